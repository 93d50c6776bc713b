//! An element that could not be read.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::vocabulary::ElementName;

/// An element other than the method (which has a rule of its own) was there and could not be read.
pub(super) const CHECK: Check = Check::Entry(check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    ElementName::OF_ENTRY
        .into_iter()
        .filter(|element| *element != ElementName::Method && scope.entry.is_unknown(*element))
        .map(|element| scope.finding(rule, element))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn lost_ticks_are_unknown() {
        let entry = entry(&[("audience", "null"), ("levels", "null"), ("method", "null")]);
        assert_eq!(findings("element-unknown", &entry), ["audience", "levels"]);
    }
}
