//! 公开依据: on which law.
use crate::vocabulary::{Instrument, Laws};
/// One citation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Citation {
    /// w
    pub wording: String,
    /// t
    pub title: String,
    /// n
    pub number: Option<String>,
}
impl Citation {
    /// stub
    pub fn instruments<'a>(&self, _l: &'a Laws) -> Vec<&'a Instrument> {
        Vec::new()
    }
    /// stub
    pub fn lapsed<'a>(&self, _l: &'a Laws, _d: jiff::civil::Date) -> Option<&'a Instrument> {
        None
    }
}
/// stub
pub fn read(_w: &str) -> Vec<Citation> {
    Vec::new()
}
