//! A time limit that cannot be read.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::vocabulary::ElementName;

/// The time limit says nothing that can be read as a limit.
pub(super) const CHECK: Check = Check::Entry(check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    match scope.entry.time_limit.known() {
        Some(wording) if scope.time_limit.is_none() => {
            vec![scope.finding(rule, ElementName::TimeLimit).arg("wording", wording.as_str())]
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn words_without_a_limit_are_unreadable() {
        assert_eq!(
            findings("time-limit-unreadable", &entry(&[("time_limit", "\"按规定\"")])),
            ["time_limit"]
        );
        assert!(findings("time-limit-unreadable", &entry(&[])).is_empty());
        assert!(findings("time-limit-unreadable", &entry(&[("time_limit", "")])).is_empty());
    }
}
