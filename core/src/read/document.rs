//! The grids of a workbook to one catalog: its tables, the parts of the guideline that do not apply, and what
//! the workbook says of itself.

use super::Read;
use super::grid::{Document, Grid};
use super::table;
use crate::error::{Error, Result};
use crate::finding::{Finding, Origin, Severity};
use crate::model::{BasedOn, Catalog, Cell, Exclusion, Id, Issuer, Kind, Level};
use crate::text;
use crate::vocabulary::{Role, headers};

/// The catalog that the tables of a file hold together.
pub(super) fn catalog(document: Document) -> Result<Read> {
    let mut read = Read { catalog: Catalog::default(), findings: document.findings };
    let mut tables = 0;
    let mut kind_said = false;
    for grid in &document.grids {
        if grid.row_count() == 0 {
            continue;
        }
        if headers().is_about_sheet(&grid.sheet) {
            about(grid, &mut read.catalog);
            kind_said = true;
        } else if headers().is_exclusion_sheet(&grid.sheet) && exclusions(grid, &mut read.catalog) {
            // Taken.
        } else if table::read(grid, &mut read) {
            tables += 1;
        } else {
            let origin = Origin { file: None, sheet: Some(grid.sheet.to_string()), cell: None };
            let finding = Finding::new("sheet-without-table", Severity::Info).arg("sheet", &*grid.sheet);
            read.findings.push(finding.origin(Some(origin)));
        }
    }
    if tables == 0 {
        return Err(Error::new("no-table"));
    }
    if !kind_said && headers().is_guideline_title(&read.catalog.title) {
        read.catalog.kind = Kind::Guideline;
    }
    read.catalog.number();
    Ok(read)
}

/// The sheet 编制说明: a key and a value in each row. It is the workbook's own word on what it is and goes
/// before anything found in title rows.
fn about(grid: &Grid, catalog: &mut Catalog) {
    let mut issuer = Issuer::default();
    let mut based_on = BasedOn::default();
    for row in 0..grid.row_count() {
        let key = text::fold(grid.text(Cell { row, column: 0 }));
        let value = grid.text(Cell { row, column: 1 }).to_owned();
        if value.is_empty() {
            continue;
        }
        match headers().about_key(&key) {
            "title" => catalog.title = value,
            "kind" if headers().about_key(&text::fold(&value)) == "guideline" => {
                catalog.kind = Kind::Guideline;
            }
            "edition" => catalog.edition = Some(value),
            "issuer" => issuer.name = value,
            "code" => issuer.code = Some(value),
            "level" => issuer.level = crate::model::level::read(&value).iter().next(),
            "based-on" => based_on.id = value,
            "based-on-edition" => based_on.edition = Some(value),
            "based-on-digest" => based_on.digest = Some(value),
            _ => {}
        }
    }
    if issuer != Issuer::default() {
        catalog.issuer = Some(issuer);
    }
    if based_on != BasedOn::default() {
        catalog.based_on = Some(based_on);
    }
}

/// The columns that name a part of the guideline, from the domain down.
const PART: [Role; 5] = [Role::Domain, Role::Items, Role::Item1, Role::Item2, Role::Item3];

/// The sheet 未涉及领域事项说明: the part that does not apply, named by all its columns from the domain down, and the
/// reason. `false` where no header tells which column is which.
fn exclusions(grid: &Grid, catalog: &mut Catalog) -> bool {
    let role = |row: u32, column: u32| headers().role(grid.text(Cell { row, column }));
    let columns = |row: u32, wanted: &[Role]| -> Vec<u32> {
        let is_wanted = |column: &u32| role(row, *column).is_some_and(|role| wanted.contains(&role));
        (0..grid.column_count()).filter(is_wanted).collect()
    };
    let is_header =
        |row: &u32| !columns(*row, &PART).is_empty() && !columns(*row, &[Role::Reason]).is_empty();
    let Some(header) = (0..grid.row_count()).find(is_header) else { return false };
    let (parts, reasons) = (columns(header, &PART), columns(header, &[Role::Reason]));
    for row in header + 1..grid.row_count() {
        let texts = |columns: &[u32]| -> Vec<&str> {
            let texts = columns.iter().map(|column| grid.column_text(Cell { row, column: *column }).trim());
            texts.filter(|text| !text.is_empty()).collect()
        };
        let way = texts(&parts);
        let Some(last) = way.last() else { continue };
        let (name, code) = table::name_and_code(last);
        let path =
            || way.iter().map(|part| text::fold(&table::name_and_code(part).0)).collect::<Vec<_>>().join("/");
        let (id, name) = match (code, name.rsplit_once('/')) {
            (Some(code), _) => (Id::new(code.as_str()), name),
            (None, Some((_, last))) => (Id::new(path()), last.to_owned()),
            (None, None) => (Id::new(path()), name),
        };
        let reason = texts(&reasons).first().map(|reason| (*reason).to_owned());
        catalog.exclusions.push(Exclusion { id, name, reason });
    }
    true
}

/// A level from an issuer's name, where the name shows it.
pub(super) fn level_of(name: &str) -> Option<Level> {
    crate::model::body::read(name).first().and_then(|body| body.level)
}
