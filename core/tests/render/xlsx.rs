//! A workbook: a sheet for each table, cells merged as they span.

use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::sheet::{Cell, Table};

/// The bytes of a workbook.
pub(crate) fn file(tables: &[Table]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for table in tables {
        let sheet = workbook.add_worksheet().set_name(&table.name).unwrap();
        let mut next = 0;
        for line in &table.above {
            sheet.write_string(next, 0, line).unwrap();
            next += 1;
        }
        for row in &table.rows {
            for (c, cell) in (0..).zip(row) {
                if let Some(cell) = cell {
                    write(sheet, next, c, cell);
                }
            }
            next += 1;
        }
        for line in &table.below {
            sheet.write_string(next, 0, line).unwrap();
            next += 1;
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn write(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell) {
    let wrapped = Format::new().set_text_wrap();
    if cell.rows > 1 || cell.columns > 1 {
        let last_row = row + u32::try_from(cell.rows).unwrap() - 1;
        let last_column = column + u16::try_from(cell.columns).unwrap() - 1;
        sheet.merge_range(row, column, last_row, last_column, &cell.text, &wrapped).unwrap();
        return;
    }
    // Excel makes numbers of what looks like one, unless a zero leads.
    match cell.text.parse::<u32>() {
        Ok(number) if number.to_string() == cell.text => sheet.write_number(row, column, number).unwrap(),
        _ if cell.text.is_empty() => sheet,
        _ => sheet.write_string_with_format(row, column, &cell.text, &wrapped).unwrap(),
    };
}
