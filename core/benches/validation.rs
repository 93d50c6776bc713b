//! How long it takes to hold the bundled city against the rules, and to keep one county's findings right while it is edited.
//!
//!     make bench-validation
#![allow(clippy::unwrap_used, reason = "a benchmark may fail by panicking")]

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use mulu::Catalog;
use mulu::diff::{ApplyOptions, DiffOptions, diff};
use mulu::draft::{Draft, Edit};
use mulu::inspect::inspect;
use mulu::model::{Id, Level};
use mulu::read::{ReadOptions, read};
use mulu::validate::{Rulebook, ValidateOptions, validate};
use mulu::vocabulary::ElementName;
use serde_json::{Value, json};

fn city() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data/fuyang")
}

fn catalog(path: &Path) -> Catalog {
    read(&fs::read(path).unwrap(), &ReadOptions::default()).unwrap().catalog
}

fn options() -> ValidateOptions {
    ValidateOptions::new(jiff::civil::date(2020, 12, 31))
}

/// The county's catalog that has the most entries.
fn county(catalogs: &[Catalog]) -> &Catalog {
    let of_county =
        |catalog: &&Catalog| catalog.issuer.as_ref().is_some_and(|it| it.level == Some(Level::County));
    catalogs.iter().filter(of_county).max_by_key(|catalog| catalog.entry_count()).unwrap()
}

/// An entry in the middle of a catalog that has this element, with it.
fn entry(catalog: &Catalog, element: ElementName) -> (Id, String) {
    let mut entries = Vec::new();
    catalog.walk_items(|trail| {
        let known = |entry: &mulu::model::Entry| match element {
            ElementName::Serial => entry.serial.clone(),
            _ => Some(entry.worded(element)?.known()?.as_str().to_owned()),
        };
        let own = trail.items.last().into_iter().flat_map(|item| item.entries.iter());
        entries.extend(own.filter_map(|entry| Some((entry.id.clone(), known(entry)?))));
    });
    entries.swap_remove(entries.len() / 2)
}

fn edit(path: &Id, element: ElementName, value: Value) -> Vec<Edit> {
    vec![Edit { path: path.clone(), element: Some(element), column: None, value: Some(value) }]
}

fn whole(criterion: &mut Criterion, catalogs: &[Catalog]) {
    let rulebook = Rulebook::new(&options()).unwrap();
    let entries: usize = catalogs.iter().map(Catalog::entry_count).sum();
    criterion.bench_function(
        &format!("city: {} catalogs, {entries} entries, on one core", catalogs.len()),
        |b| {
            let validated = |catalog: &Catalog| rulebook.report(&catalog.title, rulebook.findings(catalog));
            b.iter(|| catalogs.iter().map(|catalog| validated(catalog).findings.len()).sum::<usize>());
        },
    );
    let county = county(catalogs);
    criterion.bench_function(&format!("county: {} entries", county.entry_count()), |b| {
        b.iter(|| validate(black_box(county), &options()).unwrap());
    });
    criterion.bench_function("county: begin a draft", |b| {
        b.iter_batched(
            || county.clone(),
            |county| Draft::new(county, None, &options()).unwrap(),
            BatchSize::SmallInput,
        );
    });
}

/// A keystroke: another character at the end of an element, and away again.
fn keystrokes(criterion: &mut Criterion, county: &Catalog) {
    let mut draft = Draft::new(county.clone(), None, &options()).unwrap();
    for element in [
        ElementName::Content,
        ElementName::Basis,
        ElementName::TimeLimit,
        ElementName::Body,
        ElementName::Serial,
    ] {
        let (path, text) = entry(county, element);
        let [typed, back] = [format!("{text}日"), text].map(|text| edit(&path, element, json!(text)));
        let mut flip = false;
        criterion.bench_function(&format!("county: edit {}", element.key()), |b| {
            b.iter(|| {
                flip = !flip;
                draft.edit(if flip { &typed } else { &back }).unwrap()
            });
        });
    }
    let item = county.domains.at(0).unwrap().items.at(0).unwrap();
    let names = [format!("{}一", item.name), item.name.clone()];
    let names = names.map(|name| edit(&item.id, ElementName::Name, json!(name)));
    let mut at = 0;
    criterion.bench_function("county: rename a first-level item", |b| {
        b.iter(|| {
            at = 1 - at;
            draft.edit(names.get(1 - at).unwrap()).unwrap()
        });
    });
    criterion.bench_function("county: the report of a draft", |b| b.iter(|| draft.report()));
}

/// What changes which rows there are, and what compares with a guideline, asks all rules again.
fn dearer(criterion: &mut Criterion, county: &Catalog, guideline: &Catalog) {
    let mut document = serde_json::to_value(county).unwrap();
    let items = document.pointer_mut("/domains/0/items/0").unwrap();
    let list = if items["items"].is_array() {
        items.pointer_mut("/items/0/entries").unwrap()
    } else {
        &mut items["entries"]
    };
    list.as_array_mut().unwrap().push(json!({"content": "办事指南", "time_limit": "及时公开"}));
    let with_row: Catalog = serde_json::from_value(document).unwrap();
    let patch = diff(county, &with_row, &DiffOptions { patch: true, ..DiffOptions::default() })
        .unwrap()
        .patch
        .unwrap();
    let undo = mulu::diff::invert(&patch);
    let mut draft = Draft::new(county.clone(), None, &options()).unwrap();
    let mut flip = false;
    criterion.bench_function("county: add a row, or take it away", |b| {
        b.iter(|| {
            flip = !flip;
            draft.apply(if flip { &patch } else { &undo }, &ApplyOptions::default()).unwrap()
        });
    });
    criterion.bench_function("county: validate beside the guideline", |b| {
        b.iter(|| inspect(county, Some(guideline), &options()).unwrap());
    });
    let mut draft = Draft::new(county.clone(), Some(guideline.clone()), &options()).unwrap();
    let (path, text) = entry(county, ElementName::TimeLimit);
    let [typed, back] =
        [format!("{text}日"), text].map(|text| edit(&path, ElementName::TimeLimit, json!(text)));
    let mut flip = false;
    criterion.bench_function("county: edit time_limit beside the guideline", |b| {
        b.iter(|| {
            flip = !flip;
            draft.edit(if flip { &typed } else { &back }).unwrap()
        });
    });
}

fn all(criterion: &mut Criterion) {
    let folder = fs::read_dir(city().join("catalogs")).unwrap();
    let mut files: Vec<PathBuf> = folder.map(|file| file.unwrap().path()).collect();
    files.sort();
    let catalogs: Vec<Catalog> = files.iter().map(|path| catalog(path)).collect();
    let guideline: Catalog =
        serde_json::from_slice(&fs::read(city().join("guideline.json")).unwrap()).unwrap();
    whole(criterion, &catalogs);
    keystrokes(criterion, county(&catalogs));
    dearer(criterion, county(&catalogs), &guideline);
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = all
}
criterion_main!(benches);
