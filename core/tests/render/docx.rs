//! A document: paragraphs and tables in the smallest package that a word processor opens.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::chance::{happens, roll};
use super::html::escaped;
use super::mess::{Flag, Mess};
use super::sheet::{Cell, Table};

const TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/word/document.xml" "#,
    r#"ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"#,
);
const RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Target="word/document.xml" "#,
    r#"Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>"#,
);
const DOCUMENT: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" "#,
    r#"xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" "#,
    r#"xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" "#,
    r#"xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" "#,
    r#"xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><w:body>"#,
);
const PICTURE: &str = concat!(
    r#"<w:r><w:drawing><wp:inline><wp:extent cx="152400" cy="152400"/><wp:docPr id="1" name="图片 1"/>"#,
    r#"<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">"#,
    r#"<pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic>"#,
    r#"</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#,
);

/// The bytes of a document.
pub(crate) fn file(tables: &[Table], mess: &Mess) -> Vec<u8> {
    let mut body = String::from(DOCUMENT);
    for table in tables {
        for line in &table.above {
            let _ = write!(body, "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{}</w:p>", runs(line, mess));
        }
        let grid = "<w:gridCol w:w=\"800\"/>".repeat(table.width());
        let _ = write!(
            body,
            "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        );
        for r in 0..table.rows.len() {
            let _ = write!(body, "<w:tr>{}</w:tr>", row(table, r, mess));
        }
        body.push_str("</w:tbl>");
        body.push_str("<w:p/>");
        for line in &table.below {
            let _ = write!(body, "<w:p>{}</w:p>", runs(line, mess));
        }
    }
    body.push_str("<w:sectPr/></w:body></w:document>");
    package(&[("[Content_Types].xml", TYPES), ("_rels/.rels", RELATIONS), ("word/document.xml", &body)])
}

/// The cells of a row: a cell that goes on from above is there and says so.
fn row(table: &Table, r: usize, mess: &Mess) -> String {
    let mut cells = String::new();
    let mut c = 0;
    while c < table.rows[r].len() {
        let own = table.rows[r][c].as_ref();
        let above = table.covering(r, c).filter(|(above, _)| *above < r);
        let spanning = above.and_then(|(r, c)| table.rows[r][c].as_ref());
        let (width, merge) = match (own, spanning) {
            (Some(cell), _) if cell.rows > 1 => (cell.columns, "<w:vMerge w:val=\"restart\"/>"),
            (Some(cell), _) => (cell.columns, ""),
            (None, Some(cell)) => (cell.columns, "<w:vMerge/>"),
            (None, None) => (1, ""),
        };
        let span = if width > 1 { format!("<w:gridSpan w:val=\"{width}\"/>") } else { String::new() };
        let _ = write!(cells, "<w:tc><w:tcPr><w:tcW w:w=\"800\" w:type=\"dxa\"/>{span}{merge}</w:tcPr>");
        cells.push_str(&own.map_or_else(|| "<w:p/>".to_owned(), |cell| paragraphs(cell, mess)));
        cells.push_str("</w:tc>");
        c += width;
    }
    cells
}

/// The lines of a cell, as paragraphs or as breaks in one.
fn paragraphs(cell: &Cell, mess: &Mess) -> String {
    let picture = if cell.picture { PICTURE } else { "" };
    if happens(mess.seed, &cell.text, 2) {
        let lines: Vec<String> = cell.text.split('\n').map(|line| runs(line, mess)).collect();
        return format!("<w:p>{}{picture}</w:p>", lines.join("<w:r><w:br/></w:r>"));
    }
    let lines: Vec<String> =
        cell.text.split('\n').map(|line| format!("<w:p>{}{picture}</w:p>", runs(line, mess))).collect();
    lines.concat()
}

/// A line as runs: editing leaves a text cut anywhere.
fn runs(line: &str, mess: &Mess) -> String {
    if line.is_empty() {
        return String::new();
    }
    let run = |text: &str| {
        format!(
            "<w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr><w:t xml:space=\"preserve\">{}</w:t></w:r>",
            escaped(text)
        )
    };
    let length = line.chars().count();
    if !mess.has(Flag::UntidyMarkup) || length < 2 {
        return run(line);
    }
    let at = 1 + usize::try_from(roll(mess.seed, line)).unwrap() % (length - 1);
    let at = line.char_indices().nth(at).map_or(line.len(), |(at, _)| at);
    let (before, behind) = line.split_at(at);
    format!("{}<w:proofErr w:type=\"gramStart\"/>{}", run(before), run(behind))
}

/// A packed file of these parts.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let method = if *name == "mimetype" {
            zip::CompressionMethod::Stored
        } else {
            zip::CompressionMethod::Deflated
        };
        zip.start_file(*name, SimpleFileOptions::default().compression_method(method)).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
