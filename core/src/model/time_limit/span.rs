//! Numbers, lengths of time, and numbers that are neither.

use super::Unit;
use super::read::{Found, Unread};
use crate::text;
use crate::vocabulary::time_phrases;

/// The number with which a text begins, in Arabic or Chinese digits, and what follows it.
pub(super) fn numeral(text: &str) -> Option<(u32, &str)> {
    let first = text.chars().next()?;
    let digit: fn(char) -> bool =
        if first.is_ascii_digit() { |c| c.is_ascii_digit() } else { is_chinese_digit };
    let end = text.find(|c| !digit(c)).unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    // No limit has more digits; longer runs could overflow.
    if digits.is_empty() || digits.chars().count() > 8 {
        return None;
    }
    let value = text::number(digits).or_else(|| positional(digits))?;
    Some((value, rest))
}

/// A year spelt digit by digit: 二〇二五.
fn positional(digits: &str) -> Option<u32> {
    digits.chars().try_fold(0_u32, |value, c| {
        let digit = text::number(c.encode_utf8(&mut [0; 4])).filter(|digit| *digit < 10)?;
        value.checked_mul(10)?.checked_add(digit)
    })
}

pub(super) fn is_chinese_digit(c: char) -> bool {
    "〇零一二两三四五六七八九十百千".contains(c)
}

/// The length of time with which a text begins: `20个工作日`, `三天`, `半年`.
///
/// # Errors
///
/// A number whose unit is unknown, cut off or of no exact length here.
pub(super) fn length(text: &str) -> Found<'_, (u32, Unit)> {
    let phrases = time_phrases();
    if let Some(rest) = text.strip_prefix('半') {
        if let Some(rest) = rest.strip_prefix("年度").or_else(|| rest.strip_prefix('年')) {
            return Ok(Some(((6, Unit::Month), rest)));
        }
        return if phrases.halves.leading(rest).is_some() { Err(Unread) } else { Ok(None) };
    }
    let Some((count, rest)) = numeral(text) else {
        return if text.starts_with(|c: char| c.is_ascii_digit()) { Err(Unread) } else { Ok(None) };
    };
    match phrases.units.leading(rest) {
        Some((key, rest)) => {
            let unit = Unit::from_key(key).ok_or(Unread)?;
            // `2025年` is a year, not a length.
            let absurd = count == 0 || unit == Unit::Year && count >= 1000;
            if absurd { Err(Unread) } else { Ok(Some(((count, unit), rest))) }
        }
        None if text.starts_with(|c: char| c.is_ascii_digit()) => Err(Unread),
        None => Ok(None),
    }
}

/// The lesser end of a range of lengths with which a text begins, and what follows the range: `7至15日` is at
/// least 7 days.
pub(super) fn range(text: &str) -> Option<((u32, Unit), &str)> {
    let (least, rest) = numeral(text)?;
    let rest = rest.strip_prefix(['至', '到', '-', '~', '—', '–'])?;
    let ((most, unit), rest) = length(rest).ok()??;
    (least > 0 && least < most).then_some(((least, unit), rest))
}

/// What follows a number that is no time: a title, a cited article, a document number, a sum of money.
pub(super) fn no_time(text: &str) -> Option<&str> {
    let phrases = time_phrases();
    if text.starts_with('《') {
        return text.split_once('》').map(|(_, rest)| rest);
    }
    if let Some(rest) = text.strip_prefix('第') {
        let (_, rest) = numeral(rest)?;
        return phrases.ordinal_measures.leading(rest);
    }
    if let Some(rest) = text.strip_prefix(['〔', '[', '(']) {
        let (year, rest) = numeral(rest)?;
        let rest = rest.strip_prefix(['〕', ']', ')'])?;
        let (_, rest) = numeral(rest.strip_prefix('第').unwrap_or(rest))?;
        return rest.strip_prefix('号').filter(|_| (1900..2100).contains(&year));
    }
    let (_, rest) = numeral(text)?;
    phrases.measures.leading(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_in_both_scripts() {
        for (text, expected) in [
            ("20个工作日内", (20, Unit::WorkingDay)),
            ("二十个工作日", (20, Unit::WorkingDay)),
            ("十五日", (15, Unit::Day)),
            ("30天", (30, Unit::Day)),
            ("三个月", (3, Unit::Month)),
            ("半年", (6, Unit::Month)),
            ("两周", (2, Unit::Week)),
            ("24小时", (24, Unit::Hour)),
            ("一年", (1, Unit::Year)),
        ] {
            assert_eq!(length(text).ok().flatten().map(|(length, _)| length), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_number_without_a_whole_unit_is_unread() {
        for text in ["20", "5个", "20个工", "半个月", "2025年", "0日", "99999999999日"] {
            assert!(length(text).is_err(), "{text}");
        }
    }

    #[test]
    fn numbers_that_are_no_time() {
        for text in ["《政府信息公开条例》", "第二十六条", "〔2016〕80号", "5万元", "第711号"]
        {
            assert_eq!(no_time(text), Some(""), "{text}");
        }
        assert_eq!(no_time("20个工作日"), None);
    }
}
