//! How the rulebook is set: other severities and parameters, rules switched off, and rules of one's own.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::own::OwnRule;
use super::{Rule, Value, rule, rules};
use crate::error::{Error, Result};
use crate::finding::Severity;
use crate::messages::LIST;
use crate::model::Version;
use crate::read;
use crate::text;

/// The document `rules.json`: how a province, city or county sets the rulebook.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RuleSettings {
    /// The version of the document form.
    pub mulu: Version,
    /// What is set of the rules, by code.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rules: BTreeMap<String, Setting>,
    /// Rules of one's own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<OwnRule>,
}

/// What is set of one rule.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Setting {
    /// How bad its findings are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// Why the rule is switched off; a reason has to be given. What it would have found is counted in the report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub off: Option<String>,
    /// Its parameters, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, Value>,
}

impl RuleSettings {
    /// Settings from their JSON document, found to fit the rules.
    pub fn from_json(bytes: &[u8]) -> Result<Self> {
        let settings: Self = read::json_document(bytes)?;
        check(&settings.rules)?;
        super::own::check(&settings.own)?;
        Ok(settings)
    }
}

/// Finds that settings fit the rules: an error is a code or parameter that is not known, a value of another kind, or a rule
/// switched off without a reason.
pub(super) fn check(settings: &BTreeMap<String, Setting>) -> Result<()> {
    for (code, setting) in settings {
        let Some(rule) = rule(code) else {
            let codes = rules().iter().map(|rule| rule.page.code.as_str());
            let near = text::nearest(code, codes).unwrap_or("—");
            return Err(Error::new("unknown-rule").arg("code", code).arg("near", near));
        };
        if setting.off.as_ref().is_some_and(|reason| reason.trim().is_empty()) {
            return Err(Error::new("rule-off-without-reason").arg("code", code));
        }
        for (name, value) in &setting.parameters {
            check_parameter(rule, name, value)?;
        }
    }
    Ok(())
}

fn check_parameter(rule: &Rule, name: &str, value: &Value) -> Result<()> {
    let (code, known) = (&rule.page.code, &rule.page.parameters);
    let at = |error| Error::new(error).arg("code", code).arg("parameter", name);
    match known.get(name) {
        None if known.is_empty() => Err(at("rule-without-parameters")),
        None => {
            let known: Vec<&str> = known.keys().map(String::as_str).collect();
            Err(at("unknown-parameter").arg("known", known.join(LIST)))
        }
        Some(parameter) if parameter.default.kind() != value.kind() => {
            Err(at("parameter-of-another-kind").arg("kind", parameter.default.kind()))
        }
        Some(_) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Lang;

    fn refused(rules: &str) -> Error {
        let document = format!(r#"{{"mulu":"1","rules":{rules}}}"#);
        RuleSettings::from_json(document.as_bytes()).unwrap_err()
    }

    #[test]
    fn what_does_not_fit_is_refused_with_what_was_meant() {
        let error = refused(r#"{"lapsed-bases":{"severity":"warning"}}"#);
        assert_eq!(error.code(), "unknown-rule");
        assert!(error.help(Lang::Zh).contains("lapsed-basis"), "{}", error.help(Lang::Zh));
        for (rules, code) in [
            (r#"{"generic-body":{"off":" "}}"#, "rule-off-without-reason"),
            (r#"{"generic-body":{"parameters":{"days":1}}}"#, "rule-without-parameters"),
            (r#"{"time-limit-too-long":{"parameters":{"days":1}}}"#, "unknown-parameter"),
            (r#"{"time-limit-too-long":{"parameters":{"working_days":["1"]}}}"#, "parameter-of-another-kind"),
            (r#"{"time-limit-too-long":{"parameters":{"working_days":-1}}}"#, "wrong-value"),
            (r#"{"generic-body":{"severty":"info"}}"#, "unknown-field-near"),
            (r#"{"generic-body":{"severity":"erorr"}}"#, "unknown-value-near"),
        ] {
            let error = refused(rules);
            assert_eq!(error.code(), code, "{rules}");
            for lang in [Lang::Zh, Lang::En] {
                assert!(!error.message(lang).contains('{') && !error.help(lang).contains('{'), "{rules}");
            }
        }
    }

    #[test]
    fn what_fits_is_read_and_written() {
        let document = r#"{"mulu":"1","rules":{"generic-body":{"off":"过渡期"},"time-limit-too-long":{"severity":"warning","parameters":{"working_days":15}}}}"#;
        let settings = RuleSettings::from_json(document.as_bytes()).unwrap();
        assert_eq!(serde_json::to_string(&settings).unwrap(), document);
    }
}
