//! Patches of trees that have little or nothing to do with each other, matched by chance: whatever is taken for one, the
//! patch leads from the one to the other and back.

use std::sync::Arc;

use proptest::collection::vec;
use proptest::prelude::*;

use super::{ApplyOptions, Operation, Patch, apply, export, invert, make};
use crate::diff::change::{self, Changes};
use crate::diff::document::{By, Parts};
use crate::diff::joined::Joined;
use crate::diff::matching::{Found, Matches, Pairs, Part};
use crate::diff::options::DiffOptions;
use crate::diff::tree::Tree;
use crate::model::{Catalog, Domain, Element, Entry, Id, Item};

/// A node before it stands anywhere: what it stands under is picked from those before it.
type Sketch = (u8, u16, u8, u8);

/// A catalog of a few names and values. Ids are paths, codes of few kinds, or names of one's own.
fn catalog() -> impl Strategy<Value = Catalog> {
    vec(any::<Sketch>(), 0..25).prop_map(|sketches| {
        let title = format!("目录{}", sketches.len() % 3);
        let mut catalog = Catalog { title, ..Catalog::default() };
        for (kind, parent, name, value) in sketches {
            let id = match value % 4 {
                0 => Id::new(format!("{}", u32::from(value) % 12 + 120_000_000)),
                1 => Id::new(format!("x{}", value % 12)),
                _ => Id::default(),
            };
            let derived_from = (value % 7 == 0).then(|| Id::new("y"));
            let name = ["甲", "乙", "丙", "丁"][usize::from(name % 4)].to_owned();
            if kind % 6 == 0 || catalog.domains.is_empty() {
                catalog.domains.push(Domain { id, name, derived_from, ..Domain::default() });
                continue;
            }
            let item = Item { id: id.clone(), name, derived_from: derived_from.clone(), ..Item::default() };
            let domains = catalog.domains.len();
            let domain = catalog.domains.iter_mut().nth(usize::from(parent) % domains).unwrap();
            let mut items = &mut domain.items;
            let mut way = usize::from(parent) / domains;
            if kind % 2 == 0 || items.is_empty() {
                while !way.is_multiple_of(3) && !items.is_empty() {
                    let at = way % items.len();
                    items = &mut items.iter_mut().nth(at).unwrap().items;
                    way /= 3;
                }
                items.push(item);
            } else {
                let entry = entry(id, derived_from, value);
                let mut at = way % items.len();
                let mut item = items.iter_mut().nth(at).unwrap();
                while !way.is_multiple_of(3) && !item.items.is_empty() {
                    at = way % item.items.len();
                    item = item.items.iter_mut().nth(at).unwrap();
                    way /= 3;
                }
                item.entries.push(entry);
            }
        }
        catalog.number();
        catalog
    })
}

fn entry(id: Id, derived_from: Option<Id>, value: u8) -> Entry {
    let extra = ["备注", "电话", "a/b~c"].into_iter().enumerate();
    let mut extra: Vec<(String, String)> = extra
        .filter(|(n, _)| value >> n & 1 == 1)
        .map(|(n, column)| (column.to_owned(), format!("{}", usize::from(value >> 4) + n)))
        .collect();
    let turned = usize::from(value >> 6) % extra.len().max(1);
    extra.rotate_left(turned);
    Entry {
        id,
        derived_from,
        serial: value.is_multiple_of(3).then(|| value.to_string()),
        content: Element::worded(["", "一", "二\n三"][usize::from(value % 3)]),
        body: if value.is_multiple_of(5) {
            Element::Unknown
        } else {
            Element::worded(["", "局"][usize::from(value % 2)])
        },
        extra: extra.into_iter().collect(),
        ..Entry::default()
    }
}

/// Matches by chance, one to one, with parts here and there.
fn matches(base: &Tree<'_>, other: &Tree<'_>, chance: &[u16]) -> Matches {
    let mut chance = chance.iter().map(|n| usize::from(*n)).cycle();
    let mut next = || chance.next().unwrap_or_default();
    let mut pairs = |base: usize, other: usize| {
        let mut pairs = Pairs::new(base, other);
        for n in 0..base {
            if other > 0 && next() % 4 > 0 {
                let found = Found { at: next() % other, by: By::Pin, score: 1.0, parts: Parts::default() };
                pairs.join(n, found);
            }
        }
        pairs
    };
    let (domains, items) =
        (pairs(base.domains.len(), other.domains.len()), pairs(base.items.len(), other.items.len()));
    let entries = pairs(base.entries.len(), other.entries.len());
    let mut parts = |base: usize, other: usize| -> Vec<Part> {
        let part = |base, other| Part { base, other, by: By::Pin, score: 1.0, parts: Parts::default() };
        let count = if base > 0 && other > 0 { next() % 4 } else { 0 };
        (0..count).map(|_| part(next() % base, next() % other)).collect()
    };
    let domain_parts = parts(base.domains.len(), other.domains.len());
    let (item_parts, entry_parts) =
        (parts(base.items.len(), other.items.len()), parts(base.entries.len(), other.entries.len()));
    Matches { domains, items, entries, domain_parts, item_parts, entry_parts }
}

