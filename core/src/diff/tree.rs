//! A catalog laid out as lists: every node has a position, and knows what it stands under.

use std::ops::Range;

use super::document::NodeKind;
use crate::model::{Catalog, Children, Domain, Entry, Id, Item, Level};

/// A catalog's domains, items and entries, each kind in document order: parents before children.
pub(crate) struct Tree<'a> {
    pub(crate) domains: Vec<DomainNode<'a>>,
    pub(crate) items: Vec<ItemNode<'a>>,
    pub(crate) entries: Vec<EntryNode<'a>>,
}

/// A domain, and the positions of the items in it.
pub(crate) struct DomainNode<'a> {
    pub(crate) domain: &'a Domain,
    pub(crate) items: Range<usize>,
}

/// An item and where it stands.
pub(crate) struct ItemNode<'a> {
    pub(crate) item: &'a Item,
    pub(crate) domain: usize,
    /// The item above it; `None` directly under the domain.
    pub(crate) parent: Option<usize>,
    /// The positions of the items below it, at any depth.
    pub(crate) below: Range<usize>,
    /// The positions of its own entries.
    pub(crate) entries: Range<usize>,
}

/// An entry and the item it belongs to.
pub(crate) struct EntryNode<'a> {
    pub(crate) entry: &'a Entry,
    pub(crate) item: usize,
}

/// What an item stands under: its domain, and the item where it is one.
pub(crate) type Family = (usize, Option<usize>);

impl<'a> Tree<'a> {
    /// The whole catalog, or the part of it that binds a level: the entries that [`Catalog::for_level`] keeps.
    pub(crate) fn new(catalog: &'a Catalog, level: Option<Level>) -> Self {
        let mut tree = Self { domains: Vec::new(), items: Vec::new(), entries: Vec::new() };
        for domain in catalog.domains.iter() {
            let (n, first) = (tree.domains.len(), tree.items.len());
            tree.add(&domain.items, n, None, level);
            if level.is_none() || tree.items.len() > first {
                tree.domains.push(DomainNode { domain, items: first..tree.items.len() });
            }
        }
        tree
    }

    fn add(&mut self, items: &'a Children<Item>, domain: usize, parent: Option<usize>, level: Option<Level>) {
        for item in items.iter() {
            let (n, first) = (self.items.len(), self.entries.len());
            self.items.push(ItemNode { item, domain, parent, below: n + 1..n + 1, entries: first..first });
            let binds = |entry: &&Entry| level.is_none_or(|level| entry.binds(level));
            self.entries.extend(item.entries.iter().filter(binds).map(|entry| EntryNode { entry, item: n }));
            let entries = first..self.entries.len();
            self.add(&item.items, domain, Some(n), level);
            let end = self.items.len();
            if level.is_some() && entries.is_empty() && end == n + 1 {
                self.items.pop();
            } else if let Some(node) = self.items.get_mut(n) {
                (node.below, node.entries) = (n + 1..end, entries);
            }
        }
    }

