//! Boxes, and none ticked.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::vocabulary::ElementName;

/// The cell lists channels and none is chosen.
pub(super) const CHECK: Check = Check::Entry(check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    match scope.entry.channels.known() {
        Some(channels) if channels.chosen.is_empty() => vec![scope.finding(rule, ElementName::Channels)],
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
