//! Words for the two methods of disclosure.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

/// Words by method key.
#[derive(Debug, Default, Deserialize)]
pub struct MethodWords {
    methods: BTreeMap<String, Vec<String>>,
}

/// The table of method words.
pub fn methods() -> &'static MethodWords {
    static TABLE: LazyLock<MethodWords> =
        LazyLock::new(|| super::table(include_str!("../../data/methods.json")));
    &TABLE
}

impl MethodWords {
    /// Whether a folded text names the method with this key.
    pub fn names(&self, key: &str, folded: &str) -> bool {
        self.methods.get(key).is_some_and(|words| words.iter().any(|word| folded.contains(word.as_str())))
    }
}
