//! The laws of patches, on catalogs that come from each other, that have nothing to do with each other, and that were made
//! to break them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

mod mutation;
mod strategy;

use mulu::Catalog;
use mulu::diff::{
    ApplyOptions, Diff, DiffOptions, NodeKind, Operation, Patch, Pin, apply, compose, diff, invert,
};
use mulu::model::{Domain, Element, Entry, Id, Item, Level};
use mutation::{coded, mutated, mutations};
use proptest::collection::vec;
use proptest::prelude::*;
use strategy::catalog;

fn patches() -> DiffOptions {
    DiffOptions { patch: true, json_patch: true, ..DiffOptions::default() }
}

fn whole(catalog: &Catalog, patch: &Patch) -> Catalog {
    apply(catalog, patch, &ApplyOptions::default()).unwrap()
}

/// A patch leads from the one to the other and back, by itself, read from its document, and as a JSON Patch.
fn there_and_back(a: &Catalog, b: &Catalog, options: &DiffOptions) -> Diff {
    let found = diff(a, b, options).unwrap();
    let part = options.level.map(|level| a.for_level(level));
    let a = part.as_ref().unwrap_or(a);
    let patch = found.patch.as_ref().unwrap();
    assert_eq!((&patch.from, &patch.to), (&a.digest(), &b.digest()));
    assert_eq!(whole(a, patch).to_json(), b.to_json());
    assert_eq!(whole(b, &invert(patch)).to_json(), a.to_json());
    assert_eq!(invert(&invert(patch)), *patch);
    let read: Patch = serde_json::from_str(&serde_json::to_string(patch).unwrap()).unwrap();
    assert_eq!(whole(a, &read).to_json(), b.to_json());
    let undone = compose(&[patch.clone(), invert(patch)]).unwrap();
    assert_eq!((undone.operations.len(), &undone.from, &undone.to), (0, &patch.from, &patch.from));
    let operations = serde_json::to_value(found.json_patch.as_ref().unwrap()).unwrap();
    let operations: json_patch::Patch = serde_json::from_value(operations).unwrap();
    let mut document = serde_json::to_value(a).unwrap();
    json_patch::patch(&mut document, &operations).unwrap();
    assert_eq!(document, serde_json::to_value(b).unwrap());
    found
}

/// Accepting nothing changes nothing, accepting everything changes everything, and any part gives a catalog that its document
/// gives again, or says which change needs which.
fn parts(a: &Catalog, b: &Catalog, found: &Diff, picked: &[bool]) {
    let patch = found.patch.as_ref().unwrap();
    let numbers = |wanted: &dyn Fn(usize) -> bool| -> Vec<usize> {
        (0..found.changes.len()).filter(|n| wanted(*n)).collect()
    };
    let only = |only: Vec<usize>| ApplyOptions { only: Some(only), ..ApplyOptions::default() };
    assert_eq!(apply(a, patch, &only(Vec::new())).unwrap().to_json(), a.to_json());
    if found.changes.is_empty() {
        return;
    }
    assert_eq!(apply(a, patch, &only(numbers(&|_| true))).unwrap().to_json(), b.to_json());
    let some = numbers(&|n| picked[n % picked.len()]);
    match apply(a, patch, &only(some)) {
        Ok(part) => {
            let read: Catalog = serde_json::from_str(&part.to_json()).unwrap();
            assert_eq!(read.to_json(), part.to_json());
            let rest = numbers(&|n| !picked[n % picked.len()]);
            let without = ApplyOptions { except: rest, ..ApplyOptions::default() };
            assert_eq!(apply(a, patch, &without).unwrap().to_json(), part.to_json());
        }
        Err(error) => assert!(error.code() == "patch-needs", "{error}"),
    }
}

