//! The elements of matched entries that differ.

use std::sync::Arc;

use serde::Serialize;
use serde_json::Value;

use super::ELEMENTS;
use super::columns::Columns;
use crate::diff::document::Change;
use crate::diff::effect::{Effect, Effects};
use crate::diff::readings::Readings;
use crate::diff::spans::spans;
use crate::diff::tree::Tree;
use crate::model::basis::Citation;
use crate::model::{Catalog, Element, Entry, Wording};
use crate::text;
use crate::vocabulary::ElementName;

/// What was edited between entries of two catalogs.
pub(crate) struct Edits<'a> {
    columns: Columns<'a>,
    effects: Effects<'a>,
    spans: bool,
}

impl<'a> Edits<'a> {
    /// The edits between entries of these catalogs, with marks where texts differ if that is asked for.
    pub(crate) fn between(
        catalogs: (&'a Catalog, &'a Catalog),
        base: &Tree<'a>,
        other: &Tree<'a>,
        spans: bool,
        readings: &Arc<Readings>,
    ) -> Self {
        let effects = Effects::between(catalogs.0, catalogs.1, readings);
        Self { columns: Columns::of(base, other), effects, spans }
    }

    /// The edits of an entry's elements and of its other columns, each made from what `edit` gives.
    pub(crate) fn of(
        &mut self,
        base: &'a Entry,
        other: &'a Entry,
        mut edit: impl FnMut() -> Change,
    ) -> Vec<Change> {
        let mut edits = Vec::new();
        for element in ELEMENTS {
            let Some(meaning) = self.effects.of(element, base, other) else { continue };
            edits.push(Change {
                element: Some(element),
                effect: Some(meaning.effect),
                before: value(element, base),
                after: value(element, other),
                added: meaning.added.clone(),
                dropped: meaning.dropped.clone(),
                spans: if self.spans { element_spans(element, base, other) } else { Vec::new() },
                ..edit()
            });
        }
        for (column, left, right) in self.columns.edited(base, other) {
            let same = text::words(left.unwrap_or_default()) == text::words(right.unwrap_or_default());
            let effect = if same { Effect::Reworded } else { Effect::Changed };
            let marked = left.zip(right).filter(|_| self.spans);
            edits.push(Change {
                column: Some(column.to_owned()),
                effect: Some(effect),
                before: left.map(Value::from),
                after: right.map(Value::from),
                spans: marked.map(|(left, right)| spans(left, right)).unwrap_or_default(),
                ..edit()
            });
        }
        edits
    }

    /// Whether a citation is of a rule of the catalogs' province, city or county.
    pub(crate) fn is_local_rule(&self, citation: &Citation) -> bool {
        self.effects.is_local_rule(citation)
    }
}

/// An element's value as it stands in the document: nothing where it is absent, `null` where it is unknown.
pub(crate) fn value(element: ElementName, entry: &Entry) -> Option<Value> {
    fn json<T: Serialize>(element: &Element<T>) -> Option<Value> {
        (!element.is_absent()).then(|| serde_json::to_value(element).unwrap_or_default())
    }
    match element {
        ElementName::Content => json(&entry.content),
        ElementName::Basis => json(&entry.basis),
        ElementName::TimeLimit => json(&entry.time_limit),
        ElementName::Body => json(&entry.body),
        ElementName::Channels => json(&entry.channels),
        ElementName::Audience => json(&entry.audience),
        ElementName::Method => json(&entry.method),
        ElementName::Levels => json(&entry.levels),
        ElementName::Name | ElementName::Serial => None,
    }
}

/// Where the two wordings of an element differ; nothing where one of them has none.
fn element_spans(element: ElementName, base: &Entry, other: &Entry) -> Vec<crate::diff::spans::Span> {
    let wordings = match element {
        ElementName::Content => (&base.content, &other.content),
        ElementName::Basis => (&base.basis, &other.basis),
        ElementName::TimeLimit => (&base.time_limit, &other.time_limit),
        ElementName::Body => (&base.body, &other.body),
        _ => return Vec::new(),
    };
    match wordings {
        (Element::Known(left), Element::Known(right)) => spans(Wording::as_str(left), Wording::as_str(right)),
        _ => Vec::new(),
    }
}
