//! What an edit means: the duty became stricter, weaker, or was only made local.

use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;

use crate::model::basis::{self, Citation, Number};
use crate::model::body::{self, BodyClass};
use crate::model::time_limit::{self, Strictness};
use crate::model::{Audience, Catalog, Channels, Element, Entry, Level, Levels, Method, Methods, Wording};
use crate::text;
use crate::vocabulary::{ElementName, LawClass, laws};
use std::rc::Rc;

/// What an edit of an element means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Effect {
    /// The duty became stricter: a shorter limit, more channels, a wider audience.
    Strengthened,
    /// The duty became weaker.
    Weakened,
    /// The guideline's general words were made local: a named body, a local rule, a chosen option.
    Localised,
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
            Self::Reworded => "reworded",
            Self::Changed => "changed",
            Self::Unknown => "unknown",
        }
    }
}

/// What the edit of an element means, and what of a many-valued one came and went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub(crate) effect: Effect,
    pub(crate) added: Vec<String>,
    pub(crate) dropped: Vec<String>,
}

/// The effects of edits. A catalog that names its own bodies edits one wording to one other hundreds of times:
/// each pair of wordings is compared once.
#[derive(Default)]
pub(crate) struct Effects<'a>(FxHashMap<(ElementName, &'a str, &'a str), Effect>);

impl<'a> Effects<'a> {
    pub(crate) fn between(_: &Catalog, _: &Catalog) -> Self {
        Self::default()
    }

    pub(crate) fn of(
        &mut self,
        element: ElementName,
        base: &'a Entry,
        other: &'a Entry,
    ) -> Option<Rc<Meaning>> {
        let effect = self.effect(element, base, other)?;
        Some(Rc::new(Meaning { effect, added: Vec::new(), dropped: Vec::new() }))
    }

    /// Whether a citation is of a rule of a province, a city or a county.
    #[expect(clippy::unused_self, reason = "whose rules are local depends on the catalogs")]
    pub(crate) fn is_local_rule(&self, citation: &Citation) -> bool {
        is_local(citation)
    }

    /// What the edit of an element means; `None` where nothing was edited.
    fn effect(&mut self, element: ElementName, base: &'a Entry, other: &'a Entry) -> Option<Effect> {
        match element {
            ElementName::Content => compare(&base.content, &other.content, content),
            ElementName::Basis => self.worded(element, &base.basis, &other.basis, citations),
            ElementName::TimeLimit => self.worded(element, &base.time_limit, &other.time_limit, limit),
            ElementName::Body => self.worded(element, &base.body, &other.body, bodies),
            ElementName::Channels => compare(&base.channels, &other.channels, channels),
            ElementName::Audience => compare(&base.audience, &other.audience, audience),
            ElementName::Method => compare(&base.method, &other.method, method),
            ElementName::Levels => compare(&base.levels, &other.levels, levels),
            ElementName::Name | ElementName::Serial => None,
        }
    }

    fn worded(
        &mut self,
        element: ElementName,
        base: &'a Element<Wording>,
        other: &'a Element<Wording>,
        known: impl Fn(&Wording, &Wording) -> Effect,
    ) -> Option<Effect> {
        compare(base, other, |base, other| {
            *self.0.entry((element, base.as_str(), other.as_str())).or_insert_with(|| known(base, other))
        })
    }
}

/// An element that came is a duty more, one that went a duty less; an unknown one cannot be compared.
fn compare<'a, T: PartialEq>(
    base: &'a Element<T>,
    other: &'a Element<T>,
    known: impl FnOnce(&'a T, &'a T) -> Effect,
) -> Option<Effect> {
    if base == other {
        return None;
    }
    Some(match (base, other) {
        (Element::Known(base), Element::Known(other)) => known(base, other),
        (Element::Absent, Element::Known(_)) => Effect::Strengthened,
        (Element::Known(_), Element::Absent) => Effect::Weakened,
        _ => Effect::Unknown,
    })
}

