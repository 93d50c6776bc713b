//! A catalog as a workbook that an office accepts: title, merged two-row header, frozen panes, widths,
//! wrapped text, A3 landscape with the header on every page. Reading it back gives the same catalog.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::{Layout, WriteOptions, row_height};
use crate::error::{Error, Result};
use crate::messages::{Lang, word};
use crate::model::{
    Audience, Catalog, Channel, Channels, Children, Domain, Element, Entry, Id, Item, Kind, Level, Method,
    Wording, is_code,
};
use crate::vocabulary::{Role, UNKNOWN, channels as channels_table, headers};

/// The mark of a ticked cell.
const TICK: &str = "√";
/// The first row below the title, the line under it and the two rows of the header.
const FIRST_ROW: u32 = 4;
/// The longest name that workbooks allow a sheet.
const SHEET_NAME: usize = 31;

/// The catalog as a workbook.
pub(super) fn catalog(catalog: &Catalog, options: WriteOptions) -> Result<Vec<u8>> {
    let layout = options.layout.unwrap_or_else(|| {
        let coded = catalog.domains.iter().any(|domain| is_code(domain.id.as_str()));
        if coded { Layout::Coded } else { Layout::National }
    });
    workbook(catalog, layout).map_err(|error| Error::new("not-writable").arg("reason", error))
}

fn workbook(catalog: &Catalog, layout: Layout) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    // A fixed date: the same catalog gives the same bytes.
    let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(&catalog.title).set_creation_datetime(&created));
    let styles = Styles::new();
    match layout {
        Layout::Coded => {
            let table = Table::new(catalog.domains.iter(), true, &styles);
            let lines = Lines { title: catalog.title.clone(), below: below_title(catalog, None) };
            table.write(workbook.add_worksheet().set_name("目录")?, &lines)?;
        }
        Layout::National => {
            let mut names = SheetNames::default();
            for domain in catalog.domains.iter() {
                let table = Table::new(std::iter::once(domain), false, &styles);
                let title = headers().domain_title(&domain.name);
                let lines = Lines { title, below: below_title(catalog, Some(domain)) };
                table.write(workbook.add_worksheet().set_name(names.unique(&domain.name))?, &lines)?;
            }
        }
    }
    if catalog.domains.is_empty() && layout == Layout::National {
        let table = Table::new(catalog.domains.iter(), false, &styles);
        let lines = Lines { title: catalog.title.clone(), below: below_title(catalog, None) };
        table.write(workbook.add_worksheet().set_name("目录")?, &lines)?;
    }
    if !catalog.exclusions.is_empty() {
        exclusions(workbook.add_worksheet(), catalog, &styles)?;
    }
    about(workbook.add_worksheet(), catalog, &styles)?;
    workbook.save_to_buffer()
}

struct Styles {
    title: Format,
    line: Format,
    head: Format,
    text: Format,
    centre: Format,
}

impl Styles {
    fn new() -> Self {
        let cell = Format::new()
            .set_font_name("宋体")
            .set_font_size(10)
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        let boxed = cell.clone().set_border(FormatBorder::Thin);
        Self {
            title: cell.clone().set_font_name("黑体").set_font_size(16).set_align(FormatAlign::Center),
            line: cell.set_align(FormatAlign::Left),
            head: boxed.clone().set_bold().set_align(FormatAlign::Center).set_background_color("E8EEF7"),
            centre: boxed.clone().set_align(FormatAlign::Center),
            text: boxed.set_align(FormatAlign::Left),
        }
    }
}

/// The lines above a table.
struct Lines {
    title: String,
    below: String,
}

fn below_title(catalog: &Catalog, domain: Option<&Domain>) -> String {
    let (issuer_word, domain_word) = headers().line_words();
    let mut parts = Vec::new();
    if let Some(domain) = domain {
        parts.push(format!("{domain_word}：{}", named(&domain.name, &domain.id)));
    }
    if let Some(issuer) = &catalog.issuer {
        parts.push(format!("{issuer_word}：{}", issuer.name));
    }
    parts.join("\u{3000}\u{3000}")
}

