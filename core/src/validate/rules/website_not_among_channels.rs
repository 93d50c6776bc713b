//! Active disclosure without the government's website.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::model::{Channel, Level, Method};
use crate::vocabulary::ElementName;

/// What is disclosed actively to the whole society is not on the government's website, nor on another one. What binds only villages
/// may stand on a board.
pub(super) const CHECK: Check = Check::Entry(check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    let entry = scope.entry;
    let is_active = entry.method.known().is_some_and(|method| method.contains(Method::Active));
    let is_for_all = entry.audience.known().is_some_and(|audience| audience.society);
    let is_of_village = entry.levels.known().is_some_and(|levels| levels.iter().eq([Level::Village]));
    let Some(channels) = entry.channels.known() else { return Vec::new() };
    let online = |channel: &Channel| match channel {
        // Another website or platform by name, or words that may mean one.
        Channel::Website | Channel::Unlisted(_) => true,
        Channel::Other(name) => name.is_empty() || name.contains(['网', '平']) || name.contains("系统"),
        _ => false,
    };
    if !is_active || !is_for_all || is_of_village || channels.chosen.is_empty() {
        return Vec::new();
    }
    if channels.chosen.iter().any(online) {
        return Vec::new();
    }
    let chosen: Vec<String> = channels.chosen.iter().map(|channel| channel.name().to_owned()).collect();
    vec![scope.finding(rule, ElementName::Channels).arg("channels", chosen)]
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn a_website_of_whatever_name() {
        for (chosen, found) in [
            (r#"["notice-board"]"#, true),
            (r#"["social-media",{"other":"图书馆"}]"#, true),
            (r#"["website"]"#, false),
            (r#"[{"other":"中国政府采购网"}]"#, false),
            (r#"[{"other":"公共资源交易平台"}]"#, false),
            (r#"[{"unlisted":"门户"}]"#, false),
            ("[]", false),
        ] {
            let entry = entry(&[("channels", &format!(r#"{{"chosen":{chosen}}}"#))]);
            assert_eq!(!findings("website-not-among-channels", &entry).is_empty(), found, "{chosen}");
        }
        let board = ("channels", r#"{"chosen":["notice-board"]}"#);
        for excused in [
            ("method", r#"["on-request"]"#),
            ("audience", r#"{"group":"申请人"}"#),
            ("levels", r#"["village"]"#),
            ("method", "null"),
        ] {
            assert!(findings("website-not-among-channels", &entry(&[board, excused])).is_empty(), "{excused:?}");
        }
    }
}
