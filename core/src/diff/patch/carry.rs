//! One step carried out, if it fits.

use indexmap::{IndexMap, IndexSet};
use rustc_hash::FxHashSet;
use serde_json::Value;

use super::content::{Content, Subtree};
use super::document::{HeaderField, Place, Placed};
use super::misfit::{Misfit, Why};
use super::operation::Operation;
use super::skipped::Skipped;
use super::values;
use super::working::Working;
use crate::diff::document::NodeKind;
use crate::model::{Catalog, Id, NodeMut};

/// Carries an operation out. Everything is checked first: values before, places, who is there. Where steps were left
/// out before it, its place is what they leave of it.
pub(super) fn carry_out(
    working: &mut Working,
    operation: &Operation,
    skipped: Option<&Skipped>,
) -> Result<(), Misfit> {
    match operation {
        Operation::Catalog { field, before, after } => {
            header(&mut working.header, *field, before.as_ref(), after.as_ref())
        }
        Operation::Ids { ids } => rename_ids(working, ids, skipped.is_some()),
        Operation::Add(placed) => add(working, placed, skipped),
        Operation::Remove(placed) => remove(working, placed, skipped.is_some()),
        Operation::Move { node, id, from, to } => relocate(working, (*node, id), from, to, skipped),
        Operation::Rename { node, id, .. } | Operation::Derived { node, id, .. } => {
            change(content(working, *node, id)?.as_mut(), operation, skipped.is_some())
        }
        Operation::Edit { id, .. } | Operation::Column { id, .. } => {
            change(content(working, NodeKind::Entry, id)?.as_mut(), operation, skipped.is_some())
        }
    }
}

/// Carries out an operation that changes what one node holds itself. Where steps were left out before it, columns stand where they can.
pub(super) fn change(node: NodeMut<'_>, operation: &Operation, lenient: bool) -> Result<(), Misfit> {
    let wrong_kind = || Misfit::new(Why::WrongKind, []);
    match operation {
        Operation::Rename { id, before, after, .. } => {
            replace(node.name().ok_or_else(wrong_kind)?, before, after, id)
        }
        Operation::Edit { id, element, before, after } => {
            let entry = node.entry().ok_or_else(wrong_kind)?;
            let found = values::of(*element, entry);
            if found != *before {
                return Err(Misfit::new(Why::Differs, [id.clone()]).saying(before, &found));
            }
            values::set(*element, entry, after.clone())
                .map_err(|reason| Misfit::new(Why::BadValue, []).saying(&reason, after))
        }
        Operation::Column { id, column, behind, before, after } => {
            let entry = node.entry().ok_or_else(wrong_kind)?;
            let values = (before.as_deref(), after.as_deref());
            values::set_column(&mut entry.extra, column, behind.as_deref(), values, lenient)
                .map_err(|misfit| misfit.about(id))
        }
        Operation::Derived { id, before, after, .. } => replace(node.derived_from(), before, after, id),
        _ => Err(wrong_kind()),
    }
}

/// Puts another value in the place of one that has to be there.
fn replace<T: Clone + PartialEq + serde::Serialize>(
    value: &mut T,
    before: &T,
    after: &T,
    id: &Id,
) -> Result<(), Misfit> {
    if value != before {
        return Err(Misfit::new(Why::Differs, [id.clone()]).saying(before, value));
    }
    value.clone_from(after);
    Ok(())
}

fn header(
    header: &mut Catalog,
    field: HeaderField,
    before: Option<&Value>,
    after: Option<&Value>,
) -> Result<(), Misfit> {
    let mut document = values::header(header);
    let found = document.get(field.key());
    if found != before {
        return Err(Misfit::new(Why::Differs, []).saying(&before, &found));
    }
    match after {
        Some(after) => drop(document.insert(field.key().to_owned(), after.clone())),
        None => drop(document.shift_remove(field.key())),
    }
    let changed: Catalog = serde_json::from_value(Value::Object(document))
        .map_err(|error| Misfit::new(Why::BadValue, []).saying(&error.to_string(), &after))?;
    *header = Catalog { source: std::mem::take(&mut header.source), ..changed };
    Ok(())
}

/// The node of a kind with this id.
fn find(working: &Working, node: NodeKind, id: &Id) -> Result<u32, Misfit> {
    let missing = || Misfit::new(Why::Missing, [id.clone()]).saying(id, &Value::Null);
    let number = working.find(id.as_str()).ok_or_else(missing)?;
    match working.kind(number) {
        Some(found) if found != node => Err(Misfit::new(Why::WrongKind, []).saying(&node, &found)),
        _ => Ok(number),
    }
}

fn content<'a>(working: &'a mut Working, node: NodeKind, id: &Id) -> Result<&'a mut Content, Misfit> {
    let number = find(working, node, id)?;
    let slot = working.slot_mut(number);
    slot.map(|slot| &mut slot.content).ok_or_else(|| Misfit::new(Why::Missing, [id.clone()]))
}

fn rename_ids(working: &mut Working, ids: &IndexMap<Id, Id>, lenient: bool) -> Result<(), Misfit> {
    let mut renamed = Vec::with_capacity(ids.len());
    let mut numbers = FxHashSet::default();
    for (old, new) in ids {
        match working.find(old.as_str()) {
            Some(number) => {
                numbers.insert(number);
                renamed.push((number, new.clone()));
            }
            None if lenient => {}
            None => return Err(Misfit::new(Why::Missing, [old.clone()]).saying(old, &Value::Null)),
        }
    }
    let mut seen = FxHashSet::default();
    for new in ids.values() {
        let holder = working.find(new.as_str()).filter(|holder| !numbers.contains(holder));
        if !seen.insert(new) || (holder.is_some() && !lenient) {
            return Err(Misfit::new(Why::Taken, [new.clone()]).saying(&Value::Null, new));
        }
        if let Some(holder) = holder {
            numbers.insert(holder);
            let free = new.free_duplicate(|id| working.find(id).is_some() || seen.contains(&Id::new(id)));
            renamed.push((holder, free));
        }
    }
    working.rename_ids(renamed);
    Ok(())
}

