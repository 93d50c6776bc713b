//! The documents of the paperwork, and how they are asked for.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::diff::{Effect, NodeKind, Side};
use crate::model::{Catalog, Version};
use crate::vocabulary::LimitUnit;

/// What a body applies for, or what an edition changed.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Application {
    /// The version of the document form.
    pub mulu: Version,
    /// Who applies: the catalog's issuer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub applicant: Option<String>,
    /// The catalog as it was.
    pub base: Side,
    /// The catalog as it is to be.
    pub revised: Side,
    /// How many adjustments of which kind.
    pub counts: BTreeMap<AdjustmentKind, usize>,
    /// How many in which domain, by its name in the catalog as it was, in the catalogs' order.
    pub domains: IndexMap<String, usize>,
    /// How many of them have no cause yet.
    pub without_cause: usize,
    /// Rewordings and reorderings that are not listed, since nobody has to apply for them.
    pub unlisted: usize,
    /// The adjustments, in the order of the comparison.
    pub rows: Vec<Adjustment>,
}

/// One adjustment.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Adjustment {
    /// Its number, from 1.
    pub n: usize,
    /// What is done.
    pub kind: AdjustmentKind,
    /// A node of which kind is adjusted.
    pub node: NodeKind,
    /// The domain, as it is called in the catalog as it was.
    pub domain: String,
    /// The place in names.
    pub place: String,
    /// The id in the catalog as it was, of an addition as it is to be.
    pub path: String,
    /// What is changed: an element's key, the name, the place, the order; absent for what comes, goes, splits or merges.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element: Option<String>,
    /// As it was, in the document's form; of a move the place in names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// As it is to be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after: Option<Value>,
    /// What the change means.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effect: Option<Effect>,
    /// Why; absent where only the applicant knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<Cause>,
}

/// A kind of adjustment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AdjustmentKind {
    /// 新增.
    Add,
    /// 取消.
    Cancel,
    /// 变更.
    Change,
    /// 合并.
    Merge,
    /// 分设.
    Split,
}

impl AdjustmentKind {
    /// All of them, in the order of forms.
    pub const ALL: [Self; 5] = [Self::Add, Self::Cancel, Self::Change, Self::Merge, Self::Split];
}

/// Why something is adjusted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "why", rename_all = "lowercase")]
pub enum Cause {
    /// An instrument that was cited no longer applies.
    Lapsed {
        /// Its title and number.
        law: String,
        /// The first day on which it did not.
        #[schemars(with = "String")]
        day: Date,
        /// What took its place.
        #[serde(skip_serializing_if = "Option::is_none")]
        successor: Option<String>,
        /// The instrument or article that says so.
        #[serde(skip_serializing_if = "Option::is_none")]
        ground: Option<String>,
    },
    /// A law that is cited sets this time limit itself.
    Limit {
        /// Its title and number.
        law: String,
        /// The article.
        article: String,
        /// How many days.
        days: u32,
        /// Days of which kind.
        unit: LimitUnit,
        /// The event they run from, as the article has it.
        after: String,
    },
    /// The guideline has a new edition.
    Edition {
        /// The guideline's title.
        title: String,
        /// The edition.
        #[serde(skip_serializing_if = "Option::is_none")]
        edition: Option<String>,
    },
}

/// How an application is made.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ApplicationOptions {
    /// The day by which an instrument has to have lapsed to be a cause; by default the table's last word counts.
    pub today: Option<Date>,
    /// The guideline's edition that is the cause of what has no other.
    pub because: Option<Because>,
    /// Lists rewordings and reorderings too.
    pub all: bool,
}

/// An edition of a guideline.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Because {
    /// The guideline's title.
    pub title: String,
    /// Its edition.
    #[serde(default)]
    pub edition: Option<String>,
}

impl Because {
    /// A guideline as a cause.
    pub fn of(guideline: &Catalog) -> Self {
        Self { title: guideline.title.clone(), edition: guideline.edition.clone() }
    }
}
