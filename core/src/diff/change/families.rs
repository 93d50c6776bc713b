//! Who stands under whom on both sides: what moved, what left its order, what belongs to a split or a merge.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::diff::document::NodeKind;
use crate::diff::matching::Matches;
use crate::diff::order::in_order;
use crate::diff::tree::{Family, Tree};

/// What the places of matched nodes say.
#[derive(Default)]
pub(crate) struct Families {
    domains_out_of_order: FxHashSet<usize>,
    items_out_of_order: FxHashSet<usize>,
    entries_out_of_order: FxHashSet<usize>,
    moved: FxHashSet<usize>,
    moved_entries: FxHashSet<usize>,
    split_off: FxHashMap<(NodeKind, usize), Vec<usize>>,
    merged_into: FxHashMap<(NodeKind, usize), Vec<usize>>,
    split_parts: FxHashSet<(NodeKind, usize)>,
    merged_parts: FxHashSet<(NodeKind, usize)>,
    split_entries: FxHashSet<usize>,
    merged_entries: FxHashSet<usize>,
}

impl Families {
    /// The families of two matched trees.
    pub(crate) fn of(base: &Tree<'_>, other: &Tree<'_>, matches: &Matches) -> Self {
        let mut families = Self::default();
        families.parts(matches);
        let domains: Vec<_> = matches.domains.iter().map(|(n, found)| (n, found.at)).collect();
        out_of_order(&domains, &mut families.domains_out_of_order);
        families.items(base, other, matches);
        families.entries(base, other, matches);
        families
    }

    fn parts(&mut self, matches: &Matches) {
        let kinds = [
            (NodeKind::Domain, &matches.domains, &matches.domain_parts),
            (NodeKind::Item, &matches.items, &matches.item_parts),
        ];
        for (kind, pairs, parts) in kinds {
            for part in parts {
                if pairs.back(part.other).is_none() {
                    self.split_off.entry((kind, part.base)).or_default().push(part.other);
                    self.split_parts.insert((kind, part.other));
                } else {
                    self.merged_into.entry((kind, part.other)).or_default().push(part.base);
                    self.merged_parts.insert((kind, part.base));
                }
            }
        }
        for part in &matches.entry_parts {
            if matches.entries.back(part.other).is_none() {
                self.split_entries.insert(part.other);
            } else {
                self.merged_entries.insert(part.base);
            }
        }
    }

    fn items(&mut self, base: &Tree<'_>, other: &Tree<'_>, matches: &Matches) {
        let mut siblings: FxHashMap<(Family, Family), Vec<(usize, usize)>> = FxHashMap::default();
        for (n, found) in matches.items.iter() {
            if matches.is_in_place(base, other, n, found.at) {
                let family = (base.family(n).unwrap_or_default(), other.family(found.at).unwrap_or_default());
                siblings.entry(family).or_default().push((n, found.at));
            } else {
                self.moved.insert(n);
            }
        }
        // The order of the families does not matter: each only adds to a set.
        #[expect(clippy::iter_over_hash_type, reason = "the result is a set")]
        for family in siblings.values() {
            out_of_order(family, &mut self.items_out_of_order);
        }
    }

    fn entries(&mut self, base: &Tree<'_>, other: &Tree<'_>, matches: &Matches) {
        for (n, node) in base.items.iter().enumerate() {
            let mut stayed = Vec::new();
            for row in node.entries.clone() {
                let Some(found) = matches.entries.of(row) else { continue };
                let Some(there) = other.entries.get(found.at).map(|node| node.item) else { continue };
                if matches.items.of(n).is_some_and(|item| item.at == there) {
                    stayed.push((row, found.at));
                } else if !matches.item_parts.iter().any(|part| (part.base, part.other) == (n, there)) {
                    self.moved_entries.insert(row);
                }
            }
            if stayed.len() > 1 {
                out_of_order(&stayed, &mut self.entries_out_of_order);
            }
        }
    }

    /// Whether an item of the base stands under another parent.
    pub(crate) fn moved(&self, item: usize) -> bool {
        self.moved.contains(&item)
    }

    /// Whether an entry of the base belongs to another item, and no split or merge says why.
    pub(crate) fn entry_moved(&self, entry: usize) -> bool {
        self.moved_entries.contains(&entry)
    }

    /// Whether a node of the base left its order among the siblings that stayed with it.
    pub(crate) fn left_order(&self, node: NodeKind, at: usize) -> bool {
        match node {
            NodeKind::Domain => self.domains_out_of_order.contains(&at),
            NodeKind::Item => self.items_out_of_order.contains(&at),
            NodeKind::Entry => self.entries_out_of_order.contains(&at),
        }
    }

    /// The nodes of the other that were split off a node of the base, beside the one that it still is.
    pub(crate) fn split_off(&self, kind: NodeKind, node: usize) -> &[usize] {
        self.split_off.get(&(kind, node)).map(Vec::as_slice).unwrap_or_default()
    }

    /// The nodes of the base that went into a node of the other, beside the one that it was.
    pub(crate) fn merged_into(&self, kind: NodeKind, node: usize) -> &[usize] {
        self.merged_into.get(&(kind, node)).map(Vec::as_slice).unwrap_or_default()
    }

    /// Whether a node of the other was split off one of the base.
    pub(crate) fn is_split_off(&self, kind: NodeKind, node: usize) -> bool {
        self.split_parts.contains(&(kind, node))
    }

    /// Whether a node of the base went into one that is another's.
    pub(crate) fn is_merged(&self, kind: NodeKind, node: usize) -> bool {
        self.merged_parts.contains(&(kind, node))
    }

    /// Whether an entry of the other is a part of one of the base that is another's.
    pub(crate) fn is_split_entry(&self, entry: usize) -> bool {
        self.split_entries.contains(&entry)
    }

    /// Whether an entry of the base went into one that is another's.
    pub(crate) fn is_merged_entry(&self, entry: usize) -> bool {
        self.merged_entries.contains(&entry)
    }
}

/// Adds those of some siblings that left their order: by their positions in the base, each with the one in the other.
fn out_of_order(siblings: &[(usize, usize)], left: &mut FxHashSet<usize>) {
    if siblings.is_sorted_by_key(|(_, at)| *at) {
        return;
    }
    let order: Vec<usize> = siblings.iter().map(|(_, at)| *at).collect();
    let stays = in_order(&order);
    left.extend(siblings.iter().zip(stays).filter(|(_, stays)| !stays).map(|((n, _), _)| *n));
}