fn pair() -> impl Strategy<Value = (Catalog, Catalog)> {
    (catalog(), 1_u16..5, mutations(12)).prop_map(|(a, one_in, changes)| {
        let a = coded(&a, one_in);
        let b = mutated(&a, &changes);
        (a, b)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_catalog_and_what_was_made_of_it((a, b) in pair(), picked in vec(any::<bool>(), 40)) {
        let found = there_and_back(&a, &b, &patches());
        parts(&a, &b, &found, &picked);
        let found = there_and_back(&b, &a, &patches());
        parts(&b, &a, &found, &picked);
    }

    #[test]
    fn two_catalogs_that_have_nothing_to_do_with_each_other(
        a in catalog(), b in catalog(), picked in vec(any::<bool>(), 40),
    ) {
        let found = there_and_back(&a, &b, &patches());
        parts(&a, &b, &found, &picked);
    }

    #[test]
    fn the_part_of_a_guideline_that_binds_a_level((a, b) in pair(), picked in vec(any::<bool>(), 40)) {
        for level in [Level::County, Level::Township] {
            let found = there_and_back(&a, &b, &DiffOptions { level: Some(level), ..patches() });
            parts(&a.for_level(level), &b, &found, &picked);
        }
    }

    #[test]
    fn pins_may_be_odd((a, b) in pair(), seed in any::<u64>(), picked in vec(any::<bool>(), 40)) {
        let pins = pins(&a, &b, seed);
        let found = there_and_back(&a, &b, &DiffOptions { pins, ..patches() });
        parts(&a, &b, &found, &picked);
    }

    #[test]
    fn a_catalog_and_itself(a in catalog()) {
        let found = there_and_back(&a, &a, &patches());
        prop_assert!(found.changes.is_empty());
        prop_assert!(found.patch.unwrap().operations.is_empty());
        prop_assert!(found.json_patch.unwrap().is_empty());
    }

    #[test]
    fn patches_one_after_another((a, b) in pair(), changes in mutations(8), other in catalog()) {
        let c = mutated(&b, &changes);
        let patch = |a: &Catalog, b: &Catalog| diff(a, b, &patches()).unwrap().patch.unwrap();
        let (first, second, third) = (patch(&a, &b), patch(&b, &c), patch(&c, &other));
        let both = compose(&[first.clone(), second.clone()]).unwrap();
        prop_assert_eq!(whole(&a, &both).to_json(), c.to_json());
        prop_assert_eq!(whole(&c, &invert(&both)).to_json(), a.to_json());
        let undone = compose(&[invert(&second), invert(&first)]).unwrap();
        let operations = |patch: &Patch| -> Vec<Operation> {
            patch.operations.iter().map(|step| step.operation.clone()).collect()
        };
        prop_assert_eq!(operations(&undone), operations(&invert(&both)));
        let all = compose(&[first.clone(), second.clone(), third.clone()]).unwrap();
        let left = compose(&[both.clone(), third.clone()]).unwrap();
        let right = compose(&[first.clone(), compose(&[second.clone(), third]).unwrap()]).unwrap();
        prop_assert_eq!(operations(&all), operations(&left));
        prop_assert_eq!(operations(&all), operations(&right));
        prop_assert_eq!(whole(&a, &all).to_json(), other.to_json());
        prop_assert_eq!(compose(std::slice::from_ref(&first)).unwrap(), first.clone());
        if first.to != first.from {
            prop_assert_eq!(compose(&[first.clone(), first]).unwrap_err().code(), "patch-not-next");
        }
    }
}

/// Pins by chance, one to one.
fn pins(a: &Catalog, b: &Catalog, seed: u64) -> Vec<Pin> {
    let ids = |catalog: &Catalog| -> [Vec<String>; 3] {
        let mut ids: [Vec<String>; 3] = Default::default();
        ids[0].extend(catalog.domains.iter().map(|domain| domain.id.to_string()));
        catalog.walk_items(|trail| {
            let item = trail.items.last().unwrap();
            ids[1].push(item.id.to_string());
            ids[2].extend(item.entries.iter().map(|entry| entry.id.to_string()));
        });
        ids
    };
    let mut seed = seed;
    let mut pins = Vec::new();
    for (base, mut other) in ids(a).into_iter().zip(ids(b)) {
        for base in base {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let at = usize::try_from(seed >> 33).unwrap();
            if at % 3 == 0 && !other.is_empty() {
                let other = other.swap_remove(at / 3 % other.len());
                pins.push(Pin { base, other });
            }
        }
    }
    pins
}

/// A domain of so many items, each with a row; names and contents by number.
fn siblings(name: &dyn Fn(usize) -> String, order: &[usize]) -> Catalog {
    let item = |n: usize| {
        let entry = Entry { content: Element::worded(&format!("内容{n}")), ..Entry::default() };
        Item { name: name(n), entries: std::iter::once(entry).collect(), ..Item::default() }
    };
    let domain = Domain {
        name: "社会救助".into(),
        items: order.iter().map(|n| item(*n)).collect(),
        ..Domain::default()
    };
    let mut catalog = Catalog { domains: std::iter::once(domain).collect(), ..Catalog::default() };
    catalog.number();
    catalog
}

fn shuffled(count: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by_key(|n| n.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(17));
    order
}

#[test]
fn ten_thousand_siblings() {
    let (straight, name) = ((0..10_000).collect::<Vec<_>>(), |n: usize| format!("事项{n}"));
    let a = siblings(&name, &straight);
    let backwards: Vec<usize> = straight.iter().rev().copied().collect();
    for b in [
        siblings(&|n| format!("事项{n}（修订）"), &straight),
        siblings(&name, &backwards),
        siblings(&name, &shuffled(10_000)),
        siblings(&|n| format!("事项{}", 9_999 - n), &straight),
    ] {
        let started = std::time::Instant::now();
        let read: Catalog = serde_json::from_str(&a.to_json()).unwrap();
        let reading = started.elapsed();
        assert_eq!(read, a);
        let started = std::time::Instant::now();
        let found = diff(&a, &b, &patches()).unwrap();
        let patch = found.patch.unwrap();
        assert_eq!(whole(&a, &patch).to_json(), b.to_json());
        assert_eq!(whole(&b, &invert(&patch)).to_json(), a.to_json());
        // Some tens of times what reading takes, on any machine; thousands, were each step to build anew what it touches.
        let took = started.elapsed();
        assert!(took < reading * 500, "{took:?}, reading {reading:?}");
        let operations = serde_json::to_value(found.json_patch.unwrap()).unwrap();
        let operations: json_patch::Patch = serde_json::from_value(operations).unwrap();
        let mut document = serde_json::to_value(&a).unwrap();
        json_patch::patch(&mut document, &operations).unwrap();
        assert_eq!(document, serde_json::to_value(&b).unwrap());
    }
}

#[test]
fn names_that_tell_nothing() {
    let order: Vec<usize> = (0..40).collect();
    let same = siblings(&|_| "审核信息".to_owned(), &order);
    let back: Vec<usize> = order.iter().rev().copied().collect();
    let named = siblings(&|n| format!("事项{n}"), &order);
    let swapped = siblings(&|n| format!("事项{}", n ^ 1), &order);
    let picked: Vec<bool> = (0..23).map(|n| n % 3 > 0).collect();
    for (a, b) in [
        (&same, &siblings(&|_| "审核信息".to_owned(), &back)),
        (&same, &named),
        (&named, &same),
        (&named, &swapped),
        (&named, &siblings(&|n| format!("事项{n}"), &shuffled(40))),
        (&same, &Catalog::default()),
        (&Catalog::default(), &same),
        (&Catalog::default(), &Catalog::default()),
    ] {
        let found = there_and_back(a, b, &patches());
        parts(a, b, &found, &picked);
    }
}

/// One way down, each node under the one before.
fn chain(names: &[&str]) -> Catalog {
    let mut items: Option<Item> = None;
    for name in names.iter().rev() {
        let entries = std::iter::once(Entry { content: Element::worded(name), ..Entry::default() }).collect();
        items = Some(Item {
            name: (*name).into(),
            items: items.into_iter().collect(),
            entries,
            ..Item::default()
        });
    }
    let domain = Domain { name: "救灾".into(), items: items.into_iter().collect(), ..Domain::default() };
    let mut catalog = Catalog { domains: std::iter::once(domain).collect(), ..Catalog::default() };
    catalog.number();
    catalog
}

#[test]
fn six_levels_turned_upside_down() {
    let a = chain(&["一", "二", "三", "四", "五", "六"]);
    for b in [
        chain(&["六", "五", "四", "三", "二", "一"]),
        chain(&["二", "一", "四", "三", "六", "五"]),
        chain(&["二", "三", "四", "五", "六", "一"]),
        chain(&["一", "三", "五"]),
        chain(&["一"]),
    ] {
        let codes = |catalog: &Catalog| -> Catalog {
            let mut document = serde_json::to_value(catalog).unwrap();
            let mut at = &mut document["domains"][0];
            while at["items"].is_array() && !at["items"].as_array().unwrap().is_empty() {
                at = &mut at["items"][0];
                let name = at["name"].as_str().unwrap().chars().next().unwrap() as u32;
                at["id"] = format!("1200{name}").into();
                at["entries"][0].as_object_mut().unwrap().shift_remove("id");
            }
            serde_json::from_value(document).unwrap()
        };
        let found = there_and_back(&a, &b, &patches());
        parts(&a, &b, &found, &[true, false]);
        let (a, b) = (codes(&a), codes(&b));
        let found = there_and_back(&a, &b, &patches());
        for picked in [[true, false], [false, true]] {
            parts(&a, &b, &found, &picked);
        }
        let moves = found.patch.unwrap().operations;
        let moves = moves
            .iter()
            .filter(|step| matches!(step.operation, Operation::Move { node: NodeKind::Item, .. }));
        assert!(moves.count() > 0 || b.entry_count() < 4);
    }
}

#[test]
fn a_patch_fits_a_catalog_that_differs_elsewhere() {
    let name = |n: usize| format!("事项{n}");
    let (a, b) = (siblings(&name, &[0, 1, 2, 3]), siblings(&name, &[0, 1, 3]));
    let patch = diff(&a, &b, &patches()).unwrap().patch.unwrap();
    let other = siblings(&name, &[7, 1, 2, 3]);
    let ids = |catalog: &Catalog| -> Vec<Id> {
        catalog.domains.iter().flat_map(|domain| domain.items.iter().map(|item| item.id.clone())).collect()
    };
    assert_eq!(ids(&whole(&other, &patch)), ids(&siblings(&name, &[7, 1, 3])));
    let other = siblings(&name, &[1, 7, 2, 3]);
    let error = apply(&other, &patch, &ApplyOptions::default()).unwrap_err();
    assert_eq!(error.code(), "patch-does-not-fit");
    assert_eq!(
        error.message(mulu::Lang::Zh),
        "补丁做不下去：operations[0]（取消事项「社会救助/事项2」）不在原来的位置。应为「{\"parent\":\"社会救助\",\"after\":\"社会救助/事项1\"}」，\
         实为「{\"parent\":\"社会救助\",\"after\":\"社会救助/事项7\"}」。目录未作任何改动。"
    );
}
