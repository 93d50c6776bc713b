//! What became several, and what several became.

use super::alike::{Grams, candidates};
use super::assign::{Edge, assign};
use super::entries::alike;
use super::items::worth;
use super::{Matcher, Part};
use crate::diff::document::{By, NodeKind, Parts};
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
    let pairs = candidates(left, right, |(_, grams)| grams.clone());
    let mut edges = Vec::new();
    for (n, m) in pairs {
        let (Some((row, a)), Some((other, b))) = (left.get(n), right.get(m)) else { continue };
        let score = a.alike(b).unwrap_or_default();
        let allowed = matcher.forbidden.allows(NodeKind::Entry, *row, *other);
        if score >= GONE_OVER && allowed && !is_anothers(matcher, (*row, a), (*other, b), score) {
            let equal = matcher.equal_elements(*row, *other).unwrap_or_default();
            let items = worth(matcher.items_alike(*row, *other)) / 4;
            edges.push(Edge { left: n, right: m, worth: (worth(score) + items) * 8 + equal });
        }
    }
    let partners = assign(left.len(), right.len(), &edges);
    let found = left.iter().zip(partners).filter_map(|((row, _), m)| Some((*row, right.get(m?)?.0)));
    found.collect()
}

/// Whether one of two entries is as much like an entry on the other side that stands in the same domain and has its
/// counterpart already: then their likeness says nothing.
fn is_anothers(matcher: &Matcher<'_, '_>, left: (usize, &Grams), right: (usize, &Grams), score: f64) -> bool {
    let own = matcher.equal_elements(left.0, right.0);
    let rivals = |row: usize, grams: &Grams, in_base: bool| {
        let tree = if in_base { matcher.base } else { matcher.other };
        tree.domain_rows(row).filter(|rival| *rival != row).any(|rival| {
            let is_taken = if in_base {
                matcher.matches.entries.of(rival).is_some()
            } else {
                matcher.matches.entries.back(rival).is_some()
            };
            let content = tree.entries.get(rival).map_or("", |node| node.entry.content.text());
            let alike = || Grams::of(content).alike(grams).unwrap_or_default();
            let equal = || {
                let pair = if in_base { (rival, right.0) } else { (left.0, rival) };
                matcher.equal_elements(pair.0, pair.1)
            };
            is_taken && {
                let alike = alike();
                alike > score || (alike >= score && equal() >= own)
            }
        })
    };
    rivals(left.0, right.1, true) || rivals(right.0, left.1, false)
}

/// Of the entries that stand alone, those whose content an entry of the other side holds that is somebody else's: it
/// holds more than its own counterpart explains. As (base, other).
fn held(matcher: &Matcher<'_, '_>, alone: &[(usize, Grams)], is_base: bool) -> Vec<(usize, usize)> {
    let grown = grown(matcher, is_base);
    let wholes: Vec<Grams> = grown.iter().map(|(.., whole, _)| whole.clone()).collect();
    let parts: Vec<Grams> = alone.iter().map(|(_, grams)| grams.clone()).collect();
    let pairs = candidates(&parts, &wholes, Grams::clone);
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
    split_items(matcher, &gone, split);
    merged_items(matcher, &gone, merged);
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
            let (score, parts) = matcher.rows_alike(row, other);
            matcher.matches.entry_parts.push(Part { base: row, other, by: By::Similarity, score, parts });
        }
    }
}

/// Items of the other that nobody has and of whose entries at least half come from one item of the base.
fn split_items(matcher: &mut Matcher<'_, '_>, gone: &[(usize, usize)], split: &[(usize, usize)]) {
    for there in matcher.matches.items.free_others() {
        let count = matcher.other.rows(there).len();
        let from = |(row, other): &(usize, usize)| {
            (matcher.item_of(*other, false) == Some(there)).then(|| matcher.item_of(*row, true)).flatten()
        };
        let sources: Vec<usize> = gone.iter().chain(split).filter_map(from).collect();
        let source = most(&sources).filter(|(item, n)| {
            n * 2 >= count
                && matcher.matches.items.of(*item).is_some()
                && matcher.forbidden.allows(NodeKind::Item, *item, there)
                && !matcher
                    .matches
                    .item_parts
                    .iter()
                    .any(|part| part.base == *item && matcher.matches.items.of(part.base).is_none())
        });
        if let Some((base, _)) = source {
            matcher.add_item_part(base, there);
        }
    }
}

/// Items of the base that nobody has and of whose entries at least half went into one item of the other.
fn merged_items(matcher: &mut Matcher<'_, '_>, gone: &[(usize, usize)], merged: &[(usize, usize)]) {
    for item in matcher.matches.items.free() {
        let count = matcher.base.rows(item).len();
        let to = |(row, other): &(usize, usize)| {
            (matcher.item_of(*row, true) == Some(item)).then(|| matcher.item_of(*other, false)).flatten()
        };
        let targets: Vec<usize> = gone.iter().chain(merged).filter_map(to).collect();
        let target = most(&targets).filter(|(there, n)| {
            n * 2 >= count
                && matcher.matches.items.back(*there).is_some()
                && matcher.forbidden.allows(NodeKind::Item, item, *there)
        });
        if let Some((there, _)) = target {
            matcher.add_item_part(item, there);
        }
    }
}

/// What occurs most often, the first of several, and how often.
pub(super) fn most(list: &[usize]) -> Option<(usize, usize)> {
    let count = |node: usize| list.iter().filter(|other| **other == node).count();
    list.iter().map(|node| (*node, count(*node))).max_by_key(|(node, n)| (*n, std::cmp::Reverse(*node)))
}

impl Matcher<'_, '_> {
    fn item_of(&self, row: usize, in_base: bool) -> Option<usize> {
        let entries = if in_base { &self.base.entries } else { &self.other.entries };
        entries.get(row).map(|node| node.item)
    }

    /// The domain that an entry stands in, as the base counts domains.
    fn domain_of_row(&self, row: usize, in_base: bool) -> Option<usize> {
        let item = self.item_of(row, in_base)?;
        if in_base {
            return self.base.items.get(item).map(|node| node.domain);
        }
        self.matches.domains.back(self.other.items.get(item)?.domain)
    }

    /// How alike the names of the items are that two entries belong to.
    fn items_alike(&self, row: usize, other: usize) -> f64 {
        let name = |tree: &crate::diff::tree::Tree<'_>, row: usize| {
            let item = tree.entries.get(row).and_then(|node| tree.items.get(node.item));
            item.map(|node| Grams::of_name(&node.item.name)).unwrap_or_default()
        };
        name(self.base, row).alike(&name(self.other, other)).unwrap_or_default()
    }

    fn rows_alike(&self, row: usize, other: usize) -> (f64, Parts) {
        let pair = self.base.entries.get(row).zip(self.other.entries.get(other));
        pair.map_or((0.0, Parts::default()), |(a, b)| alike(a.entry, b.entry))
    }
}
