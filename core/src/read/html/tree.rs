//! A page to a tree, as browsers parse it. The tree grows in our own sink, which sees how deep it nests while it
//! grows: the parser looks through all open elements at every tag, so a page of a million open tags has to be
//! refused before it is parsed.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use ego_tree::{NodeId, NodeRef, Tree};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ParseOpts, QualName, local_name, ns};

use crate::error::{Error, Result};
use crate::read::Limits;

/// A node of a page.
#[derive(Debug)]
pub(super) enum Node {
    /// The page, comments and the like.
    Other,
    /// A text.
    Text(StrTendril),
    /// An element.
    Element(Element),
}

/// An element of a page.
#[derive(Debug)]
pub(super) struct Element {
    name: QualName,
    attributes: Vec<Attribute>,
    is_hidden: bool,
    depth: u32,
}

impl Element {
    /// Its name in small letters.
    pub(super) fn name(&self) -> &str {
        &self.name.local
    }

    /// An attribute's value.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|attribute| &*attribute.name.local == name).map(|found| &*found.value)
    }

    /// Whether it is left out where the page is shown.
    pub(super) fn is_hidden(&self) -> bool {
        self.is_hidden
    }
}

/// Whether an element of these attributes is not shown.
fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| match &*attribute.name.local {
        "hidden" => true,
        "style" => {
            let kept = attribute.value.chars().filter(|c| !c.is_whitespace());
            let plain: String = kept.map(|c| c.to_ascii_lowercase()).collect();
            plain.contains("display:none") || plain.contains("mso-hide:all")
        }
        _ => false,
    })
}

/// How many bytes are parsed before it is looked at how deep they nest.
const PIECE: usize = 4096;

/// Parses a page.
pub(super) fn parse(source: &str, limits: &Limits) -> Result<Tree<Node>> {
    let sink = Sink {
        page: RefCell::new(Page { tree: Tree::new(Node::Other), nameless: nameless() }),
        depth: Cell::new(0),
        nodes: Cell::new(0),
    };
    // Unclosed marks of form are opened anew in every paragraph: few bytes can make very many elements.
    let most = limits.cells.saturating_mul(2).min(source.len().saturating_add(PIECE));
    let mut parser = html5ever::parse_document(sink, ParseOpts::default());
    let mut rest = source;
    while !rest.is_empty() {
        let at = (PIECE.min(rest.len())..=rest.len()).find(|at| rest.is_char_boundary(*at));
        let (piece, behind) = rest.split_at(at.unwrap_or(rest.len()));
        parser.process(StrTendril::from_slice(piece));
        rest = behind;
        let sink = &parser.tokenizer.sink.sink;
        if sink.depth.get() as usize > limits.depth {
            return Err(Error::new("too-deep").arg("limit", limits.depth));
        }
        if sink.nodes.get() > most {
            return Err(Error::new("page-too-tangled"));
        }
    }
    Ok(parser.finish())
}

fn nameless() -> QualName {
    QualName::new(None, ns!(), local_name!(""))
}

struct Page {
    tree: Tree<Node>,
    nameless: QualName,
}

struct Sink {
    page: RefCell<Page>,
    depth: Cell<u32>,
    nodes: Cell<usize>,
}

impl Sink {
    fn create(&self, node: Node) -> NodeId {
        self.nodes.set(self.nodes.get() + 1);
        self.page.borrow_mut().tree.orphan(node).id()
    }

    /// Notes how deep an element stands that is put under another.
    fn sink_to(&self, id: NodeId, parent: Option<NodeId>) {
        let tree = &mut self.page.borrow_mut().tree;
        let above = match parent.and_then(|id| tree.get(id)).map(|node| node.value()) {
            Some(Node::Element(element)) => element.depth,
            _ => 0,
        };
        if let Some(Node::Element(element)) = tree.get_mut(id).as_mut().map(ego_tree::NodeMut::value) {
            element.depth = above + 1;
            self.depth.set(self.depth.get().max(element.depth));
        }
    }
}

