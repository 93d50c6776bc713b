//! The documents of the conflicts: what each side has, what can be chosen, and what each choice does.

use rustc_hash::FxHashMap;
use serde_json::Value;

use super::document::{Choice, Conflict, ConflictKind, Deed, Deeds, Spot, Suggestion};
use super::merging::{Merging, Met};
use super::nodes::{N, Of};
use super::suggest::suggest;
use crate::diff::patch::values;
use crate::diff::{NodeKind, Op, Subtree};
use crate::model::{Children, Domain, Entry, Id, Item, Provenance};
use crate::vocabulary::ElementName;

/// A spot names no more siblings than these: a document has an end.
const SIBLINGS: usize = 16;

impl Merging<'_, '_> {
    /// The conflicts in the merged catalog's order; `ids` are what its nodes are called.
    pub(super) fn conflicts(&mut self, ids: &FxHashMap<N, Id>, order: &[N]) -> Vec<Conflict> {
        let order: FxHashMap<N, usize> = order.iter().enumerate().map(|(at, n)| (*n, at)).collect();
        for group in self.theirs_groups.iter().chain(&self.ours_groups) {
            if let Some(kind) = group.conflict {
                self.met.push(Met { kind, n: group.whole, element: None, column: None });
            }
        }
        let mut met: Vec<(usize, Met)> = std::mem::take(&mut self.met).into_iter().enumerate().collect();
        met.sort_by_key(|(_, met)| {
            let at = self.anchor(met.n).and_then(|n| order.get(&n)).copied().unwrap_or(usize::MAX);
            (at, met.n, met.kind, met.element, met.column.clone())
        });
        met.dedup_by(|(_, one), (_, two)| {
            (one.n, one.kind, one.element, &one.column) == (two.n, two.kind, two.element, &two.column)
        });
        let each = met.into_iter().enumerate();
        each.map(|(id, (number, met))| self.conflict(id, number, &met, ids)).collect()
    }

    /// The node itself if it is there, or the nearest one above it that is.
    fn anchor(&self, n: N) -> Option<N> {
        let mut at = Some(n);
        while let Some(n) = at.filter(|n| !self.is_there(*n)) {
            at = self.parent(n, Of::Theirs).or_else(|| self.parent(n, Of::Base));
        }
        at
    }

    fn conflict(&mut self, id: usize, number: usize, met: &Met, ids: &FxHashMap<N, Id>) -> Conflict {
        let n = met.n;
        let sides = (self.entry(n, Of::Theirs), self.entry(n, Of::Ours));
        let against = match (sides, met.element) {
            ((Some(theirs), Some(ours)), Some(element)) => self.edits.effect(element, theirs, ours),
            _ => None,
        };
        let path = ids.get(&n).cloned().or_else(|| self.id(n, Of::Theirs).map(Id::new)).unwrap_or_default();
        let side_place = if self.nodes.get(n).ours.is_some() { Of::Ours } else { Of::Theirs };
        let effect = |side| {
            let at = self.nodes.get(n).base?;
            self.sides.change(side, Op::Edit, NodeKind::Entry, at, met.element)?.1.effect
        };
        let is_edit = met.kind == ConflictKind::EditedEdited;
        let values = self.values(number, met, ids);
        let deeds = self.deeds(number, met, ids, &values);
        let mut choices = vec![Choice::Ours, Choice::Theirs];
        if !deeds.base.is_empty() {
            choices.push(Choice::Base);
        }
        if !deeds.both.is_empty() {
            choices.push(Choice::Both);
        }
        if is_edit || met.kind == ConflictKind::RenamedRenamed {
            choices.push(Choice::Value);
        }
        let [base, ours, theirs] = values;
        let mut conflict = Conflict {
            id,
            kind: met.kind,
            node: self.nodes.kind(n),
            base_path: self.id(n, Of::Base).map(Id::new),
            place: self.place(n, side_place),
            domain: self.domain_names(n),
            element: met.element,
            column: met.column.clone(),
            ours_effect: if is_edit { effect(Of::Ours) } else { None },
            theirs_effect: if is_edit { effect(Of::Theirs) } else { None },
            base,
            ours,
            theirs,
            changes: match met.kind {
                ConflictKind::RemovedChanged => self.changed_within(n, Of::Theirs),
                ConflictKind::ChangedRemoved => self.changed_within(n, Of::Ours),
                _ => Vec::new(),
            },
            choices,
            suggestion: Suggestion { choose: Choice::Ours, reason: String::new(), message: None },
            deeds,
            path,
        };
        conflict.suggestion = suggest(&conflict, against, self.has_own_below(n));
        conflict
    }

