//! Why, in words that an official understands: made from an edit's element, effect and values.
//!
//! `reason.<element>.<effect>` says it where there is such a phrase, else what came and what went
//! (`reason.<element>.added`, `.dropped`), else `reason.<effect>`.

use serde_json::Value;

use super::words::{listed, quoted};
use crate::diff::{Change, Effect};
use crate::messages::{Lang, phrase, word};
use crate::model::body::{self, BodyClass};
use crate::model::time_limit::{self, Limit};
use crate::vocabulary::ElementName;

/// An edit with its values in words.
pub(super) struct Edit<'a> {
    pub(super) change: &'a Change,
    /// The element's or column's name.
    pub(super) what: &'a str,
    pub(super) before: &'a str,
    pub(super) after: &'a str,
    /// What the two sides are called.
    pub(super) sides: [&'static str; 2],
}

/// Why an edit has its effect.
pub(super) fn of_edit(edit: &Edit<'_>, lang: Lang) -> String {
    let change = edit.change;
    let say = |key: &str, args: &[(&str, &dyn std::fmt::Display)]| {
        let (before, after) = (quoted(edit.before), quoted(edit.after));
        let mut all: Vec<(&str, &dyn std::fmt::Display)> =
            vec![("what", &edit.what), ("before", &before), ("after", &after)];
        all.splice(0..0, args.iter().copied());
        phrase(key, lang, &all)
    };
    let is_unknown = |value: Option<&Value>| value.is_some_and(Value::is_null);
    let [left, right] = edit.sides;
    match (change.before.as_deref(), change.after.as_deref()) {
        (before, _) if is_unknown(before) => return say("reason.unreadable", &[("side", &left)]),
        (_, after) if is_unknown(after) => return say("reason.unreadable", &[("side", &right)]),
        (None, _) => return say("reason.came", &[]),
        (_, None) => return say("reason.went", &[]),
        _ => {}
    }
    let effect = change.effect.unwrap_or(Effect::Changed);
    let element = change.element.map_or("column", ElementName::key);
    if change.element == Some(ElementName::TimeLimit)
        && let Some((key, before, after)) = limits(effect, edit, lang)
    {
        return say(key, &[("before", &before), ("after", &after)]);
    }
    if (change.element, effect) == (Some(ElementName::Body), Effect::Localised)
        && body::read(edit.after).iter().all(|body| body.class == BodyClass::Generic)
    {
        return say("reason.body.own-level", &[]);
    }
    let quotes = change.element == Some(ElementName::Content);
    let (added, dropped) = (listed(&change.added, quotes, lang), listed(&change.dropped, quotes, lang));
    let lists: [(&str, &dyn std::fmt::Display); 2] = [("added", &added), ("dropped", &dropped)];
    let own = format!("reason.{element}.{}", effect.key());
    let fits = |list: &[String], name: &str| !list.is_empty() || !word(&own, lang).contains(name);
    if is_said(&own, lang) && fits(&change.added, "{added}") && fits(&change.dropped, "{dropped}") {
        return say(&own, &lists);
    }
    let parts = [("dropped", &change.dropped), ("added", &change.added)];
    let parts = parts.into_iter().filter(|(_, list)| !list.is_empty());
    let parts: Vec<String> = parts
        .map(|(which, _)| format!("reason.{element}.{which}"))
        .filter(|key| is_said(key, lang))
        .map(|key| say(&key, &lists))
        .collect();
    if !parts.is_empty() && effect != Effect::Reworded {
        return parts.join(word("differences.then", lang));
    }
    say(&format!("reason.{}", effect.key()), &[])
}

fn is_said(key: &str, lang: Lang) -> bool {
    word(key, lang) != key
}

