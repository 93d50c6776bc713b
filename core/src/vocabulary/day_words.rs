//! What 日 means in a time limit: calendar days, unless the law that sets the limit says working days.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::text;

/// The words and laws that tell what kind of days a limit is in.
#[derive(Debug, Default, Deserialize)]
pub struct DayWords {
    calendar: Vec<String>,
    laws: Vec<DayLaw>,
}

/// A law in which 日 means working days.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct DayLaw {
    titles: Vec<String>,
    /// The article that says so.
    pub article: String,
    #[serde(default)]
    counts: Option<Vec<u32>>,
    #[serde(default)]
    up_to: Option<u32>,
    since: Date,
    #[serde(default)]
    until: Option<Date>,
}

/// The table of words and laws.
pub fn day_words() -> &'static DayWords {
    static TABLE: LazyLock<DayWords> =
        LazyLock::new(|| super::table(include_str!("../../data/day_words.json")));
    &TABLE
}

impl DayWords {
    /// Whether a wording says itself that its days are calendar days: 30个自然日.
    pub fn says_calendar_days(&self, wording: &str) -> bool {
        let folded = text::fold(wording);
        self.calendar.iter().any(|word| folded.contains(word.as_str()))
    }

    /// The law of this title, if so many 日 in it mean working days on a day.
    pub fn law(&self, title: &str, count: u32, day: Date) -> Option<&DayLaw> {
        let title = text::fold(title);
        self.laws.iter().find(|law| {
            law.titles.iter().any(|known| text::fold(known) == title)
                && law.counts.as_ref().is_none_or(|counts| counts.contains(&count))
                && law.up_to.is_none_or(|most| count <= most)
                && law.since <= day
                && law.until.is_none_or(|until| day < until)
        })
    }
}

impl DayLaw {
    /// Its full title.
    pub fn title(&self) -> &str {
        self.titles.first().map_or("", String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_law_decides_for_the_numbers_and_the_time_that_it_names() {
        let article = |title, count, day| day_words().law(title, count, day).map(|law| law.article.as_str());
        let day = date(2026, 2, 9);
        assert_eq!(article("行政许可法", 20, day), Some("第八十二条"));
        assert_eq!(article("中华人民共和国行政处罚法", 7, day), Some("第八十五条"));
        assert_eq!(article("行政处罚法", 15, day), None);
        assert_eq!(article("行政处罚法", 7, date(2021, 7, 14)), None, "before the revision");
        assert_eq!(article("行政复议法", 3, date(2023, 12, 31)), None);
        assert_eq!(article("行政复议法", 3, date(2024, 1, 1)), Some("第八十八条"));
        assert_eq!(article("行政强制法", 11, day), None);
        assert_eq!(article("预算法", 20, day), None);
    }

    #[test]
    fn a_wording_may_say_it_itself() {
        assert!(day_words().says_calendar_days("公示30个自 然日"));
        assert!(!day_words().says_calendar_days("自然灾害发生之日起3日内"));
    }
}