/// Whether one set grew to another, shrank to it, both or neither.
fn grown(added: bool, dropped: bool, same: Effect) -> Effect {
    match (added, dropped) {
        (false, false) => same,
        (true, false) => Effect::Strengthened,
        (false, true) => Effect::Weakened,
        (true, true) => Effect::Changed,
    }
}

fn content(base: &Wording, other: &Wording) -> Effect {
    let parts = |wording: &Wording| -> Vec<String> {
        let separates =
            |c: char| matches!(c, '、' | ';' | ',' | '。' | '\n' | '●' | '·') || ('①'..='⑳').contains(&c);
        let plain: String = wording.as_str().replace('；', ";").replace('，', ",");
        let mut parts: Vec<String> = plain
            .split(separates)
            .map(|part| {
                text::words(part.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' '))
            })
            .filter(|part| !part.is_empty())
            .collect();
        parts.sort_unstable();
        parts.dedup();
        parts
    };
    if text::words(base.as_str()) == text::words(other.as_str()) {
        return Effect::Reworded;
    }
    let (base, other) = (parts(base), parts(other));
    let added = other.iter().any(|part| !base.contains(part));
    let dropped = base.iter().any(|part| !other.contains(part));
    grown(added, dropped, Effect::Reworded)
}

fn limit(base: &Wording, other: &Wording) -> Effect {
    if text::words(base.as_str()) == text::words(other.as_str()) {
        return Effect::Reworded;
    }
    let (Some(base), Some(other)) = (time_limit::read(base.as_str()), time_limit::read(other.as_str()))
    else {
        return Effect::Unknown;
    };
    match time_limit::compare(&base, &other) {
        Strictness::Same => Effect::Reworded,
        Strictness::Stricter => Effect::Strengthened,
        Strictness::Looser => Effect::Weakened,
        Strictness::Unknown => Effect::Unknown,
    }
}

fn bodies(base: &Wording, other: &Wording) -> Effect {
    if text::words(base.as_str()) == text::words(other.as_str()) {
        return Effect::Reworded;
    }
    let generic = |wording: &Wording| {
        let bodies = body::read(wording.as_str());
        (
            bodies.iter().any(|body| body.class == BodyClass::Generic),
            bodies.iter().any(|body| body.class == BodyClass::Named),
        )
    };
    match (generic(base), generic(other)) {
        ((true, _), (false, true)) => Effect::Localised,
        ((false, true), (true, false)) => Effect::Weakened,
        _ => Effect::Changed,
    }
}

fn citations(base: &Wording, other: &Wording) -> Effect {
    let (base, other) = (basis::read(base.as_str()), basis::read(other.as_str()));
    let same = |a: &Citation, b: &Citation| {
        let agree = |(a, b): (&Number, &Number)| a.agrees(b);
        text::words(&a.title) == text::words(&b.title)
            && a.number.as_ref().zip(b.number.as_ref()).is_none_or(agree)
    };
    let added: Vec<&Citation> = other.iter().filter(|b| !base.iter().any(|a| same(a, b))).collect();
    let dropped = base.iter().any(|a| !other.iter().any(|b| same(a, b)));
    if !added.is_empty() && !dropped && added.iter().all(|citation| is_local(citation)) {
        return Effect::Localised;
    }
    grown(!added.is_empty(), dropped, Effect::Reworded)
}

/// Whether a citation is of a province's or a city's own rule.
fn is_local(citation: &Citation) -> bool {
    let is_local = |class| matches!(class, LawClass::LocalRegulation | LawClass::LocalGovernmentRule);
    let title: String = citation.title.chars().take(6).collect();
    basis::instruments(citation, laws()).iter().any(|instrument| is_local(instrument.class))
        || ["省", "市", "县"].iter().any(|place| title.contains(place)) && !title.contains("城市")
}

