//! What differs between matched nodes, and what stands alone.

mod columns;
mod edits;
mod families;

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde_json::Value;

use super::document::{Change, DiffCounts, How, NodeKind, Op};
use super::effect::Effect;
use super::joined::Joined;
use super::matching::{Found, Matches};
use super::options::DiffOptions;
use super::readings::Readings;
use super::spans::spans;
use super::tree::Tree;
use crate::model::{Catalog, Id};
use crate::text;
use crate::vocabulary::ElementName;

pub(crate) use edits::{Edits, value};
pub(crate) use families::Families;

/// The changes between two trees, and which of them is about what.
#[derive(Default)]
pub(crate) struct Changes {
    pub(crate) counts: DiffCounts,
    pub(crate) list: Vec<Change>,
    pub(crate) numbers: Numbers,
}

/// What a change is about: what was done to which node, in the base's list where the base has it, and to which element.
type About = (Op, NodeKind, usize, Option<ElementName>);

/// The numbers of the changes in their list, by what they are about.
#[derive(Default)]
pub(crate) struct Numbers(FxHashMap<About, usize>);

impl Numbers {
    /// The number of the change that does this to this node; of an addition the node's position is the other's.
    pub(crate) fn of(
        &self,
        op: Op,
        node: NodeKind,
        at: usize,
        element: Option<ElementName>,
    ) -> Option<usize> {
        self.0.get(&(op, node, at, element)).copied()
    }
}

/// The changes between two trees: the base's nodes in its order, then what the other adds.
pub(crate) fn between<'a>(
    catalogs: (&'a Catalog, &'a Catalog),
    base: &Tree<'a>,
    other: &Tree<'a>,
    (matches, joined): (&Matches, &'a Joined),
    options: &DiffOptions,
    readings: &Arc<Readings>,
) -> Changes {
    let mut compared = Compared {
        base,
        other,
        matches,
        families: Families::of(base, other, matches),
        edits: Edits::between(catalogs, base, other, options.spans, readings),
        spans: options.spans,
        joined,
        is_numbered: options.patch || options.json_patch,
        // In most catalogs nearly every entry names its own body.
        found: Changes { list: Vec::with_capacity(base.entries.len()), ..Changes::default() },
    };
    compared.domains();
    compared.items();
    compared.additions();
    compared.found
}

struct Compared<'a, 'b> {
    base: &'b Tree<'a>,
    other: &'b Tree<'a>,
    matches: &'b Matches,
    families: Families,
    edits: Edits<'a>,
    spans: bool,
    joined: &'a Joined,
    /// Whether somebody will ask which change is about what: a patch does.
    is_numbered: bool,
    found: Changes,
}

impl Compared<'_, '_> {
    fn domains(&mut self) {
        for (n, node) in self.base.domains.iter().enumerate() {
            let domain = node.domain;
            let change = |op| Change {
                place: domain.name.as_str().into(),
                ..Change::new(op, NodeKind::Domain, &domain.id)
            };
            let Some(found) = self.matches.domains.of(n) else {
                if self.families.is_merged(NodeKind::Domain, n) {
                    continue;
                }
                let entries = self.left_in(node.items.clone());
                self.push(n, Change { entries: Some(entries), ..change(Op::Remove) });
                continue;
            };
            let Some(other) = self.other.domains.get(found.at).map(|node| node.domain) else { continue };
            let matched = |op| with(change(op), &other.id, found);
            let names = (domain.name.as_str(), other.name.as_str());
            if !self.parts(NodeKind::Domain, n, found, names, &matched) && other.name != domain.name {
                let rename = self.renamed(matched(Op::Rename), &domain.name, &other.name);
                self.found.counts.renamed += 1;
                self.push(n, rename);
            }
            if self.families.left_order(NodeKind::Domain, n) {
                self.found.counts.reordered += 1;
                self.push(n, matched(Op::Reorder));
            }
        }
    }

    fn items(&mut self) {
        for n in 0..self.base.items.len() {
            match self.matches.items.of(n) {
                Some(found) => self.item(n, found),
                None => self.item_gone(n),
            }
            self.entries(n);
        }
    }

    /// An item that the other does not have; one that was merged into another is told of there.
    fn item_gone(&mut self, n: usize) {
        let Some(node) = self.base.items.get(n) else { return };
        let parent_is_known = self.matches.family_in_other(self.base, self.other, n).is_some();
        if parent_is_known && !self.families.is_merged(NodeKind::Item, n) {
            let entries = Some(self.left_in(n..node.below.end));
            let gone = Change::new(Op::Remove, NodeKind::Item, &node.item.id);
            self.push(n, Change { place: self.base.place(n).into(), entries, ..gone });
        }
    }

