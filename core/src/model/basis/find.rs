//! Numbers found in a text, in the spellings that catalogs use and with the damage they take.

use std::ops::Range;

use super::cell::{closes, is_dash, is_han, opens, pairs};
use super::number::{Number, announces};
use super::numeral::{at, digits, is_chinese_digit, numeral, value};
use crate::vocabulary::{CitationWords, citation_words};

/// A number found in a text without blanks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) range: Range<usize>,
    /// `None` where a number stands that cannot be read for certain.
    pub(super) number: Option<Number>,
    /// Brackets are mismatched, unclosed or lost, or the number is cut off.
    pub(super) damaged: bool,
}

/// The first number in a text. `sealed` says that the text surely goes on no further (a closed bracket), so
/// that a number without 号 is whole.
pub(super) fn find(text: &[char], sealed: bool) -> Option<Found> {
    (0..text.len()).find_map(|position| match at(text, position) {
        '令' => order(text, position, sealed),
        c if c.is_ascii_digit() && !at(text, position.wrapping_sub(1)).is_ascii_digit() => {
            document(text, position, sealed)
        }
        c if c.is_ascii_uppercase() && !at(text, position.wrapping_sub(1)).is_ascii_alphanumeric() => {
            standard(text, position)
        }
        _ => None,
    })
}

/// All numbers in a text.
pub(super) fn find_all(text: &[char], sealed: bool) -> Vec<Found> {
    let (mut found, mut from) = (Vec::new(), 0);
    while let Some(next) = text.get(from..).and_then(|rest| find(rest, sealed)) {
        let end = from + next.range.end;
        found.push(Found { range: from + next.range.start..end, ..next });
        from = end;
    }
    found
}

/// 国务院令第711号, 司法部令2017年第138号, 国务院令(第711号), 国务院第711号令, with 令 at this position.
fn order(text: &[char], mark: usize, sealed: bool) -> Option<Found> {
    if let Some(found) = order_before(text, mark) {
        return Some(found);
    }
    let (mut position, mut year, mut damaged) = (mark + 1, None, false);
    if let Some((found, end, sound)) = bracketed_year(text, position) {
        (year, position, damaged) = (Some(found), end, !sound);
    } else if let Some((found, end)) = plain_year(text, position).filter(|(_, end)| at(text, *end) == '年') {
        (year, position) = (Some(found), end + 1);
    }
    let bracket = opens(at(text, position));
    let open = at(text, position);
    position += usize::from(bracket);
    position += usize::from(at(text, position) == '第');
    let (number, end) = numeral(text, position)?;
    position = end;
    let mut whole = at(text, position) == '号';
    position += usize::from(whole);
    if bracket {
        let closed = closes(at(text, position));
        damaged |= !pairs(open, at(text, position));
        position += usize::from(closed);
        whole |= closed;
    }
    whole |= sealed && position == text.len();
    position += usize::from(at(text, position) == '令');
    let (issuer, start, before) = issuer(text, mark)?;
    let number = (whole && (1..10_000).contains(&number)).then_some(Number::Order {
        issuer,
        number,
        year: year.or(before),
    });
    Some(Found { range: start..position, damaged: damaged || number.is_none(), number })
}

/// 国务院第711号令, with 令 at this position.
fn order_before(text: &[char], mark: usize) -> Option<Found> {
    let sign = mark.checked_sub(1).filter(|sign| at(text, *sign) == '号')?;
    let fits = |c: char| c.is_ascii_digit() || is_chinese_digit(c);
    let start = (0..sign).rev().take_while(|position| fits(at(text, *position))).last()?;
    let (number, end) = numeral(text, start)?;
    let start = start - usize::from(start.checked_sub(1).is_some_and(|before| at(text, before) == '第'));
    let (issuer, start, year) = issuer(text, start)?;
    let number =
        (end == sign && (1..10_000).contains(&number)).then_some(Number::Order { issuer, number, year });
    Some(Found { range: start..mark + 1, damaged: number.is_none(), number })
}

