//! What differs between two catalogs: who is who, what changed, and what each change means.

pub(crate) mod change;
mod document;
mod effect;
pub(crate) mod matching;
mod options;
mod order;
mod patch;
mod spans;
pub(crate) mod tree;

use crate::error::Result;
use crate::model::{Catalog, Version};

pub use document::{By, Change, Diff, DiffCounts, How, Match, NodeKind, Op, Parts, Side};
pub use effect::Effect;
pub use options::{DiffOptions, ListedMatches, Pin, Thresholds};
pub use patch::{
    ApplyOptions, HeaderField, JsonOperation, Operation, Patch, Place, Placed, Step, apply, compose, invert,
};
pub use spans::{Span, SpanKind, spans};

/// Compares a catalog with a base. An error is a pin that names no node, or pins that contradict each other.
pub fn diff(base: &Catalog, other: &Catalog, options: &DiffOptions) -> Result<Diff> {
    let trees = (tree::Tree::new(base, options.level), tree::Tree::new(other, None));
    let matches = matching::find(&trees.0, &trees.1, options)?;
    let changes = change::between((base, other), &trees.0, &trees.1, &matches, options);
    let side = |catalog: &Catalog, tree: &tree::Tree<'_>| Side {
        title: catalog.title.clone(),
        edition: catalog.edition.clone(),
        entries: tree.entries.len(),
    };
    let (patch, json_patch) = patches(base, other, &matches, &changes, options)?;
    Ok(Diff {
        mulu: Version,
        base: side(base, &trees.0),
        other: side(other, &trees.1),
        level: options.level,
        counts: changes.counts,
        matches: matching::listed(&trees.0, &trees.1, &matches, options.matches),
        changes: changes.list,
        patch,
        json_patch,
    })
}

/// The changes as the patches that the options ask for.
fn patches(
    base: &Catalog,
    other: &Catalog,
    matches: &matching::Matches,
    changes: &change::Changes,
    options: &DiffOptions,
) -> Result<(Option<Patch>, Option<Vec<JsonOperation>>)> {
    if !options.patch && !options.json_patch {
        return Ok((None, None));
    }
    let part = options.level.map(|level| base.for_level(level));
    let base = part.as_ref().unwrap_or(base);
    let patch = patch::make(base, other, matches, changes)?;
    let json_patch = options.json_patch.then(|| patch::export(base, &patch)).transpose()?;
    Ok((options.patch.then_some(patch), json_patch))
}
