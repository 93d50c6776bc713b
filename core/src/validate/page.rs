//! The page of a rule: what `core/data/rules/<code>.json` says of it. Its words stand in the messages.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::example::Example;
use crate::finding::Severity;
use crate::messages::Lang;
use crate::vocabulary::ElementName;

/// What is said of a rule as data: how bad its findings are, on which grounds, what can be set, and how it shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// The code of its findings, in kebab-case.
    pub code: String,
    /// How bad its findings are, where nothing else is set.
    pub severity: Severity,
    /// The element that it looks at; absent where it is about several, or about none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementName>,
    /// The instruments and articles it rests on.
    pub grounds: Vec<Ground>,
    /// What can be set, by name.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub parameters: IndexMap<String, Parameter>,
    /// How it shows.
    pub examples: Examples,
}

/// A legal ground: an instrument and an article of it, and what that says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// The instrument, with its number.
    pub instrument: String,
    /// The article; empty where the instrument as a whole is meant.
    pub article: String,
    /// What the article says, in our words.
    pub says: Words,
}

/// A text in both languages.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

/// Something of a rule that can be set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Its value where nothing is set; a setting has to be of the same kind.
    pub default: Value,
    /// What it means.
    pub about: Words,
}

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged, expecting = "a number from 0, or a list of texts")]
pub enum Value {
    /// A number.
    Number(u32),
    /// Several texts.
    Texts(Vec<String>),
}

/// How a rule shows: the smallest pieces, one with a finding of its code and one without.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Examples {
    /// What it finds.
    pub wrong: Example,
    /// The same as it should be.
    pub right: Example,
}

impl Words {
    /// The text in a language.
    pub fn text(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

impl Value {
    /// What kind of value it is: a key of the words.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Number(_) => "number",
            Self::Texts(_) => "texts",
        }
    }
}
