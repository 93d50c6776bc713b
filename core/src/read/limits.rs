//! How much is read at the most: a file that is larger than any catalog is refused before it costs memory.

use serde::Deserialize;

use crate::error::{Error, Result};

/// How much to read at the most. The defaults are some twenty times the largest catalog known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// Bytes of the file.
    pub bytes: usize,
    /// Bytes of all its parts, unpacked.
    pub unpacked: u64,
    /// How many times its packed size a part may unpack to.
    pub ratio: u64,
    /// Cells with text, all tables together; a merged cell counts as often as it is wide and high.
    pub cells: usize,
    /// Rows of one table.
    pub rows: u32,
    /// Columns of one table.
    pub columns: u32,
    /// How deep elements of a page or a document nest.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 64 << 20,
            unpacked: 512 << 20,
            ratio: 1000,
            cells: 4_000_000,
            rows: 200_000,
            columns: 256,
            depth: 512,
        }
    }
}

/// What is left of a file's limits.
#[derive(Debug)]
pub(super) struct Budget<'a> {
    /// The limits.
    pub(super) limits: &'a Limits,
    cells: usize,
}

impl<'a> Budget<'a> {
    /// All that the limits allow.
    pub(super) fn new(limits: &'a Limits) -> Self {
        Self { limits, cells: limits.cells }
    }

    /// Takes `cells` cells, the last of them at this row and column (from 0) of a table.
    pub(super) fn spend(&mut self, sheet: &str, cells: usize, row: u32, column: u32) -> Result<()> {
        let left = self.cells.checked_sub(cells);
        if row >= self.limits.rows || column >= self.limits.columns || left.is_none() {
            return Err(Error::new("too-many-cells")
                .arg("sheet", sheet)
                .arg("cells", self.limits.cells)
                .arg("rows", self.limits.rows)
                .arg("columns", self.limits.columns));
        }
        self.cells = left.unwrap_or_default();
        Ok(())
    }
}
