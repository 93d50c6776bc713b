//! Which catalog was made from which: editions of guidelines, and the catalogs derived from them.
//!
//! National guideline, provincial guideline, county, township: each may be made from the one above it, and each edition follows
//! another. What is recorded (`based_on`) counts; what follows from titles and editions is told apart from it.

mod document;
mod graph;
mod guess;
mod resolve;

use crate::model::{Catalog, Version};
use crate::parallel;

pub use document::{Edge, EdgeKind, Lineage, LineageNode, Told};
pub use guess::{BaseCandidate, BaseGuess, Evidence, GuessOptions, guess_base};

/// A catalog under the name that the caller knows it by: a file, a body.
#[derive(Debug, Clone)]
pub struct Source<'a> {
    /// The name.
    pub name: String,
    /// The catalog.
    pub catalog: &'a Catalog,
}

/// The derivations between catalogs. Bases that cannot be found, circles, and bases that are no longer what they were are
/// findings.
pub fn lineage(sources: &[Source<'_>]) -> Lineage {
    let nodes: Vec<LineageNode> = parallel::map(sources, LineageNode::of);
    let (edges, mut findings) = resolve::edges(sources, &nodes);
    let (order, circles) = graph::order(&nodes, &edges);
    findings.extend(circles);
    crate::finding::sort(&mut findings);
    Lineage { mulu: Version, nodes, edges, order, findings }
}
