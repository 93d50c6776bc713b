//! What was passed over and what was counted although it lies on a weekend, as steps with the notices that say so.

use jiff::civil::Date;

use super::document::Step;
use super::length::End;
use crate::calendar::{Counted, Toward, count_working_days, year_missing};
use crate::vocabulary::{Day, Holidays};

/// Up to this day of December, next year's notice has never changed anything; after it, it may.
const NEXT_NOTICE_FROM: i8 = 26;

/// The steps of counting working days: each holiday passed over, the weekends, and the weekend days that were worked.
pub(super) fn steps(counted: &Counted, holidays: &Holidays) -> Vec<Step> {
    let mut passed = counted.passed.clone();
    passed.sort();
    let (mut steps, mut weekends) = (Vec::new(), Vec::new());
    let mut days = passed.into_iter().peekable();
    while let Some(from) = days.next() {
        let Day::Holiday(name) = holidays.day(from) else {
            weekends.push(from);
            continue;
        };
        let (mut to, mut count) = (from, 1_u32);
        while let Some(day) = days.next_if(|day| holidays.day(*day) == Day::Holiday(name)) {
            (to, count) = (day, count + 1);
        }
        let step = Step::new("holiday").arg("name", name).day("from", from).day("to", to).arg("count", count);
        steps.push(step.arg("notice", notices(from, holidays)));
    }
    if !weekends.is_empty() {
        steps.push(Step::new("weekends").arg("count", weekends.len()).days("days", &weekends));
    }
    if let Some(first) = counted.make_up.first() {
        let mut days = counted.make_up.clone();
        days.sort();
        let mut by = notices(*first, holidays);
        for day in &days {
            by.extend(
                notices(*day, holidays).into_iter().filter(|number| !by.contains(number)).collect::<Vec<_>>(),
            );
        }
        steps.push(Step::new("make-up").arg("count", days.len()).days("days", &days).arg("notice", by));
    }
    steps
}

/// The last day of a length in calendar days, or the next working day where it is a day off (民法典 第二百零三条).
pub(super) fn extended(last: Date, holidays: &Holidays, steps: &mut Vec<Step>) -> End {
    let step = match holidays.day(last) {
        Day::Working | Day::MakeUp => return End::Day(last),
        Day::YearMissing => {
            steps.push(Step::new("last-day-unknown").day("day", last).arg("year", year(last)));
            let before = last.yesterday().unwrap_or(last);
            return End::NotBefore(last, Box::new(year_missing(before, Toward::Later)));
        }
        Day::Weekend => Step::new("extended-weekend"),
        Day::Holiday(name) => {
            Step::new("extended-holiday").arg("name", name).arg("notice", notices(last, holidays))
        }
    };
    let next = count_working_days(last, 1, Toward::Later, holidays);
    if next.left > 0 {
        let rests = next.passed.last().copied().unwrap_or(last);
        let day = rests.tomorrow().unwrap_or(rests);
        steps.push(step.day("day", last).day("to", day));
        steps.push(Step::new("last-day-unknown").day("day", day).arg("year", year(day)));
        return End::NotBefore(day, Box::new(year_missing(rests, Toward::Later)));
    }
    steps.push(step.day("day", last).day("to", next.day));
    End::Day(next.day)
}

/// That a named day is a day off, with the working day before it; nothing where it is none, or where that is not known.
pub(super) fn rests(day: Date, holidays: &Holidays) -> Option<Step> {
    let step = match holidays.day(day) {
        Day::Working | Day::MakeUp | Day::YearMissing => return None,
        Day::Weekend => Step::new("named-weekend"),
        Day::Holiday(name) => {
            Step::new("named-holiday").arg("name", name).arg("notice", notices(day, holidays))
        }
    };
    let before = count_working_days(day, 1, Toward::Earlier, holidays);
    (before.left == 0).then(|| step.day("day", day).day("before", before.day))
}

/// That days at the end of a year may still be moved by next year's notice, which is not in the table.
pub(super) fn year_end(from: Date, to: Date, holidays: &Holidays) -> Option<Step> {
    let next = to.year().checked_add(1)?;
    let open = holidays.years().all(|year| year != next);
    let last_days = Date::new(to.year(), 12, NEXT_NOTICE_FROM).ok()?;
    let step = Step::new("year-end").arg("year", u32::from(next.unsigned_abs())).day("day", last_days);
    (open && to >= last_days && from <= to).then_some(step)
}

/// The year of a day, as a number of steps and findings.
pub(super) fn year(day: Date) -> u32 {
    u32::from(day.year().unsigned_abs())
}

/// The numbers of the notices by which a day is what it is; their titles where they have none.
fn notices(day: Date, holidays: &Holidays) -> Vec<String> {
    let named = holidays.notices_of(day).iter();
    named.map(|notice| notice.number.clone().unwrap_or_else(|| format!("《{}》", notice.title))).collect()
}
