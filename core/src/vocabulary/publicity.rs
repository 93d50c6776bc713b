//! How long something has to be on display at least.

use std::sync::LazyLock;

use serde::Deserialize;

use super::LimitUnit;

/// The periods.
#[derive(Debug, Default, Deserialize)]
pub struct PublicityPeriods {
    periods: Vec<PublicityPeriod>,
}

/// One period and the article that sets it.
#[derive(Debug, Deserialize)]
pub struct PublicityPeriod {
    words: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
    /// How many.
    pub days: u32,
    /// Days of which kind.
    pub unit: LimitUnit,
    /// The title of the instrument.
    pub instrument: String,
    /// The article; empty where the instrument as a whole is meant.
    pub article: String,
}

/// The table of periods.
pub fn publicity_periods() -> &'static PublicityPeriods {
    static TABLE: LazyLock<PublicityPeriods> =
        LazyLock::new(|| super::table(include_str!("../../data/publicity.json")));
    &TABLE
}

impl PublicityPeriods {
    /// The periods that an instrument of this title sets.
    pub fn of<'a>(&'a self, title: &'a str) -> impl Iterator<Item = &'a PublicityPeriod> {
        self.periods.iter().filter(move |period| period.instrument == title)
    }
}

impl PublicityPeriod {
    /// Whether folded words tell of what it is about.
    pub fn is_about(&self, folded: &str) -> bool {
        self.words.iter().any(|word| folded.contains(word.as_str()))
    }

    /// Whether folded words tell of another thing.
    pub fn excepts(&self, folded: &str) -> bool {
        self.except.iter().any(|word| folded.contains(word.as_str()))
    }
}
