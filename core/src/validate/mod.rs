//! What is wrong with one catalog: the rules, each with a page of data and its legal ground, and the walk that asks them.

mod asked;
mod example;
mod page;
mod rules;
mod scope;

use jiff::civil::Date;
use serde::Deserialize;

use crate::finding::{Finding, Report};
use crate::messages::Lang;
use crate::model::Catalog;
use crate::read::Read;
use crate::vocabulary::{Instrument, Laws, laws};
use asked::Asked;
use scope::{CatalogScope, DomainScope, EntryScope, ItemScope, Readings};

pub use example::{Example, Row};
pub use page::{Examples, Ground, Page, Parameter, Value, Words};
pub use rules::rules;

/// How to validate.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValidateOptions {
    /// The day on which laws have to be in force.
    pub today: Date,
    /// The language of messages put into the findings; without it they carry none.
    #[serde(default)]
    pub lang: Option<Lang>,
    /// Instruments of one's own, beside the built-in table.
    #[serde(default)]
    pub laws: Vec<Instrument>,
}

impl ValidateOptions {
    /// The defaults on a day.
    pub fn new(today: Date) -> Self {
        Self { today, lang: None, laws: Vec::new() }
    }
}

/// A rule: its page, and how what it is about is looked for.
#[derive(Debug)]
pub struct Rule {
    /// What is said of it.
    pub page: Page,
    check: Check,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
enum Check {
    Catalog(fn(&CatalogScope<'_>, &Asked<'_>) -> Vec<Finding>),
    Domain(fn(&DomainScope<'_>, &Asked<'_>) -> Vec<Finding>),
    Item(fn(&ItemScope<'_>, &Asked<'_>) -> Vec<Finding>),
    Entry(fn(&EntryScope<'_>, &Asked<'_>) -> Vec<Finding>),
}

/// The rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().iter().find(|rule| rule.page.code == code)
}

/// Holds a catalog that was just read against the rules; what the reading found is part of the report.
pub fn validate_read(read: &Read, options: &ValidateOptions) -> Report {
    let findings = validate(&read.catalog, &ValidateOptions { lang: None, ..options.clone() }).findings;
    let mut report = Report::new(read.catalog.title.as_str(), [read.findings.clone(), findings].concat());
    if let Some(lang) = options.lang {
        report.speak(lang);
    }
    report
}

/// Holds a catalog against the rules.
pub fn validate(catalog: &Catalog, options: &ValidateOptions) -> Report {
    let own;
    let table: &Laws = if options.laws.is_empty() {
        laws()
    } else {
        own = Laws::new(laws().iter().chain(&options.laws).cloned());
        &own
    };
    let readings = Readings::default();
    let scope = CatalogScope { catalog, laws: table, today: options.today, readings: &readings };
    let mut findings = Vec::new();
    let mut domains = Vec::new();
    let mut items = Vec::new();
    let mut entries = Vec::new();
    for rule in rules() {
        let asked = Asked::of(rule);
        match rule.check {
            Check::Catalog(check) => findings.extend(check(&scope, &asked)),
            Check::Domain(check) => domains.push((check, asked)),
            Check::Item(check) => items.push((check, asked)),
            Check::Entry(check) => entries.push((check, asked)),
        }
    }
    for domain in catalog.domains.iter() {
        let domain = DomainScope { catalog: &scope, domain };
        findings.extend(domains.iter().flat_map(|(check, rule)| check(&domain, rule)));
    }
    catalog.walk_items(|trail| {
        let Some(item) = trail.items.last().copied() else { return };
        let item = ItemScope { catalog: &scope, trail, item };
        findings.extend(items.iter().flat_map(|(check, rule)| check(&item, rule)));
        for entry in item.item.entries.iter() {
            let entry = EntryScope::new(&item, entry);
            findings.extend(entries.iter().flat_map(|(check, rule)| check(&entry, rule)));
        }
    });
    let mut report = Report::new(catalog.title.as_str(), findings);
    if let Some(lang) = options.lang {
        report.speak(lang);
    }
    report
}
