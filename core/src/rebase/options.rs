//! How to carry a catalog over.

use serde::Deserialize;

use super::document::Resolution;
use crate::diff::{DiffOptions, Pin, Thresholds};
use crate::messages::Lang;
use crate::model::Level;

/// How to carry a catalog over.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RebaseOptions {
    /// Looks only at the entries of both editions that bind this level; by default that of the local catalog's issuer, where it is not
    /// itself a guideline.
    pub level: Option<Level>,
    /// Pairs of the old guideline and the local catalog that are one, whatever they look like.
    pub pins: Vec<Pin>,
    /// Pairs of the old guideline and the local catalog that are not one.
    pub forbid: Vec<Pin>,
    /// Pairs of the old guideline and the new one that are one.
    pub edition_pins: Vec<Pin>,
    /// Pairs of the old guideline and the new one that are not one.
    pub edition_forbid: Vec<Pin>,
    /// How alike two nodes have to be.
    pub thresholds: Thresholds,
    /// How conflicts are decided, the first that fits each.
    pub resolutions: Vec<Resolution>,
    /// Says findings and suggestions in this language.
    pub lang: Option<Lang>,
}

impl RebaseOptions {
    /// The comparison of the two editions.
    pub(super) fn of_editions(&self, level: Option<Level>) -> DiffOptions {
        self.comparison(level, &self.edition_pins, &self.edition_forbid)
    }

    /// The comparison of the old guideline with the local catalog.
    pub(super) fn of_local(&self, level: Option<Level>) -> DiffOptions {
        self.comparison(level, &self.pins, &self.forbid)
    }

    /// The comparison of the new guideline with the local catalog, which only tells what both added.
    pub(super) fn of_new(&self, level: Option<Level>) -> DiffOptions {
        self.comparison(level, &[], &[])
    }

    fn comparison(&self, level: Option<Level>, pins: &[Pin], forbid: &[Pin]) -> DiffOptions {
        DiffOptions {
            level,
            pins: pins.to_vec(),
            forbid: forbid.to_vec(),
            thresholds: self.thresholds,
            // Which change is about what is known only to those who make a patch.
            patch: true,
            ..DiffOptions::default()
        }
    }
}
