//! The items of the two lists, and which of them an entry names.

use petgraph::graph::NodeIndex;

use super::document::ImpactOptions;
use super::graph::{BodyOf, Graph, Node, Rest};
use crate::conform::{Given, GroundKind, ListedItem};
use crate::diff::tree::{EntryNode, Tree};
use crate::text;
use crate::vocabulary::list_words;

/// The lists given: those of all bodies, and those of single ones.
pub(super) struct Lists<'o>(Vec<List<'o>>);

struct List<'o> {
    given: Given<'o>,
    items: &'o [ListedItem],
    nodes: Vec<NodeIndex>,
    /// The items' names as they are compared.
    names: Vec<String>,
    /// The positions of the bodies whose list it is; `None` for all.
    bodies: Option<Vec<usize>>,
}

impl<'o> Lists<'o> {
    pub(super) fn new(graph: &mut Graph, bodies: &[BodyOf<'_>], options: &'o ImpactOptions) -> Self {
        let kinds = [GroundKind::Power, GroundKind::Service];
        let shared = kinds.into_iter().zip([&options.powers, &options.services]);
        let mut lists: Vec<_> = shared.map(|(kind, items)| List::new(graph, kind, items, None)).collect();
        for own in &options.lists {
            let is_own = |body: &BodyOf<'_>| {
                body.body.name == own.body || body.body.code.as_deref() == Some(own.body.as_str())
            };
            let at: Vec<_> = (0..).zip(bodies).filter(|(_, body)| is_own(body)).map(|(at, _)| at).collect();
            let each = kinds.into_iter().zip([&own.powers, &own.services]);
            lists.extend(each.map(|(kind, items)| List::new(graph, kind, items, Some(at.clone()))));
        }
        Self(lists)
    }

    /// The items that an entry of a body names: in the names it stands under, its content, its basis, or a column of its own.
    pub(super) fn named(&self, body: usize, tree: &Tree<'_>, node: &EntryNode<'_>) -> Vec<(NodeIndex, Rest)> {
        let mut named: Vec<(NodeIndex, Rest)> = Vec::new();
        let applies = |list: &&List<'_>| {
            !list.items.is_empty() && list.bodies.as_ref().is_none_or(|bodies| bodies.contains(&body))
        };
        for list in self.0.iter().filter(applies) {
            for (text, is_list) in texts(tree, node) {
                let words = text::words(text);
                if is_list && list_words().is_nothing(&words) {
                    continue;
                }
                let by_name = list.given.named(text).into_iter().flat_map(|item| list.called(item));
                let by_code =
                    list.given.coded(text, is_list).into_iter().flat_map(|item| list.nodes_of(item));
                for at in by_name.chain(by_code) {
                    if !named.iter().any(|(known, _)| *known == at) {
                        named.push((at, Rest::Names(text.to_owned())));
                    }
                }
            }
        }
        named
    }

    pub(super) fn into_nodes(self) -> Vec<NodeIndex> {
        self.0.into_iter().flat_map(|list| list.nodes).collect()
    }
}

impl<'o> List<'o> {
    fn new(graph: &mut Graph, kind: GroundKind, items: &'o [ListedItem], bodies: Option<Vec<usize>>) -> Self {
        let nodes = items.iter().map(|item| graph.add_node(Node::Listed(kind, item.clone()))).collect();
        let names = items.iter().map(|item| text::words(&item.name)).collect();
        Self { given: Given::new(kind, items), items, nodes, names, bodies }
    }

    /// The nodes of the items with an item's name: it does not say which.
    fn called<'l>(&'l self, item: &ListedItem) -> impl Iterator<Item = NodeIndex> + use<'l, 'o> {
        let words = text::words(&item.name);
        let same = self.names.iter().zip(&self.nodes).filter(move |(name, _)| **name == words);
        same.map(|(_, node)| *node)
    }

    fn nodes_of<'l>(&'l self, item: &'l ListedItem) -> impl Iterator<Item = NodeIndex> + 'l {
        self.items.iter().zip(&self.nodes).filter(move |(known, _)| *known == item).map(|(_, node)| *node)
    }
}

/// The texts of an entry that can name an item, each with whether it is a column that names a list.
fn texts<'t>(tree: &Tree<'t>, node: &EntryNode<'t>) -> Vec<(&'t str, bool)> {
    let mut texts = Vec::new();
    let mut at = Some(node.item);
    while let Some(item) = at.and_then(|at| tree.items.get(at)) {
        texts.push((item.item.name.as_str(), false));
        at = item.parent;
    }
    texts.extend([node.entry.content.text(), node.entry.basis.text()].map(|text| (text, false)));
    let columns = node.entry.extra.iter();
    let columns = columns.map(|(heading, value)| {
        let is_list = !list_words().named(&text::fold(heading)).is_empty();
        (value.as_str(), is_list)
    });
    texts.extend(columns);
    texts
}
