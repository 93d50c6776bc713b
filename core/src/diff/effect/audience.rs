//! 公开对象: the whole society is more than any group; a group is more exact with its name.

use super::{Effect, key, same_words};
use crate::model::Audience;

/// What another audience means.
pub(super) fn effect(base: &Audience, other: &Audience) -> Effect {
    match (base.society, other.society) {
        (false, true) => return Effect::Strengthened,
        (true, false) => return Effect::Weakened,
        _ => {}
    }
    let is_named = |group: &str| group.chars().any(char::is_alphanumeric);
    match (base.group.as_deref(), other.group.as_deref()) {
        (None, None) => Effect::Reworded,
        (None, Some(_)) => Effect::Localised,
        (Some(_), None) => Effect::Changed,
        (Some(base), Some(other)) => match (is_named(base), is_named(other)) {
            (false, true) => Effect::Localised,
            (true, false) => Effect::Changed,
            _ if same_words(base, other) || members(base) == members(other) => Effect::Reworded,
            _ => Effect::Changed,
        },
    }
}

/// The groups that a cell names, in an order of their own.
fn members(group: &str) -> Vec<String> {
    let separates = |c| matches!(c, '、' | ',' | '，' | ';' | '；' | '/' | '\n' | '和');
    let mut members: Vec<String> =
        group.split(separates).map(key).filter(|member| !member.is_empty()).collect();
    members.sort_unstable();
    members.dedup();
    members
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn audiences_as_published() {
        use Effect::{Changed, Localised, Reworded, Strengthened, Weakened};
        let group = Audience::group;
        let both = |name: &str| Audience { society: true, group: Some(name.into()) };
        for (base, other, effect) in [
            (group("申请人"), Audience::society(), Strengthened),
            (group(""), both("申请人"), Strengthened),
            (Audience::society(), group("申请人"), Weakened),
            (both("申请人"), group("申请人"), Weakened),
            (group(""), group("项目单位"), Localised),
            (group("项目单位"), group(""), Changed),
            (group("项目单位"), group("申请人"), Changed),
            (group("申请人"), group("申请人、受指派律师"), Changed),
            (group("申请人、受指派律师"), group("申请人；受指派律师"), Reworded),
            (group("申请人、受指派律师"), group("受指派律师, 申请人"), Reworded),
            (Audience::society(), both("申请人"), Localised),
            (Audience::society(), both(""), Localised),
            (both(""), both("申请人"), Localised),
            (both("申请人"), both(""), Changed),
            (both("申请人"), Audience::society(), Changed),
            (both("申请人"), both("教师"), Changed),
        ] {
            assert_eq!(super::effect(&base, &other), effect, "{base:?} → {other:?}");
        }
    }
}
