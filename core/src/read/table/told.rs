//! What was decided about a table: its form, what each column was taken for, and what somebody should know of it.

use super::evidence::Evidence;
use super::header::Column;
use super::{Segment, at, name_and_code, row};
use crate::finding::{Finding, Severity};
use crate::model::{Levels, is_code};
use crate::read::grid::Grid;
use crate::read::layout::{ColumnBy, ColumnLayout, Form};
use crate::vocabulary::Role;

/// What one column was taken for.
pub(super) fn column(evidence: &mut Evidence, grid: &Grid, rows: &[u32], column: &Column) -> ColumnLayout {
    let filled =
        rows.iter().filter(|row| !grid.column_text(at(**row, column.column)).trim().is_empty()).count();
    let fits = evidence.fits(grid, rows, column);
    let base: u32 = match column.by {
        ColumnBy::Caller | ColumnBy::Heading => 100,
        ColumnBy::Near => 85,
        ColumnBy::Word => 70,
        ColumnBy::Content => 60,
        ColumnBy::Position => 50,
        ColumnBy::Unknown => 40,
    };
    let doubt = match (column.by, fits) {
        (ColumnBy::Caller, _) | (_, None) => 0,
        (_, Some(fits)) => base / 2 * (fits.of - fits.fitting) / fits.of.max(1),
    };
    ColumnLayout {
        column: grid.source(column.cell).letters(),
        heading: column.heading.clone(),
        role: column.role,
        levels: column.levels.clone(),
        by: column.by,
        meant: column.meant.clone(),
        filled: u32::try_from(filled).unwrap_or(u32::MAX),
        fits,
        confidence: u8::try_from(base - doubt).unwrap_or(100),
    }
}

/// Says what was decided about a header that its words alone do not tell.
pub(super) fn report(
    evidence: &mut Evidence,
    grid: &Grid,
    segment: &Segment,
    settled: &[u32],
    findings: &mut Vec<Finding>,
) {
    let header = &segment.header;
    let about = |code, severity, column: &Column| {
        let finding = Finding::new(code, severity).arg("heading", column.heading.as_str());
        let finding = finding.arg("role", role_key(column)).origin(Some(grid.origin(column.cell)));
        match row::element(column.role) {
            Some(element) => finding.element(element),
            None => finding,
        }
    };
    let mut seen: Vec<(Role, Levels)> = Vec::new();
    for column in &header.columns {
        let again = seen.contains(&(column.role, column.levels.clone()));
        let once = !matches!(column.role, Role::Extra | Role::Items);
        if settled.contains(&column.column) {
            findings.push(about("heading-by-content", Severity::Info, column));
        } else if again && once {
            findings.push(about("column-duplicated", Severity::Info, column));
        } else if matches!(column.by, ColumnBy::Near | ColumnBy::Word) {
            let meant = column.meant.as_deref().unwrap_or_default();
            findings.push(about("heading-near", Severity::Info, column).arg("meant", meant));
        } else if column.by == ColumnBy::Heading
            && !matches!(column.role, Role::Serial | Role::Body)
            && let Some(fits) = evidence.fits(grid, &segment.rows, column)
            && fits.fitting == 0
            && fits.of >= 3
        {
            findings.push(about("column-doubtful", Severity::Warning, column));
        }
        seen.push((column.role, column.levels.clone()));
    }
}

/// That a header only comes again: within the table, or over a table that goes on with the one before.
pub(super) fn repeated(grid: &Grid, segment: &Segment, comes_again: bool) -> Option<Finding> {
    let own = segment.header.first_row;
    let rows = if segment.repeated.is_empty() && comes_again { vec![own] } else { segment.repeated.clone() };
    let first = *rows.first()?;
    let rows: Vec<String> = rows.iter().map(|row| (row + 1).to_string()).collect();
    let finding = Finding::new("header-repeated", Severity::Info).arg("rows", rows);
    Some(finding.origin(Some(grid.origin(at(first, 0)))))
}

/// What a column is called where words are made of it: a level's own name for a column of ticks.
fn role_key(column: &Column) -> String {
    match column.levels.iter().next().filter(|_| column.role == Role::Level) {
        Some(level) => level.key().to_owned(),
        None => column.role.key(),
    }
}

/// Which of the published forms a table has.
pub(super) fn form(grid: &Grid, segment: &Segment, crosswise: bool) -> Form {
    let header = &segment.header;
    let coded = || {
        let names = header.items().into_iter().chain(header.of(Role::Domain)).chain(header.of(Role::Code));
        let columns: Vec<u32> = names.map(|column| column.column).collect();
        segment.rows.iter().any(|row| {
            columns.iter().any(|column| {
                let cell = grid.column_text(at(*row, *column));
                name_and_code(cell).1.is_some() || is_code(cell.trim())
            })
        })
    };
    let ticked = [Role::Society, Role::Group, Role::Audience, Role::Method, Role::Active];
    if crosswise {
        Form::Crosswise
    } else if coded() {
        Form::Coded
    } else if header.items().len() > 2 && !header.has(Role::Basis) && !header.has(Role::Channels) {
        Form::Directory
    } else if header.has(Role::Content) && header.has(Role::Basis) && header.has(Role::Channels) {
        Form::National
    } else if header.items().len() == 1 && !ticked.iter().any(|role| header.has(*role)) {
        Form::Village
    } else {
        Form::Other
    }
}
