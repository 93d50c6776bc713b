//! The one table reader: finds the tables in a grid, reads their headers, and turns their rows into the tree. How each
//! lies is found, not configured; what was decided is told as its layout.

mod above;
mod crosswise;
mod entry;
mod evidence;
mod header;
mod heading;
mod names;
mod row;
mod rows;
#[cfg(test)]
mod tests;
mod ticks;

pub(super) use names::name_and_code;

use super::grid::Grid;
use super::layout::{ColumnBy, ColumnLayout, DomainBy, Form, LayoutOptions, Rows as RowRange, TableLayout};
use super::{Read, document};
use crate::finding::{Finding, Severity};
use crate::model::{Cell, Issuer, Level, Levels, is_code};
use crate::vocabulary::{Marks, Role, headers};
use above::{Above, known_domain};
use evidence::Evidence;
use header::{Column, Header};
use names::Name;
use rows::{Carried, Rows};

/// The tables of a file as they are read one after the other: a table may go on with the one before it.
pub(super) struct Tables<'a> {
    options: &'a [LayoutOptions],
    channel_marks: &'a Marks,
    /// The file's name without its ending; empty where it is not known.
    file: &'a str,
    evidence: Evidence,
    last: Option<Last>,
}

/// The table read last.
struct Last {
    header: Header,
    /// How many columns its grid has.
    width: u32,
    carried: Carried,
}

/// A run of rows under one header and one domain.
struct Segment {
    header: Header,
    rows: Vec<u32>,
    above: Above,
    /// The rows of headers that only came again.
    repeated: Vec<u32>,
    /// Whether the header is the grid's own: else it is that of the table before.
    own_header: bool,
    /// Whether it goes on with the table before.
    goes_on: bool,
}

impl<'a> Tables<'a> {
    /// No table read yet.
    pub(super) fn new(options: &'a [LayoutOptions], channel_marks: &'a Marks, file: &'a str) -> Self {
        Self { options, channel_marks, file, evidence: Evidence::default(), last: None }
    }

    /// Reads the tables of a grid into the catalog. `false` where the grid holds none.
    pub(super) fn read(&mut self, grid: &Grid, read: &mut Read) -> bool {
        let options =
            self.options.iter().find(|o| o.sheet.as_deref().is_none_or(|sheet| sheet == &*grid.sheet));
        let default = LayoutOptions::default();
        let options = options.unwrap_or(&default);
        if options.skip {
            return true;
        }
        let upright = if options.header.is_none() { crosswise::upright(grid) } else { None };
        let crosswise = upright.is_some();
        let grid = upright.as_ref().unwrap_or(grid);
        let mut segments = self.segments(grid, options, crosswise, read);
        if crosswise && !segments.is_empty() {
            let finding = Finding::new("table-transposed", Severity::Info).arg("sheet", &*grid.sheet);
            read.findings.push(finding.origin(Some(grid.sheet_origin())));
        }
        if segments.is_empty() {
            segments.extend(self.headless(grid, read));
        }
        let found = !segments.is_empty();
        for segment in segments {
            self.segment(grid, segment, options, crosswise, read);
        }
        found
    }

    /// The grid cut at its headers.
    fn segments(
        &mut self,
        grid: &Grid,
        options: &LayoutOptions,
        crosswise: bool,
        read: &mut Read,
    ) -> Vec<Segment> {
        let found = match options.header {
            Some(rows) => {
                vec![header::given(grid, rows.first.saturating_sub(1), rows.last.saturating_sub(1))]
            }
            // A turned table has its headings in the first row, whatever its values look like.
            None if crosswise => vec![header::given(grid, 0, 0)],
            None => header::find_all(grid, 0),
        };
        let mut segments: Vec<Segment> = Vec::new();
        let mut from = 0;
        // Rows before the first header are the rest of the table before, cut at a page.
        if let Some(first) = found.first()
            && let Some((rest, end)) = self.rest(grid, first.first_row, read)
        {
            segments.push(rest);
            from = end;
        }
        let ends: Vec<u32> = found
            .iter()
            .enumerate()
            .map(|(n, header)| match found.get(n + 1) {
                Some(next) => end_before(grid, header.last_row + 1, next.first_row),
                None => grid.row_count(),
            })
            .collect();
        for (header, end) in found.into_iter().zip(ends) {
            let free = if from == 0 { &grid.above[..] } else { &[] };
            let above = Above::read(grid, free, from, header.first_row);
            let rows = (header.last_row + 1..end).filter(|row| !grid.is_row_blank(*row));
            let names_domain =
                above.domain.is_some() || above.titled().is_some() || above.new_domain().is_some();
            match segments.last_mut() {
                Some(last) if last.header.is_again(&header) && !names_domain => {
                    last.repeated.push(header.first_row);
                    last.rows.extend(rows);
                }
                _ => {
                    // Further headers of a grid go on with its domain; the first one with that of the grid before, where
                    // it only comes again and nothing else is said.
                    let again = || {
                        self.last.as_ref().is_some_and(|last| last.header.is_again(&header))
                            && known_domain(&grid.sheet).is_none()
                            && (grid.sheet.is_empty() || headers().is_plain_sheet(&grid.sheet))
                            && above.title().is_none()
                    };
                    let goes_on = !names_domain && (!segments.is_empty() || again());
                    let rows = rows.collect();
                    segments.push(Segment {
                        header,
                        rows,
                        above,
                        repeated: Vec::new(),
                        own_header: true,
                        goes_on,
                    });
                }
            }
            from = end;
        }
        segments
    }

