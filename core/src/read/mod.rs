//! Bytes to catalogs: one file per format turns bytes into grids, and one table reader turns grids into a
//! catalog. Reading gives what it could read together with findings and never stops at the first fault.

#[cfg(feature = "xls")]
mod compound;
mod csv;
mod document;
#[cfg(feature = "docx")]
mod docx;
mod encoding;
#[cfg(any(test, feature = "docx", feature = "html", feature = "markdown"))]
mod flow;
mod format;
mod grid;
#[cfg(feature = "html")]
mod html;
mod json;
mod layout;
mod legend;
mod limits;
mod lines;
#[cfg(feature = "markdown")]
mod markdown;
#[cfg(any(feature = "xlsx", feature = "xls"))]
mod number;
#[cfg(feature = "ods")]
mod ods;
#[cfg(any(feature = "xlsx", feature = "ods", feature = "docx"))]
mod package;
#[cfg(any(feature = "xlsx", feature = "xls", feature = "ods"))]
mod sheet;
mod summary;
mod table;
#[cfg(feature = "xls")]
mod xls;
#[cfg(feature = "xlsx")]
mod xlsx;
#[cfg(any(feature = "ods", feature = "docx"))]
mod xml;

pub use format::Format;
pub(crate) use grid::{Document, Grid};
pub use json::json;
pub(crate) use json::{document as json_document, present};
pub use layout::{ColumnBy, ColumnLayout, DomainBy, Fits, Form, LayoutOptions, Rows, TableLayout};
pub use limits::Limits;
pub(crate) use table::{Lone, lone, refers};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::finding::{self, Finding};
use crate::messages::Lang;
use crate::model::{Catalog, Source, Version};

/// What was read: the catalog, how its tables were understood, and what is worth knowing about the reading.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
pub struct Read {
    /// The version of the document form.
    pub mulu: Version,
    /// The catalog.
    pub catalog: Catalog,
    /// How each table of the file was understood; none for a document that needs no understanding.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub layout: Vec<TableLayout>,
    /// What was repaired, skipped or could not be known.
    pub findings: Vec<Finding>,
}

/// How to read.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReadOptions {
    /// The file's name, for origins and messages.
    pub name: Option<String>,
    /// The format, where it is not to be found out from the bytes.
    pub format: Option<Format>,
    /// How tables lie, where the caller knows better than what is found.
    pub layout: Vec<LayoutOptions>,
    /// How much to read at the most.
    pub limits: Limits,
    /// The language of messages put into the findings; without it they carry none.
    pub lang: Option<Lang>,
}

/// Reads a catalog from the bytes of a file.
pub fn read(bytes: &[u8], options: &ReadOptions) -> Result<Read> {
    let name = options.name.as_deref();
    let opened = Opened::of(bytes, name, options.format, &options.limits)?;
    let read = match opened.held {
        Held::Json => json(bytes).map(|catalog| Read { catalog, ..Read::default() }),
        Held::Tables(document) => document::catalog(document, &options.layout, name),
    };
    let mut read = read.map_err(|error| named(error, name))?;
    read.findings.extend(opened.mismatch);
    read.catalog.source = Source(options.name.clone());
    settle(&mut read.findings, name, options.lang);
    Ok(read)
}

/// A file whose format is known, before anybody has understood what it holds.
pub(crate) struct Opened {
    pub(crate) held: Held,
    /// That its name says another format.
    pub(crate) mismatch: Option<Finding>,
}

/// What a file holds.
pub(crate) enum Held {
    Json,
    Tables(Document),
}

impl Opened {
    /// Opens a file; its format is found out where it is not given.
    pub(crate) fn of(
        bytes: &[u8],
        name: Option<&str>,
        format: Option<Format>,
        limits: &Limits,
    ) -> Result<Self> {
        if bytes.len() > limits.bytes {
            let (limit, size) = (limits.bytes >> 20, bytes.len() >> 20);
            return Err(named(Error::new("too-large").arg("limit", limit).arg("size", size), name));
        }
        let known = format.map_or_else(|| Format::of_bytes(bytes, name), Ok);
        let known = known.map_err(|error| named(error, name))?;
        let held = match known {
            Format::Json => Held::Json,
            known => Held::Tables(tables(bytes, known, limits).map_err(|error| named(error, name))?),
        };
        let mismatch = name.filter(|_| format.is_none()).and_then(|name| known.mismatch(name));
        Ok(Self { held, mismatch })
    }
}

/// An error, met in this file.
pub(crate) fn named(error: Error, name: Option<&str>) -> Error {
    match name {
        Some(name) => error.file(name),
        None => error,
    }
}

/// Puts the findings of a reading into their order: they know their file, and speak where that is asked for.
pub(crate) fn settle(findings: &mut [Finding], name: Option<&str>, lang: Option<Lang>) {
    for finding in findings.iter_mut() {
        if let Some(origin) = &mut finding.origin {
            origin.file = name.map(str::to_owned);
        }
    }
    finding::sort(findings);
    if let Some(lang) = lang {
        for finding in findings.iter_mut() {
            finding.speak(lang);
        }
    }
}

/// The tables of a file in this format.
fn tables(bytes: &[u8], format: Format, limits: &Limits) -> Result<Document> {
    match format {
        #[cfg(feature = "xlsx")]
        Format::Xlsx => xlsx::document(bytes, limits),
        #[cfg(feature = "xls")]
        Format::Xls => xls::document(bytes, limits),
        #[cfg(feature = "ods")]
        Format::Ods => ods::document(bytes, limits),
        #[cfg(feature = "docx")]
        Format::Docx => docx::document(bytes, limits),
        #[cfg(feature = "html")]
        Format::Html => html::document(bytes, limits),
        Format::Csv | Format::Tsv => csv::document(bytes, limits),
        #[cfg(feature = "markdown")]
        Format::Markdown => markdown::document(bytes, limits),
        Format::Text => Err(Error::new("unknown-format")),
        other => Err(Error::new("built-without").arg("format", other.key())),
    }
}
