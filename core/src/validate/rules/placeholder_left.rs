//! Something left to be filled in.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::model::Element;
use crate::vocabulary::ElementName;

/// The words of an element of a local catalog hold what stands in a model where something is to be filled in: ××县, XX局, ____.
pub(super) const CHECK: Check = Check::Entry(check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    if !scope.catalog().is_local() {
        return Vec::new();
    }
    let left = rule.texts("placeholders");
    ElementName::OF_ENTRY
        .into_iter()
        .filter_map(|element| Some((element, scope.entry.worded(element).and_then(Element::known)?.as_str())))
        .filter_map(|(element, text)| {
            Some((element, text, left.iter().find(|left| text.contains(left.as_str()))?))
        })
        .map(|(element, text, left)| {
            scope.finding(rule, element).arg("wording", text).arg("placeholder", left.as_str())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn what_is_to_be_filled_in() {
        for (body, found) in
            [("××县民政局", true), ("XX镇人民政府", true), ("____人民政府", true), ("临泉县民政局", false)]
        {
            let entry = entry(&[("body", &format!("{body:?}"))]);
            assert_eq!(!findings("placeholder-left", &entry).is_empty(), found, "{body}");
        }
        let guideline = entry(&[("body", "\"××县民政局\"")]).replace(r#""kind":"local""#, r#""kind":"guideline""#);
        assert!(findings("placeholder-left", &guideline).is_empty());
    }
}