/// A name with its code in the same cell, as Anhui's form has it.
fn named(name: &str, id: &Id) -> String {
    let code = id.duplicate_of().unwrap_or(id.as_str());
    if is_code(code) { format!("{name}({code})") } else { name.to_owned() }
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq)]
enum Column {
    Serial,
    Domain,
    Item(usize),
    Content,
    Basis,
    TimeLimit,
    Body,
    Channels,
    Society,
    Group,
    Active,
    OnRequest,
    Level(Level),
    Extra(String),
}

/// A row: the way to its item, and its entry.
struct Row<'a> {
    domain: &'a Domain,
    items: Vec<&'a Item>,
    entry: &'a Entry,
}

/// A table of one or more domains.
struct Table<'a> {
    rows: Vec<Row<'a>>,
    columns: Vec<Column>,
    lost: Lost,
    coded: bool,
    styles: &'a Styles,
}

/// The ticked elements that are unknown in every row: their cells stay empty, as where the ticks were lost.
struct Lost {
    audience: bool,
    method: bool,
    levels: bool,
}

impl Lost {
    fn of(rows: &[Row<'_>]) -> Self {
        let all = |unknown: &dyn Fn(&Entry) -> bool| rows.iter().all(|row| unknown(row.entry));
        Self {
            audience: all(&|entry| entry.audience.is_unknown()),
            method: all(&|entry| entry.method.is_unknown()),
            levels: all(&|entry| entry.levels.is_unknown()),
        }
    }

    fn is_lost(&self, column: &Column) -> bool {
        match column {
            Column::Society | Column::Group => self.audience,
            Column::Active | Column::OnRequest => self.method,
            Column::Level(_) => self.levels,
            _ => false,
        }
    }
}

impl<'a> Table<'a> {
    fn new(domains: impl Iterator<Item = &'a Domain>, coded: bool, styles: &'a Styles) -> Self {
        let mut rows = Vec::new();
        for domain in domains {
            collect(domain, &domain.items, &mut Vec::new(), &mut rows);
        }
        let columns = columns(&rows, coded);
        let lost = Lost::of(&rows);
        Self { rows, columns, lost, coded, styles }
    }

    fn write(&self, sheet: &mut Worksheet, above: &Lines) -> Result<(), XlsxError> {
        let last = u16::try_from(self.columns.len()).unwrap_or(u16::MAX).max(2) - 1;
        sheet.merge_range(0, 0, 0, last, &above.title, &self.styles.title)?;
        sheet.set_row_height(0, 30)?;
        sheet.merge_range(1, 0, 1, last, &above.below, &self.styles.line)?;
        self.header(sheet)?;
        let mut lines: Vec<f64> = Vec::with_capacity(self.rows.len());
        for (n, row) in (FIRST_ROW..).zip(&self.rows) {
            let mut most: f64 = 1.0;
            for (c, column) in (0_u16..).zip(&self.columns) {
                if !matches!(column, Column::Domain | Column::Item(_)) {
                    let lost = self.lost.is_lost(column);
                    let text = if lost { String::new() } else { cell(row.entry, column) };
                    most = most.max(row_height::lines(&text, width(column)));
                    sheet.write_string_with_format(n, c, text, self.style(column))?;
                }
            }
            lines.push(most);
        }
        self.names(sheet, &mut lines)?;
        for (n, lines) in (FIRST_ROW..).zip(lines) {
            sheet.set_row_height(n, row_height::row_height(lines))?;
        }
        sheet.set_row_height(3, 30)?;
        sheet.set_freeze_panes(FIRST_ROW, 0)?;
        sheet.set_landscape().set_paper_size(8).set_repeat_rows(2, 3)?.set_print_fit_to_pages(1, 0);
        sheet.set_footer("&C第 &P 页，共 &N 页");
        Ok(())
    }

    fn style(&self, column: &Column) -> &Format {
        match column {
            Column::Content
            | Column::Basis
            | Column::TimeLimit
            | Column::Body
            | Column::Channels
            | Column::Extra(_) => &self.styles.text,
            _ => &self.styles.centre,
        }
    }

