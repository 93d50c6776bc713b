//! How to judge.

use serde::Deserialize;

use crate::diff::{DiffOptions, Pin, Thresholds};
use crate::lists::{ListedItem, listed};
use crate::model::Level;

/// How to judge whether a catalog conforms.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ConformOptions {
    /// The level whose entries bind; by default that of the issuer, where the catalog is not itself a guideline. Without either, all
    /// of the guideline binds.
    pub level: Option<Level>,
    /// Pairs that are one, whatever they look like.
    pub pins: Vec<Pin>,
    /// Pairs that are not one, whatever they look like.
    pub forbid: Vec<Pin>,
    /// How alike two nodes have to be.
    pub thresholds: Thresholds,
    /// Marks where texts differ.
    pub spans: bool,
    /// The body's power-and-responsibility list (权责清单): an entry of its own that names an item of it is grounded. A list of codes
    /// and names, or the document of the whole list.
    #[serde(deserialize_with = "listed")]
    pub powers: Vec<ListedItem>,
    /// The body's public-service list (公共服务清单), in the same way.
    #[serde(deserialize_with = "listed")]
    pub services: Vec<ListedItem>,
}

impl ConformOptions {
    /// The comparison that the verdicts rest on.
    pub(super) fn comparison(&self, level: Option<Level>) -> DiffOptions {
        DiffOptions {
            level,
            pins: self.pins.clone(),
            forbid: self.forbid.clone(),
            thresholds: self.thresholds,
            spans: self.spans,
            ..DiffOptions::default()
        }
    }
}
