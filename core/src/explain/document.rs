//! The documents: the page of a finding code, and all pages as a rulebook.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::finding::{Counts, Severity};
use crate::messages::Lang;
use crate::model::Version;
use crate::validate::Value;
use crate::vocabulary::ElementName;

/// What there is to say about a finding code.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Explanation {
    /// The code.
    pub code: String,
    /// How bad its findings are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// The element it is about, where it is always the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementName>,
    /// The verbs that report it.
    pub found_by: Vec<String>,
    /// Its name, a few words.
    pub title: String,
    /// What its findings say, with placeholders.
    pub message: String,
    /// What to do, with placeholders.
    pub help: String,
    /// Why it is looked at, in plain words.
    pub ground: String,
    /// The instruments and articles it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<LegalGround>,
    /// What can be set of the rule.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<ShownParameter>,
    /// How a rule shows: a wrong piece of a catalog and a right one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub examples: Option<ShownExamples>,
    /// How the wrong example is mended; absent where there is no fix.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<ShownFix>,
    /// How an observation shows: what stands there, and what is made of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub observed: Option<Observed>,
}

/// A legal ground in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LegalGround {
    /// The instrument, with its number.
    pub instrument: String,
    /// The article; empty where the instrument as a whole is meant.
    pub article: String,
    /// What the article says, in our words.
    pub says: String,
}

/// Something of a rule that can be set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShownParameter {
    /// Its name in the settings.
    pub name: String,
    /// Its value where nothing is set.
    pub default: Value,
    /// What it means.
    pub about: String,
}

/// A wrong and a right example, as rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShownExamples {
    /// What the rule finds.
    pub wrong: ShownExample,
    /// The same as it should be.
    pub right: ShownExample,
}

/// A piece of a catalog as rows, with the columns that matter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShownExample {
    /// The day for which it is looked at, where that matters.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub today: Option<Date>,
    /// The headings of the columns.
    pub head: Vec<String>,
    /// The rows, each with a text for every column.
    pub rows: Vec<Vec<String>>,
    /// What is said of it, where the rule finds it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub says: Option<String>,
    /// The guideline that it is held against, in the same form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guideline: Option<Box<ShownExample>>,
}

/// How what a rule finds is mended, shown with its wrong example.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ShownFix {
    /// Whether the example can be mended in one way only, so that it may be done without asking. Else it is a suggestion.
    pub certain: bool,
    /// The value as it is.
    pub before: String,
    /// The value as it should be.
    pub value: String,
}

/// What stands in a file, and what is made of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Observed {
    /// What stands there.
    pub seen: String,
    /// What is made of it.
    pub made: String,
}

/// The pages of finding codes.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Rulebook {
    /// The version of the document form.
    pub mulu: Version,
    /// The language of its words.
    pub lang: Lang,
    /// How many codes of each severity.
    pub counts: Counts,
    /// The pages, by code.
    pub pages: Vec<Explanation>,
}
