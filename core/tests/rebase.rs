//! The laws of carrying a catalog over, on catalogs that come from each other as offices make them and as nobody does.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

mod mutation;
mod strategy;

use std::collections::BTreeMap;

use mulu::Catalog;
use mulu::diff::{DiffOptions, diff};
use mulu::model::Level;
use mulu::rebase::{Choice, Conflict, ConflictKind, Rebase, RebaseOptions, Resolution, rebase, resolve};
use mutation::{coded, mutated, mutations};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use strategy::catalog;

/// A guideline, its next edition, and a catalog made from it.
fn three() -> impl Strategy<Value = [Catalog; 3]> {
    (catalog(), 1_u16..5, mutations(8), mutations(8)).prop_map(|(base, one_in, theirs, ours)| {
        let base = coded(&base, one_in);
        [mutated(&base, &theirs), mutated(&base, &ours), base]
    })
}

fn carried(base: &Catalog, revised: &Catalog, local: &Catalog) -> Rebase {
    rebase(base, revised, local, &RebaseOptions::default()).unwrap()
}

/// Everything that a catalog says, word by word, and how often.
fn said(catalog: &Catalog) -> BTreeMap<String, usize> {
    let mut said = BTreeMap::new();
    let mut say = |text: String| *said.entry(text).or_insert(0) += 1;
    for domain in catalog.domains.iter() {
        say(domain.name.clone());
    }
    catalog.walk_items(|trail| {
        let item = trail.items.last().unwrap();
        say(item.name.clone());
        for entry in item.entries.iter() {
            for wording in [&entry.content, &entry.basis, &entry.time_limit, &entry.body] {
                say(wording.text().to_owned());
            }
        }
    });
    said
}

/// Each change of either side ended as exactly one thing.
fn adds_up(base: &Catalog, revised: &Catalog, local: &Catalog, found: &Rebase) {
    let options = DiffOptions { level: found.level, ..DiffOptions::default() };
    let counts = &found.counts;
    let part = found.level.map(|level| revised.for_level(level));
    let theirs = diff(base, part.as_ref().unwrap_or(revised), &options).unwrap().changes.len();
    let ours = diff(base, local, &options).unwrap().changes.len();
    assert_eq!(counts.taken + counts.alike + counts.void + counts.theirs_conflicting, theirs);
    assert_eq!(counts.kept + counts.ours_alike + counts.dropped + counts.ours_conflicting, ours);
    assert_eq!(
        (counts.taken, counts.kept, counts.void),
        (found.taken.len(), found.kept.len(), found.void.len())
    );
    assert_eq!(counts.conflicts, found.conflicts.len());
}

/// Whatever the local catalog said stands in the merged one, or among what was dropped, or in a conflict.
fn nothing_is_lost(local: &Catalog, base: &Catalog, found: &Rebase) {
    let told =
        serde_json::to_string(&found.dropped).unwrap() + &serde_json::to_string(&found.conflicts).unwrap();
    let (merged, known) = (said(&found.merged), said(base));
    let merged_text = found.merged.to_json();
    for text in said(local).into_keys().filter(|text| !known.contains_key(text)) {
        // Of a list that both changed the pieces are there, in another wording.
        let pieces =
            || {
                text.split(['；', ';', '\n', '、']).all(|piece| {
                    let piece = piece.trim().trim_end_matches(['。', '.', '等']);
                    merged_text.contains(piece.trim_start_matches(|c: char| {
                        c.is_ascii_digit() || "①②③④⑤⑥⑦⑧⑨、.●-（）()".contains(c)
                    }))
                })
            };
        let quoted = serde_json::to_string(&text.split('\n').next().unwrap()).unwrap();
        let is_told = told.contains(quoted.trim_matches('"'));
        assert!(merged.contains_key(&text) || is_told || pieces(), "lost: {text}");
    }
}

fn kinds(conflicts: &[Conflict], mirrored: bool) -> Vec<(ConflictKind, String, Option<String>)> {
    let mut kinds: Vec<_> = conflicts
        .iter()
        .map(|conflict| {
            let kind = if mirrored { conflict.kind.mirrored() } else { conflict.kind };
            let path = conflict.base_path.as_ref().map(ToString::to_string).unwrap_or_default();
            // Where each moved one below the other, which of them is told of depends on the side that stays.
            let path = if kind == ConflictKind::MovedMoved { String::new() } else { path };
            (kind, path, conflict.element.map(|element| element.key().to_owned()))
        })
        .collect();
    kinds.sort();
    kinds.dedup();
    kinds
}

