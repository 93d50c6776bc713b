//! The one table reader: finds the tables in a grid, reads their headers, and turns their rows into the tree. How each
//! lies is found, not configured; what was decided is told as its layout.

mod above;
mod columns;
mod crosswise;
mod domain;
mod entry;
mod evidence;
mod header;
mod heading;
mod names;
mod row;
mod rows;
#[cfg(test)]
mod tests;
mod ticks;
mod told;

pub(super) use columns::{role_keys, role_of};
pub(super) use names::name_and_code;
pub(crate) use row::{Lone, lone, refers};

use super::Read;
use super::grid::Grid;
use super::layout::{ColumnLayout, DomainBy, LayoutOptions, Rows as RowRange, TableLayout};
use crate::finding::{Finding, Severity};
use crate::model::Cell;
use crate::vocabulary::{Marks, Role, headers};
use above::{Above, known_domain};
use evidence::Evidence;
use header::Header;
use rows::{Carried, Rows};

/// The tables of a file as they are read one after the other: a table may go on with the one before it.
pub(super) struct Tables<'a> {
    options: &'a [LayoutOptions],
    channel_marks: &'a Marks,
    /// The file's name without its ending; empty where it is not known.
    file: &'a str,
    evidence: Evidence,
    last: Option<Last>,
}

/// The table read last.
struct Last {
    header: Header,
    /// How many columns its grid has.
    width: u32,
    carried: Carried,
}

/// A run of rows under one header and one domain.
struct Segment {
    header: Header,
    rows: Vec<u32>,
    above: Above,
    /// The rows of headers that only came again.
    repeated: Vec<u32>,
    /// Whether the header is the grid's own: else it is that of the table before.
    own_header: bool,
    /// Whether it goes on with the table before.
    goes_on: bool,
}

impl<'a> Tables<'a> {
    /// No table read yet.
    pub(super) fn new(options: &'a [LayoutOptions], channel_marks: &'a Marks, file: &'a str) -> Self {
        Self { options, channel_marks, file, evidence: Evidence::default(), last: None }
    }

    /// Reads the tables of a grid into the catalog. `false` where the grid holds none.
    pub(super) fn read(&mut self, grid: &Grid, read: &mut Read) -> bool {
        let options =
            self.options.iter().find(|o| o.sheet.as_deref().is_none_or(|sheet| sheet == &*grid.sheet));
        let default = LayoutOptions::default();
        let options = options.unwrap_or(&default);
        if options.skip {
            return true;
        }
        let upright = if options.header.is_none() { crosswise::upright(grid) } else { None };
        let crosswise = upright.is_some();
        let grid = upright.as_ref().unwrap_or(grid);
        let mut segments = self.segments(grid, options, crosswise, read);
        if crosswise && !segments.is_empty() {
            let finding = Finding::new("table-transposed", Severity::Info).arg("sheet", grid.label());
            read.findings.push(finding.origin(Some(grid.sheet_origin())));
        }
        if segments.is_empty() {
            segments.extend(self.headless(grid, read));
        }
        let found = !segments.is_empty();
        for segment in segments {
            self.segment(grid, segment, options, crosswise, read);
        }
        found
    }

