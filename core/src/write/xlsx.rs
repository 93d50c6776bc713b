//! A catalog as a workbook that an office accepts: title, merged two-row header, frozen panes, widths,
//! wrapped text, A3 landscape with the header on every page. Reading it back gives the same catalog.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::table::{self, Column, Head, Table};
use super::{WriteOptions, about, row_height};
use crate::error::{Error, Result};
use crate::model::Catalog;
use crate::vocabulary::headers;

/// The first row below the title, the line under it and the two rows of the header.
const FIRST_ROW: u32 = 4;
/// The longest name that workbooks allow a sheet.
const SHEET_NAME: usize = 31;
/// The name of a sheet that has no better one.
const SHEET: &str = "目录";

/// The catalog as a workbook.
pub(super) fn catalog(catalog: &Catalog, options: WriteOptions) -> Result<Vec<u8>> {
    workbook(catalog, options).map_err(|error| Error::new("not-writable").arg("reason", error))
}

fn workbook(catalog: &Catalog, options: WriteOptions) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = super::sheet::workbook(&catalog.title)?;
    let styles = Styles::new();
    let mut names = SheetNames::default();
    for table in table::tables(catalog, table::layout(catalog, options)) {
        let name = names.unique(table.domain.map_or(SHEET, |domain| &domain.name));
        let sheet = workbook.add_worksheet().set_name(name)?;
        let below: Vec<String> =
            [table.domain_line(), table::issuer_line(catalog)].into_iter().flatten().collect();
        draw(sheet, &table, &below.join("\u{3000}\u{3000}"), &styles)?;
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

/// Draws a table: its title, the line below it, the header, and the rows.
fn draw(sheet: &mut Worksheet, table: &Table<'_>, below: &str, styles: &Styles) -> Result<(), XlsxError> {
    let last = u16::try_from(table.columns.len()).unwrap_or(u16::MAX).max(2) - 1;
    sheet.merge_range(0, 0, 0, last, &table.title, &styles.title)?;
    sheet.set_row_height(0, 30)?;
    sheet.merge_range(1, 0, 1, last, below, &styles.line)?;
    header(sheet, table, styles)?;
    let mut lines: Vec<f64> = Vec::with_capacity(table.rows.len());
    for (n, row) in (FIRST_ROW..).zip(&table.rows) {
        let mut most: f64 = 1.0;
        for (c, column) in (0_u16..).zip(&table.columns).filter(|(_, column)| !column.is_name()) {
            let text = table.text(row, column);
            most = most.max(row_height::lines(&text, width(column)));
            let style = if column.is_worded() { &styles.text } else { &styles.centre };
            sheet.write_string_with_format(n, c, text, style)?;
        }
        lines.push(most);
    }
    names(sheet, table, &mut lines, styles)?;
    for (n, lines) in (FIRST_ROW..).zip(lines) {
        sheet.set_row_height(n, row_height::row_height(lines))?;
    }
    sheet.set_row_height(3, 30)?;
    sheet.set_freeze_panes(FIRST_ROW, 0)?;
    sheet.set_landscape().set_paper_size(8).set_repeat_rows(2, 3)?.set_print_fit_to_pages(1, 0);
    sheet.set_footer("&C第 &P 页，共 &N 页");
    Ok(())
}

/// The two header rows: groups over their columns, single headings over both rows.
fn header(sheet: &mut Worksheet, table: &Table<'_>, styles: &Styles) -> Result<(), XlsxError> {
    for (c, column) in (0_u16..).zip(&table.columns) {
        sheet.set_column_width(c, width(column))?;
    }
    let mut c = 0_u16;
    for head in table.header() {
        match head {
            Head::Single(heading) => {
                sheet.merge_range(2, c, 3, c, &heading, &styles.head)?;
                c += 1;
            }
            Head::Group(group, headings) => {
                let last = c + u16::try_from(headings.len()).unwrap_or(1) - 1;
                if last > c {
                    sheet.merge_range(2, c, 2, last, group, &styles.head)?;
                } else {
                    sheet.write_string_with_format(2, c, group, &styles.head)?;
                }
                for (at, heading) in (c..=last).zip(headings) {
                    sheet.write_string_with_format(3, at, heading, &styles.head)?;
                }
                c = last + 1;
            }
        }
    }
    Ok(())
}

/// The domain and item cells, merged down over the rows of one node, whose last row grows where a name takes
/// more lines than they have.
fn names(
    sheet: &mut Worksheet,
    table: &Table<'_>,
    lines: &mut [f64],
    styles: &Styles,
) -> Result<(), XlsxError> {
    for (c, column) in (0_u16..).zip(&table.columns) {
        for run in table.runs(column) {
            let first = FIRST_ROW + u32::try_from(run.first).unwrap_or(u32::MAX - FIRST_ROW);
            let last = first + u32::try_from(run.rows).unwrap_or(1) - 1;
            if last > first {
                sheet.merge_range(first, c, last, c, &run.text, &styles.text)?;
            } else {
                sheet.write_string_with_format(first, c, &run.text, &styles.text)?;
            }
            if let Some(own) = lines.get_mut(run.first..run.first + run.rows) {
                let missing = row_height::lines(&run.text, width(column)) - own.iter().sum::<f64>();
                if let Some(last) = own.last_mut() {
                    *last += missing.max(0.0);
                }
            }
        }
    }
    Ok(())
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

/// The sheet that lists the parts of the guideline that do not apply.
fn exclusions(sheet: &mut Worksheet, catalog: &Catalog, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name(headers().exclusion_sheet())?;
    sheet.merge_range(0, 0, 0, 2, headers().exclusion_sheet(), &styles.title)?;
    for (c, (text, width)) in (0_u16..).zip(about::exclusion_headings().into_iter().zip([6.0, 40.0, 80.0])) {
        sheet.set_column_width(c, width)?;
        sheet.write_string_with_format(1, c, text, &styles.head)?;
    }
    for (n, [number, part, reason]) in (2_u32..).zip(about::exclusions(catalog)) {
        sheet.write_string_with_format(n, 0, number, &styles.centre)?;
        sheet.write_string_with_format(n, 1, part, &styles.text)?;
        sheet.write_string_with_format(n, 2, reason, &styles.text)?;
    }
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    Ok(())
}

/// The sheet that tells whose catalog this is and what it was made from.
fn about(sheet: &mut Worksheet, catalog: &Catalog, styles: &Styles) -> Result<(), XlsxError> {
    sheet.set_name(headers().about_sheet())?;
    sheet.set_column_width(0, 18)?.set_column_width(1, 80)?;
    for (n, (key, value)) in (0_u32..).zip(about::about(catalog)) {
        sheet.write_string_with_format(n, 0, key, &styles.head)?;
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
        let mut unique = cut(if plain.trim().is_empty() { SHEET } else { &plain }, SHEET_NAME);
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
