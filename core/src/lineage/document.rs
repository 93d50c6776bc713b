//! The document of derivations.

use schemars::JsonSchema;
use serde::Serialize;

use super::Source;
use crate::finding::Finding;
use crate::model::{Issuer, Kind, Version};

/// Which catalog was made from which.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct Lineage {
    /// The version of the document form.
    pub mulu: Version,
    /// The catalogs, in the order given.
    pub nodes: Vec<LineageNode>,
    /// The derivations, by the catalogs' positions.
    pub edges: Vec<Edge>,
    /// The catalogs in generations: each after all that it derives from. Those of one generation do not depend on each other. Catalogs on
    /// a circle are in none.
    pub order: Vec<Vec<usize>>,
    /// What does not fit.
    pub findings: Vec<Finding>,
}

/// A catalog in the lineage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LineageNode {
    /// The name it was given under.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// A guideline or a body's own.
    pub kind: Kind,
    /// Whose it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Issuer>,
    /// Its digest.
    pub digest: String,
}

/// That one catalog comes from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Edge {
    /// The position of the one that was there first.
    pub from: usize,
    /// The position of the one made from it.
    pub to: usize,
    /// What the one is to the other.
    pub kind: EdgeKind,
    /// How that is known.
    pub told: Told,
}

/// What a catalog is to the one it comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum EdgeKind {
    /// It was made from it.
    Derived,
    /// It is the next edition of it.
    Edition,
}

/// How a derivation is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Told {
    /// Recorded, and the digest is the base's.
    RecordedDigest,
    /// Recorded by title and edition.
    RecordedName,
    /// It follows from issuer, title and editions.
    Inferred,
}

impl LineageNode {
    pub(super) fn of(source: &Source<'_>) -> Self {
        let catalog = source.catalog;
        Self {
            name: source.name.clone(),
            title: catalog.title.clone(),
            edition: catalog.edition.clone(),
            kind: catalog.kind,
            issuer: catalog.issuer.clone(),
            digest: catalog.digest(),
        }
    }

    /// How it is spoken of: its title, and its edition where it has one.
    pub(crate) fn called(&self) -> String {
        let title = if self.title.is_empty() { &self.name } else { &self.title };
        match &self.edition {
            Some(edition) => format!("《{title}》（{edition}）"),
            None => format!("《{title}》"),
        }
    }
}
