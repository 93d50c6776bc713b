//! A serial number that comes twice.

use rustc_hash::FxHashMap;

use super::super::scope::{Numbered, SerialScope};
use super::super::{Asked, Check};
use crate::finding::Finding;

/// A serial number of a domain stands at another item too. Rows of one item share theirs, a first-level item may have one for all its rows, and
/// numbers may begin anew at any item.
pub(super) const CHECK: Check = Check::Serials(check);

fn check(scope: &SerialScope<'_>, rule: &Asked) -> Vec<Finding> {
    let rows = scope.numbered();
    let mut findings = Vec::new();
    let mut seen: FxHashMap<&str, &Numbered<'_>> = FxHashMap::default();
    let mut start: Option<&str> = None;
    let mut before: Option<&Numbered<'_>> = None;
    for row in &rows {
        let new_item = before.is_none_or(|before| before.item != row.item);
        let goes_on = before.is_some_and(|before| before.serial == row.serial && before.first == row.first);
        before = Some(row);
        if goes_on {
            continue;
        }
        // Where the second item bears the first one's number, they do not begin anew.
        let is_next = seen.len() == 1 && row.alone;
        if new_item && start == Some(row.serial.as_str()) && !is_next {
            seen.clear();
        }
        start.get_or_insert(row.serial.as_str());
        if let Some(earlier) = seen.get(row.serial.as_str()) {
            let finding = scope.finding(rule, row).arg("serial", row.serial.as_str());
            findings.push(finding.arg("first", earlier.place.as_str()));
        } else {
            seen.insert(row.serial.as_str(), row);
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::test::catalog_findings;

    /// The findings in a domain of first-level items, of which each has items with the serial numbers of their rows.
    fn found(items: &[&[&[&str]]]) -> usize {
        let entries = |serials: &[&str]| {
            serials.iter().map(|serial| serde_json::json!({"serial": serial})).collect::<Vec<_>>()
        };
        let items: Vec<_> = items
            .iter()
            .enumerate()
            .map(|(n, items)| {
                let items: Vec<_> = items
                    .iter()
                    .enumerate()
                    .map(|(n, serials)| serde_json::json!({"name": format!("二级{n}"), "entries": entries(serials)}))
                    .collect();
                serde_json::json!({"name": format!("一级{n}"), "items": items})
            })
            .collect();
        let catalog = serde_json::json!({"mulu": "1", "kind": "local", "domains": [{"name": "就业", "items": items}]});
        catalog_findings("serial-not-unique", &catalog.to_string()).len()
    }

    #[test]
    fn numbers_that_go_on_are_used_once() {
        assert_eq!(found(&[&[&["1"], &["2"]], &[&["3"], &["3"]]]), 0, "one for both rows of the first-level item");
        assert_eq!(found(&[&[&["1"], &["2"]], &[&["2"], &["4"]]]), 1);
        assert_eq!(found(&[&[&["1"], &["2"], &["3"]], &[&["2"], &["5"]]]), 1);
        assert_eq!(found(&[&[&["0501"], &["0502"]], &[&["0501 "], &["0504"]]]), 0, "they begin anew");
        assert_eq!(found(&[&[&["1", "1"], &["5"]], &[&["22"]]]), 0, "rows of one item, and gaps");
    }

    #[test]
    fn numbers_may_begin_anew() {
        assert_eq!(found(&[&[&["1"], &["2"]], &[&["1"], &["2"], &["3"]], &[&["1"]]]), 0);
        assert_eq!(found(&[&[&["1"], &["2"]], &[&["1"], &["2"], &["2x"], &["2"]]]), 1);
        assert_eq!(found(&[&[&["1", "2"], &["1", "2", "3"]]]), 0);
    }
}
