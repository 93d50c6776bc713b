//! The merged catalog put together: ids, derivations, header.

use rustc_hash::{FxHashMap, FxHashSet};

use super::merging::Merging;
use super::nodes::{N, Of};
use crate::diff::NodeKind;
use crate::model::{BasedOn, Catalog, Children, Domain, Entry, Exclusion, Id, Item, Kind};

impl Merging<'_, '_> {
    /// The merged catalog, and the ids that its nodes have in it; `order` are the nodes in the catalog's order.
    pub(super) fn build(&mut self, order: &[N]) -> (Catalog, FxHashMap<N, Id>) {
        let ids = self.ids(order);
        let domains = self.below.remove(&(None, false)).unwrap_or_default();
        let domains = domains.into_iter().map(|n| self.domain(n, &ids)).collect();
        (Catalog { domains, ..self.header() }, ids)
    }

    fn domain(&mut self, n: N, ids: &FxHashMap<N, Id>) -> Domain {
        let read = self.nodes.position(n, Of::Ours).and_then(|at| self.sides.tree(Of::Ours).domains.get(at));
        let provenance = read.map(|node| node.domain.provenance.clone()).unwrap_or_default();
        Domain {
            id: ids.get(&n).cloned().unwrap_or_default(),
            name: self.names.get(&n).cloned().unwrap_or_default(),
            derived_from: self.derived_from(n),
            provenance,
            items: self.items(n, ids),
        }
    }

    fn items(&mut self, parent: N, ids: &FxHashMap<N, Id>) -> Children<Item> {
        let items = self.below.remove(&(Some(parent), false)).unwrap_or_default();
        items
            .into_iter()
            .map(|n| {
                let read =
                    self.nodes.position(n, Of::Ours).and_then(|at| self.sides.tree(Of::Ours).items.get(at));
                let provenance = read.map(|node| node.item.provenance.clone()).unwrap_or_default();
                Item {
                    id: ids.get(&n).cloned().unwrap_or_default(),
                    name: self.names.get(&n).cloned().unwrap_or_default(),
                    derived_from: self.derived_from(n),
                    provenance,
                    entries: self.rows(n, ids),
                    items: self.items(n, ids),
                }
            })
            .collect()
    }

    fn rows(&mut self, item: N, ids: &FxHashMap<N, Id>) -> Children<Entry> {
        let rows = self.below.remove(&(Some(item), true)).unwrap_or_default();
        rows.into_iter()
            .filter_map(|n| {
                let entry = self.entries.remove(&n)?;
                Some(Entry {
                    id: ids.get(&n).cloned().unwrap_or_default(),
                    derived_from: self.derived_from(n),
                    ..entry
                })
            })
            .collect()
    }

    /// The recorded derivation: theirs where ours is the old one's, the new id where the old one was recorded. What comes to a
    /// place that records derivations records its own.
    fn derived_from(&self, n: N) -> Option<Id> {
        let of = |n: N, of: Of| -> Option<Id> {
            let tree = self.sides.tree(of);
            let at = self.nodes.position(n, of)?;
            match self.nodes.kind(n) {
                NodeKind::Domain => tree.domains.get(at)?.domain.derived_from.clone(),
                NodeKind::Item => tree.items.get(at)?.item.derived_from.clone(),
                NodeKind::Entry => tree.entries.get(at)?.entry.derived_from.clone(),
            }
        };
        let is_recorded = |n: N| {
            let ours = of(n, Of::Ours);
            ours.is_some() && ours != of(n, Of::Base) && ours.as_ref().map(Id::as_str) == self.id(n, Of::Base)
        };
        let theirs = || self.id(n, Of::Theirs).map(Id::new);
        let node = self.nodes.get(n);
        match (node.theirs.is_some(), node.ours.is_some()) {
            (_, true) if node.base.is_some() && node.theirs.is_some() => {
                if of(n, Of::Ours) == of(n, Of::Base) || of(n, Of::Ours) == of(n, Of::Theirs) {
                    of(n, Of::Theirs)
                } else if is_recorded(n) {
                    theirs()
                } else {
                    of(n, Of::Ours)
                }
            }
            (_, true) => of(n, Of::Ours),
            _ if self.under.get(&n).is_some_and(|parent| is_recorded(*parent)) => theirs(),
            _ => of(n, Of::Theirs),
        }
    }

    /// The id of every node that is there: theirs where ours has the old one's, else ours; one that was made from names or from
    /// the item's id is made anew.
    fn ids(&self, order: &[N]) -> FxHashMap<N, Id> {
        let mut ids: FxHashMap<N, Id> = FxHashMap::default();
        let mut taken: FxHashSet<Id> = FxHashSet::default();
        let mut natural: Vec<(N, Of)> = Vec::new();
        for n in order.iter().copied() {
            let node = self.nodes.get(n);
            let theirs_goes = node.ours.is_none()
                || node.theirs.is_some()
                    && node.base.is_some()
                    && self.id(n, Of::Ours) == self.id(n, Of::Base);
            let side = if theirs_goes { Of::Theirs } else { Of::Ours };
            let is_undisputed = node.ours.is_some() && self.id(n, Of::Theirs) == self.id(n, Of::Ours);
            if !is_undisputed && self.is_natural(n, side) {
                natural.push((n, side));
            } else {
                let id = Id::new(self.id(n, side).unwrap_or_default()).free(|id| taken.contains(id));
                taken.insert(id.clone());
                ids.insert(n, id);
            }
        }
        for (n, side) in natural {
            let id = self.natural_id(n, side, &ids, &taken);
            taken.insert(id.clone());
            ids.insert(n, id);
        }
        ids
    }

