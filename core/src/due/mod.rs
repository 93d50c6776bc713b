//! What is due when: a time limit, the day of its event and the working-day table make a day, with the reasoning as data.
//!
//! Counting follows the Civil Code: the day of the event is not counted (第二百零一条), months and years end on the
//! corresponding day (第二百零二条), and where the last day of a length in calendar days is a day off, the next working day is the
//! last (第二百零三条). Nothing is guessed: what a wording leaves open is said, and a year without a notice is a finding.

mod document;
mod kinds;
mod length;
mod part;
mod passed;
mod periods;
mod recurring;
#[cfg(test)]
mod tests;
mod words;

use jiff::civil::Date;

use crate::error::Result;
use crate::finding::{Finding, Severity};
use crate::model::Version;
use crate::model::basis::{self, Citation};
use crate::model::time_limit::{self, TimeLimit};
use crate::vocabulary::{Holidays, day_words, holidays};

pub use document::{Due, DueDay, DueOptions, DuePart, Otherwise, Step, Weekday, When, Why};
pub use words::due_lines;

/// What is due when by the wording of a limit. `date` is the day of the event that the limit runs from; a limit that names more
/// than one event is worked out as if each were on that day, and its reasons say so. A wording that cannot be read is a finding. An
/// error is a table of holidays that contradicts itself.
pub fn due(wording: &str, date: Option<Date>, options: &DueOptions) -> Result<Due> {
    let limit = time_limit::read(wording);
    let mut due = work_out(limit.as_ref(), wording, date, options)?;
    if limit.is_none() {
        let unreadable = Finding::new("time-limit-unreadable", Severity::Warning).arg("wording", wording);
        due.findings.insert(0, unreadable);
    }
    due.speak(options.lang);
    Ok(due)
}

/// The same for a limit that was read before. 日 in it is taken for calendar days unless the basis says otherwise, as the words that
/// it was read from are not known.
pub fn due_of(limit: &TimeLimit, date: Option<Date>, options: &DueOptions) -> Result<Due> {
    let mut due = work_out(Some(limit), "", date, options)?;
    due.speak(options.lang);
    Ok(due)
}

/// What is asked, and the tables it is answered from.
struct Asked<'a> {
    date: Option<Date>,
    today: Option<Date>,
    holidays: &'a Holidays,
    citations: Vec<Citation>,
    /// Whether the wording says itself that its days are calendar days.
    says_calendar_days: bool,
}

impl Asked<'_> {
    fn day(&self, day: Date) -> DueDay {
        let between = |from: Date, to: Date| (to - from).get_days();
        DueDay {
            day,
            weekday: Weekday::of(day),
            distance: self.date.map(|date| between(date, day)),
            left: self.today.map(|today| between(today, day)),
        }
    }
}

fn work_out(
    limit: Option<&TimeLimit>,
    wording: &str,
    date: Option<Date>,
    options: &DueOptions,
) -> Result<Due> {
    let own;
    let table = if options.holidays.is_empty() {
        holidays()
    } else {
        own = holidays().with(&options.holidays)?;
        &own
    };
    let asked = Asked {
        date,
        today: options.today,
        holidays: table,
        citations: options.basis.as_deref().map(basis::read).unwrap_or_default(),
        says_calendar_days: day_words().says_calendar_days(wording),
    };
    let (mut parts, mut findings): (Vec<DuePart>, Vec<Finding>) = (Vec::new(), Vec::new());
    for part in limit.map(|limit| limit.parts.as_slice()).unwrap_or_default() {
        let (part, finding) = part::part(&asked, part, parts.last());
        parts.push(part);
        findings.extend(finding.filter(|finding| !findings.contains(finding)));
    }
    Ok(Due {
        mulu: Version,
        limit: wording.to_owned(),
        date,
        today: options.today,
        parts,
        notes: limit.map(notes).unwrap_or_default(),
        findings,
    })
}

fn notes(limit: &TimeLimit) -> Vec<Step> {
    let saving = limit.saving_clause.then(|| Step::new("saving-clause"));
    let rest = (!limit.rest.is_empty()).then(|| Step::new("beside").arg("words", limit.rest.clone()));
    saving.into_iter().chain(rest).collect()
}