    /// The names and ids of a node's domain in the three catalogs.
    fn domain_names(&self, n: N) -> Vec<String> {
        const SIDES: [Of; 3] = [Of::Ours, Of::Theirs, Of::Base];
        let top = |of| std::iter::successors(Some(n), |n| self.parent(*n, of)).last();
        let there = SIDES.into_iter().filter(|of| self.nodes.position(n, *of).is_some());
        let tops: Vec<N> = there.filter_map(top).collect();
        let each = || tops.iter().flat_map(|top| SIDES.map(|of| (*top, of)));
        let names = each().filter_map(|(top, of)| self.name(top, of));
        let mut told = Vec::new();
        for known in names.chain(each().filter_map(|(top, of)| self.id(top, of))) {
            if !told.iter().any(|other| other == known) {
                told.push(known.to_owned());
            }
        }
        told
    }

    fn has_own_below(&self, n: N) -> bool {
        let mut stack = vec![n];
        while let Some(n) = stack.pop() {
            for child in self.children(n, Of::Ours) {
                if self.nodes.get(*child).base.is_none() {
                    return true;
                }
                stack.push(*child);
            }
        }
        false
    }

    /// What the old guideline, ours and theirs have.
    fn values(&self, number: usize, met: &Met, ids: &FxHashMap<N, Id>) -> [Option<Value>; 3] {
        let n = met.n;
        let each = [Of::Base, Of::Ours, Of::Theirs];
        match met.kind {
            ConflictKind::EditedEdited => each.map(|of| {
                let entry = self.entry(self.row(n, of), of)?;
                match (&met.column, met.element) {
                    (Some(column), _) => entry.extra.get(column).map(|text| Value::from(text.as_str())),
                    (None, Some(element)) => values::of(element, entry),
                    (None, None) => None,
                }
            }),
            ConflictKind::RenamedRenamed => each.map(|of| self.name(n, of).map(Value::from)),
            ConflictKind::MovedMoved => {
                each.map(|of| self.parent(n, of).and_then(|parent| self.id(parent, of)).map(Value::from))
            }
            ConflictKind::ReorderedReordered => {
                let list = |at: usize| {
                    let orders = self.orders_met.get(&number)?;
                    let order = orders.get(at)?.iter().filter_map(|n| ids.get(n)).map(ToString::to_string);
                    Some(Value::from(order.collect::<Vec<_>>()))
                };
                [list(0), list(2), list(1)]
            }
            ConflictKind::RemovedChanged | ConflictKind::ChangedRemoved | ConflictKind::AddedAdded => {
                each.map(|of| self.subtree(n, of, &|_| true).map(|node| node.value()))
            }
            _ => each.map(|of| Some(self.structure_value(n, of))),
        }
    }

    /// Where a part has no row of its own, the row that it is a part of.
    pub(super) fn row(&self, n: N, of: Of) -> N {
        let node = self.nodes.get(n);
        if self.nodes.position(n, of).is_some() {
            return n;
        }
        node.split_by_theirs.or(node.split_by_ours).unwrap_or(n)
    }

    /// The names of what a node is in a catalog, with its parts.
    fn structure_value(&self, n: N, of: Of) -> Value {
        let mut members = self.members(n);
        members.retain(|n| self.nodes.position(*n, of).is_some());
        members.sort_by_key(|n| self.nodes.position(*n, of));
        let told = members.iter().filter_map(|n| match self.entry(*n, of) {
            Some(entry) => Some(entry.content.text()),
            None => self.name(*n, of),
        });
        Value::from(told.collect::<Vec<_>>())
    }

