//! What rests on what: small catalogs by hand, any catalog by property, and the bundled city against its workbooks.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

mod strategy;

use mulu::Catalog;
use mulu::impact::{BodyOf, Impact, ImpactAction, ImpactGraph, ImpactOptions, ImpactQuery, Rests, impact};
use mulu::model::{Issuer, basis};
use proptest::prelude::*;
use serde_json::{Value, json};
use strategy::catalog;

const OLD: &str = "《政府信息公开条例》（国务院令第492号）";
const NEW: &str = "《政府信息公开条例》（国务院令第711号）";
const NO_NUMBER: &str = "《政府信息公开条例》";

/// A catalog with an entry for each basis.
fn of_bases(bases: &[&str]) -> Catalog {
    let entries: Vec<Value> = bases.iter().map(|basis| json!({"basis": basis})).collect();
    of_entries(&json!(entries))
}

fn of_entries(entries: &Value) -> Catalog {
    let catalog = json!({"mulu": "1", "kind": "local", "title": "目录", "domains": [
        {"id": "120000000", "name": "社会救助", "items": [
            {"id": "120002000", "name": "低保", "items": [{"id": "120002003", "name": "审核信息", "entries": entries}]}]}]});
    serde_json::from_value(catalog).unwrap()
}

fn options(options: &Value) -> ImpactOptions {
    serde_json::from_value(options.clone()).unwrap()
}

fn asked(catalog: &Catalog, query: &Value, with: &Value) -> mulu::Result<Impact> {
    let body = Issuer { name: "临泉县".into(), ..Issuer::default() };
    let query: ImpactQuery = serde_json::from_value(query.clone()).unwrap();
    impact(vec![BodyOf { body, catalog }], &query, &options(with))
}

fn rests(bases: &[&str], basis: &str, with: &Value) -> Impact {
    asked(&of_bases(bases), &json!({"basis": basis}), with).unwrap()
}

/// The numbers of the entries found, and how each was.
fn found(impact: &Impact) -> Vec<(&str, Rests)> {
    impact.entries.iter().map(|entry| (entry.path.split_once('#').unwrap().1, entry.how)).collect()
}

/// What is to be done with each entry.
fn actions(impact: &Impact) -> Vec<Option<ImpactAction>> {
    impact.entries.iter().map(|entry| entry.action).collect()
}

#[test]
fn a_title_without_a_number_is_not_taken_for_a_version() {
    let bases = [OLD, NEW, NO_NUMBER, "《预算法》"];
    let old = rests(&bases, "国务院令第492号", &json!({}));
    assert_eq!(found(&old), [("1", Rests::Direct), ("3", Rests::Unnumbered)]);
    let new = rests(&bases, "国务院令第711号", &json!({}));
    assert_eq!(found(&new), [("1", Rests::Superseded), ("2", Rests::Direct), ("3", Rests::Unnumbered)]);
    assert_eq!(new.entries[0].through, ["《中华人民共和国政府信息公开条例》（国务院令第492号）"]);
    // What is not known to lapse has nothing due.
    assert_eq!(actions(&new), [Some(ImpactAction::ReplaceBasis), None, None]);
}

#[test]
fn what_the_table_does_not_have_is_told_apart_by_number_whatever_comes_first() {
    let (none, one, two) = ("《甲办法》", "《甲办法》（民发〔2011〕1号）", "《甲办法》（民发〔2012〕2号）");
    for bases in [[none, one, two], [one, two, none], [two, none, one]] {
        let place = |basis| (bases.iter().position(|own| *own == basis).unwrap() + 1).to_string();
        for (query, is, other) in [("民发〔2011〕1号", one, two), (two, two, one)] {
            let impact = rests(&bases, query, &json!({}));
            let how =
                |basis| found(&impact).into_iter().find(|(n, _)| *n == place(basis)).map(|(_, how)| how);
            assert_eq!(
                (how(is), how(none), how(other)),
                (Some(Rests::Direct), Some(Rests::Unnumbered), None)
            );
        }
    }
    // The number asked for is cited by no one, the title is: it may be meant.
    let impact = rests(&[none], two, &json!({"lapses": "2021-03-01"}));
    assert_eq!((found(&impact), actions(&impact)), (vec![("1", Rests::Unnumbered)], vec![None]));
}

