//! A body's lists as files that an office would keep: workbook, document, page, CSV, Markdown.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::Result;
use super::lists::MadeItem;

/// A list on its way to a file.
pub(crate) struct Sheet<'a> {
    pub(crate) title: String,
    /// Headings, each with what its cells show.
    pub(crate) columns: Vec<(&'static str, Shown)>,
    pub(crate) items: &'a [MadeItem],
    /// Whether types stand in rows of their own.
    pub(crate) sections: bool,
}

/// What a column's cells show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shown {
    Serial,
    Type,
    Code,
    Name,
    Sub,
    Body,
    Basis,
    /// The same text for every item: what a duty, a condition or a limit says is not what is looked at.
    Text(&'static str),
}

/// The columns of a power list.
pub(crate) const POWERS: [(&str, Shown); 9] = [
    ("序号", Shown::Serial),
    ("权力类型", Shown::Type),
    ("项目编码", Shown::Code),
    ("项目名称", Shown::Name),
    ("子项", Shown::Sub),
    ("实施主体", Shown::Body),
    ("实施依据", Shown::Basis),
    (
        "责任事项",
        Shown::Text(
            "1.受理责任：依法公示应当提交的材料，一次性告知补正；2.审查责任：按规定审核；3.决定责任：作出决定，告知理由；4.事后监管责任：加强监督检查",
        ),
    ),
    ("追责情形", Shown::Text("不履行或者不正确履行职责，有滥用职权、玩忽职守、徇私舞弊行为的，依法追究责任")),
];

/// The columns of a service list.
pub(crate) const SERVICES: [(&str, Shown); 8] = [
    ("序号", Shown::Serial),
    ("事项编码", Shown::Code),
    ("事项名称", Shown::Name),
    ("实施主体", Shown::Body),
    ("设定依据", Shown::Basis),
    ("受理条件", Shown::Text("符合规定条件的公民、法人和其他组织")),
    ("申请材料", Shown::Text("申请表、身份证明")),
    ("承诺时限", Shown::Text("即时办结或者5个工作日内")),
];

/// One row: a cell that is `None` goes on with the one above.
struct Line {
    cells: Vec<Option<String>>,
    is_section: bool,
}

