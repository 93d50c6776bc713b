//! Workbooks of OpenDocument to grids. The XML is read here: calamine has no merged cells for this format.

use rustc_hash::FxHashSet;

use super::grid::{Document, Grid, PICTURE};
use super::limits::{Budget, Limits};
use super::package::{Package, refuse_bombs};
use super::sheet::{Sheet, sheet_skipped};
use super::xml::{Step, Xml, attribute, name, number};
use crate::error::{Error, Result};
use crate::model::Cell;

/// The sheets of a workbook, as grids. Hidden ones are skipped.
pub(super) fn document(bytes: &[u8], limits: &Limits) -> Result<Document> {
    let mut package = Package::open(bytes, limits, "broken-workbook")?;
    refuse_bombs(&mut package)?;
    let content = package.text("content.xml")?.ok_or_else(|| Error::new("broken-workbook"))?;
    let mut reader = Content {
        xml: Xml::new(&content, limits),
        budget: Budget::new(limits),
        hidden: FxHashSet::default(),
        document: Document::default(),
    };
    reader.walk().map_err(|error| match error.code() {
        "broken-document" => Error::new("broken-workbook"),
        _ => error,
    })?;
    let document = reader.document;
    let mut has_pictures = || package.names().iter().any(|name| name.starts_with("Pictures/"));
    if document.grids.iter().all(|grid| grid.row_count() == 0) && has_pictures() {
        return Err(Error::new("table-is-picture"));
    }
    Ok(document)
}

/// The content of a workbook on the way from its beginning to its end.
struct Content<'a, 'b> {
    xml: Xml<'a>,
    budget: Budget<'b>,
    /// The styles of hidden sheets.
    hidden: FxHashSet<String>,
    document: Document,
}

/// A sheet that is being read.
struct Table {
    sheet: Sheet,
    row: u32,
    merged: Vec<(Cell, Cell)>,
}

/// A cell, and how often it and what it reaches over stand there.
struct Found {
    text: String,
    repeated: u32,
    width: u32,
    height: u32,
}

impl Content<'_, '_> {
    /// Finds the styles, then the sheets.
    fn walk(&mut self) -> Result<()> {
        let mut style = String::new();
        loop {
            match self.xml.next()? {
                Step::Open(start) => match name(&start) {
                    "style" => style = attribute(&start, "name").unwrap_or_default().into_owned(),
                    "table-properties" if attribute(&start, "display").as_deref() == Some("false") => {
                        self.hidden.insert(style.clone());
                    }
                    "table" => {
                        let sheet = attribute(&start, "name").unwrap_or_default().into_owned();
                        let style = attribute(&start, "style-name").unwrap_or_default();
                        if self.hidden.contains(&*style) {
                            self.document.findings.push(sheet_skipped(&sheet));
                            self.xml.skip()?;
                        } else {
                            let grid = self.table(&sheet)?;
                            self.document.grids.push(grid);
                        }
                    }
                    "tracked-changes" => self.xml.skip()?,
                    _ => {}
                },
                Step::End => return Ok(()),
                Step::Text(_) | Step::Close => {}
            }
        }
    }

    fn table(&mut self, name: &str) -> Result<Grid> {
        let mut table = Table { sheet: Sheet::new(name), row: 0, merged: Vec::new() };
        self.rows(&mut table)?;
        for (first, last) in table.merged {
            table.sheet.merge(first, last, &mut self.budget)?;
        }
        Ok(table.sheet.finish(&mut self.document))
    }

    /// The rows inside the element opened last, also those in groups and headers.
    fn rows(&mut self, table: &mut Table) -> Result<()> {
        loop {
            match self.xml.next()? {
                Step::Open(start) => match name(&start) {
                    "table-row" => {
                        let repeated = number(&start, "number-rows-repeated").unwrap_or(1).max(1);
                        self.row(table, repeated)?;
                    }
                    "table-rows" | "table-header-rows" | "table-row-group" => self.rows(table)?,
                    _ => self.xml.skip()?,
                },
                Step::Close | Step::End => return Ok(()),
                Step::Text(_) => {}
            }
        }
    }

