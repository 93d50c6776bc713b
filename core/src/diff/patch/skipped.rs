//! The steps of a patch that were left out, and what later steps have to know of them.

use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxHashMap;

use super::carry::{collect, subtree};
use super::document::{Operation, Place};
use crate::model::Id;

/// What was left out so far.
#[derive(Debug, Default)]
pub(super) struct Skipped {
    /// Where nodes would stand now.
    places: FxHashMap<Id, Place>,
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
            collect(&subtree(placed), &mut ids);
            self.changes.extend(ids.into_iter().map(|id| (id, change)));
        }
    }

    /// A node was put in its place by a step that was not left out.
    pub(super) fn settle(&mut self, operation: &Operation) {
        if let (Operation::Move { .. } | Operation::Add(_), Some((_, id))) = (operation, operation.about()) {
            self.places.remove(id);
        }
    }

    /// What a node under this parent would stand behind, had a step not been left out.
    pub(super) fn before(&self, id: &Id, parent: Option<&Id>) -> Option<Option<&Id>> {
        let place = self.places.get(id).filter(|place| place.parent.as_ref() == parent)?;
        Some(place.after.as_ref())
    }

    /// Of how many nodes it is known where they would stand.
    pub(super) fn places(&self) -> usize {
        self.places.len()
    }

    /// The change left out that one of these nodes would be otherwise by.
    pub(super) fn change(&self, nodes: &[Id]) -> Option<usize> {
        nodes.iter().find_map(|id| self.changes.get(id).copied())
    }

    /// Nodes get other ids.
    pub(super) fn rename(&mut self, ids: &IndexMap<Id, Id>) {
        let new = |id: Id| ids.get(&id).cloned().unwrap_or(id);
        let place = |place: Place| Place { parent: place.parent.map(new), after: place.after.map(new) };
        self.places =
            std::mem::take(&mut self.places).into_iter().map(|(id, at)| (new(id), place(at))).collect();
        self.changes =
            std::mem::take(&mut self.changes).into_iter().map(|(id, change)| (new(id), change)).collect();
    }
}
