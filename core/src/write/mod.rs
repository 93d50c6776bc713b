//! Catalogs and reviews to bytes: one file per format.

#[cfg(feature = "xlsx")]
mod about;
mod json;
#[cfg(any(feature = "html", feature = "xlsx"))]
mod review;
#[cfg(feature = "xlsx")]
mod row_height;
#[cfg(feature = "xlsx")]
mod table;
#[cfg(feature = "xlsx")]
mod xlsx;

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::model::Catalog;
use crate::read::Format;

#[cfg(feature = "html")]
pub use review::review_html;
#[cfg(feature = "xlsx")]
pub use review::review_xlsx;

/// How to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WriteOptions {
    /// The layout of tables; by default the coded form for a catalog with codes, else the national form.
    pub layout: Option<Layout>,
}

/// A layout of catalog tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
    /// The national form (26 domain guidelines of 2019): a sheet per domain.
    National,
    /// Anhui's coded form: one table, the code in the name's cell, the domain as first column.
    Coded,
}

/// Writes a catalog as the bytes of a file.
pub fn write(catalog: &Catalog, format: Format, options: &WriteOptions) -> Result<Vec<u8>> {
    match format {
        Format::Json => Ok(json::catalog(catalog)),
        #[cfg(feature = "xlsx")]
        Format::Xlsx => xlsx::catalog(catalog, *options),
        other => Err(crate::Error::new("built-without").arg("format", other.key())),
    }
}
