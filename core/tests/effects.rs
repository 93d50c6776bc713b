//! The effects of edits as laws: what is stricter one way is weaker the other, and nothing is edited by itself.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use std::sync::LazyLock;

use mulu::diff::{DiffOptions, Effect, diff};
use mulu::model::{Catalog, Domain, Element, Entry, Item, Level, Levels, Method, Methods};
use mulu::vocabulary::ElementName;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::Value;

static WORDS: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("strategy/words.json")).unwrap());

fn words(key: &str) -> Vec<&'static str> {
    WORDS[key].as_array().unwrap().iter().filter_map(Value::as_str).collect()
}

fn catalog(entry: &Entry) -> Catalog {
    let item =
        Item {
            name: "审核信息".into(), entries: [entry.clone()].into_iter().collect(), ..Item::default()
        };
    let domain =
        Domain { name: "社会救助".into(), items: [item].into_iter().collect(), ..Domain::default() };
    let mut catalog = Catalog { domains: [domain].into_iter().collect(), ..Catalog::default() };
    catalog.number();
    catalog
}

/// What the edit of an element means; `None` where nothing was edited.
fn effect(element: ElementName, base: &Entry, other: &Entry) -> Option<Effect> {
    let diff = diff(&catalog(base), &catalog(other), &DiffOptions::default()).unwrap();
    assert_eq!(diff.counts.matched, 1, "the only rows of the same item are one");
    let edits: Vec<_> = diff.changes.iter().filter(|change| change.element == Some(element)).collect();
    assert!(edits.len() <= 1);
    edits.first().and_then(|change| change.effect)
}

/// The laws that hold for any two entries.
fn check(element: ElementName, base: &Entry, other: &Entry) -> Result<(), TestCaseError> {
    prop_assert_eq!(effect(element, base, base), None);
    let (there, back) = (effect(element, base, other), effect(element, other, base));
    prop_assert_eq!(there.is_none(), back.is_none());
    for both in [Effect::Reworded, Effect::Unknown] {
        prop_assert_eq!(there == Some(both), back == Some(both), "{:?} and {:?}", there, back);
    }
    Ok(())
}

/// And those where what is not stricter is weaker.
fn check_ordered(element: ElementName, base: &Entry, other: &Entry) -> Result<(), TestCaseError> {
    check(element, base, other)?;
    let (there, back) = (effect(element, base, other), effect(element, other, base));
    prop_assert_eq!(
        there == Some(Effect::Strengthened),
        back == Some(Effect::Weakened),
        "{:?}, {:?}",
        there,
        back
    );
    prop_assert_eq!(
        there == Some(Effect::Weakened),
        back == Some(Effect::Strengthened),
        "{:?}, {:?}",
        there,
        back
    );
    Ok(())
}

/// What both contents say: rows are found to be one by what they share.
const SHARED: &str = "中央及地方社会救助政策法规文件正文、发文部门、成文日期、解读材料、咨询电话、监督投诉渠道、\
    救助标准和调整依据、公示公告（含撤销公告）、资金发放汇总表、年度统计数据与分析报告；";

fn content(elements: &str) -> Entry {
    Entry { content: Element::worded(&format!("{SHARED}{elements}")), ..Entry::default() }
}

/// Words listed in one of the ways that offices list them.
fn list(words: Vec<&'static str>, most: usize) -> impl Strategy<Value = String> {
    let picked = subsequence(words, 0..=most).prop_shuffle();
    (picked, 0..9_usize).prop_map(|(words, way)| {
        let numbered = |number: &dyn Fn(usize) -> String, mark: &str| -> String {
            let all: Vec<String> =
                words.iter().enumerate().map(|(n, word)| format!("{}{word}", number(n + 1))).collect();
            all.join(mark)
        };
        match way {
            0 => words.join("、"),
            1 => words.join("；") + "。",
            2 => words.join("\n"),
            3 => numbered(&|n| format!("{n}."), ""),
            4 => numbered(&|n| format!("{n}、"), ";"),
            5 => numbered(&|n| format!("（{n}）"), "；"),
            6 => numbered(&|_| "●".into(), "\n"),
            7 => words.join("和"),
            _ => words.join("，") + "等信息",
        }
    })
}

