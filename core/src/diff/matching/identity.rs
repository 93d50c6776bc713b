//! What ids, derivations and names say, and where they contradict each other.

use std::borrow::Cow;
use std::collections::VecDeque;

use rustc_hash::FxHashMap;

use super::alike::{Grams, rounded};
use super::profile::parts_of;
use super::{Found, Matcher, Named};
use crate::diff::document::{By, NodeKind};
use crate::diff::tree::Family;
use crate::model::{Domain, Id};
use crate::text;
use crate::vocabulary;

/// Contents less alike than this are of two different things, where something else contradicts too.
const OTHER_CONTENT: f64 = 0.3;
/// Contents this much alike are of one thing, wherever it stands.
const LIKE_CONTENT: f64 = 0.5;
/// Names this much alike are the same in other words.
const LIKE_NAMES: f64 = 0.5;

/// The domains of one id, of one derivation, of one name; an id that another domain's name contradicts says nothing.
pub(super) fn domains(matcher: &mut Matcher<'_, '_>) {
    let names = |domains: &mut dyn Iterator<Item = &Domain>| -> Vec<String> {
        domains.map(|domain| vocabulary::domains().standard(&domain.name)).collect()
    };
    let base = names(&mut matcher.base.domains.iter().map(|node| node.domain));
    let other = names(&mut matcher.other.domains.iter().map(|node| node.domain));
    for by in [By::Id, By::Derivation, By::Path] {
        for (n, node) in matcher.base.domains.iter().enumerate() {
            let name = base.get(n);
            let is = |m: usize, domain: &Domain| match by {
                By::Id => {
                    node.domain.id == domain.id
                        && (name == other.get(m) || !other.iter().any(|o| Some(o) == name))
                }
                By::Derivation => domain.derived_from.as_ref() == Some(&node.domain.id),
                _ => name == other.get(m),
            };
            let free = |m: usize| {
                matcher.matches.domains.is_free(n, m) && matcher.forbidden.allows(NodeKind::Domain, n, m)
            };
            let mut others = matcher.other.domains.iter().enumerate();
            let found = others.find(|(m, other)| free(*m) && is(*m, other.domain));
            if let Some((at, other)) = found {
                let name = if node.domain.name == other.domain.name {
                    Some(1.0)
                } else {
                    Grams::of_name(&node.domain.name).alike(&Grams::of_name(&other.domain.name))
                };
                let parts = parts_of(name, None, None, None);
                matcher.matches.domains.join(n, Found { at, by, score: 1.0, parts });
            }
        }
    }
}

/// The items of one id, and those that say what they were made from.
pub(super) fn items_by_id(matcher: &mut Matcher<'_, '_>) {
    let mut ids: FxHashMap<&str, usize> = FxHashMap::default();
    let mut derived: FxHashMap<&str, usize> = FxHashMap::default();
    for (n, node) in matcher.other.items.iter().enumerate() {
        if is_own(&node.item.id) {
            ids.insert(node.item.id.as_str(), n);
        }
        if let Some(id) = &node.item.derived_from {
            derived.entry(id.as_str()).or_insert(n);
        }
    }
    if ids.is_empty() && derived.is_empty() {
        return;
    }
    for n in 0..matcher.base.items.len() {
        let Some(item) = matcher.base.items.get(n).map(|node| node.item) else { continue };
        let found = ids.get(item.id.as_str()).map(|at| (*at, By::Id));
        let found = found.or_else(|| derived.get(item.id.as_str()).map(|at| (*at, By::Derivation)));
        let Some((at, by)) = found.filter(|(at, _)| matcher.may_join_items(n, *at)) else { continue };
        if matcher.is_doubtful(n, at) {
            matcher.doubts.insert((n, at), by);
        } else {
            matcher.join_items(n, at, by);
        }
    }
}

/// Whether an id is its node's own, and no path of names that any node of the same place would have.
fn is_own(id: &Id) -> bool {
    !id.as_str().contains('/')
}

