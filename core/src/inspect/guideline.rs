//! A conformance as findings.

use crate::conform::{Conformance, Judgement, Verdict, VoidReason};
use crate::diff::{Change, Effect};
use crate::finding::Finding;
use crate::messages::Lang;
use crate::model::{Catalog, Index};
use crate::spoken;
use crate::validate::{Asked, Rulebook};

/// The findings, in the conformance's order.
pub(super) fn findings(
    (guideline, catalog): (&Catalog, &Catalog),
    conformance: &Conformance,
    rulebook: &Rulebook,
) -> Vec<Finding> {
    let asked = |code: &str| rulebook.asked(code);
    let mut findings = Vec::new();
    if let Some(rule) = asked("missing-from-guideline") {
        findings.extend(missing(guideline, conformance, rule));
    }
    if let Some(rule) = asked("weaker-than-guideline") {
        findings.extend(weakened(catalog, conformance, rule));
    }
    if let Some(rule) = asked("copied-verbatim") {
        let copied = |copy: &crate::conform::CopiedDomain| {
            rule.finding().at(copy.other.as_str(), copy.name.as_str()).arg("entries", copy.entries)
        };
        findings.extend(conformance.copies.iter().map(copied));
    }
    if let Some(rule) = asked("exclusion-void") {
        // One without a reason is `exclusion-without-reason`.
        let void = conformance.exclusions.iter().filter(|it| it.why != VoidReason::Unreasoned);
        findings.extend(void.map(|it| {
            let finding = rule.finding().at(it.id.as_str(), it.name.as_str()).arg("why", why(it.why));
            finding.arg("declared", it.reason.as_deref().unwrap_or("—"))
        }));
    }
    findings
}

/// The guideline's entries that are not there, each with what it discloses: an item may have several.
fn missing(guideline: &Catalog, conformance: &Conformance, rule: &Asked) -> Vec<Finding> {
    let missing = conformance.entries.iter().filter(|entry| entry.verdict == Verdict::Missing);
    let mut missing = missing.peekable();
    if missing.peek().is_none() {
        return Vec::new();
    }
    let index = Index::of(guideline);
    missing
        .map(|judgement| {
            let entry = index.find(guideline, judgement.path.as_str()).and_then(|found| found.entry);
            let content = entry.map_or("—", |entry| entry.content.text());
            rule.finding().at(judgement.path.as_str(), judgement.place.as_str()).arg("content", content)
        })
        .collect()
}

/// The elements by which entries ask for less than the guideline's.
fn weakened(catalog: &Catalog, conformance: &Conformance, rule: &Asked) -> Vec<Finding> {
    let is_weaker = |edit: &&Change| edit.effect == Some(Effect::Weakened);
    let weaker: Vec<(&Judgement, &Change)> = conformance
        .entries
        .iter()
        .flat_map(|entry| entry.edits.iter().filter(is_weaker).map(move |edit| (entry, edit)))
        .collect();
    if weaker.is_empty() {
        return Vec::new();
    }
    let index = Index::of(catalog);
    let file = catalog.source.0.as_deref();
    weaker
        .into_iter()
        .filter_map(|(judgement, edit)| {
            let (path, element) = (judgement.other.as_deref()?, edit.element?);
            let entry = index.find(catalog, path).and_then(|found| found.entry);
            let origin = entry.and_then(|entry| entry.provenance.origin(Some(element), file));
            let asked = if edit.dropped.is_empty() {
                edit.before
                    .as_deref()
                    .map(|value| spoken::text(Some(element), value, Lang::Zh))
                    .unwrap_or_default()
            } else {
                edit.dropped.join("；")
            };
            let place = judgement.other_place.as_ref().unwrap_or(&judgement.place);
            let finding = rule.finding().at(path, place.as_str()).element(element).origin(origin);
            Some(finding.arg("guideline", judgement.path.as_str()).arg("asked", asked))
        })
        .collect()
}

/// Why an exclusion does not hold, a key of the words.
fn why(reason: VoidReason) -> &'static str {
    match reason {
        VoidReason::Unknown => "unknown",
        VoidReason::Unbound => "unbound",
        VoidReason::Present => "present",
        VoidReason::Unreasoned => "unreasoned",
    }
}
