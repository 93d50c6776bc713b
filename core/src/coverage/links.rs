//! Which item is which matter: the caller's word, what is recorded, codes, names, and of all that is left the likeness.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::document::{AmbiguousBecause, Candidate, LinkBy};
use super::items::Subject;
use super::matters::{Matter, Matters, Node, acts_above, titles};
use super::name::{Name, ratio};
use super::options::CoverageOptions;
use crate::diff::Parts;
use crate::diff::matching::{mean, rounded};
use crate::diff::readings::Readings;
use crate::diff::tree::Tree;
use crate::text;

/// An item and a node of the catalog that were found to be one.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) subject: usize,
    pub(super) node: Node,
    pub(super) by: LinkBy,
    pub(super) likeness: Likeness,
    pub(super) cites: Option<String>,
}

/// How alike an item and a matter are, and what that is made of.
#[derive(Debug, Clone, Default)]
pub(super) struct Likeness {
    pub(super) score: f64,
    pub(super) parts: Parts,
    pub(super) shared: Vec<String>,
}

/// What is held against each other, and what is known so far.
pub(super) struct Linker<'a, 't> {
    pub(super) tree: &'t Tree<'a>,
    pub(super) matters: &'t Matters,
    pub(super) subjects: &'t [Subject<'a>],
    pub(super) options: &'t CoverageOptions,
    readings: &'t Readings,
    pub(super) found: Vec<Found>,
    pub(super) ambiguous: BTreeMap<usize, (AmbiguousBecause, Vec<Candidate>)>,
    pub(super) forbidden: FxHashSet<(usize, Node)>,
    /// The titles that each matter's rows cite, each read when it is first asked for.
    titles: FxHashMap<usize, Vec<String>>,
}

impl<'a, 't> Linker<'a, 't> {
    pub(super) fn new(
        (tree, matters): (&'t Tree<'a>, &'t Matters),
        subjects: &'t [Subject<'a>],
        options: &'t CoverageOptions,
        readings: &'t Readings,
    ) -> Self {
        Self {
            tree,
            matters,
            subjects,
            options,
            readings,
            found: Vec::new(),
            ambiguous: BTreeMap::new(),
            forbidden: FxHashSet::default(),
            titles: FxHashMap::default(),
        }
    }

    /// Links an item and a node, unless the caller forbids it or the item is linked to it, or to what it stands under, already.
    pub(super) fn link(&mut self, subject: usize, node: Node, by: LinkBy, cites: Option<String>) {
        let known = |one: &Found| one.subject == subject && node.is_within(one.node, self.tree);
        if self.allows(subject, node) && !self.found.iter().any(known) {
            let likeness = self.likeness_of_node(subject, node);
            self.found.push(Found { subject, node, by, likeness, cites });
        }
    }

    /// Whether the caller lets an item and a node be one.
    pub(super) fn allows(&self, subject: usize, node: Node) -> bool {
        self.forbidden.is_empty()
            || !self.forbidden.iter().any(|(of, above)| *of == subject && node.is_within(*above, self.tree))
    }

    pub(super) fn is_linked(&self, subject: usize) -> bool {
        self.found.iter().any(|one| one.subject == subject)
    }

    /// Whether an item of this list is linked to a matter.
    pub(super) fn is_taken(&self, list: usize, matter: &Matter) -> bool {
        self.found.iter().any(|one| {
            self.subjects.get(one.subject).is_some_and(|subject| subject.list == list)
                && matter.nodes.contains(&one.node)
        })
    }

    pub(super) fn subject(&self, at: usize) -> Option<&'t Subject<'a>> {
        self.subjects.get(at)
    }

