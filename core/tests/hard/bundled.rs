//! The bundled city: the truth of its 175 catalogs as its generator noted it, with the nodes that are one.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use mulu::Catalog;
use mulu::jurisdiction::Jurisdiction;
use mulu::model::{Children, Domain, Entry, Id, Item, Level};
use mulu::read::{ReadOptions, read};
use serde::Deserialize;

use super::found::Found;
use super::truth::{Group, Places, Truth};

/// What is needed of `truth.json`.
#[derive(Deserialize)]
struct Document {
    bodies: BTreeMap<String, Body>,
}

#[derive(Deserialize)]
struct Body {
    layout: String,
    changes: Vec<Change>,
    #[serde(default)]
    excluded: Vec<Excluded>,
}

#[derive(Deserialize)]
struct Change {
    op: String,
    node: String,
    path: String,
    to: Option<String>,
    to_parent: Option<String>,
    element: Option<String>,
}

#[derive(Deserialize)]
struct Excluded {
    id: String,
}

/// A catalog of the city.
pub(crate) struct Bundled {
    pub(crate) name: String,
    pub(crate) level: Level,
    /// It has the guideline's codes.
    pub(crate) coded: bool,
    pub(crate) catalog: Catalog,
    pub(crate) truth: Truth,
    /// Ids of the guideline that the body declares not applicable.
    excluded: Vec<String>,
}

impl Body {
    /// The guideline's ids of the domains that it declares not applicable: by their codes, or by their names.
    fn excludes(&self, base: &Catalog) -> Vec<String> {
        let is_excluded = |domain: &&Domain| {
            self.excluded
                .iter()
                .any(|excluded| excluded.id == domain.id.as_str() || excluded.id == domain.name)
        };
        base.domains.iter().filter(is_excluded).map(|domain| domain.id.to_string()).collect()
    }
}

fn city() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data/fuyang")
}

/// All catalogs of the city.
pub(crate) fn city_of(guideline: &Catalog) -> Vec<Bundled> {
    let truth: Document = serde_json::from_slice(&fs::read(city().join("truth.json")).unwrap()).unwrap();
    let bodies =
        Jurisdiction::from_json(&fs::read(city().join("jurisdiction.json")).unwrap()).unwrap().bodies;
    let bound = [Level::County, Level::Township].map(|level| (level, guideline.for_level(level)));
    let bundled = bodies.into_iter().map(|body| {
        let file = fs::read(city().join(body.file.unwrap())).unwrap();
        let catalog = read(&file, &ReadOptions::default()).unwrap().catalog;
        let told = &truth.bodies[&body.code];
        let base = &bound.iter().find(|(level, _)| *level == body.level).unwrap().1;
        Bundled {
            name: body.name,
            level: body.level,
            coded: told.layout == "coded",
            truth: truth_of(base, &catalog, told),
            excluded: told.excludes(base),
            catalog,
        }
    });
    bundled.collect()
}

impl Bundled {
    /// The same catalog without its codes.
    pub(crate) fn without_codes(&self) -> Self {
        let mut catalog = self.catalog.clone();
        catalog.domains = catalog
            .domains
            .take()
            .map(|domain| Domain { id: Id::default(), items: bare(&domain.items), ..domain })
            .collect();
        catalog.number();
        let ids: BTreeMap<String, String> =
            Places::in_order(&self.catalog).into_iter().zip(Places::in_order(&catalog)).collect();
        let groups = |groups: &[Group]| -> Vec<Group> {
            let to = |group: &Group| Group {
                base: group.base.clone(),
                other: group.other.iter().map(|id| ids[id].clone()).collect(),
            };
            groups.iter().map(to).collect()
        };
        let done = self.truth.done.iter().map(|((what, id), count)| {
            let id = if what.starts_with("add") { &ids[id] } else { id };
            ((what.clone(), id.clone()), *count)
        });
        let truth = Truth {
            domains: groups(&self.truth.domains),
            items: groups(&self.truth.items),
            entries: groups(&self.truth.entries),
            done: done.collect(),
            ..Truth::default()
        };
        Self { name: self.name.clone(), catalog, truth, excluded: self.excluded.clone(), ..*self }
    }

    /// What was found, as the document tells it: without effects, and without what every body does (naming itself,
    /// cutting down the channels on offer), ticks that were lost, and domains declared not applicable.
    pub(crate) fn told(&self, found: Found) -> Found {
        let mut done = BTreeMap::new();
        for ((what, id), count) in found.done {
            let lost = found.lost.contains(&(what.clone(), id.clone()));
            let routine = what.starts_with("edit body") || what == "edit channels reworded";
            if routine || lost || what.starts_with("remove") && self.excluded.contains(&id) {
                continue;
            }
            let mut words: Vec<&str> = what.split(' ').collect();
            words.truncate(2);
            *done.entry((words.join(" "), id)).or_default() += count;
        }
        Found { pairs: found.pairs, done, lost: found.lost }
    }
}

