//! Catalogs as offices have them: real domains, items and wordings, one to four item levels deep.

use std::sync::LazyLock;

use mulu::model::{
    Audience, Catalog, Channel, Channels, Children, Domain, Element, Entry, Item, Level, Method, Wording,
};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value;

/// The words that realistic catalogs are made of.
pub(crate) static WORDS: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("words.json")).unwrap());

/// The words under a key.
pub(crate) fn words(key: &str) -> Vec<&'static str> {
    WORDS[key].as_array().unwrap().iter().filter_map(Value::as_str).collect()
}

/// Every catalog of this strategy says something in each row: a content, and a limit or a body.
pub(crate) fn catalog() -> impl Strategy<Value = Catalog> {
    let depth = prop_oneof![1 => Just(1_usize), 7 => Just(2), 2 => Just(3), 1 => Just(4)];
    (depth, any::<bool>()).prop_flat_map(|(depth, mixed)| vec(domain(depth, mixed), 1..=3)).prop_map(
        |domains| {
            let mut catalog = Catalog::default();
            for domain in domains {
                if catalog.domains.iter().all(|other| other.name != domain.name) {
                    catalog.domains.push(domain);
                }
            }
            catalog.number();
            catalog
        },
    )
}

fn domain(depth: usize, mixed: bool) -> impl Strategy<Value = Domain> {
    let domains = WORDS["domains"].as_object().unwrap();
    let names: Vec<&'static String> = domains.keys().collect();
    (select(names), vec(first(depth, mixed), 1..=4)).prop_map(move |(name, items)| {
        let known = domains[name].as_object().unwrap();
        let items = items.iter().map(|first| {
            let (name, below) = known.iter().nth(first.at.index(known.len())).unwrap();
            let below: Vec<&str> = below.as_array().unwrap().iter().filter_map(Value::as_str).collect();
            first.item(name, &below)
        });
        Domain { name: name.clone(), items: unlike(items), ..Domain::default() }
    })
}

/// Items of which no two siblings share a name.
fn unlike(items: impl Iterator<Item = Item>) -> Children<Item> {
    let mut kept: Vec<Item> = Vec::new();
    for item in items {
        if kept.iter().all(|other| other.name != item.name) {
            kept.push(item);
        }
    }
    kept.into_iter().collect()
}

/// A first-level item before it has a name.
#[derive(Debug, Clone)]
struct First {
    at: Index,
    depth: usize,
    /// Its second level, and the rows below.
    below: Vec<(Index, Vec<Vec<Entry>>)>,
    own: Vec<Entry>,
}

fn first(depth: usize, mixed: bool) -> impl Strategy<Value = First> {
    let depths = if mixed { 1..=depth } else { depth..=depth };
    let below = vec((any::<Index>(), vec(rows(), 1..=2)), 1..=3);
    (any::<Index>(), depths, below, own_rows(mixed)).prop_map(|(at, depth, below, own)| First {
        at,
        depth,
        below,
        own,
    })
}

impl First {
    fn item(&self, name: &str, names: &[&str]) -> Item {
        let mut item = Item { name: name.to_owned(), ..Item::default() };
        if self.depth == 1 {
            item.entries = self.below[0].1[0].iter().cloned().collect();
            return item;
        }
        item.entries = self.own.iter().cloned().collect();
        item.items = unlike(self.below.iter().map(|(at, rows)| Item {
            name: names[at.index(names.len())].to_owned(),
            ..deeper(self.depth - 2, rows, *at)
        }));
        item
    }
}

/// Rows of an item that has items below it too: seldom.
fn own_rows(mixed: bool) -> impl Strategy<Value = Vec<Entry>> {
    if mixed {
        prop_oneof![6 => Just(Vec::new()), 1 => vec(entry(), 1..=2)].boxed()
    } else {
        Just(Vec::new()).boxed()
    }
}

/// An item without a name, with so many levels below it.
fn deeper(levels: usize, rows: &[Vec<Entry>], at: Index) -> Item {
    if levels == 0 {
        return Item { entries: rows[0].iter().cloned().collect(), ..Item::default() };
    }
    let names = words(if levels == 1 { "fourth" } else { "third" });
    let items = rows.iter().enumerate().map(|(n, rows)| Item {
        name: names[(at.index(names.len()) + n) % names.len()].to_owned(),
        ..deeper(levels - 1, std::slice::from_ref(rows), at)
    });
    Item { items: unlike(items), ..Item::default() }
}

