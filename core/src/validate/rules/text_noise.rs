//! Noise in texts that were copied from elsewhere.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization as _;

use super::super::scope::NodeScope;
use super::super::{Asked, Check, Fix};
use crate::finding::{Arg, Finding};
use crate::model::Wording;
use crate::text::is_blank;
use crate::vocabulary::{ElementName, noise};

/// A text holds characters that cannot be seen, characters that only look like the right ones, or blanks inside words.
pub(super) const CHECK: Check = Check::Node(check, Some(fix));

fn check(scope: &NodeScope<'_>, rule: &Asked) -> Vec<Finding> {
    let unclean = scope.texts().filter(|(_, text)| !is_clean(text));
    let noisy = unclean.map(|(element, text)| (element, text, kinds(text))).filter(|(.., kinds)| !kinds.is_empty());
    noisy
        .map(|(element, text, kinds)| {
            scope.finding(rule, Some(element)).arg("kinds", kinds).arg("wording", text)
        })
        .collect()
}

/// Whether a text is made of characters that are never noise: nearly all are.
fn is_clean(text: &str) -> bool {
    text.chars().all(|c| match c {
        '\u{4e00}'..='\u{9fff}' => c != '〇',
        '\n' | '、' | '。' | '《' | '》' | '〔' | '〕' | '（' | '）' | '，' | '；' | '：' => true,
        '!'..='~' => !matches!(c, 'O' | 'o' | 'l' | 'I'),
        _ => false,
    })
}

/// The kinds of noise in a text, keys of the words, the certain ones first.
fn kinds(text: &str) -> Vec<String> {
    let marks: Vec<char> = text.chars().collect();
    let mut kinds = Vec::new();
    if marks.iter().any(|c| is_unseen(*c)) {
        kinds.push("unseen".to_owned());
    }
    if marks.iter().any(|c| plain(*c).is_some()) {
        kinds.push("look-alike".to_owned());
    }
    if matches!(with_digits(&marks), Cow::Owned(_)) {
        kinds.push("digit".to_owned());
    }
    if matches!(without_blanks(text), Cow::Owned(_)) {
        kinds.push("blank".to_owned());
    }
    kinds
}

/// Control characters but line breaks and tabs, and characters without width.
fn is_unseen(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t')) || (is_blank(c) && !c.is_whitespace())
}

/// The character that a radical or a compatibility form of a Chinese character stands for.
fn plain(c: char) -> Option<char> {
    match c {
        '\u{2e80}'..='\u{2eff}' => noise().look_alike(c),
        '\u{2f00}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' => {
            std::iter::once(c).nfkc().next().filter(|plain| *plain != c)
        }
        _ => None,
    }
}

/// Letters between digits as digits: 〔2O18〕.
fn with_digits(marks: &[char]) -> Cow<'_, [char]> {
    let is_digit = |at: usize| marks.get(at).is_some_and(char::is_ascii_digit);
    let mut mended = Cow::Borrowed(marks);
    for (at, c) in marks.iter().enumerate() {
        let between = at.checked_sub(1).is_some_and(is_digit) && is_digit(at + 1);
        if let (true, Some(digit)) = (between, noise().digit(*c))
            && let Some(mark) = mended.to_mut().get_mut(at)
        {
            *mark = digit;
        }
    }
    mended
}

/// The text without the blanks that cut a single character off a word: 公 开时限. Blanks between longer words part them.
fn without_blanks(text: &str) -> Cow<'_, str> {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let is_space = |c: char| c.is_whitespace() && c != '\n' && c != '\t';
    if !text.contains(is_space) {
        return Cow::Borrowed(text);
    }
    let lone = |run: &str| {
        let mut marks = run.chars();
        let first = marks.next();
        first.is_some_and(|c| is_han(c) && !noise().stands_alone(c)) && marks.next().is_none()
    };
    let mut joined = String::with_capacity(text.len());
    let mut cut = false;
    for (n, line) in text.split('\n').enumerate() {
        if n > 0 {
            joined.push('\n');
        }
        let mut before: Option<&str> = None;
        for run in line.split(is_space) {
            if let Some(before) = before {
                let both = before.chars().last().is_some_and(is_han) && run.chars().next().is_some_and(is_han);
                if both && (lone(before) || lone(run)) {
                    cut = true;
                } else {
                    joined.push(' ');
                }
            }
            joined.push_str(run);
            before = Some(run);
        }
    }
    if cut { Cow::Owned(joined) } else { Cow::Borrowed(text) }
}

/// What cannot be seen goes and what looks like a character becomes it, for certain; where there is only the rest, it is a
/// suggestion: a letter may be meant, and a blank may part two words.
fn fix(_: &NodeScope<'_>, finding: &Finding) -> Option<Fix> {
    let (Some(Arg::Text(text)), Some(element)) = (finding.args.get("wording"), finding.element) else {
        return None;
    };
    let sure: String = text.chars().filter(|c| !is_unseen(*c)).map(|c| plain(c).unwrap_or(c)).collect();
    let certain = sure != *text;
    let value = if certain {
        sure
    } else {
        let marks: Vec<char> = text.chars().collect();
        let digits: String = with_digits(&marks).iter().collect();
        without_blanks(&digits).into_owned()
    };
    let document = |text: String| match element {
        ElementName::Name => Some(text.into()),
        _ => serde_json::to_value(Wording::new(text)?).ok(),
    };
    Some(Fix {
        path: finding.path.clone(),
        element: Some(element),
        column: None,
        before: document(text.clone())?,
        value: document(value)?,
        certain,
    })
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings, fixes};
    use super::*;

    #[test]
    fn noise_is_told_and_mended() {
        for (text, kind, mended, certain) in [
            ("办事\u{200b}指南", "unseen", "办事指南", true),
            ("办事\u{7}指南", "unseen", "办事指南", true),
            ("⻓期公开", "look-alike", "长期公开", true),
            ("⼯作日", "look-alike", "工作日", true),
            ("国办发〔2O18〕10号", "digit", "国办发〔2018〕10号", false),
            ("公 开时限", "blank", "公开时限", false),
            ("公 开 时 限", "blank", "公开时限", false),
            ("办事指 南", "blank", "办事指南", false),
        ] {
            assert_eq!(kinds(text), [kind], "{text}");
            let entry = entry(&[("content", &serde_json::to_string(text).unwrap())]);
            let fixes = fixes("text-noise", &entry);
            let [Some(fix)] = fixes.as_slice() else { panic!("{text}: {fixes:?}") };
            assert_eq!((fix.value.as_str(), fix.certain), (Some(mended), certain), "{text}");
        }
    }

    #[test]
    fn blanks_that_part_words_are_no_noise() {
        for text in [
            "办事指南 审批结果",
            "中共中央 国务院关于做好工作的意见",
            "县民政局 或 乡镇政府",
            "一 申请条件",
            "20 个工作日",
            "GB/T 32939—2016",
            "1. 办事指南",
            "二〇一八年",
            "12345政务服务热线",
        ] {
            assert!(is_clean(text) || kinds(text).is_empty(), "{text}: {:?}", kinds(text));
        }
    }

    #[test]
    fn names_are_looked_at_too() {
        let noisy = entry(&[]).replace("最低生活保障", "最低生活保障\u{feff}").replace("社会救助", "社 会救助");
        assert_eq!(findings("text-noise", &noisy), ["name", "name"]);
    }
}
