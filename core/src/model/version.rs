//! The version of the document form.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserializer, Error as _, Unexpected};
use serde::{Deserialize, Serialize, Serializer};

/// The version of the document form: always `"1"`. Another version is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Version;

/// The version as it stands in documents.
pub(crate) const VERSION: &str = "1";

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(VERSION)
    }
}

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let version = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        if version == VERSION {
            Ok(Self)
        } else {
            Err(D::Error::invalid_value(Unexpected::Str(&version), &"document version \"1\""))
        }
    }
}

impl JsonSchema for Version {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Version".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({"const": VERSION})
    }
}
