//! Whether the catalog has of an item what its type demands.

use std::collections::BTreeMap;

use super::document::{Aspect, Incomplete, Missing};
use super::items::Subject;
use super::matters::{aspects, is_general};
use crate::diff::tree::Tree;
use crate::vocabulary::item_types;

/// What stands in a domain for all matters of it: a guide to all its permits need not be written for each.
pub(super) struct General(BTreeMap<usize, Vec<Aspect>>);

impl General {
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let mut general: BTreeMap<usize, Vec<Aspect>> = BTreeMap::new();
        for (item, node) in tree.items.iter().enumerate() {
            if node.entries.is_empty() || !is_general(tree, item) {
                continue;
            }
            let found = node.entries.clone().flat_map(|entry| aspects(tree, entry));
            general.entry(node.domain).or_default().extend(found);
        }
        Self(general)
    }

    fn has(&self, domain: Option<usize>, aspect: Aspect) -> bool {
        domain.and_then(|domain| self.0.get(&domain)).is_some_and(|found| found.contains(&aspect))
    }
}

/// What the rows of an item lack, where its type demands more.
pub(super) fn incomplete(
    tree: &Tree<'_>,
    all: &[Subject<'_>],
    subject: &Subject<'_>,
    rows: &[usize],
    general: &General,
) -> Option<Incomplete> {
    let found: Vec<Aspect> = rows.iter().flat_map(|row| aspects(tree, *row)).collect();
    let is_there = |aspect: Aspect| {
        found.contains(&aspect) || rows.iter().any(|row| general.has(tree.domain_of(*row), aspect))
    };
    let needs = item_types().needs(subject.type_key());
    let missing: Vec<Missing> = needs
        .iter()
        .filter_map(|need| {
            let aspect = Aspect::from_key(&need.aspect).filter(|aspect| !is_there(*aspect))?;
            let (instrument, article) = (need.instrument.clone(), need.article.clone());
            Some(Missing { aspect, instrument, article })
        })
        .collect();
    if missing.is_empty() {
        return None;
    }
    let entries = rows.iter().filter_map(|row| tree.entries.get(*row)).map(|row| row.entry.id.to_string());
    Some(Incomplete {
        item: subject.named(all),
        present: Aspect::ALL.into_iter().filter(|aspect| is_there(*aspect)).collect(),
        missing,
        entries: entries.collect(),
    })
}
