//! The body's own lists, where the options give them: which items a text names.

use rustc_hash::FxHashMap;

use super::document::GroundKind;
use crate::lists::ListedItem;
use crate::text;

/// Shorter names, in characters, may stand in any text: they are only looked for as whole names.
const SHORTEST_NAME: usize = 4;

/// Shorter codes, in characters, may be any number: they are only looked for in columns that name the list.
const SHORTEST_CODE: usize = 5;

/// One of the two lists, found by codes and names.
pub(crate) struct Given<'a> {
    pub(crate) kind: GroundKind,
    items: &'a [ListedItem],
    codes: FxHashMap<String, usize>,
    names: FxHashMap<String, usize>,
    /// The names by what they begin with, for looking them up at each place of a text.
    beginnings: FxHashMap<String, Vec<(String, usize)>>,
}

impl<'a> Given<'a> {
    pub(crate) fn new(kind: GroundKind, items: &'a [ListedItem]) -> Self {
        let mut given = Self {
            kind,
            items,
            codes: FxHashMap::default(),
            names: FxHashMap::default(),
            beginnings: FxHashMap::default(),
        };
        for (n, item) in items.iter().enumerate() {
            let code = text::words(item.code.as_deref().unwrap_or_default());
            if !code.is_empty() {
                given.codes.entry(code).or_insert(n);
            }
            let name = text::words(&item.name);
            if name.is_empty() || given.names.contains_key(&name) {
                continue;
            }
            let beginning: String = name.chars().take(SHORTEST_NAME).collect();
            if beginning.chars().count() == SHORTEST_NAME {
                given.beginnings.entry(beginning).or_default().push((name.clone(), n));
            }
            given.names.insert(name, n);
        }
        // The longest first: 临时救助给付 before 临时救助.
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted for itself")]
        for names in given.beginnings.values_mut() {
            names.sort_by_key(|(name, n)| (std::cmp::Reverse(name.len()), *n));
        }
        given
    }

    /// The items that a text names, in its order, each once.
    pub(crate) fn named(&self, wording: &str) -> Vec<&'a ListedItem> {
        self.items_at(self.named_at(wording))
    }

    /// The positions of these items in the list.
    pub(crate) fn named_at(&self, wording: &str) -> Vec<usize> {
        if self.names.is_empty() {
            return Vec::new();
        }
        let words = text::words(wording);
        let mut found: Vec<usize> = self.names.get(&words).copied().into_iter().collect();
        let starts: Vec<usize> = words.char_indices().map(|(at, _)| at).chain([words.len()]).collect();
        let mut until = 0;
        for window in starts.windows(SHORTEST_NAME + 1) {
            let (Some(from), Some(to)) = (window.first(), window.last()) else { continue };
            let names = words.get(*from..*to).and_then(|beginning| self.beginnings.get(beginning));
            let (Some(names), true) = (names, *from >= until) else { continue };
            let rest = words.get(*from..).unwrap_or_default();
            if let Some((name, n)) = names.iter().find(|(name, _)| rest.starts_with(name.as_str())) {
                until = from + name.len();
                found.push(*n);
            }
        }
        each_once(found)
    }

    /// The items whose codes stand in a text. In a column that names the list every code counts.
    pub(crate) fn coded(&self, wording: &str, names_list: bool) -> Vec<&'a ListedItem> {
        self.items_at(self.coded_at(wording, names_list))
    }

    /// The positions of these items in the list.
    pub(crate) fn coded_at(&self, wording: &str, names_list: bool) -> Vec<usize> {
        if self.codes.is_empty() {
            return Vec::new();
        }
        let folded = text::fold(wording);
        let codes = folded.split(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '.' | '_'));
        let found = codes.map(text::words).filter(|code| names_list || code.len() >= SHORTEST_CODE);
        each_once(found.filter_map(|code| self.codes.get(&code).copied()).collect())
    }

    fn items_at(&self, found: Vec<usize>) -> Vec<&'a ListedItem> {
        found.into_iter().filter_map(|n| self.items.get(n)).collect()
    }
}

fn each_once(found: Vec<usize>) -> Vec<usize> {
    let mut once: Vec<usize> = Vec::new();
    for n in found {
        if !once.contains(&n) {
            once.push(n);
        }
    }
    once
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_codes_in_texts() {
        let item = |code: Option<&str>, name: &str| ListedItem {
            code: code.map(str::to_owned),
            name: name.to_owned(),
        };
        let items = [
            item(Some("3412-0001"), "临时救助"),
            item(Some("34120002"), "临时救助给付"),
            item(Some("7"), "低保"),
            item(None, "校车使用许可"),
        ];
        let given = Given::new(GroundKind::Power, &items);
        let named = |text: &str| -> Vec<&str> {
            given.named(text).into_iter().map(|item| item.name.as_str()).collect()
        };
        assert_eq!(named("校车使用许可、临时救助（给付）办理结果"), ["校车使用许可", "临时救助给付"]);
        assert_eq!(named("临时救助办法"), ["临时救助"]);
        assert_eq!(named("低保"), ["低保"]);
        assert!(named("低保办理").is_empty());
        let coded = |text: &str, names_list| given.coded(text, names_list).len();
        assert_eq!(coded("编码：3412-0001，34120002", false), 2);
        assert_eq!((coded("7", true), coded("7", false), coded("341200023", true)), (1, 0, 0));
    }
}
