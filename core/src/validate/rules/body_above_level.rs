//! A body above the one whose catalog it is.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::model::body::BodyName;
use crate::vocabulary::ElementName;

/// Every body of an entry is of a level above that of the body whose catalog it is: 市级生态环境部门 in a county's. A body whose
/// level its name does not tell may be its own.
pub(super) const CHECK: Check = Check::Wording(ElementName::Body, check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    let Some(own) = scope.catalog().level() else { return Vec::new() };
    let above = |body: &BodyName| body.level.is_some_and(|level| level < own);
    if !scope.catalog().is_local() || scope.bodies.is_empty() || !scope.bodies.iter().all(above) {
        return Vec::new();
    }
    let bodies: Vec<String> = scope.bodies.iter().map(|body| body.name.clone()).collect();
    vec![scope.finding(rule, ElementName::Body).arg("bodies", bodies).arg("level", own.key())]
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn one_body_of_the_own_level_is_enough() {
        for (body, found) in [
            ("市级生态环境部门", true),
            ("安徽省民政厅", true),
            ("市级生态环境部门、临泉县生态环境分局", false),
            ("阜阳市生态环境局", false),
            ("杨桥镇人民政府", false),
            ("国家税务总局临泉县税务局", false),
        ] {
            assert_eq!(
                !findings("body-above-level", &entry(&[("body", &format!("{body:?}"))])).is_empty(),
                found,
                "{body}"
            );
        }
    }
}
