//! The rows and spans of a table in a page.

use ego_tree::NodeRef;

use super::tree::{Element, Node, Step, Walk};

/// How many columns a cell spans before it is a span to the end of the table, whatever the number.
pub(super) const WIDE: u32 = 50;

/// The rows of a table in the order they are shown, by groups: the head first, the foot last. Hidden rows are left
/// out, and counted where they hold a text.
pub(super) fn row_groups<'a>(table: NodeRef<'a, Node>, hidden: &mut usize) -> Vec<Vec<NodeRef<'a, Node>>> {
    let mut groups: Vec<(u8, Vec<NodeRef<'_, Node>>)> = Vec::new();
    let (mut has_head, mut has_foot) = (false, false);
    for (node, element) in elements(table) {
        let place = match element.name() {
            // Further heads and feet stand where they are.
            "thead" if !std::mem::replace(&mut has_head, true) => 0,
            "tfoot" if !std::mem::replace(&mut has_foot, true) => 2,
            "tbody" | "thead" | "tfoot" => 1,
            _ => continue,
        };
        let (left_out, rows): (Vec<_>, Vec<_>) = elements(node)
            .filter(|(_, row)| row.name() == "tr")
            .partition(|(_, row)| element.is_hidden() || row.is_hidden());
        *hidden += left_out.iter().filter(|(row, _)| holds_text(*row)).count();
        groups.push((place, rows.into_iter().map(|(row, _)| row).collect()));
    }
    groups.sort_by_key(|(place, _)| *place);
    groups.into_iter().map(|(_, rows)| rows).collect()
}

pub(super) fn holds_text(node: NodeRef<'_, Node>) -> bool {
    Walk::new(node).any(|step| matches!(step, Step::Text(words) if !words.trim().is_empty()))
}

/// The elements right below a node.
pub(super) fn elements(node: NodeRef<'_, Node>) -> impl Iterator<Item = (NodeRef<'_, Node>, &Element)> {
    node.children().filter_map(|child| match child.value() {
        Node::Element(element) => Some((child, element)),
        _ => None,
    })
}

/// How wide a row is, spans to the end counted as one column.
pub(super) fn natural_width(row: NodeRef<'_, Node>) -> u32 {
    let cells = elements(row).filter(|(_, element)| matches!(element.name(), "td" | "th"));
    let width = |element: &Element| match span(element, "colspan") {
        0..=1 => 1,
        wide if wide > WIDE => 1,
        width => width,
    };
    cells.map(|(_, element)| width(element)).fold(0, u32::saturating_add)
}

/// A span as a page gives it: 1 where it is no number, as in browsers.
pub(super) fn span(element: &Element, name: &str) -> u32 {
    let Some(value) = element.attribute(name) else { return 1 };
    let digits: String = value.trim_start().chars().take_while(char::is_ascii_digit).collect();
    if digits.len() > 5 { 65_534 } else { digits.parse().unwrap_or(1).min(65_534) }
}
