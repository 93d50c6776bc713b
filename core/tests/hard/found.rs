//! What a comparison found, in the words of the truth.

use std::collections::{BTreeMap, BTreeSet};

use mulu::Catalog;
use mulu::diff::{Diff, DiffOptions, ListedMatches, NodeKind, Op, diff};
use mulu::model::Level;
use serde_json::Value;

use super::truth::{Done, Places, parts};

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Pairs of nodes by kind.
    pub(crate) pairs: Vec<(NodeKind, String, String)>,
    pub(crate) done: BTreeMap<Done, usize>,
    /// Edits to an element that is unknown now.
    pub(crate) lost: BTreeSet<Done>,
}

/// The difference with every pair. This is all that knows how to ask for one.
pub(crate) fn difference(base: &Catalog, other: &Catalog, level: Level) -> Diff {
    let options = DiffOptions { level: Some(level), matches: ListedMatches::All, ..DiffOptions::default() };
    diff(base, other, &options).unwrap()
}

/// Compares two catalogs.
pub(crate) fn compare(base: &Catalog, other: &Catalog, level: Level) -> Found {
    let difference = difference(base, other, level);
    let pairs =
        difference.matches.into_iter().map(|pair| (pair.node, pair.base.to_string(), pair.other.to_string()));
    let mut found = Found { pairs: pairs.collect(), ..Found::default() };
    let places = Places::of(base);
    for change in difference.changes {
        let (op, node) = (change.op.key(), change.node.key());
        let path = change.path.to_string();
        let to = change.other.iter().map(ToString::to_string);
        let rest = change.parts.into_iter();
        let (what, id) = match (change.op, change.element, change.effect) {
            (Op::Edit, Some(element), Some(effect)) => {
                (format!("{op} {} {}", element.key(), effect.key()), path)
            }
            (Op::Reorder, ..) => (format!("{op} {node}"), places.parent(&path).to_owned()),
            (Op::Split, ..) => (format!("{op} {node}"), parts(&[path].into(), &rest.chain(to).collect())),
            (Op::Merge, ..) => (format!("{op} {node}"), parts(&rest.chain([path]).collect(), &to.collect())),
            _ => (format!("{op} {node}"), path),
        };
        if change.op == Op::Edit && change.after.as_deref() == Some(&Value::Null) {
            found.lost.insert((what.clone(), id.clone()));
        }
        *found.done.entry((what, id)).or_default() += 1;
    }
    found
}
