//! One edition carried over to all catalogs of a jurisdiction.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use crate::diff::Side;
use crate::error::{Error, Result};
use crate::finding::Finding;
use crate::jurisdiction::{City, Member, Progress};
use crate::lineage::{EdgeKind, Lineage, Source, Told, lineage};
use crate::messages::Lang;
use crate::model::{Catalog, Level, Version};
use crate::paperwork::{Application, of_carried};
use crate::parallel;
use crate::rebase::{
    Conflict, Dropped, Editions, Rebase, RebaseCounts, RebaseOptions, Resolution, rebase, resolutions_of,
};

/// What became of each catalog of a jurisdiction when its guideline went from one edition to the next.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Cascade {
    /// The version of the document form.
    pub mulu: Version,
    /// The jurisdiction's name.
    pub jurisdiction: String,
    /// The old edition.
    pub base: Side,
    /// The new edition.
    pub revised: Side,
    /// How many bodies ended how.
    pub states: BTreeMap<CascadeState, usize>,
    /// The changes of all bodies together.
    pub counts: RebaseCounts,
    /// The bodies, in the jurisdiction's order.
    pub bodies: Vec<CascadeBody>,
    /// What does not fit in the derivations.
    pub findings: Vec<Finding>,
}

/// What became of one catalog.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct CascadeBody {
    /// The body's division code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its level.
    pub level: Level,
    /// How it ended.
    pub state: CascadeState,
    /// The changes.
    pub counts: RebaseCounts,
    /// What is left to decide.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
    /// What the new catalog no longer has of the old one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<Dropped>,
    /// What the body applies for by it, where the options ask for that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub application: Option<Application>,
    /// Why it could not be read or written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// How a catalog ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CascadeState {
    /// It was carried over and written.
    Done,
    /// Conflicts are left: nothing was written.
    Conflicts,
    /// It is made from the new edition already: nothing was done.
    Current,
    /// It is made from a catalog that was not carried over.
    Waiting,
    /// It could not be read or written.
    Failed,
    /// The body has no catalog.
    Missing,
}

/// How to carry a jurisdiction over.
#[derive(Debug, Clone, Default)]
pub struct CascadeOptions {
    /// How conflicts are decided, by the body's code or name; under an empty name for all bodies.
    pub resolutions: BTreeMap<String, Vec<Resolution>>,
    /// Makes the adjustment application of each body whose catalog is finished.
    pub applications: bool,
    /// The day by which an instrument has to have lapsed to be a cause in them.
    pub today: Option<Date>,
    /// Says findings and suggestions in this language.
    pub lang: Option<Lang>,
}

/// Keeps a catalog that was carried over.
pub type Keep<'a> = dyn Fn(&Member, &Catalog) -> Result<()> + Sync + 'a;

/// Carries every catalog of a city over from the old edition to the new one and hands each finished one to `keep`. Catalogs follow what they
/// were made from; those that do not depend on each other run side by side. What is made from the new edition already is left as it is, so
/// that a cascade that was interrupted is simply run again.
pub fn cascade(
    city: &City,
    base: &Catalog,
    revised: &Catalog,
    options: &CascadeOptions,
    keep: &Keep<'_>,
    progress: &Progress<'_>,
) -> Result<Cascade> {
    let mut levels: Vec<Level> = city.jurisdiction.bodies.iter().map(|member| member.level).collect();
    levels.sort_unstable();
    levels.dedup();
    let plain = RebaseOptions::default();
    let prepared = parallel::map(&levels, |level| Editions::new(base, revised, Some(*level), &plain));
    let editions = prepared.into_iter().collect::<Result<Vec<_>>>()?;
    let names = [("base", base), ("revised", revised)]
        .map(|(name, catalog)| Source { name: name.to_owned(), catalog });
    let readable: Vec<(usize, &Catalog)> = city
        .catalogs
        .iter()
        .enumerate()
        .filter_map(|(at, body)| Some((at, &body.read.as_ref()?.as_ref().ok()?.catalog)))
        .collect();
    let sources: Vec<Source<'_>> = names
        .into_iter()
        .chain(readable.iter().map(|(at, catalog)| Source {
            name: city.catalogs.get(*at).map(|body| body.member.name.clone()).unwrap_or_default(),
            catalog,
        }))
        .collect();
    let known = lineage(&sources);
    let (done, all) = (AtomicUsize::new(0), city.catalogs.len());
    let mut bodies: Vec<Option<CascadeBody>> =
        city.catalogs.iter().map(|body| unread(body, options.lang)).collect();
    let mut merged: Vec<Option<Catalog>> = vec![None; sources.len()];
    let run = Run {
        city,
        editions: &editions,
        levels: &levels,
        options,
        keep,
        readable: &readable,
        lineage: &known,
        revised,
    };
    for generation in &known.order {
        let turn: Vec<usize> = generation.iter().copied().filter(|at| *at >= 2).collect();
        let ended = parallel::map(&turn, |at| {
            let ended = run.body(*at, &merged);
            let name = sources.get(*at).map_or("", |source| source.name.as_str());
            progress(done.fetch_add(1, Ordering::Relaxed) + 1, all, name);
            ended
        });
        for (at, ended) in turn.into_iter().zip(ended) {
            let Some((body, catalog)) = ended else { continue };
            if let Some(place) = merged.get_mut(at) {
                *place = catalog;
            }
            let number = readable.get(at - 2).map(|(number, _)| *number);
            if let Some(place) = number.and_then(|number| bodies.get_mut(number)) {
                *place = Some(body);
            }
        }
    }
    // Catalogs on a circle wait for each other.
    let waiting = |at: usize| city.catalogs.get(at).map(|body| ended(&body.member, CascadeState::Waiting));
    let bodies: Vec<CascadeBody> =
        bodies.into_iter().enumerate().filter_map(|(at, body)| body.or_else(|| waiting(at))).collect();
    Ok(summed(city, base, revised, bodies, known))
}

