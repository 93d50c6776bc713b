//! The rulebook as it is set for one run.

use std::borrow::Cow;

use super::asked::Asked;
use super::own::{self, Own};
use super::scope::{CatalogScope, Readings};
use super::walk::Walk;
use super::{ValidateOptions, rules, settings};
use crate::error::Result;
use crate::finding::{Finding, Report, SwitchedOff};
use crate::messages::Lang;
use crate::model::Catalog;
use crate::read::Read;
use crate::vocabulary::{Laws, laws};

/// The rulebook as it is set: made once, asked of any number of catalogs.
#[derive(Debug)]
pub struct Rulebook {
    today: jiff::civil::Date,
    lang: Option<Lang>,
    laws: Cow<'static, Laws>,
    pub(super) rules: Vec<Asked>,
    pub(super) own: Vec<Own>,
}

impl Rulebook {
    /// The rulebook as the options set it; an error is a setting that fits no rule.
    pub fn new(options: &ValidateOptions) -> Result<Self> {
        settings::check(&options.rules)?;
        own::check(&options.own_rules)?;
        let set = |code: &str| options.rules.get(code).cloned().unwrap_or_default();
        Ok(Self {
            today: options.today,
            lang: options.lang,
            laws: if options.laws.is_empty() {
                Cow::Borrowed(laws())
            } else {
                Cow::Owned(Laws::new(laws().iter().chain(&options.laws).cloned()))
            },
            rules: rules().iter().map(|rule| Asked::new(rule, set(&rule.page.code))).collect(),
            own: options.own_rules.iter().map(Own::new).collect(),
        })
    }

    /// The rule with this code as it is set.
    pub(crate) fn asked(&self, code: &str) -> Option<&Asked> {
        self.rules.iter().find(|asked| asked.rule.page.code == code)
    }

    /// Asks in one walk.
    pub(super) fn walk(&self, catalog: &Catalog, ask: impl FnOnce(&mut Walk<'_>)) {
        let readings = Readings::default();
        let scope = self.scope(catalog, &readings);
        ask(&mut Walk::new(self, catalog, &scope));
    }

    pub(super) fn scope<'a>(&'a self, catalog: &'a Catalog, readings: &'a Readings) -> CatalogScope<'a> {
        CatalogScope::new(catalog, (&self.laws, self.today), readings)
    }

    /// What the rules find in a catalog, those that are switched off among them: [`Rulebook::report`] leaves those out.
    pub fn findings(&self, catalog: &Catalog) -> Vec<Finding> {
        let mut findings = Vec::new();
        self.walk(catalog, |walk| walk.catalog(catalog, &mut |_, found| findings.extend(found)));
        findings
    }

    /// What was found in reading a catalog, and what the rules find in it. What both say is said once, by the rule.
    pub fn findings_of_read(&self, read: &Read) -> Vec<Finding> {
        let found = self.findings(&read.catalog);
        let said = |finding: &Finding| {
            finding.code == "brackets-unbalanced"
                && found.iter().any(|it| it.code == "basis-unmatched-brackets" && it.origin == finding.origin)
        };
        let mut findings: Vec<Finding> = read.findings.iter().filter(|it| !said(it)).cloned().collect();
        findings.extend(found);
        findings
    }

    /// Leaves out what rules that are switched off have found, and puts the rest into words where a language is set.
    pub(crate) fn tell(&self, findings: &mut Vec<Finding>) {
        findings.retain(|finding| self.asked(&finding.code).is_none_or(|asked| asked.off().is_none()));
        if let Some(lang) = self.lang {
            for finding in findings {
                finding.speak(lang);
            }
        }
    }

    /// The report of some findings: those of rules that are switched off are counted and left out.
    pub fn report(&self, title: &str, mut findings: Vec<Finding>) -> Report {
        let off: Vec<(&str, &str)> = self
            .rules
            .iter()
            .filter_map(|asked| Some((asked.rule.page.code.as_str(), asked.off()?)))
            .collect();
        let switched_off = off
            .into_iter()
            .map(|(code, reason)| {
                let before = findings.len();
                findings.retain(|finding| finding.code != code);
                let findings = before - findings.len();
                SwitchedOff { code: code.to_owned(), reason: reason.to_owned(), findings }
            })
            .collect();
        let mut report = Report { switched_off, ..Report::new(title, findings) };
        if let Some(lang) = self.lang {
            report.speak(lang);
        }
        report
    }
}

#[cfg(test)]
mod tests {
    use super::super::rules::entry_with;
    use super::*;
    use crate::finding::Severity;
    use crate::validate::{Setting, Value, validate};

    fn validated(code: &str, setting: Setting, limit: &str) -> Report {
        let mut options = ValidateOptions::new(jiff::civil::date(2020, 12, 31));
        options.rules.insert(code.to_owned(), setting);
        let catalog = entry_with(&[("time_limit", &format!("{limit:?}"))]);
        validate(&serde_json::from_str(&catalog).unwrap(), &options).unwrap()
    }

    #[test]
    fn what_is_switched_off_is_counted_and_left_out() {
        let off = Setting { off: Some("全省过渡期".to_owned()), ..Setting::default() };
        let report = validated("duration-not-limit", off.clone(), "长期公开");
        assert_eq!((report.findings.len(), report.counts.total()), (0, 0));
        let [rule] = report.switched_off.as_slice() else { panic!("{report:?}") };
        assert_eq!(
            (rule.code.as_str(), rule.reason.as_str(), rule.findings),
            ("duration-not-limit", "全省过渡期", 1)
        );
        assert_eq!(validated("duration-not-limit", off, "及时公开").switched_off[0].findings, 0);
    }

    #[test]
    #[cfg(feature = "html")]
    fn what_reading_says_too_is_said_once() {
        let table = "<table><tr><td>公开事项</td><td>公开内容</td><td>公开依据</td><td>公开时限</td></tr>\
            <tr><td>低保</td><td>办事指南</td><td>《社会救助暂行办法(国务院令第649号)</td><td>及时公开</td></tr></table>";
        let read = crate::read::read(table.as_bytes(), &crate::read::ReadOptions::default()).unwrap();
        let codes = |findings: &[Finding]| {
            findings
                .iter()
                .filter(|it| it.code.contains("brackets"))
                .map(|it| it.code.to_string())
                .collect::<Vec<_>>()
        };
        assert_eq!(codes(&read.findings), ["brackets-unbalanced"]);
        let rulebook = Rulebook::new(&ValidateOptions::new(jiff::civil::date(2020, 12, 31))).unwrap();
        assert_eq!(codes(&rulebook.findings_of_read(&read)), ["basis-unmatched-brackets"]);
    }

    #[test]
    fn severity_and_parameters_are_those_set() {
        let mild = Setting { severity: Some(Severity::Info), ..Setting::default() };
        let report = validated("duration-not-limit", mild, "长期公开");
        assert_eq!((report.findings[0].severity, report.counts.info), (Severity::Info, 1));
        let limit = "自该信息形成或者变更之日起15个工作日内";
        assert!(validated("time-limit-too-long", Setting::default(), limit).findings.is_empty());
        let strict = Setting {
            parameters: [("working_days".to_owned(), Value::Number(10))].into(),
            ..Setting::default()
        };
        let report = validated("time-limit-too-long", strict, limit);
        assert_eq!(report.findings[0].args["limit"], crate::finding::Arg::Number(10));
    }
}
