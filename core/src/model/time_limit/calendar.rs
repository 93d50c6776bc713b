//! Dates and periods: 每年1月31日前, 6月底前, 每季度的首个月20日, 每20个工作日, 半年一次.

use super::point::{Point, edge, edge_from, in_year, numbered_day, points};
use super::read::{Found, Unread};
use super::span::{length, numeral};
use super::{Day, Limit, Period, Unit};
use crate::vocabulary::time_phrases;

/// The dates or the recurrence with which a text begins. `listed` is the period and month of the date before
/// it, where nothing stands between: `每月10日、25日`.
///
/// # Errors
///
/// A number that is no date of its period, or a date from which something begins.
pub(super) fn read(text: &str, listed: Option<(Period, Option<u32>)>) -> Found<'_, Vec<Limit>> {
    let phrases = time_phrases();
    if let Some(found) = by_date(text)? {
        return Ok(Some(found));
    }
    if let Some((key, rest)) = phrases.periods.leading(text) {
        if let Some(period) = period(key) {
            let inner = rest.trim_start_matches(['的', '于', '在', '(', ',', ':']);
            if let Some((points, rest)) = points(period, inner)? {
                return deadline(period, points, rest, true).map(Some);
            }
        }
        // 每学期初 has no date.
        if edge(rest).is_some() {
            return Err(Unread);
        }
        return Ok(text.starts_with('每').then(|| recurrence(key, rest)).flatten());
    }
    if let Some(rest) = text.strip_prefix("每隔").or_else(|| text.strip_prefix('每'))
        && let Some(((count, unit), rest)) = length(rest)?
    {
        let (times, rest) = times(rest).unwrap_or((1, rest));
        return Ok(Some((vec![Limit::Every { count, unit, times }], rest)));
    }
    if let Some((key, rest)) = phrases.recurring.leading(text)
        && (times(rest).is_some() || phrases.publishing.leading(rest).is_some() || ends_clause(rest))
    {
        return Ok(recurrence(key, rest));
    }
    if let Some((key, rest)) = phrases.lone_edges.leading(text)
        && phrases.not_edges.leading(text).is_none()
        && let Some((key, edge)) = key.split_once(' ')
        && let Some(period) = period(key)
    {
        return deadline(period, vec![(None, edge_from(edge))], rest, true).map(Some);
    }
    if let Some((key, rest)) = phrases.once_each.leading(text) {
        return Ok(recurrence(key, rest));
    }
    if let Some((points, rest)) = in_year(text)? {
        return deadline(Period::Year, points, rest, false).map(Some);
    }
    if let Some((period, month)) = listed
        && let Some((day, rest)) = numbered_day(text)
    {
        return deadline(period, vec![(month, Some(day))], rest, true).map(Some);
    }
    Ok(None)
}

/// A period that is part of an event's name, with what makes it so: `每季度结束`, `年度终了`. What follows it.
pub(super) fn in_event(text: &str) -> Option<&str> {
    let phrases = time_phrases();
    let (_, rest) = phrases.periods.leading(text).or_else(|| phrases.recurring_bare.leading(text))?;
    phrases.period_ends.leading(rest)
}

/// Recurrence that only a verb behind it makes one: `年度公开`, `季度公布一次`.
pub(super) fn bare_recurrence(text: &str) -> Option<(Vec<Limit>, &str)> {
    let phrases = time_phrases();
    let (key, rest) = phrases.recurring_bare.leading(text)?;
    phrases.publishing.leading(rest)?;
    recurrence(key, rest)
}

/// How often, behind a period: `至少公布2次`.
pub(super) fn times(text: &str) -> Option<(u32, &str)> {
    let rest = time_phrases().between_period_and_times.skip(text);
    let (times, rest) = numeral(rest)?;
    let rest = rest.strip_prefix('次')?;
    let rest = rest.strip_prefix('以').map_or(rest, |above| above.strip_prefix('上').unwrap_or(rest));
    (times > 0).then_some((times, rest))
}

fn recurrence<'t>(key: &str, rest: &'t str) -> Option<(Vec<Limit>, &'t str)> {
    let (count, unit) = if key == "half-year" { (6, Unit::Month) } else { (1, Unit::from_key(key)?) };
    let (times, rest) = times(rest).unwrap_or((1, rest));
    Some((vec![Limit::Every { count, unit, times }], rest))
}

fn ends_clause(text: &str) -> bool {
    text.starts_with([',', ';', '。', ')', '、']) || text.is_empty()
}

fn period(key: &str) -> Option<Period> {
    Some(match key {
        "year" => Period::Year,
        "next-year" => Period::NextYear,
        "half-year" => Period::HalfYear,
        "quarter" => Period::Quarter,
        "next-quarter" => Period::NextQuarter,
        "month" => Period::Month,
        "next-month" => Period::NextMonth,
        "week" => Period::Week,
        _ => return None,
    })
}

/// Limits by the points found, with what makes them deadlines cut off behind them.
fn deadline(
    period: Period,
    points: Vec<Point>,
    rest: &str,
    sure: bool,
) -> Result<(Vec<Limit>, &str), Unread> {
    let (rest, within) = deadline_end(rest)?;
    // `3月内` may be three months.
    if !sure && within && points.iter().all(|(_, day)| day.is_none()) {
        return Err(Unread);
    }
    Ok((points.into_iter().map(|(month, day)| Limit::By { period, month, day }).collect(), rest))
}

