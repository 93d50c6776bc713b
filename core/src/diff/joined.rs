//! Entries that were split or merged: what one of the parts says, they all say.

use rustc_hash::FxHashMap;

use super::matching::Matches;
use super::tree::{EntryNode, Tree};
use crate::model::{Element, Entry, Level, Levels, Wording};
use crate::text;

/// What the parts of an entry say together.
#[derive(Default)]
pub(crate) struct Joined {
    /// Of entries of the base, all that they were split into.
    split: FxHashMap<usize, Entry>,
    /// Of entries of the other, all that was merged into them.
    merged: FxHashMap<usize, Entry>,
}

impl Joined {
    pub(crate) fn of(base: &Tree<'_>, other: &Tree<'_>, matches: &Matches) -> Self {
        let mut joined = Self::default();
        for part in &matches.entry_parts {
            let entry = |list: &[EntryNode<'_>], at: usize| list.get(at).map(|node| node.entry.clone());
            if let Some(main) = matches.entries.of(part.base) {
                let own = || entry(&other.entries, main.at);
                join(&mut joined.split, part.base, own, entry(&other.entries, part.other));
            } else if let Some(main) = matches.entries.back(part.other) {
                let own = || entry(&base.entries, main);
                join(&mut joined.merged, part.other, own, entry(&base.entries, part.base));
            }
        }
        joined
    }

    /// What an entry of the base was split into, as one entry; `None` where it was not split.
    pub(crate) fn split(&self, base: usize) -> Option<&Entry> {
        self.split.get(&base)
    }

    /// What was merged into an entry of the other, as one entry; `None` where nothing was.
    pub(crate) fn merged(&self, other: usize) -> Option<&Entry> {
        self.merged.get(&other)
    }
}

/// Adds a part to what is joined at a position.
fn join(
    list: &mut FxHashMap<usize, Entry>,
    at: usize,
    own: impl FnOnce() -> Option<Entry>,
    part: Option<Entry>,
) {
    let known = list.remove(&at).or_else(own);
    if let (Some(known), Some(part)) = (known, part) {
        let whole = together(&[&known, &part]).into_iter().next();
        list.insert(at, whole.unwrap_or(known));
    }
}

/// Entries that each say what all of them disclose, on which basis, by whom and at which levels; limits, channels, audiences and
/// methods stay each one's own, because the weakest counts.
pub(crate) fn together(parts: &[&Entry]) -> Vec<Entry> {
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
