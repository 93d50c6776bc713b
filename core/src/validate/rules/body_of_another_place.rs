//! A body of another place.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::model::Level;
use crate::model::body::{BodyClass, BodyName};
use crate::text;
use crate::vocabulary::{ElementName, places};

/// A body bears the name of another county than the one whose catalog it is, or of another township: left from the catalog that
/// was copied.
pub(super) const CHECK: Check = Check::Wording(ElementName::Body, check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    let Some(issuer) = scope.catalog().issuer() else { return Vec::new() };
    let endings: &[char] = match issuer.level {
        Some(Level::County) => &['县', '区'],
        Some(Level::Township) => &['镇', '乡'],
        _ => return Vec::new(),
    };
    let own = text::fold(&issuer.name);
    // Only a place of the same kind is certain to be another one: a 市 or a 街道 may be above or beside it.
    if !scope.catalog().is_local() || !own.ends_with(endings) {
        return Vec::new();
    }
    let foreign: Vec<String> = scope
        .bodies
        .iter()
        .filter(|body| is_foreign(body, &own, endings))
        .map(|body| body.name.clone())
        .collect();
    if foreign.is_empty() {
        return Vec::new();
    }
    let finding = scope.finding(rule, ElementName::Body);
    vec![finding.arg("bodies", foreign).arg("issuer", issuer.name.as_str())]
}

/// Whether a body's name begins with a place of the same kind, behind those above it, that is not this one, nor a part of its full
/// name.
fn is_foreign(body: &BodyName, own: &str, endings: &[char]) -> bool {
    let name = text::fold(&body.name);
    if body.class != BodyClass::Named || name.contains(own) {
        return false;
    }
    let mut rest = name.as_str();
    while let Some((place, behind)) = places().leading(rest).and_then(|length| rest.split_at_checked(length)) {
        if place.ends_with(endings) {
            return !own.ends_with(place) && !place.ends_with(own);
        }
        rest = behind;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn another_county_and_another_township() {
        for (body, found) in [
            ("太和县民政局", true),
            ("临泉县民政局、太和县民政局", true),
            ("颍州区教育局", true),
            ("阜阳市颍上县财政局", true),
            ("临泉县民政局", false),
            ("阜阳市临泉县民政局", false),
            ("安徽省临泉县民政局", false),
            ("阜阳市教育局", false),
            ("杨桥镇人民政府", false),
            ("县民政局", false),
            ("经济开发区管委会", false),
            ("县级政府民政部门", false),
        ] {
            let county = entry(&[("body", &format!("{body:?}"))]);
            assert_eq!(!findings("body-of-another-place", &county).is_empty(), found, "{body}");
        }
        let town = |body: &str| {
            entry(&[("body", &format!("{body:?}"))])
                .replace("341221", "341221100")
                .replace(r#""name":"临泉县","level":"county""#, r#""name":"杨桥镇","level":"township""#)
        };
        for body in ["谭棚镇人民政府", "临泉县谭棚镇人民政府"] {
            assert_eq!(findings("body-of-another-place", &town(body)), ["body"], "{body}");
        }
        for body in ["杨桥镇人民政府", "临泉县杨桥镇人民政府", "临泉县民政局", "镇政府"] {
            assert!(findings("body-of-another-place", &town(body)).is_empty(), "{body}");
        }
    }
}
