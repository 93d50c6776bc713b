//! What became of each entry of the guideline: the entries of the catalog that are it.

use rustc_hash::FxHashSet;

use crate::diff::How;
use crate::diff::change::Families;
use crate::diff::matching::Matches;
use crate::diff::tree::Tree;

/// The counterparts of the guideline's entries, by their positions.
pub(super) struct Counterparts {
    of: Vec<Option<Counterpart>>,
    /// Which of the catalog's entries are one.
    is_one: Vec<bool>,
}

/// What an entry of the guideline is in the catalog.
pub(super) struct Counterpart {
    /// The entry's position there.
    pub(super) at: usize,
    pub(super) how: How,
    /// Further entries that it was split into.
    pub(super) parts: Vec<usize>,
    /// Whether other entries of the guideline went into the same one.
    pub(super) is_merged: bool,
    /// Whether it stands elsewhere.
    pub(super) is_moved: bool,
}

impl Counterparts {
    pub(super) fn of(guideline: &Tree<'_>, catalog: &Tree<'_>, matches: &Matches) -> Self {
        let families = Families::of(guideline, catalog, matches);
        let moved = moved_items(guideline, &families);
        let is_moved = |row: usize| {
            let item = guideline.entries.get(row).map(|node| node.item);
            families.entry_moved(row) || item.is_some_and(|item| moved.get(item) == Some(&true))
        };
        let mut of: Vec<Option<Counterpart>> = Vec::new();
        of.resize_with(guideline.entries.len(), || None);
        let mut is_one = vec![false; catalog.entries.len()];
        let mut join = |row: usize, at: usize, how: How| {
            let found = Counterpart { at, how, parts: Vec::new(), is_merged: false, is_moved: is_moved(row) };
            if let Some(place) = of.get_mut(row) {
                *place = Some(found);
            }
            if let Some(place) = is_one.get_mut(at) {
                *place = true;
            }
        };
        for (row, found) in matches.entries.iter() {
            join(row, found.at, How { by: found.by, score: found.score });
        }
        let mut merged: FxHashSet<usize> = FxHashSet::default();
        for part in matches.entry_parts.iter().filter(|part| matches.entries.of(part.base).is_none()) {
            join(part.base, part.other, How { by: part.by, score: part.score });
            merged.insert(part.other);
        }
        for part in matches.entry_parts.iter().filter(|part| matches.entries.of(part.base).is_some()) {
            if let Some(Some(found)) = of.get_mut(part.base) {
                found.parts.push(part.other);
            }
            if let Some(place) = is_one.get_mut(part.other) {
                *place = true;
            }
        }
        for found in of.iter_mut().flatten() {
            found.is_merged = merged.contains(&found.at);
        }
        Self { of, is_one }
    }

    /// What an entry of the guideline is in the catalog.
    pub(super) fn get(&self, row: usize) -> Option<&Counterpart> {
        self.of.get(row).and_then(Option::as_ref)
    }

    /// Whether each of the guideline's entries is there.
    pub(super) fn are_there(&self) -> Vec<bool> {
        self.of.iter().map(Option::is_some).collect()
    }

    /// The catalog's entries that are none of the guideline's.
    pub(super) fn own(&self) -> impl Iterator<Item = usize> + '_ {
        self.is_one.iter().enumerate().filter(|(_, is_one)| !**is_one).map(|(at, _)| at)
    }
}

/// Whether each item, or one above it, stands under another parent.
fn moved_items(tree: &Tree<'_>, families: &Families) -> Vec<bool> {
    let mut moved: Vec<bool> = Vec::with_capacity(tree.items.len());
    for (n, node) in tree.items.iter().enumerate() {
        let above = node.parent.and_then(|parent| moved.get(parent)).copied().unwrap_or_default();
        moved.push(above || families.moved(n));
    }
    moved
}
