//! The items of the lists that a catalog is held against, with what linking them needs.

use super::document::ItemRef;
use super::matters::cited;
use super::name::Name;
use crate::diff::readings::Readings;
use crate::lists::{ItemList, ItemType, ListItem, ListKind};
use crate::model::{Id, Wording};
use crate::text;
use crate::vocabulary::item_names;

/// An item of one of the lists.
pub(super) struct Subject<'a> {
    /// The position of its list.
    pub(super) list: usize,
    pub(super) of: &'a ItemList,
    pub(super) item: &'a ListItem,
    /// The position of the item that it is a sub-item of.
    pub(super) parent: Option<usize>,
    /// Its type; of a sub-item without one that of its item.
    pub(super) kind: Option<&'a ItemType>,
    /// Whether it has sub-items.
    pub(super) is_parent: bool,
    /// Its names: of a sub-item the one with its item's before it, and its own where that says more than a stage.
    pub(super) names: Vec<Name>,
    /// The titles that it cites; a sub-item without a basis of its own rests on its item's.
    pub(super) titles: Vec<String>,
}

/// The items of all lists, in their order.
pub(super) fn subjects<'a>(lists: &'a [ItemList], readings: &Readings) -> Vec<Subject<'a>> {
    let mut all: Vec<Subject<'a>> = Vec::new();
    for (n, list) in lists.iter().enumerate() {
        let first = all.len();
        for item in &list.items {
            let of_list = all.get(first..).unwrap_or_default();
            let parent =
                item.parent.as_ref().and_then(|parent| of_list.iter().position(|one| one.item.id == *parent));
            let parent = parent.map(|at| first + at);
            if let Some(parent) = parent.and_then(|at| all.get_mut(at)) {
                parent.is_parent = true;
            }
            let above = parent.and_then(|at| all.get(at));
            let basis = item.basis.as_ref().map(Wording::as_str);
            let titles = match (basis, above) {
                (Some(basis), _) => cited(basis, readings),
                (None, Some(above)) => above.titles.clone(),
                (None, None) => Vec::new(),
            };
            let names = names(item, above.map(|above| above.item.name.as_str()));
            let kind = item.kind.as_ref().or_else(|| above.and_then(|above| above.kind));
            all.push(Subject { list: n, of: list, item, parent, kind, is_parent: false, names, titles });
        }
    }
    all
}

/// A sub-item's own name counts alone where it says as much, in characters, beside its act and stage: 注销登记 may be of anything.
const OWN_NAME: usize = 4;

fn names(item: &ListItem, above: Option<&str>) -> Vec<Name> {
    let own = Name::of(&item.name);
    let Some(above) = above else { return vec![own] };
    // 食品经营许可 › 食品经营许可变更 says its item's name already.
    let joined = if text::fold(&item.name).starts_with(&text::fold(above)) {
        own.clone()
    } else {
        Name::of(&format!("{above}{}", item.name))
    };
    let says_more = item_names().stripped(&own.plain).chars().count() >= OWN_NAME && !joined.is_same(&own);
    if says_more { vec![joined, own] } else { vec![joined] }
}

impl Subject<'_> {
    /// The item, as the parts of a coverage name it.
    pub(super) fn named(&self, all: &[Subject<'_>]) -> ItemRef {
        let above = self.parent.and_then(|at| all.get(at)).map(|above| above.item.name.as_str());
        let name = match above {
            Some(above) => format!("{above} › {}", self.item.name),
            None => self.item.name.clone(),
        };
        let id: Id = self.item.id.clone();
        let origin = self.item.origin.clone();
        ItemRef { list: self.list, kind: self.of.kind, id, name, item_type: self.kind.cloned(), origin }
    }

    /// The key of its type; of a service list's items without one that of services.
    pub(super) fn type_key(&self) -> &str {
        match (self.kind, self.of.kind) {
            (Some(kind), _) => kind.key(),
            (None, ListKind::Service) => "service",
            (None, ListKind::Power) => "none",
        }
    }

    /// The body that answers for it.
    pub(super) fn body(&self) -> Option<&str> {
        self.item.body.as_ref().map(Wording::as_str).or(self.of.body.as_deref())
    }
}