    fn item(&mut self, n: usize, found: Found) {
        let (Some(item), Some(other)) =
            (self.base.items.get(n).map(|node| node.item), self.other.items.get(found.at))
        else {
            return;
        };
        let base_tree = self.base;
        let matched = |op| {
            let at_place =
                Change { place: base_tree.place(n).into(), ..Change::new(op, NodeKind::Item, &item.id) };
            with(at_place, &other.item.id, found)
        };
        let names = (item.name.as_str(), other.item.name.as_str());
        let has_parts = self.parts(NodeKind::Item, n, found, names, &matched);
        if other.item.name != item.name && !has_parts {
            self.found.counts.renamed += 1;
            let rename = self.renamed(matched(Op::Rename), &item.name, &other.item.name);
            self.push(n, rename);
        }
        if self.families.moved(n) {
            self.found.counts.moved += 1;
            let (before, after) = (parent(self.base.parent_id(n)), parent(self.other.parent_id(found.at)));
            self.push(n, Change { before, after, ..matched(Op::Move) });
        } else if self.families.left_order(NodeKind::Item, n) {
            self.found.counts.reordered += 1;
            self.push(n, matched(Op::Reorder));
        }
    }

    /// Whether a node became several or was made one of several, and the changes that say so.
    fn parts(
        &mut self,
        kind: NodeKind,
        n: usize,
        found: Found,
        (name, other_name): (&str, &str),
        matched: &dyn Fn(Op) -> Change,
    ) -> bool {
        let split = self.families.split_off(kind, n).to_vec();
        let merged = self.families.merged_into(kind, found.at).to_vec();
        if let Some(told) = (!split.is_empty()).then(|| self.other.ids_and_names(kind, &split)) {
            self.found.counts.split += 1;
            let (parts, names) = told;
            let after = std::iter::once(other_name.to_owned()).chain(names).collect::<Vec<_>>();
            let (before, after) = (Some(Value::from(name).into()), Some(Value::from(after).into()));
            let number = self.push(n, Change { parts, before, after, ..matched(Op::Split) });
            self.number_parts(Op::Add, kind, n, &split, number);
        }
        if let Some(told) = (!merged.is_empty()).then(|| self.base.ids_and_names(kind, &merged)) {
            self.found.counts.merged += 1;
            let (parts, names) = told;
            let before = std::iter::once(name.to_owned()).chain(names).collect::<Vec<_>>();
            let (before, after) = (Some(Value::from(before).into()), Some(Value::from(other_name).into()));
            let number = self.push(n, Change { parts, before, after, ..matched(Op::Merge) });
            self.number_parts(Op::Remove, kind, n, &merged, number);
        }
        !split.is_empty() || !merged.is_empty()
    }

    /// Whoever asks what came of the parts, or of the name, is told of the split or merge.
    fn number_parts(&mut self, op: Op, kind: NodeKind, n: usize, parts: &[usize], number: usize) {
        let numbers = &mut self.found.numbers.0;
        numbers.extend(parts.iter().map(|at| ((op, kind, *at, None), number)));
        numbers.insert((Op::Rename, kind, n, None), number);
    }

    /// The rows of an item of the base.
    fn entries(&mut self, n: usize) {
        let Some(node) = self.base.items.get(n) else { return };
        let told = self.matches.items.of(n).is_some() || self.families.is_merged(NodeKind::Item, n);
        let mut place: Option<Arc<str>> = None;
        for row in node.entries.clone() {
            let Some(entry) = self.base.entries.get(row).map(|node| node.entry) else { continue };
            let Some(found) = self.matches.entries.of(row) else {
                if self.families.is_merged_entry(row) {
                    self.found.counts.merged_entries += 1;
                } else {
                    self.found.counts.removed += 1;
                    if told {
                        let gone = Change::new(Op::Remove, NodeKind::Entry, &entry.id);
                        self.push(row, Change { place: self.base.place(n).into(), ..gone });
                    }
                }
                continue;
            };
            self.found.counts.matched += 1;
            let Some(other) = self.other.entries.get(found.at) else { continue };
            let at = Arc::clone(place.get_or_insert_with(|| self.base.place(n).into()));
            let matched = |op| {
                let change = Change { place: Arc::clone(&at), ..Change::new(op, NodeKind::Entry, &entry.id) };
                with(change, &other.entry.id, found)
            };
            if self.families.entry_moved(row) {
                self.found.counts.moved += 1;
                let (before, after) = (parent(self.base.item_id(row)), parent(self.other.item_id(found.at)));
                self.push(row, Change { before, after, ..matched(Op::Move) });
            } else if self.families.left_order(NodeKind::Entry, row) {
                self.found.counts.reordered += 1;
                self.push(row, matched(Op::Reorder));
            }
            let mut edits = self.edits.of(entry, other.entry, || matched(Op::Edit));
            let (whole, others) = (self.joined.merged(found.at), self.joined.split(row));
            if whole.is_some() || others.is_some() {
                self.edits.weigh(&mut edits, whole.unwrap_or(entry), others.unwrap_or(other.entry));
            }
            self.found.counts.edited += usize::from(!edits.is_empty());
            for edit in edits {
                *self.found.counts.effects.entry(edit.effect.unwrap_or(Effect::Changed)).or_default() += 1;
                self.push(row, edit);
            }
        }
    }

