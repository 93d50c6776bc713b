//! Traditional characters, by which a text that is not simplified is known.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

/// Traditional characters and their simplified forms. A character that simplified texts use too is none of them.
#[derive(Debug, Default, Deserialize)]
#[serde(try_from = "Table")]
pub struct Traditional {
    simplified: FxHashMap<char, char>,
    /// A bit for each character from the first Chinese one on, for whole tables are asked character by character.
    bits: Vec<u64>,
}

/// The first Chinese character of the common block.
const FIRST: u32 = 0x4e00;

/// Two texts: the characters at the same place belong together.
#[derive(Deserialize)]
struct Table {
    traditional: String,
    simplified: String,
}

/// The table of traditional characters.
pub fn traditional() -> &'static Traditional {
    static TABLE: LazyLock<Traditional> =
        LazyLock::new(|| super::table(include_str!("../../data/traditional.json")));
    &TABLE
}

impl Traditional {
    /// The simplified form of a traditional character; `None` for every other character.
    pub fn simplified(&self, c: char) -> Option<char> {
        if self.has(c) { self.simplified.get(&c).copied() } else { None }
    }

    fn has(&self, c: char) -> bool {
        let Some(place) = u32::from(c).checked_sub(FIRST) else { return false };
        self.bits.get(place as usize / 64).is_some_and(|bits| bits >> (place % 64) & 1 == 1)
    }

    /// The text in simplified characters, each in the place of its traditional one.
    pub fn simplify<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.first_in(text) {
            None => Cow::Borrowed(text),
            Some(_) => text.chars().map(|c| self.simplified(c).unwrap_or(c)).collect(),
        }
    }

    /// The first traditional character of a text.
    pub fn first_in(&self, text: &str) -> Option<char> {
        text.chars().find(|c| self.has(*c))
    }
}

impl TryFrom<Table> for Traditional {
    type Error = &'static str;

    fn try_from(table: Table) -> Result<Self, Self::Error> {
        let simplified: FxHashMap<char, char> =
            table.traditional.chars().zip(table.simplified.chars()).collect();
        let lengths = [table.traditional.chars().count(), table.simplified.chars().count()];
        if lengths == [simplified.len(); 2] {
            let mut bits = Vec::new();
            for place in table.traditional.chars().filter_map(|c| u32::from(c).checked_sub(FIRST)) {
                let at = place as usize / 64;
                if bits.len() <= at {
                    bits.resize(at + 1, 0_u64);
                }
                if let Some(bits) = bits.get_mut(at) {
                    *bits |= 1 << (place % 64);
                }
            }
            Ok(Self { simplified, bits })
        } else {
            Err("both texts have as many characters, and none comes twice")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_are_told_from_simplified_ones() {
        let simplified = |text: &'static str| traditional().simplify(text);
        assert_eq!(
            simplified("公開事項、公開內容（要素）、公開時限、變更之日後20個工作日內"),
            "公开事项、公开内容（要素）、公开时限、变更之日后20个工作日内"
        );
        for text in ["公开事项", "后于乾著里面干", "20 个工作日", "■政府网站", ""] {
            assert_eq!(traditional().first_in(text), None, "{text}");
        }
        assert_eq!(traditional().first_in("公開時限"), Some('開'));
    }

    #[test]
    fn what_is_simplified_is_not_traditional() {
        let forms = traditional().simplified.values();
        let both: Vec<&char> = forms.filter(|c| traditional().simplified(**c).is_some()).collect();
        assert_eq!(both, [&' '; 0]);
    }

    #[test]
    fn texts_of_different_length_are_no_table() {
        for json in [
            r#"{"traditional": "開內", "simplified": "开"}"#,
            r#"{"traditional": "開開", "simplified": "开开"}"#,
        ] {
            assert!(serde_json::from_str::<Traditional>(json).is_err(), "{json}");
        }
    }
}
