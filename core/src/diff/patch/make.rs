//! A patch made: each step is carried out as it is written down, so that its places are the true ones at that moment.

use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};

use super::carry::carry_out;
use super::columns;
use super::document::{HeaderField, Patch, Place, Step};
use super::numbers::Numbered;
use super::operation::Operation;
use super::values;
use super::working::Working;
use crate::diff::change::Changes;
use crate::diff::document::NodeKind;
use crate::diff::matching::Matches;
use crate::diff::order::in_order;
use crate::error::Result;
use crate::model::{Catalog, Version};
use crate::vocabulary::ElementName;

/// The patch that turns the base, as it was compared, into the other. The nodes matched may be any, one to one.
pub(crate) fn make(base: &Catalog, other: &Catalog, matches: &Matches, changes: &Changes) -> Result<Patch> {
    let (working, target) = (Working::new(base), Working::new(other));
    let (from, to) = (working.catalog().digest(), target.catalog().digest());
    let pairs = Pairs::of(&working, &target, matches);
    let numbered = Numbered::of(&working, &target, matches, changes);
    let mut making = Making { working, target, pairs, numbered, steps: Vec::new() };
    making.header()?;
    making.ids()?;
    let left = making.left_order();
    making.places(&left)?;
    making.removals()?;
    making.values()?;
    Ok(Patch { mulu: Version, from, to, operations: making.steps })
}

/// The nodes that are one, by their numbers in the two catalogs taken apart.
pub(super) struct Pairs {
    forward: Vec<Option<u32>>,
    backward: Vec<Option<u32>>,
}

impl Pairs {
    fn of(working: &Working, target: &Working, matches: &Matches) -> Self {
        let mut pairs = Self { forward: vec![None; working.len()], backward: vec![None; target.len()] };
        for (kind, found) in [
            (NodeKind::Domain, &matches.domains),
            (NodeKind::Item, &matches.items),
            (NodeKind::Entry, &matches.entries),
        ] {
            let (base, other) = (working.of_kind(kind), target.of_kind(kind));
            for (n, found) in found.iter() {
                let Some((base, other)) = base.get(n).zip(other.get(found.at)) else { continue };
                if let Some(pair) = pairs.forward.get_mut(*base as usize) {
                    *pair = Some(*other);
                }
                if let Some(pair) = pairs.backward.get_mut(*other as usize) {
                    *pair = Some(*base);
                }
            }
        }
        pairs
    }

    /// What a node of the base is in the other.
    fn of_base(&self, number: u32) -> Option<u32> {
        self.forward.get(number as usize).copied().flatten()
    }

    /// What a node of the other is in the working catalog.
    fn of_other(&self, number: u32) -> Option<u32> {
        self.backward.get(number as usize).copied().flatten()
    }
}

struct Making {
    working: Working,
    target: Working,
    pairs: Pairs,
    numbered: Numbered,
    steps: Vec<Step>,
}

impl Making {
    fn step(&mut self, change: Option<usize>, operation: Operation) -> Result<()> {
        carry_out(&mut self.working, &operation, None)
            .map_err(|misfit| misfit.error(self.steps.len(), &operation))?;
        self.steps.push(Step { change, operation });
        Ok(())
    }

    fn header(&mut self) -> Result<()> {
        let (base, other) = (values::header(&self.working.header), values::header(&self.target.header));
        for field in HeaderField::ALL {
            let (before, after) = (base.get(field.key()), other.get(field.key()));
            if before != after {
                let (before, after) = (before.cloned(), after.cloned());
                self.step(None, Operation::Catalog { field, before, after })?;
            }
        }
        Ok(())
    }

    /// The ids of the other on all nodes that both have. A node that will go and whose id another will bear makes way.
    fn ids(&mut self) -> Result<()> {
        let mut ids = IndexMap::new();
        let mut taken = FxHashSet::default();
        for number in self.working.numbers() {
            let Some(old) = self.working.id(number) else { continue };
            if let Some(new) = self.pairs.of_base(number).and_then(|other| self.target.id(other)) {
                if old != new {
                    ids.insert(old.clone(), new.clone());
                }
            } else if self.target.find(old.as_str()).is_some() {
                let is_taken = |id: &str| {
                    self.working.find(id).is_some() || self.target.find(id).is_some() || taken.contains(id)
                };
                let free = old.free_duplicate(is_taken);
                taken.insert(free.clone());
                ids.insert(old.clone(), free);
            }
        }
        if ids.is_empty() { Ok(()) } else { self.step(None, Operation::Ids { ids }) }
    }

    /// The nodes of the base that stay under their parent and leave their order there: all but the longest run in order.
    fn left_order(&self) -> FxHashSet<u32> {
        let mut left = FxHashSet::default();
        let parents = std::iter::once(None).chain(self.working.numbers().map(Some));
        for parent in parents {
            let parent_there = parent.map(|parent| self.pairs.of_base(parent));
            if parent_there == Some(None) {
                continue;
            }
            for kind in [NodeKind::Item, NodeKind::Entry] {
                let siblings = self.working.siblings(parent, kind).iter();
                let stay = siblings.filter_map(|number| Some((*number, self.pairs.of_base(*number)?)));
                let stay: Vec<(u32, u32)> =
                    stay.filter(|(_, there)| self.target.parent(*there) == parent_there.flatten()).collect();
                if stay.is_sorted_by_key(|(_, there)| *there) {
                    continue;
                }
                let order: Vec<usize> = stay.iter().map(|(_, there)| *there as usize).collect();
                let kept = stay.iter().zip(in_order(&order));
                left.extend(kept.filter(|(_, kept)| !kept).map(|((number, _), _)| *number));
            }
        }
        left
    }

