//! The paperwork of a change: the adjustment application (目录清单调整申请表) and the notice of what changed.
//!
//! A body applies for a change with what, why and on which legal ground; it may not cancel or edit elements of the guideline in silence
//! (动态调整). Causes are told where they are known: an instrument that lapsed, a limit that a law sets, the guideline's new
//! edition. Else they are left to be filled in.

mod cause;
mod document;
mod places;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::Value;

use crate::diff::{self, Change, Diff, DiffOptions, Effect, Op};
use crate::error::Result;
use crate::model::{Catalog, Entry, Version};
use crate::vocabulary::ElementName;

pub use document::{Adjustment, AdjustmentKind, Application, ApplicationOptions, Because, Cause};
use places::{Pair, Places};

/// What has to be applied for to come from one catalog to the other.
pub fn application(
    base: &Catalog,
    other: &Catalog,
    diff: &Diff,
    options: &ApplicationOptions,
) -> Application {
    let places = Pair::of(base, other, diff);
    let mut made = Application {
        mulu: Version,
        applicant: other.issuer.as_ref().or(base.issuer.as_ref()).map(|issuer| issuer.name.clone()),
        base: diff.base.clone(),
        revised: diff.other.clone(),
        counts: BTreeMap::new(),
        domains: places.domains(),
        without_cause: 0,
        unlisted: 0,
        rows: Vec::new(),
    };
    for change in &diff.changes {
        if !options.all && nobody_applies(change) {
            made.unlisted += 1;
            continue;
        }
        let adjustment = adjustment(made.rows.len() + 1, change, &places, options);
        made.without_cause += usize::from(adjustment.cause.is_none());
        *made.counts.entry(adjustment.kind).or_default() += 1;
        *made.domains.entry(adjustment.domain.clone()).or_default() += 1;
        made.rows.push(adjustment);
    }
    made.domains.retain(|_, count| *count > 0);
    made
}

/// What has to be applied for to bring a catalog to what carrying it over to a guideline's edition made of it.
pub fn of_carried(
    local: &Catalog,
    merged: &Catalog,
    revised: &Catalog,
    today: Option<Date>,
) -> Result<Application> {
    let found = diff::diff(local, merged, &DiffOptions::default())?;
    let options =
        ApplicationOptions { today, because: Some(Because::of(revised)), ..ApplicationOptions::default() };
    Ok(application(local, merged, &found, &options))
}

fn adjustment(
    n: usize,
    change: &Change,
    Pair { base, other }: &Pair<'_>,
    options: &ApplicationOptions,
) -> Adjustment {
    let path = change.path.as_str();
    let (place, entries) = match change.op {
        Op::Add => (other.get(path), other.alone(path)),
        Op::Remove => (base.get(path), base.alone(path)),
        _ => {
            let twin = change.other.as_ref().and_then(|id| other.get(id.as_str()));
            (base.get(path), twin.map(|twin| twin.entries.clone()).unwrap_or_default())
        }
    };
    let (before, after) = match change.op {
        Op::Add => (None, contents(&entries)),
        Op::Remove => (contents(&entries), None),
        Op::Move => (names(base, change.before.as_deref()), names(other, change.after.as_deref())),
        _ => (change.before.as_deref().cloned(), change.after.as_deref().cloned()),
    };
    Adjustment {
        n,
        kind: kind(change.op),
        node: change.node,
        domain: place.map_or_else(|| change.place.to_string(), |place| place.domain.to_owned()),
        place: change.place.to_string(),
        path: path.to_owned(),
        element: element(change),
        before,
        after,
        effect: change.effect,
        cause: cause::of(change, &entries, options),
    }
}

/// Another order, or other words for the same.
fn nobody_applies(change: &Change) -> bool {
    change.op == Op::Reorder || change.effect == Some(Effect::Reworded)
}

fn kind(op: Op) -> AdjustmentKind {
    match op {
        Op::Add => AdjustmentKind::Add,
        Op::Remove => AdjustmentKind::Cancel,
        Op::Merge => AdjustmentKind::Merge,
        Op::Split => AdjustmentKind::Split,
        Op::Edit | Op::Rename | Op::Move | Op::Reorder => AdjustmentKind::Change,
    }
}

fn element(change: &Change) -> Option<String> {
    match change.op {
        Op::Rename => Some(ElementName::Name.key().to_owned()),
        Op::Move => Some("place".to_owned()),
        Op::Reorder => Some("order".to_owned()),
        Op::Edit => change.element.map(|element| element.key().to_owned()).or_else(|| change.column.clone()),
        _ => None,
    }
}

/// The way to a node, given by its id, in names.
fn names(places: &Places<'_>, id: Option<&Value>) -> Option<Value> {
    let place = id.and_then(Value::as_str).and_then(|id| places.get(id))?;
    Some(Value::from(place.names.as_str()))
}

/// What entries disclose, each in one line.
fn contents(entries: &[&Entry]) -> Option<Value> {
    let lines = || entries.iter().map(|entry| entry.content.text().replace('\n', "；")).collect();
    (!entries.is_empty()).then(lines)
}
