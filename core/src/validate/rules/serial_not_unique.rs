//! A serial number that comes twice.

use rustc_hash::FxHashMap;

use super::super::scope::CatalogScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::model::{Domain, Entry, Item};
use crate::text;
use crate::vocabulary::ElementName;

/// A serial number of a domain stands at another item too. Rows of one item share theirs, a first-level item may have one for all its rows, and
/// numbers may begin anew at any item.
pub(super) const CHECK: Check = Check::Catalog(check, None);

/// An entry with its serial number and where it stands.
struct Numbered<'a> {
    entry: &'a Entry,
    serial: String,
    first: &'a Item,
    item: &'a Item,
    place: String,
}

fn check(scope: &CatalogScope<'_>, rule: &Asked) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut domain: Option<&Domain> = None;
    let mut rows: Vec<Numbered<'_>> = Vec::new();
    scope.catalog.walk_items(|trail| {
        let (Some(first), Some(item)) = (trail.items.first(), trail.items.last()) else { return };
        if !domain.is_some_and(|before| std::ptr::eq(before, trail.domain)) {
            domain = Some(trail.domain);
            repeated(&std::mem::take(&mut rows), scope, rule, &mut findings);
        }
        let numbered = item.entries.iter().filter_map(|entry| Some((entry, entry.serial.as_deref()?)));
        rows.extend(numbered.map(|(entry, serial)| Numbered {
            entry,
            serial: text::fold(serial),
            first,
            item,
            place: trail.place(),
        }));
    });
    repeated(&rows, scope, rule, &mut findings);
    findings
}

/// The numbers of a domain that come again.
fn repeated(rows: &[Numbered<'_>], scope: &CatalogScope<'_>, rule: &Asked, findings: &mut Vec<Finding>) {
    let mut seen: FxHashMap<&str, &Numbered<'_>> = FxHashMap::default();
    let mut start: Option<&str> = None;
    let mut before: Option<&Numbered<'_>> = None;
    for row in rows {
        let new_item = before.is_none_or(|before| !std::ptr::eq(before.item, row.item));
        let goes_on = before.is_some_and(|before| {
            before.serial == row.serial && std::ptr::eq(before.first, row.first)
        });
        before = Some(row);
        if goes_on {
            continue;
        }
        if new_item && start == Some(row.serial.as_str()) && !is_next(seen.len(), row) {
            // The numbers begin anew.
            seen.clear();
        }
        start.get_or_insert(row.serial.as_str());
        if let Some(earlier) = seen.get(row.serial.as_str()) {
            let file = scope.catalog.source.0.as_deref();
            findings.push(
                rule.finding()
                    .at(row.entry.id.as_str(), row.place.as_str())
                    .element(ElementName::Serial)
                    .origin(row.entry.provenance.origin(Some(ElementName::Serial), file))
                    .arg("serial", row.serial.as_str())
                    .arg("first", earlier.place.as_str()),
            );
        } else {
            seen.insert(row.serial.as_str(), row);
        }
    }
}

/// Whether only the one number was seen: the second item bears the first one's.
fn is_next(seen: usize, row: &Numbered<'_>) -> bool {
    seen == 1 && row.first.items.is_empty()
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
