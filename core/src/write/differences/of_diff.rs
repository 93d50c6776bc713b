//! A diff as what is to be shown of it.

use rustc_hash::FxHashSet;
use serde_json::Value;

use super::label;
use super::merged::{self, Sayings, Told};
use super::pairing::{Pairing, Positions};
use super::reason::{self, Edit};
use super::view::{Counts, Remark, Side, View};
use super::words::{of_kind, quoted};
use crate::diff::tree::Tree;
use crate::diff::{Change, Diff, How, NodeKind, Op, spans};
use crate::messages::{Lang, phrase, word};
use crate::model::{Catalog, Kind};
use crate::vocabulary::ElementName;
use crate::write::value;
use crate::write::words::named;

/// What is to be shown of a diff between these two catalogs.
pub(super) fn view(base: &Catalog, other: &Catalog, diff: &Diff, lang: Lang) -> View {
    let trees = (Tree::new(base, diff.level), Tree::new(other, None));
    let positions = (Positions::of(&trees.0), Positions::of(&trees.1));
    let pairing = pairing(&trees, &positions, diff);
    let names = if base.kind == Kind::Guideline && other.kind == Kind::Local {
        ["review.before", "review.after"]
    } else {
        ["differences.base", "differences.other"]
    };
    let sides = names.map(|key| word(key, lang));
    let teller = Teller { trees: &trees, positions: &positions, pairing: &pairing, sides, lang };
    let sayings = teller.sayings(diff);
    let [left, right] = sides;
    View {
        lang,
        has_verdicts: false,
        title: word("differences.title", lang).to_owned(),
        left: Side::of(left, &diff.base),
        right: Side::of(right, &diff.other),
        level: diff.level.map(|level| named("level", &level, lang)),
        counts: counts(diff, lang),
        notices: Vec::new(),
        domains: merged::domains(&trees.0, &trees.1, &pairing, sayings, lang),
    }
}

fn counts(diff: &Diff, lang: Lang) -> Vec<Counts> {
    let counts = &diff.counts;
    let ops = [
        (Op::Add, counts.added),
        (Op::Remove, counts.removed),
        (Op::Edit, counts.edited),
        (Op::Rename, counts.renamed),
        (Op::Move, counts.moved),
        (Op::Split, counts.split),
        (Op::Merge, counts.merged),
        (Op::Reorder, counts.reordered),
    ];
    let ops = ops.into_iter().filter(|(_, count)| *count > 0);
    let groups = [
        ("differences.by-op", ops.map(|(op, count)| (label::of_op(op), count)).collect()),
        ("differences.by-effect", label::of_effects(&counts.effects)),
    ];
    groups.map(|(title, list)| Counts { title: word(title, lang), list, of: None }).into()
}

/// The nodes that a diff takes for one. It lists those whose ids do not show it; those of one id are the rest, as far as
/// they stand under nodes that are one.
fn pairing(trees: &(Tree<'_>, Tree<'_>), positions: &(Positions<'_>, Positions<'_>), diff: &Diff) -> Pairing {
    let (base, other) = trees;
    let mut pairing = Pairing::new(base, other);
    let listed = diff.matches.iter().filter(|found| !found.part);
    let listed = listed.map(|found| (found.node, found.base.as_str(), found.other.as_str()));
    let changed = diff.changes.iter().filter(|change| change.op != Op::Add);
    let changed = changed
        .filter_map(|change| Some((change.node, change.path.as_str(), change.other.as_ref()?.as_str())));
    for (node, one, two) in listed.chain(changed) {
        if let (Some(n), Some(m)) = (positions.0.get(node, one), positions.1.get(node, two)) {
            pairing.of_mut(node).join(n, m);
        }
    }
    let alone = |op| -> FxHashSet<(NodeKind, &str)> {
        let changes = diff.changes.iter().filter(|change| change.op == op);
        changes.map(|change| (change.node, change.path.as_str())).collect()
    };
    let (gone, new) = (alone(Op::Remove), alone(Op::Add));
    // A part's main pair is elsewhere: of a split the other's node has none of its own, of a merge the base's.
    let mut parts: FxHashSet<(NodeKind, &str)> = FxHashSet::default();
    for part in diff.matches.iter().filter(|found| found.part) {
        let pairs = pairing.of(part.node);
        let is_joined =
            |at: Option<usize>, of: &dyn Fn(usize) -> Option<usize>| at.is_some_and(|at| of(at).is_some());
        let base_has = is_joined(positions.0.get(part.node, part.base.as_str()), &|n| pairs.to(n));
        let other_has = is_joined(positions.1.get(part.node, part.other.as_str()), &|m| pairs.back(m));
        let is_split = base_has || !other_has && positions.1.get(part.node, part.base.as_str()).is_some();
        parts.insert((part.node, if is_split { part.other.as_str() } else { part.base.as_str() }));
    }
    let same_id = |node: NodeKind, id: &str| {
        let stands_alone =
            gone.contains(&(node, id)) || new.contains(&(node, id)) || parts.contains(&(node, id));
        if stands_alone { None } else { positions.1.get(node, id) }
    };
    for (n, node) in base.domains.iter().enumerate() {
        if let Some(m) = same_id(NodeKind::Domain, node.domain.id.as_str()) {
            pairing.domains.join(n, m);
        }
    }
    for (n, node) in base.items.iter().enumerate() {
        let above = match node.parent {
            Some(parent) => pairing.items.to(parent),
            None => pairing.domains.to(node.domain),
        };
        if let Some(m) = above.and(same_id(NodeKind::Item, node.item.id.as_str())) {
            pairing.items.join(n, m);
        }
    }
    for (n, node) in base.entries.iter().enumerate() {
        let above = pairing.items.to(node.item);
        if let Some(m) = above.and(same_id(NodeKind::Entry, node.entry.id.as_str())) {
            pairing.entries.join(n, m);
        }
    }
    pairing
}

