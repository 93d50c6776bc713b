//! Workbooks of old Excel (5.0 to 2003) and WPS to grids. The records are read here rather than by calamine, which
//! drops the formats of numbers, and trusts sizes and places in the file.

mod globals;
mod record;

use self::globals::{Found, Globals};
use self::record::{
    BOF, Bytes, END, FORMULA, FORMULA_TEXT, LABEL, MERGED, NUMBER, RICH_LABEL, SHARED_TEXT, SMALL_NUMBER,
    SMALL_NUMBERS, TRUTH, broken, records,
};
use super::compound;
use super::grid::{Document, Grid};
use super::limits::{Budget, Limits};
use super::sheet::{Sheet, sheet_skipped};
use crate::error::{Error, Result};
use crate::model::Cell;

/// The sheets of a workbook, as grids. Sheets that are hidden or no tables (charts, macros) are skipped.
pub(super) fn document(bytes: &[u8], limits: &Limits) -> Result<Document> {
    let (stream, has_macros) = compound::workbook(bytes, limits)?;
    let globals = Globals::read(&stream)?;
    let mut document = Document::default();
    let mut budget = Budget::new(limits);
    for found in &globals.sheets {
        if found.is_visible_table {
            let grid = sheet(&stream, found, &globals, &mut document, &mut budget)?;
            document.grids.push(grid);
        } else {
            document.findings.push(sheet_skipped(&found.name));
        }
    }
    if has_macros {
        document.has_macros();
    }
    if document.grids.iter().all(|grid| grid.row_count() == 0) && globals.has_pictures {
        return Err(Error::new("table-is-picture"));
    }
    Ok(document)
}

fn sheet(
    stream: &[u8],
    found: &Found,
    globals: &Globals,
    document: &mut Document,
    budget: &mut Budget<'_>,
) -> Result<Grid> {
    let mut sheet = Sheet::new(&found.name);
    let mut regions = Vec::new();
    let mut depth = 0_usize;
    // The formula whose text comes in a record of its own.
    let mut waiting = None;
    for record in records(stream, found.from) {
        let (kind, data) = record?;
        match kind {
            BOF => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            // What lies deeper are charts.
            _ if depth > 1 => {}
            MERGED => regions.extend(merged(Bytes(data))?),
            FORMULA_TEXT => {
                if let Some(at) = waiting.take() {
                    let mut data = Bytes(data);
                    let length = usize::from(data.u16()?);
                    sheet.text(at, data.text(length, globals)?, budget)?;
                }
            }
            NUMBER | LABEL | RICH_LABEL | TRUTH | SMALL_NUMBER | SMALL_NUMBERS | SHARED_TEXT | FORMULA => {
                let mut data = Bytes(data);
                let at = Cell { row: u32::from(data.u16()?), column: u32::from(data.u16()?) };
                waiting = cell(kind, at, data, globals, &mut sheet, budget)?;
            }
            _ => {}
        }
    }
    for (first, last) in regions {
        sheet.merge(first, last, budget)?;
    }
    Ok(sheet.finish(document))
}

/// Reads a cell from behind its place; gives the place back where its text is still to come.
fn cell(
    kind: u16,
    at: Cell,
    mut data: Bytes<'_>,
    globals: &Globals,
    sheet: &mut Sheet,
    budget: &mut Budget<'_>,
) -> Result<Option<Cell>> {
    let mut number = |at, style, number, budget: &mut Budget<'_>| {
        sheet.number(at, number, globals.format(style), globals.from_1904, budget)
    };
    if kind == SMALL_NUMBERS {
        // Several in a row, each with its style; behind them the last one's column.
        let mut at = at;
        while data.0.len() >= 6 {
            let (style, packed) = (data.u16()?, data.u32()?);
            number(at, style, small(packed), budget)?;
            at.column += 1;
        }
        return Ok(None);
    }
    let style = data.u16()?;
    match kind {
        NUMBER => number(at, style, data.take().map(f64::from_le_bytes)?, budget)?,
        SMALL_NUMBER => number(at, style, small(data.u32()?), budget)?,
        LABEL | RICH_LABEL => {
            let length = usize::from(data.u16()?);
            sheet.text(at, data.text(length, globals)?, budget)?;
        }
        SHARED_TEXT => {
            let text = globals.strings.get(data.u32()? as usize).ok_or_else(broken)?;
            sheet.text(at, text.clone(), budget)?;
        }
        TRUTH => {
            let [value, is_error] = data.take()?;
            truth_or_error(at, value, is_error != 0, sheet, budget)?;
        }
        _ => match data.take::<8>()? {
            [0, .., 0xff, 0xff] => return Ok(Some(at)),
            [1, _, value, .., 0xff, 0xff] => truth_or_error(at, value, false, sheet, budget)?,
            [2, _, value, .., 0xff, 0xff] => truth_or_error(at, value, true, sheet, budget)?,
            [_, .., 0xff, 0xff] => {}
            bytes => number(at, style, f64::from_le_bytes(bytes), budget)?,
        },
    }
    Ok(None)
}

fn truth_or_error(
    at: Cell,
    value: u8,
    is_error: bool,
    sheet: &mut Sheet,
    budget: &mut Budget<'_>,
) -> Result<()> {
    if !is_error {
        return sheet.truth(at, value != 0, budget);
    }
    let text = match value {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0f => "#VALUE!",
        0x17 => "#REF!",
        0x1d => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    };
    sheet.error(at, text.to_owned(), budget)
}

/// A number packed into four bytes: a whole one or the upper half of a float, and perhaps a hundredth of it.
fn small(packed: u32) -> f64 {
    let number = if packed & 2 != 0 {
        f64::from(packed.cast_signed() >> 2)
    } else {
        f64::from_bits(u64::from(packed & !3) << 32)
    };
    if packed & 1 != 0 { number / 100.0 } else { number }
}

