//! The two lists that a catalog is combined with (国办发〔2019〕54号): the power-and-responsibility list (权责清单) and the public-service
//! list (公共服务清单), read from the files that offices keep.

mod document;
mod header;
mod listed;
mod rows;
mod sections;
#[cfg(test)]
mod tests;

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::finding::{Finding, Severity};
use crate::messages::Lang;
use crate::read::{self, Document, Format, Grid, Held, Limits, Opened};
use crate::text;
use crate::vocabulary::{list_tables, list_words};
use header::Header;
use rows::{Making, Rows};

pub use document::{ItemList, ItemType, ListItem, ListKind, ListedItem, ListsRead};
pub(crate) use listed::listed;

/// How to read a list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ListOptions {
    /// The file's name, for origins and messages.
    pub name: Option<String>,
    /// The format, where it is not to be found out from the bytes.
    pub format: Option<Format>,
    /// Which list it is, where neither its headings nor its title tell.
    pub kind: Option<ListKind>,
    /// How much to read at the most.
    pub limits: Limits,
    /// The language of messages put into the findings; without it they carry none.
    pub lang: Option<Lang>,
}

/// Reads the lists that a file holds. Which list a table is, its headings tell, else the lines above it, else the caller.
pub fn read(bytes: &[u8], options: &ListOptions) -> Result<ListsRead> {
    let name = options.name.as_deref();
    let opened = Opened::of(bytes, name, options.format, &options.limits)?;
    let found = match opened.held {
        Held::Json => {
            listed::documents(bytes, options.kind).map(|lists| ListsRead { lists, ..ListsRead::default() })
        }
        Held::Tables(document) => tables(document, options.kind),
    };
    let mut found = found.map_err(|error| read::named(error, name))?;
    found.findings.extend(opened.mismatch);
    for item in found.lists.iter_mut().flat_map(|list| &mut list.items) {
        if let Some(origin) = item.origin.as_mut().filter(|origin| origin.file.is_none()) {
            origin.file = name.map(str::to_owned);
        }
    }
    read::settle(&mut found.findings, name, options.lang);
    Ok(found)
}

/// The lists that the tables of a file hold together.
fn tables(document: Document, asked: Option<ListKind>) -> Result<ListsRead> {
    let mut found = ListsRead { findings: document.findings, ..ListsRead::default() };
    let mut last: Option<(Header, u32)> = None;
    let mut unknown = false;
    let [mut power, mut service] = ListKind::ALL.map(Making::of);
    for grid in &document.grids {
        let headers = header::find_all(grid);
        let segments = segments(grid, headers, last.as_ref());
        if segments.is_empty() {
            if grid.row_count() > 1 && grid.column_count() > 1 {
                let finding = Finding::new("sheet-without-list", Severity::Info).arg("sheet", grid.label());
                found.findings.push(finding.origin(Some(grid.sheet_origin())));
            }
            continue;
        }
        for segment in segments {
            let told = sections::Above::read(grid, segment.above.clone());
            let Some(kind) = kind(grid, &segment.header, &told, asked, &mut found.findings) else {
                unknown = true;
                continue;
            };
            let making = match kind {
                ListKind::Power => &mut power,
                ListKind::Service => &mut service,
            };
            told.give(&mut making.list);
            let rows = Rows { grid, header: &segment.header, told: &told };
            rows.read(segment.rows, making, &mut found.findings);
            last = Some((segment.header, grid.column_count()));
        }
    }
    found.lists.extend([power.list, service.list].into_iter().filter(|list| !list.items.is_empty()));
    if found.lists.is_empty() {
        return Err(Error::new(if unknown { "list-kind-unknown" } else { "no-list" }));
    }
    Ok(found)
}

/// A table under one header.
struct Segment {
    header: Header,
    above: std::ops::Range<u32>,
    rows: std::ops::Range<u32>,
}

/// The grid cut at its headers. A grid without one goes on with the table before it, where it is as wide.
fn segments(grid: &Grid, found: Vec<Header>, last: Option<&(Header, u32)>) -> Vec<Segment> {
    if found.is_empty() {
        let goes_on = last.filter(|(header, width)| *width == grid.column_count() && header.fits(grid));
        return goes_on
            .map(|(header, _)| Segment { header: header.clone(), above: 0..0, rows: 0..grid.row_count() })
            .into_iter()
            .collect();
    }
    let mut from = 0;
    let ends: Vec<u32> = found
        .iter()
        .skip(1)
        .map(|header| sections::end_before(grid, header.first_row))
        .chain([grid.row_count()])
        .collect();
    let mut segments = Vec::new();
    for (header, end) in found.into_iter().zip(ends) {
        let (first, after) = (header.first_row, header.last_row + 1);
        segments.push(Segment { header, above: from..first, rows: after..end });
        from = end;
    }
    segments
}

/// Which list a table is; a finding where nothing tells, or where the caller says another.
fn kind(
    grid: &Grid,
    header: &Header,
    told: &sections::Above,
    asked: Option<ListKind>,
    findings: &mut Vec<Finding>,
) -> Option<ListKind> {
    let columns = header.columns.iter().map(|column| (column.role, column.heading.as_str()));
    let [power, service] = list_tables().signs(columns);
    let by_headings = match power.cmp(&service) {
        std::cmp::Ordering::Greater => Some(ListKind::Power),
        std::cmp::Ordering::Less => Some(ListKind::Service),
        std::cmp::Ordering::Equal => None,
    };
    let named = |line: &str| {
        let folded = text::fold(line);
        let kinds = list_words().named(&folded);
        let first = kinds.first().copied();
        first.and_then(|key| ListKind::ALL.into_iter().find(|kind| kind.key() == key))
    };
    let by_title = || told.titles.iter().map(String::as_str).chain([&*grid.sheet]).find_map(named);
    let found = by_headings.or_else(by_title);
    let about = |code, severity| {
        Finding::new(code, severity).arg("sheet", grid.label()).origin(Some(grid.sheet_origin()))
    };
    match (found, asked) {
        (Some(found), Some(asked)) if found != asked => {
            let finding = about("list-kind-other", Severity::Warning).arg("kind", found.key());
            findings.push(finding.arg("asked", asked.key()));
        }
        (None, None) => findings.push(about("list-kind-untold", Severity::Error)),
        _ => {}
    }
    found.or(asked)
}
