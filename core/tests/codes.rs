//! Every finding code has its words in both languages, its page, a golden case and, where a rule makes it, its legal ground.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test may fail by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mulu::explain::{explain, observation, observations};
use mulu::jurisdiction::{Jurisdiction, open};
use mulu::messages::{Lang, finding_codes};
use mulu::read::Limits;
use mulu::review::{ReviewOptions, review};
use mulu::validate::rule;
use serde_json::Value;

/// The golden case of a review, which no verb of the faces makes.
const REVIEW: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/review.json");

#[test]
fn every_code_has_words_page_golden_case_and_ground() {
    let golden = codes_of_golden_cases();
    let mut faults = Vec::new();
    for code in finding_codes() {
        for lang in [Lang::Zh, Lang::En] {
            let page = explain(code, lang).unwrap();
            let words = [&page.title, &page.message, &page.help, &page.ground];
            if words.into_iter().any(String::is_empty) {
                faults.push(format!("{code}: a word is missing in {lang:?}"));
            }
        }
        match (rule(code), observation(code)) {
            (Some(rule), None) if rule.page.grounds.is_empty() => {
                faults.push(format!("{code}: no legal ground"));
            }
            (Some(_), None) | (None, Some(_)) => {}
            (None, None) => faults.push(format!("{code}: no page (data/rules or data/observations.json)")),
            (Some(_), Some(_)) => faults.push(format!("{code}: two pages")),
        }
        if !golden.contains(code) {
            faults.push(format!("{code}: no golden case"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_page_is_of_a_code_that_is_made() {
    let known: BTreeSet<&str> = finding_codes().collect();
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    for observation in observations() {
        assert!(known.contains(observation.code.as_str()), "{}: no words", observation.code);
        let named = format!("\"{}\"", observation.code);
        assert!(
            sources.iter().any(|source| source.contains(&named)),
            "{}: nothing reports it",
            observation.code
        );
    }
}

#[test]
fn every_code_that_is_made_has_words() {
    let known: BTreeSet<&str> = finding_codes().collect();
    for source in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        let code = source.split("#[cfg(test)]").next().unwrap_or_default();
        for call in code.split("Finding::new(\"").skip(1) {
            let made = call.split('"').next().unwrap_or_default();
            assert!(known.contains(made), "{made}: no words");
        }
    }
}

#[test]
fn the_review_of_a_city_is_the_expected_one() {
    let mut case: Value = serde_json::from_str(&fs::read_to_string(REVIEW).unwrap()).unwrap();
    let city = Jurisdiction::from_json(case["jurisdiction"].to_string().as_bytes()).unwrap();
    let fetch = |file: &str| Ok(case["files"][file].as_str().unwrap().as_bytes().to_vec());
    let city = open(city, &fetch, Limits::default(), &|_, _, _| ()).unwrap();
    let today = case["today"].as_str().unwrap().parse().unwrap();
    let options = ReviewOptions { lang: Some(Lang::Zh), ..ReviewOptions::new(today) };
    let got = serde_json::to_value(review(&city, &options, &|_, _, _| ()).unwrap()).unwrap();
    if std::env::var_os("MULU_UPDATE").is_some() {
        case["expect"] = got;
        fs::write(REVIEW, serde_json::to_string_pretty(&case).unwrap() + "\n").unwrap();
        return;
    }
    let pretty = |value: &Value| serde_json::to_string_pretty(value).unwrap();
    assert_eq!(pretty(&got), pretty(&case["expect"]));
}

/// The codes that golden cases expect: those of all faces, those of files that only some faces read, and that of a review.
fn codes_of_golden_cases() -> BTreeSet<String> {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests");
    let mut codes = BTreeSet::new();
    for path in files(&tests.join("golden"), "json") {
        collect(&read(&path)["expect"], &mut codes);
    }
    for path in files(&tests.join("corpus"), "expect.json") {
        codes.extend(read(&path)["findings"].as_object().into_iter().flatten().map(|(code, _)| code.clone()));
    }
    collect(&read(Path::new(REVIEW))["expect"], &mut codes);
    codes
}

/// The codes of the findings in a document, wherever they stand.
fn collect(value: &Value, codes: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            if let (Some(Value::String(code)), Some(_), Some(_)) =
                (fields.get("code"), fields.get("severity"), fields.get("path"))
            {
                codes.insert(code.clone());
            }
            fields.values().for_each(|value| collect(value, codes));
        }
        Value::Array(members) => members.iter().for_each(|value| collect(value, codes)),
        _ => {}
    }
}

/// The sources of a folder that are no tests.
fn sources(folder: &Path) -> Vec<String> {
    let is_test =
        |path: &PathBuf| path.file_name().is_some_and(|name| name == "tests.rs" || name == "test.rs");
    files(folder, "rs")
        .iter()
        .filter(|path| !is_test(path))
        .map(|path| fs::read_to_string(path).unwrap())
        .collect()
}

/// The files below a folder whose names end so.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path, ending));
        } else if path.to_string_lossy().ends_with(&format!(".{ending}")) {
            found.push(path);
        }
    }
    found
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}
