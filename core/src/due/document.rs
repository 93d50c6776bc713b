//! The document of a due date: what is due when, and why.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::finding::{Arg, Finding};
use crate::messages::Lang;
use crate::model::Version;
use crate::model::time_limit::Part;
use crate::vocabulary::HolidayYear;

/// How to work out what is due.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DueOptions {
    /// The day on which it is asked: what was due before is overdue. Limits that recur go on from it where no event is dated.
    pub today: Option<Date>,
    /// The wording of the basis: a law in which 日 means working days decides what the days of the limit are.
    pub basis: Option<String>,
    /// Years beside those of the built-in working-day table, or in their place.
    pub holidays: Vec<HolidayYear>,
    /// Puts reasons and findings into words of this language.
    pub lang: Option<Lang>,
}

/// What is due when, by the wording of a time limit and the day of its event.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Due {
    /// The version of the document form.
    pub mulu: Version,
    /// The wording of the limit.
    pub limit: String,
    /// The day of the event that the limit runs from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
    /// The day on which it was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub today: Option<Date>,
    /// The parts of the limit, in the wording's order; none where the wording says nothing that can be worked out.
    pub parts: Vec<DuePart>,
    /// What holds for the limit as a whole: another limit of a law comes first, words that are no limit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<Step>,
    /// What stands in the way: a wording that cannot be read, a year without a notice.
    pub findings: Vec<Finding>,
}

/// What one part of a limit comes to.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct DuePart {
    /// What the wording says.
    pub limit: Part,
    /// The day on which counting begins: the day of the event is not counted (民法典 第二百零一条).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub counts_from: Option<Date>,
    /// When it is due.
    pub when: When,
    /// Another day that may be meant, or that holds in any case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<Otherwise>,
    /// How that was worked out, in order.
    pub steps: Vec<Step>,
    /// When it is due, in the language asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// When a part of a limit is due.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum When {
    /// Not later than this day.
    By(DueDay),
    /// On this day.
    On(DueDay),
    /// Before this day.
    Before(DueDay),
    /// On display at least from one day until another.
    Shown {
        /// The day on which it is put up.
        #[schemars(with = "String")]
        from: Date,
        /// The last day of the display: it stays up until that day is over.
        until: DueDay,
    },
    /// Again and again; the next four.
    Each {
        /// The days until which each is due.
        days: Vec<DueDay>,
    },
    /// Not known, because a year has no notice in the working-day table; certainly not before this day.
    NotBefore(DueDay),
    /// No day follows.
    None {
        /// Why not.
        why: Why,
    },
}

/// Why no day follows from a part of a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Why {
    /// It says for how long or how steadily something stays disclosed, not by when (长期公开).
    Duration,
    /// It points to the row above (同上).
    SameAsAbove,
    /// The event it runs from has no day.
    EventNotDated,
    /// Without delay, but no number of days (及时公开).
    NoNumber,
    /// A school term has no fixed beginning and end.
    Semester,
    /// About the beginning of a period (年初) is not a day.
    AboutTheStart,
    /// There is no such day (2月30日).
    NoSuchDay,
    /// A year has no notice in the working-day table.
    YearMissing,
    /// The day lies beyond the years that can be counted.
    OutOfCalendar,
}

/// A day, with what an official asks about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct DueDay {
    /// The day.
    #[schemars(with = "String")]
    pub day: Date,
    /// Its day of the week.
    pub weekday: Weekday,
    /// How many calendar days it lies after the day of the event; negative before it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance: Option<i32>,
    /// How many calendar days are left until it, on the day asked; negative when it is past.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub left: Option<i32>,
}

/// A day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Weekday {
    /// 星期一.
    Monday,
    /// 星期二.
    Tuesday,
    /// 星期三.
    Wednesday,
    /// 星期四.
    Thursday,
    /// 星期五.
    Friday,
    /// 星期六.
    Saturday,
    /// 星期日.
    Sunday,
}

/// Another day than the one that the wording gives by itself.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Otherwise {
    /// The day.
    #[serde(flatten)]
    pub day: DueDay,
    /// Why it may be meant.
    pub why: Step,
}

/// One step of the reasoning, as data: a code and what it speaks of. Days among the values are written `2026-02-09`.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "DueStep")]
pub struct Step {
    /// What kind of step.
    #[schemars(with = "String")]
    pub code: Cow<'static, str>,
    /// What it speaks of.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    #[schemars(with = "BTreeMap<String, Arg>")]
    pub args: BTreeMap<Cow<'static, str>, Arg>,
    /// The step in words of the language asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

impl Step {
    pub(super) fn new(code: &'static str) -> Self {
        Self { code: Cow::Borrowed(code), args: BTreeMap::new(), text: None }
    }

    pub(super) fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.insert(Cow::Borrowed(name), value.into());
        self
    }

    pub(super) fn day(self, name: &'static str, day: Date) -> Self {
        self.arg(name, day.to_string())
    }

    pub(super) fn days(self, name: &'static str, days: &[Date]) -> Self {
        self.arg(name, days.iter().map(Date::to_string).collect::<Vec<_>>())
    }
}

impl Weekday {
    /// The day of the week that a day is.
    pub fn of(day: Date) -> Self {
        match day.weekday() {
            jiff::civil::Weekday::Monday => Self::Monday,
            jiff::civil::Weekday::Tuesday => Self::Tuesday,
            jiff::civil::Weekday::Wednesday => Self::Wednesday,
            jiff::civil::Weekday::Thursday => Self::Thursday,
            jiff::civil::Weekday::Friday => Self::Friday,
            jiff::civil::Weekday::Saturday => Self::Saturday,
            jiff::civil::Weekday::Sunday => Self::Sunday,
        }
    }

    /// Its key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Monday => "monday",
            Self::Tuesday => "tuesday",
            Self::Wednesday => "wednesday",
            Self::Thursday => "thursday",
            Self::Friday => "friday",
            Self::Saturday => "saturday",
            Self::Sunday => "sunday",
        }
    }
}

impl Why {
    /// Its key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Duration => "duration",
            Self::SameAsAbove => "same-as-above",
            Self::EventNotDated => "event-not-dated",
            Self::NoNumber => "no-number",
            Self::Semester => "semester",
            Self::AboutTheStart => "about-the-start",
            Self::NoSuchDay => "no-such-day",
            Self::YearMissing => "year-missing",
            Self::OutOfCalendar => "out-of-calendar",
        }
    }
}
