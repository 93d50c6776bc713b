//! 公开时限: by when.

mod calendar;
mod clause;
mod compare;
mod event;
mod place;
mod point;
mod prepare;
mod read;
mod span;
mod unit;
#[cfg(test)]
mod wordings;

use schemars::JsonSchema;
use serde::Serialize;

pub use compare::{Strictness, compare};
pub use read::read;
pub use unit::Unit;

/// What a time limit says.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, JsonSchema)]
pub struct TimeLimit {
    /// Its parts, in the wording's order; never empty. Most limits have one.
    pub parts: Vec<Part>,
    /// Whether it leaves other limits to the law (法律、法规另有规定的,从其规定), as art. 26 of the Regulation
    /// on Open Government Information does anyway.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub saving_clause: bool,
    /// Words beside the parts that are no limit, folded (`涉密信息除外`): nothing is dropped but filler words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rest: Vec<String>,
}

/// One part of a time limit.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[schemars(rename = "LimitPart")]
pub struct Part {
    /// What the part alone is about, where the wording says so, folded: `执法决定信息`, `批前`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The limit.
    #[serde(flatten)]
    pub limit: Limit,
}

/// A limit by its kind.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Limit {
    /// Not later than a length of time after an event: 信息形成或者变更之日起20个工作日内.
    Within {
        /// How many.
        count: u32,
        /// Of what.
        unit: Unit,
        /// The event it runs from.
        after: Event,
    },
    /// Without delay: 实时公开, 及时公开.
    Prompt {
        /// In which sense.
        how: Promptness,
        /// The event it follows, where the wording names one: 合同签订后及时公开.
        #[serde(default, skip_serializing_if = "Event::is_unstated")]
        after: Event,
    },
    /// On display for at least a length of time: 公示7个工作日, 征求意见期限不得少于30日.
    Publicity {
        /// How many.
        count: u32,
        /// Of what.
        unit: Unit,
    },
    /// At least a length of time before an event: 提前一周发通知, 会议召开3日前.
    Ahead {
        /// How many.
        count: u32,
        /// Of what.
        unit: Unit,
        /// The event, where the wording names it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        before: Option<String>,
    },
    /// Before an event, no length of time given: 审批前公示.
    Before {
        /// The event.
        event: String,
    },
    /// Regularly: 每20个工作日更新, 每季度公布一次, 半年至少更新1次.
    Every {
        /// How many.
        count: u32,
        /// Of what.
        unit: Unit,
        /// How often in that time: 2 for 每年两次.
        times: u32,
    },
    /// By a date in a period, in each where the wording says 每: 每年1月31日前, 6月底前, 每季度的首个月20日.
    By {
        /// The period in which the date lies.
        period: Period,
        /// The month in the period, from 1: of the year, or the first to third of the quarter.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        month: Option<u32>,
        /// The day in that month, or in the period where no month is given; absent for 每年3月.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<Day>,
    },
    /// By one date: 2025年6月30日前.
    ByDate {
        /// The year.
        year: u32,
        /// The month, from 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        month: Option<u32>,
        /// The day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        day: Option<Day>,
    },
    /// Together with something: 随采购公告、采购文件公开, 与决定同步公开, 征地工作启动时.
    With {
        /// With what.
        event: String,
    },
    /// For how long or how steadily something stays disclosed, not by when: 长期公开, 任期内, 动态调整, 定期公开.
    Duration {
        /// The words.
        wording: String,
    },
    /// As in the row above: 同上.
    SameAsAbove,
}

/// The event a limit runs from.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "LimitEvent")]
pub enum Event {
    /// The information is formed or changed, made or obtained (Regulation on Open Government Information, art. 26).
    FormedOrChanged,
    /// The wording names none.
    #[default]
    Unstated,
    /// Another event, in the wording's words, folded: `本级人民代表大会批准`.
    Other(String),
}

/// A sense of without delay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Promptness {
    /// 实时.
    RealTime,
    /// 当日, 当天.
    SameDay,
    /// 及时, 即时, 随时, 立即, 第一时间.
    Prompt,
    /// 按进展情况及时: as the matter progresses.
    AsItProgresses,
}

