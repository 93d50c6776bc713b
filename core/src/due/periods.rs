//! Periods of the calendar and the points in them: 每年1月31日, 每季度的首个月20日, 每月底, 每周五.

use jiff::ToSpan as _;
use jiff::civil::Date;

use crate::model::time_limit::{Day, Period};

/// The period that a day lies in, by its first and last day.
pub(super) fn around(period: Period, day: Date) -> Option<(Date, Date)> {
    let month = day.month();
    let from = |month: i8| Date::new(day.year(), month, 1).ok();
    let (first, months) = match period {
        Period::Year | Period::NextYear => (from(1)?, 12),
        Period::HalfYear => (from((month - 1) / 6 * 6 + 1)?, 6),
        Period::Quarter | Period::NextQuarter => (from((month - 1) / 3 * 3 + 1)?, 3),
        Period::Month | Period::NextMonth => (from(month)?, 1),
        Period::Week => {
            let monday = day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()?;
            return Some((monday, monday.checked_add(6.days()).ok()?));
        }
    };
    let last = first.checked_add(months.months()).ok()?.yesterday().ok()?;
    Some((first, last))
}

/// A point in a period; `None` where there is no such day in it. The 31st of a month that has none is its last day.
pub(super) fn point(
    period: Period,
    (first, last): (Date, Date),
    month: Option<u32>,
    day: Option<Day>,
) -> Option<Date> {
    if period == Period::Week {
        let Some(Day::On(weekday)) = day else { return Some(last) };
        return first.checked_add(i64::from(weekday.checked_sub(1)?).days()).ok();
    }
    let is_month = matches!(period, Period::Month | Period::NextMonth);
    let month = match month {
        Some(month) => first.checked_add(i64::from(month.checked_sub(1)?).months()).ok()?,
        None if is_month => first,
        None if matches!(day, Some(Day::On(_))) => return None,
        None => return Some(last),
    };
    match day {
        Some(Day::On(on)) => {
            let on = i8::try_from(on).ok()?;
            let on = if is_month { on.min(month.days_in_month()) } else { on };
            Date::new(month.year(), month.month(), on).ok()
        }
        _ => Some(month.last_of_month()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn periods_and_their_points() {
        use Period::{HalfYear, Month, Quarter, Week, Year};
        let at = |period, month, day| point(period, around(period, date(2026, 2, 9)).unwrap(), month, day);
        for (period, month, day, expected) in [
            (Year, Some(1), Some(Day::On(31)), Some(date(2026, 1, 31))),
            (Year, Some(2), Some(Day::End), Some(date(2026, 2, 28))),
            (Year, None, Some(Day::End), Some(date(2026, 12, 31))),
            (Year, Some(2), Some(Day::On(30)), None),
            (HalfYear, None, Some(Day::End), Some(date(2026, 6, 30))),
            (Quarter, Some(1), Some(Day::On(20)), Some(date(2026, 1, 20))),
            (Quarter, Some(3), None, Some(date(2026, 3, 31))),
            (Month, None, Some(Day::On(31)), Some(date(2026, 2, 28))),
            (Month, None, Some(Day::On(10)), Some(date(2026, 2, 10))),
            (Week, None, Some(Day::On(5)), Some(date(2026, 2, 13))),
        ] {
            assert_eq!(at(period, month, day), expected, "{period:?} {month:?} {day:?}");
        }
        assert_eq!(around(Week, date(2026, 2, 15)), Some((date(2026, 2, 9), date(2026, 2, 15))));
        assert_eq!(around(Quarter, date(2026, 12, 31)), Some((date(2026, 10, 1), date(2026, 12, 31))));
    }
}
