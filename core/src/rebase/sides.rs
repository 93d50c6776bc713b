//! The three catalogs side by side: what each of the other two changed against the old guideline.

use std::sync::Arc;

use super::nodes::Of;
use crate::diff::change::{Changes, Families};
use crate::diff::matching::Matches;
use crate::diff::readings::Readings;
use crate::diff::tree::Tree;
use crate::diff::{Change, Effect, NodeKind, Op};
use crate::model::{Catalog, Kind, Level};
use crate::vocabulary::ElementName;

/// The three catalogs, who is who in them, and what was changed.
pub(super) struct Sides<'a, 'b> {
    /// The old guideline, the new one, the local catalog.
    pub(super) catalogs: [&'a Catalog; 3],
    pub(super) trees: [&'b Tree<'a>; 3],
    /// Old guideline and new one.
    pub(super) theirs_matches: &'b Matches,
    pub(super) theirs_changes: &'b Changes,
    pub(super) theirs_families: &'b Families,
    /// Old guideline and local catalog.
    pub(super) ours_matches: &'b Matches,
    pub(super) ours_changes: &'b Changes,
    pub(super) ours_families: Families,
    /// New guideline and local catalog.
    pub(super) new_matches: &'b Matches,
    pub(super) readings: &'b Arc<Readings>,
    /// Whether the new guideline is another catalog than the old one.
    pub(super) is_new_edition: bool,
    pub(super) revised_digest: &'b str,
    pub(super) level: Option<Level>,
}

impl<'a> Sides<'a, '_> {
    pub(super) fn tree(&self, of: Of) -> &Tree<'a> {
        let [base, theirs, ours] = self.trees;
        match of {
            Of::Base => base,
            Of::Theirs => theirs,
            Of::Ours => ours,
        }
    }

    /// Whether a side's catalog is a guideline.
    pub(super) fn kind(&self, side: Of) -> Kind {
        let [_, theirs, ours] = self.catalogs;
        if side == Of::Ours { ours.kind } else { theirs.kind }
    }

    pub(super) fn count(&self, of: Of, kind: NodeKind) -> usize {
        let tree = self.tree(of);
        match kind {
            NodeKind::Domain => tree.domains.len(),
            NodeKind::Item => tree.items.len(),
            NodeKind::Entry => tree.entries.len(),
        }
    }

    /// The changes of a side.
    pub(super) fn changes(&self, side: Of) -> &Changes {
        match side {
            Of::Ours => self.ours_changes,
            _ => self.theirs_changes,
        }
    }

    /// Whether a side put a node of the old guideline under another parent.
    pub(super) fn moved(&self, side: Of, kind: NodeKind, base: usize) -> bool {
        let families = match side {
            Of::Ours => &self.ours_families,
            _ => self.theirs_families,
        };
        match kind {
            NodeKind::Domain => false,
            NodeKind::Item => families.moved(base),
            NodeKind::Entry => families.entry_moved(base),
        }
    }

    /// The change of a side that does this to a node of the old guideline; of an addition the node is the side's own.
    pub(super) fn change(
        &self,
        side: Of,
        op: Op,
        kind: NodeKind,
        at: usize,
        element: Option<ElementName>,
    ) -> Option<(usize, &Change)> {
        let changes = self.changes(side);
        let number = changes.numbers.of(op, kind, at, element)?;
        Some((number, changes.list.get(number)?))
    }
}

/// Whether a change is one of substance: not a mere rewording, reordering or localisation. A guideline has no place to fit its words
/// to: where it makes an option a duty, that is one.
pub(super) fn is_substantive(change: &Change, kind: Kind) -> bool {
    change.op != Op::Reorder
        && match change.effect {
            Some(Effect::Reworded) => false,
            Some(Effect::Localised) => kind == Kind::Guideline,
            _ => true,
        }
}
