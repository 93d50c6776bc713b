//! The truth about the next edition itself: what `source/revision.json` does to the old one, told by the old one's ids.

#![expect(clippy::indexing_slicing, reason = "documents of our own making")]

use std::collections::BTreeMap;

use mulu::Catalog;
use mulu::model::{Entry, Level};
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::{Value, json};

use super::super::Result;
use super::flat;
use super::revision::NextEdition;

/// The levels at which the city's bodies stand.
const LEVELS: [(&str, Level); 2] = [("county", Level::County), ("township", Level::Township)];

/// What differs between the two editions.
#[derive(Debug)]
pub(crate) struct Revised {
    changes: Vec<Value>,
    /// Nodes that have another id: an item under another code, rows behind one that went or in another item.
    renumbered: Vec<Renumbered>,
    /// How many changes of which kind a level sees.
    levels: BTreeMap<&'static str, BTreeMap<&'static str, usize>>,
}

#[derive(Debug, Serialize)]
struct Renumbered {
    path: String,
    to: String,
}

/// An edition's names and rows by their ids.
#[derive(Default)]
struct Nodes<'a> {
    names: FxHashMap<&'a str, &'a str>,
    rows: Vec<&'a Entry>,
}

impl<'a> Nodes<'a> {
    fn of(catalog: &'a Catalog) -> Self {
        let mut nodes = Self::default();
        for domain in catalog.domains.iter() {
            nodes.names.insert(domain.id.as_str(), &domain.name);
        }
        catalog.walk_items(|trail| {
            if let Some(item) = trail.items.last() {
                nodes.names.insert(item.id.as_str(), &item.name);
                nodes.rows.extend(item.entries.iter());
            }
        });
        nodes
    }

    fn name(&self, id: &str) -> Value {
        self.names.get(id).map_or(Value::Null, |name| json!(name))
    }
}

impl Revised {
    /// What the revision does, operation by operation; rows are compared element by element, as they stand.
    pub(crate) fn of(old: &Catalog, next: &NextEdition) -> Result<Self> {
        let (before, after) = (Nodes::of(old), Nodes::of(&next.catalog));
        let mut changes = structure(&before, next);
        edits(&before, &after, next, &mut changes)?;
        let mut renumbered: Vec<Renumbered> = next
            .origins
            .iter()
            .filter(|(to, path)| to != path)
            .map(|(to, path)| Renumbered { path: path.clone(), to: to.clone() })
            .collect();
        renumbered.sort_by(|one, other| one.path.cmp(&other.path));
        let counts = |(name, level)| (name, flat::counts(old, next, level));
        Ok(Self { changes, renumbered, levels: LEVELS.map(counts).into() })
    }

    /// Its part of the document `revision-truth.json`: one change a line.
    pub(crate) fn fields(&self) -> Result<String> {
        let lines = |list: Vec<String>| list.join(",\n");
        let changes = lines(self.changes.iter().map(ToString::to_string).collect());
        let renumbered = self.renumbered.iter().map(serde_json::to_string);
        let renumbered = lines(renumbered.collect::<std::result::Result<_, _>>()?);
        let levels = serde_json::to_string(&self.levels)?;
        Ok(format!(
            "\"changes\": [\n{changes}\n],\n\"renumbered\": [\n{renumbered}\n],\n\"levels\": {levels},\n"
        ))
    }
}

/// What the revision does to domains and items, and which rows it cancels.
fn structure(before: &Nodes<'_>, next: &NextEdition) -> Vec<Value> {
    let revision = &next.revision;
    let mut changes = Vec::new();
    for renamed in &revision.renames {
        let node = if renamed.id.ends_with("000000") { "domain" } else { "item" };
        changes.push(
            json!({"op": "rename", "node": node, "path": renamed.id, "before": before.name(&renamed.id),
            "after": renamed.name}),
        );
    }
    for split in &revision.splits {
        changes.push(json!({"op": "split", "node": "item", "path": split.id, "parts": [split.part.id],
            "before": before.name(&split.id), "after": [split.name, split.part.name]}));
    }
    for merged in &revision.merges {
        let names: Vec<Value> =
            std::iter::once(&merged.into).chain(&merged.from).map(|id| before.name(id)).collect();
        changes.push(json!({"op": "merge", "node": "item", "path": merged.into, "parts": merged.from,
            "before": names, "after": merged.name}));
    }
    for moved in &revision.moves {
        changes.push(json!({"op": "move", "node": "item", "path": moved.id, "to_parent": moved.parent}));
    }
    for [moved, _] in &revision.swaps {
        changes.push(json!({"op": "reorder", "node": "item", "path": moved}));
    }
    for removed in &revision.removed {
        let node = if removed.contains('#') { "entry" } else { "item" };
        changes.push(json!({"op": "remove", "node": node, "path": removed}));
    }
    for item in &revision.items {
        changes.push(json!({"op": "add", "node": "item", "path": item.id}));
    }
    changes
}

/// What the revision does to rows, by itself or with a citation or a class of bodies that it replaces everywhere.
fn edits(before: &Nodes<'_>, after: &Nodes<'_>, next: &NextEdition, changes: &mut Vec<Value>) -> Result<()> {
    let old: FxHashMap<&str, &Entry> = before.rows.iter().map(|row| (row.id.as_str(), *row)).collect();
    let in_new_item = |row: &Entry| {
        let item = row.id.as_str().split('#').next();
        next.revision.items.iter().any(|new| Some(new.id.as_str()) == item)
    };
    for row in &after.rows {
        let id = row.id.as_str();
        let Some(origin) = next.origins.get(id) else {
            if !in_new_item(row) {
                changes.push(json!({"op": "add", "node": "entry", "path": id}));
            }
            continue;
        };
        let base = old.get(origin.as_str()).ok_or_else(|| format!("{origin} is not in the old edition"))?;
        let [base, row] = [serde_json::to_value(base)?, serde_json::to_value(row)?];
        for element in mulu::vocabulary::ElementName::OF_ENTRY.map(mulu::vocabulary::ElementName::key) {
            if base[element] != row[element] {
                changes.push(json!({"op": "edit", "node": "entry", "path": origin, "element": element,
                    "before": base[element], "after": row[element]}));
            }
        }
    }
    Ok(())
}
