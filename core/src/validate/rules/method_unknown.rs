//! A method that could not be read.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::vocabulary::ElementName;

/// The ticks of 公开方式 were lost: whether the entry is disclosed actively or on request is unknown.
pub(super) const CHECK: Check = Check::Entry(check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    if !scope.entry.method.is_unknown() {
        return Vec::new();
    }
    vec![scope.finding(rule, ElementName::Method)]
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
