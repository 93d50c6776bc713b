//! A domain's tree as blocks in a row: what is said of an item, what of an entry, and what is folded because nothing
//! is said of it.

use super::view::{Node, Row, Stands};

/// A block, and how deep in the domain it stands.
pub(super) struct Block<'a> {
    pub(super) depth: usize,
    pub(super) part: Part<'a>,
}

/// A part of a domain.
pub(super) enum Part<'a> {
    /// An item that something is said of, or of something below it.
    Item(&'a Node),
    /// An entry that something is said of.
    Row(&'a Row),
    /// Neighbours that nothing is said of, all on the same side.
    Fold(Fold<'a>),
}

/// Entries that nothing is said of, with the items on the way to them.
pub(super) struct Fold<'a> {
    pub(super) stands: Stands,
    pub(super) entries: Vec<(Vec<&'a Node>, &'a Row)>,
}

/// The blocks of a domain.
pub(super) fn blocks(domain: &Node) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    below(domain, 0, &mut blocks);
    blocks
}

fn below<'a>(node: &'a Node, depth: usize, blocks: &mut Vec<Block<'a>>) {
    for row in &node.rows {
        if row.is_told() {
            blocks.push(Block { depth, part: Part::Row(row) });
        } else {
            fold(blocks, depth, row.stands, [(Vec::new(), row)].into());
        }
    }
    for child in &node.nodes {
        if let Some(stands) = quiet(child) {
            let mut entries = Vec::new();
            collect(child, &mut Vec::new(), &mut entries);
            fold(blocks, depth, stands, entries);
            continue;
        }
        blocks.push(Block { depth, part: Part::Item(child) });
        below(child, depth + 1, blocks);
    }
}

/// The side of an item of which nothing is said, nor of what is below it: none where something is, or where it stands
/// elsewhere than some of its entries.
fn quiet(node: &Node) -> Option<Stands> {
    let is_quiet = node.remarks.is_empty()
        && node.note.is_none()
        && node.rows.iter().all(|row| !row.is_told() && row.stands == node.stands)
        && node.nodes.iter().all(|child| quiet(child) == Some(node.stands));
    is_quiet.then_some(node.stands)
}

fn collect<'a>(node: &'a Node, way: &mut Vec<&'a Node>, entries: &mut Vec<(Vec<&'a Node>, &'a Row)>) {
    way.push(node);
    entries.extend(node.rows.iter().map(|row| (way.clone(), row)));
    for child in &node.nodes {
        collect(child, way, entries);
    }
    way.pop();
}

/// Adds entries to the fold before them, where it is of the same side and depth.
fn fold<'a>(
    blocks: &mut Vec<Block<'a>>,
    depth: usize,
    stands: Stands,
    entries: Vec<(Vec<&'a Node>, &'a Row)>,
) {
    if entries.is_empty() {
        return;
    }
    if let Some(Block { depth: before, part: Part::Fold(fold) }) = blocks.last_mut()
        && (*before, fold.stands) == (depth, stands)
    {
        fold.entries.extend(entries);
        return;
    }
    blocks.push(Block { depth, part: Part::Fold(Fold { stands, entries }) });
}