    /// The rows before a grid's first header, where they go on with the table before; and the row behind them.
    fn rest(&mut self, grid: &Grid, header: u32, read: &mut Read) -> Option<(Segment, u32)> {
        let last = self.last.as_ref().filter(|last| last.width == grid.column_count())?;
        let end = end_before(grid, 0, header);
        let rows: Vec<u32> = (0..end).filter(|row| !grid.is_row_blank(*row)).collect();
        let is_full = |row: &u32| grid.own_texts(*row).nth(2).is_some();
        if !rows.iter().any(is_full) || !fit(&mut self.evidence, grid, &rows, &last.header) {
            return None;
        }
        read.findings.push(continued(grid));
        let above = Above::read(grid, &grid.above, 0, 0);
        let header = last.header.clone();
        Some((Segment { header, rows, above, repeated: Vec::new(), own_header: false, goes_on: true }, end))
    }

    /// A grid without a header: it goes on with the table before it, or its cells tell what its columns hold.
    fn headless(&mut self, grid: &Grid, read: &mut Read) -> Option<Segment> {
        let rows: Vec<u32> = (0..grid.row_count()).filter(|row| !grid.is_row_blank(*row)).collect();
        let above = Above::read(grid, &grid.above, 0, 0);
        let header = match &self.last {
            Some(last)
                if last.width == grid.column_count()
                    && fit(&mut self.evidence, grid, &rows, &last.header) =>
            {
                read.findings.push(continued(grid));
                last.header.clone()
            }
            _ => {
                let header = guessed(&mut self.evidence, grid, &rows)?;
                let finding = Finding::new("header-missing", Severity::Warning)
                    .arg("sheet", &*grid.sheet)
                    .origin(Some(grid.origin(at(0, 0))));
                read.findings.push(finding);
                header
            }
        };
        let goes_on = self.last.is_some() && above.titled().is_none() && above.domain.is_none();
        Some(Segment { header, rows, above, repeated: Vec::new(), own_header: false, goes_on })
    }

    /// Reads one run of rows.
    fn segment(
        &mut self,
        grid: &Grid,
        mut segment: Segment,
        options: &LayoutOptions,
        crosswise: bool,
        read: &mut Read,
    ) {
        take_above(&segment.above, read);
        let own = segment.own_header;
        if own {
            add_unheaded(grid, &segment.rows, &mut segment.header);
            let settled = evidence::settle(&mut self.evidence, grid, &segment.rows, &mut segment.header);
            overrule(&mut segment.header, options);
            self.report(grid, &segment, &settled, &mut read.findings);
        } else {
            overrule(&mut segment.header, options);
        }
        let before = self.last.take();
        let (domain, by) = domain(grid, &segment, options, before.as_ref(), self.file);
        let mut carried = before.map(|last| last.carried).unwrap_or_default();
        if let Some(name) = domain {
            if by == DomainBy::Unnamed && !segment.header.has(Role::Domain) {
                let finding =
                    Finding::new("domain-unnamed", Severity::Warning).arg("name", name.name.as_str());
                read.findings.push(finding.origin(Some(grid.sheet_origin())));
            }
            carried.place.begin(name);
        }
        let rows =
            Rows { grid, header: &segment.header, rows: &segment.rows, channel_marks: self.channel_marks };
        let done = rows.read(&mut carried, &mut read.catalog, &mut read.findings);
        let mut columns: Vec<ColumnLayout> = Vec::new();
        for column in &segment.header.columns {
            columns.push(self.told(grid, &segment.rows, column));
        }
        let sum: u32 = columns.iter().map(|column| u32::from(column.confidence)).sum();
        let mean = sum.checked_div(u32::try_from(columns.len()).unwrap_or(1)).unwrap_or(0);
        let number = |row: Option<&u32>| row.map_or(0, |row| grid.source(at(*row, 0)).row + 1);
        read.layout.push(TableLayout {
            sheet: grid.sheet.to_string(),
            form: form(grid, &segment, crosswise),
            header: (own && !crosswise)
                .then(|| RowRange { first: segment.header.first_row + 1, last: segment.header.last_row + 1 }),
            rows: RowRange { first: number(segment.rows.first()), last: number(segment.rows.last()) },
            domains: done.domains,
            domain_by: by,
            entries: done.entries,
            confidence: u8::try_from(mean).unwrap_or(100),
            columns,
        });
        self.last = Some(Last { header: segment.header, width: grid.column_count(), carried });
    }

