//! The documents of the two lists.

use indexmap::IndexMap;
use rustc_hash::FxHashSet;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::finding::{Finding, Origin};
use crate::messages::{Lang, word};
use crate::model::{Id, Version, Wording};
use crate::vocabulary::item_types;

/// A body's power-and-responsibility list (权责清单) or public-service list (公共服务清单).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct ItemList {
    /// The version of the document form.
    pub mulu: Version,
    /// Which of the two lists it is.
    pub kind: ListKind,
    /// The title as written.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// Whose list it is, where it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<String>,
    /// The items, in order; a sub-item follows the item that it belongs to.
    #[serde(default)]
    pub items: Vec<ListItem>,
}

/// Which of the two lists.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum ListKind {
    /// The power-and-responsibility list (权责清单).
    #[default]
    Power,
    /// The public-service list (公共服务清单).
    Service,
}

/// An item of a list, or a sub-item (子项) of one.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListItem {
    /// What names it in its list: its code, else the path of its names. Unique in the list: a taken one gets `~2` behind it.
    #[serde(default)]
    pub id: Id,
    /// 序号, as written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serial: Option<String>,
    /// 项目编码.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// 项目名称 or 事项名称; of a sub-item its own name.
    pub name: String,
    /// The id of the item that a sub-item belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id>,
    /// 权力类型.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<ItemType>,
    /// 实施依据 or 设定依据; `basis::read` parses it to citations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<Wording>,
    /// 责任事项.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duties: Option<Wording>,
    /// 追责情形.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub accountability: Option<Wording>,
    /// 受理条件.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conditions: Option<Wording>,
    /// 承诺时限.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_limit: Option<Wording>,
    /// 材料清单.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub materials: Option<Wording>,
    /// 实施主体, where it is not that of the whole list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<Wording>,
    /// Other columns of the table, by their heading as written.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub extra: IndexMap<String, String>,
    /// The cell that its name was read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
}

/// The type of an item. In documents one of `permit`, `penalty`, `coercion`, `levy`, `benefit`, `inspection`, `confirmation`, `reward`,
/// `adjudication`, `other-power` and `service`, or `{"other": …}` with the words of the list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemType {
    /// One of the table's.
    Known(&'static str),
    /// Words that name none of them.
    Other(String),
}

/// The lists that a file holds.
#[derive(Debug, Clone, PartialEq, Default, Serialize, JsonSchema)]
pub struct ListsRead {
    /// The version of the document form.
    pub mulu: Version,
    /// The lists: one, or both where the tables of a file are of both kinds.
    pub lists: Vec<ItemList>,
    /// What was repaired, skipped or could not be known.
    pub findings: Vec<Finding>,
}

/// An item of a list by its code and name, as much as others need of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ListedItem {
    /// Its code (项目编码).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Its name.
    pub name: String,
}

impl ItemList {
    /// Gives every item without an id its natural one, and makes ids unique.
    pub fn number(&mut self) {
        let mut taken = FxHashSet::default();
        self.items.iter_mut().for_each(|item| item.settle(&mut taken));
    }

    /// The items by code and name.
    pub fn listed(&self) -> Vec<ListedItem> {
        let each = self.items.iter();
        each.map(|item| ListedItem { code: item.code.clone(), name: item.name.clone() }).collect()
    }
}

impl ListItem {
    /// Gives the item its id among those that are taken.
    pub(super) fn settle(&mut self, taken: &mut FxHashSet<Id>) {
        let natural = || match &self.code {
            Some(code) => Id::path(None, code),
            None => Id::path(self.parent.as_ref().map(Id::as_str), &self.name),
        };
        let wanted = if self.id.as_str().is_empty() { natural() } else { self.id.clone() };
        self.id = wanted.free(|id| taken.contains(id));
        taken.insert(self.id.clone());
    }
}

impl ListKind {
    /// Both lists.
    pub const ALL: [Self; 2] = [Self::Power, Self::Service];

    /// Its key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Power => "power",
            Self::Service => "service",
        }
    }
}

impl ItemType {
    /// The type that words name.
    pub fn read(words: &str) -> Self {
        item_types().named(words).map_or_else(|| Self::Other(words.trim().to_owned()), Self::Known)
    }

    /// The type that a key stands for.
    pub fn read_key(key: &str) -> Option<Self> {
        item_types().key(key).map(Self::Known)
    }

    /// Its key in documents; `other` for words of the list's own.
    pub fn key(&self) -> &str {
        match self {
            Self::Known(key) => key,
            Self::Other(_) => "other",
        }
    }

    /// What people call it.
    pub fn called(&self, lang: Lang) -> String {
        match self {
            Self::Known(key) => word(&format!("item-type.{key}"), lang).to_owned(),
            Self::Other(words) => words.clone(),
        }
    }
}

/// How an item's type stands in a document.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum OtherType {
    Other(String),
}

impl Serialize for ItemType {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Known(key) => serializer.serialize_str(key),
            Self::Other(words) => OtherType::Other(words.clone()).serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for ItemType {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(untagged)]
        enum Written {
            Key(String),
            Other(OtherType),
        }
        match Written::deserialize(deserializer)? {
            Written::Key(key) => Self::read_key(&key).ok_or_else(|| {
                serde::de::Error::custom(format!(
                    "`{key}`: {}",
                    item_types().keys().collect::<Vec<_>>().join(" ")
                ))
            }),
            Written::Other(OtherType::Other(words)) => Ok(Self::Other(words)),
        }
    }
}

impl JsonSchema for ItemType {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ItemType".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let keys: Vec<&str> = item_types().keys().collect();
        json_schema!({
            "description": "The type of an item (权力类型), or the words of the list that name none of the known ones.",
            "anyOf": [
                {"type": "string", "enum": keys},
                {"type": "object", "properties": {"other": {"type": "string"}}, "required": ["other"], "additionalProperties": false}
            ]
        })
    }
}

impl Serialize for ItemList {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for ItemList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut list = Self::deserialize(deserializer)?;
        list.number();
        Ok(list)
    }
}
