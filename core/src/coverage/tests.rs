//! Items and entries that are hard to tell.

use serde_json::{Value, json};

use super::AmbiguousBecause::{SeveralItems, SeveralMatters};
use super::*;

fn catalog(domains: &Value) -> Catalog {
    serde_json::from_value(json!({"mulu": "1", "kind": "local", "title": "某县目录", "domains": domains}))
        .unwrap()
}

/// A domain with an item for each name and contents.
fn domain(name: &str, items: &[(&str, &[&str])]) -> Value {
    let items: Vec<Value> = items
        .iter()
        .map(|(name, rows)| {
            let rows: Vec<Value> = rows.iter().map(|content| json!({"content": content})).collect();
            json!({"name": name, "entries": rows})
        })
        .collect();
    json!({"name": name, "items": items})
}

fn powers(items: &Value) -> ItemList {
    serde_json::from_value(json!({"mulu": "1", "kind": "power", "items": items})).unwrap()
}

fn held(catalog: &Catalog, items: &Value) -> Coverage {
    coverage(catalog, &[powers(items)], &CoverageOptions::default()).unwrap()
}

/// The links, one a line: item, how, node.
fn linked(found: &Coverage) -> Vec<String> {
    found.links.iter().map(|one| format!("{} {} {}", one.item.id, one.by.key(), one.target.path)).collect()
}

fn uncovered(found: &Coverage) -> Vec<&str> {
    found.uncovered.iter().map(|one| one.item.id.as_str()).collect()
}

#[test]
fn names_that_differ_by_particles_acts_and_stages() {
    let catalog = catalog(&json!([domain(
        "城乡规划",
        &[
            ("建设工程规划许可", &["办事指南", "许可结果"]),
            ("城市道路的占用、挖掘审批", &["办事指南"]),
            ("取水许可", &["办事指南"]),
            ("燃气经营许可变更、注销", &["办事指南"]),
        ]
    )]));
    let found = held(
        &catalog,
        &json!([
            {"name": "建设工程规划审批", "type": "permit"},
            {"name": "城市道路占用及挖掘审批", "type": "permit"},
            {"name": "取水许可（含变更、延续、注销）", "type": "permit"},
            {"name": "燃气经营许可延续", "type": "permit"},
        ]),
    );
    let expected = [
        "建设工程规划审批 similarity 城乡规划/建设工程规划许可",
        "城市道路占用及挖掘审批 name 城乡规划/城市道路的占用、挖掘审批",
        "取水许可(含变更、延续、注销) name 城乡规划/取水许可",
    ];
    assert_eq!(linked(&found), expected);
    assert_eq!(uncovered(&found), ["燃气经营许可延续"], "another stage is another matter");
}

#[test]
fn one_character_makes_two_things() {
    let catalog = catalog(&json!([domain("食品药品监管", &[("食品经营许可", &["办事指南"])])]));
    let found = held(&catalog, &json!([{"name": "药品经营许可"}, {"name": "食品生产许可"}]));
    assert!(found.links.is_empty() && found.ambiguous.is_empty(), "{found:?}");
    assert_eq!(uncovered(&found), ["药品经营许可", "食品生产许可"]);
    assert_eq!(found.uncovered[0].near[0].target.path.as_str(), "食品药品监管/食品经营许可");
}

#[test]
fn two_items_of_one_name() {
    let rows = |body: &str| json!([{"content": "办事指南", "body": body}]);
    let catalog = catalog(&json!([
        {"name": "义务教育", "items": [{"name": "民办学校设立审批", "entries": rows("某县教育局")}]},
        {"name": "就业", "items": [{"name": "民办学校设立审批", "entries": rows("某县人社局")}]},
        domain("养老服务", &[("养老机构许可", &["办事指南"])]),
    ]));
    let told = held(
        &catalog,
        &json!([
            {"code": "0000001", "name": "民办学校设立审批", "body": "某县人社局"},
            {"code": "0000002", "name": "民办学校设立审批", "body": "某县教育局"},
        ]),
    );
    let expected = ["0000001 name 就业/民办学校设立审批", "0000002 name 义务教育/民办学校设立审批"];
    assert_eq!(linked(&told), expected, "the body tells them apart");

    let untold = held(
        &catalog,
        &json!([{"code": "1", "name": "养老机构许可"}, {"code": "2", "name": "养老机构许可"}, {"code": "3", "name": "民办学校设立审批"}]),
    );
    assert!(untold.links.is_empty());
    let why: Vec<_> = untold.ambiguous.iter().map(|one| (one.item.id.as_str(), one.why)).collect();
    assert_eq!(why, [("1", SeveralItems), ("2", SeveralItems), ("3", SeveralMatters)]);
    assert_eq!(untold.ambiguous[2].candidates.len(), 2);
    assert_eq!(untold.counts.ambiguous, 3);
}

