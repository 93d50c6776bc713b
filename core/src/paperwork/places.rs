//! Where each node of a catalog stands, and what is disclosed there.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diff::{Diff, NodeKind, Op};
use crate::model::{Catalog, Entry, Id};

/// The nodes of a catalog by their ids.
pub(super) struct Places<'a> {
    nodes: FxHashMap<&'a str, Place<'a>>,
    /// The items and entries that the other catalog has too, under another parent or as a part of something.
    elsewhere: FxHashSet<&'a str>,
}

/// A domain, item or entry.
pub(super) struct Place<'a> {
    /// The domain's name.
    pub(super) domain: &'a str,
    /// The way to it in names; an entry's is its item's.
    pub(super) names: String,
    /// The entry, or those of the domain or item and of all below it.
    pub(super) entries: Vec<&'a Entry>,
    parent: Option<&'a str>,
}

impl<'a> Places<'a> {
    /// The nodes of the two catalogs of a comparison.
    pub(super) fn of(base: &'a Catalog, other: &'a Catalog, diff: &'a Diff) -> (Self, Self) {
        let mut places = (Self::nodes(base), Self::nodes(other));
        for change in &diff.changes {
            match change.op {
                Op::Move => {
                    places.0.elsewhere.insert(change.path.as_str());
                    places.1.elsewhere.extend(change.other.as_ref().map(Id::as_str));
                }
                Op::Merge => places.0.elsewhere.extend(change.parts.iter().map(String::as_str)),
                Op::Split => places.1.elsewhere.extend(change.parts.iter().map(String::as_str)),
                _ => {}
            }
        }
        for found in diff.matches.iter().filter(|found| found.node == NodeKind::Entry) {
            places.0.elsewhere.insert(found.base.as_str());
            places.1.elsewhere.insert(found.other.as_str());
        }
        places
    }

    fn nodes(catalog: &'a Catalog) -> Self {
        let mut nodes = FxHashMap::default();
        for domain in catalog.domains.iter() {
            let names = domain.name.clone();
            let place = Place { domain: &domain.name, names, entries: Vec::new(), parent: None };
            nodes.insert(domain.id.as_str(), place);
        }
        catalog.walk_items(|trail| {
            let Some((item, above)) = trail.items.split_last() else { return };
            let names = trail.place();
            let parent = above.last().map_or(trail.domain.id.as_str(), |parent| parent.id.as_str());
            let mut add = |id, parent, entries| {
                let place = Place { domain: &trail.domain.name, names: names.clone(), entries, parent };
                nodes.insert(id, place);
            };
            add(item.id.as_str(), Some(parent), Vec::new());
            for entry in item.entries.iter() {
                add(entry.id.as_str(), Some(item.id.as_str()), vec![entry]);
            }
            for id in trail.items.iter().map(|item| item.id.as_str()).chain([trail.domain.id.as_str()]) {
                if let Some(above) = nodes.get_mut(id) {
                    above.entries.extend(item.entries.iter());
                }
            }
        });
        Self { nodes, elsewhere: FxHashSet::default() }
    }

    /// The node with an id.
    pub(super) fn get(&self, id: &str) -> Option<&Place<'a>> {
        self.nodes.get(id)
    }

    /// The entries that come or go with a node: what the other catalog has elsewhere does not.
    pub(super) fn alone(&self, id: &str) -> Vec<&'a Entry> {
        let entries = self.get(id).map(|place| place.entries.as_slice()).unwrap_or_default();
        entries.iter().copied().filter(|entry| !self.is_elsewhere(entry.id.as_str(), id)).collect()
    }

    /// Whether a node, or one between it and the one above, is elsewhere.
    fn is_elsewhere(&self, id: &'a str, above: &str) -> bool {
        let way = std::iter::successors(Some(id), |id| self.get(id).and_then(|place| place.parent));
        way.take_while(|id| *id != above).any(|id| self.elsewhere.contains(id))
    }
}