    /// The two header rows: groups over their columns, single headings over both rows.
    fn header(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let mut c = 0_u16;
        let mut columns = self.columns.as_slice();
        while let Some(first) = columns.first() {
            sheet.set_column_width(c, width(first))?;
            let group = group(first);
            let run = columns
                .iter()
                .take_while(|column| group.is_some() && self::group(column) == group)
                .count()
                .max(1);
            let last = c + u16::try_from(run).unwrap_or(1) - 1;
            if let Some(group) = group {
                if run > 1 {
                    sheet.merge_range(2, c, 2, last, headers().name(group), &self.styles.head)?;
                } else {
                    sheet.write_string_with_format(2, c, headers().name(group), &self.styles.head)?;
                }
                for (at, column) in (c..=last).zip(columns) {
                    sheet.set_column_width(at, width(column))?;
                    sheet.write_string_with_format(3, at, self.heading(column), &self.styles.head)?;
                }
            } else {
                sheet.merge_range(2, c, 3, c, &self.heading(first), &self.styles.head)?;
            }
            columns = columns.get(run..).unwrap_or_default();
            c = last + 1;
        }
        Ok(())
    }

    fn heading(&self, column: &Column) -> String {
        let name = |role| headers().name(role).to_owned();
        let coded = |role| if self.coded { format!("{}(编码)", headers().name(role)) } else { name(role) };
        match column {
            Column::Serial => name(Role::Serial),
            Column::Domain => coded(Role::Domain),
            Column::Item(0) => coded(Role::Item1),
            Column::Item(1) => coded(Role::Item2),
            Column::Item(2) => coded(Role::Item3),
            Column::Item(3) => name(Role::Item4),
            Column::Item(4) => name(Role::Item5),
            Column::Item(_) => name(Role::Item6),
            Column::Content => name(Role::Content),
            Column::Basis => name(Role::Basis),
            Column::TimeLimit => name(Role::TimeLimit),
            Column::Body => name(Role::Body),
            Column::Channels => name(Role::Channels),
            Column::Society => name(Role::Society),
            Column::Group => name(Role::Group),
            Column::Active => name(Role::Active),
            Column::OnRequest => name(Role::OnRequest),
            Column::Level(level) => word(&format!("level.{}", level.key()), Lang::Zh).to_owned(),
            Column::Extra(heading) => heading.clone(),
        }
    }

    /// The domain and item cells, merged down over the rows of one node, whose last row grows where a name takes
    /// more lines than they have.
    fn names(&self, sheet: &mut Worksheet, lines: &mut [f64]) -> Result<(), XlsxError> {
        for (c, column) in (0_u16..).zip(&self.columns) {
            let mut rows = self.rows.as_slice();
            let mut n = FIRST_ROW;
            let mut from = 0;
            while let Some(first) = rows.first() {
                let run = match node(first, column) {
                    None => break,
                    Some((id, _)) => {
                        rows.iter().take_while(|row| node(row, column).is_some_and(|(i, _)| i == id)).count()
                    }
                };
                let text = node(first, column).map(|(_, text)| text).unwrap_or_default();
                let last = n + u32::try_from(run).unwrap_or(1) - 1;
                if last > n {
                    sheet.merge_range(n, c, last, c, &text, &self.styles.text)?;
                } else {
                    sheet.write_string_with_format(n, c, &text, &self.styles.text)?;
                }
                if let Some(own) = lines.get_mut(from..from + run) {
                    let missing = row_height::lines(&text, width(column)) - own.iter().sum::<f64>();
                    if let Some(last) = own.last_mut() {
                        *last += missing.max(0.0);
                    }
                }
                rows = rows.get(run..).unwrap_or_default();
                n = last + 1;
                from += run;
            }
        }
        Ok(())
    }
}

/// The node that a name column shows in a row: its id, and its cell's text. The cell of a level that the item
/// does not have is empty and stands for the item above it.
fn node<'a>(row: &Row<'a>, column: &Column) -> Option<(&'a Id, String)> {
    match column {
        Column::Domain => Some((&row.domain.id, named(&row.domain.name, &row.domain.id))),
        Column::Item(depth) => match row.items.get(*depth) {
            Some(item) => Some((&item.id, named(&item.name, &item.id))),
            None => Some((&row.entry.id, String::new())),
        },
        _ => None,
    }
}

fn collect<'a>(
    domain: &'a Domain,
    items: &'a Children<Item>,
    above: &mut Vec<&'a Item>,
    rows: &mut Vec<Row<'a>>,
) {
    for item in items.iter() {
        above.push(item);
        rows.extend(item.entries.iter().map(|entry| Row { domain, items: above.clone(), entry }));
        collect(domain, &item.items, above, rows);
        above.pop();
    }
}

