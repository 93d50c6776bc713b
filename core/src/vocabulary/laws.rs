//! Legal instruments with the dates on which they took effect and lapsed.

use std::sync::LazyLock;

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text;

/// A table of instruments: the built-in one, or one extended by the user's own.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Table")]
pub struct Laws {
    instruments: Vec<Instrument>,
    by_title: FxHashMap<String, Vec<usize>>,
    by_number: FxHashMap<String, Vec<usize>>,
}

#[derive(Debug, Default, Deserialize)]
struct Table {
    instruments: Vec<Instrument>,
}

/// One instrument: a law, regulation, rule or document, under one title and number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// The full title, without 《》.
    pub title: String,
    /// Other names it is cited by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Its place in the hierarchy of law.
    pub class: LawClass,
    /// The order or document number (`国务院令第711号`, `民发〔2021〕57号`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The first day on which it applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub effective: Option<Date>,
    /// The first day on which it no longer applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub lapsed: Option<Date>,
    /// How it ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Ended>,
    /// What took its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub successor: Option<Successor>,
    /// When its text was amended or revised under its title, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub revised: Vec<Revision>,
    /// Limits for disclosure that it sets itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<LawLimit>,
    /// Where the dates come from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// The place of an instrument in the hierarchy of law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LawClass {
    /// 法律.
    Law,
    /// 行政法规.
    AdministrativeRegulation,
    /// 地方性法规.
    LocalRegulation,
    /// 部门规章.
    DepartmentRule,
    /// 地方政府规章.
    LocalGovernmentRule,
    /// 规范性文件.
    NormativeDocument,
    /// 国家标准, 行业标准.
    Standard,
}

/// How an instrument ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Ended {
    /// Replaced by a new text.
    Superseded,
    /// Repealed.
    Repealed,
    /// Absorbed by another instrument.
    Absorbed,
    /// Its own term ended.
    Expired,
}

/// What took an instrument's place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Successor {
    /// Its title.
    pub title: String,
    /// Its number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
}

/// An amendment or revision of an instrument under its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    /// The year in which it was made, by which the text is cited (2018年修正).
    pub year: u32,
    /// The first day on which the text as revised applies.
    #[schemars(with = "String")]
    pub effective: Date,
}

/// Days of which kind a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LimitUnit {
    /// 日.
    Day,
    /// 工作日.
    WorkingDay,
}

/// A limit for disclosure that an instrument sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LawLimit {
    /// How many.
    pub days: u32,
    /// Days of which kind.
    pub unit: LimitUnit,
    /// The event it runs from, as the article has it.
    pub after: String,
    /// The article.
    pub article: String,
}

impl LawLimit {
    /// How many working days can fall into the limit.
    pub fn most_working_days(&self) -> u32 {
        match self.unit {
            LimitUnit::WorkingDay => self.days,
            // Five of seven days, and of the days left over as many as are not a weekend.
            LimitUnit::Day => self.days / 7 * 5 + (self.days % 7).min(5),
        }
    }
}

/// The built-in table of instruments.
pub fn laws() -> &'static Laws {
    static TABLE: LazyLock<Laws> = LazyLock::new(|| super::table(include_str!("../../data/laws.json")));
    &TABLE
}

impl Laws {
    /// A table of these instruments.
    pub fn new(instruments: impl IntoIterator<Item = Instrument>) -> Self {
        let mut laws = Self::default();
        instruments.into_iter().for_each(|instrument| laws.add(instrument));
        laws
    }

    /// Adds an instrument.
    pub fn add(&mut self, instrument: Instrument) {
        let position = self.instruments.len();
        for title in instrument.aliases.iter().chain([&instrument.title]) {
            let known = self.by_title.entry(title_key(title)).or_default();
            if known.last() != Some(&position) {
                known.push(position);
            }
        }
        if let Some(number) = &instrument.number {
            self.by_number.entry(number_key(number)).or_default().push(position);
        }
        self.instruments.push(instrument);
    }

