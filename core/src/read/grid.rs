//! A grid: the cells of one table as a format had them, with spans and origins.

use std::sync::Arc;

use rustc_hash::FxHashMap;

#[cfg(any(feature = "xlsx", feature = "xls", feature = "docx"))]
use crate::finding::Severity;
use crate::finding::{Finding, Origin};
use crate::model::Cell;

/// The cells of one sheet or table. Merged cells have their text in the first cell of the region, which is
/// the others' anchor.
#[derive(Debug, Clone, Default)]
pub(crate) struct Grid {
    /// The sheet's name, or the table's (`表2`); empty where the format has none.
    pub(crate) sheet: Arc<str>,
    /// The lines of text that stand before the table in a page or a document, since the table before it.
    pub(crate) above: Vec<String>,
    rows: Vec<Vec<String>>,
    anchors: FxHashMap<Cell, Cell>,
    columns: u32,
    in_flow: bool,
    /// Where the cells of a grid that was made of another one stood there.
    sources: FxHashMap<Cell, Cell>,
}

impl Grid {
    /// An empty grid of this name.
    pub(crate) fn new(sheet: &str) -> Self {
        Self { sheet: Arc::from(sheet), ..Self::default() }
    }

    /// An empty grid of this name in the flow of a page or a document.
    #[cfg(any(test, feature = "docx", feature = "html", feature = "markdown"))]
    pub(crate) fn in_flow(sheet: &str) -> Self {
        Self { in_flow: true, ..Self::new(sheet) }
    }

