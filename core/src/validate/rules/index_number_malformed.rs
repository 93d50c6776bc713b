//! The index number of an information record (索引号).

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::text;

/// A column 索引号 holds something else than the code of an organisation, a slash, a year (and month) and a number.
pub(super) const CHECK: Check = Check::Entry(check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    let columns = scope.entry.extra.iter().filter(|(heading, _)| text::fold(heading).contains("索引号"));
    let faulty = columns.filter_map(|(heading, value)| Some((heading, value, fault(&text::fold(value))?)));
    faulty
        .map(|(heading, value, why)| {
            let finding = scope.about(rule.finding(), None);
            finding.arg("column", heading.as_str()).arg("number", value.as_str()).arg("why", why)
        })
        .collect()
}

/// What is wrong with an index number, a key of the words.
fn fault(folded: &str) -> Option<&'static str> {
    if folded.is_empty() {
        return None;
    }
    let Some((code, rest)) = folded.split_once('/') else { return Some("form") };
    let code = code.replace('-', "");
    if !code.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()) || !matches!(code.len(), 9 | 18) {
        return Some("code");
    }
    if !is_sound(&code) {
        return Some("check");
    }
    let Some((day, number)) = rest.split_once('-') else { return Some("form") };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let (year, month) = (day.get(..4).unwrap_or_default(), day.get(4..).unwrap_or_default());
    let in_century = is_number(year) && (1949..=2100).contains(&year.parse::<u32>().unwrap_or(0));
    let is_month = month.is_empty() || (month.len() == 2 && (1..=12).contains(&month.parse().unwrap_or(0)));
    if !in_century || !is_month {
        return Some("date");
    }
    (!is_number(number)).then_some("number")
}

/// Whether the check character of a code fits: of nine characters by GB 11714, of eighteen by GB 32100, which holds one of nine.
fn is_sound(code: &str) -> bool {
    let value = |c: char| u32::from(c).checked_sub(u32::from('0')).filter(|digit| *digit < 10);
    if let Some(organisation) = code.get(8..17).filter(|_| code.len() == 18) {
        // The letters that may be taken for digits are left out.
        let place = |c: char| "0123456789ABCDEFGHJKLMNPQRTUWXY".find(c).and_then(|at| u32::try_from(at).ok());
        let weighed: Option<u32> = code
            .chars()
            .take(17)
            .zip(std::iter::successors(Some(1), |weight| Some(weight * 3 % 31)))
            .map(|(c, weight): (char, u32)| Some(place(c)? * weight))
            .sum();
        let check = code.chars().last().and_then(place);
        return weighed.is_some_and(|sum| Some((31 - sum % 31) % 31) == check) && is_sound(organisation);
    }
    let letter = |c: char| value(c).or_else(|| u32::from(c).checked_sub(u32::from('A') - 10));
    let weights = [3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = code.chars().zip(weights).map(|(c, weight)| letter(c).unwrap_or(0) * weight).sum();
    let check = match 11 - sum % 11 {
        10 => Some('X'),
        11 => Some('0'),
        digit => char::from_digit(digit, 10),
    };
    code.chars().nth(8) == check
}

#[cfg(test)]
mod tests {
    use super::super::test::{catalog_findings, entry};
    use super::*;

    #[test]
    fn numbers_as_published_and_broken_ones() {
        for (number, why) in [
            ("003158495/202012-00407", None),
            ("11341722003251630P/202301-00012", None),
            ("00315849-5/2020-00407", None),
            ("", None),
            ("11341722003251630P/2023-None", Some("number")),
            ("11341722003251630P/202313-00012", Some("date")),
            ("11341722003251630P/None-00012", Some("date")),
            ("11341722003251630Q/202301-00012", Some("check")),
            ("003158496/202012-00407", Some("check")),
            ("00315849/202012-00407", Some("code")),
            ("003158495202012-00407", Some("form")),
            ("003158495/20201200407", Some("form")),
        ] {
            assert_eq!(fault(number), why, "{number}");
        }
    }

    #[test]
    fn only_the_column_of_index_numbers_is_looked_at() {
        let row = entry(&[("extra", r#"{"索引号":"003158495/2023-None","备注":"2023-None"}"#)]);
        assert_eq!(catalog_findings("index-number-malformed", &row), ["社会救助/最低生活保障#1"]);
    }
}
