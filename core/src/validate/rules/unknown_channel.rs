//! Words that name no channel.

use super::super::scope::EntryScope;
use super::super::{Asked, Check, Fix};
use crate::finding::{Arg, Finding};
use crate::model::{Channel, Channels, channel};
use crate::vocabulary::ElementName;

/// A channel cell holds words that name no known channel and stand outside 其他.
pub(super) const CHECK: Check = Check::Entry(check, Some(fix));

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

/// Words that are another name of a known channel become that channel.
fn fix(scope: &EntryScope<'_>, finding: &Finding) -> Option<Fix> {
    let Some(Arg::Text(words)) = finding.args.get("channel") else { return None };
    let meant = channel::read(words)?.chosen;
    if meant.iter().any(|channel| matches!(channel, Channel::Unlisted(_))) {
        return None;
    }
    let before = scope.entry.channels.known()?;
    let mended = |list: &[Channel]| {
        let mut mended: Vec<Channel> = Vec::with_capacity(list.len());
        for channel in list {
            let unlisted = matches!(channel, Channel::Unlisted(name) if name == words);
            for channel in if unlisted { &meant } else { std::slice::from_ref(channel) } {
                if !mended.contains(channel) {
                    mended.push(channel.clone());
                }
            }
        }
        mended
    };
    let value = Channels { chosen: mended(&before.chosen), offered: mended(&before.offered) };
    Fix::entry(scope, ElementName::Channels, [before, &value], true)
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings, fixes};

    #[test]
    fn only_words_outside_other_are_unknown() {
        let channels = r#"{"chosen":["website",{"other":"部门网站"},{"unlisted":"大喇叭群"}]}"#;
        assert_eq!(findings("unknown-channel", &entry(&[("channels", channels)])), ["channels"]);
        assert!(findings("unknown-channel", &entry(&[])).is_empty());
    }

    #[test]
    fn another_name_of_a_channel_is_mended_and_other_words_are_not() {
        let channels = r#"{"chosen":["website",{"unlisted":"政府门户网站、政务微信"},{"unlisted":"大喇叭群"}]}"#;
        let fixes = fixes("unknown-channel", &entry(&[("channels", channels)]));
        let [None, Some(fix)] = fixes.as_slice() else { panic!("{fixes:?}") };
        let mended = serde_json::json!({"chosen": ["website", "social-media", {"unlisted": "大喇叭群"}]});
        assert_eq!((&fix.value, fix.certain), (&mended, true));
    }
}
