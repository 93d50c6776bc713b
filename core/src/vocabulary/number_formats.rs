//! Number formats that workbooks name by number only.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// Formats by number.
#[derive(Debug, Default, Deserialize)]
pub struct BuiltInFormats {
    built_in: BTreeMap<u32, String>,
}

/// The table of built-in formats.
pub fn built_in_formats() -> &'static BuiltInFormats {
    static TABLE: LazyLock<BuiltInFormats> =
        LazyLock::new(|| super::table(include_str!("../../data/number_formats.json")));
    &TABLE
}

impl BuiltInFormats {
    /// The code of the format with this number.
    pub fn code(&self, number: u32) -> Option<&str> {
        self.built_in.get(&number).map(String::as_str)
    }
}
