//! A catalog carried over from one edition of its guideline to the next: what the guideline changed is taken, what the body made its own is
//! kept, and what both changed, each in its own way, is a conflict to be decided.

mod account;
mod added;
mod build;
mod conflicts;
mod contents;
mod document;
mod editions;
mod findings;
mod merging;
mod nodes;
mod options;
mod places;
mod presence;
mod resolve;
mod sets;
mod sides;
mod structure;
mod suggest;

use crate::error::Result;
use crate::model::{Catalog, Kind, Level};

pub use document::{
    Choice, Conflict, ConflictKind, Deed, Deeds, Dropped, Rebase, RebaseCounts, Resolution, Resolved, Spot,
    Suggestion, VoidWhy, Voided,
};
pub use editions::Editions;
pub use options::RebaseOptions;
pub use resolve::{resolutions, resolutions_of, resolve};

/// Carries a local catalog over from the guideline that it was made from (`base`) to that guideline's next edition (`revised`). An error
/// is a pin that names no node, or a resolution that fits no conflict.
///
/// To carry many catalogs over, make [`Editions`] of the two.
pub fn rebase(base: &Catalog, revised: &Catalog, local: &Catalog, options: &RebaseOptions) -> Result<Rebase> {
    let level = options.level.or_else(|| level_of(local));
    Editions::new(base, revised, level, options)?.rebase(local, options)
}

/// The level that a catalog is looked at for: its issuer's, where it is not itself a guideline.
pub fn level_of(local: &Catalog) -> Option<Level> {
    local.issuer.as_ref().filter(|_| local.kind == Kind::Local).and_then(|issuer| issuer.level)
}
