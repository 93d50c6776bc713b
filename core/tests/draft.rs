//! A draft says after every edit what a whole inspection of its catalog says: on catalogs with every fault that the rules know.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

#[expect(dead_code, reason = "no codes are needed here")]
mod mutation;
mod strategy;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use mulu::diff::{ApplyOptions, DiffOptions, Patch, apply, diff, invert};
use mulu::draft::{Draft, Edit, Edited};
use mulu::finding::sort;
use mulu::inspect::inspect;
use mulu::model::{Catalog, Id, Issuer, Kind, Level};
use mulu::validate::{Example, Setting, ValidateOptions, rules};
use mulu::vocabulary::ElementName;
use mulu::{Finding, Lang, Report};
use mutation::{mutated, mutations};
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};
use strategy::catalog;

/// The values that the examples of all rules hold, right and wrong, by element; `extra` are columns, `name` names.
static VALUES: LazyLock<Vec<(String, Value)>> = LazyLock::new(|| {
    let examples = rules().iter().flat_map(|rule| [&rule.page.examples.wrong, &rule.page.examples.right]);
    let mut values: Vec<(String, Value)> = Vec::new();
    for Example { domain, item, entries, .. } in examples {
        let names = [domain, item].into_iter().filter_map(|fields| fields.get("name"));
        values.extend(names.map(|name| ("name".to_owned(), name.clone())));
        let elements = entries.iter().flat_map(|row| &row.elements);
        values.extend(elements.map(|(element, value)| (element.clone(), value.clone())));
    }
    for (element, value) in
        [("serial", "1"), ("serial", "2"), ("content", "办事指南"), ("body", "临泉县民政局")]
    {
        values.push((element.to_owned(), json!(value)));
    }
    values.retain(|(element, _)| *element != "id" && *element != "derived_from");
    values.sort_by_cached_key(|(element, value)| (element.clone(), value.to_string()));
    values.dedup();
    values
});

/// The rules as somebody sets them: one switched off, one as a province's own, some with words.
fn options(lang: Option<Lang>, set: bool) -> ValidateOptions {
    let mut options = ValidateOptions::new(jiff::civil::date(2024, 6, 30));
    options.lang = lang;
    if set {
        let off = Setting { off: Some("过渡期".to_owned()), ..Setting::default() };
        options.rules.insert("basis-vague".to_owned(), off);
        let own = json!([{"code": "own-words", "severity": "warning", "element": "content",
            "condition": {"any": [{"text": {"element": "content", "contains": ["指南"]}},
                {"text": {"element": "name", "contains": ["保障"]}}]},
            "message": {"zh": "{place}的{element}写的是{value}"}}]);
        options.own_rules = serde_json::from_value(own).unwrap();
    }
    options
}

/// A county's catalog with some serial numbers.
fn local() -> impl Strategy<Value = Catalog> {
    (catalog(), vec(prop::option::of(1_u8..6), 1..6)).prop_map(|(catalog, serials)| {
        let mut document = serde_json::to_value(&catalog).unwrap();
        let mut entries = Vec::new();
        nodes(&document, "", &mut entries);
        let entries = entries.iter().filter(|(_, kind)| *kind == "entry");
        for ((path, _), serial) in entries.zip(serials.iter().cycle()) {
            if let Some(serial) = serial {
                document.pointer_mut(path).unwrap()["serial"] = json!(serial.to_string());
            }
        }
        let catalog: Catalog = serde_json::from_value(document).unwrap();
        let issuer = Issuer { name: "临泉县".to_owned(), level: Some(Level::County), code: None };
        Catalog { kind: Kind::Local, issuer: Some(issuer), title: "临泉县目录".to_owned(), ..catalog }
    })
}

