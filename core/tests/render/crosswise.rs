//! Tables with their headings at the left.

use super::cells::{Cells, Ticks};
use super::columns::{self, Column};
use super::expect::{Expected, Source};
use super::lay::{Laid, Numbers, lines_above};
use super::mess::{Domains, Flag, Mess};
use super::sheet::{Cell, Table};

/// Tables with their headings at the left: one for each entry, or one of all entries side by side.
pub(crate) fn lay(sources: &[Source<'_>], columns: &[Column], mess: &Mess, laid: &mut Laid) {
    laid.must_report.insert("table-transposed");
    let cells = Cells { sources, columns, mess };
    let all: Vec<usize> = (0..sources.len()).collect();
    let groups: Vec<Vec<usize>> =
        if mess.has(Flag::SideBySide) { vec![all] } else { all.into_iter().map(|n| vec![n]).collect() };
    let mut numbers = Numbers::default();
    let mut domain = usize::MAX;
    for (n, group) in groups.iter().enumerate() {
        let source = &sources[group[0]];
        let mut table = Table { name: format!("Sheet{}", n + 1), ..Table::default() };
        if n == 0 && mess.domains == Domains::Column {
            table.above = lines_above(0, "", mess);
        } else if mess.domains == Domains::Tables && domain != source.domain {
            table.above = lines_above(n, &source.names[0], mess);
        }
        domain = source.domain;
        let ticks = Ticks::of(&cells, group);
        let serials: Vec<String> =
            group.iter().map(|n| numbers.next((sources[*n].domain, sources[*n].first), mess)).collect();
        let mut expected: Vec<Expected> = group.iter().map(|n| Expected::named(&sources[*n])).collect();
        for column in columns {
            let heading = columns::heading(*column, mess).1;
            let mut row = vec![Some(Cell { heading: true, ..Cell::new(heading) })];
            for (k, n) in group.iter().enumerate() {
                let cell = match column {
                    Column::Serial => Cell::new(serials[k].as_str()),
                    column => cells.cell(*n, *column, None),
                };
                cells.expect(*n, *column, ticks, ticks, &cell.text, &mut expected[k]);
                row.push(Some(cell));
            }
            table.rows.push(row);
        }
        laid.expected.extend(expected);
        laid.tables.push(table);
    }
}
