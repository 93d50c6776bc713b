//! A review for people: a page to look through and a workbook to work through. Both show the same figures.

#[cfg(feature = "html")]
mod html;
#[cfg(feature = "html")]
mod island;
#[cfg(test)]
mod sample;
#[cfg(feature = "xlsx")]
mod xlsx;

use std::collections::BTreeMap;

use crate::diff::Effect;
use crate::finding::Severity;
use crate::messages::{self, Lang, word};
use crate::review::{BodyReview, Review};
use crate::write::words::{named, thousands, titled};

#[cfg(feature = "html")]
pub use html::review_html;
#[cfg(feature = "xlsx")]
pub use xlsx::review_xlsx;

/// The severities, worst first.
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// The figures of a body's catalog, by the keys of their words.
const SIZES: [&str; 2] = ["review.domains", "review.entries"];
/// The figures of a body's findings.
const FINDINGS: [&str; 3] = ["severity.error", "severity.warning", "severity.info"];
/// The figures of a body's differences from the guideline.
const DIFFERENCES: [&str; 8] = [
    "review.kept",
    "review.edited",
    "review.added",
    "review.removed",
    "review.excused",
    "review.renamed",
    "review.moved",
    "review.weakened",
];

/// The figures of one body in the order of their columns; `None` for what could not be counted.
struct Figures {
    sizes: [Option<usize>; 2],
    findings: [Option<usize>; 3],
    differences: [Option<usize>; 8],
}

impl Figures {
    fn of(body: &BodyReview) -> Self {
        let read = is_read(body);
        let size = |size: usize| read.then_some(size);
        let counts = body.counts;
        Self {
            sizes: [size(body.domains), size(body.entries)],
            findings: [Some(counts.error), Some(counts.warning), Some(counts.info)],
            differences: body.differences.as_ref().map_or([None; 8], |differences| {
                let counts = &differences.counts;
                let weakened = counts.effects.get(&Effect::Weakened).copied().unwrap_or_default();
                [
                    counts.matched.saturating_sub(counts.edited),
                    counts.edited,
                    counts.added,
                    counts.removed,
                    differences.excused,
                    counts.renamed,
                    counts.moved,
                    weakened,
                ]
                .map(Some)
            }),
        }
    }

    /// All of them; those of the differences only where there is a guideline.
    fn all(&self, differences: bool) -> Vec<Option<usize>> {
        let differences: &[_] = if differences { &self.differences } else { &[] };
        [self.sizes.as_slice(), &self.findings, differences].concat()
    }
}

/// Whether the body has a catalog and it could be read.
fn is_read(body: &BodyReview) -> bool {
    let unread = ["no-catalog", "unreadable-catalog"];
    !body.findings.iter().any(|finding| unread.contains(&finding.code.as_ref()))
}

/// The findings of one code over all bodies.
struct CodeRow<'a> {
    code: &'a str,
    title: &'a str,
    ground: &'a str,
    severity: Severity,
    count: usize,
    bodies: usize,
}

/// The findings by code: the worst first, then the most frequent.
fn code_rows(review: &Review, lang: Lang) -> Vec<CodeRow<'_>> {
    let mut rows: BTreeMap<&str, CodeRow<'_>> = BTreeMap::new();
    for body in &review.bodies {
        let mut met: Vec<&str> = Vec::new();
        for finding in &body.findings {
            let code = finding.code.as_ref();
            let row = rows.entry(code).or_insert_with(|| {
                let texts = messages::finding(code, lang);
                CodeRow {
                    code,
                    title: texts.map_or(code, |texts| texts.title.as_str()),
                    ground: texts.map_or("", |texts| texts.ground.as_str()),
                    severity: finding.severity,
                    count: 0,
                    bodies: 0,
                }
            });
            row.count += 1;
            row.severity = row.severity.min(finding.severity);
            if !met.contains(&code) {
                met.push(code);
                row.bodies += 1;
            }
        }
    }
    let mut rows: Vec<_> = rows.into_values().collect();
    rows.sort_by_key(|row| (row.severity, std::cmp::Reverse(row.count)));
    rows
}

/// The guideline's title, edition and size in words.
fn guideline(review: &Review, lang: Lang) -> String {
    let Some(side) = &review.guideline else { return word("review.no-guideline", lang).to_owned() };
    titled(&side.title, side.edition.as_deref(), side.entries, lang)
}

/// How many catalogs were read, in words.
fn read_of(review: &Review, lang: Lang) -> String {
    let read = review.bodies.iter().filter(|body| is_read(body)).count();
    let (read, all) = (thousands(read), thousands(review.bodies.len()));
    messages::phrase("review.read-of", lang, &[("read", &read), ("all", &all)])
}

/// The totals of a level, or of all levels: bodies, domains and entries.
struct Total {
    name: String,
    figures: [usize; 3],
}

/// The words of a total's figures.
const TOTALS: [&str; 3] = ["review.bodies", "review.domains", "review.entries"];

/// The totals by level, and their sum unless there is only one level.
fn totals(review: &Review, lang: Lang) -> Vec<Total> {
    let mut totals: Vec<Total> = review
        .stats
        .iter()
        .map(|(level, stats)| Total {
            name: named("level", &level, lang),
            figures: [stats.bodies, stats.domains, stats.entries],
        })
        .collect();
    if totals.len() != 1 {
        let add = |[a, b, c]: [usize; 3], [x, y, z]: [usize; 3]| [a + x, b + y, c + z];
        let figures = totals.iter().map(|total| total.figures).fold([0; 3], add);
        totals.push(Total { name: word("review.all-levels", lang).to_owned(), figures });
    }
    totals
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_of_an_unread_catalog_are_not_zero() {
        let review = sample::review();
        let figures: Vec<_> = review.bodies.iter().map(|body| Figures::of(body).all(true)).collect();
        assert_eq!(figures[0][..5], [Some(2), Some(1_234), Some(1), Some(1), Some(0)]);
        assert_eq!(figures[0][5..], [7, 2, 1, 3, 1, 0, 0, 1].map(Some));
        assert_eq!(figures[2][..3], [None, None, Some(1)]);
        assert_eq!(read_of(&review, Lang::Zh), "2 / 3 个单位");
    }

    #[test]
    fn codes_come_worst_first() {
        let review = sample::review();
        let rows: Vec<_> = code_rows(&review, Lang::En)
            .iter()
            .map(|row| (row.code, row.severity, row.count, row.bodies))
            .collect();
        let expected = [
            ("lapsed-basis", Severity::Error, 2, 2),
            ("no-catalog", Severity::Error, 1, 1),
            ("generic-body", Severity::Warning, 1, 1),
        ];
        assert_eq!(rows, expected);
    }
}
