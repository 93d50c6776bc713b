//! What the rules find in a catalog that is being edited: after a change only what it touches is asked anew.

use indexmap::IndexMap;
use rustc_hash::FxBuildHasher;

use super::rulebook::Rulebook;
use super::walk::{Part, PartOf};
use crate::finding::{Finding, Shift};
use crate::model::{Catalog, Domain, Entry, Trail};

/// The findings of a catalog, by the part that they were found in.
#[derive(Debug, Default)]
pub(crate) struct Standing(IndexMap<PartOf, Vec<Finding>, FxBuildHasher>);

/// What a change to one node has touched, in the catalog as it is after it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Touched<'a> {
    /// What an entry holds, its serial number among it or not.
    Entry {
        /// Its item, with those above it.
        trail: &'a Trail<'a>,
        /// The entry.
        entry: &'a Entry,
        /// Whether its serial number is another one.
        serial: bool,
    },
    /// An item's name.
    Item(&'a Trail<'a>),
    /// A domain's name.
    Domain(&'a Domain),
}

impl Standing {
    /// The findings, those of rules that are switched off among them; in no order.
    pub(crate) fn findings(&self) -> impl Iterator<Item = &Finding> {
        self.0.values().flatten()
    }

    fn put(&mut self, part: PartOf, found: Vec<Finding>) -> Vec<Finding> {
        let before = if found.is_empty() { self.0.swap_remove(&part) } else { self.0.insert(part, found) };
        before.unwrap_or_default()
    }
}

/// The parts of a domain and all that stands in it.
fn each_part(domain: &Domain, mut visit: impl FnMut(PartOf)) {
    visit((Part::Domain, domain.id.clone()));
    visit((Part::Serials, domain.id.clone()));
    domain.walk_items(|trail| {
        let Some(item) = trail.items.last() else { return };
        visit((Part::Item, item.id.clone()));
        item.entries.iter().for_each(|entry| visit((Part::Entry, entry.id.clone())));
    });
}

impl Rulebook {
    /// What the rules find in a catalog, by its parts.
    pub(crate) fn standing(&self, catalog: &Catalog) -> Standing {
        let mut standing = Standing::default();
        self.walk(catalog, |walk| walk.catalog(catalog, &mut |part, found| drop(standing.put(part, found))));
        standing
    }

    /// Asks anew of every domain that is not as it was or, where the header is another one, of everything; the result is what has changed
    /// among the findings.
    pub(crate) fn renew(&self, standing: &mut Standing, [before, now]: [&Catalog; 2]) -> Shift {
        let same_header = before.has_header_of(now);
        let stays = |domain: &Domain, other: &Catalog| {
            same_header && other.domains.get(domain.id.as_str()) == Some(domain)
        };
        let (mut gone, mut came) = (Vec::new(), Vec::new());
        for domain in before.domains.iter().filter(|domain| !stays(domain, now)) {
            each_part(domain, |part| gone.extend(standing.put(part, Vec::new())));
        }
        self.walk(now, |walk| {
            let mut put = |part: PartOf, found: Vec<Finding>| {
                came.extend(found.iter().cloned());
                gone.extend(standing.put(part, found));
            };
            walk.header(&mut put);
            for domain in now.domains.iter().filter(|domain| !stays(domain, before)) {
                walk.domain(domain, &mut put);
            }
        });
        Shift::between(gone, came)
    }

    /// Asks anew what a change to one node has touched; the result is what has changed among the findings.
    pub(crate) fn refresh(&self, standing: &mut Standing, catalog: &Catalog, touched: Touched<'_>) -> Shift {
        let mut shift = Shift::default();
        self.walk(catalog, |walk| {
            let mut put = |part: PartOf, found: Vec<Finding>| {
                let now = found.clone();
                let before = standing.put(part, found);
                shift.add(before, now);
            };
            match touched {
                Touched::Entry { trail, entry, serial } => {
                    walk.entry(trail, entry, &mut put);
                    walk.item_alone(trail, &mut put);
                    if serial {
                        walk.serials(trail.domain, &mut put);
                    }
                }
                Touched::Item(trail) => {
                    let depth = trail.items.len();
                    let top = trail.items.last().map(|item| &item.id);
                    trail.domain.walk_items(|below| {
                        if below.items.get(depth - 1).map(|item| &item.id) == top {
                            walk.item(below, &mut put);
                        }
                    });
                    walk.serials(trail.domain, &mut put);
                }
                Touched::Domain(domain) => walk.domain(domain, &mut put),
            }
        });
        shift
    }
}
