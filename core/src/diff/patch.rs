//! Changes to be carried out: applied, undone, one after another.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::Version;

/// What turns one catalog into another, step by step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Patch {
    /// The version of the document form.
    pub mulu: Version,
}

/// An operation of a JSON Patch.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct JsonOperation {}
