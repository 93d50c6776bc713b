//! The formats of files: by name, and by what the bytes are.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{csv, encoding};
use crate::error::{Error, Result};
use crate::finding::{Finding, Origin, Severity};

/// A format of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// The catalog's own document form.
    Json,
    /// A workbook of Excel or WPS.
    Xlsx,
    /// A workbook of old Excel (97–2003). Read only.
    Xls,
    /// A workbook of OpenDocument. Read only.
    Ods,
    /// A document of Word or WPS. Read only.
    Docx,
    /// A page.
    Html,
    /// Values parted by commas.
    Csv,
    /// Values parted by tabs.
    Tsv,
    /// Tables in Markdown.
    Markdown,
    /// Lines for people. Written of comparisons only.
    Text,
}

impl Format {
    /// What the names of its files end in.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Text => "txt",
            other => other.key(),
        }
    }

    /// The format that a file's name ends in.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "json" => Some(Self::Json),
            "xlsx" | "xlsm" => Some(Self::Xlsx),
            "xls" | "et" => Some(Self::Xls),
            "ods" => Some(Self::Ods),
            "docx" | "docm" => Some(Self::Docx),
            "html" | "htm" => Some(Self::Html),
            "csv" => Some(Self::Csv),
            "tsv" => Some(Self::Tsv),
            "md" | "markdown" => Some(Self::Markdown),
            _ => None,
        }
    }

    /// The format that bytes are in, whatever the file is called; the name only tells plain texts apart. An error
    /// says what they are instead and what to do.
    pub(super) fn of_bytes(bytes: &[u8], name: Option<&str>) -> Result<Self> {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        if text.is_empty() {
            return Err(Error::new("empty-file"));
        }
        if text.starts_with(b"{") && !text.starts_with(b"{\\rtf") {
            return Ok(Self::Json);
        }
        if let [b'P', b'K', 3 | 5 | 7, ..] = bytes {
            #[cfg(any(feature = "xlsx", feature = "ods", feature = "docx"))]
            return super::package::zip_format(bytes);
            #[cfg(not(any(feature = "xlsx", feature = "ods", feature = "docx")))]
            return Ok(Self::Xlsx);
        }
        if let [0xd0, 0xcf, 0x11, 0xe0, ..] = bytes {
            #[cfg(feature = "xls")]
            return super::compound::ole_format(bytes);
            #[cfg(not(feature = "xls"))]
            return Err(Error::new("old-or-encrypted-office"));
        }
        Err(match bytes {
            [b'%', b'P', b'D', b'F', ..] => Error::new("pdf"),
            [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] => Error::new("picture"),
            _ => return of_text(bytes, name.and_then(Self::of_name)),
        })
    }

    /// What is worth knowing about a file of this format that is called so.
    pub(super) fn mismatch(self, name: &str) -> Option<Finding> {
        let named = Self::of_name(name)?;
        let is_text = |format| matches!(format, Self::Csv | Self::Tsv);
        if named == self || is_text(named) && is_text(self) {
            return None;
        }
        let extension = name.rsplit('.').next().unwrap_or_default();
        let finding = Finding::new("extension-mismatch", Severity::Info)
            .arg("extension", extension)
            .arg("format", self.key());
        Some(finding.origin(Some(Origin { file: None, sheet: None, cell: None })))
    }

    /// The key of its name in the messages.
    pub fn key(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Markdown => "markdown",
            Self::Text => "text",
        }
    }
}

/// How many bytes of a text are looked at.
const BEGINNING: usize = 64 << 10;