struct Run<'a, 'b> {
    city: &'b City,
    editions: &'b [Editions<'a>],
    levels: &'b [Level],
    options: &'b CascadeOptions,
    keep: &'b Keep<'b>,
    readable: &'b [(usize, &'b Catalog)],
    lineage: &'b Lineage,
    revised: &'b Catalog,
}

impl Run<'_, '_> {
    /// What became of a catalog, by its position in the lineage, and the catalog where it is finished.
    fn body(&self, at: usize, merged: &[Option<Catalog>]) -> Option<(CascadeBody, Option<Catalog>)> {
        let (number, local) = self.readable.get(at.checked_sub(2)?)?;
        let member = &self.city.catalogs.get(*number)?.member;
        let mut from =
            self.lineage.edges.iter().filter(|edge| edge.to == at && edge.kind == EdgeKind::Derived);
        let from = from.next();
        if from.is_some_and(|edge| edge.from == 1 && edge.told == Told::RecordedDigest) {
            return Some((ended(member, CascadeState::Current), Some(Catalog::clone(local))));
        }
        let found = match from.filter(|edge| edge.from >= 2) {
            None => self.of_editions(member, local),
            Some(edge) => match merged.get(edge.from).and_then(Option::as_ref) {
                None => return Some((ended(member, CascadeState::Waiting), None)),
                Some(new) => {
                    let old = self.readable.get(edge.from - 2).map(|(_, catalog)| *catalog)?;
                    rebase(old, new, local, &self.rebase_options(member))
                }
            },
        };
        Some(match found.and_then(|found| self.kept(member, local, found)) {
            Ok(ended) => ended,
            Err(error) => {
                let reason = Some(error.message(self.options.lang.unwrap_or_default()));
                (CascadeBody { reason, ..ended(member, CascadeState::Failed) }, None)
            }
        })
    }

    fn of_editions(&self, member: &Member, local: &Catalog) -> Result<Rebase> {
        let at = self.levels.iter().position(|level| *level == member.level);
        let editions = at
            .and_then(|at| self.editions.get(at))
            .ok_or_else(|| Error::new("no-level").arg("body", &member.name))?;
        editions.rebase(local, &self.rebase_options(member))
    }

    fn rebase_options(&self, member: &Member) -> RebaseOptions {
        RebaseOptions {
            level: Some(member.level),
            resolutions: resolutions_of(&self.options.resolutions, Some(&member.issuer())),
            lang: self.options.lang,
            ..RebaseOptions::default()
        }
    }

    fn kept(
        &self,
        member: &Member,
        local: &Catalog,
        found: Rebase,
    ) -> Result<(CascadeBody, Option<Catalog>)> {
        let options = self.options;
        let application = (options.applications && found.conflicts.is_empty())
            .then(|| of_carried(local, &found.merged, self.revised, options.today))
            .transpose()?;
        let body = CascadeBody {
            application,
            counts: found.counts,
            state: if found.conflicts.is_empty() { CascadeState::Done } else { CascadeState::Conflicts },
            conflicts: found.conflicts,
            dropped: found.dropped,
            ..ended(member, CascadeState::Done)
        };
        if body.state == CascadeState::Conflicts {
            return Ok((body, None));
        }
        (self.keep)(member, &found.merged)?;
        Ok((body, Some(found.merged)))
    }
}

fn ended(member: &Member, state: CascadeState) -> CascadeBody {
    CascadeBody {
        code: member.code.clone(),
        name: member.name.clone(),
        level: member.level,
        state,
        counts: RebaseCounts::default(),
        conflicts: Vec::new(),
        dropped: Vec::new(),
        application: None,
        reason: None,
    }
}

/// A body whose catalog is not there or could not be read.
fn unread(body: &crate::jurisdiction::BodyCatalog, lang: Option<Lang>) -> Option<CascadeBody> {
    match &body.read {
        None => Some(ended(&body.member, CascadeState::Missing)),
        Some(Err(error)) => {
            let reason = Some(error.message(lang.unwrap_or_default()));
            Some(CascadeBody { reason, ..ended(&body.member, CascadeState::Failed) })
        }
        Some(Ok(_)) => None,
    }
}

fn summed(
    city: &City,
    base: &Catalog,
    revised: &Catalog,
    bodies: Vec<CascadeBody>,
    known: Lineage,
) -> Cascade {
    let mut states = BTreeMap::new();
    let mut counts = RebaseCounts::default();
    for body in &bodies {
        *states.entry(body.state).or_default() += 1;
        counts.add(&body.counts);
    }
    // That catalogs of old record no base is no news here: the two editions are given.
    let findings = known.findings.into_iter().filter(|finding| finding.code != "base-unrecorded").collect();
    Cascade {
        mulu: Version,
        jurisdiction: city.jurisdiction.name.clone(),
        base: Side::of(base, base.entry_count()),
        revised: Side::of(revised, revised.entry_count()),
        states,
        counts,
        bodies,
        findings,
    }
}

impl Cascade {
    /// Whether every catalog is one of the new edition now.
    pub fn is_finished(&self) -> bool {
        self.bodies.iter().all(|body| {
            matches!(body.state, CascadeState::Done | CascadeState::Current | CascadeState::Missing)
        })
    }
}
