//! Links by name, and of what is left by likeness.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::document::{AmbiguousBecause, LinkBy};
use super::links::Linker;
use super::matters::{Matter, Node};
use crate::diff::matching::{Edge, assign, candidates, worth};

/// Links items and matters of one name. Where several items of a list, or matters of several domains, have it, the one for which more speaks
/// (body, type, basis) is meant, and none where as much speaks for several.
pub(super) fn by_name(linker: &mut Linker<'_, '_>) {
    let mut claims: Vec<(usize, usize)> = Vec::new();
    for (at, subject) in linker.subjects.iter().enumerate() {
        let mut called: Vec<usize> = Vec::new();
        for name in &subject.names {
            for matter in linker.matters.called(&name.plain) {
                if !called.contains(matter) {
                    called.push(*matter);
                }
            }
        }
        let best: Vec<usize> = best(linker, called.iter().map(|matter| (at, *matter)))
            .into_iter()
            .map(|(_, matter)| matter)
            .collect();
        let Some(first) = best.first() else { continue };
        let one = with_twins(linker, at, *first);
        if best.iter().all(|matter| one.contains(matter)) {
            claims.extend(one.into_iter().map(|matter| (at, matter)));
        } else if !linker.is_linked(at) {
            linker.leave_open(at, AmbiguousBecause::SeveralMatters, &best);
        }
    }
    let mut by_matter: Vec<(usize, usize, Vec<usize>)> = Vec::new();
    for (subject, matter) in claims {
        let list = linker.subject(subject).map_or(0, |subject| subject.list);
        match by_matter.iter_mut().find(|(of, one, _)| (*of, *one) == (list, matter)) {
            Some((_, _, subjects)) => subjects.push(subject),
            None => by_matter.push((list, matter, vec![subject])),
        }
    }
    for (_, matter, subjects) in by_matter {
        let others = related(linker, &subjects);
        match best(linker, others.iter().map(|subject| (*subject, matter))).as_slice() {
            [(subject, _)] => link(linker, *subject, matter, LinkBy::Name),
            several => {
                for (subject, _) in several {
                    if !linker.is_linked(*subject) {
                        linker.leave_open(*subject, AmbiguousBecause::SeveralItems, &[matter]);
                    }
                }
            }
        }
    }
}

/// Of items of one name those that are not sub-items of another of them.
fn related(linker: &Linker<'_, '_>, subjects: &[usize]) -> Vec<usize> {
    let is_below = |at: &usize| {
        linker.subject(*at).and_then(|one| one.parent).is_some_and(|parent| subjects.contains(&parent))
    };
    subjects.iter().copied().filter(|at| !is_below(at)).collect()
}

/// Of some pairs those for which the most speaks.
fn best(linker: &mut Linker<'_, '_>, pairs: impl Iterator<Item = (usize, usize)>) -> Vec<(usize, usize)> {
    let allowed: Vec<(usize, usize)> =
        pairs.filter(|(subject, matter)| any_allowed(linker, *subject, *matter)).collect();
    if allowed.len() < 2 {
        return allowed;
    }
    let weighed: Vec<((usize, usize), i32)> =
        allowed.into_iter().map(|pair| (pair, linker.context(pair.0, pair.1))).collect();
    let most = weighed.iter().map(|(_, weight)| *weight).max().unwrap_or_default();
    weighed.into_iter().filter(|(_, weight)| *weight == most).map(|(pair, _)| pair).collect()
}

fn any_allowed(linker: &Linker<'_, '_>, subject: usize, matter: usize) -> bool {
    linker.matter(matter).is_some_and(|matter| matter.nodes.iter().any(|node| linker.allows(subject, *node)))
}

fn link(linker: &mut Linker<'_, '_>, subject: usize, matter: usize, by: LinkBy) {
    let nodes = linker.matter(matter).map(|matter| matter.nodes.clone()).unwrap_or_default();
    for node in nodes {
        linker.link(subject, node, by, None);
    }
}

