//! The header of a table: found anywhere in the grid, one row or several.

use super::at;
use crate::model::level::{self, Levels};
use crate::read::grid::Grid;
use crate::vocabulary::{Role, headers};

/// A table's header: which rows it takes and what each column holds.
#[derive(Debug)]
pub(super) struct Header {
    pub(super) first_row: u32,
    pub(super) last_row: u32,
    pub(super) columns: Vec<Column>,
}

/// What one column holds.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) column: u32,
    pub(super) role: Role,
    /// The levels that the heading of a level column names.
    pub(super) levels: Levels,
    /// The heading as written.
    pub(super) heading: String,
}

/// How many known headings make a row a header.
const ENOUGH: usize = 3;
/// How many rows a header has at the most.
const ROWS: u32 = 4;

/// The first header at or below a row.
pub(super) fn find(grid: &Grid, from: u32) -> Option<Header> {
    (from..grid.row_count()).find(|row| is_header(grid, *row)).map(|first_row| {
        let mut last_row = first_row;
        while last_row + 1 < (first_row + ROWS).min(grid.row_count()) && continues(grid, last_row + 1) {
            last_row += 1;
        }
        Header { first_row, last_row, columns: columns(grid, first_row, last_row) }
    })
}

/// Whether a row holds enough known headings, content among them, to be a header.
fn is_header(grid: &Grid, row: u32) -> bool {
    let mut roles: Vec<Role> = (0..grid.column_count())
        .filter(|column| grid.anchor(at(row, *column)) == at(row, *column))
        .filter_map(|column| headers().role(grid.text(at(row, column))))
        .collect();
    roles.sort_unstable();
    roles.dedup();
    roles.len() >= ENOUGH
        && roles.iter().any(|role| matches!(role, Role::Content | Role::Items | Role::Item1))
}

/// Whether the row below a header row belongs to it: most of what it shows of its own are known headings.
fn continues(grid: &Grid, row: u32) -> bool {
    let own: Vec<&str> = (0..grid.column_count())
        .filter(|column| grid.anchor(at(row, *column)) == at(row, *column))
        .map(|column| grid.text(at(row, column)))
        .filter(|text| !text.trim().is_empty())
        .collect();
    let known = own.iter().filter(|text| role(text).is_some()).count();
    known * 2 > own.len()
}

/// The role of a heading; level columns are known by the levels they name.
fn role(heading: &str) -> Option<Role> {
    headers().role(heading).or_else(|| (!level::read(heading).is_empty()).then_some(Role::Level))
}

/// Every column by its lowest known heading.
fn columns(grid: &Grid, first_row: u32, last_row: u32) -> Vec<Column> {
    (0..grid.column_count())
        .filter_map(|column| {
            let headings: Vec<&str> = (first_row..=last_row)
                .map(|row| grid.text(at(row, column)))
                .filter(|text| !text.trim().is_empty())
                .collect();
            let heading = headings.iter().rev().find(|heading| role(heading).is_some()).or(headings.last())?;
            let role = role(heading).unwrap_or(Role::Extra);
            let levels = if role == Role::Level { level::read(heading) } else { Levels::default() };
            Some(Column { column, role, levels, heading: (*heading).trim().replace('\n', "") })
        })
        .collect()
}

impl Header {
    /// The columns of a role.
    pub(super) fn of(&self, role: Role) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(move |column| column.role == role)
    }

    /// Whether there is a column of a role.
    pub(super) fn has(&self, role: Role) -> bool {
        self.of(role).next().is_some()
    }

    /// The columns of the domain and the item levels, from the top down.
    pub(super) fn items(&self) -> Vec<&Column> {
        const DOWN: [Role; 7] =
            [Role::Item1, Role::Items, Role::Item2, Role::Item3, Role::Item4, Role::Item5, Role::Item6];
        DOWN.iter().flat_map(|role| self.of(*role)).collect()
    }
}
