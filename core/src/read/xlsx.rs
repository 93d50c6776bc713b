//! Workbooks of Excel and WPS to grids.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use rustc_hash::FxHashMap;

use super::grid::{Document, Grid};
use super::limits::{Budget, Limits};
use super::number::NumberFormat;
use super::package::{Package, refuse_bombs};
use super::sheet::{Sheet, sheet_skipped};
use crate::error::{Error, Result};
use crate::model::Cell;

/// The sheets of a workbook, as grids. Sheets that are hidden or no tables (charts, macros) are skipped.
pub(super) fn document(bytes: &[u8], limits: &Limits) -> Result<Document> {
    let mut package = Package::open(bytes, limits, "broken-workbook")?;
    refuse_bombs(&mut package)?;
    let names = package.names();
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut document = Document::default();
    let mut budget = Budget::new(limits);
    let mut formats = FxHashMap::default();
    for found in workbook.sheets_metadata().to_vec() {
        if found.typ == SheetType::WorkSheet && found.visible == SheetVisible::Visible {
            let grid = sheet(&mut workbook, &found.name, &mut formats, &mut document, &mut budget)?;
            document.grids.push(grid);
        } else {
            document.findings.push(sheet_skipped(&found.name));
        }
    }
    if names.iter().any(|name| name.ends_with("vbaProject.bin")) {
        document.has_macros();
    }
    let has_pictures = || names.iter().any(|name| name.starts_with("xl/media/"));
    if document.grids.iter().all(|grid| grid.row_count() == 0) && has_pictures() {
        return Err(Error::new("table-is-picture"));
    }
    Ok(document)
}

fn sheet(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &str,
    formats: &mut FxHashMap<usize, NumberFormat>,
    document: &mut Document,
    budget: &mut Budget<'_>,
) -> Result<Grid> {
    let mut sheet = Sheet::new(name);
    let from_1904 = workbook.has_1904_epoch();
    {
        let mut reader = workbook.worksheet_cells_reader(name).map_err(unreadable)?;
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(unreadable)? {
            let (row, column) = cell.get_position();
            let at = Cell { row, column };
            let number = match cell.get_value() {
                DataRef::Empty => continue,
                DataRef::SharedString(text) => {
                    sheet.text(at, (*text).to_owned(), budget)?;
                    continue;
                }
                DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
                    sheet.text(at, text.clone(), budget)?;
                    continue;
                }
                DataRef::Bool(value) => {
                    sheet.truth(at, *value, budget)?;
                    continue;
                }
                DataRef::Error(error) => {
                    sheet.error(at, error.to_string(), budget)?;
                    continue;
                }
                DataRef::Float(number) => *number,
                #[expect(clippy::cast_precision_loss, reason = "a workbook's numbers are floats")]
                DataRef::Int(number) => *number as f64,
                DataRef::DateTime(date) => date.as_f64(),
            };
            let format = formats.entry(style).or_insert_with(|| {
                let format = reader.styles().get(style).and_then(|style| style.number_format.as_ref());
                NumberFormat::of(
                    format.and_then(|format| format.format_id),
                    format.map(|format| format.format_code.as_str()),
                )
            });
            sheet.number(at, number, format, from_1904, budget)?;
        }
    }
    for region in workbook.merge_cells_by_sheet_name(name).map_err(unreadable)? {
        let ((row, column), (last_row, last_column)) = (region.start, region.end);
        sheet.merge(Cell { row, column }, Cell { row: last_row, column: last_column }, budget)?;
    }
    Ok(sheet.finish(document))
}

fn unreadable(error: XlsxError) -> Error {
    match error {
        XlsxError::Password => Error::new("encrypted"),
        other => Error::new("broken-workbook").arg("reason", other),
    }
}

#[cfg(test)]
mod tests {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

    use super::super::package::tests::zip;
    use super::*;

    fn read(workbook: &mut Workbook) -> Result<Document> {
        document(&workbook.save_to_buffer().unwrap(), &Limits::default())
    }

