//! 公开时限: by when.

/// What a time limit says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeLimit {}
