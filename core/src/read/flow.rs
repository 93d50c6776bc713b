//! Tables that are filled row by row and cell by cell, as pages and documents hold them.

use super::grid::Grid;
use super::limits::Budget;
use crate::error::Result;
use crate::model::Cell;

/// A grid that is filled row by row and cell by cell, as pages and documents hold tables: a cell takes the next
/// free place of its row, and may be several columns wide and rows high.
#[derive(Debug)]
pub(super) struct Flow {
    grid: Grid,
    /// Rows begun.
    rows: u32,
    /// The next column of the row begun last.
    column: u32,
    /// By column: the cell that reaches down into it, and the first row it no longer reaches.
    open: Vec<Option<(Cell, u32)>>,
}

impl Flow {
    /// An empty table of this name.
    pub(super) fn new(sheet: &str) -> Self {
        Self { grid: Grid::in_flow(sheet), rows: 0, column: 0, open: Vec::new() }
    }

    /// Begins the next row.
    pub(super) fn row(&mut self) {
        self.reach_down(u32::MAX);
        self.rows += 1;
        self.column = 0;
    }

    /// Puts a cell into the next free place of the row, and tells which it is. A span of 0 reaches to the end, as in
    /// pages.
    pub(super) fn cell(
        &mut self,
        text: String,
        width: u32,
        height: u32,
        budget: &mut Budget<'_>,
    ) -> Result<Cell> {
        let row = self.rows.saturating_sub(1);
        self.reach_down(self.column);
        let first = Cell { row, column: self.column };
        let width = width.max(1);
        let last = first.column.saturating_add(width - 1);
        budget.spend(&self.grid.sheet, width as usize, row, last)?;
        self.grid.set(first, text);
        let end = if height == 0 { u32::MAX } else { row.saturating_add(height) };
        for column in first.column..=last {
            if column > first.column {
                self.grid.set(Cell { row, column }, String::new());
            }
            if width > 1 {
                self.grid.merge_into(Cell { row, column }, first);
            }
            if height != 1 {
                let column = column as usize;
                if self.open.len() <= column {
                    self.open.resize(column + 1, None);
                }
                if let Some(place) = self.open.get_mut(column) {
                    *place = Some((first, end));
                }
            }
        }
        self.column = last + 1;
        Ok(first)
    }

    /// Puts a cell that goes on with the one above it, as documents merge downwards.
    #[cfg(any(test, feature = "docx"))]
    pub(super) fn cell_below(&mut self, width: u32, budget: &mut Budget<'_>) -> Result<()> {
        let row = self.rows.saturating_sub(1);
        let above = Cell { row: row.saturating_sub(1), column: self.column };
        let anchor = self.grid.anchor(above);
        let last = self.column.saturating_add(width.max(1) - 1);
        budget.spend(&self.grid.sheet, width.max(1) as usize, row, last)?;
        for column in self.column..=last {
            self.grid.set(Cell { row, column }, String::new());
            self.grid.merge_into(Cell { row, column }, anchor);
        }
        self.column = last + 1;
        Ok(())
    }

    /// Lets columns of the row begun last go by without a cell.
    #[cfg(feature = "docx")]
    pub(super) fn skip(&mut self, columns: u32) {
        self.column = self.column.saturating_add(columns);
    }

    /// The table.
    pub(super) fn finish(mut self) -> Grid {
        self.reach_down(u32::MAX);
        self.grid
    }

    /// Moves past the places of this row that cells from above take, up to the first free one at or behind
    /// `column`; with `u32::MAX` past all of them.
    fn reach_down(&mut self, column: u32) {
        let row = self.rows.saturating_sub(1);
        while let Some(place) = self.open.get_mut(self.column as usize) {
            match *place {
                Some((anchor, end)) if row < end && row > anchor.row => {
                    let cell = Cell { row, column: self.column };
                    self.grid.set(cell, String::new());
                    self.grid.merge_into(cell, anchor);
                }
                _ if column == u32::MAX => {}
                _ => return,
            }
            self.column += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Limits;

    #[test]
    fn cells_take_the_next_free_place() {
        let limits = Limits::default();
        let mut budget = Budget::new(&limits);
        let mut flow = Flow::new("表1");
        for row in
            [&[("甲", 1, 2), ("乙", 2, 1), ("丙", 1, 3)][..], &[("丁", 1, 1), ("戊", 1, 1)], &[("己", 3, 1)]]
        {
            flow.row();
            for (text, width, height) in row {
                flow.cell((*text).to_owned(), *width, *height, &mut budget).unwrap();
            }
        }
        let grid = flow.finish();
        let shown: Vec<String> = (0..3)
            .map(|row| (0..4).map(|column| grid.text(Cell { row, column })).collect::<Vec<_>>().join(" "))
            .collect();
        assert_eq!(shown, ["甲 乙 乙 丙", "甲 丁 戊 丙", "己 己 己 丙"]);
        assert_eq!((grid.row_count(), grid.column_count()), (3, 4));
    }

    #[test]
    fn a_span_without_end_costs_no_more_than_the_rows_there_are() {
        let limits = Limits { columns: 8, ..Limits::default() };
        let mut budget = Budget::new(&limits);
        let mut flow = Flow::new("表1");
        flow.row();
        flow.cell("甲".into(), 1, u32::MAX, &mut budget).unwrap();
        assert!(flow.cell("乙".into(), u32::MAX, 1, &mut budget).is_err());
        flow.row();
        flow.cell("丙".into(), 1, 1, &mut budget).unwrap();
        let grid = flow.finish();
        assert_eq!(grid.row_count(), 2);
        assert_eq!(grid.text(Cell { row: 1, column: 0 }), "甲");
        assert_eq!(grid.text(Cell { row: 1, column: 1 }), "丙");
    }

    #[test]
    fn a_cell_goes_on_with_the_one_above() {
        let limits = Limits::default();
        let mut budget = Budget::new(&limits);
        let mut flow = Flow::new("表1");
        flow.row();
        flow.cell("甲".into(), 2, 1, &mut budget).unwrap();
        for _ in 0..2 {
            flow.row();
            flow.cell_below(2, &mut budget).unwrap();
        }
        let grid = flow.finish();
        assert_eq!(grid.anchor(Cell { row: 2, column: 1 }), Cell { row: 0, column: 0 });
    }
}
