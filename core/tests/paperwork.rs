//! The laws of applications and notices: every change is told once, in the catalogs' own words, and every file has the same rows.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

mod mutation;
mod strategy;

use std::collections::BTreeMap;

use mulu::Catalog;
use mulu::diff::{Diff, DiffOptions, Effect, NodeKind, Op, diff};
use mulu::model::Trail;
use mulu::paperwork::{
    Adjustment, AdjustmentKind, Application, ApplicationOptions, Because, Cause, application,
};
use mutation::{coded, mutated, mutations};
use proptest::prelude::*;
use serde_json::Value;
use strategy::catalog;

const ALL: ApplicationOptions = ApplicationOptions { today: None, because: None, all: true };

fn compared(a: &Catalog, b: &Catalog, options: &ApplicationOptions) -> (Diff, Application) {
    let found = diff(a, b, &DiffOptions::default()).unwrap();
    let made = application(a, b, &found, options);
    (found, made)
}

/// The items of a catalog with their ways.
fn trails(catalog: &Catalog) -> Vec<Trail<'_>> {
    let mut trails = Vec::new();
    catalog.walk_items(|trail| trails.push(trail.clone()));
    trails
}

/// An entry's element as the catalog's document has it.
fn element(catalog: &Catalog, id: &str, key: &str) -> Option<Value> {
    trails(catalog).iter().find_map(|trail| {
        let entry = trail.items.last()?.entries.iter().find(|entry| entry.id.as_str() == id)?;
        let entry = serde_json::to_value(entry).unwrap();
        Some(entry.get(key).or_else(|| entry["extra"].get(key)).cloned())
    })?
}

/// What is above each node, by ids.
fn parents(catalog: &Catalog) -> BTreeMap<String, String> {
    let mut parents = BTreeMap::new();
    for trail in trails(catalog) {
        let ids: Vec<String> = std::iter::once(trail.domain.id.to_string())
            .chain(trail.items.iter().map(|item| item.id.to_string()))
            .collect();
        let [.., parent, item] = ids.as_slice() else { continue };
        parents.insert(item.clone(), parent.clone());
        for entry in trail.items.last().unwrap().entries.iter() {
            parents.insert(entry.id.to_string(), item.clone());
        }
    }
    parents
}

fn is_below(parents: &BTreeMap<String, String>, id: &str, above: &str) -> bool {
    std::iter::successors(parents.get(id), |id| parents.get(*id)).any(|id| id == above)
}

/// How many entries an addition or cancellation lists.
fn listed(row: &Adjustment) -> usize {
    row.before.as_ref().or(row.after.as_ref()).map_or(0, |list| list.as_array().unwrap().len())
}

/// Every change is in one row, in order; what is left out is counted; the totals add up.
fn told_once(a: &Catalog, b: &Catalog) {
    let (found, made) = compared(a, b, &ALL);
    assert_eq!((made.rows.len(), made.unlisted), (found.changes.len(), 0));
    for (n, (row, change)) in made.rows.iter().zip(&found.changes).enumerate() {
        assert_eq!((row.n, row.path.as_str(), row.effect), (n + 1, change.path.as_str(), change.effect));
    }
    let (_, applied) = compared(a, b, &ApplicationOptions::default());
    let listed: Vec<&str> = found
        .changes
        .iter()
        .filter(|change| change.op != Op::Reorder && change.effect != Some(Effect::Reworded))
        .map(|change| change.path.as_str())
        .collect();
    assert_eq!(applied.rows.iter().map(|row| row.path.as_str()).collect::<Vec<_>>(), listed);
    assert_eq!(applied.unlisted + listed.len(), found.changes.len());
    for made in [&made, &applied] {
        assert_eq!(made.counts.values().sum::<usize>(), made.rows.len());
        assert_eq!(made.domains.values().sum::<usize>(), made.rows.len());
        assert_eq!(made.without_cause, made.rows.iter().filter(|row| row.cause.is_none()).count());
    }
}

