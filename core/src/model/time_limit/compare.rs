//! Which of two limits is the stricter.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Day, Event, Limit, Part, Promptness, TimeLimit, Unit};

/// How one limit compares with another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Strictness {
    /// Both say the same.
    Same,
    /// It asks for more: an earlier disclosure, a longer publicity period.
    Stricter,
    /// It asks for less.
    Looser,
    /// They cannot be compared, or it asks for more in one part and less in another.
    Unknown,
}

/// How `other` compares with `base`.
///
/// Parts pair one to one: equal ones first, the rest in order; limits with a different number of parts, or
/// with other words beside them, are not compared. Two parts compare where both are about the same thing and
///
/// - both run from the same event: the shorter one is stricter, where the units convert exactly or where
///   calendar days end no later than working days can;
/// - both are publicity periods, or both are ahead of the same event: the longer one is stricter;
/// - both recur: the shorter interval is stricter;
/// - both are dates of the same period: the earlier one is stricter;
/// - both are prompt after the same event, one of them in real time: that one is stricter;
/// - one is prompt and the other within a length of time, and they do not name different events: the prompt one
///   is stricter;
/// - one is only a duration (长期公开) and the other a limit: the limit is stricter.
///
/// The saving clause is left out: the law holds with or without it.
pub fn compare(base: &TimeLimit, other: &TimeLimit) -> Strictness {
    if base.parts.len() != other.parts.len() || base.rest != other.rest {
        return Strictness::Unknown;
    }
    let mut unpaired: Vec<&Part> = other.parts.iter().collect();
    let mut left: Vec<&Part> = Vec::new();
    for part in &base.parts {
        match unpaired.iter().position(|candidate| *candidate == part) {
            Some(at) => drop(unpaired.remove(at)),
            None => left.push(part),
        }
    }
    left.into_iter()
        .zip(unpaired)
        .fold(Strictness::Same, |so_far, (base, other)| so_far.and(pair(base, other)))
}

impl Strictness {
    /// Both verdicts in one: what is stricter in one part and the same in the others is stricter.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Same, verdict) | (verdict, Self::Same) => verdict,
            (one, two) if one == two => one,
            _ => Self::Unknown,
        }
    }

    fn reversed(self) -> Self {
        match self {
            Self::Stricter => Self::Looser,
            Self::Looser => Self::Stricter,
            verdict => verdict,
        }
    }

    /// The verdict on a second quantity where less is stricter.
    fn less_is_stricter<T: Ord>(base: &T, other: &T) -> Self {
        match other.cmp(base) {
            std::cmp::Ordering::Less => Self::Stricter,
            std::cmp::Ordering::Equal => Self::Same,
            std::cmp::Ordering::Greater => Self::Looser,
        }
    }
}

fn pair(base: &Part, other: &Part) -> Strictness {
    if base.of != other.of {
        return Strictness::Unknown;
    }
    if base.limit == other.limit {
        return Strictness::Same;
    }
    match limits(&base.limit, &other.limit) {
        Strictness::Unknown => limits(&other.limit, &base.limit).reversed(),
        verdict => verdict,
    }
}

/// The verdict on `other`; one direction only where the kinds differ.
fn limits(base: &Limit, other: &Limit) -> Strictness {
    use Limit::{Ahead, By, ByDate, Duration, Every, Prompt, Publicity, SameAsAbove, Within};
    match (base, other) {
        (
            Within { count: one, unit: of, after },
            Within { count: two, unit: other_of, after: other_after },
        ) if after == other_after => lengths((*one, *of), (*two, *other_of)),
        (Publicity { count: one, unit: of }, Publicity { count: two, unit: other_of }) => {
            lengths((*one, *of), (*two, *other_of)).reversed()
        }
        (
            Ahead { count: one, unit: of, before },
            Ahead { count: two, unit: other_of, before: other_before },
        ) if before == other_before => lengths((*one, *of), (*two, *other_of)).reversed(),
        (Every { count: one, unit: of, times }, Every { count: two, unit: other_of, times: other_times }) => {
            if times == other_times {
                lengths((*one, *of), (*two, *other_of))
            } else if (one, of) == (two, other_of) {
                Strictness::less_is_stricter(times, other_times).reversed()
            } else {
                Strictness::Unknown
            }
        }
        (By { period, month, day }, By { period: other_period, month: other_month, day: other_day })
            if period == other_period =>
        {
            dates((*month, *day), (*other_month, *other_day))
        }
        (ByDate { year, month, day }, ByDate { year: other_year, month: other_month, day: other_day }) => {
            if year == other_year {
                dates((*month, *day), (*other_month, *other_day))
            } else {
                Strictness::less_is_stricter(year, other_year)
            }
        }
        (Prompt { how, after }, Prompt { how: Promptness::RealTime, after: other_after })
            if *how != Promptness::RealTime && after == other_after =>
        {
            Strictness::Stricter
        }
        (Within { after, .. }, Prompt { after: other_after, .. })
            if after == other_after || *after == Event::Unstated || *other_after == Event::Unstated =>
        {
            Strictness::Stricter
        }
        (Duration { .. }, Duration { .. } | SameAsAbove) => Strictness::Unknown,
        (Duration { .. }, _) => Strictness::Stricter,
        _ => Strictness::Unknown,
    }
}

