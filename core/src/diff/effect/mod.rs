//! What an edit means: the duty became stricter, weaker, or was only made local.

mod audience;
mod basis;
mod body;
mod channels;
mod content;
mod levels;
mod local;
mod method;
mod numbering;
mod time_limit;

use std::rc::Rc;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::readings::Readings;
use crate::model::basis::Citation;
use crate::model::{Audience, Catalog, Channels, Element, Entry, Levels, Methods, TickedChannels, Wording};
use crate::text;
use crate::vocabulary::{ElementName, citation_words};

pub(crate) use basis::same as same_citation;
pub(crate) use content::elements as content_elements;
use local::{Issuers, is_local};

/// What an edit of an element means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// The duty became stricter: a shorter limit, more channels, a wider audience.
    Strengthened,
    /// The duty became weaker.
    Weakened,
    /// The guideline's general words were made local: a named body, a local rule, a chosen option.
    Localised,
    /// A citation that no longer applies was replaced by its successor.
    Superseded,
    /// Other words for the same thing: punctuation, width, order, numbering.
    Reworded,
    /// Something else.
    Changed,
    /// The two cannot be compared.
    Unknown,
}

impl Effect {
    /// The effect's key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Strengthened => "strengthened",
            Self::Weakened => "weakened",
            Self::Localised => "localised",
            Self::Superseded => "superseded",
            Self::Reworded => "reworded",
            Self::Changed => "changed",
            Self::Unknown => "unknown",
        }
    }

    /// What it means that a set was added to, lost members, both or neither.
    fn grown(added: bool, dropped: bool) -> Self {
        match (added, dropped) {
            (false, false) => Self::Reworded,
            (true, false) => Self::Strengthened,
            (false, true) => Self::Weakened,
            (true, true) => Self::Changed,
        }
    }
}

/// What the edit of an element means, and what of a many-valued one came and went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Meaning {
    /// What it means.
    pub effect: Effect,
    /// What came: the contents, citations, bodies or channels, as written.
    pub added: Arc<[String]>,
    /// What went.
    pub dropped: Arc<[String]>,
}

impl From<Effect> for Meaning {
    fn from(effect: Effect) -> Self {
        Self { effect, added: Arc::default(), dropped: Arc::default() }
    }
}

impl Meaning {
    /// A meaning with what came and went; nothing did where the words alone differ.
    fn new(effect: Effect, added: Vec<String>, dropped: Vec<String>) -> Self {
        match effect {
            Effect::Reworded | Effect::Unknown => effect.into(),
            _ => Self { effect, added: added.into(), dropped: dropped.into() },
        }
    }
}

/// The effects of edits between two catalogs. A catalog that names its own bodies edits one wording to one other
/// hundreds of times: each pair of wordings is compared once.
pub(crate) struct Effects<'a> {
    worded: FxHashMap<(ElementName, &'a str, &'a str), Rc<Meaning>>,
    channels: FxHashMap<(&'a Channels, &'a Channels), Rc<Meaning>>,
    any_of: bool,
    issuers: Issuers,
    readings: Arc<Readings>,
}

impl<'a> Effects<'a> {
    /// The effects of edits between these two catalogs: what a ticked channel means in the base, and whose rules
    /// are local, depends on them.
    pub(crate) fn between(base: &'a Catalog, other: &'a Catalog, readings: &Arc<Readings>) -> Self {
        Self {
            worded: FxHashMap::default(),
            channels: FxHashMap::default(),
            any_of: base.ticked_channels == Some(TickedChannels::AnyOf),
            issuers: Issuers::of([base, other]),
            readings: Arc::clone(readings),
        }
    }

    /// Whether a citation is of a rule of the catalogs' province, city or county.
    pub(crate) fn is_local_rule(&self, citation: &Citation) -> bool {
        is_local(citation, &self.issuers)
    }

    /// What the edit of an element means; `None` where nothing was edited.
    pub(crate) fn of(
        &mut self,
        element: ElementName,
        base: &'a Entry,
        other: &'a Entry,
    ) -> Option<Rc<Meaning>> {
        match element {
            ElementName::Content => self.worded(element, &base.content, &other.content),
            ElementName::Basis => self.worded(element, &base.basis, &other.basis),
            ElementName::TimeLimit => self.worded(element, &base.time_limit, &other.time_limit),
            ElementName::Body => self.worded(element, &base.body, &other.body),
            ElementName::Channels => self.ticked(&base.channels, &other.channels),
            ElementName::Audience => {
                plain(&base.audience, &other.audience, |it| *it == Audience::default(), audience::effect)
            }
            ElementName::Method => plain(&base.method, &other.method, Methods::is_empty, method::effect),
            ElementName::Levels => plain(&base.levels, &other.levels, Levels::is_empty, levels::effect),
            ElementName::Name | ElementName::Serial => None,
        }
    }

