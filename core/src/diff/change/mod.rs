//! What differs between matched nodes, and what stands alone.

mod columns;
mod edits;
mod families;

use rustc_hash::FxHashMap;
use serde_json::Value;

use super::document::{Change, DiffCounts, How, NodeKind, Op};
use super::effect::Effect;
use super::matching::{Found, Matches};
use super::options::DiffOptions;
use super::spans::spans;
use super::tree::Tree;
use crate::model::{Catalog, Id};
use crate::text;
use crate::vocabulary::ElementName;

pub(crate) use edits::Edits;
pub(crate) use families::Families;

/// The elements that are compared. Serial numbers follow the row and are not an element of the duty.
pub(crate) const ELEMENTS: [ElementName; 8] = [
    ElementName::Content,
    ElementName::Basis,
    ElementName::TimeLimit,
    ElementName::Body,
    ElementName::Channels,
    ElementName::Audience,
    ElementName::Method,
    ElementName::Levels,
];

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
    matches: &Matches,
    options: &DiffOptions,
) -> Changes {
    let mut compared = Compared {
        base,
        other,
        matches,
        families: Families::of(base, other, matches),
        edits: Edits::between(catalogs, base, other, options.spans),
        spans: options.spans,
        found: Changes::default(),
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
    found: Changes,
}

impl<'a> Compared<'a, '_> {
    fn domains(&mut self) {
        for (n, node) in self.base.domains.iter().enumerate() {
            let domain = node.domain;
            let change =
                |op| Change { place: domain.name.clone(), ..change(op, NodeKind::Domain, &domain.id) };
            let Some(found) = self.matches.domains.of(n) else {
                let entries = self.left_in(node.items.clone());
                self.push(n, Change { entries: Some(entries), ..change(Op::Remove) });
                continue;
            };
            let Some(other) = self.other.domains.get(found.at).map(|node| node.domain) else { continue };
            let matched = |op| with(change(op), &other.id, found);
            if other.name != domain.name {
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
        if parent_is_known && !self.families.is_merged(n) {
            let entries = Some(self.left_in(n..node.below.end));
            let gone = change(Op::Remove, NodeKind::Item, &node.item.id);
            self.push(n, Change { place: self.base.place(n), entries, ..gone });
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
            let at_place = Change { place: base_tree.place(n), ..change(op, NodeKind::Item, &item.id) };
            with(at_place, &other.item.id, found)
        };
        let split = self.families.split_off(n).to_vec();
        let merged = self.families.merged_into(found.at).to_vec();
        for (op, others) in [(Op::Split, &split), (Op::Merge, &merged)] {
            if others.is_empty() {
                continue;
            }
            let tree = if op == Op::Split { self.other } else { self.base };
            let items = || others.iter().filter_map(|at| tree.items.get(*at)).map(|node| node.item);
            let parts = items().map(|item| item.id.to_string()).collect();
            let names = |own: &str| {
                let all = std::iter::once(own).chain(items().map(|item| item.name.as_str()));
                Value::from(all.collect::<Vec<_>>())
            };
            let (before, after) = if op == Op::Split {
                self.found.counts.split += 1;
                (Value::from(item.name.as_str()), names(&other.item.name))
            } else {
                self.found.counts.merged += 1;
                (names(&item.name), Value::from(other.item.name.as_str()))
            };
            let told = Change { parts, before: Some(before), after: Some(after), ..matched(op) };
            let number = self.push(n, told);
            for at in others {
                let about = if op == Op::Split { Op::Add } else { Op::Remove };
                self.found.numbers.0.insert((about, NodeKind::Item, *at, None), number);
            }
            self.found.numbers.0.insert((Op::Rename, NodeKind::Item, n, None), number);
        }
        if other.item.name != item.name && split.is_empty() && merged.is_empty() {
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

    /// The rows of an item of the base.
    fn entries(&mut self, n: usize) {
        let Some(node) = self.base.items.get(n) else { return };
        let told = self.matches.items.of(n).is_some() || self.families.is_merged(n);
        for row in node.entries.clone() {
            let Some(entry) = self.base.entries.get(row).map(|node| node.entry) else { continue };
            let Some(found) = self.matches.entries.of(row) else {
                if self.families.is_merged_entry(row) {
                    self.found.counts.merged_entries += 1;
                } else {
                    self.found.counts.removed += 1;
                    if told {
                        let gone = change(Op::Remove, NodeKind::Entry, &entry.id);
                        self.push(row, Change { place: self.base.place(n), ..gone });
                    }
                }
                continue;
            };
            self.found.counts.matched += 1;
            let Some(other) = self.other.entries.get(found.at) else { continue };
            let base_tree = self.base;
            let matched = |op| {
                let at_place = Change { place: base_tree.place(n), ..change(op, NodeKind::Entry, &entry.id) };
                with(at_place, &other.entry.id, found)
            };
            if self.families.entry_moved(row) {
                self.found.counts.moved += 1;
                let (before, after) = (parent(self.base.item_id(row)), parent(self.other.item_id(found.at)));
                self.push(row, Change { before, after, ..matched(Op::Move) });
            } else if self.families.left_order(NodeKind::Entry, row) {
                self.found.counts.reordered += 1;
                self.push(row, matched(Op::Reorder));
            }
            let edits = self.edits.of(entry, other.entry, &matched(Op::Edit));
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
            if self.matches.domains.back(n).is_none() {
                let entries = Some(self.new_in(node.items.clone()));
                let new = change(Op::Add, NodeKind::Domain, &node.domain.id);
                self.push(n, Change { place: node.domain.name.clone(), entries, ..new });
            }
        }
        for (n, node) in self.other.items.iter().enumerate() {
            let is_part = self.families.is_split_off(n);
            if self.matches.items.back(n).is_none() && !is_part {
                let parent_is_known = match node.parent {
                    Some(parent) => {
                        self.matches.items.back(parent).is_some() || self.families.is_split_off(parent)
                    }
                    None => self.matches.domains.back(node.domain).is_some(),
                };
                if parent_is_known {
                    let entries = Some(self.new_in(n..node.below.end));
                    let new = change(Op::Add, NodeKind::Item, &node.item.id);
                    self.push(n, Change { place: self.other.place(n), entries, ..new });
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
                    let new = change(Op::Add, NodeKind::Entry, &entry.id);
                    self.push(row, Change { place: self.other.place(n), ..new });
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
            before: Some(Value::from(before)),
            after: Some(Value::from(after)),
            ..change
        }
    }

    /// Adds a change about a node; its number.
    fn push(&mut self, at: usize, change: Change) -> usize {
        let number = self.found.list.len();
        let about = (change.op, change.node, at, change.element);
        if change.column.is_none() {
            self.found.numbers.0.insert(about, number);
        }
        self.found.list.push(change);
        number
    }
}

fn change(op: Op, node: NodeKind, path: &Id) -> Change {
    Change::new(op, node, path.as_str())
}

/// The change of a node that both have.
fn with(change: Change, other: &Id, found: Found) -> Change {
    Change { other: Some(other.to_string()), how: Some(How { by: found.by, score: found.score }), ..change }
}

fn parent(id: Option<&Id>) -> Option<Value> {
    id.map(|id| Value::from(id.as_str()))
}
