//! Catalogs as lists of nodes under keys that are the same in all three, and what differs between two of them: who is who is known here.

use std::collections::BTreeMap;

use mulu::Catalog;
use mulu::model::{Children, Entry, Id, Item, Level};
use mulu::vocabulary::ElementName;
use rustc_hash::{FxHashMap, FxHashSet};

use super::draft::{Draft, EntryDraft, ItemDraft};
use super::elements::value;
use super::revision::NextEdition;

/// A node under a key that is the same in all three catalogs.
#[derive(Debug, Clone)]
pub(crate) struct Node {
    pub(crate) parent: Option<String>,
    pub(crate) name: String,
    pub(crate) entry: Option<Entry>,
    /// Elements of a row that were edited on purpose; the others were only made local.
    pub(crate) planted: Vec<ElementName>,
}

impl Node {
    /// A domain or item.
    fn named(parent: Option<&str>, name: &str) -> Self {
        Self { parent: parent.map(str::to_owned), name: name.to_owned(), entry: None, planted: Vec::new() }
    }
}

/// A catalog's nodes by their keys, in document order.
#[derive(Debug, Default)]
pub(crate) struct Flat {
    pub(crate) order: Vec<String>,
    pub(crate) nodes: FxHashMap<String, Node>,
}

/// A change: what is done to which node, and to which element.
pub(crate) type Change = (&'static str, String, Option<ElementName>);

impl Flat {
    fn push(&mut self, key: String, node: Node) {
        self.order.push(key.clone());
        self.nodes.insert(key, node);
    }

    /// A guideline's nodes; `key` gives a node's key by its id.
    pub(crate) fn of(catalog: &Catalog, key: &dyn Fn(&Id) -> String) -> Self {
        let mut flat = Self::default();
        for domain in catalog.domains.iter() {
            let own = key(&domain.id);
            flat.push(own.clone(), Node::named(None, &domain.name));
            flat.items(&domain.items, &own, key);
        }
        flat
    }

    fn items(&mut self, items: &Children<Item>, parent: &str, key: &dyn Fn(&Id) -> String) {
        for item in items.iter() {
            let own = key(&item.id);
            self.push(own.clone(), Node::named(Some(parent), &item.name));
            for entry in item.entries.iter() {
                let node = Node {
                    parent: Some(own.clone()),
                    name: String::new(),
                    entry: Some(entry.clone()),
                    planted: Vec::new(),
                };
                self.push(key(&entry.id), node);
            }
            self.items(&item.items, &own, key);
        }
    }

    /// A body's nodes: a draft has the finished catalog's shape.
    pub(crate) fn of_draft(draft: &Draft, catalog: &Catalog) -> Self {
        let mut flat = Self::default();
        for (draft, domain) in draft.domains.iter().zip(catalog.domains.iter()) {
            let own = key(draft.origin.as_ref(), &domain.id);
            flat.push(own.clone(), Node::named(None, &domain.name));
            flat.drafts(&draft.items, &domain.items, &own);
        }
        flat
    }

    fn drafts(&mut self, drafts: &[ItemDraft], items: &Children<Item>, parent: &str) {
        for (draft, item) in drafts.iter().zip(items.iter()) {
            let own = key(draft.origin.as_ref(), &item.id);
            self.push(own.clone(), Node::named(Some(parent), &item.name));
            for (draft, entry) in draft.entries.iter().zip(item.entries.iter()) {
                self.push(key(draft.origin.as_ref(), &entry.id), row(draft, entry, &own));
            }
            self.drafts(&draft.items, &item.items, &own);
        }
    }

    pub(crate) fn has(&self, key: &str) -> bool {
        self.nodes.contains_key(key)
    }

    pub(crate) fn parent(&self, key: &str) -> Option<&str> {
        self.nodes.get(key)?.parent.as_deref()
    }

    /// Whether a node is another or stands below it.
    pub(crate) fn is_within(&self, key: &str, above: &str) -> bool {
        let mut at = Some(key);
        while let Some(key) = at {
            if key == above {
                return true;
            }
            at = self.parent(key);
        }
        false
    }

    fn children(&self, parent: Option<&str>, entries: bool) -> Vec<&str> {
        let each = self.order.iter().map(String::as_str);
        each.filter(|key| {
            self.nodes
                .get(*key)
                .is_some_and(|node| node.parent.as_deref() == parent && node.entry.is_some() == entries)
        })
        .collect()
    }
}

fn key(origin: Option<&Id>, own: &Id) -> String {
    origin.map_or_else(|| format!("own {own}"), ToString::to_string)
}

fn row(draft: &EntryDraft, entry: &Entry, parent: &str) -> Node {
    let planted = draft.edits.iter().map(|(element, _)| *element).collect();
    Node { parent: Some(parent.to_owned()), name: String::new(), entry: Some(entry.clone()), planted }
}

/// What the revision makes several or one: no removals, additions or moves of their own.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// Each node with what it was split off, or went into.
    pub(crate) of: FxHashMap<String, String>,
    /// Parts of which the level has nothing else: there the part is the whole, under another name.
    alone: FxHashMap<String, String>,
}