    /// What one column was taken for.
    fn told(&mut self, grid: &Grid, rows: &[u32], column: &Column) -> ColumnLayout {
        let filled =
            rows.iter().filter(|row| !grid.column_text(at(**row, column.column)).trim().is_empty()).count();
        let fits = self.evidence.fits(grid, rows, column);
        let base: u32 = match column.by {
            ColumnBy::Caller | ColumnBy::Heading => 100,
            ColumnBy::Near => 85,
            ColumnBy::Word => 70,
            ColumnBy::Content => 60,
            ColumnBy::Position => 50,
            ColumnBy::Unknown => 40,
        };
        let doubt = match (column.by, fits) {
            (ColumnBy::Caller, _) | (_, None) => 0,
            (_, Some(fits)) => base / 2 * (fits.of - fits.fitting) / fits.of.max(1),
        };
        ColumnLayout {
            column: grid.source(column.cell).letters(),
            heading: column.heading.clone(),
            role: column.role,
            levels: column.levels.clone(),
            by: column.by,
            meant: column.meant.clone(),
            filled: u32::try_from(filled).unwrap_or(u32::MAX),
            fits,
            confidence: u8::try_from(base - doubt).unwrap_or(100),
        }
    }

    /// Says what was decided about a header that its words alone do not tell.
    fn report(&mut self, grid: &Grid, segment: &Segment, settled: &[u32], findings: &mut Vec<Finding>) {
        let header = &segment.header;
        let about = |code, severity, column: &Column| {
            let finding = Finding::new(code, severity).arg("heading", column.heading.as_str());
            let finding = finding.arg("role", role_key(column)).origin(Some(grid.origin(column.cell)));
            match row::element(column.role) {
                Some(element) => finding.element(element),
                None => finding,
            }
        };
        let mut seen: Vec<(Role, Levels)> = Vec::new();
        for column in &header.columns {
            let again = seen.contains(&(column.role, column.levels.clone()));
            let once = !matches!(column.role, Role::Extra | Role::Items);
            if settled.contains(&column.column) {
                findings.push(about("heading-by-content", Severity::Info, column));
            } else if again && once {
                findings.push(about("column-duplicated", Severity::Info, column));
            } else if matches!(column.by, ColumnBy::Near | ColumnBy::Word) {
                let meant = column.meant.as_deref().unwrap_or_default();
                findings.push(about("heading-near", Severity::Info, column).arg("meant", meant));
            } else if column.by == ColumnBy::Heading
                && !matches!(column.role, Role::Serial | Role::Body)
                && let Some(fits) = self.evidence.fits(grid, &segment.rows, column)
                && fits.fitting == 0
                && fits.of >= 3
            {
                findings.push(about("column-doubtful", Severity::Warning, column));
            }
            seen.push((column.role, column.levels.clone()));
        }
        if let Some(first) = segment.repeated.first() {
            let rows: Vec<String> = segment.repeated.iter().map(|row| (row + 1).to_string()).collect();
            findings.push(
                Finding::new("header-repeated", Severity::Info)
                    .arg("rows", rows)
                    .origin(Some(grid.origin(at(*first, 0)))),
            );
        } else if segment.goes_on && self.last.as_ref().is_some_and(|last| last.header.is_again(header)) {
            findings.push(
                Finding::new("header-repeated", Severity::Info)
                    .arg("rows", vec![(header.first_row + 1).to_string()])
                    .origin(Some(grid.origin(at(header.first_row, 0)))),
            );
        }
    }
}

