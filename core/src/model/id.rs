//! Identity: provincial codes and path ids.

use std::borrow::Borrow;
use std::cmp::Ordering;
use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text;

/// What names a node in its catalog: the provincial code where there is one (`120002003`), else the path
/// of normalised names (`社会救助/最低生活保障/审核信息`); an entry adds `#n`. Unique in a catalog; a node
/// whose natural id is taken gets `~2`, `~3` … behind it, and the rule `duplicate-id` says so.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Id(#[schemars(with = "String")] Arc<str>);

impl Id {
    /// An id as it stands in a document.
    pub fn new(id: impl Into<Arc<str>>) -> Self {
        Self(id.into())
    }

    /// The path id of a node called `name` below `parent` (`None` for a domain).
    pub fn path(parent: Option<&str>, name: &str) -> Self {
        let name = path_name(name);
        parent.map_or_else(|| Self::new(name.as_str()), |parent| Self::new(format!("{parent}/{name}")))
    }

    /// The id of the `n`-th entry (from 1) of an item.
    #[must_use]
    pub fn entry(&self, n: usize) -> Self {
        Self::new(format!("{}#{n}", self.0))
    }

    /// The id of the `n`-th node (from 2) that claims this id.
    #[must_use]
    pub fn duplicate(&self, n: usize) -> Self {
        Self::new(format!("{}~{n}", self.0))
    }

    /// The id, or where it is taken its next free duplicate.
    #[must_use]
    pub(crate) fn free(&self, is_taken: impl Fn(&str) -> bool) -> Self {
        if is_taken(self.as_str()) { self.free_duplicate(is_taken) } else { self.clone() }
    }

    /// The next free duplicate of the id.
    #[must_use]
    pub(crate) fn free_duplicate(&self, is_taken: impl Fn(&str) -> bool) -> Self {
        let mut n = 2;
        while is_taken(self.duplicate(n).as_str()) {
            n += 1;
        }
        self.duplicate(n)
    }

    /// The id that this node would have, were it not taken by an earlier one.
    pub fn duplicate_of(&self) -> Option<&str> {
        let (id, n) = self.0.rsplit_once('~')?;
        (!n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())).then_some(id)
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Id {
    fn default() -> Self {
        Self(Arc::from(""))
    }
}

impl Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Ord for Id {
    /// Text order, entry numbers as numbers: `…#2` before `…#10`.
    fn cmp(&self, other: &Self) -> Ordering {
        order(&self.0, &other.0)
    }
}

/// Text order, entry numbers as numbers.
pub(crate) fn order(one: &str, other: &str) -> Ordering {
    parts(one).cmp(&parts(other)).then_with(|| one.cmp(other))
}

/// An id without its entry number, and that number.
fn parts(id: &str) -> (&str, Option<u32>) {
    match id.rsplit_once('#') {
        Some((item, n)) => n.parse().map_or((id, None), |n| (item, Some(n))),
        None => (id, None),
    }
}

impl PartialOrd for Id {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A name as it stands in a path id: width and blanks folded, and the marks that ids use for themselves
/// (`/ # ~`) in their full-width forms.
fn path_name(name: &str) -> String {
    let mut folded = text::fold(name);
    for (mark, wide) in [('/', "／"), ('#', "＃"), ('~', "～")] {
        if folded.contains(mark) {
            folded = folded.replace(mark, wide);
        }
    }
    folded
}

/// Whether a text is a provincial code: nine digits, three each for domain, first and second level;
/// zeros mean the whole node.
pub fn is_code(text: &str) -> bool {
    text.len() == 9 && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_id_is_made_of_folded_names() {
        let domain = Id::path(None, "社会 救助");
        let item = Id::path(Some(domain.as_str()), "审核／审批（信息）");
        assert_eq!(item.as_str(), "社会救助/审核／审批(信息)");
        assert_eq!(item.entry(3).as_str(), "社会救助/审核／审批(信息)#3");
    }

    #[test]
    fn entry_numbers_sort_as_numbers() {
        let item = Id::new("120002003");
        assert!(item.entry(2) < item.entry(10));
        assert!(item < item.entry(1));
    }

    #[test]
    fn a_duplicate_knows_whom_it_repeats() {
        assert_eq!(Id::new("120002003").duplicate(2).duplicate_of(), Some("120002003"));
        assert_eq!(Id::path(None, "a~2").duplicate_of(), None);
    }
}
