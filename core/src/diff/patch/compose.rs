//! Patches undone, and several made one.

use super::document::{Patch, Step};
use crate::error::{Error, Result};
use crate::model::Version;

/// The patch that undoes this one: its steps from the last to the first, each undone. The numbers of changes stay.
#[must_use]
pub fn invert(patch: &Patch) -> Patch {
    let steps = patch.operations.iter().rev();
    let undone = |step: &Step| Step { change: step.change, operation: step.operation.inverse() };
    Patch {
        mulu: Version,
        from: patch.to.clone(),
        to: patch.from.clone(),
        operations: steps.map(undone).collect(),
    }
}

/// One patch for several that follow each other. What one does last and the next undoes first is dropped. The first
/// patch's changes keep their numbers; those of each later one go on behind the highest number of those before it, so that
/// every change of every patch can still be accepted alone. An error is a patch that does not begin with the catalog the
/// one before it leads to, where both say so, or no patch at all.
pub fn compose(patches: &[Patch]) -> Result<Patch> {
    let (Some(first), Some(last)) = (patches.first(), patches.last()) else {
        return Err(Error::new("patch-none"));
    };
    for (n, (patch, next)) in patches.iter().zip(patches.iter().skip(1)).enumerate() {
        let known = !patch.to.is_empty() && !next.from.is_empty();
        if known && patch.to != next.from {
            return Err(Error::new("patch-not-next")
                .arg("patch", n + 1)
                .arg("to", &patch.to)
                .arg("from", &next.from));
        }
    }
    let mut operations: Vec<Step> = Vec::new();
    let mut changes = 0;
    for patch in patches {
        let highest = patch.operations.iter().filter_map(|step| step.change).max();
        let mut at_seam = true;
        for step in &patch.operations {
            at_seam &= operations.last().is_some_and(|last| last.operation.inverse() == step.operation);
            if at_seam {
                operations.pop();
            } else {
                let change = step.change.map(|change| change + changes);
                operations.push(Step { change, operation: step.operation.clone() });
            }
        }
        changes += highest.map_or(0, |highest| highest + 1);
    }
    Ok(Patch { mulu: Version, from: first.from.clone(), to: last.to.clone(), operations })
}
