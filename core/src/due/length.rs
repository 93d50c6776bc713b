//! Lengths of time: where they end when counted from a day on, or back from it.

use jiff::Span;
use jiff::civil::Date;

use super::Asked;
use super::document::{Otherwise, Step, Why};
use super::kinds::{Days, days};
use super::passed::{self, extended};
use crate::calendar::{Counted, Toward, count_working_days, year_missing};
use crate::finding::Finding;
use crate::model::time_limit::Unit;

/// Where a length ends.
pub(super) enum End {
    Day(Date),
    /// A year without a notice leaves it open; not before this day.
    NotBefore(Date, Box<Finding>),
    /// A year without a notice leaves it wholly open.
    Unknown(Box<Finding>),
    None(Why),
}

/// Where a length ends that runs from a day on, and another day that may be meant. The day itself is not counted.
pub(super) fn end(
    asked: &Asked<'_>,
    from: Date,
    (count, unit): (u32, Unit),
    steps: &mut Vec<Step>,
) -> (End, Option<Otherwise>) {
    let mut otherwise = None;
    let end = match unit {
        Unit::WorkingDay => working(asked, from, count, steps),
        Unit::Day => match days(asked, count, from, steps) {
            Days::Calendar => calendar(asked, from, (count, unit), steps),
            Days::Working => working(asked, from, count, steps),
            Days::Either(why) => {
                let counted = count_working_days(from, count, Toward::Later, asked.holidays);
                otherwise = (counted.left == 0).then(|| Otherwise { day: asked.day(counted.day), why });
                calendar(asked, from, (count, unit), steps)
            }
        },
        Unit::Week | Unit::Month | Unit::Quarter | Unit::Year => calendar(asked, from, (count, unit), steps),
        Unit::Hour => {
            let (day, later) = hours(from, count);
            let why = || Step::new("hour-not-known").arg("count", count);
            otherwise = later.map(|later| Otherwise { day: asked.day(later), why: why() });
            match day {
                Some(day) => {
                    steps.push(Step::new("hours").arg("count", count).day("day", day));
                    End::Day(day)
                }
                None => End::None(Why::OutOfCalendar),
            }
        }
        Unit::Semester => End::None(Why::Semester),
    };
    (end, otherwise)
}

/// The latest day that lies so long before another, and the stricter day that may be meant: with whole days between.
pub(super) fn ahead(
    asked: &Asked<'_>,
    of: Date,
    (count, unit): (u32, Unit),
    steps: &mut Vec<Step>,
) -> (End, Option<Otherwise>) {
    let is_working = match unit {
        Unit::WorkingDay => true,
        Unit::Day => matches!(days(asked, count, of, steps), Days::Working),
        Unit::Semester => return (End::None(Why::Semester), None),
        _ => false,
    };
    let told = |day| Step::new("ahead").arg("count", count).arg("unit", unit.key()).day("day", day);
    let clear = |day: Option<Date>| {
        day.map(|day| Otherwise { day: asked.day(day), why: Step::new("clear-days").arg("count", count) })
    };
    if is_working {
        let counted = count_working_days(of, count, Toward::Earlier, asked.holidays);
        steps.extend(passed::steps(&counted, asked.holidays));
        if counted.left > 0 {
            let last = counted.passed.last().map_or(counted.day, |passed| counted.day.min(*passed));
            return (End::Unknown(Box::new(year_missing(last, Toward::Earlier))), None);
        }
        steps.push(told(counted.day));
        let before = count_working_days(counted.day, 1, Toward::Earlier, asked.holidays);
        return (End::Day(counted.day), clear((before.left == 0).then_some(before.day)));
    }
    let day = match unit {
        Unit::Hour => span(count.div_ceil(24), Unit::Day).and_then(|span| of.checked_sub(span).ok()),
        _ => span(count, unit).and_then(|span| of.checked_sub(span).ok()),
    };
    let Some(day) = day else { return (End::None(Why::OutOfCalendar), None) };
    steps.push(told(day));
    steps.extend(passed::rests(day, asked.holidays));
    let whole = matches!(unit, Unit::Day | Unit::Week).then(|| day.yesterday().ok()).flatten();
    (End::Day(day), clear(whole))
}

fn working(asked: &Asked<'_>, from: Date, count: u32, steps: &mut Vec<Step>) -> End {
    let counted = count_working_days(from, count, Toward::Later, asked.holidays);
    steps.extend(passed::steps(&counted, asked.holidays));
    if counted.left == 0 {
        steps.push(Step::new("counted").arg("count", count).day("day", counted.day));
        steps.extend(passed::year_end(from, counted.day, asked.holidays));
        return End::Day(counted.day);
    }
    let last = last_known(&counted);
    // Each day of the missing year may be a working day; fewer days than that it cannot take.
    let earliest = span(counted.left, Unit::Day).and_then(|span| last.checked_add(span).ok());
    let Some(earliest) = earliest else { return End::None(Why::OutOfCalendar) };
    let finding = year_missing(last, Toward::Later);
    let step = Step::new("year-missing").arg("left", counted.left).day("day", last);
    steps.push(step.arg("counted", count - counted.left));
    End::NotBefore(earliest, Box::new(finding))
}

fn calendar(asked: &Asked<'_>, from: Date, (count, unit): (u32, Unit), steps: &mut Vec<Step>) -> End {
    let last = span(count, unit).and_then(|span| from.checked_add(span).ok());
    let Some(last) = last else { return End::None(Why::OutOfCalendar) };
    let by_month = matches!(unit, Unit::Month | Unit::Quarter | Unit::Year);
    let code = match (by_month, last.day() == from.day()) {
        (false, _) => "last-day",
        (true, true) => "corresponding-day",
        (true, false) => "month-end",
    };
    steps.push(Step::new(code).arg("count", count).arg("unit", unit.key()).day("day", last));
    let end = extended(last, asked.holidays, steps);
    if let End::Day(day) = end {
        steps.extend(passed::year_end(last, day, asked.holidays));
    }
    end
}

/// The day on which a length in hours ends, and the day after it where that depends on the hour of the event.
fn hours(from: Date, count: u32) -> (Option<Date>, Option<Date>) {
    let on = |days: u32| span(days, Unit::Day).and_then(|span| from.checked_add(span).ok());
    (on(count / 24), (!count.is_multiple_of(24)).then(|| on(count / 24 + 1)).flatten())
}

/// The last day that the table knew.
fn last_known(counted: &Counted) -> Date {
    counted.passed.last().map_or(counted.day, |passed| counted.day.max(*passed))
}

/// A length of calendar time; `None` for units without one, and for what no calendar holds.
fn span(count: u32, unit: Unit) -> Option<Span> {
    let count = i64::from(count);
    match unit {
        Unit::Day => Span::new().try_days(count).ok(),
        Unit::Week => Span::new().try_weeks(count).ok(),
        Unit::Month => Span::new().try_months(count).ok(),
        Unit::Quarter => Span::new().try_months(count.checked_mul(3)?).ok(),
        Unit::Year => Span::new().try_years(count).ok(),
        Unit::Hour | Unit::WorkingDay | Unit::Semester => None,
    }
}
