//! One part of a limit, by its kind.

use jiff::civil::Date;

use super::Asked;
use super::document::{DuePart, Otherwise, Step, When, Why};
use super::length::{End, ahead, end};
use super::recurring;
use crate::calendar::{Toward, count_working_days};
use crate::finding::Finding;
use crate::model::time_limit::{Event, Limit, Part, Promptness, Unit};

/// 政府信息公开条例 第二十六条: promptly, and within 20 working days from formation or change.
const REGULATION_DAYS: u32 = 20;

/// What a part comes to, and the finding that stands in its way. `before` is the part before it in the wording.
pub(super) fn part(asked: &Asked<'_>, part: &Part, before: Option<&DuePart>) -> (DuePart, Option<Finding>) {
    let mut due = DuePart {
        limit: part.clone(),
        counts_from: None,
        when: When::None { why: Why::EventNotDated },
        otherwise: None,
        steps: Vec::new(),
        text: None,
    };
    let finding = match &part.limit {
        Limit::Within { count, unit, after } => within(asked, (*count, *unit), after, &mut due),
        Limit::Publicity { count, unit } => publicity(asked, (*count, *unit), before, &mut due),
        Limit::Ahead { count, unit, before } => {
            let event = before.clone().map_or(Event::Unstated, Event::Other);
            if let Some(date) = dated(asked, &event, &mut due) {
                let (end, otherwise) = ahead(asked, date, (*count, *unit), &mut due.steps);
                due.otherwise = otherwise;
                set(asked, end, &mut due, When::By)
            } else {
                None
            }
        }
        Limit::Prompt { how, after } => {
            prompt(asked, *how, after, &mut due);
            None
        }
        Limit::Before { event } => {
            if let Some(date) = dated(asked, &Event::Other(event.clone()), &mut due) {
                due.when = When::Before(asked.day(date));
            }
            None
        }
        Limit::With { event } => {
            if let Some(date) = dated(asked, &Event::Other(event.clone()), &mut due) {
                due.when = When::On(asked.day(date));
            }
            None
        }
        Limit::Every { count, unit, times } => {
            let (when, finding) = recurring::every(asked, (*count, *unit, *times), &mut due.steps);
            due.when = when;
            finding.map(|finding| *finding)
        }
        Limit::By { period, month, day } => {
            due.when = recurring::by(asked, *period, (*month, *day), &mut due.steps);
            None
        }
        Limit::ByDate { year, month, day } => {
            due.when = recurring::by_date(asked, (*year, *month, *day), &mut due.steps);
            None
        }
        Limit::Duration { .. } => {
            due.when = When::None { why: Why::Duration };
            None
        }
        Limit::SameAsAbove => {
            due.when = When::None { why: Why::SameAsAbove };
            None
        }
    };
    (due, finding)
}

fn within(
    asked: &Asked<'_>,
    (count, unit): (u32, Unit),
    after: &Event,
    due: &mut DuePart,
) -> Option<Finding> {
    let date = dated(asked, after, due)?;
    counting(date, unit, due);
    let (end, otherwise) = end(asked, date, (count, unit), &mut due.steps);
    due.otherwise = otherwise;
    set(asked, end, due, When::By)
}

/// A publicity period begins on the day given; behind a limit in the same wording, at the latest on the day that it ends.
fn publicity(
    asked: &Asked<'_>,
    (count, unit): (u32, Unit),
    before: Option<&DuePart>,
    due: &mut DuePart,
) -> Option<Finding> {
    let latest = before.and_then(|part| match (&part.limit.limit, &part.when) {
        (Limit::Within { .. }, When::By(day)) => Some(day.day),
        _ => None,
    });
    let Some(from) = latest.or(asked.date) else {
        due.steps.push(Step::new("display-not-dated"));
        return None;
    };
    let code = if latest.is_some() { "display-from-latest" } else { "display-from" };
    due.steps.push(Step::new(code).day("day", from));
    counting(from, unit, due);
    let (end, otherwise) = end(asked, from, (count, unit), &mut due.steps);
    due.otherwise = otherwise;
    set(asked, end, due, |until| When::Shown { from, until })
}

fn prompt(asked: &Asked<'_>, how: Promptness, after: &Event, due: &mut DuePart) {
    let on_the_day = match how {
        Promptness::RealTime => Some("real-time"),
        Promptness::SameDay => Some("same-day"),
        Promptness::Prompt | Promptness::AsItProgresses => None,
    };
    let Some(date) = dated(asked, after, due) else { return };
    if let Some(code) = on_the_day {
        due.steps.push(Step::new(code).day("day", date));
        due.when = When::On(asked.day(date));
        return;
    }
    due.steps.push(Step::new("prompt"));
    due.when = When::None { why: Why::NoNumber };
    if !matches!(after, Event::Other(_)) {
        let counted = count_working_days(date, REGULATION_DAYS, Toward::Later, asked.holidays);
        let why = Step::new("regulation").arg("count", REGULATION_DAYS);
        due.otherwise = (counted.left == 0).then(|| Otherwise { day: asked.day(counted.day), why });
    }
}

/// The day of an event, with the step that says which event it is taken for.
fn dated(asked: &Asked<'_>, event: &Event, due: &mut DuePart) -> Option<Date> {
    let (dated, undated) = match event {
        Event::FormedOrChanged => (Step::new("event-formed"), Step::new("event-formed-undated")),
        Event::Unstated => (Step::new("event-unstated"), Step::new("event-unstated-undated")),
        Event::Other(words) => {
            let named = |code| Step::new(code).arg("event", words.as_str());
            (named("event-named"), named("event-named-undated"))
        }
    };
    due.steps.push(asked.date.map_or(undated, |date| dated.day("date", date)));
    asked.date
}

/// Says from which day on is counted; hours run from the moment itself.
fn counting(from: Date, unit: Unit, due: &mut DuePart) {
    if !matches!(unit, Unit::Hour | Unit::Semester)
        && let Ok(next) = from.tomorrow()
    {
        due.counts_from = Some(next);
        due.steps.push(Step::new("next-day").day("date", from).day("from", next));
    }
}

fn set(
    asked: &Asked<'_>,
    end: End,
    due: &mut DuePart,
    when: impl FnOnce(super::DueDay) -> When,
) -> Option<Finding> {
    match end {
        End::Day(day) => due.when = when(asked.day(day)),
        End::NotBefore(day, finding) => {
            due.when = When::NotBefore(asked.day(day));
            return Some(*finding);
        }
        End::Unknown(finding) => {
            due.when = When::None { why: Why::YearMissing };
            return Some(*finding);
        }
        End::None(why) => due.when = When::None { why },
    }
    None
}
