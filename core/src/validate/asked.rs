//! A rule as it is asked in one validation: with what is set.

use super::settings::Setting;
use super::{Rule, Value};
use crate::finding::{Finding, Severity};

/// A rule with its severity and parameters as they hold.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(super) rule: &'static Rule,
    severity: Severity,
    setting: Setting,
}

impl Asked {
    /// A rule as it is set; the setting was found to fit it.
    pub(super) fn new(rule: &'static Rule, setting: Setting) -> Self {
        Self { rule, severity: setting.severity.unwrap_or(rule.page.severity), setting }
    }

    /// Why it was switched off.
    pub(super) fn off(&self) -> Option<&str> {
        self.setting.off.as_deref()
    }

    /// A finding of the rule, about the catalog as a whole.
    pub(crate) fn finding(&self) -> Finding {
        Finding::new(self.rule.page.code.as_str(), self.severity)
    }

    /// The parameter of this name, a number.
    pub(super) fn number(&self, name: &str) -> u32 {
        match self.value(name) {
            Some(Value::Number(number)) => *number,
            _ => 0,
        }
    }

    /// The parameter of this name, several texts.
    pub(super) fn texts(&self, name: &str) -> &[String] {
        match self.value(name) {
            Some(Value::Texts(texts)) => texts,
            _ => &[],
        }
    }

    fn value(&self, name: &str) -> Option<&Value> {
        let default = || self.rule.page.parameters.get(name).map(|parameter| &parameter.default);
        self.setting.parameters.get(name).or_else(default)
    }
}
