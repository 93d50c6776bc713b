//! What a catalog discloses something of: its items by name, and entries whose content names a matter of its own.

use rustc_hash::FxHashMap;

use super::document::{Aspect, Target};
use super::name::Name;
use crate::diff::NodeKind;
use crate::diff::readings::Readings;
use crate::diff::tree::{ItemNode, Tree};
use crate::text;
use crate::vocabulary::{item_names, item_types};

/// A matter of a catalog: what stands under one name in one part of a domain, be it one item or several entries.
pub(super) struct Matter {
    pub(super) name: Name,
    pub(super) domain: usize,
    /// What the first-level item that it stands under is about; empty where that only says what is disclosed.
    part: String,
    pub(super) nodes: Vec<Node>,
    /// Whether it only groups other matters (户籍登记 › 出生登记): it is linked by its name alone.
    pub(super) is_group: bool,
}

/// An item of the catalog with all its rows, or a single entry, by its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Node {
    Item(usize),
    Entry(usize),
}

/// The catalog's matters.
pub(super) struct Matters {
    pub(super) all: Vec<Matter>,
    by_plain: FxHashMap<String, Vec<usize>>,
    of_node: FxHashMap<Node, usize>,
}

impl Matters {
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let mut matters =
            Self { all: Vec::new(), by_plain: FxHashMap::default(), of_node: FxHashMap::default() };
        for (at, node) in tree.items.iter().enumerate() {
            let folded = text::fold(&node.item.name);
            let own = item_names().matter(&folded);
            if !own.is_empty() {
                matters.add(tree, Name::of(own), Node::Item(at));
            }
            for entry in node.entries.clone() {
                let Some(row) = tree.entries.get(entry) else { continue };
                let content = text::fold(row.entry.content.text());
                let Some(lead) = item_names().lead(&content) else { continue };
                let name = Name::of(lead);
                // What its item, or one above it, is called already is no matter of its own.
                if !tree.names_above(at).any(|above| Name::of(above).is_of_one(&name)) {
                    matters.add(tree, name, Node::Entry(entry));
                }
            }
        }
        matters
    }

    fn add(&mut self, tree: &Tree<'_>, name: Name, node: Node) {
        if name.plain.chars().count() < 2 {
            return;
        }
        let Some(item) = node.item(tree) else { return };
        let (domain, part) = (tree.items.get(item).map_or(0, |node| node.domain), part(tree, item));
        let same = self.by_plain.entry(name.plain.clone()).or_default();
        let is_here =
            |at: &usize| self.all.get(*at).is_some_and(|one| (one.domain, &one.part) == (domain, &part));
        let known = same.iter().copied().find(is_here);
        let at = known.unwrap_or_else(|| {
            same.push(self.all.len());
            self.all.push(Matter { name, domain, part, nodes: Vec::new(), is_group: true });
            self.all.len() - 1
        });
        if let Some(matter) = self.all.get_mut(at) {
            matter.nodes.push(node);
            matter.is_group &= is_group(tree, node);
        }
        self.of_node.insert(node, at);
    }

    /// The matters of this plain name, in the catalog's order.
    pub(super) fn called(&self, plain: &str) -> &[usize] {
        self.by_plain.get(plain).map(Vec::as_slice).unwrap_or_default()
    }

    /// The matter that a node is of.
    pub(super) fn of_node(&self, node: Node) -> Option<usize> {
        self.of_node.get(&node).copied()
    }
}

/// What the first-level item that an item stands under is about: nothing where its name only says what is disclosed (批准结果信息).
fn part(tree: &Tree<'_>, item: usize) -> String {
    let mut first = item;
    while let Some(above) = tree.items.get(first).and_then(|node| node.parent) {
        first = above;
    }
    let name = tree.items.get(first).map(|node| text::fold(&node.item.name)).unwrap_or_default();
    text::words(item_names().matter(&name))
}

/// Whether most of the items below a node have names of their own.
fn is_group(tree: &Tree<'_>, node: Node) -> bool {
    let Node::Item(at) = node else { return false };
    let below = tree.items.get(at).and_then(|node| tree.items.get(node.below.clone())).unwrap_or_default();
    let is_named = |node: &&ItemNode<'_>| !item_names().matter(&text::fold(&node.item.name)).is_empty();
    below.iter().filter(is_named).count() * 2 > below.len()
}

