//! Points in a period: 1月31日, 6月底, 首个月20日, 第一季度.

use super::read::{Found, Unread};
use super::span::numeral;
use super::{Day, Period, calendar};
use crate::vocabulary::time_phrases;

/// A point in a period: its month and day.
pub(super) type Point = (Option<u32>, Option<Day>);

/// The points of a period that a text names.
pub(super) fn points(period: Period, text: &str) -> Found<'_, Vec<Point>> {
    let phrases = time_phrases();
    match period {
        Period::Year | Period::NextYear => {
            if let Some((day, rest)) = edge(text) {
                return Ok(Some((vec![(None, Some(day))], rest)));
            }
            in_year(text)
        }
        Period::Quarter | Period::NextQuarter => {
            if let Some((month, rest)) = keyed_number(phrases.months_of_quarter.leading(text)) {
                let (day, rest) = day(rest).map_or((None, rest), |(day, rest)| (Some(day), rest));
                return Ok(Some((vec![(Some(month), day)], rest)));
            }
            // Of which month would it be?
            if numbered_day(text).is_some() {
                return Err(Unread);
            }
            Ok(edge(text).map(|(day, rest)| (vec![(None, Some(day))], rest)))
        }
        Period::Month | Period::NextMonth => match day(text) {
            Some((mut day, mut rest)) => {
                if let Some((end, after)) = span_end(rest).and_then(numbered_day) {
                    (day, rest) = (end, after);
                }
                Ok(Some((vec![(None, Some(day))], rest)))
            }
            None => Ok(None),
        },
        Period::Week => {
            let found =
                keyed_number(phrases.weekdays.leading(text)).filter(|(_, rest)| !rest.starts_with('次'));
            Ok(found.map(|(weekday, rest)| (vec![(None, Some(Day::On(weekday)))], rest)))
        }
        Period::HalfYear => Ok(edge(text).map(|(day, rest)| (vec![(None, Some(day))], rest))),
    }
}

/// The points of a year: `1月31日`, `6月底`, `3月至5月` (its end), `6、12月`, `第一季度`, `上半年`.
pub(super) fn in_year(text: &str) -> Found<'_, Vec<Point>> {
    let phrases = time_phrases();
    if let Some((month, rest)) = keyed_number(phrases.halves_of_year.leading(text)) {
        return Ok(Some((vec![(Some(month), Some(Day::End))], rest)));
    }
    if let Some((quarter, rest)) = numeral(text.strip_prefix('第').unwrap_or(text))
        && let Some(rest) = rest.strip_prefix("季度")
    {
        // `一季度一次` recurs; `一季度结束后` is an event.
        if calendar::times(rest).is_some()
            || phrases.period_ends.leading(rest).is_some()
            || !(1..=4).contains(&quarter)
        {
            return Err(Unread);
        }
        let rest = edge(rest).map_or(rest, |(_, rest)| rest);
        return Ok(Some((vec![(Some(quarter * 3), Some(Day::End))], rest)));
    }
    let Some((months, rest)) = months(text)? else { return Ok(None) };
    // `1月公布一次` may be every month or January.
    if months == [1] && calendar::times(rest).is_some() {
        return Err(Unread);
    }
    let (mut last_day, mut rest) = day(rest).map_or((None, rest), |(day, rest)| (Some(day), rest));
    if let Some(end) = span_end(rest) {
        let end = end.strip_prefix("当年").unwrap_or(end);
        if let Some((month, after)) = self::months(end)? {
            let (day, after) = day(after).map_or((None, after), |(day, rest)| (Some(day), rest));
            return Ok(Some((month.into_iter().map(|month| (Some(month), day)).collect(), after)));
        }
        let Some((day, after)) = numbered_day(end) else { return Err(Unread) };
        (last_day, rest) = (Some(day), after);
    }
    Ok(Some((months.into_iter().map(|month| (Some(month), last_day)).collect(), rest)))
}

/// Months of a year: `6月`, `12月份`, `6、12月`, `1-3月` (its end).
fn months(text: &str) -> Found<'_, Vec<u32>> {
    let (mut months, mut rest) = (Vec::new(), text);
    while let Some((month, after)) = numeral(rest) {
        months.push(month);
        if let Some(after) = after.strip_prefix('月') {
            if months.iter().any(|month| !(1..=12).contains(month)) {
                return Err(Unread);
            }
            let after = after.strip_prefix('份').unwrap_or(after);
            // `1月、7月底` is by the end of both.
            let next = after
                .strip_prefix(['、', '和', '及', '与'])
                .filter(|next| numeral(next).is_some_and(|(_, behind)| behind.starts_with('月')));
            let Some(next) = next else { return Ok(Some((months, after))) };
            rest = next;
            continue;
        }
        rest = if let Some(end) = span_end(after) {
            months.pop();
            end
        } else if let Some(next) = after.strip_prefix(['、', ',', '和', '及']) {
            next
        } else {
            return Ok(None);
        };
    }
    Ok(None)
}

/// What follows the sign between the two ends of a span.
fn span_end(text: &str) -> Option<&str> {
    time_phrases().date_joins.leading(text)
}

/// A day of a month: `31日`, `底`, `上旬`.
fn day(text: &str) -> Option<(Day, &str)> {
    let text = text.strip_prefix('的').unwrap_or(text);
    if let Some((key, rest)) = time_phrases().thirds.leading(text) {
        return Some((key.parse().map_or(Day::End, Day::On), rest));
    }
    numbered_day(text).or_else(|| edge(text))
}

pub(super) fn numbered_day(text: &str) -> Option<(Day, &str)> {
    let (mut day, mut rest) = numeral(text)?;
    // `20-25日` is by its end.
    if let Some((end, after)) = span_end(rest).and_then(numeral) {
        (day, rest) = (end, after);
    }
    let rest = rest.strip_prefix(['日', '号'])?;
    (1..=31).contains(&day).then_some((Day::On(day), rest))
}

pub(super) fn edge(text: &str) -> Option<(Day, &str)> {
    let phrases = time_phrases();
    if phrases.not_edges.leading(text).is_some() {
        return None;
    }
    let (key, rest) = phrases.edges.leading(text)?;
    Some((edge_from(key)?, rest))
}

pub(super) fn edge_from(key: &str) -> Option<Day> {
    match key {
        "start" => Some(Day::Start),
        "end" => Some(Day::End),
        _ => None,
    }
}

fn keyed_number<'t>(found: Option<(&str, &'t str)>) -> Option<(u32, &'t str)> {
    let (key, rest) = found?;
    Some((key.parse().ok()?, rest))
}
