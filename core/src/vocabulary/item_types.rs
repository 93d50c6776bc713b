//! The types of items of the two lists, and what of each has to be disclosed.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::text;

/// The types.
#[derive(Debug, Default, Deserialize)]
pub struct ItemTypes {
    types: Vec<TypeWords>,
}

#[derive(Debug, Default, Deserialize)]
struct TypeWords {
    key: String,
    names: Vec<String>,
    acts: Vec<String>,
    needs: Vec<TypeNeed>,
}

/// What a catalog has to have of an item of a type.
#[derive(Debug, Default, Deserialize)]
pub struct TypeNeed {
    /// The key of what is needed: `guide`, `process` or `result`.
    pub aspect: String,
    /// The instrument that asks for it.
    pub instrument: String,
    /// The article, where it is of one.
    #[serde(default)]
    pub article: Option<String>,
}

/// The table of types.
pub fn item_types() -> &'static ItemTypes {
    static TABLE: LazyLock<ItemTypes> =
        LazyLock::new(|| super::table(include_str!("../../data/item_types.json")));
    &TABLE
}

impl ItemTypes {
    /// The key of the type that words name; `None` for words that name none.
    pub fn named(&self, words: &str) -> Option<&str> {
        let words = text::words(words);
        self.types.iter().find(|kind| kind.names.contains(&words)).map(|kind| kind.key.as_str())
    }

    /// The keys of the types, in the order of the table.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.types.iter().map(|kind| kind.key.as_str())
    }

    /// A key of the table.
    pub fn key(&self, key: &str) -> Option<&str> {
        self.find(key).map(|kind| kind.key.as_str())
    }

    /// What a list calls a type.
    pub fn name(&self, key: &str) -> &str {
        self.find(key).and_then(|kind| kind.names.first()).map_or("", String::as_str)
    }

    /// What a catalog has to have of an item of a type.
    pub fn needs(&self, key: &str) -> &[TypeNeed] {
        self.find(key).map(|kind| kind.needs.as_slice()).unwrap_or_default()
    }

    /// The types whose acts a name ends with (`…的处罚`; `…审批、备案` of two), by their keys. What stands before says nothing: a penalty for
    /// acting without a permit (未经批准擅自…) is no permit.
    pub fn acts(&self, words: &str) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        let mut rest = words;
        while let Some((before, key)) = self.last_act(rest) {
            if !found.contains(&key) {
                found.push(key);
            }
            rest = before.trim_end_matches('政').trim_end_matches('行').trim_end_matches(['证', '及', '和']);
        }
        found.sort_unstable();
        found
    }

    /// What stands before the act that a text ends with, and the act's type.
    fn last_act<'w>(&self, words: &'w str) -> Option<(&'w str, &str)> {
        self.types.iter().find_map(|kind| {
            let before = kind.acts.iter().find_map(|act| words.strip_suffix(act.as_str()))?;
            Some((before, kind.key.as_str()))
        })
    }

    fn find(&self, key: &str) -> Option<&TypeWords> {
        self.types.iter().find(|kind| kind.key == key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_known_by_their_names_and_acts() {
        assert_eq!(item_types().named("行政 许可"), Some("permit"));
        assert_eq!(item_types().named("其它"), None);
        assert_eq!(item_types().acts("取水许可"), ["permit"]);
        assert_eq!(item_types().acts("对未取得许可证从事食品经营的处罚"), ["penalty"]);
        assert_eq!(item_types().acts("民办学校设立行政审批备案"), ["other-power", "permit"]);
        assert!(item_types().acts("未经批准擅自拆除环境卫生设施").is_empty());
        assert!(item_types().acts("村庄规划").is_empty());
    }

    #[test]
    fn what_a_permit_needs_has_a_ground() {
        let needs: Vec<&str> = item_types().needs("permit").iter().map(|need| need.aspect.as_str()).collect();
        assert_eq!(needs, ["guide", "process", "result"]);
        assert!(
            item_types().types.iter().flat_map(|kind| &kind.needs).all(|need| need.instrument.contains('《'))
        );
    }
}
