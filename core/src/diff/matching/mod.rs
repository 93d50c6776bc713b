//! Who is who: the nodes of two catalogs that are one, and how that was found.
//!
//! In order: the caller's pins; the id or code, unless name, content and path contradict it; the recorded derivation;
//! the name under the same parent; then, of all that is left, the assignment that is most alike as a whole; last, what
//! became several or was made one of several. Nothing is compared with everything: the cost grows with the size of
//! both catalogs, and beyond that only with what names and ids leave open.

mod alike;
mod assign;
mod domains;
mod entries;
mod grade;
mod identity;
mod items;
mod listed;
mod nodes;
mod parts;
mod pins;
mod profile;

use indexmap::IndexMap;
use rustc_hash::{FxBuildHasher, FxHashMap};

use super::document::{By, Parts};
use super::options::DiffOptions;
use super::tree::{Family, Tree};
use crate::error::Result;

pub(crate) use alike::{Grams, candidates, mean, rounded};
pub(crate) use assign::{Edge, assign, worth};
pub(crate) use listed::listed;
use pins::Forbidden;
use profile::Profiles;

/// The nodes of two trees that are one, by their positions in the trees' lists.
#[derive(Default)]
pub(crate) struct Matches {
    pub(crate) domains: Pairs,
    pub(crate) items: Pairs,
    pub(crate) entries: Pairs,
    /// Domains that are a part of one: as with items.
    pub(crate) domain_parts: Vec<Part>,
    /// Items that are a part of one that has its main pair elsewhere: split off where the other's has no pair of its own,
    /// merged where the base's has none.
    pub(crate) item_parts: Vec<Part>,
    /// The same of entries.
    pub(crate) entry_parts: Vec<Part>,
}

/// Which node of one list is which of the other.
#[derive(Default)]
pub(crate) struct Pairs {
    forward: Vec<Option<Found>>,
    backward: Vec<Option<usize>>,
}

/// The node found for another.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Found {
    pub(crate) at: usize,
    pub(crate) by: By,
    pub(crate) score: f64,
    pub(crate) parts: Parts,
}

/// A node that is one of several parts.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Part {
    pub(crate) base: usize,
    pub(crate) other: usize,
    pub(crate) by: By,
    pub(crate) score: f64,
    pub(crate) parts: Parts,
}

impl Matches {
    /// The matches of a catalog with itself.
    pub(crate) fn identity(tree: &Tree<'_>) -> Self {
        Self {
            domains: Pairs::identity(tree.domains.len()),
            items: Pairs::identity(tree.items.len()),
            entries: Pairs::identity(tree.entries.len()),
            ..Self::default()
        }
    }

    /// What an item of the base would stand under in the other, had it not moved: its parent there, or the one that its
    /// parent went into.
    pub(crate) fn family_in_other(&self, base: &Tree<'_>, other: &Tree<'_>, item: usize) -> Option<Family> {
        let (domain, parent) = base.family(item)?;
        let in_parts =
            |parts: &[Part], node: usize| parts.iter().find(|part| part.base == node).map(|part| part.other);
        let Some(parent) = parent else {
            let found = self.domains.of(domain).map(|found| found.at);
            return Some((found.or_else(|| in_parts(&self.domain_parts, domain))?, None));
        };
        let found = self.items.of(parent).map(|found| found.at);
        let parent = found.or_else(|| in_parts(&self.item_parts, parent))?;
        Some((other.items.get(parent)?.domain, Some(parent)))
    }

    /// Further parents there, which its parent was split into.
    fn further_families(&self, base: &Tree<'_>, other: &Tree<'_>, item: usize) -> Vec<Family> {
        let Some((domain, parent)) = base.family(item) else { return Vec::new() };
        let Some(parent) = parent else {
            let parts = self.domain_parts.iter().filter(|part| part.base == domain);
            return parts.map(|part| (part.other, None)).collect();
        };
        let parts = self.item_parts.iter().filter(|part| part.base == parent);
        parts.filter_map(|part| Some((other.items.get(part.other)?.domain, Some(part.other)))).collect()
    }

    /// Whether an item of the other stands where one of the base would, had it not moved.
    pub(crate) fn is_in_place(&self, base: &Tree<'_>, other: &Tree<'_>, item: usize, at: usize) -> bool {
        let there = other.family(at);
        let family = self.family_in_other(base, other, item);
        let has_parts = !self.domain_parts.is_empty() || !self.item_parts.is_empty();
        family.is_some() && family == there
            || has_parts
                && there.is_some_and(|there| self.further_families(base, other, item).contains(&there))
    }
}

impl Pairs {
    pub(crate) fn new(base: usize, other: usize) -> Self {
        Self { forward: vec![None; base], backward: vec![None; other] }
    }

