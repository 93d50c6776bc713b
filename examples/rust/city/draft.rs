//! A catalog on its way: the tree with what was done to each node beside it, so that the truth can be told once
//! the tree is finished and numbered.

use mulu::Catalog;
use mulu::model::{BasedOn, Children, Domain, Element, Entry, Exclusion, Id, Item, Kind, Level};
use mulu::vocabulary::ElementName;
use serde_json::Value;

use super::guideline::Guideline;
use super::plan::Plan;

/// A body's catalog on its way.
#[derive(Debug, Default)]
pub(crate) struct Draft {
    pub(crate) domains: Vec<DomainDraft>,
    pub(crate) exclusions: Vec<Exclusion>,
}

/// A domain and what was done to it.
#[derive(Debug, Clone, Default)]
pub(crate) struct DomainDraft {
    /// Its id in the guideline; none for one that the body added.
    pub(crate) origin: Option<Id>,
    /// The nine-digit code; empty where the catalog shows none.
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) items: Vec<ItemDraft>,
    /// The finding that its name deserves.
    pub(crate) finding: Option<&'static str>,
    /// Copied from the guideline word for word: nothing else may happen to it.
    pub(crate) verbatim: bool,
    /// Its ticks are lost.
    pub(crate) lost: bool,
}

/// An item and what was done to it.
#[derive(Debug, Clone, Default)]
pub(crate) struct ItemDraft {
    /// Its id in the guideline; none for one that the body added.
    pub(crate) origin: Option<Id>,
    /// The nine-digit code; empty where the catalog shows none.
    pub(crate) code: String,
    pub(crate) name: String,
    pub(crate) items: Vec<ItemDraft>,
    pub(crate) entries: Vec<EntryDraft>,
    /// What changed, beside its rows.
    pub(crate) fate: Fate,
    /// The finding that the item itself deserves.
    pub(crate) finding: Option<&'static str>,
    /// Something rests on its being there: it may not be dropped.
    pub(crate) kept: bool,
}

/// What became of an item of the guideline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Fate {
    /// It stands where it stood.
    #[default]
    Stayed,
    Renamed,
    Moved,
    Reordered,
}

/// An entry and what was done to it.
#[derive(Debug, Clone, Default)]
pub(crate) struct EntryDraft {
    /// Its id in the guideline; none for one that the body added.
    pub(crate) origin: Option<Id>,
    pub(crate) entry: Entry,
    /// The guideline's generic bodies of the body's level; empty where it has none.
    pub(crate) generic: String,
    pub(crate) findings: Vec<(&'static str, ElementName)>,
    /// Elements that differ from the guideline, and how they stood there.
    pub(crate) edits: Vec<(ElementName, Value)>,
}

/// Where an item that carries rows stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    pub(crate) domain: usize,
    pub(crate) first: usize,
    /// The second level; none where the first-level item carries the rows itself.
    pub(crate) second: Option<usize>,
}

impl Draft {
    /// The guideline's rows that bind the body's level, with the body's own names.
    pub(crate) fn new(plan: &Plan<'_>, guideline: &Guideline) -> Self {
        let domains = guideline.catalog.domains.iter().map(|domain| {
            let items = domain.items.iter().filter_map(|item| item_draft(item, domain, plan, guideline));
            DomainDraft {
                origin: Some(domain.id.clone()),
                code: code(&domain.id, plan),
                name: domain.name.clone(),
                items: items.collect(),
                ..DomainDraft::default()
            }
        });
        Self { domains: domains.collect(), exclusions: Vec::new() }
    }

    /// The items that carry rows.
    pub(crate) fn leaves(&self) -> Vec<Place> {
        let mut places = Vec::new();
        for (domain, draft) in self.domains.iter().enumerate() {
            for (first, item) in draft.items.iter().enumerate() {
                if !item.entries.is_empty() {
                    places.push(Place { domain, first, second: None });
                }
                let seconds = 0..item.items.len();
                places.extend(seconds.map(|second| Place { domain, first, second: Some(second) }));
            }
        }
        places
    }

    /// The item at a place.
    pub(crate) fn item(&self, at: Place) -> Option<&ItemDraft> {
        let first = self.domains.get(at.domain)?.items.get(at.first)?;
        at.second.map_or(Some(first), |second| first.items.get(second))
    }

    /// The item at a place, to be changed.
    pub(crate) fn item_mut(&mut self, at: Place) -> Option<&mut ItemDraft> {
        let first = self.domains.get_mut(at.domain)?.items.get_mut(at.first)?;
        match at.second {
            None => Some(first),
            Some(second) => first.items.get_mut(second),
        }
    }

    /// The items that a place's item is one of.
    pub(crate) fn siblings_mut(&mut self, at: Place) -> Option<&mut Vec<ItemDraft>> {
        let domain = self.domains.get_mut(at.domain)?;
        match at.second {
            None => Some(&mut domain.items),
            Some(_) => Some(&mut domain.items.get_mut(at.first)?.items),
        }
    }

    /// How many entries there are.
    pub(crate) fn count(&self) -> usize {
        self.domains.iter().map(DomainDraft::count).sum()
    }

