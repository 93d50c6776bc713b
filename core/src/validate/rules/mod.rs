//! The rules, one a file, each beside its page in `core/data/rules`. A new one is the two and a line here.

use std::sync::LazyLock;

use super::{Check, Rule};

/// Declares the rules: the page that stands under a code, and the module that looks for what it is about. Of those behind
/// the comma `inspect` finds what it is about: they compare.
macro_rules! rules {
    ($($code:literal $module:ident)*, $($compared:literal)*) => {
        $(mod $module;)*

        static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
            let rules = [
                $((include_str!(concat!("../../../data/rules/", $code, ".json")), $module::CHECK),)*
                $((include_str!(concat!("../../../data/rules/", $compared, ".json")), Check::Comparison),)*
            ];
            // The pages are part of the crate: a test reads every one, so that none is missing here.
            let mut rules: Vec<Rule> = rules
                .into_iter()
                .filter_map(|(page, check)| Some(Rule { page: serde_json::from_str(page).ok()?, check }))
                .collect();
            rules.sort_by(|a, b| a.page.code.cmp(&b.page.code));
            rules
        });

        #[cfg(test)]
        const CODES: &[&str] = &[$($code,)* $($compared),*];
    };
}

rules! {
    "audience-unnamed" audience_unnamed
    "basis-not-yet-effective" basis_not_yet_effective
    "basis-superseded" basis_superseded
    "basis-unmatched-brackets" basis_unmatched_brackets
    "basis-vague" basis_vague
    "basis-without-number" basis_without_number
    "body-above-level" body_above_level
    "body-of-another-place" body_of_another_place
    "conflicting-limits" conflicting_limits
    "county-power-at-township" county_power_at_township
    "domain-alias" domain_alias
    "duplicate-entry" duplicate_entry
    "duplicate-id" duplicate_id
    "duration-not-limit" duration_not_limit
    "element-unknown" element_unknown
    "exclusion-without-reason" exclusion_without_reason
    "generic-body" generic_body
    "index-number-malformed" index_number_malformed
    "lapsed-basis" lapsed_basis
    "level-mismatch" level_mismatch
    "method-unknown" method_unknown
    "missing-element" missing_element
    "no-channel" no_channel
    "on-request-without-limit" on_request_without_limit
    "other-channel-unnamed" other_channel_unnamed
    "placeholder-left" placeholder_left
    "publicity-period-too-short" publicity_period_too_short
    "serial-not-unique" serial_not_unique
    "text-noise" text_noise
    "time-limit-too-long" time_limit_too_long
    "time-limit-unreadable" time_limit_unreadable
    "unknown-channel" unknown_channel
    "unknown-domain" unknown_domain
    "website-not-among-channels" website_not_among_channels
    ,
    "copied-verbatim"
    "exclusion-void"
    "missing-from-guideline"
    "weaker-than-guideline"
}

/// All rules, by code.
pub fn rules() -> &'static [Rule] {
    &RULES
}

#[cfg(test)]
mod test;
#[cfg(test)]
pub(super) use test::entry as entry_with;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::{self, Lang};
    use crate::validate::Page;

    #[test]
    fn every_page_is_read_and_stands_in_its_place() {
        let mut expected = CODES.to_vec();
        expected.sort_unstable();
        let codes: Vec<&str> = rules().iter().map(|rule| rule.page.code.as_str()).collect();
        assert_eq!(codes, expected);
        let folder = format!("{}/data/rules", env!("CARGO_MANIFEST_DIR"));
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        assert_eq!(files, expected.iter().map(|code| format!("{code}.json")).collect::<Vec<_>>());
    }

    #[test]
    fn each_rule_has_its_words_and_says_its_ground_in_both_languages() {
        for Page { code, grounds, parameters, .. } in rules().iter().map(|rule| &rule.page) {
            assert!(messages::finding(code, Lang::Zh).is_some(), "{code}: no words");
            assert!(!grounds.is_empty(), "{code}: no legal ground");
            let texts = grounds.iter().map(|ground| &ground.says);
            for words in texts.chain(parameters.values().map(|parameter| &parameter.about)) {
                assert!(!words.zh.is_empty() && !words.en.is_empty(), "{code}: {words:?}");
            }
        }
    }
}