/// Puts changes into words.
struct Teller<'a, 'b> {
    trees: &'b (Tree<'a>, Tree<'a>),
    positions: &'b (Positions<'a>, Positions<'a>),
    pairing: &'b Pairing,
    sides: [&'static str; 2],
    lang: Lang,
}

impl Teller<'_, '_> {
    fn sayings(&self, diff: &Diff) -> Sayings {
        let mut sayings = Sayings::default();
        for found in &diff.matches {
            let how = Some(How { by: found.by, score: found.score });
            if !found.part {
                if let Some(n) = self.positions.0.get(found.node, found.base.as_str()) {
                    sayings.base.entry((found.node, n)).or_default().how = how;
                }
                continue;
            }
            self.part(found.node, found.base.as_str(), found.other.as_str(), &mut sayings);
        }
        for change in &diff.changes {
            let (map, positions) = if change.op == Op::Add {
                (&mut sayings.other, &self.positions.1)
            } else {
                (&mut sayings.base, &self.positions.0)
            };
            let Some(n) = positions.get(change.node, change.path.as_str()) else { continue };
            let told: &mut Told = map.entry((change.node, n)).or_default();
            told.how = told.how.or(change.how);
            told.remarks.push(self.remark(change, n));
        }
        sayings
    }

    /// Of a part that has its main pair elsewhere: what it is a part of.
    fn part(&self, node: NodeKind, base: &str, other: &str, sayings: &mut Sayings) {
        let (Some(n), Some(m)) = (self.positions.0.get(node, base), self.positions.1.get(node, other)) else {
            return;
        };
        let note = |key: &str, name: String| Some(phrase(key, self.lang, &[("name", &quoted(&name))]));
        if self.pairing.of(node).back(m).is_none() {
            let came_from = self.name(node, n, false);
            sayings.other.entry((node, m)).or_default().note = note("differences.part-of", came_from);
        } else {
            let went_to = self.name(node, m, true);
            sayings.base.entry((node, n)).or_default().note = note("differences.went-into", went_to);
        }
    }

    /// What a node is called: of an entry its item's name.
    fn name(&self, node: NodeKind, at: usize, of_other: bool) -> String {
        let tree = if of_other { &self.trees.1 } else { &self.trees.0 };
        let item = |n: usize| tree.items.get(n).map(|node| node.item.name.clone());
        match node {
            NodeKind::Domain => tree.domains.get(at).map(|node| node.domain.name.clone()),
            NodeKind::Item => item(at),
            NodeKind::Entry => tree.entries.get(at).and_then(|node| item(node.item)),
        }
        .unwrap_or_default()
    }

