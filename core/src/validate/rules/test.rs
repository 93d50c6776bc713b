//! What the rules' tests share: an entry without any fault, to be given one.

use crate::model::Catalog;
use crate::validate::{Example, Fix, Rulebook, ValidateOptions, validate};

/// A county's catalog of one faultless entry in which these elements are replaced by these JSON values; an empty
/// value removes the element.
pub(in crate::validate) fn entry(changed: &[(&str, &str)]) -> String {
    let mut row = serde_json::json!({"without": []});
    for (element, value) in changed {
        if value.is_empty() {
            row["without"].as_array_mut().unwrap().push((*element).into());
        } else {
            row[*element] = serde_json::from_str(value).unwrap();
        }
    }
    let example = Example { entries: vec![serde_json::from_value(row).unwrap()], ..Example::default() };
    example.document().to_string()
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

/// How the findings of a code can be mended.
pub(super) fn fixes(code: &str, catalog: &str) -> Vec<Option<Fix>> {
    let catalog: Catalog = serde_json::from_str(catalog).unwrap();
    let rulebook = Rulebook::new(&ValidateOptions::new(jiff::civil::date(2020, 12, 31))).unwrap();
    let mut findings = rulebook.report("", rulebook.findings(&catalog)).findings;
    findings.retain(|finding| finding.code == code);
    rulebook.fixes(&catalog, &findings)
}

fn all(code: &str, catalog: &str) -> Vec<crate::Finding> {
    let catalog: Catalog = serde_json::from_str(catalog).unwrap();
    let report = validate(&catalog, &ValidateOptions::new(jiff::civil::date(2020, 12, 31))).unwrap();
    report.findings.into_iter().filter(|finding| finding.code == code).collect()
}
