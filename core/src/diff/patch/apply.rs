//! A patch carried out on a catalog, whole or by the changes that were accepted.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;
use serde::Deserialize;

use super::carry::carry_out;
use super::document::Patch;
use super::keep::Kept;
use super::misfit;
use super::operation::Operation;
use super::skipped::Skipped;
use super::working::Working;
use crate::error::{Error, Result};
use crate::model::{Catalog, Id};

/// Which changes of a patch are carried out: all of them, where nothing is said.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ApplyOptions {
    /// Only these changes, by the numbers that the patch's steps bear.
    pub only: Option<Vec<usize>>,
    /// All but these.
    pub except: Vec<usize>,
}

impl ApplyOptions {
    /// Whether every change is carried out.
    pub(crate) fn takes_all(&self) -> bool {
        self.only.is_none() && self.except.is_empty()
    }
}

/// Carries a patch out. The catalog need not be the very one that the patch was made for, as long as each step fits: what it
/// changes is there, where it has to be, and as it was. An error names the step that does not fit, and nothing is changed.
///
/// Where only some changes are accepted, all other steps are left out. What belongs to no change follows the changes: serial
/// numbers, derivations and columns of a node go with any accepted change of that node, and the header stays as it is. The
/// base's ids are kept; those that are paths are made anew where names or places have changed. A node that is to stand behind
/// one which was not accepted stands behind what that one would have stood behind. An accepted change that cannot be carried
/// out without one that is not is an error that names both. Accepting nothing gives the catalog itself, accepting everything
/// what the whole patch gives.
pub fn apply(catalog: &Catalog, patch: &Patch, options: &ApplyOptions) -> Result<Catalog> {
    let changes: BTreeSet<usize> = patch.operations.iter().filter_map(|step| step.change).collect();
    for change in options.only.iter().flatten().chain(&options.except) {
        if changes.last().is_none_or(|last| change > last) {
            let last = changes.last().map_or_else(|| "—".to_owned(), usize::to_string);
            return Err(Error::new("patch-no-change").arg("change", change).arg("last", last));
        }
    }
    let accepted: FxHashSet<usize> = changes
        .iter()
        .copied()
        .filter(|change| options.only.as_ref().is_none_or(|only| only.contains(change)))
        .filter(|change| !options.except.contains(change))
        .collect();
    let nothing = options.only.as_ref().is_some_and(Vec::is_empty);
    if nothing || (accepted.is_empty() && !changes.is_empty()) {
        return Ok(catalog.clone());
    }
    if accepted.len() == changes.len() { whole(catalog, patch) } else { part(catalog, patch, &accepted) }
}

fn whole(catalog: &Catalog, patch: &Patch) -> Result<Catalog> {
    let mut working = Working::new(catalog);
    for (n, step) in patch.operations.iter().enumerate() {
        carry_out(&mut working, &step.operation, None).map_err(|misfit| misfit.error(n, &step.operation))?;
    }
    Ok(working.catalog())
}

fn part(catalog: &Catalog, patch: &Patch, accepted: &FxHashSet<usize>) -> Result<Catalog> {
    let mut working = Working::new(catalog);
    let kept = Kept::of(&working);
    let touched = touched(patch, accepted);
    let mut skipped = Skipped::default();
    let mut stretch = 0;
    for (n, step) in patch.operations.iter().enumerate() {
        let operation = &step.operation;
        let wanted = match (step.change, operation.about()) {
            (Some(change), _) => accepted.contains(&change),
            (None, Some((_, id))) => touched.contains(&(stretch, id)),
            (None, None) => matches!(operation, Operation::Ids { .. }),
        };
        if let Operation::Ids { ids } = operation {
            skipped.rename(ids);
            stretch += 1;
        }
        if !wanted {
            skipped.leave_out(operation, step.change);
            continue;
        }
        let leaves = matches!(operation, Operation::Move { .. } | Operation::Remove(_));
        let number = operation.about().filter(|_| leaves).and_then(|(_, id)| working.find(id.as_str()));
        let from = number.map(|number| working.place(number));
        match carry_out(&mut working, operation, Some(&skipped)) {
            Ok(()) => skipped.carried(operation, from),
            Err(_) if step.change.is_none() && operation.about().is_some() => {
                skipped.leave_out(operation, None);
            }
            Err(misfit) => {
                let needed = skipped.change(&misfit.concerns).filter(|needed| Some(*needed) != step.change);
                return Err(match needed {
                    Some(needed) => misfit::needs(n, operation, step.change, needed),
                    None => misfit.error(n, operation),
                });
            }
        }
    }
    Ok(kept.restore(working))
}

/// The nodes that accepted changes are about. Ids change on the way: each node counts for the stretch of steps in which it bears
/// that id.
fn touched<'a>(patch: &'a Patch, accepted: &FxHashSet<usize>) -> FxHashSet<(usize, &'a Id)> {
    let mut stretch = 0;
    let mut touched = FxHashSet::default();
    for step in &patch.operations {
        stretch += usize::from(matches!(step.operation, Operation::Ids { .. }));
        if let Some((_, id)) = step.operation.about()
            && step.change.is_some_and(|change| accepted.contains(&change))
        {
            touched.insert((stretch, id));
        }
    }
    touched
}
