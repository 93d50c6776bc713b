//! The grids of a workbook to one catalog: its tables, the parts of the guideline that do not apply, and what
//! the workbook says of itself.

use super::Read;
use super::grid::{Document, Grid};
use super::layout::LayoutOptions;
use super::legend::Legend;
use super::lines::Lines;
use super::table::{self, Tables};
use crate::error::{Error, Result};
use crate::finding::{Finding, Severity};
use crate::model::{BasedOn, Catalog, Cell, Exclusion, Id, Issuer, Kind, Level, TickedChannels};
use crate::text;
use crate::vocabulary::{Role, headers, traditional};

/// The catalog that the tables of a file hold together.
pub(super) fn catalog(document: Document, layout: &[LayoutOptions], file: Option<&str>) -> Result<Read> {
    check(layout)?;
    let file = file.unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let mut read = Read { findings: document.findings, ..Read::default() };
    let legend = Legend::find(&document.grids, &document.below);
    read.findings.extend(legend.report());
    read.catalog.ticked_channels = legend.ticked_channels();
    let channel_marks = legend.marks();
    let mut tables = Tables::new(layout, &channel_marks, stem);
    let mut found = false;
    let mut kind_said = false;
    // What a grid says that is no table: a frame around the next one, a page's block of data. In a workbook every sheet
    // stands for itself.
    let mut said: Vec<String> = Vec::new();
    for mut grid in document.grids {
        if grid.row_count() == 0 {
            continue;
        }
        said.append(&mut grid.above);
        grid.above = std::mem::take(&mut said);
        let grid = &grid;
        // A page and a document name their tables in the line above, a workbook in the sheet's name.
        let named =
            |is: &dyn Fn(&str) -> bool| is(&grid.sheet) || grid.above.last().is_some_and(|line| is(line));
        if named(&|name| headers().is_about_sheet(name)) && about(grid, &mut read.catalog) {
            kind_said = true;
        } else if named(&|name| headers().is_exclusion_sheet(name)) && exclusions(grid, &mut read.catalog) {
            // Taken.
        } else if tables.read(grid, &mut read) {
            found = true;
            read.findings.extend(traditional_characters(grid));
        } else {
            if grid.row_count() > 1 && grid.column_count() > 1 {
                let finding = Finding::new("sheet-without-table", Severity::Info).arg("sheet", grid.label());
                read.findings.push(finding.origin(Some(grid.sheet_origin())));
            }
            if grid.is_in_flow() {
                said = lines(grid);
            }
        }
    }
    if !found {
        return Err(Error::new("no-table"));
    }
    for line in document.below.iter().filter(|line| headers().is_note(line)) {
        read.findings.push(Finding::new("note-line", Severity::Info).arg("text", line.as_str()));
    }
    if !kind_said && headers().is_guideline_title(&read.catalog.title) {
        read.catalog.kind = Kind::Guideline;
    }
    read.catalog.number();
    Ok(read)
}

/// What a grid that is no table says, line by line; a cell that asks and one that answers beside it are one line.
fn lines(grid: &Grid) -> Vec<String> {
    let mut lines = Lines::default();
    for line in &grid.above {
        lines.push(line);
    }
    for row in 0..grid.row_count() {
        let texts: Vec<&str> = grid.own_texts(row).map(|(_, text)| text.trim()).collect();
        for pair in texts.chunks(2) {
            match pair {
                [key, value] if key.ends_with([':', '：']) => lines.push(&format!("{key}{value}")),
                _ => pair.iter().for_each(|text| lines.push(text)),
            }
        }
    }
    lines.take()
}

/// That a table has traditional characters, if it has: they are read as simplified ones and kept as they are.
fn traditional_characters(grid: &Grid) -> Option<Finding> {
    let mut first = None;
    let (mut cells, mut characters) = (0_usize, Vec::new());
    for (cell, text) in (0..grid.row_count()).flat_map(|row| grid.own_texts(row)) {
        if let Some(character) = traditional().first_in(text) {
            first.get_or_insert(cell);
            cells += 1;
            let character = character.to_string();
            if characters.len() < SHOWN && !characters.contains(&character) {
                characters.push(character);
            }
        }
    }
    let finding = Finding::new("traditional-characters", Severity::Info)
        .arg("sheet", grid.label())
        .arg("cells", cells)
        .arg("characters", characters);
    Some(finding.origin(Some(grid.origin(first?))))
}

/// How many characters a finding shows.
const SHOWN: usize = 8;

/// Refuses options that name no column or no role, before anything is read by them.
fn check(layout: &[LayoutOptions]) -> Result<()> {
    for (letters, role) in layout.iter().flat_map(|options| &options.columns) {
        if Cell::column_of(letters).is_none() {
            return Err(Error::new("unknown-column").arg("column", letters));
        }
        if table::role_of(role).is_none() {
            let known = table::role_keys();
            let near = text::nearest(role, known.iter().map(String::as_str)).unwrap_or("—").to_owned();
            return Err(Error::new("unknown-role")
                .arg("role", role)
                .arg("near", near)
                .arg("known", known.join("、")));
        }
    }
    Ok(())
}

/// The sheet 编制说明: a key and a value in each row. It is the workbook's own word on what it is and goes
/// before anything found in title rows. `false` where it says nothing that is known.
fn about(grid: &Grid, catalog: &mut Catalog) -> bool {
    let mut said = false;
    let mut issuer = Issuer::default();
    let mut based_on = BasedOn::default();
    for row in 0..grid.row_count() {
        let key = text::fold(grid.text(Cell { row, column: 0 }));
        let value = grid.text(Cell { row, column: 1 }).to_owned();
        if value.is_empty() {
            continue;
        }
        said |= !headers().about_key(&key).is_empty();
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
            "ticked-channels" => {
                let meant = headers().about_key(&text::fold(&value));
                let all = [TickedChannels::Mandatory, TickedChannels::AnyOf];
                catalog.ticked_channels = all.into_iter().find(|ticked| ticked.key() == meant);
            }
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
    said
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
