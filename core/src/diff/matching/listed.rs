//! The matches as a document lists them.

use super::{Found, Matches};
use crate::diff::document::{By, Match, NodeKind};
use crate::diff::options::ListedMatches;
use crate::diff::tree::Tree;
use crate::model::Id;

/// The matches, those of domains first, then items, then entries, each in the base's order, parts behind their main
/// pair's kind.
pub(crate) fn listed(
    base: &Tree<'_>,
    other: &Tree<'_>,
    matches: &Matches,
    which: ListedMatches,
) -> Vec<Match> {
    let mut list = List { all: which == ListedMatches::All, matches: Vec::new() };
    for (n, found) in matches.domains.iter() {
        let ids = base.domains.get(n).zip(other.domains.get(found.at));
        list.add(NodeKind::Domain, ids.map(|(a, b)| (&a.domain.id, &b.domain.id)), found, false);
    }
    for part in &matches.domain_parts {
        let ids = base.domains.get(part.base).zip(other.domains.get(part.other));
        list.add(NodeKind::Domain, ids.map(|(a, b)| (&a.domain.id, &b.domain.id)), part.found(), true);
    }
    let item = |n: usize, at: usize| {
        base.items.get(n).zip(other.items.get(at)).map(|(a, b)| (&a.item.id, &b.item.id))
    };
    for (n, found) in matches.items.iter() {
        list.add(NodeKind::Item, item(n, found.at), found, false);
    }
    for part in &matches.item_parts {
        list.add(NodeKind::Item, item(part.base, part.other), part.found(), true);
    }
    let entry = |n: usize, at: usize| {
        base.entries.get(n).zip(other.entries.get(at)).map(|(a, b)| (&a.entry.id, &b.entry.id))
    };
    for (n, found) in matches.entries.iter() {
        list.add(NodeKind::Entry, entry(n, found.at), found, false);
    }
    for part in &matches.entry_parts {
        list.add(NodeKind::Entry, entry(part.base, part.other), part.found(), true);
    }
    list.matches
}

struct List {
    all: bool,
    matches: Vec<Match>,
}

impl List {
    fn add(&mut self, node: NodeKind, ids: Option<(&Id, &Id)>, found: Found, part: bool) {
        let Some((base, other)) = ids else { return };
        if self.all || part || found.by != By::Id || base != other {
            let (base, other) = (base.clone(), other.clone());
            let Found { by, score, parts, .. } = found;
            self.matches.push(Match { node, base, other, part, by, score, parts });
        }
    }
}
