//! What the lines above a table say: its title, its domain, whose it is.

use crate::read::grid::Grid;
use crate::text;
use crate::vocabulary::{domains, headers, traditional};

/// What the lines above a table say.
#[derive(Debug, Default)]
pub(super) struct Above {
    pub(super) titles: Vec<String>,
    pub(super) domain: Option<String>,
    pub(super) issuer: Option<String>,
}

impl Above {
    /// The lines before the grid (`free`) and its rows from `from` up to the header.
    pub(super) fn read(grid: &Grid, free: &[String], from: u32, header: u32) -> Self {
        let mut above = Self::default();
        for line in free {
            above.line(line);
        }
        for row in from..header {
            for (_, shown) in grid.row_texts(row) {
                above.line(shown);
            }
        }
        above
    }

    fn line(&mut self, shown: &str) {
        for part in shown.split(['\u{3000}', '\n', '\t']).map(str::trim).filter(|part| !part.is_empty()) {
            if let Some(name) = headers().issuer_line(part) {
                self.issuer = Some(name.to_owned());
            } else if let Some(name) = headers().domain_line(part) {
                self.domain = Some(name.to_owned());
            } else if headers().is_title(part) {
                self.titles.push(part.to_owned());
            }
        }
    }

    /// The catalog's title: the first line that speaks of a catalog, else the first one.
    pub(super) fn title(&self) -> Option<&String> {
        let is_title = |line: &&String| headers().has_title_word(line) && !headers().is_plain_sheet(line);
        self.titles.iter().find(is_title).or(self.titles.first())
    }

    /// The known domain that the nearest line names.
    pub(super) fn titled(&self) -> Option<String> {
        self.titles.iter().rev().find_map(|title| known_domain(title))
    }

    /// A domain that is not known, named by a line that says it is one (`某某领域…目录`).
    pub(super) fn new_domain(&self) -> Option<String> {
        self.titles.iter().rev().find_map(|title| {
            let folded = text::fold(title);
            let name = headers().domain_name(folded.split_once("领域")?.0);
            (!name.is_empty() && !headers().has_title_word(&name)).then_some(name)
        })
    }
}

/// The known domain that a title or a sheet's name tells of: the words around it removed, what stands before it
/// (`某县社会救助`), and brackets behind (`目录（社会救助领域）`, `目录（2020年版）`).
pub(super) fn known_domain(title: &str) -> Option<String> {
    let written = text::fold(title);
    let simplified = traditional().simplify(&written);
    let known = known_simplified(&simplified)?;
    // Each character stands in the place of its simplified one: the name is given as it is written.
    let start = simplified.find(&known).map(|at| simplified.get(..at).unwrap_or_default().chars().count());
    match start {
        Some(start) => Some(written.chars().skip(start).take(known.chars().count()).collect()),
        None => Some(known),
    }
}

fn known_simplified(folded: &str) -> Option<String> {
    let (before, inside) =
        folded.strip_suffix(')').and_then(|inner| inner.rsplit_once('(')).unwrap_or((folded, ""));
    // What stands before 领域 is the domain, whatever follows.
    let field = folded.split_once("领域").map_or("", |(field, _)| field);
    [folded, inside, before, field].into_iter().find_map(|title| {
        let name = headers().domain_name(title);
        domains().find(&name).map(|_| name.clone()).or_else(|| domains().at_the_end(&name).map(str::to_owned))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_tells_the_domain() {
        for title in [
            "某县社会救助领域基层政务公开标准目录",
            "（五）社会救助领域",
            "社会救助",
            "某县基层政务公开标准目录（社会救助领域）",
            "社会救助领域基层政务公开标准目录（2020年版）",
            "某县社会救助领域公开清单（试行）",
        ] {
            assert_eq!(known_domain(title).as_deref(), Some("社会救助"), "{title}");
        }
        assert_eq!(known_domain("临泉县就业领域基层政务公开标准目录").as_deref(), Some("就业"));
        assert_eq!(known_domain("清河縣養老服務領域公開目錄").as_deref(), Some("養老服務"));
        assert_eq!(known_domain("临泉县基层政务公开标准目录"), None);
        assert_eq!(known_domain("养老服务").as_deref(), Some("养老服务"));
    }

    #[test]
    fn the_nearest_line_names_the_domain() {
        let lines: Vec<String> =
            ["养老服务领域", "附件2", "清河县气象领域公开目录", "社会救助领域目录", "编制单位：清河县"]
                .map(str::to_owned)
                .to_vec();
        let above = Above::read(&Grid::new(""), &lines, 0, 0);
        assert_eq!(above.titled().as_deref(), Some("社会救助"));
        assert_eq!(above.issuer.as_deref(), Some("清河县"));
        assert_eq!(above.new_domain().as_deref(), Some("社会救助"));
    }
}
