//! Keys and numbers as reports say them.

use crate::messages::{Lang, phrase, word};
use crate::vocabulary::ElementName;

pub(super) use crate::spoken::{key, named};

/// What a row is about: the element, or the column that is none.
pub(super) fn element(element: Option<ElementName>, column: Option<&str>, lang: Lang) -> String {
    element.map_or_else(
        || column.unwrap_or_default().to_owned(),
        |element| word(&format!("element.{}", element.key()), lang).to_owned(),
    )
}

/// A catalog's title, edition and size.
pub(super) fn titled(title: &str, edition: Option<&str>, entries: usize, lang: Lang) -> String {
    let entries = thousands(entries);
    match edition {
        Some(edition) => phrase(
            "review.guideline-edition",
            lang,
            &[("title", &title), ("edition", &edition), ("entries", &entries)],
        ),
        None => phrase("review.guideline-entries", lang, &[("title", &title), ("entries", &entries)]),
    }
}

/// A number with a comma at each thousand.
pub(super) fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_commas_at_the_thousands() {
        let cases = [(0, "0"), (999, "999"), (1000, "1,000"), (42_944, "42,944"), (1_000_000, "1,000,000")];
        for (number, text) in cases {
            assert_eq!(thousands(number), text);
        }
    }
}
