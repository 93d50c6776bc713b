//! What rests on what: entries on the instruments they cite and on the list items they name, instruments on what took their place.

use std::sync::Arc;

use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::FxHashMap;

use super::document::ImpactOptions;
use crate::conform::{Given, GroundKind, ListedItem};
use crate::diff::readings::Readings;
use crate::diff::same_citation;
use crate::diff::tree::Tree;
use crate::model::basis::{Citation, instruments};
use crate::model::{Catalog, Issuer};
use crate::vocabulary::{Instrument, Laws, laws};

/// A body and its catalog.
#[derive(Debug, Clone)]
pub struct BodyOf<'a> {
    /// Whose catalog it is.
    pub body: Issuer,
    /// The catalog.
    pub catalog: &'a Catalog,
}

/// Entries of many catalogs, the instruments they cite, the list items they name.
pub struct ImpactGraph<'a> {
    pub(super) graph: DiGraph<Node, Rest>,
    pub(super) bodies: Vec<BodyOf<'a>>,
    pub(super) instruments: Vec<NodeIndex>,
    pub(super) items: Vec<NodeIndex>,
    pub(super) laws: Laws,
}

/// Something that rests on others, or that others rest on.
pub(super) enum Node {
    /// An instrument of the table of laws, by its position there.
    Law(Instrument),
    /// An instrument that the table does not have, as it was first cited.
    Cited(Box<Citation>),
    /// An item of one of the two lists.
    Listed(GroundKind, ListedItem),
    /// An entry, with all that it cites.
    Entry(Box<EntryNode>),
}

pub(super) struct EntryNode {
    pub(super) body: usize,
    pub(super) path: String,
    pub(super) domain: String,
    pub(super) place: String,
    pub(super) citations: Arc<Vec<Citation>>,
}

/// How one rests on the other.
pub(super) enum Rest {
    /// An entry cites it in these words.
    Cites(String),
    /// An entry cites its title, without saying which version.
    Unnumbered(String),
    /// An entry names it in these words.
    Names(String),
    /// It was superseded by it.
    Superseded,
}

impl<'a> ImpactGraph<'a> {
    /// The graph of some bodies' catalogs. It is made once and asked many times.
    pub fn of(bodies: Vec<BodyOf<'a>>, options: &ImpactOptions) -> Self {
        let mut table = Laws::new(laws().iter().cloned());
        options.laws.iter().for_each(|law| table.add(law.clone()));
        let mut made =
            Self { graph: DiGraph::new(), bodies, instruments: Vec::new(), items: Vec::new(), laws: table };
        made.laws();
        let lists = [(GroundKind::Power, &options.powers), (GroundKind::Service, &options.services)];
        for (kind, list) in lists {
            for item in list {
                let node = made.graph.add_node(Node::Listed(kind, item.clone()));
                made.items.push(node);
            }
        }
        let given = lists.map(|(kind, list)| Given::new(kind, list));
        made.entries(&given);
        made
    }

    fn laws(&mut self) {
        let all: Vec<Instrument> = self.laws.iter().cloned().collect();
        self.instruments = all.iter().map(|law| self.graph.add_node(Node::Law(law.clone()))).collect();
        for (at, law) in all.iter().enumerate() {
            let Some(successor) = &law.successor else { continue };
            for next in self.laws.find(Some(&successor.title), successor.number.as_deref()) {
                let to = all.iter().position(|known| known == next).filter(|to| *to != at);
                let ends = self.instruments.get(at).zip(to.and_then(|to| self.instruments.get(to)));
                if let Some((from, to)) = ends.map(|(from, to)| (*from, *to)) {
                    self.graph.add_edge(from, to, Rest::Superseded);
                }
            }
        }
    }

    fn entries(&mut self, given: &[Given<'_>]) {
        let readings = Readings::default();
        let known: FxHashMap<(String, Option<String>), NodeIndex> = self
            .instruments
            .iter()
            .filter_map(|at| match self.graph.node_weight(*at)? {
                Node::Law(law) => Some(((law.title.clone(), law.number.clone()), *at)),
                _ => None,
            })
            .collect();
        // One wording stands in thousands of rows: what it cites is looked up once.
        let mut cited: FxHashMap<String, Vec<(NodeIndex, bool, String)>> = FxHashMap::default();
        let mut others: Vec<NodeIndex> = Vec::new();
        for body in 0..self.bodies.len() {
            let Some(catalog) = self.bodies.get(body).map(|body| body.catalog) else { continue };
            let tree = Tree::new(catalog, None);
            for node in &tree.entries {
                let wording = node.entry.basis.text();
                let citations = readings.citations(wording);
                if !cited.contains_key(wording) {
                    let found =
                        citations.iter().flat_map(|citation| self.cited(citation, &known, &mut others));
                    let found: Vec<_> = found.collect();
                    cited.insert(wording.to_owned(), found);
                }
                let place = tree.place(node.item);
                let domain = place.split(" › ").next().unwrap_or_default().to_owned();
                let names: Vec<(NodeIndex, String)> = given
                    .iter()
                    .flat_map(|given| {
                        let texts = [place.as_str(), node.entry.content.text(), wording];
                        let texts = texts.into_iter().chain(node.entry.extra.values().map(String::as_str));
                        texts
                            .flat_map(|text| {
                                given.named(text).into_iter().map(|item| (item, text.to_owned()))
                            })
                            .collect::<Vec<_>>()
                    })
                    .filter_map(|(item, text)| Some((self.item(item)?, text)))
                    .collect();
                let entry = EntryNode { body, path: node.entry.id.to_string(), domain, place, citations };
                let from = self.graph.add_node(Node::Entry(Box::new(entry)));
                for (to, is_certain, words) in cited.get(wording).into_iter().flatten() {
                    let rest = if *is_certain {
                        Rest::Cites(words.clone())
                    } else {
                        Rest::Unnumbered(words.clone())
                    };
                    self.graph.add_edge(from, *to, rest);
                }
                for (to, words) in names {
                    self.graph.add_edge(from, to, Rest::Names(words));
                }
            }
        }
    }

    fn item(&self, item: &ListedItem) -> Option<NodeIndex> {
        self.items
            .iter()
            .copied()
            .find(|at| matches!(self.graph.node_weight(*at), Some(Node::Listed(_, known)) if known == item))
    }

    /// The instruments that a citation means, and whether it says which version.
    fn cited(
        &mut self,
        citation: &Citation,
        known: &FxHashMap<(String, Option<String>), NodeIndex>,
        others: &mut Vec<NodeIndex>,
    ) -> Vec<(NodeIndex, bool, String)> {
        let found = instruments(citation, &self.laws);
        let is_certain = found.len() == 1;
        let nodes: Vec<NodeIndex> = found
            .iter()
            .filter_map(|law| known.get(&(law.title.clone(), law.number.clone())).copied())
            .collect();
        if !nodes.is_empty() {
            return nodes.into_iter().map(|node| (node, is_certain, citation.wording.clone())).collect();
        }
        if citation.is_reference() {
            return Vec::new();
        }
        let same = |at: &&NodeIndex| matches!(self.graph.node_weight(**at), Some(Node::Cited(other)) if same_citation(other, citation));
        let node = others.iter().find(same).copied();
        let node = node.unwrap_or_else(|| {
            let node = self.graph.add_node(Node::Cited(Box::new(citation.clone())));
            others.push(node);
            self.instruments.push(node);
            node
        });
        vec![(node, true, citation.wording.clone())]
    }
}
