//! What rests on what: entries on the instruments they cite and on the list items they name, instruments on what took their place.

use std::sync::Arc;

use petgraph::graph::{DiGraph, NodeIndex};
use rustc_hash::FxHashMap;

use super::cited::Instruments;
use super::document::ImpactOptions;
use super::listed::Lists;
use crate::conform::{GroundKind, ListedItem};
use crate::diff::readings::Readings;
use crate::diff::tree::Tree;
use crate::model::basis::Citation;
use crate::model::{Catalog, Issuer};
use crate::vocabulary::{Instrument, Laws};

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
    pub(super) graph: Graph,
    pub(super) bodies: Vec<BodyOf<'a>>,
    pub(super) instruments: Vec<NodeIndex>,
    pub(super) items: Vec<NodeIndex>,
    pub(super) laws: Laws,
}

/// An edge leads from what rests to what it rests on.
pub(super) type Graph = DiGraph<Node, Rest>;

/// Something that rests on others, or that others rest on.
pub(super) enum Node {
    /// An instrument of the table of laws.
    Law(Instrument),
    /// An instrument that the table does not have, as it was first cited.
    Cited(Box<Citation>),
    /// An item of one of the two lists.
    Listed(GroundKind, ListedItem),
    /// An entry.
    Entry(Box<EntryNode>),
}

/// An entry, with all that it cites.
pub(super) struct EntryNode {
    /// The position of its body.
    pub(super) body: usize,
    pub(super) path: String,
    pub(super) domain: String,
    pub(super) place: String,
    pub(super) citations: Arc<Vec<Citation>>,
}

/// How one rests on the other.
#[derive(Clone)]
pub(super) enum Rest {
    /// An entry cites it: the position of the citation.
    Cites(usize),
    /// An entry cites its title and does not say which version: the position of the citation.
    Unnumbered(usize),
    /// An entry names it in these words.
    Names(String),
    /// It was superseded by it.
    Superseded,
}

impl<'a> ImpactGraph<'a> {
    /// The graph of some bodies' catalogs. It is made once and asked many times.
    pub fn of(bodies: Vec<BodyOf<'a>>, options: &ImpactOptions) -> Self {
        let mut graph = Graph::new();
        let readings = Readings::default();
        let trees: Vec<Tree<'_>> = bodies.iter().map(|body| Tree::new(body.catalog, None)).collect();
        let mut instruments = Instruments::new(&mut graph, &options.laws);
        // Every instrument is known before any entry is: a title without a number may mean one that is cited later.
        for node in trees.iter().flat_map(|tree| &tree.entries) {
            let wording = node.entry.basis.text();
            instruments.meet(&mut graph, wording, &readings.citations(wording));
        }
        let lists = Lists::new(&mut graph, &bodies, options);
        // One wording stands in thousands of rows: what it cites is looked up once.
        let mut cited: FxHashMap<&str, Vec<(NodeIndex, Rest)>> = FxHashMap::default();
        for (body, tree) in trees.iter().enumerate() {
            for node in &tree.entries {
                let wording = node.entry.basis.text();
                let citations = readings.citations(wording);
                let rests =
                    cited.entry(wording).or_insert_with(|| instruments.meant(&graph, citations.as_slice()));
                let named = lists.named(body, tree, node);
                let entry = EntryNode {
                    body,
                    path: node.entry.id.to_string(),
                    domain: domain(tree, node.item),
                    place: tree.place(node.item),
                    citations,
                };
                let from = graph.add_node(Node::Entry(Box::new(entry)));
                for (to, rest) in rests.iter().cloned().chain(named) {
                    graph.add_edge(from, to, rest);
                }
            }
        }
        let Instruments { nodes: instruments, laws, .. } = instruments;
        Self { graph, bodies, instruments, items: lists.into_nodes(), laws }
    }

    pub(super) fn law(&self, at: NodeIndex) -> Option<&Instrument> {
        match self.graph.node_weight(at)? {
            Node::Law(law) => Some(law),
            _ => None,
        }
    }

    /// A node as it is spoken of.
    pub(super) fn called(&self, at: NodeIndex) -> String {
        match self.graph.node_weight(at) {
            Some(Node::Law(law)) => match &law.number {
                Some(number) => format!("《{}》（{number}）", law.title),
                None => format!("《{}》", law.title),
            },
            Some(Node::Cited(citation)) => citation.wording.clone(),
            Some(Node::Listed(_, item)) => match &item.code {
                Some(code) => format!("{}（{code}）", item.name),
                None => item.name.clone(),
            },
            Some(Node::Entry(entry)) => entry.path.clone(),
            None => String::new(),
        }
    }
}

fn domain(tree: &Tree<'_>, item: usize) -> String {
    let node = tree.items.get(item).and_then(|item| tree.domains.get(item.domain));
    node.map(|node| node.domain.name.clone()).unwrap_or_default()
}
