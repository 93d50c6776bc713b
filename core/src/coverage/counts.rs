//! How many of what, by type and by domain.

use std::collections::{BTreeMap, BTreeSet};

use super::State;
use super::document::{CoverageCounts, DomainCounts, Incomplete, Orphan};
use super::links::Linker;

pub(super) fn counts(
    linker: &Linker<'_, '_>,
    states: &[State],
    incomplete: &[Incomplete],
    orphaned: &[Orphan],
) -> CoverageCounts {
    let mut counts = CoverageCounts {
        items: linker.subjects.len(),
        incomplete: incomplete.len(),
        orphaned: orphaned.len(),
        ..CoverageCounts::default()
    };
    for (at, (subject, state)) in linker.subjects.iter().zip(states).enumerate() {
        let of_type = counts.types.entry(subject.type_key().to_owned()).or_default();
        of_type.items += 1;
        match state {
            State::Linked => counts.linked += 1,
            State::Within => counts.within += 1,
            State::Ambiguous => {
                counts.ambiguous += 1;
                of_type.ambiguous += 1;
            }
            State::Uncovered => {
                counts.uncovered += 1;
                of_type.uncovered += 1;
            }
        }
        if matches!(state, State::Linked | State::Within) {
            of_type.covered += 1;
        }
        // Links are found in the order of what they rest on.
        if let Some(first) =
            linker.found.iter().filter(|found| found.subject == at).min_by_key(|found| found.by)
        {
            *counts.how.entry(first.by).or_default() += 1;
        }
        let is_in_part = |one: &Incomplete| (one.item.list, &one.item.id) == (subject.list, &subject.item.id);
        if incomplete.iter().any(is_in_part) {
            counts.types.entry(subject.type_key().to_owned()).or_default().incomplete += 1;
        }
    }
    counts.domains = domains(linker, incomplete, orphaned);
    counts
}

fn domains(
    linker: &Linker<'_, '_>,
    incomplete: &[Incomplete],
    orphaned: &[Orphan],
) -> BTreeMap<String, DomainCounts> {
    let tree = linker.tree;
    let name = |domain: usize| tree.domains.get(domain).map(|node| node.domain.name.clone());
    let mut linked: BTreeSet<usize> = BTreeSet::new();
    let mut items: BTreeSet<(usize, usize)> = BTreeSet::new();
    for found in &linker.found {
        for row in found.node.rows(tree) {
            linked.insert(row);
            items.extend(tree.domain_of(row).map(|domain| (domain, found.subject)));
        }
    }
    let ids: BTreeMap<&str, usize> =
        tree.entries.iter().enumerate().map(|(at, node)| (node.entry.id.as_str(), at)).collect();
    let domain_of = |id: &str| ids.get(id).and_then(|at| tree.domain_of(*at)).and_then(name);
    let mut counts: BTreeMap<String, DomainCounts> = BTreeMap::new();
    for (domain, _) in &items {
        if let Some(name) = name(*domain) {
            counts.entry(name).or_default().items += 1;
        }
    }
    for row in linked {
        if let Some(name) = tree.domain_of(row).and_then(name) {
            counts.entry(name).or_default().linked += 1;
        }
    }
    for one in incomplete {
        let domains: BTreeSet<String> = one.entries.iter().filter_map(|id| domain_of(id)).collect();
        for name in domains {
            counts.entry(name).or_default().incomplete += 1;
        }
    }
    for one in orphaned {
        if let Some(name) = domain_of(one.path.as_str()) {
            counts.entry(name).or_default().orphaned += 1;
        }
    }
    for (at, node) in tree.domains.iter().enumerate() {
        if let Some(count) = counts.get_mut(&node.domain.name) {
            count.entries += tree.domain_rows(at).len();
        }
    }
    counts
}
