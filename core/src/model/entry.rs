//! An entry: one row of a catalog.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::children::Node;
use super::{Audience, Channels, Element, Id, Level, Levels, Methods, Provenance, Wording};
use crate::vocabulary::ElementName;

/// One row of a catalog: what is disclosed, on which basis, within which limit, by whom, where, to whom,
/// how, and at which level. An element that is absent is left out, one that is unknown is `null`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The item's id with `#` and the entry's number.
    #[serde(default)]
    pub id: Id,
    /// 序号, as written: leading zeros matter and gaps are information.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub serial: Option<String>,
    /// What the entry was made from, where that is recorded: an id in the guideline.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub derived_from: Option<Id>,
    /// 公开内容(要素).
    #[serde(default, skip_serializing_if = "Element::is_absent")]
    pub content: Element<Wording>,
    /// 公开依据: the legal basis; `basis::read` parses it to citations.
    #[serde(default, skip_serializing_if = "Element::is_absent")]
    pub basis: Element<Wording>,
    /// 公开时限; `time_limit::read` parses it.
    #[serde(default, skip_serializing_if = "Element::is_absent")]
    pub time_limit: Element<Wording>,
    /// 公开主体: who discloses; `body::read` parses it.
    #[serde(default, skip_serializing_if = "Element::is_absent")]
    pub body: Element<Wording>,
    /// 公开渠道和载体.
    #[serde(default, skip_serializing_if = "Element::is_absent")]
    pub channels: Element<Channels>,
    /// 公开对象.
    #[serde(default, skip_serializing_if = "Element::is_absent")]
    pub audience: Element<Audience>,
    /// 公开方式.
    #[serde(default, skip_serializing_if = "Element::is_absent")]
    pub method: Element<Methods>,
    /// 公开层级.
    #[serde(default, skip_serializing_if = "Element::is_absent")]
    pub levels: Element<Levels>,
    /// Other columns of the table, by their heading as written (备注, 咨询电话 …).
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub extra: IndexMap<String, String>,
    /// Where the entry was read.
    #[serde(skip)]
    pub provenance: Provenance,
}

impl Entry {
    /// Whether the entry binds a level: its levels include it, or are not said.
    pub fn binds(&self, level: Level) -> bool {
        self.levels.known().is_none_or(|levels| levels.contains(level))
    }

    /// A worded element; `None` for those that are ticked.
    pub fn worded(&self, element: ElementName) -> Option<&Element<Wording>> {
        match element {
            ElementName::Content => Some(&self.content),
            ElementName::Basis => Some(&self.basis),
            ElementName::TimeLimit => Some(&self.time_limit),
            ElementName::Body => Some(&self.body),
            _ => None,
        }
    }

    /// A worded element, to be changed; `None` for those that are ticked.
    pub fn worded_mut(&mut self, element: ElementName) -> Option<&mut Element<Wording>> {
        match element {
            ElementName::Content => Some(&mut self.content),
            ElementName::Basis => Some(&mut self.basis),
            ElementName::TimeLimit => Some(&mut self.time_limit),
            ElementName::Body => Some(&mut self.body),
            _ => None,
        }
    }

    /// Whether an element is absent, or known to be nothing at all. The name is the item's and the serial number is optional: neither is
    /// ever absent here.
    pub fn is_absent(&self, element: ElementName) -> bool {
        match element {
            ElementName::Content => self.content.is_absent(),
            ElementName::Basis => self.basis.is_absent(),
            ElementName::TimeLimit => self.time_limit.is_absent(),
            ElementName::Body => self.body.is_absent(),
            ElementName::Channels => self.channels.is_absent(),
            ElementName::Audience => {
                self.audience.is_none_or_empty(|audience| *audience == Audience::default())
            }
            ElementName::Method => self.method.is_none_or_empty(Methods::is_empty),
            ElementName::Levels => self.levels.is_none_or_empty(Levels::is_empty),
            ElementName::Name | ElementName::Serial => false,
        }
    }

    /// Whether an element was there but could not be read.
    pub fn is_unknown(&self, element: ElementName) -> bool {
        match element {
            ElementName::Content => self.content.is_unknown(),
            ElementName::Basis => self.basis.is_unknown(),
            ElementName::TimeLimit => self.time_limit.is_unknown(),
            ElementName::Body => self.body.is_unknown(),
            ElementName::Channels => self.channels.is_unknown(),
            ElementName::Audience => self.audience.is_unknown(),
            ElementName::Method => self.method.is_unknown(),
            ElementName::Levels => self.levels.is_unknown(),
            ElementName::Name | ElementName::Serial => false,
        }
    }
}

impl Node for Entry {
    fn id(&self) -> &Id {
        &self.id
    }

    fn set_id(&mut self, id: Id) {
        self.id = id;
    }
}
