//! A method that could not be read.

use super::super::scope::EntryScope;
use super::super::{Check, Ground, REGULATION, Rule};
use crate::finding::{Finding, Severity};
use crate::vocabulary::ElementName;

/// The ticks of 公开方式 were lost: whether the entry is disclosed actively or on request is unknown.
pub(super) static RULE: Rule = Rule {
    code: "method-unknown",
    severity: Severity::Warning,
    grounds: &[Ground { instrument: REGULATION, article: "第十九条、第二十七条" }],
    check: Check::Entry(check),
};

fn check(scope: &EntryScope<'_>) -> Vec<Finding> {
    if !scope.entry.method.is_unknown() {
        return Vec::new();
    }
    vec![scope.finding(&RULE, ElementName::Method)]
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn unknown_is_not_absent() {
        assert_eq!(findings("method-unknown", &entry(&[("method", "null")])), ["method"]);
        assert!(findings("method-unknown", &entry(&[("method", "")])).is_empty());
    }
}
