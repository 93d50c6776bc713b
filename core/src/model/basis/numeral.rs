//! Numerals in both scripts, inside numbers and articles.

use crate::text;

/// The character at a position; beyond the end, one that is in no text.
pub(super) fn at(text: &[char], at: usize) -> char {
    text.get(at).copied().unwrap_or('\0')
}

/// Where the run of Arabic digits that begins at a position ends.
pub(super) fn digits(text: &[char], start: usize) -> usize {
    run(text, start, |c| c.is_ascii_digit())
}

/// The Arabic digits between two positions, as a number.
pub(super) fn value(text: &[char], start: usize, end: usize) -> Option<u32> {
    let digits: String = text.get(start..end)?.iter().collect();
    (digits.len() < 9).then(|| digits.parse().ok()).flatten()
}

/// The numeral that begins at a position, Arabic or Chinese (`二十八`, `七一一`), and where it ends.
pub(super) fn numeral(text: &[char], start: usize) -> Option<(u32, usize)> {
    if at(text, start).is_ascii_digit() {
        let end = digits(text, start);
        return Some((value(text, start, end)?, end));
    }
    let end = run(text, start, is_chinese_digit);
    if end == start || end - start > 9 {
        return None;
    }
    let word: String = text.get(start..end)?.iter().map(|c| if *c == '○' { '〇' } else { *c }).collect();
    text::number(&word).or_else(|| positional(&word)).map(|value| (value, end))
}

/// Whether a character may be part of a Chinese numeral.
pub(super) fn is_chinese_digit(c: char) -> bool {
    "〇○零一二三四五六七八九十百千".contains(c)
}

/// Digits one by one: `七一一` is 711.
fn positional(word: &str) -> Option<u32> {
    word.chars().try_fold(0_u32, |value, c| {
        let digit =
            "〇一二三四五六七八九".chars().position(|digit| digit == if c == '零' { '〇' } else { c })?;
        value.checked_mul(10)?.checked_add(u32::try_from(digit).ok()?)
    })
}

/// A number as it is written in laws: `二十八`, `一百零五`.
pub(super) fn chinese(value: u32) -> String {
    if value == 0 || value > 9999 {
        return value.to_string();
    }
    let mut written = String::new();
    let mut skipped = false;
    for (scale, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = value / scale % 10;
        if digit == 0 {
            skipped = !written.is_empty();
            continue;
        }
        if std::mem::take(&mut skipped) {
            written.push('零');
        }
        if !(digit == 1 && scale == 10 && written.is_empty()) {
            written.extend("一二三四五六七八九".chars().nth(digit as usize - 1));
        }
        written.push_str(unit);
    }
    written
}

fn run(text: &[char], start: usize, fits: impl Fn(char) -> bool) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    start + rest.iter().take_while(|c| fits(**c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_go_both_ways() {
        for (written, value) in [
            ("一", 1),
            ("十", 10),
            ("二十八", 28),
            ("一百零五", 105),
            ("一百一十", 110),
            ("一千零二", 1002),
            ("四十", 40),
        ] {
            assert_eq!(chinese(value), written);
            let text: Vec<char> = written.chars().collect();
            assert_eq!(numeral(&text, 0), Some((value, text.len())));
        }
        let text: Vec<char> = "七一一号".chars().collect();
        assert_eq!(numeral(&text, 0), Some((711, 3)));
    }
}
