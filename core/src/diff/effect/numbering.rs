//! The numbers before the elements of a list: 1. 1、 (1) 一、 （一）, with or without anything before them.

use std::ops::Range;

use crate::text;
use crate::vocabulary::{citation_words, content_words};

/// A number that may begin an element.
struct Mark {
    range: Range<usize>,
    style: Style,
    number: u32,
    /// Whether it stands where an element begins.
    begins: bool,
}

/// How a number is written; one list has one style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Style {
    bracketed: bool,
    chinese: bool,
    behind: char,
}

/// Where the numbers of a list's elements stand in a text. One in the middle of a line is a number of the list
/// only if it goes on from the one before (`1.指南2.结果`), or is a first one that a second one follows.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let marks = candidates(text);
    let mut last: Vec<(Style, u32)> = Vec::new();
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, mark) in marks.iter().enumerate() {
        let known = last.iter().position(|(style, _)| *style == mark.style);
        let before = known.and_then(|known| last.get(known)).map(|(_, number)| *number);
        let goes_on = before.is_some_and(|before| mark.number == before + 1);
        let follows = || {
            let mut later = marks.iter().skip(at + 1).filter(|other| other.style == mark.style);
            mark.number == 1 && later.any(|other| other.number == 2)
        };
        let follows_mark = found.last().is_some_and(|before| before.end == mark.range.start);
        if !(mark.begins || follows_mark || goes_on || follows()) {
            continue;
        }
        match known.and_then(|known| last.get_mut(known)) {
            Some((_, number)) => *number = mark.number,
            None => last.push((mark.style, mark.number)),
        }
        found.push(mark.range.clone());
    }
    found
}

fn candidates(text: &str) -> Vec<Mark> {
    let (mut marks, mut from) = (Vec::new(), 0);
    while let Some(c) = text.get(from..).and_then(|rest| rest.chars().next()) {
        let mark = candidate(text, from);
        from = mark.as_ref().map_or(from + c.len_utf8(), |mark| mark.range.end);
        marks.extend(mark);
    }
    marks
}

/// The number that stands at a position.
fn candidate(text: &str, start: usize) -> Option<Mark> {
    let before = text.get(..start)?.chars().next_back();
    let mut rest = text.get(start..)?;
    let bracketed = rest.starts_with(['(', '（']);
    if bracketed {
        rest = rest.trim_start_matches(['(', '（']);
    }
    let chinese = rest.starts_with(is_chinese_digit);
    let is_digit = |c: char| if chinese { is_chinese_digit(c) } else { arabic(c).is_some() };
    let digits: String = rest.chars().take_while(|c| is_digit(*c)).collect();
    let after = rest.strip_prefix(digits.as_str())?;
    let behind = after.chars().next()?;
    let next = after.chars().nth(1);
    let folded = text::fold(&digits);
    let number = text::number(&folded).filter(|number| (1..100).contains(number))?;
    let ends = if bracketed {
        matches!(behind, ')' | '）') && !next.is_some_and(|c| matches!(c, '款' | '项' | '目' | '条'))
    } else {
        matches!(behind, '、' | '.' | '．' | ')' | '）')
    };
    // 第1、2款, 1.5, 一、二级公路, GB 1.
    let inside = before.is_some_and(|c| c == '第' || c.is_ascii_alphanumeric() || is_digit(c) || c == '.');
    if !ends || inside || !bracketed && next.is_some_and(is_digit) {
        return None;
    }
    let words = content_words();
    let begins = before.is_none_or(|c| {
        words.separates(c) || text::is_blank(c) || citation_words().is_bullet(c) || matches!(c, ':' | '：')
    });
    let behind = match behind {
        '．' => '.',
        '）' => ')',
        plain => plain,
    };
    let length = text.len() - start - after.len() + after.chars().next().map_or(0, char::len_utf8);
    Some(Mark { range: start..start + length, style: Style { bracketed, chinese, behind }, number, begins })
}

fn is_chinese_digit(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

fn arabic(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_lists() {
        for (text, numbers) in [
            ("1.办事指南2.审批结果", &["1.", "2."][..]),
            ("１．办事指南；２．审批结果", &["１．", "２．"]),
            ("1、办事指南\n2、审批结果", &["1、", "2、"]),
            ("（一）办事指南（二）审批结果", &["（一）", "（二）"]),
            ("一、办事指南 二、审批结果", &["一、", "二、"]),
            ("(1)办事指南;(2)审批结果", &["(1)", "(2)"]),
            ("1)办事指南2)审批结果", &["1)", "2)"]),
            ("一、指南1.条件2.材料二、结果", &["一、", "1.", "2.", "二、"]),
            ("办事指南1.条件2.材料", &["1.", "2."]),
            ("9.指南10.结果", &["9.", "10."]),
        ] {
            let found: Vec<&str> = find(text).into_iter().filter_map(|range| text.get(range)).collect();
            assert_eq!(found, numbers, "{text}");
        }
    }

    #[test]
    fn numbers_of_other_kinds() {
        for text in [
            "2019、2020年度预算",
            "第1、2款",
            "第二、三产业",
            "达到1.5倍",
            "一、二级公路名录",
            "行政处罚决定书(一)",
            "第二十条第(一)款",
            "公示7个工作日",
            "会议提前3、5天通知",
        ] {
            assert!(find(text).is_empty(), "{text}");
        }
    }
}
