//! What the caller knows: pairs that are one, and pairs that are not.

use rustc_hash::FxHashMap;

use super::document::LinkBy;
use super::items::Subject;
use super::links::Linker;
use super::matters::Node;
use crate::diff::Pin;
use crate::diff::tree::Tree;
use crate::error::{Error, Result};
use crate::text;

/// Links what the caller pinned, and notes what is forbidden.
pub(super) fn apply(linker: &mut Linker<'_, '_>) -> Result<()> {
    let options = linker.options;
    if options.pins.is_empty() && options.forbid.is_empty() {
        return Ok(());
    }
    let nodes = Nodes::of(linker.tree);
    for pin in &options.forbid {
        let pair = (item(linker.subjects, &pin.base)?, nodes.find(&pin.other)?);
        linker.forbidden.insert(pair);
    }
    for pin in &options.pins {
        let (subject, node) = (item(linker.subjects, &pin.base)?, nodes.find(&pin.other)?);
        if !linker.allows(subject, node) {
            return Err(contradiction(pin));
        }
        linker.link(subject, node, LinkBy::Pin, None);
    }
    Ok(())
}

fn contradiction(pin: &Pin) -> Error {
    Error::new("pins-contradict").arg("base", &pin.base).arg("other", &pin.other)
}

/// The item that an id means; with the list's key before it, where both lists have it.
fn item(subjects: &[Subject<'_>], id: &str) -> Result<usize> {
    let of = |wanted: &str, kind: Option<&str>| -> Vec<usize> {
        let is_it = |one: &Subject<'_>| {
            one.item.id.as_str() == wanted && kind.is_none_or(|kind| kind == one.of.kind.key())
        };
        (0..).zip(subjects).filter(|(_, one)| is_it(one)).map(|(at, _)| at).collect()
    };
    let mut found = of(id, None);
    if found.is_empty()
        && let Some((kind, rest)) = id.split_once(':')
    {
        found = of(rest, Some(kind));
    }
    match found.as_slice() {
        [only] => Ok(*only),
        [] => {
            let near = text::nearest(id, subjects.iter().map(|one| one.item.id.as_str())).unwrap_or("—");
            Err(Error::new("unknown-item").arg("id", id).arg("near", near))
        }
        _ => Err(Error::new("item-in-both").arg("id", id)),
    }
}

/// The items and entries of a catalog by their ids.
pub(super) struct Nodes<'a>(FxHashMap<&'a str, Node>);

impl<'a> Nodes<'a> {
    pub(super) fn of(tree: &Tree<'a>) -> Self {
        let items = tree.items.iter().enumerate().map(|(at, node)| (node.item.id.as_str(), Node::Item(at)));
        let entries = tree.entries.iter().enumerate();
        let entries = entries.map(|(at, node)| (node.entry.id.as_str(), Node::Entry(at)));
        Self(items.chain(entries).collect())
    }

    pub(super) fn get(&self, id: &str) -> Option<Node> {
        self.0.get(id).copied()
    }

    fn find(&self, id: &str) -> Result<Node> {
        self.get(id).ok_or_else(|| {
            // Sorted, so that the nearest of equally near ones is always the same.
            let mut ids: Vec<&str> = self.0.keys().copied().collect();
            ids.sort_unstable();
            let near = text::nearest(id, ids).unwrap_or("—");
            Error::new("unknown-node").arg("id", id).arg("side", "other").arg("near", near)
        })
    }
}
