//! The document of a coverage: which items of the two lists the catalog discloses, and how well.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::diff::{NodeKind, Parts, Side};
use crate::finding::{Finding, Origin};
use crate::lists::{ItemType, ListKind};
use crate::model::{Id, Version};

/// A catalog held against the power-and-responsibility list and the public-service list (国办发〔2019〕54号).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Coverage {
    /// The version of the document form.
    pub mulu: Version,
    /// The catalog.
    pub catalog: Side,
    /// The body whose catalog it is, where the catalog says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The lists, in the order in which they were given.
    pub lists: Vec<CoverageList>,
    /// How many of what.
    pub counts: CoverageCounts,
    /// The links, by list and item in their order, then in the catalog's.
    pub links: Vec<Link>,
    /// The items without an entry. Of an item with sub-items that all have none only the item itself.
    pub uncovered: Vec<Uncovered>,
    /// The items of which it cannot be told which matter of the catalog they are.
    pub ambiguous: Vec<Ambiguous>,
    /// The items whose type demands more than the catalog has of them.
    pub incomplete: Vec<Incomplete>,
    /// The entries that record an item which their list does not have.
    pub orphaned: Vec<Orphan>,
    /// The same as findings, and references of the lists that name nothing in the catalog.
    pub findings: Vec<Finding>,
}

/// A list that the catalog is held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CoverageList {
    /// Which of the two lists.
    pub kind: ListKind,
    /// Its title.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// How many items and sub-items it has.
    pub items: usize,
}

/// How many of what. `linked + within + ambiguous + uncovered` are all items.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct CoverageCounts {
    /// Items and sub-items of all lists.
    pub items: usize,
    /// Those with a link of their own.
    pub linked: usize,
    /// Those without that are covered by the link of the item they belong to, or by links of their sub-items.
    pub within: usize,
    /// Those of which it cannot be told.
    pub ambiguous: usize,
    /// Those without an entry, each sub-item counted.
    pub uncovered: usize,
    /// Those that are disclosed in part.
    pub incomplete: usize,
    /// Entries that record an item which is not there.
    pub orphaned: usize,
    /// Items by how they were linked first.
    pub how: BTreeMap<LinkBy, usize>,
    /// The figures of each type, by its key; `other` for a list's own types, `none` for items without one.
    pub types: BTreeMap<String, TypeCounts>,
    /// The figures of each domain of the catalog that has a link or an orphan, by its name.
    pub domains: BTreeMap<String, DomainCounts>,
}

/// The items of one type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct TypeCounts {
    /// Items and sub-items.
    pub items: usize,
    /// Those that are covered.
    pub covered: usize,
    /// Those of which it cannot be told.
    pub ambiguous: usize,
    /// Those without an entry.
    pub uncovered: usize,
    /// Those that are disclosed in part.
    pub incomplete: usize,
}

/// What of a domain is linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct DomainCounts {
    /// Entries of the domain.
    pub entries: usize,
    /// Those that are linked to an item.
    pub linked: usize,
    /// Items of the lists that are linked to it.
    pub items: usize,
    /// Those of them that are disclosed in part.
    pub incomplete: usize,
    /// Entries that record an item which is not there.
    pub orphaned: usize,
}

/// An item of a list, as the parts of a coverage name it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ItemRef {
    /// The position of its list among those given.
    pub list: usize,
    /// Which of the two lists that is.
    pub kind: ListKind,
    /// Its id in the list.
    pub id: Id,
    /// Its name; of a sub-item with that of its item before it.
    pub name: String,
    /// Its type.
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    pub item_type: Option<ItemType>,
    /// Where it was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

