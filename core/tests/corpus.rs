//! Every file of `tests/corpus/` read and held against what is in it, written by hand; the results as a table.
#![allow(clippy::indexing_slicing, reason = "a test may fail by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::{Arguments, Failed, Trial};
use mulu::model::{Entry, Trail, is_code};
use mulu::read::{Format, Read, ReadOptions, read};
use serde_json::{Value, json};

/// The elements that an expectation speaks of, by their keys there.
const ELEMENTS: [&str; 10] =
    ["serial", "content", "basis", "time_limit", "body", "channels", "audience", "method", "levels", "extra"];

fn main() {
    let results: Vec<Outcome> = cases().iter().map(|path| Outcome::of(path)).collect();
    let arguments = Arguments::from_args();
    if !arguments.list {
        table(&results);
    }
    let trials = results.into_iter().map(|outcome| {
        Trial::test(outcome.name.clone(), move || match outcome.faults.as_slice() {
            [] => Ok(()),
            faults => Err(Failed::from(format!("{}\n{}", outcome.about, faults.join("\n")))),
        })
    });
    libtest_mimic::run(&arguments, trials.collect()).exit();
}

/// The files that have an expectation, by name.
fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(".expect.json"));
    files.sort();
    files
}

/// What came of one file.
#[derive(Default)]
struct Outcome {
    name: String,
    about: String,
    expected: usize,
    found: usize,
    elements: BTreeMap<&'static str, (usize, usize)>,
    reported: usize,
    to_report: usize,
    others: usize,
    faults: Vec<String>,
    is_bad: bool,
}

impl Outcome {
    fn of(path: &Path) -> Self {
        let file = path.to_string_lossy().trim_end_matches(".expect.json").to_owned();
        let name = Path::new(&file).file_name().unwrap_or_default().to_string_lossy().into_owned();
        let expect: Value = match fs::read(path).map(|bytes| serde_json::from_slice(&bytes)) {
            Ok(Ok(expect)) => expect,
            other => return Self { name, faults: vec![format!("{other:?}")], ..Self::default() },
        };
        let about = expect["about"].as_str().unwrap_or_default().to_owned();
        let mut outcome = Self { name: name.clone(), about, ..Self::default() };
        let bytes = match fs::read(&file) {
            Ok(bytes) => bytes,
            Err(error) => {
                outcome.faults.push(error.to_string());
                return outcome;
            }
        };
        let options = ReadOptions { name: Some(name), ..ReadOptions::default() };
        match (read(&bytes, &options), expect["error"].as_str()) {
            (Ok(_), Some(code)) => outcome.faults.push(format!("was read and not refused with {code}")),
            (Err(error), Some(code)) => {
                outcome.is_bad = true;
                if error.code() != code {
                    outcome.faults.push(format!("refused with {} and not with {code}", error.code()));
                }
            }
            (Err(error), None) => {
                outcome.expected = expect["entries"].as_array().map_or(0, Vec::len);
                outcome.faults.push(format!("refused: {} {error}", error.code()));
            }
            (Ok(read), None) => outcome.compare(&read, &expect),
        }
        outcome
    }

    fn compare(&mut self, read: &Read, expect: &Value) {
        let catalog = &read.catalog;
        let issuer = catalog.issuer.as_ref().map(|issuer| issuer.name.as_str());
        for (field, got) in
            [("title", json!(catalog.title)), ("issuer", json!(issuer)), ("kind", json!(catalog.kind))]
        {
            if let Some(wanted) = expect.get(field).filter(|wanted| **wanted != got) {
                self.faults.push(format!("{field}: expected {wanted}, got {got}"));
            }
        }
        let entries = entries(read);
        let expected = expect["entries"].as_array().cloned().unwrap_or_default();
        (self.expected, self.found) = (expected.len(), entries.len());
        if entries.len() != expected.len() {
            self.faults.push(format!("entries: expected {}, got {}", expected.len(), entries.len()));
        }
        for (n, (wanted, got)) in expected.iter().zip(&entries).enumerate() {
            let mut place = |field: &str| {
                let wanted = wanted.get(field).filter(|value| !value.is_null());
                if let Some(wanted) = wanted.filter(|wanted| **wanted != got[field]) {
                    self.faults.push(format!("#{} {field}: expected {wanted}, got {}", n + 1, got[field]));
                }
            };
            place("at");
            place("codes");
            for element in ELEMENTS {
                let same = wording(wanted.get(element)) == wording(got.get(element));
                let counts = self.elements.entry(element).or_default();
                counts.1 += 1;
                if same {
                    counts.0 += 1;
                } else {
                    let show = |value: Option<&Value>| value.map_or("—".to_owned(), Value::to_string);
                    let (wanted, got) = (show(wanted.get(element)), show(got.get(element)));
                    self.faults.push(format!("#{} {element}: expected {wanted}, got {got}", n + 1));
                }
            }
        }
        for extra in entries.iter().skip(expected.len()) {
            self.faults.push(format!("not expected: {extra}"));
        }
        self.exclusions(read, expect);
        self.findings(read, expect);
    }

