//! What a rule sees: a node with its way from the top, and readings that are made once for all rules.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::Asked;
use crate::finding::Finding;
use crate::model::basis::{self, Citation};
use crate::model::body::{self, BodyClass, BodyName};
use crate::model::time_limit::{self, TimeLimit};
use crate::model::{Catalog, Domain, Element, Entry, Exclusion, Id, Issuer, Item, Kind, Level, Trail};
use crate::text;
use crate::vocabulary::{ElementName, Instrument, Laws};

/// A catalog under validation: its header, for what stands in it is seen by those who are asked about it.
pub(super) struct CatalogScope<'a> {
    catalog: &'a Catalog,
    pub(super) laws: &'a Laws,
    pub(super) today: Date,
    readings: &'a Readings,
}

/// A node under validation, whichever it is: its id and its own words.
pub(super) struct NodeScope<'a> {
    catalog: &'a CatalogScope<'a>,
    node: NodeOf<'a>,
}

enum NodeOf<'a> {
    Domain(&'a Domain),
    Item(&'a Trail<'a>, &'a Item),
    Entry(&'a Trail<'a>, &'a Entry),
}

/// A domain under validation, without what stands in it.
pub(super) struct DomainScope<'a> {
    catalog: &'a CatalogScope<'a>,
    domain: &'a Domain,
}

/// The serial numbers of a domain.
pub(super) struct SerialScope<'a> {
    catalog: &'a CatalogScope<'a>,
    domain: &'a Domain,
}

/// An entry with its serial number and where it stands.
pub(super) struct Numbered<'a> {
    entry: &'a Entry,
    /// The number, folded.
    pub(super) serial: String,
    /// Its first-level item, by position.
    pub(super) first: usize,
    /// Its item, by position among all of the domain.
    pub(super) item: usize,
    /// Whether the first-level item has the rows itself.
    pub(super) alone: bool,
    pub(super) place: String,
}

/// An item under validation, with its entries.
pub(super) struct ItemScope<'a> {
    catalog: &'a CatalogScope<'a>,
    trail: &'a Trail<'a>,
    item: &'a Item,
}

/// An entry under validation, with its elements parsed. Of what is around it, it sees the catalog's header and the names above it.
pub(super) struct EntryScope<'a> {
    item: &'a ItemScope<'a>,
    pub(super) entry: &'a Entry,
    /// The time limit; `None` where it is unreadable or not there.
    pub(super) time_limit: Rc<Option<TimeLimit>>,
    /// The citations of the basis, with the instruments that they can mean.
    pub(super) basis: Rc<Vec<Cited>>,
    /// The bodies named.
    pub(super) bodies: Rc<Vec<BodyName>>,
}

/// A citation with the instruments that it can mean, looked up once for all rules: their positions among the laws.
pub(super) struct Cited {
    pub(super) citation: Citation,
    meant: Vec<usize>,
}

impl Cited {
    fn new(citation: Citation, laws: &Laws) -> Self {
        let meant = basis::instruments(&citation, laws);
        Self { meant: meant.into_iter().filter_map(|law| laws.position(law)).collect(), citation }
    }
}

/// Readings by wording. Catalogs repeat their wordings hundreds of times; each is parsed once.
#[derive(Default)]
pub(super) struct Readings {
    time_limits: Memo<Option<TimeLimit>>,
    bases: Memo<Vec<Cited>>,
    bodies: Memo<Vec<BodyName>>,
    /// The bodies that the catalog names, each once, once somebody asks.
    named: OnceCell<Vec<BodyName>>,
}

struct Memo<T>(RefCell<FxHashMap<String, Rc<T>>>);

impl<T> Default for Memo<T> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<T> Memo<T> {
    fn get(&self, wording: &str, read: impl FnOnce(&str) -> T) -> Rc<T> {
        if let Some(reading) = self.0.borrow().get(wording) {
            return Rc::clone(reading);
        }
        let reading = Rc::new(read(wording));
        self.0.borrow_mut().insert(wording.to_owned(), Rc::clone(&reading));
        reading
    }
}

