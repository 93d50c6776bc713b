//! The steps of a patch that were left out, and what later steps have to know of them.

use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxHashMap;

use super::content::Subtree;
use super::document::Place;
use super::operation::Operation;
use crate::model::Id;

/// What was left out so far.
#[derive(Debug, Default)]
pub(super) struct Skipped {
    /// Where nodes would stand now.
    places: FxHashMap<Id, Place>,
    /// Where nodes stood that went or moved away.
    left: FxHashMap<Id, Place>,
    /// The change that last would have touched a node.
    changes: FxHashMap<Id, usize>,
}

impl Skipped {
    /// A step is left out.
    pub(super) fn leave_out(&mut self, operation: &Operation, change: Option<usize>) {
        let Some((_, id)) = operation.about() else { return };
        match operation {
            Operation::Move { to, .. } => drop(self.places.insert(id.clone(), to.clone())),
            Operation::Add(placed) => drop(self.places.insert(id.clone(), placed.place().clone())),
            _ => {}
        }
        let Some(change) = change else { return };
        self.changes.insert(id.clone(), change);
        if let Operation::Add(placed) | Operation::Remove(placed) = operation {
            let mut ids = IndexSet::new();
            Subtree::of(placed).ids(&mut ids);
            self.changes.extend(ids.into_iter().map(|id| (id, change)));
        }
    }

    /// A step was carried out; its node stood here before.
    pub(super) fn carried(&mut self, operation: &Operation, from: Option<Place>) {
        let Some((_, id)) = operation.about() else { return };
        match operation {
            Operation::Add(_) => drop(self.places.remove(id)),
            Operation::Move { .. } | Operation::Remove(_) => {
                self.places.remove(id);
                self.left.extend(from.map(|from| (id.clone(), from)));
            }
            _ => {}
        }
    }

    /// Where a node under this parent would stand, had no step been left out, or stood before it went.
    pub(super) fn place(&self, id: &Id, parent: Option<&Id>) -> Option<&Place> {
        let mut places = [self.places.get(id), self.left.get(id)].into_iter().flatten();
        places.find(|place| place.parent.as_ref() == parent)
    }

    /// How many places are known.
    pub(super) fn places(&self) -> usize {
        self.places.len() + self.left.len()
    }

    /// The change left out that one of these nodes would be otherwise by.
    pub(super) fn change(&self, nodes: &[Id]) -> Option<usize> {
        nodes.iter().find_map(|id| self.changes.get(id).copied())
    }

    /// Nodes get other ids.
    pub(super) fn rename(&mut self, ids: &IndexMap<Id, Id>) {
        let new = |id: Id| ids.get(&id).cloned().unwrap_or(id);
        let place = |place: Place| Place { parent: place.parent.map(new), after: place.after.map(new) };
        for places in [&mut self.places, &mut self.left] {
            *places = std::mem::take(places).into_iter().map(|(id, at)| (new(id), place(at))).collect();
        }
        self.changes =
            std::mem::take(&mut self.changes).into_iter().map(|(id, change)| (new(id), change)).collect();
    }
}
