//! What the caller knows: pairs that are one, and pairs that are not.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Found, Matches, Pairs, Part};
use crate::diff::document::{By, NodeKind};
use crate::diff::options::{DiffOptions, Pin};
use crate::diff::tree::Tree;
use crate::error::{Error, Result};
use crate::text;

/// The pairs that are not to be one.
#[derive(Default)]
pub(super) struct Forbidden(FxHashSet<(NodeKind, usize, usize)>);

impl Forbidden {
    /// Whether two nodes may be one.
    pub(super) fn allows(&self, node: NodeKind, base: usize, other: usize) -> bool {
        self.0.is_empty() || !self.0.contains(&(node, base, other))
    }
}

/// Joins the pairs that the caller pinned; what is forbidden.
pub(super) fn apply(
    base: &Tree<'_>,
    other: &Tree<'_>,
    options: &DiffOptions,
    matches: &mut Matches,
) -> Result<Forbidden> {
    let mut forbidden = Forbidden::default();
    if options.pins.is_empty() && options.forbid.is_empty() {
        return Ok(forbidden);
    }
    let sides = (Nodes::of(base), Nodes::of(other));
    for pin in &options.forbid {
        forbidden.0.insert(pair(&sides, pin)?);
    }
    for pin in &options.pins {
        let (node, at, to) = pair(&sides, pin)?;
        let pairs = match node {
            NodeKind::Domain => &mut matches.domains,
            NodeKind::Item => &mut matches.items,
            NodeKind::Entry => &mut matches.entries,
        };
        if !forbidden.allows(node, at, to) {
            return Err(contradiction(pin));
        }
        if pairs.join(at, Found::new(to, By::Pin)) || pairs.of(at).is_some_and(|main| main.at == to) {
            continue;
        }
        let parts = match node {
            // A domain is one domain: what is split or merged are its items.
            NodeKind::Domain => return Err(contradiction(pin)),
            NodeKind::Item => &mut matches.item_parts,
            NodeKind::Entry => &mut matches.entry_parts,
        };
        if is_tangled(pairs, parts, at, to) {
            return Err(contradiction(pin));
        }
        parts.push(Part::new(at, to, By::Pin));
    }
    Ok(forbidden)
}

/// Whether a further pair would make a node both split and merged.
fn is_tangled(pairs: &Pairs, parts: &[Part], base: usize, other: usize) -> bool {
    let both_taken = pairs.of(base).is_some() && pairs.back(other).is_some();
    let is_part = |part: &Part| {
        part.base == base && pairs.of(base).is_none() || part.other == other && pairs.back(other).is_none()
    };
    both_taken || parts.iter().any(is_part)
}

fn contradiction(pin: &Pin) -> Error {
    Error::new("pins-contradict").arg("base", &pin.base).arg("other", &pin.other)
}

fn pair((base, other): &(Nodes<'_>, Nodes<'_>), pin: &Pin) -> Result<(NodeKind, usize, usize)> {
    let ((node, at), (kind, to)) = (base.find(&pin.base, "base")?, other.find(&pin.other, "other")?);
    if node == kind { Ok((node, at, to)) } else { Err(contradiction(pin)) }
}

/// The nodes of a tree by their ids.
struct Nodes<'a>(FxHashMap<&'a str, (NodeKind, usize)>);

impl<'a> Nodes<'a> {
    fn of(tree: &Tree<'a>) -> Self {
        let domains = tree.domains.iter().enumerate();
        let items = tree.items.iter().enumerate();
        let entries = tree.entries.iter().enumerate();
        let ids = domains
            .map(|(n, node)| (node.domain.id.as_str(), (NodeKind::Domain, n)))
            .chain(items.map(|(n, node)| (node.item.id.as_str(), (NodeKind::Item, n))))
            .chain(entries.map(|(n, node)| (node.entry.id.as_str(), (NodeKind::Entry, n))));
        Self(ids.collect())
    }

    fn find(&self, id: &str, side: &str) -> Result<(NodeKind, usize)> {
        self.0.get(id).copied().ok_or_else(|| {
            // Sorted, so that the nearest of equally near ones is always the same.
            let mut ids: Vec<&str> = self.0.keys().copied().collect();
            ids.sort_unstable();
            let near = text::nearest(id, ids).unwrap_or("—");
            Error::new("unknown-node").arg("id", id).arg("side", side).arg("near", near)
        })
    }
}
