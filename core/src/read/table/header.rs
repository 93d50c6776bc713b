//! The header of a table: found anywhere in the grid, one row or several, its words whole or broken.

use super::at;
use super::heading::{self, Heading};
use crate::model::Cell;
use crate::model::level::Levels;
use crate::read::grid::Grid;
use crate::read::layout::ColumnBy;
use crate::text;
use crate::vocabulary::{Role, marks};

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
    pub(super) role: Role,
    /// The levels that the heading of a level column names.
    pub(super) levels: Levels,
    /// The heading as written, without line breaks.
    pub(super) heading: String,
    /// How the role was told.
    pub(super) by: ColumnBy,
    /// What an unknown heading was taken for.
    pub(super) meant: Option<String>,
    /// The cell of the heading.
    pub(super) cell: Cell,
}

/// How many different headings make a row a header.
const ENOUGH: usize = 3;
/// What they have to weigh together: 2 for a heading known to the letter, 1 for one nearly known.
const WEIGHT: usize = 4;
/// How many rows a header has at the most.
const ROWS: u32 = 4;
/// How many characters the cells of a header have whose words are broken over several rows.
const BROKEN: usize = 8;

/// The headers of a grid from a row on, from the top down.
pub(super) fn find_all(grid: &Grid, from: u32) -> Vec<Header> {
    let mut found = Vec::new();
    let mut row = from;
    while row < grid.row_count() {
        match at_row(grid, row, from) {
            Some(header) => {
                row = header.last_row + 1;
                found.push(header);
            }
            None => row += 1,
        }
    }
    found
}

/// The header that these rows are, whatever they hold.
pub(super) fn given(grid: &Grid, first_row: u32, last_row: u32) -> Header {
    Header { first_row, last_row, columns: columns(grid, first_row, last_row) }
}

/// The header that begins at a row, if one does.
fn at_row(grid: &Grid, row: u32, from: u32) -> Option<Header> {
    if is_header(grid, row) {
        let mut first_row = row;
        while first_row > from && first_row + ROWS > row + 1 && heads_groups(grid, first_row - 1) {
            first_row -= 1;
        }
        let mut last_row = row;
        while last_row + 1 < (first_row + ROWS).min(grid.row_count())
            && continues(grid, first_row, last_row + 1)
        {
            last_row += 1;
        }
        return Some(given(grid, first_row, last_row));
    }
    broken(grid, row)
}

/// Whether a row holds enough headings, one of an item or the content among them, to be a header.
fn is_header(grid: &Grid, row: u32) -> bool {
    let own: Vec<&str> = grid.own_texts(row).map(|(_, text)| text).collect();
    // Cited titles stand in content only.
    if own.len() < ENOUGH || own.iter().any(|text| text.contains('《')) {
        return false;
    }
    let known: Vec<Option<Heading>> = own.iter().map(|text| heading::known(text)).collect();
    let exact = known.iter().flatten().count();
    // Rows of long cells, numbers and ticks are content: only others are worth a closer look.
    let short = || own.iter().filter(|text| text.chars().count() <= 2 * BROKEN).count() * 4 >= own.len() * 3;
    if exact < ENOUGH && (own.iter().any(|text| is_value(text)) || !short()) {
        return false;
    }
    let headings: Vec<Heading> = known
        .into_iter()
        .zip(&own)
        .filter_map(|(known, text)| known.or_else(|| heading::read(text)))
        .collect();
    enough(&headings, own.len())
}

/// Whether a cell holds what no header does: a number, a tick.
fn is_value(text: &str) -> bool {
    marks().cell(text).0.is_some() || text::number(text.trim()).is_some()
}

fn enough(headings: &[Heading], own: usize) -> bool {
    let mut roles: Vec<(Role, usize)> = headings
        .iter()
        .map(|heading| (heading.role, if heading.by == ColumnBy::Heading { 2 } else { 1 }))
        .collect();
    roles.sort_unstable_by_key(|(role, weight)| (*role, usize::MAX - weight));
    roles.dedup_by_key(|(role, _)| *role);
    let told =
        |role: &Role| matches!(role, Role::Content | Role::Items | Role::Item1 | Role::Item2 | Role::Item3);
    let weight: usize = roles.iter().map(|(_, weight)| weight).sum();
    // Most cells are headings; a header with many columns of its own has more headings than chance would give.
    // Words that are answered in cells too (全社会, 主动公开, 县级) are no sign of that.
    let asking = || roles.iter().filter(|(role, _)| !role.is_answer());
    let exact = asking().filter(|(_, weight)| *weight > 1).count();
    let asking = asking().count();
    let enough = headings.len() * 2 > own || asking > ENOUGH && headings.len() * 5 >= own * 2;
    // Two that are known to the letter, or more that nearly are than a row of content has by chance.
    let sure = exact > 1 || asking > ENOUGH;
    roles.len() >= ENOUGH && weight >= WEIGHT && enough && sure && roles.iter().any(|(role, _)| told(role))
}