    fn deeds(&self, number: usize, met: &Met, ids: &FxHashMap<N, Id>, values: &[Option<Value>; 3]) -> Deeds {
        let n = met.n;
        let Some(id) = ids.get(&n).cloned().or_else(|| self.id(n, Of::Theirs).map(Id::new)) else {
            return Deeds::default();
        };
        let [base, ours, theirs] = values;
        match met.kind {
            ConflictKind::EditedEdited => {
                let set = |value: &Option<Value>| match (&met.column, met.element) {
                    (Some(column), _) => Deed::Column {
                        id: id.clone(),
                        column: column.clone(),
                        value: value.as_ref().and_then(Value::as_str).map(str::to_owned),
                    },
                    (None, element) => Deed::Set {
                        id: id.clone(),
                        element: element.unwrap_or(ElementName::Content),
                        value: value.clone(),
                    },
                };
                let both = together(met.element, ours.as_ref(), theirs.as_ref());
                Deeds {
                    theirs: vec![set(theirs)],
                    base: vec![set(base)],
                    both: both.map(|both| vec![set(&Some(both))]).unwrap_or_default(),
                }
            }
            ConflictKind::RenamedRenamed => {
                let name = |value: &Option<Value>| {
                    let name = value.as_ref().and_then(Value::as_str)?;
                    Some(Deed::Name { id: id.clone(), name: name.to_owned() })
                };
                Deeds {
                    theirs: name(theirs).into_iter().collect(),
                    base: name(base).into_iter().collect(),
                    both: Vec::new(),
                }
            }
            ConflictKind::MovedMoved => {
                let to = |of| {
                    self.spot(n, of, ids).map(|to| Deed::Move { id: id.clone(), to }).into_iter().collect()
                };
                Deeds { theirs: to(Of::Theirs), base: to(Of::Base), both: Vec::new() }
            }
            ConflictKind::ReorderedReordered => self.reorderings(number, ids),
            ConflictKind::RemovedChanged => {
                let add = |of| {
                    let mut deeds: Vec<Deed> = self.comes(n, of, ids).into_iter().collect();
                    if of == Of::Theirs {
                        let parts = self.theirs_groups.iter().filter(|group| group.whole == n);
                        let parts: Vec<N> = parts.flat_map(|group| group.parts.clone()).collect();
                        deeds.extend(parts.into_iter().filter_map(|part| self.comes(part, of, ids)));
                        deeds.extend(self.goes_home(n, Of::Theirs, ids));
                    }
                    deeds
                };
                Deeds { theirs: add(Of::Theirs), base: add(Of::Base), both: Vec::new() }
            }
            ConflictKind::ChangedRemoved => {
                let remove = Deed::Remove { id: id.clone() };
                let back = self.spot(n, Of::Base, ids).zip(self.subtree(n, Of::Base, &|_| true));
                let back = back.map(|(to, node)| vec![remove.clone(), Deed::Add { node, to }]);
                // What theirs has elsewhere does not go with it.
                let mut theirs = self.goes_home(n, Of::Ours, ids);
                theirs.push(remove);
                Deeds { theirs, base: back.unwrap_or_default(), both: Vec::new() }
            }
            ConflictKind::AddedAdded => {
                let add = self
                    .subtree(n, Of::Theirs, &|_| true)
                    .zip(self.spot(n, Of::Theirs, ids))
                    .map(|(node, to)| Deed::Add { node, to });
                let both: Vec<Deed> = add.into_iter().collect();
                let theirs = std::iter::once(Deed::Remove { id }).chain(both.clone()).collect();
                Deeds { theirs, base: Vec::new(), both }
            }
            _ => self.restructured(n, ids),
        }
    }

    fn reorderings(&self, number: usize, ids: &FxHashMap<N, Id>) -> Deeds {
        let order = |at: usize| {
            let order = self.orders_met.get(&number)?.get(at)?;
            let parent = self.under.get(order.first()?).and_then(|parent| ids.get(parent)).cloned();
            let order = order.iter().filter_map(|n| ids.get(n)).cloned().collect();
            Some(vec![Deed::Order { parent, order }])
        };
        Deeds { theirs: order(1).unwrap_or_default(), base: order(0).unwrap_or_default(), both: Vec::new() }
    }

