//! How a workbook shows a number: 505 in the format `0000` is 0505, and 44196 in a date's format is 2020-12-31.

use std::iter::Peekable;
use std::str::Chars;

use jiff::Span;
use jiff::civil::date;

use crate::vocabulary::built_in_formats;

/// A format of numbers, ready for use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// As the number is.
    General,
    /// A date or a time of day.
    Date(Parts),
    /// Digits in places, with words around them.
    Digits(Digits),
}

/// Which parts of a date and a time are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each part is shown or not")]
pub(super) struct Parts {
    year: bool,
    month: bool,
    day: bool,
    hour: bool,
    minute: bool,
    second: bool,
}

/// The places of digits before the point and behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Digits {
    whole: Vec<Token>,
    fraction: Vec<Token>,
    percent: bool,
    thousands: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Token {
    /// A place for a digit, 0 where there is none.
    Zero,
    /// A place that stays empty where there is no digit.
    Blank,
    /// A character shown as it is.
    Word(char),
}

impl NumberFormat {
    /// The format that a workbook gives by its number, its code, or both. Built-in numbers go before the code, which
    /// readers fill in with that of another country.
    pub(super) fn of(number: Option<u32>, code: Option<&str>) -> Self {
        let built_in = number.and_then(|number| built_in_formats().code(number));
        built_in.or(code).map_or(Self::General, Self::of_code)
    }

    /// The format with this code. What it says of negative numbers and of colours is left aside.
    fn of_code(code: &str) -> Self {
        let mut chars = code.chars().peekable();
        let (mut tokens, mut letters, mut point) = (Vec::new(), Vec::new(), None);
        let (mut percent, mut thousands) = (false, false);
        let has_place = |tokens: &[Token]| tokens.iter().any(|token| !matches!(token, Token::Word(_)));
        while let Some(c) = chars.next() {
            match c {
                '"' => tokens.extend(chars.by_ref().take_while(|c| *c != '"').map(Token::Word)),
                '\\' => tokens.extend(chars.next().map(Token::Word)),
                // Room as wide as the next character, or filled with it.
                '_' | '*' => {
                    chars.next();
                }
                // A colour or a language; numbers under a condition, in Chinese digits and times that run past a
                // day are left as they are.
                '[' => {
                    let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                    if inside.starts_with(['h', 'H', 'm', 's', 'S', '<', '>', '=', 'D']) {
                        return Self::General;
                    }
                }
                ';' => break,
                'G' | 'g' | '@' => return Self::General,
                '/' if has_place(&tokens) => return Self::General,
                'E' if matches!(chars.peek(), Some('+' | '-')) => return Self::General,
                '0' => tokens.push(Token::Zero),
                '#' | '?' => tokens.push(Token::Blank),
                ',' => thousands |= has_place(&tokens),
                '.' if point.is_none() && has_place(&tokens) => point = Some(tokens.len()),
                '%' => {
                    percent = true;
                    tokens.push(Token::Word(c));
                }
                'a' | 'A' if skip_noon(&mut chars) => {}
                'y' | 'Y' | 'e' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => {
                    let letter = c.to_ascii_lowercase();
                    if letters.last() != Some(&letter) {
                        letters.push(letter);
                    }
                }
                _ => tokens.push(Token::Word(c)),
            }
        }
        if !letters.is_empty() {
            return Self::Date(Parts::of(&letters));
        }
        if !has_place(&tokens) {
            return Self::General;
        }
        let fraction = point.map(|point| tokens.split_off(point)).unwrap_or_default();
        Self::Digits(Digits { whole: tokens, fraction, percent, thousands })
    }

    /// The number as it is shown, and whether as a date.
    pub(super) fn show(&self, number: f64, from_1904: bool) -> (String, bool) {
        match self {
            Self::General => (plain(number), false),
            Self::Digits(digits) => (digits.show(number), false),
            Self::Date(parts) => match parts.show(number, from_1904) {
                Some(shown) => (shown, true),
                None => (plain(number), false),
            },
        }
    }
}