fn add(working: &mut Working, placed: &Placed, skipped: Option<&Skipped>) -> Result<(), Misfit> {
    let (parent, after) = resolve(working, placed.node(), placed.place(), skipped)?;
    let mut ids = IndexSet::new();
    let subtree = Subtree::of(placed);
    if let Some(twice) = subtree.ids(&mut ids) {
        return Err(Misfit::new(Why::Taken, []).saying(&Value::Null, &twice));
    }
    for id in &ids {
        let Some(holder) = working.find(id.as_str()) else { continue };
        if skipped.is_none() {
            return Err(Misfit::new(Why::Taken, [id.clone()]).saying(&Value::Null, id));
        }
        let free = id.free_duplicate(|id| working.find(id).is_some() || ids.contains(id));
        working.rename_ids(vec![(holder, free)]);
    }
    let number = working.insert(subtree, None);
    working.attach(number, parent, after);
    Ok(())
}

fn remove(working: &mut Working, placed: &Placed, lenient: bool) -> Result<(), Misfit> {
    let number = find(working, placed.node(), placed.id())?;
    if !lenient {
        stands(working, number, placed.place(), placed.id())?;
    }
    let (expected, found) = (Subtree::of(placed), working.subtree(number));
    if found.as_ref() != Some(&expected) {
        let (mut wanted, mut there) = (IndexSet::new(), IndexSet::new());
        expected.ids(&mut wanted);
        found.as_ref().map(|found| found.ids(&mut there));
        // Those on one side only first: a step that was left out has not taken them away, or not put them there.
        let apart = there.difference(&wanted).chain(wanted.difference(&there)).chain(&wanted);
        let misfit = Misfit::new(Why::Differs, apart.cloned());
        return Err(misfit.saying(&expected.value(), &found.as_ref().map(Subtree::value)));
    }
    working.detach(number);
    working.forget(number);
    Ok(())
}

fn relocate(
    working: &mut Working,
    (node, id): (NodeKind, &Id),
    from: &Place,
    to: &Place,
    skipped: Option<&Skipped>,
) -> Result<(), Misfit> {
    let number = find(working, node, id)?;
    let parent = working.parent(number).and_then(|parent| working.id(parent));
    if skipped.is_none() || parent != from.parent.as_ref() {
        stands(working, number, from, id)?;
    }
    let (parent, mut after) = resolve(working, node, to, skipped)?;
    if let Some(parent) = parent.filter(|parent| working.is_within(*parent, number)) {
        let between = working.ids_up_to(parent, number);
        return Err(Misfit::new(Why::UnderItself, between).saying(&Value::Null, &to.parent));
    }
    if after == Some(number) {
        if skipped.is_none() {
            return Err(Misfit::new(Why::SiblingMissing, []).saying(&to.after, &Value::Null));
        }
        after = working.before(number);
    }
    working.detach(number);
    working.attach(number, parent, after);
    Ok(())
}

/// Whether a node stands where it has to.
fn stands(working: &Working, number: u32, place: &Place, id: &Id) -> Result<(), Misfit> {
    let found = working.place(number);
    if found == *place {
        return Ok(());
    }
    let concerns = [Some(id), found.after.as_ref(), place.after.as_ref()];
    Err(Misfit::new(Why::Elsewhere, concerns.into_iter().flatten().cloned()).saying(place, &found))
}

/// The nodes that a place names: parent and sibling before.
fn resolve(
    working: &Working,
    node: NodeKind,
    place: &Place,
    skipped: Option<&Skipped>,
) -> Result<(Option<u32>, Option<u32>), Misfit> {
    let parent = match &place.parent {
        None => None,
        Some(id) => {
            let missing = || Misfit::new(Why::ParentMissing, [id.clone()]).saying(id, &Value::Null);
            Some(working.find(id.as_str()).ok_or_else(missing)?)
        }
    };
    let kind = parent.and_then(|parent| working.kind(parent));
    let fits = match node {
        NodeKind::Domain => kind.is_none(),
        NodeKind::Item => matches!(kind, Some(NodeKind::Domain | NodeKind::Item)),
        NodeKind::Entry => kind == Some(NodeKind::Item),
    };
    if !fits {
        return Err(Misfit::new(Why::WrongKind, []).saying(&node, &kind));
    }
    let mut after = place.after.as_ref();
    let mut steps = 0;
    while let Some(id) = after {
        let sibling = working.find(id.as_str()).filter(|sibling| {
            working.parent(*sibling) == parent
                && (working.kind(*sibling) == Some(NodeKind::Entry)) == (node == NodeKind::Entry)
        });
        if sibling.is_some() {
            return Ok((parent, sibling));
        }
        let Some(place) = skipped.and_then(|skipped| skipped.place(id, place.parent.as_ref())) else {
            return Err(Misfit::new(Why::SiblingMissing, [id.clone()]).saying(id, &Value::Null));
        };
        steps += 1;
        // Places may go round in a circle: then none of them is known.
        let is_circle = skipped.is_some_and(|skipped| steps > skipped.places());
        after = place.after.as_ref().filter(|_| !is_circle);
    }
    Ok((parent, None))
}
