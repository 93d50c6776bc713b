//! A review as one HTML page that needs nothing beside itself: the totals, the findings by kind and a line for
//! each body stand in it; a script sorts and filters them and draws a body's details from the data in the page.

use askama::Template;

use super::island::island;
use super::{CodeRow, DIFFERENCES, FINDINGS, Figures, SEVERITIES, SIZES, TOTALS, Total};
use super::{code_rows, guideline, is_read, read_of, totals};
use crate::error::{Error, Result};
use crate::messages::{Lang, phrase, word};
use crate::review::{BodyReview, Review};
use crate::write::words::{key, named, thousands};

/// Writes a review as one self-contained HTML page: it works from a file, prints, and loads nothing.
///
/// A body's details have the address `#` and its division code.
pub fn review_html(review: &Review, lang: Lang) -> Result<String> {
    let not_writable = |error: askama::Error| Error::new("not-writable").arg("reason", error);
    Page::new(review, lang)?.render().map_err(not_writable)
}

#[derive(Template)]
#[template(path = "review.html")]
struct Page<'a> {
    lang: Lang,
    title: String,
    today: String,
    guideline: String,
    read: String,
    totals: Vec<Total>,
    severities: Vec<SeverityCard>,
    codes: Vec<CodeLine<'a>>,
    columns: Vec<Column>,
    sizes: usize,
    has_differences: bool,
    rows: Vec<Row<'a>>,
    levels: Vec<(&'static str, String)>,
    parents: Vec<(&'a str, &'a str)>,
    made_by: String,
    style: &'static str,
    script: &'static str,
    detail_script: &'static str,
    island: String,
}

/// How many findings there are of a severity.
struct SeverityCard {
    key: String,
    name: String,
    count: String,
}

/// The line of a code.
struct CodeLine<'a> {
    code: &'a str,
    title: &'a str,
    ground: &'a str,
    key: String,
    severity: String,
    count: String,
    bodies: String,
}

/// A column of figures.
struct Column {
    class: &'static str,
    name: String,
}

/// The line of a body.
struct Row<'a> {
    fragment: String,
    name: &'a str,
    level: String,
    read: bool,
    cells: Vec<Cell>,
}

/// A figure as it is shown, and its column's class.
struct Cell {
    text: String,
    class: String,
}

impl<'a> Page<'a> {
    fn new(review: &'a Review, lang: Lang) -> Result<Self> {
        let codes = code_rows(review, lang);
        let has_differences = review.guideline.is_some();
        let columns = columns(has_differences, lang);
        let fragments = fragments(review);
        let island = island(review, &codes, &fragments, lang)?;
        let rows = review.bodies.iter().zip(fragments).map(|(body, fragment)| Row {
            fragment,
            name: &body.name,
            level: named("level", &body.level, lang),
            read: is_read(body),
            cells: cells(body, &columns),
        });
        Ok(Self {
            lang,
            title: phrase("review.title", lang, &[("name", &review.name)]),
            today: review.today.to_string(),
            guideline: guideline(review, lang),
            read: read_of(review, lang),
            totals: totals(review, lang),
            severities: severities(review, lang),
            rows: rows.collect(),
            levels: levels(review, lang),
            parents: parents(review),
            made_by: phrase("review.made-by", lang, &[("version", &crate::VERSION)]),
            style: concat!(
                include_str!("../../../templates/report.css"),
                include_str!("../../../templates/review.css")
            ),
            script: include_str!("../../../templates/review.js"),
            detail_script: include_str!("../../../templates/review-detail.js"),
            codes: codes.iter().map(|row| code_line(row, lang)).collect(),
            columns,
            sizes: SIZES.len(),
            has_differences,
            island,
        })
    }

    fn word(&self, key: &'static str) -> &str {
        word(key, self.lang)
    }

    fn figures(&self, total: &Total) -> [(&str, String); 3] {
        let [bodies, domains, entries] = total.figures.map(thousands);
        let [a, b, c] = TOTALS.map(|key| self.word(key));
        [(a, bodies), (b, domains), (c, entries)]
    }
}

fn severities(review: &Review, lang: Lang) -> Vec<SeverityCard> {
    let counts = [review.counts.error, review.counts.warning, review.counts.info];
    let card = |(severity, count)| SeverityCard {
        key: key(&severity),
        name: named("severity", &severity, lang),
        count: thousands(count),
    };
    SEVERITIES.into_iter().zip(counts).map(card).collect()
}

fn code_line<'a>(row: &CodeRow<'a>, lang: Lang) -> CodeLine<'a> {
    CodeLine {
        code: row.code,
        title: row.title,
        ground: row.ground,
        key: key(&row.severity),
        severity: named("severity", &row.severity, lang),
        count: thousands(row.count),
        bodies: thousands(row.bodies),
    }
}

