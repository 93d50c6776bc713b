//! What the nodes of the merged catalog say: names, elements, columns.

use serde_json::Value;

use super::document::{ConflictKind, Dropped, VoidWhy};
use super::merging::{End, Merging, Met};
use super::nodes::{N, Of};
use super::sets;
use crate::diff::patch::values;
use crate::diff::{Effect, NodeKind, Op};
use crate::model::{Channel, Channels, Element, Entry, Id, Level, Levels, Provenance};
use crate::text;
use crate::vocabulary::ElementName;

/// How an element that both edited ends: whose value it gets, and how the two edits end.
enum Verdict {
    Ours(End, End),
    Theirs(End, End),
    Merged(Box<Entry>),
    Conflict,
}

impl<'a> Merging<'a, '_> {
    /// Names and elements of all that is there.
    pub(super) fn contents(&mut self) {
        for kind in [NodeKind::Domain, NodeKind::Item, NodeKind::Entry] {
            for n in self.nodes.of_kind(kind) {
                if !self.is_there(n) {
                    continue;
                }
                if kind == NodeKind::Entry {
                    if let Some(entry) = self.merged_entry(n) {
                        self.entries.insert(n, entry);
                    }
                } else if let Some(name) = self.merged_name(n) {
                    self.names.insert(n, name);
                }
            }
        }
        self.absorb();
    }

    fn merged_name(&mut self, n: N) -> Option<String> {
        let [base, theirs, ours] = [Of::Base, Of::Theirs, Of::Ours].map(|of| self.name(n, of));
        let (Some(base), Some(theirs), Some(ours)) = (base, theirs, ours) else {
            return ours.or(theirs).map(str::to_owned);
        };
        let same = |one: &str, other: &str| text::words(one) == text::words(other);
        let (name, ends) = if theirs == ours || same(theirs, ours) && theirs != base && ours != base {
            (ours, (End::Alike, End::Alike))
        } else if self.is_structural(n) {
            // A refused split or merge leaves the name as it was, and every name goes with the decision.
            (ours, (End::Conflict, End::Conflict))
        } else if ours == base || theirs == base {
            (if ours == base { theirs } else { ours }, (End::Taken, End::Kept))
        } else if same(ours, base) {
            self.drop_value(n, None, Value::from(ours));
            (theirs, (End::Taken, End::Dropped))
        } else if same(theirs, base) {
            (ours, (End::Void(VoidWhy::Reworded), End::Kept))
        } else {
            self.meet(ConflictKind::RenamedRenamed, n);
            (ours, (End::Conflict, End::Conflict))
        };
        self.end(Of::Theirs, Op::Rename, n, None, ends.0);
        self.end(Of::Ours, Op::Rename, n, None, ends.1);
        Some(name.to_owned())
    }

    fn merged_entry(&mut self, n: N) -> Option<Entry> {
        let node = self.nodes.get(n);
        let [base, theirs, ours] = [Of::Base, Of::Theirs, Of::Ours].map(|of| self.entry(n, of));
        match (base, theirs, ours) {
            (Some(base), Some(theirs), Some(ours)) => Some(self.three_way(n, [base, theirs, ours])),
            // A part of a row keeps what the whole row was made to here.
            (None, Some(theirs), None) => Some(match node.split_by_theirs.map(|whole| self.whole(whole)) {
                Some((Some(base), _, Some(ours))) => self.part(n, [base, theirs, ours], theirs),
                _ => fresh(theirs),
            }),
            (None, None, Some(ours)) => Some(match node.split_by_ours.map(|whole| self.whole(whole)) {
                Some((Some(base), Some(theirs), _)) => self.part(n, [base, theirs, ours], ours),
                _ => ours.clone(),
            }),
            (_, _, Some(ours)) => Some(ours.clone()),
            (_, Some(theirs), None) => Some(fresh(theirs)),
            (_, None, None) => None,
        }
    }

    fn whole(&self, n: N) -> (Option<&'a Entry>, Option<&'a Entry>, Option<&'a Entry>) {
        (self.entry(n, Of::Base), self.entry(n, Of::Theirs), self.entry(n, Of::Ours))
    }

    /// An entry that all three have.
    fn three_way(&mut self, n: N, [base, theirs, ours]: [&'a Entry; 3]) -> Entry {
        let mut merged = ours.clone();
        let is_refused = self.is_structural(n);
        for element in ElementName::OF_ENTRY {
            let effect = |side, merging: &Self| {
                let at = merging.nodes.get(n).base?;
                let (_, change) = merging.sides.change(side, Op::Edit, NodeKind::Entry, at, Some(element))?;
                Some(change.effect.unwrap_or(Effect::Changed))
            };
            let (by_theirs, by_ours) = (effect(Of::Theirs, self), effect(Of::Ours, self));
            let (Some(by_theirs), false) = (by_theirs, is_refused && element == ElementName::Content) else {
                if by_theirs.is_some() {
                    self.end(Of::Theirs, Op::Edit, n, Some(element), End::Conflict);
                    self.end(Of::Ours, Op::Edit, n, Some(element), End::Conflict);
                }
                continue;
            };
            let Some(by_ours) = by_ours else {
                copy(element, theirs, &mut merged);
                self.end(Of::Theirs, Op::Edit, n, Some(element), End::Taken);
                continue;
            };
            // Of a row that theirs split, what went over to another part has to go here.
            let is_split = self.theirs_groups.iter().any(|group| group.whole == n);
            let by_theirs = if is_split { Effect::Changed } else { by_theirs };
            let ends = match self.verdict(element, [base, theirs, ours], (by_theirs, by_ours)) {
                Verdict::Ours(theirs, ours) => (theirs, ours),
                Verdict::Theirs(by_theirs, by_ours) => {
                    copy(element, theirs, &mut merged);
                    let value = values::of(element, ours).unwrap_or_default();
                    self.drop_value(n, Some(element), value);
                    (by_theirs, by_ours)
                }
                Verdict::Merged(entry) => {
                    copy(element, &entry, &mut merged);
                    (End::Taken, End::Kept)
                }
                Verdict::Conflict => {
                    self.meet_edit(n, element);
                    (End::Conflict, End::Conflict)
                }
            };
            self.end(Of::Theirs, Op::Edit, n, Some(element), ends.0);
            self.end(Of::Ours, Op::Edit, n, Some(element), ends.1);
        }
        if ours.serial == base.serial {
            merged.serial.clone_from(&theirs.serial);
        }
        self.columns(n, [base, theirs, ours], &mut merged);
        merged
    }

    /// What becomes of an element that both edited.
    fn verdict(
        &mut self,
        element: ElementName,
        [base, theirs, ours]: [&'a Entry; 3],
        (by_theirs, by_ours): (Effect, Effect),
    ) -> Verdict {
        // An unknown value is no change.
        if ours.is_unknown(element) && !theirs.is_unknown(element) {
            return Verdict::Theirs(End::Taken, End::Dropped);
        }
        if theirs.is_unknown(element) && !ours.is_unknown(element) {
            return Verdict::Ours(End::Void(VoidWhy::Reworded), End::Kept);
        }
        match self.edits.effect(element, theirs, ours) {
            None | Some(Effect::Reworded) => return Verdict::Ours(End::Alike, End::Alike),
            Some(_) => {}
        }
        if by_theirs == Effect::Reworded {
            return Verdict::Ours(End::Void(VoidWhy::Reworded), End::Kept);
        }
        if by_ours == Effect::Reworded {
            return Verdict::Theirs(End::Taken, End::Dropped);
        }
        let bodies = [base, theirs, ours].map(|entry| entry.body.text());
        if element == ElementName::Body
            && sets::is_of_other_levels(bodies, self.sides.level, self.sides.readings)
        {
            return Verdict::Ours(End::Void(VoidWhy::OtherLevel), End::Kept);
        }
        self.as_sets(element, [base, theirs, ours])
            .map_or(Verdict::Conflict, |entry| Verdict::Merged(Box::new(entry)))
    }

    /// The element merged as a set, in an entry of its own; `None` where it is no set, or cannot be.
    fn as_sets(&self, element: ElementName, [base, theirs, ours]: [&Entry; 3]) -> Option<Entry> {
        let mut merged = Entry::default();
        match element {
            ElementName::Content | ElementName::Basis | ElementName::Body => {
                let texts = [base, theirs, ours].map(|entry| entry.worded(element).map_or("", Element::text));
                if texts.iter().any(|text| text.trim().is_empty()) {
                    return None;
                }
                let text = sets::merged(element, texts, self.sides.readings)?;
                *merged.worded_mut(element)? = Element::worded(&text);
            }
            ElementName::Channels => {
                let [base, theirs, ours] =
                    [&base.channels, &theirs.channels, &ours.channels].map(|channels| channels.known());
                let chosen = |channels: &Channels| channels.chosen.clone();
                let offered = |channels: &Channels| channels.offered.clone();
                let chosen = three_sets([base?, theirs?, ours?].map(chosen));
                let mut offered: Vec<Channel> = three_sets([base?, theirs?, ours?].map(offered));
                offered.retain(|channel| !chosen.contains(channel));
                merged.channels = Element::Known(Channels { chosen, offered });
            }
            ElementName::Levels => {
                let lists = [&base.levels, &theirs.levels, &ours.levels];
                let [base, theirs, ours] =
                    lists.map(|levels| levels.known().map(|levels| levels.iter().collect::<Vec<Level>>()));
                let levels = three_sets([base?, theirs?, ours?]);
                merged.levels = Element::Known(levels.into_iter().collect::<Levels>());
            }
            _ => return None,
        }
        Some(merged)
    }

    /// A part of a row that one side split: where only the other side changed an element of the whole row, the part has that too.
    fn part(&mut self, n: N, [base, theirs, ours]: [&'a Entry; 3], own: &'a Entry) -> Entry {
        let mut merged = if std::ptr::eq(own, ours) { ours.clone() } else { fresh(theirs) };
        for element in ElementName::OF_ENTRY {
            if element == ElementName::Content {
                continue;
            }
            let by = |one, merging: &mut Self| merging.edits.effect(element, base, one);
            match (by(theirs, self), by(ours, self)) {
                (_, None) => copy(element, theirs, &mut merged),
                (None, Some(_)) => copy(element, ours, &mut merged),
                (Some(by_theirs), Some(by_ours)) => {
                    match self.verdict(element, [base, theirs, ours], (by_theirs, by_ours)) {
                        Verdict::Ours(..) => copy(element, ours, &mut merged),
                        Verdict::Theirs(..) => {
                            copy(element, theirs, &mut merged);
                            let lost = self.row(n, Of::Ours);
                            self.drop_value(
                                lost,
                                Some(element),
                                values::of(element, ours).unwrap_or_default(),
                            );
                        }
                        Verdict::Merged(entry) => copy(element, &entry, &mut merged),
                        Verdict::Conflict => {
                            copy(element, ours, &mut merged);
                            self.meet_edit(n, element);
                        }
                    }
                }
            }
        }
        merged
    }

    /// Rows that ours merged: what theirs changed in one of them goes into the whole.
    fn absorb(&mut self) {
        for n in self.nodes.of_kind(NodeKind::Entry) {
            let Some(whole) = self.nodes.get(n).merged_by_ours.and_then(|whole| self.standing(whole)) else {
                continue;
            };
            let (Some(base), Some(theirs)) = (self.entry(n, Of::Base), self.entry(n, Of::Theirs)) else {
                continue;
            };
            let Some(mut merged) = self.entries.get(&whole).cloned() else { continue };
            for element in ElementName::OF_ENTRY {
                if self.edits.effect(element, base, theirs).is_none() {
                    continue;
                }
                let (old, new, is) =
                    (values::of(element, base), values::of(element, theirs), values::of(element, &merged));
                let end = if new == is {
                    End::Alike
                } else if old == is {
                    copy(element, theirs, &mut merged);
                    End::Taken
                } else if let Some(entry) = self.as_sets(element, [base, theirs, &merged]) {
                    copy(element, &entry, &mut merged);
                    End::Taken
                } else {
                    self.meet_edit(whole, element);
                    End::Conflict
                };
                self.end(Of::Theirs, Op::Edit, n, Some(element), end);
            }
            self.entries.insert(whole, merged);
        }
    }

    /// The columns beside the elements, each by itself.
    fn columns(&mut self, n: N, [base, theirs, ours]: [&Entry; 3], merged: &mut Entry) {
        if ours.extra.iter().eq(&base.extra) {
            merged.extra.clone_from(&theirs.extra);
            return;
        }
        if theirs.extra.iter().eq(&base.extra) {
            return;
        }
        for column in
            base.extra.keys().chain(theirs.extra.keys().filter(|column| !base.extra.contains_key(*column)))
        {
            let [old, new, is] = [base, theirs, ours].map(|entry| entry.extra.get(column));
            if old == new || new == is {
                continue;
            }
            if old != is {
                let met =
                    Met { kind: ConflictKind::EditedEdited, n, element: None, column: Some(column.clone()) };
                self.met.push(met);
            } else if let Some(new) = new {
                merged.extra.insert(column.clone(), new.clone());
            } else {
                merged.extra.shift_remove(column);
            }
        }
    }

    /// Notes a value of ours that the merged catalog has not.
    fn drop_value(&mut self, n: N, element: Option<ElementName>, value: Value) {
        let path = Id::new(self.id(n, Of::Ours).unwrap_or_default());
        let place = self.place(n, Of::Ours);
        self.dropped.push(Dropped { node: self.nodes.kind(n), path, place, element, value });
    }

    /// The place of a node in one of the catalogs, in names.
    pub(super) fn place(&self, n: N, of: Of) -> String {
        let Some(at) = self.nodes.position(n, of) else { return String::new() };
        let tree = self.sides.tree(of);
        match self.nodes.kind(n) {
            NodeKind::Domain => self.name(n, of).unwrap_or_default().to_owned(),
            NodeKind::Item => tree.place(at),
            NodeKind::Entry => tree.entries.get(at).map(|node| tree.place(node.item)).unwrap_or_default(),
        }
    }
}

/// A row that came from the guideline: it was not read from the local file.
fn fresh(entry: &Entry) -> Entry {
    Entry { provenance: Provenance::default(), ..entry.clone() }
}

/// Ours without what theirs dropped, and with what it added behind what that follows there.
fn three_sets<T: PartialEq>([base, theirs, ours]: [Vec<T>; 3]) -> Vec<T> {
    let mut merged: Vec<T> = Vec::new();
    for one in ours {
        if theirs.contains(&one) || !base.contains(&one) {
            merged.push(one);
        }
    }
    let mut at = 0;
    for one in theirs {
        match merged.iter().position(|known| *known == one) {
            Some(known) => at = known + 1,
            None if base.contains(&one) => {}
            None => {
                merged.insert(at, one);
                at += 1;
            }
        }
    }
    merged
}

/// Copies an element from one entry to another.
fn copy(element: ElementName, from: &Entry, to: &mut Entry) {
    match element {
        ElementName::Content => to.content.clone_from(&from.content),
        ElementName::Basis => to.basis.clone_from(&from.basis),
        ElementName::TimeLimit => to.time_limit.clone_from(&from.time_limit),
        ElementName::Body => to.body.clone_from(&from.body),
        ElementName::Channels => to.channels.clone_from(&from.channels),
        ElementName::Audience => to.audience.clone_from(&from.audience),
        ElementName::Method => to.method.clone_from(&from.method),
        ElementName::Levels => to.levels.clone_from(&from.levels),
        ElementName::Name | ElementName::Serial => {}
    }
}
