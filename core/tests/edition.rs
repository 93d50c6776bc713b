//! The bundled city's two editions of the guideline: what the comparison finds between them is what the revision did, and the next
//! edition cites nothing that had lapsed when it came.

#![cfg(feature = "xlsx")]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use mulu::Catalog;
use mulu::diff::{Change, DiffOptions, ListedMatches, Op, diff};
use mulu::model::Level;
use mulu::read::{ReadOptions, read};
use mulu::validate::{ValidateOptions, validate};
use serde::Deserialize;
use serde_json::{Value, json};

/// The day on which the last of the replaced instruments had lapsed.
const AS_OF: jiff::civil::Date = jiff::civil::date(2022, 6, 5);

/// What the test needs of `revision-truth.json`.
#[derive(Deserialize)]
struct Truth {
    changes: Vec<Value>,
    renumbered: Vec<Renumbered>,
    levels: BTreeMap<String, BTreeMap<String, usize>>,
}

#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Renumbered {
    path: String,
    to: String,
}

fn bytes(file: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data/fuyang").join(file)).unwrap()
}

fn catalog(file: &str) -> Catalog {
    read(&bytes(file), &ReadOptions::default()).unwrap().catalog
}

fn editions() -> [Catalog; 2] {
    ["guideline.json", "guideline-2022.json"].map(catalog)
}

fn truth() -> Truth {
    serde_json::from_slice(&bytes("revision-truth.json")).unwrap()
}

/// A change as the truth tells it.
fn told(change: &Change) -> Value {
    let mut told = json!({"op": change.op, "node": change.node, "path": change.path});
    let (before, after) = (change.before.as_deref(), change.after.as_deref());
    let fields = [
        ("parts", (!change.parts.is_empty()).then(|| json!(change.parts))),
        ("element", change.element.map(|element| json!(element.key()))),
        ("to_parent", after.filter(|_| change.op == Op::Move).cloned()),
        ("before", before.filter(|_| change.op != Op::Move).cloned()),
        ("after", after.filter(|_| change.op != Op::Move).cloned()),
    ];
    let object = told.as_object_mut().unwrap();
    object.extend(fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?))));
    told
}

/// Each change with its fields by name, so that lists compare whatever their order.
fn sorted(changes: impl Iterator<Item = Value>) -> Vec<String> {
    let named = |change: Value| -> BTreeMap<String, Value> { serde_json::from_value(change).unwrap() };
    let mut lines: Vec<String> =
        changes.map(|change| serde_json::to_string(&named(change)).unwrap()).collect();
    lines.sort();
    lines
}

#[test]
fn what_the_revision_did_is_found_and_nothing_else() {
    let [old, next] = editions();
    let found = diff(&old, &next, &DiffOptions::default()).unwrap();
    let (found, planted) = (sorted(found.changes.iter().map(told)), sorted(truth().changes.into_iter()));
    let only = |one: &[String], other: &[String]| -> Vec<String> {
        one.iter().filter(|line| !other.contains(line)).cloned().collect()
    };
    println!("{} changes between the editions, {} found", planted.len(), found.len());
    assert!(
        planted == found,
        "missed {:#?}\nbeyond the truth {:#?}",
        only(&planted, &found),
        only(&found, &planted)
    );
    assert!((120..=250).contains(&planted.len()));
}

#[test]
fn nodes_under_another_id_are_known_again() {
    let [old, next] = editions();
    let options = DiffOptions { matches: ListedMatches::All, ..DiffOptions::default() };
    let matches = diff(&old, &next, &options).unwrap().matches;
    // Of a merge the truth knows only where the rows went.
    let mut found: Vec<Renumbered> = matches
        .iter()
        .filter(|pair| pair.base != pair.other && !pair.part)
        .map(|pair| Renumbered { path: pair.base.to_string(), to: pair.other.to_string() })
        .collect();
    found.sort();
    assert_eq!(found, truth().renumbered);
}

#[test]
fn each_level_sees_its_own_changes() {
    let [old, next] = editions();
    let mut seen: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for level in [Level::County, Level::Township] {
        let found = diff(&old.for_level(level), &next.for_level(level), &DiffOptions::default()).unwrap();
        let name = json!(level).as_str().unwrap().to_owned();
        for change in found.changes {
            let op = json!(change.op).as_str().unwrap().to_owned();
            *seen.entry(name.clone()).or_default().entry(op).or_default() += 1;
        }
    }
    assert_eq!(seen, truth().levels);
}

/// The workbook holds all that the document holds, and the edition says which one it revises.
#[test]
fn the_next_edition_is_one_catalog_in_both_forms() {
    let [old, next] = editions();
    assert_eq!(next, catalog("guideline-2022.xlsx"));
    let based_on = next.based_on.unwrap();
    assert_eq!((based_on.edition, based_on.digest), (old.edition.clone(), Some(old.digest())));
    assert_eq!(next.edition.as_deref(), Some("2022"));
}

#[test]
fn the_next_edition_cites_nothing_that_lapsed() {
    let lapsed = editions().map(|edition| {
        let report = validate(&edition, &ValidateOptions::new(AS_OF)).unwrap();
        report.findings.iter().filter(|finding| finding.code == "lapsed-basis").count()
    });
    println!("citations that had lapsed: {} in the old edition, {} in the next", lapsed[0], lapsed[1]);
    assert!(lapsed[0] > 50 && lapsed[1] == 0, "{lapsed:?}");
}
