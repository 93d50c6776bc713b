//! Catalogs made from others as offices do it, and as nobody does: on the document, so that every change is free.

use mulu::Catalog;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// A change to a document: what is done, to which node, with which other node, and how.
pub(crate) type Mutation = (u8, u16, u16, u8);

/// Some changes, and whether ids that are no codes are made anew from names afterwards.
pub(crate) fn mutations(most: usize) -> impl Strategy<Value = (Vec<Mutation>, bool)> {
    (vec(any::<Mutation>(), 0..most), any::<bool>())
}

/// The catalog changed.
pub(crate) fn mutated(catalog: &Catalog, (mutations, renew): &(Vec<Mutation>, bool)) -> Catalog {
    let mut document = serde_json::to_value(catalog).unwrap();
    for mutation in mutations {
        mutate(&mut document, *mutation);
    }
    if *renew {
        drop_ids(&mut document, false);
    }
    // Ids that are numbers of rows of other items, or taken, are settled as those of any document.
    serde_json::from_value(document).unwrap()
}

/// The catalog with codes on a part of its domains and items.
pub(crate) fn coded(catalog: &Catalog, one_in: u16) -> Catalog {
    let mut document = serde_json::to_value(catalog).unwrap();
    for (n, path) in (0_u16..).zip(paths(&document, &["domain", "item"])) {
        if n % one_in == 0 {
            document.pointer_mut(&path).unwrap()["id"] = json!((120_000_000 + u32::from(n)).to_string());
        }
    }
    drop_ids(&mut document, false);
    serde_json::from_value(document).unwrap()
}

fn mutate(document: &mut Value, (what, one, two, how): Mutation) {
    match what % 16 {
        0 | 1 => {
            let Some(path) = pick(document, &["domain", "item"], one) else { return };
            let other = pick(document, &["item", "domain"], two).unwrap_or_default();
            let other = document.pointer(&other).map_or(Value::Null, |node| node["name"].clone());
            let name = document.pointer_mut(&path).unwrap().get_mut("name").unwrap();
            let renamed = format!("{}（修订{}）", name.as_str().unwrap(), how % 3);
            *name = if how % 2 == 0 || other.is_null() { json!(renamed) } else { other };
        }
        2 => relocate(document, "item", &["domain", "item"], (one, two, how)),
        3 => relocate(document, "entry", &["item"], (one, two, how)),
        4 => swap_with_child(document, one, how),
        5 | 6 => {
            let lists: Vec<String> = lists(document);
            let Some(path) = lists.get(usize::from(one) % lists.len().max(1)) else { return };
            let list = document.pointer_mut(path).unwrap().as_array_mut().unwrap();
            match how % 3 {
                0 => list.reverse(),
                1 => {
                    let turned = usize::from(two) % list.len().max(1);
                    list.rotate_left(turned);
                }
                _ => list.sort_by_cached_key(|node| hash(&node.to_string(), two)),
            }
        }
        7 => add(document, one, two, how),
        8 => {
            let kinds: &[&str] = match how % 4 {
                0 => &["domain"],
                1 => &["item"],
                _ => &["entry"],
            };
            let Some(path) = pick(document, kinds, one) else { return };
            take(document, &path);
        }
        9 | 10 => edit(document, one, two, how),
        11 => split(document, one),
        12 => merge(document, one, two),
        13 if how % 4 == 0 => drop_ids(document, true),
        13 => {
            let Some(path) = pick(document, &["domain", "item", "entry"], one) else { return };
            document.pointer_mut(&path).unwrap()["id"] =
                json!((120_000_000 + u32::from(two % 64)).to_string());
        }
        14 => match how % 5 {
            0 => document["title"] = json!("修订目录"),
            1 => document["edition"] = json!(format!("{}年修订版", 2020 + two % 4)),
            2 => drop(document.as_object_mut().unwrap().remove("edition")),
            3 => document["exclusions"] = json!([{"id": "110000000", "name": "扶贫", "reason": "无此职能"}]),
            _ => document["issuer"] = json!({"name": "某县", "level": "county"}),
        },
        _ => {
            let Some(path) = pick(document, &["domain", "item", "entry"], one) else { return };
            let from = pick(document, &["item"], two).unwrap_or_default();
            let id = document.pointer(&from).map_or(json!("y"), |node| node["id"].clone());
            document.pointer_mut(&path).unwrap()["derived_from"] = id;
        }
    }
}