impl Parts {
    pub(crate) fn of(next: &NextEdition, new: &Catalog) -> Self {
        let mut there: FxHashSet<&str> = FxHashSet::default();
        new.walk_items(|trail| there.extend(trail.items.last().map(|item| item.id.as_str())));
        let (whole, alone): (Vec<_>, Vec<_>) =
            next.revision.splits.iter().partition(|split| there.contains(split.id.as_str()));
        let alone = alone.into_iter().map(|split| (split.part.id.clone(), split.id.clone())).collect();
        // A level that has nothing of the part sees another name and no more.
        let both = whole.into_iter().filter(|split| there.contains(split.part.id.as_str()));
        let split = both.map(|split| (format!("new {}", split.part.id), split.id.clone()));
        let merged = next
            .revision
            .merges
            .iter()
            .flat_map(|merged| merged.from.iter().map(|from| (from.clone(), merged.into.clone())));
        Self { of: split.chain(merged).collect(), alone }
    }

    fn whole<'a>(&'a self, key: &'a str) -> &'a str {
        self.of.get(key).map_or(key, String::as_str)
    }

    fn is_whole(&self, key: &str) -> bool {
        self.of.values().any(|whole| whole == key)
    }

    /// Whether parts went off it; of others they came to it.
    fn is_split(&self, key: &str) -> bool {
        self.of.iter().any(|(part, whole)| whole == key && part.starts_with("new "))
    }
}

/// The changes from one catalog to another, as a comparison lists them.
pub(crate) fn changes(base: &Flat, other: &Flat, parts: &Parts) -> Vec<Change> {
    let mut list: Vec<Change> = Vec::new();
    for key in &base.order {
        let Some(node) = base.nodes.get(key) else { continue };
        let parent = node.parent.as_deref();
        let Some(there) = other.nodes.get(key) else {
            let is_merged = parts.of.contains_key(key);
            let parent_is_there = parent.is_none_or(|parent| other.has(parts.whole(parent)));
            if !is_merged && parent_is_there {
                list.push(("remove", key.clone(), None));
            }
            continue;
        };
        if parts.is_whole(key) && node.entry.is_none() && other.has(key) {
            list.push((if parts.is_split(key) { "split" } else { "merge" }, key.clone(), None));
        } else if node.name != there.name {
            list.push(("rename", key.clone(), None));
        }
        let places = [parent, there.parent.as_deref()].map(|parent| parent.map(|parent| parts.whole(parent)));
        if places[0] != places[1] {
            list.push(("move", key.clone(), None));
        }
        if let (Some(entry), Some(other)) = (&node.entry, &there.entry) {
            for element in ElementName::OF_ENTRY {
                let differs = match element {
                    // What is on offer counts as well.
                    ElementName::Channels => entry.channels != other.channels,
                    _ => value(entry, element) != value(other, element) || is_lost(other, element),
                };
                if differs {
                    list.push(("edit", key.clone(), Some(element)));
                }
            }
        }
    }
    for key in &other.order {
        let Some(node) = other.nodes.get(key) else { continue };
        let parent_is_known =
            node.parent.as_deref().is_none_or(|parent| base.has(parent) || parts.of.contains_key(parent));
        if !base.has(key) && !parts.of.contains_key(key) && parent_is_known {
            list.push(("add", key.clone(), None));
        }
    }
    let mut parents: Vec<Option<&str>> = vec![None];
    parents.extend(base.order.iter().filter(|key| other.has(key)).map(|key| Some(key.as_str())));
    for parent in parents {
        for entries in [false, true] {
            let siblings = base.children(parent, entries);
            let there = other.children(parent, entries);
            let order: Vec<usize> =
                siblings.iter().filter_map(|key| there.iter().position(|other| other == key)).collect();
            let out = order.len() - longest(&order);
            list.extend((0..out).map(|n| ("reorder", format!("{} {n}", parent.unwrap_or_default()), None)));
        }
    }
    list
}

/// The two editions as a level sees them.
pub(crate) fn editions(old: &Catalog, next: &NextEdition, level: Level) -> (Flat, Flat, Parts) {
    let base = Flat::of(&old.for_level(level), &ToString::to_string);
    let new = next.catalog.for_level(level);
    let parts = Parts::of(next, &new);
    let theirs = Flat::of(&new, &|id| {
        let known = next.origins.get(id.as_str()).or_else(|| parts.alone.get(id.as_str()));
        known.cloned().unwrap_or_else(|| format!("new {id}"))
    });
    (base, theirs, parts)
}

/// How many changes of which kind a level sees.
pub(crate) fn counts(old: &Catalog, next: &NextEdition, level: Level) -> BTreeMap<&'static str, usize> {
    let (base, theirs, parts) = editions(old, next, level);
    let mut counts = BTreeMap::new();
    for (op, ..) in changes(&base, &theirs, &parts) {
        *counts.entry(op).or_default() += 1;
    }
    counts
}

/// How long the longest increasing run is.
fn longest(order: &[usize]) -> usize {
    let mut best: Vec<usize> = Vec::new();
    for (at, number) in order.iter().enumerate() {
        let before =
            order.iter().zip(&best).take(at).filter(|(other, _)| *other < number).map(|(_, run)| *run).max();
        best.push(before.unwrap_or(0) + 1);
    }
    best.into_iter().max().unwrap_or(0)
}

pub(crate) fn is_lost(entry: &Entry, element: ElementName) -> bool {
    entry.is_unknown(element)
}
