//! The eight elements that every entry must hold.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::vocabulary::ElementName;

/// An entry lacks one of the eight elements.
pub(super) const CHECK: Check = Check::Entry(check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    ElementName::REQUIRED
        .into_iter()
        .filter(|element| match element {
            ElementName::Name => scope.item_name().trim().is_empty(),
            other => scope.entry.is_absent(*other),
        })
        .map(|element| scope.finding(rule, element))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn an_absent_element_is_missing_and_an_unknown_one_is_not() {
        assert_eq!(findings("missing-element", &entry(&[("basis", "")])), ["basis"]);
        assert!(findings("missing-element", &entry(&[])).is_empty());
        assert!(findings("missing-element", &entry(&[("audience", "null")])).is_empty());
    }
}
