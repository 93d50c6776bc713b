//! Powers that the law gives to counties and what is above them.

use std::sync::LazyLock;

use serde::Deserialize;

/// The powers.
#[derive(Debug, Default, Deserialize)]
pub struct Powers {
    powers: Vec<Power>,
}

/// One power and the article that gives it.
#[derive(Debug, Default, Deserialize)]
pub struct Power {
    words: Vec<String>,
    /// The instrument, in 《》 and with its number.
    pub instrument: String,
    /// The article.
    pub article: String,
}

/// The table of powers.
pub fn powers() -> &'static Powers {
    static TABLE: LazyLock<Powers> = LazyLock::new(|| super::table(include_str!("../../data/powers.json")));
    &TABLE
}

impl Powers {
    /// The power that a folded name speaks of.
    pub fn named(&self, folded: &str) -> Option<&Power> {
        self.powers.iter().find(|power| power.words.iter().any(|word| folded.contains(word.as_str())))
    }
}