impl Node {
    /// The positions of the entries that it has, at any depth.
    pub(super) fn rows(self, tree: &Tree<'_>) -> std::ops::Range<usize> {
        match self {
            Self::Entry(at) => at..at + 1,
            Self::Item(at) => {
                let Some(node) = tree.items.get(at) else { return 0..0 };
                let end = node.entries.start + tree.rows_below(at).len();
                node.entries.start..end
            }
        }
    }

    /// The position of the item that it is, or stands under.
    pub(super) fn item(self, tree: &Tree<'_>) -> Option<usize> {
        match self {
            Self::Item(at) => Some(at),
            Self::Entry(at) => tree.entries.get(at).map(|node| node.item),
        }
    }

    /// The node, as the parts of a coverage name it.
    pub(super) fn target(self, tree: &Tree<'_>) -> Option<Target> {
        let item = self.item(tree)?;
        let (node, path) = match self {
            Self::Item(at) => (NodeKind::Item, tree.items.get(at)?.item.id.clone()),
            Self::Entry(at) => (NodeKind::Entry, tree.entries.get(at)?.entry.id.clone()),
        };
        Some(Target { node, path, place: tree.place(item), entries: self.rows(tree).len() })
    }

    /// Whether it is the other one or something below it.
    pub(super) fn is_within(self, other: Self, tree: &Tree<'_>) -> bool {
        let Self::Item(above) = other else { return self == other };
        let mut at = self.item(tree);
        while let Some(item) = at {
            if item == above {
                return true;
            }
            at = tree.items.get(item).and_then(|node| node.parent);
        }
        false
    }
}

/// What an entry says is disclosed: by its content, and by the names it stands under up to a matter's own.
pub(super) fn aspects(tree: &Tree<'_>, entry: usize) -> Vec<Aspect> {
    let Some(row) = tree.entries.get(entry) else { return Vec::new() };
    let content = text::fold(row.entry.content.text());
    let mut keys = item_names().aspects(&content);
    // 决定, 公告 and their like say it only where nothing else does; a name that says it (办事指南) says it for all rows.
    for name in tree.names_above(row.item) {
        let folded = text::fold(name);
        keys.extend(item_names().aspects(&folded));
        if !item_names().matter(&folded).is_empty() {
            break;
        }
    }
    Aspect::ALL.into_iter().filter(|aspect| keys.contains(&aspect.key())).collect()
}

/// Whether an item and all above it only say what is disclosed (批准服务信息 › 办事指南): its rows are of every matter of its domain.
pub(super) fn is_general(tree: &Tree<'_>, item: usize) -> bool {
    tree.names_above(item).all(|name| item_names().matter(&text::fold(name)).is_empty())
}

/// The titles that the rows of some nodes cite, the Regulation's own aside.
pub(super) fn titles(tree: &Tree<'_>, nodes: &[Node], readings: &Readings) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for at in nodes.iter().flat_map(|node| node.rows(tree)) {
        let Some(row) = tree.entries.get(at) else { continue };
        for title in cited(row.entry.basis.text(), readings) {
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
    }
    titles
}

/// The titles that a wording cites, without what every title begins with.
pub(super) fn cited(wording: &str, readings: &Readings) -> Vec<String> {
    let citations = readings.citations(wording);
    let titles = citations.iter().filter(|one| !one.is_reference() && !one.title.is_empty());
    titles
        .map(|one| one.title.trim_start_matches("中华人民共和国").to_owned())
        .filter(|title| !item_names().is_own_law(title))
        .collect()
}

/// The type whose acts the names above a matter speak of (行政处罚事项).
pub(super) fn acts_above(tree: &Tree<'_>, node: Node) -> Vec<&'static str> {
    let Some(item) = node.item(tree) else { return Vec::new() };
    let acts = tree.names_above(item).map(|name| item_types().acts(&item_names().plain(name)));
    acts.into_iter().find(|acts| !acts.is_empty()).unwrap_or_default()
}
