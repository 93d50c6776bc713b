//! Entries that were split: what one of the parts says, they all say.

use crate::diff::tree::Tree;
use crate::model::{Element, Entry, Level, Levels, Wording};
use crate::text;

use super::counterparts::Counterparts;

/// The parts of the guideline's entries that were split, by the entry's position, each as if it said what they say together.
pub(super) struct Joined(Vec<(usize, Vec<Entry>)>);

impl Joined {
    pub(super) fn of(guideline: &Tree<'_>, catalog: &Tree<'_>, counterparts: &Counterparts) -> Self {
        let mut joined = Vec::new();
        for row in 0..guideline.entries.len() {
            let Some(found) = counterparts.get(row).filter(|found| !found.parts.is_empty()) else { continue };
            let parts: Vec<&Entry> = std::iter::once(&found.at)
                .chain(&found.parts)
                .filter_map(|at| catalog.entries.get(*at))
                .map(|node| node.entry)
                .collect();
            joined.push((row, together(&parts)));
        }
        Self(joined)
    }

    /// The parts of an entry that was split, the main one first.
    pub(super) fn get(&self, row: usize) -> Option<&[Entry]> {
        let at = self.0.binary_search_by_key(&row, |(row, _)| *row).ok()?;
        self.0.get(at).map(|(_, parts)| parts.as_slice())
    }
}

/// Entries that each say what all of them disclose, on which basis, by whom and at which levels; limits, channels, audiences and
/// methods stay each one's own, because the weakest counts.
fn together(parts: &[&Entry]) -> Vec<Entry> {
    let content = worded(parts, |entry| &entry.content);
    let basis = worded(parts, |entry| &entry.basis);
    let body = worded(parts, |entry| &entry.body);
    let levels = levels(parts);
    let each = parts.iter().map(|part| Entry {
        content: content.clone(),
        basis: basis.clone(),
        body: body.clone(),
        levels: levels.clone(),
        ..(*part).clone()
    });
    each.collect()
}

/// The different wordings of an element, a line each; unknown where one is.
fn worded<'a>(parts: &[&'a Entry], element: impl Fn(&'a Entry) -> &'a Element<Wording>) -> Element<Wording> {
    let mut lines: Vec<&str> = Vec::new();
    for part in parts {
        match element(part) {
            Element::Unknown => return Element::Unknown,
            Element::Absent => {}
            Element::Known(wording) => {
                let words = text::words(wording.as_str());
                if lines.iter().all(|line| text::words(line) != words) {
                    lines.push(wording.as_str());
                }
            }
        }
    }
    Element::worded(&lines.join("\n"))
}

/// The levels that any of them binds; unknown where one's are.
fn levels(parts: &[&Entry]) -> Element<Levels> {
    if parts.iter().any(|part| part.levels.is_unknown()) {
        return Element::Unknown;
    }
    let known: Vec<&Levels> = parts.iter().filter_map(|part| part.levels.known()).collect();
    if known.is_empty() {
        return Element::Absent;
    }
    Element::Known(
        Level::ALL.into_iter().filter(|level| known.iter().any(|one| one.contains(*level))).collect(),
    )
}
