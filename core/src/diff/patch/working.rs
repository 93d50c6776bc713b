//! A catalog taken apart, so that a step costs no more than the siblings it touches.

use indexmap::IndexSet;
use rustc_hash::{FxHashMap, FxHashSet};

use super::content::{Content, Subtree};
use super::document::Place;
use crate::diff::document::NodeKind;
use crate::model::{Catalog, Children, Domain, Entry, Id, Item};

/// A catalog's header, and its nodes by number. A node that went keeps its number.
#[derive(Debug, Clone)]
pub(crate) struct Working {
    /// The catalog without its domains.
    pub(crate) header: Catalog,
    pub(crate) domains: Vec<u32>,
    slots: Vec<Slot>,
    by_id: FxHashMap<Id, u32>,
}

/// A node, and the numbers of those around it.
#[derive(Debug, Clone)]
pub(crate) struct Slot {
    pub(crate) content: Content,
    /// What it stands under; none for a domain, and for a node that is not in the catalog.
    pub(crate) parent: Option<u32>,
    pub(crate) items: Vec<u32>,
    pub(crate) entries: Vec<u32>,
}

impl Working {
    /// The catalog taken apart: parents before their children, the entries of an item before its items, as in a tree. Where
    /// two nodes bear one id, ids are made unique first.
    pub(crate) fn new(catalog: &Catalog) -> Self {
        let apart = Self::apart(catalog.clone());
        if apart.by_id.len() == apart.slots.len() {
            return apart;
        }
        let mut catalog = catalog.clone();
        catalog.number();
        Self::apart(catalog)
    }

    fn apart(mut catalog: Catalog) -> Self {
        let domains = catalog.domains.take();
        let mut working =
            Self { header: catalog, domains: Vec::new(), slots: Vec::new(), by_id: FxHashMap::default() };
        for domain in domains {
            let number = working.insert(Subtree::Domain(domain), None);
            working.domains.push(number);
        }
        working
    }

    /// Takes in a node with all below it; it stands nowhere yet.
    pub(crate) fn insert(&mut self, subtree: Subtree, parent: Option<u32>) -> u32 {
        let (content, items, entries) = match subtree {
            Subtree::Domain(mut domain) => {
                let items = domain.items.take();
                (Content::Domain(domain), Some(items), None)
            }
            Subtree::Item(mut item) => {
                let (items, entries) = (item.items.take(), item.entries.take());
                (Content::Item(item), Some(items), Some(entries))
            }
            Subtree::Entry(entry) => (Content::Entry(entry), None, None),
        };
        let number = u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        self.by_id.insert(content.id().clone(), number);
        self.slots.push(Slot { content, parent, items: Vec::new(), entries: Vec::new() });
        let entries: Vec<u32> = entries
            .into_iter()
            .flatten()
            .map(|entry| self.insert(Subtree::Entry(Box::new(entry)), Some(number)))
            .collect();
        let items: Vec<u32> =
            items.into_iter().flatten().map(|item| self.insert(Subtree::Item(item), Some(number))).collect();
        if let Some(slot) = self.slot_mut(number) {
            (slot.items, slot.entries) = (items, entries);
        }
        number
    }

    pub(crate) fn slot(&self, number: u32) -> Option<&Slot> {
        self.slots.get(number as usize)
    }

    pub(crate) fn slot_mut(&mut self, number: u32) -> Option<&mut Slot> {
        self.slots.get_mut(number as usize)
    }

    /// How many nodes there are and ever were.
    pub(crate) fn len(&self) -> usize {
        self.slots.len()
    }

    /// The numbers of all nodes, also of those that went.
    pub(crate) fn numbers(&self) -> impl DoubleEndedIterator<Item = u32> + use<> {
        0..u32::try_from(self.slots.len()).unwrap_or(u32::MAX)
    }

    /// The nodes of a kind in document order, while none came or went.
    pub(crate) fn of_kind(&self, kind: NodeKind) -> Vec<u32> {
        self.numbers().filter(|number| self.kind(*number) == Some(kind)).collect()
    }