impl Sheet<'_> {
    /// The list as the bytes of a file with this ending.
    pub(crate) fn file(&self, ending: &str) -> Result<Vec<u8>> {
        match ending {
            "xlsx" => self.xlsx(),
            "docx" => self.docx(),
            "html" => Ok(self.html().into_bytes()),
            "csv" => Ok(self.csv().into_bytes()),
            "md" => Ok(self.markdown().into_bytes()),
            other => Err(format!("no list is written as {other}").into()),
        }
    }

    fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut kind = None;
        for (n, item) in (1_usize..).zip(self.items) {
            if self.sections && kind != item.kind {
                kind.clone_from(&item.kind);
                let mut cells = vec![Some(String::new()); self.columns.len()];
                if let Some(first) = cells.first_mut() {
                    *first = Some(type_name(item).to_owned());
                }
                lines.push(Line { cells, is_section: true });
            }
            for part in 0..item.subs.len().max(1) {
                let cells = self.columns.iter().map(|(_, shown)| {
                    if part > 0 && *shown != Shown::Sub {
                        return None;
                    }
                    Some(match shown {
                        Shown::Serial => n.to_string(),
                        Shown::Type => type_name(item).to_owned(),
                        Shown::Code => item.code.clone().unwrap_or_default(),
                        Shown::Name => item.name.clone(),
                        Shown::Sub => item.subs.get(part).cloned().unwrap_or_default(),
                        Shown::Body => item.body.clone(),
                        Shown::Basis => item.basis.clone(),
                        Shown::Text(text) => (*text).to_owned(),
                    })
                });
                lines.push(Line { cells: cells.collect(), is_section: false });
            }
        }
        lines
    }

    fn csv(&self) -> String {
        let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
        let mut csv = quoted(&self.title);
        let heads: Vec<String> = self.columns.iter().map(|(head, _)| quoted(head)).collect();
        let _ = write!(csv, "\r\n{}\r\n", heads.join(","));
        for line in self.lines() {
            let cells: Vec<String> =
                line.cells.iter().map(|cell| quoted(cell.as_deref().unwrap_or_default())).collect();
            let _ = write!(csv, "{}\r\n", cells.join(","));
        }
        csv
    }

    fn markdown(&self) -> String {
        let row = |cells: &[String]| format!("|{}|\n", cells.join("|"));
        let mut text = format!("# {}\n\n", self.title);
        text += &row(&self.columns.iter().map(|(head, _)| (*head).to_owned()).collect::<Vec<_>>());
        text += &row(&vec!["-".to_owned(); self.columns.len()]);
        for line in self.lines() {
            let cells =
                line.cells.iter().map(|cell| cell.as_deref().unwrap_or_default().replace('\n', "<br>"));
            text += &row(&cells.collect::<Vec<_>>());
        }
        text
    }

    fn html(&self) -> String {
        let mut page = format!(
            "<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>{title}</title></head>\n<body><h1>{title}</h1>\n<table border=\"1\">\n<tr>",
            title = self.title
        );
        for (head, _) in &self.columns {
            let _ = write!(page, "<th>{head}</th>");
        }
        page += "</tr>\n";
        let lines = self.lines();
        for (at, line) in lines.iter().enumerate() {
            page += "<tr>";
            if line.is_section {
                let name = line.cells.first().cloned().flatten().unwrap_or_default();
                let _ = write!(page, "<td colspan=\"{}\">{name}</td>", self.columns.len());
            } else {
                for (column, cell) in line.cells.iter().enumerate() {
                    let Some(text) = cell else { continue };
                    let span = span(&lines, at, column);
                    let rows = if span > 1 { format!(" rowspan=\"{span}\"") } else { String::new() };
                    let _ = write!(page, "<td{rows}>{}</td>", text.replace('\n', "<br>"));
                }
            }
            page += "</tr>\n";
        }
        page + "</table>\n</body></html>\n"
    }

    fn xlsx(&self) -> Result<Vec<u8>> {
        let mut workbook = Workbook::new();
        let created = ExcelDateTime::from_ymd(2020, 1, 1)?;
        workbook.set_properties(&DocProperties::new().set_title(&self.title).set_creation_datetime(&created));
        let wrap = Format::new().set_text_wrap();
        let sheet = workbook.add_worksheet();
        let last = u16::try_from(self.columns.len().saturating_sub(1))?;
        sheet.merge_range(0, 0, 0, last, &self.title, &wrap)?;
        for (column, (head, _)) in (0_u16..).zip(&self.columns) {
            sheet.write_string(1, column, *head)?;
        }
        let lines = self.lines();
        for (at, (row, line)) in (2_u32..).zip(&lines).enumerate() {
            if line.is_section {
                let name = line.cells.first().cloned().flatten().unwrap_or_default();
                sheet.merge_range(row, 0, row, last, &name, &wrap)?;
                continue;
            }
            for (column, (n, cell)) in (0_u16..).zip(line.cells.iter().enumerate()) {
                let Some(text) = cell else { continue };
                let span = u32::try_from(span(&lines, at, n))?;
                if span > 1 {
                    sheet.merge_range(row, column, row + span - 1, column, text, &wrap)?;
                } else if !text.is_empty() {
                    sheet.write_string_with_format(row, column, text, &wrap)?;
                }
            }
        }
        Ok(workbook.save_to_buffer()?)
    }

    fn docx(&self) -> Result<Vec<u8>> {
        const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
        const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";
        let mut body = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p><w:tbl>", escaped(&self.title));
        let cell = |text: &str, merge: &str| {
            let lines: Vec<String> = text
                .lines()
                .map(|line| format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", escaped(line)))
                .collect();
            let lines = if lines.is_empty() { "<w:p/>".to_owned() } else { lines.concat() };
            format!("<w:tc><w:tcPr>{merge}</w:tcPr>{lines}</w:tc>")
        };
        let row = |cells: String| format!("<w:tr>{cells}</w:tr>");
        body += &row(self.columns.iter().map(|(head, _)| cell(head, "")).collect());
        let lines = self.lines();
        for (at, line) in lines.iter().enumerate() {
            if line.is_section {
                let name = line.cells.first().cloned().flatten().unwrap_or_default();
                let wide = format!("<w:gridSpan w:val=\"{}\"/>", self.columns.len());
                body += &row(cell(&name, &wide));
                continue;
            }
            let cells = line.cells.iter().enumerate().map(|(column, text)| match text {
                None => cell("", "<w:vMerge/>"),
                Some(text) if span(&lines, at, column) > 1 => cell(text, "<w:vMerge w:val=\"restart\"/>"),
                Some(text) => cell(text, ""),
            });
            body += &row(cells.collect());
        }
        let document = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:tbl></w:body></w:document>"
        );
        let types = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>"
        );
        let relations = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
        );
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, part) in
            [("[Content_Types].xml", types), ("_rels/.rels", relations), ("word/document.xml", document)]
        {
            zip.start_file(name, SimpleFileOptions::default())?;
            zip.write_all(part.as_bytes())?;
        }
        Ok(zip.finish()?.into_inner())
    }
}

/// How many rows a cell reaches down.
fn span(lines: &[Line], at: usize, column: usize) -> usize {
    let goes_on = |line: &&Line| line.cells.get(column).is_some_and(Option::is_none);
    1 + lines.iter().skip(at + 1).take_while(goes_on).count()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

fn type_name(item: &MadeItem) -> &'static str {
    match item.kind.as_deref() {
        Some("permit") => "行政许可",
        Some("penalty") => "行政处罚",
        Some("coercion") => "行政强制",
        Some("levy") => "行政征收",
        Some("benefit") => "行政给付",
        Some("inspection") => "行政检查",
        Some("confirmation") => "行政确认",
        Some("reward") => "行政奖励",
        Some("adjudication") => "行政裁决",
        Some(_) => "其他权力",
        None => "",
    }
}
