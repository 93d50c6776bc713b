//! The truth about a catalog that was made: which nodes are one, and what was done to them.

use std::collections::{BTreeMap, BTreeSet};

use mulu::Catalog;
use mulu::diff::NodeKind;
use mulu::model::{Children, Id, Item};
use serde::Serialize;

use super::draft::{Node, Row};

/// Nodes of the base and nodes of the other that are one: one of each, or a split, or a merger.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Group {
    pub(crate) base: BTreeSet<String>,
    pub(crate) other: BTreeSet<String>,
}

/// What was done: the operation with the kind of node, or the element with the effect; and the id.
pub(crate) type Done = (String, String);

/// The truth about one catalog.
#[derive(Debug, Default)]
pub(crate) struct Truth {
    pub(crate) domains: Vec<Group>,
    pub(crate) items: Vec<Group>,
    pub(crate) entries: Vec<Group>,
    /// Additions by id in the other, splits and mergers by all ids, all else by id in the base; what left its order by
    /// the id of its parent.
    pub(crate) done: BTreeMap<Done, usize>,
    /// Items of the base under split or merged domains: whether they moved is told by that.
    pub(crate) taken_along: BTreeSet<String>,
}

/// Where the nodes of a catalog stand.
#[derive(Default)]
pub(crate) struct Places {
    /// By id: the kind, the name and the parent's id.
    pub(crate) nodes: BTreeMap<String, (NodeKind, String, String)>,
}

impl Places {
    pub(crate) fn of(catalog: &Catalog) -> Self {
        let mut places = Self::default();
        for domain in catalog.domains.iter() {
            places.put(&domain.id, NodeKind::Domain, &domain.name, "");
            places.items(&domain.items, &domain.id);
        }
        places
    }

    /// All ids in document order.
    pub(crate) fn in_order(catalog: &Catalog) -> Vec<String> {
        fn below(items: &Children<Item>, ids: &mut Vec<String>) {
            for item in items.iter() {
                ids.push(item.id.to_string());
                ids.extend(item.entries.iter().map(|entry| entry.id.to_string()));
                below(&item.items, ids);
            }
        }
        let mut ids = Vec::new();
        for domain in catalog.domains.iter() {
            ids.push(domain.id.to_string());
            below(&domain.items, &mut ids);
        }
        ids
    }

    fn items(&mut self, items: &Children<Item>, parent: &Id) {
        for item in items.iter() {
            self.put(&item.id, NodeKind::Item, &item.name, parent.as_str());
            for entry in item.entries.iter() {
                self.put(&entry.id, NodeKind::Entry, "", item.id.as_str());
            }
            self.items(&item.items, &item.id);
        }
    }

    fn put(&mut self, id: &Id, kind: NodeKind, name: &str, parent: &str) {
        self.nodes.insert(id.to_string(), (kind, name.to_owned(), parent.to_owned()));
    }

    pub(crate) fn parent(&self, id: &str) -> &str {
        self.nodes.get(id).map_or("", |(_, _, parent)| parent)
    }
}

/// Which nodes are one, while the draft is walked beside its catalog.
#[derive(Default)]
struct Links {
    groups: Vec<Group>,
    of_base: BTreeMap<String, usize>,
    of_other: BTreeMap<String, usize>,
}

impl Links {
    fn link(&mut self, origins: &[Id], other: &Id) {
        for origin in origins {
            let known = self.of_base.get(origin.as_str()).or_else(|| self.of_other.get(other.as_str()));
            let at = known.copied().unwrap_or_else(|| {
                self.groups.push(Group::default());
                self.groups.len() - 1
            });
            self.groups[at].base.insert(origin.to_string());
            self.groups[at].other.insert(other.to_string());
            self.of_base.insert(origin.to_string(), at);
            self.of_other.insert(other.to_string(), at);
        }
    }
}

#[derive(Default)]
struct Walk {
    domains: Links,
    items: Links,
    entries: Links,
    truth: Truth,
}

