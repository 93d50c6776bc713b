//! Boxes, and none ticked.

use super::super::scope::EntryScope;
use super::super::{Check, Ground, OPINIONS, REGULATION, Rule};
use crate::finding::{Finding, Severity};
use crate::vocabulary::ElementName;

/// The cell lists channels and none is chosen.
pub(super) static RULE: Rule = Rule {
    code: "no-channel",
    severity: Severity::Error,
    grounds: &[
        Ground { instrument: REGULATION, article: "第二十三条" },
        Ground { instrument: OPINIONS, article: "" },
    ],
    check: Check::Entry(check),
};

fn check(scope: &EntryScope<'_>) -> Vec<Finding> {
    match scope.entry.channels.known() {
        Some(channels) if channels.chosen.is_empty() => vec![scope.finding(&RULE, ElementName::Channels)],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn offered_is_not_chosen() {
        let channels = r#"{"chosen":[],"offered":["website"]}"#;
        assert_eq!(findings("no-channel", &entry(&[("channels", channels)])), ["channels"]);
        assert!(findings("no-channel", &entry(&[])).is_empty());
    }
}
