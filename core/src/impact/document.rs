//! The documents of an impact: what is asked, and what rests on it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::finding::Finding;
use crate::lists::{ListedItem, listed};
use crate::messages::Lang;
use crate::model::{Level, Version};
use crate::vocabulary::{Instrument, Successor};

/// What is asked about: exactly one of a basis, a power item, a service item.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct ImpactQuery {
    /// A law or document: its title, its number, or both, as a citation is written (`国务院令第492号`, `《收养法》`).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    /// An item of the power-and-responsibility list, by its code or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub power: Option<String>,
    /// An item of the public-service list, by its code or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service: Option<String>,
}

/// How to ask.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ImpactOptions {
    /// The first day on which the basis no longer applies; by default the one in the table of laws.
    pub lapses: Option<Date>,
    /// The day on which it is asked: what is due by then is overdue.
    pub today: Option<Date>,
    /// Instruments beside the built-in table.
    pub laws: Vec<Instrument>,
    /// The power-and-responsibility list (权责清单).
    #[serde(deserialize_with = "listed")]
    pub powers: Vec<ListedItem>,
    /// The public-service list (公共服务清单).
    #[serde(deserialize_with = "listed")]
    pub services: Vec<ListedItem>,
    /// Lists of single bodies, beside those of all.
    pub lists: Vec<BodyLists>,
    /// Says findings in this language.
    pub lang: Option<Lang>,
}

/// The lists of one body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BodyLists {
    /// The body's division code or name.
    pub body: String,
    /// Its power-and-responsibility list (权责清单).
    #[serde(deserialize_with = "listed")]
    pub powers: Vec<ListedItem>,
    /// Its public-service list (公共服务清单).
    #[serde(deserialize_with = "listed")]
    pub services: Vec<ListedItem>,
}

/// What rests on a law, a document, a power item or a service item.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Impact {
    /// The version of the document form.
    pub mulu: Version,
    /// What was asked.
    pub query: ImpactQuery,
    /// What it was understood as: titles with their numbers, or items.
    pub targets: Vec<String>,
    /// The first day on which the basis no longer applies, where that is known and one thing is meant.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub lapses: Option<Date>,
    /// What takes its place, where that is known and one thing is meant. What has lapsed itself is passed over for its own successor.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub successor: Option<Successor>,
    /// The day until which a catalog that was changed on the day of the lapse has to be published: 20 working days
    /// (政府信息公开条例 第二十六条).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub publish_by: Option<Date>,
    /// How many entries of how many bodies.
    pub counts: ImpactCounts,
    /// The bodies that have such entries, in their order, with how many.
    pub bodies: Vec<ImpactBody>,
    /// How many entries in which domain.
    pub domains: BTreeMap<String, usize>,
    /// The entries, by body in the order of its catalog.
    pub entries: Vec<ImpactEntry>,
    /// What could not be told.
    pub findings: Vec<Finding>,
}

/// How many entries rest on it, and what is to be done with them.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct ImpactCounts {
    /// Entries that rest on it.
    pub entries: usize,
    /// Bodies that have such entries.
    pub bodies: usize,
    /// Entries by how they rest on it.
    pub how: BTreeMap<Rests, usize>,
    /// Entries by what is to be done.
    pub actions: BTreeMap<ImpactAction, usize>,
}

/// A body that has entries resting on what was asked about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ImpactBody {
    /// Its division code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// Its level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// How many entries.
    pub entries: usize,
}

/// An entry that rests on what was asked about.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct ImpactEntry {
    /// The body's name.
    pub body: String,
    /// The entry's id in the body's catalog.
    pub path: String,
    /// Its place in names.
    pub place: String,
    /// How it rests on it.
    pub how: Rests,
    /// The words that say so: the citation, or the text that names the item.
    pub wording: String,
    /// From what the entry cites to what was asked about, where there is something between.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub through: Vec<String>,
    /// What is to be done when it lapses; absent where nothing lapses.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub action: Option<ImpactAction>,
    /// What to cite instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub successor: Option<Successor>,
    /// The day by which: the first on which what it cites no longer applies.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub due: Option<Date>,
    /// The day until which the changed catalog has to be published: 20 working days from then (政府信息公开条例 第二十六条). Absent
    /// where the table of working days does not reach, which is a finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub publish_by: Option<Date>,
    /// Whether that day has come.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub overdue: bool,
}

/// How an entry rests on something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Rests {
    /// It cites or names it.
    Direct,
    /// It cites what was superseded by it.
    Superseded,
    /// It cites its title without a number, which can mean this or another version.
    Unnumbered,
}

/// What is to be done with an entry when a basis lapses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ImpactAction {
    /// Cite the successor.
    ReplaceBasis,
    /// Drop the citation: the entry cites the successor too, or others that are in force carry it.
    DropBasis,
    /// Find another basis, or apply for cancelling the entry: it has no other. A law does not give a body the duty that left its list:
    /// for an item of a list only another item counts.
    RegroundOrCancel,
}