/// The format of a text. What marks a format goes before what its name says, and that before what merely looks
/// like a table.
fn of_text(bytes: &[u8], named: Option<Format>) -> Result<Format> {
    let Some(text) = encoding::beginning(bytes, BEGINNING) else { return Err(Error::new("unknown-format")) };
    let text = text.trim_start();
    let small = text.to_ascii_lowercase();
    let holds = |word: &str| small.contains(word);
    let is_markup = small.starts_with('<');
    if text.is_empty() {
        return Err(Error::new("empty-file"));
    }
    if small.starts_with("{\\rtf") {
        return Err(Error::new("rtf"));
    }
    if is_markup && holds("urn:schemas-microsoft-com:office:spreadsheet") && !holds("<html") {
        return Err(Error::new("spreadsheet-xml"));
    }
    if small.lines().take(20).any(|line| line.starts_with("mime-version:")) {
        return Err(Error::new("mhtml"));
    }
    let is_page = holds("<!doctype html") || holds("<html") || holds("<body") || holds("<frameset");
    let has_tags = ["<table", "<tr", "<div", "<p>", "<meta", "<head", "<span"].iter().any(|tag| holds(tag));
    if is_markup && (is_page || has_tags) {
        return Ok(Format::Html);
    }
    // A list of documents, which the reader of documents says what to do about.
    if text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with(['{', '[', '"', ']'])) {
        return Ok(Format::Json);
    }
    if text.lines().any(markdown_delimiter) {
        return Ok(Format::Markdown);
    }
    if holds("<table") && holds("<tr") {
        return Ok(if named == Some(Format::Markdown) { Format::Markdown } else { Format::Html });
    }
    match (named, csv::separator(text)) {
        (Some(Format::Html | Format::Markdown | Format::Csv | Format::Tsv), None) => {
            named.ok_or_else(|| Error::new("unknown-format"))
        }
        (_, Some('\t')) => Ok(Format::Tsv),
        (_, Some(_)) => Ok(Format::Csv),
        _ => Err(Error::new("unknown-format")),
    }
}

/// Whether a line is the one below a heading of a table in Markdown: `|---|:-:|`.
pub(super) fn markdown_delimiter(line: &str) -> bool {
    let line = line.trim();
    line.contains('|')
        && line.trim_matches('|').split('|').all(|cell| {
            let dashes = cell.trim().trim_matches(':');
            !dashes.is_empty() && dashes.bytes().all(|byte| byte == b'-')
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sniffed(text: &str, name: Option<&str>) -> String {
        Format::of_bytes(text.as_bytes(), name)
            .map_or_else(|error| error.code().to_owned(), |format| format.key().to_owned())
    }

    #[test]
    fn texts_are_known_by_what_they_hold() {
        for (text, name, expected) in [
            ("<!-- x --><!DOCTYPE html><p>甲", None, "html"),
            ("\u{feff}\n<table><tr><td>甲", Some("目录.xls"), "html"),
            ("<?xml version='1.0'?><html xmlns:x='urn:schemas-microsoft-com:office:excel'>", None, "html"),
            (
                "<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'><Table>",
                None,
                "spreadsheet-xml",
            ),
            ("<?xml version='1.0'?><feed/>", None, "unknown-format"),
            ("MIME-Version: 1.0\nContent-Type: multipart/related\n\n<html>", None, "mhtml"),
            ("{\\rtf1\\ansi", Some("目录.doc"), "rtf"),
            ("[{\"a\": 1}]", None, "json"),
            ("# 目录\n\n|序号|事项|\n|---|:-:|\n|1|甲|", None, "markdown"),
            ("序号|事项\n-|-\n1|甲", None, "markdown"),
            ("# 目录\n\n<table><tr><td>甲", Some("目录.md"), "markdown"),
            ("目录\n<table><tr><td>甲", None, "html"),
            ("序号,事项\n1,甲\n", None, "csv"),
            ("目录\n\n序号\t公开事项\t公开内容\n", Some("目录.txt"), "tsv"),
            ("序号，公开事项，公开内容\n1，甲，乙、丙\n", None, "csv"),
            ("序号\n1\n", Some("目录.csv"), "csv"),
            ("各乡镇人民政府，县直各单位：\n现将目录印发给你们。\n请认真执行。\n", None, "unknown-format"),
            ("\n \n", None, "empty-file"),
            ("\0\u{1}\u{2}", Some("目录.csv"), "unknown-format"),
        ] {
            assert_eq!(sniffed(text, name), expected, "{text}");
        }
    }

    #[test]
    fn names_that_say_something_else() {
        let finding = Format::Html.mismatch("目录.XLS").unwrap();
        assert_eq!(finding.message(crate::messages::Lang::Zh), "文件扩展名是「.XLS」，内容却是网页。");
        assert_eq!(Format::Tsv.mismatch("目录.csv"), None);
        assert_eq!(Format::Csv.mismatch("目录.txt"), None);
    }
}
