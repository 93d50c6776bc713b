//! 公开层级: the levels of government.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text;
use crate::vocabulary;

/// A level of government, from the top down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// 国家级.
    National,
    /// 省级.
    Province,
    /// 市级 (设区的市).
    City,
    /// 县级: counties, districts, county-level cities.
    County,
    /// 乡级: towns, townships, sub-districts.
    Township,
    /// 村级: villages and communities.
    Village,
}

/// The levels that an entry binds, from the top down, each once.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Levels(Vec<Level>);

impl Levels {
    /// Whether a level is among them.
    pub fn contains(&self, level: Level) -> bool {
        self.0.contains(&level)
    }

    /// The levels, from the top down.
    pub fn iter(&self) -> impl Iterator<Item = Level> + '_ {
        self.0.iter().copied()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Level> for Levels {
    fn from_iter<I: IntoIterator<Item = Level>>(levels: I) -> Self {
        let mut levels: Vec<Level> = levels.into_iter().collect();
        levels.sort_unstable();
        levels.dedup();
        Self(levels)
    }
}

impl Level {
    /// All levels, from the top down.
    pub const ALL: [Self; 6] =
        [Self::National, Self::Province, Self::City, Self::County, Self::Township, Self::Village];

    /// The level's key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::National => "national",
            Self::Province => "province",
            Self::City => "city",
            Self::County => "county",
            Self::Township => "township",
            Self::Village => "village",
        }
    }

    /// The level with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.key() == key)
    }
}

/// A longer text names more than levels, in bytes.
const LONGEST: usize = 120;

/// The levels that a heading or a cell names: `县级`, `乡、村级`, `镇(街)级`, `区级`. Empty when it names none.
pub fn read(text: &str) -> Levels {
    if text.len() > LONGEST {
        return Levels::default();
    }
    vocabulary::levels()
        .named(&text::fold(&vocabulary::traditional().simplify(text)))
        .into_iter()
        .filter_map(Level::from_key)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_as_published() {
        let cases: [(&str, &[Level]); 8] = [
            ("县级", &[Level::County]),
            ("区级", &[Level::County]),
            ("县(区)级", &[Level::County]),
            ("市级", &[Level::City]),
            ("乡镇级", &[Level::Township]),
            ("镇(街)级", &[Level::Township]),
            ("乡、村级", &[Level::Township, Level::Village]),
            ("村 级", &[Level::Village]),
        ];
        for (heading, levels) in cases {
            assert_eq!(read(heading).iter().collect::<Vec<_>>(), levels, "{heading}");
        }
        assert!(read("公开内容").is_empty());
    }
}
