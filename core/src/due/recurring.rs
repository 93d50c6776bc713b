//! Days that come again, and days that are named: 每季度公布一次, 每20个工作日更新, 每年1月31日前, 2025年6月30日前.

use jiff::civil::Date;

use super::Asked;
use super::document::{Step, When, Why};
use super::length::{End, end};
use super::passed;
use super::periods::{around, point};
use crate::finding::Finding;
use crate::model::time_limit::{Day, Period, Unit};

/// How many days of a limit that recurs are given.
const SHOWN: usize = 4;

/// The next days of something that is due in every interval: in a period of the calendar until its last day, else counted from
/// the day given, and from each day reached.
pub(super) fn every(
    asked: &Asked<'_>,
    (count, unit, times): (u32, Unit, u32),
    steps: &mut Vec<Step>,
) -> (When, Option<Box<Finding>>) {
    let Some(anchor) = asked.date.or(asked.today) else { return (none(Why::EventNotDated), None) };
    if times > 1 {
        steps.push(Step::new("times").arg("times", times));
    }
    if let Some(period) = calendar_period(count, unit) {
        let Some((first, last)) = around(period, anchor) else { return (none(Why::OutOfCalendar), None) };
        let told = Step::new("each-period").arg("count", count).arg("unit", unit.key());
        steps.push(told.day("from", first).day("to", last));
        let days = following(period, anchor).filter_map(|bounds| point(period, bounds, None, None));
        return (named(asked, &days.take(SHOWN).collect::<Vec<_>>(), steps), None);
    }
    steps.push(Step::new("each-interval").arg("count", count).arg("unit", unit.key()).day("day", anchor));
    let (mut days, mut from) = (Vec::new(), anchor);
    while days.len() < SHOWN {
        let mut aside = Vec::new();
        let told = if days.is_empty() { &mut *steps } else { &mut aside };
        match end(asked, from, (count, unit), told).0 {
            End::Day(day) if day > from => {
                days.push(asked.day(day));
                from = day;
            }
            End::NotBefore(day, finding) if days.is_empty() => {
                return (When::NotBefore(asked.day(day)), Some(finding));
            }
            End::None(why) if days.is_empty() => return (none(why), None),
            _ => break,
        }
    }
    if days.is_empty() { (none(Why::NoSuchDay), None) } else { (When::Each { days }, None) }
}

/// The next days named in a period, from the day given on: the period that it lies in, or only the next one (次年, 次月).
pub(super) fn by(
    asked: &Asked<'_>,
    period: Period,
    (month, day): (Option<u32>, Option<Day>),
    steps: &mut Vec<Step>,
) -> When {
    if day == Some(Day::Start) {
        return none(Why::AboutTheStart);
    }
    let Some(anchor) = asked.date.or(asked.today) else { return none(Why::EventNotDated) };
    let at = |bounds| point(period, bounds, month, day);
    if matches!(period, Period::NextYear | Period::NextQuarter | Period::NextMonth) {
        let Some(day) = following(period, anchor).nth(1).and_then(at) else { return none(Why::NoSuchDay) };
        steps.push(Step::new("next-period").arg("period", period_key(period)).day("day", day));
        steps.extend(passed::rests(day, asked.holidays));
        return When::By(asked.day(day));
    }
    // A leap day comes every eighth year at the latest.
    let days = following(period, anchor).take(9 * SHOWN).filter_map(at).filter(|day| *day >= anchor);
    let days: Vec<Date> = days.take(SHOWN).collect();
    if let Some(first) = days.first() {
        steps.push(Step::new("named-day").day("day", *first).day("from", anchor));
    }
    named(asked, &days, steps)
}

/// The one day named.
pub(super) fn by_date(
    asked: &Asked<'_>,
    (year, month, day): (u32, Option<u32>, Option<Day>),
    steps: &mut Vec<Step>,
) -> When {
    if day == Some(Day::Start) {
        return none(Why::AboutTheStart);
    }
    let january = i16::try_from(year).ok().and_then(|year| Date::new(year, 1, 1).ok());
    let bounds = january.and_then(|january| around(Period::Year, january));
    let Some(day) = bounds.and_then(|bounds| point(Period::Year, bounds, month, day)) else {
        return none(Why::NoSuchDay);
    };
    steps.push(Step::new("named-date").day("day", day));
    steps.extend(passed::rests(day, asked.holidays));
    When::By(asked.day(day))
}

fn named(asked: &Asked<'_>, days: &[Date], steps: &mut Vec<Step>) -> When {
    steps.extend(days.iter().filter_map(|day| passed::rests(*day, asked.holidays)));
    match days {
        [] => none(Why::NoSuchDay),
        days => When::Each { days: days.iter().map(|day| asked.day(*day)).collect() },
    }
}

/// The period that a day lies in, and those after it.
fn following(period: Period, day: Date) -> impl Iterator<Item = (Date, Date)> {
    std::iter::successors(around(period, day), move |(_, last)| around(period, last.tomorrow().ok()?))
}

/// The period of the calendar that an interval is.
fn calendar_period(count: u32, unit: Unit) -> Option<Period> {
    match (count, unit) {
        (1, Unit::Year) => Some(Period::Year),
        (6, Unit::Month) => Some(Period::HalfYear),
        (1, Unit::Quarter) => Some(Period::Quarter),
        (1, Unit::Month) => Some(Period::Month),
        (1, Unit::Week) => Some(Period::Week),
        _ => None,
    }
}

fn period_key(period: Period) -> &'static str {
    match period {
        Period::NextQuarter => "quarter",
        Period::NextMonth => "month",
        _ => "year",
    }
}

fn none(why: Why) -> When {
    When::None { why }
}
