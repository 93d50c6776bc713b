//! What a node holds, with and without its children.

use indexmap::IndexSet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::document::{Place, Placed};
use crate::diff::document::NodeKind;
use crate::model::{Domain, Entry, Id, Item, Node as _, NodeMut};

/// A node without its children.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    Domain(Domain),
    Item(Item),
    Entry(Box<Entry>),
}

/// A node with all below it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Subtree {
    /// A domain.
    Domain(Domain),
    /// An item.
    Item(Item),
    /// An entry.
    Entry(Box<Entry>),
}

impl Subtree {
    /// What comes or goes by a step.
    pub(crate) fn of(placed: &Placed) -> Self {
        match placed {
            Placed::Domain { value, .. } => Self::Domain(value.clone()),
            Placed::Item { value, .. } => Self::Item(value.clone()),
            Placed::Entry { value, .. } => Self::Entry(value.clone()),
        }
    }

    /// The same for a step.
    pub(crate) fn placed(self, place: Place) -> Placed {
        match self {
            Self::Domain(value) => Placed::Domain { place, value },
            Self::Item(value) => Placed::Item { place, value },
            Self::Entry(value) => Placed::Entry { place, value },
        }
    }

    /// Collects the ids of the node and all below it; one that comes twice.
    pub(crate) fn ids(&self, ids: &mut IndexSet<Id>) -> Option<Id> {
        let mut twice = None;
        let mut note = |id: &Id| {
            if !ids.insert(id.clone()) {
                twice.get_or_insert_with(|| id.clone());
            }
        };
        let mut items = Vec::new();
        match self {
            Self::Domain(domain) => {
                note(&domain.id);
                items.extend(domain.items.iter());
            }
            Self::Item(item) => items.push(item),
            Self::Entry(entry) => note(&entry.id),
        }
        while let Some(item) = items.pop() {
            note(&item.id);
            item.entries.iter().for_each(|entry| note(&entry.id));
            items.extend(item.items.iter());
        }
        twice
    }

    /// The node with other ids, all the way down.
    pub(crate) fn with_ids(self, id: &mut impl FnMut(&Id) -> Id) -> Self {
        match self {
            Self::Domain(mut domain) => {
                domain.id = id(&domain.id);
                domain.items = domain.items.take().map(|item| item_with_ids(item, id)).collect();
                Self::Domain(domain)
            }
            Self::Item(item) => Self::Item(item_with_ids(item, id)),
            Self::Entry(mut entry) => {
                entry.id = id(&entry.id);
                Self::Entry(entry)
            }
        }
    }

    /// The node as it stands in a document.
    pub(crate) fn value(&self) -> Value {
        let value = match self {
            Self::Domain(domain) => serde_json::to_value(domain),
            Self::Item(item) => serde_json::to_value(item),
            Self::Entry(entry) => serde_json::to_value(entry),
        };
        value.unwrap_or_default()
    }
}

fn item_with_ids(mut item: Item, id: &mut impl FnMut(&Id) -> Id) -> Item {
    item.id = id(&item.id);
    let entries = item.entries.take().map(|entry| Entry { id: id(&entry.id), ..entry });
    item.entries = entries.collect();
    item.items = item.items.take().map(|item| item_with_ids(item, id)).collect();
    item
}

impl Content {
    pub(crate) fn id(&self) -> &Id {
        match self {
            Self::Domain(domain) => &domain.id,
            Self::Item(item) => &item.id,
            Self::Entry(entry) => &entry.id,
        }
    }

    pub(crate) fn set_id(&mut self, id: Id) {
        match self {
            Self::Domain(domain) => domain.set_id(id),
            Self::Item(item) => item.set_id(id),
            Self::Entry(entry) => entry.set_id(id),
        }
    }

    /// The node, to be changed.
    pub(crate) fn as_mut(&mut self) -> NodeMut<'_> {
        match self {
            Self::Domain(domain) => NodeMut::Domain(domain),
            Self::Item(item) => NodeMut::Item(item),
            Self::Entry(entry) => NodeMut::Entry(entry),
        }
    }

    pub(crate) fn kind(&self) -> NodeKind {
        match self {
            Self::Domain(_) => NodeKind::Domain,
            Self::Item(_) => NodeKind::Item,
            Self::Entry(_) => NodeKind::Entry,
        }
    }

    /// The name; an entry has none.
    pub(crate) fn name(&self) -> Option<&String> {
        match self {
            Self::Domain(domain) => Some(&domain.name),
            Self::Item(item) => Some(&item.name),
            Self::Entry(_) => None,
        }
    }

    pub(crate) fn derived_from(&self) -> Option<&Id> {
        match self {
            Self::Domain(domain) => domain.derived_from.as_ref(),
            Self::Item(item) => item.derived_from.as_ref(),
            Self::Entry(entry) => entry.derived_from.as_ref(),
        }
    }

    pub(crate) fn entry(&self) -> Option<&Entry> {
        match self {
            Self::Entry(entry) => Some(entry),
            _ => None,
        }
    }
}