/// Who issued the order whose 令 or 第 stands at this position, where that begins, and the year before it.
fn issuer(text: &[char], end: usize) -> Option<(String, usize, Option<u32>)> {
    let words = citation_words();
    let in_name = |position: usize| {
        let c = at(text, position);
        // 国家发展改革委等14部委令: digits only in this way.
        let counts = c.is_ascii_digit() && matches!(at(text, digits(text, position)), '部' | '个');
        (is_han(c) && !matches!(c, '年' | '月' | '日' | '第' | '号')) || c == '、' || counts
    };
    let start = (0..end).rev().take_while(|position| in_name(*position)).last().unwrap_or(end);
    let run: String = text.get(start..end)?.iter().collect();
    let run = run.as_str();
    let from = words.after_instrument(run);
    let own = run.get(from..).unwrap_or_default().trim_start_matches('、');
    let (name, from) = if let Some((length, name)) = words.issuer(own) {
        let before = own.get(..own.len() - length).unwrap_or_default();
        let stated = before.strip_suffix("中华人民共和国").unwrap_or(before);
        if stated.is_empty() || !words.names_issuer(stated.trim_end_matches(['、', '等', '和'])) {
            (name.to_owned(), run.len() - own.len() + stated.len())
        } else {
            // A joint order has all its issuers.
            (own.to_owned(), run.len() - own.len())
        }
    } else {
        let name = own.trim_start_matches("中华人民共和国");
        if name.is_empty() || name.chars().count() > 40 || !words.names_issuer(name) {
            return None;
        }
        (name.to_owned(), run.len() - own.len())
    };
    let name = counted(name);
    let chars_before = |bytes: usize| run.get(..bytes).unwrap_or_default().chars().count();
    let start = start + chars_before(from);
    let year =
        (at(text, start.wrapping_sub(1)) == '年').then(|| plain_year(text, start.checked_sub(5)?)).flatten();
    Some((name, start - if year.is_some() { 5 } else { 0 }, year.map(|(year, _)| year)))
}

/// 等十四部委 and 等14部委 are one.
fn counted(name: String) -> String {
    let Some((first, others)) = name.split_once('等') else { return name };
    let text: Vec<char> = others.chars().collect();
    let Some((count, end)) = numeral(&text, 0) else { return name };
    let kind: String = text.iter().skip(end).collect();
    format!("{first}等{count}{kind}")
}

/// 国办发〔2019〕54号 with the year's digits at this position, brackets of any kind, mismatched or lost.
fn document(text: &[char], start: usize, sealed: bool) -> Option<Found> {
    let before = start.checked_sub(1)?;
    let open = Some(at(text, before)).filter(|c| opens(*c));
    let (code, from) = code(text, if open.is_some() { before } else { start })?;
    let end = digits(text, start);
    let length = end - start;
    let lost = |end: usize| Some(Found { range: from..end, number: None, damaged: true });
    let mut position = end + usize::from(at(text, end) == '年');
    let close = Some(at(text, position)).filter(|c| closes(*c));
    let spelt_out = position > end;
    position += usize::from(close.is_some());
    let year = value(text, start, end.min(start + 4)).filter(|year| (1949..2050).contains(year));

    if length == 4 && (open.is_some() || close.is_some() || spelt_out || at(text, end) == '第') {
        position += usize::from(at(text, position) == '第');
        let first = position;
        position = digits(text, first);
        let number = value(text, first, position).filter(|number| (1..100_000).contains(number));
        if position == first && (open.is_none() || close.is_none() || at(text, position) != '号') {
            // A year and no number: 规划纲要(2011)年, 办法(2019年修订).
            return None;
        }
        let sign = at(text, position) == '号';
        position += usize::from(sign);
        // 国家税务总局公告(2014年第40号): the bracket spans year and number.
        let spans = open.is_some() && close.is_none() && spelt_out && closes(at(text, position));
        let sound = match (open, close) {
            (Some(open), Some(close)) => pairs(open, close),
            (Some(open), None) => spans && pairs(open, at(text, position)),
            (None, None) => spelt_out && announces(&code),
            (None, Some(_)) => false,
        };
        position += usize::from(spans);
        let whole = sign || (sealed && position == text.len());
        if !whole && open.is_none() {
            return None;
        }
        let Some((year, number)) = year.zip(number).filter(|_| whole) else { return lost(position) };
        let number = Number::Document { code, year, number };
        return Some(Found { range: from..position, number: Some(number), damaged: !sound });
    }
    if at(text, position) != '号' {
        // 办法〔201〕54号: the year itself is damaged.
        let first = position + usize::from(at(text, position) == '第');
        let end = digits(text, first);
        let numbered = open.is_some() && end > first && at(text, end) == '号';
        return numbered.then(|| lost(end + 1)).flatten();
    }
    if open.is_none() && close.is_none() && !(5..=8).contains(&length) {
        return None;
    }
    // 国办发〔201680号: the year is the first four digits, if they can be one and the rest can be a number.
    let rest =
        value(text, start + 4, end).filter(|_| (5..=8).contains(&length) && at(text, start + 4) != '0');
    let number = year.zip(rest).map(|(year, number)| Number::Document { code, year, number });
    Some(Found { range: from..position + 1, number, damaged: true })
}

