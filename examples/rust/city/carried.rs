//! The truth about carrying each catalog over to the next edition, from what was planted in it and what the revision does: who is
//! who is known here, and values are compared as they stand.

#![expect(clippy::indexing_slicing, reason = "documents and pairs of our own making")]

use std::collections::BTreeMap;

use mulu::Catalog;
use mulu::model::{Children, Entry, Exclusion, Id, Item, Level};
use mulu::text;
use mulu::vocabulary::ElementName;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use super::super::Result;
use super::draft::{Draft, EntryDraft, ItemDraft};
use super::elements::value;
use super::plan::Plan;
use super::revised::Revised;
use super::revision::NextEdition;

/// What the document says of itself.
const ABOUT: &str = "Ground truth of carrying the bundled catalogs over from guideline.json to guideline-2022.json; see README.md. changes: from \
the one to the other, by the old one's ids, of an addition by the new one's; of a removed or added item only the topmost node is listed. taken, alike, \
void and theirs_conflicting are the changes of the guideline at the body's level, kept, ours_alike, dropped and ours_conflicting those of the body; \
conflicts are told by the old guideline's id, of what the guideline adds by the new one's. Who is who is known from how the catalogs were made, \
values are compared as they stand.";

/// The elements of an entry.
pub(crate) const ELEMENTS: [ElementName; 8] = [
    ElementName::Content,
    ElementName::Basis,
    ElementName::TimeLimit,
    ElementName::Body,
    ElementName::Channels,
    ElementName::Audience,
    ElementName::Method,
    ElementName::Levels,
];

/// What has to become of one catalog.
#[derive(Debug, Default, Serialize)]
pub(crate) struct Carried {
    taken: usize,
    alike: usize,
    void: usize,
    theirs_conflicting: usize,
    kept: usize,
    ours_alike: usize,
    dropped: usize,
    ours_conflicting: usize,
    conflicts: Vec<Conflict>,
}

#[derive(Debug, Serialize, PartialEq, Eq, PartialOrd, Ord)]
struct Conflict {
    kind: &'static str,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    element: Option<&'static str>,
}

/// A node under a key that is the same in all three catalogs.
#[derive(Debug, Clone)]
struct Node {
    parent: Option<String>,
    name: String,
    entry: Option<Entry>,
    /// Elements of a row that were edited on purpose; the others were only made local.
    planted: Vec<ElementName>,
}

/// A catalog's nodes by their keys, in document order.
#[derive(Debug, Default)]
struct Flat {
    order: Vec<String>,
    nodes: FxHashMap<String, Node>,
}

