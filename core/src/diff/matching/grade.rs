//! How alike those are that pins, ids, names and children made one.

use super::profile::parts_of;
use super::{Matcher, Part, domains, entries};
use crate::diff::document::Parts;
use crate::model::Entry;

/// Says how alike each pair is of which nobody has said it yet.
pub(super) fn all(matcher: &mut Matcher<'_, '_>) {
    for (n, at) in matcher.matches.domains.ungraded() {
        let (score, parts) = domains::alike(matcher, n, at);
        matcher.matches.domains.grade(n, score, parts);
    }
    for (n, at) in matcher.matches.items.ungraded() {
        let (score, parts) = items(matcher, n, at);
        matcher.matches.items.grade(n, score, parts);
    }
    for (n, at) in matcher.matches.entries.ungraded() {
        let (score, parts) = rows(matcher, n, at);
        matcher.matches.entries.grade(n, score, parts);
    }
    let mut parts = std::mem::take(&mut matcher.matches.domain_parts);
    grade(&mut parts, |n, at| domains::alike(matcher, n, at));
    matcher.matches.domain_parts = parts;
    let mut parts = std::mem::take(&mut matcher.matches.entry_parts);
    grade(&mut parts, |n, at| rows(matcher, n, at));
    matcher.matches.entry_parts = parts;
    // Where a part stands is told by the parts: they stay where they are.
    let mut parts = matcher.matches.item_parts.clone();
    grade(&mut parts, |n, at| items(matcher, n, at));
    matcher.matches.item_parts = parts;
}

fn grade(parts: &mut [Part], mut alike: impl FnMut(usize, usize) -> (f64, Parts)) {
    for part in parts {
        (part.score, part.parts) = alike(part.base, part.other);
    }
}

/// How alike two entries are.
fn rows(matcher: &Matcher<'_, '_>, n: usize, at: usize) -> (f64, Parts) {
    let pair = matcher.base.entries.get(n).zip(matcher.other.entries.get(at));
    pair.map_or((0.0, Parts::default()), |(row, other)| entries::alike(row.entry, other.entry))
}

/// How alike two items are; where nothing was edited, without looking into their texts.
fn items(matcher: &mut Matcher<'_, '_>, n: usize, at: usize) -> (f64, Parts) {
    let place = matcher.place(n, at);
    let same = matcher.base.items.get(n).zip(matcher.other.items.get(at)).is_some_and(|(node, there)| {
        let (rows, others) = (matcher.base.rows(n), matcher.other.rows(at));
        node.item.name == there.item.name
            && rows.len() == others.len()
            && rows
                .iter()
                .zip(others)
                .all(|(a, b)| a.entry.content == b.entry.content && a.entry.basis == b.entry.basis)
    });
    if same && place >= 1.0 {
        let has = |text: fn(&Entry) -> &str| {
            matcher.base.rows(n).iter().any(|row| !text(row.entry).is_empty()).then_some(1.0)
        };
        let (content, basis) = (has(|entry| entry.content.text()), has(|entry| entry.basis.text()));
        return (1.0, parts_of(Some(1.0), content, basis, Some(place)));
    }
    let profile = matcher.profiles.0.of(matcher.base, n);
    let other = matcher.profiles.1.of(matcher.other, at);
    profile.alike(&other, place)
}
