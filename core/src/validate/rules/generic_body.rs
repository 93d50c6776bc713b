//! A class of bodies where one body belongs.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::model::body::BodyClass;
use crate::vocabulary::ElementName;

/// A local catalog names a class of bodies, as the guideline does, instead of the body itself.
pub(super) const CHECK: Check = Check::Entry(check);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    if !scope.item.catalog.is_local() {
        return Vec::new();
    }
    let generic: Vec<String> = scope
        .bodies
        .iter()
        .filter(|body| body.class == BodyClass::Generic)
        .map(|body| body.name.clone())
        .collect();
    if generic.is_empty() {
        return Vec::new();
    }
    vec![scope.finding(rule, ElementName::Body).arg("bodies", generic)]
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn a_class_is_not_a_body() {
        assert_eq!(findings("generic-body", &entry(&[("body", "\"县级政府民政部门\"")])), ["body"]);
        assert!(findings("generic-body", &entry(&[("body", "\"临泉县民政局\"")])).is_empty());
    }
}
