//! What a catalog declares not to apply (未涉及领域事项说明): which part of the guideline each declaration means, what it
//! excuses, and which declarations do not hold.

use rustc_hash::FxHashMap;

use super::document::{VoidExclusion, VoidReason};
use crate::diff::tree::Tree;
use crate::model::{Catalog, Exclusion, Id};
use crate::vocabulary;

/// The exclusions of a catalog, each with the node of the guideline that it means.
pub(crate) struct Exclusions<'a> {
    list: &'a [Exclusion],
    /// The id that each means; `None` where it names nothing in the guideline.
    means: Vec<Option<&'a Id>>,
    /// For each node that is meant, the exclusion that counts: the first with a reason, else the first.
    of_node: FxHashMap<&'a str, usize>,
}

/// How much of what an exclusion means binds the level, and how much of that is nevertheless there.
#[derive(Clone, Copy, Default)]
struct Share {
    bound: usize,
    there: usize,
}

impl<'a> Exclusions<'a> {
    pub(crate) fn of(guideline: &'a Catalog, list: &'a [Exclusion]) -> Self {
        if list.is_empty() {
            return Self { list, means: Vec::new(), of_node: FxHashMap::default() };
        }
        let names = Names::of(guideline);
        let means: Vec<Option<&Id>> = list.iter().map(|exclusion| names.meant(exclusion)).collect();
        let mut of_node: FxHashMap<&str, usize> = FxHashMap::default();
        for (n, (exclusion, id)) in list.iter().zip(&means).enumerate() {
            let Some(id) = id else { continue };
            let counts = of_node.entry(id.as_str()).or_insert(n);
            let is_reasonless = |n: usize| list.get(n).is_some_and(|one| reason(one).is_none());
            if is_reasonless(*counts) && reason(exclusion).is_some() {
                *counts = n;
            }
        }
        Self { list, means, of_node }
    }

    /// Why an entry of the guideline does not apply: the reason of the exclusion that means it, or the nearest node above it
    /// that is excluded with a reason.
    pub(super) fn reason(&self, guideline: &Tree<'_>, row: usize) -> Option<&'a str> {
        if self.of_node.is_empty() {
            return None;
        }
        self.nearest(way_up(guideline, row).into_iter())
    }

    /// The reason of the first of some ids that is excluded with one.
    pub(crate) fn nearest<'i>(&self, mut ids: impl Iterator<Item = &'i str>) -> Option<&'a str> {
        ids.find_map(|id| reason(self.list.get(*self.of_node.get(id)?)?))
    }

    /// The exclusions that do not hold, by whether each of the guideline's entries is there.
    pub(super) fn void(&self, guideline: &Tree<'_>, is_there: &[bool]) -> Vec<VoidExclusion> {
        if self.list.is_empty() {
            return Vec::new();
        }
        let mut shares: FxHashMap<&str, Share> = FxHashMap::default();
        for (row, there) in is_there.iter().enumerate() {
            for id in way_up(guideline, row) {
                if self.of_node.contains_key(id) {
                    let share = shares.entry(id).or_default();
                    share.bound += 1;
                    share.there += usize::from(*there);
                }
            }
        }
        let each = self.list.iter().zip(&self.means);
        each.filter_map(|(exclusion, means)| {
            let share = means.map(|id| shares.get(id.as_str()).copied().unwrap_or_default());
            let why = match share {
                None => VoidReason::Unknown,
                Some(Share { bound: 0, .. }) => VoidReason::Unbound,
                Some(Share { there, .. }) if there > 0 => VoidReason::Present,
                Some(_) if reason(exclusion).is_none() => VoidReason::Unreasoned,
                Some(_) => return None,
            };
            Some(VoidExclusion {
                id: exclusion.id.to_string(),
                name: exclusion.name.clone(),
                reason: exclusion.reason.clone(),
                path: means.map(Id::to_string),
                why,
                entries: share.filter(|_| why == VoidReason::Present).map(|share| share.there),
            })
        })
        .collect()
    }
}

/// The reason that an exclusion gives.
fn reason(exclusion: &Exclusion) -> Option<&str> {
    exclusion.reason.as_deref().filter(|reason| !reason.trim().is_empty())
}

/// The ids of an entry, its item, the items above that, and its domain.
fn way_up<'a>(tree: &Tree<'a>, row: usize) -> Vec<&'a str> {
    let mut ids = Vec::new();
    let Some(entry) = tree.entries.get(row) else { return ids };
    ids.push(entry.entry.id.as_str());
    let (mut at, mut domain) = (Some(entry.item), None);
    while let Some(item) = at.and_then(|at| tree.items.get(at)) {
        ids.push(item.item.id.as_str());
        (at, domain) = (item.parent, Some(item.domain));
    }
    let domain = domain.and_then(|domain| tree.domains.get(domain));
    ids.extend(domain.map(|node| node.domain.id.as_str()));
    ids
}

/// What the guideline's nodes are called by.
struct Names<'a> {
    ids: FxHashMap<&'a str, &'a Id>,
    /// By paths of names, the domain's standard one first.
    paths: FxHashMap<String, &'a Id>,
    /// Items by their names alone; `None` for a name that several bear.
    items: FxHashMap<String, Option<&'a Id>>,
}

