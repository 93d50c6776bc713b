//! 公开领域: a disclosure domain.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::children::Node;
use super::{Children, Id, Item, Provenance};

/// One disclosure domain (公开领域) of a catalog, such as 社会救助: a tree of items.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Domain {
    /// The provincial code, or the normalised name.
    #[serde(default)]
    pub id: Id,
    /// The name as written, without the words around it (`社会救助`).
    pub name: String,
    /// What the catalog's domain was made from, where that is recorded: an id in the guideline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derived_from: Option<Id>,
    /// First-level items (一级事项), in order.
    #[serde(default)]
    pub items: Children<Item>,
    /// Where the domain was read.
    #[serde(skip)]
    pub provenance: Provenance,
}

impl Node for Domain {
    fn id(&self) -> &Id {
        &self.id
    }

    fn set_id(&mut self, id: Id) {
        self.id = id;
    }
}
