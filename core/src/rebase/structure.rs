//! What was split or merged by one side and changed by the other.

use super::document::ConflictKind;
use super::merging::{End, Merging};
use super::nodes::{N, Of};
use crate::diff::{NodeKind, Op};
use crate::vocabulary::ElementName;

/// A node with the parts that one side split off it or merged into it.
pub(super) struct Group {
    pub(super) whole: N,
    pub(super) parts: Vec<N>,
    /// What met what, where both sides changed it.
    pub(super) conflict: Option<ConflictKind>,
}

impl Group {
    pub(super) fn members(&self) -> impl Iterator<Item = N> + '_ {
        std::iter::once(self.whole).chain(self.parts.iter().copied())
    }
}

impl Merging<'_, '_> {
    /// Finds what each side split or merged, and where the other side had changed that. Where it had, ours stays as it is.
    pub(super) fn structure(&mut self) {
        let (theirs, ours) = (self.groups(Of::Theirs), self.groups(Of::Ours));
        for group in &theirs {
            let also_ours = ours.iter().find(|other| other.whole == group.whole);
            let conflict = match also_ours {
                Some(other) if self.is_same(group, other) => None,
                Some(_) => Some(ConflictKind::SplitSplit),
                None if self.nodes.get(group.whole).ours.is_none() => None,
                None if group.members().any(|n| self.is_touched(n, Of::Ours)) => Some(self.kind_of(group)),
                None => None,
            };
            self.theirs_groups.push(Group { whole: group.whole, parts: group.parts.clone(), conflict });
        }
        for group in ours {
            let is_told = theirs.iter().any(|other| other.whole == group.whole);
            let touched = !is_told && group.members().any(|n| self.is_touched(n, Of::Theirs));
            let conflict = (touched && self.nodes.get(group.whole).theirs.is_some())
                .then(|| self.kind_of(&group).mirrored());
            self.ours_groups.push(Group { conflict, ..group });
        }
        for group in self.theirs_groups.iter().filter(|group| group.conflict.is_some()) {
            for n in group.members() {
                self.refused.entry(n).or_insert(group.whole);
            }
        }
        let groups = self.theirs_groups.iter().chain(&self.ours_groups);
        self.structural.extend(groups.filter(|group| group.conflict.is_some()).flat_map(Group::members));
    }

    fn groups(&self, side: Of) -> Vec<Group> {
        let parts = self.nodes.parts_by(side);
        let mut groups: Vec<Group> =
            parts.into_iter().map(|(whole, parts)| Group { whole, parts, conflict: None }).collect();
        groups.sort_by_key(|group| group.whole);
        groups
    }

    /// Whether both sides made the same parts under the same names.
    fn is_same(&self, theirs: &Group, ours: &Group) -> bool {
        theirs.parts == ours.parts
            && theirs.members().all(|n| {
                let node = self.nodes.get(n);
                node.theirs.is_some() == node.ours.is_some()
                    && (node.theirs.is_none() || self.same_name(n, Of::Theirs, Of::Ours))
            })
    }

    fn kind_of(&self, group: &Group) -> ConflictKind {
        let is_split = group.parts.iter().any(|n| self.nodes.get(*n).base.is_none());
        if is_split { ConflictKind::ChangedSplit } else { ConflictKind::ChangedMerged }
    }

    /// Whether a side changed a node in a way that its parts would have to share: its name, its place, what stands right below
    /// it; of an entry its content.
    fn is_touched(&self, n: N, side: Of) -> bool {
        let Some(base) = self.nodes.get(n).base else { return false };
        let kind = self.nodes.kind(n);
        let substantive = |op, element| {
            self.sides
                .change(side, op, kind, base, element)
                .is_some_and(|(_, change)| super::sides::is_substantive(change, self.sides.kind(side)))
        };
        if kind == NodeKind::Entry {
            return substantive(Op::Edit, Some(ElementName::Content));
        }
        substantive(Op::Rename, None) || self.sides.moved(side, kind, base) || self.has_own_children(n, side)
    }

    /// Whether a side put something of its own right below a node.
    fn has_own_children(&self, n: N, side: Of) -> bool {
        self.children(n, side).iter().any(|child| {
            let node = self.nodes.get(*child);
            let split = match side {
                Of::Ours => node.split_by_ours,
                _ => node.split_by_theirs,
            };
            let at_other = match side {
                Of::Ours => node.theirs,
                _ => node.ours,
            };
            node.base.is_none() && split.is_none() && at_other.is_none()
        })
    }

    /// Whether a node belongs to a split or merge that a conflict is about.
    pub(super) fn is_structural(&self, n: N) -> bool {
        self.structural.contains(&n)
    }

    /// Whether a node of the old guideline and what it is under now belong to one split or merge that is refused.
    pub(super) fn is_refused(&self, from: Option<N>, to: Option<N>) -> bool {
        let whole = |n: Option<N>| n.and_then(|n| self.refused.get(&n));
        from != to && whole(from).is_some() && whole(from) == whole(to)
    }

    /// Whether a refused split made this node, or a refused merge took it away.
    pub(super) fn refused_part(&self, n: N) -> bool {
        self.refused.get(&n).is_some_and(|whole| *whole != n)
    }

    /// A node that was split or merged with its parts, on either side.
    pub(super) fn members(&self, whole: N) -> Vec<N> {
        let groups = self.theirs_groups.iter().chain(&self.ours_groups).filter(|group| group.whole == whole);
        let mut members: Vec<N> = groups.flat_map(Group::members).collect();
        members.sort_unstable();
        members.dedup();
        members
    }

    /// How the changes that split or merge ended.
    pub(super) fn end_structure(&mut self) {
        for side in [Of::Theirs, Of::Ours] {
            let groups = if side == Of::Theirs { &self.theirs_groups } else { &self.ours_groups };
            let told: Vec<(N, bool, bool)> = groups
                .iter()
                .map(|group| {
                    let others = if side == Of::Theirs { &self.ours_groups } else { &self.theirs_groups };
                    let other = others.iter().find(|other| other.whole == group.whole);
                    let in_conflict =
                        group.conflict.is_some() || other.is_some_and(|other| other.conflict.is_some());
                    (group.whole, in_conflict, other.is_some())
                })
                .collect();
            for (whole, in_conflict, is_alike) in told {
                let end = match (in_conflict, is_alike, side) {
                    (true, ..) => End::Conflict,
                    (_, true, _) => End::Alike,
                    (.., Of::Theirs) => End::Taken,
                    _ => End::Kept,
                };
                for op in [Op::Split, Op::Merge] {
                    self.end(side, op, whole, None, end);
                }
            }
        }
    }
}