/// Whether the row above a header row belongs to it: it shows nothing but headings, several of them (groups over
/// the columns).
fn heads_groups(grid: &Grid, row: u32) -> bool {
    let own: Vec<&str> = grid.own_texts(row).map(|(_, text)| text).collect();
    own.len() > 1 && own.iter().all(|text| heading::known(text).is_some())
}

/// Whether the row below a header's rows belongs to it: most of what it shows of its own are headings, alone or
/// together with the words above them.
fn continues(grid: &Grid, first_row: u32, row: u32) -> bool {
    let own: Vec<(Cell, &str)> = grid.own_texts(row).collect();
    let known = own
        .iter()
        .filter(|(cell, text)| {
            heading::known(text).is_some()
                || text.chars().count() <= BROKEN && !is_wide(grid, *cell) && {
                    let joined = joined(grid, cell.column, first_row, row);
                    joined.trim() != text.trim() && heading::known(&joined).is_some()
                }
        })
        .count();
    known * 2 > own.len()
}

/// A header whose words are broken over several rows of unmerged cells (公开 over 时限): only together they are
/// headings.
fn broken(grid: &Grid, first_row: u32) -> Option<Header> {
    let is_short = |row: u32| {
        let mut own = grid.own_texts(row).peekable();
        own.peek().is_some() && own.all(|(_, text)| text.trim().chars().count() <= BROKEN)
    };
    let has_value = grid.own_texts(first_row).any(|(_, text)| is_value(text));
    if has_value || grid.own_texts(first_row).count() < ENOUGH || !is_short(first_row) {
        return None;
    }
    // A row that is a header by itself is not the rest of one.
    let is_rest = |row: &u32| is_short(*row) && !is_header(grid, *row);
    (first_row + 1..(first_row + ROWS).min(grid.row_count())).take_while(is_rest).find_map(|last_row| {
        let headings: Vec<Heading> = (0..grid.column_count())
            .filter_map(|column| heading::known(&joined(grid, column, first_row, last_row)))
            .collect();
        let shown = (0..grid.column_count())
            .filter(|column| !joined(grid, *column, first_row, last_row).is_empty())
            .count();
        enough(&headings, shown).then(|| given(grid, first_row, last_row))
    })
}

/// The words of a column's own cells in these rows, put together. A cell that is merged across is a group's.
fn joined(grid: &Grid, column: u32, first_row: u32, last_row: u32) -> String {
    (first_row..=last_row)
        .map(|row| at(row, column))
        .filter(|cell| grid.is_own(*cell) && !is_wide(grid, *cell))
        .map(|cell| grid.text(cell).trim())
        .collect()
}

fn is_wide(grid: &Grid, cell: Cell) -> bool {
    grid.anchor(at(cell.row, cell.column + 1)) == cell
}

/// Every column by its lowest known heading, else by its words put together, else by its lowest nearly known one.
fn columns(grid: &Grid, first_row: u32, last_row: u32) -> Vec<Column> {
    (0..grid.column_count())
        .filter_map(|column| {
            let cells: Vec<Cell> = (first_row..=last_row)
                .map(|row| at(row, column))
                .filter(|cell| !grid.text(*cell).trim().is_empty())
                .collect();
            let lowest = *cells.last()?;
            let alone = |read: fn(&str) -> Option<Heading>| {
                cells.iter().rev().find_map(|cell| Some((read(grid.text(*cell))?, *cell, None)))
            };
            let together = || {
                let joined = joined(grid, column, first_row, last_row);
                Some((heading::read(&joined)?, lowest, Some(joined)))
            };
            let found = alone(heading::known).or_else(together).or_else(|| alone(heading::read));
            let (heading, cell, text) =
                found.map_or((None, lowest, None), |(heading, cell, text)| (Some(heading), cell, text));
            let text = text.unwrap_or_else(|| grid.text(cell).to_owned());
            Some(Column {
                column,
                role: heading.as_ref().map_or(Role::Extra, |heading| heading.role),
                levels: heading.as_ref().map(|heading| heading.levels.clone()).unwrap_or_default(),
                heading: text.trim().replace('\n', ""),
                by: heading.as_ref().map_or(ColumnBy::Unknown, |heading| heading.by),
                meant: heading.and_then(|heading| heading.meant.map(str::to_owned)),
                cell: grid.anchor(cell),
            })
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

    /// The columns of the item levels, from the top down. A column that names no level stands among the others by
    /// its place.
    pub(super) fn items(&self) -> Vec<&Column> {
        const DOWN: [Role; 6] =
            [Role::Item1, Role::Item2, Role::Item3, Role::Item4, Role::Item5, Role::Item6];
        let mut items: Vec<&Column> = DOWN.iter().flat_map(|role| self.of(*role)).collect();
        for (n, unnamed) in self.of(Role::Items).enumerate() {
            let left = items.iter().take_while(|column| column.column < unnamed.column).count();
            items.insert(left.max(n.min(items.len())), unnamed);
        }
        items
    }

    /// Whether another header means the same: it only comes again.
    pub(super) fn is_again(&self, other: &Self) -> bool {
        self.columns.len() == other.columns.len()
            && self
                .columns
                .iter()
                .zip(&other.columns)
                .all(|(a, b)| a.role == b.role && a.levels == b.levels || a.heading == b.heading)
    }
}
