//! A draft as every face holds it: what it is told and what it says is JSON.

use serde::Deserialize;

use super::{arguments, result};
use crate::diff::{ApplyOptions, Patch};
use crate::draft::{Draft, Edit};
use crate::error::{Error, Result};
use crate::text;

/// The names of what a held draft can be asked.
pub const DRAFT_VERBS: [&str; 4] = ["edit", "apply", "report", "catalog"];

/// A draft that a face holds.
#[derive(Debug)]
pub struct HeldDraft(Draft);

impl HeldDraft {
    /// Begins a draft with the arguments as one JSON object in UTF-8: those of `validate`.
    pub fn new(args: &[u8]) -> Result<Self> {
        let super::Validate { catalog, guideline, options } = arguments(args)?;
        Draft::new(catalog, guideline, &options).map(Self)
    }

    /// Asks the draft, with the arguments as one JSON object in UTF-8; the result is JSON on one line.
    pub fn call(&mut self, verb: &str, args: &[u8]) -> Result<String> {
        match verb {
            "edit" => {
                let Edits { edits } = arguments(args)?;
                Ok(result(&self.0.edit(&edits)?))
            }
            "apply" => {
                let Apply { patch, options } = arguments(args)?;
                Ok(result(&self.0.apply(&patch, &options)?))
            }
            "report" => {
                let Nothing {} = arguments(args)?;
                Ok(result(&self.0.report()))
            }
            "catalog" => {
                let Nothing {} = arguments(args)?;
                Ok(result(self.0.catalog()))
            }
            _ => {
                let near = text::nearest(verb, DRAFT_VERBS).unwrap_or("—");
                Err(Error::new("unknown-verb").arg("verb", verb).arg("near", near))
            }
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Edits {
    edits: Vec<Edit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Apply {
    patch: Patch,
    #[serde(default)]
    options: ApplyOptions,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Nothing {}
