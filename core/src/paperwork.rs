//! The paperwork of a change: the adjustment application (目录清单调整申请表) and the notice of what changed.
//!
//! A body applies for a change with what, why and on which legal ground; it may not cancel or edit elements of the guideline in silence
//! (动态调整). Causes are told where they are known: an instrument that lapsed, the guideline's new edition. Else they are left to
//! be filled in.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::diff::{Change, Diff, Effect, Op, Side};
use crate::model::basis::{self, lapsed};
use crate::model::{Catalog, Version};
use crate::vocabulary::{ElementName, Instrument, laws};

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
    /// How many in which domain.
    pub domains: BTreeMap<String, usize>,
    /// How many of them have no cause yet.
    pub without_cause: usize,
    /// Rewordings and reorderings, which nobody has to apply for.
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
    /// The domain.
    pub domain: String,
    /// The place in names.
    pub place: String,
    /// The id in the catalog as it was, of an addition as it is to be.
    pub path: String,
    /// What is changed: an element's key, the name, the place; absent for what comes, goes, splits or merges.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element: Option<String>,
    /// As it was, in the document's form.
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

/// What has to be applied for to come from one catalog to the other.
pub fn application(
    base: &Catalog,
    other: &Catalog,
    diff: &Diff,
    options: &ApplicationOptions,
) -> Application {
    let contents = (contents(base), contents(other));
    let mut made = Application {
        mulu: Version,
        applicant: other.issuer.as_ref().or(base.issuer.as_ref()).map(|issuer| issuer.name.clone()),
        base: diff.base.clone(),
        revised: diff.other.clone(),
        counts: BTreeMap::new(),
        domains: BTreeMap::new(),
        without_cause: 0,
        unlisted: 0,
        rows: Vec::new(),
    };
    for change in &diff.changes {
        let Some(kind) = kind_of(change) else {
            made.unlisted += 1;
            continue;
        };
        let domain = change.place.split(" › ").next().unwrap_or_default().to_owned();
        let cause = cause(change, options);
        made.without_cause += usize::from(cause.is_none());
        *made.counts.entry(kind).or_default() += 1;
        *made.domains.entry(domain.clone()).or_default() += 1;
        let whole = |all: &FxHashMap<String, Vec<String>>| {
            let id = change.path.as_str();
            let item = id.rsplit_once('#').map_or(id, |(item, _)| item);
            all.get(id).or_else(|| all.get(item)).map(|list| Value::from(list.clone()))
        };
        made.rows.push(Adjustment {
            n: made.rows.len() + 1,
            kind,
            domain,
            place: change.place.to_string(),
            path: change.path.to_string(),
            element: element(change),
            before: match change.op {
                Op::Remove => whole(&contents.0),
                _ => change.before.as_deref().cloned(),
            },
            after: match change.op {
                Op::Add => whole(&contents.1),
                _ => change.after.as_deref().cloned(),
            },
            effect: change.effect,
            cause,
        });
    }
    made
}

/// What nobody has to apply for has no kind: another order, other words for the same.
fn kind_of(change: &Change) -> Option<AdjustmentKind> {
    Some(match change.op {
        Op::Add => AdjustmentKind::Add,
        Op::Remove => AdjustmentKind::Cancel,
        Op::Merge => AdjustmentKind::Merge,
        Op::Split => AdjustmentKind::Split,
        Op::Reorder => return None,
        Op::Edit | Op::Rename | Op::Move if change.effect == Some(Effect::Reworded) => return None,
        Op::Edit | Op::Rename | Op::Move => AdjustmentKind::Change,
    })
}

fn element(change: &Change) -> Option<String> {
    match change.op {
        Op::Rename => Some(ElementName::Name.key().to_owned()),
        Op::Move => Some("place".to_owned()),
        Op::Edit => change.element.map(|element| element.key().to_owned()).or_else(|| change.column.clone()),
        _ => None,
    }
}

/// Why a change is made, as far as that is known: what it no longer cites has lapsed, or there is a new edition.
fn cause(change: &Change, options: &ApplicationOptions) -> Option<Cause> {
    let law = (change.element == Some(ElementName::Basis)).then(|| gone_law(change, options)).flatten();
    let edition = || {
        let because = options.because.clone()?;
        Some(Cause::Edition { title: because.title, edition: because.edition })
    };
    law.map(lapse).or_else(edition)
}

/// An instrument that was cited before, is not cited any more, and has lapsed.
fn gone_law(change: &Change, options: &ApplicationOptions) -> Option<&'static Instrument> {
    let text = |value: Option<&Value>| match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(lines)) => lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    };
    let (before, after) = (text(change.before.as_deref()), text(change.after.as_deref()));
    let day = options.today.unwrap_or(Date::MAX);
    let found = |wording: &str| {
        let cited = basis::read(wording);
        cited.iter().filter_map(|citation| lapsed(citation, laws(), day)).collect::<Vec<_>>()
    };
    let left = found(&after);
    found(&before).into_iter().find(|law| !left.iter().any(|other| std::ptr::eq(*other, *law)))
}

fn lapse(law: &Instrument) -> Cause {
    let named = |title: &str, number: Option<&String>| match number {
        Some(number) => format!("《{title}》（{number}）"),
        None => format!("《{title}》"),
    };
    Cause::Lapsed {
        law: named(&law.title, law.number.as_ref()),
        day: law.lapsed.unwrap_or(Date::MAX),
        successor: law.successor.as_ref().map(|next| named(&next.title, next.number.as_ref())),
        ground: law.source.clone(),
    }
}

/// What each domain, item and entry discloses, by id.
fn contents(catalog: &Catalog) -> FxHashMap<String, Vec<String>> {
    let mut all: FxHashMap<String, Vec<String>> = FxHashMap::default();
    catalog.walk_items(|trail| {
        let Some(item) = trail.items.last() else { return };
        for entry in item.entries.iter() {
            let text = entry.content.text().replace('\n', "；");
            all.insert(entry.id.to_string(), vec![text.clone()]);
            let above = trail.items.iter().map(|item| item.id.as_str()).chain([trail.domain.id.as_str()]);
            above.for_each(|id| all.entry(id.to_owned()).or_default().push(text.clone()));
        }
    });
    all
}