/// The period in which a date lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Period {
    /// 每年, 当年, or a month without a year.
    Year,
    /// 次年.
    NextYear,
    /// 每半年.
    HalfYear,
    /// 每季度.
    Quarter,
    /// 下季度.
    NextQuarter,
    /// 每月.
    Month,
    /// 次月.
    NextMonth,
    /// 每周; its days count from Monday, 1.
    Week,
}

/// A day in a month or period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(rename = "LimitDay")]
pub enum Day {
    /// By its number, from 1; 上旬 is 10, 中旬 is 20.
    On(u32),
    /// 初: about the beginning.
    Start,
    /// 底, 末, 下旬: by the end.
    End,
}

impl TimeLimit {
    /// Whether it says only for how long or how steadily, and no limit at all (长期公开).
    pub fn is_only_duration(&self) -> bool {
        self.parts.iter().all(|part| matches!(part.limit, Limit::Duration { .. }))
    }

    /// Whether it only points to the row above (同上).
    pub fn is_same_as_above(&self) -> bool {
        self.parts.iter().all(|part| part.limit == Limit::SameAsAbove)
    }

    /// The limits that run from an event: how many, of what, from which event.
    pub fn within(&self) -> impl Iterator<Item = (u32, Unit, &Event)> {
        self.parts.iter().filter_map(|part| match &part.limit {
            Limit::Within { count, unit, after } => Some((*count, *unit, after)),
            _ => None,
        })
    }

    /// The longest time that a part leaves from formation or change, or from an unstated event.
    pub fn latest(&self) -> Option<(u32, Unit)> {
        self.within()
            .filter(|(.., after)| !matches!(after, Event::Other(_)))
            .map(|(count, unit, _)| (count, unit))
            .max_by_key(|(count, unit)| unit.most_working_days(*count))
    }

    /// Whether a part that runs from formation or change, or from an unstated event, can end later than `n`
    /// working days after it. Only weekends are left out of a length in calendar days: 28 days may hold 20
    /// working days and pass for 20, 29 may not.
    pub fn may_exceed_working_days(&self, n: u32) -> bool {
        self.latest().is_some_and(|(count, unit)| unit.most_working_days(count) > n)
    }
}

impl Event {
    fn is_unstated(&self) -> bool {
        *self == Self::Unstated
    }
}

impl Part {
    fn new(of: Option<String>, limit: Limit) -> Self {
        Self { of, limit }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_held_against_working_days() {
        for (wording, exceeds) in [
            ("20个工作日", false),
            ("信息形成或者变更之日起21个工作日内", true),
            ("信息形成或者变更之日起28日内", false),
            ("信息形成或者变更之日起29日内", true),
            ("信息形成后30日内公开", true),
            ("信息形成后4周内公开", false),
            ("信息形成后1个月内公开", true),
            ("信息形成后48小时内公开", false),
            ("本级人民代表大会批准后30日内", false),
            ("及时公开", false),
            ("长期公开", false),
            (
                "执法决定信息在决定作出之日起7个工作日内公开,其他相关信息形成或变更之日起30个工作日内公开",
                true,
            ),
        ] {
            assert_eq!(read(wording).unwrap().may_exceed_working_days(20), exceeds, "{wording}");
        }
    }

    #[test]
    fn durations_and_references_are_known_as_such() {
        assert!(read("长期公开").unwrap().is_only_duration());
        assert!(!read("长期公开,信息形成后20个工作日内更新").unwrap().is_only_duration());
        assert!(read("同 上").unwrap().is_same_as_above());
    }

    #[test]
    fn the_document_names_each_part_by_its_kind() {
        let limit = read("批前公示30日,批后20个工作日内公开;每年1月31日前更新").unwrap();
        assert_eq!(
            serde_json::to_string(&limit).unwrap(),
            concat!(
                r#"{"parts":[{"of":"批前","kind":"publicity","count":30,"unit":"day"},"#,
                r#"{"kind":"within","count":20,"unit":"working-day","after":{"other":"批"}},"#,
                r#"{"kind":"by","period":"year","month":1,"day":{"on":31}}]}"#
            )
        );
        let _ = schemars::schema_for!(TimeLimit);
    }
}
