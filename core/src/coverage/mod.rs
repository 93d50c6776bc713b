//! A catalog against the power-and-responsibility list and the public-service list (国办发〔2019〕54号 has it combined with both): which
//! item is which entry, which items have none, which entries rest on an item that is gone, and what of an item is missing.

mod counts;
mod document;
mod findings;
mod items;
mod links;
mod matters;
mod name;
mod names;
mod needs;
mod options;
mod pins;
mod references;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::diff::Side;
use crate::diff::readings::Readings;
use crate::diff::tree::Tree;
use crate::error::Result;
use crate::finding;
use crate::lists::{ItemList, ListedItem};
use crate::model::{Catalog, Version};
use items::Subject;
use links::{Found, Linker};
use matters::Matters;
use needs::General;
use references::Known;

pub use document::{
    Ambiguous, AmbiguousBecause, Aspect, Candidate, Coverage, CoverageCounts, CoverageList, DomainCounts,
    Incomplete, ItemRef, Link, LinkBy, Missing, Orphan, Target, TypeCounts, Uncovered,
};
pub use options::{CoverageOptions, LinkThresholds};

/// Holds a catalog against lists. An error is a pin that names no item or no node, or one that is forbidden too.
///
/// In order: the caller's pins; what a column of the catalog or of a list records; the code; the same name; of all that is left the
/// assignment that is most alike. What one settles the next does not ask again, but a name says of further entries too. Where several are as
/// likely nothing is linked.
pub fn coverage(catalog: &Catalog, lists: &[ItemList], options: &CoverageOptions) -> Result<Coverage> {
    let (tree, readings) = (Tree::new(catalog, None), Readings::default());
    let matters = Matters::of(&tree);
    let subjects = items::subjects(lists, &readings);
    let listed: Vec<Vec<ListedItem>> = lists.iter().map(ItemList::listed).collect();
    let known = Known::of(lists, &listed);
    let mut linker = Linker::new((&tree, &matters), &subjects, options, &readings);
    pins::apply(&mut linker)?;
    let orphaned = references::of_catalog(&mut linker, &known);
    let mut findings = references::of_lists(&mut linker);
    references::by_code(&mut linker, &known);
    names::by_name(&mut linker);
    let near = names::by_likeness(&mut linker, lists.len());

    let states = states(&linker);
    let general = General::of(&tree);
    let incomplete: Vec<document::Incomplete> = (0..)
        .zip(&subjects)
        .filter(|(_, subject)| subject.parent.is_none())
        .filter_map(|(at, subject)| {
            let rows = rows(&linker, at);
            if rows.is_empty() { None } else { needs::incomplete(&tree, &subjects, subject, &rows, &general) }
        })
        .collect();
    let uncovered = uncovered(&mut linker, &states, &near);
    let ambiguous = std::mem::take(&mut linker.ambiguous);
    let ambiguous = ambiguous
        .into_iter()
        .filter(|(at, _)| states.get(*at) == Some(&State::Ambiguous))
        .filter_map(|(at, (why, candidates))| {
            Some(Ambiguous { item: subjects.get(at)?.named(&subjects), why, candidates })
        })
        .collect();
    let links = links(&linker);
    let mut found = Coverage {
        mulu: Version,
        catalog: Side::of(catalog, tree.entries.len()),
        body: catalog.issuer.as_ref().map(|issuer| issuer.name.clone()),
        lists: lists.iter().map(CoverageList::of).collect(),
        counts: counts::counts(&linker, &states, &incomplete, &orphaned),
        links,
        uncovered,
        ambiguous,
        incomplete,
        orphaned,
        findings: Vec::new(),
    };
    findings.extend(findings::of(&found, catalog));
    finding::sort(&mut findings);
    if let Some(lang) = options.lang {
        for finding in &mut findings {
            finding.speak(lang);
        }
    }
    found.findings = findings;
    Ok(found)
}

/// What became of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Linked,
    /// Covered by the link of its item, or by links of its sub-items.
    Within,
    Ambiguous,
    Uncovered,
}

fn states(linker: &Linker<'_, '_>) -> Vec<State> {
    let linked: Vec<bool> = (0..linker.subjects.len()).map(|at| linker.is_linked(at)).collect();
    let is = |at: usize| linked.get(at) == Some(&true);
    let has_linked_part =
        |at: usize| (0..).zip(linker.subjects).any(|(part, one)| one.parent == Some(at) && is(part));
    (0..)
        .zip(linker.subjects)
        .map(|(at, subject)| {
            if is(at) {
                State::Linked
            } else if subject.parent.is_some_and(is) || subject.is_parent && has_linked_part(at) {
                State::Within
            } else if linker.ambiguous.contains_key(&at) {
                State::Ambiguous
            } else {
                State::Uncovered
            }
        })
        .collect()
}

/// The positions of the entries that an item and its sub-items are linked to, in the catalog's order.
fn rows(linker: &Linker<'_, '_>, at: usize) -> Vec<usize> {
    let is_of = |found: &&Found| {
        found.subject == at || linker.subject(found.subject).is_some_and(|one| one.parent == Some(at))
    };
    let mut rows: Vec<usize> =
        linker.found.iter().filter(is_of).flat_map(|found| found.node.rows(linker.tree)).collect();
    rows.sort_unstable();
    rows.dedup();
    rows
}

/// The items without an entry: of an item that has none with all its sub-items only the item itself.
fn uncovered(
    linker: &mut Linker<'_, '_>,
    states: &[State],
    near: &FxHashMap<usize, Vec<usize>>,
) -> Vec<Uncovered> {
    let is_uncovered = |at: usize| states.get(at) == Some(&State::Uncovered);
    let parts = |at: usize| (0..).zip(linker.subjects).filter(move |(_, one)| one.parent == Some(at));
    let stands_for_all = |at: usize| parts(at).all(|(part, _)| is_uncovered(part));
    let mut told: Vec<(usize, usize)> = Vec::new();
    for (at, subject) in (0..).zip(linker.subjects) {
        let is_told_above =
            subject.parent.is_some_and(|parent| is_uncovered(parent) && stands_for_all(parent));
        if !is_uncovered(at) || is_told_above {
            continue;
        }
        told.push((at, if stands_for_all(at) { parts(at).count() } else { 0 }));
    }
    told.into_iter()
        .filter_map(|(at, sub_items)| {
            let near = linker.candidates(at, near.get(&at).map(Vec::as_slice).unwrap_or_default());
            Some(Uncovered { item: linker.subject(at)?.named(linker.subjects), sub_items, near })
        })
        .collect()
}

/// The links, by item, then in the catalog's order.
fn links(linker: &Linker<'_, '_>) -> Vec<Link> {
    let mut found: BTreeMap<(usize, usize, bool), &Found> = BTreeMap::new();
    for one in &linker.found {
        let is_entry = matches!(one.node, matters::Node::Entry(_));
        found.insert((one.subject, one.node.rows(linker.tree).start, is_entry), one);
    }
    let subject = |at: usize| linker.subject(at).map(|one: &Subject<'_>| one.named(linker.subjects));
    found
        .into_values()
        .filter_map(|one| {
            let links::Likeness { score, parts, shared } = one.likeness.clone();
            let target = one.node.target(linker.tree)?;
            let (item, by, cites) = (subject(one.subject)?, one.by, one.cites.clone());
            Some(Link { item, target, by, score, parts, shared, cites })
        })
        .collect()
}

impl CoverageList {
    fn of(list: &ItemList) -> Self {
        let (title, body) = (list.title.clone(), list.body.clone());
        Self { kind: list.kind, title, body, items: list.items.len() }
    }
}