    /// The finished catalog, numbered as a reader will number it.
    pub(crate) fn catalog(&self, plan: &Plan<'_>, guideline: &Guideline) -> Catalog {
        let domains = self.domains.iter().map(|domain| Domain {
            id: Id::new(domain.code.as_str()),
            name: domain.name.clone(),
            items: items(&domain.items),
            ..Domain::default()
        });
        let mut catalog = Catalog {
            kind: Kind::Local,
            title: plan.office.title(),
            edition: Some("2020".to_owned()),
            issuer: Some(plan.member.issuer()),
            based_on: Some(BasedOn {
                id: guideline.catalog.title.clone(),
                edition: guideline.catalog.edition.clone(),
                digest: Some(guideline.digest.clone()),
            }),
            exclusions: self.exclusions.clone(),
            domains: domains.collect(),
            ..Catalog::default()
        };
        catalog.number();
        catalog
    }
}

impl DomainDraft {
    /// How many entries it has.
    pub(crate) fn count(&self) -> usize {
        self.items.iter().map(ItemDraft::count).sum()
    }

    /// Every entry, to be changed.
    pub(crate) fn entries_mut(&mut self) -> impl Iterator<Item = &mut EntryDraft> {
        self.items.iter_mut().flat_map(|item| {
            item.entries.iter_mut().chain(item.items.iter_mut().flat_map(|item| &mut item.entries))
        })
    }

    /// The three digits of the guideline's domain; empty for one that the body added.
    pub(crate) fn digits(&self) -> &str {
        self.origin.as_ref().and_then(|id| id.as_str().get(..3)).unwrap_or_default()
    }
}

impl ItemDraft {
    /// How many entries it and the items below it have.
    pub(crate) fn count(&self) -> usize {
        self.entries.len() + self.items.iter().map(Self::count).sum::<usize>()
    }

    /// Whether an item of this name may stand among these.
    pub(crate) fn is_free(name: &str, among: &[Self]) -> bool {
        among.iter().all(|item| item.name != name)
    }

    /// The item and all in it as the body's own: no longer the guideline's.
    pub(crate) fn disown(&mut self) {
        self.origin = None;
        for entry in &mut self.entries {
            entry.origin = None;
            entry.edits.clear();
        }
        self.items.iter_mut().for_each(Self::disown);
    }
}

impl EntryDraft {
    /// Puts the guideline's generic bodies back.
    pub(crate) fn leave_generic(&mut self) {
        if !self.generic.is_empty() {
            self.entry.body = Element::worded(&self.generic);
            self.findings.push(("generic-body", ElementName::Body));
        }
    }
}

/// A code, where the catalog shows codes.
pub(crate) fn code(id: &Id, plan: &Plan<'_>) -> String {
    if plan.coded { id.as_str().to_owned() } else { String::new() }
}

fn item_draft(item: &Item, domain: &Domain, plan: &Plan<'_>, guideline: &Guideline) -> Option<ItemDraft> {
    let level = plan.office.level();
    let items: Vec<ItemDraft> =
        item.items.iter().filter_map(|item| item_draft(item, domain, plan, guideline)).collect();
    let bound = item.entries.iter().filter(|entry| binds(entry, level));
    let entries: Vec<EntryDraft> = bound.map(|entry| entry_draft(entry, domain, plan, guideline)).collect();
    if items.is_empty() && entries.is_empty() {
        return None;
    }
    Some(ItemDraft {
        origin: Some(item.id.clone()),
        code: code(&item.id, plan),
        name: item.name.clone(),
        items,
        entries,
        ..ItemDraft::default()
    })
}

/// Whether an entry binds a level.
pub(crate) fn binds(entry: &Entry, level: Level) -> bool {
    entry.levels.known().is_some_and(|levels| levels.contains(level))
}

/// An entry of the guideline with the body's own name instead of the class that it belongs to.
pub(crate) fn entry_draft(
    entry: &Entry,
    domain: &Domain,
    plan: &Plan<'_>,
    guideline: &Guideline,
) -> EntryDraft {
    let digits = domain.id.as_str().get(..3).unwrap_or_default();
    let tail = |name: &str| guideline.offices.get(digits)?.get(name);
    let is_county = plan.office.level() == Level::County;
    let own: Vec<&str> =
        entry.body.text().split('、').filter(|name| tail(name).is_some() == is_county).collect();
    let mut names: Vec<String> = Vec::new();
    for tail in own.iter().filter_map(|name| tail(name)) {
        let name = plan.office.named(tail);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if !is_county {
        names = vec![plan.office.named("")];
    }
    let body = Element::worded(&names.join("、"));
    EntryDraft {
        origin: Some(entry.id.clone()),
        entry: Entry { id: Id::default(), body, ..entry.clone() },
        generic: own.join("、"),
        ..EntryDraft::default()
    }
}

fn items(drafts: &[ItemDraft]) -> Children<Item> {
    let made = drafts.iter().map(|draft| Item {
        id: Id::new(draft.code.as_str()),
        name: draft.name.clone(),
        items: items(&draft.items),
        entries: draft.entries.iter().map(|draft| draft.entry.clone()).collect(),
        ..Item::default()
    });
    made.collect()
}
