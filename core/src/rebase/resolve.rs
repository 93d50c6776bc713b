//! Conflicts decided, one by one or by rule.

use std::collections::BTreeMap;

use serde_json::Value;

use super::document::{Choice, Conflict, Deed, Rebase, Resolution, Resolved};
use crate::diff::patch::{Content, Working, values};
use crate::error::{Error, Result};
use crate::finding::{self, Finding, Severity};
use crate::messages::{Lang, phrase};
use crate::model::{Id, Issuer};
use crate::read;

/// Decides conflicts of a rebase. The first resolution that fits a conflict counts; those that fit none are errors where they name one
/// conflict by its number, and else findings.
pub fn resolve(rebase: &Rebase, resolutions: &[Resolution], lang: Option<Lang>) -> Result<Rebase> {
    let mut resolved = rebase.clone();
    resolved.findings.extend(resolutions.iter().filter_map(|resolution| unused(resolution, rebase)));
    finding::sort(&mut resolved.findings);
    if let Some(lang) = lang {
        for finding in &mut resolved.findings {
            finding.speak(lang);
        }
        for conflict in &mut resolved.conflicts {
            conflict.suggestion.message =
                Some(phrase(&format!("rebase.reason.{}", conflict.suggestion.reason), lang, &[]));
        }
    }
    for resolution in resolutions {
        if let Some(number) = resolution.conflict
            && !rebase.conflicts.iter().any(|conflict| conflict.id == number)
        {
            let known = rebase.conflicts.iter().map(|conflict| conflict.id.to_string()).collect::<Vec<_>>();
            return Err(Error::new("no-conflict")
                .arg("number", number)
                .arg("known", known.join(crate::messages::LIST)));
        }
    }
    let mut working = Working::new(&resolved.merged);
    let mut left = Vec::new();
    for conflict in std::mem::take(&mut resolved.conflicts) {
        let Some(resolution) = resolutions.iter().find(|resolution| resolution.fits(&conflict)) else {
            left.push(conflict);
            continue;
        };
        let choose = resolution.choose.unwrap_or(if resolution.value.is_some() {
            Choice::Value
        } else {
            conflict.suggestion.choose
        });
        let deeds = deeds(&conflict, choose, resolution.value.as_ref())?;
        for deed in &deeds {
            carry_out(&mut working, deed).map_err(|reason| {
                Error::new("bad-resolution")
                    .arg("number", conflict.id)
                    .arg("place", &conflict.place)
                    .arg("reason", reason)
            })?;
        }
        resolved.resolved.push(Resolved { choose, value: resolution.value.clone(), conflict });
    }
    if !resolved.resolved.is_empty() {
        resolved.merged = working.catalog();
    }
    resolved.counts.conflicts = left.len();
    resolved.conflicts = left;
    Ok(resolved)
}

/// A rule that is about none of the conflicts, those decided before among them.
fn unused(rule: &Resolution, rebase: &Rebase) -> Option<Finding> {
    let decided = rebase.resolved.iter().map(|resolved| &resolved.conflict);
    let is_used = rebase.conflicts.iter().chain(decided).any(|conflict| rule.fits(conflict));
    let named = Resolution { choose: None, value: None, ..rule.clone() };
    let is_rule = rule.conflict.is_none() && named != Resolution::default();
    let told = serde_json::to_string(&named).unwrap_or_default();
    (is_rule && !is_used)
        .then(|| Finding::new("resolution-without-conflict", Severity::Warning).arg("rule", told))
}

/// Resolutions from their JSON document: a list for all catalogs, or lists by the bodies' codes or names. Those for all stand under an
/// empty name.
pub fn resolutions(bytes: &[u8]) -> Result<BTreeMap<String, Vec<Resolution>>> {
    if bytes.trim_ascii_start().starts_with(b"[") {
        let all: Vec<Resolution> = read::json_document(bytes)?;
        return Ok(BTreeMap::from([(String::new(), all)]));
    }
    read::json_document(bytes)
}

/// The resolutions for a body's catalog: those under its code, those under its name, and those for all.
pub fn resolutions_of(all: &BTreeMap<String, Vec<Resolution>>, body: Option<&Issuer>) -> Vec<Resolution> {
    let own = body.into_iter().flat_map(|body| body.code.as_deref().into_iter().chain([body.name.as_str()]));
    own.chain([""]).filter_map(|key| all.get(key)).flatten().cloned().collect()
}

impl Resolution {
    /// Whether it is about a conflict: all that it names has to fit.
    fn fits(&self, conflict: &Conflict) -> bool {
        let below = |path: &str, id: &Id| {
            id.as_str().strip_prefix(path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '#']))
        };
        self.conflict.is_none_or(|number| number == conflict.id)
            && self.kind.is_none_or(|kind| kind == conflict.kind)
            && self.element.is_none_or(|element| conflict.element == Some(element))
            && self.domain.as_ref().is_none_or(|domain| conflict.domain.contains(domain))
            && self.path.as_ref().is_none_or(|path| {
                below(path, &conflict.path) || conflict.base_path.as_ref().is_some_and(|id| below(path, id))
            })
    }
}

