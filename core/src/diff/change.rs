//! What differs between matched nodes, and what stands alone.

use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::Value;

use super::effect::Effects;
use super::matching::{self, How, Matches, Tree};
use super::{Change, DiffCounts, NodeKind, Op};
use crate::model::{Children, Element, Entry, Item};
use crate::vocabulary::ElementName;

/// The changes between two trees: the base's nodes in its order, then what the other adds.
pub(super) fn between<'a>(
    base: &'a Tree<'a>,
    other: &'a Tree<'a>,
    matches: &'a Matches,
    effects: Effects<'a>,
) -> (DiffCounts, Vec<Change>) {
    let mut compared =
        Compared { base, other, matches, effects, counts: DiffCounts::default(), changes: Vec::new() };
    compared.domains();
    compared.items();
    compared.additions();
    (compared.counts, compared.changes)
}

/// The domain and the item that siblings stand under.
type Family = (usize, Option<usize>);

struct Compared<'a> {
    base: &'a Tree<'a>,
    other: &'a Tree<'a>,
    matches: &'a Matches,
    effects: Effects<'a>,
    counts: DiffCounts,
    changes: Vec<Change>,
}

impl<'a> Compared<'a> {
    fn domains(&mut self) {
        let order: Vec<usize> = self.matches.domains.iter().flatten().map(|(found, _)| *found).collect();
        let mut in_order = in_order(&order).into_iter();
        for (domain, found) in self.base.domains.iter().zip(&self.matches.domains) {
            let change = |op| Change {
                place: domain.name.clone(),
                ..change(op, NodeKind::Domain, domain.id.as_str())
            };
            let other = found.and_then(|(found, how)| Some((self.other.domains.get(found)?, how)));
            let Some((other, how)) = other else {
                let entries = unmatched(&domain.items);
                self.changes.push(Change { entries: Some(entries), ..change(Op::Remove) });
                continue;
            };
            let matched = |op| Change { other: Some(other.id.to_string()), how: Some(how), ..change(op) };
            if other.name != domain.name {
                self.counts.renamed += 1;
                self.changes.push(renamed(matched(Op::Rename), &domain.name, &other.name));
            }
            if in_order.next() == Some(false) {
                self.counts.reordered += 1;
                self.changes.push(matched(Op::Reorder));
            }
        }
    }

    fn items(&mut self) {
        let reordered = self.reordered_items();
        for (n, (place, found)) in self.base.items.iter().zip(&self.matches.items).enumerate() {
            let item = place.item;
            let change =
                |op| Change { place: self.base.place(n), ..change(op, NodeKind::Item, item.id.as_str()) };
            let other = found.and_then(|(found, how)| Some((found, self.other.items.get(found)?, how)));
            let Some((at, other, how)) = other else {
                self.counts.removed += item.entries.len();
                if self.has_matched_parent(n) {
                    self.changes.push(Change { entries: Some(unmatched_item(item)), ..change(Op::Remove) });
                }
                continue;
            };
            let matched =
                |op| Change { other: Some(other.item.id.to_string()), how: Some(how), ..change(op) };
            if other.item.name != item.name {
                self.counts.renamed += 1;
                self.changes.push(renamed(matched(Op::Rename), &item.name, &other.item.name));
            }
            if self.parent_in_other(n) != Some((other.domain, other.parent)) {
                let id = |tree: &Tree<'_>, at| tree.parent_id(at).map(|id| Value::from(id.as_str()));
                let (before, after) = (id(self.base, n), id(self.other, at));
                self.counts.moved += 1;
                self.changes.push(Change { before, after, ..matched(Op::Move) });
            } else if reordered.get(n) == Some(&true) {
                self.counts.reordered += 1;
                self.changes.push(matched(Op::Reorder));
            }
            self.entries(item, other.item, &self.base.place(n));
        }
    }

