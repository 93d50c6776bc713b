//! The formats of files: by name, and by what the bytes are.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// A format of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
}

impl Format {
    /// What the names of its files end in.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Markdown => "md",
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

    /// The format that bytes are in; an error says what they are instead and what to do.
    pub(super) fn of_bytes(bytes: &[u8]) -> Result<Self> {
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        if text.is_empty() {
            return Err(Error::new("empty-file"));
        }
        if text.starts_with(b"{") {
            return Ok(Self::Json);
        }
        if bytes.starts_with(b"PK\x03\x04") {
            return Ok(Self::Xlsx);
        }
        Err(match bytes {
            [0xd0, 0xcf, 0x11, 0xe0, ..] => Error::new("old-or-encrypted-office"),
            [b'%', b'P', b'D', b'F', ..] => Error::new("pdf"),
            [0x89, b'P', b'N', b'G', ..] | [0xff, 0xd8, 0xff, ..] => Error::new("picture"),
            _ => Error::new("unknown-format"),
        })
    }
}
