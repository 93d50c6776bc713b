//! What is taken away, put in, moved, split, merged and put in another order.

use mulu::model::{Element, Entry};
use mulu::vocabulary::ElementName;

use super::content;
use super::draft::{Node, Row};
use super::random::Random;
use super::words::{phrases, words};

/// A row of one's own in the manner of another.
pub(crate) fn added_row(content: &str, like: &Entry) -> Row {
    let entry = Entry { content: Element::worded(content), ..like.clone() };
    Row { entry, origins: Vec::new(), edits: Vec::new() }
}

/// An item as local offices add it; `None` where the domain has them all.
pub(crate) fn added_item(family: &Node, like: &Entry, random: &mut Random) -> Option<Node> {
    let all: Vec<_> = phrases().items.values().flatten().collect();
    let local = random.pick(&all)?;
    let rows = local.rows.iter().map(|row| added_row(row, like)).collect();
    (!family.has(&local.name)).then(|| Node::added(&local.name, rows))
}

/// A domain as local offices add it.
pub(crate) fn added_domain(taken: &[String], like: &Entry, random: &mut Random) -> Option<Node> {
    let local = random.pick(&phrases().domains).filter(|local| !taken.contains(&local.name))?;
    let items = local
        .items
        .iter()
        .map(|item| Node::added(&item.name, item.rows.iter().map(|row| added_row(row, like)).collect()));
    Some(Node { nodes: items.collect(), ..Node::added(&local.name, Vec::new()) })
}

/// An item that nobody would know again: another name and another content in its place. It is gone, and
/// something else came.
pub(crate) fn replaced(node: &Node, random: &mut Random) -> Option<Node> {
    let name = random.pick(&words().free).filter(|name| **name != node.name)?;
    let like = &node.rows.first()?.entry;
    let limit = Element::worded("每年12月31日前公开");
    let basis = Element::worded("《中华人民共和国档案法》");
    let body = Element::worded("县档案馆");
    let mut row = added_row(&content::rewrite(random), like);
    row.entry = Entry { time_limit: limit, basis, body, ..row.entry };
    Some(Node::added(name, vec![row]))
}

/// One item becomes two or three: its rows are dealt out, or the content of its only row is. The parts stand one
/// after the other where it stood.
pub(crate) fn split(family: &mut Node, at: usize, random: &mut Random) -> bool {
    let node = &family.nodes[at];
    let words = words();
    let (first, second) = random.pick(&words.split).unwrap();
    let mut names = vec![format!("{}{first}", node.name), format!("{}{second}", node.name)];
    let mut shares: Vec<Vec<Row>> = Vec::new();
    if let [row] = node.rows.as_slice() {
        let Some((left, right)) = content::halves(row.entry.content.text()) else { return false };
        for half in [left, right] {
            let entry = Entry { content: Element::worded(&half), ..row.entry.clone() };
            // What became of one content is told by the split, not by an edit.
            let edits = vec![(ElementName::Content, mulu::diff::Effect::Changed)];
            shares.push(vec![Row { entry, origins: row.origins.clone(), edits }]);
        }
    } else {
        let parts = if node.rows.len() > 2 && random.per_mille(400) { 3 } else { 2 };
        if parts == 3 {
            names.push(format!("{}{}", node.name, random.pick(&words.third).unwrap()));
        }
        let each = node.rows.len().div_ceil(parts);
        shares.extend(node.rows.chunks(each).map(<[Row]>::to_vec));
        names.truncate(shares.len());
    }
    if names.iter().any(|name| *name != node.name && family.has(name)) {
        return false;
    }
    let origins = node.origins.clone();
    let parts: Vec<Node> = names
        .into_iter()
        .zip(shares)
        .enumerate()
        .map(|(n, (name, rows))| Node {
            id: node.id.clone().filter(|_| n == 0),
            origins: origins.clone(),
            divided: true,
            ..Node::added(&name, rows)
        })
        .collect();
    family.nodes.splice(at..=at, parts);
    true
}