#[test]
fn a_question_may_be_a_title_with_or_without_marks_a_number_or_both() {
    let names = ["《收养法》", "收养法", "中华人民共和国收养法", " 收养法 "];
    for name in names {
        assert_eq!(
            found(&rests(&["《中华人民共和国收养法》"], name, &json!({}))),
            [("1", Rests::Direct)],
            "{name}"
        );
    }
    for name in
        ["国务院令第492号", "中华人民共和国国务院令第492号", OLD, "政府信息公开条例（国务院令第492号）"]
    {
        let impact = rests(&[OLD, NEW], name, &json!({}));
        assert_eq!(found(&impact), [("1", Rests::Direct)], "{name}");
        assert_eq!(impact.targets, ["《中华人民共和国政府信息公开条例》（国务院令第492号）"], "{name}");
    }
    for name in ["民发〔2012〕2号", "民发[2012]2号", "民发(2012)2号", "民发〔2012〕２号"] {
        let impact = rests(&["《甲办法》（民发〔2012〕2号）"], name, &json!({}));
        assert_eq!(found(&impact), [("1", Rests::Direct)], "{name}");
    }
}

#[test]
fn a_title_of_several_versions_is_answered_for_each_and_has_no_one_lapse() {
    let impact = rests(&[OLD, NEW, NO_NUMBER], NO_NUMBER, &json!({}));
    assert_eq!(found(&impact), [("1", Rests::Direct), ("2", Rests::Direct), ("3", Rests::Unnumbered)]);
    assert_eq!(actions(&impact), [Some(ImpactAction::ReplaceBasis), None, None]);
    assert_eq!((impact.lapses, &impact.successor, impact.targets.len()), (None, &None, 2));
    assert_eq!(impact.findings[0].code, "impact-ambiguous");
    let error =
        asked(&of_bases(&[OLD]), &json!({"basis": NO_NUMBER}), &json!({"lapses": "2027-01-01"})).unwrap_err();
    assert_eq!(error.code(), "ambiguous-basis");
    assert!(
        error.message(mulu::Lang::Zh).contains("国务院令第492号")
            && error.message(mulu::Lang::En).contains("711")
    );
}

/// The bundled city, read as the command reads it, against a plain scan of what the rows say: no citation is parsed for the count.
#[cfg(all(feature = "fs", feature = "xlsx"))]
#[test]
fn in_the_bundled_city_every_row_with_the_number_is_found_and_no_other() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data/fuyang");
    let city = mulu::fs::open(&folder, &|_, _, _| ()).unwrap();
    let bodies = mulu::impact::bodies_of(&city);
    let (mut expected, mut rows) = (Vec::new(), 0);
    for body in &bodies {
        body.catalog.walk_items(|trail| {
            for entry in trail.items.last().unwrap().entries.iter() {
                rows += 1;
                let digits: String = entry.basis.text().chars().filter(|c| !c.is_whitespace()).collect();
                if digits.contains("第492号") || digits.contains("第492令") {
                    expected.push((body.body.name.clone(), entry.id.to_string()));
                }
            }
        });
    }
    assert_eq!((bodies.len(), rows), (175, 42_944));
    let options = ImpactOptions { today: Some("2020-12-31".parse().unwrap()), ..ImpactOptions::default() };
    let start = std::time::Instant::now();
    let graph = ImpactGraph::of(bodies, &options);
    let built = start.elapsed();
    let ask = |basis: &str| {
        let query = ImpactQuery { basis: Some(basis.into()), ..ImpactQuery::default() };
        let start = std::time::Instant::now();
        let impact = graph.ask(&query, &options).unwrap();
        eprintln!("{basis}: {} entries, {:?}, {:?}", impact.counts.entries, impact.counts, start.elapsed());
        impact
    };
    eprintln!("built in {built:?}");
    let told = |impact: &Impact, how: &[Rests]| -> Vec<(String, String)> {
        let entries = impact.entries.iter().filter(|entry| how.contains(&entry.how));
        entries.map(|entry| (entry.body.clone(), entry.path.clone())).collect()
    };
    let old = ask("国务院令第492号");
    assert!(expected.len() > 100);
    assert_eq!(told(&old, &[Rests::Direct]), expected);
    assert_eq!(old.bodies.iter().map(|body| body.entries).sum::<usize>(), old.counts.entries);
    assert_eq!(old.domains.values().sum::<usize>(), old.counts.entries);
    assert!(old.entries.iter().all(|entry| entry.overdue == (entry.how == Rests::Direct)));
    // Each of them rests on what took its place, too: through the superseded one, or because it cites both.
    let new = ask("国务院令第711号");
    let reached = told(&new, &[Rests::Direct, Rests::Superseded]);
    assert!(expected.iter().all(|entry| reached.contains(entry)));
    assert_eq!(told(&new, &[Rests::Unnumbered]).len(), told(&old, &[Rests::Unnumbered]).len());
    ask("收养法");
    ask("预算法");
}

