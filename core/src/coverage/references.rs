//! What is recorded: columns of the catalog that name an item of a list, columns of a list that name an entry, and codes.

use super::document::{AmbiguousBecause, LinkBy, Orphan};
use super::links::Linker;
use super::matters::{Matters, Node};
use super::name::Name;
use super::pins::Nodes;
use crate::conform::{Given, GroundKind};
use crate::finding::{Finding, Severity};
use crate::lists::{ItemList, ListKind, ListedItem};
use crate::text;
use crate::vocabulary::{item_names, list_words};

/// The lists, found by codes and names.
pub(super) struct Known<'l> {
    lists: Vec<(ListKind, Given<'l>)>,
    /// The position of each list's first item among those of all lists.
    first: Vec<usize>,
}

impl<'l> Known<'l> {
    pub(super) fn of(lists: &[ItemList], listed: &'l [Vec<ListedItem>]) -> Self {
        let mut first = Vec::new();
        let mut so_far = 0;
        for items in listed {
            first.push(so_far);
            so_far += items.len();
        }
        let given = lists.iter().zip(listed).map(|(list, items)| {
            let kind = match list.kind {
                ListKind::Power => GroundKind::Power,
                ListKind::Service => GroundKind::Service,
            };
            (list.kind, Given::new(kind, items))
        });
        Self { lists: given.collect(), first }
    }

    /// The lists of some kinds, each with the position of its first item.
    fn of_kinds<'s>(&'s self, kinds: &'s [ListKind]) -> impl Iterator<Item = (usize, &'s Given<'l>)> {
        let each = self.lists.iter().zip(&self.first).filter(|((kind, _), _)| kinds.contains(kind));
        each.map(|((_, given), first)| (*first, given))
    }
}

/// Shorter codes, in characters, may be any number.
const SHORTEST_CODE: usize = 5;

/// Links the entries that record items of the lists; those that record an item which is not there.
pub(super) fn of_catalog(linker: &mut Linker<'_, '_>, known: &Known<'_>) -> Vec<Orphan> {
    let mut orphans = Vec::new();
    for (at, node) in linker.tree.entries.iter().enumerate() {
        for (heading, value) in &node.entry.extra {
            let named = list_words().named(&text::fold(heading));
            let kinds: Vec<ListKind> =
                ListKind::ALL.into_iter().filter(|kind| named.contains(&kind.key())).collect();
            let given: Vec<_> = known.of_kinds(&kinds).collect();
            if given.is_empty() || says_no_item(value) {
                continue;
            }
            let mut gone = Vec::new();
            for piece in pieces(value) {
                let mut found = false;
                for (first, list) in &given {
                    let coded = list.coded_at(piece, true);
                    let mut items = if coded.is_empty() { list.named_at(piece) } else { coded.clone() };
                    items.retain(|item| {
                        !coded.is_empty()
                            || linker
                                .subject(first + item)
                                .is_some_and(|one| stands_in(&one.item.name, piece))
                    });
                    for item in items {
                        found = true;
                        let namesakes = namesakes(linker, first + item);
                        if coded.is_empty() && namesakes.len() > 1 {
                            let matter: Vec<usize> =
                                linker.matters.of_node(Node::Item(node.item)).into_iter().collect();
                            for one in namesakes {
                                linker.leave_open(one, AmbiguousBecause::SeveralItems, &matter);
                            }
                        } else {
                            linker.link(
                                first + item,
                                Node::Entry(at),
                                LinkBy::Reference,
                                Some(piece.to_owned()),
                            );
                        }
                    }
                }
                if !found {
                    gone.push(piece);
                }
            }
            let Some(kind) = kinds.into_iter().find(|kind| known.of_kinds(&[*kind]).next().is_some()) else {
                continue;
            };
            orphans.extend(gone.into_iter().map(|cites| Orphan {
                path: node.entry.id.clone(),
                place: linker.tree.place(node.item),
                kind,
                column: heading.clone(),
                cites: cites.to_owned(),
                near: nearest(linker, kind, cites),
            }));
        }
    }
    orphans
}

/// Whether a cell of a column that names a list names no item: nothing, a tick, a list as such.
fn says_no_item(value: &str) -> bool {
    let words = text::words(value);
    list_words().is_nothing(&words)
        || list_words().is_affirmation(&words)
        || words.chars().count() < 2
        || !list_words().named(&text::fold(value)).is_empty() && !value.chars().any(|c| c.is_ascii_digit())
}

/// The items that a cell records: a line each, and codes that stand beside each other.
fn pieces(value: &str) -> Vec<&str> {
    let lines = value.split(['\n', ';', '；']).map(str::trim).filter(|line| !line.is_empty());
    let mut pieces = Vec::new();
    for line in lines {
        let codes: Vec<&str> =
            line.split(['、', ',', '，', '/', ' ']).map(str::trim).filter(|code| !code.is_empty()).collect();
        if codes.len() > 1 && codes.iter().all(|code| is_code(code)) {
            pieces.extend(codes);
        } else {
            pieces.push(line);
        }
    }
    pieces
}