/// The same catalog with contents and names that nothing else has: who is who is then plain from either side.
fn distinct(catalog: &Catalog) -> Catalog {
    fn rename(items: &mut Vec<Value>, n: &mut usize) {
        for item in items {
            *n += 1;
            item["name"] = json!(format!("{}{n}", item["name"].as_str().unwrap()));
            for entry in item.get_mut("entries").and_then(Value::as_array_mut).into_iter().flatten() {
                *n += 1;
                let words: String =
                    (0..8).map(|k| char::from_u32(0x4e00 + hash(*n * 8 + k)).unwrap()).collect();
                entry["content"] = json!(words);
            }
            if let Some(items) = item.get_mut("items").and_then(Value::as_array_mut) {
                rename(items, n);
            }
        }
    }
    let mut document = serde_json::to_value(catalog).unwrap();
    let mut n = 0;
    for domain in document["domains"].as_array_mut().unwrap() {
        rename(domain["items"].as_array_mut().unwrap(), &mut n);
    }
    serde_json::from_value(document).unwrap()
}

/// Edits of elements, names, rows and items, each by which node it is done to.
fn plain_edits(most: usize) -> impl Strategy<Value = Vec<(u8, u16)>> {
    vec(any::<(u8, u16)>(), 0..most)
}

/// The catalog with some edits, in words that begin with a mark of their own.
fn edited(catalog: &Catalog, edits: &[(u8, u16)], mark: char) -> Catalog {
    edited_where(catalog, edits, (mark, true), |_| true)
}

/// The catalog with some edits in every third item, from this one on; none that another third would see: rows and items that go would
/// shift the places of the others.
fn edited_in(catalog: &Catalog, edits: &[(u8, u16)], share: usize) -> Catalog {
    let edits: Vec<(u8, u16)> =
        edits.iter().map(|(what, at)| ([0, 1, 2, 4][usize::from(what % 4)], *at)).collect();
    edited_where(catalog, &edits, (['甲', '乙', '丙'][share], false), |item| item % 3 == share)
}

/// `(mark, may_go)`: the mark of the words, and whether items may go.
fn edited_where(
    catalog: &Catalog,
    edits: &[(u8, u16)],
    (mark, may_go): (char, bool),
    is_own: impl Fn(usize) -> bool,
) -> Catalog {
    let mut document = serde_json::to_value(catalog).unwrap();
    for (what, at) in edits {
        let mut items = Vec::new();
        for (n, domain) in document["domains"].as_array().unwrap().iter().enumerate() {
            pointers(domain, &format!("/domains/{n}"), &mut items);
        }
        let mut n = 0;
        items.retain(|_| {
            n += 1;
            is_own(n - 1)
        });
        if items.is_empty() {
            continue;
        }
        let path = items[usize::from(*at) % items.len()].clone();
        let item = document.pointer_mut(&path).unwrap();
        let rows = item.get_mut("entries").and_then(Value::as_array_mut);
        match (what % 6, rows) {
            (0, _) => item["name"] = json!(format!("{mark}{}", item["name"].as_str().unwrap())),
            (1, Some(rows)) if !rows.is_empty() => {
                rows[0]["time_limit"] = json!(format!("{mark}{what}个月内"));
            }
            (2, Some(rows)) if !rows.is_empty() => rows[0]["method"] = json!(["on-request"]),
            (3, Some(rows)) if rows.len() > 1 => drop(rows.remove(0)),
            (4, Some(rows)) => rows.push(json!({"content": format!("{mark}增{at}"), "body": "临泉县民政局"})),
            _ if may_go => {
                let (parent, n) = path.rsplit_once('/').unwrap();
                document.pointer_mut(parent).unwrap().as_array_mut().unwrap().remove(n.parse().unwrap());
            }
            _ => {}
        }
    }
    serde_json::from_value(document).unwrap()
}

fn pointers(node: &Value, path: &str, all: &mut Vec<String>) {
    for (n, item) in node.get("items").and_then(Value::as_array).into_iter().flatten().enumerate() {
        let path = format!("{path}/items/{n}");
        all.push(path.clone());
        pointers(item, &path, all);
    }
}