/// The paths and kinds of the nodes of a document.
fn nodes(value: &Value, path: &str, found: &mut Vec<(String, &'static str)>) {
    for (list, kind) in [("domains", "domain"), ("items", "item"), ("entries", "entry")] {
        for (n, node) in value[list].as_array().into_iter().flatten().enumerate() {
            let path = format!("{path}/{list}/{n}");
            found.push((path.clone(), kind));
            nodes(node, &path, found);
        }
    }
}

/// An edit: of which node, with which value, or without any.
type Picked = (prop::sample::Index, prop::sample::Index, u8);

/// The edit, and the document with it made by hand.
fn edit(document: &mut Value, (node, value, how): &Picked) -> Option<Edit> {
    let mut paths = Vec::new();
    nodes(document, "", &mut paths);
    let (element, value) = value.get(&VALUES);
    let kinds: &[&str] = if element == "name" { &["domain", "item"] } else { &["entry"] };
    paths.retain(|(_, kind)| kinds.contains(kind));
    if paths.is_empty() {
        return None;
    }
    let node = document.pointer_mut(&node.get(&paths).0).unwrap();
    let path = Id::new(node["id"].as_str().unwrap());
    let mut put = |field: &str, value: Option<&Value>| match value {
        Some(value) => node[field] = value.clone(),
        None => drop(node.as_object_mut().unwrap().remove(field)),
    };
    let nothing = Edit { path, element: None, column: None, value: None };
    if element == "extra" {
        let (column, value) = value.as_object().unwrap().iter().next().unwrap();
        let value = (how % 4 > 0).then_some(value);
        let mut columns = node["extra"].as_object().cloned().unwrap_or_default();
        match value {
            Some(value) => drop(columns.insert(column.clone(), value.clone())),
            None => drop(columns.remove(column)),
        }
        node["extra"] = Value::Object(columns);
        return Some(Edit { column: Some(column.clone()), value: value.cloned(), ..nothing });
    }
    let key = serde_json::from_value(json!(element)).unwrap();
    let value = match how % 8 {
        0 if element != "name" => None,
        1 if !["name", "serial"].contains(&element.as_str()) => Some(Value::Null),
        _ => Some(value.clone()),
    };
    put(element, value.as_ref());
    Some(Edit { element: Some(key), value, ..nothing })
}

/// What was found before, without what is gone and with what came.
fn carried(before: &Report, edited: &Edited) -> Vec<Finding> {
    let mut findings = before.findings.clone();
    for gone in &edited.gone {
        let at = findings.iter().position(|finding| finding == gone).unwrap();
        findings.remove(at);
    }
    assert!(edited.came.iter().all(|came| !edited.gone.contains(came)), "what came is new");
    findings.extend(edited.came.iter().cloned());
    sort(&mut findings);
    findings
}

/// Everything that a draft says after an edit is what a whole inspection of its catalog says.
fn holds(
    draft: &Draft,
    before: &Report,
    edited: &Edited,
    (guideline, options): (Option<&Catalog>, &ValidateOptions),
) -> Report {
    let whole = inspect(draft.catalog(), guideline, options).unwrap();
    let report = draft.report();
    assert_eq!(report, whole);
    assert_eq!(edited.counts, whole.counts);
    assert_eq!(carried(before, edited), whole.findings);
    report
}

fn undone(draft: &mut Draft, edited: &Edited) -> Edited {
    let patch: Patch = serde_json::from_str(&serde_json::to_string(&edited.patch).unwrap()).unwrap();
    draft.apply(&invert(&patch), &ApplyOptions::default()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn an_edit_gives_what_a_whole_inspection_gives(
        catalog in local(),
        edits in vec(vec(any::<Picked>(), 1..4), 1..12),
        (set, spoken, compared) in (any::<bool>(), any::<bool>(), prop::bool::weighted(0.2)),
    ) {
        let options = options(spoken.then_some(Lang::Zh), set);
        let guideline = compared.then(|| Catalog { kind: Kind::Guideline, issuer: None, ..catalog.clone() });
        let beside = (guideline.as_ref(), &options);
        let mut draft = Draft::new(catalog.clone(), guideline.clone(), &options).unwrap();
        let mut document = serde_json::to_value(&catalog).unwrap();
        let mut report = draft.report();
        assert_eq!(report, inspect(&catalog, guideline.as_ref(), &options).unwrap());
        let mut done = Vec::new();
        for picked in &edits {
            let edits: Vec<Edit> = picked.iter().filter_map(|picked| edit(&mut document, picked)).collect();
            let edited = draft.edit(&edits).unwrap();
            let by_hand: Catalog = serde_json::from_value(document.clone()).unwrap();
            assert_eq!(draft.catalog().to_json(), by_hand.to_json());
            report = holds(&draft, &report, &edited, beside);
            done.push(edited);
        }
        for edited in done.iter().rev() {
            let edited = undone(&mut draft, edited);
            report = holds(&draft, &report, &edited, beside);
        }
        assert_eq!(draft.catalog().to_json(), catalog.to_json());
    }

    #[test]
    fn a_patch_gives_what_a_whole_inspection_gives(
        catalog in local(),
        changes in mutations(6),
        picked in vec(any::<bool>(), 1..6),
        header in any::<bool>(),
    ) {
        let options = options(None, true);
        let mut other = mutated(&catalog, &changes);
        if header {
            other.issuer = Some(Issuer { name: "杨桥镇".to_owned(), level: Some(Level::Township), code: None });
        }
        let found = diff(&catalog, &other, &DiffOptions { patch: true, ..DiffOptions::default() }).unwrap();
        let patch = found.patch.unwrap();
        let mut draft = Draft::new(catalog.clone(), None, &options).unwrap();
        let before = draft.report();
        let edited = draft.apply(&patch, &ApplyOptions::default()).unwrap();
        let after = holds(&draft, &before, &edited, (None, &options));
        assert_eq!(draft.catalog().to_json(), other.to_json());
        let edited = undone(&mut draft, &edited);
        let before = holds(&draft, &after, &edited, (None, &options));
        assert_eq!(draft.catalog().to_json(), catalog.to_json());
        // By the changes that are accepted.
        let numbers = (0..found.changes.len()).zip(picked.iter().cycle());
        let only = numbers.filter(|(_, picked)| **picked).map(|(n, _)| n).collect();
        let some = ApplyOptions { only: Some(only), ..ApplyOptions::default() };
        if let Ok(expected) = apply(&catalog, &patch, &some) {
            let edited = draft.apply(&patch, &some).unwrap();
            assert_eq!(draft.catalog().to_json(), expected.to_json());
            let after = holds(&draft, &before, &edited, (None, &options));
            let edited = undone(&mut draft, &edited);
            holds(&draft, &after, &edited, (None, &options));
            assert_eq!(draft.catalog().to_json(), catalog.to_json());
        }
    }

    #[test]
    fn an_edit_that_does_not_fit_changes_nothing(
        catalog in local(),
        edits in vec(any::<Picked>(), 0..4),
        fault in 0_usize..6,
    ) {
        let options = options(None, false);
        let mut draft = Draft::new(catalog.clone(), None, &options).unwrap();
        let before = draft.report();
        let mut document = serde_json::to_value(&catalog).unwrap();
        let mut edits: Vec<Edit> = edits.iter().filter_map(|picked| edit(&mut document, picked)).collect();
        let domain = catalog.domains.at(0).unwrap().id.clone();
        let nothing = Edit { path: domain, element: None, column: None, value: None };
        edits.push(match fault {
            0 => Edit { path: Id::new("没有"), element: Some(ElementName::Body), ..nothing },
            1 => Edit { element: Some(ElementName::Body), value: Some(json!("民政局")), ..nothing },
            2 => Edit { element: Some(ElementName::Name), ..nothing },
            3 => Edit { column: Some("备注".to_owned()), ..nothing },
            4 => Edit { element: Some(ElementName::Name), value: Some(json!(3)), ..nothing },
            _ => nothing,
        });
        let error = draft.edit(&edits).unwrap_err();
        assert_eq!(error.code(), if fault == 0 { "edit-no-node" } else { "edit-does-not-fit" });
        assert!(error.message(Lang::Zh).contains(&format!("edits[{}]", edits.len() - 1)), "{error:?}");
        assert_eq!((draft.report(), draft.catalog().to_json()), (before, catalog.to_json()));
    }
}

/// What every rule finds comes with the edits that lead from its right example, or from a faultless one, to its wrong one, and goes when they
/// are undone.
#[test]
fn what_each_rule_finds_comes_and_goes() {
    let mut codes = BTreeSet::new();
    for rule in rules() {
        let (code, examples) = (rule.page.code.as_str(), &rule.page.examples);
        let wrong = examples.wrong.catalog();
        let options = ValidateOptions::new(examples.wrong.today());
        let guideline = examples.wrong.guideline.as_ref().map(|guideline| guideline.guideline());
        let beside = (guideline.as_ref(), &options);
        for right in [examples.right.catalog(), Example::default().catalog()] {
            let patch = diff(&right, &wrong, &DiffOptions { patch: true, ..DiffOptions::default() });
            let patch = patch.unwrap().patch.unwrap();
            let mut draft = Draft::new(right, guideline.clone(), &options).unwrap();
            let before = draft.report();
            let edited = draft.apply(&patch, &ApplyOptions::default()).unwrap();
            let after = holds(&draft, &before, &edited, beside);
            let edited = undone(&mut draft, &edited);
            holds(&draft, &after, &edited, beside);
            let found = edited.gone.iter().map(|finding| finding.code.to_string());
            codes.extend(found.filter(|found| found == code));
        }
    }
    let expected: BTreeSet<String> = rules().iter().map(|rule| rule.page.code.clone()).collect();
    assert_eq!(codes, expected);
}
