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
use crate::model::{Catalog, Domain, Entry, Item, Kind, Trail};
use crate::text;
use crate::vocabulary::{ElementName, Laws};

/// A catalog under validation.
pub(super) struct CatalogScope<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) laws: &'a Laws,
    pub(super) today: Date,
    pub(super) readings: &'a Readings,
}

/// A domain under validation.
pub(super) struct DomainScope<'a> {
    pub(super) catalog: &'a CatalogScope<'a>,
    pub(super) domain: &'a Domain,
}

/// An item under validation.
pub(super) struct ItemScope<'a> {
    pub(super) catalog: &'a CatalogScope<'a>,
    pub(super) trail: &'a Trail<'a>,
    pub(super) item: &'a Item,
}

/// An entry under validation, with its elements parsed.
pub(super) struct EntryScope<'a> {
    pub(super) item: &'a ItemScope<'a>,
    pub(super) entry: &'a Entry,
    /// The time limit; `None` where it is unreadable or not there.
    pub(super) time_limit: Rc<Option<TimeLimit>>,
    /// The citations of the basis.
    pub(super) basis: Rc<Vec<Citation>>,
    /// The bodies named.
    pub(super) bodies: Rc<Vec<BodyName>>,
}

/// Readings by wording. Catalogs repeat their wordings hundreds of times; each is parsed once.
#[derive(Default)]
pub(super) struct Readings {
    time_limits: Memo<Option<TimeLimit>>,
    bases: Memo<Vec<Citation>>,
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

impl CatalogScope<'_> {
    /// Whether the catalog is one body's own, which names bodies where a guideline names classes.
    pub(super) fn is_local(&self) -> bool {
        self.catalog.kind == Kind::Local
    }
}

impl CatalogScope<'_> {
    /// The bodies by name in the catalog that belong to a class: of its level, with its duty in their names.
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

impl DomainScope<'_> {
    pub(super) fn finding(&self, rule: &Asked) -> Finding {
        let origin = self.domain.provenance.origin(None, self.catalog.catalog.source.0.as_deref());
        rule.finding().at(self.domain.id.as_str(), self.domain.name.as_str()).origin(origin)
    }
}

impl ItemScope<'_> {
    /// A finding about one of the item's entries.
    pub(super) fn entry_finding(&self, rule: &Asked, entry: &Entry, element: ElementName) -> Finding {
        self.about(rule.finding(), entry, Some(element))
    }

    fn about(&self, finding: Finding, entry: &Entry, element: Option<ElementName>) -> Finding {
        let file = self.catalog.catalog.source.0.as_deref();
        let finding =
            finding.at(entry.id.as_str(), self.trail.place()).origin(entry.provenance.origin(element, file));
        match element {
            Some(element) => finding.element(element),
            None => finding,
        }
    }
}

impl<'a> EntryScope<'a> {
    pub(super) fn new(item: &'a ItemScope<'a>, entry: &'a Entry) -> Self {
        let readings = item.catalog.readings;
        Self {
            item,
            entry,
            time_limit: readings.time_limits.get(entry.time_limit.text(), time_limit::read),
            basis: readings.bases.get(entry.basis.text(), basis::read),
            bodies: readings.bodies.get(entry.body.text(), body::read),
        }
    }

    pub(super) fn finding(&self, rule: &Asked, element: ElementName) -> Finding {
        self.item.entry_finding(rule, self.entry, element)
    }
    /// A finding, about the entry and one of its elements.
    pub(super) fn about(&self, finding: Finding, element: Option<ElementName>) -> Finding {
        self.item.about(finding, self.entry, element)
    }
}
