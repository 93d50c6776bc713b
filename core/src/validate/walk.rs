//! The walk that asks the rules of a catalog, part by part.

use rustc_hash::FxHashSet;

use super::Check;
use super::asked::Asked;
use super::own::Own;
use super::rulebook::Rulebook;
use super::scope::{CatalogScope, DomainScope, EntryScope, ItemScope, NodeScope, SerialScope};
use crate::finding::Finding;
use crate::model::{Catalog, Domain, Element, Entry, Id, Trail};

/// A part of a catalog, of which some rules are asked. What they find hangs on what the part's scope lets them see and on nothing
/// else, so that a change asks anew only of the parts it touches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Part {
    /// The catalog's header.
    Header,
    /// A domain's name.
    Domain,
    /// The serial numbers of a domain.
    Serials,
    /// An item's name, and its entries beside each other.
    Item,
    /// An entry, with the names above it.
    Entry,
}

/// Which part of which node.
pub(super) type PartOf = (Part, Id);

/// The rules as they are asked of one catalog.
pub(super) struct Walk<'a> {
    rulebook: &'a Rulebook,
    scope: &'a CatalogScope<'a>,
    own: Vec<&'a Own>,
    /// The wordings that were found without fault, by the position of the rule.
    sound: Vec<FxHashSet<String>>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(rulebook: &'a Rulebook, catalog: &Catalog, scope: &'a CatalogScope<'a>) -> Self {
        let own = rulebook.own.iter().filter(|own| own.applies(catalog)).collect();
        Self { rulebook, scope, own, sound: vec![FxHashSet::default(); rulebook.rules.len()] }
    }

    /// Asks of the whole catalog; `put` takes what is found of each part.
    pub(super) fn catalog(&mut self, catalog: &Catalog, put: &mut impl FnMut(PartOf, Vec<Finding>)) {
        self.header(put);
        catalog.domains.iter().for_each(|domain| self.domain(domain, put));
    }

    /// Asks of a domain and all that stands in it.
    pub(super) fn domain(&mut self, domain: &Domain, put: &mut impl FnMut(PartOf, Vec<Finding>)) {
        put((Part::Domain, domain.id.clone()), self.domain_alone(domain));
        self.serials(domain, put);
        domain.walk_items(|trail| self.item(trail, put));
    }

    /// Asks of the serial numbers of a domain.
    pub(super) fn serials(&self, domain: &Domain, put: &mut impl FnMut(PartOf, Vec<Finding>)) {
        let scope = SerialScope::new(self.scope, domain);
        let found = self.asked(|rule| match rule.rule.check {
            Check::Serials(check) => check(&scope, rule),
            _ => Vec::new(),
        });
        put((Part::Serials, domain.id.clone()), found);
    }

    /// Asks of an item and its entries, not of the items below it.
    pub(super) fn item(&mut self, trail: &Trail<'_>, put: &mut impl FnMut(PartOf, Vec<Finding>)) {
        let Some(item) = trail.items.last() else { return };
        self.item_alone(trail, put);
        item.entries.iter().for_each(|entry| self.entry(trail, entry, put));
    }

    /// Asks of an item's name and of its entries beside each other.
    pub(super) fn item_alone(&self, trail: &Trail<'_>, put: &mut impl FnMut(PartOf, Vec<Finding>)) {
        let Some(item) = trail.items.last() else { return };
        let scope = ItemScope::new(self.scope, trail, item);
        let node = NodeScope::item(&scope);
        let found = self.asked(|rule| match rule.rule.check {
            Check::Node(check, _) => check(&node, rule),
            Check::Item(check) => check(&scope, rule),
            _ => Vec::new(),
        });
        put((Part::Item, item.id.clone()), found);
    }

    /// Asks of an entry.
    pub(super) fn entry(
        &mut self,
        trail: &Trail<'_>,
        entry: &Entry,
        put: &mut impl FnMut(PartOf, Vec<Finding>),
    ) {
        let Some(item) = trail.items.last() else { return };
        let item = ItemScope::new(self.scope, trail, item);
        let scope = EntryScope::new(&item, entry);
        let node = NodeScope::entry(&scope);
        let mut found = Vec::new();
        for (rule, sound) in self.rulebook.rules.iter().zip(&mut self.sound) {
            match rule.rule.check {
                Check::Node(check, _) => found.extend(check(&node, rule)),
                Check::Entry(check, _) => found.extend(check(&scope, rule)),
                Check::Wording(element, check, _) => {
                    let wording = entry.worded(element).map_or("", Element::text);
                    if sound.contains(wording) {
                        continue;
                    }
                    let faults = check(&scope, rule);
                    if faults.is_empty() {
                        sound.insert(wording.to_owned());
                    }
                    found.extend(faults);
                }
                _ => {}
            }
        }
        found.extend(self.own.iter().filter_map(|own| own.check(&scope)));
        put((Part::Entry, entry.id.clone()), found);
    }

    /// Asks of the header.
    pub(super) fn header(&self, put: &mut impl FnMut(PartOf, Vec<Finding>)) {
        let found = self.asked(|rule| match rule.rule.check {
            Check::Header(check) => check(self.scope, rule),
            _ => Vec::new(),
        });
        put((Part::Header, Id::default()), found);
    }

    fn domain_alone(&self, domain: &Domain) -> Vec<Finding> {
        let scope = DomainScope::new(self.scope, domain);
        let node = NodeScope::domain(&scope);
        self.asked(|rule| match rule.rule.check {
            Check::Node(check, _) => check(&node, rule),
            Check::Domain(check, _) => check(&scope, rule),
            _ => Vec::new(),
        })
    }

    /// What all rules find that have to do with a part.
    fn asked(&self, ask: impl FnMut(&Asked) -> Vec<Finding>) -> Vec<Finding> {
        self.rulebook.rules.iter().flat_map(ask).collect()
    }
}
