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
pub use json::json;
pub(crate) use json::{document as json_document, present};
pub use layout::{ColumnBy, ColumnLayout, DomainBy, Fits, Form, LayoutOptions, Rows, TableLayout};
pub use limits::Limits;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::finding::{self, Finding};
use crate::messages::Lang;
use crate::model::{Catalog, Source, Version};
use grid::Document;

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
        None => Format::of_bytes(bytes, options.name.as_deref()).map_err(named)?,
    };
    let read = match format {
        Format::Json => json(bytes).map(|catalog| Read { catalog, ..Read::default() }),
        format => tables(bytes, format, &options.limits)
            .and_then(|document| document::catalog(document, &options.layout, options.name.as_deref())),
    };
    let mut read = read.map_err(named)?;
    if options.format.is_none() {
        read.findings.extend(options.name.as_deref().and_then(|name| format.mismatch(name)));
    }
    read.catalog.source = Source(options.name.clone());
    for finding in &mut read.findings {
        if let Some(origin) = &mut finding.origin {
            origin.file.clone_from(&options.name);
        }
    }
    finding::sort(&mut read.findings);
    if let Some(lang) = options.lang {
        read.findings.iter_mut().for_each(|finding| finding.speak(lang));
    }
    Ok(read)
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
