//! One catalog that others are held against, one after another.

use std::sync::Arc;

use super::change::{self, Changes};
use super::document::{Diff, Side};
use super::joined::Joined;
use super::matching::{self, Matches};
use super::options::DiffOptions;
use super::patch::{self, JsonOperation, Patch};
use super::readings::Readings;
use super::tree::Tree;
use crate::error::Result;
use crate::model::{Catalog, Level, Version};

/// A catalog that others are held against, as a rule the guideline: what is the same for each of them is made once. It may be
/// shared between threads.
pub struct Base<'a> {
    catalog: &'a Catalog,
    level: Option<Level>,
    tree: Tree<'a>,
    readings: Arc<Readings>,
}

impl<'a> Base<'a> {
    /// The whole of a catalog, or what of it binds a level.
    pub fn new(catalog: &'a Catalog, level: Option<Level>) -> Self {
        Self { catalog, level, tree: Tree::new(catalog, level), readings: Arc::default() }
    }

    /// Compares a catalog with this one, at the level that this one was made for; the options' own is not looked at.
    pub fn diff(&self, other: &Catalog, options: &DiffOptions) -> Result<Diff> {
        let tree = Tree::new(other, None);
        let matches = matching::find(&self.tree, &tree, options)?;
        let catalogs = (self.catalog, other);
        let joined = Joined::of(&self.tree, &tree, &matches);
        let found = (&matches, &joined);
        let changes = change::between(catalogs, &self.tree, &tree, found, options, &self.readings);
        let (patch, json_patch) = patches(catalogs, self.level, &matches, &changes, options)?;
        Ok(Diff {
            mulu: Version,
            base: Side::of(self.catalog, self.tree.entries.len()),
            other: Side::of(other, tree.entries.len()),
            level: self.level,
            counts: changes.counts,
            matches: matching::listed(&self.tree, &tree, &matches, options.matches),
            changes: changes.list,
            patch,
            json_patch,
        })
    }

    /// The catalog.
    pub(crate) fn catalog(&self) -> &'a Catalog {
        self.catalog
    }

    /// The level that it was made for; `None` for the whole catalog.
    pub(crate) fn level(&self) -> Option<Level> {
        self.level
    }

    /// What of it binds the level.
    pub(crate) fn tree(&self) -> &Tree<'a> {
        &self.tree
    }

    /// What its wordings and those held against it say.
    pub(crate) fn readings(&self) -> &Arc<Readings> {
        &self.readings
    }
}

/// The changes as the patches that the options ask for.
fn patches(
    (base, other): (&Catalog, &Catalog),
    level: Option<Level>,
    matches: &Matches,
    changes: &Changes,
    options: &DiffOptions,
) -> Result<(Option<Patch>, Option<Vec<JsonOperation>>)> {
    if !options.patch && !options.json_patch {
        return Ok((None, None));
    }
    let part = level.map(|level| base.for_level(level));
    let base = part.as_ref().unwrap_or(base);
    let patch = patch::make(base, other, matches, changes)?;
    let json_patch = options.json_patch.then(|| patch::export(base, &patch)).transpose()?;
    Ok((options.patch.then_some(patch), json_patch))
}
