//! What somebody should look at, though nothing has to be decided.

use rustc_hash::FxHashMap;

use super::merging::{Gone, Merging};
use super::nodes::{N, Of};
use crate::diff::NodeKind;
use crate::finding::{self, Finding, Severity};
use crate::model::body::{self, BodyClass};
use crate::model::{Id, Kind};

impl Merging<'_, '_> {
    /// Rows that came and name only a class of bodies, and declarations of what the guideline changed.
    pub(super) fn findings(&self, ids: &FxHashMap<N, Id>) -> Vec<Finding> {
        let mut findings = Vec::new();
        if self.sides.kind(Of::Ours) == Kind::Local {
            findings
                .extend(self.nodes.of_kind(NodeKind::Entry).filter_map(|n| self.to_name(n, ids.get(&n)?)));
        }
        findings.extend((0..self.nodes.len()).filter_map(|n| self.to_review(n)));
        finding::sort(&mut findings);
        findings
    }

    /// A row of theirs alone whose body is a class: which body it is here, nobody has said yet.
    fn to_name(&self, n: N, id: &Id) -> Option<Finding> {
        let node = self.nodes.get(n);
        let new = node.ours.is_none() && node.split_by_theirs.is_none();
        let entry = self.entry(n, Of::Theirs).filter(|_| new)?;
        let bodies = body::read(entry.body.text());
        let is_class = bodies.iter().any(|body| body.class == BodyClass::Generic);
        let found =
            Finding::new("rebase-body-to-name", Severity::Info).at(id.as_str(), self.place(n, Of::Theirs));
        is_class.then(|| found.arg("body", entry.body.text()))
    }

    /// The topmost of what ours declares not to apply, where theirs changed something in it.
    fn to_review(&self, n: N) -> Option<Finding> {
        let is_excluded = |n: N| self.gone.get(&n) == Some(&Gone::Excluded);
        let is_topmost = is_excluded(n) && !self.parent(n, Of::Theirs).is_some_and(is_excluded);
        let reason = self.excluded(n).filter(|_| is_topmost && self.is_changed_within(n, Of::Theirs))?;
        let found = Finding::new("exclusion-to-review", Severity::Info);
        Some(found.at(self.id(n, Of::Theirs)?, self.place(n, Of::Theirs)).arg("reason", reason))
    }
}
