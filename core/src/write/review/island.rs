//! The data of the page's script: every text once, and everything else as numbers of texts.

use std::collections::BTreeMap;

use indexmap::IndexSet;
use rustc_hash::FxBuildHasher;
use serde::Serialize;

use super::{CodeRow, Figures, SEVERITIES};
use crate::diff::Change;
use crate::error::{Error, Result};
use crate::finding::Finding;
use crate::messages::{Lang, word};
use crate::model::Level;
use crate::review::{BodyReview, Review};
use crate::vocabulary::ElementName;
use crate::write::value;
use crate::write::words::key;

/// The words that the script says, beside those of the values it shows.
const SPOKEN: [&str; 20] = [
    "review.after",
    "review.back",
    "review.before",
    "review.differences",
    "review.domains",
    "review.file",
    "review.findings",
    "review.help-line",
    "review.matching-here",
    "review.next",
    "review.nothing",
    "review.nothing-matches",
    "review.parent",
    "review.previous",
    "review.print-bodies",
    "review.print-totals",
    "review.shown",
    "review.shown-matching",
    "review.whole-catalog",
    "review.with-entries",
];

#[derive(Serialize)]
struct Island<'a> {
    strings: IndexSet<String, FxBuildHasher>,
    words: BTreeMap<String, String>,
    /// Each with the number of its title.
    codes: Vec<(&'a str, usize)>,
    bodies: Vec<Body<'a>>,
}

#[derive(Serialize)]
struct Body<'a> {
    id: &'a str,
    code: &'a str,
    name: &'a str,
    level: Level,
    parent: Option<&'a str>,
    file: Option<&'a str>,
    figures: Vec<Option<usize>>,
    /// Severity and code; then the numbers of place, element, message, help, file, sheet and cell.
    findings: Vec<[usize; 9]>,
    /// The numbers of operation, node, place, element, effect, before and after; then entries.
    changes: Vec<[usize; 8]>,
}

