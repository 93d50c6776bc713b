//! Domains that were copied from the guideline word for word.

use super::counterparts::Counterparts;
use super::document::CopiedDomain;
use super::level::is_copied_body;
use crate::diff::matching::Matches;
use crate::diff::tree::Tree;
use crate::model::{Element, Entry, Level, Wording};
use crate::text;

/// The domains of which every entry is there with the guideline's content, basis, limit and generic body.
pub(super) fn copies(
    guideline: &Tree<'_>,
    catalog: &Tree<'_>,
    matches: &Matches,
    counterparts: &Counterparts,
    level: Option<Level>,
) -> Vec<CopiedDomain> {
    let is_copy = |row: usize| {
        let found = counterparts
            .get(row)
            .filter(|found| found.parts.is_empty() && !found.is_merged && !found.is_moved);
        let other = found.and_then(|found| catalog.entries.get(found.at));
        guideline.entries.get(row).zip(other).is_some_and(|(base, other)| {
            is_copied(base.entry, other.entry) && is_copied_body(base.entry, other.entry, level)
        })
    };
    let mut copies = Vec::new();
    for (n, found) in matches.domains.iter() {
        let (Some(node), Some(other)) = (guideline.domains.get(n), catalog.domains.get(found.at)) else {
            continue;
        };
        let items = guideline.items.get(node.items.clone()).unwrap_or_default();
        let entries: usize = items.iter().map(|item| item.entries.len()).sum();
        if entries > 0 && items.iter().flat_map(|item| item.entries.clone()).all(is_copy) {
            copies.push(CopiedDomain {
                path: node.domain.id.to_string(),
                other: other.domain.id.to_string(),
                name: node.domain.name.clone(),
                entries,
            });
        }
    }
    copies
}

/// Whether an entry says the same word for word, its body aside.
fn is_copied(base: &Entry, other: &Entry) -> bool {
    let same = |base: &Element<Wording>, other: &Element<Wording>| {
        !base.is_unknown()
            && !other.is_unknown()
            && (base == other || text::words(base.text()) == text::words(other.text()))
    };
    same(&base.content, &other.content)
        && same(&base.basis, &other.basis)
        && same(&base.time_limit, &other.time_limit)
}
