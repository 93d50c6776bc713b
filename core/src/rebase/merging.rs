//! The state of a merge: what is decided of each node, and how each change ended.

use rustc_hash::{FxHashMap, FxHashSet};

use super::document::{ConflictKind, Dropped, VoidWhy};
use super::nodes::{N, Nodes, Of};
use super::sides::{Sides, is_substantive};
use super::structure::Group;
use crate::conform::Exclusions;
use crate::diff::change::Edits;
use crate::diff::{Change, NodeKind, Op};
use crate::model::Entry;
use crate::text;
use crate::vocabulary::ElementName;

/// A merge under way.
pub(super) struct Merging<'a, 'b> {
    pub(super) sides: &'b Sides<'a, 'b>,
    pub(super) nodes: Nodes,
    pub(super) exclusions: Exclusions<'b>,
    /// Whether two elements of the two sides say the same.
    pub(super) edits: Edits<'a>,
    /// Which node each change of theirs and of ours is about.
    owners: [Vec<N>; 2],
    /// The changes of substance that each side made in or below each node, by their numbers.
    changed: [FxHashMap<N, Vec<usize>>; 2],
    /// The nodes below each node, by side.
    below_in: [FxHashMap<N, Vec<N>>; 2],
    pub(super) theirs_groups: Vec<Group>,
    pub(super) ours_groups: Vec<Group>,
    /// The nodes of every split or merge that a conflict is about.
    pub(super) structural: FxHashSet<N>,
    /// Those of theirs that are refused for it: each node with its whole.
    pub(super) refused: FxHashMap<N, N>,
    /// The nodes that the merged catalog has not, and why.
    pub(super) gone: FxHashMap<N, Gone>,
    /// The nodes that theirs removed and that stay because ours changed something there.
    pub(super) kept_in: FxHashSet<N>,
    /// What each node stands under.
    pub(super) under: FxHashMap<N, N>,
    /// The children of each node in order, items and entries apart.
    pub(super) below: FxHashMap<(Option<N>, bool), Vec<N>>,
    pub(super) names: FxHashMap<N, String>,
    pub(super) entries: FxHashMap<N, Entry>,
    pub(super) met: Vec<Met>,
    pub(super) orders_met: FxHashMap<usize, [Vec<N>; 3]>,
    pub(super) dropped: Vec<Dropped>,
    /// What both added and a conflict is about.
    pub(super) added_in_conflict: FxHashSet<N>,
    ends: [Vec<Option<End>>; 2],
}

/// Why a node is not in the merged catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gone {
    /// Both removed it.
    Both,
    /// Theirs removed it, and ours had changed nothing of substance in it.
    Taken,
    /// It went into another.
    Merged(Of),
    /// Ours removed it, and theirs changed nothing of substance in it.
    Absent,
    /// Ours declares that it does not apply.
    Excluded,
    /// It comes with what a conflict is about, if it comes.
    Conflict,
    /// It is a part of a split that a conflict is about.
    Refused,
}

/// How a change ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Taken,
    Kept,
    Alike,
    Void(VoidWhy),
    Dropped,
    Conflict,
}

/// A conflict that was met; its document is made once all is in place.
#[derive(Debug, Clone)]
pub(super) struct Met {
    pub(super) kind: ConflictKind,
    pub(super) n: N,
    pub(super) element: Option<ElementName>,
    pub(super) column: Option<String>,
}

impl<'a, 'b> Merging<'a, 'b> {
    pub(super) fn new(sides: &'b Sides<'a, 'b>) -> Self {
        let nodes = Nodes::of(sides);
        let [base, theirs, ours] = sides.catalogs;
        let mut merging = Self {
            exclusions: Exclusions::of(base, &ours.exclusions),
            edits: Edits::between(
                (theirs, ours),
                sides.tree(Of::Theirs),
                sides.tree(Of::Ours),
                false,
                sides.readings,
            ),
            sides,
            owners: [Of::Theirs, Of::Ours].map(|side| owners(sides, &nodes, side)),
            changed: Default::default(),
            below_in: [Of::Theirs, Of::Ours].map(|side| below(sides, &nodes, side)),
            nodes,
            theirs_groups: Vec::new(),
            ours_groups: Vec::new(),
            structural: FxHashSet::default(),
            refused: FxHashMap::default(),
            gone: FxHashMap::default(),
            kept_in: FxHashSet::default(),
            under: FxHashMap::default(),
            below: FxHashMap::default(),
            names: FxHashMap::default(),
            entries: FxHashMap::default(),
            met: Vec::new(),
            orders_met: FxHashMap::default(),
            dropped: Vec::new(),
            added_in_conflict: FxHashSet::default(),
            ends: [Of::Theirs, Of::Ours].map(|side| vec![None; sides.changes(side).list.len()]),
        };
        merging.changed = [Of::Theirs, Of::Ours].map(|side| merging.substance(side));
        merging
    }

