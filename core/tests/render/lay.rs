//! Lays the rows of a catalog out as tables, and says along the way what a right reading of them finds.

use std::collections::BTreeSet;

use mulu::model::Catalog;

use super::cells::{Cells, Ticks};
use super::chance::{happens, pick};
use super::columns::{self, Column};
use super::expect::{Expected, Source, sources};
use super::mess::{Domains, File, Flag, Form, Mess, Serial};
use super::sheet::{Cell, Table};
use super::words;
use super::{crosswise, header, names};

/// Tables on their way to a file.
#[derive(Debug, Default)]
pub(crate) struct Laid {
    pub(crate) tables: Vec<Table>,
    pub(crate) expected: Vec<Expected>,
    /// The findings that a right reading has.
    pub(crate) must_report: BTreeSet<&'static str>,
}

/// One row, before it is cells.
#[derive(Debug)]
pub(crate) enum Line {
    Entry {
        source: usize,
        serial: String,
    },
    /// The channels of an entry go on.
    Spilled {
        source: usize,
    },
    /// A number and nothing else, or nothing at all.
    Empty {
        serial: String,
    },
}

/// The tables of a catalog.
pub(crate) fn lay(catalog: &Catalog, mess: &Mess) -> Laid {
    let sources = sources(catalog, mess);
    let columns = columns::of(catalog, &sources, mess);
    let mut laid = Laid::default();
    let groups = groups(&sources, mess);
    if mess.form == Form::Crosswise {
        crosswise::lay(&sources, &columns, mess, &mut laid);
        return laid;
    }
    let mut numbers = Numbers::default();
    for (n, group) in groups.iter().enumerate() {
        let domain = sources[group[0]].names[0].clone();
        begin(n, &domain, &columns, mess, &mut laid);
        if mess.domains != Domains::Column {
            numbers = Numbers::default();
        }
        let pages = pages(group, &sources, &mut numbers, mess, &mut laid);
        let rows: Vec<usize> = group.clone();
        let cells = Cells { sources: &sources, columns: &columns, mess };
        let ticks = Ticks::of(&cells, &rows);
        for (p, page) in pages.iter().enumerate() {
            if p > 0 && mess.has(Flag::HeaderRepeated) {
                header::push(laid.tables.last_mut().unwrap(), &columns, mess);
                laid.must_report.insert("header-repeated");
            } else if p > 0 {
                laid.tables.push(Table::default());
                laid.must_report.insert("header-continued");
            }
            put(page, p, &pages, &cells, ticks, &mut laid);
        }
        end(&columns, mess, &mut laid);
        if mess.form == Form::OneColumn {
            parted(group, &sources, &mut laid);
        }
    }
    laid
}

/// What a reader can know of levels in one column: all names have two of them, and first-level names come again.
/// Else the names may as well be whole.
fn parted(group: &[usize], sources: &[Source<'_>], laid: &mut Laid) {
    let ways: BTreeSet<&[String]> = group.iter().map(|n| &sources[*n].names[1..]).collect();
    let firsts: BTreeSet<&String> = ways.iter().map(|way| &way[0]).collect();
    let is_plain = ways.iter().all(|way| way.len() == 2) && ways.len() > 2 && firsts.len() * 2 <= ways.len();
    if is_plain {
        laid.must_report.insert("levels-in-one-cell");
        return;
    }
    let from = laid.expected.len() - group.len();
    laid.expected[from..].iter_mut().for_each(|expected| expected.may_be_whole = true);
}

/// Which rows share a header: those of a domain, or all.
fn groups(sources: &[Source<'_>], mess: &Mess) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (n, source) in sources.iter().enumerate() {
        match groups.last_mut() {
            Some(group) if mess.domains == Domains::Column || sources[group[0]].domain == source.domain => {
                group.push(n);
            }
            _ => groups.push(vec![n]),
        }
    }
    groups
}

/// A title that names a domain.
fn domain_title(n: usize, domain: &str, mess: &Mess) -> String {
    let number = ["一", "二", "三", "四", "五"][n % 5];
    pick(
        mess.seed,
        "title",
        &[
            format!("临泉县{domain}领域基层政务公开标准目录").as_str(),
            &format!("（{number}）{domain}领域基层政务公开标准目录"),
            &format!("{domain}领域"),
            &format!("临泉县基层政务公开标准目录（{domain}领域）"),
        ],
    )
    .to_owned()
}

/// The lines above a table that are about the whole file.
pub(crate) fn lines_above(n: usize, domain: &str, mess: &Mess) -> Vec<String> {
    let mut lines = Vec::new();
    if n == 0 && mess.has(Flag::AttachmentLine) {
        lines.push("附件2".to_owned());
    }
    let sheet_tells = matches!(mess.file, File::Xlsx | File::Ods) && happens(mess.seed, "untitled", 3);
    match mess.domains {
        Domains::Tables if !sheet_tells => lines.push(domain_title(n, domain, mess)),
        Domains::Tables => {}
        Domains::Titles | Domains::Column if happens(mess.seed, "main title", 4) => {}
        Domains::Titles | Domains::Column => lines.push("临泉县基层政务公开标准目录".to_owned()),
    }
    if n == 0 && mess.has(Flag::IssuerLine) {
        lines.push("编制单位：临泉县人民政府办公室".to_owned());
    }
    lines
}

/// Begins the table of a group of rows: lines above, title row, header.
fn begin(n: usize, domain: &str, columns: &[Column], mess: &Mess, laid: &mut Laid) {
    if n == 0 || mess.domains == Domains::Tables {
        let name = if mess.domains == Domains::Tables { domain } else { "Sheet1" };
        let mut table = Table { name: name.to_owned(), ..Table::default() };
        let lines = lines_above(n, domain, mess);
        if mess.has(Flag::LinesAsRows) {
            for line in &lines {
                table.push_across(line, columns.len());
            }
        } else {
            table.above = lines;
        }
        laid.tables.push(table);
    }
    let table = laid.tables.last_mut().unwrap();
    if mess.domains == Domains::Titles {
        table.push_across(&domain_title(n, domain, mess), columns.len());
    }
    header::push(table, columns, mess);
}

/// Ends the table of a group of rows: notes below.
fn end(columns: &[Column], mess: &Mess, laid: &mut Laid) {
    if !mess.has(Flag::NotesBelow) {
        return;
    }
    let note = pick(
        mess.seed,
        "note",
        &[
            "注：本目录自发布之日起施行。",
            "备注：由临泉县人民政府办公室负责解释。",
            "说明：本目录根据工作实际动态调整。",
        ],
    );
    let table = laid.tables.last_mut().unwrap();
    if mess.has(Flag::LinesAsRows) || mess.domains == Domains::Titles {
        table.push_across(note, columns.len());
    } else {
        table.below.push(note.to_owned());
    }
}

/// The numbers of rows.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    count: usize,
    /// The first-level item that was last numbered.
    item: Option<(usize, usize)>,
    items: usize,
}

