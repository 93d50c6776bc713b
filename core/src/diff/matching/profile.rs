//! What of an item or an entry is compared, and how alike two of them are.

use std::cell::OnceCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::alike::{Grams, mean, rounded};
use crate::diff::document::Parts;
use crate::diff::tree::Tree;

/// The texts of an item by which it is known again.
pub(super) struct Profile<'a> {
    name: Grams,
    /// The content of its entries; of an item without any, of all entries below it.
    pub(super) content: Grams,
    /// Their legal bases, which are long and asked for last.
    bases: Vec<&'a str>,
    basis: OnceCell<Grams>,
}

/// The profiles of a tree's items, each made when it is first asked for.
#[derive(Default)]
pub(super) struct Profiles<'a>(FxHashMap<usize, Rc<Profile<'a>>>);

impl<'a> Profiles<'a> {
    /// The profile of an item.
    pub(super) fn of(&mut self, tree: &Tree<'a>, item: usize) -> Rc<Profile<'a>> {
        Rc::clone(self.0.entry(item).or_insert_with(|| Rc::new(profile(tree, item))))
    }
}

fn profile<'a>(tree: &Tree<'a>, item: usize) -> Profile<'a> {
    let name = tree.items.get(item).map_or("", |node| node.item.name.as_str());
    let own = tree.rows(item);
    let rows = if own.is_empty() { tree.rows_below(item) } else { own };
    Profile {
        name: Grams::of_name(name),
        content: Grams::of_all(rows.iter().map(|row| row.entry.content.text())),
        bases: rows.iter().map(|row| row.entry.basis.text()).collect(),
        basis: OnceCell::new(),
    }
}

/// How much each part of a likeness counts.
const NAME: f64 = 3.0;
const CONTENT: f64 = 4.0;
const BASIS: f64 = 1.0;
const PLACE: f64 = 2.0;

/// Names or contents have to be this much alike: basis and place alone never make two items one. Names ask for more, because so many
/// end in the same word (审核信息, 公示信息).
const LIKE_NAMES: f64 = 0.5;
const LIKE_CONTENTS: f64 = 0.4;

impl Profile<'_> {
    /// All the characters by which an item may be found.
    pub(super) fn name_and_content(&self) -> Grams {
        self.name.with(&self.content)
    }

    /// How alike two items are that stand in places this much alike, and what that is made of.
    pub(super) fn alike(&self, other: &Self, place: f64) -> (f64, Parts) {
        self.weigh(other, place, |name, content| Told { name, content, weight: 1.0 })
    }

    /// The same where they are to be told from their siblings. Content that siblings share (办事指南 with the same elements for
    /// each) counts only as far as it goes beyond what they share; a name that is as much like a sibling's does not count.
    pub(super) fn alike_among(
        &self,
        other: &Self,
        place: f64,
        siblings: impl FnOnce() -> Background,
    ) -> (f64, Parts) {
        self.weigh(other, place, |name, content| {
            let siblings = siblings();
            let name = if siblings.name < name { name } else { 0.0 };
            let shared = siblings.content.min(content);
            if shared < 1.0 {
                Told { name, content: (content - shared) / (1.0 - shared), weight: 1.0 - shared }
            } else {
                Told { name, content: 0.0, weight: 0.0 }
            }
        })
    }

    fn basis(&self) -> &Grams {
        self.basis.get_or_init(|| Grams::of_all(self.bases.iter().copied()))
    }

    /// What siblings share with this item's name and content.
    pub(super) fn like(&self, sibling: &Self) -> Background {
        let alike = |a: &Grams, b: &Grams| a.alike(b).unwrap_or_default();
        Background { name: alike(&self.name, &sibling.name), content: alike(&self.content, &sibling.content) }
    }

    fn weigh(&self, other: &Self, place: f64, tell: impl FnOnce(f64, f64) -> Told) -> (f64, Parts) {
        let name = self.name.alike(&other.name);
        let content = self.content.alike(&other.content);
        let parts = |basis| parts_of(name, content, basis, Some(place));
        let found = (name.unwrap_or_default(), content.unwrap_or_default());
        if found.0 < LIKE_NAMES && found.1 < LIKE_CONTENTS {
            return (0.0, parts(None));
        }
        let told = tell(found.0, found.1);
        if told.name < LIKE_NAMES && told.content < LIKE_CONTENTS {
            return (0.0, parts(None));
        }
        let basis = self.basis().alike(other.basis());
        let parts = parts(basis);
        let content = parts.content.map(|_| told.content);
        let weighed =
            [(Some(told.name), NAME), (content, CONTENT * told.weight), (basis, BASIS), (Some(place), PLACE)];
        (mean(&weighed), parts)
    }
}

/// How much names and contents say, and how much the contents weigh.
struct Told {
    name: f64,
    content: f64,
    weight: f64,
}

/// How alike siblings are anyway, at the most.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Background {
    name: f64,
    content: f64,
}

impl Background {
    /// What content alone shares.
    pub(super) fn without_name(self) -> Self {
        Self { name: 0.0, ..self }
    }

    /// The most of both.
    pub(super) fn max(self, other: Self) -> Self {
        Self { name: self.name.max(other.name), content: self.content.max(other.content) }
    }
}

/// The parts of a likeness, rounded.
pub(super) fn parts_of(
    name: Option<f64>,
    content: Option<f64>,
    basis: Option<f64>,
    place: Option<f64>,
) -> Parts {
    let round = |part: Option<f64>| part.map(rounded);
    Parts { name: round(name), content: round(content), basis: round(basis), place: round(place) }
}