impl<'a> CatalogScope<'a> {
    pub(super) fn new(catalog: &'a Catalog, (laws, today): (&'a Laws, Date), readings: &'a Readings) -> Self {
        Self { catalog, laws, today, readings }
    }

    /// Whether the catalog is one body's own, which names bodies where a guideline names classes.
    pub(super) fn is_local(&self) -> bool {
        self.catalog.kind == Kind::Local
    }

    /// Whose catalog it is.
    pub(super) fn issuer(&self) -> Option<&'a Issuer> {
        self.catalog.issuer.as_ref()
    }

    /// The level of the body whose catalog it is.
    pub(super) fn level(&self) -> Option<Level> {
        self.issuer().and_then(|issuer| issuer.level)
    }

    /// The parts of the guideline that are declared not to apply.
    pub(super) fn exclusions(&self) -> &'a [Exclusion] {
        &self.catalog.exclusions
    }

    fn file(&self) -> Option<&'a str> {
        self.catalog.source.0.as_deref()
    }

    /// The bodies by name in the catalog that belong to a class: of its level, with its duty in their names. For mending only: what a
    /// rule finds must not hang on other entries.
    pub(super) fn bodies_of(&self, class: &BodyName) -> Vec<String> {
        let named = self.readings.named.get_or_init(|| {
            let mut named: Vec<BodyName> = Vec::new();
            self.catalog.walk_items(|trail| {
                for entry in trail.items.last().iter().flat_map(|item| item.entries.iter()) {
                    let bodies = self.readings.bodies.get(entry.body.text(), body::read);
                    let new = |body: &&BodyName| body.class == BodyClass::Named && !named.contains(body);
                    let new: Vec<BodyName> = bodies.iter().filter(new).cloned().collect();
                    named.extend(new);
                }
            });
            named
        });
        let words = crate::vocabulary::bodies();
        let (duty, government) = words.duty(&text::fold(&class.name));
        let fits = |body: &&BodyName| {
            let name = text::fold(&body.name);
            class.level.is_none_or(|level| body.level == Some(level))
                && if duty.is_empty() {
                    government && words.is_government(&name)
                } else {
                    name.replace('和', "").contains(&duty)
                }
        };
        named.iter().filter(fits).map(|body| body.name.clone()).collect()
    }
}

impl<'a> NodeScope<'a> {
    pub(super) fn domain(domain: &DomainScope<'a>) -> Self {
        Self { catalog: domain.catalog, node: NodeOf::Domain(domain.domain) }
    }

    pub(super) fn item(item: &ItemScope<'a>) -> Self {
        Self { catalog: item.catalog, node: NodeOf::Item(item.trail, item.item) }
    }

    pub(super) fn entry(entry: &EntryScope<'a>) -> Self {
        Self { catalog: entry.item.catalog, node: NodeOf::Entry(entry.item.trail, entry.entry) }
    }

    pub(super) fn id(&self) -> &'a Id {
        match self.node {
            NodeOf::Domain(domain) => &domain.id,
            NodeOf::Item(_, item) => &item.id,
            NodeOf::Entry(_, entry) => &entry.id,
        }
    }

    /// Its own words: the name, or those of the elements that have any.
    pub(super) fn texts(&self) -> impl Iterator<Item = (ElementName, &'a str)> {
        let (name, entry) = match self.node {
            NodeOf::Domain(domain) => (Some(&domain.name), None),
            NodeOf::Item(_, item) => (Some(&item.name), None),
            NodeOf::Entry(_, entry) => (None, Some(entry)),
        };
        let name = name.map(|name| (ElementName::Name, name.as_str()));
        let worded = |entry: &'a Entry| {
            let known = move |element| entry.worded(element).and_then(Element::known);
            ElementName::OF_ENTRY
                .into_iter()
                .filter_map(move |element| Some((element, known(element)?.as_str())))
        };
        name.into_iter().chain(entry.into_iter().flat_map(worded))
    }

    /// A finding about the node, or one of its elements.
    pub(super) fn finding(&self, rule: &Asked, element: Option<ElementName>) -> Finding {
        let (place, provenance) = match self.node {
            NodeOf::Domain(domain) => (domain.name.clone(), &domain.provenance),
            NodeOf::Item(trail, item) => (trail.place(), &item.provenance),
            NodeOf::Entry(trail, entry) => (trail.place(), &entry.provenance),
        };
        let finding = rule.finding().at(self.id().as_str(), place);
        let finding = finding.origin(provenance.origin(element, self.catalog.file()));
        match element {
            Some(element) => finding.element(element),
            None => finding,
        }
    }
}

impl<'a> DomainScope<'a> {
    pub(super) fn new(catalog: &'a CatalogScope<'a>, domain: &'a Domain) -> Self {
        Self { catalog, domain }
    }

