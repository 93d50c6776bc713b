//! A patch as a JSON Patch (RFC 6902) of the base's canonical document.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use super::carry::carry_out;
use super::content::Content;
use super::document::Patch;
use super::operation::Operation;
use super::working::Working;
use crate::diff::document::NodeKind;
use crate::error::Result;
use crate::model::Catalog;

/// An operation of a JSON Patch (RFC 6902). Paths are JSON Pointers (RFC 6901).
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[serde(tag = "op", rename_all = "lowercase")]
pub enum JsonOperation {
    /// A value comes.
    Add {
        /// Where.
        path: String,
        /// The value.
        value: Value,
    },
    /// A value goes.
    Remove {
        /// Where.
        path: String,
    },
    /// Another value takes the place of one.
    Replace {
        /// Where.
        path: String,
        /// The value.
        value: Value,
    },
    /// A value goes from one place to another.
    Move {
        /// From where.
        from: String,
        /// To where.
        path: String,
    },
}

/// The steps of a patch as operations on the document of the catalog that it was made for. A list that a document leaves out
/// where it is empty comes and goes with its first and last member.
pub(crate) fn export(base: &Catalog, patch: &Patch) -> Result<Vec<JsonOperation>> {
    let mut export = Export { working: Working::new(base), operations: Vec::new() };
    for (n, step) in patch.operations.iter().enumerate() {
        export.step(&step.operation).map_err(|misfit| misfit.error(n, &step.operation))?;
    }
    Ok(export.operations)
}

struct Export {
    working: Working,
    operations: Vec<JsonOperation>,
}

impl Export {
    fn step(&mut self, operation: &Operation) -> Result<(), super::misfit::Misfit> {
        let number = operation.about().and_then(|(_, id)| self.working.find(id.as_str()));
        let at = number.map(|number| self.pointer(number)).unwrap_or_default();
        match operation {
            Operation::Catalog { field, before, after } => {
                self.value(format!("/{}", field.key()), before.is_some(), after.clone());
            }
            Operation::Ids { ids } => {
                for (old, new) in ids {
                    if let Some(number) = self.working.find(old.as_str()) {
                        let path = self.pointer(number) + "/id";
                        self.operations.push(JsonOperation::Replace { path, value: json!(new) });
                    }
                }
            }
            Operation::Add(placed) => {
                carry_out(&mut self.working, operation, None)?;
                if let Some(number) = self.working.find(placed.id().as_str()) {
                    self.added(number);
                }
                return Ok(());
            }
            Operation::Remove(_) => {
                let list = number.and_then(|number| self.list(number));
                let path = list.filter(|_| number.is_some_and(|n| self.siblings(n) == 1)).unwrap_or(at);
                self.operations.push(JsonOperation::Remove { path });
            }
            Operation::Move { to, .. } => {
                let to = to.parent.as_ref().and_then(|parent| self.working.find(parent.as_str()));
                if let Some(number) = number {
                    return self.moved(number, to, operation);
                }
            }
            Operation::Rename { after, .. } => self.value(at + "/name", true, Some(json!(after))),
            Operation::Edit { element, before, after, .. } => {
                self.value(format!("{at}/{}", element.key()), before.is_some(), after.clone());
            }
            Operation::Column { column, before, after, .. } => {
                let entry = number.and_then(|number| self.working.slot(number)?.content.entry());
                let columns = entry.map_or(0, |entry| entry.extra.len());
                let first = after.as_ref().filter(|_| columns == 0 && before.is_none());
                let is_last = columns == 1 && after.is_none();
                let path = at + "/extra";
                if let Some(first) = first {
                    self.value(path, false, Some(json!({column: first})));
                } else if is_last {
                    self.value(path, true, None);
                } else {
                    let after = after.as_ref().map(|after| json!(after));
                    self.value(format!("{path}/{}", escaped(column)), before.is_some(), after);
                }
            }
            Operation::Derived { before, after, .. } => {
                let after = after.as_ref().map(|after| json!(after));
                self.value(at + "/derived_from", before.is_some(), after);
            }
        }
        carry_out(&mut self.working, operation, None)
    }

    fn value(&mut self, path: String, was_there: bool, value: Option<Value>) {
        self.operations.push(match value {
            Some(value) if was_there => JsonOperation::Replace { path, value },
            Some(value) => JsonOperation::Add { path, value },
            None => JsonOperation::Remove { path },
        });
    }

    fn added(&mut self, number: u32) {
        let Some(value) = self.working.subtree(number).map(|subtree| subtree.value()) else { return };
        self.operations.push(match self.list(number).filter(|_| self.siblings(number) == 1) {
            Some(path) => JsonOperation::Add { path, value: json!([value]) },
            None => JsonOperation::Add { path: self.pointer(number), value },
        });
    }

    fn moved(
        &mut self,
        number: u32,
        to: Option<u32>,
        operation: &Operation,
    ) -> Result<(), super::misfit::Misfit> {
        let Some(kind) = self.working.kind(number) else { return Ok(()) };
        let parent = self.working.parent(number);
        if let Some(path) = to.and_then(|to| self.list_below(to, kind))
            && self.working.siblings(to, kind).is_empty()
        {
            self.operations.push(JsonOperation::Add { path, value: json!([]) });
        }
        let from = self.pointer(number);
        carry_out(&mut self.working, operation, None)?;
        let path = self.pointer(number);
        // A path may not begin with the one moved from (RFC 6902, 4.4), even where another node has taken that place.
        if path.strip_prefix(&from).is_some_and(|rest| rest.starts_with('/')) {
            let value = self.working.subtree(number).map(|subtree| subtree.value()).unwrap_or_default();
            self.operations.push(JsonOperation::Remove { path: from });
            self.operations.push(JsonOperation::Add { path, value });
        } else {
            self.operations.push(JsonOperation::Move { from, path });
        }
        if let Some(path) = parent.and_then(|parent| self.list_below(parent, kind))
            && self.working.siblings(parent, kind).is_empty()
        {
            self.operations.push(JsonOperation::Remove { path });
        }
        Ok(())
    }

    fn siblings(&self, number: u32) -> usize {
        let kind = self.working.kind(number).unwrap_or(NodeKind::Domain);
        self.working.siblings(self.working.parent(number), kind).len()
    }

    /// The list that a node is in, where documents leave it out when it is empty.
    fn list(&self, number: u32) -> Option<String> {
        self.list_below(self.working.parent(number)?, self.working.kind(number)?)
    }

    fn list_below(&self, parent: u32, kind: NodeKind) -> Option<String> {
        let Content::Item(_) = self.working.slot(parent)?.content else { return None };
        Some(format!("{}/{}", self.pointer(parent), list_key(kind)))
    }

    /// Where a node stands in the document.
    fn pointer(&self, number: u32) -> String {
        let mut parts = Vec::new();
        let mut at = Some(number);
        while let Some(number) = at {
            let kind = self.working.kind(number).unwrap_or(NodeKind::Domain);
            parts.push(format!("/{}/{}", list_key(kind), self.working.position(number).unwrap_or_default()));
            at = self.working.parent(number);
        }
        parts.reverse();
        parts.concat()
    }
}

fn list_key(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Domain => "domains",
        NodeKind::Item => "items",
        NodeKind::Entry => "entries",
    }
}

/// A key as a part of a JSON Pointer.
fn escaped(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
