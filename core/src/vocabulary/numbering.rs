//! The characters of automatic numbering in documents.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// Characters by the name of the numbering.
#[derive(Debug, Default, Deserialize)]
pub struct NumberingCharacters {
    digits: BTreeMap<String, String>,
    series: BTreeMap<String, String>,
    counting: BTreeMap<String, (String, String)>,
}

/// The table of numbering characters.
pub fn numbering_characters() -> &'static NumberingCharacters {
    static TABLE: LazyLock<NumberingCharacters> =
        LazyLock::new(|| super::table(include_str!("../../data/numbering.json")));
    &TABLE
}

impl NumberingCharacters {
    /// A number in a numbering of this name; `None` where the name is not known, or the number is beyond it.
    pub fn write(&self, name: &str, number: u32) -> Option<String> {
        let decimal = number.to_string();
        let digits = || decimal.chars().filter_map(|c| c.to_digit(10));
        if let Some(characters) = self.digits.get(name) {
            return digits().map(|digit| characters.chars().nth(digit as usize)).collect();
        }
        if let Some(characters) = self.series.get(name) {
            return characters.chars().nth(number.checked_sub(1)? as usize).map(String::from);
        }
        let (characters, places) = self.counting.get(name)?;
        let (mut written, mut gap) = (String::new(), false);
        for (at, digit) in digits().enumerate() {
            let place = decimal.len() - at - 1;
            if digit == 0 {
                gap = true;
                continue;
            }
            if gap && !written.is_empty() {
                written.extend(characters.chars().next());
            }
            gap = false;
            // Ten to nineteen are said without the one in front.
            if !(digit == 1 && place == 1 && written.is_empty()) {
                written.push(characters.chars().nth(digit as usize)?);
            }
            if let Some(place) = place.checked_sub(1) {
                written.push(places.chars().nth(place)?);
            }
        }
        Some(if written.is_empty() { characters.chars().take(1).collect() } else { written })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_documents_show_them() {
        for (name, number, shown) in [
            ("chineseCounting", 3, Some("三")),
            ("chineseCounting", 10, Some("十")),
            ("chineseCountingThousand", 12, Some("十二")),
            ("chineseCountingThousand", 20, Some("二十")),
            ("chineseCountingThousand", 105, Some("一百〇五")),
            ("ideographDigital", 10, Some("一〇")),
            ("ideographTraditional", 2, Some("乙")),
            ("decimalEnclosedCircle", 20, Some("⑳")),
            ("decimalEnclosedCircle", 21, None),
            ("klingon", 1, None),
        ] {
            assert_eq!(numbering_characters().write(name, number).as_deref(), shown, "{name} {number}");
        }
    }
}
