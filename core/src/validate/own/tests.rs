use super::super::rules::entry_with;
use super::super::{ValidateOptions, validate};
use super::*;

fn rule(condition: &str) -> OwnRule {
    let rule = format!(
        r#"{{"code":"own-rule","severity":"warning","element":"content","condition":{condition},
            "message":{{"zh":"「{{place}}」的{{element}}「{{value}}」不合本省规定。"}},"help":{{"zh":"请改正。","en":"Mend it."}}}}"#
    );
    serde_json::from_str(&rule).unwrap_or_else(|error| panic!("{condition}: {error}"))
}

/// Whether a rule with this condition finds the stock entry with these elements put over it.
fn finds(condition: &str, changed: &[(&str, &str)]) -> bool {
    let options = ValidateOptions {
        own_rules: vec![rule(condition)],
        ..ValidateOptions::new(jiff::civil::date(2020, 12, 31))
    };
    let catalog: Catalog = serde_json::from_str(&entry_with(changed)).unwrap();
    let report = validate(&catalog, &options).unwrap();
    report.findings.iter().any(|finding| finding.code == "own-rule")
}

#[test]
fn each_condition_holds_and_does_not() {
    let channels = r#"{"chosen":["website",{"unlisted":"村村响"}]}"#;
    for (condition, changed, found) in [
        (r#"{"text":{"element":"content","contains":["身份证号","指南"]}}"#, &[][..], true),
        (r#"{"text":{"element":"content","contains":["办 事"]}}"#, &[], true),
        (r#"{"text":{"element":"content","contains":["结果"]}}"#, &[], false),
        (r#"{"text":{"element":"name","like":["最低*保障"]}}"#, &[], true),
        (r#"{"text":{"element":"name","like":["*保险"]}}"#, &[], false),
        (r#"{"text":{"element":"basis","is":"absent"}}"#, &[("basis", "")], true),
        (r#"{"text":{"element":"basis","is":"absent"}}"#, &[("basis", "null")], false),
        (r#"{"text":{"element":"basis","is":"present"}}"#, &[("basis", "null")], true),
        (r#"{"text":{"element":"basis","is":"present"}}"#, &[], true),
        (r#"{"text":{"element":"content","longer_than":7}}"#, &[], true),
        (r#"{"text":{"element":"content","longer_than":8}}"#, &[], false),
        (r#"{"text":{"column":"咨询电话","is":"absent"}}"#, &[], true),
        (r#"{"text":{"column":"咨询电话","is":"absent"}}"#, &[("extra", r#"{"咨询电话":"0558"}"#)], false),
        (r#"{"limit":{"more_than":{"days":10,"unit":"working-day"}}}"#, &[], true),
        (r#"{"limit":{"more_than":{"days":20,"unit":"working-day"}}}"#, &[], false),
        (r#"{"limit":{"more_than":{"days":28,"unit":"day"}}}"#, &[], false),
        (r#"{"limit":{"more_than":{"days":7,"unit":"day"}}}"#, &[], true),
        (r#"{"limit":{"kind":["duration"]}}"#, &[("time_limit", "\"长期公开\"")], true),
        (r#"{"limit":{"kind":["duration"]}}"#, &[], false),
        (r#"{"limit":{"kind":["unreadable"]}}"#, &[("time_limit", "\"按规定\"")], true),
        (r#"{"limit":{"kind":["unreadable"]}}"#, &[("time_limit", "null")], false),
        (r#"{"body":{"class":"generic"}}"#, &[("body", "\"县级政府民政部门\"")], true),
        (r#"{"body":{"class":"generic"}}"#, &[], false),
        (r#"{"body":{"level":"county","like":["*民政局"]}}"#, &[], true),
        (
            r#"{"body":{"level":"township","like":["*民政局"]}}"#,
            &[("body", "\"临泉县民政局、杨桥镇人民政府\"")],
            false,
        ),
        (r#"{"channels":{"lacks":["social-media"]}}"#, &[], true),
        (r#"{"channels":{"lacks":["website"]}}"#, &[], false),
        (r#"{"channels":{"has":["website"],"lacks":["gazette"]}}"#, &[], true),
        (r#"{"channels":{"lacks":["gazette"]}}"#, &[("channels", channels)], false),
        (r#"{"channels":{"lacks":["gazette"]}}"#, &[("channels", "")], false),
        (r#"{"method":{"has":["on-request"]}}"#, &[("method", r#"["on-request"]"#)], true),
        (r#"{"method":{"lacks":["on-request"]}}"#, &[("method", "null")], false),
        (r#"{"levels":{"has":["county"],"lacks":["township"]}}"#, &[], true),
        (r#"{"audience":{"society":true,"group":false}}"#, &[], true),
        (r#"{"audience":{"society":false}}"#, &[], false),
        (r#"{"all":[{"method":{"has":["active"]}},{"channels":{"lacks":["gazette"]}}]}"#, &[], true),
        (r#"{"all":[{"method":{"has":["active"]}},{"channels":{"lacks":["website"]}}]}"#, &[], false),
        (r#"{"any":[{"method":{"has":["on-request"]}},{"channels":{"lacks":["gazette"]}}]}"#, &[], true),
        (r#"{"not":{"channels":{"has":["gazette"]}}}"#, &[], true),
        (r#"{"not":{"method":{"has":["active"]}}}"#, &[("method", "null")], false),
        (
            r#"{"any":[{"not":{"method":{"has":["active"]}}},{"levels":{"has":["county"]}}]}"#,
            &[("method", "null")],
            true,
        ),
    ] {
        assert_eq!(finds(condition, changed), found, "{condition} {changed:?}");
    }
}

#[test]
fn what_a_rule_is_for() {
    for (applies, found) in [
        (r#"{"domains":["社会救助及福利"]}"#, true),
        (r#"{"domains":["就业","社会保险"]}"#, false),
        (r#"{"levels":["county"],"kind":"local"}"#, true),
        (r#"{"levels":["township"]}"#, false),
        (r#"{"kind":"guideline"}"#, false),
    ] {
        let own = OwnRule {
            applies: serde_json::from_str(applies).unwrap(),
            ..rule(r#"{"channels":{"lacks":["gazette"]}}"#)
        };
        let catalog: Catalog = serde_json::from_str(&entry_with(&[])).unwrap();
        let options =
            ValidateOptions { own_rules: vec![own], ..ValidateOptions::new(jiff::civil::date(2020, 12, 31)) };
        assert_eq!(validate(&catalog, &options).unwrap().findings.len(), usize::from(found), "{applies}");
    }
}

#[test]
fn its_words_are_said_and_chinese_stands_in() {
    let catalog: Catalog = serde_json::from_str(&entry_with(&[])).unwrap();
    let options = ValidateOptions {
        own_rules: vec![rule(r#"{"channels":{"lacks":["gazette"]}}"#)],
        ..ValidateOptions::new(jiff::civil::date(2020, 12, 31))
    };
    let finding = validate(&catalog, &options).unwrap().findings.remove(0);
    let zh = "「社会救助 › 最低生活保障」的公开内容「低保申请办事指南」不合本省规定。";
    assert_eq!(finding.message(Lang::Zh), zh);
    assert_eq!(finding.help(Lang::En), "Mend it.");
    assert!(finding.message(Lang::En).contains("不合本省规定"));
}

#[test]
fn rules_that_cannot_be_asked_are_refused() {
    let lacks = r#"{"channels":{"lacks":["gazette"]}}"#;
    let refused = |own: &[OwnRule]| check(own).unwrap_err().code();
    let coded = |code: &str| OwnRule { code: code.to_owned(), ..rule(lacks) };
    for code in ["Own", "own rule", "own--rule", "", "规则"] {
        assert_eq!(refused(&[coded(code)]), "own-rule-code", "{code}");
    }
    assert_eq!(refused(&[coded("lapsed-basis")]), "own-rule-code-taken");
    assert_eq!(refused(&[coded("own-rule"), coded("own-rule")]), "own-rule-code-taken");
    for condition in [
        r#"{"all":[]}"#,
        r#"{"channels":{}}"#,
        r#"{"text":{"element":"content"}}"#,
        r#"{"text":{"is":"absent"}}"#,
        r#"{"text":{"element":"content","column":"备注","is":"absent"}}"#,
        r#"{"text":{"element":"channels","is":"absent"}}"#,
        r#"{"not":{"any":[{"levels":{"has":["county"]}},{"body":{}}]}}"#,
    ] {
        assert_eq!(refused(&[rule(condition)]), "own-rule-says-nothing", "{condition}");
    }
    let worded = |zh: &str| OwnRule { message: OwnWords { zh: zh.to_owned(), en: None }, ..rule(lacks) };
    assert_eq!(refused(&[worded(" ")]), "own-rule-without-words");
    assert_eq!(refused(&[worded("{wording}")]), "own-rule-placeholder");
    check(&[rule(lacks)]).unwrap();
}
