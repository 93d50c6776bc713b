//! Units of time, and how many working days fit into them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::vocabulary::LimitUnit;

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// 小时.
    Hour,
    /// 工作日.
    WorkingDay,
    /// 日, 天: calendar days.
    Day,
    /// 周.
    Week,
    /// 个月.
    Month,
    /// 季度.
    Quarter,
    /// 学期: a school term, of no fixed length.
    Semester,
    /// 年.
    Year,
}

impl From<LimitUnit> for Unit {
    fn from(unit: LimitUnit) -> Self {
        match unit {
            LimitUnit::Day => Self::Day,
            LimitUnit::WorkingDay => Self::WorkingDay,
        }
    }
}

impl Unit {
    const ALL: [Self; 8] = [
        Self::Hour,
        Self::WorkingDay,
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Semester,
        Self::Year,
    ];

    /// The unit's key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::WorkingDay => "working-day",
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Semester => "semester",
            Self::Year => "year",
        }
    }

    pub(super) fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|unit| unit.key() == key)
    }

    /// The most working days that can fall into so many of the unit, without holidays: 5 in a week, 23 in a
    /// month of 31 days, 66 in a quarter of 92, 262 in a leap year.
    pub fn most_working_days(self, count: u32) -> u32 {
        match self {
            Self::WorkingDay => count,
            Self::Hour => working_days_in(count.div_ceil(24)),
            Self::Day => working_days_in(count),
            Self::Week => count.saturating_mul(5),
            Self::Month => working_days_in(days_in_months(count)),
            Self::Quarter => working_days_in(days_in_months(count.saturating_mul(3))),
            // A term is shorter than half a year.
            Self::Semester => working_days_in(days_in_months(count.saturating_mul(6))),
            Self::Year => working_days_in(days_in_months(count.saturating_mul(12))),
        }
    }
}

/// The most working days in a span of days: full weeks, and a remainder that begins on a Monday.
fn working_days_in(days: u32) -> u32 {
    (days / 7).saturating_mul(5).saturating_add((days % 7).min(5))
}

/// The most days that consecutive months can have.
fn days_in_months(months: u32) -> u32 {
    const LONGEST: [u32; 12] = [0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337];
    let years = months / 12;
    let rest = usize::try_from(months % 12).ok().and_then(|months| LONGEST.get(months)).copied().unwrap_or(0);
    years.saturating_mul(365).saturating_add(years.div_ceil(4)).saturating_add(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendar_lengths_hold_so_many_working_days_at_most() {
        for (count, unit, most) in [
            (1, Unit::Month, 23),
            (2, Unit::Month, 45),
            (1, Unit::Quarter, 66),
            (1, Unit::Year, 262),
            (7, Unit::Day, 5),
            (10, Unit::Day, 8),
            (25, Unit::Hour, 2),
        ] {
            assert_eq!(unit.most_working_days(count), most, "{count} {unit:?}");
        }
    }
}
