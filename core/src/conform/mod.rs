//! The verdict on each entry of the guideline that binds a body, and on what its catalog has of its own.

mod copies;
mod counterparts;
mod document;
mod exclusions;
mod given;
mod judge;
mod level;
mod options;
mod own;
mod split;

use crate::diff::change::Edits;
use crate::diff::matching;
use crate::diff::tree::Tree;
use crate::diff::{Base, Side};
use crate::error::Result;
use crate::model::{Catalog, Entry, Kind, Level, Version};
use counterparts::Counterparts;
pub(crate) use exclusions::Exclusions;
pub(crate) use given::Given;
use own::Own;
use split::Joined;

pub use crate::lists::ListedItem;
pub use document::{
    ConformCounts, Conformance, CopiedDomain, Ground, GroundKind, Judgement, OwnEntry, Verdict,
    VoidExclusion, VoidReason,
};
pub use options::ConformOptions;

/// Holds a catalog against what of its guideline binds the body's level. An error is a pin that names no node, or pins that
/// contradict each other.
pub fn conform(guideline: &Catalog, catalog: &Catalog, options: &ConformOptions) -> Result<Conformance> {
    // What a guideline asks for binds the bodies below its issuer.
    let issuer = catalog.issuer.as_ref().filter(|_| catalog.kind == Kind::Local);
    let level = options.level.or_else(|| issuer?.level);
    against(&Base::new(guideline, level), catalog, options)
}

/// Holds a catalog against a guideline at the level that this was made for.
pub fn against(guideline: &Base<'_>, catalog: &Catalog, options: &ConformOptions) -> Result<Conformance> {
    let (base, level) = (guideline.tree(), guideline.level());
    let other = Tree::new(catalog, None);
    let matches = matching::find(base, &other, &options.comparison(level))?;
    let counterparts = Counterparts::of(base, &other, &matches);
    let joined = Joined::of(base, &other, &counterparts);
    let exclusions = Exclusions::of(guideline.catalog(), &catalog.exclusions);
    let mut judging = Judging {
        trees: (base, &other),
        counterparts: &counterparts,
        joined: &joined,
        exclusions: &exclusions,
        edits: Edits::between(
            (guideline.catalog(), catalog),
            base,
            &other,
            options.spans,
            guideline.readings(),
        ),
        level,
    };
    let entries: Vec<Judgement> = (0..base.entries.len()).filter_map(|row| judging.judge(row)).collect();
    let own = Own::new(&other, &judging.edits, options);
    let own: Vec<OwnEntry> = counterparts.own().filter_map(|at| own.entry(at)).collect();
    Ok(Conformance {
        mulu: Version,
        guideline: Side::of(guideline.catalog(), base.entries.len()),
        catalog: Side::of(catalog, other.entries.len()),
        body: catalog.issuer.as_ref().map(|issuer| issuer.name.clone()),
        level,
        counts: counts(&entries, &own, other.entries.len()),
        copies: copies::copies(base, &other, &matches, &counterparts, level),
        entries,
        own,
        exclusions: exclusions.void(base, &counterparts.are_there()),
    })
}

/// What the verdicts rest on.
struct Judging<'a, 'b> {
    trees: (&'b Tree<'a>, &'b Tree<'a>),
    counterparts: &'b Counterparts,
    joined: &'a Joined,
    exclusions: &'b Exclusions<'b>,
    edits: Edits<'a>,
    level: Option<Level>,
}

impl<'a> Judging<'a, '_> {
    /// The verdict on an entry of the guideline.
    fn judge(&mut self, row: usize) -> Option<Judgement> {
        let (base, catalog) = self.trees;
        let node = base.entries.get(row)?;
        let place = base.place(node.item);
        let Some(found) = self.counterparts.get(row) else {
            let reason = self.exclusions.reason(base, row);
            let verdict = if reason.is_some() { Verdict::Excused } else { Verdict::Missing };
            return Some(Judgement {
                path: node.entry.id.to_string(),
                place,
                verdict,
                other: None,
                other_place: None,
                parts: Vec::new(),
                how: None,
                edits: Vec::new(),
                reason: reason.map(str::to_owned),
            });
        };
        let other = catalog.entries.get(found.at)?;
        let parts: Vec<&'a Entry> = match self.joined.get(row) {
            Some(parts) => parts.iter().collect(),
            None => vec![other.entry],
        };
        let told = judge::edits(&mut self.edits, node.entry, parts.into_iter(), found, (&place, self.level));
        let other_place = Some(catalog.place(other.item)).filter(|other| *other != place);
        let ids = found.parts.iter().filter_map(|at| catalog.entries.get(*at));
        Some(Judgement {
            path: node.entry.id.to_string(),
            place,
            verdict: judge::verdict(&told, found.is_moved),
            other: Some(other.entry.id.to_string()),
            other_place,
            parts: ids.map(|part| part.entry.id.to_string()).collect(),
            how: Some(found.how),
            edits: told,
            reason: None,
        })
    }
}

/// How many entries got which verdict; `all` are the catalog's.
fn counts(entries: &[Judgement], own: &[OwnEntry], all: usize) -> ConformCounts {
    let mut counts =
        ConformCounts { counterparts: all.saturating_sub(own.len()), ..ConformCounts::default() };
    for judgement in entries {
        *counts.guideline.entry(judgement.verdict).or_default() += 1;
    }
    counts.grounded = own.iter().filter(|entry| !entry.grounds.is_empty()).count();
    counts.ungrounded = own.len() - counts.grounded;
    counts
}
