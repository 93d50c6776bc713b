//! The header rows of a table.

use super::columns::{self, Column};
use super::mess::Mess;
use super::sheet::{Cell, Table};

/// Puts a header under what the table has: two rows where any column belongs to a group.
pub(crate) fn push(table: &mut Table, columns: &[Column], mess: &Mess) {
    let headings: Vec<(Option<String>, String)> =
        columns.iter().map(|column| columns::heading(*column, mess)).collect();
    let cell = |text: &str| Some(Cell { heading: true, ..Cell::new(text) });
    let first = table.rows.len();
    if headings.iter().all(|(group, _)| group.is_none()) {
        table.rows.push(headings.iter().map(|(_, heading)| cell(heading)).collect());
        return;
    }
    table
        .rows
        .push(headings.iter().map(|(group, heading)| cell(group.as_ref().unwrap_or(heading))).collect());
    table.rows.push(
        headings.iter().map(|(group, heading)| cell(if group.is_some() { heading } else { "" })).collect(),
    );
    let mut place = 0;
    while place < headings.len() {
        let group = &headings[place].0;
        let width = match group {
            Some(_) => headings[place..].iter().take_while(|(other, _)| other == group).count(),
            None => 1,
        };
        if group.is_some() {
            table.span(first, place, 1, width);
        } else {
            table.span(first, place, 2, 1);
        }
        place += width;
    }
}
