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
mod standing;
mod walk;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Deserialize;

use crate::error::Result;
use crate::finding::{Finding, Report};
use crate::messages::Lang;
use crate::model::Catalog;
use crate::read::Read;
use crate::vocabulary::{ElementName, Instrument};
use scope::{CatalogScope, DomainScope, EntryScope, ItemScope, NodeScope, SerialScope};

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
pub(crate) use standing::{Standing, Touched};

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
    Header(fn(&CatalogScope<'_>, &Asked) -> Vec<Finding>),
    /// Each domain, item and entry by what it holds itself.
    Node(fn(&NodeScope<'_>, &Asked) -> Vec<Finding>, Option<fn(&NodeScope<'_>, &Finding) -> Option<Fix>>),
    Domain(
        fn(&DomainScope<'_>, &Asked) -> Vec<Finding>,
        Option<fn(&DomainScope<'_>, &Finding) -> Option<Fix>>,
    ),
    /// The serial numbers of a domain, beside each other.
    Serials(fn(&SerialScope<'_>, &Asked) -> Vec<Finding>),
    /// The entries of an item, beside each other.
    Item(fn(&ItemScope<'_>, &Asked) -> Vec<Finding>),
    Entry(fn(&EntryScope<'_>, &Asked) -> Vec<Finding>, Option<fn(&EntryScope<'_>, &Finding) -> Option<Fix>>),
    /// As an entry, and by nothing but the words of this element: where they are without fault once, they are everywhere in
    /// the catalog.
    Wording(
        ElementName,
        fn(&EntryScope<'_>, &Asked) -> Vec<Finding>,
        Option<fn(&EntryScope<'_>, &Finding) -> Option<Fix>>,
    ),
    /// What a catalog is beside its guideline: found where the two are compared (`inspect`), for no catalog alone can tell it.
    Comparison,
}

impl Rule {
    /// Whether it is found only where a catalog is held against its guideline.
    pub fn compares(&self) -> bool {
        matches!(self.check, Check::Comparison)
    }

    /// Whether it can say how its findings are mended.
    pub fn mends(&self) -> bool {
        matches!(
            self.check,
            Check::Node(_, Some(_))
                | Check::Domain(_, Some(_))
                | Check::Entry(_, Some(_))
                | Check::Wording(_, _, Some(_))
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
    Ok(rulebook.report(&read.catalog.title, rulebook.findings_of_read(read)))
}

/// Holds a catalog against the rules. An error is a setting that fits no rule.
pub fn validate(catalog: &Catalog, options: &ValidateOptions) -> Result<Report> {
    let rulebook = Rulebook::new(options)?;
    Ok(rulebook.report(&catalog.title, rulebook.findings(catalog)))
}
