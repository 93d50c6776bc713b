//! What gets into texts that are copied from elsewhere.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// The characters.
#[derive(Debug, Default, Deserialize)]
pub struct Noise {
    look_alikes: BTreeMap<char, char>,
    digits: BTreeMap<char, char>,
    alone: String,
}

/// The table of characters.
pub fn noise() -> &'static Noise {
    static TABLE: LazyLock<Noise> = LazyLock::new(|| super::table(include_str!("../../data/noise.json")));
    &TABLE
}

impl Noise {
    /// The character that a radical stands for.
    pub fn look_alike(&self, c: char) -> Option<char> {
        self.look_alikes.get(&c).copied()
    }

    /// The digit that a letter between digits stands for.
    pub fn digit(&self, c: char) -> Option<char> {
        self.digits.get(&c).copied()
    }

    /// Whether a character may stand between blanks for itself.
    pub fn stands_alone(&self, c: char) -> bool {
        self.alone.contains(c)
    }
}
