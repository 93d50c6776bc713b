//! Of the items that ids and names leave open, who is most like whom: one assignment over all of them.

use super::alike::candidates;
use super::assign::{Edge, assign, worth};
use super::identity::items_by_path;
use super::profile::Background;
use super::{Found, Matcher};
use crate::diff::document::{By, NodeKind};
use crate::diff::tree::Tree;

/// An id or a path that was doubted still speaks for a pair: it weighs this much.
const DOUBTED: f64 = 0.1;
/// Less alike than this, two items of one id are two: the code was given to another.
const REUSED: f64 = 0.6;

/// Pairs what is left: items with others below them first, so that these can be known by their names again.
pub(super) fn items_by_likeness(matcher: &mut Matcher<'_, '_>) {
    for inner in [true, false] {
        if assign_items(matcher, inner) {
            items_by_path(matcher);
        }
    }
    settle_doubts(matcher);
}

fn assign_items(matcher: &mut Matcher<'_, '_>, inner: bool) -> bool {
    let is_inner = |has_below: bool| !inner || has_below;
    let mut lefts = matcher.matches.items.free();
    let mut rights = matcher.matches.items.free_others();
    lefts.retain(|n| is_inner(matcher.base.items.get(*n).is_some_and(|node| !node.below.is_empty())));
    rights.retain(|n| is_inner(matcher.other.items.get(*n).is_some_and(|node| !node.below.is_empty())));
    if lefts.is_empty() || rights.is_empty() {
        return false;
    }
    let profiles: Vec<_> = lefts.iter().map(|n| matcher.profiles.0.of(matcher.base, *n)).collect();
    let others: Vec<_> = rights.iter().map(|n| matcher.profiles.1.of(matcher.other, *n)).collect();
    let mut pairs = candidates(
        (&profiles, |profile| profile.name_and_content()),
        (&others, |profile| profile.name_and_content()),
    );
    let position = |list: &[usize], node: usize| list.binary_search(&node).ok();
    let doubts = matcher.doubts.keys();
    pairs.extend(doubts.filter_map(|(n, m)| Some((position(&lefts, *n)?, position(&rights, *m)?))));
    pairs.sort_unstable();
    pairs.dedup();
    let mut edges = Vec::new();
    let mut likeness = rustc_hash::FxHashMap::default();
    for (left, right) in pairs {
        let (Some(&n), Some(&m)) = (lefts.get(left), rights.get(right)) else { continue };
        let (Some(profile), Some(other)) = (profiles.get(left), others.get(right)) else { continue };
        if !matcher.forbidden.allows(NodeKind::Item, n, m) {
            continue;
        }
        let place = matcher.place(n, m);
        let (score, parts) = profile.alike_among(other, place, || matcher.background(n, m));
        let weighed = if matcher.doubts.contains_key(&(n, m)) { score + DOUBTED } else { score };
        let threshold =
            if place > 0.0 { matcher.options.thresholds.item } else { matcher.options.thresholds.across };
        if weighed >= threshold && score > 0.0 {
            likeness.insert((left, right), (score, parts));
            edges.push(Edge { left, right, worth: worth(weighed) * 8 + matcher.nearness(n, m) });
        }
    }
    let mut any = false;
    for (left, right) in assign(lefts.len(), rights.len(), &edges).into_iter().enumerate() {
        let Some(right) = right else { continue };
        let (Some(&n), Some(&at)) = (lefts.get(left), rights.get(right)) else { continue };
        let Some(&(score, parts)) = likeness.get(&(left, right)) else { continue };
        let by = matcher.doubts.get(&(n, at)).copied().unwrap_or(By::Similarity);
        any |= matcher.matches.items.join(n, Found { at, by, score, parts });
    }
    any
}

/// What was doubted and found no better partner: under one name in one place it is one, and under one code unless
/// nothing else speaks for it.
fn settle_doubts(matcher: &mut Matcher<'_, '_>) {
    for ((base, other), by) in std::mem::take(&mut matcher.doubts) {
        let (left, right) =
            (matcher.profiles.0.of(matcher.base, base), matcher.profiles.1.of(matcher.other, other));
        let (score, parts) = left.alike(&right, matcher.place(base, other));
        if by != By::Id || score >= REUSED || parts.content.is_none() {
            matcher.matches.items.join(base, Found { at: other, by, score, parts });
        }
    }
    items_by_path(matcher);
    for ((base, other), by) in std::mem::take(&mut matcher.doubts) {
        matcher.join_items(base, other, by);
    }
}

/// How many siblings on each side an item is held against.
const SIBLINGS: usize = 12;

/// The items around an item at its own depth: its siblings, or where it has few, those of its domain.
fn siblings(tree: &Tree<'_>, item: usize) -> Vec<usize> {
    let Some(node) = tree.items.get(item) else { return Vec::new() };
    let is_leaf = node.below.is_empty();
    let near = |same_parent: bool| {
        let like = move |at: &usize| {
            tree.items.get(*at).is_some_and(|other| {
                other.domain == node.domain
                    && other.below.is_empty() == is_leaf
                    && (!same_parent || other.parent == node.parent)
            })
        };
        let before = (0..item).rev().take(SIBLINGS * 4).filter(like).take(SIBLINGS);
        let after = (item + 1..tree.items.len()).take(SIBLINGS * 4).filter(like).take(SIBLINGS);
        before.chain(after).collect::<Vec<_>>()
    };
    let own = near(true);
    if own.len() < 3 { near(false) } else { own }
}

impl Matcher<'_, '_> {
    /// How alike the places of two items are: 1 under one parent, half within one domain, nothing elsewhere.
    pub(super) fn place(&self, base: usize, other: usize) -> f64 {
        let (Some(node), Some(there)) = (self.base.items.get(base), self.other.items.get(other)) else {
            return 0.0;
        };
        if self.matches.is_in_place(self.base, self.other, base, other) {
            return 1.0;
        }
        let domain = self.matches.domains.of(node.domain).map(|found| found.at);
        if domain == Some(there.domain) { 0.5 } else { 0.0 }
    }

    /// How alike each of two items is to an item around the other, at the most. Those that are free too are weighed by the
    /// assignment; names are told apart under one parent only.
    fn background(&mut self, base: usize, other: usize) -> Background {
        let (left, right) = (self.profiles.0.of(self.base, base), self.profiles.1.of(self.other, other));
        let mut most = Background::default();
        for sibling in siblings(self.base, base) {
            if self.matches.items.of(sibling).is_some() {
                let like = right.like(&self.profiles.0.of(self.base, sibling));
                let one_family = self.base.family(base) == self.base.family(sibling);
                most = most.max(if one_family { like } else { like.without_name() });
            }
        }
        for sibling in siblings(self.other, other) {
            if self.matches.items.back(sibling).is_some() {
                let like = left.like(&self.profiles.1.of(self.other, sibling));
                let one_family = self.other.family(other) == self.other.family(sibling);
                most = most.max(if one_family { like } else { like.without_name() });
            }
        }
        most
    }

    /// How near two items are in their order, from 0 to 7: it settles what is alike in all else.
    fn nearness(&self, base: usize, other: usize) -> i64 {
        let after = |tree: &Tree<'_>, item: usize| {
            let first = tree.items.get(item).and_then(|node| match node.parent {
                Some(parent) => tree.items.get(parent).map(|parent| parent.below.start),
                None => tree.domains.get(node.domain).map(|domain| domain.items.start),
            });
            item.abs_diff(first.unwrap_or_default())
        };
        let apart = after(self.base, base).abs_diff(after(self.other, other)).min(7);
        7 - i64::try_from(apart).unwrap_or(7)
    }
}
