//! Which entries of two items are one.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::alike::{Grams, candidates, mean};
use super::assign::{Edge, assign, worth};
use super::profile::parts_of;
use super::{Found, Matcher};
use crate::diff::document::{By, NodeKind, Parts};
use crate::diff::tree::EntryNode;
use crate::model::Entry;
use crate::text;

/// How much content and basis count.
const CONTENT: f64 = 4.0;
const BASIS: f64 = 1.0;

/// Pairs the entries of all items that are one: those with the same words first, then the most alike. Numbers of entries shift
/// when one is dropped, so a number alone pairs only entries whose content cannot be compared.
pub(super) fn of_items(matcher: &mut Matcher<'_, '_>) {
    let items: Vec<(usize, usize)> = matcher.matches.items.iter().map(|(n, found)| (n, found.at)).collect();
    for (item, at) in items {
        let (Some(node), Some(there)) = (matcher.base.items.get(item), matcher.other.items.get(at)) else {
            continue;
        };
        let (left, right) = (node.entries.clone(), there.entries.clone());
        let is_same = |(row, other): (&EntryNode<'_>, &EntryNode<'_>)| {
            row.entry.content.known().is_some() && row.entry.content == other.entry.content
        };
        let mut rows = matcher.base.rows(item).iter().zip(matcher.other.rows(at));
        if left.len() == right.len() && rows.all(is_same) {
            for (row, other) in left.zip(right) {
                matcher.join_rows(row, other, None);
            }
        } else {
            pair(matcher, &left, &right);
        }
    }
}

fn pair(matcher: &mut Matcher<'_, '_>, lefts: &Range<usize>, rights: &Range<usize>) {
    let free = |matcher: &Matcher<'_, '_>| -> (Vec<usize>, Vec<usize>) {
        let entries = &matcher.matches.entries;
        let left = lefts.clone().filter(|row| entries.of(*row).is_none());
        (left.collect(), rights.clone().filter(|row| entries.back(*row).is_none()).collect())
    };
    let (left, right) = free(matcher);
    same_words(matcher, &left, &right);
    let (left, right) = free(matcher);
    most_alike(matcher, &left, &right);
    let (left, right) = free(matcher);
    for row in left {
        let same = right.iter().find(|other| matcher.has_same_number(row, **other));
        if let Some(&other) = same.filter(|other| matcher.is_blank_pair(row, **other)) {
            matcher.join_rows(row, other, Some(By::Id));
        }
    }
    let alone = lefts.len() == 1 && rights.len() == 1;
    let (left, right) = free(matcher);
    if let (&[row], &[other]) = (left.as_slice(), right.as_slice())
        && (alone || matcher.is_blank_pair(row, other))
    {
        matcher.join_rows(row, other, Some(By::Remainder));
    }
}

/// Joins the entries whose words only one on each side has.
fn same_words(matcher: &mut Matcher<'_, '_>, lefts: &[usize], rights: &[usize]) {
    let words =
        |entry: Option<&Entry>| entry.map(|entry| text::words(entry.content.text())).unwrap_or_default();
    let mut by_words: FxHashMap<String, (Vec<usize>, Vec<usize>)> = FxHashMap::default();
    let mut order = Vec::new();
    for row in lefts {
        let words = words(matcher.base.entries.get(*row).map(|node| node.entry));
        let rows = by_words.entry(words.clone()).or_default();
        if rows.0.is_empty() {
            order.push(words);
        }
        rows.0.push(*row);
    }
    for row in rights {
        let words = words(matcher.other.entries.get(*row).map(|node| node.entry));
        by_words.entry(words).or_default().1.push(*row);
    }
    for words in order {
        if let Some((left, right)) = by_words.get(&words).filter(|_| !words.is_empty())
            && let (&[row], &[other]) = (left.as_slice(), right.as_slice())
        {
            matcher.join_rows(row, other, None);
        }
    }
}

