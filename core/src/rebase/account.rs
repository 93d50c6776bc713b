//! Every change of either side, and how it ended.

use rustc_hash::FxHashSet;

use super::document::{Dropped, RebaseCounts, VoidWhy, Voided};
use super::merging::{End, Gone, Merging};
use super::nodes::{N, Of};
use crate::diff::{Change, NodeKind, Op};
use crate::model::Id;

/// The changes by how they ended.
#[derive(Default)]
pub(super) struct Account {
    pub(super) counts: RebaseCounts,
    pub(super) taken: Vec<Change>,
    pub(super) kept: Vec<Change>,
    pub(super) alike: Vec<Change>,
    pub(super) void: Vec<Voided>,
}

impl Merging<'_, '_> {
    /// Says how every change ended that has not been said to: by what became of its node.
    pub(super) fn account(&mut self) -> Account {
        let mut account = Account::default();
        let open = self.open();
        self.settle(Of::Theirs, &open);
        self.settle(Of::Ours, &open);
        let counts = &mut account.counts;
        for (change, end) in self.sides.theirs_changes.list.iter().zip(self.ends(Of::Theirs)) {
            match end {
                Some(End::Alike) => {
                    counts.alike += 1;
                    account.alike.push(change.clone());
                }
                Some(End::Void(why)) => {
                    counts.void += 1;
                    account.void.push(Voided { change: change.clone(), why: *why });
                }
                Some(End::Conflict) => counts.theirs_conflicting += 1,
                _ => {
                    counts.taken += 1;
                    account.taken.push(change.clone());
                }
            }
        }
        for (change, end) in self.sides.ours_changes.list.iter().zip(self.ends(Of::Ours)) {
            match end {
                Some(End::Alike) => counts.ours_alike += 1,
                Some(End::Dropped) => counts.dropped += 1,
                Some(End::Conflict) => counts.ours_conflicting += 1,
                _ => {
                    counts.kept += 1;
                    account.kept.push(change.clone());
                }
            }
        }
        account
    }

    fn settle(&mut self, side: Of, open: &FxHashSet<N>) {
        let changes = self.sides.changes(side);
        for (number, change) in changes.list.iter().enumerate() {
            let Some(n) = self.owners(side).get(number).copied() else { continue };
            if let Some(end) = self.end_of(side, n, change, open) {
                self.end_change(side, number, end);
            }
        }
    }

    /// How a change ends by what became of its node; `None` where it has its own end.
    fn end_of(&self, side: Of, n: N, change: &Change, open: &FxHashSet<N>) -> Option<End> {
        let node = self.nodes.get(n);
        let gone = self.gone.get(&n);
        if let (Some(column), None) = (&change.column, gone) {
            return Some(self.column_end(side, n, column));
        }
        match (side, gone) {
            (_, Some(Gone::Both)) if change.op == Op::Remove => Some(End::Alike),
            // What one removed and the other merged: its rows may be what a conflict is about.
            (_, Some(Gone::Merged(of))) if *of != side && change.op == Op::Remove => {
                open.contains(&n).then_some(End::Conflict)
            }
            (_, Some(Gone::Conflict | Gone::Refused)) => Some(End::Conflict),
            (Of::Theirs, Some(Gone::Excluded)) => Some(End::Void(VoidWhy::Excluded)),
            (Of::Theirs, Some(Gone::Absent)) => Some(End::Void(VoidWhy::Absent)),
            (Of::Ours, Some(Gone::Taken)) => Some(End::Dropped),
            (Of::Ours, Some(Gone::Merged(Of::Theirs))) if change.op == Op::Edit => Some(End::Dropped),
            (_, None) if self.is_kept_within(n) => Some(End::Conflict),
            (Of::Ours, None) if self.goes_with_decision(n, change.op) => Some(End::Conflict),
            (_, None) if change.op == Op::Add && node.theirs.is_some() && node.ours.is_some() => {
                let in_conflict = self.added_in_conflict.contains(&n);
                Some(if in_conflict { End::Conflict } else { End::Alike })
            }
            _ => None,
        }
    }

    /// Whether a change of ours is undone where theirs is chosen in a conflict about another node: a name or a place of what theirs merged
    /// into another, a move into what theirs removed.
    fn goes_with_decision(&self, n: N, op: Op) -> bool {
        let is_merged = self.nodes.get(n).theirs.is_none() && self.refused_part(n);
        let into = || self.parent(n, Of::Ours).is_some_and(|parent| self.is_kept_within(parent));
        match op {
            Op::Rename => is_merged,
            Op::Move => is_merged || into(),
            _ => false,
        }
    }

    /// The nodes of the old guideline with an entry that a conflict is about.
    fn open(&self) -> FxHashSet<N> {
        let entries = self.nodes.of_kind(NodeKind::Entry);
        let is_open = |row: &N| self.kept_in.contains(row) || self.gone.get(row) == Some(&Gone::Conflict);
        let way = |row| std::iter::successors(Some(row), |n| self.parent(*n, Of::Base));
        entries.filter(is_open).flat_map(way).collect()
    }

    /// Whether a node stays only because ours changed something where theirs removed all.
    fn is_kept_within(&self, n: N) -> bool {
        let mut at = Some(n);
        while let Some(n) = at {
            if self.kept_in.contains(&n) {
                return true;
            }
            at = self.parent(n, Of::Ours).filter(|_| self.nodes.get(n).theirs.is_none());
        }
        false
    }

    fn column_end(&self, side: Of, n: N, column: &str) -> End {
        if self.met.iter().any(|met| met.n == n && met.column.as_deref() == Some(column)) {
            return End::Conflict;
        }
        let [base, theirs, ours] = [Of::Base, Of::Theirs, Of::Ours]
            .map(|of| self.entry(n, of).and_then(|entry| entry.extra.get(column)));
        match side {
            _ if theirs == ours && theirs != base => End::Alike,
            Of::Ours => End::Kept,
            _ => End::Taken,
        }
    }

    /// Notes the nodes of ours that went with what theirs removed or merged, the topmost ones, whole.
    pub(super) fn note_dropped(&mut self) {
        let mut dropped = Vec::new();
        for n in 0..self.nodes.len() {
            let is_gone = |n: N| matches!(self.gone.get(&n), Some(Gone::Taken | Gone::Merged(Of::Theirs)));
            let node = self.nodes.get(n);
            let above = self.parent(n, Of::Ours);
            if node.ours.is_none() || !is_gone(n) || above.is_some_and(is_gone) {
                continue;
            }
            // What went into another goes on there, but for its own row.
            let is_whole = self.gone.get(&n) == Some(&Gone::Taken);
            let wanted = |below: N| is_whole && is_gone(below);
            if let Some(value) = self.subtree(n, Of::Ours, &wanted) {
                dropped.push(Dropped {
                    node: self.nodes.kind(n),
                    path: Id::new(self.id(n, Of::Ours).unwrap_or_default()),
                    place: self.place(n, Of::Ours),
                    element: None,
                    value: value.value(),
                });
            }
        }
        self.dropped.extend(dropped);
    }
}
