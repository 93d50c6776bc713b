//! What ids, derivations and names say.

use rustc_hash::FxHashMap;

use super::{Found, Matches};
use crate::diff::document::{By, Parts};
use crate::diff::tree::Tree;
use crate::model::is_code;
use crate::text;
use crate::vocabulary;

/// The domains of one id, of one derivation, of one name.
pub(super) fn domains(base: &Tree<'_>, other: &Tree<'_>, matches: &mut Matches) {
    for (n, node) in base.domains.iter().enumerate() {
        for (m, candidate) in other.domains.iter().enumerate() {
            let by = if node.domain.id == candidate.domain.id {
                By::Id
            } else if candidate.domain.derived_from.as_ref() == Some(&node.domain.id) {
                By::Derivation
            } else if standard_name(&node.domain.name) == standard_name(&candidate.domain.name) {
                By::Path
            } else {
                continue;
            };
            matches.domains.join(n, Found { at: m, by, score: 1.0, parts: Parts::default() });
        }
    }
}

/// The standard name of a domain, so that 城乡规划 and 国土空间规划 are one.
fn standard_name(name: &str) -> String {
    vocabulary::domains().find(name).map_or_else(|| text::fold(name), |domain| domain.name.clone())
}

/// The items of one id, then those of one name under one parent.
pub(super) fn items(base: &Tree<'_>, other: &Tree<'_>, matches: &mut Matches) {
    let mut ids: FxHashMap<&str, (usize, By)> = FxHashMap::default();
    for (n, node) in other.items.iter().enumerate() {
        if is_code(node.item.id.as_str()) {
            ids.insert(node.item.id.as_str(), (n, By::Id));
        }
        if let Some(derived_from) = &node.item.derived_from {
            ids.entry(derived_from.as_str()).or_insert((n, By::Derivation));
        }
    }
    for (n, node) in base.items.iter().enumerate() {
        if let Some(&(at, by)) = ids.get(node.item.id.as_str()) {
            matches.items.join(n, Found { at, by, score: 1.0, parts: Parts::default() });
        }
    }
    let mut children: FxHashMap<(usize, Option<usize>, String), usize> = FxHashMap::default();
    for (n, node) in other.items.iter().enumerate() {
        children.entry((node.domain, node.parent, text::fold(&node.item.name))).or_insert(n);
    }
    for (n, node) in base.items.iter().enumerate() {
        let Some((domain, parent)) = matches.family_in_other(base, other, n) else { continue };
        if let Some(&at) = children.get(&(domain, parent, text::fold(&node.item.name))) {
            matches.items.join(n, Found { at, by: By::Path, score: 1.0, parts: Parts::default() });
        }
    }
}
