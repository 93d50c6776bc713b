//! Why a step of a patch cannot be carried out.

use serde::Serialize;

use super::operation::Operation;
use crate::error::Error;
use crate::model::Id;

/// Why a step does not fit a catalog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Misfit {
    why: Why,
    expected: String,
    found: String,
    /// The nodes that an earlier step may not have left as this one needs them.
    pub(super) concerns: Vec<Id>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// There is no such node.
    Missing,
    /// The node is of another kind, or cannot stand there.
    WrongKind,
    /// What it is to stand under is not there.
    ParentMissing,
    /// What it is to stand behind is not there.
    SiblingMissing,
    /// It stands elsewhere.
    Elsewhere,
    /// The id is another node's.
    Taken,
    /// The value before is another one.
    Differs,
    /// It would stand below itself.
    UnderItself,
    /// The value after is none for that place.
    BadValue,
    /// It names an element and a column, or neither.
    NotOne,
}

impl Misfit {
    pub(super) fn new(why: Why, concerns: impl IntoIterator<Item = Id>) -> Self {
        let concerns = concerns.into_iter().collect();
        Self { why, expected: NOTHING.to_owned(), found: NOTHING.to_owned(), concerns }
    }

    /// The same, saying what was expected and what was found.
    pub(super) fn saying(self, expected: &impl Serialize, found: &impl Serialize) -> Self {
        let (expected, found) = excerpts(&text(expected), &text(found));
        Self { expected, found, ..self }
    }

    /// The same of a column, which concerns the entry that has it.
    pub(super) fn about(mut self, entry: &Id) -> Self {
        self.concerns.push(entry.clone());
        self
    }

    /// The error of an operation at this position in the patch.
    pub(crate) fn error(&self, position: usize, operation: &Operation) -> Error {
        let (node, id) = named(operation);
        Error::new("patch-does-not-fit")
            .arg("operation", position)
            .arg("op", operation.key())
            .arg("node", node)
            .arg("id", id)
            .arg("why", self.why.key())
            .arg("expected", &self.expected)
            .arg("found", &self.found)
    }

    /// The error of an edit at this position, of the node with this id; `near` is the id nearest to it.
    pub(crate) fn edit_error(
        &self,
        position: usize,
        (id, near): (&Id, Option<&str>),
        value: Option<&serde_json::Value>,
    ) -> Error {
        if self.why == Why::Missing {
            let error = Error::new("edit-no-node").arg("edit", position);
            return error.arg("id", id).arg("near", near.unwrap_or(NOTHING));
        }
        Error::new("edit-does-not-fit")
            .arg("edit", position)
            .arg("id", id)
            .arg("why", self.why.key())
            .arg("value", excerpts(&text(&value), NOTHING).0)
    }
}

/// The error of an operation that needs a change which was not accepted.
pub(super) fn needs(position: usize, operation: &Operation, change: Option<usize>, needed: usize) -> Error {
    let (node, id) = named(operation);
    Error::new("patch-needs")
        .arg("operation", position)
        .arg("op", operation.key())
        .arg("node", node)
        .arg("id", id)
        .arg("change", change.map_or_else(|| NOTHING.to_owned(), |change| change.to_string()))
        .arg("needed", needed)
}

const NOTHING: &str = "—";

/// An operation's node by kind and id; of the header its field.
fn named(operation: &Operation) -> (&'static str, &str) {
    match (operation.about(), operation) {
        (Some((node, id)), _) => (node.key(), id.as_str()),
        (None, Operation::Catalog { field, .. }) => ("catalog", field.key()),
        (None, _) => ("catalog", NOTHING),
    }
}

fn text(value: &impl Serialize) -> String {
    match serde_json::to_value(value).unwrap_or_default() {
        serde_json::Value::String(text) => text,
        serde_json::Value::Null => NOTHING.to_owned(),
        value => value.to_string(),
    }
}

/// How many characters of a value an error shows, and how many of them before the first that differs.
const SHOWN: usize = 60;
const BEFORE: usize = 12;

/// Two values where they differ, each as long as a message can take.
fn excerpts(expected: &str, found: &str) -> (String, String) {
    let same = expected.chars().zip(found.chars()).take_while(|(a, b)| a == b).count();
    let from = if same > SHOWN - BEFORE { same - BEFORE } else { 0 };
    let excerpt = |text: &str| {
        let mut excerpt: String = if from > 0 { "…".to_owned() } else { String::new() };
        excerpt.extend(text.chars().skip(from).take(SHOWN));
        if text.chars().count() > from + SHOWN {
            excerpt.push('…');
        }
        excerpt
    };
    (excerpt(expected), excerpt(found))
}

impl Why {
    fn key(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::WrongKind => "wrong-kind",
            Self::ParentMissing => "parent-missing",
            Self::SiblingMissing => "sibling-missing",
            Self::Elsewhere => "elsewhere",
            Self::Taken => "taken",
            Self::Differs => "differs",
            Self::UnderItself => "under-itself",
            Self::BadValue => "bad-value",
            Self::NotOne => "not-one",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_values_are_shown_where_they_differ() {
        let long = "公开".repeat(100);
        let (expected, found) = excerpts(&format!("{long}甲{long}"), &format!("{long}乙"));
        assert!(expected.starts_with("…公开") && expected.contains('甲') && expected.ends_with('…'));
        assert!(found.ends_with('乙') && found.chars().count() < SHOWN);
        assert_eq!(excerpts("甲", "乙"), ("甲".into(), "乙".into()));
    }
}