    /// The changes of substance that a side made in or below each node.
    fn substance(&self, side: Of) -> FxHashMap<N, Vec<usize>> {
        let mut changed: FxHashMap<N, Vec<usize>> = FxHashMap::default();
        let changes = &self.sides.changes(side).list;
        for (number, (change, owner)) in changes.iter().zip(self.owners(side)).enumerate() {
            if self.is_of_substance(change, *owner, side) {
                self.way_up(*owner, side).for_each(|n| changed.entry(n).or_default().push(number));
            }
        }
        changed
    }

    /// Whether a change has to be weighed against a removal: not what both removed, nor a change to what the other side took out of it.
    fn is_of_substance(&self, change: &Change, owner: N, side: Of) -> bool {
        let other = if side == Of::Ours { Of::Theirs } else { Of::Ours };
        let is_weighed = match change.op {
            Op::Remove => !self.nodes.is_gone_on_both(owner),
            Op::Edit | Op::Rename => self.nodes.position(owner, other).is_none(),
            _ => true,
        };
        is_weighed && is_substantive(change, self.sides.kind(side)) && !is_lost(change)
    }

    /// A node and what it stands in at a side; of what the side removed, where it stood.
    fn way_up(&self, n: N, side: Of) -> impl Iterator<Item = N> + '_ {
        std::iter::successors(Some(n), move |n| {
            let of = if self.nodes.position(*n, side).is_some() { side } else { Of::Base };
            self.parent(*n, of)
        })
    }

    pub(super) fn owners(&self, side: Of) -> &[N] {
        let [theirs, ours] = &self.owners;
        if side == Of::Ours { ours } else { theirs }
    }

    pub(super) fn is_changed_within(&self, n: N, side: Of) -> bool {
        self.substance_in(side).contains_key(&n)
    }

    /// What a side changed of substance in a node.
    pub(super) fn changed_within(&self, n: N, side: Of) -> Vec<Change> {
        let numbers = self.substance_in(side).get(&n).into_iter().flatten();
        numbers.filter_map(|number| self.sides.changes(side).list.get(*number).cloned()).collect()
    }

    fn substance_in(&self, side: Of) -> &FxHashMap<N, Vec<usize>> {
        let [theirs, ours] = &self.changed;
        if side == Of::Ours { ours } else { theirs }
    }

    /// What a node stands under in one of the catalogs.
    pub(super) fn parent(&self, n: N, of: Of) -> Option<N> {
        self.nodes.parent(n, of, self.sides)
    }

    /// What stands right below a node in a side's catalog.
    pub(super) fn children(&self, n: N, side: Of) -> &[N] {
        let [theirs, ours] = &self.below_in;
        let below = if side == Of::Ours { ours } else { theirs };
        below.get(&n).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether the merged catalog has a node.
    pub(super) fn is_there(&self, n: N) -> bool {
        !self.gone.contains_key(&n)
    }

    /// The reason with which ours declares that a node does not apply.
    pub(super) fn excluded(&self, n: N) -> Option<&str> {
        let mut ids = Vec::new();
        let mut at = Some(n);
        while let Some(n) = at {
            ids.extend(self.id(n, Of::Base));
            at = self.parent(n, Of::Base);
        }
        self.exclusions.nearest(ids.into_iter())
    }

    /// A node's id in one of the catalogs.
    pub(super) fn id(&self, n: N, of: Of) -> Option<&'a str> {
        let at = self.nodes.position(n, of)?;
        let tree = self.sides.tree(of);
        Some(match self.nodes.kind(n) {
            NodeKind::Domain => tree.domains.get(at)?.domain.id.as_str(),
            NodeKind::Item => tree.items.get(at)?.item.id.as_str(),
            NodeKind::Entry => tree.entries.get(at)?.entry.id.as_str(),
        })
    }

    /// A domain's or item's name in one of the catalogs.
    pub(super) fn name(&self, n: N, of: Of) -> Option<&'a str> {
        let at = self.nodes.position(n, of)?;
        let tree = self.sides.tree(of);
        match self.nodes.kind(n) {
            NodeKind::Domain => tree.domains.get(at).map(|node| node.domain.name.as_str()),
            NodeKind::Item => tree.items.get(at).map(|node| node.item.name.as_str()),
            NodeKind::Entry => None,
        }
    }

    /// Whether a node bears the same name in two catalogs, but for punctuation and width.
    pub(super) fn same_name(&self, n: N, one: Of, other: Of) -> bool {
        match (self.name(n, one), self.name(n, other)) {
            (Some(one), Some(other)) => one == other || text::words(one) == text::words(other),
            (one, other) => one == other,
        }
    }

    /// An entry in one of the catalogs.
    pub(super) fn entry(&self, n: N, of: Of) -> Option<&'a Entry> {
        let at = self.nodes.position(n, of).filter(|_| self.nodes.kind(n) == NodeKind::Entry)?;
        self.sides.tree(of).entries.get(at).map(|node| node.entry)
    }

    /// Notes a conflict; its number.
    pub(super) fn meet(&mut self, kind: ConflictKind, n: N) -> usize {
        self.met.push(Met { kind, n, element: None, column: None });
        self.met.len() - 1
    }

    /// Notes that both edited an element of an entry.
    pub(super) fn meet_edit(&mut self, n: N, element: ElementName) {
        self.met.push(Met { kind: ConflictKind::EditedEdited, n, element: Some(element), column: None });
    }

    /// The nodes of the merged catalog in its order: parents first, rows before the items below.
    pub(super) fn in_order(&self) -> Vec<N> {
        let below =
            |n: Option<N>, rows: bool| self.below.get(&(n, rows)).into_iter().flatten().rev().copied();
        let mut stack: Vec<N> = below(None, false).collect();
        let mut order = Vec::new();
        while let Some(n) = stack.pop() {
            order.push(n);
            stack.extend(below(Some(n), false).chain(below(Some(n), true)));
        }
        order
    }

    /// Notes how a side's change of a node ended, if there is such a change.
    pub(super) fn end(&mut self, side: Of, op: Op, n: N, element: Option<ElementName>, end: End) {
        let kind = self.nodes.kind(n);
        let of = if op == Op::Add { side } else { Of::Base };
        let Some(at) = self.nodes.position(n, of) else { return };
        if let Some((number, _)) = self.sides.change(side, op, kind, at, element) {
            self.end_change(side, number, end);
        }
    }

    /// Notes how a side's change ended; a conflict is not taken back.
    pub(super) fn end_change(&mut self, side: Of, number: usize, end: End) {
        let [theirs, ours] = &mut self.ends;
        let ends = if side == Of::Ours { ours } else { theirs };
        if let Some(place) = ends.get_mut(number)
            && *place != Some(End::Conflict)
        {
            *place = Some(end);
        }
    }

    pub(super) fn ends(&self, side: Of) -> &[Option<End>] {
        let [theirs, ours] = &self.ends;
        if side == Of::Ours { ours } else { theirs }
    }
}

