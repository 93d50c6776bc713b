//! The rules, one a file. A new one is a file and a line in [`RULES`].

mod audience_unnamed;
mod domain_alias;
mod duplicate_entry;
mod duplicate_id;
mod duration_not_limit;
mod element_unknown;
mod exclusion_without_reason;
mod generic_body;
mod lapsed_basis;
mod level_mismatch;
mod method_unknown;
mod missing_element;
mod no_channel;
mod other_channel_unnamed;
mod time_limit_too_long;
mod time_limit_unreadable;
mod unknown_channel;
mod unknown_domain;

use super::Rule;

/// All rules, by code.
pub static RULES: &[&Rule] = &[
    &audience_unnamed::RULE,
    &domain_alias::RULE,
    &duplicate_entry::RULE,
    &duplicate_id::RULE,
    &duration_not_limit::RULE,
    &element_unknown::RULE,
    &exclusion_without_reason::RULE,
    &generic_body::RULE,
    &lapsed_basis::RULE,
    &level_mismatch::RULE,
    &method_unknown::RULE,
    &missing_element::RULE,
    &no_channel::RULE,
    &other_channel_unnamed::RULE,
    &time_limit_too_long::RULE,
    &time_limit_unreadable::RULE,
    &unknown_channel::RULE,
    &unknown_domain::RULE,
];

#[cfg(test)]
mod test;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{self, Lang};

    #[test]
    fn rules_are_sorted_and_each_has_its_words_and_ground() {
        assert!(RULES.is_sorted_by_key(|rule| rule.code));
        for rule in RULES {
            assert!(!rule.grounds.is_empty(), "{}: no legal ground", rule.code);
            assert!(messages::finding(rule.code, Lang::Zh).is_some(), "{}: no words", rule.code);
        }
    }
}