fn merged(mut data: Bytes<'_>) -> Result<Vec<(Cell, Cell)>> {
    let count = data.u16()?;
    let mut regions = Vec::new();
    for _ in 0..count {
        let [row, last_row, column, last_column] =
            [data.u16()?, data.u16()?, data.u16()?, data.u16()?].map(u32::from);
        regions.push((Cell { row, column }, Cell { row: last_row, column: last_column }));
    }
    Ok(regions)
}

#[cfg(test)]
mod tests {
    use super::record::{CODE_PAGE, FILE_PASS, SHEET, STYLE};
    use super::*;

    const OLD: &[u8] = include_bytes!("../../../tests/data/old-workbook.xls");

    fn read(bytes: &[u8]) -> Result<Document> {
        document(bytes, &Limits::default())
    }

    fn text(grid: &Grid, name: &str) -> String {
        let (column, row) = name.split_at(1);
        let column = u32::from(column.as_bytes()[0] - b'A');
        grid.text(Cell { row: row.parse::<u32>().unwrap() - 1, column }).to_owned()
    }

    #[test]
    fn cells_are_read_as_they_are_shown() {
        let document = read(OLD).unwrap();
        assert_eq!(document.grids.len(), 1);
        let grid = &document.grids[0];
        assert_eq!(&*grid.sheet, "目录");
        for (cell, shown) in [
            ("A1", "清河县公开事项目录"),
            ("D1", "清河县公开事项目录"),
            ("A3", "0505"),
            ("B4", "审核信息"),
            ("C3", "2020-12-31"),
            ("C4", "12月31日"),
            ("C5", "25%"),
            ("D3", "县民政局\n县财政局"),
            ("D4", "是"),
            ("A4", "0.3"),
            ("A5", "7"),
            ("B5", "8"),
            ("D5", "县民政局"),
            ("A6", "#REF!"),
        ] {
            assert_eq!(text(grid, cell), shown, "{cell}");
        }
        let said: Vec<_> = document
            .findings
            .iter()
            .map(|finding| (&*finding.code, finding.origin.as_ref().unwrap().display()))
            .collect();
        let at = |code, origin: &str| (code, origin.to_owned());
        assert_eq!(
            said,
            [
                at("date-cell", "〔目录〕C3"),
                at("date-cell", "〔目录〕C4"),
                at("error-cell", "〔目录〕A6"),
                at("sheet-skipped", "〔旧稿〕")
            ]
        );
    }

    #[test]
    fn texts_go_on_in_the_next_record() {
        let document = read(OLD).unwrap();
        let grid = &document.grids[0];
        for row in 6..606 {
            assert_eq!(text(grid, &format!("A{}", row + 1)), row.to_string());
            assert_eq!(text(grid, &format!("B{}", row + 1)), format!("第{row}项"));
            let shown = text(grid, &format!("D{}", row + 1));
            if row % 2 == 0 {
                assert_eq!(shown, format!("a{row}").repeat(9));
            } else {
                assert_eq!(shown, "自该信息形成或者变更之日起20个工作日内予以公开");
            }
        }
    }

    #[test]
    fn what_is_cut_off_or_changed_is_no_panic() {
        for cut in (0..OLD.len()).step_by(97) {
            let _ = read(&OLD[..cut]);
            let mut changed = OLD.to_vec();
            changed[cut] ^= 0xff;
            let _ = read(&changed);
        }
    }

    #[test]
    fn older_texts_are_in_the_encoding_of_the_place() {
        let record = |kind: u16, data: &[u8]| {
            let size = u16::try_from(data.len()).unwrap();
            [&kind.to_le_bytes()[..], &size.to_le_bytes(), data].concat()
        };
        let name = [0xc4, 0xbf, 0xc2, 0xbc]; // 目录 in GBK
        let globals = [
            record(BOF, &[0, 5, 5, 0, 0, 0, 0, 0]),
            record(CODE_PAGE, &936_u16.to_le_bytes()),
            record(STYLE, &[0; 16]),
            record(SHEET, &[&[0, 0, 0, 0, 0, 0, 4][..], &name].concat()),
            record(END, &[]),
        ]
        .concat();
        let from = u32::try_from(globals.len()).unwrap().to_le_bytes();
        let at = globals.windows(4).position(|window| window == name).unwrap() - 7;
        let mut stream = globals;
        stream[at..at + 4].copy_from_slice(&from);
        stream.extend(record(BOF, &[0, 5, 16, 0, 0, 0, 0, 0]));
        stream.extend(record(LABEL, &[&[1, 0, 2, 0, 0, 0, 4, 0][..], &name].concat()));
        stream.extend(record(END, &[]));
        let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
        std::io::Write::write_all(&mut file.create_stream("/Book").unwrap(), &stream).unwrap();
        let document = read(&file.into_inner().into_inner()).unwrap();
        assert_eq!(&*document.grids[0].sheet, "目录");
        assert_eq!(text(&document.grids[0], "C2"), "目录");
        // The same, with a password.
        let locked = [record(BOF, &[0, 6, 5, 0]), record(FILE_PASS, &[1, 0])].concat();
        assert_eq!(Globals::read(&locked).err().unwrap().code(), "encrypted");
    }

    #[test]
    fn small_numbers_are_unpacked() {
        assert!((small(505 << 2 | 2) - 505.0).abs() < 1e-9);
        assert!((small(505 << 2 | 3) - 5.05).abs() < 1e-9);
        assert!((small(0x3ff0_0000) - 1.0).abs() < 1e-9);
        assert!((small((-3_i32 << 2).cast_unsigned() | 2) + 3.0).abs() < 1e-9);
    }
}
