//! A coverage as one page that needs nothing beside itself: the figures, and every row, to be filtered.

use askama::Template;

use super::rows::{DOMAIN_FIGURES, Row, State, TYPE_FIGURES, Total, rows, totals};
use crate::coverage::Coverage;
use crate::error::{Error, Result};
use crate::messages::{Lang, phrase, word};
use crate::write::value;
use crate::write::words::{named, titled};

#[derive(Template)]
#[template(path = "coverage.html")]
struct Page {
    lang: Lang,
    title: String,
    facts: Vec<(&'static str, String)>,
    states: Vec<Card>,
    types: Vec<Total>,
    domains: Vec<Total>,
    kinds: Vec<String>,
    lists: Vec<String>,
    rows: Vec<Row>,
    made_by: String,
    style: &'static str,
    script: &'static str,
}

/// How many rows say something.
struct Card {
    state: State,
    name: &'static str,
    ground: &'static str,
    count: usize,
}

/// Writes a coverage as one self-contained HTML page: it works from a file, prints, and loads nothing.
pub fn coverage_html(coverage: &Coverage, lang: Lang) -> Result<String> {
    let rows = rows(coverage, lang);
    let totals = totals(coverage, lang);
    let lists = coverage.lists.iter().map(|list| {
        let kind = named("list", &list.kind, lang);
        let title = if list.title.is_empty() { kind } else { list.title.clone() };
        phrase("coverage.list-items", lang, &[("title", &title), ("items", &list.items)])
    });
    let side = &coverage.catalog;
    let mut facts =
        vec![(word("node.catalog", lang), titled(&side.title, side.edition.as_deref(), side.entries, lang))];
    facts.extend(coverage.body.clone().map(|body| (word("review.body", lang), body)));
    facts.push((word("coverage.lists", lang), lists.collect::<Vec<_>>().join(value::comma(lang))));
    let card = |state: State| Card {
        state,
        name: state.called(lang),
        ground: state.ground(lang),
        count: rows.iter().filter(|row| row.state == state).count(),
    };
    let page = Page {
        lang,
        title: phrase("coverage.title", lang, &[("title", &side.title)]),
        facts,
        states: State::ALL.into_iter().map(card).collect(),
        types: totals.types,
        domains: totals.domains,
        kinds: distinct(rows.iter().map(|row| &row.kind)),
        lists: distinct(rows.iter().map(|row| &row.list)),
        made_by: phrase("review.made-by", lang, &[("version", &crate::VERSION)]),
        style: concat!(
            include_str!("../../../templates/report.css"),
            include_str!("../../../templates/coverage.css")
        ),
        script: include_str!("../../../templates/coverage.js"),
        rows,
    };
    page.render().map_err(|error| Error::new("not-writable").arg("reason", error))
}

/// The different texts, in the order in which they come; blank ones left out.
fn distinct<'a>(texts: impl Iterator<Item = &'a String>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for text in texts {
        if !text.is_empty() && !found.contains(text) {
            found.push(text.clone());
        }
    }
    found
}

impl Page {
    fn word(&self, key: &'static str) -> &str {
        word(key, self.lang)
    }

    fn heads(&self, keys: [&'static str; 5]) -> Vec<&str> {
        keys.into_iter().map(|key| self.word(key)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::sample;
    use super::*;

    #[test]
    fn the_page_needs_nothing_beside_itself_and_texts_stay_texts() {
        for lang in [Lang::Zh, Lang::En] {
            let page = coverage_html(&sample(), lang).unwrap();
            for outside in
                ["http://", "https://", "src=\"", "@import", "url(", "渡口设置<审批>", "某县<目录>"]
            {
                assert!(!page.contains(outside), "{outside}");
            }
            let (shown, _) = page.split_once("<script").unwrap();
            assert!(!shown.contains("coverage.") && !shown.contains("review."), "every word is there");
            assert_eq!(page, coverage_html(&sample(), lang).unwrap());
        }
    }

    #[test]
    fn every_row_can_be_read_without_the_script() {
        let page = coverage_html(&sample(), Lang::Zh).unwrap();
        for said in [
            "data-state=\"uncovered\"",
            "data-state=\"orphaned\"",
            "data-state=\"incomplete\"",
            "3412210009",
            "第二十条第（五）项",
        ] {
            assert!(page.contains(said), "{said}");
        }
    }
}