/// The data as JSON that can stand inside a script element.
pub(super) fn island(
    review: &Review,
    codes: &[CodeRow<'_>],
    fragments: &[String],
    lang: Lang,
) -> Result<String> {
    let mut texts = Texts::new(lang);
    SPOKEN.iter().chain(&["severity.error", "severity.warning", "severity.info"]).for_each(|key| {
        texts.word(key);
    });
    let codes: Vec<_> = codes.iter().map(|row| (row.code, texts.number(row.title))).collect();
    let bodies = review.bodies.iter().zip(fragments).map(|(body, id)| {
        texts.word(&format!("level.{}", body.level.key()));
        Body {
            id,
            code: &body.code,
            name: &body.name,
            level: body.level,
            parent: body.parent.as_deref(),
            file: body.file.as_deref(),
            figures: Figures::of(body).all(review.guideline.is_some()),
            findings: body.findings.iter().map(|finding| texts.finding(finding, &codes)).collect(),
            changes: changes(body).iter().map(|change| texts.change(change)).collect(),
        }
    });
    let bodies = bodies.collect();
    let island = Island { strings: texts.strings, words: texts.words, codes, bodies };
    let not_writable = |error: serde_json::Error| Error::new("not-writable").arg("reason", error);
    Ok(serde_json::to_string(&island).map_err(not_writable)?.replace('<', r"\u003c"))
}

fn changes(body: &BodyReview) -> &[Change] {
    body.differences.as_ref().map_or(&[], |differences| &differences.changes)
}

/// The texts of the page, each once, the first of them empty; and the words for the keys among them.
struct Texts {
    lang: Lang,
    strings: IndexSet<String, FxBuildHasher>,
    words: BTreeMap<String, String>,
}

impl Texts {
    fn new(lang: Lang) -> Self {
        Self { lang, strings: std::iter::once(String::new()).collect(), words: BTreeMap::new() }
    }

    fn number(&mut self, text: &str) -> usize {
        match self.strings.get_index_of(text) {
            Some(number) => number,
            None => self.strings.insert_full(text.to_owned()).0,
        }
    }

    fn word(&mut self, key: &str) {
        if !self.words.contains_key(key) {
            self.words.insert(key.to_owned(), word(key, self.lang).to_owned());
        }
    }

    /// The number of a key whose word the script looks up under its group.
    fn key(&mut self, group: &str, key: &str) -> usize {
        if !key.is_empty() {
            self.word(&format!("{group}.{key}"));
        }
        self.number(key)
    }

    fn finding(&mut self, finding: &Finding, codes: &[(&str, usize)]) -> [usize; 9] {
        let severity = SEVERITIES.iter().position(|severity| *severity == finding.severity);
        let code = codes.iter().position(|(code, _)| *code == finding.code);
        let origin = finding.origin.as_ref();
        let mut from = |text: Option<&String>| self.number(text.map_or("", String::as_str));
        let file = from(origin.and_then(|origin| origin.file.as_ref()));
        let sheet = from(origin.and_then(|origin| origin.sheet.as_ref()));
        let cell = from(origin.and_then(|origin| origin.cell.as_ref()));
        [
            severity.unwrap_or_default(),
            code.unwrap_or_default(),
            self.number(&finding.place),
            self.key("element", finding.element.map_or("", ElementName::key)),
            self.number(&finding.message(self.lang)),
            self.number(&finding.help(self.lang)),
            file,
            sheet,
            cell,
        ]
    }

    fn change(&mut self, change: &Change) -> [usize; 8] {
        let (before, after) = value::before_after(change, self.lang);
        [
            self.key("op", &key(&change.op)),
            self.key("node", &key(&change.node)),
            self.number(&change.place),
            self.key("element", change.element.map_or("", ElementName::key)),
            self.key("effect", &change.effect.map(|effect| key(&effect)).unwrap_or_default()),
            self.number(&before),
            self.number(&after),
            change.entries.unwrap_or_default(),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::review;
    use super::*;

    fn data() -> serde_json::Value {
        let review = review();
        let fragments: Vec<String> = review.bodies.iter().map(|body| body.code.clone()).collect();
        let codes = super::super::code_rows(&review, Lang::Zh);
        let json = island(&review, &codes, &fragments, Lang::Zh).unwrap();
        assert!(!json.contains('<'));
        serde_json::from_str(&json).unwrap()
    }

    #[test]
    fn a_finding_is_told_by_numbers_of_texts() {
        let data = data();
        let finding = data["bodies"][0]["findings"][0].as_array().unwrap();
        let strings: Vec<&str> =
            data["strings"].as_array().unwrap().iter().filter_map(|text| text.as_str()).collect();
        let text = |n: usize| strings[usize::try_from(finding[n].as_u64().unwrap()).unwrap()];
        assert_eq!((finding[0].as_u64(), &data["codes"][0][0]), (Some(0), &"lapsed-basis".into()));
        assert_eq!((text(2), text(3)), ("社会救助 › 最低生活保障 › 审核信息", "basis"));
        assert!(text(4).contains("=1+1"));
        assert_eq!([text(6), text(7), text(8)], ["catalogs/341221.xlsx", "社会救助", "F12"]);
    }

    #[test]
    fn a_text_that_two_bodies_share_is_there_once() {
        let data = data();
        assert_eq!(data["bodies"][0]["findings"][0][4], data["bodies"][1]["findings"][0][4]);
    }

    #[test]
    fn the_script_has_every_word_it_says() {
        let script = concat!(
            include_str!("../../../templates/review.js"),
            include_str!("../../../templates/review-detail.js")
        );
        let mut said: Vec<_> = script
            .split("\"review.")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .map(|key| format!("review.{key}"))
            .collect();
        said.sort_unstable();
        said.dedup();
        assert_eq!(said, SPOKEN);
        let words = &data()["words"];
        for key in ["op.edit", "node.domain", "effect.weakened", "element.time_limit", "level.township"] {
            assert!(words[key].is_string(), "{key}");
        }
    }
}
