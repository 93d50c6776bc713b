//! The value of an element: known, absent or unknown; and the wording of a worded one.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error as _, SeqAccess, Visitor};
use serde::ser::{SerializeSeq, Serializer};
use serde::{Deserialize, Serialize};

/// The value of one element of an entry. Nothing is guessed: a cell whose ticks were pictures is
/// [`Element::Unknown`], an empty one is [`Element::Absent`].
///
/// In a document an absent element is left out and an unknown one is `null`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Element<T> {
    /// The element is not there: its cell is empty.
    #[default]
    Absent,
    /// Something was there and could not be read, such as a tick that was a picture.
    Unknown,
    /// The element has this value.
    Known(T),
}

impl<T> Element<T> {
    /// The value, where it is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            Self::Absent | Self::Unknown => None,
        }
    }

    /// Whether the element is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the element is not there, or its value is an empty one.
    pub(crate) fn is_none_or_empty(&self, is_empty: impl FnOnce(&T) -> bool) -> bool {
        self.is_absent() || self.known().is_some_and(is_empty)
    }

    /// Whether the element was there but could not be read.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }
}

impl<T> From<Option<T>> for Element<T> {
    /// `None` is absent.
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Known)
    }
}

impl<T: Serialize> Serialize for Element<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.known().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Element<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Option::<T>::deserialize(deserializer).map(|value| value.map_or(Self::Unknown, Self::Known))
    }
}

impl<T: JsonSchema> JsonSchema for Element<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Element_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Option<T>>()
    }
}

/// The wording of an element, exactly as published. A document holds one line as a text and several
/// lines as a list of texts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Wording(String);

impl Wording {
    /// A wording; line breaks part its lines. `None` where there is nothing but blanks.
    pub fn new(text: impl Into<String>) -> Option<Self> {
        let text = text.into();
        (!text.trim().is_empty()).then_some(Self(text))
    }

    /// The whole wording, lines joined by line breaks.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The lines, in order.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.0.split('\n')
    }
}

impl From<Wording> for Element<Wording> {
    fn from(wording: Wording) -> Self {
        Self::Known(wording)
    }
}

impl Element<Wording> {
    /// The element for a cell's text: absent when it is blank.
    pub fn worded(text: &str) -> Self {
        Wording::new(text).into()
    }

    /// The wording, or an empty text where it is absent or unknown.
    pub fn text(&self) -> &str {
        self.known().map_or("", Wording::as_str)
    }
}

impl Serialize for Wording {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !self.0.contains('\n') {
            return serializer.serialize_str(&self.0);
        }
        let mut list = serializer.serialize_seq(None)?;
        for line in self.lines() {
            list.serialize_element(line)?;
        }
        list.end()
    }
}

impl<'de> Deserialize<'de> for Wording {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextOrList;

        impl<'de> Visitor<'de> for TextOrList {
            type Value = Wording;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text or a list of texts")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Wording, E> {
                self.visit_string(text.to_owned())
            }

            fn visit_string<E: serde::de::Error>(self, text: String) -> Result<Wording, E> {
                Wording::new(text).ok_or_else(|| E::custom("a blank text: leave an absent element out"))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Wording, A::Error> {
                let mut text = String::new();
                let mut first = true;
                while let Some(line) = list.next_element::<std::borrow::Cow<'de, str>>()? {
                    if !first {
                        text.push('\n');
                    }
                    first = false;
                    text.push_str(&line);
                }
                Wording::new(text)
                    .ok_or_else(|| A::Error::custom("a blank list: leave an absent element out"))
            }
        }

        deserializer.deserialize_any(TextOrList)
    }
}

impl JsonSchema for Wording {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Wording".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The wording of an element, exactly as published: one line as a text, several lines as a list of texts.",
            "anyOf": [
                {"type": "string", "minLength": 1},
                {"type": "array", "items": {"type": "string"}, "minItems": 1}
            ]
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wording_is_a_text_or_a_list_of_lines() {
        for json in [r#""自该信息形成之日起20个工作日内""#, r#"["《预算法》","《条例》"]"#]
        {
            let wording: Wording = serde_json::from_str(json).unwrap();
            assert_eq!(serde_json::to_string(&wording).unwrap(), json);
        }
        assert!(serde_json::from_str::<Wording>("\" \"").is_err());
    }

    #[test]
    fn null_is_unknown() {
        let element: Element<Wording> = serde_json::from_str("null").unwrap();
        assert!(element.is_unknown());
        assert_eq!(serde_json::to_string(&element).unwrap(), "null");
    }
}
