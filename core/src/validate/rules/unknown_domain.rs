//! A domain that is neither one of the 26 nor one that provinces added.

use super::super::scope::DomainScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::vocabulary::domains;

/// A domain's name is not known; the nearest known one is suggested.
pub(super) const CHECK: Check = Check::Domain(check, None);

fn check(scope: &DomainScope<'_>, rule: &Asked) -> Vec<Finding> {
    let name = scope.name();
    if domains().find(name).is_some() {
        return Vec::new();
    }
    let near = domains().nearest(name).unwrap_or("—");
    vec![scope.finding(rule).arg("domain", name).arg("near", near)]
}

#[cfg(test)]
mod tests {
    use super::super::test::catalog_findings;

    #[test]
    fn names_and_aliases_are_known_and_others_are_not() {
        let catalog = r#"{"mulu":"1","kind":"local","domains":[
            {"name":"社会救助"},{"name":"社会求助"},{"name":"旅游"},{"name":"就业创业"}]}"#;
        assert_eq!(catalog_findings("unknown-domain", catalog), ["社会求助"]);
    }
}
