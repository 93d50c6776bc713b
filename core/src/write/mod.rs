//! Catalogs and reviews to bytes: one file per format.

mod about;
mod carried;
mod coverage;
mod csv;
mod differences;
#[cfg(feature = "html")]
mod html;
mod json;
mod losses;
mod markdown;
mod mended;
mod paperwork;
#[cfg(any(feature = "html", feature = "xlsx"))]
mod review;
#[cfg(feature = "xlsx")]
mod row_height;
mod rulebook;
#[cfg(test)]
mod sample;
#[cfg(feature = "xlsx")]
mod sheet;
mod table;
mod value;
mod words;
#[cfg(feature = "xlsx")]
mod xlsx;

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::messages::LIST;
use crate::model::Catalog;
use crate::read::Format;

pub use carried::{cascade_lines, guess_lines, impact_lines, lineage_lines, rebase_lines};
#[cfg(feature = "html")]
pub use coverage::coverage_html;
#[cfg(feature = "xlsx")]
pub use coverage::coverage_xlsx;
pub use coverage::{coverage_lines, write_coverage};
pub use differences::{
    Line, Piece, PieceKind, RENDERED, Tone, conform_lines, diff_lines, plain_text, write_conformance,
    write_diff,
};
#[cfg(feature = "html")]
pub use differences::{conform_html, diff_html};
#[cfg(feature = "xlsx")]
pub use differences::{conform_xlsx, diff_xlsx};
pub use losses::losses;
pub use mended::fixes_lines;
pub use paperwork::{Form, paperwork};
#[cfg(feature = "html")]
pub use review::review_html;
#[cfg(feature = "xlsx")]
pub use review::review_xlsx;
#[cfg(feature = "html")]
pub use rulebook::rulebook_html;
pub use rulebook::{codes_markdown, explanation_lines};

/// How to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
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

/// The formats that catalogs are written in.
pub const WRITABLE: [Format; 6] =
    [Format::Json, Format::Xlsx, Format::Html, Format::Csv, Format::Tsv, Format::Markdown];

/// Writes a catalog as the bytes of a file. What the format cannot hold is left out: [`losses`] says what that is.
pub fn write(catalog: &Catalog, format: Format, options: &WriteOptions) -> Result<Vec<u8>> {
    match format {
        Format::Json => Ok(json::catalog(catalog)),
        #[cfg(feature = "xlsx")]
        Format::Xlsx => xlsx::catalog(catalog, *options),
        #[cfg(feature = "html")]
        Format::Html => html::catalog(catalog, *options),
        Format::Csv => csv::catalog(catalog, b',', *options),
        Format::Tsv => csv::catalog(catalog, b'\t', *options),
        Format::Markdown => Ok(markdown::catalog(catalog, *options)),
        Format::Xls | Format::Ods | Format::Docx => {
            let known = WRITABLE.map(Format::key).join(LIST);
            Err(Error::new("read-only-format").arg("format", format.key()).arg("known", known))
        }
        Format::Text => Err(unfit(format, "catalog", &WRITABLE)),
        #[cfg(not(all(feature = "html", feature = "xlsx")))]
        other => Err(Error::new("built-without").arg("format", other.key())),
    }
}

/// The error that a format is none for what is written: a `catalog`, a `diff`, a `conformance`.
fn unfit(format: Format, what: &str, known: &[Format]) -> Error {
    let known: Vec<_> = known.iter().map(|format| format.key()).collect();
    Error::new("unfit-format").arg("format", format.key()).arg("what", what).arg("known", known.join(LIST))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Lang;

    #[test]
    fn what_is_read_only_is_refused_and_every_other_format_is_written() {
        for format in [Format::Xls, Format::Ods, Format::Docx] {
            let error = write(&sample::catalog(), format, &WriteOptions::default()).unwrap_err();
            assert_eq!(error.code(), "read-only-format");
            assert!(
                error.help(Lang::En).contains("CSV, text parted by tabs, Markdown"),
                "{}",
                error.help(Lang::En)
            );
        }
        for format in WRITABLE {
            let write = || write(&sample::catalog(), format, &WriteOptions::default());
            assert_eq!(write().unwrap(), write().unwrap(), "{format:?}: the same bytes each time");
        }
    }
}
