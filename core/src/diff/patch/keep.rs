//! The base's ids, kept where a patch was carried out in part.

use rustc_hash::FxHashSet;

use super::working::Working;
use crate::model::{Catalog, Id};

/// The ids of a catalog's nodes before anything was changed, and what they were made of.
pub(super) struct Kept(Vec<Origin>);

struct Origin {
    id: Id,
    /// The path in names, which is the id of a node without a code; none of an entry.
    path: Option<Id>,
    parent: Option<u32>,
    entries: Vec<u32>,
}

impl Kept {
    pub(super) fn of(working: &Working) -> Self {
        let mut origins: Vec<Origin> = Vec::with_capacity(working.len());
        for number in working.numbers() {
            let Some(slot) = working.slot(number) else { continue };
            let above = slot.parent.and_then(|parent| origins.get(parent as usize));
            let above = above.and_then(|origin| origin.path.as_ref()).map(Id::as_str);
            origins.push(Origin {
                id: slot.content.id().clone(),
                path: slot.content.name().map(|name| Id::path(above, name)),
                parent: slot.parent,
                entries: slot.entries.clone(),
            });
        }
        Self(origins)
    }

    /// The catalog put together with the ids that it had. Those that are paths are made anew where they no longer are the
    /// node's path, entries are numbered anew where an item's rows are others than before, and a new node whose id is taken
    /// is counted up.
    pub(super) fn restore(&self, mut working: Working) -> Catalog {
        let mut ids = Vec::new();
        for domain in working.domains.clone() {
            self.below(&working, domain, None, &mut ids);
        }
        let is_old = |number: u32| (number as usize) < self.0.len();
        let mut taken: FxHashSet<Id> =
            ids.iter().filter(|(number, _)| is_old(*number)).map(|(_, id)| id.clone()).collect();
        for (number, mut id) in ids {
            if !is_old(number) && id != Id::default() {
                id = id.free(|id| taken.contains(id));
                taken.insert(id.clone());
            }
            if let Some(slot) = working.slot_mut(number) {
                slot.content.set_id(id);
            }
        }
        let mut catalog = working.catalog();
        catalog.number();
        catalog
    }

    /// The ids of a node and all below it, empty where they are to be made anew.
    fn below(&self, working: &Working, number: u32, above: Option<&Id>, ids: &mut Vec<(u32, Id)>) {
        let Some(slot) = working.slot(number) else { return };
        let path = slot.content.name().map(|name| Id::path(above.map(Id::as_str), name));
        let origin = self.0.get(number as usize);
        let id = if let Some(origin) = origin {
            let is_path = origin.path.as_ref().is_some_and(|path| is(&origin.id, path));
            if is_path && origin.path != path { Id::default() } else { origin.id.clone() }
        } else {
            let name = Id::path(None, slot.content.name().map_or("", String::as_str));
            let ends = |id: &str| {
                id.strip_suffix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
            };
            let id = slot.content.id();
            let is_path = ends(id.as_str()) || id.duplicate_of().is_some_and(ends);
            if is_path { Id::default() } else { id.clone() }
        };
        let rows_kept = origin.is_some_and(|origin| origin.id == id && origin.entries == slot.entries);
        ids.push((number, id));
        for row in &slot.entries {
            let Some(content) = working.slot(*row).map(|slot| &slot.content) else { continue };
            let origin = self.0.get(*row as usize);
            let id = origin.map_or(content.id(), |origin| &origin.id);
            let item = match origin {
                Some(origin) => origin.parent.and_then(|item| self.0.get(item as usize)).map(|item| &item.id),
                None => Some(slot.content.id()),
            };
            let is_number = item.is_some_and(|item| is_entry_of(id, item));
            ids.push((*row, if is_number && !rows_kept { Id::default() } else { id.clone() }));
        }
        for item in &slot.items {
            self.below(working, *item, path.as_ref(), ids);
        }
    }
}

/// Whether an id is this one, or a further claim to it.
fn is(id: &Id, natural: &Id) -> bool {
    id == natural || id.duplicate_of() == Some(natural.as_str())
}

/// Whether an entry's id is its item's with a number.
fn is_entry_of(id: &Id, item: &Id) -> bool {
    let number = |id: &str| {
        let number = id.strip_prefix(item.as_str()).and_then(|rest| rest.strip_prefix('#'));
        number.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    };
    number(id.as_str()) || id.duplicate_of().is_some_and(number)
}