    /// What brings a node that is not there from a catalog, with all below it that is not there either.
    fn comes(&self, n: N, of: Of, ids: &FxHashMap<N, Id>) -> Option<Deed> {
        let node = self.subtree(n, of, &|n| !self.is_there(n))?;
        Some(Deed::Add { node, to: self.spot(n, of, ids)? })
    }

    /// Moves what stands in a node at a side, and in the merged catalog under another parent than theirs', to where theirs has it.
    fn goes_home(&self, n: N, side: Of, ids: &FxHashMap<N, Id>) -> Vec<Deed> {
        let mut moves = Vec::new();
        let mut below: Vec<N> = self.children(n, side).to_vec();
        below.reverse();
        while let Some(child) = below.pop() {
            let parent = self.parent(child, Of::Theirs).filter(|parent| {
                // Where both moved it, that is a conflict of its own.
                let by_both =
                    side == Of::Theirs && self.parent(child, Of::Ours) != self.parent(child, Of::Base);
                self.is_there(child) && self.under.get(&child) != Some(parent) && !by_both
            });
            let Some(parent) = parent else {
                below.extend(self.children(child, side).iter().rev());
                continue;
            };
            let id = |n: N| ids.get(&n).cloned().or_else(|| self.id(n, Of::Theirs).map(Id::new));
            let (parent, after) = (id(parent), self.before(child, Of::Theirs, &id));
            let moved = ids.get(&child).cloned().map(|id| Deed::Move { id, to: Spot { parent, after } });
            moves.extend(moved);
        }
        moves
    }

    /// Where a node of a catalog would stand in the merged one.
    fn spot(&self, n: N, of: Of, ids: &FxHashMap<N, Id>) -> Option<Spot> {
        let parent = self.parent(n, of);
        let parent_id = match parent {
            Some(parent) => Some(ids.get(&self.standing(parent)?)?.clone()),
            None => None,
        };
        self.nodes.position(n, of)?;
        Some(Spot { parent: parent_id, after: self.before(n, of, &|sibling| ids.get(&sibling).cloned()) })
    }

    /// The siblings before a node in a catalog that have an id, the nearest first.
    fn before(&self, n: N, of: Of, id: &dyn Fn(N) -> Option<Id>) -> Vec<Id> {
        let (kind, parent) = (self.nodes.kind(n), self.parent(n, of));
        let at = self.nodes.position(n, of).unwrap_or_default();
        let before = (0..at).rev().filter_map(|at| self.nodes.at(of, kind, at));
        let siblings = before.filter(|sibling| self.parent(*sibling, of) == parent);
        siblings.filter_map(id).take(SIBLINGS).collect()
    }

    /// A node of a catalog with those below it that are wanted.
    pub(super) fn subtree(&self, n: N, of: Of, wanted: &dyn Fn(N) -> bool) -> Option<Subtree> {
        let at = self.nodes.position(n, of)?;
        let tree = self.sides.tree(of);
        match self.nodes.kind(n) {
            NodeKind::Domain => {
                let node = tree.domains.get(at)?;
                let items = self.wanted_items(&tree.top_items(at), of, wanted);
                Some(Subtree::Domain(Domain {
                    items,
                    provenance: Provenance::default(),
                    ..without_items(node.domain)
                }))
            }
            NodeKind::Item => self.wanted_item(at, of, wanted).map(Subtree::Item),
            NodeKind::Entry => {
                let entry = tree.entries.get(at)?.entry.clone();
                Some(Subtree::Entry(Box::new(Entry { provenance: Provenance::default(), ..entry })))
            }
        }
    }

    fn wanted_items(&self, items: &[usize], of: Of, wanted: &dyn Fn(N) -> bool) -> Children<Item> {
        let kept = items.iter().filter(|at| self.nodes.at(of, NodeKind::Item, **at).is_some_and(wanted));
        kept.filter_map(|at| self.wanted_item(*at, of, wanted)).collect()
    }

