//! What rests on a law, a document, a power item or a service item, and what becomes due when it lapses.

mod ask;
mod cited;
mod document;
mod due;
mod graph;
mod listed;
mod query;

use crate::error::Result;
use crate::jurisdiction::City;

pub use document::{
    BodyLists, Impact, ImpactAction, ImpactBody, ImpactCounts, ImpactEntry, ImpactOptions, ImpactQuery, Rests,
};
pub use graph::{BodyOf, ImpactGraph};

/// Which entries of which bodies rest on something. To ask many times, make an [`ImpactGraph`].
pub fn impact(bodies: Vec<BodyOf<'_>>, query: &ImpactQuery, options: &ImpactOptions) -> Result<Impact> {
    ImpactGraph::of(bodies, options).ask(query, options)
}

/// The bodies of a city with those catalogs that could be read.
pub fn bodies_of(city: &City) -> Vec<BodyOf<'_>> {
    city.readable().map(|(member, read)| BodyOf { body: member.issuer(), catalog: &read.catalog }).collect()
}
