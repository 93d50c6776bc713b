//! Words that name a level of government in headings and cells.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;
use serde::Deserialize;

/// Words by level.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Table")]
pub struct LevelWords {
    levels: Vec<Words>,
    /// What the words begin with.
    first: FxHashSet<char>,
}

#[derive(Debug, Default, Deserialize)]
struct Table {
    levels: Vec<Words>,
}

impl From<Table> for LevelWords {
    fn from(Table { levels }: Table) -> Self {
        let words = levels.iter().flat_map(|level| &level.words);
        let first = words.filter_map(|word| word.chars().next()).collect();
        Self { levels, first }
    }
}

#[derive(Debug, Default, Deserialize)]
struct Words {
    level: String,
    words: Vec<String>,
}

/// The table of level words.
pub fn levels() -> &'static LevelWords {
    static TABLE: LazyLock<LevelWords> =
        LazyLock::new(|| super::table(include_str!("../../data/levels.json")));
    &TABLE
}

impl LevelWords {
    /// The keys of the levels that a folded text names. The text must be made of level words only: `乡、村级`
    /// names two levels, `县级政府民政部门` none.
    pub fn named(&self, folded: &str) -> Vec<&str> {
        // Nearly all texts that are asked begin with something else.
        if !folded.chars().next().is_some_and(|first| self.first.contains(&first)) {
            return Vec::new();
        }
        let mut found = Vec::new();
        let mut rest = folded;
        while !rest.is_empty() {
            let longest = self
                .levels
                .iter()
                .flat_map(|level| level.words.iter().map(move |word| (word, level.level.as_str())))
                .filter(|(word, _)| rest.starts_with(word.as_str()))
                .max_by_key(|(word, _)| word.len());
            let Some((word, level)) = longest else { return Vec::new() };
            if !level.is_empty() {
                found.push(level);
            }
            rest = rest.get(word.len()..).unwrap_or_default();
        }
        found
    }
}
