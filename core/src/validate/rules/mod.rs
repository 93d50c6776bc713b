//! The rules, one a file, each beside its page in `core/data/rules`. A new one is the two and a line here.

use std::sync::LazyLock;

use super::Rule;

/// Declares the rules: the page that stands under a code, and the module that looks for what it is about.
macro_rules! rules {
    ($($code:literal $module:ident)*) => {
        $(mod $module;)*

        static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
            let rules = [$((include_str!(concat!("../../../data/rules/", $code, ".json")), $module::CHECK)),*];
            // The pages are part of the crate: a test reads every one, so that none is missing here.
            rules
                .into_iter()
                .filter_map(|(page, check)| Some(Rule { page: serde_json::from_str(page).ok()?, check }))
                .collect()
        });

        #[cfg(test)]
        const CODES: &[&str] = &[$($code),*];
    };
}

rules! {
    "audience-unnamed" audience_unnamed
    "domain-alias" domain_alias
    "duplicate-entry" duplicate_entry
    "duplicate-id" duplicate_id
    "duration-not-limit" duration_not_limit
    "element-unknown" element_unknown
    "exclusion-without-reason" exclusion_without_reason
    "generic-body" generic_body
    "lapsed-basis" lapsed_basis
    "level-mismatch" level_mismatch
    "method-unknown" method_unknown
    "missing-element" missing_element
    "no-channel" no_channel
    "other-channel-unnamed" other_channel_unnamed
    "time-limit-too-long" time_limit_too_long
    "time-limit-unreadable" time_limit_unreadable
    "unknown-channel" unknown_channel
    "unknown-domain" unknown_domain
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
    use crate::model::Catalog;
    use crate::validate::{Example, Page, ValidateOptions, validate};

    #[test]
    fn every_page_is_read_and_stands_in_its_place() {
        assert!(CODES.is_sorted());
        let codes: Vec<&str> = rules().iter().map(|rule| rule.page.code.as_str()).collect();
        assert_eq!(codes, CODES);
        let folder = format!("{}/data/rules", env!("CARGO_MANIFEST_DIR"));
        let mut files: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        files.sort();
        assert_eq!(files, CODES.iter().map(|code| format!("{code}.json")).collect::<Vec<_>>());
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

    #[test]
    fn each_rule_finds_its_wrong_example_and_not_its_right_one() {
        let finds = |code: &str, example: &Example| {
            let catalog: Catalog =
                serde_json::from_value(example.document()).unwrap_or_else(|error| panic!("{code}: {error}"));
            let findings = validate(&catalog, &ValidateOptions::new(example.today())).unwrap().findings;
            findings.iter().any(|finding| finding.code == code)
        };
        for Page { code, examples, .. } in rules().iter().map(|rule| &rule.page) {
            assert!(finds(code, &examples.wrong), "{code}: the wrong example is not found");
            assert!(!finds(code, &examples.right), "{code}: the right example is found");
        }
    }
}
