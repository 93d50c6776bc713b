//! A workbook of OpenDocument.

use std::fmt::Write;

use super::docx::package;
use super::html::escaped;
use super::sheet::{Cell, Table};

const MANIFEST: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">"#,
    r#"<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>"#,
    r#"<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"#,
);
const CONTENT: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    r#"<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" "#,
    r#"xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" "#,
    r#"xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">"#,
    r#"<office:body><office:spreadsheet>"#,
);

/// The bytes of a workbook.
pub(crate) fn file(tables: &[Table]) -> Vec<u8> {
    let mut content = String::from(CONTENT);
    for table in tables {
        let _ = write!(content, "<table:table table:name=\"{}\">", escaped(&table.name));
        let _ = write!(
            content,
            "<table:table-column table:number-columns-repeated=\"{}\"/>",
            table.width().max(1)
        );
        let line =
            |text: &String| format!("<table:table-row>{}</table:table-row>", cell(&Cell::new(text.as_str())));
        content.extend(table.above.iter().map(line));
        for row in &table.rows {
            content.push_str("<table:table-row>");
            content.push_str(&cells(row));
            content.push_str("</table:table-row>");
        }
        content.extend(table.below.iter().map(line));
        content.push_str("</table:table>");
    }
    content.push_str("</office:spreadsheet></office:body></office:document-content>");
    let kind = "application/vnd.oasis.opendocument.spreadsheet";
    package(&[("mimetype", kind), ("content.xml", &content), ("META-INF/manifest.xml", MANIFEST)])
}

/// The cells of a row; empty ones that follow each other are one cell, repeated.
fn cells(row: &[Option<Cell>]) -> String {
    let is_empty = |cell: &Option<Cell>| {
        cell.as_ref().is_some_and(|cell| cell.text.is_empty() && cell.rows == 1 && cell.columns == 1)
    };
    let mut cells = String::new();
    let mut c = 0;
    while c < row.len() {
        let empty = row[c..].iter().take_while(|cell| is_empty(cell)).count();
        if empty > 1 {
            let _ = write!(cells, "<table:table-cell table:number-columns-repeated=\"{empty}\"/>");
            c += empty;
            continue;
        }
        cells.push_str(&row[c].as_ref().map_or_else(|| "<table:covered-table-cell/>".to_owned(), cell));
        c += 1;
    }
    cells
}

fn cell(cell: &Cell) -> String {
    let mut open = String::from("<table:table-cell");
    if cell.rows > 1 || cell.columns > 1 {
        let (rows, columns) = (cell.rows, cell.columns);
        let _ =
            write!(open, " table:number-columns-spanned=\"{columns}\" table:number-rows-spanned=\"{rows}\"");
    }
    if cell.text.is_empty() {
        return format!("{open}/>");
    }
    let lines: Vec<String> =
        cell.text.split('\n').map(|line| format!("<text:p>{}</text:p>", spaced(line))).collect();
    format!("{open} office:value-type=\"string\">{}</table:table-cell>", lines.concat())
}

/// Blanks that follow each other are elements: as text they would be one.
fn spaced(line: &str) -> String {
    escaped(line).replace("  ", " <text:s/>")
}
