//! What is wrong, where, and how badly: findings and the reports that hold them.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::messages::{self, Lang};
use crate::model::id;
use crate::vocabulary::ElementName;

/// One thing that is wrong or worth knowing, as data. Its message and help are made from the code and
/// the arguments, in Chinese or English.
///
/// Findings have one total order: path, severity, code; then element and arguments.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// What kind of finding this is, in kebab-case. Never renamed; `explain` tells more.
    #[schemars(with = "String")]
    pub code: Cow<'static, str>,
    /// How bad it is.
    pub severity: Severity,
    /// The id of the entry, item or domain it is about; empty for the catalog as a whole.
    pub path: String,
    /// The same place in names, from the domain down: `社会救助 › 最低生活保障 › 审核信息`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub place: String,
    /// The element it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementName>,
    /// What the message speaks of: the values found and expected.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(with = "BTreeMap<String, Arg>")]
    pub args: BTreeMap<Cow<'static, str>, Arg>,
    /// Where the value was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// What is wrong, in the language asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// What to do about it, in the language asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
}

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Against a regulation or a notice: must be mended.
    Error,
    /// Probably wrong, or weak: somebody has to look.
    Warning,
    /// Worth knowing: what was repaired or assumed.
    Info,
}

/// A value that a message speaks of.
#[derive(Debug, Clone, PartialEq, PartialOrd, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Arg {
    /// A number.
    Number(i64),
    /// A text, or a word that the messages translate.
    Text(String),
    /// Several texts.
    List(Vec<String>),
}

/// Where a value was read.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Origin {
    /// The file's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The sheet of a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The cell, as spreadsheets name it: `F12`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cell: Option<String>,
}

impl Finding {
    /// A finding about the catalog as a whole; [`Finding::at`] and its like say where.
    pub fn new(code: impl Into<Cow<'static, str>>, severity: Severity) -> Self {
        Self {
            code: code.into(),
            severity,
            path: String::new(),
            place: String::new(),
            element: None,
            args: BTreeMap::new(),
            origin: None,
            message: None,
            help: None,
        }
    }

    /// The finding, about this node.
    #[must_use]
    pub fn at(mut self, path: impl Into<String>, place: impl Into<String>) -> Self {
        self.path = path.into();
        self.place = place.into();
        self
    }

    /// The finding, about this element.
    #[must_use]
    pub fn element(mut self, element: ElementName) -> Self {
        self.element = Some(element);
        self
    }

    /// The finding, speaking of this value.
    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.insert(Cow::Borrowed(name), value.into());
        self
    }

    /// The finding, read here.
    #[must_use]
    pub fn origin(mut self, origin: Option<Origin>) -> Self {
        self.origin = origin;
        self
    }

    /// Puts message and help into the finding.
    pub fn speak(&mut self, lang: Lang) {
        self.message = Some(self.message(lang));
        self.help = Some(self.help(lang));
    }

    /// What is wrong, in words.
    pub fn message(&self, lang: Lang) -> String {
        messages::message(self, lang)
    }

    /// What to do about it, in words.
    pub fn help(&self, lang: Lang) -> String {
        messages::help(self, lang)
    }

    /// The one total order.
    fn order(&self, other: &Self) -> Ordering {
        id::order(&self.path, &other.path)
            .then_with(|| self.severity.cmp(&other.severity))
            .then_with(|| self.code.cmp(&other.code))
            .then_with(|| self.element.cmp(&other.element))
            .then_with(|| self.args.partial_cmp(&other.args).unwrap_or(Ordering::Equal))
            .then_with(|| self.origin.cmp(&other.origin))
    }
}

impl Origin {
    /// The origin as a reader would write it: `文件.xlsx〔目录〕F12`, `文件.csv F12`.
    pub fn display(&self) -> String {
        let file = self.file.as_deref().unwrap_or_default();
        let apart = !file.is_empty() && self.sheet.is_none() && self.cell.is_some();
        format!("{file}{}{}", if apart { " " } else { "" }, self.within_file())
    }

    /// The same without the file: `〔目录〕F12`.
    pub fn within_file(&self) -> String {
        let sheet = self.sheet.as_ref().map(|sheet| format!("〔{sheet}〕"));
        [sheet.as_deref(), self.cell.as_deref()].into_iter().flatten().collect()
    }
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u32> for Arg {
    fn from(number: u32) -> Self {
        Self::Number(i64::from(number))
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Vec<String>> for Arg {
    fn from(list: Vec<String>) -> Self {
        Self::List(list)
    }
}

/// How many findings of each severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct Counts {
    /// Findings that must be mended.
    pub error: usize,
    /// Findings that somebody has to look at.
    pub warning: usize,
    /// Findings worth knowing.
    pub info: usize,
}

impl Counts {
    /// The counts of some findings.
    pub fn of(findings: &[Finding]) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            match finding.severity {
                Severity::Error => counts.error += 1,
                Severity::Warning => counts.warning += 1,
                Severity::Info => counts.info += 1,
            }
        }
        counts
    }