fn link_with_twins(linker: &mut Linker<'_, '_>, subject: usize, matter: usize, by: LinkBy) {
    for matter in with_twins(linker, subject, matter) {
        link(linker, subject, matter, by);
    }
}

/// A matter, and what the same body discloses under the same name in other domains.
fn with_twins(linker: &Linker<'_, '_>, subject: usize, matter: usize) -> Vec<usize> {
    let Some(one) = linker.matter(matter) else { return Vec::new() };
    let is_twin = |at: &usize| {
        let other = linker.matter(*at);
        let names_it = [*at, matter].map(|matter| linker.names_body(subject, matter));
        *at != matter
            && other.is_some_and(|other| other.domain != one.domain)
            && (names_it == [true, true] || names_it == [false, false] && linker.share_a_body(*at, matter))
    };
    let twins = linker.matters.called(&one.name.plain).iter().copied().filter(is_twin);
    std::iter::once(matter).chain(twins).collect()
}

/// A pair that may be one, and how alike it is.
type Scores = BTreeMap<(usize, usize), f64>;

/// The pairs of one item.
fn of_item(scores: &Scores, subject: usize) -> Vec<(usize, f64)> {
    let own = scores.range((subject, 0)..=(subject, usize::MAX));
    let mut own: Vec<(usize, f64)> = own.map(|((_, matter), score)| (*matter, *score)).collect();
    own.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    own
}

/// Links what is left by likeness: of each list one assignment over all its items and all matters that are still free. What comes nearest to
/// items that stay without a link.
pub(super) fn by_likeness(linker: &mut Linker<'_, '_>, lists: usize) -> FxHashMap<usize, Vec<usize>> {
    around_records(linker);
    let mut near = FxHashMap::default();
    for list in 0..lists {
        let is_open = |at: &usize| {
            let of_list = linker.subject(*at).is_some_and(|subject| subject.list == list);
            of_list && !linker.is_linked(*at) && !linker.ambiguous.contains_key(at)
        };
        let lefts: Vec<usize> = (0..linker.subjects.len()).filter(is_open).collect();
        let scores = scores(linker, &lefts);
        let taken: Vec<bool> =
            linker.matters.all.iter().map(|matter| linker.is_taken(list, matter)).collect();
        assigned(linker, &lefts, &scores, &taken);
        for left in lefts {
            let nearest = of_item(&scores, left).into_iter().take(NEAR);
            near.insert(left, nearest.map(|(matter, _)| matter).collect());
        }
    }
    near
}

/// Where only single entries of an item record what they are, the item itself is that too, if it is called so.
fn around_records(linker: &mut Linker<'_, '_>) {
    let by_record = |by: LinkBy| matches!(by, LinkBy::Reference | LinkBy::Code);
    let recorded: Vec<(usize, usize)> = linker
        .found
        .iter()
        .filter(|found| by_record(found.by))
        .filter_map(|found| match found.node {
            // An entry that names its own matter is no part of what its item is called.
            Node::Entry(_) if linker.matters.of_node(found.node).is_none() => {
                Some((found.subject, found.node.item(linker.tree)?))
            }
            _ => None,
        })
        .collect();
    for (subject, item) in recorded {
        let mut at = Some(item);
        while let Some(above) = at {
            let node = Node::Item(above);
            let matter = linker.matters.of_node(node);
            let is_it =
                |matter: &usize| linker.likeness(subject, *matter).score >= linker.options.thresholds.link;
            if let Some(matter) = matter.filter(is_it) {
                link_with_twins(linker, subject, matter, LinkBy::Similarity);
                break;
            }
            at = linker.tree.items.get(above).and_then(|node| node.parent);
        }
    }
}

/// How many near matters are named of an item without a link.
const NEAR: usize = 3;

