//! The header of a list's table: found anywhere in the grid, one row or several.

use crate::model::Cell;
use crate::read::Grid;
use crate::vocabulary::{ListRole, list_tables, traditional};

/// A table's header: which rows it takes and what each column holds.
#[derive(Debug, Clone)]
pub(super) struct Header {
    pub(super) first_row: u32,
    pub(super) last_row: u32,
    pub(super) columns: Vec<Column>,
}

/// What one column holds.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) column: u32,
    pub(super) role: ListRole,
    /// The heading as written, without line breaks.
    pub(super) heading: String,
}

/// How many rows a header has at the most.
const ROWS: u32 = 3;
/// How many characters a heading has at the most.
const LONGEST: usize = 24;

/// The headers of a grid, from the top down.
pub(super) fn find_all(grid: &Grid) -> Vec<Header> {
    let mut found = Vec::new();
    let mut row = 0;
    while row < grid.row_count() {
        if is_header(grid, row) {
            let mut last_row = row;
            while last_row + 1 < (row + ROWS).min(grid.row_count()) && continues(grid, last_row + 1) {
                last_row += 1;
            }
            found.push(Header { first_row: row, last_row, columns: columns(grid, row, last_row) });
            row = last_row;
        }
        row += 1;
    }
    found
}

fn known(text: &str) -> Option<ListRole> {
    if text.chars().count() > LONGEST { None } else { list_tables().role(&traditional().simplify(text)) }
}

fn read(text: &str) -> Option<ListRole> {
    if text.chars().count() > LONGEST { None } else { list_tables().near(&traditional().simplify(text)) }
}

/// Whether a row holds enough headings, the name's among them.
fn is_header(grid: &Grid, row: u32) -> bool {
    let own: Vec<&str> = grid.own_texts(row).map(|(_, text)| text).collect();
    if own.len() < 2 || own.iter().any(|text| text.contains('《')) {
        return false;
    }
    let exact: Vec<ListRole> = own.iter().filter_map(|text| known(text)).collect();
    let mut roles = exact.clone();
    roles.extend(own.iter().filter(|text| known(text).is_none()).filter_map(|text| read(text)));
    let told = roles.len();
    roles.sort_unstable();
    roles.dedup();
    roles.contains(&ListRole::Name) && roles.len() > 1 && exact.len() > 1 && told * 2 >= own.len()
}

/// Whether the row below a header's rows belongs to it: what it shows of its own are headings.
fn continues(grid: &Grid, row: u32) -> bool {
    let mut own = grid.own_texts(row).map(|(_, text)| text).peekable();
    own.peek().is_some() && own.all(|text| known(text).is_some())
}

/// Every column by its lowest known heading, else by its lowest nearly known one. A name that is merged across two columns heads the
/// items and their sub-items.
fn columns(grid: &Grid, first_row: u32, last_row: u32) -> Vec<Column> {
    let mut columns: Vec<Column> = Vec::new();
    let mut named = None;
    for column in 0..grid.column_count() {
        let cells = (first_row..=last_row).rev().map(|row| Cell { row, column });
        let cells: Vec<Cell> = cells.filter(|cell| !grid.text(*cell).trim().is_empty()).collect();
        let Some(lowest) = cells.first() else { continue };
        let by = |read: fn(&str) -> Option<ListRole>| {
            cells.iter().find_map(|cell| Some((read(grid.text(*cell))?, *cell)))
        };
        let (mut role, cell) = by(known).or_else(|| by(read)).unwrap_or((ListRole::Extra, *lowest));
        if role == ListRole::Name {
            match named {
                None => named = Some(grid.anchor(cell)),
                Some(anchor) if anchor == grid.anchor(cell) => role = ListRole::SubItem,
                Some(_) => role = ListRole::Extra,
            }
        }
        columns.push(Column { column, role, heading: grid.text(cell).trim().replace('\n', "") });
    }
    columns
}

impl Header {
    /// The first column of a role.
    pub(super) fn of(&self, role: ListRole) -> Option<&Column> {
        self.columns.iter().find(|column| column.role == role)
    }

    /// Whether a grid without a header may go on with this one's table: most of its rows have a name.
    pub(super) fn fits(&self, grid: &Grid) -> bool {
        let Some(name) = self.of(ListRole::Name) else { return false };
        let rows: Vec<u32> = (0..grid.row_count()).filter(|row| !grid.is_row_blank(*row)).collect();
        let shows = |row: &&u32| {
            !grid.column_text(Cell { row: **row, column: name.column }).trim().is_empty()
                && grid.own_texts(**row).nth(1).is_some()
        };
        let named = rows.iter().filter(shows).count();
        named > 0 && named * 2 >= rows.len()
    }
}
