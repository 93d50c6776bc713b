//! The document of what can be mended.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::diff::{Effect, Patch};
use crate::finding::Counts;
use crate::model::{Id, Version};
use crate::validate::ValidateOptions;
use crate::vocabulary::ElementName;

/// How to mend: on which day and by which rules, as for validation, and which suggestions are accepted.
#[derive(Debug, Clone)]
pub struct FixOptions {
    /// How to validate.
    pub validate: ValidateOptions,
    /// The suggestions that are accepted.
    pub accept: Accept,
}

/// Which suggestions are accepted: `"all"`, or a list of their numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Accept {
    /// All of them.
    All,
    /// Those with these numbers.
    These(Vec<usize>),
}

impl<'de> Deserialize<'de> for Accept {
    /// By hand: an untagged enum cannot say what is wrong.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        if value == "all" {
            return Ok(Self::All);
        }
        serde_json::from_value(value).map(Self::These).map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for FixOptions {
    /// Taken apart by hand: serde refuses no unknown fields where one struct is flattened into another.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut fields = Map::deserialize(deserializer)?;
        let accept = fields.shift_remove("accept").map(serde_json::from_value);
        let accept = accept.transpose().map_err(D::Error::custom)?;
        let validate = serde_json::from_value(Value::Object(fields)).map_err(D::Error::custom)?;
        let options = Self::new(validate);
        Ok(Self { accept: accept.unwrap_or(options.accept), ..options })
    }
}

impl FixOptions {
    /// Mending by these rules, with no suggestion accepted.
    pub fn new(validate: ValidateOptions) -> Self {
        Self { validate, accept: Accept::These(Vec::new()) }
    }
}

/// What can be mended in a catalog: what is certain and the suggestions, and the patch that carries out what is certain and accepted.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Fixes {
    /// The version of the document form.
    pub mulu: Version,
    /// The catalog's title.
    pub title: String,
    /// How many findings there are.
    pub before: Counts,
    /// How many are left once the patch is applied.
    pub after: Counts,
    /// How many of those left can only be mended by somebody who knows, by code.
    pub left: BTreeMap<String, usize>,
    /// The certain ones, in the catalog's order.
    pub certain: Vec<Mend>,
    /// The others, in the catalog's order, each for the catalog with the certain ones applied.
    pub suggested: Vec<Mend>,
    /// Carries out the certain ones and the suggestions that were accepted; a step's `change` is the mend's number. It can be applied in
    /// part, and undone.
    pub patch: Patch,
}

/// Another value for one element of one node.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Mend {
    /// Its number: those that are certain come first, then the suggestions.
    pub n: usize,
    /// The codes of what it mends.
    pub codes: Vec<String>,
    /// The id of the entry, item or domain.
    pub path: Id,
    /// The place in names.
    pub place: String,
    /// The element; `name` is that of the item or domain. Absent for another column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementName>,
    /// The heading of the column, where it is none of the elements.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The value as it is, in the form of documents.
    pub before: Value,
    /// The value as it should be.
    pub after: Value,
    /// What the change means, as a comparison says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    /// Whether it is in the patch.
    pub accepted: bool,
    /// What was found, in the language asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
}
