//! The conditions of rules of one's own: a small language of tests on the elements of an entry.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::model::body::BodyClass;
use crate::model::{Channel, Level, Method};
use crate::vocabulary::{ElementName, LimitUnit};

/// Which entries are meant. An element that is unknown fits no condition and no opposite of one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// All of these hold.
    All(Vec<Condition>),
    /// At least one of these holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
    /// The words of an element or column are like this.
    Text(TextIs),
    /// The time limit is like this.
    Limit(LimitIs),
    /// One of the bodies is like this.
    Body(BodyIs),
    /// The channels chosen.
    Channels(Has<Channel>),
    /// The methods ticked.
    Method(Has<Method>),
    /// The levels ticked.
    Levels(Has<Level>),
    /// The audience ticked.
    Audience(AudienceIs),
}

/// What the words of an element or column are like; everything that is said has to hold. Width and blanks do not matter.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct TextIs {
    /// The element: `name`, `content`, `basis`, `time_limit`, `body` or `serial`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementName>,
    /// Or the heading of another column.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// Whether there are any words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is: Option<Presence>,
    /// One of these words is in it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contains: Vec<String>,
    /// As a whole it is like one of these; `*` stands for any text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub like: Vec<String>,
    /// It has more characters than this, blanks not counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub longer_than: Option<usize>,
}

/// Whether something is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Presence {
    /// It is not there.
    Absent,
    /// It is there.
    Present,
}

/// What a time limit is like; everything that is said has to hold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct LimitIs {
    /// One of its parts is of one of these kinds.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub kind: Vec<LimitKind>,
    /// One of its parts that run from an event can end later than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub more_than: Option<Days>,
}

/// A length of time in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Days {
    /// How many.
    pub days: u32,
    /// Days of which kind.
    pub unit: LimitUnit,
}

/// A kind of limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LimitKind {
    /// Within a length of time after an event.
    Within,
    /// Without delay.
    Prompt,
    /// On display for at least a length of time.
    Publicity,
    /// At least a length of time before an event.
    Ahead,
    /// Before an event.
    Before,
    /// Regularly.
    Every,
    /// By a date in a period.
    By,
    /// By one date.
    ByDate,
    /// Together with something.
    With,
    /// A duration and no limit (长期公开).
    Duration,
    /// As in the row above.
    SameAsAbove,
    /// Words that cannot be read as a limit.
    Unreadable,
}

/// What one of the bodies is like; everything that is said has to hold of the same one.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct BodyIs {
    /// Whether it is a class of bodies or one body.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<BodyClass>,
    /// The level of government that its name tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Its name is like one of these; `*` stands for any text.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub like: Vec<String>,
}

/// What is and what is not among several.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
#[schemars(rename = "Has{T}")]
pub struct Has<T> {
    /// All of these are among them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub has: Vec<T>,
    /// None of these is among them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lacks: Vec<T>,
}

/// Whom the audience holds; everything that is said has to hold.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct AudienceIs {
    /// Whether the whole society is ticked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub society: Option<bool>,
    /// Whether a group is ticked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<bool>,
}

impl<T> Default for Has<T> {
    fn default() -> Self {
        Self { has: Vec::new(), lacks: Vec::new() }
    }
}

impl<T: PartialEq> Has<T> {
    pub(super) fn holds(&self, contains: impl Fn(&T) -> bool) -> bool {
        self.has.iter().all(&contains) && !self.lacks.iter().any(contains)
    }
}

impl Condition {
    /// The part that says nothing, if there is one: the way to it from here.
    pub(super) fn says_nothing(&self, here: &str) -> Option<String> {
        let empty = match self {
            Self::All(parts) | Self::Any(parts) if !parts.is_empty() => {
                let name = if matches!(self, Self::All(_)) { "all" } else { "any" };
                let at = |(n, part): (usize, &Self)| part.says_nothing(&format!("{here}.{name}[{n}]"));
                return parts.iter().enumerate().find_map(at);
            }
            Self::All(_) | Self::Any(_) => true,
            Self::Not(part) => return part.says_nothing(&format!("{here}.not")),
            Self::Text(TextIs { element, column, is, contains, like, longer_than }) => {
                let worded = element.is_none_or(|element| WORDED.contains(&element));
                element.is_some() == column.is_some()
                    || !worded
                    || (is.is_none() && contains.is_empty() && like.is_empty() && longer_than.is_none())
            }
            Self::Limit(limit) => limit.kind.is_empty() && limit.more_than.is_none(),
            Self::Body(body) => *body == BodyIs::default(),
            Self::Channels(has) => *has == Has::default(),
            Self::Method(has) => *has == Has::default(),
            Self::Levels(has) => *has == Has::default(),
            Self::Audience(audience) => *audience == AudienceIs::default(),
        };
        empty.then(|| here.to_owned())
    }
}

/// The elements that have words.
const WORDED: [ElementName; 6] = [
    ElementName::Name,
    ElementName::Content,
    ElementName::Basis,
    ElementName::TimeLimit,
    ElementName::Body,
    ElementName::Serial,
];
