//! Which instruments there are, and which of them a citation means.
//!
//! A number says which version is meant. A title without one says so only where a single version is known; else it may mean each
//! of them, and it is not guessed which.

use petgraph::graph::NodeIndex;
use rustc_hash::{FxHashMap, FxHashSet};

use super::graph::{Graph, Node, Rest};
use crate::diff::same_citation;
use crate::model::basis::{Citation, Number, instruments};
use crate::text;
use crate::vocabulary::{Instrument, Laws, laws};

/// The instruments of a graph: those of the table, then those that are cited and not in it.
pub(super) struct Instruments {
    pub(super) laws: Laws,
    pub(super) nodes: Vec<NodeIndex>,
    /// The nodes of the table, in its order.
    of_table: Vec<NodeIndex>,
    /// The nodes of those that are not in the table, by how they are cited.
    cited: FxHashMap<Key, NodeIndex>,
    seen: FxHashSet<String>,
}

type Key = (String, Option<String>, Option<Number>);

impl Instruments {
    /// Those of the table. The caller's own replace those that they have the title and number of.
    pub(super) fn new(graph: &mut Graph, own: &[Instrument]) -> Self {
        let own_table = Laws::new(own.iter().cloned());
        let is_replaced = |law: &&Instrument| {
            let found = own_table.find(Some(&law.title), law.number.as_deref());
            found.iter().any(|own| own.number.is_some() == law.number.is_some())
        };
        let kept = laws().iter().filter(|law| !is_replaced(law));
        let laws = Laws::new(kept.chain(own).cloned());
        let nodes: Vec<_> = laws.iter().map(|law| graph.add_node(Node::Law(law.clone()))).collect();
        let of_table = nodes.clone();
        let made = Self { laws, nodes, of_table, cited: FxHashMap::default(), seen: FxHashSet::default() };
        made.successions(graph);
        made
    }

    fn successions(&self, graph: &mut Graph) {
        for (law, from) in self.laws.iter().zip(&self.of_table) {
            let Some(successor) = &law.successor else { continue };
            let next = self.laws.find(Some(&successor.title), successor.number.as_deref());
            for to in next.into_iter().filter_map(|next| self.node(next)).filter(|to| to != from) {
                graph.add_edge(*from, to, Rest::Superseded);
            }
        }
    }

    fn node(&self, law: &Instrument) -> Option<NodeIndex> {
        let mut known = self.laws.iter().zip(&self.of_table);
        known.find(|(known, _)| std::ptr::eq(*known, law)).map(|(_, node)| *node)
    }

    /// Takes up what a wording cites and the table does not have.
    pub(super) fn meet(&mut self, graph: &mut Graph, wording: &str, citations: &[Citation]) {
        if !self.seen.insert(wording.to_owned()) {
            return;
        }
        for citation in citations {
            if citation.is_reference()
                || !instruments(citation, &self.laws).is_empty()
                || self.cited.contains_key(&key(citation))
            {
                continue;
            }
            let numbered = citation.number.is_some();
            let is_it = |at: &NodeIndex| {
                other(graph, *at)
                    .is_some_and(|known| numbered && known.number.is_some() && same_citation(known, citation))
            };
            let known = self.nodes.iter().copied().find(is_it);
            let node = known.unwrap_or_else(|| {
                let node = graph.add_node(Node::Cited(Box::new(citation.clone())));
                self.nodes.push(node);
                node
            });
            self.cited.insert(key(citation), node);
        }
    }

    /// What the citations of a wording mean, each by its position.
    pub(super) fn meant(&self, graph: &Graph, citations: &[Citation]) -> Vec<(NodeIndex, Rest)> {
        let mut meant = Vec::new();
        for (at, citation) in citations.iter().enumerate() {
            let found = instruments(citation, &self.laws);
            let is_certain = found.len() == 1 || citation.number.is_some();
            let known = found.into_iter().filter_map(|law| self.node(law));
            let rest = if is_certain { Rest::Cites(at) } else { Rest::Unnumbered(at) };
            meant.extend(known.map(|node| (node, rest.clone())));
            let own = self.cited.get(&key(citation)).copied();
            meant.extend(own.map(|node| (node, Rest::Cites(at))));
            if citation.number.is_none() && !citation.is_reference() {
                let others = self.like(graph, citation).filter(|node| Some(*node) != own);
                meant.extend(others.map(|node| (node, Rest::Unnumbered(at))));
            }
        }
        meant
    }

    /// The instruments outside the table that a citation may mean.
    fn like<'g>(&'g self, graph: &'g Graph, citation: &'g Citation) -> impl Iterator<Item = NodeIndex> + 'g {
        let may_be = |at: &NodeIndex| other(graph, *at).is_some_and(|known| same_citation(known, citation));
        self.nodes.iter().skip(self.of_table.len()).copied().filter(may_be)
    }
}

fn other(graph: &Graph, at: NodeIndex) -> Option<&Citation> {
    match graph.node_weight(at)? {
        Node::Cited(citation) => Some(citation),
        _ => None,
    }
}

fn key(citation: &Citation) -> Key {
    let title = text::words(&citation.title);
    let bare = title.strip_prefix("中华人民共和国").map_or_else(|| title.clone(), str::to_owned);
    (bare, citation.issuer.as_deref().map(text::words), citation.number.clone())
}