/// Goes past the rest of `AM/PM` or `A/P`; whether there was one.
fn skip_noon(chars: &mut Peekable<Chars<'_>>) -> bool {
    if !matches!(chars.peek(), Some('m' | 'M' | '/')) {
        return false;
    }
    while chars.next_if(|c| matches!(c, 'm' | 'M' | '/' | 'p' | 'P')).is_some() {}
    true
}

/// A number without the noise of its binary form: workbooks know fifteen digits.
fn plain(number: f64) -> String {
    format!("{number:.14e}").parse::<f64>().unwrap_or(number).to_string()
}

impl Parts {
    /// The parts that these letters stand for. `m` is a minute beside hours or seconds, and a month elsewhere.
    fn of(letters: &[char]) -> Self {
        let mut parts = Self::default();
        for (at, letter) in letters.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|at| letters.get(at));
            match letter {
                'y' | 'e' => parts.year = true,
                'm' if before == Some(&'h') || letters.get(at + 1) == Some(&'s') => parts.minute = true,
                'm' => parts.month = true,
                'd' => parts.day = true,
                'h' => parts.hour = true,
                _ => parts.second = true,
            }
        }
        parts
    }

    /// The day or time that is so many days after the workbook's first; `None` where there is no such day.
    fn show(self, number: f64, from_1904: bool) -> Option<String> {
        let seconds = (number * 86_400.0).round();
        if !(0.0..=2_958_466.0 * 86_400.0).contains(&seconds) {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "its range is checked")]
        let seconds = seconds as i64;
        let (days, seconds) = (seconds / 86_400, seconds % 86_400);
        let first = match days {
            _ if from_1904 => date(1904, 1, 1),
            // Workbooks have a 29 February 1900, day 60.
            60.. => date(1899, 12, 30),
            _ => date(1899, 12, 31),
        };
        let day = first.checked_add(Span::new().try_days(days).ok()?).ok()?;
        if days == 0 && !from_1904 && (self.year || self.month || self.day) {
            return None;
        }
        let (y, m, d) = (day.year(), day.month(), day.day());
        let shown_day = match (self.year, self.month, self.day) {
            (true, true, false) => format!("{y:04}-{m:02}"),
            (true, false, false) => format!("{y:04}"),
            (false, true, true) => format!("{m}月{d}日"),
            (false, true, false) => format!("{m}月"),
            (false, false, true) => format!("{d}日"),
            (false, false, false) => String::new(),
            (true, _, true) => format!("{y:04}-{m:02}-{d:02}"),
        };
        let (hour, minute, second) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        let shown_time = match (self.hour || self.minute, self.second) {
            (true, true) => format!("{hour:02}:{minute:02}:{second:02}"),
            (true, false) => format!("{hour:02}:{minute:02}"),
            (false, _) => String::new(),
        };
        let between = if shown_day.is_empty() || shown_time.is_empty() { "" } else { " " };
        let shown = shown_day + between + &shown_time;
        (!shown.is_empty()).then_some(shown)
    }
}

impl Digits {
    fn show(&self, number: f64) -> String {
        let number = if self.percent { number * 100.0 } else { number };
        let places = self.fraction.iter().filter(|token| !matches!(token, Token::Word(_))).count();
        let rounded = format!("{:.places$}", plain(number.abs()).parse().unwrap_or(number.abs()));
        let (whole, fraction) = rounded.split_once('.').unwrap_or((&rounded, ""));
        let mut shown = String::new();
        if number < 0.0 && rounded.contains(|c: char| c.is_ascii_digit() && c != '0') {
            shown.push('-');
        }
        shown.extend(self.whole_shown(whole).iter().rev());
        self.push_fraction(fraction, &mut shown);
        shown
    }

    /// The digits before the point in their places, from the last to the first.
    fn whole_shown(&self, whole: &str) -> Vec<char> {
        let first = self.whole.iter().position(|token| !matches!(token, Token::Word(_)));
        let mut digits = whole.trim_start_matches('0').chars().rev();
        let (mut shown, mut count) = (Vec::new(), 0);
        let mut push = |shown: &mut Vec<char>, digit| {
            if self.thousands && count > 0 && count % 3 == 0 {
                shown.push(',');
            }
            shown.push(digit);
            count += 1;
        };
        for (at, token) in self.whole.iter().enumerate().rev() {
            let digit = match token {
                Token::Word(word) => {
                    shown.push(*word);
                    continue;
                }
                Token::Zero => digits.next().or(Some('0')),
                Token::Blank => digits.next(),
            };
            if let Some(digit) = digit {
                push(&mut shown, digit);
            }
            if Some(at) == first {
                digits.by_ref().for_each(|digit| push(&mut shown, digit));
            }
        }
        shown
    }

