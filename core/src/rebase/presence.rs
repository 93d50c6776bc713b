//! Which nodes the merged catalog has.

use super::document::ConflictKind;
use super::merging::{Gone, Merging};
use super::nodes::{N, Of};
use crate::diff::NodeKind;

impl Merging<'_, '_> {
    /// Decides which nodes stay, come and go. A node that only one side removed goes, unless the other changed something of
    /// substance in it; then ours stays as it is.
    pub(super) fn presence(&mut self) {
        for kind in [NodeKind::Domain, NodeKind::Item, NodeKind::Entry] {
            for at in 0..self.sides.count(Of::Theirs, kind) {
                let Some(n) = self.nodes.at(Of::Theirs, kind, at) else { continue };
                if self.nodes.get(n).ours.is_none() {
                    self.not_ours(n);
                }
            }
            for n in self.nodes.of_kind(kind) {
                let node = self.nodes.get(n);
                match (node.theirs, node.ours) {
                    (None, None) => {
                        // Within something that ours removed it is part of that.
                        let above = self.parent(n, Of::Base).and_then(|above| self.gone.get(&above).copied());
                        let inherited = above
                            .filter(|gone| matches!(gone, Gone::Excluded | Gone::Absent | Gone::Conflict));
                        let merged = match (node.merged_by_theirs, node.merged_by_ours) {
                            (Some(_), None) => Gone::Merged(Of::Theirs),
                            (None, Some(_)) => Gone::Merged(Of::Ours),
                            _ => Gone::Both,
                        };
                        self.gone.insert(n, inherited.unwrap_or(merged));
                    }
                    (None, Some(_)) if node.base.is_some() => self.not_theirs(n),
                    _ => {}
                }
            }
        }
    }

    /// What theirs has and ours has not: it comes if it is new, and stays away where ours removed it.
    fn not_ours(&mut self, n: N) {
        let node = self.nodes.get(n);
        if node.merged_by_ours.is_some() {
            self.gone.insert(n, Gone::Merged(Of::Ours));
            return;
        }
        let above = node.split_by_theirs.filter(|whole| self.nodes.get(*whole).ours.is_none());
        let above = above.or_else(|| self.parent(n, Of::Theirs));
        match above.and_then(|above| self.gone.get(&above).copied()) {
            Some(gone @ (Gone::Excluded | Gone::Absent | Gone::Conflict | Gone::Refused)) => {
                self.gone.insert(n, gone);
                return;
            }
            // What stood under it now stands under what it went into.
            Some(Gone::Merged(_) | Gone::Taken | Gone::Both) | None => {}
        }
        if node.base.is_none() {
            if self.refused_part(n) {
                self.gone.insert(n, Gone::Refused);
            }
        } else if self.excluded(n).is_some() {
            self.gone.insert(n, Gone::Excluded);
        } else if self.is_changed_within(n, Of::Theirs) {
            self.meet(ConflictKind::RemovedChanged, n);
            self.gone.insert(n, Gone::Conflict);
        } else {
            self.gone.insert(n, Gone::Absent);
        }
    }

    /// What theirs removed and ours still has.
    fn not_theirs(&mut self, n: N) {
        let node = self.nodes.get(n);
        if node.merged_by_theirs.is_some() {
            if !self.refused_part(n) {
                self.gone.insert(n, Gone::Merged(Of::Theirs));
            }
            return;
        }
        let above = node.split_by_ours.or_else(|| self.parent(n, Of::Ours)).filter(|above| {
            let node = self.nodes.get(*above);
            node.theirs.is_none() && node.base.is_some() && node.merged_by_theirs.is_none()
        });
        if let Some(above) = above {
            if self.gone.contains_key(&above) {
                self.gone.insert(n, Gone::Taken);
            } else if self.kept_in.contains(&above) {
                self.kept_in.insert(n);
            }
        } else if self.is_changed_within(n, Of::Ours) {
            self.meet(ConflictKind::ChangedRemoved, n);
            self.kept_in.insert(n);
        } else {
            self.gone.insert(n, Gone::Taken);
        }
    }
}