/// A number for a text, the same everywhere.
fn hash(text: &str, seed: u16) -> u64 {
    text.bytes().fold(u64::from(seed), |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// The paths of all nodes of these kinds, parents first.
fn paths(document: &Value, kinds: &[&str]) -> Vec<String> {
    fn below(node: &Value, path: &str, kinds: &[&str], found: &mut Vec<String>) {
        for (key, kind) in [("domains", "domain"), ("entries", "entry"), ("items", "item")] {
            for (n, child) in node[key].as_array().into_iter().flatten().enumerate() {
                let path = format!("{path}/{key}/{n}");
                if kinds.contains(&kind) {
                    found.push(path.clone());
                }
                below(child, &path, kinds, found);
            }
        }
    }
    let mut found = Vec::new();
    below(document, "", kinds, &mut found);
    found
}

fn pick(document: &Value, kinds: &[&str], at: u16) -> Option<String> {
    let paths = paths(document, kinds);
    paths.get(usize::from(at) % paths.len().max(1)).cloned()
}

/// The lists with more than one member.
fn lists(document: &Value) -> Vec<String> {
    let mut lists: Vec<String> = paths(document, &["domain", "item", "entry"])
        .into_iter()
        .filter_map(|path| path.strip_suffix("/1").map(str::to_owned))
        .collect();
    lists.sort();
    lists
}

fn take(document: &mut Value, path: &str) -> Value {
    let (list, at) = path.rsplit_once('/').unwrap();
    document.pointer_mut(list).unwrap().as_array_mut().unwrap().remove(at.parse().unwrap())
}

/// Puts a node under another, at some place.
fn put(document: &mut Value, path: &str, key: &str, node: Value, at: usize) {
    let parent = document.pointer_mut(path).unwrap().as_object_mut().unwrap();
    let list = parent.entry(key).or_insert_with(|| json!([])).as_array_mut().unwrap();
    list.insert(at % (list.len() + 1), node);
}

fn relocate(document: &mut Value, kind: &str, parents: &[&str], (one, two, how): (u16, u16, u8)) {
    let Some(path) = pick(document, &[kind], one) else { return };
    let parents: Vec<String> = paths(document, parents)
        .into_iter()
        .filter(|to| !format!("{to}/").starts_with(&format!("{path}/")))
        .collect();
    let Some(to) = parents.get(usize::from(two) % parents.len().max(1)) else { return };
    // The node leaves a mark, so that the other path still leads where it did.
    let node = std::mem::take(document.pointer_mut(&path).unwrap());
    put(document, to, if kind == "entry" { "entries" } else { "items" }, node, usize::from(how));
    sweep(document);
}

/// Drops the marks of nodes that left.
fn sweep(node: &mut Value) {
    for key in ["domains", "items", "entries"] {
        if let Some(list) = node.get_mut(key).and_then(Value::as_array_mut) {
            list.retain(|node| !node.is_null());
            list.iter_mut().for_each(sweep);
        }
    }
}

/// A child takes its parent's place, and the parent stands below it.
fn swap_with_child(document: &mut Value, one: u16, how: u8) {
    let has_items = |path: &String| document.pointer(path).is_some_and(|node| node["items"].is_array());
    let parents: Vec<String> = paths(document, &["item"]).into_iter().filter(has_items).collect();
    let Some(path) = parents.get(usize::from(one) % parents.len().max(1)) else { return };
    let parent = document.pointer_mut(path).unwrap();
    let children = parent["items"].as_array_mut().unwrap();
    if children.is_empty() {
        return;
    }
    let mut child = children.remove(usize::from(how) % children.len());
    let above = std::mem::take(parent);
    let below = child.as_object_mut().unwrap().entry("items").or_insert_with(|| json!([]));
    below.as_array_mut().unwrap().push(above);
    *parent = child;
}

fn add(document: &mut Value, one: u16, two: u16, how: u8) {
    let row =
        json!({"content": format!("新增内容{}", two % 5), "body": "某县民政局", "extra": {"备注": "新"}});
    let item = json!({"name": format!("新增事项{}", two % 5), "entries": [row.clone(), row.clone()]});
    match how % 4 {
        0 => put(
            document,
            "",
            "domains",
            json!({"name": format!("新增领域{}", two % 3), "items": [item]}),
            one.into(),
        ),
        1 | 2 => {
            let Some(path) = pick(document, &["domain", "item"], one) else { return };
            put(document, &path, "items", item, two.into());
        }
        _ => {
            let Some(path) = pick(document, &["item"], one) else { return };
            put(document, &path, "entries", row, two.into());
        }
    }
}

fn edit(document: &mut Value, one: u16, two: u16, how: u8) {
    let Some(path) = pick(document, &["entry"], one) else { return };
    let element =
        ["content", "basis", "time_limit", "body", "channels", "levels", "serial", "extra", "extra"];
    let element = element[usize::from(two) % element.len()];
    let entry = document.pointer_mut(&path).unwrap().as_object_mut().unwrap();
    let value = match (element, how % 4) {
        ("serial", 0) | (_, 1) => {
            entry.shift_remove(element);
            return;
        }
        ("serial", _) => json!(two.to_string()),
        ("extra", n) => {
            let columns = ["备注", "咨询电话", "a/b~c", "网址"];
            let count = usize::from(how) % 5;
            let at =
                |at: usize| columns[(at * usize::from(n + 1) + usize::from(how)) % columns.len()].to_owned();
            Value::Object((0..count).map(|n| (at(n), json!(format!("{}", two % 3)))).collect::<Map<_, _>>())
        }
        (_, 0) => Value::Null,
        ("channels", _) => json!({"chosen": ["website", {"other": "大喇叭"}]}),
        ("levels", _) => json!(["township"]),
        (_, 2) => json!([format!("一{two}"), "二"]),
        (_, _) => json!(format!("改为{}", two % 7)),
    };
    entry.insert(element.to_owned(), value);
}

/// The second half of an item's rows become an item of their own.
fn split(document: &mut Value, one: u16) {
    let Some(path) = pick(document, &["item"], one) else { return };
    let item = document.pointer_mut(&path).unwrap();
    let rows = item.get_mut("entries").and_then(Value::as_array_mut);
    let Some(rows) = rows.filter(|rows| rows.len() > 1) else { return };
    let rows = rows.split_off(rows.len() / 2);
    let name = format!("{}（二）", item["name"].as_str().unwrap());
    let (list, at) = path.rsplit_once('/').unwrap();
    let list = document.pointer_mut(list).unwrap().as_array_mut().unwrap();
    list.insert(at.parse::<usize>().unwrap() + 1, json!({"name": name, "entries": rows}));
}

/// The rows of one item go to another, and it is no more.
fn merge(document: &mut Value, one: u16, two: u16) {
    let (Some(from), Some(to)) = (pick(document, &["item"], one), pick(document, &["item"], two)) else {
        return;
    };
    if format!("{to}/").starts_with(&format!("{from}/")) {
        return;
    }
    let gone = std::mem::take(document.pointer_mut(&from).unwrap());
    for row in gone["entries"].as_array().into_iter().flatten() {
        put(document, &to, "entries", row.clone(), usize::MAX - 1);
    }
    sweep(document);
}

/// Nodes lose their ids: all of them, or those that are no codes.
fn drop_ids(node: &mut Value, all: bool) {
    for key in ["domains", "items", "entries"] {
        for child in node.get_mut(key).and_then(Value::as_array_mut).into_iter().flatten() {
            let is_code = child["id"].as_str().is_some_and(mulu::model::is_code);
            if all || !is_code {
                child.as_object_mut().unwrap().shift_remove("id");
            }
            drop_ids(child, all);
        }
    }
}
