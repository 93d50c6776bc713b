//! Carrying over, and questions about many catalogs, as a user calls them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

mod calling;

use calling::{CITY, complained, mulu, printed, scratch, text};
use serde_json::Value;

fn city(file: &str) -> String {
    format!("{CITY}/{file}")
}

#[test]
fn a_catalog_is_written_once_nothing_is_left_to_decide() {
    let (base, revised, local) =
        (city("guideline.json"), city("guideline-2022.json"), city("catalogs/341226.xlsx"));
    let (to, form) = (scratch("rebase", "to.xlsx"), scratch("rebase", "form.xlsx"));
    let notice = scratch("rebase", "notice.html");
    for file in [&to, &form, &notice] {
        let _ = std::fs::remove_file(file);
    }
    let call = ["rebase", "--base", &base, "--revised", &revised, &local, "-o", text(&to)];
    let papers = ["--application", text(&form), "--notice", text(&notice)];

    let open = mulu(&[&call[..], &papers].concat());
    assert_eq!(open.status.code(), Some(1), "{}", complained(&open));
    assert!(!to.exists() && !form.exists() && !notice.exists(), "nothing is finished");
    let said = printed(&open);
    for part in
        ["冲突 47", "还有冲突，没有写出", "新版修改公开依据：《中华人民共和国收养法》", "rebase-body-to-name"]
    {
        assert!(said.contains(part), "{part}: {said}");
    }

    // The office of 扶贫 has a new name; all else as suggested.
    let decided = scratch("rebase", "decided.json");
    let body =
        r#"[{"domain": "126000000", "element": "body", "choose": "value", "value": "颍上县乡村振兴局"}, {}]"#;
    std::fs::write(&decided, body).unwrap();
    let done = mulu(&[&call[..], &["--resolve", text(&decided)], &papers].concat());
    assert_eq!(done.status.code(), Some(0), "{}", complained(&done));
    let read = printed(&mulu(&["read", text(&to), "--format", "json"]));
    assert!(read.contains("颍上县乡村振兴局") && !printed(&done).contains("resolution-without-conflict"));
    assert!(std::fs::metadata(&form).unwrap().len() > 5_000);
    assert!(std::fs::read_to_string(&notice).unwrap().contains("颍上县"));

    // What is based on the new edition already is not carried over again.
    let again =
        mulu(&["rebase", "--base", &base, "--revised", &revised, text(&to), "-o", text(&to), "--suggested"]);
    assert_eq!(again.status.code(), Some(0), "{}", complained(&again));
}

#[test]
fn a_mistaken_resolution_says_what_is_wrong() {
    let (base, revised, local) =
        (city("guideline.json"), city("guideline-2022.json"), city("catalogs/341226.xlsx"));
    let (to, decided) = (scratch("mistaken", "to.xlsx"), scratch("mistaken", "decided.json"));
    std::fs::write(&decided, r#"[{"element": "bodies", "choose": "ours"}]"#).unwrap();
    let call = ["rebase", "--base", &base, "--revised", &revised, &local, "-o", text(&to)];
    let output = mulu(&[&call[..], &["--resolve", text(&decided)]].concat());
    assert_eq!(output.status.code(), Some(2));
    assert!(complained(&output).contains("decided.json"), "{}", complained(&output));
    assert!(!to.exists());
}

#[test]
fn impact_names_every_row_and_what_is_due() {
    let output = mulu(&["impact", CITY, "--basis", "国务院令第492号", "--format", "json"]);
    let found: Value = serde_json::from_str(&printed(&output)).unwrap();
    assert_eq!((&found["counts"]["bodies"], &found["counts"]["entries"]), (&113.into(), &360.into()));
    assert_eq!(found["entries"].as_array().unwrap().len(), 360);
    let lines = printed(&mulu(&["impact", CITY, "--basis", "国务院令第492号"]));
    assert!(lines.contains("国务院令第711号"), "the successor is told: {lines}");
    let nothing = mulu(&["impact", CITY, "--basis", "国务院令第99999号"]);
    assert!(!complained(&nothing).is_empty() || printed(&nothing).contains("99999"));
}

#[test]
fn lineage_is_a_tree_and_a_guess_has_its_evidence() {
    let files = [city("guideline.json"), city("guideline-2022.json"), city("catalogs/341226.xlsx")];
    let [old, new, local] = files.each_ref().map(String::as_str);
    let tree = printed(&mulu(&["lineage", old, new, local]));
    assert!(tree.lines().any(|line| line.starts_with("  ")), "{tree}");
    let guess = mulu(&["guess-base", local, old, new]);
    assert_eq!(guess.status.code(), Some(0));
    let said = printed(&guess);
    assert!(said.lines().count() >= 2 && !said.contains("错误 0 个"), "{said}");
}
