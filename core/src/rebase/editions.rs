//! Two editions of a guideline, over which many catalogs are carried.

use super::document::Rebase;
use super::merging::Merging;
use super::options::RebaseOptions;
use super::resolve::resolve;
use super::sides::Sides;
use crate::diff::change::{self, Changes, Families};
use crate::diff::joined::Joined;
use crate::diff::matching::{self, Matches};
use crate::diff::tree::Tree;
use crate::diff::{Base, DiffOptions, Side};
use crate::error::Result;
use crate::model::{Catalog, Level, Version};

/// An edition of a guideline and the next one, looked at for one level: what the guideline changed is found once. It may be shared
/// between threads.
pub struct Editions<'a> {
    base: Base<'a>,
    revised: &'a Catalog,
    tree: Tree<'a>,
    matches: Matches,
    changes: Changes,
    families: Families,
    is_new: bool,
    revised_digest: String,
}

impl<'a> Editions<'a> {
    /// Compares the two editions.
    pub fn new(
        base: &'a Catalog,
        revised: &'a Catalog,
        level: Option<Level>,
        options: &RebaseOptions,
    ) -> Result<Self> {
        let base = Base::new(base, level);
        let tree = Tree::new(revised, level);
        let comparison = options.of_editions(level);
        let revised_digest = revised.digest();
        let is_new = base.catalog().digest() != revised_digest;
        let matches =
            if is_new { matching::find(base.tree(), &tree, &comparison)? } else { Matches::identity(&tree) };
        let changes = changes((&base, base.tree()), (revised, &tree), &matches, &comparison);
        let families = Families::of(base.tree(), &tree, &matches);
        Ok(Self { base, revised, tree, matches, changes, families, is_new, revised_digest })
    }

    /// The `sha256:` digest of the new edition.
    pub fn revised_digest(&self) -> &str {
        &self.revised_digest
    }

    /// Carries a catalog over, at the level that this was made for; the options' own is not looked at.
    pub fn rebase(&self, local: &Catalog, options: &RebaseOptions) -> Result<Rebase> {
        let level = self.base.level();
        let tree = Tree::new(local, None);
        let comparison = options.of_local(level);
        let matches = matching::find(self.base.tree(), &tree, &comparison)?;
        let changes = changes((&self.base, self.base.tree()), (local, &tree), &matches, &comparison);
        let new_matches = if self.tree.is_same(&tree) {
            Matches::identity(&tree)
        } else {
            matching::find(&self.tree, &tree, &options.of_new(level))?
        };
        let sides = Sides {
            catalogs: [self.base.catalog(), self.revised, local],
            trees: [self.base.tree(), &self.tree, &tree],
            theirs_matches: &self.matches,
            theirs_changes: &self.changes,
            theirs_families: &self.families,
            ours_families: Families::of(self.base.tree(), &tree, &matches),
            ours_matches: &matches,
            ours_changes: &changes,
            new_matches: &new_matches,
            readings: self.base.readings(),
            is_new_edition: self.is_new,
            revised_digest: &self.revised_digest,
            level,
        };
        let made = merge(&sides, level);
        resolve(&made, &options.resolutions, options.lang)
    }
}

fn changes(
    (base, base_tree): (&Base<'_>, &Tree<'_>),
    (other, tree): (&Catalog, &Tree<'_>),
    matches: &Matches,
    options: &DiffOptions,
) -> Changes {
    let joined = Joined::of(base_tree, tree, matches);
    change::between((base.catalog(), other), base_tree, tree, (matches, &joined), options, base.readings())
}

fn merge(sides: &Sides<'_, '_>, level: Option<Level>) -> Rebase {
    let mut merging = Merging::new(sides);
    merging.structure();
    merging.presence();
    merging.added();
    merging.parents();
    merging.orders();
    merging.contents();
    merging.end_structure();
    merging.note_dropped();
    let account = merging.account();
    let order = merging.in_order();
    let (merged, ids) = merging.build(&order);
    let conflicts = merging.conflicts(&ids, &order);
    let [base, theirs, ours] = sides.catalogs;
    let entries = |of: usize| sides.trees.get(of).map_or(0, |tree| tree.entries.len());
    let mut counts = account.counts;
    counts.conflicts = conflicts.len();
    Rebase {
        mulu: Version,
        base: Side::of(base, entries(0)),
        revised: Side::of(theirs, entries(1)),
        local: Side::of(ours, entries(2)),
        level,
        counts,
        conflicts,
        resolved: Vec::new(),
        taken: account.taken,
        kept: account.kept,
        alike: account.alike,
        void: account.void,
        dropped: std::mem::take(&mut merging.dropped),
        findings: merging.findings(&ids),
        merged,
    }
}
