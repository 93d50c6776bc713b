//! The rulebook as it is set for one run, and the walk that asks its rules.

use std::borrow::Cow;

use super::asked::Asked;
use super::own::{self, Own};
use super::scope::{CatalogScope, DomainScope, EntryScope, ItemScope, Readings};
use super::{Check, ValidateOptions, rules, settings};
use crate::error::Result;
use crate::finding::{Finding, Report, SwitchedOff};
use crate::messages::Lang;
use crate::model::Catalog;
use crate::vocabulary::{Laws, laws};

/// The rulebook as it is set: made once, asked of any number of catalogs.
#[derive(Debug)]
pub struct Rulebook {
    today: jiff::civil::Date,
    lang: Option<Lang>,
    laws: Cow<'static, Laws>,
    rules: Vec<Asked>,
    own: Vec<Own>,
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

    pub(super) fn scope<'a>(&'a self, catalog: &'a Catalog, readings: &'a Readings) -> CatalogScope<'a> {
        CatalogScope { catalog, laws: &self.laws, today: self.today, readings }
    }

    /// What the rules find in a catalog, those that are switched off among them: [`Rulebook::report`] leaves those out.
    pub fn findings(&self, catalog: &Catalog) -> Vec<Finding> {
        let readings = Readings::default();
        let scope = self.scope(catalog, &readings);
        let mut findings = Vec::new();
        let (mut domains, mut items, mut entries) = (Vec::new(), Vec::new(), Vec::new());
        for asked in &self.rules {
            match asked.rule.check {
                Check::Catalog(check, _) => findings.extend(check(&scope, asked)),
                Check::Domain(check, _) => domains.push((check, asked)),
                Check::Item(check) => items.push((check, asked)),
                Check::Entry(check, _) => entries.push((check, asked)),
            }
        }
        for domain in catalog.domains.iter() {
            let domain = DomainScope { catalog: &scope, domain };
            findings.extend(domains.iter().flat_map(|(check, rule)| check(&domain, rule)));
        }
        let own: Vec<&Own> = self.own.iter().filter(|own| own.applies(catalog)).collect();
        catalog.walk_items(|trail| {
            let Some(item) = trail.items.last().copied() else { return };
            let item = ItemScope { catalog: &scope, trail, item };
            findings.extend(items.iter().flat_map(|(check, rule)| check(&item, rule)));
            for entry in item.item.entries.iter() {
                let entry = EntryScope::new(&item, entry);
                findings.extend(entries.iter().flat_map(|(check, rule)| check(&entry, rule)));
                findings.extend(own.iter().filter_map(|own| own.check(&entry)));
            }
        });
        findings
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