/// An item of a list and what the catalog has of it.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Link {
    /// The item.
    pub item: ItemRef,
    /// What the catalog has.
    pub target: Target,
    /// How it was found.
    pub by: LinkBy,
    /// How alike the two are, from 0 to 1.
    pub score: f64,
    /// What the score is made of: names, and how many of the item's bases the catalog cites there.
    pub parts: Parts,
    /// The titles that both cite, beside the Regulation itself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shared: Vec<String>,
    /// The words that record the link: a cell of the catalog or of the list, or the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cites: Option<String>,
}

/// An item of the catalog with all its rows, or a single entry.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Target {
    /// An item or an entry.
    pub node: NodeKind,
    /// Its id.
    pub path: Id,
    /// Its place in names.
    pub place: String,
    /// How many entries that are.
    pub entries: usize,
}

/// How an item was linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LinkBy {
    /// The caller said so.
    Pin,
    /// A column of the catalog records the item, or one of the list the entry.
    Reference,
    /// The item's code is the entry's, or stands in it.
    Code,
    /// They have the same name, particles and the words for what is disclosed aside.
    Name,
    /// They are alike, and nothing else is as much so.
    Similarity,
}

/// An item without an entry.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Uncovered {
    /// The item.
    pub item: ItemRef,
    /// How many sub-items it stands for.
    #[serde(skip_serializing_if = "is_none")]
    pub sub_items: usize,
    /// What comes nearest, and is not near enough.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub near: Vec<Candidate>,
}

/// An item that may be one or another matter of the catalog.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Ambiguous {
    /// The item.
    pub item: ItemRef,
    /// Why it cannot be told.
    pub why: AmbiguousBecause,
    /// What it may be, the likeliest first.
    pub candidates: Vec<Candidate>,
}

/// Why it cannot be told what an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum AmbiguousBecause {
    /// Several matters of the catalog fit as well.
    SeveralMatters,
    /// Several items of the list fit the matter as well.
    SeveralItems,
}

/// What an item may be.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Candidate {
    /// What the catalog has.
    pub target: Target,
    /// How alike the two are, from 0 to 1.
    pub score: f64,
    /// What the score is made of.
    pub parts: Parts,
}

/// An item of which the catalog has less than its type demands.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Incomplete {
    /// The item.
    pub item: ItemRef,
    /// What is there.
    pub present: Vec<Aspect>,
    /// What is not, and what asks for it.
    pub missing: Vec<Missing>,
    /// The ids of the entries that were looked at.
    pub entries: Vec<String>,
}

/// What is disclosed of a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Aspect {
    /// Basis, conditions and procedure (办事指南).
    Guide,
    /// How far it has come (过程信息).
    Process,
    /// What became of it (办理结果).
    Result,
}

/// What is missing, and what asks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Missing {
    /// What.
    pub aspect: Aspect,
    /// The instrument.
    pub instrument: String,
    /// The article.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
}

/// An entry that records an item which its list does not have.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Orphan {
    /// The entry's id.
    pub path: Id,
    /// Its place in names.
    pub place: String,
    /// Which list it refers to.
    pub kind: ListKind,
    /// The column that records the item.
    pub column: String,
    /// What it records.
    pub cites: String,
    /// The item that comes nearest by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub near: Option<ItemRef>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for a reference")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

impl LinkBy {
    /// Its key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Pin => "pin",
            Self::Reference => "reference",
            Self::Code => "code",
            Self::Name => "name",
            Self::Similarity => "similarity",
        }
    }
}

impl Aspect {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Guide, Self::Process, Self::Result];

    /// Its key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Process => "process",
            Self::Result => "result",
        }
    }

    /// The aspect that a key stands for.
    pub(super) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|aspect| aspect.key() == key)
    }
}

impl Coverage {
    /// Whether something is missing: an item without an entry, or disclosed in part, or an entry whose item is gone.
    pub fn has_gaps(&self) -> bool {
        !(self.uncovered.is_empty() && self.incomplete.is_empty() && self.orphaned.is_empty())
    }

    /// Whether nobody has to look at it.
    pub fn is_fine(&self) -> bool {
        self.findings.is_empty()
    }
}