    fn wanted_item(&self, at: usize, of: Of, wanted: &dyn Fn(N) -> bool) -> Option<Item> {
        let tree = self.sides.tree(of);
        let node = tree.items.get(at)?;
        let rows =
            node.entries.clone().filter(|row| self.nodes.at(of, NodeKind::Entry, *row).is_some_and(wanted));
        let rows = rows.filter_map(|row| tree.entries.get(row));
        Some(Item {
            id: node.item.id.clone(),
            name: node.item.name.clone(),
            derived_from: node.item.derived_from.clone(),
            items: self.wanted_items(&tree.children(at), of, wanted),
            entries: rows
                .map(|row| Entry { provenance: Provenance::default(), ..row.entry.clone() })
                .collect(),
            provenance: Provenance::default(),
        })
    }

    /// What gives a split or merged node theirs' parts: those that are missing come, what stands elsewhere moves, what theirs has not
    /// goes, and names become theirs'. With both, names stay.
    fn restructured(&self, n: N, ids: &FxHashMap<N, Id>) -> Deeds {
        let members = self.members(n);
        let (mut deeds, mut names) = (Vec::new(), Vec::new());
        let id = |n: N| ids.get(&n).cloned().or_else(|| self.id(n, Of::Theirs).map(Id::new));
        for member in &members {
            if self.nodes.get(*member).theirs.is_some() && !self.is_there(*member) {
                deeds.extend(self.comes(*member, Of::Theirs, ids));
            }
        }
        if self.nodes.kind(n) == NodeKind::Entry {
            return self.split_row(n, deeds, ids);
        }
        let whole = id(n);
        for member in &members {
            let node = self.nodes.get(*member);
            for child in self.children(*member, Of::Ours) {
                if !self.is_there(*child) || self.under.get(child) != Some(member) {
                    continue;
                }
                let there = self
                    .parent(*child, Of::Theirs)
                    .filter(|there| there != member && members.contains(there));
                let goes = there.map(id).or_else(|| node.theirs.is_none().then(|| whole.clone())).flatten();
                if let Some((moved, parent)) = ids.get(child).cloned().zip(goes) {
                    let after = self.before(*child, Of::Theirs, &id);
                    deeds.push(Deed::Move { id: moved, to: Spot { parent: Some(parent), after } });
                }
            }
            if node.theirs.is_none() && self.is_there(*member) {
                deeds.extend(ids.get(member).cloned().map(|id| Deed::Remove { id }));
            } else if self.is_there(*member)
                && let Some((id, name)) = ids.get(member).cloned().zip(self.name(*member, Of::Theirs))
                && self.names.get(member).map(String::as_str) != Some(name)
            {
                names.push(Deed::Name { id, name: name.to_owned() });
            }
        }
        let both = deeds.clone();
        deeds.extend(names);
        Deeds { theirs: deeds, base: Vec::new(), both }
    }

    /// A row that theirs split: the parts come, and the content that went over to them goes.
    fn split_row(&self, n: N, deeds: Vec<Deed>, ids: &FxHashMap<N, Id>) -> Deeds {
        let content = self.entry(n, Of::Theirs).and_then(|entry| values::of(ElementName::Content, entry));
        let (mut theirs, both) = (deeds.clone(), deeds);
        theirs.extend(ids.get(&n).cloned().map(|id| Deed::Set {
            id,
            element: ElementName::Content,
            value: content,
        }));
        Deeds { theirs, base: Vec::new(), both }
    }
}

fn without_items(domain: &Domain) -> Domain {
    Domain {
        id: domain.id.clone(),
        name: domain.name.clone(),
        derived_from: domain.derived_from.clone(),
        ..Domain::default()
    }
}

/// Two wordings of an element that may name several things, one after the other.
fn together(element: Option<ElementName>, ours: Option<&Value>, theirs: Option<&Value>) -> Option<Value> {
    let lists = [ElementName::Content, ElementName::Basis, ElementName::Body];
    element.filter(|element| lists.contains(element))?;
    let lines = |value: &Value| match value {
        Value::String(line) => vec![Value::from(line.as_str())],
        Value::Array(lines) => lines.clone(),
        _ => Vec::new(),
    };
    Some(Value::from([lines(ours?), lines(theirs?)].concat()))
}
