//! Conditions as they are asked of an entry.

use super::super::scope::EntryScope;
use super::condition::{AudienceIs, BodyIs, Condition, Has, LimitIs, LimitKind, Presence, TextIs};
use super::like::Like;
use crate::model::body::BodyName;
use crate::model::time_limit::{Limit, Unit};
use crate::model::{Channel, Element, Level, Method, Wording};
use crate::text;
use crate::vocabulary::ElementName;

/// The words of an element of an entry: none where it is absent, unknown or has no words.
pub(super) fn words<'a>(scope: &'a EntryScope<'_>, element: ElementName) -> Option<&'a str> {
    let entry = scope.entry;
    match element {
        ElementName::Name => Some(scope.item_name()),
        ElementName::Serial => entry.serial.as_deref(),
        element => entry.worded(element).and_then(Element::known).map(Wording::as_str),
    }
}

/// A condition made ready: its texts are folded once.
#[derive(Debug)]
pub(super) enum Ready {
    All(Vec<Ready>),
    Any(Vec<Ready>),
    Not(Box<Ready>),
    Text { test: TextIs, contains: Vec<String>, like: Vec<Like> },
    Limit(LimitIs),
    Body { test: BodyIs, like: Vec<Like> },
    Channels(Has<Channel>),
    Method(Has<Method>),
    Levels(Has<Level>),
    Audience(AudienceIs),
}

impl Ready {
    pub(super) fn new(condition: &Condition) -> Self {
        let likes = |like: &[String]| like.iter().map(|pattern| Like::new(pattern)).collect();
        match condition {
            Condition::All(parts) => Self::All(parts.iter().map(Self::new).collect()),
            Condition::Any(parts) => Self::Any(parts.iter().map(Self::new).collect()),
            Condition::Not(part) => Self::Not(Box::new(Self::new(part))),
            Condition::Text(test) => Self::Text {
                contains: test.contains.iter().map(|word| text::fold(word)).collect(),
                like: likes(&test.like),
                test: test.clone(),
            },
            Condition::Limit(test) => Self::Limit(test.clone()),
            Condition::Body(test) => Self::Body { like: likes(&test.like), test: test.clone() },
            Condition::Channels(has) => Self::Channels(has.clone()),
            Condition::Method(has) => Self::Method(has.clone()),
            Condition::Levels(has) => Self::Levels(has.clone()),
            Condition::Audience(test) => Self::Audience(test.clone()),
        }
    }

    /// Whether it holds of an entry; `None` where that depends on something unknown.
    pub(super) fn holds(&self, scope: &EntryScope<'_>) -> Option<bool> {
        let entry = scope.entry;
        match self {
            Self::All(parts) => parts.iter().map(|part| part.holds(scope)).fold(Some(true), and),
            Self::Any(parts) => {
                let none = parts.iter().map(|part| part.holds(scope).map(|it| !it)).fold(Some(true), and);
                none.map(|none| !none)
            }
            Self::Not(part) => part.holds(scope).map(|it| !it),
            Self::Text { test, contains, like } => text_holds(test, contains, like, scope),
            Self::Limit(test) => limit_holds(test, scope),
            Self::Body { test, like } => {
                let fits = |body: &BodyName| {
                    test.class.is_none_or(|class| class == body.class)
                        && test.level.is_none_or(|level| body.level == Some(level))
                        && (like.is_empty() || like.iter().any(|like| like.fits(&text::fold(&body.name))))
                };
                (!entry.body.is_unknown()).then(|| scope.bodies.iter().any(fits))
            }
            Self::Channels(has) => known(&entry.channels, |channels| {
                // Words that name no known channel may mean the one that is looked for.
                let doubtful = channels.chosen.iter().any(|channel| matches!(channel, Channel::Unlisted(_)));
                (has.lacks.is_empty() || !doubtful).then(|| has.holds(|it| channels.chosen.contains(it)))
            }),
            Self::Method(has) => known(&entry.method, |it| Some(has.holds(|method| it.contains(*method)))),
            Self::Levels(has) => known(&entry.levels, |it| Some(has.holds(|level| it.contains(*level)))),
            Self::Audience(test) => known(&entry.audience, |it| {
                let society = test.society.is_none_or(|society| society == it.society);
                Some(society && test.group.is_none_or(|group| group == it.group.is_some()))
            }),
        }
    }
}

/// What holds of a known element; of an absent one nothing does, of an unknown one that is unknown.
fn known<T>(element: &Element<T>, holds: impl FnOnce(&T) -> Option<bool>) -> Option<bool> {
    match element {
        Element::Absent => Some(false),
        Element::Unknown => None,
        Element::Known(value) => holds(value),
    }
}

/// Both: false as soon as one is false, else unknown as soon as one is unknown.
fn and(one: Option<bool>, two: Option<bool>) -> Option<bool> {
    match (one, two) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn text_holds(test: &TextIs, contains: &[String], like: &[Like], scope: &EntryScope<'_>) -> Option<bool> {
    let element = test.element;
    let unknown = element.is_some_and(|element| scope.entry.is_unknown(element));
    let wording = match (&element, &test.column) {
        (Some(element), _) => words(scope, *element),
        (None, column) => column.as_ref().and_then(|name| scope.entry.extra.get(name)).map(String::as_str),
    };
    let folded = wording.map(text::fold).unwrap_or_default();
    let presence = match test.is {
        Some(Presence::Absent) => folded.is_empty() && !unknown,
        Some(Presence::Present) => !folded.is_empty() || unknown,
        None => true,
    };
    let in_words = (contains.is_empty() || contains.iter().any(|word| folded.contains(word.as_str())))
        && (like.is_empty() || like.iter().any(|like| like.fits(&folded)))
        && test.longer_than.is_none_or(|most| folded.chars().count() > most);
    let asks_words = !contains.is_empty() || !like.is_empty() || test.longer_than.is_some();
    let in_words = if unknown && asks_words { None } else { Some(in_words) };
    and(Some(presence), in_words)
}

fn limit_holds(test: &LimitIs, scope: &EntryScope<'_>) -> Option<bool> {
    if scope.entry.time_limit.is_unknown() {
        return None;
    }
    if scope.entry.time_limit.is_absent() {
        return Some(false);
    }
    let Some(limit) = scope.time_limit.as_ref() else {
        return Some(test.kind.contains(&LimitKind::Unreadable) && test.more_than.is_none());
    };
    let kind = test.kind.is_empty() || limit.parts.iter().any(|part| test.kind.contains(&kind(&part.limit)));
    let longer = test.more_than.is_none_or(|most| {
        let most = Unit::from(most.unit).most_working_days(most.days);
        limit.within().any(|(count, unit, _)| unit.most_working_days(count) > most)
    });
    Some(kind && longer)
}

fn kind(limit: &Limit) -> LimitKind {
    match limit {
        Limit::Within { .. } => LimitKind::Within,
        Limit::Prompt { .. } => LimitKind::Prompt,
        Limit::Publicity { .. } => LimitKind::Publicity,
        Limit::Ahead { .. } => LimitKind::Ahead,
        Limit::Before { .. } => LimitKind::Before,
        Limit::Every { .. } => LimitKind::Every,
        Limit::By { .. } => LimitKind::By,
        Limit::ByDate { .. } => LimitKind::ByDate,
        Limit::With { .. } => LimitKind::With,
        Limit::Duration { .. } => LimitKind::Duration,
        Limit::SameAsAbove => LimitKind::SameAsAbove,
    }
}
