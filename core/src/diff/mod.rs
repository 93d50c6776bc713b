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

pub(crate) use change::ELEMENTS;
pub use document::{By, Change, Diff, DiffCounts, How, Match, NodeKind, Op, Parts, Side};
pub use effect::Effect;
pub use options::{DiffOptions, ListedMatches, Pin, Thresholds};
pub use patch::{JsonOperation, Patch};
pub use spans::{Span, SpanKind, spans};
pub(crate) use tree::{EntryNode, Tree};

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
    Ok(Diff {
        mulu: Version,
        base: side(base, &trees.0),
        other: side(other, &trees.1),
        level: options.level,
        counts: changes.counts,
        matches: matching::listed(&trees.0, &trees.1, &matches, options.matches),
        changes: changes.list,
        patch: None,
        json_patch: None,
    })
}