impl TreeSink for Sink {
    type Handle = NodeId;
    type Output = Tree<Node>;
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Tree<Node> {
        self.page.into_inner().tree
    }

    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.page.borrow().tree.root().id()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Ref<'a, QualName> {
        Ref::map(self.page.borrow(), |page| match page.tree.get(*target).map(|node| node.value()) {
            Some(Node::Element(element)) => &element.name,
            _ => &page.nameless,
        })
    }

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, _: ElementFlags) -> NodeId {
        self.create(Node::Element(Element { is_hidden: is_hidden(&attributes), name, attributes, depth: 0 }))
    }

    fn create_comment(&self, _: StrTendril) -> NodeId {
        self.create(Node::Other)
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> NodeId {
        self.create(Node::Other)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        match child {
            NodeOrText::AppendNode(id) => {
                self.sink_to(id, Some(*parent));
                if let Some(mut parent) = self.page.borrow_mut().tree.get_mut(*parent) {
                    parent.append_id(id);
                }
            }
            NodeOrText::AppendText(text) => {
                let tree = &mut self.page.borrow_mut().tree;
                let Some(mut parent) = tree.get_mut(*parent) else { return };
                if let Some(mut last) = parent.last_child()
                    && let Node::Text(before) = last.value()
                {
                    before.push_tendril(&text);
                    return;
                }
                self.nodes.set(self.nodes.get() + 1);
                parent.append(Node::Text(text));
            }
        }
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        prev_element: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        let has_parent =
            self.page.borrow().tree.get(*element).is_some_and(|element| element.parent().is_some());
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(prev_element, child);
        }
    }

    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        *target
    }

    fn same_node(&self, x: &NodeId, y: &NodeId) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _: QuirksMode) {}

    fn append_before_sibling(&self, sibling: &NodeId, new_node: NodeOrText<NodeId>) {
        let parent =
            self.page.borrow().tree.get(*sibling).and_then(|node| node.parent()).map(|parent| parent.id());
        match new_node {
            NodeOrText::AppendNode(id) => {
                self.sink_to(id, parent);
                if let Some(mut sibling) = self.page.borrow_mut().tree.get_mut(*sibling) {
                    sibling.insert_id_before(id);
                }
            }
            NodeOrText::AppendText(text) => {
                let tree = &mut self.page.borrow_mut().tree;
                let Some(mut sibling) = tree.get_mut(*sibling) else { return };
                if let Some(mut before) = sibling.prev_sibling()
                    && let Node::Text(before) = before.value()
                {
                    before.push_tendril(&text);
                    return;
                }
                self.nodes.set(self.nodes.get() + 1);
                sibling.insert_before(Node::Text(text));
            }
        }
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        let tree = &mut self.page.borrow_mut().tree;
        let Some(mut node) = tree.get_mut(*target) else { return };
        if let Node::Element(element) = node.value() {
            for attribute in attributes {
                if element.attribute(&attribute.name.local).is_none() {
                    element.attributes.push(attribute);
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &NodeId) {
        if let Some(mut node) = self.page.borrow_mut().tree.get_mut(*target) {
            node.detach();
        }
    }

    fn reparent_children(&self, node: &NodeId, new_parent: &NodeId) {
        if let Some(mut parent) = self.page.borrow_mut().tree.get_mut(*new_parent) {
            parent.reparent_from_id_append(*node);
        }
    }
}

/// A step of a walk through a tree.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    /// Into an element.
    Enter(NodeRef<'a, Node>, &'a Element),
    /// A text.
    Text(&'a str),
    /// Out of an element.
    Leave(NodeRef<'a, Node>, &'a Element),
}

/// A walk through all that a node holds, in order, itself included. It is no recursion: pages nest deeply.
pub(super) struct Walk<'a> {
    root: NodeId,
    next: Option<(NodeRef<'a, Node>, bool)>,
}

impl<'a> Walk<'a> {
    /// A walk from this node.
    pub(super) fn new(root: NodeRef<'a, Node>) -> Self {
        Self { root: root.id(), next: Some((root, true)) }
    }

    /// Leaves out what the element just entered holds; it is still left by a step of its own.
    pub(super) fn pass_over(&mut self, node: NodeRef<'a, Node>) {
        self.next = Some((node, false));
    }
}

impl<'a> Iterator for Walk<'a> {
    type Item = Step<'a>;

    fn next(&mut self) -> Option<Step<'a>> {
        loop {
            let (node, entering) = self.next?;
            self.next = match node.first_child() {
                Some(child) if entering => Some((child, true)),
                _ if entering && matches!(node.value(), Node::Element(_)) => Some((node, false)),
                _ if node.id() == self.root => None,
                _ => match node.next_sibling() {
                    Some(sibling) => Some((sibling, true)),
                    None => node.parent().map(|parent| (parent, false)),
                },
            };
            match node.value() {
                Node::Element(element) if entering => return Some(Step::Enter(node, element)),
                Node::Element(element) => return Some(Step::Leave(node, element)),
                Node::Text(text) => return Some(Step::Text(text)),
                Node::Other => {}
            }
        }
    }
}
