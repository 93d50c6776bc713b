//! What the rules' tests share: an entry without any fault, to be given one.

use crate::model::Catalog;
use crate::validate::{ValidateOptions, validate};

/// A county's catalog of one faultless entry in which these elements are replaced by these JSON values; an empty
/// value removes the element.
pub(super) fn entry(changed: &[(&str, &str)]) -> String {
    let mut entry: serde_json::Map<String, serde_json::Value> = serde_json::from_str(
        r#"{
            "content": "低保申请办事指南",
            "basis": "《中华人民共和国政府信息公开条例》(国务院令第711号)",
            "time_limit": "自该信息形成或者变更之日起20个工作日内",
            "body": "临泉县民政局",
            "channels": {"chosen": ["website"]},
            "audience": {"society": true},
            "method": ["active"],
            "levels": ["county"]
        }"#,
    )
    .unwrap();
    for (element, value) in changed {
        entry.remove(*element);
        if !value.is_empty() {
            entry.insert((*element).to_owned(), serde_json::from_str(value).unwrap());
        }
    }
    let entry = serde_json::to_string(&entry).unwrap();
    format!(
        r#"{{"mulu":"1","kind":"local","issuer":{{"code":"341221","name":"临泉县","level":"county"}},
            "domains":[{{"name":"社会救助","items":[{{"name":"最低生活保障","entries":[{entry}]}}]}}]}}"#
    )
}

/// The elements that findings of a code are about.
pub(super) fn findings(code: &str, catalog: &str) -> Vec<&'static str> {
    all(code, catalog)
        .iter()
        .filter_map(|finding| finding.element)
        .map(crate::vocabulary::ElementName::key)
        .collect()
}

/// The paths that findings of a code are about.
pub(super) fn catalog_findings(code: &str, catalog: &str) -> Vec<String> {
    all(code, catalog).into_iter().map(|finding| finding.path).collect()
}

fn all(code: &str, catalog: &str) -> Vec<crate::Finding> {
    let catalog: Catalog = serde_json::from_str(catalog).unwrap();
    let report = validate(&catalog, &ValidateOptions::new(jiff::civil::date(2020, 12, 31)));
    report.findings.into_iter().filter(|finding| finding.code == code).collect()
}
