//! What became several, and what several became.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::alike::{Grams, candidates};
use super::assign::{Edge, assign, worth};
use super::{Matcher, Part};
use crate::diff::document::{By, NodeKind};
use crate::diff::tree::Tree;
use crate::model::Entry;

/// An entry that holds this much of another's content is made of it.
const HELD: f64 = 0.8;
/// Where its own counterpart holds this much of it already, it is not news.
const KNOWN: f64 = 0.5;
/// Two entries of different items this much alike are one that went over.
const GONE_OVER: f64 = 0.8;
/// Shorter contents, in pairs of characters, occur anywhere.
const TELLING: usize = 6;

/// Finds the entries that went over to another item, and the items and entries that were split or merged.
pub(super) fn parts(matcher: &mut Matcher<'_, '_>) {
    let (rows, others) = (matcher.matches.entries.free(), matcher.matches.entries.free_others());
    if rows.is_empty() && others.is_empty() {
        return;
    }
    let left = texts(&rows, |row| matcher.base.entries.get(row).map(|node| node.entry));
    let right = texts(&others, |row| matcher.other.entries.get(row).map(|node| node.entry));
    let gone = gone_over(matcher, &left, &right);
    let split = held(matcher, &right, false);
    let merged = held(matcher, &left, true);
    settle(matcher, gone, &split, &merged);
}

fn own_grams((_, grams): &(usize, Grams)) -> Grams {
    grams.clone()
}

/// The entries that have a telling content, with it.
fn texts<'a>(rows: &[usize], entry: impl Fn(usize) -> Option<&'a Entry>) -> Vec<(usize, Grams)> {
    let texts = rows.iter().filter_map(|row| Some((*row, Grams::of(entry(*row)?.content.text()))));
    texts.filter(|(_, grams)| grams.len() >= TELLING).collect()
}

/// Pairs of entries of different items that are one: the assignment that is most alike.
fn gone_over(
    matcher: &Matcher<'_, '_>,
    left: &[(usize, Grams)],
    right: &[(usize, Grams)],
) -> Vec<(usize, usize)> {
    let mut alike = Vec::new();
    for (n, m) in candidates((left, own_grams), (right, own_grams)) {
        let (Some((row, a)), Some((other, b))) = (left.get(n), right.get(m)) else { continue };
        let score = a.alike(b).unwrap_or_default();
        if score >= GONE_OVER && matcher.forbidden.allows(NodeKind::Entry, *row, *other) {
            alike.push((n, m, score));
        }
    }
    // A base's entry has its rivals for an entry of the other in the base, and the reverse.
    let in_base = Rivals::of(matcher, alike.iter().map(|(n, m, _)| (left.get(*n), right.get(*m))), true);
    let in_other = Rivals::of(matcher, alike.iter().map(|(n, m, _)| (right.get(*m), left.get(*n))), false);
    let mut edges = Vec::new();
    for (n, m, score) in alike {
        let (Some((row, _)), Some((other, _))) = (left.get(n), right.get(m)) else { continue };
        let equal = matcher.equal_elements(*row, *other).unwrap_or_default();
        if !in_base.beat(*row, *other, score, equal) && !in_other.beat(*other, *row, score, equal) {
            let items = worth(matcher.items_alike(*row, *other)) / 4;
            edges.push(Edge { left: n, right: m, worth: (worth(score) + items) * 8 + equal });
        }
    }
    let partners = assign(left.len(), right.len(), &edges);
    let found = left.iter().zip(partners).filter_map(|((row, _), m)| Some((*row, right.get(m?)?.0)));
    found.collect()
}

/// The entries of one side that have their counterpart already and are alike to an entry of the other side which has
/// none. Where one of them is as much like it as the entry that may have gone over, that likeness says nothing.
struct Rivals<'t, 'a> {
    tree: &'t Tree<'a>,
    /// By the domain they stand in and the entry they are like: how alike, and how many elements are equal.
    found: FxHashMap<(usize, usize), Vec<(f64, i64)>>,
}

