//! Where the nodes of the merged catalog stand: under what, and in which order.

use rustc_hash::{FxHashMap, FxHashSet};

use super::document::{ConflictKind, VoidWhy};
use super::merging::{End, Gone, Merging};
use super::nodes::{N, Of};
use crate::diff::{NodeKind, Op};

impl Merging<'_, '_> {
    /// What every node stands under.
    pub(super) fn parents(&mut self) {
        for kind in [NodeKind::Item, NodeKind::Entry] {
            for n in self.nodes.of_kind(kind) {
                if self.is_there(n) {
                    let parent = self.parent_of(n);
                    self.under.insert(n, parent);
                }
            }
        }
        self.break_circles();
    }

    fn parent_of(&mut self, n: N) -> N {
        let node = self.nodes.get(n);
        let of = |of| self.parent(n, of);
        let (base, theirs, ours) = (of(Of::Base), of(Of::Theirs), of(Of::Ours));
        let chosen = match (node.theirs.is_some(), node.ours.is_some()) {
            (true, false) => theirs,
            (false, _) => ours,
            (true, true) if node.base.is_none() => ours,
            (true, true) => self.moved(n, base, theirs, ours),
        };
        if let Some(parent) =
            theirs.filter(|parent| theirs == chosen && theirs != ours && self.standing(*parent).is_none())
        {
            self.end_moved_away(n, parent);
        }
        let mut candidates = [chosen, ours, theirs, base].into_iter().flatten();
        let found = candidates.find_map(|parent| self.standing(parent));
        found.unwrap_or_else(|| {
            // Nothing is left without a place: what it stood under stays.
            let parent = ours.or(theirs).or(base).unwrap_or(n);
            self.bring_back(parent);
            parent
        })
    }

    /// Theirs moved a node into what ours has not.
    fn end_moved_away(&mut self, n: N, parent: N) {
        let end = match self.gone.get(&parent) {
            Some(Gone::Excluded) => End::Void(VoidWhy::Excluded),
            Some(Gone::Absent) => End::Void(VoidWhy::Absent),
            _ => End::Conflict,
        };
        self.end(Of::Theirs, Op::Move, n, None, end);
    }

    /// The parent of a node that all three have.
    fn moved(&mut self, n: N, base: Option<N>, theirs: Option<N>, ours: Option<N>) -> Option<N> {
        let (kind, at) = (self.nodes.kind(n), self.nodes.get(n).base.unwrap_or_default());
        if theirs == ours {
            self.end(Of::Theirs, Op::Move, n, None, End::Alike);
            self.end(Of::Ours, Op::Move, n, None, End::Alike);
            return ours;
        }
        if theirs == base || self.is_refused(base, theirs) {
            return ours;
        }
        if ours == base {
            return theirs;
        }
        let (by_theirs, by_ours) =
            (self.sides.moved(Of::Theirs, kind, at), self.sides.moved(Of::Ours, kind, at));
        if by_theirs && by_ours && ours.is_some_and(|ours| self.standing(ours) == Some(ours)) {
            // Where a split or merge is to be decided, so is the place.
            if !self.is_structural(n) {
                self.meet(ConflictKind::MovedMoved, n);
            }
            self.end(Of::Theirs, Op::Move, n, None, End::Conflict);
            self.end(Of::Ours, Op::Move, n, None, End::Conflict);
            return ours;
        }
        // One of them only follows a split or a merge.
        if by_theirs { theirs } else { ours }
    }

    /// The node itself if it is there, or what it was merged into.
    pub(super) fn standing(&self, n: N) -> Option<N> {
        let mut at = n;
        for _ in 0..self.nodes.len() {
            if self.is_there(at) {
                return Some(at);
            }
            let node = self.nodes.get(at);
            at = node.merged_by_theirs.or(node.merged_by_ours)?;
        }
        None
    }

    fn bring_back(&mut self, n: N) {
        let mut at = Some(n);
        while let Some(n) = at.filter(|n| !self.is_there(*n)) {
            self.gone.remove(&n);
            let above = self.parent(n, Of::Ours).or_else(|| self.parent(n, Of::Theirs));
            let above = above.or_else(|| self.parent(n, Of::Base));
            if let Some(above) = above {
                self.under.insert(n, above);
            }
            at = above;
        }
    }

    /// Where each side moved one item below the other, ours stays.
    fn break_circles(&mut self) {
        for n in self.nodes.of_kind(NodeKind::Item) {
            while let Some(circle) = self.circle(n) {
                let turned = circle.iter().copied().find_map(|n| {
                    let ours = self.parent(n, Of::Ours)?;
                    (self.under.get(&n) != Some(&ours)).then_some((n, ours))
                });
                let Some((turned, ours)) = turned else { break };
                self.bring_back(ours);
                self.under.insert(turned, ours);
                if self.nodes.get(turned).base.is_some() && !self.is_structural(turned) {
                    self.meet(ConflictKind::MovedMoved, turned);
                }
                self.end(Of::Theirs, Op::Move, turned, None, End::Conflict);
                for n in circle {
                    self.end(Of::Ours, Op::Move, n, None, End::Conflict);
                }
            }
        }
    }

