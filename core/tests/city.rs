//! The bundled city: its generator reproduces the committed files, its figures are those published, and the
//! rules find in it exactly what was planted.

#![cfg(feature = "xlsx")]
#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

#[path = "../../examples/rust/make_city.rs"]
#[expect(dead_code, reason = "the example's main is not called here")]
mod make_city;

#[path = "city/follows.rs"]
mod follows;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use mulu::diff::{DiffOptions, Effect, Op, diff};
use mulu::jurisdiction::Jurisdiction;
use mulu::model::Level;
use mulu::read::{Read, ReadOptions, read};
use mulu::validate::{ValidateOptions, validate};
use mulu::vocabulary::ElementName;
use serde::Deserialize;

/// The city's folder.
fn city() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data/fuyang")
}

fn jurisdiction() -> Jurisdiction {
    Jurisdiction::from_json(&fs::read(city().join("jurisdiction.json")).unwrap()).unwrap()
}

fn catalog(file: &str) -> Read {
    read(&fs::read(city().join(file)).unwrap(), &ReadOptions::default()).unwrap()
}

/// The files that the generator writes, by their paths below a folder.
fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let made = fs::read_dir(folder).unwrap().map(|file| PathBuf::from(file.unwrap().file_name()));
    let mut files: BTreeSet<PathBuf> = made.filter(|file| folder.join(file).is_file()).collect();
    files.retain(|file| !file.ends_with("divisions.json") && !file.ends_with("README.md"));
    for below in ["catalogs", "lists"] {
        let found = fs::read_dir(folder.join(below)).unwrap();
        files.extend(found.map(|file| Path::new(below).join(file.unwrap().file_name())));
    }
    files
}

#[test]
fn the_generator_reproduces_the_committed_files() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("city");
    if out.exists() {
        fs::remove_dir_all(&out).unwrap();
    }
    make_city::make(&city(), &out).unwrap();
    assert_eq!(files(&out), files(&city()));
    for file in files(&out) {
        let same = fs::read(out.join(&file)).unwrap() == fs::read(city().join(&file)).unwrap();
        assert!(same, "{} differs: cargo run --release -p mulu --example make_city", file.display());
    }
}

#[test]
fn the_figures_are_those_published() {
    let mut figures: BTreeMap<Level, (usize, usize, usize)> = BTreeMap::new();
    for body in jurisdiction().bodies {
        let catalog = catalog(body.file.as_deref().unwrap()).catalog;
        assert_eq!(catalog.issuer, Some(body.issuer()));
        let (bodies, domains, entries) = figures.entry(body.level).or_default();
        *bodies += 1;
        *domains += catalog.domains.len();
        *entries += catalog.entry_count();
    }
    let published = [(Level::County, (8, 208, 11_752)), (Level::Township, (167, 4_342, 31_192))];
    assert_eq!(figures, published.into());
}

#[test]
fn the_guideline_is_the_same_in_both_forms() {
    let (json, xlsx) = (catalog("guideline.json").catalog, catalog("guideline.xlsx").catalog);
    assert_eq!(json, xlsx);
    for body in jurisdiction().bodies {
        let based_on = catalog(body.file.as_deref().unwrap()).catalog.based_on.unwrap();
        assert_eq!((based_on.id, based_on.digest), (json.title.clone(), Some(json.digest())));
    }
}

/// What the test needs of `truth.json`.
#[derive(Deserialize)]
struct Truth {
    as_of: jiff::civil::Date,
    bodies: BTreeMap<String, BodyTruth>,
}

#[derive(Deserialize)]
struct BodyTruth {
    layout: String,
    domains: usize,
    entries: usize,
    findings: Vec<Planted>,
    changes: Vec<Made>,
    #[serde(default)]
    excluded: Vec<Excluded>,
}

/// A change that the generator made.
#[derive(Deserialize)]
struct Made {
    op: String,
    node: String,
    path: String,
    element: Option<String>,
}

#[derive(Deserialize)]
struct Excluded {
    id: String,
}

#[derive(Deserialize)]
struct Planted {
    code: String,
    path: String,
    element: Option<String>,
}

/// Findings of one code over the whole city.
#[derive(Default)]
struct Score {
    planted: usize,
    found: usize,
    both: usize,
}

/// How often each (code, path, element) occurs among the planted findings and among those found.
type Counts = BTreeMap<(String, String, String), (usize, usize)>;