/// The free items of one name under parents that are one: the first with the first, the second with the second.
pub(super) fn items_by_path(matcher: &mut Matcher<'_, '_>) {
    let free = matcher.matches.items.free();
    let others = matcher.matches.items.free_others();
    if free.is_empty() || others.is_empty() {
        return;
    }
    let mut children: FxHashMap<(Family, Cow<'_, str>), VecDeque<usize>> = FxHashMap::default();
    for n in others {
        if let (Some(node), Some(family)) = (matcher.other.items.get(n), matcher.other.family(n)) {
            children.entry((family, text::folded(&node.item.name))).or_default().push_back(n);
        }
    }
    // Parents stand before their children in the list: a parent's match is settled first.
    for n in free {
        let Some(node) = matcher.base.items.get(n) else { continue };
        let main = matcher.matches.family_in_other(matcher.base, matcher.other, n);
        let further = matcher.matches.further_families(matcher.base, matcher.other, n);
        for family in main.into_iter().chain(further) {
            let Some(named) = children.get_mut(&(family, text::folded(&node.item.name))) else { continue };
            let Some(place) = named.iter().position(|at| matcher.may_join_items(n, *at)) else { continue };
            let Some(&at) = named.get(place) else { continue };
            if matcher.have_other_content(n, at) {
                // The doubt stays until all that is left has been weighed.
                matcher.doubts.entry((n, at)).or_insert(By::Path);
            } else {
                named.remove(place);
                matcher.join_items(n, at, By::Path);
                break;
            }
        }
    }
}

impl Matcher<'_, '_> {
    fn may_join_items(&self, base: usize, other: usize) -> bool {
        self.matches.items.is_free(base, other) && self.forbidden.allows(NodeKind::Item, base, other)
    }

    /// Takes two items for one; how alike they are is said where that costs nothing, else when all is settled.
    pub(super) fn join_items(&mut self, base: usize, at: usize, by: By) -> bool {
        self.matches.items.join(base, Found::new(at, by))
    }

    /// Whether name, place or content contradict an id: the same code may have been given to another item.
    fn is_doubtful(&mut self, base: usize, other: usize) -> bool {
        let (Some(node), Some(there)) = (self.base.items.get(base), self.other.items.get(other)) else {
            return true;
        };
        let same_name =
            node.item.name == there.item.name || text::fold(&node.item.name) == text::fold(&there.item.name);
        let family = self.matches.family_in_other(self.base, self.other, base);
        let in_place = family.is_some() && family == self.other.family(other);
        if same_name && in_place {
            return false;
        }
        // Another item stands where this one stood, under its name; or another stood there under the name that is there now.
        if family.is_some_and(|family| self.has_child(false, family, &node.item.name, other)) {
            return true;
        }
        let own_family = self.base.family(base);
        if own_family.is_some_and(|family| self.has_child(true, family, &there.item.name, base)) {
            return true;
        }
        // Under another name in another place, the id alone does not decide.
        if !same_name && !in_place && family.is_some() {
            return true;
        }
        let (left, right) = (self.profiles.0.of(self.base, base), self.profiles.1.of(self.other, other));
        let (_, parts) = left.alike(&right, 1.0);
        if in_place {
            parts.name.is_none_or(|name| name < LIKE_NAMES)
                && parts.content.is_some_and(|content| content < OTHER_CONTENT)
        } else {
            parts.content.is_some_and(|content| content < LIKE_CONTENT)
        }
    }

    /// Whether a family has a child of this name, beside one.
    fn has_child(&mut self, in_base: bool, family: Family, name: &str, beside: usize) -> bool {
        let (tree, children) =
            if in_base { (self.base, &mut self.children.0) } else { (self.other, &mut self.children.1) };
        let named = children.entry(family).or_insert_with(|| {
            let siblings = match family {
                (_, Some(parent)) => tree.children(parent),
                (domain, None) => tree.top_items(domain),
            };
            let mut named = Named::default();
            for child in siblings {
                if let Some(node) = tree.items.get(child) {
                    named.entry(text::fold(&node.item.name)).or_default().push(child);
                }
            }
            named
        });
        let named = named.get(&text::fold(name));
        named.is_some_and(|named| named.iter().any(|child| *child != beside))
    }

    /// Whether the entries of two items are about different things.
    fn have_other_content(&mut self, base: usize, other: usize) -> bool {
        let (rows, there) = (self.base.rows(base), self.other.rows(other));
        if rows.is_empty() || there.is_empty() {
            return false;
        }
        let same = rows.iter().zip(there).all(|(a, b)| a.entry.content == b.entry.content);
        if same || rows.first().is_some_and(|row| row.entry.content.text().is_empty()) {
            return false;
        }
        let (left, right) = (self.profiles.0.of(self.base, base), self.profiles.1.of(self.other, other));
        left.content.alike(&right.content).map(rounded).is_some_and(|content| content < OTHER_CONTENT)
    }
}
