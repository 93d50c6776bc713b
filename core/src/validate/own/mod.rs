//! Rules of a province's, city's or county's own, as data.

mod condition;
mod like;
mod ready;

use std::borrow::Cow;

use rustc_hash::FxHashSet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::scope::EntryScope;
use crate::error::{Error, Result};
use crate::finding::{Finding, Severity};
use crate::messages::{self, LIST, Lang};
use crate::model::{Catalog, Kind, Level};
use crate::vocabulary::{ElementName, domains};
use ready::Ready;

pub use condition::{AudienceIs, BodyIs, Condition, Days, Has, LimitIs, LimitKind, Presence, TextIs};

/// A rule of one's own: what an entry must not be like, how bad that is, and what is said of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnRule {
    /// The code of its findings, in kebab-case; none of those that are taken.
    pub code: String,
    /// How bad its findings are.
    pub severity: Severity,
    /// The element that its findings are about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementName>,
    /// Which entries it finds.
    pub condition: Condition,
    /// What is wrong. `{place}` stands for the place in names, `{element}` for the element's name, `{value}` for its words.
    pub message: OwnWords,
    /// What to do about it, with the same placeholders.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<OwnWords>,
    /// On which ground: the document and article that ask for it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
    /// Which catalogs and domains it is for; all of them where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applies: Option<Applies>,
}

/// A text in Chinese and, where there is one, in English.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OwnWords {
    /// Chinese.
    pub zh: String,
    /// English; where it is not there the Chinese text stands in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

/// What a rule of one's own is for.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Applies {
    /// Domains, by any of their names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub domains: Vec<String>,
    /// Levels of the bodies whose catalogs these are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub levels: Vec<Level>,
    /// Guidelines or local catalogs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
}

/// What the words of a rule of one's own can speak of.
const PLACEHOLDERS: [&str; 3] = ["place", "element", "value"];

/// Finds that rules of one's own can be asked.
pub(super) fn check(own: &[OwnRule]) -> Result<()> {
    let mut codes = FxHashSet::default();
    for rule in own {
        let at = |error| Error::new(error).arg("code", &rule.code);
        let is_kebab = |part: &str| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if !rule.code.split('-').all(is_kebab) {
            return Err(at("own-rule-code"));
        }
        if messages::finding(&rule.code, Lang::Zh).is_some() || !codes.insert(rule.code.as_str()) {
            return Err(at("own-rule-code-taken"));
        }
        if let Some(place) = rule.condition.says_nothing("condition") {
            return Err(at("own-rule-says-nothing").arg("place", place));
        }
        for text in rule.texts() {
            let unknown = messages::placeholders(text).find(|name| !PLACEHOLDERS.contains(name));
            if text.trim().is_empty() {
                return Err(at("own-rule-without-words"));
            }
            if let Some(name) = unknown {
                let known = PLACEHOLDERS.map(|name| format!("{{{name}}}"));
                return Err(at("own-rule-placeholder").arg("name", name).arg("known", known.join(LIST)));
            }
        }
    }
    Ok(())
}

impl OwnRule {
    fn texts(&self) -> impl Iterator<Item = &str> {
        [Some(&self.message), self.help.as_ref()]
            .into_iter()
            .flatten()
            .flat_map(|words| [Some(&words.zh), words.en.as_ref()])
            .flatten()
            .map(String::as_str)
    }
}

/// A rule of one's own, made ready to be asked.
#[derive(Debug)]
pub(super) struct Own {
    rule: OwnRule,
    condition: Ready,
    domains: Vec<String>,
}

impl Own {
    pub(super) fn new(rule: &OwnRule) -> Self {
        let named = rule.applies.iter().flat_map(|applies| &applies.domains);
        Self {
            condition: Ready::new(&rule.condition),
            domains: named.map(|name| domains().standard(name)).collect(),
            rule: rule.clone(),
        }
    }

    /// Whether it is for this catalog.
    pub(super) fn applies(&self, catalog: &Catalog) -> bool {
        let Some(applies) = &self.rule.applies else { return true };
        let level = catalog.issuer.as_ref().and_then(|issuer| issuer.level);
        applies.kind.is_none_or(|kind| kind == catalog.kind)
            && (applies.levels.is_empty() || level.is_some_and(|level| applies.levels.contains(&level)))
    }

    /// What it finds of an entry. Where an element is unknown, nothing is found on its account.
    pub(super) fn check(&self, scope: &EntryScope<'_>) -> Option<Finding> {
        let domain = scope.domain_name();
        if !self.domains.is_empty() && !self.domains.contains(&domains().standard(domain)) {
            return None;
        }
        if self.condition.holds(scope) != Some(true) {
            return None;
        }
        let OwnRule { code, severity, element, .. } = &self.rule;
        let mut finding = Finding::new(Cow::Owned(code.clone()), *severity);
        finding = scope.about(finding, *element);
        if let Some(value) = element.and_then(|element| ready::words(scope, element)) {
            finding = finding.arg("value", value);
        }
        Some(self.spoken(finding))
    }

    /// Its words travel with the finding: the messages do not have them.
    fn spoken(&self, mut finding: Finding) -> Finding {
        let OwnRule { message, help, ground, .. } = &self.rule;
        let help = help.as_ref();
        let texts = [
            ("message-zh", Some(&message.zh)),
            ("message-en", message.en.as_ref()),
            ("help-zh", help.map(|help| &help.zh)),
            ("help-en", help.and_then(|help| help.en.as_ref())),
            ("ground", ground.as_ref()),
        ];
        for (name, text) in texts {
            if let Some(text) = text {
                finding = finding.arg(name, text.replace("{element}", "{element|element}"));
            }
        }
        finding
    }
}

#[cfg(test)]
mod tests;
