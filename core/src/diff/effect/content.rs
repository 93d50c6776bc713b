//! 公开内容: the elements that a list names, whatever parts and numbers them.

use std::ops::Range;

use super::{Effect, Meaning, key, numbering};
use crate::vocabulary::{citation_words, content_words};

/// What another content means: elements that came are a duty more, those that went a duty less.
///
/// Words that may join two elements or stand inside one (和, a comma, a blank) are cut where an element of the
/// other wording comes out. An element that got a bracket, or lost it, is another one: brackets narrow (限…,
/// 不含…) as often as they widen (含…). Where both have a bracket that lists something, what it lists counts.
pub(super) fn meaning(base: &str, other: &str) -> Meaning {
    let (base, other) = (pieces(base), pieces(other));
    let (base, other) = (rejoined(&base, &other), rejoined(&other, &base));
    let (mut dropped, mut added) = (without(&base, &other), without(&other, &base));
    unfold(&mut dropped, &mut added);
    let effect = Effect::grown(!added.is_empty(), !dropped.is_empty());
    let names = |pieces: Vec<Piece<'_>>| pieces.iter().map(|piece| piece.text.to_owned()).collect();
    Meaning::new(effect, names(added), names(dropped))
}

/// The elements of a content as written, without what parts and numbers them.
pub(crate) fn elements(wording: &str) -> Vec<String> {
    pieces(wording).into_iter().map(|piece| piece.text.to_owned()).collect()
}

/// An element as written, and as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Piece<'a> {
    text: &'a str,
    key: String,
}

impl<'a> Piece<'a> {
    /// The element in a piece of a text; `None` where no word is in it.
    fn new(text: &'a str) -> Option<Self> {
        let words = content_words();
        let edge = |c: char| {
            !(c.is_alphanumeric()
                || words.closing(c).is_some()
                || matches!(c, ')' | '）' | ']' | '】' | '》' | '”' | '」'))
        };
        let text = words.bare(text.trim_matches(edge)).trim_matches(edge);
        let key = key(text);
        (!key.is_empty()).then_some(Self { text, key })
    }
}

/// The elements of a wording, each once.
fn pieces(wording: &str) -> Vec<Piece<'_>> {
    let numbers = numbering::find(wording);
    let brackets = brackets(wording);
    let mut cuts: Vec<Range<usize>> = numbers;
    for (at, c) in wording.char_indices() {
        if content_words().separates(c) || citation_words().is_bullet(c) {
            cuts.push(at..at + c.len_utf8());
        }
    }
    cuts.retain(|cut| !is_inside(&brackets, cut));
    cuts.sort_by_key(|cut| (cut.start, std::cmp::Reverse(cut.end)));
    unique(between(wording, &cuts))
}

/// What stands between the cuts.
fn between<'a>(text: &'a str, cuts: &[Range<usize>]) -> Vec<&'a str> {
    let (mut parts, mut from) = (Vec::new(), 0);
    for cut in cuts {
        if cut.start >= from {
            parts.push(text.get(from..cut.start).unwrap_or_default());
            from = cut.end;
        }
    }
    parts.push(text.get(from..).unwrap_or_default());
    parts
}

fn unique(texts: Vec<&str>) -> Vec<Piece<'_>> {
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    for piece in texts.into_iter().filter_map(Piece::new) {
        if pieces.iter().all(|known| known.key != piece.key) {
            pieces.push(piece);
        }
    }
    pieces
}

/// The elements, those cut at joining words that thereby meet one of the other's.
fn rejoined<'a>(pieces: &[Piece<'a>], others: &[Piece<'_>]) -> Vec<Piece<'a>> {
    let open: Vec<Piece<'_>> =
        without(others, pieces).iter().flat_map(|other| unique(parts(other.text))).collect();
    let meets = |part: &Piece<'_>| {
        part.key.chars().count() > 1 && others.iter().chain(&open).any(|other| other.key == part.key)
    };
    let mut cut: Vec<&'a str> = Vec::new();
    for piece in pieces {
        let parts = parts(piece.text);
        let known = others.iter().any(|other| other.key == piece.key);
        if !known && parts.iter().copied().filter_map(Piece::new).any(|part| meets(&part)) {
            cut.extend(parts);
        } else {
            cut.push(piece.text);
        }
    }
    unique(cut)
}

/// An element cut at the words that may join two; a part of one character is none.
fn parts(element: &str) -> Vec<&str> {
    let brackets = brackets(element);
    let mut cuts: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(c) = element.get(at..).and_then(|rest| rest.chars().next()) {
        let join = content_words().join(element, at).map(|length| at..at + length);
        let join = join.filter(|join| !is_inside(&brackets, join));
        at = join.as_ref().map_or(at + c.len_utf8(), |join| join.end);
        let from = cuts.last().map_or(0, |cut| cut.end);
        let is_part = |text: Option<&str>| text.is_some_and(|text| key(text).chars().count() > 1);
        cuts.extend(
            join.filter(|join| is_part(element.get(from..join.start)) && is_part(element.get(join.end..))),
        );
    }
    between(element, &cuts)
}

/// Opens the brackets of elements that both sides have with other brackets, where they list something.
fn unfold(dropped: &mut Vec<Piece<'_>>, added: &mut Vec<Piece<'_>>) {
    let mut at = 0;
    while let Some(piece) = dropped.get(at) {
        let pair = folded(piece.text).and_then(|(outer, inner)| {
            let (there, list) = added.iter().enumerate().find_map(|(there, other)| {
                let (own, list) = folded(other.text)?;
                (key(own) == key(outer)).then_some((there, list))
            })?;
            Some((there, pieces(inner), pieces(list)))
        });
        at += 1;
        if let Some((there, inner, list)) = pair {
            let (went, came) = (without(&inner, &list), without(&list, &inner));
            let length = went.len();
            dropped.splice(at - 1..at, went);
            added.splice(there..=there, came);
            at = at - 1 + length;
        }
    }
}

