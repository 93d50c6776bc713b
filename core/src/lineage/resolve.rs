//! The catalog that each one says it was made from, found among those given.

use super::Source;
use super::document::{Edge, EdgeKind, LineageNode, Told};
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

/// By its digest; else by title and edition; else, where no edition is recorded, by the title alone.
fn find(based_on: &BasedOn, own: usize, nodes: &[LineageNode]) -> Found {
    let others = || nodes.iter().enumerate().filter(move |(at, _)| *at != own || nodes.len() == 1);
    let all = |is: &dyn Fn(&LineageNode) -> bool| -> Vec<usize> {
        others().filter(|(_, node)| is(node)).map(|(at, _)| at).collect()
    };
    if let Some(at) = all(&|node| Some(&node.digest) == based_on.digest.as_ref()).first() {
        return Found::One(*at, Told::RecordedDigest);
    }
    let title = text::words(&based_on.id);
    let named = all(&|node| {
        text::words(&node.title) == title && (based_on.edition.is_none() || node.edition == based_on.edition)
    });
    match named.as_slice() {
        [] => Found::None,
        [one] => Found::One(*one, Told::RecordedName),
        _ => Found::Several(named),
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

/// Editions of one guideline that record nothing follow each other by their editions.
fn editions(nodes: &[LineageNode], edges: &mut Vec<Edge>) {
    for (to, node) in nodes.iter().enumerate() {
        if edges.iter().any(|edge| edge.to == to && edge.kind == EdgeKind::Edition) {
            continue;
        }
        let before = nodes.iter().enumerate().filter(|(at, base)| {
            *at != to && is_edition(base, node) && base.edition.is_some() && base.edition < node.edition
        });
        if let Some((from, _)) = before.max_by(|(_, one), (_, other)| one.edition.cmp(&other.edition)) {
            edges.push(Edge { from, to, kind: EdgeKind::Edition, told: Told::Inferred });
        }
    }
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
