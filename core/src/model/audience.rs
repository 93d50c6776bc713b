//! 公开对象: to whom.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// To whom information is disclosed: the whole society (全社会), a group (特定群体), or both.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Audience {
    /// 全社会 is ticked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub society: bool,
    /// 特定群体 is ticked: the group's name as written, or an empty text where no group is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
}

impl Audience {
    /// The whole society.
    pub fn society() -> Self {
        Self { society: true, group: None }
    }

    /// A group of this name.
    pub fn group(name: impl Into<String>) -> Self {
        Self { society: false, group: Some(name.into()) }
    }
}