    /// The node with this id.
    pub(crate) fn find(&self, id: &str) -> Option<u32> {
        self.by_id.get(id).copied()
    }

    pub(crate) fn id(&self, number: u32) -> Option<&Id> {
        self.slot(number).map(|slot| slot.content.id())
    }

    pub(crate) fn kind(&self, number: u32) -> Option<NodeKind> {
        self.slot(number).map(|slot| slot.content.kind())
    }

    pub(crate) fn parent(&self, number: u32) -> Option<u32> {
        self.slot(number).and_then(|slot| slot.parent)
    }

    /// The nodes of a kind under a parent, or the domains.
    pub(crate) fn siblings(&self, parent: Option<u32>, kind: NodeKind) -> &[u32] {
        match (parent.map(|parent| self.slot(parent)), kind) {
            (None, _) => &self.domains,
            (Some(Some(slot)), NodeKind::Entry) => &slot.entries,
            (Some(Some(slot)), _) => &slot.items,
            (Some(None), _) => &[],
        }
    }

    fn siblings_mut(&mut self, parent: Option<u32>, kind: NodeKind) -> Option<&mut Vec<u32>> {
        let Some(parent) = parent else { return Some(&mut self.domains) };
        let slot = self.slot_mut(parent)?;
        Some(if kind == NodeKind::Entry { &mut slot.entries } else { &mut slot.items })
    }

    /// Gives a parent's nodes of a kind an order: they have to be the same ones.
    pub(crate) fn set_siblings(&mut self, parent: Option<u32>, kind: NodeKind, order: Vec<u32>) {
        if let Some(siblings) = self.siblings_mut(parent, kind) {
            *siblings = order;
        }
    }

    /// Takes in a node with all below it; it stands nowhere yet. Ids that are taken get the next free `~n`.
    pub(crate) fn insert_free(&mut self, subtree: Subtree) -> u32 {
        let mut ids = IndexSet::new();
        subtree.ids(&mut ids);
        let mut taken: FxHashSet<Id> = FxHashSet::default();
        let mut free = |id: &Id| {
            let is_taken = |other: &str| {
                self.find(other).is_some()
                    || taken.contains(other)
                    || other != id.as_str() && ids.contains(other)
            };
            let wanted = id.free(is_taken);
            taken.insert(wanted.clone());
            wanted
        };
        let subtree = subtree.with_ids(&mut free);
        self.insert(subtree, None)
    }

    /// A node's position among its siblings.
    pub(crate) fn position(&self, number: u32) -> Option<usize> {
        let siblings = self.siblings(self.parent(number), self.kind(number)?);
        siblings.iter().position(|sibling| *sibling == number)
    }

    /// Where a node stands.
    pub(crate) fn place(&self, number: u32) -> Place {
        let id = |number: u32| self.id(number).cloned();
        Place { parent: self.parent(number).and_then(id), after: self.before(number).and_then(id) }
    }

    /// Takes a node out from among its siblings.
    pub(crate) fn detach(&mut self, number: u32) {
        let (Some(kind), Some(at)) = (self.kind(number), self.position(number)) else { return };
        if let Some(siblings) = self.siblings_mut(self.parent(number), kind) {
            siblings.remove(at);
        }
        if let Some(slot) = self.slot_mut(number) {
            slot.parent = None;
        }
    }

    /// Puts a node under a parent, right behind a sibling or before all of them.
    pub(crate) fn attach(&mut self, number: u32, parent: Option<u32>, after: Option<u32>) {
        let Some(kind) = self.kind(number) else { return };
        if let Some(siblings) = self.siblings_mut(parent, kind) {
            let at = after.and_then(|after| siblings.iter().position(|sibling| *sibling == after));
            siblings.insert(at.map_or(0, |at| at + 1), number);
        }
        if let Some(slot) = self.slot_mut(number) {
            slot.parent = parent;
        }
    }

