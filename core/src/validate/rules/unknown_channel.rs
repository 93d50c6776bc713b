//! Words that name no channel.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::model::Channel;
use crate::vocabulary::ElementName;

/// A channel cell holds words that name no known channel and stand outside 其他.
pub(super) const CHECK: Check = Check::Entry(check);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    let Some(channels) = scope.entry.channels.known() else { return Vec::new() };
    channels
        .chosen
        .iter()
        .chain(&channels.offered)
        .filter_map(|channel| match channel {
            Channel::Unlisted(name) => {
                Some(scope.finding(rule, ElementName::Channels).arg("channel", name.as_str()))
            }
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn only_words_outside_other_are_unknown() {
        let channels = r#"{"chosen":["website",{"other":"部门网站"},{"unlisted":"大喇叭群"}]}"#;
        assert_eq!(findings("unknown-channel", &entry(&[("channels", channels)])), ["channels"]);
        assert!(findings("unknown-channel", &entry(&[])).is_empty());
    }
}