fn columns(differences: bool, lang: Lang) -> Vec<Column> {
    let differences: &[_] = if differences { &DIFFERENCES } else { &[] };
    SIZES
        .iter()
        .chain(&FINDINGS)
        .chain(differences)
        .map(|key| Column {
            class: key.split_once('.').map_or(*key, |(_, class)| class),
            name: word(key, lang).to_owned(),
        })
        .collect()
}

fn cells(body: &BodyReview, columns: &[Column]) -> Vec<Cell> {
    let figures = Figures::of(body).all(columns.len() > SIZES.len() + FINDINGS.len());
    let cell = |(figure, column): (Option<usize>, &Column)| Cell {
        text: figure.map_or_else(|| "—".to_owned(), thousands),
        class: if figure.unwrap_or_default() == 0 { "none".to_owned() } else { column.class.to_owned() },
    };
    figures.into_iter().zip(columns).map(cell).collect()
}

/// The address of each body in the page: its code; a body without one, or with one that another has already, gets
/// a number.
fn fragments(review: &Review) -> Vec<String> {
    let mut fragments: Vec<String> = Vec::with_capacity(review.bodies.len());
    for body in &review.bodies {
        let mut fragment = body.code.clone();
        let mut n = 1;
        while fragment.is_empty() || fragments.contains(&fragment) {
            n += 1;
            fragment = format!("{}~{n}", body.code);
        }
        fragments.push(fragment);
    }
    fragments
}

/// The levels that the bodies are of, from the top down.
fn levels(review: &Review, lang: Lang) -> Vec<(&'static str, String)> {
    let mut levels: Vec<_> = review.bodies.iter().map(|body| body.level).collect();
    levels.sort_unstable();
    levels.dedup();
    levels.into_iter().map(|level| (level.key(), named("level", &level, lang))).collect()
}

/// The bodies that have others below them.
fn parents(review: &Review) -> Vec<(&str, &str)> {
    let is_parent = |code: &str| review.bodies.iter().any(|body| body.parent.as_deref() == Some(code));
    let parents = review.bodies.iter().filter(|body| is_parent(&body.code));
    parents.map(|body| (body.code.as_str(), body.name.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{HOSTILE, review};
    use super::*;

    #[test]
    fn the_page_needs_nothing_beside_itself() {
        for lang in [Lang::Zh, Lang::En] {
            let page = review_html(&review(), lang).unwrap();
            assert!(
                page.contains("default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'")
            );
            for outside in ["http://", "https://", "src=\"", "@import", "url("] {
                assert!(!page.contains(outside), "{outside}");
            }
            let (shown, _) = page.split_once("id=\"data\"").unwrap();
            assert!(!shown.contains("review."), "every word is there");
            assert_eq!(page, review_html(&review(), lang).unwrap());
        }
    }

    #[test]
    fn what_bodies_are_called_stays_text() {
        let page = review_html(&review(), Lang::Zh).unwrap();
        assert!(!page.contains(HOSTILE) && !page.contains("<script>alert"));
        assert!(page.contains("&#60;script&#62;alert(1)&#60;/script&#62;"), "in the table");
        assert!(page.contains(r"\u003cscript>alert(1)\u003c/script>"), "in the data");
        assert_eq!(page.matches("</script>").count(), 2, "the data's end and the script's");
    }

    #[test]
    fn totals_and_bodies_can_be_read_without_the_script() {
        let page = review_html(&review(), Lang::Zh).unwrap();
        let expected = [
            "阜阳市基层政务公开事项目录审核报告",
            "2026-11-23",
            "安徽省基层政务公开事项指引目录（2020，1,500 条）",
            "2 / 3 个单位",
            ">1,234<",
            "href=\"#341221\"",
            "<html lang=\"zh\"",
        ];
        for text in expected {
            assert!(page.contains(text), "{text}");
        }
    }

    #[test]
    fn without_a_guideline_there_are_no_columns_of_differences() {
        let mut review = review();
        review.guideline = None;
        review.bodies.iter_mut().for_each(|body| body.differences = None);
        let page = review_html(&review, Lang::En).unwrap();
        assert!(page.contains("no guideline") && !page.contains("data-column=\"12\""));
    }

    #[test]
    fn every_body_has_an_address_of_its_own() {
        let mut review = review();
        review.bodies.iter_mut().for_each(|body| body.code = "341221".into());
        assert_eq!(fragments(&review), ["341221", "341221~2", "341221~3"]);
        review.bodies.iter_mut().for_each(|body| body.code.clear());
        assert_eq!(fragments(&review), ["~2", "~3", "~4"]);
    }
}