fn hash(n: usize) -> u32 {
    u32::try_from(n.wrapping_mul(2_654_435_761) % 20_000).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn onto_the_same_edition_nothing_changes([revised, local, base] in three()) {
        let found = carried(&base, &base, &local);
        prop_assert_eq!(found.merged.to_json(), local.to_json());
        prop_assert!(found.conflicts.is_empty() && found.taken.is_empty() && found.dropped.is_empty());
        let found = carried(&revised, &revised, &local);
        prop_assert_eq!(found.merged.to_json(), local.to_json());
    }

    #[test]
    fn an_untouched_catalog_becomes_the_new_edition([revised, _, base] in three()) {
        let found = carried(&base, &revised, &base);
        prop_assert_eq!(found.merged.to_json(), revised.to_json());
        prop_assert!(found.conflicts.is_empty() && found.kept.is_empty() && found.void.is_empty());
    }

    #[test]
    fn both_the_same_is_once([revised, _, base] in three()) {
        let local = mulu::rebase::level_of(&revised).map_or_else(|| revised.clone(), |level| revised.for_level(level));
        let found = carried(&base, &revised, &local);
        prop_assert!(found.conflicts.is_empty(), "{:?}", found.conflicts);
        prop_assert_eq!(found.merged.to_json(), local.to_json());
        prop_assert_eq!(found.counts.taken, 0, "{:?}", found.taken);
    }

    #[test]
    fn every_change_ends_once_and_nothing_is_lost([revised, local, base] in three()) {
        let found = carried(&base, &revised, &local);
        adds_up(&base, &revised, &local, &found);
        nothing_is_lost(&local, &base, &found);
        let read: Catalog = serde_json::from_str(&found.merged.to_json()).unwrap();
        prop_assert_eq!(read.to_json(), found.merged.to_json());
        for level in [Level::County, Level::Township] {
            let options = RebaseOptions { level: Some(level), ..RebaseOptions::default() };
            let found = rebase(&base, &revised, &local, &options).unwrap();
            nothing_is_lost(&local, &base, &found);
            let same = rebase(&base, &revised, &base.for_level(level), &options).unwrap();
            prop_assert_eq!(same.merged.to_json(), revised.for_level(level).to_json());
        }
    }

    #[test]
    fn catalogs_that_have_nothing_to_do_with_each_other(base in catalog(), revised in catalog(), local in catalog()) {
        let found = carried(&base, &revised, &local);
        adds_up(&base, &revised, &local, &found);
        nothing_is_lost(&local, &base, &found);
    }

    #[test]
    fn conflicts_are_the_same_from_either_side(
        base in catalog(), one_in in 1_u16..3, theirs in plain_edits(6), ours in plain_edits(6),
    ) {
        let base = distinct(&coded(&base, one_in));
        let (revised, local) = (edited(&base, &theirs, '新'), edited(&base, &ours, '本'));
        let (one, other) = (carried(&base, &revised, &local), carried(&base, &local, &revised));
        prop_assert_eq!(
            kinds(&one.conflicts, false), kinds(&other.conflicts, true),
            "base {}\nrevised {}\nlocal {}", base.to_json(), revised.to_json(), local.to_json()
        );
    }

    #[test]
    fn independent_changes_merge_in_any_grouping(
        base in catalog(), one_in in 1_u16..3, one in plain_edits(4), two in plain_edits(4), three in plain_edits(4),
    ) {
        let base = distinct(&coded(&base, one_in));
        // Each in top items of its own, by their places: what one changes the others leave alone.
        let [x, y, z] = [(one, 0), (two, 1), (three, 2)].map(|(edits, share)| edited_in(&base, &edits, share));
        let onto = |revised: &Catalog, local: &Catalog| {
            let options = RebaseOptions { level: None, ..RebaseOptions::default() };
            let found = rebase(&base, revised, local, &options).unwrap();
            prop_assert!(found.conflicts.is_empty(), "{:?}", kinds(&found.conflicts, false));
            Ok(found.merged)
        };
        let left = onto(&onto(&x, &y)?, &z)?;
        let right = onto(&x, &onto(&y, &z)?)?;
        prop_assert_eq!(left.to_json(), right.to_json());
        prop_assert_eq!(onto(&y, &x)?.to_json(), onto(&x, &y)?.to_json());
    }

    #[test]
    fn a_document_resolves_as_the_value([revised, local, base] in three(), which in any::<u8>()) {
        let found = carried(&base, &revised, &local);
        let document = serde_json::to_string(&found).unwrap();
        let read = Rebase::from_json(document.as_bytes()).unwrap();
        prop_assert_eq!(serde_json::to_string(&read).unwrap(), document);
        let all = |choose| Resolution {
            conflict: None, kind: None, element: None, domain: None, path: None, choose, value: None,
        };
        let choose = [None, Some(Choice::Ours), Some(Choice::Theirs)][usize::from(which % 3)];
        let resolved = resolve(&read, &[all(choose)], None).unwrap();
        prop_assert!(resolved.conflicts.is_empty() && resolved.finished().is_ok());
        prop_assert_eq!(resolved.resolved.len(), found.conflicts.len());
        prop_assert_eq!(found.finished().is_ok(), found.conflicts.is_empty());
        if choose == Some(Choice::Ours) {
            prop_assert_eq!(resolved.merged.to_json(), found.merged.to_json());
        }
        let again: Catalog = serde_json::from_str(&resolved.merged.to_json()).unwrap();
        prop_assert_eq!(again.to_json(), resolved.merged.to_json());
        // One by one comes to the same as all at once.
        let mut one_by_one = read;
        while let Some(first) = one_by_one.conflicts.first().map(|conflict| conflict.id) {
            one_by_one = resolve(&one_by_one, &[Resolution { conflict: Some(first), ..all(choose) }], None).unwrap();
        }
        prop_assert_eq!(one_by_one.merged.to_json(), resolved.merged.to_json());
    }
}
