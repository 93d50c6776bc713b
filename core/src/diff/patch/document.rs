//! The documents of a patch: its steps, and what each of them does to which node.

use schemars::JsonSchema;
use serde::de::{Deserializer, Error as _};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::operation::Operation;
use crate::diff::document::NodeKind;
use crate::error::Result;
use crate::model::{Domain, Entry, Id, Item, Version};
use crate::read;

/// What turns one catalog into another, step by step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Patch {
    /// The version of the document form.
    pub mulu: Version,
    /// `sha256:` and the digest of the canonical JSON of the catalog it was made for; where a level was compared, of that
    /// part of it. It says where the patch comes from; it may fit a catalog that differs elsewhere. Empty in the patch of an edit, where nobody
    /// waits for a digest.
    pub from: String,
    /// The same of the catalog that it leads to.
    pub to: String,
    /// The steps, each for the catalog that those before it have left.
    pub operations: Vec<Step>,
}

/// One step of a patch.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
#[schemars(extend("unevaluatedProperties" = false))]
pub struct Step {
    /// The change it belongs to: its position in the comparison's `changes`, from 0. Absent for what follows the changes:
    /// header, ids, serial numbers, recorded derivations, columns that only one of the catalogs keeps.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<usize>,
    /// What it does.
    #[serde(flatten)]
    pub operation: Operation,
}

/// A node that comes or goes, with its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "node", rename_all = "lowercase", deny_unknown_fields)]
pub enum Placed {
    /// A domain.
    Domain {
        /// Where it stands.
        place: Place,
        /// The domain and what belongs to it.
        value: Domain,
    },
    /// An item.
    Item {
        /// Where it stands.
        place: Place,
        /// The item and what belongs to it.
        value: Item,
    },
    /// An entry.
    Entry {
        /// Where it stands.
        place: Place,
        /// The entry.
        value: Box<Entry>,
    },
}

/// Where a node stands.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The domain or item that it stands under; absent for a domain.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id>,
    /// The sibling right before it; absent for the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Id>,
}

/// A field of a catalog's header.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum HeaderField {
    /// Whether it is a guideline or local.
    Kind,
    /// Its title.
    Title,
    /// Its edition.
    Edition,
    /// Whose catalog it is.
    Issuer,
    /// The guideline it was made from.
    BasedOn,
    /// What a ticked channel means.
    TickedChannels,
    /// The parts of the guideline that do not apply.
    Exclusions,
}

impl Patch {
    /// A patch from its JSON document.
    pub fn from_json(bytes: &[u8]) -> Result<Self> {
        read::json_document(bytes)
    }
}

impl HeaderField {
    /// All of them, in the order of a document.
    pub(super) const ALL: [Self; 7] = [
        Self::Kind,
        Self::Title,
        Self::Edition,
        Self::Issuer,
        Self::BasedOn,
        Self::TickedChannels,
        Self::Exclusions,
    ];

    /// The field's key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Title => "title",
            Self::Edition => "edition",
            Self::Issuer => "issuer",
            Self::BasedOn => "based_on",
            Self::TickedChannels => "ticked_channels",
            Self::Exclusions => "exclusions",
        }
    }
}

impl Placed {
    /// A node of which kind.
    pub fn node(&self) -> NodeKind {
        match self {
            Self::Domain { .. } => NodeKind::Domain,
            Self::Item { .. } => NodeKind::Item,
            Self::Entry { .. } => NodeKind::Entry,
        }
    }

    /// Its id.
    pub fn id(&self) -> &Id {
        match self {
            Self::Domain { value, .. } => &value.id,
            Self::Item { value, .. } => &value.id,
            Self::Entry { value, .. } => &value.id,
        }
    }

    /// Where it stands.
    pub fn place(&self) -> &Place {
        match self {
            Self::Domain { place, .. } | Self::Item { place, .. } | Self::Entry { place, .. } => place,
        }
    }
}

impl<'de> Deserialize<'de> for Step {
    /// Taken apart by hand: serde refuses no unknown fields where one struct is flattened into another.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut fields = Map::deserialize(deserializer)?;
        let change = fields.shift_remove("change").map(serde_json::from_value::<Option<usize>>);
        let change = change.transpose().map_err(D::Error::custom)?.flatten();
        let operation = serde_json::from_value(Value::Object(fields)).map_err(D::Error::custom)?;
        Ok(Self { change, operation })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(json: &str) -> Result<Step, String> {
        serde_json::from_str::<Step>(json).map_err(|error| error.to_string())
    }

    #[test]
    fn a_step_is_read_as_it_is_written() {
        for json in [
            r#"{"op":"catalog","field":"edition","after":"2022"}"#,
            r#"{"op":"ids","ids":{"甲":"120000000","乙":"甲"}}"#,
            r#"{"change":0,"op":"add","node":"domain","place":{},"value":{"id":"甲","name":"甲","items":[]}}"#,
            r#"{"change":3,"op":"remove","node":"item","place":{"parent":"甲","after":"甲/乙"},"value":{"id":"甲/丙","name":"丙"}}"#,
            r#"{"op":"add","node":"entry","place":{"parent":"甲/乙"},"value":{"id":"甲/乙#1","body":null,"extra":{"z":"1","a":"2"}}}"#,
            r#"{"op":"move","node":"entry","id":"甲/乙#1","from":{"parent":"甲/乙"},"to":{"parent":"甲/丙"}}"#,
            r#"{"change":1,"op":"edit","id":"甲/乙#1","element":"time_limit","before":null,"after":["一","二"]}"#,
            r#"{"op":"edit","id":"甲/乙#1","element":"serial","before":"01"}"#,
            r#"{"op":"column","id":"甲/乙#1","column":"备注","behind":"电话","after":"无"}"#,
            r#"{"op":"derived","node":"item","id":"甲/乙","after":"120002000"}"#,
        ] {
            let read = step(json).unwrap();
            assert_eq!(serde_json::to_string(&read).unwrap(), json);
            assert_eq!(read.operation.inverse().inverse(), read.operation);
        }
    }

    #[test]
    fn unknown_fields_are_refused() {
        for json in [
            r#"{"op":"rename","node":"item","id":"甲","before":"甲","after":"乙","why":"?"}"#,
            r#"{"op":"add","node":"item","place":{"parent":"甲","before":"乙"},"value":{"id":"甲/丙","name":"丙"}}"#,
            r#"{"op":"remove","node":"entry","place":{},"value":{"id":"甲#1","contents":"?"}}"#,
            r#"{"op":"add","node":"domain","place":{},"value":{"id":"甲","name":"甲","items":[]},"why":"?"}"#,
            r#"{"op":"derive","node":"item","id":"甲"}"#,
        ] {
            assert!(step(json).is_err(), "{json}");
        }
    }
}
