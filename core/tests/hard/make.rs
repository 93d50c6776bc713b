//! Makes one body's catalog from the base: how much of which change, and in which order they are made.

use mulu::diff::NodeKind;
use mulu::model::{Entry, Id};

use super::draft::Node;
use super::edits::{self, Office};
use super::names::{self, Distance};
use super::prepare;
use super::random::Random;
use super::structure;

/// How often each change is made, in thousandths of the nodes that it can be made to.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Rates {
    pub(crate) domain_renamed: usize,
    pub(crate) near: usize,
    pub(crate) far: usize,
    pub(crate) removed: usize,
    pub(crate) replaced: usize,
    pub(crate) added: usize,
    pub(crate) moved: usize,
    pub(crate) moved_far: usize,
    pub(crate) split: usize,
    pub(crate) merged: usize,
    pub(crate) reordered: usize,
    pub(crate) row_removed: usize,
    pub(crate) row_added: usize,
    /// Rows with an edit of any element.
    pub(crate) edited: usize,
    /// Rows whose content is written anew in part.
    pub(crate) content: usize,
    /// Contents of which nothing is left, in items that keep their name and place.
    pub(crate) rewritten: usize,
    /// Rows that name the office.
    pub(crate) localised: usize,
    /// Every row has at least one edit.
    pub(crate) every_row: bool,
    /// Families of items numbered anew by position, and pairs of siblings whose codes are swapped.
    pub(crate) renumbered: usize,
    pub(crate) swapped: usize,
}

/// What a generator of one body's catalog needs.
pub(crate) struct Maker<'a> {
    pub(crate) rates: &'a Rates,
    pub(crate) random: Random,
    pub(crate) place: &'static str,
    /// The base's ids of the parents of which a child left its place; of the catalog itself an empty text.
    pub(crate) reordered: Vec<(NodeKind, String)>,
}

