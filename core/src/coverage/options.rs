//! How to link.

use serde::Deserialize;

use crate::diff::Pin;
use crate::messages::Lang;

/// How to hold a catalog against the two lists.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CoverageOptions {
    /// Pairs that are one, whatever they look like: the item's id in its list (`power:` or `service:` before it, where both lists have
    /// it), and the id of the catalog's item or entry.
    pub pins: Vec<Pin>,
    /// Pairs that are not one, whatever they look like.
    pub forbid: Vec<Pin>,
    /// How alike an item and what is disclosed have to be.
    pub thresholds: LinkThresholds,
    /// Says findings in this language.
    pub lang: Option<Lang>,
}

/// How alike an item of a list and a matter of the catalog have to be to be taken for one, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LinkThresholds {
    /// The least likeness of a link.
    pub link: f64,
    /// The least likeness of what is named as near where there is no link.
    pub near: f64,
    /// Another matter that is less than this behind the best makes the link ambiguous.
    pub margin: f64,
}

impl Default for LinkThresholds {
    fn default() -> Self {
        Self { link: 0.7, near: 0.45, margin: 0.05 }
    }
}
