//! The verdict on each entry of the guideline that binds a body, and on what its catalog has of its own.

mod document;

pub use document::{
    ConformCounts, Conformance, CopiedDomain, Ground, GroundKind, Judgement, OwnEntry, Verdict,
};