impl Maker<'_> {
    fn happens(&mut self, per_mille: usize) -> bool {
        self.random.per_mille(per_mille)
    }

    /// Changes the draft.
    pub(crate) fn change(&mut self, draft: &mut Vec<Node>) {
        self.domains(draft);
        let mut moving = Vec::new();
        for (d, domain) in draft.iter_mut().enumerate().filter(|(_, domain)| !domain.origins.is_empty()) {
            self.family(domain, d, &mut moving);
            for first in domain.nodes.iter_mut().filter(|first| first.is_free() && !first.nodes.is_empty()) {
                self.family(first, d, &mut moving);
            }
            self.within(domain);
        }
        for (d, node) in moving {
            self.settle(draft, d, node);
        }
        for domain in draft.iter_mut().filter(|domain| !domain.origins.is_empty()) {
            let id = domain.origins[0].clone();
            let office = Office { place: self.place, tail: prepare::office(id.as_str()) };
            let mut pool = Vec::new();
            citations(domain, &mut pool);
            self.rows(domain, &office, &pool);
            self.reorder(domain);
        }
        if self.rates.reordered > 0
            && self.happens(400)
            && structure::reorder(draft, Node::is_free, &mut self.random)
        {
            self.reordered.push((NodeKind::Domain, String::new()));
        }
        self.renumber(draft);
    }

    fn domains(&mut self, draft: &mut Vec<Node>) {
        if draft.len() > 8 && self.happens(self.rates.removed * 10) {
            let at = self.random.below(draft.len());
            draft.remove(at);
        }
        if self.happens(self.rates.split * 20) {
            structure::split_domain(draft, &mut self.random);
        }
        if self.happens(self.rates.merged * 20) {
            structure::merge_domains(draft, &mut self.random);
        }
        for at in 0..draft.len() {
            if draft[at].is_free() && self.happens(self.rates.domain_renamed) {
                let taken: Vec<String> = draft.iter().map(|domain| domain.name.clone()).collect();
                names::rename_domain(&mut draft[at], &taken, &mut self.random);
            }
        }
        let like = first_entry(draft).unwrap();
        let taken: Vec<String> = draft.iter().map(|domain| domain.name.clone()).collect();
        if self.happens(self.rates.added * 5)
            && let Some(domain) = structure::added_domain(&taken, &like, &mut self.random)
        {
            draft.push(domain);
        }
    }

    /// What happens to the children of a domain or of a first-level item.
    fn family(&mut self, family: &mut Node, domain: usize, moving: &mut Vec<(usize, Node)>) {
        let mut at = 0;
        while at < family.nodes.len() {
            at = self.child(family, at, domain, moving);
        }
        if self.happens(self.rates.added)
            && let Some(like) = first_entry(&family.nodes)
            && let Some(item) = structure::added_item(family, &like, &mut self.random)
        {
            let at = self.random.below(family.nodes.len() + 1);
            family.nodes.insert(at, item);
        }
    }

    /// What happens to one child. Returns the place of the next one.
    fn child(
        &mut self,
        family: &mut Node,
        at: usize,
        domain: usize,
        moving: &mut Vec<(usize, Node)>,
    ) -> usize {
        let rates = *self.rates;
        let node = &family.nodes[at];
        if !node.is_free() {
            return at + 1;
        }
        let leaf = node.is_leaf();
        // A first-level item that goes takes many with it.
        let removed = if leaf { rates.removed } else { rates.removed / 3 };
        let alone = family.nodes.len() < 2;
        if !alone && self.happens(removed) {
            family.nodes.remove(at);
            return at;
        }
        if leaf
            && self.happens(rates.replaced)
            && let Some(other) =
                structure::replaced(node, &mut self.random).filter(|other| !family.has(&other.name))
        {
            family.nodes[at] = other;
            return at + 1;
        }
        if leaf && !alone && self.happens(rates.moved + rates.moved_far) {
            let mut node = family.nodes.remove(at);
            node.touched = true;
            moving.push((domain, node));
            return at;
        }
        if leaf && self.happens(rates.merged) && structure::merge(family, at, &mut self.random) {
            return at + 1;
        }
        if leaf && self.happens(rates.split) {
            let before = family.nodes.len();
            if structure::split(family, at, &mut self.random) {
                return at + 1 + family.nodes.len() - before;
            }
        }
        if leaf && self.happens(rates.far) {
            let renamed = names::rename(family, at, Distance::Far, &mut self.random);
            family.nodes[at].touched |= renamed;
        } else if self.happens(rates.near) {
            names::rename(family, at, Distance::Near, &mut self.random);
        }
        at + 1
    }

    /// Rows taken away from items with several, and rows put in.
    fn within(&mut self, node: &mut Node) {
        if node.is_leaf() && node.is_free() {
            if node.rows.len() > 1 && self.happens(self.rates.row_removed) {
                let at = self.random.below(node.rows.len());
                node.rows.remove(at);
                node.touched = true;
            } else if self.happens(self.rates.row_added) {
                let content = super::content::rewrite(&mut self.random);
                let row = structure::added_row(&content, &node.rows[0].entry);
                let at = self.random.below(node.rows.len() + 1);
                node.rows.insert(at, row);
                node.touched = true;
            }
        }
        for child in &mut node.nodes {
            self.within(child);
        }
    }

    /// Puts an item that left its family into another: of its domain, or of another domain.
    fn settle(&mut self, draft: &mut [Node], from: usize, node: Node) {
        let far = self.rates.moved_far * 1000 / (self.rates.moved + self.rates.moved_far).max(1);
        let far = self.happens(far);
        for _ in 0..20 {
            let d = if far { self.random.below(draft.len()) } else { from };
            let domain = &mut draft[d];
            if domain.origins.is_empty() || (far && d == from) {
                continue;
            }
            let parents: Vec<usize> = (0..domain.nodes.len())
                .filter(|at| {
                    let parent = &domain.nodes[*at];
                    let here = node.family_of_origin(&parent.origins);
                    let joins = !parent.nodes.is_empty() && parent.origins.len() == 1 && !here;
                    joins && !parent.has(&node.name) && !holds(parent, &node)
                })
                .collect();
            let Some(parent) = self.random.pick(&parents) else { continue };
            let parent = &mut domain.nodes[*parent];
            let at = self.random.below(parent.nodes.len() + 1);
            // Where codes are given anew, an old one may be another's by now.
            let anew = self.rates.renumbered > 0;
            parent.nodes.insert(at, Node { id: node.id.clone().filter(|_| !anew), ..node });
            return;
        }
        // Nowhere to go: it is gone.
    }

    fn rows(&mut self, node: &mut Node, office: &Office, pool: &[String]) {
        let rates = *self.rates;
        let only = node.rows.len() == 1;
        for row in &mut node.rows {
            if row.origins.is_empty() {
                continue;
            }
            if only && !node.touched && self.happens(rates.rewritten) {
                edits::rewrite_content(row, &mut self.random);
            } else if self.happens(rates.content) && !node.touched {
                edits::edit_content(row, &mut self.random);
            }
            if self.happens(rates.edited) {
                for _ in 0..8 {
                    if node.touched && self.happens(300) {
                        edits::reword_content(row, &mut self.random);
                        break;
                    }
                    if !node.touched && edits::edit(row, pool, &mut self.random) {
                        break;
                    }
                }
            }
            if self.happens(rates.localised) {
                edits::localise(row, office);
            }
            if rates.every_row && row.edits.is_empty() {
                edits::reword_content(row, &mut self.random);
            }
        }
        for child in &mut node.nodes {
            self.rows(child, office, pool);
        }
    }

    fn reorder(&mut self, node: &mut Node) {
        if !node.divided && self.happens(self.rates.reordered) {
            let parent = node.origins.clone();
            let stays = |child: &Node| child.is_free() && child.family_of_origin(&parent);
            if structure::reorder(&mut node.nodes, stays, &mut self.random) {
                self.reordered.push((NodeKind::Item, parent[0].to_string()));
            }
            // Rows are known by their contents: in an item of its own they may stand in any order.
            if node.is_free()
                && structure::reorder(&mut node.rows, |row| !row.origins.is_empty(), &mut self.random)
            {
                self.reordered.push((NodeKind::Entry, parent[0].to_string()));
            }
        }
        for child in node.nodes.iter_mut().filter(|child| child.origins.len() == 1) {
            self.reorder(child);
        }
    }

    /// Codes of items, given anew by position or swapped between siblings, as a new edition does.
    fn renumber(&mut self, draft: &mut [Node]) {
        if self.rates.renumbered + self.rates.swapped == 0 {
            return;
        }
        for domain in draft.iter_mut() {
            let first_of_all = self.happens(self.rates.renumbered);
            for (n, first) in domain.nodes.iter_mut().enumerate() {
                let Some(code) = first.id.clone() else { continue };
                let code = if first_of_all && !domain.divided {
                    Id::new(format!("{}{:03}000", &code.as_str()[..3], n + 1))
                } else {
                    code
                };
                first.id = Some(code.clone());
                let anew = first_of_all || self.happens(self.rates.renumbered);
                for (n, child) in first.nodes.iter_mut().enumerate().filter(|_| anew) {
                    child.id = Some(Id::new(format!("{}{:03}", &code.as_str()[..6], n + 1)));
                }
                for at in 1..first.nodes.len() {
                    if self.happens(self.rates.swapped) {
                        let id = first.nodes[at].id.take();
                        first.nodes[at].id = std::mem::replace(&mut first.nodes[at - 1].id, id);
                    }
                }
            }
        }
    }
}

impl Node {
    /// Whether it stood in this family; the codes of the base tell.
    fn family_of_origin(&self, parent: &[Id]) -> bool {
        let (Some(own), Some(parent)) = (self.origins.first(), parent.first()) else { return false };
        own.as_str().starts_with(parent.as_str().trim_end_matches("000"))
    }
}

/// Whether one of the children has the content of a node's first row: even a person could not tell them apart.
fn holds(parent: &Node, node: &Node) -> bool {
    let content = |node: &Node| node.rows.first().map(|row| row.entry.content.clone());
    parent.nodes.iter().any(|child| content(child) == content(node))
}

fn first_entry(nodes: &[Node]) -> Option<Entry> {
    nodes.iter().find_map(|node| match node.rows.first() {
        Some(row) => Some(row.entry.clone()),
        None => first_entry(&node.nodes),
    })
}

fn citations(node: &Node, pool: &mut Vec<String>) {
    for row in &node.rows {
        for line in row.entry.basis.text().lines() {
            if !pool.iter().any(|known| known == line) {
                pool.push(line.to_owned());
            }
        }
    }
    node.nodes.iter().for_each(|child| citations(child, pool));
}