#[test]
fn sub_items_are_covered_with_their_item() {
    let catalog = catalog(&json!([domain(
        "食品药品监管",
        &[("食品经营许可", &["办事指南", "许可结果"]), ("公墓建设审批变更", &["办事指南", "审批结果"])]
    )]));
    let found = held(
        &catalog,
        &json!([
            {"id": "a", "name": "食品经营许可", "type": "permit"},
            {"id": "a1", "name": "新办", "parent": "a"},
            {"id": "a2", "name": "注销", "parent": "a"},
            {"id": "b", "name": "公墓建设审批", "type": "permit"},
            {"id": "b1", "name": "变更", "parent": "b"},
            {"id": "b2", "name": "延续", "parent": "b"},
            {"id": "c", "name": "渡口设置审批", "type": "permit"},
            {"id": "c1", "name": "设立", "parent": "c"},
            {"id": "c2", "name": "撤销", "parent": "c"},
        ]),
    );
    let expected = ["a name 食品药品监管/食品经营许可", "b1 name 食品药品监管/公墓建设审批变更"];
    assert_eq!(linked(&found), expected);
    let counts = &found.counts;
    assert_eq!((counts.linked, counts.within, counts.ambiguous, counts.uncovered), (2, 3, 0, 4));
    let told: Vec<_> = found.uncovered.iter().map(|one| (one.item.name.as_str(), one.sub_items)).collect();
    assert_eq!(told, [("公墓建设审批 › 延续", 0), ("渡口设置审批", 2)]);
}

#[test]
fn records_come_before_names_and_orphans_are_told() {
    let catalog = catalog(&json!([{"name": "社会救助", "items": [
        {"name": "困难群众帮扶", "entries": [
            {"content": "办理条件", "extra": {"对应权责清单事项": "3412210001"}},
            {"content": "对象名单", "extra": {"对应权责清单事项": "临时救助给付"}},
            {"content": "政策", "extra": {"对应权责清单事项": "3412210009"}},
            {"content": "标准", "extra": {"对应权责清单事项": "困难群众医疗救助给付"}},
            {"content": "热线", "extra": {"对应权责清单事项": "不涉及", "是否列入权责清单": "已列入"}},
            {"content": "其他", "extra": {"公共服务事项": "婚姻登记"}}]}]}]));
    let found = held(
        &catalog,
        &json!([
            {"code": "3412210001", "name": "临时救助给付", "type": "benefit"},
            {"code": "3412210002", "name": "医疗救助给付", "type": "benefit"},
        ]),
    );
    let expected =
        ["3412210001 reference 社会救助/困难群众帮扶#1", "3412210001 reference 社会救助/困难群众帮扶#2"];
    assert_eq!(linked(&found), expected);
    let gone: Vec<_> = found.orphaned.iter().map(|one| (one.path.as_str(), one.cites.as_str())).collect();
    let expected =
        [("社会救助/困难群众帮扶#3", "3412210009"), ("社会救助/困难群众帮扶#4", "困难群众医疗救助给付")];
    // A list of another kind was not given: what it has is not known.
    assert_eq!(gone, expected);
    assert_eq!(found.orphaned[1].near.as_ref().map(|near| near.name.as_str()), Some("医疗救助给付"));
}

#[test]
fn what_a_list_records_of_the_catalog() {
    let catalog = catalog(&json!([{"id": "120000000", "name": "社会救助", "items": [
        {"id": "120004000", "name": "临时救助", "items": [{"id": "120004002", "name": "办事指南", "entries": [{"content": "条件"}]}]}]}]));
    let found = held(
        &catalog,
        &json!([
            {"code": "A-1", "name": "甲", "extra": {"对应公开目录编码": "120004002"}},
            {"code": "A-2", "name": "乙", "extra": {"对应公开事项": "社会救助 › 临时救助"}},
            {"code": "A-3", "name": "丙", "extra": {"对应公开事项": "高龄津贴"}},
        ]),
    );
    assert_eq!(linked(&found), ["A-1 reference 120004002", "A-2 reference 120004000"]);
    let codes: Vec<_> = found.findings.iter().map(|finding| finding.code.as_ref()).collect();
    assert!(codes.contains(&"reference-unknown") && codes.contains(&"item-uncovered"), "{codes:?}");
}

