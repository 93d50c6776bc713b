//! The sheets of a report's workbook: how their cells look, their headings and how they print.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::row_height::{lines, row_height};
use super::words::named;
use crate::finding::Severity;
use crate::messages::{Lang, phrase};

/// The longest text that a cell is given; workbooks allow 32,767 characters.
const LONGEST: usize = 32_000;
/// Paper sizes as workbooks number them.
pub(super) const A3: u8 = 8;
pub(super) const A4: u8 = 9;
/// The width of a column of figures in characters.
const FIGURE: f64 = 8.0;

/// An empty workbook with a title. Its date is fixed: what is the same gives the same bytes.
pub(super) fn workbook(title: &str) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
    workbook.set_properties(&DocProperties::new().set_title(title).set_creation_datetime(&created));
    Ok(workbook)
}

/// Names a sheet and sets it up for printing: landscape, all columns on one page, pages numbered.
pub(super) fn page(sheet: &mut Worksheet, name: &str, paper: u8, lang: Lang) -> Result<(), XlsxError> {
    let footer = phrase("review.page-of", lang, &[("page", &"&P"), ("pages", &"&N")]);
    sheet.set_name(name)?;
    sheet.set_landscape().set_paper_size(paper).set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.5, 0.5, 0.6, 0.6, 0.3, 0.3).set_footer(format!("&C{footer}"));
    Ok(())
}

/// Writes the heading of a list: it and the first columns stay in view, and it stands on every page. Columns
/// without a width of their own hold figures.
pub(super) fn list(
    sheet: &mut Worksheet,
    head: &[&str],
    widths: &[f64],
    fixed: u16,
    styles: &Styles,
) -> Result<(), XlsxError> {
    let widths = widths.iter().copied().chain(std::iter::repeat(FIGURE));
    for ((c, text), width) in (0_u16..).zip(head).zip(widths) {
        sheet.set_column_width(c, width)?;
        sheet.write_string_with_format(0, c, *text, &styles.head)?;
    }
    sheet.set_row_height(0, 28)?.set_freeze_panes(1, fixed)?.set_repeat_rows(0, 0)?;
    Ok(())
}

/// Makes a list of so many rows and columns one that can be filtered.
pub(super) fn filter(sheet: &mut Worksheet, rows: usize, columns: usize) -> Result<(), XlsxError> {
    let last_row = u32::try_from(rows).unwrap_or(u32::MAX);
    let last_column = u16::try_from(columns.saturating_sub(1)).unwrap_or(u16::MAX);
    sheet.autofilter(0, 0, last_row, last_column)?;
    Ok(())
}

/// Writes a row of cells, high enough for its texts in columns of these widths. Texts stay texts, whatever they
/// begin with.
pub(super) fn row(
    sheet: &mut Worksheet,
    n: u32,
    cells: impl IntoIterator<Item = Cell>,
    widths: &[f64],
    styles: &Styles,
    lang: Lang,
) -> Result<(), XlsxError> {
    let mut highest: f64 = 1.0;
    let widths = widths.iter().copied().chain(std::iter::repeat(FIGURE));
    for ((c, cell), width) in (0_u16..).zip(cells).zip(widths) {
        match cell {
            Cell::Head(text) => sheet.write_string_with_format(n, c, text, &styles.head)?,
            Cell::Text(text) => {
                highest = highest.max(lines(&text, width));
                sheet.write_string_with_format(n, c, cut(text), &styles.text)?
            }
            Cell::Severity(severity) => {
                let name = named("severity", &severity, lang);
                sheet.write_string_with_format(n, c, name, styles.severity(severity))?
            }
            Cell::Number(None) => sheet.write_blank(n, c, &styles.number)?,
            Cell::Number(Some(number)) => {
                let number = u32::try_from(number).unwrap_or(u32::MAX);
                sheet.write_number_with_format(n, c, number, &styles.number)?
            }
        };
    }
    sheet.set_row_height(n, row_height(highest))?;
    Ok(())
}

/// A text that is not too long for a cell.
pub(super) fn cut(text: String) -> String {
    if text.chars().nth(LONGEST).is_none() {
        return text;
    }
    text.chars().take(LONGEST - 1).chain(['…']).collect()
}

/// How cells look.
pub(super) struct Styles {
    pub(super) title: Format,
    pub(super) line: Format,
    pub(super) head: Format,
    pub(super) text: Format,
    pub(super) number: Format,
    error: Format,
    warning: Format,
    info: Format,
}

impl Styles {
    pub(super) fn new() -> Self {
        let cell = Format::new()
            .set_font_name("宋体")
            .set_font_size(10)
            .set_text_wrap()
            .set_align(FormatAlign::VerticalCenter);
        let boxed = cell
            .clone()
            .set_border(FormatBorder::Thin)
            .set_border_color("9AA4B1")
            .set_align(FormatAlign::Left);
        let centred = boxed.clone().set_align(FormatAlign::Center);
        let severity = |ink: u32, paper: u32| {
            centred.clone().set_bold().set_font_color(Color::RGB(ink)).set_background_color(Color::RGB(paper))
        };
        Self {
            title: cell.clone().set_font_name("黑体").set_font_size(16),
            line: cell.set_align(FormatAlign::Left),
            head: centred.clone().set_bold().set_background_color("E8EEF7"),
            number: boxed.clone().set_align(FormatAlign::Right).set_num_format("#,##0"),
            text: boxed,
            error: severity(0x00B3_261E, 0x00FD_F1F0),
            warning: severity(0x008A_5A00, 0x00FF_F8E8),
            info: severity(0x0041_597A, 0x00F2_F5F9),
        }
    }

    fn severity(&self, severity: Severity) -> &Format {
        match severity {
            Severity::Error => &self.error,
            Severity::Warning => &self.warning,
            Severity::Info => &self.info,
        }
    }
}

/// What a cell holds.
pub(super) enum Cell {
    Head(String),
    Text(String),
    Number(Option<usize>),
    Severity(Severity),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Option<&String>> for Cell {
    fn from(text: Option<&String>) -> Self {
        Self::Text(text.cloned().unwrap_or_default())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Cell {
    fn from(number: usize) -> Self {
        Self::Number(Some(number))
    }
}
