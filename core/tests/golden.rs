//! Every golden case in `tests/golden/<verb>/` through the library. `MULU_UPDATE=1` rewrites what is expected.
#![allow(clippy::indexing_slicing, reason = "a test may fail by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::{Arguments, Failed, Trial};
use serde_json::{Value, json};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden");
    let files = cases(&folder);
    let mut trials: Vec<Trial> = files
        .iter()
        .map(|path| {
            let name = path.strip_prefix(&folder).unwrap_or(path).display().to_string();
            let path = path.clone();
            Trial::test(name, move || run(&path))
        })
        .collect();
    trials.push(Trial::test("every rule has a golden case", move || every_rule_has_a_case(&files)));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

fn cases(folder: &Path) -> Vec<PathBuf> {
    let list = |folder: &Path| -> Vec<PathBuf> {
        fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
    };
    let mut files: Vec<PathBuf> = list(folder).iter().flat_map(|verb| list(verb)).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    files
}

fn run(path: &Path) -> Result<(), Failed> {
    let mut case = read(path)?;
    let verb = case["call"].as_str().ok_or("the case names no verb in `call`")?.to_owned();
    if path.parent().and_then(Path::file_name).is_none_or(|folder| folder != verb.as_str()) {
        return Err(format!("a case of `{verb}` belongs into the folder of that name").into());
    }
    let got = if verb == "draft" {
        draft(&case["args"])?
    } else {
        answer(mulu::verbs::call(&verb, case["args"].to_string().as_bytes()))?
    };
    if std::env::var_os("MULU_UPDATE").is_some() {
        case["expect"] = got;
        fs::write(path, serde_json::to_string_pretty(&case)? + "\n")?;
        return Ok(());
    }
    // Compared as text: the order of keys is part of the result.
    let (got, expected) =
        (serde_json::to_string_pretty(&got)?, serde_json::to_string_pretty(&case["expect"])?);
    if got == expected { Ok(()) } else { Err(format!("expected\n{expected}\ngot\n{got}").into()) }
}

/// What a call gives or refuses.
fn answer(called: mulu::Result<String>) -> Result<Value, Failed> {
    match called {
        Ok(result) => Ok(serde_json::from_str(&result)?),
        Err(error) => Ok(json!({"error": {"code": error.code()}})),
    }
}

/// What a draft answers to each of the steps, which name one of its verbs with the arguments.
fn draft(args: &Value) -> Result<Value, Failed> {
    let mut begin = args.clone();
    let steps = begin.as_object_mut().and_then(|args| args.remove("steps"));
    let mut draft = match mulu::verbs::HeldDraft::new(begin.to_string().as_bytes()) {
        Ok(draft) => draft,
        Err(error) => return answer(Err(error)),
    };
    let steps = steps.as_ref().and_then(Value::as_array).ok_or("a draft is asked in `steps`")?;
    let mut answers = Vec::new();
    for (verb, args) in steps.iter().flat_map(|step| step.as_object().into_iter().flatten()) {
        answers.push(answer(draft.call(verb, args.to_string().as_bytes()))?);
    }
    Ok(Value::Array(answers))
}

fn every_rule_has_a_case(files: &[PathBuf]) -> Result<(), Failed> {
    let mut found = BTreeSet::new();
    for path in files {
        let case = read(path)?;
        for finding in case["expect"]["findings"].as_array().into_iter().flatten() {
            found.extend(finding["code"].as_str().map(str::to_owned));
        }
    }
    let without: Vec<&str> = mulu::validate::rules()
        .iter()
        .map(|rule| rule.page.code.as_str())
        .filter(|code| !found.contains(*code))
        .collect();
    if without.is_empty() { Ok(()) } else { Err(format!("no golden case finds {without:?}").into()) }
}

fn read(path: &Path) -> Result<Value, Failed> {
    Ok(serde_json::from_str(&fs::read_to_string(path)?)?)
}