/// What an edit did to a time limit: of two lengths of time after the same event only the lengths are named.
fn limits(effect: Effect, edit: &Edit<'_>, lang: Lang) -> Option<(&'static str, String, String)> {
    let is_weaker = match effect {
        Effect::Weakened => true,
        Effect::Strengthened => false,
        _ => return None,
    };
    let (before, after) = (time_limit::read(edit.before)?, time_limit::read(edit.after)?);
    if is_weaker && after.is_only_duration() {
        return Some(("reason.time_limit.duration", quoted(edit.before), quoted(edit.after)));
    }
    let ([one], [two]) = (before.parts.as_slice(), after.parts.as_slice()) else { return None };
    let (Limit::Within { count, unit, after: event }, Limit::Within { count: n, unit: of, after: then }) =
        (&one.limit, &two.limit)
    else {
        return None;
    };
    let length = |count: &u32, unit: &time_limit::Unit| {
        phrase(&format!("unit.{}", unit.key()), lang, &[("count", count)])
    };
    let key = if is_weaker { "reason.time_limit.longer" } else { "reason.time_limit.shorter" };
    (event == then && one.of == two.of).then(|| (key, length(count, unit), length(n, of)))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::diff::{NodeKind, Op};
    use crate::model::Id;

    fn reason(change: &Change, lang: Lang) -> String {
        let (before, after) = crate::write::value::before_after(change, lang);
        let what = change
            .element
            .map_or("备注".into(), |element| super::super::words::of_kind("element", element.key(), lang));
        let sides = ["指引", "本级目录"];
        of_edit(&Edit { change, what: &what, before: &before, after: &after, sides }, lang)
    }

    fn edit(element: ElementName, effect: Effect, before: Value, after: Value) -> Change {
        Change {
            element: Some(element),
            effect: Some(effect),
            before: Some(before.into()),
            after: Some(after.into()),
            ..Change::new(Op::Edit, NodeKind::Entry, &Id::new("a#1"))
        }
    }

    fn hold(cases: &[(Change, &str, &str)]) {
        for (change, zh, en) in cases {
            assert_eq!(reason(change, Lang::Zh), *zh);
            assert_eq!(reason(change, Lang::En).to_lowercase(), en.to_lowercase());
        }
    }

    #[test]
    fn reasons_as_a_reviewer_reads_them() {
        use ElementName::{Audience, Basis, Body, Channels, Content, Levels, TimeLimit};
        let lists = |change: Change, added: &[&str], dropped: &[&str]| Change {
            added: added.iter().map(ToString::to_string).collect(),
            dropped: dropped.iter().map(ToString::to_string).collect(),
            ..change
        };
        let twenty = json!("自该信息形成或者变更之日起20个工作日内");
        let thirty = json!("信息形成或变更之日起30个工作日内公开");
        let channels = |chosen: &[&str]| json!({ "chosen": chosen });
        let cases = [
            (
                edit(TimeLimit, Effect::Weakened, twenty.clone(), thirty),
                "公开时限由“20个工作日”延长为“30个工作日”",
                "Time limit lengthened from “20 working days” to “30 working days”",
            ),
            (
                edit(TimeLimit, Effect::Weakened, json!("及时公开"), json!("长期公开")),
                "“长期公开”只说公开多久，没有说何时公开（原为“及时公开”）",
                "“长期公开” says for how long, not by when (before: “及时公开”)",
            ),
            (
                edit(TimeLimit, Effect::Strengthened, twenty, json!("及时公开")),
                "公开时限由“自该信息形成或者变更之日起20个工作日内”收紧为“及时公开”",
                "Time limit tightened from “自该信息形成或者变更之日起20个工作日内” to “及时公开”",
            ),
            (
                lists(
                    edit(
                        Channels,
                        Effect::Weakened,
                        channels(&["website", "print-media"]),
                        channels(&["website"]),
                    ),
                    &[],
                    &["纸质媒体"],
                ),
                "取消渠道：纸质媒体",
                "Channels dropped: 纸质媒体",
            ),
            (
                lists(
                    edit(
                        Basis,
                        Effect::Localised,
                        json!("《预算法》"),
                        json!("《预算法》《安徽省预算审查监督条例》"),
                    ),
                    &["《安徽省预算审查监督条例》"],
                    &[],
                ),
                "新增本地依据：《安徽省预算审查监督条例》",
                "Local basis added: 《安徽省预算审查监督条例》",
            ),
            (
                lists(
                    edit(Content, Effect::Changed, json!("办事指南、结果"), json!("办事指南、名单")),
                    &["名单"],
                    &["结果"],
                ),
                "取消内容：“结果”；新增内容：“名单”",
                "Content dropped: “结果”; content added: “名单”",
            ),
            (
                edit(Body, Effect::Localised, json!("县级政府民政部门"), json!("临泉县民政局")),
                "公开主体已明确为“临泉县民政局”",
                "The body is now named: “临泉县民政局”",
            ),
            (
                edit(Body, Effect::Localised, json!("县级政府民政部门、乡镇人民政府"), json!("乡镇人民政府")),
                "公开主体只保留本级的“乡镇人民政府”",
                "Of the bodies only that of the level was kept: “乡镇人民政府”",
            ),
            (
                edit(
                    Audience,
                    Effect::Weakened,
                    json!({"society": true}),
                    json!({"society": false, "group": "申请人"}),
                ),
                "公开对象由“全社会”缩小为“特定群体:申请人”",
                "Audience narrowed from “the whole society” to “a group:申请人”",
            ),
            (
                edit(Levels, Effect::Strengthened, json!(["county"]), json!(["county", "township"])),
                "公开层级由“县级”增加到“县级、乡级”",
                "Levels extended from “county” to “county, township”",
            ),
        ];
        hold(&cases);
    }

    #[test]
    fn what_is_not_there_or_cannot_be_read_is_said() {
        use ElementName::{Body, TimeLimit};
        hold(&[
            (
                edit(TimeLimit, Effect::Unknown, json!("20个工作日"), Value::Null),
                "本级目录的公开时限无法辨认，不能比较",
                "The time limit of the 本级目录 cannot be read, so the two cannot be compared",
            ),
            (
                Change { after: None, ..edit(Body, Effect::Weakened, json!("县民政局"), Value::Null) },
                "没有写明公开主体（原为“县民政局”）",
                "The body is not given (before: “县民政局”)",
            ),
        ]);
    }

    #[test]
    fn every_edit_has_a_reason() {
        let effects = super::super::label::EFFECTS;
        for element in ElementName::OF_ENTRY {
            for effect in effects {
                for lang in [Lang::Zh, Lang::En] {
                    let mut change = edit(element, effect, json!("甲"), json!("乙"));
                    for (added, dropped) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
                        (change.added, change.dropped) =
                            (vec!["甲".into(); added].into(), vec!["乙".into(); dropped].into());
                        let said = reason(&change, lang);
                        assert!(
                            !said.is_empty() && !said.contains("reason.") && !said.contains('{'),
                            "{said}"
                        );
                        assert!(!said.ends_with('：') && !said.ends_with(": "), "{said}: of what?");
                    }
                }
            }
        }
    }
}
