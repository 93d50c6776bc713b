//! How alike the items are that ids and names made one.

use super::Matcher;
use super::profile::parts_of;
use crate::diff::document::{By, Parts};

/// Says of each item that was found by its id or name how alike it is.
pub(super) fn items(matcher: &mut Matcher<'_, '_>) {
    let found: Vec<(usize, usize)> = matcher
        .matches
        .items
        .iter()
        .filter(|(_, found)| found.by != By::Similarity && found.parts == Parts::default())
        .map(|(n, found)| (n, found.at))
        .collect();
    for (n, at) in found {
        let (score, parts) = likeness(matcher, n, at);
        matcher.matches.items.grade(n, score, parts);
    }
}

/// How alike two items are; where nothing was edited, without looking into their texts.
fn likeness(matcher: &mut Matcher<'_, '_>, n: usize, at: usize) -> (f64, Parts) {
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
        let has = |text: fn(&crate::model::Entry) -> &str| {
            matcher.base.rows(n).iter().any(|row| !text(row.entry).is_empty()).then_some(1.0)
        };
        let (content, basis) = (has(|entry| entry.content.text()), has(|entry| entry.basis.text()));
        return (1.0, parts_of(Some(1.0), content, basis, Some(place)));
    }
    let profile = matcher.profiles.0.of(matcher.base, n);
    let other = matcher.profiles.1.of(matcher.other, at);
    profile.alike(&other, place)
}