fn channels(base: &Channels, other: &Channels) -> Effect {
    let dropped = base.chosen.iter().any(|channel| !other.chosen.contains(channel));
    let added: Vec<_> = other.chosen.iter().filter(|channel| !base.chosen.contains(channel)).collect();
    if dropped {
        Effect::Weakened
    } else if added.is_empty() {
        Effect::Reworded
    } else if added.iter().all(|channel| base.offered.contains(channel)) {
        Effect::Localised
    } else {
        Effect::Strengthened
    }
}

fn audience(base: &Audience, other: &Audience) -> Effect {
    match (base.society, other.society) {
        (false, true) => Effect::Strengthened,
        (true, false) => Effect::Weakened,
        (true, true) => grown(base.group.is_none(), other.group.is_none(), Effect::Localised),
        (false, false) => Effect::Localised,
    }
}

fn method(base: &Methods, other: &Methods) -> Effect {
    match (base.contains(Method::Active), other.contains(Method::Active)) {
        (false, true) => Effect::Strengthened,
        (true, false) => Effect::Weakened,
        _ => Effect::Changed,
    }
}

fn levels(base: &Levels, other: &Levels) -> Effect {
    let added = Level::ALL.into_iter().any(|level| other.contains(level) && !base.contains(level));
    let dropped = Level::ALL.into_iter().any(|level| base.contains(level) && !other.contains(level));
    grown(added, dropped, Effect::Reworded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Channel;

    fn worded(base: &str, other: &str, known: impl Fn(&Wording, &Wording) -> Effect) -> Option<Effect> {
        compare(&Element::worded(base), &Element::worded(other), known)
    }

    #[test]
    fn limits() {
        let twenty = "自该信息形成或者变更之日起20个工作日内";
        for (other, effect) in [
            ("自该信息形成或者变更之日起20个工作日内", None),
            ("自该信息形成或者变更之日起 20 个工作日内。", Some(Effect::Reworded)),
            ("信息形成或变更之日起10个工作日内公开", Some(Effect::Strengthened)),
            ("及时公开", Some(Effect::Strengthened)),
            ("信息形成或变更之日起30个工作日内", Some(Effect::Weakened)),
            ("长期公开", Some(Effect::Weakened)),
            ("按规定", Some(Effect::Unknown)),
            ("", Some(Effect::Weakened)),
        ] {
            assert_eq!(worded(twenty, other, limit), effect, "{other}");
        }
    }

    #[test]
    fn bodies_and_contents_and_bases() {
        use Effect::{Changed, Localised, Reworded, Strengthened, Weakened};
        assert_eq!(worded("县级政府民政部门", "临泉县民政局", bodies), Some(Localised));
        assert_eq!(worded("临泉县民政局", "县级政府民政部门", bodies), Some(Weakened));
        assert_eq!(worded("1.办事指南；2.审批结果", "审批结果、办事指南", content), Some(Reworded));
        assert_eq!(worded("办事指南", "办事指南、审批结果", content), Some(Strengthened));
        assert_eq!(worded("办事指南;审批结果", "办事指南", content), Some(Weakened));
        assert_eq!(worded("办事指南", "监督方式", content), Some(Changed));
        assert_eq!(worded("《预算法》", "《预算法》《安徽省预算审查监督条例》", citations), Some(Localised));
        assert_eq!(worded("《预算法》《会计法》", "《预算法》", citations), Some(Weakened));
    }

    #[test]
    fn ticked_elements() {
        let base = Channels { chosen: vec![Channel::Website], offered: vec![Channel::NoticeBoard] };
        let with = |chosen: Vec<Channel>| channels(&base, &Channels { chosen, offered: Vec::new() });
        assert_eq!(with(vec![Channel::Website, Channel::NoticeBoard]), Effect::Localised);
        assert_eq!(with(vec![Channel::Website, Channel::OnSite]), Effect::Strengthened);
        assert_eq!(with(vec![Channel::NoticeBoard]), Effect::Weakened);
        assert_eq!(audience(&Audience::society(), &Audience::group("申请人")), Effect::Weakened);
        assert_eq!(audience(&Audience::group(""), &Audience::group("申请人")), Effect::Localised);
    }
}
