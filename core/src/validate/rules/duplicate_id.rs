//! Two nodes that claim one id.

use super::super::scope::CatalogScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::model::{Id, Provenance};

/// A node claims an id that an earlier one has: a code used twice, or a name that comes back under the same
/// parent.
pub(super) const CHECK: Check = Check::Catalog(check, None);

fn check(scope: &CatalogScope<'_>, rule: &Asked) -> Vec<Finding> {
    let file = scope.catalog.source.0.as_deref();
    let mut findings = Vec::new();
    let mut claim = |id: &Id, place: &dyn Fn() -> String, provenance: &Provenance| {
        if let Some(first) = id.duplicate_of() {
            findings.push(
                rule.finding()
                    .at(id.as_str(), place())
                    .arg("id", first)
                    .origin(provenance.origin(None, file)),
            );
        }
    };
    for domain in scope.catalog.domains.iter() {
        claim(&domain.id, &|| domain.name.clone(), &domain.provenance);
    }
    scope.catalog.walk_items(|trail| {
        if let Some(item) = trail.items.last() {
            claim(&item.id, &|| trail.place(), &item.provenance);
            item.entries.iter().for_each(|entry| claim(&entry.id, &|| trail.place(), &entry.provenance));
        }
    });
    findings
}

#[cfg(test)]
mod tests {
    use super::super::test::catalog_findings;

    #[test]
    fn a_code_used_twice_and_a_name_that_comes_back() {
        let twice = r#"{"mulu":"1","kind":"local","domains":[{"name":"就业","items":[
            {"id":"109001000","name":"甲"},{"id":"109001000","name":"乙"},{"name":"丙"},{"name":"丁"},{"name":"丙"}]}]}"#;
        assert_eq!(catalog_findings("duplicate-id", twice), ["109001000~2", "就业/丙~2"]);
    }
}