    /// The items that an item stands below, itself among them.
    fn circle(&self, n: N) -> Option<Vec<N>> {
        let mut seen = FxHashSet::default();
        let mut way = Vec::new();
        let mut at = n;
        loop {
            if !seen.insert(at) {
                return (at == n).then_some(way);
            }
            way.push(at);
            at = *self.under.get(&at)?;
        }
    }

    /// Puts the children of every node in order, and the domains.
    pub(super) fn orders(&mut self) {
        let mut families: FxHashMap<(Option<N>, bool), Vec<N>> = FxHashMap::default();
        for kind in [NodeKind::Domain, NodeKind::Item, NodeKind::Entry] {
            for n in self.nodes.of_kind(kind).filter(|n| self.is_there(*n)) {
                let parent = self.under.get(&n).copied();
                families.entry((parent, kind == NodeKind::Entry)).or_default().push(n);
            }
        }
        let mut keys: Vec<(Option<N>, bool)> = families.keys().copied().collect();
        keys.sort_unstable();
        for key in keys {
            let members = families.remove(&key).unwrap_or_default();
            let ordered = self.ordered(key.0, &members);
            self.below.insert(key, ordered);
        }
    }

    /// Siblings in order: as theirs has them unless only ours changed the order, and what only the other side has behind what it
    /// follows there.
    fn ordered(&mut self, parent: Option<N>, members: &[N]) -> Vec<N> {
        let stays = |n: &N, of: Of| {
            self.nodes.position(*n, of).is_some()
                && self.parent(*n, of).and_then(|parent| self.standing(parent)) == parent
        };
        let sorted = |mut list: Vec<N>, of: Of| {
            list.sort_by_key(|n| self.nodes.position(*n, of));
            list
        };
        let all = |n: &N| [Of::Base, Of::Theirs, Of::Ours].into_iter().all(|of| stays(n, of));
        let common: Vec<N> = members.iter().copied().filter(all).collect();
        let [base, theirs, ours] = [Of::Base, Of::Theirs, Of::Ours].map(|of| sorted(common.clone(), of));
        let (by_theirs, by_ours) = (theirs != base, ours != base);
        let differ = by_theirs && by_ours && theirs != ours;
        let first = if by_ours { Of::Ours } else { Of::Theirs };
        let (lead, rest): (Vec<N>, Vec<N>) = members.iter().partition(|n| stays(n, first));
        let mut order = sorted(lead, first);
        let other = if by_ours { Of::Theirs } else { Of::Ours };
        let (follow, strays): (Vec<N>, Vec<N>) = rest.into_iter().partition(|n| stays(n, other));
        let there = sorted(members.iter().copied().filter(|n| stays(n, other)).collect(), other);
        insert_behind(&mut order, &follow, &there);
        order.extend(strays);
        let ends = match (by_theirs, by_ours) {
            _ if differ => (End::Conflict, End::Conflict),
            (true, true) => (End::Alike, End::Alike),
            _ => (End::Taken, End::Kept),
        };
        for n in &common {
            self.end(Of::Theirs, Op::Reorder, *n, None, ends.0);
            self.end(Of::Ours, Op::Reorder, *n, None, ends.1);
        }
        // Where a split or merge is to be decided, what stands below it is too.
        let is_open = parent.is_some_and(|parent| self.is_structural(parent));
        if differ
            && !is_open
            && let Some(first) = parent.or_else(|| common.first().copied())
        {
            let conflict = self.meet(ConflictKind::ReorderedReordered, first);
            self.orders_met.insert(conflict, [base, theirs, ours]);
        }
        order
    }
}

/// Puts nodes into an order, each right behind the nearest one before it in a list, or before all.
fn insert_behind(order: &mut Vec<N>, nodes: &[N], list: &[N]) {
    if nodes.is_empty() {
        return;
    }
    let follows: FxHashSet<N> = nodes.iter().copied().collect();
    let placed: FxHashSet<N> = order.iter().copied().collect();
    let mut behind: FxHashMap<Option<N>, Vec<N>> = FxHashMap::default();
    let mut last = None;
    for n in list {
        if follows.contains(n) {
            behind.entry(last).or_default().push(*n);
        } else if placed.contains(n) {
            last = Some(*n);
        }
    }
    let mut all = behind.remove(&None).unwrap_or_default();
    for n in order.drain(..) {
        all.push(n);
        all.extend(behind.remove(&Some(n)).unwrap_or_default());
    }
    *order = all;
}
