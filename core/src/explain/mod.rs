//! The page of a finding code: what it is, why it matters, and what to do; all pages are the rulebook.

mod document;
mod example;
mod observation;

use crate::error::{Error, Result};
use crate::finding::{Counts, Severity};
use crate::messages::{self, Lang};
use crate::model::Version;
use crate::text;
use crate::validate::{self, Page};

pub use document::{
    Explanation, LegalGround, Observed, Rulebook, ShownExample, ShownExamples, ShownFix, ShownParameter,
};
pub use observation::{Observation, observation, observations};

/// The verb that asks the rules.
const BY_RULE: &str = "validate";

/// The page of a finding code.
pub fn explain(code: &str, lang: Lang) -> Result<Explanation> {
    let Some(texts) = messages::finding(code, lang) else {
        let near = text::nearest(code, messages::finding_codes()).unwrap_or("—");
        return Err(Error::new("unknown-code").arg("code", code).arg("near", near));
    };
    let blank = Explanation {
        code: code.to_owned(),
        severity: None,
        element: None,
        found_by: Vec::new(),
        title: texts.title.clone(),
        message: texts.message.clone(),
        help: texts.help.clone(),
        ground: texts.ground.clone(),
        grounds: Vec::new(),
        parameters: Vec::new(),
        examples: None,
        fix: None,
        observed: None,
    };
    Ok(match (validate::rule(code), observation(code)) {
        (Some(rule), _) => of_rule(blank, &rule.page, lang),
        (None, Some(observation)) => of_observation(blank, observation, lang),
        (None, None) => blank,
    })
}

/// The pages of some codes, in the order asked; of all codes where none is asked.
pub fn rulebook(codes: &[String], lang: Lang) -> Result<Rulebook> {
    let pages: Vec<Explanation> = if codes.is_empty() {
        messages::finding_codes().map(|code| explain(code, lang)).collect::<Result<_>>()?
    } else {
        codes.iter().map(|code| explain(code, lang)).collect::<Result<_>>()?
    };
    let mut counts = Counts::default();
    for severity in pages.iter().filter_map(|page| page.severity) {
        match severity {
            Severity::Error => counts.error += 1,
            Severity::Warning => counts.warning += 1,
            Severity::Info => counts.info += 1,
        }
    }
    Ok(Rulebook { mulu: Version, lang, counts, pages })
}

fn of_rule(blank: Explanation, page: &Page, lang: Lang) -> Explanation {
    let grounds = page.grounds.iter().map(|ground| LegalGround {
        instrument: ground.instrument.clone(),
        article: ground.article.clone(),
        says: ground.says.text(lang).to_owned(),
    });
    let parameters = page.parameters.iter().map(|(name, parameter)| ShownParameter {
        name: name.clone(),
        default: parameter.default.clone(),
        about: parameter.about.text(lang).to_owned(),
    });
    Explanation {
        severity: Some(page.severity),
        element: page.element,
        found_by: vec![BY_RULE.to_owned()],
        grounds: grounds.collect(),
        parameters: parameters.collect(),
        examples: Some(example::shown(page, lang)),
        fix: example::fix(page, lang),
        ..blank
    }
}

fn of_observation(blank: Explanation, observation: &Observation, lang: Lang) -> Explanation {
    Explanation {
        severity: Some(observation.severity),
        element: observation.element,
        found_by: observation.found_by.clone(),
        observed: Some(Observed {
            seen: observation.seen.text(lang).to_owned(),
            made: observation.made.text(lang).to_owned(),
        }),
        ..blank
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_code_is_met_with_the_nearest() {
        assert_eq!(explain("lapsed-basis", Lang::Zh).unwrap().severity, Some(Severity::Error));
        let error = explain("lapsed-bases", Lang::Zh).unwrap_err();
        assert!(error.help(Lang::Zh).contains("lapsed-basis"));
    }

    #[test]
    fn the_page_of_a_rule_shows_it() {
        let page = explain("time-limit-too-long", Lang::Zh).unwrap();
        let examples = page.examples.unwrap();
        assert_eq!(examples.wrong.head, ["公开时限"]);
        assert_eq!(examples.wrong.rows, [["自该信息形成或者变更之日起30个工作日内"]]);
        assert_eq!(page.grounds[0].article, "第二十六条");
        assert_eq!(page.parameters[0].name, "working_days");
    }

    #[test]
    fn the_rulebook_has_every_code_with_how_bad_it_is() {
        for lang in [Lang::Zh, Lang::En] {
            let book = rulebook(&[], lang).unwrap();
            assert!(book.pages.iter().map(|page| page.code.as_str()).eq(messages::finding_codes()));
            assert_eq!(book.counts.total(), book.pages.len());
            for page in &book.pages {
                assert!(page.examples.is_some() != page.observed.is_some(), "{}", page.code);
            }
        }
        let two = rulebook(&["tick-letters".to_owned(), "lapsed-basis".to_owned()], Lang::En).unwrap();
        assert_eq!((two.pages.len(), two.pages[0].code.as_str()), (2, "tick-letters"));
        assert_eq!(rulebook(&["lapsed-bases".to_owned()], Lang::En).unwrap_err().code(), "unknown-code");
    }
}
