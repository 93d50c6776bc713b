//! 公开依据: on which law.

/// One citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {}