/// Whether a name stands in a reference as a whole: 医疗救助 is not what 医疗救助审核 records.
fn stands_in(name: &str, piece: &str) -> bool {
    let (name, piece) = (text::fold(name), text::fold(piece));
    let is_word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !c.is_ascii());
    piece.match_indices(name.as_str()).any(|(at, _)| {
        let before = piece.get(..at).and_then(|text| text.chars().next_back());
        let after = piece.get(at + name.len()..).and_then(|text| text.chars().next());
        !is_word(before) && !is_word(after)
    })
}

fn is_code(word: &str) -> bool {
    word.len() >= SHORTEST_CODE
        && word.chars().any(|c| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_'))
}

/// The items of the same list with an item's name, itself among them.
fn namesakes(linker: &Linker<'_, '_>, at: usize) -> Vec<usize> {
    let Some(of) = linker.subject(at) else { return Vec::new() };
    let words = text::words(&of.item.name);
    let same = (0..)
        .zip(linker.subjects)
        .filter(|(_, one)| one.list == of.list && text::words(&one.item.name) == words);
    same.map(|(at, _)| at).collect()
}

/// The item of a kind of list that comes nearest to the words of a reference.
fn nearest(linker: &Linker<'_, '_>, kind: ListKind, cites: &str) -> Option<super::document::ItemRef> {
    let name = Name::of(cites);
    let of_kind = linker.subjects.iter().filter(|one| one.of.kind == kind);
    let near = of_kind.map(|one| (one.names.iter().map(|own| own.alike(&name)).fold(0.0, f64::max), one));
    let near = near.filter(|(score, _)| *score >= linker.options.thresholds.near);
    // Of equally near ones the first.
    let best = near.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, one)| one.named(linker.subjects))
}

/// Links the items that record an entry or item of the catalog; findings of what is not there.
pub(super) fn of_lists(linker: &mut Linker<'_, '_>) -> Vec<Finding> {
    let nodes = Nodes::of(linker.tree);
    let mut findings = Vec::new();
    for (at, subject) in linker.subjects.iter().enumerate() {
        for (heading, value) in &subject.item.extra {
            if !item_names().cites_catalog(&text::fold(heading))
                || list_words().is_nothing(&text::words(value))
            {
                continue;
            }
            for piece in pieces(value) {
                match named_nodes(linker.matters, &nodes, piece) {
                    Named::Nodes(found) => {
                        for node in found {
                            linker.link(at, node, LinkBy::Reference, Some(piece.to_owned()));
                        }
                    }
                    Named::Several(matters) => {
                        linker.leave_open(at, AmbiguousBecause::SeveralMatters, &matters);
                    }
                    Named::Nothing => {
                        let name = subject.named(linker.subjects);
                        let finding = Finding::new("reference-unknown", Severity::Warning)
                            .at(name.id.as_str(), name.name.as_str())
                            .arg("list", subject.of.kind.key())
                            .arg("item", name.name.as_str())
                            .arg("column", heading.as_str())
                            .arg("cites", piece);
                        findings.push(finding.origin(name.origin));
                    }
                }
            }
        }
    }
    findings
}

/// What a reference to the catalog means.
enum Named {
    Nodes(Vec<Node>),
    Several(Vec<usize>),
    Nothing,
}

fn named_nodes(matters: &Matters, nodes: &Nodes<'_>, piece: &str) -> Named {
    let folded = text::fold(piece);
    // A place in names (社会救助 › 临时救助) is an id where the catalog has no codes.
    let path = folded.replace(['›', '>'], "/");
    let coded = folded.split(|c: char| !c.is_ascii_digit()).filter(|code| code.len() >= SHORTEST_CODE);
    if let Some(node) = nodes
        .get(piece.trim())
        .or_else(|| nodes.get(&path))
        .or_else(|| coded.into_iter().find_map(|code| nodes.get(code)))
    {
        return Named::Nodes(vec![node]);
    }
    let last = path.rsplit('/').next().unwrap_or(&path);
    match matters.called(&Name::of(last).plain) {
        [] => Named::Nothing,
        [only] => Named::Nodes(matters.all.get(*only).map(|matter| matter.nodes.clone()).unwrap_or_default()),
        several => Named::Several(several.to_vec()),
    }
}

/// Links items whose codes are the catalog's, or stand in an entry.
pub(super) fn by_code(linker: &mut Linker<'_, '_>, known: &Known<'_>) {
    let nodes = Nodes::of(linker.tree);
    for (at, subject) in linker.subjects.iter().enumerate() {
        let Some(code) = subject.item.code.as_deref().filter(|code| code.len() >= SHORTEST_CODE) else {
            continue;
        };
        if let Some(node) = nodes.get(code) {
            linker.link(at, node, LinkBy::Code, Some(code.to_owned()));
        }
    }
    for (at, node) in linker.tree.entries.iter().enumerate() {
        let unnamed = |heading: &str| list_words().named(&text::fold(heading)).is_empty();
        let columns =
            node.entry.extra.iter().filter(|(heading, _)| unnamed(heading)).map(|(_, value)| value.as_str());
        for wording in [node.entry.content.text(), node.entry.basis.text()].into_iter().chain(columns) {
            for (first, list) in known.of_kinds(&ListKind::ALL) {
                for item in list.coded_at(wording, false) {
                    let code = linker.subject(first + item).and_then(|one| one.item.code.clone());
                    linker.link(first + item, Node::Entry(at), LinkBy::Code, code);
                }
            }
        }
    }
}
