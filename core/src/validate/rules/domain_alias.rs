//! A domain under another of its names.

use super::super::scope::DomainScope;
use super::super::{Asked, Check, Fix};
use crate::finding::Finding;
use crate::text;
use crate::vocabulary::domains;

/// A domain is called by an alias of its standard name.
pub(super) const CHECK: Check = Check::Domain(check, Some(fix));

fn check(scope: &DomainScope<'_>, rule: &Asked) -> Vec<Finding> {
    let name = scope.name();
    match domains().find(name) {
        Some(domain) if domain.name != text::fold(name) => {
            vec![scope.finding(rule).arg("domain", name).arg("standard", domain.name.as_str())]
        }
        _ => Vec::new(),
    }
}

/// The standard name stands for the same domain.
fn fix(scope: &DomainScope<'_>, _: &Finding) -> Option<Fix> {
    domains().find(scope.name()).map(|domain| Fix::domain(scope, &domain.name, true))
}

#[cfg(test)]
mod tests {
    use super::super::test::catalog_findings;

    #[test]
    fn an_alias_is_told_by_its_standard_name() {
        let catalog = r#"{"mulu":"1","kind":"local","domains":[{"name":"就业创业"},{"name":"社会保险"}]}"#;
        assert_eq!(catalog_findings("domain-alias", catalog), ["就业创业"]);
    }
}