fn made(base: &Catalog, other: &Catalog, chance: &[u16]) -> (Patch, Changes) {
    let trees = (Tree::new(base, None), Tree::new(other, None));
    let matches = matches(&trees.0, &trees.1, chance);
    let joined = Joined::of(&trees.0, &trees.1, &matches);
    let options = DiffOptions { patch: true, ..DiffOptions::default() };
    let found = (&matches, &joined);
    let changes = change::between((base, other), &trees.0, &trees.1, found, &options, &Arc::default());
    (make(base, other, &matches, &changes).unwrap(), changes)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn any_matches_make_a_patch_there_and_back(
        base in catalog(), other in catalog(), chance in vec(any::<u16>(), 1..60),
    ) {
        let (patch, _) = made(&base, &other, &chance);
        let there = apply(&base, &patch, &ApplyOptions::default()).unwrap();
        prop_assert_eq!(there.to_json(), other.to_json());
        let back = apply(&other, &invert(&patch), &ApplyOptions::default()).unwrap();
        prop_assert_eq!(back.to_json(), base.to_json());
        let read: Patch = serde_json::from_str(&serde_json::to_string(&patch).unwrap()).unwrap();
        prop_assert_eq!(&read, &patch);
        let there = apply(&base, &read, &ApplyOptions::default()).unwrap();
        prop_assert_eq!(there.to_json(), other.to_json());
    }

    #[test]
    fn a_json_patch_does_the_same_to_the_document(
        base in catalog(), other in catalog(), chance in vec(any::<u16>(), 1..60),
    ) {
        let (patch, _) = made(&base, &other, &chance);
        let operations = serde_json::to_value(export(&base, &patch).unwrap()).unwrap();
        let operations: json_patch::Patch = serde_json::from_value(operations).unwrap();
        let mut document = serde_json::to_value(&base).unwrap();
        json_patch::patch(&mut document, &operations).unwrap();
        prop_assert_eq!(document, serde_json::to_value(&other).unwrap());
    }

    #[test]
    fn a_part_gives_a_catalog_or_says_what_it_needs(
        base in catalog(), other in catalog(), chance in vec(any::<u16>(), 1..60),
        picked in vec(any::<bool>(), 60), inverse in any::<bool>(),
    ) {
        let (patch, changes) = made(&base, &other, &chance);
        let (patch, base) = if inverse { (invert(&patch), other) } else { (patch, base) };
        let numbers = |wanted: bool| -> Vec<usize> {
            let known = patch.operations.iter().filter_map(|step| step.change);
            let mut known: Vec<usize> = known.filter(|n| picked[n % picked.len()] == wanted).collect();
            known.sort_unstable();
            known.dedup();
            known
        };
        prop_assert!(patch.operations.iter().all(|step| step.change.is_none_or(|n| n < changes.list.len())));
        let accepted = ApplyOptions { only: Some(numbers(true)), ..ApplyOptions::default() };
        let rejected = ApplyOptions { except: numbers(false), ..ApplyOptions::default() };
        match apply(&base, &patch, &accepted) {
            Ok(catalog) => {
                let read: Catalog = serde_json::from_str(&catalog.to_json()).unwrap();
                prop_assert_eq!(read.to_json(), catalog.to_json());
                let tree = Tree::new(&catalog, None);
                let mut ids: Vec<&Id> = tree.domains.iter().map(|node| &node.domain.id).collect();
                ids.extend(tree.items.iter().map(|node| &node.item.id));
                ids.extend(tree.entries.iter().map(|node| &node.entry.id));
                let all = ids.len();
                ids.sort_unstable();
                ids.dedup();
                prop_assert_eq!(ids.len(), all);
                if !numbers(true).is_empty() {
                    let same = apply(&base, &patch, &rejected).unwrap();
                    prop_assert_eq!(same.to_json(), catalog.to_json());
                }
            }
            // Parts matched by chance may leave steps without a change, which no error can name.
            Err(error) => prop_assert!(
                error.code() == "patch-needs" || patch.operations.iter().any(|step| step.change.is_none()
                    && matches!(step.operation, Operation::Add(_) | Operation::Remove(_) | Operation::Move { .. })),
                "{}", error.message(crate::Lang::En)
            ),
        }
    }
}
