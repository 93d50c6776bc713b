//! What differs between two catalogs: who is who, what changed, and what each change means.

mod change;
mod effect;
mod matching;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::model::{Catalog, Level, Version};
use crate::vocabulary::ElementName;

pub use effect::Effect;
pub use matching::How;

/// How to compare.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiffOptions {
    /// Looks only at the entries of the base that bind this level: what a county's catalog is held against is
    /// the guideline's county level.
    #[serde(default)]
    pub level: Option<Level>,
}

/// What differs between two catalogs.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Diff {
    /// The version of the document form.
    pub mulu: Version,
    /// The catalog compared with, as a rule the guideline.
    pub base: Side,
    /// The catalog compared.
    pub other: Side,
    /// How many of what.
    pub counts: DiffCounts,
    /// The changes: those of the base's nodes in its order, then what the other adds in its own.
    pub changes: Vec<Change>,
}

/// One of the two catalogs compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Side {
    /// Its title.
    pub title: String,
    /// Its edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// How many entries were compared.
    pub entries: usize,
}

/// How many changes of which kind. `matched + removed` are the base's entries, `matched + added` the other's.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct DiffCounts {
    /// Entries that both have.
    pub matched: usize,
    /// Entries that only the other has.
    pub added: usize,
    /// Entries that only the base has.
    pub removed: usize,
    /// Entries that both have, with at least one element edited.
    pub edited: usize,
    /// Domains and items under another name.
    pub renamed: usize,
    /// Items under another parent.
    pub moved: usize,
    /// Domains and items out of their order.
    pub reordered: usize,
    /// Edits of elements, by effect.
    pub effects: BTreeMap<Effect, usize>,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Change {
    /// What was done.
    pub op: Op,
    /// To what.
    pub node: NodeKind,
    /// The id in the base; for an addition the id in the other.
    pub path: String,
    /// The id in the other, where both have the node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub other: Option<String>,
    /// The place in names.
    pub place: String,
    /// How the two nodes were found to be one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
    /// The element edited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementName>,
    /// What the edit means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    /// The value before: an element's, a name, or a parent's id. `null` for an unknown element.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// The value after. `null` for an unknown element.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
    /// How many entries an addition or removal of a domain or item takes with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub entries: Option<usize>,
}

/// What was done to a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Op {
    /// The other has it and the base does not.
    Add,
    /// The base has it and the other does not.
    Remove,
    /// It has another parent.
    Move,
    /// It has another name.
    Rename,
    /// An element of it has another value.
    Edit,
    /// It stands in another order among its siblings.
    Reorder,
}

/// A kind of node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NodeKind {
    /// A domain.
    Domain,
    /// An item.
    Item,
    /// An entry.
    Entry,
}

impl Diff {
    /// Whether the other lacks something of the base or weakens it.
    pub fn has_losses(&self) -> bool {
        self.changes.iter().any(|change| change.op == Op::Remove || change.effect == Some(Effect::Weakened))
    }
}

/// Compares a catalog with a base.
pub fn diff(base: &Catalog, other: &Catalog, options: &DiffOptions) -> Diff {
    let tailored;
    let base = match options.level {
        Some(level) => {
            tailored = base.for_level(level);
            &tailored
        }
        None => base,
    };
    let base_tree = matching::Tree::new(base);
    let other_tree = matching::Tree::new(other);
    let matches = matching::find(&base_tree, &other_tree);
    let effects = effect::Effects::between(base, other);
    let (counts, changes) = change::between(&base_tree, &other_tree, &matches, effects);
    let side = |catalog: &Catalog, entries| Side {
        title: catalog.title.clone(),
        edition: catalog.edition.clone(),
        entries,
    };
    Diff {
        mulu: Version,
        base: side(base, counts.matched + counts.removed),
        other: side(other, counts.matched + counts.added),
        counts,
        changes,
    }
}