#[test]
fn what_names_nothing_is_an_error_with_the_nearest() {
    let refused = |query: &Value, with: &Value| asked(&of_bases(&[OLD]), query, with).unwrap_err();
    let error = refused(&json!({"basis": "国务院令第9492号"}), &json!({}));
    assert_eq!(error.code(), "nothing-rests");
    assert!(error.help(mulu::Lang::Zh).contains("国务院令第492号"), "{}", error.help(mulu::Lang::Zh));
    let lists = json!({"powers": [{"code": "34-1", "name": "临时救助给付"}]});
    let error = refused(&json!({"power": "临时救助支付"}), &lists);
    assert_eq!(error.code(), "not-listed");
    assert!(error.help(mulu::Lang::Zh).contains("临时救助给付"));
    assert_eq!(refused(&json!({"service": "临时救助给付"}), &lists).code(), "not-listed");
    assert_eq!(refused(&json!({}), &json!({})).code(), "not-one-question");
    assert_eq!(refused(&json!({"basis": "甲", "power": "乙"}), &json!({})).code(), "not-one-question");
    // What is known and cited by no one is an answer.
    assert!(rests(&[OLD], "民法典", &json!({})).entries.is_empty());
}

#[test]
fn what_is_to_be_done_depends_on_what_else_is_cited() {
    let both = format!("{OLD}、{NEW}");
    let impact = rests(&[OLD, &both], "国务院令第492号", &json!({}));
    assert_eq!(actions(&impact), [Some(ImpactAction::ReplaceBasis), Some(ImpactAction::DropBasis)]);
    assert_eq!(impact.entries[0].successor.as_ref().unwrap().number.as_deref(), Some("国务院令第711号"));
    assert_eq!(impact.entries[1].successor, None);

    let lapses = json!({"lapses": "2027-01-04"});
    let bases = [
        "《甲办法》（民发〔2012〕2号）",
        "《甲办法》（民发〔2012〕2号）、《预算法》",
        // The same again in other words does not carry it, nor does what has lapsed, nor what is no name.
        "《甲办法》（民发〔2012〕2号）第三条、民发〔2012〕2号",
        "《甲办法》（民发〔2012〕2号）、《收养法》",
        "《甲办法》（民发〔2012〕2号）、相关政策文件",
    ];
    let impact = rests(&bases, "民发〔2012〕2号", &lapses);
    let (drop, reground) = (Some(ImpactAction::DropBasis), Some(ImpactAction::RegroundOrCancel));
    assert_eq!(actions(&impact), [reground, drop, reground, reground, reground]);
}

#[test]
fn a_law_of_the_callers_own_replaces_the_one_of_the_table() {
    let own = json!({"laws": [{"title": "中华人民共和国收养法", "aliases": ["收养法"], "class": "law", "lapsed": "2022-05-01",
        "ended": "repealed"}]});
    let impact = rests(&["《收养法》"], "收养法", &own);
    assert_eq!(
        (found(&impact), actions(&impact)),
        (vec![("1", Rests::Direct)], vec![Some(ImpactAction::RegroundOrCancel)])
    );
    assert_eq!(impact.lapses.unwrap().to_string(), "2022-05-01");
}

#[test]
fn a_successor_that_lapsed_itself_is_passed_over() {
    let old = "《医疗器械监督管理条例》（国务院令第276号）";
    let number = |with: &Value| {
        let impact = rests(&[old], "国务院令第276号", with);
        impact.entries[0].successor.clone().unwrap().number.unwrap()
    };
    assert_eq!(number(&json!({})), "国务院令第650号");
    assert_eq!(number(&json!({"today": "2023-01-01"})), "国务院令第739号");
    let latest = rests(&[old], "国务院令第739号", &json!({}));
    assert_eq!((latest.entries[0].how, latest.entries[0].through.len()), (Rests::Superseded, 2));
}

