//! Which change a step belongs to.

use rustc_hash::FxHashMap;

use super::working::Working;
use crate::diff::change::Changes;
use crate::diff::document::{NodeKind, Op};
use crate::diff::matching::Matches;
use crate::vocabulary::ElementName;

/// The numbers of the changes, by the numbers of nodes: of the base, for additions of the other.
#[derive(Default)]
pub(super) struct Numbered {
    added: FxHashMap<u32, usize>,
    removed: FxHashMap<u32, usize>,
    moved: FxHashMap<u32, usize>,
    renamed: FxHashMap<u32, usize>,
    edited: FxHashMap<(u32, ElementName), usize>,
    columns: FxHashMap<(u32, String), usize>,
    /// Which nodes of the other are in the base too.
    matched: Vec<bool>,
    /// What the nodes of the base stood under.
    parents: FxHashMap<u32, u32>,
}

impl Numbered {
    pub(super) fn of(base: &Working, other: &Working, matches: &Matches, changes: &Changes) -> Self {
        let mut numbered = Self { matched: vec![false; other.len()], ..Self::default() };
        let of = |op, kind, at, element| changes.numbers.of(op, kind, at, element);
        for (kind, pairs) in [
            (NodeKind::Domain, &matches.domains),
            (NodeKind::Item, &matches.items),
            (NodeKind::Entry, &matches.entries),
        ] {
            for (at, number) in base.of_kind(kind).into_iter().enumerate() {
                numbered.parents.extend(base.parent(number).map(|parent| (number, parent)));
                let moved = of(Op::Move, kind, at, None).or_else(|| of(Op::Reorder, kind, at, None));
                numbered.moved.extend(moved.map(|change| (number, change)));
                numbered.removed.extend(of(Op::Remove, kind, at, None).map(|change| (number, change)));
                numbered.renamed.extend(of(Op::Rename, kind, at, None).map(|change| (number, change)));
                if kind == NodeKind::Entry {
                    let edits = ElementName::OF_ENTRY.into_iter();
                    let edits =
                        edits.filter_map(|element| Some((element, of(Op::Edit, kind, at, Some(element))?)));
                    numbered.edited.extend(edits.map(|(element, change)| ((number, element), change)));
                }
            }
            for (at, number) in other.of_kind(kind).into_iter().enumerate() {
                numbered.added.extend(of(Op::Add, kind, at, None).map(|change| (number, change)));
                if let Some(matched) = numbered.matched.get_mut(number as usize) {
                    *matched = pairs.back(at).is_some();
                }
            }
        }
        for (change, told) in changes.list.iter().enumerate() {
            if let (Some(column), Some(number)) = (&told.column, base.find(told.path.as_str())) {
                numbered.columns.insert((number, column.clone()), change);
            }
        }
        numbered.entry_parts(base, other, matches);
        numbered
    }

    /// A row that is a part of another one comes or goes with the edit of that one.
    fn entry_parts(&mut self, base: &Working, other: &Working, matches: &Matches) {
        let (rows, rows_there) = (base.of_kind(NodeKind::Entry), other.of_kind(NodeKind::Entry));
        for part in &matches.entry_parts {
            let main = matches.entries.back(part.other);
            let edited = rows.get(main.unwrap_or(part.base)).and_then(|row| {
                ElementName::OF_ENTRY
                    .into_iter()
                    .find_map(|element| self.edited.get(&(*row, element)).copied())
            });
            let Some(change) = edited else { continue };
            if main.is_none() {
                rows_there.get(part.other).map(|row| self.added.entry(*row).or_insert(change));
            } else if matches.entries.of(part.base).is_none() {
                rows.get(part.base).map(|row| self.removed.entry(*row).or_insert(change));
            }
        }
    }

    /// Whether a node of the other is in the base too.
    pub(super) fn is_matched(&self, there: u32) -> bool {
        self.matched.get(there as usize).copied().unwrap_or_default()
    }

    pub(super) fn added(&self, there: u32) -> Option<usize> {
        self.added.get(&there).copied()
    }

    pub(super) fn removed(&self, number: u32) -> Option<usize> {
        self.removed.get(&number).copied()
    }

    pub(super) fn renamed(&self, number: u32) -> Option<usize> {
        self.renamed.get(&number).copied()
    }

    /// The move or reordering of a node; what a split or a merge takes with it moves by that.
    pub(super) fn moved(&self, number: u32, there: u32, other: &Working) -> Option<usize> {
        let split = || self.added.get(&other.parent(there)?);
        let merge = || self.removed.get(self.parents.get(&number)?);
        self.moved.get(&number).or_else(split).or_else(merge).copied()
    }

    pub(super) fn edited(&self, number: u32, element: ElementName) -> Option<usize> {
        self.edited.get(&(number, element)).copied()
    }

    pub(super) fn column(&self, number: u32, column: &str) -> Option<usize> {
        self.columns.get(&(number, column.to_owned())).copied()
    }
}
