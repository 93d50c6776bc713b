//! Words of web pages around a table.

use std::sync::LazyLock;

use serde::Deserialize;

/// Words by what they stand for.
#[derive(Debug, Default, Deserialize)]
pub struct PageWords {
    chrome: Vec<String>,
    pictures: Vec<String>,
}

/// The table of page words.
pub fn page_words() -> &'static PageWords {
    static TABLE: LazyLock<PageWords> = LazyLock::new(|| super::table(include_str!("../../data/pages.json")));
    &TABLE
}

impl PageWords {
    /// Whether a class, in small letters, is one of elements that belong to the site rather than to the page.
    pub fn is_chrome(&self, class: &str) -> bool {
        self.chrome.iter().any(|word| word == class)
    }

    /// Whether a picture's words only say that it is a picture.
    pub fn is_picture(&self, words: &str) -> bool {
        self.pictures.iter().any(|word| word == words)
    }
}
