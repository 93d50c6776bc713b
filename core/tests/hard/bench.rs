//! The cities as files for other tools, with the truth and what mulu finds; and the time that comparing takes beside
//! that of reading the same catalogs from JSON.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use mulu::Catalog;
use mulu::diff::{Base, DiffOptions, NodeKind};
use mulu::model::Level;
use mulu::read::{ReadOptions, read};
use serde::Serialize;

use super::found::difference;
use super::truth::{Group, Truth};

/// How often each measurement is repeated.
const ROUNDS: usize = 9;

/// Pairs of catalogs that are compared together.
pub(crate) struct Pairs<'a> {
    /// The name of the folder that they are put into.
    pub(crate) name: String,
    pub(crate) about: &'a str,
    /// The ids of both are those of one edition.
    pub(crate) ids: bool,
    pub(crate) base: &'a Catalog,
    pub(crate) others: Vec<(&'a str, Level, &'a Catalog, &'a Truth)>,
}

/// What `pairs.json` says of a group of pairs.
#[derive(Serialize)]
struct Document<'a> {
    about: &'a str,
    ids: bool,
    /// Milliseconds to compare all pairs, and to read the other's catalogs from JSON: the least of several rounds.
    compare_ms: f64,
    read_ms: f64,
    pairs: Vec<Pair<'a>>,
}

#[derive(Serialize)]
struct Pair<'a> {
    name: &'a str,
    base: String,
    other: String,
    truth: Told<'a>,
    found: BTreeMap<&'static str, Vec<(String, String)>>,
}

/// The truth as far as other tools can be held against it.
#[derive(Serialize)]
struct Told<'a> {
    domain: &'a [Group],
    item: &'a [Group],
    entry: &'a [Group],
    renamed: Vec<&'a str>,
    moved: Vec<&'a str>,
    /// Of these neither name nor place is judged.
    divided: Vec<String>,
}

/// Where the files are put.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("differences")
}

/// Measures the pairs, and writes them below a folder of their name.
pub(crate) fn write(pairs: &Pairs<'_>) {
    let (compare_ms, read_ms) = measure(pairs);
    let folder = folder().join(&pairs.name);
    fs::create_dir_all(&folder).unwrap();
    let mut bases = BTreeMap::new();
    for (_, level, _, _) in &pairs.others {
        bases.entry(*level).or_insert_with(|| {
            let name = format!("base-{}.json", level.key());
            fs::write(folder.join(&name), pairs.base.for_level(*level).to_json()).unwrap();
            name
        });
    }
    let told = pairs.others.iter().enumerate().map(|(n, (name, level, other, truth))| {
        let file = format!("{n:03}.json");
        fs::write(folder.join(&file), other.to_json()).unwrap();
        let found = found(pairs.base, other, *level);
        Pair { name, base: bases[level].clone(), other: file, truth: told(truth), found }
    });
    let document =
        Document { about: pairs.about, ids: pairs.ids, compare_ms, read_ms, pairs: told.collect() };
    fs::write(folder.join("pairs.json"), serde_json::to_vec(&document).unwrap()).unwrap();
}

/// Prints how long it takes to compare the pairs and to read the other's catalogs from JSON, and gives the least time of
/// each in milliseconds.
pub(crate) fn measure(pairs: &Pairs<'_>) -> (f64, f64) {
    let (compare, read) = times(pairs);
    let least = (millis(compare[0]), millis(read[0]));
    let middle = (millis(compare[ROUNDS / 2]), millis(read[ROUNDS / 2]));
    println!(
        "{:<14}{:>9}{:>12.1}{:>9.1}{:>12.1}{:>9.1}{:>8.2}{:>8.2}",
        pairs.name,
        pairs.others.len(),
        least.0,
        middle.0,
        least.1,
        middle.1,
        least.0 / least.1,
        middle.0 / middle.1
    );
    least
}

/// The heading of what `measure` prints.
pub(crate) fn heading() -> String {
    format!(
        "{:<23}{:>21}{:>21}{:>16}\n{:<14}{:>9}{:>12}{:>9}{:>12}{:>9}{:>8}{:>8}",
        "",
        "compare ms",
        "read JSON ms",
        "ratio",
        "",
        "catalogs",
        "least",
        "median",
        "least",
        "median",
        "least",
        "median"
    )
}

/// The times of comparing all pairs and of reading the other's catalogs from JSON, taken in turn and sorted.
fn times(pairs: &Pairs<'_>) -> (Vec<Duration>, Vec<Duration>) {
    let texts: Vec<String> = pairs.others.iter().map(|(_, _, other, _)| other.to_json()).collect();
    let (mut compare, mut reading) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let mut entries = 0;
        for text in &texts {
            entries += read(text.as_bytes(), &ReadOptions::default()).unwrap().catalog.entry_count();
        }
        reading.push(start.elapsed());
        let start = Instant::now();
        let mut compared = 0;
        let mut bases: BTreeMap<Level, Base<'_>> = BTreeMap::new();
        for (_, level, other, _) in &pairs.others {
            let base = bases.entry(*level).or_insert_with(|| Base::new(pairs.base, Some(*level)));
            compared += base.diff(other, &DiffOptions::default()).unwrap().other.entries;
        }
        compare.push(start.elapsed());
        assert_eq!(entries, compared);
    }
    compare.sort_unstable();
    reading.sort_unstable();
    (compare, reading)
}

fn found(base: &Catalog, other: &Catalog, level: Level) -> BTreeMap<&'static str, Vec<(String, String)>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for pair in difference(base, other, level).matches {
        found.entry(pair.node.key()).or_default().push((pair.base.to_string(), pair.other.to_string()));
    }
    found
}

fn told(truth: &Truth) -> Told<'_> {
    let done = |op: &str| -> Vec<&str> {
        let what = format!("{op} {}", NodeKind::Item.key());
        truth.done.keys().filter(|(done, _)| *done == what).map(|(_, id)| id.as_str()).collect()
    };
    let divided = truth.divided();
    Told {
        domain: &truth.domains,
        item: &truth.items,
        entry: &truth.entries,
        renamed: done("rename"),
        moved: done("move"),
        divided: divided.into_iter().chain(truth.taken_along.iter().cloned()).collect(),
    }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
