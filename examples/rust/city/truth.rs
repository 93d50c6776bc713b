//! The truth about each catalog: what was planted, told by the ids of the finished tree.

use mulu::Catalog;
use mulu::model::{Domain, Entry, Id, Item};
use rustc_hash::FxHashSet;
use serde::Serialize;
use serde_json::Value;

use super::super::Result;
use super::draft::{DomainDraft, Draft, EntryDraft, Fate, ItemDraft, binds};
use super::elements::value;
use super::guideline::Guideline;
use super::plan::{Lost, Plan};

/// What the document says of itself.
const ABOUT: &str = "Ground truth of the bundled city, noted when each slip was planted; see README.md. findings: paths are ids of \
the body's own catalog as read from its workbook. changes: against guideline.json; path is the guideline's id, of an add the \
body's own id; of a removed, added or lost part only the topmost node is listed; values of channels are the chosen ones. Not \
listed is what every body does: rows that do not bind its level left out, generic bodies replaced by its own or cut to those of its \
level, channels on offer cut down, rows numbered anew; nor ticks that are lost, for an unknown value is no change.";

/// The day on which the truth holds.
const AS_OF: &str = "2020-12-31";

/// The truth about one catalog.
#[derive(Debug)]
pub(crate) struct Truth {
    layout: &'static str,
    domains: usize,
    entries: usize,
    findings: Vec<Finding>,
    changes: Vec<Change>,
    verbatim_domains: Vec<String>,
    excluded: Vec<Excluded>,
}

/// A finding that has to be made.
#[derive(Debug, Serialize)]
struct Finding {
    code: &'static str,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    element: Option<&'static str>,
}

/// A change against the guideline.
#[derive(Debug, Default, Serialize)]
struct Change {
    op: &'static str,
    node: &'static str,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    to_parent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    element: Option<&'static str>,
    /// Absent for all but edits; `null` for a blank element.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<Value>,
}

/// A domain declared not applicable.
#[derive(Debug, Serialize)]
struct Excluded {
    id: String,
    reason: bool,
}

impl Change {
    fn new(op: &'static str, node: &'static str, path: &Id) -> Self {
        Self { op, node, path: path.to_string(), ..Self::default() }
    }
}

impl Truth {
    /// The truth about a finished catalog. It has the draft's shape, so that both are walked side by side.
    pub(crate) fn of(draft: &Draft, catalog: &Catalog, plan: &Plan<'_>, guideline: &Guideline) -> Self {
        let tables = match plan.lost {
            Lost::Whole => 1,
            Lost::Nothing | Lost::Domains(_) => draft.domains.iter().filter(|domain| domain.lost).count(),
        };
        let mut truth = Self {
            layout: if plan.coded { "coded" } else { "national" },
            domains: catalog.domains.len(),
            entries: catalog.entry_count(),
            findings: Vec::new(),
            changes: Vec::new(),
            verbatim_domains: Vec::new(),
            excluded: Vec::new(),
        };
        for _ in 0..tables {
            for element in ["audience", "method", "levels"] {
                truth.find("ticks-lost", &Id::default(), Some(element));
            }
        }
        for exclusion in &draft.exclusions {
            let reason = exclusion.reason.is_some();
            if !reason {
                truth.find("exclusion-without-reason", &exclusion.id, None);
            }
            truth.excluded.push(Excluded { id: exclusion.id.to_string(), reason });
        }
        truth.removed(draft, plan, guideline);
        for (draft, domain) in draft.domains.iter().zip(catalog.domains.iter()) {
            truth.domain(draft, domain, guideline);
        }
        truth
    }

    fn find(&mut self, code: &'static str, path: &Id, element: Option<&'static str>) {
        self.findings.push(Finding { code, path: path.to_string(), element });
    }

    /// What binds the body's level in the guideline and is not in the draft; of a domain declared not applicable
    /// nothing is missing.
    fn removed(&mut self, draft: &Draft, plan: &Plan<'_>, guideline: &Guideline) {
        let here = origins(draft);
        for domain in guideline.catalog.domains.iter().filter(|domain| here.contains(&domain.id)) {
            for item in domain.items.iter() {
                self.removed_item(item, &here, plan);
            }
        }
    }

    fn removed_item(&mut self, item: &Item, here: &FxHashSet<&Id>, plan: &Plan<'_>) {
        let level = plan.office.level();
        let bound = |item: &Item| item.entries.iter().any(|entry| binds(entry, level));
        if !bound(item) && !item.items.iter().any(bound) {
            return;
        }
        if !here.contains(&item.id) {
            let change = Change::new("remove", "item", &item.id);
            self.changes.push(change);
            return;
        }
        for entry in item.entries.iter().filter(|entry| binds(entry, level) && !here.contains(&entry.id)) {
            let change = Change::new("remove", "entry", &entry.id);
            self.changes.push(change);
        }
        item.items.iter().for_each(|item| self.removed_item(item, here, plan));
    }