    #[test]
    fn numbers_are_read_as_they_are_shown() {
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet().set_name("目录").unwrap();
        let day = ExcelDateTime::from_ymd(2020, 12, 31).unwrap();
        for (column, (number, code)) in
            [(505.0, "0000"), (0.1 + 0.2, "General"), (0.25, "0%"), (44_196.0, "yyyy\"年\"m\"月\"")]
                .iter()
                .enumerate()
        {
            let column = u16::try_from(column).unwrap();
            sheet.write_number_with_format(0, column, *number, &Format::new().set_num_format(*code)).unwrap();
        }
        sheet.write_datetime_with_format(0, 4, &day, &Format::new().set_num_format_index(14)).unwrap();
        sheet.write_boolean(0, 5, false).unwrap();
        sheet.write_string(0, 6, "甲_x000D_\n乙").unwrap();
        sheet.write_formula(0, 7, rust_xlsxwriter::Formula::new("1/0").set_result("#DIV/0!")).unwrap();
        let document = read(&mut workbook).unwrap();
        let shown: Vec<_> = document.grids[0].row_texts(0).map(|(_, text)| text).collect();
        assert_eq!(shown, ["0505", "0.3", "25%", "2020-12", "2020-12-31", "否", "甲\n乙", "#DIV/0!"]);
        let said: Vec<_> = document
            .findings
            .iter()
            .map(|finding| (&*finding.code, finding.origin.as_ref().unwrap().cell.as_deref().unwrap()))
            .collect();
        assert_eq!(said, [("date-cell", "D1"), ("date-cell", "E1"), ("error-cell", "H1")]);
    }

    /// A workbook of one sheet with this data and these shared texts.
    fn packed(data: &str, texts: &str, more: &[(&str, &str)]) -> Vec<u8> {
        let sheet = format!("<worksheet><sheetData>{data}</sheetData></worksheet>");
        let parts = [
            (
                "xl/workbook.xml",
                r#"<workbook xmlns:r="r"><sheets><sheet name="目录" sheetId="1" r:id="rId1"/></sheets></workbook>"#,
            ),
            (
                "_rels/.rels",
                r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#,
            ),
            (
                "xl/_rels/workbook.xml.rels",
                r#"<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#,
            ),
            ("xl/worksheets/sheet1.xml", &sheet),
            ("xl/sharedStrings.xml", texts),
        ];
        zip(&[&parts[..], more].concat())
    }

    #[test]
    fn readings_above_characters_are_left_out() {
        let texts =
            r#"<sst><si><r><t>目</t></r><r><t>录</t></r><rPh sb="0" eb="2"><t>mulu</t></rPh></si></sst>"#;
        let inline = "<is><t>目录</t><rPh><t>mulu</t></rPh></is>";
        let data =
            format!(r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr">{inline}</c></row>"#);
        let document = document(&packed(&data, texts, &[]), &Limits::default()).unwrap();
        let shown: Vec<_> = document.grids[0].row_texts(0).map(|(_, text)| text).collect();
        assert_eq!(shown, ["目录", "目录"]);
    }

    #[test]
    fn pictures_are_no_table_and_macros_are_ignored() {
        let picture = packed("", "<sst/>", &[("xl/media/image1.png", "x")]);
        assert_eq!(document(&picture, &Limits::default()).unwrap_err().code(), "table-is-picture");
        let data = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>目录</t></is></c></row>"#;
        let macros = packed(data, "<sst/>", &[("xl/vbaProject.bin", "x")]);
        let document = document(&macros, &Limits::default()).unwrap();
        assert_eq!(document.findings[0].code, "macros-ignored");
    }

    #[test]
    fn what_is_cut_off_or_changed_is_no_panic() {
        let data = r#"<row r="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="B1"><v>44196</v></c></row>"#;
        let texts = "<sst><si><t>目录</t></si></sst>";
        let styles = r#"<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>"#;
        let bytes = packed(data, texts, &[("xl/styles.xml", styles)]);
        assert!(document(&bytes, &Limits::default()).is_ok());
        for at in (0..bytes.len()).step_by(13) {
            let _ = document(&bytes[..at], &Limits::default());
            let mut changed = bytes.clone();
            changed[at] ^= 0x15;
            let _ = document(&changed, &Limits::default());
        }
        // The same inside the packing.
        for at in 0..data.len() {
            let mut changed = data.as_bytes().to_vec();
            changed[at] ^= 0x04;
            let changed = String::from_utf8_lossy(&changed).into_owned();
            let _ = document(&packed(&changed, texts, &[("xl/styles.xml", styles)]), &Limits::default());
        }
    }
}
