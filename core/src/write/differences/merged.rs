//! Two trees laid into one, in reading order: the base's order, and what only the other has at the place that it has
//! there.

use rustc_hash::FxHashMap;

use super::pairing::{Pairing, Pairs};
use super::view::{Label, Node, Remark, Row, Stands};
use super::words;
use crate::diff::tree::{EntryNode, Tree};
use crate::diff::{By, How, NodeKind};
use crate::messages::{Lang, word};
use crate::model::{Entry, Id, is_code};
use crate::vocabulary::ElementName;
use crate::write::value;

/// What is to be said of a node.
#[derive(Default)]
pub(super) struct Told {
    pub(super) remarks: Vec<Remark>,
    pub(super) verdict: Option<Label>,
    pub(super) how: Option<How>,
    pub(super) note: Option<String>,
}

/// What is to be said of the nodes of both trees; of those that both have, under the base's position.
#[derive(Default)]
pub(super) struct Sayings {
    pub(super) base: FxHashMap<(NodeKind, usize), Told>,
    pub(super) other: FxHashMap<(NodeKind, usize), Told>,
}

/// The id and name of a node on each side.
type Names = (Option<(Id, String)>, Option<(Id, String)>);

/// Where a node stands: its position in the base, in the other, or in both.
#[derive(Clone, Copy)]
struct At {
    base: Option<usize>,
    other: Option<usize>,
}

/// Lays two trees into one.
pub(super) fn domains(
    base: &Tree<'_>,
    other: &Tree<'_>,
    pairing: &Pairing,
    sayings: Sayings,
    lang: Lang,
) -> Vec<Node> {
    let mut merge =
        Merge { pairing, sayings, lang, children: (Children::of(base), Children::of(other)), base, other };
    let (ours, theirs): (Vec<_>, Vec<_>) =
        ((0..base.domains.len()).collect(), (0..other.domains.len()).collect());
    in_order(&ours, &theirs, &pairing.domains).into_iter().filter_map(|at| merge.domain(at)).collect()
}

struct Merge<'a, 'b> {
    base: &'b Tree<'a>,
    other: &'b Tree<'a>,
    pairing: &'b Pairing,
    sayings: Sayings,
    children: (Children, Children),
    lang: Lang,
}

impl<'a> Merge<'a, '_> {
    fn domain(&mut self, at: At) -> Option<Node> {
        let of = |tree: &Tree<'_>, n: Option<usize>| {
            let node = n.and_then(|n| tree.domains.get(n))?;
            Some((node.domain.id.clone(), node.domain.name.clone()))
        };
        let names = (of(self.base, at.base), of(self.other, at.other));
        let (ours, theirs) = (self.children.0.of_domain(at.base), self.children.1.of_domain(at.other));
        let nodes = self.items(&ours, &theirs);
        self.node(NodeKind::Domain, at, names, Vec::new(), nodes)
    }

    fn items(&mut self, ours: &[usize], theirs: &[usize]) -> Vec<Node> {
        let pairing = self.pairing;
        in_order(ours, theirs, &pairing.items).into_iter().filter_map(|at| self.item(at)).collect()
    }

    fn item(&mut self, at: At) -> Option<Node> {
        let of = |tree: &Tree<'_>, n: Option<usize>| {
            let node = n.and_then(|n| tree.items.get(n))?;
            Some((node.item.id.clone(), node.item.name.clone()))
        };
        let rows = |tree: &Tree<'_>, n: Option<usize>| -> Vec<usize> {
            n.and_then(|n| tree.items.get(n)).map(|node| node.entries.clone().collect()).unwrap_or_default()
        };
        let names = (of(self.base, at.base), of(self.other, at.other));
        let (ours, theirs) = (rows(self.base, at.base), rows(self.other, at.other));
        let pairing = self.pairing;
        let rows = in_order(&ours, &theirs, &pairing.entries);
        let rows = (1..).zip(rows).filter_map(|(number, at)| self.row(number, at)).collect();
        let (ours, theirs) = (self.children.0.of_item(at.base), self.children.1.of_item(at.other));
        let nodes = self.items(&ours, &theirs);
        self.node(NodeKind::Item, at, names, rows, nodes)
    }

    fn node(
        &mut self,
        kind: NodeKind,
        at: At,
        names: Names,
        rows: Vec<Row>,
        nodes: Vec<Node>,
    ) -> Option<Node> {
        let told = self.told(kind, at);
        let stands = stands(&names)?;
        let other_name = names.1.as_ref().map(|(_, name)| name.clone());
        let by_id = names.0.as_ref().zip(names.1.as_ref()).is_none_or(|((a, _), (b, _))| a == b);
        let (id, name) = names.0.or(names.1)?;
        // A name that differs and that no remark speaks of is said all the same.
        let renamed = other_name.filter(|other| *other != name && told.remarks.is_empty());
        let note = told.note.or_else(|| renamed.map(|name| words::other_name(&name, self.lang)));
        // An id that is the same on both sides needs no word.
        let how = told.how.filter(|how| !by_id || how.by != By::Id);
        let how = how.and_then(|how| self.how(Some(how), &id, stands));
        Some(Node { id: id.to_string(), name, stands, how, note, remarks: told.remarks, rows, nodes })
    }

    fn row(&mut self, number: usize, at: At) -> Option<Row> {
        let told = self.told(NodeKind::Entry, at);
        let entry = |node: &EntryNode<'a>| node.entry;
        let entries = (
            at.base.and_then(|n| self.base.entries.get(n)).map(entry),
            at.other.and_then(|n| self.other.entries.get(n)).map(entry),
        );
        let stands = stands(&entries)?;
        let entry = entries.0.or(entries.1)?;
        let said = |what: &str| told.remarks.iter().any(|remark| remark.what == what);
        Some(Row {
            id: entry.id.to_string(),
            number,
            title: words::title(entry),
            stands,
            verdict: told.verdict,
            how: self.how(told.how, &entry.id, stands),
            by_id: told.how.is_none_or(|how| how.by == By::Id),
            note: told.note,
            rest: elements(entry, self.lang).filter(|(what, _)| !said(what)).collect(),
            remarks: told.remarks,
        })
    }

    fn told(&mut self, kind: NodeKind, at: At) -> Told {
        let ours = at.base.and_then(|n| self.sayings.base.remove(&(kind, n)));
        let theirs = at.other.and_then(|n| self.sayings.other.remove(&(kind, n)));
        ours.or(theirs).unwrap_or_default()
    }

    fn how(&self, how: Option<How>, id: &Id, stands: Stands) -> Option<String> {
        let (item, _) = id.as_str().rsplit_once('#').unwrap_or((id.as_str(), ""));
        (stands == Stands::Both).then(|| words::how(how, is_code(item), self.lang))
    }
}