/// The columns that a table needs. An element that no entry has gets no column: it is absent, and an empty
/// tick column would say that its ticks were lost.
fn columns(rows: &[Row<'_>], coded: bool) -> Vec<Column> {
    let any = |test: &dyn Fn(&Entry) -> bool| rows.is_empty() || rows.iter().any(|row| test(row.entry));
    let mut columns = vec![Column::Serial];
    if coded {
        columns.push(Column::Domain);
    }
    let depth = rows.iter().map(|row| row.items.len()).max().unwrap_or(0).max(2);
    columns.extend((0..depth).map(Column::Item));
    columns.extend([Column::Content, Column::Basis, Column::TimeLimit, Column::Body, Column::Channels]);
    if any(&|entry| !entry.audience.is_absent()) {
        columns.extend([Column::Society, Column::Group]);
    }
    if any(&|entry| !entry.method.is_absent()) {
        columns.extend([Column::Active, Column::OnRequest]);
    }
    if any(&|entry| !entry.levels.is_absent()) {
        let used =
            |level: Level| any(&|entry| entry.levels.known().is_some_and(|levels| levels.contains(level)));
        let standard = |level| matches!(level, Level::County | Level::Township);
        columns.extend(
            Level::ALL.into_iter().filter(|level| standard(*level) || used(*level)).map(Column::Level),
        );
    }
    let mut extra: Vec<&String> = Vec::new();
    for heading in rows.iter().flat_map(|row| row.entry.extra.keys()) {
        if !extra.contains(&heading) {
            extra.push(heading);
        }
    }
    columns.extend(extra.into_iter().cloned().map(Column::Extra));
    columns
}

/// The heading over a column's group.
fn group(column: &Column) -> Option<Role> {
    match column {
        Column::Item(_) => Some(Role::Items),
        Column::Society | Column::Group => Some(Role::Audience),
        Column::Active | Column::OnRequest => Some(Role::Method),
        Column::Level(_) => Some(Role::Levels),
        _ => None,
    }
}

/// A column's width in characters: on A3 landscape all columns fit a page.
fn width(column: &Column) -> f64 {
    match column {
        Column::Serial => 6.0,
        Column::Domain => 12.0,
        Column::Item(_) => 14.0,
        Column::Content => 34.0,
        Column::Basis => 38.0,
        Column::TimeLimit | Column::Channels => 22.0,
        Column::Body | Column::Extra(_) => 18.0,
        Column::Group => 10.0,
        _ => 6.5,
    }
}

fn cell(entry: &Entry, column: &Column) -> String {
    let worded = |element: &Element<Wording>| match element {
        Element::Absent => String::new(),
        Element::Unknown => UNKNOWN.to_owned(),
        Element::Known(wording) => wording.as_str().to_owned(),
    };
    let tick = |ticked: bool| if ticked { TICK.to_owned() } else { String::new() };
    match column {
        Column::Serial => entry.serial.clone().unwrap_or_default(),
        Column::Content => worded(&entry.content),
        Column::Basis => worded(&entry.basis),
        Column::TimeLimit => worded(&entry.time_limit),
        Column::Body => worded(&entry.body),
        Column::Channels => match &entry.channels {
            Element::Absent => String::new(),
            Element::Unknown => UNKNOWN.to_owned(),
            Element::Known(channels) => channel_cell(channels),
        },
        Column::Society => ticked(&entry.audience, |audience| tick(audience.society)),
        Column::Group => ticked(&entry.audience, group_cell),
        Column::Active => ticked(&entry.method, |methods| tick(methods.contains(Method::Active))),
        Column::OnRequest => ticked(&entry.method, |methods| tick(methods.contains(Method::OnRequest))),
        Column::Level(level) => ticked(&entry.levels, |levels| tick(levels.contains(*level))),
        Column::Extra(heading) => entry.extra.get(heading).cloned().unwrap_or_default(),
        Column::Domain | Column::Item(_) => String::new(),
    }
}

fn ticked<T>(element: &Element<T>, cell: impl Fn(&T) -> String) -> String {
    match element {
        Element::Absent => String::new(),
        Element::Unknown => UNKNOWN.to_owned(),
        Element::Known(value) => cell(value),
    }
}

fn group_cell(audience: &Audience) -> String {
    match audience.group.as_deref() {
        None => String::new(),
        Some(group) => format!("{TICK}{group}"),
    }
}

/// Chosen channels with a full box, offered ones with an empty box, one a line.
fn channel_cell(channels: &Channels) -> String {
    let other = channels_table().other();
    let line = |mark: char, channel: &Channel| match channel {
        Channel::Other(name) if name.is_empty() => format!("{mark}{other}"),
        Channel::Other(name) => format!("{mark}{other}:{name}"),
        channel => format!("{mark}{}", channel.name()),
    };
    let chosen = channels.chosen.iter().map(|channel| line('■', channel));
    chosen.chain(channels.offered.iter().map(|channel| line('□', channel))).collect::<Vec<_>>().join("\n")
}

/// The sheet that lists the parts of the guideline that do not apply.
fn exclusions(sheet: &mut Worksheet, catalog: &Catalog, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name(headers().exclusion_sheet())?;
    sheet.merge_range(0, 0, 0, 2, headers().exclusion_sheet(), &styles.title)?;
    let head = [headers().name(Role::Serial), headers().name(Role::Domain), headers().name(Role::Reason)];
    for (c, (text, width)) in (0_u16..).zip(head.into_iter().zip([6.0, 40.0, 80.0])) {
        sheet.set_column_width(c, width)?;
        sheet.write_string_with_format(1, c, text, &styles.head)?;
    }
    for (n, exclusion) in (0_u32..).zip(&catalog.exclusions) {
        sheet.write_string_with_format(n + 2, 0, (n + 1).to_string(), &styles.centre)?;
        let path = Id::path(None, &exclusion.name) != exclusion.id && !is_code(exclusion.id.as_str());
        let part = if path { exclusion.id.to_string() } else { named(&exclusion.name, &exclusion.id) };
        sheet.write_string_with_format(n + 2, 1, part, &styles.text)?;
        sheet.write_string_with_format(
            n + 2,
            2,
            exclusion.reason.as_deref().unwrap_or_default(),
            &styles.text,
        )?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// The sheet that tells whose catalog this is and what it was made from.
fn about(sheet: &mut Worksheet, catalog: &Catalog, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name(headers().about_sheet())?;
    sheet.set_column_width(0, 18)?.set_column_width(1, 80)?;
    let kind = headers().about_name(match catalog.kind {
        Kind::Guideline => "guideline",
        Kind::Local => "local",
    });
    let issuer = catalog.issuer.clone().unwrap_or_default();
    let based_on = catalog.based_on.clone().unwrap_or_default();
    let level = issuer.level.map(|level| word(&format!("level.{}", level.key()), Lang::Zh).to_owned());
    let rows = [
        ("title", Some(catalog.title.clone())),
        ("kind", Some(kind.to_owned())),
        ("edition", catalog.edition.clone()),
        ("issuer", Some(issuer.name)),
        ("code", issuer.code),
        ("level", level),
        ("based-on", Some(based_on.id)),
        ("based-on-edition", based_on.edition),
        ("based-on-digest", based_on.digest),
    ];
    let said =
        rows.into_iter().filter_map(|(key, value)| Some((key, value.filter(|value| !value.is_empty())?)));
    for (n, (key, value)) in (0_u32..).zip(said) {
        sheet.write_string_with_format(n, 0, headers().about_name(key), &styles.head)?;
        sheet.write_string_with_format(n, 1, value, &styles.text)?;
    }
    Ok(())
}

/// Names of sheets: cut to what workbooks allow, each once.
#[derive(Default)]
struct SheetNames(Vec<String>);

impl SheetNames {
    fn unique(&mut self, name: &str) -> String {
        let plain: String = name
            .chars()
            .map(|c| {
                if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'') || c.is_control() {
                    '_'
                } else {
                    c
                }
            })
            .collect();
        let cut = |name: &str, length| name.chars().take(length).collect::<String>();
        let mut unique = cut(if plain.trim().is_empty() { "目录" } else { &plain }, SHEET_NAME);
        let mut n = 2;
        while self.0.contains(&unique.to_lowercase())
            || headers().is_about_sheet(&unique)
            || headers().is_exclusion_sheet(&unique)
        {
            unique = format!("{}({n})", cut(&plain, SHEET_NAME - 5));
            n += 1;
        }
        self.0.push(unique.to_lowercase());
        unique
    }
}
