//! 公开事项: an item, at any depth.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::children::Node;
use super::{Children, Entry, Id, Provenance};

/// An item (公开事项). Items nest to any depth, two in the national form; the last one carries entries.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// The provincial code, or the path of normalised names.
    #[serde(default)]
    pub id: Id,
    /// The name as written.
    pub name: String,
    /// What the item was made from, where that is recorded: an id in the guideline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derived_from: Option<Id>,
    /// Items of the next level, in order.
    #[serde(default, skip_serializing_if = "Children::is_empty")]
    pub items: Children<Item>,
    /// The rows of the last level, in order.
    #[serde(default, skip_serializing_if = "Children::is_empty")]
    pub entries: Children<Entry>,
    /// Where the item was read.
    #[serde(skip)]
    pub provenance: Provenance,
}

impl Node for Item {
    fn id(&self) -> &Id {
        &self.id
    }

    fn set_id(&mut self, id: Id) {
        self.id = id;
    }
}