fn one_of(key: &'static str) -> impl Strategy<Value = Element<mulu::model::Wording>> {
    let mut words = words(key);
    words.extend(["", "同上", "—", "无", "按规定"]);
    select(words).prop_map(Element::worded)
}

fn levels() -> impl Strategy<Value = Element<Levels>> {
    vec(select(Level::ALL.to_vec()), 0..4).prop_map(|levels| Element::Known(levels.into_iter().collect()))
}

fn methods() -> impl Strategy<Value = Element<Methods>> {
    vec(select(vec![Method::Active, Method::OnRequest]), 0..3)
        .prop_map(|methods| Element::Known(methods.into_iter().collect()))
}

/// Limits as published, and the same with other numbers and noise.
fn limit() -> impl Strategy<Value = Element<mulu::model::Wording>> {
    let made = (select(vec!["信息形成或变更之日起", "批准后", "制定或获取信息之日起", ""]), 1..40_u32)
        .prop_map(|(event, days)| Element::worded(&format!("{event}{days}个工作日内公开")));
    let duration = select(vec!["长期公开", "及时公开", "每季度公开", "动态调整"]).prop_map(Element::worded);
    prop_oneof![2 => one_of("limits"), 2 => made, 1 => duration]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn limits(base in limit(), other in limit()) {
        let entry = |time_limit: &Element<_>| Entry { time_limit: time_limit.clone(), ..Entry::default() };
        check_ordered(ElementName::TimeLimit, &entry(&base), &entry(&other))?;
    }

    #[test]
    fn contents(base in list(words("contents"), 5), other in list(words("contents"), 5)) {
        check_ordered(ElementName::Content, &content(&base), &content(&other))?;
    }

    #[test]
    fn the_way_of_listing_is_no_change(
        words in subsequence(words("contents"), 2..=4),
        marks in select(vec![("、", "；"), ("\n", "和"), ("，", "、"), (";", "以及")]),
    ) {
        let reversed: Vec<&str> = words.iter().rev().copied().collect();
        let (base, other) = (content(&words.join(marks.0)), content(&reversed.join(marks.1)));
        prop_assert_eq!(effect(ElementName::Content, &base, &other), Some(Effect::Reworded));
        let fewer = content(&words[1..].join(marks.1));
        prop_assert_eq!(effect(ElementName::Content, &base, &fewer), Some(Effect::Weakened));
    }

    #[test]
    fn levels_and_methods(base in (levels(), methods()), other in (levels(), methods())) {
        let entry = |(levels, method): &(Element<_>, Element<_>)| {
            Entry { levels: levels.clone(), method: method.clone(), ..Entry::default() }
        };
        check_ordered(ElementName::Levels, &entry(&base), &entry(&other))?;
        check_ordered(ElementName::Method, &entry(&base), &entry(&other))?;
    }

    #[test]
    fn bodies_and_bases(base in (one_of("bodies"), one_of("bases")), other in (one_of("bodies"), one_of("bases"))) {
        let entry = |(body, basis): &(Element<_>, Element<_>)| {
            Entry { body: body.clone(), basis: basis.clone(), ..Entry::default() }
        };
        check(ElementName::Body, &entry(&base), &entry(&other))?;
        check(ElementName::Basis, &entry(&base), &entry(&other))?;
    }

    #[test]
    fn dropping_a_citation_is_weaker(laws in subsequence(
        vec!["《预算法》", "《政府信息公开条例》（国务院令第711号）", "《社会救助暂行办法》", "国办发〔2019〕54号", "《安徽省社会救助条例》"],
        2..=5,
    )) {
        let entry = |laws: &[&str], mark: &str| {
            Entry { basis: Element::worded(&laws.join(mark)), ..Entry::default() }
        };
        let reversed: Vec<&str> = laws.iter().rev().copied().collect();
        let base = entry(&laws, "、");
        prop_assert_eq!(effect(ElementName::Basis, &base, &entry(&reversed, "；")), Some(Effect::Reworded));
        prop_assert_eq!(effect(ElementName::Basis, &base, &entry(&reversed[1..], "\n")), Some(Effect::Weakened));
    }
}
