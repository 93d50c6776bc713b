//! The page of a finding code: what it is, why it matters, and what to do.

use schemars::JsonSchema;
use serde::Serialize;

use crate::error::{Error, Result};
use crate::finding::Severity;
use crate::messages::{self, Lang};
use crate::text;
use crate::validate;

/// What there is to say about a finding code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Explanation {
    /// The code.
    pub code: String,
    /// How bad its findings are; not set for what readers and reviews report, which varies.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// Its name, a few words.
    pub title: String,
    /// What its findings say, with placeholders.
    pub message: String,
    /// What to do, with placeholders.
    pub help: String,
    /// Why it is looked at, in plain words.
    pub ground: String,
    /// The instruments and articles it rests on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub grounds: Vec<LegalGround>,
}

/// A legal ground in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LegalGround {
    /// The instrument, with its number.
    pub instrument: String,
    /// The article; empty where the instrument as a whole is meant.
    pub article: String,
    /// What the article says, in our words.
    pub says: String,
}

/// The page of a finding code.
pub fn explain(code: &str, lang: Lang) -> Result<Explanation> {
    let Some(texts) = messages::finding(code, lang) else {
        let near = text::nearest(code, messages::finding_codes()).unwrap_or("—");
        return Err(Error::new("unknown-code").arg("code", code).arg("near", near));
    };
    let rule = validate::rule(code);
    let grounds = rule.iter().flat_map(|rule| &rule.page.grounds);
    let grounds = grounds
        .map(|ground| LegalGround {
            instrument: ground.instrument.clone(),
            article: ground.article.clone(),
            says: ground.says.text(lang).to_owned(),
        })
        .collect();
    Ok(Explanation {
        code: code.to_owned(),
        severity: rule.map(|rule| rule.page.severity),
        title: texts.title.clone(),
        message: texts.message.clone(),
        help: texts.help.clone(),
        ground: texts.ground.clone(),
        grounds,
    })
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
}
