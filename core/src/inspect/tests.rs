use super::*;
use crate::validate::{Example, Page, Parameter, rules};

/// The findings of a code in an example.
fn found(code: &str, example: &Example) -> Vec<Finding> {
    let options = ValidateOptions::new(example.today());
    let guideline = example.guideline.as_ref().map(|guideline| guideline.guideline());
    let mut findings = inspect(&example.catalog(), guideline.as_ref(), &options).unwrap().findings;
    findings.retain(|finding| finding.code == code);
    findings
}

#[test]
fn each_rule_finds_its_wrong_example_and_not_its_right_one() {
    for Page { code, examples, element, .. } in rules().iter().map(|rule| &rule.page) {
        let wrong = found(code, &examples.wrong);
        assert!(!wrong.is_empty(), "{code}: the wrong example is not found");
        assert!(found(code, &examples.right).is_empty(), "{code}: the right example is found");
        if element.is_some() {
            assert!(wrong.iter().all(|finding| finding.element == *element), "{code}: {wrong:?}");
        }
    }
}

#[test]
fn what_is_said_leaves_nothing_to_be_filled_in() {
    use crate::messages::Lang;
    for Page { code, examples, .. } in rules().iter().map(|rule| &rule.page) {
        for finding in found(code, &examples.wrong) {
            for text in [Lang::Zh, Lang::En].map(|lang| [finding.message(lang), finding.help(lang)]).concat()
            {
                assert!(!text.contains(['{', '}', '|']), "{code}: {text}");
            }
        }
    }
}

#[test]
fn a_parameter_is_of_use() {
    // With a value that allows everything, or nothing, the wrong example is not found any more, or the right one is.
    for Page { code, examples, parameters, .. } in rules().iter().map(|rule| &rule.page) {
        for (name, Parameter { default, .. }) in parameters {
            let differs = [crate::validate::Value::Number(1000), crate::validate::Value::Texts(Vec::new())]
                .into_iter()
                .filter(|value| value.kind() == default.kind())
                .any(|value| {
                    let mut options = ValidateOptions::new(examples.wrong.today());
                    options.rules.entry(code.clone()).or_default().parameters.insert(name.clone(), value);
                    let report = inspect(&examples.wrong.catalog(), None, &options).unwrap();
                    report.findings.iter().all(|finding| finding.code != *code)
                });
            assert!(differs, "{code}: {name}");
        }
    }
}

#[test]
fn rules_that_compare_can_be_set_and_switched_off() {
    let example = &crate::validate::rule("missing-from-guideline").unwrap().page.examples.wrong;
    let guideline = example.guideline.as_ref().unwrap().guideline();
    let mut options = ValidateOptions::new(example.today());
    let off = options.rules.entry("missing-from-guideline".to_owned()).or_default();
    off.off = Some("分步编制".to_owned());
    let report = inspect(&example.catalog(), Some(&guideline), &options).unwrap();
    assert!(report.findings.iter().all(|finding| finding.code != "missing-from-guideline"));
    assert_eq!(report.switched_off[0].findings, 1);
}