    /// The grid cut at its headers.
    fn segments(
        &mut self,
        grid: &Grid,
        options: &LayoutOptions,
        crosswise: bool,
        read: &mut Read,
    ) -> Vec<Segment> {
        let found = match options.header {
            Some(rows) => {
                // Rows that the grid does not have are none.
                let inside = |row: u32| row.min(grid.row_count()).saturating_sub(1);
                vec![header::given(grid, inside(rows.first), inside(rows.last))]
            }
            // A turned table has its headings in the first row, whatever its values look like.
            None if crosswise => vec![header::given(grid, 0, 0)],
            None => header::find_all(grid, 0),
        };
        let mut segments: Vec<Segment> = Vec::new();
        let mut from = 0;
        // Rows before the first header are the rest of the table before, cut at a page.
        if let Some(first) = found.first()
            && let Some((rest, end)) = self.rest(grid, first.first_row, read)
        {
            segments.push(rest);
            from = end;
        }
        let ends: Vec<u32> = found
            .iter()
            .enumerate()
            .map(|(n, header)| match found.get(n + 1) {
                Some(next) => end_before(grid, header.last_row + 1, next.first_row),
                None => grid.row_count(),
            })
            .collect();
        for (header, end) in found.into_iter().zip(ends) {
            let free = if from == 0 { &grid.above[..] } else { &[] };
            let above = Above::read(grid, free, from, header.first_row);
            let rows = (header.last_row + 1..end).filter(|row| !grid.is_row_blank(*row));
            let names_domain =
                above.domain.is_some() || above.titled().is_some() || above.new_domain().is_some();
            match segments.last_mut() {
                Some(last) if last.header.is_again(&header) && !names_domain => {
                    last.repeated.push(header.first_row);
                    last.rows.extend(rows);
                }
                _ => {
                    // Further headers of a grid go on with its domain; the first one with that of the grid before, where
                    // it only comes again and nothing else is said.
                    let again = || {
                        self.last.as_ref().is_some_and(|last| last.header.is_again(&header))
                            && known_domain(&grid.sheet).is_none()
                            && (grid.sheet.is_empty() || headers().is_plain_sheet(&grid.sheet))
                            && above.title().is_none()
                    };
                    let goes_on = !names_domain && (!segments.is_empty() || again());
                    let rows = rows.collect();
                    segments.push(Segment {
                        header,
                        rows,
                        above,
                        repeated: Vec::new(),
                        own_header: true,
                        goes_on,
                    });
                }
            }
            from = end;
        }
        segments
    }

    /// The rows before a grid's first header, where they go on with the table before; and the row behind them.
    fn rest(&mut self, grid: &Grid, header: u32, read: &mut Read) -> Option<(Segment, u32)> {
        let last = self.last.as_ref().filter(|last| last.width == grid.column_count())?;
        let end = end_before(grid, 0, header);
        let rows: Vec<u32> = (0..end).filter(|row| !grid.is_row_blank(*row)).collect();
        let is_full = |row: &u32| grid.own_texts(*row).nth(2).is_some();
        if !rows.iter().any(is_full) || !columns::fit(&mut self.evidence, grid, &rows, &last.header) {
            return None;
        }
        read.findings.push(continued(grid));
        let above = Above::read(grid, &grid.above, 0, 0);
        let header = last.header.clone();
        Some((Segment { header, rows, above, repeated: Vec::new(), own_header: false, goes_on: true }, end))
    }

    /// A grid without a header: it goes on with the table before it, or its cells tell what its columns hold.
    fn headless(&mut self, grid: &Grid, read: &mut Read) -> Option<Segment> {
        let rows: Vec<u32> = (0..grid.row_count()).filter(|row| !grid.is_row_blank(*row)).collect();
        let above = Above::read(grid, &grid.above, 0, 0);
        let header = match &self.last {
            Some(last)
                if last.width == grid.column_count()
                    && columns::fit(&mut self.evidence, grid, &rows, &last.header) =>
            {
                read.findings.push(continued(grid));
                last.header.clone()
            }
            _ => {
                let header = columns::guessed(&mut self.evidence, grid, &rows)?;
                let finding = Finding::new("header-missing", Severity::Warning)
                    .arg("sheet", grid.label())
                    .origin(Some(grid.origin(at(0, 0))));
                read.findings.push(finding);
                header
            }
        };
        let goes_on = self.last.is_some() && above.titled().is_none() && above.domain.is_none();
        Some(Segment { header, rows, above, repeated: Vec::new(), own_header: false, goes_on })
    }

