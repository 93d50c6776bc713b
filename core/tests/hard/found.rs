//! What a comparison found, in the words of the truth.

use std::collections::{BTreeMap, BTreeSet};

use mulu::Catalog;
use mulu::diff::{DiffOptions, NodeKind, diff};
use mulu::model::{Children, Element, Item, Level};
use serde_json::Value;

use super::truth::{Done, Places, key, parts};

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Pairs of nodes by kind.
    pub(crate) pairs: Vec<(NodeKind, String, String)>,
    pub(crate) done: BTreeMap<Done, usize>,
    /// Edits to an element that is unknown now.
    pub(crate) lost: BTreeSet<Done>,
}

/// The difference as a document, with every pair where it tells them. This is all that knows how to ask for one.
fn difference(base: &Catalog, other: &Catalog, level: Level) -> Value {
    serde_json::to_value(diff(base, other, &DiffOptions { level: Some(level) })).unwrap()
}

/// Compares two catalogs.
pub(crate) fn compare(base: &Catalog, other: &Catalog, level: Level) -> Found {
    let difference = difference(base, other, level);
    let mut found = Found::default();
    match difference["matches"].as_array() {
        Some(matches) => found.pairs.extend(matches.iter().map(|pair| {
            let kinds = [NodeKind::Domain, NodeKind::Item, NodeKind::Entry];
            let kind = kinds.into_iter().find(|kind| pair["node"] == key(*kind)).unwrap();
            (kind, text(&pair["base"]), text(&pair["other"]))
        })),
        None => found.pairs = pairs_by_rows(base, other, level),
    }
    let places = Places::of(base);
    for change in difference["changes"].as_array().unwrap() {
        let (op, node) = (text(&change["op"]), text(&change["node"]));
        let (path, to) = (text(&change["path"]), text(&change["other"]));
        let rest = change["parts"].as_array().into_iter().flatten().map(text);
        let (what, id) = match op.as_str() {
            "edit" => {
                let (element, effect) = (text(&change["element"]), text(&change["effect"]));
                (format!("edit {element} {effect}"), path)
            }
            "reorder" => (op, places.parent(&path).to_owned()),
            "split" => (format!("{op} {node}"), parts(&[path].into(), &rest.chain([to]).collect())),
            "merge" => (format!("{op} {node}"), parts(&rest.chain([path]).collect(), &[to].into())),
            _ => (format!("{op} {node}"), path),
        };
        if is_loss(change) {
            found.lost.insert((what.clone(), id.clone()));
        }
        *found.done.entry((what, id)).or_default() += 1;
    }
    found
}

/// An edit to an element that is unknown now.
fn is_loss(change: &Value) -> bool {
    change["op"] == "edit" && change.get("after") == Some(&Value::Null)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The pairs, as far as a difference tells: each row is given a level that no row has, so that every matched row
/// is an edited one; domains and items are one where most rows below them are.
fn pairs_by_rows(base: &Catalog, other: &Catalog, level: Level) -> Vec<(NodeKind, String, String)> {
    let mut marked = other.clone();
    marked.domains.iter_mut().for_each(|domain| mark(&mut domain.items));
    let difference = difference(base, &marked, level);
    let edits =
        difference["changes"].as_array().unwrap().iter().filter(|change| change["element"] == "levels");
    let rows = edits.map(|edit| (text(&edit["path"]), text(&edit["other"])));
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
        item.entries
            .iter_mut()
            .for_each(|entry| entry.levels = Element::Known([Level::National].into_iter().collect()));
        mark(&mut item.items);
    }
}
