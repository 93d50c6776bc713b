//! The verdict on an entry of the guideline: what its edits and its place deserve.

use std::sync::Arc;

use super::counterparts::Counterpart;
use super::document::Verdict;
use super::level::are_cut_levels;
use crate::diff::change::Edits;
use crate::diff::{Change, Effect, NodeKind, Op};
use crate::model::{Entry, Level};
use crate::vocabulary::ElementName;

/// What was edited of an entry: once for an element, however many parts it was split into, and then as the part that deserves
/// the gravest verdict has it.
pub(super) fn edits<'a>(
    edits: &mut Edits<'a>,
    base: &'a Entry,
    parts: impl Iterator<Item = &'a Entry>,
    found: &Counterpart,
    (place, level): (&str, Option<Level>),
) -> Vec<Change> {
    let mut told: Vec<Change> = Vec::new();
    for part in parts {
        let edit = || Change {
            other: Some(part.id.clone()),
            place: place.into(),
            how: Some(found.how),
            ..Change::new(Op::Edit, NodeKind::Entry, &base.id)
        };
        for mut edit in edits.of(base, part, edit) {
            if edit.element == Some(ElementName::Levels) && are_cut_levels(base, part, level) {
                edit.effect = Some(Effect::Localised);
            }
            if found.is_merged && !weigh_merged(&mut edit) {
                continue;
            }
            let same = |one: &&mut Change| (one.element, &one.column) == (edit.element, &edit.column);
            match told.iter_mut().find(same) {
                Some(known) if verdict_of(known) < verdict_of(&edit) => *known = edit,
                Some(_) => {}
                None => told.push(edit),
            }
        }
    }
    let order =
        |edit: &Change| ElementName::OF_ENTRY.iter().position(|element| edit.element == Some(*element));
    told.sort_by_key(|edit| order(edit).unwrap_or(ElementName::OF_ENTRY.len()));
    told
}

/// Weighs what an entry became that holds others too: what it discloses beyond this one, and on which basis, is the others'; if
/// something is not there, that is a loss. Whether there is an edit left.
fn weigh_merged(edit: &mut Change) -> bool {
    if !matches!(edit.element, Some(ElementName::Content | ElementName::Basis)) {
        return true;
    }
    if edit.effect == Some(Effect::Changed) {
        edit.effect = Some(Effect::Weakened);
        edit.added = Arc::default();
    }
    edit.effect != Some(Effect::Strengthened)
}

/// The verdict on an entry that is there.
pub(super) fn verdict(edits: &[Change], is_moved: bool) -> Verdict {
    let place = if is_moved { Verdict::Misplaced } else { Verdict::Conforms };
    edits.iter().map(verdict_of).fold(place, Ord::max)
}

/// The verdict that an edit deserves. Other columns are none of the elements that a catalog has to have.
fn verdict_of(edit: &Change) -> Verdict {
    match edit.effect.filter(|_| edit.element.is_some()) {
        None | Some(Effect::Reworded | Effect::Superseded) => Verdict::Conforms,
        Some(Effect::Localised) => Verdict::Localised,
        Some(Effect::Strengthened) => Verdict::Strengthened,
        Some(Effect::Changed) => Verdict::Changed,
        Some(Effect::Unknown) => Verdict::Unknown,
        Some(Effect::Weakened) => Verdict::Weakened,
    }
}