    /// What only the other has: whole domains, items under known parents with all that is new in them, entries of known
    /// items.
    fn additions(&mut self) {
        for (n, node) in self.other.domains.iter().enumerate() {
            if self.matches.domains.back(n).is_none() && !self.families.is_split_off(NodeKind::Domain, n) {
                let entries = Some(self.new_in(node.items.clone()));
                let new = Change::new(Op::Add, NodeKind::Domain, &node.domain.id);
                self.push(n, Change { place: node.domain.name.as_str().into(), entries, ..new });
            }
        }
        for (n, node) in self.other.items.iter().enumerate() {
            let is_part = self.families.is_split_off(NodeKind::Item, n);
            if self.matches.items.back(n).is_none() && !is_part {
                let parent_is_known = match node.parent {
                    Some(parent) => {
                        self.matches.items.back(parent).is_some()
                            || self.families.is_split_off(NodeKind::Item, parent)
                    }
                    None => {
                        self.matches.domains.back(node.domain).is_some()
                            || self.families.is_split_off(NodeKind::Domain, node.domain)
                    }
                };
                if parent_is_known {
                    let entries = Some(self.new_in(n..node.below.end));
                    let new = Change::new(Op::Add, NodeKind::Item, &node.item.id);
                    self.push(n, Change { place: self.other.place(n).into(), entries, ..new });
                }
            }
            for row in node.entries.clone().filter(|row| self.matches.entries.back(*row).is_none()) {
                if self.families.is_split_entry(row) {
                    self.found.counts.split_entries += 1;
                    continue;
                }
                self.found.counts.added += 1;
                let entry = self.other.entries.get(row).map(|node| node.entry);
                if let Some(entry) = entry.filter(|_| self.matches.items.back(n).is_some() || is_part) {
                    let new = Change::new(Op::Add, NodeKind::Entry, &entry.id);
                    self.push(row, Change { place: self.other.place(n).into(), ..new });
                }
            }
        }
    }

    /// How many entries of these items of the base the other does not have.
    fn left_in(&self, items: std::ops::Range<usize>) -> usize {
        let nodes = self.base.items.get(items).unwrap_or_default();
        nodes
            .iter()
            .flat_map(|node| node.entries.clone())
            .filter(|row| self.matches.entries.of(*row).is_none() && !self.families.is_merged_entry(*row))
            .count()
    }

    /// How many entries of these items of the other the base does not have.
    fn new_in(&self, items: std::ops::Range<usize>) -> usize {
        let nodes = self.other.items.get(items).unwrap_or_default();
        nodes
            .iter()
            .flat_map(|node| node.entries.clone())
            .filter(|row| self.matches.entries.back(*row).is_none() && !self.families.is_split_entry(*row))
            .count()
    }

    fn renamed(&self, change: Change, before: &str, after: &str) -> Change {
        let same = text::words(before) == text::words(after);
        Change {
            effect: same.then_some(Effect::Reworded),
            spans: if self.spans { spans(before, after) } else { Vec::new() },
            before: Some(Value::from(before).into()),
            after: Some(Value::from(after).into()),
            ..change
        }
    }

    /// Adds a change about a node; its number.
    fn push(&mut self, at: usize, change: Change) -> usize {
        let number = self.found.list.len();
        let about = (change.op, change.node, at, change.element);
        if self.is_numbered && change.column.is_none() {
            self.found.numbers.0.insert(about, number);
        }
        self.found.list.push(change);
        number
    }
}

/// The change of a node that both have.
fn with(change: Change, other: &Id, found: Found) -> Change {
    Change { other: Some(other.clone()), how: Some(How { by: found.by, score: found.score }), ..change }
}

fn parent(id: Option<&Id>) -> Option<Arc<Value>> {
    id.map(|id| Arc::new(Value::from(id.as_str())))
}