/// What stands before and after are the catalogs' own words, and each entry that comes or goes is listed once.
fn own_words(a: &Catalog, b: &Catalog) {
    let (found, made) = compared(a, b, &ALL);
    let places = |catalog: &Catalog| {
        let ways = trails(catalog).into_iter().map(|trail| trail.place());
        ways.chain(catalog.domains.iter().map(|domain| domain.name.clone())).collect::<Vec<_>>()
    };
    let (ours, theirs, below) = (places(a), places(b), (parents(a), parents(b)));
    let domains: Vec<&str> =
        a.domains.iter().chain(b.domains.iter()).map(|domain| domain.name.as_str()).collect();
    for (row, change) in made.rows.iter().zip(&found.changes) {
        assert!(domains.contains(&row.domain.as_str()), "{row:?}");
        match change.op {
            Op::Edit => {
                let key = row.element.as_deref().unwrap();
                assert_eq!(row.before, element(a, &row.path, key), "{row:?}");
                let other = change.other.as_ref().unwrap();
                assert_eq!(row.after, element(b, other.as_str(), key), "{row:?}");
            }
            Op::Move => {
                let stands = |side: &Option<Value>, places: &[String]| {
                    side.as_ref().and_then(Value::as_str).is_some_and(|it| places.iter().any(|one| one == it))
                };
                assert!(stands(&row.before, &ours) && stands(&row.after, &theirs), "{row:?}");
            }
            Op::Add | Op::Remove => {
                // The diff counts what has a row of its own deeper down too: below an item that moved here.
                let ids = if change.op == Op::Add { &below.1 } else { &below.0 };
                let deeper = made.rows.iter().zip(&found.changes).filter(|(_, other)| {
                    other.op == change.op && is_below(ids, other.path.as_str(), change.path.as_str())
                });
                let all = listed(row) + deeper.map(|(row, _)| listed(row)).sum::<usize>();
                let expected = if change.node == NodeKind::Entry { 1 } else { change.entries.unwrap() };
                assert_eq!(all, expected, "{row:?}\n{change:?}");
            }
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn every_change_is_told_once(a in catalog(), changes in mutations(12), codes in 0_u16..4) {
        let a = if codes > 0 { coded(&a, codes) } else { a };
        let b = mutated(&a, &changes);
        told_once(&a, &b);
        told_once(&b, &a);
    }

    #[test]
    fn in_the_catalogs_own_words(a in catalog(), changes in mutations(12), codes in 0_u16..4) {
        let a = if codes > 0 { coded(&a, codes) } else { a };
        let b = mutated(&a, &changes);
        own_words(&a, &b);
        own_words(&b, &a);
    }

    #[test]
    fn nobody_applies_for_nothing(a in catalog()) {
        let (_, made) = compared(&a, &a, &ALL);
        prop_assert!(made.rows.is_empty() && made.counts.is_empty() && made.domains.is_empty());
    }
}

/// The bundled guideline and its next edition.
fn editions() -> (Catalog, Catalog) {
    let read = |text| serde_json::from_str(text).unwrap();
    (
        read(include_str!("../../examples/data/fuyang/guideline.json")),
        read(include_str!("../../examples/data/fuyang/guideline-2022.json")),
    )
}

#[test]
fn the_next_edition_is_told_whole() {
    let (old, new) = editions();
    told_once(&old, &new);
    own_words(&old, &new);
    let (_, made) = compared(&old, &new, &ApplicationOptions::default());
    assert!(AdjustmentKind::ALL.iter().all(|kind| made.counts.contains_key(kind)), "{:?}", made.counts);
    let lapsed = |row: &&Adjustment| matches!(row.cause, Some(Cause::Lapsed { .. }));
    let without = made.rows.len() - made.rows.iter().filter(lapsed).count();
    assert!(without > 0 && without < made.rows.len(), "some laws lapsed, not all that changed is law");
    assert_eq!(made.without_cause, without, "nothing is made up");
    let because = Some(Because::of(&new));
    let (_, made) = compared(&old, &new, &ApplicationOptions { because, ..ApplicationOptions::default() });
    assert_eq!(made.without_cause, 0);
}

#[cfg(all(feature = "xlsx", feature = "html"))]
mod files {
    use std::io::Cursor;

    use calamine::{Data, Range, Reader, Xlsx};
    use mulu::Lang;
    use mulu::read::Format;
    use mulu::write::{Form, paperwork};

    use super::*;

    fn sheets(made: &[Application], form: Form, lang: Lang) -> Vec<(String, Range<Data>)> {
        let bytes = paperwork(made, form, Format::Xlsx, lang).unwrap();
        Xlsx::new(Cursor::new(bytes)).unwrap().worksheets()
    }

    fn texts(sheet: &Range<Data>) -> Vec<Vec<String>> {
        sheet.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
    }

    fn page(made: &[Application], form: Form, lang: Lang) -> String {
        String::from_utf8(paperwork(made, form, Format::Html, lang).unwrap()).unwrap()
    }

    fn made() -> Application {
        let (old, new) = editions();
        let because = Some(Because { title: "示例指引".to_owned(), edition: None });
        let options = ApplicationOptions { because, ..ApplicationOptions::default() };
        Application {
            applicant: Some("示例县人民政府".to_owned()), ..compared(&old, &new, &options).1
        }
    }

    #[test]
    fn a_workbook_has_the_rows_of_its_application() {
        let made = made();
        let forms = [Form::Application, Form::Notice];
        for (form, lang) in forms.into_iter().flat_map(|form| [(form, Lang::Zh), (form, Lang::En)]) {
            let sheets = sheets(std::slice::from_ref(&made), form, lang);
            let list = texts(&sheets[1].1);
            assert_eq!(list.len(), made.rows.len() + 1);
            for (cells, row) in list[1..].iter().zip(&made.rows) {
                assert_eq!((&cells[0], &cells[1]), (made.applicant.as_ref().unwrap(), &row.n.to_string()));
                assert_eq!(cells[3], row.domain);
                if let (Some("body" | "name" | "place"), Some(before), Some(after)) =
                    (row.element.as_deref(), &row.before, &row.after)
                {
                    let said = (before.as_str().unwrap(), after.as_str().unwrap());
                    assert_eq!((cells[6].as_str(), cells[7].as_str()), said);
                }
            }
        }
    }

    #[test]
    fn a_form_leaves_its_boxes_blank_and_a_notice_has_none() {
        let made = [made()];
        let first = |form| texts(&sheets(&made, form, Lang::Zh)[0].1);
        let form = first(Form::Application);
        let list = texts(&sheets(&made, Form::Application, Lang::Zh)[1].1);
        assert_eq!([&list[0][6], &list[0][7]], ["调整前", "调整后"], "neither side need be the guideline");
        for name in ["申请日期", "联系人", "申请单位意见（盖章）", "审核单位意见（盖章）"]
        {
            let row = form.iter().find(|row| row[0] == name).unwrap();
            assert!(row[1..].iter().all(String::is_empty), "{row:?}");
        }
        assert_eq!(first(Form::Notice).len(), 2, "a heading and the totals");
        assert!(page(&made, Form::Application, Lang::Zh).contains("审核单位意见"));
        assert!(!page(&made, Form::Notice, Lang::Zh).contains("审核单位意见"));
    }

    #[test]
    fn a_citys_first_sheet_has_each_body_and_the_total() {
        let one = made();
        let two = Application { applicant: Some("另一县人民政府".to_owned()), ..one.clone() };
        let both = [one.clone(), two];
        let rows = texts(&sheets(&both, Form::Notice, Lang::Zh)[0].1);
        assert_eq!(rows.len(), 4);
        assert_eq!([&rows[1][0], &rows[2][0], &rows[3][0]], ["示例县人民政府", "另一县人民政府", "合计"]);
        let (domain, count) = one.domains.iter().next().unwrap();
        assert!(rows[1][3].contains(&format!("{domain} {count}")), "{}", rows[1][3]);
        assert!(rows[3][3].contains(&format!("{domain} {}", count * 2)), "{}", rows[3][3]);
        for (n, kind) in AdjustmentKind::ALL.iter().enumerate() {
            let count = one.counts[kind];
            assert_eq!((&rows[1][4 + n], &rows[3][4 + n]), (&count.to_string(), &(count * 2).to_string()));
        }
        assert!(page(&both, Form::Notice, Lang::Zh).contains("合计"));
        assert!(!page(&both[..1], Form::Notice, Lang::Zh).contains("合计"));
    }

    #[test]
    fn a_guideline_without_an_edition_leaves_no_empty_brackets() {
        let page = page(&[made()], Form::Application, Lang::Zh);
        assert!(page.contains("随《示例指引》调整"));
        assert!(!page.contains("（）"));
    }
}
