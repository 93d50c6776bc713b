//! Phrases by which time limits are read.

use std::sync::LazyLock;

use serde::Deserialize;

/// The phrases.
#[derive(Debug, Default, Deserialize)]
pub struct TimePhrases {}

/// The table of time-limit phrases.
pub fn time_phrases() -> &'static TimePhrases {
    static TABLE: LazyLock<TimePhrases> =
        LazyLock::new(|| super::table(include_str!("../../data/time_limits.json")));
    &TABLE
}
