//! Bytes to catalogs: one file per format turns bytes into grids, and one table reader turns grids into a
//! catalog. Reading gives what it could read together with findings and never stops at the first fault.

#[cfg(feature = "xlsx")]
mod grid;
mod json;
#[cfg(feature = "xlsx")]
mod table;
#[cfg(feature = "xlsx")]
mod workbook;
#[cfg(feature = "xlsx")]
mod xlsx;

use serde::{Deserialize, Serialize};

pub(crate) use json::document;
pub use json::json;

use crate::error::{Error, Result};
use crate::finding::Finding;
use crate::model::{Catalog, Source};

/// What was read: the catalog and what is worth knowing about the reading.
#[derive(Debug, Clone)]
pub struct Read {
    /// The catalog.
    pub catalog: Catalog,
    /// What was repaired, skipped or could not be known.
    pub findings: Vec<Finding>,
}

/// How to read.
#[derive(Debug, Clone, Default)]
pub struct ReadOptions {
    /// The file's name, for origins and messages.
    pub name: Option<String>,
    /// The format, where it is not to be found out from the bytes.
    pub format: Option<Format>,
    /// How much to read at the most.
    pub limits: Limits,
}

/// How much to read at the most. The defaults are some twenty times the largest catalog known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Bytes of all its parts, unpacked.
    pub unpacked: u64,
    /// Cells with text, all sheets together.
    pub cells: usize,
    /// Rows of one sheet.
    pub rows: u32,
    /// Columns of one sheet.
    pub columns: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 64 << 20, unpacked: 512 << 20, cells: 4_000_000, rows: 200_000, columns: 256 }
    }
}

/// A format of files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// The catalog's own document form.
    Json,
    /// A workbook.
    Xlsx,
}

impl Format {
    /// The format that a file's name ends in.
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "json" => Some(Self::Json),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }

    /// The format that bytes are in; an error says what they are instead and what to do.
    fn of_bytes(bytes: &[u8]) -> Result<Self> {
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

/// Reads a catalog from the bytes of a file.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Read> {
    let named = |error: Error| match &options.name {
        Some(name) => error.file(name),
        None => error,
    };
    if bytes.len() > options.limits.bytes {
        let (limit, size) = (options.limits.bytes >> 20, bytes.len() >> 20);
        return Err(named(Error::new("too-large").arg("limit", limit).arg("size", size)));
    }
    let format = match options.format {
        Some(format) => format,
        None => Format::of_bytes(bytes).map_err(named)?,
    };
    let read = match format {
        Format::Json => json(bytes).map(|catalog| Read { catalog, findings: Vec::new() }),
        #[cfg(feature = "xlsx")]
        Format::Xlsx => xlsx::sheets(bytes, &options.limits).and_then(|sheets| workbook::catalog(&sheets)),
        #[cfg(not(feature = "xlsx"))]
        Format::Xlsx => Err(Error::new("built-without").arg("format", "xlsx")),
    };
    let mut read = read.map_err(named)?;
    read.catalog.source = Source(options.name.clone());
    for finding in &mut read.findings {
        if let Some(origin) = &mut finding.origin {
            origin.file.clone_from(&options.name);
        }
    }
    Ok(read)
}
