//! The guideline's next edition: the old one with what `source/revision.json` says of the new one.

#![expect(clippy::indexing_slicing, reason = "documents and pairs of our own making")]

use std::path::Path;

use mulu::Catalog;
use mulu::model::{BasedOn, Children, Element, Entry, Id, Item, Node as _};
use rustc_hash::FxHashMap;
use serde::Deserialize;
use serde_json::{Value, json};

use super::super::Result;
use super::document;

/// What the next edition changes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Revision {
    #[serde(rename = "about")]
    _about: String,
    pub(crate) edition: String,
    /// Citations of what lapsed, and of what took its place: wherever they stand.
    citations: Vec<Replaced>,
    /// Classes of bodies that were reorganised, wherever they stand.
    bodies: Vec<Replaced>,
    pub(crate) renames: Vec<Renamed>,
    edits: Vec<Edited>,
    /// Items and entries that are cancelled.
    pub(crate) removed: Vec<String>,
    pub(crate) items: Vec<NewItem>,
    rows: Vec<NewRow>,
    pub(crate) moves: Vec<Moved>,
    pub(crate) splits: Vec<Split>,
    pub(crate) merges: Vec<Merged>,
    /// Neighbours that change places.
    pub(crate) swaps: Vec<[String; 2]>,
    codes: Vec<Recoded>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Replaced {
    from: String,
    to: String,
    #[serde(rename = "source")]
    _source: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Renamed {
    pub(crate) id: String,
    pub(crate) name: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Edited {
    id: String,
    element: String,
    value: Value,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewItem {
    parent: String,
    after: Option<String>,
    pub(crate) id: String,
    name: String,
    rows: Vec<Value>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct NewRow {
    item: String,
    row: Value,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Moved {
    pub(crate) id: String,
    pub(crate) parent: String,
    after: Option<String>,
}

/// An item that becomes two: some of its rows go to the part.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Split {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) part: Part,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Part {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) rows: Vec<String>,
}

/// Items that become one.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Merged {
    pub(crate) into: String,
    pub(crate) name: String,
    pub(crate) from: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Recoded {
    id: String,
    code: String,
}

/// The next edition, and which of its nodes is which of the old one's.
pub(crate) struct NextEdition {
    pub(crate) catalog: Catalog,
    /// The old ids by the new ones.
    pub(crate) origins: FxHashMap<String, String>,
    pub(crate) revision: Revision,
}

impl NextEdition {
    /// The old edition with all that the revision says.
    pub(crate) fn of(old: &Catalog, source: &Path) -> Result<Self> {
        let revision: Revision = document(&source.join("revision.json"))?;
        let mut tree = Tree::of(old)?;
        tree.texts(&revision);
        for edited in &revision.edits {
            tree.node(&edited.id)?[edited.element.as_str()] = edited.value.clone();
        }
        for renamed in &revision.renames {
            tree.node(&renamed.id)?["name"] = json!(renamed.name);
        }
        for split in &revision.splits {
            tree.node(&split.id)?["name"] = json!(split.name);
            let rows = split.part.rows.iter().map(|row| tree.take(row)).collect::<Result<Vec<_>>>()?;
            let part = json!({"id": split.part.id, "name": split.part.name, "entries": rows});
            let parent = tree.parent(&split.id)?;
            tree.put(&parent, Some(&split.id), part)?;
        }
        for merged in &revision.merges {
            tree.node(&merged.into)?["name"] = json!(merged.name);
            for from in &merged.from {
                let mut item = tree.take(from)?;
                let rows = item["entries"].take();
                let into =
                    tree.node(&merged.into)?["entries"].as_array_mut().ok_or("a merged item has rows")?;
                into.extend(rows.as_array().cloned().unwrap_or_default());
            }
        }
        for id in &revision.removed {
            tree.take(id)?;
        }
        for moved in &revision.moves {
            let item = tree.take(&moved.id)?;
            tree.put(&moved.parent, moved.after.as_deref(), item)?;
        }
        for item in &revision.items {
            let rows: Vec<Value> = item.rows.clone();
            let node = json!({"id": item.id, "name": item.name, "entries": rows});
            tree.put(&item.parent, item.after.as_deref(), node)?;
        }
        for row in &revision.rows {
            let rows = tree.node(&row.item)?["entries"].as_array_mut().ok_or("an item with rows")?;
            rows.push(row.row.clone());
        }
        for [one, other] in &revision.swaps {
            let parent = tree.parent(one)?;
            let item = tree.take(one)?;
            tree.put(&parent, Some(other), item)?;
        }
        tree.finish(old, revision)
    }
}

/// The guideline as a document, in which each node keeps its old id beside.
struct Tree(Value);

impl Tree {
    fn of(old: &Catalog) -> Result<Self> {
        let mut document = serde_json::to_value(old)?;
        document["domains"].as_array_mut().into_iter().flatten().for_each(mark);
        Ok(Self(document))
    }

    fn texts(&mut self, revision: &Revision) {
        walk(&mut self.0, revision);
    }

    /// Where a node stands: a JSON pointer.
    fn pointer(&self, id: &str) -> Result<String> {
        find(&self.0, id, "").ok_or_else(|| format!("revision.json: {id} is not in the guideline").into())
    }

    fn node(&mut self, id: &str) -> Result<&mut Value> {
        let pointer = self.pointer(id)?;
        self.0.pointer_mut(&pointer).ok_or_else(|| id.to_owned().into())
    }

    /// The id of what a node stands under.
    fn parent(&self, id: &str) -> Result<String> {
        let pointer = self.pointer(id)?;
        let parent = pointer.rsplitn(3, '/').nth(2).and_then(|parent| self.0.pointer(parent));
        parent.and_then(|parent| parent["id"].as_str()).map(str::to_owned).ok_or_else(|| id.to_owned().into())
    }

    fn take(&mut self, id: &str) -> Result<Value> {
        let pointer = self.pointer(id)?;
        let (list, at) = pointer.rsplit_once('/').ok_or("a node stands in a list")?;
        let list = self.0.pointer_mut(list).and_then(Value::as_array_mut).ok_or("a node stands in a list")?;
        Ok(list.remove(at.parse()?))
    }

    /// Puts an item under a parent, behind a sibling or at the end.
    fn put(&mut self, parent: &str, after: Option<&str>, item: Value) -> Result<()> {
        let parent = self.node(parent)?;
        if parent.get("items").is_none() {
            parent["items"] = json!([]);
        }
        let items = parent["items"].as_array_mut().ok_or("items are a list")?;
        let at = after.and_then(|after| items.iter().position(|item| item["id"] == after));
        items.insert(at.map_or(items.len(), |at| at + 1), item);
        Ok(())
    }

    /// The catalog, its rows numbered anew, and where each node comes from.
    fn finish(mut self, old: &Catalog, revision: Revision) -> Result<NextEdition> {
        for recoded in &revision.codes {
            self.node(&recoded.id)?["id"] = json!(recoded.code);
        }
        self.0["edition"] = json!(revision.edition);
        self.0["based_on"] = serde_json::to_value(BasedOn::of(old, old.digest()))?;
        let mut catalog: Catalog = serde_json::from_value(self.0)?;
        let mut origins = FxHashMap::default();
        for domain in catalog.domains.iter_mut() {
            let id = domain.id.clone();
            note(&id, &mut domain.derived_from, &mut origins);
            rows(&mut domain.items, &mut origins);
        }
        Ok(NextEdition { catalog, origins, revision })
    }
}

/// Each node keeps its old id beside.
fn mark(node: &mut Value) {
    node["derived_from"] = node["id"].clone();
    for list in ["items", "entries"] {
        node.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten().for_each(mark);
    }
}

/// Puts what took its place for what is no more.
fn replace(value: &mut Value, list: &[Replaced]) {
    match value {
        Value::String(text) => {
            for replaced in list {
                *text = text.replace(&replaced.from, &replaced.to);
            }
        }
        Value::Array(lines) => {
            for line in &mut *lines {
                replace(line, list);
            }
            // One successor of two is cited once.
            let mut seen = Vec::new();
            lines.retain(|line| {
                !seen.contains(line) && {
                    seen.push(line.clone());
                    true
                }
            });
        }
        _ => {}
    }
}

/// The same in every row.
fn walk(node: &mut Value, revision: &Revision) {
    for (element, list) in [("basis", &revision.citations), ("body", &revision.bodies)] {
        node.get_mut(element).into_iter().for_each(|value| replace(value, list));
    }
    for list in ["domains", "items", "entries"] {
        let below = node.get_mut(list).and_then(Value::as_array_mut).into_iter().flatten();
        below.for_each(|node| walk(node, revision));
    }
}

/// Where a node stands below another: a JSON pointer.
fn find(node: &Value, id: &str, path: &str) -> Option<String> {
    for list in ["domains", "items", "entries"] {
        for (n, below) in node.get(list).and_then(Value::as_array).into_iter().flatten().enumerate() {
            let path = format!("{path}/{list}/{n}");
            if below["id"] == id {
                return Some(path);
            }
            if let Some(found) = find(below, id, &path) {
                return Some(found);
            }
        }
    }
    None
}

/// Notes where a node comes from.
fn note(id: &Id, from: &mut Option<Id>, origins: &mut FxHashMap<String, String>) {
    if let Some(from) = from.take() {
        origins.insert(id.to_string(), from.to_string());
    }
}

/// Numbers the rows of items anew.
fn rows(items: &mut Children<Item>, origins: &mut FxHashMap<String, String>) {
    let all: Vec<Item> = items.take().collect();
    for mut item in all {
        note(&item.id, &mut item.derived_from, origins);
        let entries: Vec<Entry> = item.entries.take().collect();
        for (n, mut entry) in entries.into_iter().enumerate() {
            let id = item.id.entry(n + 1);
            note(&id, &mut entry.derived_from, origins);
            entry.set_id(id);
            if entry.basis.text().is_empty() {
                entry.basis = Element::Absent;
            }
            item.entries.push(entry);
        }
        rows(&mut item.items, origins);
        items.push(item);
    }
}