#[test]
fn what_was_planted_is_found_and_nothing_else() {
    let truth: Truth = serde_json::from_slice(&fs::read(city().join("truth.json")).unwrap()).unwrap();
    let options = ValidateOptions::new(truth.as_of);
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut wrong = Vec::new();
    for body in jurisdiction().bodies {
        let truth = &truth.bodies[&body.code];
        let Read { catalog, findings, .. } = catalog(body.file.as_deref().unwrap());
        assert_eq!((catalog.domains.len(), catalog.entry_count()), (truth.domains, truth.entries));
        let mut counts = Counts::new();
        for planted in &truth.findings {
            let element = planted.element.clone().unwrap_or_default();
            counts.entry((planted.code.clone(), planted.path.clone(), element)).or_default().0 += 1;
        }
        let followed = follows::findings(&catalog, &|path| {
            truth.findings.iter().any(|it| it.code == "time-limit-unreadable" && it.path == path)
        });
        for (code, path, element) in followed {
            counts.entry((code.to_owned(), path, element.to_owned())).or_default().0 += 1;
        }
        for finding in findings.into_iter().chain(validate(&catalog, &options).unwrap().findings) {
            let element = finding.element.map(|element| element.key().to_owned()).unwrap_or_default();
            counts.entry((finding.code.into_owned(), finding.path, element)).or_default().1 += 1;
        }
        score(&body.name, counts, &mut scores, &mut wrong);
    }
    println!("{}", table(&scores));
    assert!(wrong.is_empty(), "{}\n{}", table(&scores), sample(&wrong));
}

/// In catalogs with codes, what was changed against the guideline is found by id, and nothing else. What every
/// body does (naming itself, cutting down the channels on offer) and ticks that were lost are not listed.
#[test]
fn what_was_changed_is_found_and_nothing_else() {
    let truth: Truth = serde_json::from_slice(&fs::read(city().join("truth.json")).unwrap()).unwrap();
    let guideline = catalog("guideline.json").catalog;
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    let mut wrong = Vec::new();
    for body in jurisdiction().bodies {
        let truth = &truth.bodies[&body.code];
        if truth.layout != "coded" {
            continue;
        }
        let catalog = catalog(body.file.as_deref().unwrap()).catalog;
        let diff =
            diff(&guideline, &catalog, &DiffOptions { level: Some(body.level), ..DiffOptions::default() })
                .unwrap();
        let mut counts = Counts::new();
        for made in truth.changes.iter().filter(|made| made.element.as_deref() != Some("body")) {
            let element = made.element.clone().unwrap_or_default();
            counts
                .entry((format!("{} {}", made.op, made.node), made.path.clone(), element))
                .or_default()
                .0 += 1;
        }
        for change in diff.changes {
            let routine = change.element == Some(ElementName::Body)
                || change.after.as_deref() == Some(&serde_json::Value::Null)
                || change.element == Some(ElementName::Channels) && change.effect == Some(Effect::Reworded);
            let excluded = change.op == Op::Remove
                && truth.excluded.iter().any(|excluded| excluded.id == change.path.as_str());
            if !routine && !excluded {
                let element = change.element.map(|element| element.key().to_owned()).unwrap_or_default();
                let what = format!("{:?} {:?}", change.op, change.node).to_lowercase();
                counts.entry((what, change.path.to_string(), element)).or_default().1 += 1;
            }
        }
        score(&body.name, counts, &mut scores, &mut wrong);
    }
    println!("{}", table(&scores));
    assert!(wrong.is_empty(), "{}\n{}", table(&scores), sample(&wrong));
}

/// Adds one body's counts to the scores, and what does not agree to the list.
fn score(body: &str, counts: Counts, scores: &mut BTreeMap<String, Score>, wrong: &mut Vec<String>) {
    for ((code, path, element), (planted, found)) in counts {
        if planted != found {
            wrong.push(format!("{body} {code} {path} {element}: planted {planted}, found {found}"));
        }
        let score = scores.entry(code).or_default();
        score.planted += planted;
        score.found += found;
        score.both += planted.min(found);
    }
}

/// Recall and precision by code.
fn table(scores: &BTreeMap<String, Score>) -> String {
    #[expect(clippy::cast_precision_loss, reason = "counts of a city are small")]
    fn percent(part: usize, whole: usize) -> f64 {
        if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 }
    }
    let mut table =
        format!("{:<26} {:>8} {:>8} {:>8} {:>10}\n", "code", "planted", "found", "recall", "precision");
    for (code, Score { planted, found, both }) in scores {
        let (recall, precision) = (percent(*both, *planted), percent(*both, *found));
        let _ = writeln!(table, "{code:<26} {planted:>8} {found:>8} {recall:>7.1}% {precision:>9.1}%");
    }
    table
}

/// The first few of what is wrong, by code.
fn sample(wrong: &[String]) -> String {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut sample = String::new();
    for line in wrong {
        let count = seen.entry(line.split(' ').nth(1).unwrap_or_default()).or_default();
        *count += 1;
        if *count <= 5 {
            let _ = writeln!(sample, "{line}");
        }
    }
    sample
}
