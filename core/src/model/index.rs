//! Where each node of a catalog stands, by its id.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::{Catalog, Domain, Entry, Id, Item, Trail};

/// Where each node of a catalog stands, in document order. It fits a catalog as long as no node comes, goes, moves or gets another id.
#[derive(Debug, Default)]
pub(crate) struct Index(IndexMap<Id, Way, FxBuildHasher>);

/// The positions from the domain down; the last one is an entry's or not.
#[derive(Debug)]
struct Way {
    domain: usize,
    items: Box<[usize]>,
    entry: Option<usize>,
}

/// A node with the way to it: a domain has no items on it, and an entry stands in the last one.
#[derive(Debug)]
pub(crate) struct Found<'a> {
    pub(crate) trail: Trail<'a>,
    pub(crate) entry: Option<&'a Entry>,
}

/// A node to be changed where it stands. Its id and its children are to stay as they are.
#[derive(Debug)]
pub(crate) enum NodeMut<'a> {
    Domain(&'a mut Domain),
    Item(&'a mut Item),
    Entry(&'a mut Entry),
}

impl Index {
    /// The index of a catalog.
    pub(crate) fn of(catalog: &Catalog) -> Self {
        let mut nodes = IndexMap::default();
        for (at, domain) in catalog.domains.iter().enumerate() {
            let way = |items: &[usize], entry| Way { domain: at, items: items.into(), entry };
            nodes.insert(domain.id.clone(), way(&[], None));
            // How many items were met on each level below the last one of the level above.
            let mut met: Vec<usize> = Vec::new();
            domain.walk_items(|trail| {
                let Some(item) = trail.items.last() else { return };
                met.resize(trail.items.len(), 0);
                let items: Vec<usize> = match met.split_last_mut() {
                    Some((last, above)) => {
                        let items = above.iter().map(|met| met - 1).chain([*last]).collect();
                        *last += 1;
                        items
                    }
                    None => Vec::new(),
                };
                nodes.insert(item.id.clone(), way(&items, None));
                for (at, entry) in item.entries.iter().enumerate() {
                    nodes.insert(entry.id.clone(), way(&items, Some(at)));
                }
            });
        }
        Self(nodes)
    }

    /// The ids, in document order.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &Id> {
        self.0.keys()
    }

    /// The position of a node in document order.
    pub(crate) fn order(&self, id: &str) -> Option<usize> {
        self.0.get_index_of(id)
    }

    /// The node with this id.
    pub(crate) fn find<'a>(&self, catalog: &'a Catalog, id: &str) -> Option<Found<'a>> {
        let way = self.0.get(id)?;
        let domain = catalog.domains.at(way.domain)?;
        let mut trail = Trail { domain, items: Vec::with_capacity(way.items.len()) };
        let mut items = &domain.items;
        for at in &way.items {
            let item = items.at(*at)?;
            trail.items.push(item);
            items = &item.items;
        }
        let entry = match way.entry {
            Some(at) => Some(trail.items.last()?.entries.at(at)?),
            None => None,
        };
        Some(Found { trail, entry })
    }

    /// The node with this id, to be changed.
    pub(crate) fn find_mut<'a>(&self, catalog: &'a mut Catalog, id: &str) -> Option<NodeMut<'a>> {
        let way = self.0.get(id)?;
        let domain = catalog.domains.at_mut(way.domain)?;
        let Some((first, rest)) = way.items.split_first() else { return Some(NodeMut::Domain(domain)) };
        let mut item = domain.items.at_mut(*first)?;
        for at in rest {
            item = item.items.at_mut(*at)?;
        }
        Some(match way.entry {
            Some(at) => NodeMut::Entry(item.entries.at_mut(at)?),
            None => NodeMut::Item(item),
        })
    }
}

impl<'a> NodeMut<'a> {
    /// The same, for a while.
    pub(crate) fn reborrow(&mut self) -> NodeMut<'_> {
        match self {
            Self::Domain(domain) => NodeMut::Domain(domain),
            Self::Item(item) => NodeMut::Item(item),
            Self::Entry(entry) => NodeMut::Entry(entry),
        }
    }

    /// The name; an entry has none.
    pub(crate) fn name(self) -> Option<&'a mut String> {
        match self {
            Self::Domain(domain) => Some(&mut domain.name),
            Self::Item(item) => Some(&mut item.name),
            Self::Entry(_) => None,
        }
    }

    /// What the node was made from.
    pub(crate) fn derived_from(self) -> &'a mut Option<Id> {
        match self {
            Self::Domain(domain) => &mut domain.derived_from,
            Self::Item(item) => &mut item.derived_from,
            Self::Entry(entry) => &mut entry.derived_from,
        }
    }

    /// The entry, where it is one.
    pub(crate) fn entry(self) -> Option<&'a mut Entry> {
        match self {
            Self::Entry(entry) => Some(entry),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_node_is_found_where_it_stands() {
        let json = r#"{"mulu":"1","kind":"local","domains":[{"name":"就业","items":[
            {"name":"甲","items":[{"name":"一","entries":[{},{}]},{"name":"二","items":[{"name":"深","entries":[{}]}]}]},
            {"name":"乙","entries":[{}],"items":[{"name":"三","entries":[{}]}]}]},{"name":"社保","items":[{"name":"丙"}]}]}"#;
        let mut catalog: Catalog = serde_json::from_str(json).unwrap();
        let index = Index::of(&catalog);
        let ids: Vec<&str> = index.ids().map(Id::as_str).collect();
        let expected = [
            "就业",
            "就业/甲",
            "就业/甲/一",
            "就业/甲/一#1",
            "就业/甲/一#2",
            "就业/甲/二",
            "就业/甲/二/深",
            "就业/甲/二/深#1",
            "就业/乙",
            "就业/乙#1",
            "就业/乙/三",
            "就业/乙/三#1",
            "社保",
            "社保/丙",
        ];
        assert_eq!(ids, expected);
        for (order, id) in expected.into_iter().enumerate() {
            let found = index.find(&catalog, id).unwrap();
            let item = found.trail.items.last().map(|item| item.id.as_str());
            let own = found.entry.map(|entry| entry.id.as_str()).or(item);
            assert_eq!(own.unwrap_or(found.trail.domain.id.as_str()), id);
            assert_eq!(index.order(id), Some(order));
            let own = match index.find_mut(&mut catalog, id).unwrap() {
                NodeMut::Domain(domain) => &domain.id,
                NodeMut::Item(item) => &item.id,
                NodeMut::Entry(entry) => &entry.id,
            };
            assert_eq!(own.as_str(), id);
        }
        assert!(index.find(&catalog, "就业/丁").is_none());
    }
}