impl Truth {
    /// The truth about the catalog of a draft. `reordered` are the parents of which a child of a kind left its place.
    pub(crate) fn of(
        base: &Catalog,
        draft: &[Node],
        catalog: &Catalog,
        reordered: &[(NodeKind, String)],
    ) -> Self {
        let mut walk = Walk::default();
        for (node, domain) in draft.iter().zip(catalog.domains.iter()) {
            walk.domains.link(&node.origins, &domain.id);
            walk.items(&node.nodes, &domain.items);
        }
        walk.gone_and_new(&Places::of(base), &Places::of(catalog));
        for (kind, parent) in reordered {
            walk.note(&format!("reorder {}", kind.key()), parent);
        }
        let mut truth = Self {
            domains: walk.domains.groups,
            items: walk.items.groups,
            entries: walk.entries.groups,
            ..walk.truth
        };
        let divided = truth.divided();
        truth.done.retain(|(what, id), _| !what.starts_with("edit") || !divided.contains(id));
        let below = Places::of(base).nodes.into_iter().filter(|(_, (_, _, parent))| divided.contains(parent));
        truth.taken_along = below.map(|(id, _)| id).collect();
        truth
    }

    /// The base's nodes that were split or merged: what else was done to them is told by that.
    pub(crate) fn divided(&self) -> BTreeSet<String> {
        let groups = [&self.domains, &self.items, &self.entries].into_iter().flatten();
        let several = groups.filter(|group| group.base.len() + group.other.len() > 2);
        several.flat_map(|group| group.base.iter().cloned()).collect()
    }
}

impl Walk {
    fn note(&mut self, what: &str, id: &str) {
        *self.truth.done.entry((what.to_owned(), id.to_owned())).or_default() += 1;
    }

    fn items(&mut self, nodes: &[Node], items: &Children<Item>) {
        assert_eq!(nodes.len(), items.len());
        for (node, item) in nodes.iter().zip(items.iter()) {
            self.items.link(&node.origins, &item.id);
            for (row, entry) in node.rows.iter().zip(item.entries.iter()) {
                self.entries.link(&row.origins, &entry.id);
            }
            self.items(&node.nodes, &item.items);
            node.rows.iter().for_each(|row| self.edits(row));
        }
    }

    fn edits(&mut self, row: &Row) {
        for (element, effect) in &row.edits {
            if let [origin] = row.origins.as_slice() {
                self.note(&format!("edit {} {}", element.key(), effect.key()), origin.as_str());
            }
        }
    }

    /// What is told by the groups: removals, additions, names, parents, splits and mergers.
    fn gone_and_new(&mut self, base: &Places, other: &Places) {
        let links = |kind| match kind {
            NodeKind::Domain => &self.domains,
            NodeKind::Item => &self.items,
            NodeKind::Entry => &self.entries,
        };
        let is_known = |places: &Places, id: &str, in_base: bool| {
            id.is_empty()
                || places.nodes.get(id).is_some_and(|(kind, _, _)| {
                    let links = links(*kind);
                    if in_base { links.of_base.contains_key(id) } else { links.of_other.contains_key(id) }
                })
        };
        let mut notes = Vec::new();
        for (places, in_base, op) in [(base, true, "remove"), (other, false, "add")] {
            for (id, (kind, _, parent)) in &places.nodes {
                if !is_known(places, id, in_base) && is_known(places, parent, in_base) {
                    notes.push((format!("{op} {}", kind.key()), id.clone()));
                }
            }
        }
        for (kind, links) in [(NodeKind::Domain, &self.domains), (NodeKind::Item, &self.items)] {
            for group in &links.groups {
                let main = group.base.first().unwrap().clone();
                let (Some(to), one, single) =
                    (group.other.first(), group.base.len() == 1, group.other.len() == 1)
                else {
                    continue;
                };
                if !single || !one {
                    let op = if single { "merge" } else { "split" };
                    notes.push((format!("{op} {}", kind.key()), parts(&group.base, &group.other)));
                    continue;
                }
                if base.nodes[&main].1 != other.nodes[to].1 {
                    notes.push((format!("rename {}", kind.key()), main.clone()));
                }
                let (from, under) = (base.parent(&main), other.parent(to));
                if !from.is_empty() {
                    let of_base = self.items.of_base.get(from).or_else(|| self.domains.of_base.get(from));
                    let of_other =
                        self.items.of_other.get(under).or_else(|| self.domains.of_other.get(under));
                    let as_domain =
                        self.domains.of_base.contains_key(from) == self.domains.of_other.contains_key(under);
                    if of_base != of_other || !as_domain {
                        notes.push((format!("move {}", kind.key()), main));
                    }
                }
            }
        }
        for (what, id) in notes {
            self.note(&what, &id);
        }
    }
}

/// A split or a merger, told by all the nodes that take part.
pub(crate) fn parts(base: &BTreeSet<String>, other: &BTreeSet<String>) -> String {
    let list = |ids: &BTreeSet<String>| ids.iter().map(String::as_str).collect::<Vec<_>>().join(" + ");
    format!("{} = {}", list(base), list(other))
}
