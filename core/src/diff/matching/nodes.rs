//! Domains, and items with others below them, that became several or were made one of several: their children tell.

use super::alike::Grams;
use super::{Matcher, Part};
use crate::diff::document::{By, NodeKind};
use crate::diff::tree::Tree;

/// A node made of this many children of another is a part of it, whatever it is called.
const CHILDREN: usize = 2;
/// Else it has to be called much alike.
const LIKE_NAMES: f64 = 0.3;

/// Finds the parts; whether there are any.
pub(super) fn parts(matcher: &mut Matcher<'_, '_>) -> bool {
    let before = (matcher.matches.domain_parts.len(), matcher.matches.item_parts.len());
    domains(matcher);
    items(matcher);
    before != (matcher.matches.domain_parts.len(), matcher.matches.item_parts.len())
}

fn domains(matcher: &mut Matcher<'_, '_>) {
    let name = |tree: &Tree<'_>, n: usize| {
        tree.domains.get(n).map(|node| Grams::of_name(&node.domain.name)).unwrap_or_default()
    };
    for m in matcher.matches.domains.free_others() {
        let from = |item: &usize| Some(matcher.base.items.get(matcher.matches.items.back(*item)?)?.domain);
        let own = name(matcher.other, m);
        let source = made_of(&matcher.other.top_items(m), from, |n| is_alike(&own, &name(matcher.base, n)));
        if let Some(n) = source.filter(|n| matcher.matches.domains.of(*n).is_some()) {
            matcher.add_domain_part(n, m);
        }
    }
    for n in matcher.matches.domains.free() {
        let to = |item: &usize| Some(matcher.other.items.get(matcher.matches.items.of(*item)?.at)?.domain);
        let own = name(matcher.base, n);
        let target = made_of(&matcher.base.top_items(n), to, |m| is_alike(&own, &name(matcher.other, m)));
        if let Some(m) = target.filter(|m| matcher.matches.domains.back(*m).is_some()) {
            matcher.add_domain_part(n, m);
        }
    }
}

fn items(matcher: &mut Matcher<'_, '_>) {
    let name = |tree: &Tree<'_>, n: usize| {
        tree.items.get(n).map(|node| Grams::of_name(&node.item.name)).unwrap_or_default()
    };
    for m in matcher.matches.items.free_others() {
        let from = |item: &usize| matcher.base.items.get(matcher.matches.items.back(*item)?)?.parent;
        let own = name(matcher.other, m);
        let source = made_of(&matcher.other.children(m), from, |n| is_alike(&own, &name(matcher.base, n)));
        if let Some(n) = source.filter(|n| matcher.matches.items.of(*n).is_some()) {
            matcher.add_item_part(n, m);
        }
    }
    for n in matcher.matches.items.free() {
        let to = |item: &usize| matcher.other.items.get(matcher.matches.items.of(*item)?.at)?.parent;
        let own = name(matcher.base, n);
        let target = made_of(&matcher.base.children(n), to, |m| is_alike(&own, &name(matcher.other, m)));
        if let Some(m) = target.filter(|m| matcher.matches.items.back(*m).is_some()) {
            matcher.add_item_part(n, m);
        }
    }
}

fn is_alike(name: &Grams, other: &Grams) -> bool {
    name.alike(other) >= Some(LIKE_NAMES)
}

/// The node that at least half of some children come from, where they are several or the names are alike.
fn made_of(
    children: &[usize],
    from: impl Fn(&usize) -> Option<usize>,
    is_alike: impl Fn(usize) -> bool,
) -> Option<usize> {
    let sources: Vec<usize> = children.iter().filter_map(from).collect();
    let (source, count) = super::parts::most(&sources)?;
    (count * 2 >= children.len() && (count >= CHILDREN || is_alike(source))).then_some(source)
}

impl Matcher<'_, '_> {
    fn add_domain_part(&mut self, base: usize, other: usize) {
        if self.forbidden.allows(NodeKind::Domain, base, other) {
            self.matches.domain_parts.push(Part::new(base, other, By::Similarity));
        }
    }

    /// Makes an item a part of another.
    pub(super) fn add_item_part(&mut self, base: usize, other: usize) {
        if self.forbidden.allows(NodeKind::Item, base, other) {
            self.matches.item_parts.push(Part::new(base, other, By::Similarity));
        }
    }
}
