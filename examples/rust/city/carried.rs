//! The truth about carrying each catalog over to the next edition, from what was planted in it and what the revision does: who is
//! who is known here, and values are compared as they stand.

#![expect(clippy::indexing_slicing, reason = "documents of our own making")]

use std::collections::BTreeMap;

use mulu::Catalog;
use mulu::model::{Entry, Exclusion, Level};
use mulu::text;
use mulu::vocabulary::ElementName;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use super::super::Result;
use super::draft::Draft;
use super::elements::value;
use super::flat::{Change, Flat, Parts, changes, editions, is_lost};
use super::plan::Plan;
use super::revised::Revised;
use super::revision::NextEdition;

/// What the document says of itself.
const ABOUT: &str = "Ground truth of carrying the bundled catalogs over from guideline.json to guideline-2022.json; see README.md. changes: from \
the one to the other, by the old one's ids, of an addition by the new one's; of a removed or added item only the topmost node is listed. taken, alike, \
void and theirs_conflicting are the changes of the guideline at the body's level, kept, ours_alike, dropped and ours_conflicting those of the body; \
conflicts are told by the old guideline's id, of what the guideline adds by the new one's. Who is who is known from how the catalogs were made, \
values are compared as they stand.";

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
        self.restructured(theirs, ours);
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
                "move" => self.both_moved(at, mine, key),
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

    /// What the guideline split or merged, and the body had renamed, moved, or put rows of its own into: its names go with the decision,
    /// and so does the place of what was to be merged into another.
    fn restructured(&mut self, theirs: &[Change], ours: &[Change]) {
        for (at, (op, whole, _)) in theirs.iter().enumerate() {
            if !matches!(*op, "split" | "merge") || !self.ours.has(whole) {
                continue;
            }
            let merged = self.base.order.iter().filter(|key| self.parts.of.get(*key) == Some(whole));
            let members: Vec<&String> = std::iter::once(whole).chain(merged).collect();
            let by_ours = |is: &dyn Fn(&Change) -> bool| {
                ours.iter().enumerate().filter(|(_, change)| is(change)).map(|(at, _)| at).collect::<Vec<_>>()
            };
            let renamed = by_ours(&|(op, key, _)| *op == "rename" && members.contains(&key));
            let moved = by_ours(&|(op, key, _)| *op == "move" && members.contains(&key));
            let has_own = ours.iter().any(|(op, key, _)| {
                *op == "add"
                    && self
                        .ours
                        .parent(key)
                        .is_some_and(|parent| members.iter().any(|member| *member == parent))
            });
            if renamed.is_empty() && moved.is_empty() && !has_own {
                continue;
            }
            let goes = |at: &usize| ours.get(*at).is_some_and(|(_, key, _)| !self.theirs.has(key));
            // What the body dropped of a part comes with the part, if that comes.
            let dropped = by_ours(&|(op, key, _)| {
                let part = self.theirs.parent(key).and_then(|part| self.parts.of.get(part));
                *op == "remove" && part == Some(whole)
            });
            let in_conflict: Vec<usize> =
                moved.into_iter().filter(goes).chain(renamed).chain(dropped).collect();
            self.conflict(if *op == "split" { "changed-split" } else { "changed-merged" }, whole, None);
            self.ends[0].insert(at, "conflict");
            self.ends[1].extend(in_conflict.into_iter().map(|at| (at, "conflict")));
        }
    }

    /// What both moved, to one place or to two.
    fn both_moved(&mut self, at: usize, mine: usize, key: &str) {
        if self.theirs.parent(key) == self.ours.parent(key) {
            return self.end(at, mine, ["alike", "alike"]);
        }
        self.conflict("moved-moved", key, None);
        self.end(at, mine, ["conflict", "conflict"]);
    }

    /// What a body dropped: theirs changed something in it, or did not. What stands in theirs under something else that the body dropped
    /// is decided with that.
    fn removed_by_ours(&mut self, theirs: &[Change], ours: &[Change]) {
        let is_dropped = |key: &String| !self.ours.has(key) && self.theirs.has(key);
        let dropped: Vec<String> = self.base.order.iter().filter(|key| is_dropped(key)).cloned().collect();
        let mut ends: FxHashMap<String, &'static str> = FxHashMap::default();
        for root in &dropped {
            let above =
                self.theirs.parent(root).filter(|above| self.base.has(above) && !self.ours.has(above));
            if above.is_some() {
                continue;
            }
            let inside = Self::inside(&self.theirs, &self.base, &self.ours, theirs, root);
            let is_excluded = self
                .base
                .order
                .iter()
                .any(|key| self.excluded.contains(key.as_str()) && self.base.is_within(root, key));
            // What theirs removed of it as well is no change in it.
            let is_touched = inside.iter().any(|at| theirs.get(*at).is_some_and(|(op, ..)| *op != "remove"));
            let end = if is_touched && !is_excluded { "conflict" } else { "void" };
            if end == "conflict" {
                self.conflict("removed-changed", root, None);
            }
            self.ends[0].extend(inside.into_iter().map(|at| (at, end)));
            ends.extend(
                dropped.iter().filter(|key| self.theirs.is_within(key, root)).map(|key| (key.clone(), end)),
            );
        }
        for (at, (_, root, _)) in ours.iter().enumerate().filter(|(_, (op, ..))| *op == "remove") {
            // Of what theirs merged into another the rows are there.
            let is_open = |key: &String| {
                ends.get(key) == Some(&"conflict")
                    && (key == root || !self.theirs.has(root) && self.base.is_within(key, root))
            };
            if dropped.iter().any(is_open) {
                self.ends[1].insert(at, "conflict");
            }
        }
    }

    /// The changes of a side in something, where they stand there or, of what it removed, stood; but for edits of what the other side
    /// has elsewhere.
    fn inside(side: &Flat, base: &Flat, other: &Flat, changes: &[Change], root: &str) -> Vec<usize> {
        let way = |key: &str| {
            let mut at = Some(key);
            while let Some(key) = at {
                if key == root {
                    return true;
                }
                at = if side.has(key) { side.parent(key) } else { base.parent(key) };
            }
            false
        };
        let is_inside = |(op, key, _): &Change| {
            *op != "reorder" && !(other.has(key) && matches!(*op, "edit" | "rename")) && way(key)
        };
        changes.iter().enumerate().filter(|(_, change)| is_inside(change)).map(|(at, _)| at).collect()
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
            let inside = Self::inside(&self.ours, &self.base, &self.theirs, ours, root);
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
