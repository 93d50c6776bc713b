//! The one table reader: finds the table in a grid, reads its header, and turns its rows into the tree.

mod header;
mod rows;

use super::Read;
use super::grid::Grid;
use super::workbook::level_of;
use crate::model::{Cell, Issuer, is_code};
use crate::text;
use crate::vocabulary::{domains, headers};

/// Reads the tables of a grid into the catalog. `false` where the grid holds none.
pub(super) fn read(grid: &Grid, read: &mut Read) -> bool {
    let mut from = 0;
    let mut found = false;
    while let Some(header) = header::find(grid, from) {
        found = true;
        let above = Above::read(grid, from, header.first_row);
        if let Some(name) = above.issuer
            && read.catalog.issuer.is_none()
        {
            let level = level_of(&name);
            read.catalog.issuer = Some(Issuer { code: None, name, level });
        }
        if let Some(title) = &above.title
            && read.catalog.title.is_empty()
        {
            read.catalog.title.clone_from(title);
        }
        let domain = above.domain.unwrap_or_else(|| titled(above.title.as_deref().unwrap_or(&grid.sheet)));
        let next = header::find(grid, header.last_row + 1).map(|next| next.first_row);
        let last = next.map_or(grid.row_count(), |next| rows::end_before(grid, header.last_row + 1, next));
        rows::read(grid, &header, last, &domain, read);
        from = last;
    }
    found
}

/// The domain that a title or a sheet's name tells of: the words around it removed, and what stands before a
/// known domain (`某县社会救助`) too.
fn titled(title: &str) -> String {
    let name = headers().domain_name(title);
    match domains().at_the_end(&name) {
        Some(known) => known.to_owned(),
        None => name,
    }
}

/// What the lines above a table say.
#[derive(Debug, Default)]
struct Above {
    title: Option<String>,
    domain: Option<String>,
    issuer: Option<String>,
}

impl Above {
    fn read(grid: &Grid, from: u32, header: u32) -> Self {
        let mut above = Self::default();
        for row in from..header {
            for (_, shown) in grid.row_texts(row) {
                for part in
                    shown.split(['\u{3000}', '\n', '\t']).map(str::trim).filter(|part| !part.is_empty())
                {
                    if let Some(name) = headers().issuer_line(part) {
                        above.issuer = Some(name.to_owned());
                    } else if let Some(name) = headers().domain_line(part) {
                        above.domain = Some(name.to_owned());
                    } else if above.title.is_none() && !text::fold(part).starts_with("附件") {
                        above.title = Some(part.to_owned());
                    }
                }
            }
        }
        above
    }
}

/// A name and the nine-digit code that stands in the same cell: `最低生活保障(120002000)`.
pub(super) fn name_and_code(cell: &str) -> (String, Option<String>) {
    let code = cell.split(|c: char| !c.is_ascii_digit()).find(|digits| is_code(digits)).map(str::to_owned);
    let Some(code) = code else { return (cell.trim().to_owned(), None) };
    let (before, after) = cell.split_once(&code).unwrap_or((cell, ""));
    let before = before.trim().trim_end_matches(['(', '（', '[', '【', ':', '：', '-']).trim_end();
    let after = after.trim().trim_start_matches([')', '）', ']', '】', ':', '：', '-']).trim_start();
    (format!("{before}{after}"), Some(code))
}

/// The cell at a row and column.
fn at(row: u32, column: u32) -> Cell {
    Cell { row, column }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_tells_the_domain() {
        for title in ["某县社会救助领域基层政务公开标准目录", "（五）社会救助领域", "社会救助"]
        {
            assert_eq!(titled(title), "社会救助", "{title}");
        }
        assert_eq!(titled("Sheet1"), "Sheet1");
    }

    #[test]
    fn a_code_stands_in_the_names_cell() {
        for cell in [
            "最低生活保障(120002000)",
            "最低生活保障\n120002000",
            "最低生活保障（120002000）",
            "120002000 最低生活保障",
        ] {
            assert_eq!(name_and_code(cell), ("最低生活保障".into(), Some("120002000".into())), "{cell}");
        }
        assert_eq!(name_and_code("审核信息"), ("审核信息".into(), None));
    }
}