    fn row(&mut self, table: &mut Table, repeated: u32) -> Result<()> {
        let (mut cells, mut column) = (Vec::new(), 0_u32);
        loop {
            match self.xml.next()? {
                Step::Open(start) => match name(&start) {
                    "table-cell" => {
                        let count = |name| number(&start, name).unwrap_or(1).max(1);
                        let mut found = Found {
                            text: String::new(),
                            repeated: count("number-columns-repeated"),
                            width: count("number-columns-spanned"),
                            height: count("number-rows-spanned"),
                        };
                        let value = ["string-value", "date-value", "time-value", "boolean-value", "value"];
                        let value = value.iter().find_map(|name| attribute(&start, name)).map(String::from);
                        found.text = self.text(value)?;
                        let behind = column.saturating_add(found.repeated);
                        if !found.text.is_empty() || found.width > 1 || found.height > 1 {
                            cells.push((column, found));
                        }
                        column = behind;
                    }
                    // What a merged cell covers is not seen.
                    "covered-table-cell" => {
                        column =
                            column.saturating_add(number(&start, "number-columns-repeated").unwrap_or(1));
                        self.xml.skip()?;
                    }
                    _ => self.xml.skip()?,
                },
                Step::Close | Step::End => break,
                Step::Text(_) => {}
            }
        }
        // Rows and columns without anything cost nothing, however many are said to follow.
        let behind = table.row.saturating_add(repeated);
        if !cells.is_empty() {
            for row in table.row..behind {
                for (column, found) in &cells {
                    for column in *column..column.saturating_add(found.repeated) {
                        self.put(table, Cell { row, column }, found)?;
                    }
                }
            }
        }
        table.row = behind;
        Ok(())
    }

    fn put(&mut self, table: &mut Table, at: Cell, found: &Found) -> Result<()> {
        // A cell without text costs too, as it may be repeated.
        if found.text.is_empty() {
            self.budget.spend("", 1, at.row, at.column)?;
        }
        if found.text.starts_with('#') && is_error(&found.text) {
            table.sheet.error(at, found.text.clone(), &mut self.budget)?;
        } else {
            table.sheet.text(at, found.text.clone(), &mut self.budget)?;
        }
        if found.width > 1 || found.height > 1 {
            let last = |first: u32, length: u32| first.saturating_add(length - 1);
            let last = Cell { row: last(at.row, found.height), column: last(at.column, found.width) };
            table.merged.push((at, last));
        }
        Ok(())
    }

    /// The text of the cell opened last: its paragraphs as lines; the value where no paragraph shows it.
    fn text(&mut self, value: Option<String>) -> Result<String> {
        let (mut lines, mut has_picture) = (Vec::new(), false);
        loop {
            match self.xml.next()? {
                Step::Open(start) => match name(&start) {
                    "p" | "h" => {
                        let mut line = String::new();
                        self.paragraph(&mut line)?;
                        lines.push(line);
                    }
                    "frame" | "image" => {
                        has_picture = true;
                        self.xml.skip()?;
                    }
                    _ => self.xml.skip()?,
                },
                Step::Close | Step::End => break,
                Step::Text(_) => {}
            }
        }
        let text = lines.join("\n");
        Ok(if text.is_empty() && has_picture {
            PICTURE.to_string()
        } else if lines.is_empty() {
            value.unwrap_or_default()
        } else {
            text
        })
    }

    fn paragraph(&mut self, line: &mut String) -> Result<()> {
        loop {
            match self.xml.next()? {
                Step::Open(start) => match name(&start) {
                    "s" => {
                        let count = number(&start, "c").unwrap_or(1).min(1000);
                        line.extend(std::iter::repeat_n(' ', count as usize));
                        self.xml.skip()?;
                    }
                    "tab" => {
                        line.push('\t');
                        self.xml.skip()?;
                    }
                    "line-break" => {
                        line.push('\n');
                        self.xml.skip()?;
                    }
                    "annotation" | "note" | "ruby-text" | "frame" => self.xml.skip()?,
                    _ => self.paragraph(line)?,
                },
                // Line breaks of the file are blanks.
                Step::Text(text) if text.contains('\n') => line.push_str(&text.replace('\n', " ")),
                Step::Text(text) => line.push_str(&text),
                Step::Close | Step::End => return Ok(()),
            }
        }
    }
}