    /// Whether two trees have the same nodes, in the same places.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let domains = |tree: &Self| {
            tree.domains.iter().map(|node| (&node.domain.id, &node.domain.name)).collect::<Vec<_>>()
        };
        let items = |tree: &Self| {
            let each = tree.items.iter();
            each.map(|node| (&node.item.id, &node.item.name, node.domain, node.parent)).collect::<Vec<_>>()
        };
        self.entries.len() == other.entries.len()
            && domains(self) == domains(other)
            && items(self) == items(other)
            && self
                .entries
                .iter()
                .zip(&other.entries)
                .all(|(one, two)| one.item == two.item && one.entry == two.entry)
    }

    /// The entries of an item.
    pub(crate) fn rows(&self, item: usize) -> &[EntryNode<'a>] {
        let rows = self.items.get(item).and_then(|node| self.entries.get(node.entries.clone()));
        rows.unwrap_or_default()
    }

    /// The entries of an item and of all below it.
    pub(crate) fn rows_below(&self, item: usize) -> &[EntryNode<'a>] {
        let Some(node) = self.items.get(item) else { return &[] };
        let below = self.items.get(node.below.clone()).unwrap_or_default();
        let end = below.last().map_or(node.entries.end, |last| last.entries.end);
        self.entries.get(node.entries.start..end).unwrap_or_default()
    }

    /// The ids and names of some domains or items.
    pub(crate) fn ids_and_names(&self, kind: NodeKind, nodes: &[usize]) -> (Vec<String>, Vec<String>) {
        let told = nodes.iter().filter_map(|at| match kind {
            NodeKind::Domain => self.domains.get(*at).map(|node| (&node.domain.id, &node.domain.name)),
            NodeKind::Item => self.items.get(*at).map(|node| (&node.item.id, &node.item.name)),
            NodeKind::Entry => None,
        });
        told.map(|(id, name)| (id.to_string(), name.clone())).unzip()
    }

    /// The items directly under a domain.
    pub(crate) fn top_items(&self, domain: usize) -> Vec<usize> {
        let items = self.domains.get(domain).map(|node| node.items.clone()).unwrap_or_default();
        items.filter(|n| self.items.get(*n).is_some_and(|node| node.parent.is_none())).collect()
    }

    /// The items directly under an item.
    pub(crate) fn children(&self, item: usize) -> Vec<usize> {
        let below = self.items.get(item).map(|node| node.below.clone()).unwrap_or_default();
        below.filter(|n| self.items.get(*n).is_some_and(|node| node.parent == Some(item))).collect()
    }

    /// The domain that an entry stands in.
    pub(crate) fn domain_of(&self, entry: usize) -> Option<usize> {
        let node = self.entries.get(entry)?;
        self.items.get(node.item).map(|node| node.domain)
    }

    /// The positions of the entries of a domain.
    pub(crate) fn domain_rows(&self, domain: usize) -> Range<usize> {
        let items =
            self.domains.get(domain).and_then(|node| self.items.get(node.items.clone())).unwrap_or_default();
        let start = items.first().map_or(0, |node| node.entries.start);
        start..items.last().map_or(0, |node| node.entries.end)
    }

    /// What an item stands under.
    pub(crate) fn family(&self, item: usize) -> Option<Family> {
        self.items.get(item).map(|node| (node.domain, node.parent))
    }

    /// The names of an item and of those above it, from the item up.
    pub(crate) fn names_above(&self, item: usize) -> impl Iterator<Item = &'a str> + '_ {
        let mut at = Some(item);
        std::iter::from_fn(move || {
            let node = at.and_then(|at| self.items.get(at))?;
            at = node.parent;
            Some(node.item.name.as_str())
        })
    }

    /// The place of an item in names.
    pub(crate) fn place(&self, item: usize) -> String {
        let mut names = Vec::new();
        let mut at = Some(item);
        let mut domain = None;
        while let Some(node) = at.and_then(|at| self.items.get(at)) {
            names.push(node.item.name.as_str());
            domain = self.domains.get(node.domain);
            at = node.parent;
        }
        names.extend(domain.map(|node| node.domain.name.as_str()));
        names.reverse();
        names.join(" › ")
    }

    /// The id of what an item stands under.
    pub(crate) fn parent_id(&self, item: usize) -> Option<&'a Id> {
        let node = self.items.get(item)?;
        match node.parent {
            Some(parent) => self.items.get(parent).map(|node| &node.item.id),
            None => self.domains.get(node.domain).map(|node| &node.domain.id),
        }
    }

    /// The id of the item that an entry belongs to.
    pub(crate) fn item_id(&self, entry: usize) -> Option<&'a Id> {
        let node = self.entries.get(entry)?;
        self.items.get(node.item).map(|node| &node.item.id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_level_leaves_what_for_level_leaves() {
        let catalog: Catalog = serde_json::from_str(
            r#"{"mulu":"1","kind":"guideline","title":"指引","domains":[
                {"id":"120000000","name":"社会救助","items":[
                    {"id":"120002000","name":"低保","items":[{"id":"120002003","name":"审核","entries":[
                        {"body":"县","levels":["county"]},{"body":"乡","levels":["township"]},{"body":"无"}]}]},
                    {"id":"120003000","name":"特困","entries":[{"levels":["county"]}]}]},
                {"id":"125000000","name":"税收","items":[{"name":"甲","entries":[{"levels":["county"]}]}]}]}"#,
        )
        .unwrap();
        for level in [Level::County, Level::Township, Level::Village] {
            let tailored = catalog.for_level(level);
            let (tree, expected) = (Tree::new(&catalog, Some(level)), Tree::new(&tailored, None));
            let ids = |tree: &Tree<'_>| {
                let domains: Vec<_> = tree.domains.iter().map(|node| node.domain.id.clone()).collect();
                let items: Vec<_> =
                    tree.items.iter().map(|node| (node.item.id.clone(), node.below.clone())).collect();
                let entries: Vec<_> =
                    tree.entries.iter().map(|node| (node.entry.id.clone(), node.item)).collect();
                (domains, items, entries)
            };
            assert_eq!(ids(&tree), ids(&expected), "{level:?}");
        }
        let tree = Tree::new(&catalog, None);
        assert_eq!(tree.place(1), "社会救助 › 低保 › 审核");
        assert_eq!(tree.rows_below(0).len(), 3);
    }
}
