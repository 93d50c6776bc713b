//! What one step of a patch does to which node, and what undoes it.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::document::{HeaderField, Place, Placed};
use crate::diff::document::NodeKind;
use crate::model::Id;
use crate::read::present;
use crate::vocabulary::ElementName;

/// What a step does. Values are as in documents: absent where there is none, `null` where an element is unknown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "op", rename_all = "lowercase", deny_unknown_fields)]
pub enum Operation {
    /// Another value in the catalog's header.
    Catalog {
        /// Which.
        field: HeaderField,
        /// The value before.
        #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
        before: Option<Value>,
        /// The value after.
        #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
        after: Option<Value>,
    },
    /// Other ids, all at once: old ones with the new ones.
    Ids {
        /// The id before with the id after.
        ids: IndexMap<Id, Id>,
    },
    /// A node comes, with what is new below it.
    Add(Placed),
    /// A node goes, with what is then below it.
    Remove(Placed),
    /// A node goes under another parent, or to another place among its siblings.
    Move {
        /// A node of which kind.
        node: NodeKind,
        /// Its id.
        id: Id,
        /// Where it stood.
        from: Place,
        /// Where it stands then.
        to: Place,
    },
    /// A domain or item gets another name.
    Rename {
        /// A node of which kind.
        node: NodeKind,
        /// Its id.
        id: Id,
        /// The name before.
        before: String,
        /// The name after.
        after: String,
    },
    /// An element of an entry, or its serial number, gets another value.
    Edit {
        /// The entry's id.
        id: Id,
        /// The element.
        element: ElementName,
        /// The value before.
        #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
        before: Option<Value>,
        /// The value after.
        #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
        after: Option<Value>,
    },
    /// A column beside the elements comes, goes or gets another value.
    Column {
        /// The entry's id.
        id: Id,
        /// The column's heading.
        column: String,
        /// The column that one which comes or goes stands behind; absent for the first, and where only the value changes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        behind: Option<String>,
        /// The value before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<String>,
        /// The value after.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<String>,
    },
    /// Another record of what a node was made from.
    Derived {
        /// A node of which kind.
        node: NodeKind,
        /// Its id.
        id: Id,
        /// The id recorded before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<Id>,
        /// The id recorded after.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<Id>,
    },
}

impl Operation {
    /// Its key in documents.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Catalog { .. } => "catalog",
            Self::Ids { .. } => "ids",
            Self::Add(_) => "add",
            Self::Remove(_) => "remove",
            Self::Move { .. } => "move",
            Self::Rename { .. } => "rename",
            Self::Edit { .. } => "edit",
            Self::Column { .. } => "column",
            Self::Derived { .. } => "derived",
        }
    }

    /// The node it is about; none for the header and for ids.
    pub fn about(&self) -> Option<(NodeKind, &Id)> {
        match self {
            Self::Catalog { .. } | Self::Ids { .. } => None,
            Self::Add(placed) | Self::Remove(placed) => Some((placed.node(), placed.id())),
            Self::Move { node, id, .. } | Self::Rename { node, id, .. } | Self::Derived { node, id, .. } => {
                Some((*node, id))
            }
            Self::Edit { id, .. } | Self::Column { id, .. } => Some((NodeKind::Entry, id)),
        }
    }

    /// Whether it leaves everything as it is.
    pub(crate) fn is_idle(&self) -> bool {
        match self {
            Self::Rename { before, after, .. } => before == after,
            Self::Catalog { before, after, .. } | Self::Edit { before, after, .. } => before == after,
            Self::Column { before, after, .. } => before == after,
            Self::Derived { before, after, .. } => before == after,
            Self::Ids { ids } => ids.is_empty(),
            Self::Add(_) | Self::Remove(_) | Self::Move { .. } => false,
        }
    }

    /// What undoes it.
    pub(crate) fn inverse(&self) -> Self {
        let mut inverse = self.clone();
        match &mut inverse {
            Self::Catalog { before, after, .. } | Self::Edit { before, after, .. } => {
                std::mem::swap(before, after);
            }
            Self::Ids { ids } => *ids = ids.iter().map(|(old, new)| (new.clone(), old.clone())).collect(),
            Self::Add(placed) => return Self::Remove(placed.clone()),
            Self::Remove(placed) => return Self::Add(placed.clone()),
            Self::Move { from, to, .. } => std::mem::swap(from, to),
            Self::Rename { before, after, .. } => std::mem::swap(before, after),
            Self::Column { before, after, .. } => std::mem::swap(before, after),
            Self::Derived { before, after, .. } => std::mem::swap(before, after),
        }
        inverse
    }
}
