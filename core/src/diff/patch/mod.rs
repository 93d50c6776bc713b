//! Changes carried out: made, applied, undone, one after another, and as a JSON Patch.

mod amend;
mod apply;
mod carry;
mod columns;
mod compose;
mod content;
mod document;
mod json;
mod keep;
mod make;
mod misfit;
mod numbers;
mod operation;
mod skipped;
#[cfg(test)]
mod tests;
pub(crate) mod values;
mod working;

pub use apply::{ApplyOptions, apply};
pub use compose::{compose, invert};
pub use content::Subtree;
pub use document::{HeaderField, Patch, Place, Placed, Step};
pub use json::JsonOperation;
pub use operation::Operation;

pub(crate) use amend::{amend, amendment};
pub(crate) use content::Content;
pub(crate) use json::export;
pub(crate) use make::make;
pub(crate) use working::Working;
