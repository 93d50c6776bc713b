//! The nodes of three catalogs as one list: which node of the old guideline is which of the new one and of the local catalog.

use rustc_hash::FxHashMap;

use super::sides::Sides;
use crate::diff::matching::{Pairs, Part};
use crate::diff::{By, NodeKind};

/// The number of a node in the list.
pub(super) type N = usize;

/// A node that is in at least one of the three catalogs, with its position in each.
#[derive(Debug, Clone, Default)]
pub(super) struct Node {
    pub(super) base: Option<usize>,
    pub(super) theirs: Option<usize>,
    pub(super) ours: Option<usize>,
    /// Where theirs split it off another: that one.
    pub(super) split_by_theirs: Option<N>,
    /// Where ours split it off another: that one.
    pub(super) split_by_ours: Option<N>,
    /// Where theirs merged it into another: that one.
    pub(super) merged_by_theirs: Option<N>,
    /// Where ours merged it into another: that one.
    pub(super) merged_by_ours: Option<N>,
}

/// All nodes: domains, then items, then entries; in each kind those of the old guideline in its order, then what theirs added,
/// then what ours added.
pub(super) struct Nodes {
    list: Vec<Node>,
    kinds: [usize; 3],
    of_base: [Vec<N>; 3],
    of_theirs: [Vec<N>; 3],
    of_ours: [Vec<N>; 3],
    /// What theirs and ours split or merged: each whole with each part.
    parts: [Vec<(N, N)>; 2],
}

/// One of the three catalogs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Base,
    Theirs,
    Ours,
}

/// Of two nodes that nobody had before and that only look alike, so much likeness makes them one.
const ALIKE: f64 = 0.8;

const KINDS: [NodeKind; 3] = [NodeKind::Domain, NodeKind::Item, NodeKind::Entry];

impl Nodes {
    pub(super) fn of(sides: &Sides<'_, '_>) -> Self {
        let mut nodes = Self {
            list: Vec::new(),
            kinds: [0; 3],
            of_base: Default::default(),
            of_theirs: Default::default(),
            of_ours: Default::default(),
            parts: Default::default(),
        };
        for (k, kind) in KINDS.into_iter().enumerate() {
            if let Some(first) = nodes.kinds.get_mut(k) {
                *first = nodes.list.len();
            }
            nodes.add(k, kind, sides);
        }
        nodes
    }

    fn add(&mut self, k: usize, kind: NodeKind, sides: &Sides<'_, '_>) {
        let count = |of| sides.count(of, kind);
        let first = self.list.len();
        let (theirs, ours) = (pairs(sides.theirs_matches, kind), pairs(sides.ours_matches, kind));
        let mut of_theirs = vec![usize::MAX; count(Of::Theirs)];
        let mut of_ours = vec![usize::MAX; count(Of::Ours)];
        let set = |list: &mut Vec<N>, at: usize, n: N| {
            if let Some(place) = list.get_mut(at) {
                *place = n;
            }
        };
        for base in 0..count(Of::Base) {
            let (there, here) =
                (theirs.0.of(base).map(|found| found.at), ours.0.of(base).map(|found| found.at));
            for (list, at) in [(&mut of_theirs, there), (&mut of_ours, here)] {
                if let Some(at) = at {
                    set(list, at, first + base);
                }
            }
            self.list.push(Node { base: Some(base), theirs: there, ours: here, ..Node::default() });
        }
        let both = pairs(sides.new_matches, kind).0;
        for at in 0..count(Of::Theirs) {
            if of_theirs.get(at) != Some(&usize::MAX) {
                continue;
            }
            let found = both.of(at).filter(|found| found.by != By::Similarity || found.score >= ALIKE);
            let here = found.map(|found| found.at).filter(|here| of_ours.get(*here) == Some(&usize::MAX));
            let n = self.list.len();
            set(&mut of_theirs, at, n);
            if let Some(here) = here {
                set(&mut of_ours, here, n);
            }
            self.list.push(Node { theirs: Some(at), ours: here, ..Node::default() });
        }
        for at in 0..count(Of::Ours) {
            if of_ours.get(at) == Some(&usize::MAX) {
                set(&mut of_ours, at, self.list.len());
                self.list.push(Node { ours: Some(at), ..Node::default() });
            }
        }
        self.parts(theirs, first, &of_theirs, Of::Theirs);
        self.parts(ours, first, &of_ours, Of::Ours);
        let base = (first..first + count(Of::Base)).collect();
        for (list, numbers) in
            [(&mut self.of_base, base), (&mut self.of_theirs, of_theirs), (&mut self.of_ours, of_ours)]
        {
            if let Some(place) = list.get_mut(k) {
                *place = numbers;
            }
        }
    }