fn deadline_end(rest: &str) -> Result<(&str, bool), Unread> {
    let phrases = time_phrases();
    if phrases.date_starts.leading(rest).is_some() {
        return Err(Unread);
    }
    let behind = phrases.deadline_ends.leading(rest);
    let within = rest.starts_with('内') || rest.starts_with("以内") || rest.starts_with("之内");
    Ok((behind.unwrap_or(rest), within))
}

/// One date: `2025年6月30日前`, `2025年底前`.
fn by_date(text: &str) -> Found<'_, Vec<Limit>> {
    let Some((year, rest)) = numeral(text).filter(|(year, _)| (1900..2100).contains(year)) else {
        return Ok(None);
    };
    let Some(rest) = rest.strip_prefix('年') else { return Ok(None) };
    if let Some((points, rest)) = points(Period::Year, rest)? {
        let (rest, _) = deadline_end(rest)?;
        let dates = points.into_iter().map(|(month, day)| Limit::ByDate { year, month, day }).collect();
        return Ok(Some((dates, rest)));
    }
    let rest = rest.strip_prefix('度').unwrap_or(rest);
    match rest.strip_prefix('内').or_else(|| rest.strip_prefix("以内")) {
        Some(rest) => Ok(Some((vec![Limit::ByDate { year, month: None, day: Some(Day::End) }], rest))),
        None => Err(Unread),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dates(text: &str) -> Vec<(Period, Option<u32>, Option<Day>)> {
        let (limits, rest) = read(text, None).ok().flatten().unwrap_or_default();
        assert_eq!(rest, "", "{text}");
        let point = |limit| match limit {
            Limit::By { period, month, day } => (period, month, day),
            other => panic!("{text}: {other:?}"),
        };
        limits.into_iter().map(point).collect()
    }

    #[test]
    fn dates_in_a_period() {
        use Day::{End, On, Start};
        use Period::{HalfYear, Month, NextMonth, NextYear, Quarter, Week, Year};
        for (text, expected) in [
            ("每年1月31日前", (Year, Some(1), Some(On(31)))),
            ("每年度3月底之前", (Year, Some(3), Some(End))),
            ("每年四月", (Year, Some(4), None)),
            ("6月底前", (Year, Some(6), Some(End))),
            ("12月31日前", (Year, Some(12), Some(On(31)))),
            ("当年12月20日前", (Year, Some(12), Some(On(20)))),
            ("次年3月底前", (NextYear, Some(3), Some(End))),
            ("每年年底前", (Year, None, Some(End))),
            ("年底前", (Year, None, Some(End))),
            ("每年初", (Year, None, Some(Start))),
            ("每年第一季度", (Year, Some(3), Some(End))),
            ("一季度末", (Year, Some(3), Some(End))),
            ("每年上半年", (Year, Some(6), Some(End))),
            ("每年1月1日至1月31日", (Year, Some(1), Some(On(31)))),
            ("每年1-3月", (Year, Some(3), None)),
            ("每季度的首个月20日", (Quarter, Some(1), Some(On(20)))),
            ("每季度第一个月10日前", (Quarter, Some(1), Some(On(10)))),
            ("每季度末", (Quarter, None, Some(End))),
            ("每季度末月25日前", (Quarter, Some(3), Some(On(25)))),
            ("每月10日前", (Month, None, Some(On(10)))),
            ("每月5号至10号", (Month, None, Some(On(10)))),
            ("每月20-25日", (Month, None, Some(On(25)))),
            ("每月底", (Month, None, Some(End))),
            ("每月上旬", (Month, None, Some(On(10)))),
            ("次月15日前", (NextMonth, None, Some(On(15)))),
            ("每半年末", (HalfYear, None, Some(End))),
            ("每周五前", (Week, None, Some(On(5)))),
        ] {
            assert_eq!(dates(text), [expected], "{text}");
        }
        assert_eq!(
            dates("每年1月、7月10日前"),
            [(Year, Some(1), Some(On(10))), (Year, Some(7), Some(On(10)))]
        );
        assert_eq!(dates("每年6、12月底前"), [(Year, Some(6), Some(End)), (Year, Some(12), Some(End))]);
    }

    #[test]
    fn recurrences() {
        for (text, expected) in [
            ("每20个工作日", (20, Unit::WorkingDay, 1)),
            ("每年", (1, Unit::Year, 1)),
            ("每季度至少公布一次", (1, Unit::Quarter, 1)),
            ("每年公开2次以上", (1, Unit::Year, 2)),
            ("每半年", (6, Unit::Month, 1)),
            ("每周一次", (1, Unit::Week, 1)),
            ("每两年", (2, Unit::Year, 1)),
            ("每天", (1, Unit::Day, 1)),
            ("按季度", (1, Unit::Quarter, 1)),
            ("逐月", (1, Unit::Month, 1)),
            ("一月一次", (1, Unit::Month, 1)),
            ("一季度一次", (1, Unit::Quarter, 1)),
        ] {
            let (count, unit, times) = expected;
            assert_eq!(
                read(text, None).ok().flatten(),
                Some((vec![Limit::Every { count, unit, times }], "")),
                "{text}"
            );
        }
    }

    #[test]
    fn dates_that_do_not_exist_or_begin_something_are_unread() {
        for text in ["每年13月", "3月内", "每季度10日前", "每年1月1日后", "1月公布一次", "2025年", "第五季度"]
        {
            assert!(read(text, None).is_err(), "{text}");
        }
    }
}
