//! 其他 chosen, and nothing named.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::model::Channel;
use crate::vocabulary::ElementName;

/// 其他 is chosen as a channel and no name stands behind it.
pub(super) const CHECK: Check = Check::Entry(check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    let chosen = scope.entry.channels.known().map_or(&[][..], |channels| &channels.chosen);
    if !chosen.contains(&Channel::Other(String::new())) {
        return Vec::new();
    }
    vec![scope.finding(rule, ElementName::Channels)]
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn other_needs_a_name() {
        let channels = |name: &str| format!(r#"{{"chosen":["website",{{"other":"{name}"}}]}}"#);
        assert_eq!(findings("other-channel-unnamed", &entry(&[("channels", &channels(""))])), ["channels"]);
        assert!(findings("other-channel-unnamed", &entry(&[("channels", &channels("图书馆"))])).is_empty());
    }
}
