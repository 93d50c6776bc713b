//! The parts of the generator: sources in, a plan for each body, a draft that remembers what was done to it,
//! a catalog and the truth about it out.

pub(crate) mod body;
pub(crate) mod carried;
pub(crate) mod draft;
pub(crate) mod elements;
pub(crate) mod flat;
pub(crate) mod guideline;
pub(crate) mod items;
pub(crate) mod list_files;
pub(crate) mod lists;
pub(crate) mod office;
pub(crate) mod phrases;
pub(crate) mod plan;
pub(crate) mod random;
pub(crate) mod revised;
pub(crate) mod revision;
pub(crate) mod structure;
pub(crate) mod truth;

use std::path::Path;

use mulu::jurisdiction::Member;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::Result;

/// The file `divisions.json`: the city's bodies and where their names come from.
#[derive(Debug, Deserialize)]
pub(crate) struct Divisions {
    /// The bodies, each county before its townships.
    pub(crate) divisions: Vec<Member>,
}

/// Reads a JSON document; an error names the file.
pub(crate) fn document<T: DeserializeOwned>(path: &Path) -> Result<T> {
    let named = |error: String| format!("{}: {error}", path.display());
    let bytes = std::fs::read(path).map_err(|error| named(error.to_string()))?;
    Ok(serde_json::from_slice(&bytes).map_err(|error| named(error.to_string()))?)
}