    fn exclusions(&mut self, read: &Read, expect: &Value) {
        let Some(wanted) = expect.get("exclusions") else { return };
        let got: Vec<Value> = read
            .catalog
            .exclusions
            .iter()
            .map(|exclusion| json!({"name": exclusion.name, "reason": exclusion.reason}))
            .collect();
        if *wanted != Value::Array(got.clone()) {
            self.faults.push(format!("exclusions: expected {wanted}, got {got:?}"));
        }
    }

    fn findings(&mut self, read: &Read, expect: &Value) {
        let mut got: BTreeMap<&str, u64> = BTreeMap::new();
        for finding in &read.findings {
            *got.entry(finding.code.as_ref()).or_default() += 1;
            for lang in [mulu::Lang::Zh, mulu::Lang::En] {
                let message = finding.message(lang);
                let said = mulu::messages::finding(&finding.code, lang).is_some() && !message.contains('{');
                if !said {
                    self.faults.push(format!("{}: has no words: {message}", finding.code));
                }
            }
        }
        let wanted = expect["findings"].as_object().cloned().unwrap_or_default();
        self.to_report = wanted.len();
        for (code, count) in &wanted {
            let found = got.get(code.as_str()).copied().unwrap_or_default();
            if Some(found) == count.as_u64() {
                self.reported += 1;
            } else {
                self.faults.push(format!("finding {code}: expected {count}, got {found}"));
            }
        }
        self.others = got.keys().filter(|code| !wanted.contains_key(**code)).count();
    }
}

/// A wording as one text: a document has its lines as a list.
fn wording(value: Option<&Value>) -> Option<Value> {
    let value = value?;
    match value.as_array() {
        Some(lines) if lines.iter().all(Value::is_string) && lines.len() > 1 => {
            let lines: Vec<&str> = lines.iter().filter_map(Value::as_str).collect();
            // Methods and levels are lists of words; what they hold never has line breaks.
            Some(Value::from(lines.join("\n")))
        }
        _ => Some(value.clone()),
    }
}

fn entries(read: &Read) -> Vec<Value> {
    let mut entries = Vec::new();
    read.catalog.walk_items(|trail| {
        if let Some(item) = trail.items.last() {
            entries.extend(item.entries.iter().map(|entry| shown(trail, entry)));
        }
    });
    entries
}

fn shown(trail: &Trail<'_>, entry: &Entry) -> Value {
    let mut shown = serde_json::to_value(entry).unwrap_or_default();
    let names: Vec<&str> = std::iter::once(trail.domain.name.as_str())
        .chain(trail.items.iter().map(|item| item.name.as_str()))
        .collect();
    let ids = std::iter::once(&trail.domain.id).chain(trail.items.iter().map(|item| &item.id));
    let codes: Vec<&str> = ids
        .map(|id| id.duplicate_of().unwrap_or(id.as_str()))
        .map(|id| if is_code(id) { id } else { "" })
        .collect();
    shown["at"] = json!(names);
    shown["codes"] = json!(codes);
    shown
}

/// The results by format, then each file that is not read right.
fn table(results: &[Outcome]) {
    let mut formats: BTreeMap<String, Vec<&Outcome>> = BTreeMap::new();
    for outcome in results {
        let kind = if outcome.is_bad {
            "refused".to_owned()
        } else {
            Format::of_name(&outcome.name).map_or("other".to_owned(), |format| format.extension().to_owned())
        };
        formats.entry(kind).or_default().push(outcome);
    }
    println!(
        "\n{:<9}{:>6}{:>7}{:>9}{:>7}{:>16}{:>17}{:>8}",
        "format", "files", "right", "entries", "found", "elements right", "findings wanted", "others"
    );
    let line = |name: &str, outcomes: &[&Outcome]| {
        let sum = |count: fn(&Outcome) -> usize| outcomes.iter().map(|outcome| count(outcome)).sum::<usize>();
        let right = sum(|o| o.elements.values().map(|(right, _)| right).sum());
        let all = sum(|o| o.elements.values().map(|(_, all)| all).sum());
        println!(
            "{name:<9}{:>6}{:>7}{:>9}{:>7}{:>16}{:>17}{:>8}",
            outcomes.len(),
            outcomes.iter().filter(|outcome| outcome.faults.is_empty()).count(),
            sum(|o| o.expected),
            sum(|o| o.found),
            format!("{right} / {all}"),
            format!("{} / {}", sum(|o| o.reported), sum(|o| o.to_report)),
            sum(|o| o.others),
        );
    };
    for (name, outcomes) in &formats {
        line(name, outcomes);
    }
    line("all", &results.iter().collect::<Vec<_>>());
    println!();
}
