//! A reading in figures: what was repaired, what is unknown.

use indexmap::IndexMap;

use super::Read;
use crate::finding::Finding;
use crate::model::Entry;
use crate::vocabulary::ElementName;

impl Read {
    /// The findings of each code: the first of them, and how many there are.
    pub fn by_code(&self) -> IndexMap<&str, (&Finding, usize)> {
        let mut codes: IndexMap<&str, (&Finding, usize)> = IndexMap::new();
        for finding in &self.findings {
            codes.entry(finding.code.as_ref()).or_insert((finding, 0)).1 += 1;
        }
        codes
    }

    /// In how many entries each element is unknown; elements that never are left out.
    pub fn unknown(&self) -> Vec<(ElementName, usize)> {
        let mut entries: Vec<&Entry> = Vec::new();
        self.catalog.walk_items(|trail| {
            entries.extend(trail.items.last().into_iter().flat_map(|item| item.entries.iter()));
        });
        let count = |element| entries.iter().filter(|entry| entry.is_unknown(element)).count();
        ElementName::OF_ENTRY
            .into_iter()
            .map(|element| (element, count(element)))
            .filter(|(_, count)| *count > 0)
            .collect()
    }
}