    /// The instruments that a citation may mean: those with its number, where that is known and agrees with
    /// the title; else those with its title. A title alone can mean several texts, each with its own number.
    pub fn find(&self, title: Option<&str>, number: Option<&str>) -> Vec<&Instrument> {
        let at = |positions: Option<&Vec<usize>>| -> Vec<&Instrument> {
            positions.into_iter().flatten().filter_map(|at| self.instruments.get(*at)).collect()
        };
        let titled = at(title.and_then(|title| self.by_title.get(&title_key(title))));
        let Some(number) = number.map(number_key) else { return titled };
        let numbered = at(self.by_number.get(&number));
        if title.is_none() || titled.is_empty() {
            return if title.is_none() { numbered } else { titled };
        }
        let both: Vec<_> = titled
            .iter()
            .copied()
            .filter(|instrument| instrument.number.as_deref().is_some_and(|n| number_key(n) == number))
            .collect();
        if both.is_empty() && titled.iter().any(|instrument| instrument.number.is_none()) {
            titled
        } else {
            both
        }
    }

    /// The position of one of its instruments.
    pub(crate) fn position(&self, instrument: &Instrument) -> Option<usize> {
        self.instruments.iter().position(|own| std::ptr::eq(own, instrument))
    }

    /// The instrument at a position.
    pub(crate) fn at(&self, position: usize) -> Option<&Instrument> {
        self.instruments.get(position)
    }

    /// All instruments.
    pub fn iter(&self) -> impl Iterator<Item = &Instrument> {
        self.instruments.iter()
    }
}

impl From<Table> for Laws {
    fn from(table: Table) -> Self {
        Self::new(table.instruments)
    }
}

impl Instrument {
    /// The last revision of its text that applies on a day.
    pub fn last_revised(&self, day: Date) -> Option<Revision> {
        self.revised
            .iter()
            .copied()
            .filter(|revision| revision.effective <= day)
            .max_by_key(|it| it.effective)
    }

    /// Whether it applies on a day. A missing date leaves that end open.
    pub fn in_force(&self, day: Date) -> bool {
        self.effective.is_none_or(|from| from <= day) && self.lapsed.is_none_or(|lapsed| day < lapsed)
    }
}

/// A title as it is compared: folded, without the state's name before it and the marks around it.
fn title_key(title: &str) -> String {
    let folded = text::fold(title);
    let bare = folded.trim_matches(['《', '》', '〈', '〉', '“', '”']);
    bare.strip_prefix("中华人民共和国")
        .unwrap_or(bare)
        .replace(['(', ')', '〈', '〉', '《', '》', '"', '“', '”'], "")
}

/// A number as it is compared: digits and letters only, without the state's name (`国令第711号` and
/// `中华人民共和国国务院令第711号` are one).
fn number_key(number: &str) -> String {
    let words = text::words(number);
    let words = words.strip_prefix("中华人民共和国").unwrap_or(&words);
    let words = words.strip_prefix("国务院令").map_or_else(|| words.to_owned(), |rest| format!("国令{rest}"));
    words.replace('第', "").trim_end_matches('号').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_tells_two_texts_of_one_title_apart() {
        let old = laws().find(Some("政府信息公开条例"), Some("国令第492号"));
        assert_eq!(old.len(), 1);
        assert!(!old[0].in_force(jiff::civil::date(2020, 12, 31)));
        let new = laws().find(Some("中华人民共和国政府信息公开条例"), Some("中华人民共和国国务院令第711号"));
        assert!(new[0].in_force(jiff::civil::date(2020, 12, 31)));
        assert_eq!(laws().find(Some("政府信息公开条例"), None).len(), 2);
    }

    #[test]
    fn the_table_is_consistent() {
        for instrument in laws().iter() {
            let title = &instrument.title;
            assert_eq!(
                instrument.lapsed.is_some(),
                instrument.ended.is_some(),
                "{title}: lapsed and ended go together"
            );
            if let (Some(from), Some(lapsed)) = (instrument.effective, instrument.lapsed) {
                assert!(from < lapsed, "{title}: lapses before it takes effect");
            }
            assert!(instrument.source.is_some(), "{title}: says where its dates come from");
            assert!(instrument.revised.is_sorted_by_key(|it| (it.year, it.effective)), "{title}: in order");
            if let Some(successor) = &instrument.successor {
                assert!(
                    !laws().find(Some(&successor.title), successor.number.as_deref()).is_empty(),
                    "{title}: its successor {} is in the table",
                    successor.title
                );
            }
        }
    }
}