/// An item and the next one become one: with the rows of both, or with one row that has both contents.
pub(crate) fn merge(family: &mut Node, at: usize, random: &mut Random) -> bool {
    let (Some(left), Some(right)) = (family.nodes.get(at), family.nodes.get(at + 1)) else { return false };
    if !(left.is_leaf() && right.is_leaf() && left.is_free() && right.is_free()) {
        return false;
    }
    let joint = random.pick(&words().joined).unwrap();
    let name =
        if random.per_mille(300) { left.name.clone() } else { format!("{}{joint}{}", left.name, right.name) };
    if name != left.name && family.has(&name) {
        return false;
    }
    let rows = match (left.rows.as_slice(), right.rows.as_slice()) {
        ([one], [other]) if random.per_mille(600) => {
            let both = format!("{};{}", one.entry.content.text(), other.entry.content.text());
            let entry = Entry { content: Element::worded(&both), ..one.entry.clone() };
            let origins = one.origins.iter().chain(&other.origins).cloned().collect();
            vec![Row { entry, origins, edits: one.edits.clone() }]
        }
        (one, other) => one.iter().chain(other).cloned().collect(),
    };
    let origins = left.origins.iter().chain(&right.origins).cloned().collect();
    let merged = Node { id: left.id.clone(), origins, divided: true, ..Node::added(&name, rows) };
    family.nodes.splice(at..=at + 1, [merged]);
    true
}

/// One domain becomes two: its items are dealt out in their order.
pub(crate) fn split_domain(draft: &mut Vec<Node>, random: &mut Random) {
    let known: Vec<usize> = (0..draft.len())
        .filter(|at| {
            let domain = &draft[*at];
            domain.is_free() && domain.nodes.len() > 3 && words().domains_split.contains_key(&domain.name)
        })
        .collect();
    let Some(at) = random.pick(&known).copied() else { return };
    let domain = draft.remove(at);
    let (first, second) = &words().domains_split[&domain.name];
    let mut nodes = domain.nodes;
    let rest = nodes.split_off(nodes.len() / 2);
    for (n, (name, nodes)) in [(second, rest), (first, nodes)].into_iter().enumerate() {
        let part = Node {
            id: domain.id.clone().filter(|_| n == 1),
            origins: domain.origins.clone(),
            nodes,
            divided: true,
            ..Node::added(name, Vec::new())
        };
        draft.insert(at, part);
    }
}

/// Two domains become one, with the items of both.
pub(crate) fn merge_domains(draft: &mut Vec<Node>, random: &mut Random) {
    let (one, other, name) = random.pick(&words().domains_merged).unwrap();
    let find = |name: &String| draft.iter().position(|domain| domain.is_free() && domain.name == *name);
    let (Some(left), Some(right)) = (find(one), find(other)) else { return };
    let joins = |node: &Node| draft[left].has(&node.name);
    if draft[right].nodes.iter().any(joins) {
        return;
    }
    let absorbed = draft[right].clone();
    let domain = &mut draft[left];
    domain.name.clone_from(name);
    domain.origins.extend(absorbed.origins);
    domain.nodes.extend(absorbed.nodes);
    (domain.touched, domain.divided) = (true, true);
    draft.remove(right);
}

/// Puts one child two or more places away from where it stood among those that stayed: no other child can be
/// the one that left its place.
pub(crate) fn reorder<T>(children: &mut Vec<T>, stays: impl Fn(&T) -> bool, random: &mut Random) -> bool {
    let stayed: Vec<usize> = (0..children.len()).filter(|at| stays(&children[*at])).collect();
    if stayed.len() < 3 {
        return false;
    }
    let from = random.below(stayed.len());
    let far: Vec<usize> = (0..stayed.len()).filter(|to| to.abs_diff(from) >= 2).collect();
    let Some(to) = random.pick(&far) else { return false };
    let child = children.remove(stayed[from]);
    children.insert(stayed[*to], child);
    true
}
