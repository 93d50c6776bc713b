//! A coverage as findings.

use super::document::{Aspect, Coverage, ItemRef};
use crate::finding::{Finding, Origin, Severity};
use crate::lists::ItemType;
use crate::model::Catalog;

/// What somebody has to look at.
pub(super) fn of(coverage: &Coverage, catalog: &Catalog) -> Vec<Finding> {
    let mut findings = Vec::new();
    for one in &coverage.uncovered {
        findings.push(about("item-uncovered", Severity::Warning, &one.item));
    }
    for one in &coverage.ambiguous {
        let candidates: Vec<String> = one
            .candidates
            .iter()
            .map(|candidate| format!("{}（{}）", candidate.target.place, candidate.target.path))
            .collect();
        findings.push(about("item-ambiguous", Severity::Warning, &one.item).arg("candidates", candidates));
    }
    for one in &coverage.incomplete {
        let missing: Vec<Aspect> = one.missing.iter().map(|missing| missing.aspect).collect();
        // The process is asked for by guidelines, the rest by the Regulation.
        let severity = if missing == [Aspect::Process] { Severity::Info } else { Severity::Warning };
        let finding = about("item-incomplete", severity, &one.item)
            .arg("missing", missing.iter().map(|aspect| aspect.key().to_owned()).collect::<Vec<_>>());
        let key = one.item.item_type.as_ref().map_or("service", ItemType::key);
        findings.push(finding.arg("type", key));
    }
    for one in &coverage.orphaned {
        let origin = origin(catalog, one.path.as_str());
        let finding = Finding::new("entry-orphaned", Severity::Warning)
            .at(one.path.as_str(), one.place.as_str())
            .arg("list", one.kind.key())
            .arg("column", one.column.as_str())
            .arg("cites", one.cites.as_str());
        findings.push(finding.origin(origin));
    }
    findings
}

fn about(code: &'static str, severity: Severity, item: &ItemRef) -> Finding {
    Finding::new(code, severity)
        .at(item.id.as_str(), item.name.as_str())
        .arg("list", item.kind.key())
        .arg("item", item.name.as_str())
        .origin(item.origin.clone())
}

/// Where an entry was read.
fn origin(catalog: &Catalog, id: &str) -> Option<Origin> {
    let mut found = None;
    catalog.walk_items(|trail| {
        let entry = trail.items.last().and_then(|item| item.entries.get(id));
        if let Some(entry) = entry {
            found = entry.provenance.origin(None, catalog.source.0.as_deref());
        }
    });
    found
}