/// The issuer's code before a position, and where it begins.
fn code(text: &[char], end: usize) -> Option<(String, usize)> {
    let words = citation_words();
    let start = (0..end).rev().take_while(|position| is_han(at(text, *position))).last()?;
    let run: String = text.get(start..end)?.iter().collect();
    let from = words.after_instrument(&run);
    let (mut code, mut skipped) = (run.get(from..)?, from);
    if code.is_empty() && announces(&run) {
        (code, skipped) = (&run, 0);
    }
    // 民政部民发: the issuer's name before its code.
    if !announces(code)
        && let Some(bare) = words.after_issuer(code)
    {
        code = bare;
    }
    let allowed = if announces(code) { 30 } else { 14 };
    if code.is_empty()
        || code.ends_with(['令', '第', '年', '月', '日', '号', '至'])
        || code.chars().count() > allowed
    {
        return None;
    }
    let start = start + run.get(..skipped)?.chars().count();
    Some((standard_code(code, words), start))
}

/// 税务总局公告 and 国家税务总局公告 are one.
fn standard_code(code: &str, words: &CitationWords) -> String {
    for kind in ["公告", "通告"] {
        if let Some(issuer) = code.strip_suffix(kind)
            && let Some((length, name)) = words.issuer(issuer)
            && length == issuer.len()
        {
            return format!("{name}{kind}");
        }
    }
    code.to_owned()
}

/// GB/T 32939—2016, DB34/T 1234-2018, JGJ 125-2016 from this position.
fn standard(text: &[char], start: usize) -> Option<Found> {
    let letters = start + text.get(start..)?.iter().take_while(|c| c.is_ascii_uppercase()).count();
    // A local standard has its region before the slash: DB34/T.
    let region = digits(text, letters);
    let mut position = if at(text, region) == '/' && region - letters <= 6 { region } else { letters };
    let mut prefix: String = text.get(start..position)?.iter().collect();
    if !(2..=8).contains(&prefix.len()) {
        return None;
    }
    if at(text, position) == '/' && at(text, position + 1).is_ascii_uppercase() {
        prefix.push('/');
        prefix.push(at(text, position + 1));
        position += 2;
    }
    let first = position;
    position = digits(text, position);
    while at(text, position) == '.' && at(text, position + 1).is_ascii_digit() {
        position = digits(text, position + 1);
    }
    let body: String = text.get(first..position)?.iter().collect();
    let dash = position;
    while is_dash(at(text, position)) {
        position += 1;
    }
    let end = digits(text, position);
    if body.is_empty() || dash == position || !matches!(end - position, 2 | 4) {
        return None;
    }
    let year: String = text.get(position..end)?.iter().collect();
    let code = format!("{prefix} {body}-{year}");
    Some(Found { range: start..end, number: Some(Number::Standard { code }), damaged: false })
}

/// A year in brackets at a position, where it ends, and whether the brackets are a pair.
fn bracketed_year(text: &[char], start: usize) -> Option<(u32, usize, bool)> {
    if !opens(at(text, start)) {
        return None;
    }
    let (year, end) = plain_year(text, start + 1)?;
    let end = end + usize::from(at(text, end) == '年');
    closes(at(text, end)).then(|| (year, end + 1, pairs(at(text, start), at(text, end))))
}

/// A year of four digits at a position, and where it ends.
fn plain_year(text: &[char], start: usize) -> Option<(u32, usize)> {
    let end = digits(text, start);
    let year = value(text, start, end).filter(|year| end == start + 4 && (1949..2050).contains(year))?;
    Some((year, end))
}

/// A year that a text consists of: `2017`, `2017年`.
pub(super) fn year(text: &str) -> Option<u32> {
    let text: Vec<char> = text.trim_end_matches('年').chars().collect();
    plain_year(&text, 0).filter(|(_, end)| *end == text.len()).map(|(year, _)| year)
}
