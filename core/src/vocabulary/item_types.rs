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

    /// The types whose acts a name speaks of (`取水许可` of permits), by their keys in the order of the table. What is said last counts: a
    /// penalty for acting without a permit is no permit.
    pub fn acts(&self, words: &str) -> Option<&str> {
        let last = |kind: &TypeWords| {
            kind.acts.iter().filter_map(|act| words.rfind(act.as_str()).map(|at| at + act.len())).max()
        };
        let acts = self.types.iter().filter_map(|kind| Some((last(kind)?, kind.key.as_str())));
        // Of equal ends the first type is meant: max_by_key takes the last.
        acts.rev().max_by_key(|(end, _)| *end).map(|(_, key)| key)
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
        assert_eq!(item_types().acts("取水许可"), Some("permit"));
        assert_eq!(item_types().acts("对未取得许可证从事食品经营的处罚"), Some("penalty"));
        assert_eq!(item_types().acts("村庄规划"), None);
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