impl<'a> Names<'a> {
    fn of(guideline: &'a Catalog) -> Self {
        let tree = Tree::new(guideline, None);
        let mut names =
            Self { ids: FxHashMap::default(), paths: FxHashMap::default(), items: FxHashMap::default() };
        for node in &tree.domains {
            let id = &node.domain.id;
            names.ids.insert(id.as_str(), id);
            names.paths.entry(domain_path(&node.domain.name)).or_insert(id);
        }
        let mut paths: Vec<String> = Vec::with_capacity(tree.items.len());
        for node in &tree.items {
            let id = &node.item.id;
            let above = match node.parent {
                Some(parent) => paths.get(parent).cloned(),
                None => tree.domains.get(node.domain).map(|node| domain_path(&node.domain.name)),
            };
            let path = Id::path(above.as_deref(), &node.item.name).to_string();
            names.ids.insert(id.as_str(), id);
            names.paths.entry(path.clone()).or_insert(id);
            let alone = Id::path(None, &node.item.name).to_string();
            names.items.entry(alone).and_modify(|known| *known = None).or_insert(Some(id));
            for (n, row) in tree.entries.get(node.entries.clone()).unwrap_or_default().iter().enumerate() {
                let id = &row.entry.id;
                names.ids.insert(id.as_str(), id);
                let path = Id::path(above.as_deref(), &node.item.name).entry(n + 1).to_string();
                names.paths.entry(path).or_insert(id);
            }
            paths.push(path);
        }
        names
    }

    /// The node that an exclusion means: by its id, else by names that its id is made of, else by its name, where that is a
    /// domain's, a whole path or the name of one item only.
    fn meant(&self, exclusion: &Exclusion) -> Option<&'a Id> {
        let by_path = |path: &str| {
            let (domain, below) = path.split_once('/').unwrap_or((path, ""));
            let mut standard = domain_path(domain);
            if !below.is_empty() {
                standard.push('/');
                standard.push_str(below);
            }
            self.paths.get(&standard).copied()
        };
        let id = exclusion.id.as_str();
        let alone = || self.items.get(Id::path(None, &exclusion.name).as_str()).copied().flatten();
        self.ids
            .get(id)
            .copied()
            .or_else(|| by_path(id))
            .or_else(|| by_names(&exclusion.name, by_path))
            .or_else(alone)
    }
}

/// What a path in words means: names with › or / between them.
fn by_names<'a>(words: &str, by_path: impl Fn(&str) -> Option<&'a Id>) -> Option<&'a Id> {
    let names = words.split(['›', '>', '/', '／']).map(|name| Id::path(None, name).to_string());
    by_path(&names.collect::<Vec<_>>().join("/"))
}

/// The path id of a domain under its standard name.
fn domain_path(name: &str) -> String {
    Id::path(None, &vocabulary::domains().standard(name)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guideline() -> Catalog {
        serde_json::from_str(
            r#"{"mulu":"1","kind":"guideline","domains":[
                {"id":"120000000","name":"社会救助","items":[
                    {"id":"120002000","name":"最低生活保障","items":[
                        {"id":"120002003","name":"审核信息","entries":[{"content":"甲"},{"content":"乙"}]}]},
                    {"id":"120003000","name":"特困人员/供养","items":[
                        {"id":"120003003","name":"审核信息","entries":[{"content":"丙"}]}]}]},
                {"id":"126000000","name":"扶贫","items":[{"id":"126001000","name":"政策","entries":[{"content":"丁"}]}]}]}"#,
        )
        .unwrap()
    }

    #[test]
    fn what_an_exclusion_means() {
        let guideline = guideline();
        let names = Names::of(&guideline);
        for (id, name, means) in [
            ("120002000", "", Some("120002000")),
            ("120002003#2", "", Some("120002003#2")),
            ("乡村振兴", "", Some("126000000")),
            ("乡村振兴/政策", "", Some("126001000")),
            ("社会救助/最低生活保障/审核信息#2", "", Some("120002003#2")),
            ("社会救助/特困人员／供养", "", Some("120003000")),
            ("7", "脱贫攻坚", Some("126000000")),
            ("7", "社会救助 › 最低生活保障 › 审核信息", Some("120002003")),
            ("7", "最低生活保障", Some("120002000")),
            // Two items bear this name.
            ("7", "审核信息", None),
            ("", "", None),
        ] {
            let exclusion = Exclusion { id: Id::new(id), name: name.into(), reason: None };
            assert_eq!(names.meant(&exclusion).map(Id::as_str), means, "{id} {name}");
        }
    }

    #[test]
    fn the_nearest_exclusion_with_a_reason_says_why() {
        let guideline = guideline();
        let exclude = |id: &str, reason: Option<&str>| Exclusion {
            id: Id::new(id),
            name: String::new(),
            reason: reason.map(str::to_owned),
        };
        let list = [
            exclude("120000000", Some("本级无此职责")),
            exclude("120002000", None),
            exclude("120002003", Some(" ")),
            exclude("120002003#2", Some("由市级公开")),
        ];
        let exclusions = Exclusions::of(&guideline, &list);
        let tree = Tree::new(&guideline, None);
        let reasons: Vec<_> = (0..4).map(|row| exclusions.reason(&tree, row)).collect();
        let domain = Some("本级无此职责");
        assert_eq!(reasons, [domain, Some("由市级公开"), domain, None]);
        let void = exclusions.void(&tree, &[false, true, false, false]);
        let told: Vec<_> = void.iter().map(|one| (one.id.as_str(), one.why, one.entries)).collect();
        let there = |id| (id, VoidReason::Present, Some(1));
        assert_eq!(told, [there("120000000"), there("120002000"), there("120002003"), there("120002003#2")]);
    }
}