    fn domain(&mut self, draft: &DomainDraft, domain: &Domain, guideline: &Guideline) {
        if let Some(code) = draft.finding {
            self.find(code, &domain.id, None);
        }
        match &draft.origin {
            None => {
                let change = Change::new("add", "domain", &domain.id);
                self.changes.push(change);
            }
            Some(origin) => {
                let name = guideline.catalog.domains.get(origin.as_str()).map(|domain| &domain.name);
                if name != Some(&draft.name) {
                    let change = Change::new("rename", "domain", origin);
                    self.changes.push(Change { to: Some(draft.name.clone()), ..change });
                }
                if draft.verbatim {
                    self.verbatim_domains.push(origin.to_string());
                }
            }
        }
        let added = draft.origin.is_none();
        for (draft, item) in draft.items.iter().zip(domain.items.iter()) {
            self.item(draft, item, None, added);
        }
    }

    fn item(&mut self, draft: &ItemDraft, item: &Item, parent: Option<&Id>, in_added: bool) {
        if let Some(code) = draft.finding {
            self.find(code, &item.id, None);
        }
        let added = draft.origin.is_none();
        if added && !in_added {
            let change = Change::new("add", "item", &item.id);
            self.changes.push(change);
        }
        if let Some(origin) = &draft.origin {
            match draft.fate {
                Fate::Stayed => {}
                Fate::Renamed => {
                    let change = Change::new("rename", "item", origin);
                    self.changes.push(Change { to: Some(draft.name.clone()), ..change });
                }
                Fate::Moved => {
                    let change = Change::new("move", "item", origin);
                    self.changes.push(Change { to_parent: parent.map(Id::to_string), ..change });
                }
                Fate::Reordered => {
                    let change = Change::new("reorder", "item", origin);
                    self.changes.push(change);
                }
            }
        }
        for (draft, entry) in draft.entries.iter().zip(item.entries.iter()) {
            self.entry(draft, entry, added || in_added);
        }
        for (below, item) in draft.items.iter().zip(item.items.iter()) {
            self.item(below, item, draft.origin.as_ref(), added || in_added);
        }
    }

    fn entry(&mut self, draft: &EntryDraft, entry: &Entry, in_added: bool) {
        for (code, element) in &draft.findings {
            self.find(code, &entry.id, Some(element.key()));
        }
        match &draft.origin {
            None if in_added => {}
            None => {
                let change = Change::new("add", "entry", &entry.id);
                self.changes.push(change);
            }
            Some(origin) => {
                for (element, before) in &draft.edits {
                    let change = Change::new("edit", "entry", origin);
                    self.changes.push(Change {
                        other: Some(entry.id.to_string()),
                        element: Some(element.key()),
                        before: Some(before.clone()),
                        after: Some(value(entry, *element)),
                        ..change
                    });
                }
            }
        }
    }
}

/// The guideline's ids that a draft's nodes come from.
fn origins(draft: &Draft) -> FxHashSet<&Id> {
    fn collect<'a>(items: &'a [ItemDraft], origins: &mut FxHashSet<&'a Id>) {
        for item in items {
            origins.extend(&item.origin);
            origins.extend(item.entries.iter().filter_map(|entry| entry.origin.as_ref()));
            collect(&item.items, origins);
        }
    }
    let mut origins = FxHashSet::default();
    for domain in &draft.domains {
        origins.extend(&domain.origin);
        collect(&domain.items, &mut origins);
    }
    origins
}

/// The document `truth.json`: one finding and one change a line.
pub(crate) fn document(truths: &[(String, Truth)]) -> Result<String> {
    let bodies = truths.iter().map(|(code, truth)| {
        let head = format!(
            "{}: {{\"layout\": {}, \"domains\": {}, \"entries\": {},",
            serde_json::to_string(code)?,
            serde_json::to_string(truth.layout)?,
            truth.domains,
            truth.entries
        );
        let parts = [
            ("findings", lines(&truth.findings)?),
            ("changes", lines(&truth.changes)?),
            ("verbatim_domains", serde_json::to_string(&truth.verbatim_domains)?),
            ("excluded", serde_json::to_string(&truth.excluded)?),
        ];
        let parts = parts.map(|(name, list)| format!("\"{name}\": {list}"));
        Ok(format!("{head}\n{}}}", parts.join(",\n")))
    });
    let bodies = bodies.collect::<Result<Vec<_>>>()?.join(",\n");
    let about = serde_json::to_string(ABOUT)?;
    Ok(format!("{{\"about\": {about},\n\"as_of\": \"{AS_OF}\",\n\"bodies\": {{\n{bodies}\n}}}}\n"))
}

/// A list, one element a line.
fn lines<T: Serialize>(list: &[T]) -> Result<String> {
    let lines = list.iter().map(serde_json::to_string).collect::<std::result::Result<Vec<_>, _>>()?;
    Ok(if lines.is_empty() { "[]".to_owned() } else { format!("[\n{}\n]", lines.join(",\n")) })
}