/// What a choice does.
fn deeds(conflict: &Conflict, choose: Choice, value: Option<&Value>) -> Result<Vec<Deed>> {
    if !conflict.choices.contains(&choose) {
        return Err(Error::new("no-choice")
            .arg("number", conflict.id)
            .arg("choice", choose.key())
            .arg("known", conflict.choices_listed()));
    }
    Ok(match choose {
        Choice::Ours => Vec::new(),
        Choice::Theirs => conflict.deeds.theirs.clone(),
        Choice::Base => conflict.deeds.base.clone(),
        Choice::Both => conflict.deeds.both.clone(),
        Choice::Value => {
            let id = conflict.path.clone();
            vec![match (conflict.element, &conflict.column) {
                (Some(element), _) => Deed::Set { id, element, value: value.cloned() },
                (None, Some(column)) => Deed::Column {
                    id,
                    column: column.clone(),
                    value: value.and_then(Value::as_str).map(str::to_owned),
                },
                (None, None) => {
                    let name = value.and_then(Value::as_str).filter(|name| !name.trim().is_empty());
                    let name = name.ok_or_else(|| Error::new("no-value").arg("number", conflict.id))?;
                    Deed::Name { id, name: name.to_owned() }
                }
            }]
        }
    })
}

/// Carries a deed out. What an earlier decision took away is not missed: there is nothing left to decide of it.
fn carry_out(working: &mut Working, deed: &Deed) -> Result<(), String> {
    match deed {
        Deed::Set { id, element, value } => {
            if let Some(entry) = content(working, id).and_then(|it| it.as_mut().entry()) {
                values::set(*element, entry, value.clone())?;
            }
        }
        Deed::Column { id, column, value } => {
            if let Some(entry) = content(working, id).and_then(|it| it.as_mut().entry()) {
                match value {
                    Some(value) => drop(entry.extra.insert(column.clone(), value.clone())),
                    None => drop(entry.extra.shift_remove(column)),
                }
            }
        }
        Deed::Name { id, name } => {
            if let Some(place) = content(working, id).and_then(|it| it.as_mut().name()) {
                place.clone_from(name);
            }
        }
        Deed::Move { id, to } => {
            let Some(number) = working.find(id.as_str()) else { return Ok(()) };
            let Some((parent, after)) = spot(working, to) else { return Ok(()) };
            // An earlier decision may have put the parent below the node: then the node stays where it is.
            if parent.is_some_and(|parent| working.is_within(parent, number)) {
                return Ok(());
            }
            working.detach(number);
            working.attach(number, parent, after);
        }
        Deed::Order { parent, order } => reorder(working, parent.as_ref(), order),
        Deed::Add { node, to } => {
            if let Some((parent, after)) = spot(working, to) {
                let number = working.insert_free(node.clone());
                working.attach(number, parent, after);
            }
        }
        Deed::Remove { id } => {
            if let Some(number) = working.find(id.as_str()) {
                working.detach(number);
                working.forget(number);
            }
        }
    }
    Ok(())
}

fn content<'a>(working: &'a mut Working, id: &Id) -> Option<&'a mut Content> {
    let number = working.find(id.as_str())?;
    working.slot_mut(number).map(|slot| &mut slot.content)
}

/// The numbers of the parent and of the sibling to follow; `None` where the parent is not there.
fn spot(working: &Working, to: &super::document::Spot) -> Option<(Option<u32>, Option<u32>)> {
    let parent = match &to.parent {
        Some(parent) => Some(working.find(parent.as_str())?),
        None => None,
    };
    let mut there = to.after.iter().filter_map(|id| working.find(id.as_str()));
    let after = there.find(|number| working.parent(*number) == parent);
    Some((parent, after))
}

/// Puts siblings into an order; the others stay behind what they follow.
fn reorder(working: &mut Working, parent: Option<&Id>, order: &[Id]) {
    let mut numbers = order.iter().filter_map(|id| working.find(id.as_str())).collect::<Vec<_>>();
    let parent = parent.and_then(|parent| working.find(parent.as_str()));
    numbers.retain(|number| working.parent(*number) == parent);
    let Some(kind) = numbers.first().and_then(|first| working.kind(*first)) else { return };
    let mut slots = working.siblings(parent, kind).to_vec();
    let mut next = numbers.iter();
    for slot in &mut slots {
        if numbers.contains(slot)
            && let Some(number) = next.next()
        {
            *slot = *number;
        }
    }
    working.set_siblings(parent, kind, slots);
}
