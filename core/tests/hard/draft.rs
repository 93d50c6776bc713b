//! A catalog in the making: each node knows which nodes of the base it came from.

use mulu::diff::Effect;
use mulu::model::{Catalog, Children, Domain, Entry, Id, Item};
use mulu::vocabulary::ElementName;

/// A domain or an item.
#[derive(Debug, Clone, Default)]
pub(crate) struct Node {
    pub(crate) name: String,
    /// Its code; without one it gets the path of names.
    pub(crate) id: Option<Id>,
    /// The nodes of the base that it came from: none for an added one, several for a merged one.
    pub(crate) origins: Vec<Id>,
    pub(crate) nodes: Vec<Node>,
    pub(crate) rows: Vec<Row>,
    /// Something was done to it that leaves enough to know it by: nothing more may be taken from it.
    pub(crate) touched: bool,
    /// It is a part of a split node, or it was merged.
    pub(crate) divided: bool,
}

/// An entry.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) entry: Entry,
    /// The entries of the base that it came from.
    pub(crate) origins: Vec<Id>,
    pub(crate) edits: Vec<(ElementName, Effect)>,
}

impl Node {
    /// A node of one's own.
    pub(crate) fn added(name: &str, rows: Vec<Row>) -> Self {
        Self { name: name.to_owned(), rows, touched: true, ..Self::default() }
    }

    /// An item that carries rows and no items.
    pub(crate) fn is_leaf(&self) -> bool {
        self.nodes.is_empty() && !self.rows.is_empty()
    }

    /// Whether it may still be changed.
    pub(crate) fn is_free(&self) -> bool {
        !self.touched && !self.origins.is_empty()
    }

    /// Whether a child has this name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.nodes.iter().any(|node| node.name == name)
    }
}

/// The draft of a catalog that is its base to the letter.
pub(crate) fn copy(base: &Catalog) -> Vec<Node> {
    let domain = |domain: &Domain| Node {
        name: domain.name.clone(),
        id: Some(domain.id.clone()),
        origins: vec![domain.id.clone()],
        nodes: domain.items.iter().map(item).collect(),
        ..Node::default()
    };
    base.domains.iter().map(domain).collect()
}

fn item(item: &Item) -> Node {
    let row = |entry: &Entry| Row {
        entry: Entry { id: Id::default(), ..entry.clone() },
        origins: vec![entry.id.clone()],
        edits: Vec::new(),
    };
    Node {
        name: item.name.clone(),
        id: Some(item.id.clone()),
        origins: vec![item.id.clone()],
        nodes: item.items.iter().map(self::item).collect(),
        rows: item.entries.iter().map(row).collect(),
        ..Node::default()
    }
}

/// The catalog of a draft, with the draft's nodes in the same places.
pub(crate) fn catalog(draft: &[Node], title: &str, with_codes: bool) -> Catalog {
    let id = |node: &Node| node.id.clone().filter(|_| with_codes).unwrap_or_default();
    let mut catalog = Catalog { title: title.to_owned(), ..Catalog::default() };
    for domain in draft {
        catalog.domains.push(Domain {
            id: id(domain),
            name: domain.name.clone(),
            items: items(&domain.nodes, &id),
            ..Domain::default()
        });
    }
    catalog.number();
    catalog
}

fn items(nodes: &[Node], id: &impl Fn(&Node) -> Id) -> Children<Item> {
    let mut serial = 0;
    let item = |node: &Node| Item {
        id: id(node),
        name: node.name.clone(),
        items: items(&node.nodes, id),
        entries: node
            .rows
            .iter()
            .map(|row| {
                serial += 1;
                Entry { serial: Some(serial.to_string()), ..row.entry.clone() }
            })
            .collect(),
        ..Item::default()
    };
    nodes.iter().map(item).collect()
}