    /// Every node is itself.
    fn identity(count: usize) -> Self {
        let forward = (0..count).map(|n| Some(Found::new(n, By::Id))).collect();
        Self { forward, backward: (0..count).map(Some).collect() }
    }

    /// What a node of the base is in the other.
    pub(crate) fn of(&self, base: usize) -> Option<Found> {
        self.forward.get(base).copied().flatten()
    }

    /// What a node of the other is in the base.
    pub(crate) fn back(&self, other: usize) -> Option<usize> {
        self.backward.get(other).copied().flatten()
    }

    /// The pairs in the base's order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (usize, Found)> + '_ {
        self.forward.iter().enumerate().filter_map(|(base, found)| Some((base, (*found)?)))
    }

    fn is_free(&self, base: usize, other: usize) -> bool {
        self.forward.get(base) == Some(&None) && self.backward.get(other) == Some(&None)
    }

    fn free(&self) -> Vec<usize> {
        (0..self.forward.len()).filter(|n| self.of(*n).is_none()).collect()
    }

    fn free_others(&self) -> Vec<usize> {
        (0..self.backward.len()).filter(|n| self.back(*n).is_none()).collect()
    }

    /// The pairs of which nobody has said how alike they are.
    fn ungraded(&self) -> Vec<(usize, usize)> {
        let pairs = self.iter().filter(|(_, found)| found.parts == Parts::default());
        pairs.map(|(base, found)| (base, found.at)).collect()
    }

    /// Says how alike a pair is.
    fn grade(&mut self, base: usize, score: f64, parts: Parts) {
        if let Some(found) = self.forward.get_mut(base).and_then(Option::as_mut) {
            (found.score, found.parts) = (score, parts);
        }
    }

    /// Takes two nodes for one, where neither is taken.
    pub(crate) fn join(&mut self, base: usize, found: Found) -> bool {
        let free = self.is_free(base, found.at);
        if let (true, Some(forward), Some(backward)) =
            (free, self.forward.get_mut(base), self.backward.get_mut(found.at))
        {
            *forward = Some(found);
            *backward = Some(base);
        }
        free
    }
}

impl Part {
    /// A part of which it is still to be said how alike it is.
    fn new(base: usize, other: usize, by: By) -> Self {
        Self { base, other, by, score: 0.0, parts: Parts::default() }
    }

    fn found(&self) -> Found {
        Found { at: self.other, by: self.by, score: self.score, parts: self.parts }
    }
}

impl Found {
    /// A node of which it is still to be said how alike it is.
    fn new(at: usize, by: By) -> Self {
        Self { at, by, score: 1.0, parts: Parts::default() }
    }
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        (self.at, self.by) == (other.at, other.by)
    }
}

/// Finds the nodes that are one.
pub(crate) fn find(base: &Tree<'_>, other: &Tree<'_>, options: &DiffOptions) -> Result<Matches> {
    let mut matches = Matches {
        domains: Pairs::new(base.domains.len(), other.domains.len()),
        items: Pairs::new(base.items.len(), other.items.len()),
        entries: Pairs::new(base.entries.len(), other.entries.len()),
        ..Matches::default()
    };
    let forbidden = pins::apply(base, other, options, &mut matches)?;
    let profiles = (Profiles::default(), Profiles::default());
    let (doubts, children) = (IndexMap::default(), Default::default());
    let mut matcher = Matcher { base, other, options, matches, forbidden, profiles, doubts, children };
    identity::domains(&mut matcher);
    domains::domains_by_likeness(&mut matcher);
    identity::items_by_id(&mut matcher);
    identity::items_by_path(&mut matcher);
    items::items_by_likeness(&mut matcher);
    if nodes::parts(&mut matcher) {
        identity::items_by_path(&mut matcher);
        items::items_by_likeness(&mut matcher);
    }
    entries::of_items(&mut matcher);
    parts::parts(&mut matcher);
    grade::all(&mut matcher);
    Ok(matcher.matches)
}

/// The children of one parent by their folded names.
type Named = FxHashMap<String, Vec<usize>>;

/// What is being compared, and what is known so far.
struct Matcher<'a, 'b> {
    base: &'b Tree<'a>,
    other: &'b Tree<'a>,
    options: &'b DiffOptions,
    matches: Matches,
    forbidden: Forbidden,
    profiles: (Profiles<'a>, Profiles<'a>),
    /// Pairs that an id or a path makes one and something else contradicts.
    doubts: IndexMap<(usize, usize), By, FxBuildHasher>,
    /// Each tree's items by parent and name, of the parents that somebody asked for.
    children: (FxHashMap<Family, Named>, FxHashMap<Family, Named>),
}