    pub(super) fn matter(&self, at: usize) -> Option<&'t Matter> {
        self.matters.all.get(at)
    }

    /// How alike an item and a matter are: their names, more where they cite the same titles.
    pub(super) fn likeness(&mut self, subject: usize, matter: usize) -> Likeness {
        let (Some(of), Some(with)) = (self.subject(subject), self.matter(matter)) else {
            return Likeness::default();
        };
        let name = of.names.iter().map(|name| name.alike(&with.name)).fold(0.0, f64::max);
        let titles = self.titles_of(matter).clone();
        Self::weighed(name, &of.titles, &titles)
    }

    fn likeness_of_node(&mut self, subject: usize, node: Node) -> Likeness {
        if let Some(matter) = self.matters.of_node(node) {
            return self.likeness(subject, matter);
        }
        let Some(of) = self.subject(subject) else { return Likeness::default() };
        let item = node.item(self.tree).and_then(|at| self.tree.items.get(at));
        let with = item.map(|node| Name::of(&node.item.name)).unwrap_or_default();
        let name = of.names.iter().map(|name| name.alike(&with)).fold(0.0, f64::max);
        Self::weighed(name, &of.titles, &titles(self.tree, &[node], self.readings))
    }

    fn weighed(name: f64, own: &[String], theirs: &[String]) -> Likeness {
        let shared: Vec<String> = own.iter().filter(|title| theirs.contains(title)).cloned().collect();
        let basis = (!own.is_empty() && !theirs.is_empty()).then(|| rounded(ratio(shared.len(), own.len())));
        // A catalog as a rule cites what has it disclosed, a list what has it done: that they share nothing says nothing.
        let counted = basis.filter(|share| *share > 0.0);
        let score = if name >= 1.0 { 1.0 } else { mean(&[(Some(name), NAME), (counted, BASIS)]) };
        Likeness { score, parts: Parts { name: Some(name), basis, ..Parts::default() }, shared }
    }

    fn titles_of(&mut self, matter: usize) -> &Vec<String> {
        let (tree, readings, matters) = (self.tree, self.readings, self.matters);
        self.titles.entry(matter).or_insert_with(|| {
            matters.all.get(matter).map(|matter| titles(tree, &matter.nodes, readings)).unwrap_or_default()
        })
    }

    /// How much speaks for an item and a matter of one name: that it is the same to the letter, the body, the type that the names above say, shared titles.
    pub(super) fn context(&mut self, subject: usize, matter: usize) -> i32 {
        let (Some(of), Some(with)) = (self.subject(subject), self.matter(matter)) else { return 0 };
        let acts = with.nodes.first().map(|node| acts_above(self.tree, *node)).unwrap_or_default();
        let by_act = match of.kind {
            Some(_) if !acts.is_empty() => {
                if acts.contains(&of.type_key()) {
                    1
                } else {
                    -1
                }
            }
            _ => 0,
        };
        let titles = self.titles_of(matter);
        let by_basis = of.titles.iter().any(|title| titles.contains(title));
        // A name to the letter says more than one that differs in particles.
        let name = text::words(&of.item.name);
        let letters = with.nodes.iter().filter_map(|node| match node {
            Node::Item(at) => self.tree.items.get(*at).map(|node| text::words(&node.item.name)),
            Node::Entry(_) => None,
        });
        let to_the_letter = letters.into_iter().any(|letters| letters == name);
        4 * i32::from(to_the_letter)
            + 2 * i32::from(self.names_body(subject, matter))
            + i32::from(by_basis)
            + by_act
    }

    /// Whether a matter's rows name the body that answers for an item.
    pub(super) fn names_body(&self, subject: usize, matter: usize) -> bool {
        let (Some(of), Some(with)) = (self.subject(subject), self.matter(matter)) else { return false };
        let body = of.body().map(text::words).unwrap_or_default();
        let names = |at: usize| {
            let row = self.tree.entries.get(at);
            row.is_some_and(|row| text::words(row.entry.body.text()).contains(&body))
        };
        !body.is_empty() && with.nodes.iter().flat_map(|node| node.rows(self.tree)).any(names)
    }

    /// Whether rows of two matters name one body.
    pub(super) fn share_a_body(&self, one: usize, other: usize) -> bool {
        let bodies = |at: usize| -> Vec<String> {
            let nodes = self.matter(at).map(|matter| matter.nodes.as_slice()).unwrap_or_default();
            let rows =
                nodes.iter().flat_map(|node| node.rows(self.tree)).filter_map(|at| self.tree.entries.get(at));
            rows.map(|row| text::words(row.entry.body.text())).filter(|body| !body.is_empty()).collect()
        };
        let own = bodies(one);
        bodies(other).iter().any(|body| own.contains(body))
    }

    /// A matter as what an item may be.
    pub(super) fn candidates(&mut self, subject: usize, matters: &[usize]) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        for at in matters {
            let likeness = self.likeness(subject, *at);
            let nodes = self.matter(*at).map(|matter| matter.nodes.as_slice()).unwrap_or_default();
            candidates.extend(nodes.iter().filter_map(|node| {
                let target = node.target(self.tree)?;
                Some(Candidate { target, score: likeness.score, parts: likeness.parts })
            }));
        }
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score));
        candidates
    }

    /// Says of an item that it cannot be told which of these matters it is.
    pub(super) fn leave_open(&mut self, subject: usize, why: AmbiguousBecause, matters: &[usize]) {
        let candidates = self.candidates(subject, matters);
        self.ambiguous.entry(subject).or_insert((why, candidates));
    }
}

/// How much names and bases count.
const NAME: f64 = 3.0;
const BASIS: f64 = 1.0;
