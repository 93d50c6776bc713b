//! Of the domains that ids and names leave open, who is most like whom.

use rustc_hash::FxHashMap;

use super::alike::{Grams, rounded};
use super::assign::{Edge, assign, worth};
use super::profile::parts_of;
use super::{Found, Matcher};
use crate::diff::document::{By, NodeKind, Parts};
use crate::diff::tree::{DomainNode, Tree};

/// How much the name of a domain counts beside what is in it.
const NAME: f64 = 0.3;
/// How alike two domains have to be.
const ALIKE: f64 = 0.45;
/// A domain of which the other holds this much is a part of it: a township keeps a few rows of what a county has.
const PART: f64 = 0.9;

/// Pairs the domains that are left by their names and by what is in them.
pub(super) fn domains_by_likeness(matcher: &mut Matcher<'_, '_>) {
    let (lefts, rights) = (matcher.matches.domains.free(), matcher.matches.domains.free_others());
    if lefts.is_empty() || rights.is_empty() {
        return;
    }
    let texts = |tree: &Tree<'_>, list: &[usize]| -> Vec<Texts> {
        list.iter().map(|n| Texts::of(tree, *n)).collect()
    };
    let (left_texts, right_texts) = (texts(matcher.base, &lefts), texts(matcher.other, &rights));
    let mut edges = Vec::new();
    let mut likeness = FxHashMap::default();
    for (left, (n, texts)) in lefts.iter().zip(&left_texts).enumerate() {
        for (right, (m, other)) in rights.iter().zip(&right_texts).enumerate() {
            if !matcher.forbidden.allows(NodeKind::Domain, *n, *m) {
                continue;
            }
            let (score, parts) = texts.alike(other);
            if score >= ALIKE {
                likeness.insert((left, right), (score, parts));
                edges.push(Edge { left, right, worth: worth(score) });
            }
        }
    }
    for (left, right) in assign(lefts.len(), rights.len(), &edges).into_iter().enumerate() {
        let Some(right) = right else { continue };
        let (Some(&n), Some(&at)) = (lefts.get(left), rights.get(right)) else { continue };
        if let Some(&(score, parts)) = likeness.get(&(left, right)) {
            matcher.matches.domains.join(n, Found { at, by: By::Similarity, score, parts });
        }
    }
}

/// How alike two domains are.
pub(super) fn alike(matcher: &Matcher<'_, '_>, base: usize, other: usize) -> (f64, Parts) {
    Texts::of(matcher.base, base).alike(&Texts::of(matcher.other, other))
}

/// The texts of a domain by which it is known again.
struct Texts {
    name: Grams,
    inside: Grams,
}

impl Texts {
    fn of(tree: &Tree<'_>, domain: usize) -> Self {
        let node = tree.domains.get(domain);
        Self {
            name: node.map(|node| Grams::of_name(&node.domain.name)).unwrap_or_default(),
            inside: node.map(|node| inside(tree, node)).unwrap_or_default(),
        }
    }

    fn alike(&self, other: &Self) -> (f64, Parts) {
        let name = self.name.alike(&other.name);
        let whole = self.inside.alike(&other.inside).unwrap_or_default();
        let part = self.inside.within(&other.inside).max(other.inside.within(&self.inside)) * PART;
        let content = whole.max(part);
        let score = rounded(name.unwrap_or_default() * NAME + content * (1.0 - NAME));
        (score, parts_of(name, Some(content), None, None))
    }
}

/// The names and contents of all that is in a domain.
fn inside(tree: &Tree<'_>, node: &DomainNode<'_>) -> Grams {
    let items = tree.items.get(node.items.clone()).unwrap_or_default();
    let names = items.iter().map(|node| node.item.name.as_str());
    let rows = items.iter().flat_map(|node| tree.entries.get(node.entries.clone()).unwrap_or_default());
    Grams::of_all(names.chain(rows.map(|row| row.entry.content.text())))
}