/// What stands before the bracket at an element's end, and in it, where that lists something.
fn folded(element: &str) -> Option<(&str, &str)> {
    let bracket = brackets(element).into_iter().next_back()?;
    let close = element.chars().next_back()?;
    let inner = element.get(bracket.clone())?;
    let outer = element.get(..bracket.start)?.trim_end_matches(['(', '（', '[', '［', '【', '〔']);
    let at_end = bracket.end + close.len_utf8() == element.len() && outer.len() < bracket.start;
    (at_end && !key(outer).is_empty() && !content_words().restricts(inner)).then_some((outer, inner))
}

fn without<'a>(pieces: &[Piece<'a>], others: &[Piece<'_>]) -> Vec<Piece<'a>> {
    pieces.iter().filter(|piece| others.iter().all(|other| other.key != piece.key)).cloned().collect()
}

/// The insides of the outer brackets that are closed.
fn brackets(text: &str) -> Vec<Range<usize>> {
    let mut open: Vec<(char, usize)> = Vec::new();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices() {
        if let Some(depth) = open.iter().rposition(|(closing, _)| *closing == c) {
            let start = open.get(depth).map_or(at, |(_, start)| *start);
            open.truncate(depth);
            found.retain(|inner| inner.start < start);
            found.push(start..at);
        } else if let Some(closing) = content_words().closing(c) {
            open.push((closing, at + c.len_utf8()));
        }
    }
    found
}

fn is_inside(brackets: &[Range<usize>], cut: &Range<usize>) -> bool {
    brackets.iter().any(|bracket| bracket.start <= cut.start && cut.end <= bracket.end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::effect::same_words;

    fn effect(base: &str, other: &str) -> Meaning {
        if same_words(base, other) { Effect::Reworded.into() } else { meaning(base, other) }
    }

    #[test]
    fn the_same_elements_in_other_clothes() {
        for (base, other) in [
            ("1.办事指南；2.审批结果", "审批结果、办事指南"),
            ("①办事指南②审批结果", "●办事指南\n●审批结果"),
            ("一、办事指南；二、审批结果。", "（一）审批结果（二）办事指南"),
            ("办事指南、审批结果等信息", "审批结果；办事指南"),
            ("办事指南和审批结果", "审批结果、办事指南"),
            ("办事指南及审批结果", "审批结果以及办事指南"),
            ("办事指南，审批结果", "1、审批结果2、办事指南"),
            ("办事指南 审批结果", "审批结果;办事指南"),
            ("主要包括：办事指南、审批结果", "审批结果、办事指南"),
            ("《办法》、《细则》文本", "《细则》文本；《办法》"),
            ("办事 指南", "办事指南。"),
        ] {
            assert_eq!(effect(base, other), Effect::Reworded.into(), "{base} → {other}");
        }
    }

    #[test]
    fn what_came_and_went() {
        let list = "1.政策法规文件名称；2.文号；3.发文部门";
        for (base, other, added, dropped) in [
            (list, "政策法规文件名称、文号、发文部门、成文日期", &["成文日期"][..], &[][..]),
            (list, "1.政策法规文件名称；2.文号", &[], &["发文部门"]),
            (list, "1.文号2.成文日期", &["成文日期"], &["政策法规文件名称", "发文部门"]),
            ("办事指南和审批结果", "办事指南", &[], &["审批结果"]),
            ("收入和支出", "收入、支出和结余", &["结余"], &[]),
            ("办事指南，审批结果", "办事指南", &[], &["审批结果"]),
            ("公众参与情况", "公众参与情况和结果", &["结果"], &[]),
            ("申请条件、办理流程", "申请条件、办理流程（网上）", &["办理流程（网上）"], &["办理流程"]),
            (
                "审批结果（含公示）",
                "审批结果（不含公示）",
                &["审批结果（不含公示）"],
                &["审批结果（含公示）"],
            ),
            ("办事指南（条件、材料）", "办事指南（条件、材料、流程）", &["流程"], &[]),
            ("办事指南（条件、材料）、结果", "结果；办事指南（条件）", &[], &["材料"]),
            (
                "预算（不含涉密内容）",
                "预算（不含涉密内容、个人信息）",
                &["预算（不含涉密内容、个人信息）"],
                &["预算（不含涉密内容）"],
            ),
            (
                "《关于a、b的通知》",
                "《关于a、b、c的通知》",
                &["《关于a、b、c的通知》"],
                &["《关于a、b的通知》"],
            ),
            (
                "一般公共预算收入表。",
                "一般公共预算收入表、一般公共预算支出表。",
                &["一般公共预算支出表"],
                &[],
            ),
            ("2019年度预算", "2020年度预算", &["2020年度预算"], &["2019年度预算"]),
        ] {
            let expected = Effect::grown(!added.is_empty(), !dropped.is_empty());
            let meaning = effect(base, other);
            assert_eq!(meaning.effect, expected, "{base} → {other}: {meaning:?}");
            assert_eq!(
                (meaning.added.to_vec(), meaning.dropped.to_vec()),
                (
                    added.iter().map(ToString::to_string).collect(),
                    dropped.iter().map(ToString::to_string).collect()
                ),
                "{base}"
            );
        }
    }

    #[test]
    fn elements_as_written() {
        assert_eq!(
            elements("1.办事 指南；2、审批结果（公示、公告）等信息。"),
            ["办事 指南", "审批结果（公示、公告）"]
        );
        assert_eq!(elements("低保对象名单及相关信息；公示(7天"), ["低保对象名单及相关信息", "公示(7天"]);
    }
}
