//! A wording made ready: folded, list numbers and the saving clause taken out.

use super::span::is_chinese_digit;
use crate::text;
use crate::vocabulary::time_phrases;

/// The wording folded, without the saving clause, and whether there was one.
pub(super) fn prepare(wording: &str) -> (String, bool) {
    without_saving_clause(time_phrases().mend(text::fold(&unlisted(wording))))
}

/// The wording with list numbers (`1.`, `(二)`, `③`) and bullets made semicolons: folded, they would run into
/// the numbers that count.
fn unlisted(wording: &str) -> String {
    let mut text = String::with_capacity(wording.len());
    let mut begins = true;
    let mut left = wording;
    while let Some(c) = left.chars().next() {
        let rest = left.get(c.len_utf8()..).unwrap_or_default();
        if matches!(c, '\u{2460}'..='\u{249b}' | '\u{24ea}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{3229}')
            || "●•▪◆■□·◎★▲※".contains(c)
        {
            text.push(';');
            left = rest;
        } else if let Some(rest) = begins.then(|| behind_list_number(left)).flatten() {
            text.push(';');
            left = rest;
        } else {
            text.push(c);
            left = rest;
        }
        begins = text::is_blank(c) || ";；。".contains(c) || begins && text.is_empty();
    }
    text
}

/// What follows a list number; `None` where a text does not begin with one.
fn behind_list_number(left: &str) -> Option<&str> {
    let opened = left.strip_prefix(['(', '（']);
    let inner = opened.unwrap_or(left);
    let arabic = inner.starts_with(|c: char| c.is_ascii_digit());
    let rest =
        inner.trim_start_matches(|c: char| if arabic { c.is_ascii_digit() } else { is_chinese_digit(c) });
    if !(1..=6).contains(&(inner.len() - rest.len())) {
        return None;
    }
    if opened.is_some() {
        return rest.strip_prefix([')', '）']);
    }
    let rest = rest.strip_prefix(if arabic { &['.', '．', '、', ')', '）'][..] } else { &['、'][..] })?;
    // `6、12月底前` is no list.
    let listed = rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) && left.contains('、');
    (!listed).then_some(rest)
}

/// The text with the clause cut out that leaves other limits to the law, and whether there was one.
fn without_saving_clause(mut text: String) -> (String, bool) {
    let saving = &time_phrases().saving;
    let mut found = false;
    while let Some((at, end)) = saving.anchors.find(&text) {
        let before = text.get(..at).unwrap_or_default();
        let sentence = before.rfind([';', '。', '(']).unwrap_or(0);
        let counts = |words: &str| {
            words.contains(|c: char| c.is_ascii_digit()) || time_phrases().unplaced.within(words)
        };
        let start = before
            .char_indices()
            .filter(|(start, _)| *start >= sentence)
            .find(|(start, _)| {
                let words = before.get(*start..).unwrap_or_default();
                saving.starts.leading(words).is_some() && !counts(words)
            })
            .map_or(at, |(start, _)| start);
        let after = text.get(end..).unwrap_or_default();
        let sentence = after.split(['。', ';', ')']).next().unwrap_or_default();
        let length =
            saving.ends.find(sentence).filter(|(at, _)| !counts(sentence.get(..*at).unwrap_or_default()));
        let end = end + length.map_or(0, |(_, end)| end);
        text.replace_range(start..end, ";");
        found = true;
    }
    (text, found)
}
