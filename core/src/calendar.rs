//! Working-day arithmetic on the State Council's tables of holidays and make-up days.

use jiff::civil::Date;

use crate::finding::{Finding, Severity};
use crate::vocabulary::{Day, Holidays};

/// Days counted one after another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The last day counted.
    pub day: Date,
    /// How many working days are still to be counted: not none where a year has no notice in the table. What comes after
    /// `day` is not known then.
    pub left: u32,
    /// The days passed over, in the order of counting.
    pub passed: Vec<Date>,
    /// The weekend days counted, because a notice makes them working days.
    pub make_up: Vec<Date>,
}

/// The direction in which days are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// To later days.
    Later,
    /// To earlier days.
    Earlier,
}

impl Toward {
    /// The next day in this direction; `None` at the end of time.
    pub fn next(self, day: Date) -> Option<Date> {
        match self {
            Self::Later => day.tomorrow().ok(),
            Self::Earlier => day.yesterday().ok(),
        }
    }
}

/// Counts `n` working days from a day on. The day itself is not counted (民法典 第二百零一条). A year without a notice in the
/// table is not assumed: counting stops at it.
pub fn count_working_days(from: Date, n: u32, toward: Toward, holidays: &Holidays) -> Counted {
    let mut counted = Counted { day: from, left: n, passed: Vec::new(), make_up: Vec::new() };
    let mut at = from;
    while counted.left > 0 {
        let Some(day) = toward.next(at) else { return counted };
        at = day;
        match holidays.day(day) {
            Day::YearMissing => return counted,
            Day::Weekend | Day::Holiday(_) => counted.passed.push(day),
            Day::MakeUp | Day::Working => {
                if holidays.day(day) == Day::MakeUp {
                    counted.make_up.push(day);
                }
                (counted.day, counted.left) = (day, counted.left - 1);
            }
        }
    }
    counted
}

/// The `n`-th working day after a day: the day itself is not counted (民法典 第二百零一条). A year without a notice in
/// the table is a finding, not an assumption.
pub fn working_day_after(from: Date, n: u32, holidays: &Holidays) -> Result<Date, Box<Finding>> {
    let counted = count_working_days(from, n, Toward::Later, holidays);
    let last = counted.passed.last().map_or(counted.day, |passed| counted.day.max(*passed));
    if counted.left == 0 { Ok(counted.day) } else { Err(Box::new(year_missing(last, Toward::Later))) }
}

/// The finding that the day after (or before) this one lies in a year without a notice.
pub fn year_missing(last: Date, toward: Toward) -> Finding {
    let year = toward.next(last).unwrap_or(last).year();
    Finding::new("calendar-year-missing", Severity::Error).arg("year", u32::from(year.unsigned_abs()))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::vocabulary::holidays;

    #[test]
    fn holidays_are_passed_over_and_make_up_days_are_not() {
        // 2020: the National Day holiday ran from 1 to 8 October; 27 September and 10 October were worked.
        let after = |from, n| working_day_after(from, n, holidays()).unwrap();
        assert_eq!(after(date(2020, 9, 25), 1), date(2020, 9, 27));
        assert_eq!(after(date(2020, 9, 30), 2), date(2020, 10, 10));
        assert_eq!(after(date(2020, 11, 2), 20), date(2020, 11, 30));
        assert_eq!(after(date(2020, 11, 2), 0), date(2020, 11, 2));
    }

    #[test]
    fn counting_says_what_it_passed_over() {
        let counted = count_working_days(date(2020, 9, 30), 2, Toward::Later, holidays());
        assert_eq!(counted.passed, (1..=8).map(|day| date(2020, 10, day)).collect::<Vec<_>>());
        assert_eq!(counted.make_up, [date(2020, 10, 10)]);
        let back = count_working_days(date(2020, 10, 9), 3, Toward::Earlier, holidays());
        assert_eq!((back.day, back.left), (date(2020, 9, 28), 0));
    }

    #[test]
    fn a_year_without_a_notice_is_a_finding() {
        let finding = working_day_after(date(2026, 12, 28), 20, holidays()).unwrap_err();
        assert_eq!(finding.code, "calendar-year-missing");
        assert!(finding.message(crate::Lang::Zh).contains("2027"));
        let counted = count_working_days(date(2026, 12, 28), 20, Toward::Later, holidays());
        assert_eq!((counted.day, counted.left), (date(2026, 12, 31), 17));
        let counted = count_working_days(date(2030, 5, 6), 2, Toward::Later, holidays());
        assert_eq!((counted.day, counted.left), (date(2030, 5, 6), 2));
    }
}
