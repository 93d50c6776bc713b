//! The grids of a workbook to one catalog: its tables, the parts of the guideline that do not apply, and what
//! the workbook says of itself.

use super::Read;
use super::grid::Grid;
use super::table;
use crate::error::{Error, Result};
use crate::finding::{Finding, Origin, Severity};
use crate::model::{BasedOn, Catalog, Cell, Exclusion, Id, Issuer, Kind, Level};
use crate::text;
use crate::vocabulary::{Role, headers};

/// The catalog that a workbook's sheets hold together.
pub(super) fn catalog(grids: &[Grid]) -> Result<Read> {
    let mut read = Read { catalog: Catalog::default(), findings: Vec::new() };
    let mut tables = 0;
    for grid in grids {
        if grid.row_count() == 0 {
            continue;
        }
        if headers().is_about_sheet(&grid.sheet) {
            about(grid, &mut read.catalog);
        } else if headers().is_exclusion_sheet(&grid.sheet) {
            exclusions(grid, &mut read.catalog);
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

/// The sheet 未涉及领域事项说明: the part that does not apply and the reason.
fn exclusions(grid: &Grid, catalog: &mut Catalog) {
    let roles = |row: u32| -> Vec<Option<Role>> {
        (0..grid.column_count()).map(|column| headers().role(grid.text(Cell { row, column }))).collect()
    };
    let is_header = |roles: &[Option<Role>]| roles.contains(&Some(Role::Reason));
    let Some(header) = (0..grid.row_count()).find(|row| is_header(&roles(*row))) else { return };
    let roles = roles(header);
    let column =
        |wanted: &[Role]| roles.iter().position(|role| role.is_some_and(|role| wanted.contains(&role)));
    let (part, reason) = (column(&[Role::Domain, Role::Items, Role::Item1]), column(&[Role::Reason]));
    for row in header + 1..grid.row_count() {
        let text = |column: Option<usize>| {
            let column = column.and_then(|column| u32::try_from(column).ok())?;
            Some(grid.text(Cell { row, column }).trim()).filter(|text| !text.is_empty())
        };
        let Some(part) = text(part) else { continue };
        let (name, code) = table::name_and_code(part);
        let (id, name) = match (code, name.rsplit_once('/')) {
            (Some(code), _) => (Id::new(code.as_str()), name),
            (None, Some((_, last))) => (Id::new(text::fold(&name)), last.to_owned()),
            (None, None) => (Id::path(None, &name), name),
        };
        catalog.exclusions.push(Exclusion { id, name, reason: text(reason).map(str::to_owned) });
    }
}

/// A level from an issuer's name, where the name shows it.
pub(super) fn level_of(name: &str) -> Option<Level> {
    crate::model::body::read(name).first().and_then(|body| body.level)
}
