//! Which domains and items a body's catalog has: what it leaves out, adds and calls otherwise, until the catalog
//! is as large as planned.

use mulu::model::{Exclusion, Id, Level};
use mulu::vocabulary::domains;

use super::super::Result;
use super::draft::{DomainDraft, Draft};
use super::guideline::Guideline;
use super::items;
use super::phrases::Phrases;
use super::plan::{Care, Lost, Plan};
use super::random::Random;

/// What the making of one catalog rests on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Site<'a> {
    pub(crate) plan: &'a Plan<'a>,
    pub(crate) guideline: &'a Guideline,
    pub(crate) phrases: &'a Phrases,
}

/// Domains of which some townships have nothing.
const EXCLUDABLE: [&str; 10] = ["101", "102", "103", "111", "112", "113", "114", "116", "117", "125"];

/// Shapes the tree; returns how many rows remain to be repeated so that the catalog is as large as planned.
pub(crate) fn shape(draft: &mut Draft, site: &Site<'_>, random: &mut Random) -> Result<usize> {
    if site.plan.care == Care::Faithful {
        return Ok(0);
    }
    let scale = site.scale();
    choose_tables(draft, site, random);
    exclude(draft, site, random);
    misname(draft, site, random);
    for _ in 0..site.changes(random, 110 * scale) {
        items::add_local(draft, site, random);
    }
    for _ in 0..site.changes(random, 40 * scale) {
        items::reorder(draft, random);
    }
    for _ in 0..site.changes(random, 40 * scale) {
        items::move_away(draft, random);
    }
    for _ in 0..site.changes(random, 120 * scale) {
        items::rename(draft, site, random);
    }
    if site.plan.office.level() == Level::Township {
        for _ in 0..site.slips(random, 170) {
            items::add_county_rows(draft, site, random);
        }
    }
    for _ in 0..site.slips(random, 25 * scale) {
        items::repeat(draft, random);
    }
    for _ in 0..site.slips(random, 12 * scale) {
        items::reuse_code(draft, site, random);
    }
    let repeated = site.slips(random, 130 * scale);
    reach(draft, site.plan.entries - repeated, site, random)?;
    Ok(repeated)
}

impl Site<'_> {
    /// How many times as much happens in a county's catalog as in a township's.
    fn scale(&self) -> usize {
        if self.plan.office.level() == Level::County { 5 } else { 1 }
    }

    /// How often a slip happens: so many times in a hundred ordinary catalogs.
    fn slips(&self, random: &mut Random, in_hundred: usize) -> usize {
        times(random, in_hundred * self.plan.care.percent())
    }

    /// How often a change happens that is no slip: careful offices make such changes too.
    fn changes(&self, random: &mut Random, in_hundred: usize) -> usize {
        times(random, in_hundred * self.plan.care.percent().clamp(60, 150))
    }
}

/// A number that is so many ten-thousandths in the mean.
fn times(random: &mut Random, in_ten_thousand: usize) -> usize {
    let spread = random.between(in_ten_thousand / 2, in_ten_thousand + in_ten_thousand / 2);
    spread / 10_000 + usize::from(random.below(10_000) < spread % 10_000)
}

/// Chooses the domains that are copied word for word, and the sheets whose ticks are lost.
fn choose_tables(draft: &mut Draft, site: &Site<'_>, random: &mut Random) {
    let county = site.plan.office.level() == Level::County;
    let verbatim = match (site.plan.care, site.plan.lost) {
        (_, Lost::Whole | Lost::Domains(_)) | (Care::Faithful | Care::Clean | Care::Good, _) => 0,
        (Care::Ordinary, _) => random.below(2),
        (Care::Poor, _) if county => 2,
        (Care::Poor, _) => random.between(3, 6),
        (Care::Bad, _) if county => 4,
        (Care::Bad, _) => random.between(8, 15),
    };
    let mut order: Vec<usize> = (0..draft.domains.len()).collect();
    random.shuffle(&mut order);
    for at in order.iter().take(verbatim) {
        if let Some(domain) = draft.domains.get_mut(*at) {
            copy(domain);
        }
    }
    if let Lost::Domains(count) = site.plan.lost {
        for at in order.iter().take(count) {
            if let Some(domain) = draft.domains.get_mut(*at) {
                domain.lost = true;
            }
        }
    }
}

