//! The one table reader: finds the table in a grid, reads its header, and turns its rows into the tree.

mod header;
mod rows;

use super::Read;
use super::document::level_of;
use super::grid::Grid;
use crate::model::{Cell, Issuer, is_code};
use crate::text;
use crate::vocabulary::{domains, headers};

/// Reads the tables of a grid into the catalog. `false` where the grid holds none.
pub(super) fn read(grid: &Grid, read: &mut Read) -> bool {
    let mut from = 0;
    let mut found = false;
    let mut domain: Option<String> = None;
    while let Some(header) = header::find(grid, from) {
        found = true;
        let above = Above::read(grid, from, header.first_row);
        if let Some(name) = above.issuer
            && read.catalog.issuer.is_none()
        {
            let level = level_of(&name);
            read.catalog.issuer = Some(Issuer { code: None, name, level });
        }
        if let Some(title) = above.titles.first()
            && read.catalog.title.is_empty()
        {
            read.catalog.title.clone_from(title);
        }
        // A header that only comes again on the next page goes on with the domain before it.
        let here = above.domain.or_else(|| titled(&above.titles, &grid.sheet)).or(domain.take());
        let here = here.unwrap_or_else(|| {
            headers().domain_name(above.titles.first().map_or(&*grid.sheet, String::as_str))
        });
        let next = header::find(grid, header.last_row + 1).map(|next| next.first_row);
        let last = next.map_or(grid.row_count(), |next| rows::end_before(grid, header.last_row + 1, next));
        rows::read(grid, &header, last, &here, read);
        domain = Some(here);
        from = last;
    }
    found
}

/// The known domain that the lines above a table, or else its sheet's name, tell of: the words around it removed,
/// what stands before it (`某县社会救助`), and brackets behind (`目录（社会救助领域）`, `目录（2020年版）`).
fn titled(titles: &[String], sheet: &str) -> Option<String> {
    titles.iter().map(String::as_str).chain([sheet]).find_map(|title| {
        let folded = text::fold(title);
        let (before, inside) =
            folded.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')).unwrap_or((&folded, ""));
        [folded.as_str(), inside, before].into_iter().find_map(|title| {
            let name = headers().domain_name(title);
            domains()
                .find(&name)
                .map(|_| name.clone())
                .or_else(|| domains().at_the_end(&name).map(str::to_owned))
        })
    })
}

/// What the lines above a table say.
#[derive(Debug, Default)]
struct Above {
    titles: Vec<String>,
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
                    } else if headers().is_title(part) {
                        above.titles.push(part.to_owned());
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
        let titled = |title: &str| titled(&[title.to_owned()], "Sheet1");
        for title in [
            "某县社会救助领域基层政务公开标准目录",
            "（五）社会救助领域",
            "社会救助",
            "某县基层政务公开标准目录（社会救助领域）",
            "社会救助领域基层政务公开标准目录（2020年版）",
        ] {
            assert_eq!(titled(title).as_deref(), Some("社会救助"), "{title}");
        }
        assert_eq!(titled("临泉县就业领域基层政务公开标准目录").as_deref(), Some("就业"));
        assert_eq!(titled("临泉县基层政务公开标准目录"), None);
        assert_eq!(
            super::titled(&["临泉县基层政务公开标准目录".into()], "养老服务").as_deref(),
            Some("养老服务")
        );
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
