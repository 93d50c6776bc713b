//! Tables that hold something, told from tables that lay out a page or a cell.

use ego_tree::{NodeId, NodeRef};
use rustc_hash::FxHashSet;

use super::text;
use super::tree::{Element, Node, Step, Walk};
use crate::vocabulary::headers;

/// How many bytes of a cell may be a heading.
const HEADING: usize = 120;

/// What was seen of a table that is still open.
#[derive(Default)]
struct Open {
    /// Cells that show something of their own.
    filled: usize,
    /// Cells of the row that show something, be it in a table inside; and rows with at least two of them.
    in_row: usize,
    full_rows: usize,
    /// Whether a cell is open, and whether it shows something of its own.
    cell: Option<bool>,
    /// Whether a table in the cell shows something.
    holds_table: bool,
    /// The words of the cell, as far as they may be a heading, and how many headings there were.
    words: String,
    headings: usize,
    /// How many cells are filled of the largest grid inside.
    inside: usize,
    /// The grids inside that have no headings.
    plain: Vec<NodeId>,
}

/// The tables of a page that hold something. The others lay the page out or box a text in: what they show are lines;
/// or they lay out what stands in a cell: what they show is the cell's.
pub(super) fn grids(root: NodeRef<'_, Node>) -> FxHashSet<NodeId> {
    let mut found = FxHashSet::default();
    let mut open: Vec<Open> = Vec::new();
    let mut walk = Walk::new(root);
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(node, element) if is_left_out(element) => walk.pass_over(node),
            Step::Enter(_, element) if element.name() == "table" => open.push(Open::default()),
            Step::Enter(_, element) => {
                let Some(table) = open.last_mut() else { continue };
                match element.name() {
                    "tr" => table.in_row = 0,
                    "td" | "th" => {
                        table.cell = Some(false);
                        table.words.clear();
                    }
                    "img" | "input" | "svg" | "object" | "textarea" => table.cell = table.cell.map(|_| true),
                    _ => {}
                }
            }
            Step::Text(words) => {
                let is_inside = open.len() > 1;
                let Some(table) = open.last_mut() else { continue };
                if !words.trim().is_empty() {
                    table.cell = table.cell.map(|_| true);
                    if is_inside && table.words.len() + words.len() < HEADING {
                        table.words.push_str(words);
                    }
                }
            }
            Step::Leave(_, element) if is_left_out(element) => {}
            Step::Leave(_, element) if matches!(element.name(), "td" | "th") => {
                let Some(table) = open.last_mut() else { continue };
                let own = table.cell.take() == Some(true);
                let shows = std::mem::take(&mut table.holds_table) || own;
                table.filled += usize::from(own);
                table.in_row += usize::from(shows);
                table.full_rows += usize::from(shows && table.in_row == 2);
                table.headings += usize::from(headers().role(&table.words).is_some());
                table.words.clear();
            }
            Step::Leave(node, element) if element.name() == "table" => {
                if let Some(table) = open.pop() {
                    close(node.id(), table, open.last_mut(), &mut found);
                }
            }
            Step::Leave(..) => {}
        }
    }
    found
}

fn is_left_out(element: &Element) -> bool {
    element.is_hidden() || text::is_silent(element.name())
}

/// Says what a table is that has ended.
fn close(id: NodeId, mut table: Open, outer: Option<&mut Open>, found: &mut FxHashSet<NodeId>) {
    // What is laid out around a table is less than the table.
    let is_grid = if table.inside > 0 {
        table.full_rows > 2 && table.filled > table.inside
    } else {
        table.full_rows > 0 || table.filled > 1
    };
    if is_grid {
        found.insert(id);
        for plain in table.plain.drain(..) {
            found.remove(&plain);
        }
        if table.headings < 2 {
            table.plain.push(id);
        }
    }
    if let Some(outer) = outer {
        outer.holds_table |= table.filled > 0 || table.full_rows > 0;
        outer.inside = outer.inside.max(if is_grid { table.filled.max(table.inside) } else { table.inside });
        outer.plain.append(&mut table.plain);
    }
}