/// Puts the guideline's generic bodies back into a whole domain.
fn copy(domain: &mut DomainDraft) {
    domain.verbatim = true;
    for entry in domain.entries_mut() {
        entry.leave_generic();
    }
}

/// Declares domains not applicable; an added domain stands in for each.
fn exclude(draft: &mut Draft, site: &Site<'_>, random: &mut Random) {
    if site.plan.office.level() != Level::Township {
        return;
    }
    let (count, without_reason) = match site.plan.care {
        Care::Faithful => (0, 0),
        Care::Clean => (usize::from(random.per_mille(200)), 0),
        Care::Good => (usize::from(random.per_mille(300)), 200),
        Care::Ordinary => (usize::from(random.per_mille(400)), 400),
        Care::Poor => (random.between(0, 2), 600),
        Care::Bad => (random.between(1, 3), 800),
    };
    let mut added: Vec<_> = site.phrases.domains.iter().collect();
    random.shuffle(&mut added);
    for local in added.into_iter().take(count) {
        let may =
            |domain: &DomainDraft| EXCLUDABLE.contains(&domain.digits()) && !domain.verbatim && !domain.lost;
        let at: Vec<usize> =
            (0..draft.domains.len()).filter(|at| draft.domains.get(*at).is_some_and(may)).collect();
        let Some(at) = random.pick(&at) else { return };
        let gone = draft.domains.remove(*at);
        let id = if gone.code.is_empty() { Id::path(None, &gone.name) } else { Id::new(gone.code) };
        let reason = site.phrases.reasons.get(random.below(site.phrases.reasons.len()));
        let reason = reason.map(|reason| reason.replace("{domain}", &gone.name));
        let reason = reason.filter(|_| !random.per_mille(without_reason));
        draft.exclusions.push(Exclusion { id, name: gone.name, reason });
        draft.domains.push(items::local_domain(local, site));
    }
}

/// Calls domains by an alias or mistypes their names.
fn misname(draft: &mut Draft, site: &Site<'_>, random: &mut Random) {
    for (code, in_hundred) in [("domain-alias", 70), ("unknown-domain", 25)] {
        for _ in 0..site.slips(random, in_hundred) {
            let at = random.below(draft.domains.len());
            let Some(domain) = draft.domains.get_mut(at) else { continue };
            if domain.finding.is_some() || domain.verbatim || domain.origin.is_none() {
                continue;
            }
            let aliases = domains().find(&domain.name).map(|known| known.aliases.as_slice());
            let name = match code {
                "domain-alias" => random.pick(aliases.unwrap_or_default()),
                _ => site.phrases.typos.get(domain.digits()),
            };
            if let Some(name) = name {
                domain.name.clone_from(name);
                domain.finding = Some(code);
            }
        }
    }
}

/// Drops rows and items of the guideline, or adds local ones, until there are so many entries.
fn reach(draft: &mut Draft, entries: usize, site: &Site<'_>, random: &mut Random) -> Result<()> {
    for _ in 0..100_000 {
        let count = draft.count();
        if count == entries {
            return Ok(());
        }
        if count < entries {
            items::add_local(draft, site, random);
        } else {
            drop_some(draft, count - entries, random);
        }
    }
    Err(format!("{} cannot have {entries} entries", site.plan.member.name).into())
}

/// Drops a row, or an item with all its rows, but no more than so many rows and never a domain's last.
fn drop_some(draft: &mut Draft, excess: usize, random: &mut Random) {
    let leaves = draft.leaves();
    let Some(at) = random.pick(&leaves).copied() else { return };
    let in_domain = draft.domains.get(at.domain).filter(|domain| !domain.verbatim).map(DomainDraft::count);
    let (Some(in_domain), Some(item)) = (in_domain, draft.item_mut(at)) else { return };
    if item.kept || item.origin.is_none() {
        return;
    }
    let rows = item.entries.len();
    if rows > 1 && (rows > excess || random.per_mille(600)) {
        item.entries.remove(random.below(rows));
        return;
    }
    if rows > excess || rows == in_domain {
        return;
    }
    let Some(domain) = draft.domains.get_mut(at.domain) else { return };
    match at.second {
        None => drop(domain.items.remove(at.first)),
        Some(second) => {
            let Some(first) = domain.items.get_mut(at.first) else { return };
            if first.items.len() > 1 {
                first.items.remove(second);
            } else if !first.kept {
                domain.items.remove(at.first);
            }
        }
    }
}
