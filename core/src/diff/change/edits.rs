//! The elements of matched entries that differ.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::Value;

use super::columns::Columns;
use crate::diff::document::Change;
use crate::diff::effect::{Effect, Effects, Meaning};
use crate::diff::readings::Readings;
use crate::diff::spans::{Span, spans};
use crate::diff::tree::Tree;
use crate::model::basis::Citation;
use crate::model::{Catalog, Channels, Element, Entry};
use crate::text;
use crate::vocabulary::ElementName;

/// What was edited between entries of two catalogs.
pub(crate) struct Edits<'a> {
    columns: Columns<'a>,
    effects: Effects<'a>,
    /// Wordings as documents have them, each made once: a body names itself in every row.
    values: FxHashMap<(ElementName, &'a str), Arc<Value>>,
    /// The same of channels, which are long and few.
    channels: FxHashMap<&'a Channels, Arc<Value>>,
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
        Self {
            columns: Columns::of(base, other),
            effects,
            values: FxHashMap::default(),
            channels: FxHashMap::default(),
            spans,
        }
    }

    /// The edits of an entry's elements and of its other columns, each made from what `edit` gives.
    pub(crate) fn of(
        &mut self,
        base: &'a Entry,
        other: &'a Entry,
        mut edit: impl FnMut() -> Change,
    ) -> Vec<Change> {
        let mut edits = Vec::new();
        for element in ElementName::OF_ENTRY {
            let Some(meaning) = self.effects.of(element, base, other) else { continue };
            edits.push(Change {
                element: Some(element),
                effect: Some(meaning.effect),
                before: self.value(element, base),
                after: self.value(element, other),
                added: Arc::clone(&meaning.added),
                dropped: Arc::clone(&meaning.dropped),
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
                before: left.map(|text| Arc::new(Value::from(text))),
                after: right.map(|text| Arc::new(Value::from(text))),
                spans: marked.map(|(left, right)| spans(left, right)).unwrap_or_default(),
                ..edit()
            });
        }
        edits
    }

    /// What the edit of an element means; `None` where nothing was edited.
    pub(crate) fn effect(
        &mut self,
        element: ElementName,
        base: &'a Entry,
        other: &'a Entry,
    ) -> Option<Effect> {
        self.effects.of(element, base, other).map(|meaning| meaning.effect)
    }

    /// Weighs edits by what all parts of an entry say together: what only went over to another part is not lost.
    pub(crate) fn weigh(&mut self, edits: &mut [Change], base: &'a Entry, other: &'a Entry) {
        for edit in edits {
            let Some(element) = edit.element else { continue };
            if base.worded(element).is_none() && element != ElementName::Levels {
                continue;
            }
            let meaning = self.effects.of(element, base, other);
            edit.effect = Some(meaning.as_ref().map_or(Effect::Reworded, |meaning| meaning.effect));
            let parts = |of: fn(&Meaning) -> &Arc<[String]>| meaning.as_deref().map(of).cloned();
            edit.added = parts(|meaning| &meaning.added).unwrap_or_default();
            edit.dropped = parts(|meaning| &meaning.dropped).unwrap_or_default();
        }
    }

    fn value(&mut self, element: ElementName, entry: &'a Entry) -> Option<Arc<Value>> {
        if let (ElementName::Channels, Element::Known(channels)) = (element, &entry.channels) {
            let made = self.channels.entry(channels);
            return Some(Arc::clone(made.or_insert_with(|| Arc::new(json(channels)))));
        }
        let Some(Element::Known(wording)) = entry.worded(element) else {
            return value(element, entry).map(Arc::new);
        };
        let made = self.values.entry((element, wording.as_str()));
        Some(Arc::clone(made.or_insert_with(|| Arc::new(value(element, entry).unwrap_or_default()))))
    }

    /// Whether a citation is of a rule of the catalogs' province, city or county.
    pub(crate) fn is_local_rule(&self, citation: &Citation) -> bool {
        self.effects.is_local_rule(citation)
    }
}

/// An element's value as it stands in the document: nothing where it is absent, `null` where it is unknown.
pub(crate) fn value(element: ElementName, entry: &Entry) -> Option<Value> {
    fn known<T: Serialize>(element: &Element<T>) -> Option<Value> {
        (!element.is_absent()).then(|| json(element))
    }
    match element {
        ElementName::Content => known(&entry.content),
        ElementName::Basis => known(&entry.basis),
        ElementName::TimeLimit => known(&entry.time_limit),
        ElementName::Body => known(&entry.body),
        ElementName::Channels => known(&entry.channels),
        ElementName::Audience => known(&entry.audience),
        ElementName::Method => known(&entry.method),
        ElementName::Levels => known(&entry.levels),
        ElementName::Name | ElementName::Serial => None,
    }
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

/// Where the two wordings of an element differ; nothing where one of them has none.
fn element_spans(element: ElementName, base: &Entry, other: &Entry) -> Vec<Span> {
    match (base.worded(element), other.worded(element)) {
        (Some(Element::Known(left)), Some(Element::Known(right))) => spans(left.as_str(), right.as_str()),
        _ => Vec::new(),
    }
}