    /// Reads one run of rows.
    fn segment(
        &mut self,
        grid: &Grid,
        mut segment: Segment,
        options: &LayoutOptions,
        crosswise: bool,
        read: &mut Read,
    ) {
        domain::take_above(&segment.above, read);
        let own = segment.own_header;
        if own {
            columns::add_unheaded(grid, &segment.rows, &mut segment.header);
            let settled = evidence::settle(&mut self.evidence, grid, &segment.rows, &mut segment.header);
            columns::overrule(&mut segment.header, options);
            told::report(&mut self.evidence, grid, &segment, &settled, &mut read.findings);
            let again = |last: &Last| last.header.is_again(&segment.header);
            let comes_again = segment.goes_on && self.last.as_ref().is_some_and(again);
            read.findings.extend(told::repeated(grid, &segment, comes_again));
        } else {
            columns::overrule(&mut segment.header, options);
        }
        let before = self.last.take();
        let (domain, by) = domain::of(grid, &segment, options, before.as_ref(), self.file);
        let mut carried = before.map(|last| last.carried).unwrap_or_default();
        if let Some(name) = domain {
            if by == DomainBy::Unnamed && !segment.header.has(Role::Domain) {
                let finding =
                    Finding::new("domain-unnamed", Severity::Warning).arg("name", name.name.as_str());
                read.findings.push(finding.origin(Some(grid.sheet_origin())));
            }
            carried.place.begin(name);
        }
        let rows =
            Rows { grid, header: &segment.header, rows: &segment.rows, channel_marks: self.channel_marks };
        let done = rows.read(&mut carried, &mut read.catalog, &mut read.findings);
        let mut columns: Vec<ColumnLayout> = Vec::new();
        for column in &segment.header.columns {
            columns.push(told::column(&mut self.evidence, grid, &segment.rows, column));
        }
        let sum: u32 = columns.iter().map(|column| u32::from(column.confidence)).sum();
        let mean = sum.checked_div(u32::try_from(columns.len()).unwrap_or(1)).unwrap_or(0);
        // A turned table's rows are named as they stand in the file.
        let place = |row: &u32| if crosswise { grid.source(at(*row, 0)).row } else { *row };
        let number = |row: Option<&u32>| row.map_or(0, |row| place(row) + 1);
        read.layout.push(TableLayout {
            sheet: grid.sheet.to_string(),
            form: told::form(grid, &segment, crosswise),
            header: (own && !crosswise)
                .then(|| RowRange { first: segment.header.first_row + 1, last: segment.header.last_row + 1 }),
            rows: RowRange { first: number(segment.rows.first()), last: number(segment.rows.last()) },
            domains: done.domains,
            domain_by: by,
            entries: done.entries,
            confidence: u8::try_from(mean).unwrap_or(100),
            columns,
        });
        self.last = Some(Last { header: segment.header, width: grid.column_count(), carried });
    }
}

/// That a grid goes on without a header of its own.
fn continued(grid: &Grid) -> Finding {
    Finding::new("header-continued", Severity::Info)
        .arg("sheet", grid.label())
        .origin(Some(grid.origin(at(0, 0))))
}

/// Where the rows of this table end when another header follows at `next`: title rows above that header belong to the
/// next table.
fn end_before(grid: &Grid, first: u32, next: u32) -> u32 {
    let mut end = next;
    while end > first {
        let row = end - 1;
        let mut texts = grid.row_texts(row);
        let only_title = texts.next().filter(|_| texts.next().is_none()).is_some_and(|(cell, shown)| {
            let wide = grid.anchor(at(row, cell.column + 1)) == grid.anchor(cell);
            (wide || cell.column == 0) && row::lone(shown) == row::Lone::Title
        });
        if !only_title && !grid.is_row_blank(row) {
            break;
        }
        end -= 1;
    }
    end
}

/// The cell at a row and column.
fn at(row: u32, column: u32) -> Cell {
    Cell { row, column }
}
