//! One way to compare texts that were typed by different hands: width, blanks and look-alike marks folded.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

/// The text with full-width and compatibility forms made plain (NFKC) and every blank removed.
///
/// `"公开 时限（１）"` becomes `"公开时限(1)"`.
pub fn fold(text: &str) -> String {
    plain(text, |c| !is_blank(c))
}

/// The same without a copy where nothing has to change, as in nearly all names.
pub(crate) fn folded(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| matches!(c, '!'..='~' | '\u{4e00}'..='\u{9fff}' | '、' | '《' | '》');
    if text.chars().all(is_plain) { Cow::Borrowed(text) } else { Cow::Owned(fold(text)) }
}

/// The text with every punctuation mark removed too: what remains when only the words count.
pub fn words(text: &str) -> String {
    // Chinese characters are words without a look into the tables.
    plain(text, |c| matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric())
}

/// The NFKC form of a text, of which only some characters are kept. Nearly all texts of the field are made of
/// Chinese characters, ASCII and its full-width forms, for which the form is known without the tables.
fn plain(text: &str, keep: impl Fn(char) -> bool) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        let c = match c {
            '\0'..='\u{7f}' | '\u{4e00}'..='\u{9fff}' => c,
            '、' | '。' | '《' | '》' | '〈' | '〉' | '“' | '”' | '〔' | '〕' | '■' | '□' | '√' | '●' => {
                c
            }
            // Full-width forms stand in ASCII's order.
            '！'..='～' => u8::try_from(u32::from(c) - 0xfee0).map_or(c, char::from),
            '\u{3000}' => ' ',
            _ => return text.nfkc().filter(|c| keep(*c)).collect(),
        };
        if keep(c) {
            folded.push(c);
        }
    }
    folded
}

/// Blanks as they occur in published tables: ordinary and ideographic spaces, line breaks, zero-width
/// characters and byte-order marks.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// The candidate nearest to a mistyped word, if one is near enough to be what was meant.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, candidate)| {
            let longest = length.max(candidate.chars().count());
            *distance * 2 <= longest && *distance < longest
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// A number written in Chinese or Arabic digits, up to the thousands: `"二十"`, `"20"`, `"十五"`, `"三"`.
pub fn number(text: &str) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    if let Ok(value) = text.parse::<u32>() {
        return Some(value);
    }
    let (mut total, mut digit) = (0_u32, None);
    for c in text.chars() {
        let unit = match c {
            '〇' | '零' => 0,
            '一' => 1,
            '二' | '两' => 2,
            '三' => 3,
            '四' => 4,
            '五' => 5,
            '六' => 6,
            '七' => 7,
            '八' => 8,
            '九' => 9,
            '十' | '百' | '千' => {
                let scale = match c {
                    '十' => 10,
                    '百' => 100,
                    _ => 1000,
                };
                total += digit.take().unwrap_or(1) * scale;
                continue;
            }
            _ => return None,
        };
        if digit.is_some_and(|d| d != 0) {
            return None;
        }
        digit = Some(unit);
    }
    Some(total + digit.unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_removes_width_and_blanks() {
        assert_eq!(fold("公开 \n时限（１）"), "公开时限(1)");
        assert_eq!(words("法律、法规；规章。"), "法律法规规章");
    }

    #[test]
    fn the_short_way_folds_as_the_tables_do() {
        for c in (0..=0xffff).filter_map(char::from_u32) {
            let text = format!("公{c}开（Ａ");
            let tables: String = text.nfkc().filter(|c| !is_blank(*c)).collect();
            assert_eq!(fold(&text), tables, "{c:?}");
            let tables: String = text.nfkc().filter(|c| c.is_alphanumeric()).collect();
            assert_eq!(words(&text), tables, "{c:?}");
            let (text, tables) = (c.to_string(), fold(&c.to_string()));
            assert_eq!(folded(&text), tables, "{c:?}");
        }
    }

    #[test]
    fn numbers_in_both_scripts() {
        let cases = [("20", 20), ("二十", 20), ("十五", 15), ("一百二十", 120), ("三", 3), ("一百零五", 105)];
        for (text, value) in cases {
            assert_eq!(number(text), Some(value), "{text}");
        }
        assert_eq!(number("若干"), None);
    }

    #[test]
    fn the_nearest_word_is_near() {
        assert_eq!(nearest("titel", ["title", "domains"]), Some("title"));
        assert_eq!(nearest("xyz", ["title", "domains"]), None);
    }
}