impl Numbers {
    pub(crate) fn next(&mut self, at: (usize, usize), mess: &Mess) -> String {
        let is_new = self.item != Some(at);
        self.item = Some(at);
        self.items += usize::from(is_new);
        self.count += 1;
        match mess.serial {
            Serial::FromOne => self.count.to_string(),
            Serial::FromEleven => (self.count + 10).to_string(),
            Serial::Jumping => {
                self.count += if happens(mess.seed, &self.count.to_string(), 4) { 16 } else { 0 };
                self.count.to_string()
            }
            Serial::FourDigits => format!("{:02}{:02}", self.items, self.count % 100),
            Serial::PerItem => self.items.to_string(),
            Serial::Absent => String::new(),
        }
    }
}

/// The rows of a group, page by page.
fn pages(
    group: &[usize],
    sources: &[Source<'_>],
    numbers: &mut Numbers,
    mess: &Mess,
    laid: &mut Laid,
) -> Vec<Vec<Line>> {
    let paged = mess.has(Flag::HeaderRepeated) || mess.has(Flag::Cut);
    let mut pages = vec![Vec::new()];
    let mut on_page = 0;
    let mut before: Option<(usize, usize)> = None;
    for &n in group {
        let source = &sources[n];
        let at = (source.domain, source.first);
        if paged && on_page == mess.page {
            pages.push(Vec::new());
            on_page = 0;
        }
        let page: &mut Vec<Line> = pages.last_mut().unwrap();
        if before.is_some_and(|before| before != at) && !page.is_empty() {
            if mess.has(Flag::SerialRows)
                && mess.serial != Serial::PerItem
                && happens(mess.seed, &format!("s{n}"), 2)
            {
                page.push(Line::Empty { serial: numbers.next((usize::MAX, n), mess) });
                laid.must_report.insert("row-without-content");
            }
            if mess.has(Flag::EmptyRows) && happens(mess.seed, &format!("e{n}"), 2) {
                page.push(Line::Empty { serial: String::new() });
            }
        }
        before = Some(at);
        page.push(Line::Entry { source: n, serial: numbers.next(at, mess) });
        on_page += 1;
        let pieces =
            source.entry.channels.known().map_or(0, |channels| words::channels(channels, mess).0.len());
        if mess.has(Flag::Spilled) && pieces > 1 && happens(mess.seed, &format!("spill{n}"), 3) {
            page.push(Line::Spilled { source: n });
            laid.must_report.insert("row-joined");
        }
    }
    pages
}

/// Puts the rows of a page into the last table.
fn put(page: &[Line], p: usize, pages: &[Vec<Line>], cells: &Cells<'_>, ticks: Ticks, laid: &mut Laid) {
    let Cells { sources, columns, .. } = *cells;
    let table = laid.tables.last_mut().unwrap();
    let first_row = table.rows.len();
    let shown: Vec<usize> = page.iter().filter_map(entry_of).collect();
    let on_page = Ticks::of(cells, &shown);
    for (l, line) in page.iter().enumerate() {
        let mut row: Vec<Option<Cell>> = vec![Some(Cell::new("")); columns.len()];
        match line {
            Line::Empty { serial } => {
                if columns.first() == Some(&Column::Serial) {
                    row[0] = Some(Cell::new(serial.as_str()));
                }
            }
            Line::Spilled { source } => {
                let place = columns.iter().position(|column| *column == Column::Channels).unwrap();
                row[place] = Some(Cell::new(cells.channels(*source, Some(true))));
            }
            Line::Entry { source, serial } => {
                let spills = matches!(page.get(l + 1), Some(Line::Spilled { .. }));
                let mut expected = Expected::named(&sources[*source]);
                for (place, column) in columns.iter().enumerate() {
                    let cell = cells.cell(*source, *column, spills.then_some(false));
                    let cell = if *column == Column::Serial { Cell::new(serial.as_str()) } else { cell };
                    cells.expect(*source, *column, ticks, on_page, &cell.text, &mut expected);
                    row[place] = Some(cell);
                }
                laid.expected.push(expected);
            }
        }
        table.rows.push(row);
    }
    laid.must_report.extend(ticks.reports(cells));
    let before = p.checked_sub(1).map(|p| pages[p].as_slice());
    names::share(page, before, first_row, cells, laid);
}

/// The entry that begins in a line.
pub(crate) fn entry_of(line: &Line) -> Option<usize> {
    match line {
        Line::Entry { source, .. } => Some(*source),
        Line::Spilled { .. } | Line::Empty { .. } => None,
    }
}
