//! The elements of matched entries that differ.

use serde::Serialize;
use serde_json::Value;

use super::{Compared, ELEMENTS, change, with};
use crate::diff::document::{Change, NodeKind, Op};
use crate::diff::effect::Effect;
use crate::diff::matching::Found;
use crate::diff::spans::spans;
use crate::model::{Element, Entry, Wording};
use crate::text;
use crate::vocabulary::ElementName;

impl Compared<'_, '_> {
    /// The edits of the elements and of the other columns of an entry of this item.
    pub(super) fn edits(&mut self, row: usize, found: Found, item: usize) {
        let (Some(base), Some(other)) = (self.base.entries.get(row), self.other.entries.get(found.at)) else {
            return;
        };
        let (base, other) = (base.entry, other.entry);
        let before = self.found.list.len();
        let tree = self.base;
        let mut place = None;
        let mut edit = || {
            let place: &String = place.get_or_insert_with(|| tree.place(item));
            let edit = change(Op::Edit, NodeKind::Entry, &base.id);
            with(Change { place: place.clone(), ..edit }, &other.id, found)
        };
        for element in ELEMENTS {
            let Some(meaning) = self.effects.of(element, base, other) else { continue };
            *self.found.counts.effects.entry(meaning.effect).or_default() += 1;
            let edit = Change {
                element: Some(element),
                effect: Some(meaning.effect),
                before: value(element, base),
                after: value(element, other),
                added: meaning.added.clone(),
                dropped: meaning.dropped.clone(),
                spans: if self.spans { element_spans(element, base, other) } else { Vec::new() },
                ..edit()
            };
            self.push(row, edit);
        }
        for (column, left, right) in self.columns.edited(base, other) {
            let same = text::words(left.unwrap_or_default()) == text::words(right.unwrap_or_default());
            let effect = if same { Effect::Reworded } else { Effect::Changed };
            *self.found.counts.effects.entry(effect).or_default() += 1;
            let marked = left.zip(right).filter(|_| self.spans);
            let edit = Change {
                column: Some(column.to_owned()),
                effect: Some(effect),
                before: left.map(Value::from),
                after: right.map(Value::from),
                spans: marked.map(|(left, right)| spans(left, right)).unwrap_or_default(),
                ..edit()
            };
            self.push(row, edit);
        }
        self.found.counts.edited += usize::from(self.found.list.len() > before);
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