    /// Notes what a side split or merged.
    fn parts(&mut self, (pairs, parts): (&Pairs, &[Part]), first: N, of_side: &[N], side: Of) {
        let [by_theirs, by_ours] = &mut self.parts;
        let told = if side == Of::Ours { by_ours } else { by_theirs };
        for part in parts {
            let (base, Some(other)) = (first + part.base, of_side.get(part.other).copied()) else { continue };
            let is_split = pairs.back(part.other).is_none();
            let is_merged = !is_split && pairs.of(part.base).is_none();
            let (whole, part) = if is_split { (base, other) } else { (other, base) };
            if !is_split && !is_merged {
                continue;
            }
            told.push((whole, part));
            // Of several wholes the first counts.
            if let Some(node) = self.list.get_mut(part) {
                let field = match (side, is_split) {
                    (Of::Ours, true) => &mut node.split_by_ours,
                    (Of::Ours, false) => &mut node.merged_by_ours,
                    (_, true) => &mut node.split_by_theirs,
                    (_, false) => &mut node.merged_by_theirs,
                };
                field.get_or_insert(whole);
            }
        }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, n: N) -> Node {
        self.list.get(n).cloned().unwrap_or_default()
    }

    pub(super) fn kind(&self, n: N) -> NodeKind {
        let [_, items, entries] = self.kinds;
        if n < items {
            NodeKind::Domain
        } else if n < entries {
            NodeKind::Item
        } else {
            NodeKind::Entry
        }
    }

    /// The numbers of the nodes of a kind.
    pub(super) fn of_kind(&self, kind: NodeKind) -> std::ops::Range<N> {
        let [domains, items, entries] = self.kinds;
        match kind {
            NodeKind::Domain => domains..items,
            NodeKind::Item => items..entries,
            NodeKind::Entry => entries..self.list.len(),
        }
    }

    /// The node at a position of one of the catalogs.
    pub(super) fn at(&self, of: Of, kind: NodeKind, at: usize) -> Option<N> {
        let lists = match of {
            Of::Base => &self.of_base,
            Of::Theirs => &self.of_theirs,
            Of::Ours => &self.of_ours,
        };
        lists.get(kind as usize)?.get(at).copied()
    }

    /// A node's position in one of the catalogs.
    pub(super) fn position(&self, n: N, of: Of) -> Option<usize> {
        let node = self.list.get(n)?;
        match of {
            Of::Base => node.base,
            Of::Theirs => node.theirs,
            Of::Ours => node.ours,
        }
    }

    /// Whether both sides removed a node, and neither merged it into another.
    pub(super) fn is_gone_on_both(&self, n: N) -> bool {
        let node = self.get(n);
        let merged = node.merged_by_theirs.or(node.merged_by_ours);
        node.theirs.is_none() && node.ours.is_none() && merged.is_none()
    }

    /// What a node stands under in one of the catalogs; none for a domain, and for a node that is not there.
    pub(super) fn parent(&self, n: N, of: Of, sides: &Sides<'_, '_>) -> Option<N> {
        let at = self.position(n, of)?;
        let tree = sides.tree(of);
        match self.kind(n) {
            NodeKind::Domain => None,
            NodeKind::Item => {
                let (domain, parent) = tree.family(at)?;
                match parent {
                    Some(parent) => self.at(of, NodeKind::Item, parent),
                    None => self.at(of, NodeKind::Domain, domain),
                }
            }
            NodeKind::Entry => self.at(of, NodeKind::Item, tree.entries.get(at)?.item),
        }
    }

    /// The nodes that a side split off each node, and those that it merged into each.
    pub(super) fn parts_by(&self, side: Of) -> FxHashMap<N, Vec<N>> {
        let [by_theirs, by_ours] = &self.parts;
        let mut parts: FxHashMap<N, Vec<N>> = FxHashMap::default();
        for (whole, part) in if side == Of::Ours { by_ours } else { by_theirs } {
            parts.entry(*whole).or_default().push(*part);
        }
        parts
    }
}

fn pairs(matches: &crate::diff::matching::Matches, kind: NodeKind) -> (&Pairs, &[Part]) {
    match kind {
        NodeKind::Domain => (&matches.domains, &matches.domain_parts),
        NodeKind::Item => (&matches.items, &matches.item_parts),
        NodeKind::Entry => (&matches.entries, &matches.entry_parts),
    }
}