/// A change: what is done to which node, and to which element.
type Change = (&'static str, String, Option<ElementName>);

impl Flat {
    fn push(&mut self, key: String, node: Node) {
        self.order.push(key.clone());
        self.nodes.insert(key, node);
    }

    /// A guideline's nodes; `key` gives a node's key by its id.
    fn of(catalog: &Catalog, key: &dyn Fn(&Id) -> String) -> Self {
        let mut flat = Self::default();
        for domain in catalog.domains.iter() {
            let own = key(&domain.id);
            flat.push(
                own.clone(),
                Node { parent: None, name: domain.name.clone(), entry: None, planted: Vec::new() },
            );
            flat.items(&domain.items, &own, key);
        }
        flat
    }

    fn items(&mut self, items: &Children<Item>, parent: &str, key: &dyn Fn(&Id) -> String) {
        for item in items.iter() {
            let own = key(&item.id);
            let node = Node {
                parent: Some(parent.to_owned()),
                name: item.name.clone(),
                entry: None,
                planted: Vec::new(),
            };
            self.push(own.clone(), node);
            for entry in item.entries.iter() {
                let node = Node {
                    parent: Some(own.clone()),
                    name: String::new(),
                    entry: Some(entry.clone()),
                    planted: Vec::new(),
                };
                self.push(key(&entry.id), node);
            }
            self.items(&item.items, &own, key);
        }
    }

    /// A body's nodes: a draft has the finished catalog's shape.
    fn of_draft(draft: &Draft, catalog: &Catalog) -> Self {
        let mut flat = Self::default();
        for (draft, domain) in draft.domains.iter().zip(catalog.domains.iter()) {
            let own = key(draft.origin.as_ref(), &domain.id);
            flat.push(
                own.clone(),
                Node { parent: None, name: domain.name.clone(), entry: None, planted: Vec::new() },
            );
            flat.drafts(&draft.items, &domain.items, &own);
        }
        flat
    }

    fn drafts(&mut self, drafts: &[ItemDraft], items: &Children<Item>, parent: &str) {
        for (draft, item) in drafts.iter().zip(items.iter()) {
            let own = key(draft.origin.as_ref(), &item.id);
            let node = Node {
                parent: Some(parent.to_owned()),
                name: item.name.clone(),
                entry: None,
                planted: Vec::new(),
            };
            self.push(own.clone(), node);
            for (draft, entry) in draft.entries.iter().zip(item.entries.iter()) {
                self.push(key(draft.origin.as_ref(), &entry.id), row(draft, entry, &own));
            }
            self.drafts(&draft.items, &item.items, &own);
        }
    }

    fn has(&self, key: &str) -> bool {
        self.nodes.contains_key(key)
    }

    fn parent(&self, key: &str) -> Option<&str> {
        self.nodes.get(key)?.parent.as_deref()
    }

    /// Whether a node is another or stands below it.
    fn is_within(&self, key: &str, above: &str) -> bool {
        let mut at = Some(key);
        while let Some(key) = at {
            if key == above {
                return true;
            }
            at = self.parent(key);
        }
        false
    }

    fn children(&self, parent: Option<&str>, entries: bool) -> Vec<&str> {
        let each = self.order.iter().map(String::as_str);
        each.filter(|key| {
            self.nodes
                .get(*key)
                .is_some_and(|node| node.parent.as_deref() == parent && node.entry.is_some() == entries)
        })
        .collect()
    }
}

fn key(origin: Option<&Id>, own: &Id) -> String {
    origin.map_or_else(|| format!("own {own}"), ToString::to_string)
}

fn row(draft: &EntryDraft, entry: &Entry, parent: &str) -> Node {
    let planted = draft.edits.iter().map(|(element, _)| *element).collect();
    Node { parent: Some(parent.to_owned()), name: String::new(), entry: Some(entry.clone()), planted }
}

/// What the revision makes several or one: no removals, additions or moves of their own.
#[derive(Debug, Default)]
struct Parts {
    /// Each node with what it was split off, or went into.
    of: FxHashMap<String, String>,
    /// Parts of which the level has nothing else: there the part is the whole, under another name.
    alone: FxHashMap<String, String>,
}

impl Parts {
    fn of(next: &NextEdition, new: &Catalog) -> Self {
        let mut there: FxHashSet<&str> = FxHashSet::default();
        new.walk_items(|trail| there.extend(trail.items.last().map(|item| item.id.as_str())));
        let (whole, alone): (Vec<_>, Vec<_>) =
            next.revision.splits.iter().partition(|split| there.contains(split.id.as_str()));
        let alone = alone.into_iter().map(|split| (split.part.id.clone(), split.id.clone())).collect();
        // A level that has nothing of the part sees another name and no more.
        let both = whole.into_iter().filter(|split| there.contains(split.part.id.as_str()));
        let split = both.map(|split| (format!("new {}", split.part.id), split.id.clone()));
        let merged = next
            .revision
            .merges
            .iter()
            .flat_map(|merged| merged.from.iter().map(|from| (from.clone(), merged.into.clone())));
        Self { of: split.chain(merged).collect(), alone }
    }

    fn whole<'a>(&'a self, key: &'a str) -> &'a str {
        self.of.get(key).map_or(key, String::as_str)
    }

    fn is_whole(&self, key: &str) -> bool {
        self.of.values().any(|whole| whole == key)
    }

    /// Whether parts went off it; of others they came to it.
    fn is_split(&self, key: &str) -> bool {
        self.of.iter().any(|(part, whole)| whole == key && part.starts_with("new "))
    }
}

/// The changes from one catalog to another, as a comparison lists them.
fn changes(base: &Flat, other: &Flat, parts: &Parts) -> Vec<Change> {
    let mut list: Vec<Change> = Vec::new();
    for key in &base.order {
        let Some(node) = base.nodes.get(key) else { continue };
        let parent = node.parent.as_deref();
        let Some(there) = other.nodes.get(key) else {
            let is_merged = parts.of.contains_key(key);
            let parent_is_there = parent.is_none_or(|parent| other.has(parts.whole(parent)));
            if !is_merged && parent_is_there {
                list.push(("remove", key.clone(), None));
            }
            continue;
        };
        if parts.is_whole(key) && node.entry.is_none() && other.has(key) {
            list.push((if parts.is_split(key) { "split" } else { "merge" }, key.clone(), None));
        } else if node.name != there.name {
            list.push(("rename", key.clone(), None));
        }
        let places = [parent, there.parent.as_deref()].map(|parent| parent.map(|parent| parts.whole(parent)));
        if places[0] != places[1] {
            list.push(("move", key.clone(), None));
        }
        if let (Some(entry), Some(other)) = (&node.entry, &there.entry) {
            for element in ELEMENTS {
                let differs = match element {
                    // What is on offer counts as well.
                    ElementName::Channels => entry.channels != other.channels,
                    _ => value(entry, element) != value(other, element) || is_lost(other, element),
                };
                if differs {
                    list.push(("edit", key.clone(), Some(element)));
                }
            }
        }
    }
    for key in &other.order {
        let Some(node) = other.nodes.get(key) else { continue };
        let parent_is_known =
            node.parent.as_deref().is_none_or(|parent| base.has(parent) || parts.of.contains_key(parent));
        if !base.has(key) && !parts.of.contains_key(key) && parent_is_known {
            list.push(("add", key.clone(), None));
        }
    }
    let mut parents: Vec<Option<&str>> = vec![None];
    parents.extend(base.order.iter().filter(|key| other.has(key)).map(|key| Some(key.as_str())));
    for parent in parents {
        for entries in [false, true] {
            let siblings = base.children(parent, entries);
            let there = other.children(parent, entries);
            let order: Vec<usize> =
                siblings.iter().filter_map(|key| there.iter().position(|other| other == key)).collect();
            let out = order.len() - longest(&order);
            list.extend((0..out).map(|n| ("reorder", format!("{} {n}", parent.unwrap_or_default()), None)));
        }
    }
    list
}

/// The two editions as a level sees them.
fn editions(old: &Catalog, next: &NextEdition, level: Level) -> (Flat, Flat, Parts) {
    let base = Flat::of(&old.for_level(level), &ToString::to_string);
    let new = next.catalog.for_level(level);
    let parts = Parts::of(next, &new);
    let theirs = Flat::of(&new, &|id| {
        let known = next.origins.get(id.as_str()).or_else(|| parts.alone.get(id.as_str()));
        known.cloned().unwrap_or_else(|| format!("new {id}"))
    });
    (base, theirs, parts)
}

/// How many changes of which kind a level sees.
pub(crate) fn counts(old: &Catalog, next: &NextEdition, level: Level) -> BTreeMap<&'static str, usize> {
    let (base, theirs, parts) = editions(old, next, level);
    let mut counts = BTreeMap::new();
    for (op, ..) in changes(&base, &theirs, &parts) {
        *counts.entry(op).or_default() += 1;
    }
    counts
}

