//! What is wrong with one catalog: the rules, each with a page of data and its legal ground, and the walk that asks them.

mod asked;
mod example;
mod fix;
mod own;
mod page;
mod rulebook;
mod rules;
mod scope;
mod settings;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use crate::error::Result;
use crate::finding::{Finding, Report};
use crate::messages::Lang;
use crate::model::Catalog;
use crate::read::Read;
use crate::vocabulary::Instrument;
use scope::{CatalogScope, DomainScope, EntryScope, ItemScope};

pub(crate) use asked::Asked;
pub use example::{Example, Row};
pub use fix::Fix;
pub use own::{
    Applies, AudienceIs, BodyIs, Condition, Days, Has, LimitIs, LimitKind, OwnRule, OwnWords, Presence,
    TextIs,
};
pub use page::{Examples, Ground, Page, Parameter, Value, Words};
pub use rulebook::Rulebook;
pub use rules::rules;
pub use settings::{RuleSettings, Setting};

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
    /// What is set of the rules, by code.
    #[serde(default)]
    pub rules: BTreeMap<String, Setting>,
    /// Rules of one's own.
    #[serde(default)]
    pub own_rules: Vec<OwnRule>,
}

impl ValidateOptions {
    /// The defaults on a day.
    pub fn new(today: Date) -> Self {
        Self { today, lang: None, laws: Vec::new(), rules: BTreeMap::new(), own_rules: Vec::new() }
    }

    /// Sets the rules as a document does.
    pub fn set(&mut self, settings: &RuleSettings) {
        self.rules.clone_from(&settings.rules);
        self.own_rules.clone_from(&settings.own);
    }
}

/// A rule: its page, and how what it is about is looked for.
#[derive(Debug)]
pub struct Rule {
    /// What is said of it.
    pub page: Page,
    check: Check,
}

/// What a rule looks at, and how it mends what it finds.
#[derive(Debug, Clone, Copy)]
enum Check {
    Catalog(
        fn(&CatalogScope<'_>, &Asked) -> Vec<Finding>,
        Option<fn(&CatalogScope<'_>, &Finding) -> Option<Fix>>,
    ),
    Domain(
        fn(&DomainScope<'_>, &Asked) -> Vec<Finding>,
        Option<fn(&DomainScope<'_>, &Finding) -> Option<Fix>>,
    ),
    Item(fn(&ItemScope<'_>, &Asked) -> Vec<Finding>),
    Entry(fn(&EntryScope<'_>, &Asked) -> Vec<Finding>, Option<fn(&EntryScope<'_>, &Finding) -> Option<Fix>>),
}

impl Rule {
    /// Whether it can say how its findings are mended.
    pub fn mends(&self) -> bool {
        matches!(
            self.check,
            Check::Catalog(_, Some(_)) | Check::Domain(_, Some(_)) | Check::Entry(_, Some(_))
        )
    }
}

/// The rule with this code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().iter().find(|rule| rule.page.code == code)
}

/// Holds a catalog that was just read against the rules; what the reading found is part of the report. An error is a setting
/// that fits no rule.
pub fn validate_read(read: &Read, options: &ValidateOptions) -> Result<Report> {
    let rulebook = Rulebook::new(options)?;
    let findings = [read.findings.clone(), rulebook.findings(&read.catalog)].concat();
    Ok(rulebook.report(&read.catalog.title, findings))
}

/// Holds a catalog against the rules. An error is a setting that fits no rule.
pub fn validate(catalog: &Catalog, options: &ValidateOptions) -> Result<Report> {
    let rulebook = Rulebook::new(options)?;
    Ok(rulebook.report(&catalog.title, rulebook.findings(catalog)))
}