#[test]
fn days_come_from_the_lapse_of_what_the_entry_cites() {
    // From 15 May 2019, with the Dragon Boat Festival on 7 June: 20 working days end on 13 June.
    let impact = rests(&[OLD, NEW], "国务院令第711号", &json!({"today": "2019-05-14"}));
    let entry = &impact.entries[0];
    assert_eq!((entry.due.unwrap().to_string(), entry.overdue), ("2019-05-15".into(), false));
    assert_eq!(entry.publish_by.unwrap().to_string(), "2019-06-13");
    assert!(rests(&[OLD], "国务院令第492号", &json!({"today": "2019-05-15"})).entries[0].overdue);
    let beyond = rests(&[NEW, NEW], "国务院令第711号", &json!({"lapses": "2090-01-01"}));
    assert!(beyond.entries.iter().all(|entry| entry.due.is_some() && entry.publish_by.is_none()));
    assert_eq!(
        beyond.findings.iter().map(|finding| finding.code.as_ref()).collect::<Vec<_>>(),
        ["calendar-year-missing"]
    );
}

#[test]
fn entries_name_items_by_name_and_code_and_only_of_their_kind_and_body() {
    let catalog = of_entries(&json!([
        {"content": "临时救助给付办理结果", "basis": "《预算法》"},
        {"content": "名单", "extra": {"权责清单编码": "7"}},
        {"content": "第7批名单", "extra": {"备注": "7"}},
        {"content": "校车使用许可、临时救助给付"},
    ]));
    let powers = json!([{"code": "7", "name": "临时救助给付"}, {"name": "校车使用许可"}, {"name": "低保"}]);
    let ask = |query: Value, with: Value| asked(&catalog, &query, &with).unwrap();
    let numbers = |impact: &Impact| found(impact).into_iter().map(|(n, _)| n.to_owned()).collect::<Vec<_>>();
    let both = json!({"powers": powers, "services": powers});
    for query in [json!({"power": "7"}), json!({"service": "临时救助给付"})] {
        assert_eq!(numbers(&ask(query, both.clone())), ["1", "2", "4"]);
    }
    // A short name counts where an item above has that name.
    assert_eq!(numbers(&ask(json!({"power": "低保"}), both)), ["1", "2", "3", "4"]);
    let without = json!({"powers": [powers[0], powers[1]], "lapses": "2021-03-01"});
    let (drop, reground) = (Some(ImpactAction::DropBasis), Some(ImpactAction::RegroundOrCancel));
    // A law does not give the duty, another item does.
    assert_eq!(actions(&ask(json!({"power": "7"}), without)), [reground, reground, drop]);
    let of_body = |name: &str| json!({"lists": [{"body": name, "powers": powers}]});
    assert_eq!(ask(json!({"power": "7"}), of_body("临泉县")).entries.len(), 3);
    assert!(ask(json!({"power": "7"}), of_body("界首市")).entries.is_empty());
    let twice = json!({"powers": [{"code": "12345", "name": "校车使用许可"}, {"code": "12346", "name": "校车使用许可"}]});
    assert_eq!(numbers(&ask(json!({"power": "12346"}), twice)), ["4"], "the name may be of either");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_citation_is_found_by_asking_for_it(catalog in catalog()) {
        let options = ImpactOptions::default();
        let body = Issuer { name: "某县".into(), ..Issuer::default() };
        let graph = ImpactGraph::of(vec![BodyOf { body, catalog: &catalog }], &options);
        let mut failed = Vec::new();
        catalog.walk_items(|trail| {
            for entry in trail.items.last().unwrap().entries.iter() {
                for citation in basis::read(entry.basis.text()).iter().filter(|citation| !citation.is_reference()) {
                    let query = ImpactQuery { basis: Some(citation.wording.clone()), ..ImpactQuery::default() };
                    let asked = graph.ask(&query, &options).and_then(|one| Ok((one, graph.ask(&query, &options)?)));
                    let told = |impact: &Impact| {
                        let paths: Vec<_> = impact.entries.iter().map(|entry| &entry.path).collect();
                        let own = entry.id.to_string();
                        impact.counts.entries == paths.len() && paths.contains(&&own)
                    };
                    if !asked.as_ref().is_ok_and(|(one, again)| told(one) && one == again) {
                        failed.push((entry.id.to_string(), citation.clone(), asked.map(|(one, _)| one.targets)));
                    }
                }
            }
        });
        prop_assert!(failed.is_empty(), "{failed:#?}");
    }
}