impl<'t, 'a> Rivals<'t, 'a> {
    /// The rivals of the first of each pair, which stands on this side, for the second.
    fn of<'g>(
        matcher: &Matcher<'a, 't>,
        pairs: impl Iterator<Item = (Option<&'g (usize, Grams)>, Option<&'g (usize, Grams)>)>,
        in_base: bool,
    ) -> Self {
        let tree = if in_base { matcher.base } else { matcher.other };
        let mut asked: BTreeMap<usize, BTreeMap<usize, &Grams>> = BTreeMap::new();
        for (own, other) in pairs {
            if let (Some((own, _)), Some((other, grams))) = (own, other)
                && let Some(domain) = tree.domain_of(*own)
            {
                asked.entry(domain).or_default().insert(*other, grams);
            }
        }
        let mut rivals = Self { tree, found: FxHashMap::default() };
        for (domain, asking) in asked {
            let entries = &matcher.matches.entries;
            let is_taken =
                |row: &usize| if in_base { entries.of(*row).is_some() } else { entries.back(*row).is_some() };
            let taken = tree.domain_rows(domain).filter(is_taken);
            let taken: Vec<(usize, Grams)> = taken.map(|row| (row, content(tree, row))).collect();
            let asking: Vec<(usize, &Grams)> = asking.into_iter().collect();
            for (n, m) in candidates((&asking, |(_, grams)| (*grams).clone()), (&taken, own_grams)) {
                let (Some((other, grams)), Some((rival, own))) = (asking.get(n), taken.get(m)) else {
                    continue;
                };
                let score = own.alike(grams).unwrap_or_default();
                if score >= GONE_OVER {
                    let pair = if in_base { (*rival, *other) } else { (*other, *rival) };
                    let equal = matcher.equal_elements(pair.0, pair.1).unwrap_or_default();
                    rivals.found.entry((domain, *other)).or_default().push((score, equal));
                }
            }
        }
        rivals
    }

    /// Whether a rival of an entry on this side is as much like the other.
    fn beat(&self, own: usize, other: usize, score: f64, equal: i64) -> bool {
        let rivals = self.tree.domain_of(own).and_then(|domain| self.found.get(&(domain, other)));
        rivals.is_some_and(|rivals| {
            rivals.iter().any(|(alike, same)| *alike > score || *alike >= score && *same >= equal)
        })
    }
}

fn content(tree: &Tree<'_>, row: usize) -> Grams {
    Grams::of(tree.entries.get(row).map_or("", |node| node.entry.content.text()))
}

/// Of the entries that stand alone, those whose content an entry of the other side holds that is somebody else's: it
/// holds more than its own counterpart explains. As (base, other).
fn held(matcher: &Matcher<'_, '_>, alone: &[(usize, Grams)], is_base: bool) -> Vec<(usize, usize)> {
    if alone.is_empty() {
        return Vec::new();
    }
    let grown = grown(matcher, is_base);
    let pairs = candidates((alone, own_grams), (&grown, |(.., whole, _)| whole.clone()));
    let mut best: Vec<Option<(i64, usize)>> = vec![None; alone.len()];
    for (n, m) in pairs {
        let (Some((row, part)), Some((holder, domain, whole, own))) = (alone.get(n), grown.get(m)) else {
            continue;
        };
        let held = part.within(whole);
        if matcher.domain_of_row(*row, is_base) != Some(*domain) || held < HELD || part.within(own) >= KNOWN {
            continue;
        }
        let candidate = (worth(held), usize::MAX - holder);
        if let Some(place) = best.get_mut(n) {
            *place = (*place).max(Some(candidate));
        }
    }
    let found = alone.iter().zip(best).filter_map(|((row, _), best)| Some((*row, usize::MAX - best?.1)));
    let in_order = |(row, holder)| if is_base { (row, holder) } else { (holder, row) };
    found.map(in_order).filter(|(a, b)| matcher.forbidden.allows(NodeKind::Entry, *a, *b)).collect()
}

/// The paired entries of one side that hold words which their counterparts do not: their position, the domain they stand in
/// (as the base counts), their content and their counterpart's.
fn grown(matcher: &Matcher<'_, '_>, in_other: bool) -> Vec<(usize, usize, Grams, Grams)> {
    let mut grown = Vec::new();
    for (row, found) in matcher.matches.entries.iter() {
        let pair = matcher.base.entries.get(row).zip(matcher.other.entries.get(found.at));
        let Some((left, right)) = pair.filter(|(left, right)| left.entry.content != right.entry.content)
        else {
            continue;
        };
        let Some(domain) = matcher.base.items.get(left.item).map(|node| node.domain) else { continue };
        let texts = (Grams::of(left.entry.content.text()), Grams::of(right.entry.content.text()));
        let (holder, whole, own) =
            if in_other { (found.at, texts.1, texts.0) } else { (row, texts.0, texts.1) };
        if whole.len() >= own.len() + TELLING {
            grown.push((holder, domain, whole, own));
        }
    }
    grown
}

