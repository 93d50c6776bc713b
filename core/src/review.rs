//! One review over a whole city: every catalog validated and held against the guideline.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::conform::{ConformOptions, Conformance, Verdict, against};
use crate::diff::{Base, Change, Diff, DiffCounts, DiffOptions, Effect, Side};
use crate::error::Result;
use crate::finding::{Counts, Finding, Report, Severity, SwitchedOff};
use crate::inspect;
use crate::jurisdiction::{BodyCatalog, City, Member, Progress, same_code};
use crate::messages::Lang;
use crate::model::{Catalog, Level, Version};
use crate::parallel;
use crate::read::Read;
use crate::stats::Stats;
use crate::validate::{Rulebook, ValidateOptions};

/// How to review: as one catalog is validated. Where nothing is set of the rules, the jurisdiction's own `rules.json` holds.
pub type ReviewOptions = ValidateOptions;

/// The review of a city.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Review {
    /// The version of the document form.
    pub mulu: Version,
    /// The jurisdiction's name.
    pub name: String,
    /// The day for which it was made.
    #[schemars(with = "String")]
    pub today: Date,
    /// The guideline that the catalogs were held against, with its own entries.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guideline: Option<Side>,
    /// Bodies, domains and entries by level.
    pub stats: Stats,
    /// How many findings of each severity.
    pub counts: Counts,
    /// How many findings of each code.
    pub codes: BTreeMap<String, usize>,
    /// The rules that were switched off, and why.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub switched_off: Vec<SwitchedOff>,
    /// The bodies, in the jurisdiction's order.
    pub bodies: Vec<BodyReview>,
}

/// The review of one body's catalog.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BodyReview {
    /// The division code.
    pub code: String,
    /// The name.
    pub name: String,
    /// The level of government.
    pub level: Level,
    /// The division code of the body above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The catalog's file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Domains in the catalog.
    pub domains: usize,
    /// Entries in the catalog.
    pub entries: usize,
    /// How many findings of each severity.
    pub counts: Counts,
    /// The findings, those of reading among them.
    pub findings: Vec<Finding>,
    /// The comparison with what the guideline has for the body's level.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub differences: Option<Differences>,
}

/// How a catalog differs from the guideline.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Differences {
    /// How many of what.
    pub counts: DiffCounts,
    /// Of the guideline's entries that the catalog lacks, how many it declares not to apply, with a reason.
    pub excused: usize,
    /// The changes that somebody has to look at: all but edits that only localise, reword or strengthen.
    pub changes: Vec<Change>,
}

/// Reviews a city. An error is a setting that fits no rule.
pub fn review(city: &City, options: &ReviewOptions, progress: &Progress<'_>) -> Result<Review> {
    let rulebook = Rulebook::new(&city.settings(options))?;
    let (done, all) = (AtomicUsize::new(0), city.catalogs.len());
    let bases: BTreeMap<Level, Base<'_>> = city
        .guideline
        .iter()
        .flat_map(|guideline| Level::ALL.into_iter().map(|level| (level, Base::new(guideline, Some(level)))))
        .collect();
    let bodies = parallel::map(&city.catalogs, |body| {
        let review = review_body(body, bases.get(&body.member.level), &rulebook);
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, all, &body.member.name);
        review
    });
    let mut counts = Counts::default();
    let mut codes: BTreeMap<String, usize> = BTreeMap::new();
    let (bodies, switched_off): (Vec<BodyReview>, Vec<_>) = bodies.into_iter().unzip();
    for body in &bodies {
        counts += body.counts;
        for finding in &body.findings {
            *codes.entry(finding.code.to_string()).or_default() += 1;
        }
    }
    let guideline = city.guideline.as_ref().map(|guideline| Side::of(guideline, guideline.entry_count()));
    let name = city.jurisdiction.name.clone();
    Ok(Review {
        mulu: Version,
        name,
        today: options.today,
        guideline,
        stats: city.stats(),
        counts,
        codes,
        switched_off: added_up(switched_off),
        bodies,
    })
}

/// What was switched off, over all bodies: each has the same rules.
fn added_up(bodies: Vec<Vec<SwitchedOff>>) -> Vec<SwitchedOff> {
    let mut bodies = bodies.into_iter();
    let mut all = bodies.next().unwrap_or_default();
    for body in bodies {
        all.iter_mut().zip(body).for_each(|(all, body)| all.findings += body.findings);
    }
    all
}

fn review_body(
    body: &BodyCatalog,
    guideline: Option<&Base<'_>>,
    rulebook: &Rulebook,
) -> (BodyReview, Vec<SwitchedOff>) {
    let member = &body.member;
    let mut findings = Vec::new();
    let mut differences = None;
    let (mut domains, mut entries) = (0, 0);
    match &body.read {
        None => findings.push(about(member, "no-catalog", Severity::Error)),
        Some(Err(error)) => {
            let finding = about(member, "unreadable-catalog", Severity::Error)
                .arg("reason-zh", said(error, Lang::Zh))
                .arg("reason-en", said(error, Lang::En));
            findings.push(finding.origin(error.origin().cloned()));
        }
        Some(Ok(read)) => {
            domains = read.catalog.domains.len();
            entries = read.catalog.entry_count();
            findings.extend(issuer_mismatch(member, read));
            findings.extend(rulebook.findings_of_read(read));
            if let Some(guideline) = guideline
                // Without pins a comparison has no fault to report.
                && let Ok(found) = against(guideline, &read.catalog, &ConformOptions::default())
            {
                let catalogs = (guideline.catalog(), &read.catalog);
                findings.extend(inspect::compared(catalogs, &found, rulebook));
                differences = differences_of(guideline, &read.catalog, &found);
            }
        }
    }
    let Report { counts, findings, switched_off, .. } = rulebook.report("", findings);
    let review = BodyReview {
        code: member.code.clone(),
        name: member.name.clone(),
        level: member.level,
        parent: member.parent.clone(),
        file: member.file.clone(),
        domains,
        entries,
        counts,
        findings,
        differences,
    };
    (review, switched_off)
}

fn about(member: &Member, code: &'static str, severity: Severity) -> Finding {
    Finding::new(code, severity)
        .arg("body", member.name.as_str())
        .arg("file", member.file.as_deref().unwrap_or("—"))
}

fn said(error: &crate::Error, lang: Lang) -> String {
    format!("{}{}{}", error.reason(lang), if lang == Lang::En { " " } else { "" }, error.help(lang))
}

/// A catalog that says it is another body's: a file in the wrong place, or a copy whose cover was left as it was.
fn issuer_mismatch(member: &Member, read: &Read) -> Option<Finding> {
    let issuer = read.catalog.issuer.as_ref()?;
    let code = issuer.code.as_deref()?;
    (!same_code(code, &member.code)).then(|| {
        about(member, "issuer-mismatch", Severity::Error)
            .arg("issuer", issuer.name.as_str())
            .arg("code", code)
    })
}

fn differences_of(guideline: &Base<'_>, catalog: &Catalog, found: &Conformance) -> Option<Differences> {
    let Diff { counts, changes, .. } = guideline.diff(catalog, &DiffOptions::default()).ok()?;
    // The guideline's entries that are not there and declared not to apply, with a reason.
    let excused = found.counts.guideline.get(&Verdict::Excused).copied().unwrap_or_default();
    let routine = |change: &Change| {
        matches!(change.effect, Some(Effect::Localised | Effect::Reworded | Effect::Strengthened))
    };
    let changes = changes.into_iter().filter(|change| !routine(change)).collect();
    Some(Differences { counts, excused, changes })
}