/// That a grid goes on without a header of its own.
fn continued(grid: &Grid) -> Finding {
    Finding::new("header-continued", Severity::Info)
        .arg("sheet", &*grid.sheet)
        .origin(Some(grid.origin(at(0, 0))))
}

/// What a column is called where words are made of it: a level's own name for a column of ticks.
fn role_key(column: &Column) -> String {
    match column.levels.iter().next().filter(|_| column.role == Role::Level) {
        Some(level) => level.key().to_owned(),
        None => column.role.key(),
    }
}

/// Takes the title and the issuer that the lines above a table say, where nothing said them before.
fn take_above(above: &Above, read: &mut Read) {
    if let Some(name) = &above.issuer
        && read.catalog.issuer.is_none()
    {
        let level = document::level_of(name);
        read.catalog.issuer = Some(Issuer { code: None, name: name.clone(), level });
    }
    if let Some(title) = above.title()
        && read.catalog.title.is_empty()
    {
        read.catalog.title.clone_from(title);
    }
}

/// The domain of a run of rows, and how it was told; `None` where it is the one before.
fn domain(
    grid: &Grid,
    segment: &Segment,
    options: &LayoutOptions,
    before: Option<&Last>,
    file: &str,
) -> (Option<Name>, DomainBy) {
    let named = |name: &str, by| (Some(Name::titled(name)), by);
    let has_column = segment.header.has(Role::Domain);
    let by_column = |by| if has_column { DomainBy::Column } else { by };
    if let Some(domain) = &options.domain {
        return named(domain, DomainBy::Caller);
    }
    let above = &segment.above;
    if let Some(domain) = above.domain.clone().or_else(|| above.titled()) {
        return named(&domain, by_column(DomainBy::Title));
    }
    if let Some(domain) = known_domain(&grid.sheet) {
        return named(&domain, by_column(DomainBy::Sheet));
    }
    if let Some(domain) = above.new_domain() {
        return named(&domain, by_column(DomainBy::Title));
    }
    if segment.goes_on && before.is_some_and(|last| last.carried.place.domain().is_some()) {
        return (None, by_column(DomainBy::Continued));
    }
    if !grid.sheet.is_empty() && !headers().is_plain_sheet(&grid.sheet) {
        return named(&headers().domain_name(&grid.sheet), by_column(DomainBy::Sheet));
    }
    if let Some(domain) = known_domain(file) {
        return named(&domain, by_column(DomainBy::File));
    }
    let stand_ins =
        [above.title().map_or("", String::as_str), &*grid.sheet, file, headers().unnamed_domain()];
    let stand_in = stand_ins.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
    let name = headers().domain_name(stand_in);
    named(if name.is_empty() { stand_in } else { &name }, by_column(DomainBy::Unnamed))
}

/// Adds the columns that have cells and no heading.
fn add_unheaded(grid: &Grid, rows: &[u32], header: &mut Header) {
    for column in 0..grid.column_count() {
        let has_cells = || rows.iter().any(|row| !grid.column_text(at(*row, column)).trim().is_empty());
        if header.columns.iter().any(|known| known.column == column) || !has_cells() {
            continue;
        }
        let cell = at(header.last_row, column);
        header.columns.push(Column {
            column,
            role: Role::Extra,
            levels: Levels::default(),
            heading: format!("{}列", grid.source(cell).letters()),
            by: ColumnBy::Unknown,
            meant: None,
            cell,
        });
    }
    header.columns.sort_by_key(|column| column.column);
}

/// The caller's word goes before what was found.
fn overrule(header: &mut Header, options: &LayoutOptions) {
    for (letters, role) in &options.columns {
        let (Some(at), Some((role, levels))) = (Cell::column_of(letters), role_of(role)) else { continue };
        if let Some(column) = header.columns.iter_mut().find(|column| column.column == at) {
            *column = Column { role, levels, by: ColumnBy::Caller, meant: None, ..column.clone() };
        }
    }
}

/// The role with this key; a level's key is the role of its column of ticks.
pub(super) fn role_of(key: &str) -> Option<(Role, Levels)> {
    if let Some(level) = Level::from_key(key) {
        return Some((Role::Level, std::iter::once(level).collect()));
    }
    Role::from_key(key).map(|role| (role, Levels::default()))
}

