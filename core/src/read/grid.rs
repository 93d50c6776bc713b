//! A grid: the cells of one table as a format had them, with spans and origins.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::model::Cell;

/// The cells of one sheet or table. Merged cells have their text in the first cell of the region, which is
/// the others' anchor.
#[derive(Debug, Clone, Default)]
pub(super) struct Grid {
    /// The sheet's name, or the table's; empty where the format has none.
    pub(super) sheet: Arc<str>,
    rows: Vec<Vec<String>>,
    anchors: FxHashMap<Cell, Cell>,
    columns: u32,
}

impl Grid {
    /// An empty grid of this name.
    pub(super) fn new(sheet: &str) -> Self {
        Self { sheet: Arc::from(sheet), ..Self::default() }
    }

    /// Puts a text into a cell.
    pub(super) fn set(&mut self, cell: Cell, text: String) {
        let (row, column) = (cell.row as usize, cell.column as usize);
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        if let Some(cells) = self.rows.get_mut(row) {
            if cells.len() <= column {
                cells.resize_with(column + 1, String::new);
            }
            if let Some(place) = cells.get_mut(column) {
                *place = text;
            }
        }
        self.columns = self.columns.max(cell.column + 1);
    }

    /// Merges a region, both corners included. What lies outside the cells already set is cut off.
    pub(super) fn merge(&mut self, first: Cell, last: Cell) {
        let last = self.clipped(last);
        for row in first.row..=last.row {
            for column in first.column..=last.column {
                self.anchors.insert(Cell { row, column }, first);
            }
        }
    }

    /// How many cells a region has inside the grid.
    pub(super) fn area(&self, first: Cell, last: Cell) -> usize {
        let last = self.clipped(last);
        let side = |first: u32, last: u32| (last + 1).saturating_sub(first) as usize;
        side(first.row, last.row).saturating_mul(side(first.column, last.column))
    }

    fn clipped(&self, last: Cell) -> Cell {
        Cell {
            row: last.row.min(self.row_count().saturating_sub(1)),
            column: last.column.min(self.columns.saturating_sub(1)),
        }
    }

    /// How many rows there are.
    pub(super) fn row_count(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    /// How many columns there are.
    pub(super) fn column_count(&self) -> u32 {
        self.columns
    }

    /// The cell whose text a cell shows: itself, or the first of its merged region.
    pub(super) fn anchor(&self, cell: Cell) -> Cell {
        self.anchors.get(&cell).copied().unwrap_or(cell)
    }

    /// The text that a cell shows, its region's where it is merged.
    pub(super) fn text(&self, cell: Cell) -> &str {
        let anchor = self.anchor(cell);
        self.rows
            .get(anchor.row as usize)
            .and_then(|cells| cells.get(anchor.column as usize))
            .map_or("", String::as_str)
    }

    /// The text that a cell shows in its own column: that of a region merged down, not of one merged across from
    /// a column before it.
    pub(super) fn column_text(&self, cell: Cell) -> &str {
        if self.anchor(cell).column == cell.column { self.text(cell) } else { "" }
    }

    /// The different texts that a row shows, blank ones left out, each region once.
    pub(super) fn row_texts(&self, row: u32) -> impl Iterator<Item = (Cell, &str)> {
        (0..self.columns).filter_map(move |column| {
            let cell = Cell { row, column };
            let shown = self.anchor(cell);
            let first_here = shown.column == column || shown.row != row && column == 0;
            let text = self.text(cell);
            (first_here && !text.trim().is_empty()).then_some((cell, text))
        })
    }

    /// Whether a row shows nothing of its own: blank, or only regions merged from above.
    pub(super) fn is_row_blank(&self, row: u32) -> bool {
        self.rows.get(row as usize).is_none_or(|cells| cells.iter().all(|text| text.trim().is_empty()))
    }
}
