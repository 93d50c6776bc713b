//! What reading, carrying over and reviewing report beside the rules of validation: their pages.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::finding::Severity;
use crate::validate::Words;
use crate::vocabulary::ElementName;

/// What is said of a finding that no rule makes.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Observation {
    /// Its code, in kebab-case.
    pub code: String,
    /// The verbs that report it.
    pub found_by: Vec<String>,
    /// How bad it is.
    pub severity: Severity,
    /// The element it is always about, where there is one.
    #[serde(default)]
    pub element: Option<ElementName>,
    /// An example: what stands there.
    pub seen: Words,
    /// What is made of it.
    pub made: Words,
}

#[derive(Debug, Default, Deserialize)]
struct Table {
    observations: Vec<Observation>,
}

/// All observations, by code.
pub fn observations() -> &'static [Observation] {
    // The table is part of the crate: a test reads it, so that it is never the empty one here.
    static TABLE: LazyLock<Table> = LazyLock::new(|| {
        serde_json::from_str(include_str!("../../data/observations.json")).unwrap_or_default()
    });
    &TABLE.observations
}

/// The observation with this code.
pub fn observation(code: &str) -> Option<&'static Observation> {
    observations().iter().find(|one| one.code == code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_observation_is_told_in_both_languages() {
        let table = include_str!("../../data/observations.json");
        assert_eq!(serde_json::from_str::<Table>(table).unwrap().observations, observations());
        let codes: Vec<&str> = observations().iter().map(|one| one.code.as_str()).collect();
        assert!(codes.is_sorted() && !codes.is_empty(), "{codes:?}");
        for one in observations() {
            for text in [&one.seen, &one.made] {
                assert!(!text.zh.is_empty() && !text.en.is_empty(), "{}", one.code);
            }
            assert!(!one.found_by.is_empty(), "{}", one.code);
        }
    }
}