/// Whether a change only says that a value could not be read: an unknown value is no change.
fn is_lost(change: &Change) -> bool {
    change.element.is_some() && change.after.as_deref().is_some_and(serde_json::Value::is_null)
}

/// The node that each change of a side is about.
fn owners(sides: &Sides<'_, '_>, nodes: &Nodes, side: Of) -> Vec<N> {
    let base = by_id(sides, nodes, Of::Base);
    let own = by_id(sides, nodes, side);
    let list = sides.changes(side).list.iter();
    list.map(|change| {
        let ids = if change.op == Op::Add { &own } else { &base };
        ids.get(&(change.node, change.path.as_str())).copied().unwrap_or(usize::MAX)
    })
    .collect()
}

fn by_id<'a>(sides: &Sides<'a, '_>, nodes: &Nodes, of: Of) -> FxHashMap<(NodeKind, &'a str), N> {
    let tree = sides.tree(of);
    let domains = tree.domains.iter().map(|node| (NodeKind::Domain, node.domain.id.as_str()));
    let items = tree.items.iter().map(|node| (NodeKind::Item, node.item.id.as_str()));
    let entries = tree.entries.iter().map(|node| (NodeKind::Entry, node.entry.id.as_str()));
    let numbered = domains.enumerate().chain(items.enumerate()).chain(entries.enumerate());
    numbered.filter_map(|(at, (kind, id))| Some(((kind, id), nodes.at(of, kind, at)?))).collect()
}

/// The nodes right below each node in a side's catalog.
fn below(sides: &Sides<'_, '_>, nodes: &Nodes, side: Of) -> FxHashMap<N, Vec<N>> {
    let mut below: FxHashMap<N, Vec<N>> = FxHashMap::default();
    for kind in [NodeKind::Item, NodeKind::Entry] {
        for at in 0..sides.count(side, kind) {
            let Some(n) = nodes.at(side, kind, at) else { continue };
            if let Some(parent) = nodes.parent(n, side, sides) {
                below.entry(parent).or_default().push(n);
            }
        }
    }
    below
}