/// How alike items and matters are, of those that are near at all.
fn scores(linker: &mut Linker<'_, '_>, lefts: &[usize]) -> Scores {
    let grams: Vec<_> = lefts
        .iter()
        .map(|at| {
            linker
                .subject(*at)
                .and_then(|one| one.names.first())
                .map(super::name::Name::grams)
                .unwrap_or_default()
        })
        .collect();
    let all = &linker.matters.all;
    let pairs = candidates((&grams, Clone::clone), (all, |matter| matter.name.grams()));
    let mut scores = Scores::default();
    for (left, matter) in pairs {
        let Some(&subject) = lefts.get(left) else { continue };
        if linker.matter(matter).is_none_or(|matter| matter.is_group) {
            continue;
        }
        let likeness = linker.likeness(subject, matter);
        let name = likeness.parts.name.unwrap_or_default();
        if name >= linker.options.thresholds.near && any_allowed(linker, subject, matter) {
            scores.insert((subject, matter), likeness.score);
        }
    }
    scores
}

fn assigned(linker: &mut Linker<'_, '_>, lefts: &[usize], scores: &Scores, taken: &[bool]) {
    let thresholds = linker.options.thresholds;
    let is_free = |matter: usize| taken.get(matter) == Some(&false);
    let fits = |(matter, score): &(usize, f64)| is_free(*matter) && *score >= thresholds.link;
    let ways: Vec<Vec<(usize, f64)>> =
        lefts.iter().map(|left| of_item(scores, *left).into_iter().filter(fits).collect()).collect();
    let edges: Vec<Edge> = ways
        .iter()
        .enumerate()
        .flat_map(|(left, own)| {
            own.iter().map(move |(right, score)| Edge { left, right: *right, worth: worth(*score) })
        })
        .collect();
    let partners = assign(lefts.len(), linker.matters.all.len(), &edges);
    let owner = |matter: usize| partners.iter().position(|partner| *partner == Some(matter));
    let score_of = |left: usize, matter: usize| {
        lefts.get(left).and_then(|subject| scores.get(&(*subject, matter))).copied().unwrap_or_default()
    };
    // What stays alone because its matter is another item's, and is as much like it: neither can be told.
    for (left, own) in ways.iter().enumerate().filter(|(left, _)| partners.get(*left) == Some(&None)) {
        for (matter, score) in own {
            let Some(other) = owner(*matter) else { continue };
            if *score >= score_of(other, *matter) - thresholds.margin {
                for at in [left, other] {
                    if let Some(subject) = lefts.get(at) {
                        linker.leave_open(*subject, AmbiguousBecause::SeveralItems, &[*matter]);
                    }
                }
            }
        }
    }
    for (left, (subject, own)) in lefts.iter().zip(&ways).enumerate() {
        let Some(&Some(partner)) = partners.get(left) else { continue };
        if linker.ambiguous.contains_key(subject) {
            continue;
        }
        let best = score_of(left, partner);
        let twins = with_twins(linker, *subject, partner);
        let is_rival = |(matter, score): &&(usize, f64)| {
            let is_better_elsewhere =
                owner(*matter).is_some_and(|other| other != left && score_of(other, *matter) > *score);
            *matter != partner
                && *score >= best - thresholds.margin
                && !is_better_elsewhere
                && !is_nested(linker, *matter, partner)
                && !twins.contains(matter)
        };
        let mut rivals: Vec<usize> = own.iter().filter(is_rival).map(|(matter, _)| *matter).collect();
        if rivals.is_empty() {
            link_with_twins(linker, *subject, partner, LinkBy::Similarity);
        } else {
            rivals.insert(0, partner);
            linker.leave_open(*subject, AmbiguousBecause::SeveralMatters, &rivals);
        }
    }
}

/// Whether one matter stands under the other: both are then of one thing.
fn is_nested(linker: &Linker<'_, '_>, one: usize, other: usize) -> bool {
    let (Some(one), Some(other)) = (linker.matter(one), linker.matter(other)) else { return false };
    let within = |a: &Matter, b: &Matter| {
        a.nodes.iter().all(|node| b.nodes.iter().any(|above| node.is_within(*above, linker.tree)))
    };
    within(one, other) || within(other, one)
}
