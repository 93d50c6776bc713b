//! The way down the tree.

use super::{Children, Domain, Item};

/// The way from a domain down to an item.
#[derive(Debug, Clone)]
pub struct Trail<'a> {
    /// The domain.
    pub domain: &'a Domain,
    /// The items from the first level down.
    pub items: Vec<&'a Item>,
}

impl Trail<'_> {
    /// The way in names: `社会救助 › 最低生活保障 › 审核信息`.
    pub fn place(&self) -> String {
        let mut place = self.domain.name.clone();
        for item in &self.items {
            place.push_str(" › ");
            place.push_str(&item.name);
        }
        place
    }
}

impl Domain {
    /// Every item with those above it, itself last, in document order.
    pub fn walk_items<'a>(&'a self, mut visit: impl FnMut(&Trail<'a>)) {
        let mut trail = Trail { domain: self, items: Vec::new() };
        descend(&self.items, &mut trail, &mut visit);
    }
}

fn descend<'a>(items: &'a Children<Item>, trail: &mut Trail<'a>, visit: &mut impl FnMut(&Trail<'a>)) {
    for item in items.iter() {
        trail.items.push(item);
        visit(trail);
        descend(&item.items, trail, visit);
        trail.items.pop();
    }
}
