//! Working-day arithmetic on the State Council's tables of holidays and make-up days.

use jiff::civil::Date;

use crate::finding::{Finding, Severity};
use crate::vocabulary::Holidays;

/// The `n`-th working day after a day: the day itself is not counted (民法典 第二百零一条). A year without a notice in
/// the table is a finding, not an assumption.
pub fn working_day_after(from: Date, n: u32, holidays: &Holidays) -> Result<Date, Box<Finding>> {
    let mut day = from;
    let mut left = n;
    while left > 0 {
        day = day.tomorrow().map_err(|_| Box::new(missing(day)))?;
        match holidays.day(day).is_working() {
            Some(true) => left -= 1,
            Some(false) => {}
            None => return Err(Box::new(missing(day))),
        }
    }
    Ok(day)
}

fn missing(day: Date) -> Finding {
    let year = u32::from(day.year().unsigned_abs());
    Finding::new("calendar-year-missing", Severity::Error).arg("year", year)
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
    fn a_year_without_a_notice_is_a_finding() {
        let finding = working_day_after(date(2026, 12, 28), 20, holidays()).unwrap_err();
        assert_eq!(finding.code, "calendar-year-missing");
        assert!(finding.message(crate::Lang::Zh).contains("2027"));
    }
}