/// How long the longest increasing run is.
fn longest(order: &[usize]) -> usize {
    let mut best: Vec<usize> = Vec::new();
    for (at, number) in order.iter().enumerate() {
        let before =
            order.iter().zip(&best).take(at).filter(|(other, _)| *other < number).map(|(_, run)| *run).max();
        best.push(before.unwrap_or(0) + 1);
    }
    best.into_iter().max().unwrap_or(0)
}

fn is_lost(entry: &Entry, element: ElementName) -> bool {
    entry.is_unknown(element)
}

impl Carried {
    /// What has to become of a finished catalog.
    pub(crate) fn of(
        draft: &Draft,
        catalog: &Catalog,
        plan: &Plan<'_>,
        old: &Catalog,
        next: &NextEdition,
    ) -> Self {
        let level = plan.office.level();
        let (base, theirs, parts) = editions(old, next, level);
        let ours = Flat::of_draft(draft, catalog);
        // A catalog without codes declares by names.
        let declared = draft.exclusions.iter().filter(|exclusion| exclusion.reason.is_some());
        let names = |exclusion: &Exclusion| {
            let named = old.domains.iter().find(|domain| domain.name == exclusion.name);
            named.map_or_else(|| exclusion.id.to_string(), |domain| domain.id.to_string())
        };
        let excluded: FxHashSet<String> = declared.map(names).collect();
        let by_theirs = changes(&base, &theirs, &parts);
        let by_ours = changes(&base, &ours, &Parts::default());
        let is_township = level == Level::Township;
        let ends = [BTreeMap::new(), BTreeMap::new()];
        let mut telling =
            Telling { base, theirs, ours, parts, excluded, is_township, ends, told: Self::default() };
        telling.tell(&by_theirs, &by_ours);
        telling.told
    }
}

