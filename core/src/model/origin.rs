//! Where the parts of an imported catalog were read.

use std::sync::Arc;

use crate::finding::Origin;
use crate::vocabulary::ElementName;

/// A cell of a grid, rows and columns counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cell {
    /// The row, from 0.
    pub row: u32,
    /// The column, from 0.
    pub column: u32,
}

impl Cell {
    /// The cell's name as spreadsheets have it: row 11, column 5 is `F12`.
    pub fn name(self) -> String {
        self.letters() + &(self.row + 1).to_string()
    }

    /// The letters of its column: `F` for column 5.
    pub fn letters(self) -> String {
        let mut letters = Vec::new();
        let mut column = self.column + 1;
        while column > 0 {
            column -= 1;
            letters.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
            column /= 26;
        }
        letters.iter().rev().collect()
    }

    /// The column with these letters, from 0; `None` where they are none.
    pub fn column_of(letters: &str) -> Option<u32> {
        let letters = letters.trim();
        if letters.is_empty() || letters.len() > 3 {
            return None;
        }
        let column = letters.chars().try_fold(0_u32, |column, c| {
            let digit = c.to_ascii_uppercase().to_digit(36)?.checked_sub(9)?;
            (digit > 0).then_some(column * 26 + digit)
        })?;
        column.checked_sub(1)
    }
}

/// Where a node and its elements were read. Knowledge about a catalog, not a part of it: it is not in
/// documents and two catalogs that differ only in it are equal.
#[derive(Debug, Clone, Default)]
pub struct Provenance(Option<Box<Cells>>);

#[derive(Debug, Clone)]
struct Cells {
    sheet: Arc<str>,
    cells: Box<[(ElementName, Cell)]>,
}

impl Provenance {
    /// What was read from these cells of a sheet.
    pub fn new(sheet: Arc<str>, cells: impl IntoIterator<Item = (ElementName, Cell)>) -> Self {
        Self(Some(Box::new(Cells { sheet, cells: cells.into_iter().collect() })))
    }

    /// Where this element was read; where it was not, the node's first cell.
    pub fn origin(&self, element: Option<ElementName>, file: Option<&str>) -> Option<Origin> {
        let read = self.0.as_ref()?;
        let cell = read
            .cells
            .iter()
            .find(|(name, _)| Some(*name) == element)
            .or_else(|| read.cells.first())
            .map(|(_, cell)| cell.name());
        let sheet = (!read.sheet.is_empty()).then(|| read.sheet.to_string());
        Some(Origin { file: file.map(str::to_owned), sheet, cell })
    }
}

impl PartialEq for Provenance {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        for (row, column, name) in
            [(0, 0, "A1"), (11, 5, "F12"), (0, 25, "Z1"), (9, 26, "AA10"), (0, 701, "ZZ1")]
        {
            assert_eq!(Cell { row, column }.name(), name);
            let letters = name.trim_end_matches(|c: char| c.is_ascii_digit());
            assert_eq!(Cell::column_of(letters), Some(column));
        }
    }
}
