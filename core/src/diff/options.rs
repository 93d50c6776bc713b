//! How to compare.

use serde::{Deserialize, Serialize};

use crate::model::Level;

/// How to compare.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DiffOptions {
    /// Looks only at the entries of the base that bind this level: what a county's catalog is held against is
    /// the guideline's county level.
    pub level: Option<Level>,
    /// Pairs that are one, whatever they look like. One node of the base pinned to several of the other was split, several
    /// pinned to one were merged; the first pair is the main one.
    pub pins: Vec<Pin>,
    /// Pairs that are not one, whatever they look like.
    pub forbid: Vec<Pin>,
    /// How alike two nodes have to be.
    pub thresholds: Thresholds,
    /// Which matches are listed.
    pub matches: ListedMatches,
    /// Marks where texts differ.
    pub spans: bool,
    /// Gives the changes as a patch too.
    pub patch: bool,
    /// Gives the changes as a JSON Patch (RFC 6902) too.
    pub json_patch: bool,
}

/// A pair of nodes by their ids: two domains, two items or two entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    /// The id in the base.
    pub base: String,
    /// The id in the other.
    pub other: String,
}

/// Which matches a diff lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ListedMatches {
    /// Those that ids alone do not show.
    #[default]
    Found,
    /// All of them.
    All,
}

/// How alike two nodes have to be to be taken for one, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Thresholds {
    /// Two items in one domain.
    pub item: f64,
    /// Two items in different domains.
    pub across: f64,
    /// Two entries of one item.
    pub entry: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        Self { item: 0.5, across: 0.65, entry: 0.4 }
    }
}
