//! Recall and precision of each rule on generated defects: clean entries of the bundled guideline, as a county would have them, of which
//! every third gets one defect of a kind.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

#[path = "rulebook/defects.rs"]
mod defects;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use jiff::civil::date;
use mulu::inspect::inspect;
use mulu::model::{Catalog, Element, Id, Issuer, Kind, Level};
use mulu::validate::{ValidateOptions, rules};

use defects::Defect;

fn options() -> ValidateOptions {
    ValidateOptions::new(date(2020, 12, 31))
}

fn guideline() -> Catalog {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data/fuyang/guideline.json");
    serde_json::from_slice::<Catalog>(&std::fs::read(path).unwrap()).unwrap().for_level(Level::County)
}

/// A county's catalog of the guideline's entries that are without any finding once their body is named.
fn clean(guideline: &Catalog) -> Catalog {
    let issuer = Issuer { code: Some("341221".into()), name: "临泉县".into(), level: Some(Level::County) };
    let mut catalog = Catalog { kind: Kind::Local, issuer: Some(issuer), ..guideline.clone() };
    defects::each_entry(&mut catalog, &mut |entry| {
        entry.body = Element::worded("临泉县政务公开办公室");
    });
    let report = inspect(&catalog, None, &options()).unwrap();
    let faulty: BTreeSet<&str> = report.findings.iter().map(|finding| finding.path.as_str()).collect();
    defects::keep(&mut catalog, &|id| !faulty.contains(id));
    catalog
}

/// The paths at which a code is found.
fn found(code: &str, catalog: &Catalog, guideline: Option<&Catalog>) -> BTreeSet<String> {
    let findings = inspect(catalog, guideline, &options()).unwrap().findings;
    findings.into_iter().filter(|finding| finding.code == code).map(|finding| finding.path).collect()
}

#[test]
fn generated_defects_are_found_and_nothing_else() {
    let guideline = guideline();
    let clean = clean(&guideline);
    assert!(clean.entry_count() > 1000, "{} clean entries", clean.entry_count());
    assert_eq!(inspect(&clean, None, &options()).unwrap().findings, []);
    let mut table =
        format!("{:<28} {:>8} {:>8} {:>8} {:>10}\n", "code", "planted", "found", "recall", "precision");
    let mut low = Vec::new();
    let mut told = BTreeSet::new();
    for Defect { code, plant, recall: floor } in defects::all() {
        told.insert(code);
        let (catalog, base, planted) = plant(&clean, &guideline);
        let found = found(code, &catalog, base.as_ref());
        let both = planted.intersection(&found).count();
        let percent = |whole: usize| (both * 100).checked_div(whole).unwrap_or(100);
        let (recall, precision) = (percent(planted.len()), percent(found.len()));
        let (many, found_many) = (planted.len(), found.len());
        let _ = writeln!(table, "{code:<28} {many:>8} {found_many:>8} {recall:>7}% {precision:>9}%");
        assert!(!planted.is_empty(), "{code}: nothing was planted");
        if recall < floor || precision < 100 {
            let missed: Vec<_> = planted.difference(&found).take(3).collect();
            let wrong: Vec<_> = found.difference(&planted).take(3).collect();
            low.push(format!("{code}: recall {recall} of {floor}, precision {precision}; missed {missed:?}, wrong {wrong:?}"));
        }
    }
    println!("{table}");
    let untold: Vec<_> = rules().iter().filter(|rule| !told.contains(rule.page.code.as_str())).collect();
    assert!(untold.is_empty(), "no defect is generated for {untold:?}");
    assert!(low.is_empty(), "{table}\n{}", low.join("\n"));
}

#[test]
fn what_is_certainly_mended_is_not_found_again() {
    let clean = clean(&guideline());
    let rulebook = mulu::validate::Rulebook::new(&options()).unwrap();
    for code in ["text-noise", "basis-unmatched-brackets"] {
        let defect = defects::all().into_iter().find(|defect| defect.code == code).unwrap();
        let (catalog, _, planted) = (defect.plant)(&clean, &clean);
        let mut findings = rulebook.findings(&catalog);
        findings.retain(|finding| finding.code == code);
        let fixes = rulebook.fixes(&catalog, &findings);
        let certain: Vec<_> = fixes.into_iter().flatten().filter(|fix| fix.certain).collect();
        println!("{code}: {} of {} are mended for certain", certain.len(), planted.len());
        let mut document = serde_json::to_value(&catalog).unwrap();
        for fix in &certain {
            let element = fix.element.unwrap().key();
            defects::node(&mut document, &Id::new(fix.path.as_str())).unwrap()[element] = fix.value.clone();
        }
        let mended: Catalog = serde_json::from_value(document).unwrap();
        let left = found(code, &mended, None);
        assert!(certain.len() * 2 >= planted.len(), "{code}: {} of {}", certain.len(), planted.len());
        // What is mended is what was there before the defect.
        let mut wrong = Vec::new();
        for fix in &certain {
            let (was, is) = (defects::entry(&clean, &fix.path), defects::entry(&mended, &fix.path));
            if was != is || left.contains(&fix.path) {
                wrong.push(format!("{} → {}, was {:?}", fix.before, fix.value, was.map(|entry| entry.basis)));
            }
        }
        assert!(wrong.is_empty(), "{code}: {}\n{}", wrong.len(), wrong.join("\n"));
    }
}