/// Makes of what was found entries that went over, and items that were split or merged.
fn settle(
    matcher: &mut Matcher<'_, '_>,
    gone: Vec<(usize, usize)>,
    split: &[(usize, usize)],
    merged: &[(usize, usize)],
) {
    divided(matcher, &gone, split, false);
    divided(matcher, &gone, merged, true);
    for (row, other) in gone {
        let (Some(item), Some(there)) = (matcher.item_of(row, true), matcher.item_of(other, false)) else {
            continue;
        };
        let pairs = &matcher.matches.items;
        let is_part = matcher.matches.item_parts.iter().any(|part| (part.base, part.other) == (item, there));
        let both_known = pairs.of(item).is_some() && pairs.back(there).is_some();
        if is_part || both_known {
            matcher.join_rows(row, other, Some(By::Similarity));
        }
    }
    for &(row, other) in split.iter().chain(merged) {
        let entries = &matcher.matches.entries;
        // One of the two is another's, the other nobody's; within one item or between an item and its part.
        let (Some(item), Some(there)) = (matcher.item_of(row, true), matcher.item_of(other, false)) else {
            continue;
        };
        let one_item = matcher.matches.items.of(item).is_some_and(|found| found.at == there);
        let is_part = matcher.matches.item_parts.iter().any(|part| (part.base, part.other) == (item, there));
        if entries.of(row).is_some() != entries.back(other).is_some() && (one_item || is_part) {
            matcher.matches.entry_parts.push(Part::new(row, other, By::Similarity));
        }
    }
}

/// Finds the items of one side that nobody has and of whose entries at least half are of one item on the other side that
/// is somebody's: items of the other were split off, items of the base merged in.
fn divided(matcher: &mut Matcher<'_, '_>, gone: &[(usize, usize)], held: &[(usize, usize)], in_base: bool) {
    let mut sources: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &(row, other) in gone.iter().chain(held) {
        if let (Some(item), Some(there)) = (matcher.item_of(row, true), matcher.item_of(other, false)) {
            let (own, source) = if in_base { (item, there) } else { (there, item) };
            sources.entry(own).or_default().push(source);
        }
    }
    for (own, sources) in sources {
        let Some((source, n)) = most(&sources) else { continue };
        let (base, other) = if in_base { (own, source) } else { (source, own) };
        let items = &matcher.matches.items;
        let (base_is_free, other_is_free) = (items.of(base).is_none(), items.back(other).is_none());
        // Of the two, the part is nobody's and the other somebody's.
        let is_part = (base_is_free, other_is_free) == (in_base, !in_base);
        let rows = if in_base { matcher.base.rows(own) } else { matcher.other.rows(own) };
        if is_part && n * 2 >= rows.len() {
            matcher.add_item_part(base, other);
        }
    }
}

/// What occurs most often, the first of several, and how often.
pub(super) fn most(list: &[usize]) -> Option<(usize, usize)> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    for node in list {
        *counts.entry(*node).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(node, n)| (*n, std::cmp::Reverse(*node)))
}

impl Matcher<'_, '_> {
    fn item_of(&self, row: usize, in_base: bool) -> Option<usize> {
        let entries = if in_base { &self.base.entries } else { &self.other.entries };
        entries.get(row).map(|node| node.item)
    }

    /// The domain that an entry stands in, as the base counts domains.
    fn domain_of_row(&self, row: usize, in_base: bool) -> Option<usize> {
        if in_base { self.base.domain_of(row) } else { self.matches.domains.back(self.other.domain_of(row)?) }
    }

    /// How alike the names of the items are that two entries belong to.
    fn items_alike(&self, row: usize, other: usize) -> f64 {
        let name = |tree: &Tree<'_>, row: usize| {
            let item = tree.entries.get(row).and_then(|node| tree.items.get(node.item));
            item.map(|node| Grams::of_name(&node.item.name)).unwrap_or_default()
        };
        name(self.base, row).alike(&name(self.other, other)).unwrap_or_default()
    }
}
