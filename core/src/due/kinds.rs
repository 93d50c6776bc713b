//! What 日 means: calendar days, or working days where the law that is cited says so.

use jiff::civil::Date;

use super::Asked;
use super::document::Step;
use crate::vocabulary::day_words;

/// What the days of a limit are.
pub(super) enum Days {
    Calendar,
    Working,
    /// Calendar days, unless the limit is set by that one of several laws cited that means working days: the step says which.
    Either(Step),
}

/// What so many 日 are, and the step that says why. A law decides alone only where it alone is cited.
pub(super) fn days(asked: &Asked<'_>, count: u32, on: Date, steps: &mut Vec<Step>) -> Days {
    if asked.says_calendar_days {
        steps.push(Step::new("days-said"));
        return Days::Calendar;
    }
    let mut titles: Vec<&str> = asked.citations.iter().map(|citation| citation.title.as_str()).collect();
    titles.dedup();
    let law = titles.iter().find_map(|title| day_words().law(title, count, on));
    let Some(law) = law else {
        steps.push(Step::new("days-calendar"));
        return Days::Calendar;
    };
    let by = |code| {
        Step::new(code).arg("law", law.title()).arg("article", law.article.as_str()).arg("count", count)
    };
    if titles.len() == 1 {
        steps.push(by("days-law"));
        return Days::Working;
    }
    steps.push(Step::new("days-calendar"));
    Days::Either(by("days-law-perhaps"))
}