fn stands<T>(sides: &(Option<T>, Option<T>)) -> Option<Stands> {
    match sides {
        (Some(_), Some(_)) => Some(Stands::Both),
        (Some(_), None) => Some(Stands::Left),
        (None, Some(_)) => Some(Stands::Right),
        (None, None) => None,
    }
}

/// An entry's elements and other columns, those that are there.
fn elements(entry: &Entry, lang: Lang) -> impl Iterator<Item = (String, String)> + '_ {
    let elements = ElementName::OF_ENTRY.into_iter().filter_map(move |element| {
        let text = value::of_entry(element, entry, lang)?;
        Some((word(&format!("element.{}", element.key()), lang).to_owned(), text))
    });
    let columns = entry.extra.iter().map(|(heading, text)| (heading.clone(), text.clone()));
    elements.chain(columns)
}

/// The children of one node, whose positions grow: the base's in its order, each new one of the other behind the sibling
/// that it follows there.
fn in_order(ours: &[usize], theirs: &[usize], pairs: &Pairs) -> Vec<At> {
    let mut new: FxHashMap<Option<usize>, Vec<usize>> = FxHashMap::default();
    let mut behind = None;
    for &other in theirs {
        match pairs.back(other) {
            // What moved here from elsewhere is shown where it was.
            Some(base) if ours.binary_search(&base).is_ok() => behind = Some(base),
            Some(_) => {}
            None => new.entry(behind).or_default().push(other),
        }
    }
    let mut taken = |behind: Option<usize>| {
        let new = new.remove(&behind).unwrap_or_default();
        new.into_iter().map(|other| At { base: None, other: Some(other) })
    };
    let mut all: Vec<At> = taken(None).collect();
    for &base in ours {
        all.push(At { base: Some(base), other: pairs.to(base) });
        all.extend(taken(Some(base)));
    }
    all
}

/// The items directly under each domain and each item.
struct Children {
    of_domains: Vec<Vec<usize>>,
    of_items: Vec<Vec<usize>>,
}

impl Children {
    fn of(tree: &Tree<'_>) -> Self {
        let mut children = Self {
            of_domains: vec![Vec::new(); tree.domains.len()],
            of_items: vec![Vec::new(); tree.items.len()],
        };
        for (n, node) in tree.items.iter().enumerate() {
            let list = match node.parent {
                Some(parent) => children.of_items.get_mut(parent),
                None => children.of_domains.get_mut(node.domain),
            };
            if let Some(list) = list {
                list.push(n);
            }
        }
        children
    }

    fn of_domain(&self, at: Option<usize>) -> Vec<usize> {
        at.and_then(|at| self.of_domains.get(at)).cloned().unwrap_or_default()
    }

    fn of_item(&self, at: Option<usize>) -> Vec<usize> {
        at.and_then(|at| self.of_items.get(at)).cloned().unwrap_or_default()
    }
}
