//! What is wrong with one catalog: the rules, each in its own file with its legal ground, and the walk that
//! asks them.

mod rules;
mod scope;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::finding::{Report, Severity};
use crate::messages::Lang;
use crate::model::Catalog;
use crate::read::Read;
use crate::vocabulary::{Instrument, Laws, laws};
use scope::{CatalogScope, DomainScope, EntryScope, ItemScope, Readings};

pub use rules::RULES;

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

/// A rule: what is looked for, how bad it is, and on which ground.
#[derive(Debug)]
pub struct Rule {
    /// The code of its findings, in kebab-case.
    pub code: &'static str,
    /// How bad its findings are.
    pub severity: Severity,
    /// The instruments and articles it rests on.
    pub grounds: &'static [Ground],
    check: Check,
}

/// A legal ground: an instrument and an article of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Ground {
    /// The instrument, with its number.
    pub instrument: &'static str,
    /// The article; empty where the instrument as a whole is meant.
    pub article: &'static str,
}

/// What a rule looks at.
#[derive(Debug)]
enum Check {
    Catalog(fn(&CatalogScope<'_>) -> Vec<crate::Finding>),
    Domain(fn(&DomainScope<'_>) -> Vec<crate::Finding>),
    Item(fn(&ItemScope<'_>) -> Vec<crate::Finding>),
    Entry(fn(&EntryScope<'_>) -> Vec<crate::Finding>),
}

/// The Regulation on Open Government Information.
const REGULATION: &str = "《中华人民共和国政府信息公开条例》(国务院令第711号)";
/// The guiding opinions on standardising grassroots disclosure.
const OPINIONS: &str =
    "《国务院办公厅关于全面推进基层政务公开标准化规范化工作的指导意见》(国办发〔2019〕54号)";

/// The rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code == code)
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
    for rule in RULES {
        match rule.check {
            Check::Catalog(check) => findings.extend(check(&scope)),
            Check::Domain(check) => domains.push(check),
            Check::Item(check) => items.push(check),
            Check::Entry(check) => entries.push(check),
        }
    }
    for domain in catalog.domains.iter() {
        let domain = DomainScope { catalog: &scope, domain };
        findings.extend(domains.iter().flat_map(|check| check(&domain)));
    }
    catalog.walk_items(|trail| {
        let Some(item) = trail.items.last().copied() else { return };
        let item = ItemScope { catalog: &scope, trail, item };
        findings.extend(items.iter().flat_map(|check| check(&item)));
        for entry in item.item.entries.iter() {
            let entry = EntryScope::new(&item, entry);
            findings.extend(entries.iter().flat_map(|check| check(&entry)));
        }
    });
    let mut report = Report::new(catalog.title.as_str(), findings);
    if let Some(lang) = options.lang {
        report.speak(lang);
    }
    report
}