    fn remark(&self, change: &Change, at: usize) -> Remark {
        if change.op == Op::Edit {
            return of_edit(change, self.sides, self.lang);
        }
        let lang = self.lang;
        let what = of_kind("node", change.node.key(), lang);
        let (left, right) = match change.op {
            Op::Move => {
                (self.place(change.before.as_deref(), false), self.place(change.after.as_deref(), true))
            }
            Op::Add => (String::new(), self.described(change.node, at, true)),
            Op::Remove => (self.described(change.node, at, false), String::new()),
            _ => value::before_after(change, lang),
        };
        let entries = change.entries.unwrap_or(1);
        let (before, after) =
            (names(change.before.as_deref(), &left), names(change.after.as_deref(), &right));
        let key = match change.op {
            Op::Rename if change.effect.is_some() => "reason.rename-reworded".to_owned(),
            Op::Add | Op::Remove if change.node == NodeKind::Entry => {
                format!("reason.{}-entry", change.op.key())
            }
            op => format!("reason.{}", op.key()),
        };
        let reason = phrase(
            &key,
            lang,
            &[("what", &what), ("entries", &entries), ("before", &before), ("after", &after)],
        );
        let differ = change.op == Op::Rename;
        let spans = if differ { spans(&left, &right) } else { Vec::new() };
        Remark { label: label::of_op(change.op), what, left, right, is_worded: differ, spans, reason }
    }

    /// The place in names of a parent given by its id.
    fn place(&self, id: Option<&Value>, of_other: bool) -> String {
        let (tree, positions) =
            if of_other { (&self.trees.1, &self.positions.1) } else { (&self.trees.0, &self.positions.0) };
        let id = id.and_then(Value::as_str).unwrap_or_default();
        let domain = |n: usize| tree.domains.get(n).map(|node| node.domain.name.clone());
        let item = positions.get(NodeKind::Item, id).map(|n| tree.place(n));
        item.or_else(|| positions.get(NodeKind::Domain, id).and_then(domain)).unwrap_or_else(|| id.to_owned())
    }

