//! Lists in JSON: the documents, and plain lists of codes and names.

use std::fmt;

use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::document::{ItemList, ListItem, ListKind, ListedItem};
use crate::error::{Error, Result};
use crate::model::Version;
use crate::read::json_document;

/// Items by code and name, from a list of them or from the document of a whole list.
pub(crate) fn listed<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<Vec<ListedItem>, D::Error> {
    struct Listed;

    impl<'de> Visitor<'de> for Listed {
        type Value = Vec<ListedItem>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of codes and names, or an item list")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> std::result::Result<Self::Value, A::Error> {
            let mut items = Vec::new();
            while let Some(item) = list.next_element()? {
                items.push(item);
            }
            Ok(items)
        }

        fn visit_map<A: MapAccess<'de>>(self, map: A) -> std::result::Result<Self::Value, A::Error> {
            ItemList::deserialize(MapAccessDeserializer::new(map)).map(|list| list.listed())
        }
    }

    deserializer.deserialize_any(Listed)
}

/// What tells the result of a reading from the document of a list.
#[derive(Deserialize)]
struct Keys {
    lists: Option<IgnoredAny>,
}

/// The result of a reading, of which the lists are taken.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reading {
    #[serde(rename = "mulu")]
    _mulu: Version,
    lists: Vec<ItemList>,
    #[serde(default, rename = "findings")]
    _findings: IgnoredAny,
}

/// The lists of a JSON file: one document, the result of a reading, or a list of codes and names of the kind that the caller says.
pub(super) fn documents(bytes: &[u8], asked: Option<ListKind>) -> Result<Vec<ItemList>> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    if !text.starts_with(b"[") {
        let is_reading = serde_json::from_slice::<Keys>(text).is_ok_and(|keys| keys.lists.is_some());
        return if is_reading {
            json_document::<Reading>(bytes).map(|reading| reading.lists)
        } else {
            Ok(vec![json_document(bytes)?])
        };
    }
    let items: Vec<ListedItem> = json_document(bytes)?;
    let Some(kind) = asked else { return Err(Error::new("list-kind-unknown")) };
    let items =
        items.into_iter().map(|ListedItem { code, name }| ListItem { code, name, ..ListItem::default() });
    let mut list = ItemList { kind, items: items.collect(), ..ItemList::default() };
    list.number();
    Ok(vec![list])
}
