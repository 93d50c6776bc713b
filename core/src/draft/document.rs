//! The documents of editing: what is to be changed, and what came of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::diff::Patch;
use crate::finding::{Counts, Finding};
use crate::model::{Id, Version};
use crate::read::present;
use crate::vocabulary::ElementName;

/// Another value for what one node holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// The id of the entry, item or domain.
    pub path: Id,
    /// The element of the entry; `name` is that of the item or domain. Absent for another column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementName>,
    /// The heading of the column, where it is none of the elements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The value as it is to be, in the form of documents: absent for none, `null` for an element that is unknown.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    pub value: Option<Value>,
}

/// What an edit has done, and what it changed among the findings.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Edited {
    /// The version of the document form.
    pub mulu: Version,
    /// What was done; inverted and applied, it is undone.
    pub patch: Patch,
    /// The findings that are no longer there, in their order.
    pub gone: Vec<Finding>,
    /// The findings that are new, in their order.
    pub came: Vec<Finding>,
    /// How many findings there are now.
    pub counts: Counts,
}