    /// All findings.
    pub fn total(self) -> usize {
        self.error + self.warning + self.info
    }
}

impl std::ops::SubAssign for Counts {
    fn sub_assign(&mut self, other: Self) {
        self.error -= other.error;
        self.warning -= other.warning;
        self.info -= other.info;
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.error += other.error;
        self.warning += other.warning;
        self.info += other.info;
    }
}

/// What is wrong with one catalog: its findings in their total order.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Report {
    /// The version of the document form.
    pub mulu: crate::model::Version,
    /// The catalog's title.
    pub title: String,
    /// How many findings of each severity.
    pub counts: Counts,
    /// The findings.
    pub findings: Vec<Finding>,
    /// The rules that were switched off, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub switched_off: Vec<SwitchedOff>,
}

/// A rule that was switched off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SwitchedOff {
    /// The rule's code.
    pub code: String,
    /// Why.
    pub reason: String,
    /// How many findings it would have had.
    pub findings: usize,
}

impl Report {
    /// A report of these findings, put in order.
    pub fn new(title: impl Into<String>, mut findings: Vec<Finding>) -> Self {
        sort(&mut findings);
        let counts = Counts::of(&findings);
        Self { mulu: crate::model::Version, title: title.into(), counts, findings, switched_off: Vec::new() }
    }

    /// Puts message and help into each finding.
    pub fn speak(&mut self, lang: Lang) {
        self.findings.iter_mut().for_each(|finding| finding.speak(lang));
    }
}

/// Puts findings into their one total order.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(Finding::order);
}

/// What has changed among findings: which are gone, and which came.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Shift {
    pub(crate) gone: Vec<Finding>,
    pub(crate) came: Vec<Finding>,
}

impl Shift {
    /// Adds another.
    pub(crate) fn extend(&mut self, other: Self) {
        self.gone.extend(other.gone);
        self.came.extend(other.came);
    }

    /// What some findings have become, in their order.
    pub(crate) fn between(before: Vec<Finding>, now: Vec<Finding>) -> Self {
        let mut shift = Self::default();
        shift.add(before, now);
        shift
    }

    /// Adds what some findings have become: what is among both has not changed.
    pub(crate) fn add(&mut self, mut before: Vec<Finding>, mut now: Vec<Finding>) {
        sort(&mut before);
        sort(&mut now);
        let (mut before, mut now) = (before.into_iter().peekable(), now.into_iter().peekable());
        loop {
            let order = match (before.peek(), now.peek()) {
                (Some(one), Some(two)) if one == two => {
                    drop((before.next(), now.next()));
                    continue;
                }
                (Some(one), Some(two)) => one.order(two),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return,
            };
            if order.is_le() {
                self.gone.extend(before.next());
            }
            if order.is_ge() {
                self.came.extend(now.next());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_written_as_far_as_it_is_known() {
        let origin = |file: &str, sheet: &str, cell: &str| {
            let given = |text: &str| (!text.is_empty()).then(|| text.to_owned());
            Origin { file: given(file), sheet: given(sheet), cell: given(cell) }.display()
        };
        assert_eq!(origin("甲.xlsx", "目录", "F12"), "甲.xlsx〔目录〕F12");
        assert_eq!(origin("甲.csv", "", "F12"), "甲.csv F12");
        assert_eq!(origin("", "", "F12"), "F12");
        assert_eq!(origin("甲.csv", "", ""), "甲.csv");
    }

    #[test]
    fn findings_sort_by_path_severity_code() {
        let mut findings = vec![
            Finding::new("b", Severity::Error).at("1#10", ""),
            Finding::new("b", Severity::Warning).at("1#2", ""),
            Finding::new("c", Severity::Error).at("1#2", ""),
            Finding::new("a", Severity::Warning).at("1#2", ""),
        ];
        sort(&mut findings);
        let order: Vec<_> = findings.iter().map(|f| (f.path.as_str(), f.code.as_ref())).collect();
        assert_eq!(order, [("1#2", "c"), ("1#2", "a"), ("1#2", "b"), ("1#10", "b")]);
    }
}
