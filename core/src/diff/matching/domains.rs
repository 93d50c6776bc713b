//! Of the domains that ids and names leave open, who is most like whom.

use super::alike::{Grams, rounded};
use super::assign::{Edge, assign};
use super::profile::parts_of;
use super::{Found, Matcher};
use crate::diff::document::{By, NodeKind};
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
    let grams = |tree: &Tree<'_>, list: &[usize]| -> Vec<(Grams, Grams)> {
        let nodes = list.iter().filter_map(|n| tree.domains.get(*n));
        nodes.map(|node| (Grams::of_name(&node.domain.name), inside(tree, node))).collect()
    };
    let (left_grams, right_grams) = (grams(matcher.base, &lefts), grams(matcher.other, &rights));
    let mut edges = Vec::new();
    let mut likeness = rustc_hash::FxHashMap::default();
    for (left, (name, content)) in left_grams.iter().enumerate() {
        for (right, (other_name, other_content)) in right_grams.iter().enumerate() {
            let (Some(n), Some(m)) = (lefts.get(left), rights.get(right)) else { continue };
            if !matcher.forbidden.allows(NodeKind::Domain, *n, *m) {
                continue;
            }
            let names = name.alike(other_name);
            let whole = content.alike(other_content).unwrap_or_default();
            let part = content.within(other_content).max(other_content.within(content)) * PART;
            let content = whole.max(part);
            let score = rounded(names.unwrap_or_default() * NAME + content * (1.0 - NAME));
            if score >= ALIKE {
                let parts = parts_of(names, Some(content), None, None);
                likeness.insert((left, right), (score, parts));
                #[expect(clippy::cast_possible_truncation, reason = "a score lies between 0 and 1")]
                edges.push(Edge { left, right, worth: (score * 1000.0) as i64 });
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

/// The names and contents of all that is in a domain.
fn inside(tree: &Tree<'_>, node: &DomainNode<'_>) -> Grams {
    let items = tree.items.get(node.items.clone()).unwrap_or_default();
    let names = items.iter().map(|node| node.item.name.as_str());
    let rows = items.iter().flat_map(|node| tree.entries.get(node.entries.clone()).unwrap_or_default());
    Grams::of_all(names.chain(rows.map(|row| row.entry.content.text())))
}