    fn worded(
        &mut self,
        element: ElementName,
        base: &'a Element<Wording>,
        other: &'a Element<Wording>,
    ) -> Option<Rc<Meaning>> {
        if base == other {
            return None;
        }
        if base.is_unknown() || other.is_unknown() {
            return Some(Rc::new(Effect::Unknown.into()));
        }
        let (issuers, readings) = (&self.issuers, &*self.readings);
        let meaning = self.worded.entry((element, base.text(), other.text())).or_insert_with(|| {
            let present =
                |wording: &'a Element<Wording>| Some(wording.text()).filter(|text| !is_nothing(text));
            Rc::new(match (present(base), present(other)) {
                (None, None) => Effect::Reworded.into(),
                (None, Some(other)) => {
                    Meaning::new(Effect::Strengthened, parts(element, other, readings), Vec::new())
                }
                (Some(base), None) => {
                    Meaning::new(Effect::Weakened, Vec::new(), parts(element, base, readings))
                }
                (Some(base), Some(other)) if readings.key(base) == readings.key(other) => {
                    Effect::Reworded.into()
                }
                (Some(base), Some(other)) => match element {
                    ElementName::Content => content::meaning(base, other),
                    ElementName::Basis => {
                        basis::meaning(&readings.citations(base), &readings.citations(other), issuers)
                    }
                    ElementName::Body => body::meaning(&readings.bodies(base), &readings.bodies(other)),
                    _ => time_limit::effect(
                        (*readings.limit(base)).as_ref(),
                        (*readings.limit(other)).as_ref(),
                    )
                    .into(),
                },
            })
        });
        Some(Rc::clone(meaning))
    }

    fn ticked(&mut self, base: &'a Element<Channels>, other: &'a Element<Channels>) -> Option<Rc<Meaning>> {
        if base == other {
            return None;
        }
        let (Element::Known(known), Element::Known(changed)) = (base, other) else {
            let meaning = edit(base, other, channels::is_none, |_, _| Effect::Unknown)?;
            let names = |element: &Element<Channels>| element.known().map_or_else(Vec::new, channels::names);
            return Some(Rc::new(Meaning::new(meaning, names(other), names(base))));
        };
        let any_of = self.any_of;
        let meaning = self.channels.entry((known, changed)).or_insert_with(|| {
            let compared = |base: &Channels, other: &Channels| channels::meaning(base, other, any_of);
            let effect = edit(base, other, channels::is_none, |base, other| compared(base, other).effect);
            Rc::new(Meaning { effect: effect.unwrap_or(Effect::Reworded), ..compared(known, changed) })
        });
        Some(Rc::clone(meaning))
    }
}

/// The meaning of an edit of an element without parts to tell of.
fn plain<'a, T: PartialEq>(
    base: &'a Element<T>,
    other: &'a Element<T>,
    is_empty: impl Fn(&T) -> bool,
    known: impl FnOnce(&'a T, &'a T) -> Effect,
) -> Option<Rc<Meaning>> {
    edit(base, other, is_empty, known).map(|effect| Rc::new(effect.into()))
}

/// An element that came is a duty more, one that went a duty less; an unknown one cannot be compared. One that is
/// known to be empty is as one that is not there.
fn edit<'a, T: PartialEq>(
    base: &'a Element<T>,
    other: &'a Element<T>,
    is_empty: impl Fn(&T) -> bool,
    known: impl FnOnce(&'a T, &'a T) -> Effect,
) -> Option<Effect> {
    if base == other {
        return None;
    }
    let value = |element: &'a Element<T>| element.known().filter(|value| !is_empty(value));
    Some(match (value(base), value(other)) {
        _ if base.is_unknown() || other.is_unknown() => Effect::Unknown,
        (None, None) => Effect::Reworded,
        (None, Some(_)) => Effect::Strengthened,
        (Some(_), None) => Effect::Weakened,
        (Some(base), Some(other)) => known(base, other),
    })
}

/// The parts of a many-valued element.
fn parts(element: ElementName, wording: &str, readings: &Readings) -> Vec<String> {
    match element {
        ElementName::Content => content::elements(wording),
        ElementName::Basis => basis::titles(&readings.citations(wording)),
        ElementName::Body => body::names(&readings.bodies(wording)),
        _ => Vec::new(),
    }
}

