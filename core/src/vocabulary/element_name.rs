//! What the elements of an entry are called.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// An element of an entry. The first eight are those that every catalog must hold at least
/// (国办发〔2019〕54号); level and serial number stand in the guideline's tables beside them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ElementName {
    /// 名称: the item's name.
    Name,
    /// 公开内容(要素).
    Content,
    /// 公开依据.
    Basis,
    /// 公开时限.
    TimeLimit,
    /// 公开主体.
    Body,
    /// 公开方式.
    Method,
    /// 公开渠道和载体.
    Channels,
    /// 公开对象.
    Audience,
    /// 公开层级.
    Levels,
    /// 序号.
    Serial,
}

impl ElementName {
    /// The eight elements that 国办发〔2019〕54号 asks for.
    pub const REQUIRED: [Self; 8] = [
        Self::Name,
        Self::Content,
        Self::Basis,
        Self::TimeLimit,
        Self::Body,
        Self::Method,
        Self::Channels,
        Self::Audience,
    ];

    /// The elements that stand in an entry itself: the name is its item's, and the serial number follows the row and is no part of the
    /// duty.
    pub const OF_ENTRY: [Self; 8] = [
        Self::Content,
        Self::Basis,
        Self::TimeLimit,
        Self::Body,
        Self::Channels,
        Self::Audience,
        Self::Method,
        Self::Levels,
    ];

    /// The element's key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Content => "content",
            Self::Basis => "basis",
            Self::TimeLimit => "time_limit",
            Self::Body => "body",
            Self::Method => "method",
            Self::Channels => "channels",
            Self::Audience => "audience",
            Self::Levels => "levels",
            Self::Serial => "serial",
        }
    }
}
