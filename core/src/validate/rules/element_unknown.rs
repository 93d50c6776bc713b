//! An element that could not be read.

use super::super::scope::EntryScope;
use super::super::{Check, Ground, OPINIONS, Rule};
use crate::finding::{Finding, Severity};
use crate::vocabulary::ElementName;

/// An element other than the method (which has a rule of its own) was there and could not be read.
pub(super) static RULE: Rule = Rule {
    code: "element-unknown",
    severity: Severity::Warning,
    grounds: &[Ground { instrument: OPINIONS, article: "" }],
    check: Check::Entry(check),
};

fn check(scope: &EntryScope<'_>) -> Vec<Finding> {
    ElementName::OF_ENTRY
        .into_iter()
        .filter(|element| *element != ElementName::Method && scope.entry.is_unknown(*element))
        .map(|element| scope.finding(&RULE, element))
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
