//! Statutory holidays and make-up working days, as the State Council's yearly notices set them.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::ToSpan as _;
use jiff::civil::{Date, Weekday};
use schemars::JsonSchema;
use serde::Deserialize;

use crate::error::{Error, Result};

/// The most days that one holiday of a table may have; the longest so far had ten (春节 2020).
pub const LONGEST_HOLIDAY: i32 = 60;

/// The working-day table: every year covered, with its notices.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "HolidayTable")]
pub struct Holidays {
    years: BTreeMap<i16, HolidayYear>,
    /// The name of the holiday that a day belongs to, and the year whose notices say so.
    rest: BTreeMap<Date, (String, i16)>,
    /// The weekend days that are worked, and the year whose notices say so.
    make_up: BTreeMap<Date, i16>,
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

/// Years of a working-day table, as a document.
#[derive(Debug, Default, Deserialize)]
pub struct HolidayTable {
    /// The years.
    pub years: Vec<HolidayYear>,
}

/// The holidays and make-up days of one year, as its notices set them. Days that a notice places in a neighbouring year
/// belong to the year of the notice.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HolidayYear {
    /// The year.
    pub year: i16,
    /// The notices that set its days.
    #[serde(default)]
    pub notices: Vec<Notice>,
    /// Its holidays, each from its first to its last day.
    pub holidays: Vec<Holiday>,
    /// The weekend days that are worked.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub make_up_days: Vec<Date>,
}

/// A notice of the General Office of the State Council on the holidays of a year.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "HolidayNotice")]
pub struct Notice {
    /// Its title.
    pub title: String,
    /// Its document number.
    #[serde(default)]
    pub number: Option<String>,
    /// The day it bears.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub dated: Option<Date>,
}

/// A holiday, with the days off that are joined to it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// Its name; of two that are joined, both: `国庆节、中秋节`.
    pub name: String,
    /// Its first day.
    #[schemars(with = "String")]
    pub from: Date,
    /// Its last day.
    #[schemars(with = "String")]
    pub to: Date,
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
        if self.make_up.contains_key(&date) {
            return Day::MakeUp;
        }
        if let Some((name, _)) = self.rest.get(&date) {
            return Day::Holiday(name);
        }
        match date.weekday() {
            Weekday::Saturday | Weekday::Sunday => Day::Weekend,
            _ => Day::Working,
        }
    }

    /// The notices that set a year's days.
    pub fn notices(&self, year: i16) -> &[Notice] {
        self.years.get(&year).map_or(&[], |year| &year.notices)
    }

    /// The notices by which a day is a holiday or a make-up day; none for other days.
    pub fn notices_of(&self, date: Date) -> &[Notice] {
        let year = self.make_up.get(&date).or_else(|| Some(&self.rest.get(&date)?.1));
        year.map_or(&[], |year| self.notices(*year))
    }

    /// The table with other years: one that it has already is replaced as a whole. An error is a holiday that ends before it
    /// begins, or that is longer than [`LONGEST_HOLIDAY`] days.
    pub fn with(&self, years: &[HolidayYear]) -> Result<Self> {
        for year in years {
            let wrong = |holiday: &&Holiday| {
                let length = (holiday.to - holiday.from).get_days();
                !(0..LONGEST_HOLIDAY).contains(&length)
            };
            if let Some(holiday) = year.holidays.iter().find(wrong) {
                return Err(Error::new("bad-holiday").arg("name", &holiday.name).arg("year", year.year));
            }
        }
        let mut all = self.years.clone();
        all.extend(years.iter().map(|year| (year.year, year.clone())));
        Ok(HolidayTable { years: all.into_values().collect() }.into())
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

impl From<HolidayTable> for Holidays {
    fn from(table: HolidayTable) -> Self {
        let mut holidays = Self::default();
        for year in table.years {
            for holiday in &year.holidays {
                for day in holiday.from.series(1.day()).take_while(|day| *day <= holiday.to) {
                    holidays.rest.insert(day, (holiday.name.clone(), year.year));
                }
            }
            holidays.make_up.extend(year.make_up_days.iter().map(|day| (*day, year.year)));
            holidays.years.insert(year.year, year);
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
        assert_eq!(holidays().years().collect::<Vec<_>>(), (2004..=2026).collect::<Vec<_>>());
        let mut numbers = Vec::new();
        for year in holidays().years() {
            assert!(!holidays().notices(year).is_empty(), "{year}");
            for notice in holidays().notices(year) {
                let number = notice.number.clone().unwrap();
                assert!(!numbers.contains(&number), "{number}");
                numbers.push(number);
            }
        }
    }

    #[test]
    fn a_make_up_day_is_a_weekend_day_outside_the_holidays() {
        for year in holidays().years.values() {
            for day in &year.make_up_days {
                assert!(matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday), "{day}");
                assert!(!holidays().rest.contains_key(day), "{day}");
            }
        }
    }

    #[test]
    fn a_day_knows_the_notice_that_made_it_one() {
        let number = |day| holidays().notices_of(day).first().and_then(|notice| notice.number.as_deref());
        assert_eq!(number(date(2018, 12, 31)), Some("国办发明电〔2018〕15号"), "New Year of 2019");
        assert_eq!(
            number(date(2005, 12, 31)),
            Some("国办发明电〔2005〕35号"),
            "worked, for New Year of 2006"
        );
        assert_eq!(number(date(2020, 11, 14)), None);
    }

    #[test]
    fn a_year_of_the_callers_takes_the_place_of_the_tables() {
        let year = |json: &str| serde_json::from_str::<HolidayYear>(json).unwrap();
        let own = year(
            r#"{"year": 2027, "holidays": [{"name": "元旦", "from": "2027-01-01", "to": "2027-01-03"}]}"#,
        );
        let table = holidays().with(&[own]).unwrap();
        assert_eq!(table.day(date(2027, 1, 1)), Day::Holiday("元旦"));
        assert_eq!(table.day(date(2027, 1, 4)), Day::Working);
        assert_eq!(table.day(date(2026, 10, 1)), Day::Holiday("国庆节"), "other years stay");
        let bad = year(
            r#"{"year": 2027, "holidays": [{"name": "元旦", "from": "2027-01-03", "to": "2027-01-01"}]}"#,
        );
        assert_eq!(holidays().with(&[bad]).unwrap_err().code(), "bad-holiday");
    }
}