    /// A node that only one side has: its name, or an entry's content.
    fn described(&self, node: NodeKind, at: usize, of_other: bool) -> String {
        let tree = if of_other { &self.trees.1 } else { &self.trees.0 };
        let content = tree.entries.get(at).filter(|_| node == NodeKind::Entry);
        content
            .and_then(|node| value::of_entry(ElementName::Content, node.entry, self.lang))
            .unwrap_or_else(|| self.name(node, at, of_other))
    }
}

/// A name, or the names of a split or a merge, each in quotes.
fn names(value: Option<&Value>, own: &str) -> String {
    let Some(Value::Array(names)) = value else { return format!("“{}”", quoted(own)) };
    let names: Vec<String> = names.iter().filter_map(Value::as_str).map(|name| format!("“{name}”")).collect();
    names.concat()
}

/// What is said of an edited element.
pub(super) fn of_edit(change: &Change, sides: [&'static str; 2], lang: Lang) -> Remark {
    let (left, right) = value::before_after(change, lang);
    let what = match (change.element, &change.column) {
        (Some(element), _) => of_kind("element", element.key(), lang),
        (None, column) => column.clone().unwrap_or_default(),
    };
    let reason = reason::of_edit(&Edit { change, what: &what, before: &left, after: &right, sides }, lang);
    let is_known = |value: Option<&Value>| value.is_some_and(|value| !value.is_null());
    let comparable = is_known(change.before.as_deref()) && is_known(change.after.as_deref());
    let spans = if comparable { spans(&left, &right) } else { Vec::new() };
    let label = change.effect.map_or_else(|| label::of_op(change.op), label::of_effect);
    let is_worded = change.element.is_none_or(|element| {
        use ElementName::{Basis, Body, Content, TimeLimit};
        matches!(element, Basis | Body | Content | TimeLimit)
    });
    Remark { label, what, left, right, is_worded, spans, reason }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::view::{Node, Row, Stands};
    use super::*;
    use crate::diff::{DiffOptions, Pin, diff};

    /// A catalog of one domain with these items, each with the contents of its entries.
    fn catalog(items: &[(&str, &[&str])]) -> Catalog {
        let item = |(name, contents): &(&str, &[&str])| {
            let entries: Vec<_> = contents.iter().map(|content| json!({ "content": content })).collect();
            json!({ "name": name, "entries": entries })
        };
        let items: Vec<_> = items.iter().map(item).collect();
        let domains = json!([{ "name": "就业", "items": items }]);
        serde_json::from_value(json!({ "mulu": "1", "kind": "local", "domains": domains })).unwrap()
    }

    fn items(base: &Catalog, other: &Catalog, pins: &[(&str, &str)]) -> Vec<Node> {
        let pin = |(base, other): &(&str, &str)| Pin { base: (*base).into(), other: (*other).into() };
        let options = DiffOptions { pins: pins.iter().map(pin).collect(), ..DiffOptions::default() };
        let diff = diff(base, other, &options).unwrap();
        view(base, other, &diff, Lang::Zh).domains.into_iter().flat_map(|domain| domain.nodes).collect()
    }

    fn reasons(node: &Node) -> Vec<&str> {
        node.remarks.iter().map(|remark| remark.reason.as_str()).collect()
    }

    #[test]
    fn what_the_other_adds_stands_where_it_stands_there() {
        let base = catalog(&[("甲项目", &["一一一"]), ("丙资金", &["三三三"])]);
        let other = catalog(&[
            ("新开头", &["零零零"]),
            ("甲项目", &["一一一", "半半半"]),
            ("乙补贴", &["二二二"]),
            ("丙资金", &["三三三"]),
        ]);
        let nodes = items(&base, &other, &[]);
        let order: Vec<_> = nodes.iter().map(|node| (node.name.as_str(), node.stands)).collect();
        let expected = [
            ("新开头", Stands::Right),
            ("甲项目", Stands::Both),
            ("乙补贴", Stands::Right),
            ("丙资金", Stands::Both),
        ];
        assert_eq!(order, expected);
        let rows: Vec<_> = nodes[1].rows.iter().map(|row| (row.title.as_str(), row.stands)).collect();
        assert_eq!(rows, [("一一一", Stands::Both), ("半半半", Stands::Right)]);
        assert_eq!(reasons(&nodes[2]), ["新增事项，含1条"]);
        assert!(nodes[3].is_unchanged());
    }

    /// One item with two entries, and two with one each.
    fn whole_and_parts() -> (Catalog, Catalog) {
        let (one, two) = ("初审意见、入户调查结果", "救助标准和金额");
        let parts: [(&str, &[&str]); 2] = [("审核信息", &[one]), ("审批信息", &[two])];
        (catalog(&[("审核审批信息", &[one, two])]), catalog(&parts))
    }

    #[test]
    fn a_split_is_told_once_and_its_parts_say_what_they_came_from() {
        let (whole, parts) = whole_and_parts();
        let nodes = items(&whole, &parts, &[("就业/审核审批信息", "就业/审批信息")]);
        let [part, main] = nodes.as_slice() else { panic!("{}", nodes.len()) };
        assert_eq!(reasons(main), ["由“审核审批信息”拆分为“审批信息”“审核信息”"]);
        assert_eq!(main.how.as_deref(), Some("人工指定"));
        assert_eq!((part.name.as_str(), part.note.as_deref()), ("审核信息", Some("由“审核审批信息”拆出")));
        assert!(part.remarks.is_empty() && part.rows.is_empty(), "its row stands where it was");
        assert!(main.rows.len() == 2 && main.rows.iter().all(Row::is_unchanged));
    }

    #[test]
    fn a_merge_is_told_once_and_its_parts_say_where_they_went() {
        let (whole, parts) = whole_and_parts();
        let nodes = items(&parts, &whole, &[("就业/审批信息", "就业/审核审批信息")]);
        let [part, main] = nodes.as_slice() else { panic!("{}", nodes.len()) };
        assert_eq!(reasons(main), ["“审批信息”“审核信息”合并为“审核审批信息”"]);
        assert_eq!(part.note.as_deref(), Some("并入“审核审批信息”"));
        assert!(nodes.iter().all(|node| node.rows.len() == 1 && node.rows.iter().all(Row::is_unchanged)));
    }

    /// Counts the entries that each side has below a node.
    fn count(node: &Node, sides: &mut [usize; 2]) {
        for row in &node.rows {
            sides[0] += usize::from(row.stands != Stands::Right);
            sides[1] += usize::from(row.stands != Stands::Left);
        }
        node.nodes.iter().for_each(|node| count(node, sides));
    }

    #[test]
    fn every_entry_of_both_is_in_the_tree_once() {
        let (base, other) = (super::super::sample::guideline(), super::super::sample::county());
        for level in [None, Some(crate::model::Level::County)] {
            let options = DiffOptions { level, ..DiffOptions::default() };
            let diff = diff(&base, &other, &options).unwrap();
            let view = view(&base, &other, &diff, Lang::Zh);
            let mut sides = [0, 0];
            view.domains.iter().for_each(|domain| count(domain, &mut sides));
            assert_eq!(sides, [diff.base.entries, diff.other.entries]);
        }
    }
}
