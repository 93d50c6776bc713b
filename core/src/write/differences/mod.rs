//! Comparisons for people: a diff, or a catalog's conformance to its guideline, as lines of text, as a page to look
//! through and as a sheet to review. All show one view: the two catalogs as one tree in reading order.

#[cfg(feature = "html")]
mod html;
mod label;
mod line;
mod merged;
mod of_conformance;
mod of_diff;
mod outline;
mod pairing;
mod reason;
#[cfg(test)]
mod sample;
mod steps;
mod text;
#[cfg_attr(not(feature = "html"), expect(dead_code, reason = "pages show more of a view than lines do"))]
mod view;
mod words;
#[cfg(feature = "xlsx")]
mod xlsx;

use super::unfit;
use crate::conform::Conformance;
use crate::diff::Diff;
use crate::error::{Error, Result};
use crate::messages::Lang;
use crate::model::Catalog;
use crate::read::Format;

pub use line::{Line, Piece, PieceKind, plain_text};
pub use view::Tone;

/// The formats that comparisons are written in.
pub const RENDERED: [Format; 3] = [Format::Html, Format::Xlsx, Format::Text];

/// Writes a diff for people, as the bytes of a file.
pub fn write_diff(
    base: &Catalog,
    other: &Catalog,
    diff: &Diff,
    format: Format,
    lang: Lang,
) -> Result<Vec<u8>> {
    check(format, "diff")?;
    rendered(&of_diff::view(base, other, diff, lang), format)
}

/// Writes a conformance for people, as the bytes of a file.
pub fn write_conformance(
    guideline: &Catalog,
    catalog: &Catalog,
    conformance: &Conformance,
    format: Format,
    lang: Lang,
) -> Result<Vec<u8>> {
    check(format, "conformance")?;
    rendered(&of_conformance::view(guideline, catalog, conformance, lang), format)
}

fn check(format: Format, what: &str) -> Result<()> {
    if RENDERED.contains(&format) { Ok(()) } else { Err(unfit(format, what, &RENDERED)) }
}

fn rendered(view: &view::View, format: Format) -> Result<Vec<u8>> {
    match format {
        Format::Text => Ok(plain_text(&text::lines(view)).into_bytes()),
        #[cfg(feature = "html")]
        Format::Html => html::page(view).map(String::into_bytes),
        #[cfg(feature = "xlsx")]
        Format::Xlsx => xlsx::workbook(view),
        other => Err(Error::new("built-without").arg("format", other.key())),
    }
}

/// A diff as lines: a tree of what differs, what is the same folded, the counts at the end.
pub fn diff_lines(base: &Catalog, other: &Catalog, diff: &Diff, lang: Lang) -> Vec<Line> {
    text::lines(&of_diff::view(base, other, diff, lang))
}

/// A conformance as lines: the verdicts counted, whole domains that were copied, then a tree of what somebody has to
/// look at.
pub fn conform_lines(
    guideline: &Catalog,
    catalog: &Catalog,
    conformance: &Conformance,
    lang: Lang,
) -> Vec<Line> {
    text::lines(&of_conformance::view(guideline, catalog, conformance, lang))
}

/// A diff as one self-contained HTML page: side by side, to look through, filter and print. It loads nothing.
///
/// An entry has the address `#` and its id in the base, or in the other where the base does not have it.
#[cfg(feature = "html")]
pub fn diff_html(base: &Catalog, other: &Catalog, diff: &Diff, lang: Lang) -> Result<String> {
    html::page(&of_diff::view(base, other, diff, lang))
}

/// A conformance as one self-contained HTML page, as [`diff_html`] makes it of a diff.
#[cfg(feature = "html")]
pub fn conform_html(
    guideline: &Catalog,
    catalog: &Catalog,
    conformance: &Conformance,
    lang: Lang,
) -> Result<String> {
    html::page(&of_conformance::view(guideline, catalog, conformance, lang))
}

/// A diff as a workbook (`.xlsx`) to review: 汇总, and 审核表 with a row for each finding and room for an opinion on it.
/// The same diff gives the same bytes.
#[cfg(feature = "xlsx")]
pub fn diff_xlsx(base: &Catalog, other: &Catalog, diff: &Diff, lang: Lang) -> Result<Vec<u8>> {
    xlsx::workbook(&of_diff::view(base, other, diff, lang))
}

/// A conformance as a workbook to review, as [`diff_xlsx`] makes it of a diff.
#[cfg(feature = "xlsx")]
pub fn conform_xlsx(
    guideline: &Catalog,
    catalog: &Catalog,
    conformance: &Conformance,
    lang: Lang,
) -> Result<Vec<u8>> {
    xlsx::workbook(&of_conformance::view(guideline, catalog, conformance, lang))
}
