//! What a body has of its own: which of it rests on an item of its power-and-responsibility list, of its public-service list, or
//! on a local rule (国办发〔2019〕54号 has the catalog combined with both lists; a county may add what its law asks for).

use super::document::{Ground, GroundKind, OwnEntry};
use super::given::Given;
use super::options::ConformOptions;
use crate::diff::change::Edits;
use crate::diff::tree::Tree;
use crate::lists::ListedItem;
use crate::model::basis;
use crate::text;
use crate::vocabulary::{ElementName, list_words};

/// Finds the grounds of a body's own entries.
pub(super) struct Own<'a, 'b> {
    pub(super) catalog: &'b Tree<'a>,
    pub(super) edits: &'b Edits<'a>,
    given: [Given<'b>; 2],
}

impl<'a, 'b> Own<'a, 'b> {
    pub(super) fn new(catalog: &'b Tree<'a>, edits: &'b Edits<'a>, options: &'b ConformOptions) -> Self {
        let given = [
            Given::new(GroundKind::Power, &options.powers),
            Given::new(GroundKind::Service, &options.services),
        ];
        Self { catalog, edits, given }
    }

    /// The entry at a position, with what it rests on.
    pub(super) fn entry(&self, at: usize) -> Option<OwnEntry> {
        let node = self.catalog.entries.get(at)?;
        let mut found = Found::default();
        self.names(node.item, &mut found);
        self.content(node.entry.content.text(), &mut found);
        self.basis(node.entry.basis.text(), Where::Element(ElementName::Basis), &mut found);
        for (heading, value) in &node.entry.extra {
            self.column(heading, value, &mut found);
        }
        Some(OwnEntry {
            path: node.entry.id.to_string(),
            place: self.catalog.place(node.item),
            grounds: found.0,
        })
    }

    /// The names of the item and of those above it.
    fn names(&self, item: usize, found: &mut Found) {
        let mut at = Some(item);
        while let Some(node) = at.and_then(|at| self.catalog.items.get(at)) {
            self.given(&node.item.name, Where::Element(ElementName::Name), found);
            at = node.parent;
        }
    }

    fn content(&self, content: &str, found: &mut Found) {
        let place = Where::Element(ElementName::Content);
        for clause in clauses(content) {
            found.add_all(list_words().referred(&text::fold(clause)), place, clause);
        }
        self.given(content, place, found);
    }

    fn basis(&self, wording: &str, place: Where<'_>, found: &mut Found) {
        for citation in basis::read(wording) {
            let lists = list_words().named(&text::fold(&citation.wording));
            if lists.is_empty() && self.edits.is_local_rule(&citation) {
                found.add(GroundKind::Rule, place, &citation.wording, None);
            }
            found.add_all(lists, place, &citation.wording);
        }
        self.given(wording, place, found);
    }

    /// A column that is none of the elements: it names a list, or rules are cited in it, or its words are those of a remark.
    fn column(&self, heading: &str, value: &str, found: &mut Found) {
        let (words, place) = (list_words(), Where::Column(heading));
        let folded = text::fold(heading);
        if words.is_nothing(&text::words(value)) {
            return;
        }
        let lists = words.named(&folded);
        if let Some(first) = lists.first() {
            let named: Vec<&str> =
                words.named(&text::fold(value)).into_iter().filter(|kind| lists.contains(kind)).collect();
            let before = found.0.len();
            for given in &self.given {
                for item in given.coded(value, true).into_iter().chain(given.named(value)) {
                    found.add(given.kind, place, value, Some(item));
                }
            }
            if found.0.len() == before {
                found.add_all(if named.is_empty() { vec![*first] } else { named }, place, value);
            }
        } else if words.heads_basis(&folded) {
            self.basis(value, place, found);
        } else {
            for clause in clauses(value) {
                found.add_all(words.named(&text::fold(clause)), place, clause);
            }
            self.given(value, place, found);
        }
    }

    /// The items of the lists given that a text names or whose codes stand in it.
    fn given(&self, wording: &str, place: Where<'_>, found: &mut Found) {
        for given in &self.given {
            for item in given.named(wording) {
                found.add(given.kind, place, &item.name, Some(item));
            }
            for item in given.coded(wording, false) {
                found.add(given.kind, place, item.code.as_deref().unwrap_or_default(), Some(item));
            }
        }
    }
}

/// Where a ground is cited.
#[derive(Clone, Copy)]
enum Where<'a> {
    Element(ElementName),
    Column(&'a str),
}

/// The grounds found, each once.
#[derive(Default)]
struct Found(Vec<Ground>);

impl Found {
    fn add_all(&mut self, kinds: Vec<&str>, place: Where<'_>, cites: &str) {
        for kind in kinds.into_iter().filter_map(GroundKind::from_key) {
            self.add(kind, place, cites, None);
        }
    }

    fn add(&mut self, kind: GroundKind, place: Where<'_>, cites: &str, item: Option<&ListedItem>) {
        let (element, column) = match place {
            Where::Element(element) => (Some(element), None),
            Where::Column(heading) => (None, Some(heading.to_owned())),
        };
        let ground = Ground { kind, element, column, cites: cites.trim().to_owned(), item: item.cloned() };
        let is_known = |known: &Ground| {
            let same_item = item.is_some() && known.item.as_ref() == item;
            (known.kind, known.element, &known.column) == (ground.kind, ground.element, &ground.column)
                && (same_item || known.cites == ground.cites)
        };
        if !self.0.iter().any(is_known) {
            self.0.push(ground);
        }
    }
}

/// The pieces of a text between marks that part sentences and lists.
fn clauses(wording: &str) -> impl Iterator<Item = &str> {
    wording.split(['\n', '；', ';', '。', '，', ',', '、']).map(str::trim).filter(|clause| !clause.is_empty())
}
