//! What a comparison found, in the words of the truth.

use std::collections::{BTreeMap, BTreeSet};

use mulu::Catalog;
use mulu::diff::{DiffOptions, NodeKind, Op, diff};
use mulu::model::{Children, Element, Item, Level};
use mulu::vocabulary::ElementName;
use serde_json::Value;

use super::truth::{Done, Places, key};

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Pairs of nodes by kind.
    pub(crate) pairs: Vec<(NodeKind, String, String)>,
    pub(crate) done: BTreeMap<Done, usize>,
    /// Edits to an element that is unknown now.
    pub(crate) lost: BTreeSet<Done>,
}

/// Compares two catalogs. This is all that knows the form of a difference.
pub(crate) fn compare(base: &Catalog, other: &Catalog, level: Level) -> Found {
    let options = DiffOptions { level: Some(level) };
    let mut found = Found { pairs: pairs(base, other, &options), ..Found::default() };
    let places = Places::of(base);
    for change in diff(base, other, &options).changes {
        let op = format!("{:?}", change.op).to_lowercase();
        let (what, id) = match change.op {
            Op::Edit => {
                let (element, effect) = (change.element.unwrap().key(), change.effect.unwrap().key());
                (format!("edit {element} {effect}"), change.path)
            }
            Op::Reorder => (op, places.parent(&change.path).to_owned()),
            _ => (format!("{op} {}", key(change.node)), change.path),
        };
        if change.op == Op::Edit && change.after == Some(Value::Null) {
            found.lost.insert((what.clone(), id.clone()));
        }
        *found.done.entry((what, id)).or_default() += 1;
    }
    found
}

/// The pairs, as far as a difference tells: each row is given a level that no row has, so that every matched row
/// is an edited one; domains and items are one where most rows below them are.
fn pairs(base: &Catalog, other: &Catalog, options: &DiffOptions) -> Vec<(NodeKind, String, String)> {
    let mut marked = other.clone();
    marked.domains.iter_mut().for_each(|domain| mark(&mut domain.items));
    let rows = diff(base, &marked, options).changes.into_iter().filter_map(|change| {
        Some((change.path, change.other?)).filter(|_| change.element == Some(ElementName::Levels))
    });
    let (base, other) = (Places::of(base), Places::of(other));
    let mut pairs = Vec::new();
    let mut votes: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for (mut left, mut right) in rows {
        pairs.push((NodeKind::Entry, left.clone(), right.clone()));
        loop {
            (left, right) = (base.parent(&left).to_owned(), other.parent(&right).to_owned());
            if left.is_empty() || right.is_empty() {
                break;
            }
            *votes.entry(left.clone()).or_default().entry(right.clone()).or_default() += 1;
        }
    }
    for (id, votes) in votes {
        let (to, _) = votes.into_iter().max_by_key(|(_, votes)| *votes).unwrap();
        pairs.push((base.nodes[&id].0, id, to));
    }
    pairs
}

fn mark(items: &mut Children<Item>) {
    for item in items.iter_mut() {
        item.entries.iter_mut().for_each(|entry| entry.levels = Element::Known([Level::National].into_iter().collect()));
        mark(&mut item.items);
    }
}
