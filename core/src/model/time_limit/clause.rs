//! Clauses that are a limit without a number: 审批前公示, 随采购公告公开, 征地工作启动时.

use super::event::{about, bare, without_last_filler};
use super::{Event, Limit, Part, Promptness};
use crate::vocabulary::time_phrases;

/// The limit that a clause is. Inside a sentence it must say that something is disclosed: `规划报批前,` only
/// introduces what follows.
pub(super) fn read(piece: &str, closes: bool) -> Option<Part> {
    let phrases = time_phrases();
    let whole = bare(piece);
    let mut words = whole;
    let mut disclosed = false;
    loop {
        if let Some(shorter) = phrases.publishing.trailing(words) {
            (words, disclosed) = (shorter, true);
        } else if let Some(shorter) = without_last_filler(words) {
            words = shorter;
        } else {
            break;
        }
    }
    if words.is_empty() || !(closes || disclosed) {
        return None;
    }
    if let Some(event) = before(words) {
        return Some(Part::new(None, Limit::Before { event: event.to_owned() }));
    }
    // 随批随公开: as soon as.
    if let Some(event) = words.strip_prefix('随').and_then(|words| words.strip_suffix('随')) {
        let after = Event::Other(event.to_owned());
        return Some(Part::new(None, Limit::Prompt { how: Promptness::Prompt, after }));
    }
    if let Some((of, event)) = with(words) {
        return Some(Part::new(about([of]), Limit::With { event: event.to_owned() }));
    }
    let lasts = phrases.duration_endings.trailing(words).is_some_and(|rest| !rest.is_empty());
    (lasts && !phrases.not_durations.within(words))
        .then(|| Part::new(None, Limit::Duration { wording: whole.to_owned() }))
}

/// What something is before: `审批前` is before `审批`.
pub(super) fn before(words: &str) -> Option<&str> {
    let phrases = time_phrases();
    if phrases.not_before.trailing(words).is_some() {
        return None;
    }
    let event = words
        .strip_suffix("之前")
        .or_else(|| words.strip_suffix("以前"))
        .or_else(|| words.strip_suffix('前'))?;
    let event = bare(event);
    Some(event.strip_prefix(['在', '于']).unwrap_or(event)).filter(|event| !event.is_empty())
}

/// What is together with what: `政策解读与文件同步`, `随采购公告`.
fn with(words: &str) -> Option<(&str, &str)> {
    let phrases = time_phrases();
    let together = phrases.together.trailing(words);
    let rest = together.unwrap_or(words);
    let follows = rest.match_indices('随').find(|(at, _)| !phrases.not_together.cover(rest, *at));
    let (of, event) = if let Some((at, _)) = follows {
        rest.split_at_checked(at)?
    } else if together.is_some() {
        rest.find(['与', '同', '跟']).and_then(|at| rest.split_at_checked(at)).unwrap_or(("", rest))
    } else if phrases.not_when.trailing(words).is_none() {
        ("", words.strip_suffix('时')?)
    } else {
        return None;
    };
    let event = event.strip_prefix(['随', '与', '同', '跟', '和']).unwrap_or(event);
    let event = bare(event.strip_suffix('时').unwrap_or(event));
    (event.chars().count() > 1).then_some((of, event))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clauses_that_are_limits() {
        let before = |event: &str| Some(Part::new(None, Limit::Before { event: event.to_owned() }));
        let with = |event: &str| Some(Part::new(None, Limit::With { event: event.to_owned() }));
        for (clause, expected) in [
            ("审批前公示", before("审批")),
            ("招生工作开始之前向社会公布", before("招生工作开始")),
            ("随采购公告、采购文件公开", with("采购公告、采购文件")),
            ("随机抽查事项公开", None),
            ("与处罚决定同步公开", with("处罚决定")),
            ("采购结果公告发布时同步公开", with("采购结果公告发布")),
            ("征地工作启动时", with("征地工作启动")),
            ("随中标公告一并公布", with("中标公告")),
            ("同步公开", None),
            ("目前公开", None),
            ("按规定公开", None),
        ] {
            assert_eq!(read(clause, true), expected, "{clause}");
        }
        assert!(matches!(read("招生期间公开", true), Some(Part { limit: Limit::Duration { .. }, .. })));
        assert_eq!(
            read("政策解读与文件同步发布", true),
            Some(Part::new(Some("政策解读".to_owned()), Limit::With { event: "文件".to_owned() }))
        );
        assert_eq!(read("规划送审报批前", false), None);
    }
}