fn bare(items: &Children<Item>) -> Children<Item> {
    let bare = items.iter().map(|item| {
        let entries = item.entries.iter().map(|entry| Entry { id: Id::default(), ..entry.clone() });
        Item { id: Id::default(), items: bare(&item.items), entries: entries.collect(), ..item.clone() }
    });
    bare.collect()
}

/// What was done to a catalog, and which nodes are one: found by following each node of the guideline to its new
/// parent and its new name.
fn truth_of(base: &Catalog, catalog: &Catalog, told: &Body) -> Truth {
    let (from, to) = (Places::of(base), Places::of(catalog));
    let mut way = Way { from: &from, children: BTreeMap::new(), told: BTreeMap::new() };
    for (id, (_, name, parent)) in &to.nodes {
        // Of two with one name the first is the guideline's; the other was added.
        way.children.entry((parent, name)).or_insert(id);
    }
    let mut truth = Truth::default();
    for change in &told.changes {
        way.told.entry(&change.path).or_default().push(change);
        if change.element.as_deref() == Some("body") {
            continue;
        }
        let (op, node) = (&change.op, &change.node);
        let done = match (op.as_str(), &change.element) {
            ("reorder", _) => (format!("{op} {node}"), from.parent(&change.path).to_owned()),
            (_, Some(element)) => (format!("{op} {element}"), change.path.clone()),
            (_, None) => (format!("{op} {node}"), change.path.clone()),
        };
        *truth.done.entry(done).or_default() += 1;
    }
    let group =
        |base: &Id, other: &str| Group { base: [base.to_string()].into(), other: [other.to_owned()].into() };
    let added = |id: &Id| told.changes.iter().any(|change| change.op == "add" && change.path == id.as_str());
    let mut items: BTreeMap<&str, &Item> = BTreeMap::new();
    catalog.walk_items(|trail| {
        let item = trail.items[trail.items.len() - 1];
        items.insert(item.id.as_str(), item);
    });
    for domain in base.domains.iter() {
        if let Some(other) = way.follow(domain.id.as_str()) {
            truth.domains.push(group(&domain.id, other));
        } else {
            let excluded = told.excludes(base).iter().any(|excluded| *excluded == *domain.id.as_str());
            assert!(excluded || way.is_removed(domain.id.as_str()), "{} went without a word", domain.name);
        }
    }
    base.walk_items(|trail| {
        let item = trail.items[trail.items.len() - 1];
        let Some(other) = way.follow(item.id.as_str()) else { return };
        truth.items.push(group(&item.id, other));
        let rows: Vec<&Entry> =
            item.entries.iter().filter(|entry| !way.is_removed(entry.id.as_str())).collect();
        let others: Vec<&Entry> =
            items[other.as_str()].entries.iter().filter(|entry| !added(&entry.id)).collect();
        assert_eq!(rows.len(), others.len(), "{other}");
        for (row, other) in rows.into_iter().zip(others) {
            truth.entries.push(group(&row.id, other.id.as_str()));
        }
    });
    truth
}

/// The way of a node of the guideline into a body's catalog.
struct Way<'a> {
    from: &'a Places,
    /// The body's nodes by their parent and their name.
    children: BTreeMap<(&'a String, &'a String), &'a String>,
    told: BTreeMap<&'a String, Vec<&'a Change>>,
}

impl<'a> Way<'a> {
    fn told(&self, id: &str, op: &str) -> Option<&'a Change> {
        self.told.get(&id.to_owned())?.iter().copied().find(|change| change.op == op)
    }

    fn is_removed(&self, id: &str) -> bool {
        self.told(id, "remove").is_some()
    }

    /// The id in the body's catalog of a domain or item; `None` where it is gone, or what holds it is.
    fn follow(&self, id: &str) -> Option<&'a String> {
        let (_, name, parent) = self.from.nodes.get(id)?;
        if self.is_removed(id) {
            return None;
        }
        let name = self.told(id, "rename").and_then(|change| change.to.as_ref()).unwrap_or(name);
        let parent = self.told(id, "move").and_then(|change| change.to_parent.as_ref()).unwrap_or(parent);
        let nowhere = String::new();
        let under = if parent.is_empty() { &nowhere } else { self.follow(parent)? };
        self.children.get(&(under, name)).copied()
    }
}
