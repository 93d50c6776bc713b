//! What both sides added: once where they say the same, else a conflict.

use super::document::ConflictKind;
use super::merging::{Gone, Merging};
use super::nodes::{N, Of};
use crate::diff::{Effect, NodeKind};
use crate::vocabulary::ElementName;

impl Merging<'_, '_> {
    /// Finds the topmost nodes that both sides added, each with other content. Ours stays in their place.
    pub(super) fn added(&mut self) {
        for kind in [NodeKind::Domain, NodeKind::Item, NodeKind::Entry] {
            for n in self.nodes.of_kind(kind) {
                let above = self.parent(n, Of::Ours);
                let is_topmost = !above.is_some_and(|above| self.is_new_in_both(above));
                if is_topmost && self.is_new_in_both(n) && self.differs(n) {
                    self.meet(ConflictKind::AddedAdded, n);
                    self.withhold(n);
                }
            }
        }
    }

    fn is_new_in_both(&self, n: N) -> bool {
        let node = self.nodes.get(n);
        node.base.is_none() && node.theirs.is_some() && node.ours.is_some()
    }

    /// Whether a node that both added says something else on each side, in itself or below it.
    fn differs(&mut self, n: N) -> bool {
        if !self.same_name(n, Of::Theirs, Of::Ours) {
            return true;
        }
        if let (Some(theirs), Some(ours)) = (self.entry(n, Of::Theirs), self.entry(n, Of::Ours)) {
            return ElementName::OF_ENTRY.into_iter().any(|element| {
                let effect = self.edits.effect(element, theirs, ours);
                let is_lost = ours.is_unknown(element);
                !is_lost
                    && effect.is_some_and(|effect| !matches!(effect, Effect::Reworded | Effect::Localised))
            });
        }
        let (theirs, ours) = (self.children(n, Of::Theirs).to_vec(), self.children(n, Of::Ours).to_vec());
        theirs.iter().any(|child| self.nodes.get(*child).ours.is_none())
            || ours.iter().any(|child| self.nodes.get(*child).theirs.is_none())
            || theirs.into_iter().any(|child| self.differs(child))
    }

    /// What only theirs has below a node that is in conflict waits for its decision.
    fn withhold(&mut self, n: N) {
        let mut stack = vec![n];
        while let Some(n) = stack.pop() {
            self.added_in_conflict.insert(n);
            for child in self.children(n, Of::Theirs).to_vec() {
                if self.nodes.get(child).ours.is_none() && self.nodes.get(child).base.is_none() {
                    self.gone.insert(child, Gone::Conflict);
                }
                stack.push(child);
            }
        }
    }
}
