//! Which node of one catalog is which of the other, by their positions in the two trees.

use rustc_hash::FxHashMap;

use crate::diff::NodeKind;
use crate::diff::tree::Tree;

/// The nodes that are one, of each kind.
pub(super) struct Pairing {
    pub(super) domains: Pairs,
    pub(super) items: Pairs,
    pub(super) entries: Pairs,
}

/// Which position of one list is which of the other.
pub(super) struct Pairs {
    forward: Vec<Option<usize>>,
    backward: Vec<Option<usize>>,
}

/// The positions of a tree's nodes by their ids.
pub(super) struct Positions<'a> {
    domains: FxHashMap<&'a str, usize>,
    items: FxHashMap<&'a str, usize>,
    entries: FxHashMap<&'a str, usize>,
}

impl Pairing {
    pub(super) fn new(base: &Tree<'_>, other: &Tree<'_>) -> Self {
        Self {
            domains: Pairs::new(base.domains.len(), other.domains.len()),
            items: Pairs::new(base.items.len(), other.items.len()),
            entries: Pairs::new(base.entries.len(), other.entries.len()),
        }
    }

    pub(super) fn of(&self, node: NodeKind) -> &Pairs {
        match node {
            NodeKind::Domain => &self.domains,
            NodeKind::Item => &self.items,
            NodeKind::Entry => &self.entries,
        }
    }

    pub(super) fn of_mut(&mut self, node: NodeKind) -> &mut Pairs {
        match node {
            NodeKind::Domain => &mut self.domains,
            NodeKind::Item => &mut self.items,
            NodeKind::Entry => &mut self.entries,
        }
    }
}

impl Pairs {
    fn new(base: usize, other: usize) -> Self {
        Self { forward: vec![None; base], backward: vec![None; other] }
    }

    /// What a node of the base is in the other.
    pub(super) fn to(&self, base: usize) -> Option<usize> {
        self.forward.get(base).copied().flatten()
    }

    /// What a node of the other is in the base.
    pub(super) fn back(&self, other: usize) -> Option<usize> {
        self.backward.get(other).copied().flatten()
    }

    /// Takes two nodes for one, where neither is taken.
    pub(super) fn join(&mut self, base: usize, other: usize) {
        if let (Some(forward @ None), Some(backward @ None)) =
            (self.forward.get_mut(base), self.backward.get_mut(other))
        {
            (*forward, *backward) = (Some(other), Some(base));
        }
    }
}

impl<'a> Positions<'a> {
    pub(super) fn of(tree: &Tree<'a>) -> Self {
        let numbered =
            |ids: &mut dyn Iterator<Item = &'a str>| ids.enumerate().map(|(n, id)| (id, n)).collect();
        Self {
            domains: numbered(&mut tree.domains.iter().map(|node| node.domain.id.as_str())),
            items: numbered(&mut tree.items.iter().map(|node| node.item.id.as_str())),
            entries: numbered(&mut tree.entries.iter().map(|node| node.entry.id.as_str())),
        }
    }

    pub(super) fn get(&self, node: NodeKind, id: &str) -> Option<usize> {
        let positions = match node {
            NodeKind::Domain => &self.domains,
            NodeKind::Item => &self.items,
            NodeKind::Entry => &self.entries,
        };
        positions.get(id).copied()
    }
}