    /// One pass over the other in document order: what is new comes, what stands elsewhere moves. What a node stands under
    /// is in its last place by then, and so is what it stands behind.
    fn places(&mut self, left: &FxHashSet<u32>) -> Result<()> {
        let mut last: FxHashMap<(Option<u32>, bool), u32> = FxHashMap::default();
        for there in self.target.numbers() {
            let Some(kind) = self.target.kind(there) else { continue };
            let parent = self.target.parent(there).and_then(|parent| self.pairs.of_other(parent));
            let family = (parent, kind == NodeKind::Entry);
            let after = last.get(&family).copied();
            let place = Place {
                parent: parent.and_then(|parent| self.working.id(parent)).cloned(),
                after: after.and_then(|after| self.working.id(after)).cloned(),
            };
            let number = match self.pairs.of_other(there) {
                Some(number) => {
                    let stays = self.working.parent(number) == parent && !left.contains(&number);
                    if !stays {
                        self.relocate(kind, number, there, place)?;
                    }
                    Some(number)
                }
                None => self.bring(there, place)?,
            };
            let Some(number) = number else { continue };
            last.insert(family, number);
        }
        Ok(())
    }

    fn relocate(&mut self, node: NodeKind, number: u32, there: u32, to: Place) -> Result<()> {
        let Some(id) = self.working.id(number).cloned() else { return Ok(()) };
        let from = self.working.place(number);
        let change = self.numbered.moved(number, there, &self.target);
        self.step(change, Operation::Move { node, id, from, to })
    }

    /// A new node comes, if it has not come with what it stands under; its number in the working catalog.
    fn bring(&mut self, there: u32, place: Place) -> Result<Option<u32>> {
        if self.is_added_alone(there) {
            let apart = |number: u32| self.numbered.is_matched(number) || self.is_added_alone(number);
            if let Some(subtree) = self.target.subtree_without(there, &apart) {
                self.step(self.numbered.added(there), Operation::Add(subtree.placed(place)))?;
            }
        }
        let number = self.target.id(there).and_then(|id| self.working.find(id.as_str()));
        if let Some(pair) = self.pairs.backward.get_mut(there as usize) {
            *pair = number;
        }
        Ok(number)
    }

    /// Whether a new node of the other comes by a step of its own: one under a node that was there, and one that a change of
    /// its own adds.
    fn is_added_alone(&self, there: u32) -> bool {
        let parent = self.target.parent(there);
        parent.is_none_or(|parent| self.numbered.is_matched(parent)) || self.numbered.added(there).is_some()
    }

    /// What the other does not have goes: of a node and one below it the lower one first.
    fn removals(&mut self) -> Result<()> {
        let base = self.pairs.forward.len();
        let numbers: Vec<u32> = self.working.numbers().take(base).collect();
        for number in numbers.into_iter().rev() {
            if self.pairs.of_base(number).is_some() {
                continue;
            }
            let change = self.numbered.removed(number);
            let parent = self.working.parent(number);
            let goes_with_it = parent.is_some_and(|parent| self.is_removed(parent));
            if goes_with_it && change.is_none() {
                continue;
            }
            if let Some(subtree) = self.working.subtree(number) {
                let place = self.working.place(number);
                self.step(change, Operation::Remove(subtree.placed(place)))?;
            }
        }
        Ok(())
    }

    fn is_removed(&self, number: u32) -> bool {
        (number as usize) < self.pairs.forward.len() && self.pairs.of_base(number).is_none()
    }

    /// Names, elements, columns and derivations of all that both have.
    fn values(&mut self) -> Result<()> {
        for there in self.target.numbers() {
            if !self.numbered.is_matched(there) {
                continue;
            }
            let Some(number) = self.pairs.of_other(there) else { continue };
            for (change, operation) in self.differing(number, there) {
                self.step(change, operation)?;
            }
        }
        Ok(())
    }

    fn differing(&self, number: u32, there: u32) -> Vec<(Option<usize>, Operation)> {
        let mut operations = Vec::new();
        let (Some(base), Some(other)) = (self.working.slot(number), self.target.slot(there)) else {
            return operations;
        };
        let (base, other) = (&base.content, &other.content);
        let (node, id) = (base.kind(), base.id());
        if let (Some(before), Some(after)) = (base.name(), other.name())
            && before != after
        {
            let (before, after) = (before.clone(), after.clone());
            let rename = Operation::Rename { node, id: id.clone(), before, after };
            operations.push((self.numbered.renamed(number), rename));
        }
        if let (Some(base), Some(other)) = (base.entry(), other.entry()) {
            for element in ElementName::OF_ENTRY.into_iter().chain([ElementName::Serial]) {
                let (before, after) = (values::of(element, base), values::of(element, other));
                if before != after {
                    let edit = Operation::Edit { id: id.clone(), element, before, after };
                    operations.push((self.numbered.edited(number, element), edit));
                }
            }
            for operation in columns::steps(id, &base.extra, &other.extra) {
                let change = match &operation {
                    columns::Column::Value(column, _) => self.numbered.column(number, column),
                    columns::Column::Order(_) => None,
                };
                operations.push((change, operation.into_operation()));
            }
        }
        if base.derived_from() != other.derived_from() {
            let (before, after) = (base.derived_from().cloned(), other.derived_from().cloned());
            operations.push((None, Operation::Derived { node, id: id.clone(), before, after }));
        }
        operations
    }
}
