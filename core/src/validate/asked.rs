//! A rule as it is asked in one validation.

use super::{Rule, Value};
use crate::finding::{Finding, Severity};

/// A rule with its severity and parameters as they hold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    rule: &'static Rule,
    severity: Severity,
    parameters: std::marker::PhantomData<&'a Value>,
}

impl Asked<'_> {
    /// A rule as its page has it.
    pub(super) fn of(rule: &'static Rule) -> Self {
        Self { rule, severity: rule.page.severity, parameters: std::marker::PhantomData }
    }

    /// A finding of the rule, about the catalog as a whole.
    pub(super) fn finding(&self) -> Finding {
        Finding::new(self.rule.page.code.as_str(), self.severity)
    }

    /// The parameter of this name, a number.
    pub(super) fn number(&self, name: &str) -> u32 {
        match self.rule.page.parameters.get(name).map(|parameter| &parameter.default) {
            Some(Value::Number(number)) => *number,
            _ => 0,
        }
    }
}