/// Whether a wording says that there is nothing: no word at all (—, /), or 无.
fn is_nothing(wording: &str) -> bool {
    let words = text::words(wording);
    words.is_empty() || citation_words().is_nothing(&words)
}

/// Whether two wordings differ only in punctuation, width and blanks.
fn same_words(base: &str, other: &str) -> bool {
    key(base) == key(other)
}

/// A text as it is compared: its words, and the marks that stand between two digits. There they are part of the
/// number (1.5年, 第1、2项), but for the length of a dash.
pub(crate) fn key(text: &str) -> String {
    let folded = text::fold(text);
    let mut key = String::with_capacity(folded.len());
    let mut chars = folded.chars().peekable();
    while let Some(c) = chars.next() {
        // Chinese characters are words without a look into the tables.
        if matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric() {
            key.push(c);
        } else if key.ends_with(|c: char| c.is_ascii_digit())
            && chars.peek().is_some_and(char::is_ascii_digit)
        {
            let is_dash = matches!(c, '-' | '\u{2010}'..='\u{2015}' | '−' | '─' | '~');
            key.push(if is_dash { '-' } else { c });
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Channel, Level, Method};

    fn of(element: ElementName, base: &Entry, other: &Entry) -> Option<Meaning> {
        let catalog = Catalog::default();
        Effects::between(&catalog, &catalog, &Arc::default())
            .of(element, base, other)
            .map(|meaning| (*meaning).clone())
    }

    fn content(element: Element<Wording>) -> Entry {
        Entry { content: element, ..Entry::default() }
    }

    #[test]
    fn what_came_and_what_went_altogether() {
        let some = content(Element::worded("1.办事指南；2.审批结果"));
        for nothing in [Element::Absent, Element::worded("—"), Element::worded("无"), Element::worded("/")]
        {
            let none = content(nothing);
            let came = of(ElementName::Content, &none, &some).unwrap();
            assert_eq!((came.effect, came.added.len()), (Effect::Strengthened, 2));
            let went = of(ElementName::Content, &some, &none).unwrap();
            assert_eq!(went.effect, Effect::Weakened);
            assert_eq!(*went.dropped, ["办事指南", "审批结果"]);
        }
        let none = |text| content(Element::worded(text));
        assert_eq!(of(ElementName::Content, &none(""), &none("无")).unwrap().effect, Effect::Reworded);
        assert_eq!(of(ElementName::Content, &some, &some), None);
        let lost = content(Element::Unknown);
        for (base, other) in [(&some, &lost), (&lost, &some), (&lost, &none(""))] {
            assert_eq!(of(ElementName::Content, base, other), Some(Effect::Unknown.into()));
        }
        assert_eq!(of(ElementName::Content, &lost, &lost), None);
    }

    #[test]
    fn an_empty_one_is_as_none() {
        let none = Entry::default();
        let empty = Entry {
            channels: Element::Known(Channels::default()),
            audience: Element::Known(Audience::default()),
            method: Element::Known(Methods::default()),
            levels: Element::Known(Levels::default()),
            ..Entry::default()
        };
        let some = Entry {
            channels: Element::Known(Channels { chosen: vec![Channel::Website], offered: Vec::new() }),
            audience: Element::Known(Audience::society()),
            method: Element::Known([Method::Active].into_iter().collect()),
            levels: Element::Known([Level::County].into_iter().collect()),
            ..Entry::default()
        };
        for element in
            [ElementName::Channels, ElementName::Audience, ElementName::Method, ElementName::Levels]
        {
            let effect = |base, other| of(element, base, other).map(|meaning| meaning.effect);
            assert_eq!(effect(&none, &empty), Some(Effect::Reworded), "{element:?}");
            for nothing in [&none, &empty] {
                assert_eq!(effect(nothing, &some), Some(Effect::Strengthened), "{element:?}");
                assert_eq!(effect(&some, nothing), Some(Effect::Weakened), "{element:?}");
            }
        }
        assert_eq!(of(ElementName::Channels, &some, &none).unwrap().dropped.to_vec(), ["政府网站"]);
    }

    #[test]
    fn marks_between_digits_count() {
        assert!(same_words("公开 时限（１）。", "公开时限1"));
        assert!(same_words("GB/T 32939—2016", "GB/T32939-2016"));
        assert!(!same_words("1.5年", "15年"));
        assert!(!same_words("第1、2项", "第12项"));
    }
}
