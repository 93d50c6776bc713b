//! Children of a node: ordered, and found by id in constant time.

use std::fmt;
use std::hash::BuildHasherDefault;

use indexmap::IndexMap;
use rustc_hash::FxHasher;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserializer, SeqAccess, Visitor};
use serde::ser::Serializer;
use serde::{Deserialize, Serialize};

use super::Id;

/// A node that its parent keeps by id.
pub trait Node {
    /// The node's id.
    fn id(&self) -> &Id;
    /// Gives the node another id.
    fn set_id(&mut self, id: Id);
}

/// The children of a node in their order, which has meaning. An array in documents, because JavaScript
/// reorders integer-like keys.
#[derive(Clone)]
pub struct Children<T>(IndexMap<Id, T, BuildHasherDefault<FxHasher>>);

impl<T: Node> Children<T> {
    /// No children.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a child at the end. A child whose id is taken is kept under the next free `~n`.
    pub fn push(&mut self, mut child: T) {
        if self.0.contains_key(child.id()) {
            let wanted = child.id().clone();
            // Children still without an id stand in by their position; a taken id is counted up.
            let first = if wanted.as_str().is_empty() { self.0.len() + 2 } else { 2 };
            child.set_id(wanted.duplicate(self.first_free(&wanted, first)));
        }
        self.0.insert(child.id().clone(), child);
    }

    /// A number from `first` on whose duplicate of this id is free: the next one, where they were counted up. Found by
    /// doubling and halving, for one id may be claimed by every row of a file.
    fn first_free(&self, wanted: &Id, first: usize) -> usize {
        let is_taken = |n: usize| self.0.contains_key(&wanted.duplicate(n));
        if !is_taken(first) {
            return first;
        }
        let (mut taken, mut free) = (first, first * 2);
        while is_taken(free) {
            (taken, free) = (free, free * 2);
        }
        while free - taken > 1 {
            let middle = taken + (free - taken) / 2;
            if is_taken(middle) {
                taken = middle;
            } else {
                free = middle;
            }
        }
        free
    }

    /// The child with this id.
    pub fn get(&self, id: &str) -> Option<&T> {
        self.0.get(id)
    }

    /// The child at this position.
    pub fn at(&self, position: usize) -> Option<&T> {
        self.0.get_index(position).map(|(_, child)| child)
    }

    /// The child at this position, to be changed. Its id stays as it is.
    pub fn at_mut(&mut self, position: usize) -> Option<&mut T> {
        self.0.get_index_mut(position).map(|(_, child)| child)
    }

    /// The position of the child with this id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.0.get_index_of(id)
    }

    /// The last child.
    pub fn last_mut(&mut self) -> Option<&mut T> {
        self.0.last_mut().map(|(_, child)| child)
    }

    /// The child with this id, to be changed. Its id stays as it is.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        self.0.get_mut(id)
    }

    /// The children in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &T> + DoubleEndedIterator {
        self.0.values()
    }

    /// The children in order, to be changed. Their ids stay as they are.
    pub fn iter_mut(&mut self) -> impl ExactSizeIterator<Item = &mut T> {
        self.0.values_mut()
    }

    /// How many children there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are no children.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The children in order, taken out.
    pub fn take(&mut self) -> impl Iterator<Item = T> + use<T> {
        std::mem::take(&mut self.0).into_values()
    }
}

impl<T> Default for Children<T> {
    fn default() -> Self {
        Self(IndexMap::default())
    }
}

impl<T: Node> FromIterator<T> for Children<T> {
    fn from_iter<I: IntoIterator<Item = T>>(children: I) -> Self {
        let mut all = Self::default();
        children.into_iter().for_each(|child| all.push(child));
        all
    }
}

impl<T: fmt::Debug> fmt::Debug for Children<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.values()).finish()
    }
}

impl<T: PartialEq> PartialEq for Children<T> {
    /// Equal children in the same order.
    fn eq(&self, other: &Self) -> bool {
        self.0.values().eq(other.0.values())
    }
}

impl<T: Serialize> Serialize for Children<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.values())
    }
}

impl<'de, T: Node + Deserialize<'de>> Deserialize<'de> for Children<T> {
    /// Children without an id get a position as a stand-in until [`super::Catalog`] numbers its nodes.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct List<T>(std::marker::PhantomData<T>);

        impl<'de, T: Node + Deserialize<'de>> Visitor<'de> for List<T> {
            type Value = Children<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Children<T>, A::Error> {
                let mut children = Children::default();
                while let Some(child) = list.next_element::<T>()? {
                    children.push(child);
                }
                Ok(children)
            }
        }

        deserializer.deserialize_seq(List(std::marker::PhantomData))
    }
}

impl<T: JsonSchema> JsonSchema for Children<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Children_of_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        generator.subschema_for::<Vec<T>>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Item;

    #[test]
    fn taken_ids_are_counted_up_however_many_claim_them() {
        let mut items: Children<Item> = Children::new();
        for _ in 0..50_000 {
            items.push(Item { id: Id::new("120002003"), ..Item::default() });
        }
        let ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
        assert_eq!((ids[0], ids[1], ids[49_999]), ("120002003", "120002003~2", "120002003~50000"));
    }
}