    /// Whether a node's id was made from its name, or from its item's id and a number.
    fn is_natural(&self, n: N, side: Of) -> bool {
        let Some(id) = self.id(n, side) else { return false };
        let parent = self.parent(n, side).and_then(|parent| self.id(parent, side));
        match self.nodes.kind(n) {
            NodeKind::Entry => row_number(id, parent.unwrap_or_default()).is_some(),
            _ => Id::path(parent, self.name(n, side).unwrap_or_default()).as_str() == id,
        }
    }

    fn natural_id(&self, n: N, side: Of, ids: &FxHashMap<N, Id>, taken: &FxHashSet<Id>) -> Id {
        let parent = self.under.get(&n).and_then(|parent| ids.get(parent));
        if self.nodes.kind(n) == NodeKind::Entry {
            let item = parent.cloned().unwrap_or_default();
            let own = self.parent(n, side).and_then(|parent| self.id(parent, side)).unwrap_or_default();
            let first = self.id(n, side).and_then(|id| row_number(id, own)).unwrap_or(1);
            let mut id = item.entry(first);
            let mut number = 1;
            while taken.contains(&id) {
                id = item.entry(number);
                number += 1;
            }
            return id;
        }
        let name = self.names.get(&n).map(String::as_str).unwrap_or_default();
        Id::path(parent.map(Id::as_str), name).free(|id| taken.contains(id))
    }

    /// The header: each field theirs where ours is the old one's, else ours. A catalog made from the old guideline is now made from
    /// the new one.
    fn header(&self) -> Catalog {
        let [base, theirs, ours] = self.sides.catalogs;
        Catalog {
            mulu: ours.mulu,
            kind: pick(&base.kind, &theirs.kind, &ours.kind),
            title: pick(&base.title, &theirs.title, &ours.title),
            edition: pick(&base.edition, &theirs.edition, &ours.edition),
            issuer: pick(&base.issuer, &theirs.issuer, &ours.issuer),
            based_on: self.based_on(),
            ticked_channels: pick(&base.ticked_channels, &theirs.ticked_channels, &ours.ticked_channels),
            exclusions: self.exclusions(),
            domains: Children::default(),
            source: ours.source.clone(),
        }
    }

    fn based_on(&self) -> Option<BasedOn> {
        let [base, theirs, ours] = self.sides.catalogs;
        if !self.sides.is_new_edition {
            return ours.based_on.clone();
        }
        let is_tailored = ours.kind == Kind::Local && base.kind == Kind::Guideline;
        let is_recorded =
            ours.based_on.as_ref().is_some_and(|on| on.id == base.title && on.edition == base.edition);
        if is_tailored || is_recorded && ours.based_on != base.based_on {
            return Some(BasedOn::of(theirs, self.sides.revised_digest.to_owned()));
        }
        if ours.based_on == base.based_on { theirs.based_on.clone() } else { ours.based_on.clone() }
    }

    /// What ours declares not to apply, by the new ids.
    fn exclusions(&self) -> Vec<Exclusion> {
        let [base, theirs, ours] = self.sides.catalogs;
        if ours.exclusions == base.exclusions {
            return theirs.exclusions.clone();
        }
        let mut renamed: FxHashMap<&str, N> = FxHashMap::default();
        for n in 0..self.nodes.len() {
            let (Some(old), Some(new)) = (self.id(n, Of::Base), self.id(n, Of::Theirs)) else { continue };
            if old != new || !self.same_name(n, Of::Base, Of::Theirs) {
                renamed.insert(old, n);
            }
        }
        let mapped = ours.exclusions.iter().map(|exclusion| {
            let Some(n) = renamed.get(exclusion.id.as_str()) else { return exclusion.clone() };
            let is_old_name = self.name(*n, Of::Base) == Some(&exclusion.name);
            Exclusion {
                id: self.id(*n, Of::Theirs).map(Id::new).unwrap_or_default(),
                name: if is_old_name {
                    self.name(*n, Of::Theirs).unwrap_or_default().to_owned()
                } else {
                    exclusion.name.clone()
                },
                reason: exclusion.reason.clone(),
            }
        });
        mapped.collect()
    }
}

/// Theirs where ours is the old one's, else ours.
fn pick<T: Clone + PartialEq>(base: &T, theirs: &T, ours: &T) -> T {
    if ours == base { theirs.clone() } else { ours.clone() }
}

/// The number of a row in its item's id: 3 of `120002003#3`.
fn row_number(id: &str, item: &str) -> Option<usize> {
    id.strip_prefix(item)?.strip_prefix('#')?.parse().ok()
}
