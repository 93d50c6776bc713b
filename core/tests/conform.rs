//! Conformance: every entry of the guideline gets one verdict, every entry of the catalog is accounted for, and in the bundled city
//! the verdicts are those that the truth tells.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

mod strategy;

#[cfg(feature = "xlsx")]
#[path = "conform/city.rs"]
mod city;

use std::collections::BTreeSet;

use mulu::conform::{ConformOptions, Conformance, Verdict, conform};
use mulu::model::{Catalog, Exclusion, Issuer, Level};
use proptest::prelude::*;
use proptest::sample::Index;

/// A guideline, and a catalog made of it and of another: parts are dropped, moved, declared not to apply and added.
fn cases() -> impl Strategy<Value = (Catalog, Catalog, ConformOptions)> {
    let level = prop_oneof![Just(None), Just(Some(Level::County)), Just(Some(Level::Township))];
    let excluded = proptest::collection::vec((any::<Index>(), any::<bool>()), 0..3);
    (strategy::catalog(), strategy::catalog(), any::<u64>(), excluded, level.clone(), level).prop_map(
        |(guideline, foreign, fate, excluded, level, issuer)| {
            let mut catalog = guideline.clone();
            let mut n = 0;
            let mut next = || {
                n = (n + 1) % 64;
                fate >> n & 3
            };
            for domain in catalog.domains.iter_mut() {
                let mut moved = Vec::new();
                let kept = domain.items.take().filter_map(|mut item| {
                    if next() == 0 {
                        return None;
                    }
                    item.entries = item.entries.take().filter(|_| next() != 0).collect();
                    if next() == 1 && !item.items.is_empty() {
                        moved.extend(item.items.take());
                    }
                    Some(item)
                });
                let kept: Vec<_> = kept.collect();
                domain.items = kept.into_iter().chain(moved).collect();
            }
            for domain in foreign.domains.iter() {
                if catalog.domains.get(domain.id.as_str()).is_none() {
                    catalog.domains.push(domain.clone());
                }
            }
            catalog.number();
            let domains: Vec<_> = guideline.domains.iter().collect();
            for (at, reasoned) in excluded {
                let domain = domains[at.index(domains.len())];
                let reason = reasoned.then(|| "本镇无此职责".to_owned());
                catalog.exclusions.push(Exclusion { id: domain.id.clone(), name: String::new(), reason });
            }
            catalog.issuer = issuer.map(|level| Issuer { level: Some(level), ..Issuer::default() });
            (guideline, catalog, ConformOptions { level, ..ConformOptions::default() })
        },
    )
}

/// The ids of a catalog's entries, in order.
fn entries(catalog: &Catalog) -> Vec<String> {
    let mut ids = Vec::new();
    catalog.walk_items(|trail| {
        let item = trail.items.last().unwrap();
        ids.extend(item.entries.iter().map(|entry| entry.id.to_string()));
    });
    ids
}

/// That counts and lists agree with each other and with both catalogs.
pub(crate) fn adds_up(guideline: &Catalog, catalog: &Catalog, found: &Conformance) {
    let bound = found.level.map_or_else(|| guideline.clone(), |level| guideline.for_level(level));
    let judged: Vec<String> = found.entries.iter().map(|entry| entry.path.clone()).collect();
    assert_eq!(judged, entries(&bound));
    assert_eq!(found.guideline.entries, judged.len());
    assert_eq!(found.counts.guideline.values().sum::<usize>(), judged.len());
    for (verdict, count) in &found.counts.guideline {
        assert_eq!(found.entries.iter().filter(|entry| entry.verdict == *verdict).count(), *count);
    }
    let all = entries(catalog);
    let counterparts: BTreeSet<&String> =
        found.entries.iter().flat_map(|entry| entry.other.iter().chain(&entry.parts)).collect();
    let own: BTreeSet<&String> = found.own.iter().map(|entry| &entry.path).collect();
    assert_eq!(found.catalog.entries, all.len());
    assert_eq!(counterparts.len(), found.counts.counterparts);
    assert_eq!(own.len(), found.counts.grounded + found.counts.ungrounded);
    assert!(counterparts.is_disjoint(&own));
    assert_eq!(counterparts.union(&own).copied().collect::<BTreeSet<_>>(), all.iter().collect());
    for entry in &found.entries {
        let is_there = !matches!(entry.verdict, Verdict::Missing | Verdict::Excused);
        assert_eq!((entry.other.is_some(), entry.how.is_some()), (is_there, is_there), "{entry:?}");
        assert_eq!(entry.reason.is_some(), entry.verdict == Verdict::Excused, "{entry:?}");
    }
}

proptest! {
    #[test]
    fn every_entry_is_accounted_for((guideline, catalog, options) in cases()) {
        let found = conform(&guideline, &catalog, &options).unwrap();
        adds_up(&guideline, &catalog, &found);
        let level = options.level.or(catalog.issuer.as_ref().and_then(|issuer| issuer.level));
        prop_assert_eq!(found.level, level);
        let excused = |id: &str| catalog.exclusions.iter().any(|one| one.id.as_str() == id && one.reason.is_some());
        for entry in found.entries.iter().filter(|entry| entry.other.is_none()) {
            let domain = guideline.domains.iter().find(|domain| entry.place.split(" › ").next() == Some(&domain.name));
            prop_assert_eq!(entry.verdict == Verdict::Excused, excused(domain.unwrap().id.as_str()), "{:?}", entry);
        }
        let again = conform(&guideline, &catalog, &options).unwrap();
        prop_assert_eq!(serde_json::to_string(&found).unwrap(), serde_json::to_string(&again).unwrap());
    }

    #[test]
    fn a_guideline_conforms_to_itself(guideline in strategy::catalog()) {
        let found = conform(&guideline, &guideline, &ConformOptions::default()).unwrap();
        adds_up(&guideline, &guideline, &found);
        prop_assert!(found.entries.iter().all(|entry| entry.verdict == Verdict::Conforms && entry.edits.is_empty()));
        prop_assert!(found.own.is_empty() && found.exclusions.is_empty() && found.is_fine());
    }
}
