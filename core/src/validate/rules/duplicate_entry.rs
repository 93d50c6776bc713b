//! Two entries of one item that say the same.

use super::super::scope::ItemScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::model::Entry;
use crate::text;
use crate::vocabulary::ElementName;
use rustc_hash::FxHashMap;

/// An entry repeats the content, limit and body of an earlier one of its item.
pub(super) const CHECK: Check = Check::Item(check);

fn check(scope: &ItemScope<'_>, rule: &Asked) -> Vec<Finding> {
    if scope.entries().len() < 2 {
        return Vec::new();
    }
    let mut first: FxHashMap<String, &Entry> = FxHashMap::default();
    let mut findings = Vec::new();
    for entry in scope.entries() {
        let content = text::words(entry.content.text());
        if content.is_empty() {
            continue;
        }
        let key = format!(
            "{content}\n{}\n{}",
            text::words(entry.time_limit.text()),
            text::words(entry.body.text())
        );
        if let Some(earlier) = first.get(&key) {
            let finding = scope.entry_finding(rule, entry, ElementName::Content);
            findings.push(finding.arg("first", earlier.id.as_str()));
        } else {
            first.insert(key, entry);
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::test::catalog_findings;

    #[test]
    fn punctuation_does_not_hide_a_repetition() {
        let twice = r#"{"mulu":"1","kind":"local","domains":[{"name":"就业","items":[{"name":"甲","entries":[
            {"content":"办事指南;审批结果"},{"content":"办事指南；审批结果。"},{"content":"监督方式"},{},{}]}]}]}"#;
        assert_eq!(catalog_findings("duplicate-entry", twice), ["就业/甲#2"]);
    }
}