    /// The digits behind the point; those that may stay empty do where only noughts follow.
    fn push_fraction(&self, fraction: &str, shown: &mut String) {
        let needed = self.fraction.iter().filter(|token| !matches!(token, Token::Word(_)));
        let needed = needed.enumerate().filter(|(_, token)| **token == Token::Zero).last();
        let significant = fraction.trim_end_matches('0').len();
        let count = significant.max(needed.map_or(0, |(at, _)| at + 1));
        let mut digits = fraction.chars().take(count);
        if count > 0 {
            shown.push('.');
        }
        for token in &self.fraction {
            match token {
                Token::Word(word) => shown.push(*word),
                _ => shown.extend(digits.next()),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_in_their_formats() {
        for (number, code, shown) in [
            (505.0, "0000", "0505"),
            (12_345.0, "0000", "12345"),
            (3.0, "General", "3"),
            (0.1 + 0.2, "General", "0.3"),
            (15.0, "G/通用格式", "15"),
            (7.0, "0_ ", "7"),
            (7.0, "0_);[Red]\\(0\\)", "7"),
            (1_234_567.5, "#,##0.00", "1,234,567.50"),
            (0.25, "0%", "25%"),
            (0.285, "0.0%", "28.5%"),
            (2.5, "0.##", "2.5"),
            (2.0, "0.##", "2"),
            (8.0, "\"第\"0\"项\"", "第8项"),
            (12_345.0, "000\\-000", "012-345"),
            (-3.0, "00", "-03"),
            (0.0, "#", ""),
            (0.5, "# ?/?", "0.5"),
            (120_002_003.0, "0", "120002003"),
            (7.0, "@", "7"),
            (7.0, ";;;", "7"),
        ] {
            assert_eq!(NumberFormat::of_code(code).show(number, false), (shown.to_owned(), false), "{code}");
        }
    }

    #[test]
    fn dates_are_shown_as_dates() {
        for (number, code, shown) in [
            (44_196.0, "yyyy/m/d", "2020-12-31"),
            (44_196.0, "yyyy\"年\"m\"月\"d\"日\";@", "2020-12-31"),
            (44_196.0, "[$-804]yyyy\"年\"m\"月\"", "2020-12"),
            (44_196.0, "m\"月\"d\"日\"", "12月31日"),
            (44_196.0, "mmm-yy", "2020-12"),
            (44_196.5, "yyyy-mm-dd hh:mm", "2020-12-31 12:00"),
            (0.354_166_666_7, "h:mm AM/PM", "08:30"),
            (1.0, "yyyy-mm-dd", "1900-01-01"),
            (61.0, "yyyy-mm-dd", "1900-03-01"),
        ] {
            assert_eq!(NumberFormat::of_code(code).show(number, false), (shown.to_owned(), true), "{code}");
        }
        assert_eq!(NumberFormat::of_code("yyyy-mm-dd").show(0.0, true).0, "1904-01-01");
        assert_eq!(NumberFormat::of_code("yyyy-mm-dd").show(-1.0, false), ("-1".to_owned(), false));
        assert!(!NumberFormat::of_code("yyyy-mm-dd").show(1e300, false).1);
    }

    #[test]
    fn built_in_formats_have_numbers() {
        assert_eq!(NumberFormat::of(Some(58), Some("General")).show(44_196.0, false).0, "12月31日");
        assert_eq!(NumberFormat::of(Some(14), Some("mm-dd-yy")).show(44_196.0, false).0, "2020-12-31");
        assert_eq!(NumberFormat::of(Some(176), Some("0000")).show(1.0, false).0, "0001");
        assert_eq!(NumberFormat::of(None, None).show(1.0, false).0, "1");
    }
}
