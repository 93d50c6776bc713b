//! A catalog held against the rules and against its guideline in one: what `validate` finds, and what `conform` knows, by the rules of one
//! rulebook.

mod guideline;

use crate::conform::{self, ConformOptions, Conformance};
use crate::error::Result;
use crate::finding::{Finding, Report};
use crate::model::{Catalog, Kind};
use crate::read::Read;
use crate::validate::{Rulebook, ValidateOptions};

/// Holds a catalog against the rules, and against its guideline where that is given. An error is a setting that fits no rule.
pub fn inspect(catalog: &Catalog, guideline: Option<&Catalog>, options: &ValidateOptions) -> Result<Report> {
    let rulebook = Rulebook::new(options)?;
    let mut findings = rulebook.findings(catalog);
    findings.extend(beside(guideline, catalog, &rulebook)?);
    Ok(rulebook.report(&catalog.title, findings))
}

/// The same of a catalog that was just read; what the reading found is part of the report.
pub fn inspect_read(read: &Read, guideline: Option<&Catalog>, options: &ValidateOptions) -> Result<Report> {
    let rulebook = Rulebook::new(options)?;
    let mut findings = rulebook.findings_of_read(read);
    findings.extend(beside(guideline, &read.catalog, &rulebook)?);
    Ok(rulebook.report(&read.catalog.title, findings))
}

/// What the rules that compare find beside a guideline.
pub(crate) fn beside(
    guideline: Option<&Catalog>,
    catalog: &Catalog,
    rulebook: &Rulebook,
) -> Result<Vec<Finding>> {
    let Some(guideline) = guideline else { return Ok(Vec::new()) };
    let conformance = conform::conform(guideline, catalog, &ConformOptions::default())?;
    Ok(compared((guideline, catalog), &conformance, rulebook))
}

/// What the rules that compare find: what a catalog leaves out of its guideline or weakens, what it copied, and which of its
/// declarations do not hold.
pub(crate) fn compared(
    (guideline, catalog): (&Catalog, &Catalog),
    conformance: &Conformance,
    rulebook: &Rulebook,
) -> Vec<Finding> {
    if catalog.kind == Kind::Guideline {
        return Vec::new();
    }
    guideline::findings((guideline, catalog), conformance, rulebook)
}

#[cfg(test)]
mod tests;
