//! A catalog that is being edited, with its findings kept right: after an edit only the rules that it touches are asked again, and
//! what changed among the findings comes back. It is what an editor calls at each keystroke.

mod document;

use std::collections::BTreeMap;

use crate::diff::patch::{amend, amendment};
use crate::diff::{self, ApplyOptions, DiffOptions, Operation, Patch, Step};
use crate::error::Result;
use crate::finding::{Counts, Finding, Report, Shift};
use crate::inspect;
use crate::model::{Catalog, Id, Index, Version};
use crate::text;
use crate::validate::{Rulebook, Standing, Touched, ValidateOptions};
use crate::vocabulary::ElementName;

pub use document::{Edit, Edited};

/// A catalog that is being edited, and what [`inspect`](inspect::inspect) finds in it.
///
/// What one node holds is changed where it stands, and only the rules that can see it are asked again. Where nodes come, go or move, the rules are
/// asked of their domains, and where the header changes, of everything. Beside a guideline the two are compared anew with every edit, for there every element counts.
#[derive(Debug)]
pub struct Draft {
    catalog: Catalog,
    guideline: Option<Catalog>,
    rulebook: Rulebook,
    index: Index,
    standing: Standing,
    compared: Vec<Finding>,
    counts: Counts,
}

impl Draft {
    /// Begins to edit a catalog. An error is a setting that fits no rule.
    pub fn new(mut catalog: Catalog, guideline: Option<Catalog>, options: &ValidateOptions) -> Result<Self> {
        let rulebook = Rulebook::new(options)?;
        catalog.number();
        let mut draft = Self {
            index: Index::of(&catalog),
            standing: rulebook.standing(&catalog),
            compared: Vec::new(),
            counts: Counts::default(),
            catalog,
            guideline,
            rulebook,
        };
        draft.compared = draft.compare()?;
        draft.counts = draft.report().counts;
        Ok(draft)
    }

    /// The catalog as it is.
    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    /// What is wrong with the catalog as it is.
    pub fn report(&self) -> Report {
        let findings = self.standing.findings().chain(&self.compared).cloned().collect();
        self.rulebook.report(&self.catalog.title, findings)
    }

    /// Puts other values in their places, one after the other. An error names the edit that does not fit, and nothing is changed.
    pub fn edit(&mut self, edits: &[Edit]) -> Result<Edited> {
        let mut steps = Vec::with_capacity(edits.len());
        for (n, edit) in edits.iter().enumerate() {
            let spot = (&edit.path, edit.element, edit.column.as_deref());
            let made = amendment(&mut self.catalog, &self.index, spot, edit.value.as_ref());
            let amended = made.and_then(|operation| amend(&mut self.catalog, &self.index, operation));
            match amended {
                Ok(operation) if operation.is_idle() => {}
                Ok(operation) => steps.push(Step { change: Some(n), operation }),
                Err(misfit) => {
                    self.take_back(&steps);
                    let near = text::nearest(edit.path.as_str(), self.index.ids().map(Id::as_str));
                    return Err(misfit.edit_error(n, (&edit.path, near), edit.value.as_ref()));
                }
            }
        }
        self.settle(steps)
    }

    /// Carries a patch out, whole or by the changes that are accepted. An error names the step that does not fit, and nothing is changed.
    pub fn apply(&mut self, patch: &Patch, options: &ApplyOptions) -> Result<Edited> {
        if !options.takes_all() || !patch.operations.iter().all(|step| step.operation.amends()) {
            return self.rebuild(patch, options);
        }
        let mut steps = Vec::with_capacity(patch.operations.len());
        for (n, Step { change, operation }) in patch.operations.iter().enumerate() {
            match amend(&mut self.catalog, &self.index, operation.clone()) {
                Ok(operation) => steps.push(Step { change: *change, operation }),
                Err(misfit) => {
                    self.take_back(&steps);
                    return Err(misfit.error(n, operation));
                }
            }
        }
        self.settle(steps)
    }

    /// A patch that changes which nodes there are, or the header.
    fn rebuild(&mut self, patch: &Patch, options: &ApplyOptions) -> Result<Edited> {
        let catalog = diff::apply(&self.catalog, patch, options)?;
        let in_part = if options.takes_all() {
            None
        } else {
            diff::diff(&self.catalog, &catalog, &DiffOptions { patch: true, ..DiffOptions::default() })?.patch
        };
        let done = in_part.unwrap_or_else(|| patch.clone());
        self.index = Index::of(&catalog);
        let before = std::mem::replace(&mut self.catalog, catalog);
        let shift = self.rulebook.renew(&mut self.standing, [&before, &self.catalog]);
        self.edited(done, shift)
    }

    /// Undoes steps that were just done; each fits, for nothing has changed since.
    fn take_back(&mut self, steps: &[Step]) {
        for step in steps.iter().rev() {
            drop(amend(&mut self.catalog, &self.index, step.operation.inverse()));
        }
    }

    /// Asks the rules that the steps have touched.
    fn settle(&mut self, operations: Vec<Step>) -> Result<Edited> {
        // Of each node, whether its name or its serial number is another one.
        let mut touched: BTreeMap<&Id, bool> = BTreeMap::new();
        for (operation, (_, id)) in
            operations.iter().filter_map(|step| Some((&step.operation, step.operation.about()?)))
        {
            let serial = matches!(operation, Operation::Edit { element: ElementName::Serial, .. });
            *touched.entry(id).or_default() |= serial || matches!(operation, Operation::Rename { .. });
        }
        let mut shift = Shift::default();
        for (id, seen_afar) in touched {
            let Some(found) = self.index.find(&self.catalog, id.as_str()) else { continue };
            let trail = &found.trail;
            let touched = match found.entry {
                Some(entry) => Touched::Entry { trail, entry, serial: seen_afar },
                None if !seen_afar => continue,
                None if trail.items.is_empty() => Touched::Domain(trail.domain),
                None => Touched::Item(trail),
            };
            shift.extend(self.rulebook.refresh(&mut self.standing, &self.catalog, touched));
        }
        let patch = Patch { mulu: Version, from: String::new(), to: String::new(), operations };
        self.edited(patch, shift)
    }

    fn edited(&mut self, patch: Patch, mut shift: Shift) -> Result<Edited> {
        let compared = self.compare()?;
        shift.add(std::mem::replace(&mut self.compared, compared.clone()), compared);
        let [gone, came] = [shift.gone, shift.came].map(|mut findings| {
            self.rulebook.tell(&mut findings);
            findings
        });
        // What is gone in one part may have come in another: serial numbers that went to another domain.
        let Shift { gone, came } = Shift::between(gone, came);
        self.counts -= Counts::of(&gone);
        self.counts += Counts::of(&came);
        Ok(Edited { mulu: Version, patch, gone, came, counts: self.counts })
    }

    /// What the rules that compare find.
    fn compare(&self) -> Result<Vec<Finding>> {
        inspect::beside(self.guideline.as_ref(), &self.catalog, &self.rulebook)
    }
}
