//! Statutory holidays and make-up working days, as the State Council's yearly notices set them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use serde::Deserialize;

/// The working-day table: every year covered, with its notices.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Table")]
pub struct Holidays {
    years: BTreeMap<i16, Vec<Notice>>,
    rest: BTreeMap<Date, String>,
    make_up: BTreeSet<Date>,
}

/// What a day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day<'a> {
    /// An ordinary working day.
    Working,
    /// A weekend day that the notice makes a working day.
    MakeUp,
    /// A weekend day.
    Weekend,
    /// A day of the holiday named.
    Holiday(&'a str),
    /// The table has no notice for this year: nothing is assumed.
    YearMissing,
}

#[derive(Debug, Default, Deserialize)]
struct Table {
    years: Vec<Year>,
}

#[derive(Debug, Deserialize)]
struct Year {
    year: i16,
    notices: Vec<Notice>,
    holidays: Vec<Holiday>,
    make_up_days: Vec<Date>,
}

/// A notice of the General Office of the State Council on the holidays of a year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Notice {
    /// Its title.
    pub title: String,
    /// Its document number.
    #[serde(default)]
    pub number: Option<String>,
    /// The day it bears.
    #[serde(default)]
    pub dated: Option<Date>,
}

#[derive(Debug, Deserialize)]
struct Holiday {
    name: String,
    from: Date,
    to: Date,
}

/// The built-in working-day table.
pub fn holidays() -> &'static Holidays {
    static TABLE: LazyLock<Holidays> =
        LazyLock::new(|| super::table(include_str!("../../data/holidays.json")));
    &TABLE
}

impl Holidays {
    /// What a day is.
    pub fn day(&self, date: Date) -> Day<'_> {
        if !self.years.contains_key(&date.year()) {
            return Day::YearMissing;
        }
        if self.make_up.contains(&date) {
            return Day::MakeUp;
        }
        if let Some(name) = self.rest.get(&date) {
            return Day::Holiday(name);
        }
        match date.weekday() {
            Weekday::Saturday | Weekday::Sunday => Day::Weekend,
            _ => Day::Working,
        }
    }

    /// The notices that set a year's days.
    pub fn notices(&self, year: i16) -> &[Notice] {
        self.years.get(&year).map_or(&[], Vec::as_slice)
    }

    /// The years covered.
    pub fn years(&self) -> impl Iterator<Item = i16> + '_ {
        self.years.keys().copied()
    }
}

impl Day<'_> {
    /// Whether work is done on this day; `None` where the year is missing.
    pub fn is_working(self) -> Option<bool> {
        match self {
            Self::Working | Self::MakeUp => Some(true),
            Self::Weekend | Self::Holiday(_) => Some(false),
            Self::YearMissing => None,
        }
    }
}

impl From<Table> for Holidays {
    fn from(table: Table) -> Self {
        let mut holidays = Self::default();
        for year in table.years {
            for holiday in &year.holidays {
                let mut day = holiday.from;
                while day <= holiday.to {
                    holidays.rest.insert(day, holiday.name.clone());
                    match day.tomorrow() {
                        Ok(next) => day = next,
                        Err(_) => break,
                    }
                }
            }
            holidays.make_up.extend(year.make_up_days);
            holidays.years.insert(year.year, year.notices);
        }
        holidays
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_as_the_notices_set_them() {
        let table = holidays();
        assert_eq!(table.day(date(2020, 10, 1)).is_working(), Some(false));
        assert_eq!(table.day(date(2020, 10, 10)).is_working(), Some(true), "make-up Saturday");
        assert_eq!(
            table.day(date(2020, 2, 2)).is_working(),
            Some(false),
            "the Spring Festival of 2020 was extended"
        );
        assert_eq!(table.day(date(2020, 11, 14)), Day::Weekend);
        assert_eq!(table.day(date(2031, 1, 2)), Day::YearMissing);
    }

    #[test]
    fn every_year_names_its_notice() {
        assert_eq!(holidays().years().collect::<Vec<_>>(), (2019..=2026).collect::<Vec<_>>());
        for year in holidays().years() {
            assert!(!holidays().notices(year).is_empty(), "{year}");
        }
    }
}