    /// A node and all below it: itself first.
    pub(crate) fn below(&self, number: u32) -> Vec<u32> {
        let mut all = vec![number];
        let mut at = 0;
        while let Some(slot) = all.get(at).and_then(|number| self.slot(*number)) {
            all.extend(slot.entries.iter().chain(&slot.items));
            at += 1;
        }
        all
    }

    /// Whether a node is another or stands below it.
    pub(crate) fn is_within(&self, number: u32, above: u32) -> bool {
        let mut at = Some(number);
        while at.is_some_and(|at| at != above) {
            at = at.and_then(|at| self.parent(at));
        }
        at.is_some()
    }

    /// The ids of a node and of what it stands below, up to another, which is not among them.
    pub(crate) fn ids_up_to(&self, number: u32, above: u32) -> Vec<Id> {
        let mut ids = Vec::new();
        let mut at = Some(number);
        while let Some(number) = at.filter(|at| *at != above) {
            ids.extend(self.id(number).cloned());
            at = self.parent(number);
        }
        ids
    }

    /// The sibling right before a node.
    pub(crate) fn before(&self, number: u32) -> Option<u32> {
        let before = self.position(number)?.checked_sub(1)?;
        self.siblings(self.parent(number), self.kind(number)?).get(before).copied()
    }

    /// Drops a node that was taken out, and all below it.
    pub(crate) fn forget(&mut self, number: u32) {
        for number in self.below(number) {
            if let Some(id) = self.id(number).cloned()
                && self.find(id.as_str()) == Some(number)
            {
                self.by_id.remove(&id);
            }
        }
    }

    /// Gives nodes other ids, all at once.
    pub(crate) fn rename_ids(&mut self, ids: Vec<(u32, Id)>) {
        for (number, _) in &ids {
            if let Some(id) = self.id(*number).cloned() {
                self.by_id.remove(&id);
            }
        }
        for (number, id) in ids {
            self.by_id.insert(id.clone(), number);
            if let Some(slot) = self.slot_mut(number) {
                slot.content.set_id(id);
            }
        }
    }

    /// A node with all below it, put together.
    pub(crate) fn subtree(&self, number: u32) -> Option<Subtree> {
        self.subtree_without(number, &|_| false)
    }

    /// A node with all below it but what is left out.
    pub(crate) fn subtree_without(&self, number: u32, without: &dyn Fn(u32) -> bool) -> Option<Subtree> {
        let slot = self.slot(number)?;
        Some(match &slot.content {
            Content::Domain(domain) => {
                Subtree::Domain(Domain { items: self.items(&slot.items, without), ..domain.clone() })
            }
            Content::Item(item) => Subtree::Item(Item {
                items: self.items(&slot.items, without),
                entries: self.entries(&slot.entries, without),
                ..item.clone()
            }),
            Content::Entry(entry) => Subtree::Entry(entry.clone()),
        })
    }

    fn items(&self, numbers: &[u32], without: &dyn Fn(u32) -> bool) -> Children<Item> {
        let kept = numbers.iter().filter(|number| !without(**number));
        kept.filter_map(|number| match self.subtree_without(*number, without)? {
            Subtree::Item(item) => Some(item),
            _ => None,
        })
        .collect()
    }

    fn entries(&self, numbers: &[u32], without: &dyn Fn(u32) -> bool) -> Children<Entry> {
        let kept = numbers.iter().filter(|number| !without(**number));
        kept.filter_map(|number| match &self.slot(*number)?.content {
            Content::Entry(entry) => Some(Entry::clone(entry)),
            _ => None,
        })
        .collect()
    }

    /// The catalog put together again.
    pub(crate) fn catalog(&self) -> Catalog {
        let domains = self.domains.iter().filter_map(|number| match self.subtree(*number)? {
            Subtree::Domain(domain) => Some(domain),
            _ => None,
        });
        Catalog { domains: domains.collect(), ..self.header.clone() }
    }
}