/// The verdict on a second length of time where the shorter is stricter.
fn lengths(base: (u32, Unit), other: (u32, Unit)) -> Strictness {
    if base.1 == other.1 {
        return Strictness::less_is_stricter(&base.0, &other.0);
    }
    if let (Some(one), Some(two)) = (in_hours(base), in_hours(other)) {
        return Strictness::less_is_stricter(&one, &two);
    }
    if let (Some(one), Some(two)) = (in_months(base), in_months(other)) {
        return Strictness::less_is_stricter(&one, &two);
    }
    match (base.1, other.1) {
        (Unit::WorkingDay, _) if in_hours(other).is_some_and(|hours| hours <= least_hours(base.0)) => {
            Strictness::Stricter
        }
        (_, Unit::WorkingDay) if in_hours(base).is_some_and(|hours| hours <= least_hours(other.0)) => {
            Strictness::Looser
        }
        _ => Strictness::Unknown,
    }
}

fn in_hours((count, unit): (u32, Unit)) -> Option<u64> {
    let hours = match unit {
        Unit::Hour => 1,
        Unit::Day => 24,
        Unit::Week => 7 * 24,
        _ => return None,
    };
    Some(u64::from(count) * hours)
}

fn in_months((count, unit): (u32, Unit)) -> Option<u64> {
    let months = match unit {
        Unit::Month => 1,
        Unit::Quarter => 3,
        Unit::Year => 12,
        _ => return None,
    };
    Some(u64::from(count) * months)
}

/// The hours that so many working days take at least: 20 of them, beginning on a Monday, take 26 days.
fn least_hours(working_days: u32) -> u64 {
    let before_last = u64::from(working_days.saturating_sub(1));
    (before_last / 5 * 7 + before_last % 5 + 1) * 24
}

type MonthAndDay = (Option<u32>, Option<Day>);

/// The verdict on a second date of the same period. A vague one (初, or a month without a day) compares only
/// by its month.
fn dates((month, day): MonthAndDay, (other_month, other_day): MonthAndDay) -> Strictness {
    match (month, other_month) {
        (Some(one), Some(two)) if one != two => return Strictness::less_is_stricter(&one, &two),
        (one, two) if one != two => return Strictness::Unknown,
        _ => {}
    }
    match (day, other_day) {
        (Some(Day::On(one)), Some(Day::On(two))) => Strictness::less_is_stricter(&one, &two),
        (Some(Day::End), Some(Day::On(28..=31))) | (Some(Day::On(28..=31)), Some(Day::End)) => {
            Strictness::Unknown
        }
        (Some(Day::End), Some(Day::On(_) | Day::Start)) => Strictness::Stricter,
        (Some(Day::On(_) | Day::Start), Some(Day::End)) => Strictness::Looser,
        _ => Strictness::Unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::super::read;
    use super::*;

    fn verdict(base: &str, other: &str) -> Strictness {
        compare(&read(base).unwrap(), &read(other).unwrap())
    }

    #[test]
    fn stricter_one_way_is_looser_the_other() {
        for (base, stricter) in [
            ("自该信息形成或者变更之日起20个工作日内", "制定或获取信息之日起10个工作日内"),
            ("20个工作日内", "7个工作日"),
            ("信息形成之日起20个工作日内", "信息形成后20日内公开"),
            ("信息形成之日起2周内", "信息形成之日起10日内"),
            ("批准后1个季度内", "批准后2个月内"),
            ("信息形成之日起20个工作日内", "及时公开"),
            ("及时公开", "实时公开"),
            ("20个工作日内", "实时公开"),
            ("长期公开", "20个工作日内"),
            ("动态调整", "每季度更新"),
            ("公示5个工作日", "公示7个工作日"),
            ("征求意见期限不得少于7日", "征求意见期限不得少于30日"),
            ("每半年公开一次", "每季度公开一次"),
            ("每年1次", "每年2次"),
            ("每年3月31日前", "每年1月31日前"),
            ("6月底前", "6月10日前"),
            ("提前3天公告", "提前一周公告"),
            (
                "制定或获取信息之日起20个工作日内,公示7个工作日",
                "制定或获取信息之日起10个工作日内,公示7个工作日",
            ),
            ("信息形成后20个工作日内;批准后30日内", "信息形成后10个工作日内;批准后20日内"),
        ] {
            assert_eq!(verdict(base, stricter), Strictness::Stricter, "{base} → {stricter}");
            assert_eq!(verdict(stricter, base), Strictness::Looser, "{stricter} → {base}");
        }
    }

    #[test]
    fn different_words_may_say_the_same() {
        for (base, other) in [
            ("自该信息形成或者变更之日起20个工作日内", "信息形成(变更)20个工作日内予以公开"),
            ("20个工作日", "二十个工作日内公开"),
            ("及时公开", "随时公布"),
            ("每年12月底前", "每年第四季度"),
            ("20个工作日内。法律、法规另有规定的,从其规定", "20个工作日内"),
        ] {
            assert_eq!(verdict(base, other), Strictness::Same, "{base} = {other}");
        }
    }

    #[test]
    fn what_cannot_be_compared_is_unknown() {
        for (base, other) in [
            ("信息形成后20个工作日内", "批准后20日内"),
            ("信息形成后20个工作日内", "20个工作日内"),
            ("信息形成后20个工作日内", "信息形成后27日内"),
            ("及时公开", "每季度公开"),
            ("长期公开", "永久公开"),
            ("20个工作日内", "20个工作日内,公示7个工作日"),
            ("信息形成后20个工作日内;公示7日", "信息形成后10个工作日内;公示5日"),
            ("同上", "长期公开"),
        ] {
            assert_eq!(verdict(base, other), Strictness::Unknown, "{base} ? {other}");
            assert_eq!(verdict(other, base), Strictness::Unknown, "{other} ? {base}");
        }
    }
}
