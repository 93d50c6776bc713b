//! The catalog that each one says it was made from, found among those given.

use petgraph::algo::has_path_connecting;
use petgraph::graph::NodeIndex;

use super::Source;
use super::document::{Edge, EdgeKind, LineageNode, Told};
use super::graph;
use crate::finding::{Finding, Severity};
use crate::model::{BasedOn, Kind};
use crate::text;

/// How much of a digest is told: enough to tell two apart.
const TOLD: usize = 19;

/// The derivations, and what does not fit.
pub(super) fn edges(sources: &[Source<'_>], nodes: &[LineageNode]) -> (Vec<Edge>, Vec<Finding>) {
    let (mut edges, mut findings) = (Vec::new(), Vec::new());
    for (to, (source, node)) in sources.iter().zip(nodes).enumerate() {
        let Some(based_on) = &source.catalog.based_on else {
            if node.kind == Kind::Local {
                findings.push(about("base-unrecorded", Severity::Info, node));
            }
            continue;
        };
        match find(based_on, to, nodes) {
            Found::One(from, told) => {
                if let Some(digest) = based_on.digest.as_ref().filter(|_| told == Told::RecordedName)
                    && let Some(base) = nodes.get(from)
                {
                    findings.push(
                        about("base-digest-mismatch", Severity::Warning, node)
                            .arg("base", base.called())
                            .arg("recorded", short(digest))
                            .arg("found", short(&base.digest)),
                    );
                }
                let kind = match nodes.get(from) {
                    Some(base) if is_edition(base, node) => EdgeKind::Edition,
                    _ => EdgeKind::Derived,
                };
                edges.push(Edge { from, to, kind, told });
            }
            Found::Several(bases) => {
                let names = bases.iter().filter_map(|at| nodes.get(*at)).map(|base| base.name.clone());
                findings.push(
                    about("base-ambiguous", Severity::Warning, node)
                        .arg("base", spoken(based_on))
                        .arg("bases", names.collect::<Vec<_>>()),
                );
            }
            Found::None => {
                findings.push(about("base-unknown", Severity::Warning, node).arg("base", spoken(based_on)));
            }
        }
    }
    editions(nodes, &mut edges);
    (edges, findings)
}

enum Found {
    One(usize, Told),
    Several(Vec<usize>),
    None,
}

/// By its digest; else by title and edition; else, where no edition is recorded, by the title alone. Guidelines come first, for they are what
/// catalogs are made from; a catalog itself comes last.
fn find(based_on: &BasedOn, own: usize, nodes: &[LineageNode]) -> Found {
    let others = || nodes.iter().enumerate().filter(move |(at, _)| *at != own);
    let same = others().find(|(_, node)| Some(&node.digest) == based_on.digest.as_ref());
    if let Some((at, _)) = same {
        return Found::One(at, Told::RecordedDigest);
    }
    let title = text::words(&based_on.id);
    let is_meant = |node: &LineageNode| {
        text::words(&node.title) == title && (based_on.edition.is_none() || node.edition == based_on.edition)
    };
    let named: Vec<(usize, &LineageNode)> = others().filter(|(_, node)| is_meant(node)).collect();
    let guidelines: Vec<usize> =
        named.iter().filter(|(_, node)| node.kind == Kind::Guideline).map(|(at, _)| *at).collect();
    match (named.as_slice(), guidelines.as_slice()) {
        ([(one, _)], _) | (_, [one]) => Found::One(*one, Told::RecordedName),
        ([], _) if nodes.get(own).is_some_and(|node| is_meant(node) && node.edition == based_on.edition) => {
            Found::One(own, Told::RecordedName)
        }
        ([], _) => Found::None,
        (_, []) => Found::Several(named.iter().map(|(at, _)| *at).collect()),
        _ => Found::Several(guidelines),
    }
}

/// Whether one catalog is another edition of the same guideline.
fn is_edition(base: &LineageNode, node: &LineageNode) -> bool {
    let issuer = |node: &LineageNode| node.issuer.as_ref().map(|issuer| issuer.name.clone());
    base.kind == Kind::Guideline
        && node.kind == Kind::Guideline
        && issuer(base) == issuer(node)
        && stem(&base.title) == stem(&node.title)
}

/// A title without its years and editions.
fn stem(title: &str) -> String {
    let words = text::words(title);
    let bare: String = words.chars().filter(|c| !c.is_ascii_digit()).collect();
    ["年修订版", "年版", "修订版", "修订", "版"].iter().fold(bare, |title, word| title.replace(word, ""))
}

/// Editions of one guideline that record nothing follow each other by their numbers. Two of one number leave open which was there first, and
/// what is inferred never stands against what is recorded.
fn editions(nodes: &[LineageNode], edges: &mut Vec<Edge>) {
    let mut graph = graph::of(nodes.len(), edges);
    for (to, node) in nodes.iter().enumerate() {
        if edges.iter().any(|edge| edge.to == to && edge.kind == EdgeKind::Edition) {
            continue;
        }
        let Some(number) = edition_number(node) else { continue };
        let mut before: Vec<((u64, String), usize)> = nodes
            .iter()
            .enumerate()
            .filter(|(at, base)| *at != to && is_edition(base, node))
            .filter_map(|(at, base)| Some((edition_number(base).filter(|base| *base < number)?, at)))
            .collect();
        before.sort_unstable();
        let [rest @ .., last] = before.as_slice() else { continue };
        let is_open = rest.last().is_some_and(|other| other.0 == last.0);
        let [from, node] = [last.1, to].map(NodeIndex::new);
        if is_open || has_path_connecting(&graph, node, from, None) {
            continue;
        }
        graph.add_edge(from, node, ());
        edges.push(Edge { from: last.1, to, kind: EdgeKind::Edition, told: Told::Inferred });
    }
}

/// The year or number of an edition, then its words; `2022年修订版` comes after `2022`. `None` without digits.
fn edition_number(node: &LineageNode) -> Option<(u64, String)> {
    let words = text::words(node.edition.as_ref()?);
    let digits: String =
        words.chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    Some((digits.parse().ok()?, words))
}

fn about(code: &'static str, severity: Severity, node: &LineageNode) -> Finding {
    Finding::new(code, severity).at("", node.name.clone()).arg("catalog", node.called())
}

fn spoken(based_on: &BasedOn) -> String {
    match &based_on.edition {
        Some(edition) => format!("《{}》（{edition}）", based_on.id),
        None => format!("《{}》", based_on.id),
    }
}

fn short(digest: &str) -> String {
    digest.chars().take(TOLD).collect()
}
