//! One body's catalog from the guideline, and the truth about it.

use mulu::Catalog;

use super::super::Result;
use super::carried::Carried;
use super::draft::Draft;
use super::guideline::Guideline;
use super::lists::{self, BodyLists, ListSource};
use super::phrases::Phrases;
use super::plan::{Plan, SEED};
use super::random::Random;
use super::revision::NextEdition;
use super::truth::Truth;
use super::{elements, structure};

/// A body's catalog, what is true of it, what has to become of it in the next edition, and its lists where it has any.
pub(crate) fn make(
    plan: &Plan<'_>,
    guideline: &Guideline,
    phrases: &Phrases,
    next: &NextEdition,
    lists: Option<&ListSource>,
) -> Result<(Catalog, Truth, Carried, Option<BodyLists>)> {
    let mut random = Random::new(SEED, &plan.member.code);
    let mut draft = Draft::new(plan, guideline);
    let site = structure::Site { plan, guideline, phrases };
    let repeated = structure::shape(&mut draft, &site, &mut random)?;
    elements::plant(&mut draft, &site, &mut random);
    elements::repeat_rows(&mut draft, repeated, &mut random);
    elements::number_rows(&mut draft, plan.serials);
    let catalog = draft.catalog(plan, guideline);
    if catalog.entry_count() != plan.entries || catalog.domains.len() != guideline.catalog.domains.len() {
        return Err(
            format!("{}: {} entries, not {}", plan.member.code, catalog.entry_count(), plan.entries).into()
        );
    }
    let truth = Truth::of(&draft, &catalog, plan, guideline);
    let carried = Carried::of(&draft, &catalog, plan, &guideline.catalog, next);
    let lists = lists.map(|source| lists::make(source, &draft, &catalog, plan, guideline));
    Ok((catalog, truth, carried, lists))
}
