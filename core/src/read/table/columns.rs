//! The columns of a table that its header does not tell: those without a heading, those of a table without a header, and
//! those that the caller names.

use super::at;
use super::evidence::{self, Evidence};
use super::header::{Column, Header};
use crate::model::{Cell, Level, Levels};
use crate::read::grid::Grid;
use crate::read::layout::{ColumnBy, LayoutOptions};
use crate::vocabulary::{Role, headers};

/// Adds the columns that have cells and no heading.
pub(super) fn add_unheaded(grid: &Grid, rows: &[u32], header: &mut Header) {
    for column in 0..grid.column_count() {
        let has_cells = || rows.iter().any(|row| !grid.column_text(at(*row, column)).trim().is_empty());
        if header.columns.iter().any(|known| known.column == column) || !has_cells() {
            continue;
        }
        let cell = at(header.last_row, column);
        header.columns.push(Column {
            column,
            role: Role::Extra,
            levels: Levels::default(),
            heading: format!("{}列", grid.source(cell).letters()),
            by: ColumnBy::Unknown,
            meant: None,
            cell,
        });
    }
    header.columns.sort_by_key(|column| column.column);
}

/// The caller's word goes before what was found: a column that was found to hold the same is kept under its heading.
pub(super) fn overrule(header: &mut Header, options: &LayoutOptions) {
    for (letters, role) in &options.columns {
        let (Some(at), Some((role, levels))) = (Cell::column_of(letters), role_of(role)) else { continue };
        let several = role.is_answer() || matches!(role, Role::Items | Role::Extra);
        for column in &mut header.columns {
            if column.column == at {
                *column = Column { role, levels: levels.clone(), by: ColumnBy::Caller, ..column.clone() };
                column.meant = None;
            } else if column.role == role && column.by != ColumnBy::Caller && !several {
                *column = Column { role: Role::Extra, by: ColumnBy::Unknown, meant: None, ..column.clone() };
            }
        }
    }
}

/// The role with this key; a level's key is the role of its column of ticks.
pub(in crate::read) fn role_of(key: &str) -> Option<(Role, Levels)> {
    if let Some(level) = Level::from_key(key) {
        return Some((Role::Level, std::iter::once(level).collect()));
    }
    Role::from_key(key).map(|role| (role, Levels::default()))
}

/// The keys of all roles that a caller may give a column, levels among them.
pub(in crate::read) fn role_keys() -> Vec<String> {
    let roles = headers().roles().chain([Role::Extra]).map(Role::key);
    roles.chain(Level::ALL.map(|level| level.key().to_owned())).collect()
}

/// Whether a grid's cells are like what a header's columns hold: some columns can be told, and at least half of those fit.
pub(super) fn fit(evidence: &mut Evidence, grid: &Grid, rows: &[u32], header: &Header) -> bool {
    let fits: Vec<bool> = header
        .columns
        .iter()
        .filter(|column| {
            matches!(column.role, Role::Basis | Role::TimeLimit | Role::Channels | Role::Body | Role::Serial)
        })
        .filter_map(|column| evidence.fits(grid, rows, column))
        .map(|fits| fits.fitting * 2 >= fits.of)
        .collect();
    !fits.is_empty() && fits.iter().filter(|fits| **fits).count() * 2 >= fits.len()
}

/// The columns of a table without any header, as their cells tell: at least a time limit or a basis and one thing more,
/// the content before the first of them, the items before the content. `None` where they do not.
pub(super) fn guessed(evidence: &mut Evidence, grid: &Grid, rows: &[u32]) -> Option<Header> {
    if rows.len() < 2 || grid.column_count() < 4 {
        return None;
    }
    let mut header = Header { first_row: 0, last_row: 0, columns: Vec::new() };
    add_unheaded(grid, rows, &mut header);
    evidence::settle(evidence, grid, rows, &mut header);
    let told = |role| header.has(role);
    let elements =
        [Role::Basis, Role::TimeLimit, Role::Channels, Role::Body].into_iter().filter(|role| told(*role));
    if elements.count() < 2 || !told(Role::Basis) && !told(Role::TimeLimit) {
        return None;
    }
    let is_told =
        |column: &&Column| column.role != Role::Extra && !matches!(column.role, Role::Serial | Role::Code);
    let first = header.columns.iter().find(is_told)?.column;
    let before: Vec<u32> = header
        .columns
        .iter()
        .filter(|column| column.column < first && column.role == Role::Extra)
        .map(|column| column.column)
        .collect();
    let (content, items) = before.split_last()?;
    if items.is_empty() {
        return None;
    }
    for column in &mut header.columns {
        let role = if column.column == *content {
            Role::Content
        } else if items.contains(&column.column) {
            Role::Items
        } else {
            continue;
        };
        *column = Column { role, by: ColumnBy::Position, ..column.clone() };
    }
    Some(header)
}