    /// Puts a text into a cell.
    pub(crate) fn set(&mut self, cell: Cell, text: String) {
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
    #[cfg(any(feature = "xlsx", feature = "xls", feature = "ods"))]
    pub(crate) fn merge(&mut self, first: Cell, last: Cell) {
        let last = self.clipped(last);
        for row in first.row..=last.row {
            for column in first.column..=last.column {
                self.anchors.insert(Cell { row, column }, first);
            }
        }
    }

    /// How many cells a region has inside the grid.
    #[cfg(any(feature = "xlsx", feature = "xls", feature = "ods"))]
    pub(crate) fn area(&self, first: Cell, last: Cell) -> usize {
        let last = self.clipped(last);
        let side = |first: u32, last: u32| (last + 1).saturating_sub(first) as usize;
        side(first.row, last.row).saturating_mul(side(first.column, last.column))
    }

    #[cfg(any(feature = "xlsx", feature = "xls", feature = "ods"))]
    fn clipped(&self, last: Cell) -> Cell {
        Cell {
            row: last.row.min(self.row_count().saturating_sub(1)),
            column: last.column.min(self.columns.saturating_sub(1)),
        }
    }

    /// Gives a cell another cell's text to show.
    #[cfg(any(test, feature = "docx", feature = "html", feature = "markdown"))]
    pub(crate) fn merge_into(&mut self, cell: Cell, anchor: Cell) {
        self.anchors.insert(cell, anchor);
    }

    /// Puts a text into a cell that stood elsewhere in the grid this one is made of.
    pub(crate) fn set_from(&mut self, cell: Cell, text: String, source: Cell) {
        self.set(cell, text);
        self.sources.insert(cell, source);
    }

    /// Where a reader of the file finds what a cell shows.
    pub(crate) fn source(&self, cell: Cell) -> Cell {
        let anchor = self.anchor(cell);
        self.sources.get(&anchor).copied().unwrap_or(anchor)
    }

    /// The sheet's name for words: a dash where the format has none.
    pub(crate) fn label(&self) -> &str {
        if self.sheet.is_empty() { "—" } else { &self.sheet }
    }

    /// That place, for a finding.
    pub(crate) fn origin(&self, cell: Cell) -> Origin {
        Origin { cell: Some(self.source(cell).name()), ..self.sheet_origin() }
    }

    /// The sheet as a whole, for a finding.
    pub(crate) fn sheet_origin(&self) -> Origin {
        let sheet = (!self.sheet.is_empty()).then(|| self.sheet.to_string());
        Origin { file: None, sheet, cell: None }
    }

    /// Whether it stands in the flow of a page or a document, where what stands before a table belongs to it.
    pub(crate) fn is_in_flow(&self) -> bool {
        self.in_flow
    }

    /// Whether a cell is its own: not one that another one reaches into.
    pub(crate) fn is_own(&self, cell: Cell) -> bool {
        self.anchor(cell) == cell
    }

    /// The cells of a row that are its own and show something.
    pub(crate) fn own_texts(&self, row: u32) -> impl Iterator<Item = (Cell, &str)> {
        let cells = self.rows.get(row as usize).map_or(&[][..], Vec::as_slice);
        (0..).zip(cells).filter_map(move |(column, text)| {
            let cell = Cell { row, column };
            (!text.trim().is_empty() && self.is_own(cell)).then_some((cell, text.as_str()))
        })
    }

    /// How many rows there are.
    pub(crate) fn row_count(&self) -> u32 {
        u32::try_from(self.rows.len()).unwrap_or(u32::MAX)
    }

    /// How many columns there are.
    pub(crate) fn column_count(&self) -> u32 {
        self.columns
    }

    /// The cell whose text a cell shows: itself, or the first of its merged region.
    pub(crate) fn anchor(&self, cell: Cell) -> Cell {
        self.anchors.get(&cell).copied().unwrap_or(cell)
    }

    /// The text that a cell shows, its region's where it is merged.
    pub(crate) fn text(&self, cell: Cell) -> &str {
        let anchor = self.anchor(cell);
        self.rows
            .get(anchor.row as usize)
            .and_then(|cells| cells.get(anchor.column as usize))
            .map_or("", String::as_str)
    }

    /// The text that a cell shows in its own column: that of a region merged down, not of one merged across from
    /// a column before it.
    pub(crate) fn column_text(&self, cell: Cell) -> &str {
        if self.anchor(cell).column == cell.column { self.text(cell) } else { "" }
    }

    /// The different texts that a row shows, blank ones left out, each region once.
    pub(crate) fn row_texts(&self, row: u32) -> impl Iterator<Item = (Cell, &str)> {
        (0..self.columns).filter_map(move |column| {
            let cell = Cell { row, column };
            let shown = self.anchor(cell);
            let first_here = shown.column == column || shown.row != row && column == 0;
            let text = self.text(cell);
            (first_here && !text.trim().is_empty()).then_some((cell, text))
        })
    }

    /// Whether a row shows nothing of its own: blank, or only regions merged from above.
    pub(crate) fn is_row_blank(&self, row: u32) -> bool {
        self.rows.get(row as usize).is_none_or(|cells| cells.iter().all(|text| text.trim().is_empty()))
    }
}

/// What takes the place of a picture in a cell's text: a tick that is a picture cannot be read, and is not blank.
pub(crate) const PICTURE: char = '\u{fffc}';

/// All that a file holds, before it is a catalog: its tables, and what its format's reader has to say.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// The tables, in order.
    pub(crate) grids: Vec<Grid>,
    /// The lines of text below the last table.
    pub(crate) below: Vec<String>,
    /// What was skipped or repaired on the way.
    pub(crate) findings: Vec<Finding>,
}

#[cfg(any(feature = "xlsx", feature = "xls", feature = "docx"))]
impl Document {
    /// Says that the file has macros, which nobody runs or reads.
    pub(crate) fn has_macros(&mut self) {
        let whole = Origin { file: None, sheet: None, cell: None };
        self.findings.push(Finding::new("macros-ignored", Severity::Info).origin(Some(whole)));
    }
}

#[cfg(test)]
impl Grid {
    /// What each row shows, `¦` between its cells.
    pub(crate) fn shown(&self) -> Vec<String> {
        let row = |row| (0..self.columns).map(|column| self.text(Cell { row, column })).collect::<Vec<_>>();
        (0..self.row_count()).map(|number| row(number).join("¦")).collect()
    }
}
