//! Tables of a document, cell by cell.

use super::{Content, Lines};
use crate::error::Result;
use crate::finding::{Finding, Origin, Severity};
use crate::model::Cell;
use crate::read::flow::Flow;
use crate::read::grid::PICTURE;
use crate::read::xml::{Step, attribute, is_on, name, number};

/// A table that is being read.
struct Table {
    sheet: String,
    flow: Flow,
    rows: u32,
    /// The columns in which a cell of the row before may go on.
    open: Vec<u32>,
}

/// A row of cells before they have their places.
#[derive(Default)]
struct Row {
    cells: Vec<Found>,
    /// Columns that go by before the first cell.
    before: u32,
    is_left_out: bool,
}

/// A cell before it has its place.
struct Found {
    text: String,
    number_lost: bool,
    width: u32,
    down: Merge,
    across: Merge,
}

/// Whether a cell begins a merged region or goes on with one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Merge {
    None,
    Begins,
    GoesOn,
}

impl Content<'_, '_> {
    /// The table opened last, which becomes a grid of its own wherever it stands. A table that has nothing of its own and
    /// only holds others is left out.
    pub(super) fn table(&mut self, lines: &mut Lines) -> Result<()> {
        self.begun += 1;
        let number = self.begun;
        let above = if lines.in_cell { self.before.iter().cloned().collect() } else { lines.take() };
        let sheet = format!("表{number}");
        let mut table = Table { flow: Flow::new(&sheet), sheet, rows: 0, open: Vec::new() };
        self.rows(&mut table)?;
        if !lines.in_cell {
            self.before.clear();
        }
        let mut grid = table.flow.finish();
        let only_holds_others =
            self.begun > number && (0..grid.row_count()).all(|row| grid.is_row_blank(row));
        if !only_holds_others {
            grid.above = above;
            self.tables.push((number, grid));
        }
        Ok(())
    }

    /// The rows inside the element opened last, also those in wrappers.
    fn rows(&mut self, table: &mut Table) -> Result<()> {
        loop {
            match self.xml.next()? {
                Step::Open(start) => match name(&start) {
                    "tr" => {
                        let mut row = Row::default();
                        self.cells(&mut row)?;
                        if !row.is_left_out {
                            self.place(table, row)?;
                        }
                    }
                    "tblPr" | "tblGrid" | "sdtPr" | "sdtEndPr" | "Fallback" => self.xml.skip()?,
                    _ => self.rows(table)?,
                },
                Step::Close | Step::End => return Ok(()),
                Step::Text(_) => {}
            }
        }
    }

    /// The cells inside the element opened last, also those in wrappers.
    fn cells(&mut self, row: &mut Row) -> Result<()> {
        loop {
            match self.xml.next()? {
                Step::Open(start) => match name(&start) {
                    "tc" => {
                        let found = self.cell()?;
                        row.cells.push(found);
                    }
                    "trPr" => self.row_properties(row)?,
                    "tblPrEx" | "sdtPr" | "sdtEndPr" | "Fallback" => self.xml.skip()?,
                    _ => self.cells(row)?,
                },
                Step::Close | Step::End => return Ok(()),
                Step::Text(_) => {}
            }
        }
    }

    fn row_properties(&mut self, row: &mut Row) -> Result<()> {
        loop {
            match self.xml.next()? {
                Step::Open(start) => {
                    match name(&start) {
                        "gridBefore" => row.before = number(&start, "val").unwrap_or(0),
                        "hidden" => row.is_left_out |= is_on(&start),
                        "ins" => self.changes += 1,
                        "del" => {
                            self.changes += 1;
                            row.is_left_out = true;
                        }
                        _ => {}
                    }
                    self.xml.skip()?;
                }
                Step::Close | Step::End => return Ok(()),
                Step::Text(_) => {}
            }
        }
    }

    fn cell(&mut self) -> Result<Found> {
        let mut found = Found {
            text: String::new(),
            number_lost: false,
            width: 1,
            down: Merge::None,
            across: Merge::None,
        };
        let mut lines = Lines { in_cell: true, ..Lines::default() };
        loop {
            match self.xml.next()? {
                Step::Open(start) => match name(&start) {
                    "tcPr" => self.cell_properties(&mut found)?,
                    "p" => self.paragraph(&mut lines)?,
                    "tbl" => self.table(&mut lines)?,
                    "sdtPr" | "sdtEndPr" | "Fallback" => self.xml.skip()?,
                    _ => self.blocks(&mut lines)?,
                },
                Step::Close | Step::End => break,
                Step::Text(_) => {}
            }
        }
        // Blank paragraphs around the text are no part of it.
        let is_blank = |line: &String| line.trim().is_empty();
        let first = lines.lines.iter().position(|line| !is_blank(line)).unwrap_or(0);
        let behind = lines.lines.iter().rposition(|line| !is_blank(line)).map_or(0, |last| last + 1);
        found.text = lines.lines.get(first..behind).unwrap_or_default().join("\n");
        if found.text.is_empty() && lines.has_picture {
            found.text = PICTURE.to_string();
        }
        found.number_lost = lines.number_lost;
        Ok(found)
    }

    fn cell_properties(&mut self, found: &mut Found) -> Result<()> {
        loop {
            match self.xml.next()? {
                Step::Open(start) => {
                    // A merge without a value goes on with the one before.
                    let merge = || match attribute(&start, "val").as_deref() {
                        Some("restart") => Merge::Begins,
                        _ => Merge::GoesOn,
                    };
                    match name(&start) {
                        "gridSpan" => found.width = number(&start, "val").unwrap_or(1).max(1),
                        "vMerge" => found.down = merge(),
                        "hMerge" => found.across = merge(),
                        "cellIns" | "cellDel" | "cellMerge" => self.changes += 1,
                        _ => {}
                    }
                    self.xml.skip()?;
                }
                Step::Close | Step::End => return Ok(()),
                Step::Text(_) => {}
            }
        }
    }

    /// Gives the cells of a row their places in the grid of columns.
    fn place(&mut self, table: &mut Table, row: Row) -> Result<()> {
        table.flow.row();
        table.flow.skip(row.before);
        table.rows += 1;
        let mut open = Vec::new();
        let mut column = row.before;
        let mut cells = row.cells.into_iter().peekable();
        while let Some(mut found) = cells.next() {
            if found.across == Merge::Begins {
                while let Some(next) = cells.next_if(|next| next.across == Merge::GoesOn) {
                    found.width = found.width.saturating_add(next.width);
                }
            }
            if found.number_lost {
                let cell = Cell { row: table.rows - 1, column }.name();
                let origin = Origin { file: None, sheet: Some(table.sheet.clone()), cell: Some(cell) };
                let finding = Finding::new("numbering-lost", Severity::Info);
                self.findings.push(finding.origin(Some(origin)));
            }
            if found.down == Merge::GoesOn && table.open.contains(&column) {
                table.flow.cell_below(found.width, &mut self.budget)?;
            } else {
                table.flow.cell(found.text, found.width, 1, &mut self.budget)?;
            }
            if found.down != Merge::None {
                open.push(column);
            }
            column = column.saturating_add(found.width);
        }
        table.open = open;
        Ok(())
    }
}
