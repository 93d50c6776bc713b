//! 公开时限: by when.

/// What a time limit says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeLimit {}
impl TimeLimit {
    /// stub
    pub fn is_only_duration(&self) -> bool {
        false
    }
    /// stub
    pub fn may_exceed_working_days(&self, _n: u32) -> bool {
        false
    }
}
/// stub
pub fn read(_w: &str) -> Option<TimeLimit> {
    None
}
/// stub
pub enum Strictness {
    /// s
    Same,
    /// s
    Stricter,
    /// s
    Looser,
    /// s
    Unknown,
}
/// stub
pub fn compare(_a: &TimeLimit, _b: &TimeLimit) -> Strictness {
    Strictness::Same
}