/// The keys of all roles that a caller may give a column, levels among them.
pub(super) fn role_keys() -> Vec<String> {
    let roles = headers().roles().chain([Role::Extra]).map(Role::key);
    roles.chain(Level::ALL.map(|level| level.key().to_owned())).collect()
}

/// Whether a grid's cells are like what a header's columns hold: at least two columns can be told, and most of those fit.
fn fit(evidence: &mut Evidence, grid: &Grid, rows: &[u32], header: &Header) -> bool {
    let fits: Vec<bool> = header
        .columns
        .iter()
        .filter(|column| {
            matches!(column.role, Role::Basis | Role::TimeLimit | Role::Channels | Role::Body | Role::Serial)
        })
        .filter_map(|column| evidence.fits(grid, rows, column))
        .map(|fits| fits.fitting * 2 >= fits.of)
        .collect();
    !fits.is_empty() && fits.iter().filter(|fits| **fits).count() * 2 >= fits.len()
}

/// The columns of a table without any header, as their cells tell: at least a time limit or a basis and one thing more,
/// the content before the first of them, the items before the content. `None` where they do not.
fn guessed(evidence: &mut Evidence, grid: &Grid, rows: &[u32]) -> Option<Header> {
    if rows.len() < 2 || grid.column_count() < 4 {
        return None;
    }
    let mut header = Header { first_row: 0, last_row: 0, columns: Vec::new() };
    add_unheaded(grid, rows, &mut header);
    evidence::settle(evidence, grid, rows, &mut header);
    let told = |role| header.has(role);
    let elements =
        [Role::Basis, Role::TimeLimit, Role::Channels, Role::Body].into_iter().filter(|role| told(*role));
    if elements.count() < 2 || !told(Role::Basis) && !told(Role::TimeLimit) {
        return None;
    }
    let is_told =
        |column: &&Column| column.role != Role::Extra && !matches!(column.role, Role::Serial | Role::Code);
    let first = header.columns.iter().find(is_told)?.column;
    let before: Vec<u32> = header
        .columns
        .iter()
        .filter(|column| column.column < first && column.role == Role::Extra)
        .map(|column| column.column)
        .collect();
    let (content, items) = before.split_last()?;
    if items.is_empty() {
        return None;
    }
    for column in &mut header.columns {
        let role = if column.column == *content {
            Role::Content
        } else if items.contains(&column.column) {
            Role::Items
        } else {
            continue;
        };
        *column = Column { role, by: ColumnBy::Position, ..column.clone() };
    }
    Some(header)
}

/// Where the rows of this table end when another header follows at `next`: title rows above that header belong to the
/// next table.
fn end_before(grid: &Grid, first: u32, next: u32) -> u32 {
    let mut end = next;
    while end > first {
        let row = end - 1;
        let mut texts = grid.row_texts(row);
        let only_title = texts.next().filter(|_| texts.next().is_none()).is_some_and(|(cell, shown)| {
            let wide = grid.anchor(at(row, cell.column + 1)) == grid.anchor(cell);
            (wide || cell.column == 0) && row::lone(shown) == row::Lone::Title
        });
        if !only_title && !grid.is_row_blank(row) {
            break;
        }
        end -= 1;
    }
    end
}

/// Which of the published forms a table has.
fn form(grid: &Grid, segment: &Segment, crosswise: bool) -> Form {
    let header = &segment.header;
    let coded = || {
        let names = header.items().into_iter().chain(header.of(Role::Domain)).chain(header.of(Role::Code));
        let columns: Vec<u32> = names.map(|column| column.column).collect();
        segment.rows.iter().any(|row| {
            columns.iter().any(|column| {
                let cell = grid.column_text(at(*row, *column));
                name_and_code(cell).1.is_some() || is_code(cell.trim())
            })
        })
    };
    let ticked = [Role::Society, Role::Group, Role::Audience, Role::Method, Role::Active];
    if crosswise {
        Form::Crosswise
    } else if coded() {
        Form::Coded
    } else if header.items().len() > 2 && !header.has(Role::Basis) && !header.has(Role::Channels) {
        Form::Directory
    } else if header.has(Role::Content) && header.has(Role::Basis) && header.has(Role::Channels) {
        Form::National
    } else if header.items().len() == 1 && !ticked.iter().any(|role| header.has(*role)) {
        Form::Village
    } else {
        Form::Other
    }
}

/// The cell at a row and column.
fn at(row: u32, column: u32) -> Cell {
    Cell { row, column }
}