#[test]
fn a_permit_needs_guide_process_and_result() {
    let permit = |rows: &[&str]| catalog(&json!([domain("卫生健康", &[("公共场所卫生许可", rows)])]));
    let missing = |rows: &[&str], kind: &str| -> Vec<Aspect> {
        let found = held(&permit(rows), &json!([{"name": "公共场所卫生许可", "type": kind}]));
        found.incomplete.iter().flat_map(|one| &one.missing).map(|one| one.aspect).collect()
    };
    let all = ["公共场所卫生许可办事指南:条件、材料", "过程信息", "结果信息:许可证编号"];
    assert!(missing(&all, "permit").is_empty());
    assert_eq!(missing(&all[..2], "permit"), [Aspect::Result]);
    assert_eq!(missing(&["公示公告"], "permit"), Aspect::ALL);
    assert_eq!(missing(&all[..1], "coercion"), []);
    assert_eq!(missing(&["公示公告"], "other-power"), [], "no rule asks for more");
    // A guide that stands for all permits of the domain is a guide of each.
    let mut with_general = permit(&all[1..]);
    let general = catalog(&json!([domain("卫生健康", &[("办事指南", &["申请条件、申请材料"])])]));
    let item = general.domains.at(0).unwrap().items.at(0).unwrap().clone();
    let mut domain = with_general.domains.at(0).unwrap().clone();
    domain.items.push(item);
    with_general.domains = std::iter::once(domain).collect();
    let found = held(&with_general, &json!([{"name": "公共场所卫生许可", "type": "permit"}]));
    assert!(found.incomplete.is_empty(), "{:?}", found.incomplete);
}

#[test]
fn entries_that_name_their_own_matter() {
    let catalog = catalog(&json!([domain(
        "食品药品监管",
        &[
            ("食品生产经营许可服务指南", &["食品生产许可服务指南:条件", "食品经营许可服务指南:条件"]),
            ("食品生产经营许可基本信息", &["食品生产许可证信息:编号", "食品经营许可证信息:许可证编号"]),
        ]
    )]));
    let found = held(&catalog, &json!([{"name": "食品经营许可", "type": "permit"}]));
    let expected = [
        "食品经营许可 name 食品药品监管/食品生产经营许可服务指南#2",
        "食品经营许可 name 食品药品监管/食品生产经营许可基本信息#2",
    ];
    assert_eq!(linked(&found), expected);
    assert_eq!(found.incomplete[0].present, [Aspect::Guide, Aspect::Result]);
}

#[test]
fn the_callers_word() {
    let catalog =
        catalog(&json!([domain("养老服务", &[("养老机构许可", &["办事指南"]), ("高龄津贴", &["标准"])])]));
    let items = json!([{"code": "P1", "name": "养老机构许可"}]);
    let options = |pins: Value, forbid: Value| -> CoverageOptions {
        serde_json::from_value(json!({"pins": pins, "forbid": forbid})).unwrap()
    };
    let pair = |base: &str, other: &str| json!([{"base": base, "other": other}]);
    let pinned = options(pair("power:P1", "养老服务/高龄津贴"), pair("P1", "养老服务/养老机构许可"));
    let found = coverage(&catalog, &[powers(&items)], &pinned).unwrap();
    assert_eq!(linked(&found), ["P1 pin 养老服务/高龄津贴"]);
    let code = |options: &CoverageOptions, lists: &[ItemList]| {
        coverage(&catalog, lists, options).unwrap_err().code()
    };
    let list = [powers(&items)];
    assert_eq!(code(&options(pair("P2", "养老服务/高龄津贴"), json!([])), &list), "unknown-item");
    assert_eq!(code(&options(pair("P1", "养老服务/高龄"), json!([])), &list), "unknown-node");
    let both = pair("P1", "养老服务/高龄津贴");
    assert_eq!(code(&options(both.clone(), both.clone()), &list), "pins-contradict");
    let twice = [powers(&items), ItemList { kind: crate::lists::ListKind::Service, ..powers(&items) }];
    assert_eq!(code(&options(both, json!([])), &twice), "item-in-both");
}

#[test]
fn similar_items_that_share_a_matter_are_left_open() {
    let catalog = catalog(&json!([domain("社会救助", &[("最低生活保障对象", &["办理条件", "名单"])])]));
    let found = held(&catalog, &json!([{"name": "城市最低生活保障对象"}, {"name": "农村最低生活保障对象"}]));
    assert!(found.links.is_empty());
    assert_eq!(found.ambiguous.len(), 2, "{found:?}");
}

#[test]
fn nothing_is_lost_or_counted_twice() {
    let empty = held(&catalog(&json!([])), &json!([{"name": "甲许可"}]));
    assert_eq!((empty.counts.items, empty.counts.uncovered), (1, 1));
    let none = coverage(&catalog(&json!([])), &[], &CoverageOptions::default()).unwrap();
    assert!(none.is_fine() && !none.has_gaps());
}
