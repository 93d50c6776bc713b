//! A duration where a limit belongs.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::vocabulary::ElementName;

/// The time limit only says how long something stays public (长期公开), not by when it is made public.
pub(super) const CHECK: Check = Check::Entry(check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    match scope.time_limit.as_ref() {
        Some(limit) if limit.is_only_duration() => {
            let wording = scope.entry.time_limit.text();
            vec![scope.finding(rule, ElementName::TimeLimit).arg("wording", wording)]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn long_term_is_no_limit() {
        assert_eq!(findings("duration-not-limit", &entry(&[("time_limit", "\"长期公开\"")])), ["time_limit"]);
        assert!(findings("duration-not-limit", &entry(&[("time_limit", "\"实时公开\"")])).is_empty());
    }
}