    /// The rows of two matched items.
    fn entries(&mut self, base: &'a Item, other: &'a Item, place: &str) {
        let pairs = matching::entries(base, other);
        self.counts.matched += pairs.len();
        let mut pairs = pairs.into_iter().peekable();
        let mut paired: Vec<&str> = Vec::new();
        for entry in base.entries.iter() {
            let pair = pairs.next_if(|(left, _, _)| left.id == entry.id);
            let Some((_, right, how)) = pair else {
                self.counts.removed += 1;
                let change = change(Op::Remove, NodeKind::Entry, entry.id.as_str());
                self.changes.push(Change { place: place.to_owned(), ..change });
                continue;
            };
            paired.push(right.id.as_str());
            self.edits(entry, right, how, place);
        }
        for entry in other.entries.iter().filter(|entry| !paired.contains(&entry.id.as_str())) {
            self.counts.added += 1;
            let change = change(Op::Add, NodeKind::Entry, entry.id.as_str());
            self.changes.push(Change { place: place.to_owned(), ..change });
        }
    }

    fn edits(&mut self, base: &'a Entry, other: &'a Entry, how: How, place: &str) {
        let before = self.changes.len();
        for element in ELEMENTS {
            let Some(meaning) = self.effects.of(element, base, other) else { continue };
            let effect = meaning.effect;
            *self.counts.effects.entry(effect).or_default() += 1;
            self.changes.push(Change {
                other: Some(other.id.to_string()),
                place: place.to_owned(),
                how: Some(how),
                element: Some(element),
                effect: Some(effect),
                before: value(element, base),
                after: value(element, other),
                ..change(Op::Edit, NodeKind::Entry, base.id.as_str())
            });
        }
        self.counts.edited += usize::from(self.changes.len() > before);
    }

    /// What only the other has: whole domains, items under matched parents, each with all that is new in it.
    fn additions(&mut self) {
        for (domain, matched) in self.other.domains.iter().zip(&self.matches.other_domains) {
            if !matched {
                let entries = unmatched(&domain.items);
                let change = change(Op::Add, NodeKind::Domain, domain.id.as_str());
                self.changes.push(Change { place: domain.name.clone(), entries: Some(entries), ..change });
            }
        }
        for (n, (place, matched)) in self.other.items.iter().zip(&self.matches.other_items).enumerate() {
            if *matched {
                continue;
            }
            self.counts.added += place.item.entries.len();
            let parent_is_matched = match place.parent {
                Some(parent) => self.matches.other_items.get(parent),
                None => self.matches.other_domains.get(place.domain),
            };
            if parent_is_matched == Some(&true) {
                let entries = Some(unmatched_item(place.item));
                let change = change(Op::Add, NodeKind::Item, place.item.id.as_str());
                self.changes.push(Change { place: self.other.place(n), entries, ..change });
            }
        }
    }

    fn has_matched_parent(&self, item: usize) -> bool {
        self.parent_in_other(item).is_some()
    }

    /// What an item's parent is in the other tree: its domain, and the item where it is one.
    fn parent_in_other(&self, item: usize) -> Option<(usize, Option<usize>)> {
        let place = self.base.items.get(item)?;
        if let Some(parent) = place.parent {
            let (found, _) = (*self.matches.items.get(parent)?)?;
            Some((self.other.items.get(found)?.domain, Some(found)))
        } else {
            let (found, _) = (*self.matches.domains.get(place.domain)?)?;
            Some((found, None))
        }
    }