/// The rows of one item: mostly with the same basis, limit and body.
fn rows() -> impl Strategy<Value = Vec<Entry>> {
    (vec(entry(), 1..=5), any::<u16>()).prop_map(|(mut rows, alike)| {
        let first = rows[0].clone();
        for (n, row) in rows.iter_mut().enumerate().skip(1) {
            let alike = |element: usize| alike >> (element * 4 + n % 4) & 1 == 1;
            if alike(0) {
                row.basis = first.basis.clone();
            }
            if alike(1) && !first.time_limit.is_absent() {
                row.time_limit = first.time_limit.clone();
            }
            if alike(2) && !first.body.is_absent() {
                row.body = first.body.clone();
            }
            if alike(3) {
                row.channels = first.channels.clone();
            }
        }
        rows
    })
}

prop_compose! {
    fn entry()(
        content in content(),
        basis in element(select(words("bases")), 20),
        time_limit in element(select(words("limits")), 20),
        body in select(words("bodies")),
        bodiless in 0..25,
        channels in element(channels(), 15),
        audience in element(audience(), 20),
        method in element(methods(), 20),
        levels in element(levels(), 20),
    ) -> Entry {
        let bodiless = bodiless == 24 && !time_limit.is_absent();
        Entry {
            content: Element::worded(&content),
            basis: worded(&basis),
            body: if bodiless { Element::Absent } else { Element::worded(body) },
            time_limit: worded(&time_limit),
            channels,
            audience,
            method,
            levels,
            ..Entry::default()
        }
    }
}

fn worded(text: &Element<&str>) -> Element<Wording> {
    text.known().map_or(Element::Absent, |text| Element::worded(text))
}

/// A value that is absent once in so many times.
fn element<T: Clone + std::fmt::Debug + 'static>(
    known: impl Strategy<Value = T> + 'static,
    seldom: u32,
) -> impl Strategy<Value = Element<T>> {
    prop_oneof![seldom => known.prop_map(Element::Known), 1 => Just(Element::Absent)]
}

fn content() -> impl Strategy<Value = String> {
    let parts = btree_set(select(words("contents")), 1..=4);
    (parts, 0..6).prop_map(|(parts, style)| {
        let parts: Vec<&str> = parts.into_iter().collect();
        let numbered = |mark: fn(usize) -> String, between: &str| {
            let parts: Vec<String> =
                parts.iter().enumerate().map(|(n, part)| format!("{}{part}", mark(n + 1))).collect();
            parts.join(between)
        };
        match style {
            0 => parts.join("、"),
            1 => numbered(|n| format!("{n}."), "；"),
            2 => numbered(|n| format!("{n}、"), "\n"),
            3 => numbered(|_| "●".to_owned(), "\n"),
            4 => format!("{}等", parts.join("、")),
            _ => parts.join("；"),
        }
    })
}

fn channels() -> impl Strategy<Value = Channels> {
    let others = prop_oneof![4 => Just(None), 1 => select(words("others")).prop_map(Some)];
    (btree_set(0..12_usize, 1..6), any::<u16>(), others).prop_map(|(picked, ticks, other)| {
        let mut channels = Channels::default();
        for (place, n) in picked.into_iter().enumerate() {
            let list =
                if place == 0 || ticks >> n & 1 == 1 { &mut channels.chosen } else { &mut channels.offered };
            list.push(Channel::LISTED[n].clone());
        }
        channels.chosen.extend(other.map(|name| Channel::Other(name.to_owned())));
        channels
    })
}

fn audience() -> impl Strategy<Value = Audience> {
    let group = select(words("groups")).prop_map(str::to_owned);
    prop_oneof![
        6 => Just(Audience::society()),
        2 => group.clone().prop_map(Audience::group),
        1 => group.prop_map(|group| Audience { society: true, group: Some(group) }),
    ]
}

fn methods() -> impl Strategy<Value = mulu::model::Methods> {
    prop_oneof![
        6 => Just(vec![Method::Active]),
        2 => Just(vec![Method::OnRequest]),
        1 => Just(vec![Method::Active, Method::OnRequest]),
    ]
    .prop_map(|methods| methods.into_iter().collect())
}

fn levels() -> impl Strategy<Value = mulu::model::Levels> {
    prop_oneof![
        3 => Just(vec![Level::County]),
        3 => Just(vec![Level::County, Level::Township]),
        2 => Just(vec![Level::Township]),
        1 => Just(vec![Level::Township, Level::Village]),
    ]
    .prop_map(|levels| levels.into_iter().collect())
}