    pub(super) fn id(&self) -> &'a Id {
        &self.domain.id
    }

    pub(super) fn name(&self) -> &'a str {
        &self.domain.name
    }

    pub(super) fn finding(&self, rule: &Asked) -> Finding {
        NodeScope::domain(self).finding(rule, None)
    }
}

impl<'a> SerialScope<'a> {
    pub(super) fn new(catalog: &'a CatalogScope<'a>, domain: &'a Domain) -> Self {
        Self { catalog, domain }
    }

    /// The entries that have a number, in order.
    pub(super) fn numbered(&self) -> Vec<Numbered<'a>> {
        let mut rows = Vec::new();
        let (mut items, mut first) = (0, 0);
        self.domain.walk_items(|trail| {
            let (Some(top), Some(item)) = (trail.items.first(), trail.items.last()) else { return };
            items += 1;
            first += usize::from(trail.items.len() == 1);
            let numbered = item.entries.iter().filter_map(|entry| Some((entry, entry.serial.as_deref()?)));
            rows.extend(numbered.map(|(entry, serial)| Numbered {
                entry,
                serial: text::fold(serial),
                first,
                item: items,
                alone: top.items.is_empty(),
                place: trail.place(),
            }));
        });
        rows
    }

    pub(super) fn finding(&self, rule: &Asked, row: &Numbered<'_>) -> Finding {
        let finding =
            rule.finding().at(row.entry.id.as_str(), row.place.as_str()).element(ElementName::Serial);
        finding.origin(row.entry.provenance.origin(Some(ElementName::Serial), self.catalog.file()))
    }
}

impl<'a> ItemScope<'a> {
    pub(super) fn new(catalog: &'a CatalogScope<'a>, trail: &'a Trail<'a>, item: &'a Item) -> Self {
        Self { catalog, trail, item }
    }

    /// Its entries, in order.
    pub(super) fn entries(&self) -> impl ExactSizeIterator<Item = &'a Entry> {
        self.item.entries.iter()
    }

    /// A finding about one of the item's entries.
    pub(super) fn entry_finding(&self, rule: &Asked, entry: &Entry, element: ElementName) -> Finding {
        self.about(rule.finding(), entry, Some(element))
    }

    fn about(&self, finding: Finding, entry: &Entry, element: Option<ElementName>) -> Finding {
        let finding = finding
            .at(entry.id.as_str(), self.trail.place())
            .origin(entry.provenance.origin(element, self.catalog.file()));
        match element {
            Some(element) => finding.element(element),
            None => finding,
        }
    }
}

impl<'a> EntryScope<'a> {
    pub(super) fn new(item: &'a ItemScope<'a>, entry: &'a Entry) -> Self {
        let CatalogScope { readings, laws, .. } = *item.catalog;
        let cited = |wording: &str| basis::read(wording).into_iter().map(|it| Cited::new(it, laws)).collect();
        Self {
            item,
            entry,
            time_limit: readings.time_limits.get(entry.time_limit.text(), time_limit::read),
            basis: readings.bases.get(entry.basis.text(), cited),
            bodies: readings.bodies.get(entry.body.text(), body::read),
        }
    }

    /// The catalog's header, and the laws and the day it is held against.
    pub(super) fn catalog(&self) -> &'a CatalogScope<'a> {
        self.item.catalog
    }

    /// The citations of its basis.
    pub(super) fn citations(&self) -> impl Iterator<Item = &Citation> {
        self.basis.iter().map(|cited| &cited.citation)
    }

    /// The instruments that a citation of its basis can mean.
    pub(super) fn meant(&self, cited: &Cited) -> Vec<&'a Instrument> {
        let laws = self.item.catalog.laws;
        cited.meant.iter().filter_map(|at| laws.at(*at)).collect()
    }

    /// The name of its domain.
    pub(super) fn domain_name(&self) -> &'a str {
        &self.item.trail.domain.name
    }

    /// The name of its item.
    pub(super) fn item_name(&self) -> &'a str {
        &self.item.item.name
    }

    /// The names of its items, from the first level down.
    pub(super) fn item_names(&self) -> impl DoubleEndedIterator<Item = &'a str> {
        self.item.trail.items.iter().map(|item| item.name.as_str())
    }

    pub(super) fn finding(&self, rule: &Asked, element: ElementName) -> Finding {
        self.item.entry_finding(rule, self.entry, element)
    }

    /// A finding, about the entry and one of its elements.
    pub(super) fn about(&self, finding: Finding, element: Option<ElementName>) -> Finding {
        self.item.about(finding, self.entry, element)
    }
}