    /// For each item of the base, whether it left its order among the siblings that stayed with it.
    fn reordered_items(&self) -> Vec<bool> {
        let mut reordered = vec![false; self.base.items.len()];
        let mut siblings: FxHashMap<Family, Vec<(usize, usize)>> = FxHashMap::default();
        let mut families = Vec::new();
        for (n, (place, found)) in self.base.items.iter().zip(&self.matches.items).enumerate() {
            let Some((at, _)) = found else { continue };
            let there = self.other.items.get(*at).map(|other| (other.domain, other.parent));
            if there.is_some() && there == self.parent_in_other(n) {
                let family = (place.domain, place.parent);
                let members = siblings.entry(family).or_insert_with(|| {
                    families.push(family);
                    Vec::new()
                });
                members.push((n, *at));
            }
        }
        for family in families {
            let Some(members) = siblings.get(&family) else { continue };
            let order: Vec<usize> = members.iter().map(|(_, at)| *at).collect();
            for ((n, _), stays) in members.iter().zip(in_order(&order)) {
                if let Some(place) = reordered.get_mut(*n) {
                    *place = !stays;
                }
            }
        }
        reordered
    }
}

/// The elements that are compared. Serial numbers follow the row and are not an element of the duty.
const ELEMENTS: [ElementName; 8] = [
    ElementName::Content,
    ElementName::Basis,
    ElementName::TimeLimit,
    ElementName::Body,
    ElementName::Channels,
    ElementName::Audience,
    ElementName::Method,
    ElementName::Levels,
];

fn change(op: Op, node: NodeKind, path: &str) -> Change {
    Change {
        op,
        node,
        path: path.to_owned(),
        other: None,
        place: String::new(),
        how: None,
        element: None,
        effect: None,
        before: None,
        after: None,
        entries: None,
    }
}

fn renamed(change: Change, before: &str, after: &str) -> Change {
    Change { before: Some(Value::from(before)), after: Some(Value::from(after)), ..change }
}

/// An element's value as it stands in the document: nothing where it is absent, `null` where it is unknown.
fn value(element: ElementName, entry: &Entry) -> Option<Value> {
    fn json<T: Serialize>(element: &Element<T>) -> Option<Value> {
        (!element.is_absent()).then(|| serde_json::to_value(element).unwrap_or_default())
    }
    match element {
        ElementName::Content => json(&entry.content),
        ElementName::Basis => json(&entry.basis),
        ElementName::TimeLimit => json(&entry.time_limit),
        ElementName::Body => json(&entry.body),
        ElementName::Channels => json(&entry.channels),
        ElementName::Audience => json(&entry.audience),
        ElementName::Method => json(&entry.method),
        ElementName::Levels => json(&entry.levels),
        ElementName::Name | ElementName::Serial => None,
    }
}

fn unmatched(items: &Children<Item>) -> usize {
    items.iter().map(unmatched_item).sum()
}

/// The entries of an item and of all below it.
fn unmatched_item(item: &Item) -> usize {
    item.entries.len() + unmatched(&item.items)
}

/// For each number, whether it belongs to the longest increasing run: those that do kept their order.
fn in_order(numbers: &[usize]) -> Vec<bool> {
    // Patience sorting: `tails[k]` ends the best run of length k + 1; each number remembers its predecessor.
    let mut tails: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (n, number) in numbers.iter().enumerate() {
        let length = tails.partition_point(|(tail, _)| tail < number);
        before.push(length.checked_sub(1).and_then(|k| tails.get(k)).map(|(_, at)| *at));
        if length == tails.len() {
            tails.push((*number, n));
        } else if let Some(tail) = tails.get_mut(length) {
            *tail = (*number, n);
        }
    }
    let mut kept = vec![false; numbers.len()];
    let mut at = tails.last().map(|(_, at)| *at);
    while let Some(n) = at {
        if let Some(place) = kept.get_mut(n) {
            *place = true;
        }
        at = before.get(n).copied().flatten();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_run_keeps_its_order() {
        assert_eq!(in_order(&[0, 1, 2]), [true; 3]);
        assert_eq!(in_order(&[3, 0, 1, 2]), [false, true, true, true]);
        assert_eq!(in_order(&[0, 2, 1, 3]).iter().filter(|kept| !**kept).count(), 1);
        assert!(in_order(&[]).is_empty());
    }
}