struct Telling {
    base: Flat,
    theirs: Flat,
    ours: Flat,
    parts: Parts,
    excluded: FxHashSet<String>,
    is_township: bool,
    /// How changes of theirs and ours end, where they do not simply go over.
    ends: [BTreeMap<usize, &'static str>; 2],
    told: Carried,
}

impl Telling {
    fn tell(&mut self, theirs: &[Change], ours: &[Change]) {
        self.removed_by_ours(theirs, ours);
        self.removed_by_theirs(theirs, ours);
        for (at, (op, key, element)) in theirs.iter().enumerate() {
            let same = ours.iter().position(|other| (other.0, &other.1, other.2) == (*op, key, *element));
            if self.ends[0].contains_key(&at) {
                continue;
            }
            let Some(mine) = same.filter(|mine| !self.ends[1].contains_key(mine)) else { continue };
            match *op {
                "edit" => self.both_edited(at, mine, key, *element),
                "rename" => {
                    let names = [&self.theirs, &self.ours]
                        .map(|flat| flat.nodes.get(key).map(|node| node.name.clone()));
                    if names[0].as_deref().map(text::words) == names[1].as_deref().map(text::words) {
                        self.end(at, mine, ["alike", "alike"]);
                    } else {
                        self.conflict("renamed-renamed", key, None);
                        self.end(at, mine, ["conflict", "conflict"]);
                    }
                }
                "remove" => self.end(at, mine, ["alike", "alike"]),
                _ => {}
            }
        }
        self.added_by_both(theirs, ours);
        for (side, count) in [theirs.len(), ours.len()].into_iter().enumerate() {
            for at in 0..count {
                let told = &mut self.told;
                match (side, self.ends[side].get(&at).copied()) {
                    (0, None | Some("taken")) => told.taken += 1,
                    (0, Some("alike")) => told.alike += 1,
                    (0, Some("void")) => told.void += 1,
                    (0, Some(_)) => told.theirs_conflicting += 1,
                    (_, None | Some("kept")) => told.kept += 1,
                    (_, Some("alike")) => told.ours_alike += 1,
                    (_, Some("dropped")) => told.dropped += 1,
                    (_, Some(_)) => told.ours_conflicting += 1,
                }
            }
        }
        self.told.conflicts.sort();
    }

