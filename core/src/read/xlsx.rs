//! Workbooks to grids.

use std::io::Cursor;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::grid::{Document, Grid};
use super::limits::{Budget, Limits};
use crate::error::{Error, Result};
use crate::finding::{Finding, Origin, Severity};
use crate::model::Cell;

/// The sheets of a workbook, as grids. Sheets that are hidden or no tables (charts, macros) are skipped.
pub(super) fn document(bytes: &[u8], limits: &Limits) -> Result<Document> {
    refuse_bombs(bytes, limits)?;
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(unreadable)?;
    let mut document = Document::default();
    let mut budget = Budget::new(limits);
    for found in workbook.sheets_metadata().to_vec() {
        if found.typ == SheetType::WorkSheet && found.visible == SheetVisible::Visible {
            document.grids.push(sheet(&mut workbook, &found.name, &mut budget)?);
        } else {
            let origin = Origin { file: None, sheet: Some(found.name.clone()), cell: None };
            let finding = Finding::new("sheet-skipped", Severity::Info).arg("sheet", found.name);
            document.findings.push(finding.origin(Some(origin)));
        }
    }
    Ok(document)
}

fn sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, budget: &mut Budget<'_>) -> Result<Grid> {
    let mut grid = Grid::new(name);
    {
        let mut reader = workbook.worksheet_cells_reader(name).map_err(unreadable)?;
        while let Some(cell) = reader.next_cell().map_err(unreadable)? {
            let Some(text) = text(cell.get_value()) else { continue };
            let (row, column) = cell.get_position();
            budget.spend(name, 1, row, column)?;
            grid.set(Cell { row, column }, text);
        }
    }
    for region in workbook.merge_cells_by_sheet_name(name).map_err(unreadable)? {
        let ((row, column), (last_row, last_column)) = (region.start, region.end);
        let (first, last) = (Cell { row, column }, Cell { row: last_row, column: last_column });
        // A merged cell costs as much as a filled one.
        budget.spend(name, grid.area(first, last), row, column)?;
        grid.merge(first, last);
    }
    Ok(grid)
}

/// A cell's text as the office sees it; `None` for an empty cell.
fn text(value: &DataRef<'_>) -> Option<String> {
    let text = match value {
        DataRef::Empty => return None,
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Bool(true) => "是".to_owned(),
        DataRef::Bool(false) => "否".to_owned(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::DateTime(date) => date.as_f64().to_string(),
        DataRef::Error(error) => error.to_string(),
    };
    // Workbooks of Windows break lines with \r\n; the model knows one line break.
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    (!text.is_empty()).then_some(text)
}

/// Refuses a packed file whose parts would unpack to more than the limit, before anything is unpacked.
fn refuse_bombs(bytes: &[u8], limits: &Limits) -> Result<()> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Error::new("broken-workbook"))?;
    let has =
        |part: &str| archive.file_names().any(|name| name.is_ok_and(|name| name.eq_ignore_ascii_case(part)));
    if !has("xl/workbook.xml") {
        return Err(Error::new(if has("word/document.xml") { "word-file" } else { "not-a-workbook" }));
    }
    // The central directory's sizes: those in front of the parts may be left open.
    let unpacked = (0..archive.len())
        .map(|n| archive.by_index_raw(n).map_or(u64::MAX, |part| part.size()))
        .fold(0, u64::saturating_add);
    if unpacked > limits.unpacked {
        return Err(Error::new("unpacks-too-large").arg("limit", limits.unpacked >> 20));
    }
    Ok(())
}

fn unreadable(error: XlsxError) -> Error {
    match error {
        XlsxError::Password => Error::new("encrypted"),
        other => Error::new("broken-workbook").arg("reason", other),
    }
}
