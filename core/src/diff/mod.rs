//! What differs between two catalogs: who is who, what changed, and what each change means.

mod base;
pub(crate) mod change;
mod document;
mod effect;
pub(crate) mod joined;
pub(crate) mod matching;
mod options;
mod order;
pub(crate) mod patch;
pub(crate) mod pieces;
pub(crate) mod readings;
mod spans;
pub(crate) mod tree;

use crate::error::Result;
use crate::model::Catalog;

pub use base::Base;
pub use document::{By, Change, Diff, DiffCounts, How, Match, NodeKind, Op, Parts, Side};
pub use effect::Effect;
pub(crate) use effect::same_citation;
pub use options::{DiffOptions, ListedMatches, Pin, Thresholds};
pub use patch::{
    ApplyOptions, HeaderField, JsonOperation, Operation, Patch, Place, Placed, Step, Subtree, apply, compose,
    invert,
};
pub use spans::{Span, SpanKind, spans};

/// Compares a catalog with a base. An error is a pin that names no node, or pins that contradict each other.
///
/// To compare many catalogs with one, make a [`Base`] of it.
pub fn diff(base: &Catalog, other: &Catalog, options: &DiffOptions) -> Result<Diff> {
    Base::new(base, options.level).diff(other, options)
}
