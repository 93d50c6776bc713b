//! Which rows of two items are one.

use super::{Found, Matches};
use crate::diff::document::{By, Parts};
use crate::diff::tree::Tree;

pub(super) fn of_items(base: &Tree<'_>, other: &Tree<'_>, matches: &mut Matches) {
    for (n, node) in base.items.iter().enumerate() {
        let Some(found) = matches.items.of(n) else { continue };
        let Some(there) = other.items.get(found.at) else { continue };
        for (row, at) in node.entries.clone().zip(there.entries.clone()) {
            matches.entries.join(row, Found { at, by: By::Id, score: 1.0, parts: Parts::default() });
        }
    }
}