    fn end(&mut self, theirs: usize, ours: usize, [one, other]: [&'static str; 2]) {
        self.ends[0].insert(theirs, one);
        self.ends[1].insert(ours, other);
    }

    fn conflict(&mut self, kind: &'static str, key: &str, element: Option<ElementName>) {
        let path = key.trim_start_matches("new ").to_owned();
        self.told.conflicts.push(Conflict { kind, path, element: element.map(ElementName::key) });
    }

    /// What a body dropped: theirs changed something in it, or did not.
    fn removed_by_ours(&mut self, theirs: &[Change], ours: &[Change]) {
        let roots: Vec<String> = self
            .base
            .order
            .iter()
            .filter(|key| {
                !self.ours.has(key) && self.base.parent(key).is_none_or(|parent| self.ours.has(parent))
            })
            .cloned()
            .collect();
        for root in roots {
            let inside: Vec<usize> = theirs
                .iter()
                .enumerate()
                .filter(|(_, (op, key, _))| *op != "reorder" && self.is_inside(key, &root))
                .map(|(at, _)| at)
                .collect();
            let own = ours.iter().position(|(op, key, _)| *op == "remove" && *key == root);
            if !self.theirs.has(&root) && !self.parts.of.contains_key(&root) {
                // Both removed it: told of where the changes meet.
                continue;
            }
            let is_excluded = self
                .base
                .order
                .iter()
                .any(|key| self.excluded.contains(key.as_str()) && self.base.is_within(&root, key));
            // What theirs removed of it as well is no change in it.
            let is_touched = inside.iter().any(|at| theirs.get(*at).is_some_and(|(op, ..)| *op != "remove"));
            let end = match (is_excluded, is_touched) {
                (true, _) | (_, false) => "void",
                (false, true) => {
                    self.conflict("removed-changed", &root, None);
                    if let Some(own) = own {
                        self.ends[1].insert(own, "conflict");
                    }
                    "conflict"
                }
            };
            self.ends[0].extend(inside.into_iter().map(|at| (at, end)));
        }
    }

    /// Whether a node of theirs belongs to what the body dropped: it stood in it, or came to it and is not the body's elsewhere.
    fn is_inside(&self, key: &str, root: &str) -> bool {
        self.base.is_within(key, root) || !self.ours.has(key) && self.theirs.is_within(key, root)
    }

    /// What the guideline cancelled: the body changed something in it, or did not. What the body took out of it stands alone.
    fn removed_by_theirs(&mut self, theirs: &[Change], ours: &[Change]) {
        let mut roots: Vec<(Option<usize>, &String)> = theirs
            .iter()
            .enumerate()
            .filter(|(at, (op, key, _))| {
                *op == "remove" && self.ours.has(key) && !self.ends[0].contains_key(at)
            })
            .map(|(at, (_, key, _))| (Some(at), key))
            .collect();
        let taken_out = ours.iter().filter(|(op, key, _)| {
            let stands_in = self.ours.parent(key).is_some_and(|parent| self.theirs.has(parent));
            let stood_in = self.base.parent(key).is_some_and(|parent| self.theirs.has(parent));
            *op == "move" && !self.theirs.has(key) && stands_in && !stood_in
        });
        roots.extend(taken_out.map(|(_, key, _)| (None, key)));
        for (theirs_at, root) in roots {
            let inside: Vec<usize> = ours
                .iter()
                .enumerate()
                .filter(|(_, (op, key, _))| match *op {
                    "remove" => self.base.is_within(key, root),
                    _ => self.ours.is_within(key, root),
                })
                .map(|(at, _)| at)
                .collect();
            let (gone, changed): (Vec<_>, Vec<_>) =
                inside.into_iter().partition(|at| ours.get(*at).is_some_and(|(op, ..)| *op == "remove"));
            let is_touched = changed.iter().any(|at| self.is_planted(ours, *at));
            if is_touched {
                self.conflict("changed-removed", root, None);
                self.ends[0].extend(theirs_at.map(|at| (at, "conflict")));
            }
            let end = if is_touched { "conflict" } else { "dropped" };
            self.ends[1].extend(changed.into_iter().map(|at| (at, end)));
            self.ends[1].extend(gone.into_iter().map(|at| (at, "alike")));
        }
    }

    /// Whether a body's change is more than making the guideline's words its own.
    fn is_planted(&self, ours: &[Change], at: usize) -> bool {
        let Some((op, key, element)) = ours.get(at) else { return false };
        if *op != "edit" {
            return *op != "reorder";
        }
        let lost = self.ours.nodes.get(key).and_then(|node| Some(is_lost(node.entry.as_ref()?, (*element)?)));
        let planted = element.is_some_and(|element| {
            self.ours.nodes.get(key).is_some_and(|node| node.planted.contains(&element))
        });
        planted && lost != Some(true)
    }

    fn both_edited(&mut self, at: usize, mine: usize, key: &str, element: Option<ElementName>) {
        let Some(element) = element else { return };
        let rows = [&self.base, &self.theirs, &self.ours]
            .map(|flat| flat.nodes.get(key).and_then(|node| node.entry.clone()));
        let [Some(base), Some(theirs), Some(ours)] = rows else { return };
        if is_lost(&ours, element) {
            return self.end(at, mine, ["taken", "dropped"]);
        }
        let words = |entry: &Entry| text::words(&value(entry, element).to_string());
        if words(&theirs) == words(&ours) {
            return self.end(at, mine, ["alike", "alike"]);
        }
        if words(&ours) == words(&base) {
            return self.end(at, mine, ["taken", "dropped"]);
        }
        let clash = match element {
            ElementName::Channels | ElementName::Levels => false,
            ElementName::Basis => Self::bases_clash(&base, &theirs, &ours),
            ElementName::Body => return self.bodies(at, mine, key, [&base, &theirs, &ours]),
            _ => true,
        };
        if clash {
            self.conflict("edited-edited", key, Some(element));
            self.end(at, mine, ["conflict", "conflict"]);
        }
    }

    /// Whether the body changed or lost the very citation that theirs replaced, or has no basis any more.
    fn bases_clash(base: &Entry, theirs: &Entry, ours: &Entry) -> bool {
        let lines = |entry: &Entry| entry.basis.text().split('\n').map(text::words).collect::<Vec<_>>();
        let (old, new, own) = (lines(base), lines(theirs), lines(ours));
        let went: Vec<&String> = old.iter().filter(|line| !new.contains(line)).collect();
        ours.basis.text().trim().is_empty() || went.iter().any(|line| !own.contains(line))
    }

    fn bodies(&mut self, at: usize, mine: usize, key: &str, [base, theirs, ours]: [&Entry; 3]) {
        let names = |entry: &Entry| {
            entry
                .body
                .text()
                .split('、')
                .map(str::to_owned)
                .filter(|name| !name.is_empty())
                .collect::<Vec<_>>()
        };
        let (old, new, own) = (names(base), names(theirs), names(ours));
        let went: Vec<&String> = old.iter().filter(|name| !new.contains(name)).collect();
        let came: Vec<&String> = new.iter().filter(|name| !old.contains(name)).collect();
        let is_county = |name: &&String| name.starts_with("县");
        let names_none = !own.iter().any(|name| went.contains(&name) || came.contains(&name));
        if self.is_township && names_none && went.iter().chain(&came).all(is_county) {
            return self.end(at, mine, ["void", "kept"]);
        }
        let both_dropped = went.iter().any(|name| !own.contains(name));
        let has_own = own.iter().any(|name| !old.contains(name));
        if own.is_empty() || both_dropped && has_own && !came.is_empty() {
            self.conflict("edited-edited", key, Some(ElementName::Body));
            self.end(at, mine, ["conflict", "conflict"]);
        }
    }

    /// What both added under one name: the body's row says something else than the guideline's.
    fn added_by_both(&mut self, theirs: &[Change], ours: &[Change]) {
        for (at, (op, key, _)) in theirs.iter().enumerate() {
            let Some(node) = self.theirs.nodes.get(key).filter(|node| *op == "add" && node.entry.is_none())
            else {
                continue;
            };
            let mine = ours.iter().position(|(op, other, _)| {
                *op == "add"
                    && self
                        .ours
                        .nodes
                        .get(other)
                        .is_some_and(|own| own.name == node.name && own.parent == node.parent)
            });
            let Some(mine) = mine else { continue };
            self.conflict("added-added", &key.clone(), None);
            self.end(at, mine, ["conflict", "conflict"]);
        }
    }
}

/// The document `revision-truth.json`: one change of the guideline, one conflict a line.
pub(crate) fn document(revised: &Revised, bodies: &[(String, Carried)]) -> Result<String> {
    let mut told = Vec::new();
    for (code, carried) in bodies {
        let mut body = serde_json::to_value(carried)?;
        let conflicts = body["conflicts"].take();
        let lines = conflicts.as_array().into_iter().flatten().map(ToString::to_string).collect::<Vec<_>>();
        let list = if lines.is_empty() { "[]".to_owned() } else { format!("[\n{}\n]", lines.join(",\n")) };
        let counts = body.as_object().into_iter().flatten().filter(|(name, _)| *name != "conflicts");
        let counts =
            counts.map(|(name, count)| format!("\"{name}\": {count}")).collect::<Vec<_>>().join(", ");
        told.push(format!("\"{code}\": {{{counts}, \"conflicts\": {list}}}"));
    }
    Ok(format!(
        "{{\"about\": {},\n{}\"bodies\": {{\n{}\n}}}}\n",
        serde_json::to_string(ABOUT)?,
        revised.fields()?,
        told.join(",\n")
    ))
}
