//! How to judge.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::diff::{DiffOptions, Pin, Thresholds};
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
    /// The body's power-and-responsibility list (权责清单): an entry of its own that names an item of it is grounded.
    pub powers: Vec<ListedItem>,
    /// The body's public-service list (公共服务清单), in the same way.
    pub services: Vec<ListedItem>,
}

/// An item of a body's power-and-responsibility or public-service list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListedItem {
    /// Its code (项目编码).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Its name.
    pub name: String,
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
