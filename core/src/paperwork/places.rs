//! Where each node of a catalog stands, and what is disclosed there.

use indexmap::IndexMap;
use rustc_hash::{FxHashMap, FxHashSet};

use crate::diff::{Diff, NodeKind, Op};
use crate::model::{Catalog, Domain, Entry, Id};

/// The nodes of the two catalogs of a comparison.
pub(super) struct Pair<'a> {
    pub(super) base: Places<'a>,
    pub(super) other: Places<'a>,
}

/// The nodes of a catalog by their ids.
#[derive(Default)]
pub(super) struct Places<'a> {
    nodes: FxHashMap<&'a str, Place<'a>>,
    /// What the domains are called, in order.
    domains: Vec<&'a str>,
    /// The items and entries that the other catalog has too, under another parent or as a part of something.
    elsewhere: FxHashSet<&'a str>,
}

/// A domain, item or entry.
pub(super) struct Place<'a> {
    /// The domain's name in the catalog as it was.
    pub(super) domain: &'a str,
    /// The way to it in names; an entry's is its item's.
    pub(super) names: String,
    /// The entry, or those of the domain or item and of all below it.
    pub(super) entries: Vec<&'a Entry>,
    parent: Option<&'a str>,
}

impl<'a> Pair<'a> {
    pub(super) fn of(base: &'a Catalog, other: &'a Catalog, diff: &'a Diff) -> Self {
        let mut renamed = FxHashMap::default();
        let mut pair = Self { base: Places::nodes(base, &renamed), other: Places::default() };
        for change in diff.changes.iter().filter(|change| change.node == NodeKind::Domain) {
            if let (Op::Rename, Some(id)) = (change.op, &change.other)
                && let Some(domain) = pair.base.get(change.path.as_str())
            {
                renamed.insert(id.as_str(), domain.domain);
            }
        }
        pair.other = Places::nodes(other, &renamed);
        for change in &diff.changes {
            match change.op {
                Op::Move => {
                    pair.base.elsewhere.insert(change.path.as_str());
                    pair.other.elsewhere.extend(change.other.as_ref().map(Id::as_str));
                }
                Op::Merge => pair.base.elsewhere.extend(change.parts.iter().map(String::as_str)),
                Op::Split => pair.other.elsewhere.extend(change.parts.iter().map(String::as_str)),
                _ => {}
            }
        }
        for found in diff.matches.iter().filter(|found| found.node == NodeKind::Entry) {
            pair.base.elsewhere.insert(found.base.as_str());
            pair.other.elsewhere.insert(found.other.as_str());
        }
        pair
    }

    /// The domains of both catalogs in their order, with nothing counted.
    pub(super) fn domains(&self) -> IndexMap<String, usize> {
        let all = self.base.domains.iter().chain(&self.other.domains);
        all.map(|domain| ((*domain).to_owned(), 0)).collect()
    }
}

impl<'a> Places<'a> {
    /// The nodes of a catalog; domains are called what is given for their ids, where something is.
    fn nodes(catalog: &'a Catalog, called: &FxHashMap<&str, &'a str>) -> Self {
        let call = |domain: &'a Domain| called.get(domain.id.as_str()).copied().unwrap_or(&domain.name);
        let mut nodes = FxHashMap::default();
        for domain in catalog.domains.iter() {
            let names = domain.name.clone();
            let place = Place { domain: call(domain), names, entries: Vec::new(), parent: None };
            nodes.insert(domain.id.as_str(), place);
        }
        catalog.walk_items(|trail| {
            let Some((item, above)) = trail.items.split_last() else { return };
            let names = trail.place();
            let parent = above.last().map_or(trail.domain.id.as_str(), |parent| parent.id.as_str());
            let mut add = |id, parent, entries| {
                let place = Place { domain: call(trail.domain), names: names.clone(), entries, parent };
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
        let domains = catalog.domains.iter().map(call).collect();
        Self { nodes, domains, elsewhere: FxHashSet::default() }
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
