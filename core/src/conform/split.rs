//! Entries that were split: what one of the parts says, they all say.

use crate::diff::joined::together;
use crate::diff::tree::Tree;
use crate::model::Entry;

use super::counterparts::Counterparts;

/// The parts of the guideline's entries that were split, by the entry's position, each as if it said what they say together.
pub(super) struct Joined(Vec<(usize, Vec<Entry>)>);

impl Joined {
    pub(super) fn of(guideline: &Tree<'_>, catalog: &Tree<'_>, counterparts: &Counterparts) -> Self {
        let mut joined = Vec::new();
        for row in 0..guideline.entries.len() {
            let Some(found) = counterparts.get(row).filter(|found| !found.parts.is_empty()) else { continue };
            let parts: Vec<&Entry> = std::iter::once(&found.at)
                .chain(&found.parts)
                .filter_map(|at| catalog.entries.get(*at))
                .map(|node| node.entry)
                .collect();
            joined.push((row, together(&parts)));
        }
        Self(joined)
    }

    /// The parts of an entry that was split, the main one first.
    pub(super) fn get(&self, row: usize) -> Option<&[Entry]> {
        let at = self.0.binary_search_by_key(&row, |(row, _)| *row).ok()?;
        self.0.get(at).map(|(_, parts)| parts.as_slice())
    }
}