/// Whether a cell's text is what a failed formula shows.
fn is_error(text: &str) -> bool {
    matches!(text, "#NULL!" | "#DIV/0!" | "#VALUE!" | "#REF!" | "#NAME?" | "#NUM!" | "#N/A")
}

#[cfg(test)]
mod tests {
    use super::super::package::tests::zip;
    use super::*;

    fn workbook(sheets: &str) -> Vec<u8> {
        let content = format!(
            r#"<office:document-content><office:automatic-styles><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>"#
        );
        zip(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &content)])
    }

    fn grid(rows: &str) -> Grid {
        let bytes = workbook(&format!(r#"<table:table table:name="目录">{rows}</table:table>"#));
        document(&bytes, &Limits::default()).unwrap().grids.remove(0)
    }

    fn shown(grid: &Grid) -> Vec<String> {
        (0..grid.row_count())
            .map(|row| {
                let text = |column| grid.text(Cell { row, column });
                (0..grid.column_count()).map(text).collect::<Vec<_>>().join("|")
            })
            .collect()
    }

    #[test]
    fn cells_are_repeated_and_merged() {
        let grid = grid(
            r#"<table:table-column/><table:table-header-rows><table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="1"><text:p>甲</text:p></table:table-cell><table:covered-table-cell><text:p>藏</text:p></table:covered-table-cell><table:table-cell table:number-columns-repeated="2"><text:p>乙</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16380"/></table:table-row></table:table-header-rows><table:table-row table:number-rows-repeated="2"><table:table-cell/><table:table-cell><text:p>丙<text:s text:c="2"/>丁<text:line-break/>戊</text:p><text:p><text:span>己</text:span></text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#,
        );
        assert_eq!(shown(&grid), ["甲|甲|乙|乙", "|丙  丁\n戊\n己||", "|丙  丁\n戊\n己||"]);
        assert_eq!(grid.anchor(Cell { row: 0, column: 1 }), Cell { row: 0, column: 0 });
    }

    #[test]
    fn hidden_sheets_are_skipped_and_notes_left_out() {
        let bytes = workbook(
            r#"<table:table table:name="旧稿" table:style-name="ta2"><table:table-row><table:table-cell><text:p>甲</text:p></table:table-cell></table:table-row></table:table><table:table table:name="目录"><table:table-row><table:table-cell office:value="5"/><table:table-cell><office:annotation><text:p>批注</text:p></office:annotation><text:p>#REF!</text:p></table:table-cell><table:table-cell><draw:frame><draw:image/></draw:frame></table:table-cell></table:table-row></table:table>"#,
        );
        let document = document(&bytes, &Limits::default()).unwrap();
        assert_eq!(document.grids.len(), 1);
        assert_eq!(shown(&document.grids[0]), [format!("5|#REF!|{PICTURE}")]);
        let codes: Vec<_> = document.findings.iter().map(|finding| finding.code.as_ref()).collect();
        assert_eq!(codes, ["sheet-skipped", "error-cell"]);
    }

    #[test]
    fn repetition_is_bounded() {
        let bytes = workbook(
            r#"<table:table table:name="目录"><table:table-row table:number-rows-repeated="4000000000"><table:table-cell table:number-columns-repeated="200"><text:p>甲</text:p></table:table-cell></table:table-row></table:table>"#,
        );
        assert_eq!(document(&bytes, &Limits::default()).unwrap_err().code(), "too-many-cells");
    }

    #[test]
    fn a_workbook_that_is_cut_off_is_broken() {
        let bytes = zip(&[("content.xml", "<office:body><table:table><table:table-row>")]);
        assert_eq!(document(&bytes, &Limits::default()).unwrap_err().code(), "broken-workbook");
        assert_eq!(document(&zip(&[]), &Limits::default()).unwrap_err().code(), "broken-workbook");
    }

    #[test]
    fn what_is_cut_off_or_changed_is_no_panic() {
        let bytes = workbook(
            r#"<table:table table:name="目录"><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-spanned="2"><text:p>甲</text:p></table:table-cell></table:table-row></table:table>"#,
        );
        assert!(document(&bytes, &Limits::default()).is_ok());
        for at in (0..bytes.len()).step_by(7) {
            let _ = document(&bytes[..at], &Limits::default());
            let mut changed = bytes.clone();
            changed[at] ^= 0x15;
            let _ = document(&changed, &Limits::default());
        }
    }
}
