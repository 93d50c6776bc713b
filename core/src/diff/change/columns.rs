//! The columns beside the elements that both catalogs have.

use std::collections::BTreeSet;

use crate::diff::tree::Tree;
use crate::model::Entry;

/// The headings of columns (备注, 咨询电话 …) that both catalogs have. A column that only one of them keeps is a
/// difference of form, not one of every row.
pub(super) struct Columns<'a>(BTreeSet<&'a str>);

impl<'a> Columns<'a> {
    pub(super) fn of(base: &Tree<'a>, other: &Tree<'a>) -> Self {
        let of = |tree: &Tree<'a>| -> BTreeSet<&'a str> {
            tree.entries.iter().flat_map(|node| node.entry.extra.keys().map(String::as_str)).collect()
        };
        let base = of(base);
        Self(if base.is_empty() { base } else { &base & &of(other) })
    }

    /// The columns in which two entries differ, with what stands there.
    pub(super) fn edited(
        &self,
        base: &'a Entry,
        other: &'a Entry,
    ) -> impl Iterator<Item = (&'a str, Option<&'a str>, Option<&'a str>)> + use<'a> {
        let of = |entry: &'a Entry, column: &str| entry.extra.get(column).map(String::as_str);
        let edited = self.0.iter().map(|column| (*column, of(base, column), of(other, column)));
        edited.filter(|(_, before, after)| before != after).collect::<Vec<_>>().into_iter()
    }
}