/// Joins what is left by the one assignment that is most alike.
fn most_alike(matcher: &mut Matcher<'_, '_>, lefts: &[usize], rights: &[usize]) {
    if lefts.is_empty() || rights.is_empty() {
        return;
    }
    let grams =
        |entry: Option<&Entry>| entry.map(|entry| Grams::of(entry.content.text())).unwrap_or_default();
    let left: Vec<Grams> =
        lefts.iter().map(|row| grams(matcher.base.entries.get(*row).map(|node| node.entry))).collect();
    let right: Vec<Grams> =
        rights.iter().map(|row| grams(matcher.other.entries.get(*row).map(|node| node.entry))).collect();
    let pairs = candidates((&left, Grams::clone), (&right, Grams::clone));
    let mut edges = Vec::new();
    for (n, m) in pairs {
        let (Some(&row), Some(&other)) = (lefts.get(n), rights.get(m)) else { continue };
        let content = left.get(n).zip(right.get(m)).and_then(|(a, b)| a.alike(b));
        let (Some(content), Some(equal)) = (content, matcher.equal_elements(row, other)) else { continue };
        if content >= matcher.options.thresholds.entry {
            let near = 7 - i64::try_from(n.abs_diff(m).min(7)).unwrap_or(7);
            edges.push(Edge { left: n, right: m, worth: worth(content) * 64 + equal * 8 + near });
        }
    }
    for (n, m) in assign(lefts.len(), rights.len(), &edges).into_iter().enumerate() {
        if let (Some(&row), Some(&other)) = (lefts.get(n), m.and_then(|m| rights.get(m))) {
            matcher.join_rows(row, other, None);
        }
    }
}

impl Matcher<'_, '_> {
    /// Takes two entries for one. Unless it is said how they were found, their words say it.
    pub(super) fn join_rows(&mut self, row: usize, at: usize, by: Option<By>) -> bool {
        let (Some(node), Some(there)) = (self.base.entries.get(row), self.other.entries.get(at)) else {
            return false;
        };
        if !self.forbidden.allows(NodeKind::Entry, row, at) {
            return false;
        }
        let (score, parts) = alike(node.entry, there.entry);
        let by = by.unwrap_or_else(|| match parts.content {
            Some(1.0) if node.entry.id == there.entry.id => By::Id,
            Some(1.0) => By::Path,
            _ => By::Similarity,
        });
        self.matches.entries.join(row, Found { at, by, score, parts })
    }

    fn has_same_number(&self, row: usize, other: usize) -> bool {
        let number = |entry: &Entry| entry.id.as_str().rsplit_once('#').map(|(_, n)| n.to_owned());
        let (Some(node), Some(there)) = (self.base.entries.get(row), self.other.entries.get(other)) else {
            return false;
        };
        number(node.entry).is_some() && number(node.entry) == number(there.entry)
    }

    /// Whether one of two entries has no content to compare.
    fn is_blank_pair(&self, row: usize, other: usize) -> bool {
        let entries = [self.base.entries.get(row), self.other.entries.get(other)];
        entries.into_iter().flatten().any(|node| text::words(node.entry.content.text()).is_empty())
    }

    /// How many of the elements that tell entries of one content apart are the same, up to 7.
    pub(super) fn equal_elements(&self, row: usize, other: usize) -> Option<i64> {
        let (left, right) = (self.base.entries.get(row)?.entry, self.other.entries.get(other)?.entry);
        let equal = [
            left.basis == right.basis,
            left.time_limit == right.time_limit,
            left.body == right.body,
            left.channels == right.channels,
            left.audience == right.audience,
            left.method == right.method,
            left.levels == right.levels,
        ];
        Some(equal.into_iter().map(i64::from).sum())
    }
}

/// How alike two entries are.
pub(super) fn alike(left: &Entry, right: &Entry) -> (f64, Parts) {
    let part = |left: &str, right: &str| {
        if left == right {
            (!left.is_empty()).then_some(1.0)
        } else {
            Grams::of(left).alike(&Grams::of(right))
        }
    };
    let content = part(left.content.text(), right.content.text());
    let basis = part(left.basis.text(), right.basis.text());
    (mean(&[(content, CONTENT), (basis, BASIS)]), parts_of(None, content, basis, None))
}
