//! A class of bodies where one body belongs.

use super::super::scope::EntryScope;
use super::super::{Asked, Check, Fix};
use crate::finding::Finding;
use crate::model::Wording;
use crate::model::body::BodyClass;
use crate::vocabulary::ElementName;

/// A local catalog names a class of bodies, as the guideline does, instead of the body itself.
pub(super) const CHECK: Check = Check::Wording(ElementName::Body, check, Some(fix));

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    if !scope.catalog().is_local() {
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

/// The one body of the class that the catalog names elsewhere.
fn fix(scope: &EntryScope<'_>, _: &Finding) -> Option<Fix> {
    let before = scope.entry.body.known()?;
    let mut text = before.as_str().to_owned();
    for class in scope.bodies.iter().filter(|body| body.class == BodyClass::Generic) {
        if let [one] = scope.catalog().bodies_of(class).as_slice() {
            text = text.replacen(&class.name, one, 1);
        }
    }
    Fix::entry(scope, ElementName::Body, [before, &Wording::new(text)?], false)
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings, fixes};
    use crate::validate::Example;

    #[test]
    fn a_class_is_not_a_body() {
        assert_eq!(findings("generic-body", &entry(&[("body", "\"县级政府民政部门\"")])), ["body"]);
        assert!(findings("generic-body", &entry(&[("body", "\"临泉县民政局\"")])).is_empty());
    }

    #[test]
    fn the_one_body_of_the_class_is_suggested() {
        let catalog = |bodies: &[&str]| {
            let entries = bodies.iter().map(|body| serde_json::json!({"body": body})).collect::<Vec<_>>();
            let example: Example = serde_json::from_value(serde_json::json!({"entries": entries})).unwrap();
            example.document().to_string()
        };
        let suggested = |bodies: &[&str]| {
            let fixes = fixes("generic-body", &catalog(bodies));
            fixes.into_iter().flatten().map(|fix| fix.value.as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let county = ["县级政府民政部门", "临泉县民政局", "临泉县财政局"];
        assert_eq!(suggested(&county), ["临泉县民政局"]);
        assert_eq!(suggested(&["县级住房城乡建设主管部门", "临泉县住房和城乡建设局"]), ["临泉县住房和城乡建设局"]);
        assert_eq!(suggested(&["乡镇人民政府", "杨桥镇人民政府", "临泉县人民政府"]), ["杨桥镇人民政府"]);
        let two: &[&str] = &["乡镇人民政府", "杨桥镇人民政府", "谭棚镇人民政府"];
        assert!(suggested(two).is_empty(), "one of two is a guess");
        assert!(suggested(&["县级政府教育部门", "临泉县民政局"]).is_empty());
    }
}
