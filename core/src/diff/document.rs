//! The documents of a comparison: what was compared, who is who, and what differs.

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::effect::Effect;
use super::patch::{JsonOperation, Patch};
use super::spans::Span;
use crate::model::{Catalog, Id, Level, NodeMut, Version};
use crate::read::present;
use crate::vocabulary::ElementName;

/// What differs between two catalogs.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Diff {
    /// The version of the document form.
    pub mulu: Version,
    /// The catalog compared with, as a rule the guideline.
    pub base: Side,
    /// The catalog compared.
    pub other: Side,
    /// The level that the base was looked at for; absent where all of it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// How many of what.
    pub counts: DiffCounts,
    /// Who is who: the pairs that ids alone do not show, or all of them where the options ask for it. The base's domains in
    /// order, then its items, then its entries.
    pub matches: Vec<Match>,
    /// The changes: those of the base's nodes in its order, then what the other adds in its own.
    pub changes: Vec<Change>,
    /// The changes as a patch, where the options ask for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub patch: Option<Patch>,
    /// The changes as a JSON Patch (RFC 6902) of the base's document, where the options ask for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub json_patch: Option<Vec<JsonOperation>>,
}

/// One of the two catalogs compared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Side {
    /// Its title.
    pub title: String,
    /// Its edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// How many entries were compared.
    pub entries: usize,
}

/// How many changes of which kind. `matched + merged_entries + removed` are the base's entries, `matched +
/// split_entries + added` the other's.
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
    /// Items and entries under another parent; not those of items that were split or merged.
    pub moved: usize,
    /// Domains, items and entries out of their order.
    pub reordered: usize,
    /// Items of the base that are several in the other.
    pub split: usize,
    /// Items of the other that are several in the base.
    pub merged: usize,
    /// Entries of the other that are a part of an entry of the base, beside the part that counts as matched.
    pub split_entries: usize,
    /// Entries of the base that went into an entry of the other, beside the one that counts as matched.
    pub merged_entries: usize,
    /// Edits of elements, by effect.
    pub effects: BTreeMap<Effect, usize>,
}

/// Two nodes that are one, how that was found, and how alike they are.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Match {
    /// A node of which kind.
    pub node: NodeKind,
    /// The id in the base.
    pub base: Id,
    /// The id in the other.
    pub other: Id,
    /// Whether it is one part of several: of an item or entry that was split, or of one that was merged.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub part: bool,
    /// How it was found.
    pub by: By,
    /// How alike the two are, from 0 to 1.
    pub score: f64,
    /// What the score is made of.
    pub parts: Parts,
}

/// How two nodes were found to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// The caller said so.
    Pin,
    /// The same id or code.
    Id,
    /// The other says what it was made from.
    Derivation,
    /// The same name under the same parent; for entries the same words in the same item.
    Path,
    /// They are alike, and no other assignment of all that is left is more alike.
    Similarity,
    /// The only ones left of their item, one of which lost its content.
    Remainder,
}

/// How alike two nodes are, each part from 0 to 1; absent where one of them has nothing to compare.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, JsonSchema)]
pub struct Parts {
    /// Their names: shared characters and pairs of characters over all (Dice).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<f64>,
    /// The content of their entries: shared pairs of characters over all (Dice). Of nodes without entries, how much of what
    /// is below them is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub content: Option<f64>,
    /// Their legal bases: shared pairs of characters over all (Dice).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<f64>,
    /// Where they stand: 1 under one parent, less within one domain, nothing elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<f64>,
}

/// One difference.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// What was done.
    pub op: Op,
    /// To what.
    pub node: NodeKind,
    /// The id in the base; for an addition the id in the other.
    pub path: Id,
    /// The id in the other, where both have the node.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other: Option<Id>,
    /// Of a split the ids in the other, of a merge the ids in the base, of the parts beside the main one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
    /// The place in names.
    #[schemars(with = "String")]
    pub place: Arc<str>,
    /// How the two nodes were found to be one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<How>,
    /// The element edited.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementName>,
    /// The column edited, where it is none of the elements (备注, 咨询电话 …): its heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// What the edit means.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    /// The value before: an element's, a name, or a parent's id. `null` for an unknown element.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Value>")]
    pub before: Option<Arc<Value>>,
    /// The value after. `null` for an unknown element.
    #[serde(default, deserialize_with = "present", skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Value>")]
    pub after: Option<Arc<Value>>,
    /// What came to a many-valued element: content elements, citations, channels, bodies.
    #[serde(default, skip_serializing_if = "<[String]>::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub added: Arc<[String]>,
    /// What went from it.
    #[serde(default, skip_serializing_if = "<[String]>::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub dropped: Arc<[String]>,
    /// Where the two texts differ, where the options ask for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub spans: Vec<Span>,
    /// How many entries an addition or removal of a domain or item takes with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entries: Option<usize>,
}

/// How two nodes were found to be one, and how alike they are.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct How {
    /// How.
    pub by: By,
    /// How alike they are, from 0 to 1.
    pub score: f64,
}

/// What was done to a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
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
    /// One item became several (分设).
    Split,
    /// Several items became one (合并).
    Merge,
}

/// A kind of node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum NodeKind {
    /// A domain.
    Domain,
    /// An item.
    Item,
    /// An entry.
    Entry,
}

impl NodeKind {
    /// The kind of a node.
    pub(crate) fn of(node: &NodeMut<'_>) -> Self {
        match node {
            NodeMut::Domain(_) => Self::Domain,
            NodeMut::Item(_) => Self::Item,
            NodeMut::Entry(_) => Self::Entry,
        }
    }
}

impl Diff {
    /// Whether the other lacks something of the base or weakens it.
    pub fn has_losses(&self) -> bool {
        self.changes.iter().any(|change| change.op == Op::Remove || change.effect == Some(Effect::Weakened))
    }
}

impl Side {
    /// A catalog of which so many entries were compared.
    pub(crate) fn of(catalog: &Catalog, entries: usize) -> Self {
        Self { title: catalog.title.clone(), edition: catalog.edition.clone(), entries }
    }
}

impl Change {
    /// A change that says nothing yet but what is done to which node.
    pub(crate) fn new(op: Op, node: NodeKind, path: &Id) -> Self {
        Self {
            op,
            node,
            path: path.clone(),
            other: None,
            parts: Vec::new(),
            place: Arc::default(),
            how: None,
            element: None,
            column: None,
            effect: None,
            before: None,
            after: None,
            added: Arc::default(),
            dropped: Arc::default(),
            spans: Vec::new(),
            entries: None,
        }
    }
}

impl Op {
    /// Its key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Add => "add",
            Self::Remove => "remove",
            Self::Move => "move",
            Self::Rename => "rename",
            Self::Edit => "edit",
            Self::Reorder => "reorder",
            Self::Split => "split",
            Self::Merge => "merge",
        }
    }
}

impl NodeKind {
    /// Its key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::Item => "item",
            Self::Entry => "entry",
        }
    }
}
