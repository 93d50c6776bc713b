//! A table on its way to a file: cells with spans, whatever the file makes of them.

/// One cell.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    /// A picture stands where a tick should.
    pub(crate) picture: bool,
    pub(crate) heading: bool,
}

impl Cell {
    /// A cell of one row and column.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), columns: 1, rows: 1, ..Self::default() }
    }
}

/// A table, and the lines of text around it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    /// The sheet's name, in workbooks.
    pub(crate) name: String,
    /// Lines above.
    pub(crate) above: Vec<String>,
    /// Every place of every row: `None` where a cell to the left or above spans it.
    pub(crate) rows: Vec<Vec<Option<Cell>>>,
    /// Lines below.
    pub(crate) below: Vec<String>,
}

impl Table {
    /// How many columns there are.
    pub(crate) fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or_default()
    }

    /// A row of one cell across the whole table.
    pub(crate) fn push_across(&mut self, text: &str, width: usize) {
        let mut row = vec![None; width];
        row[0] = Some(Cell { columns: width, ..Cell::new(text) });
        self.rows.push(row);
    }

    /// Gives a cell more rows and columns; what it covers is no cell any more.
    pub(crate) fn span(&mut self, row: usize, column: usize, rows: usize, columns: usize) {
        for covered in row..row + rows {
            for place in column..column + columns {
                if (covered, place) != (row, column) {
                    self.rows[covered][place] = None;
                }
            }
        }
        if let Some(cell) = &mut self.rows[row][column] {
            (cell.rows, cell.columns) = (rows, columns);
        }
    }

    /// The texts of every row without spans: what a file without merged cells holds.
    pub(crate) fn plain(&self) -> impl Iterator<Item = Vec<&str>> {
        let width = self.width();
        self.rows.iter().map(move |row| {
            let text =
                |place: usize| row.get(place).and_then(Option::as_ref).map_or("", |cell| cell.text.as_str());
            (0..width).map(text).collect()
        })
    }

    /// The cell whose region covers a place, where none stands at it.
    pub(crate) fn covering(&self, row: usize, column: usize) -> Option<(usize, usize)> {
        (0..=row).rev().find_map(|r| {
            (0..=column).rev().find_map(|c| {
                let cell = self.rows[r].get(c)?.as_ref()?;
                (r + cell.rows > row && c + cell.columns > column).then_some((r, c))
            })
        })
    }
}
