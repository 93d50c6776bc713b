//! The names of domains and items: the way from the domain to the item that a row belongs to, kept from row to row,
//! for names are merged down, repeated, or given once.

use super::at;
use super::header::{Column, Header};
use super::row::Row;
use crate::finding::{Finding, Severity};
use crate::model::{Catalog, Cell, Children, Domain, Entry, Id, Item, Node, Provenance, is_code};
use crate::read::grid::Grid;
use crate::text;
use crate::vocabulary::{ElementName, headers};

/// A name as it stands in a cell, with its code.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Name {
    pub(super) name: String,
    pub(super) code: Option<String>,
    pub(super) cell: Option<Cell>,
}

impl Name {
    /// A name that stands in no cell of the table: a title's, a sheet's.
    pub(super) fn titled(title: &str) -> Self {
        let (name, code) = name_and_code(title);
        Self { name, code, cell: None }
    }

    fn id(&self) -> Id {
        self.code.as_deref().map(Id::new).unwrap_or_default()
    }

    fn is(&self, other: &Self) -> bool {
        is_called(&self.name, &other.name) && self.code == other.code
    }
}

/// The columns that hold names.
#[derive(Debug)]
pub(super) struct Names<'h> {
    domain: Option<&'h Column>,
    items: Vec<&'h Column>,
    code: Option<&'h Column>,
    /// The column that holds several levels, and what parts them.
    parted: Option<(u32, char)>,
}

impl<'h> Names<'h> {
    /// The name columns of a header; `before` is what parted levels in the table before, which a short one may not show
    /// by itself.
    pub(super) fn new(grid: &Grid, header: &'h Header, rows: &[u32], before: Option<(u32, char)>) -> Self {
        let items = header.items();
        let parted = items.iter().find_map(|column| {
            let levels = headers().item_levels(&column.heading);
            if levels < 2 && items.len() > 1 {
                return None;
            }
            Some((column.column, separator(grid, rows, column.column, levels > 1)?))
        });
        let goes_on = |(column, separator): &(u32, char)| {
            let mut shown = rows.iter().map(|row| grid.column_text(at(*row, *column)).trim());
            items.iter().any(|item| item.column == *column)
                && shown.all(|name| name.is_empty() || name.contains(*separator))
        };
        let parted = parted.or_else(|| before.filter(goes_on));
        Self {
            domain: header.of(crate::vocabulary::Role::Domain).next(),
            code: header.of(crate::vocabulary::Role::Code).next(),
            items,
            parted,
        }
    }

    /// The column that holds several levels, and what parts them.
    pub(super) fn parted(&self) -> Option<(u32, char)> {
        self.parted
    }

    /// How many item levels there are columns for.
    pub(super) fn depth(&self) -> usize {
        self.items.len() + usize::from(self.parted.is_some())
    }

    /// The column of the first item level.
    pub(super) fn first_item(&self) -> Option<&Column> {
        self.items.first().copied()
    }

    /// Whether a row writes a name of an item in a cell of its own.
    pub(super) fn has_own(&self, grid: &Grid, row: &Row<'_>) -> bool {
        self.items.iter().any(|column| row.is_own(grid, column.column))
    }

    /// The finding that a column of names holds several levels.
    pub(super) fn report(&self, grid: &Grid, header: &Header) -> Option<Finding> {
        let (column, separator) = self.parted?;
        let cell = at(header.last_row, column);
        let shown = if separator == '\n' { "↵".to_owned() } else { separator.to_string() };
        Some(
            Finding::new("levels-in-one-cell", Severity::Info)
                .element(ElementName::Name)
                .arg("separator", shown)
                .origin(Some(grid.origin(cell))),
        )
    }
}

/// What parts the levels in a column of names: every name has it once, and what stands before it comes again. A heading
/// that names several levels needs no more than that most names have it.
fn separator(grid: &Grid, rows: &[u32], column: u32, headed: bool) -> Option<char> {
    // A line across the table is no name.
    let is_wide = |row: u32| grid.anchor(at(row, column + 1)) == grid.anchor(at(row, column));
    let own = rows.iter().filter(|row| !is_wide(**row));
    let mut names: Vec<&str> = own.map(|row| grid.column_text(at(*row, column)).trim()).collect();
    names.retain(|name| !name.is_empty());
    names.dedup();
    ['/', '／', '>', '＞', '→', '—', '–', '-', '－', '\n'].into_iter().find(|separator| {
        let parts: Vec<(&str, &str)> = names.iter().filter_map(|name| name.split_once(*separator)).collect();
        if headed {
            return parts.len() * 2 > names.len();
        }
        let mut before: Vec<&str> = parts.iter().map(|(before, _)| before.trim()).collect();
        before.sort_unstable();
        before.dedup();
        names.len() > 2
            && parts.len() == names.len()
            // A line break parts levels less often than it breaks a name.
            && before.len() * if *separator == '\n' { 2 } else { 1 } < names.len()
            && parts
                .iter()
                .all(|(a, b)| !a.trim().is_empty() && !b.trim().is_empty() && !b.contains(*separator))
    })
}

/// The way from the domain to the item of the row read last.
#[derive(Debug, Default)]
pub(super) struct Place {
    domain: Option<Name>,
    /// A first-level item that a row across the table named.
    section: Option<Name>,
    /// The names by item column.
    groups: Vec<Vec<Name>>,
}

impl Place {
    /// Begins another domain: what was named before holds no longer.
    pub(super) fn begin(&mut self, domain: Name) {
        if self.domain.as_ref().is_none_or(|before| !before.is(&domain)) {
            *self = Self { domain: Some(domain), section: None, groups: Vec::new() };
        }
    }

    /// Begins a first-level item that a row across the table names.
    pub(super) fn section(&mut self, name: Name) {
        self.section = Some(name);
        self.groups.clear();
    }

    /// Takes the names of a row. An empty cell repeats the name above it as long as no name to its left changed.
    pub(super) fn go_to(
        &mut self,
        grid: &Grid,
        names: &Names<'_>,
        row: &Row<'_>,
        findings: &mut Vec<Finding>,
    ) {
        let domain = names.domain.and_then(|column| name(grid, row, column, None, findings));
        let mut changed = match domain {
            Some(domain) => {
                let domain = one_line(domain);
                let changed = self.domain.as_ref().is_none_or(|before| !before.is(&domain));
                self.domain = Some(domain);
                changed
            }
            None => false,
        };
        let mut groups: Vec<Vec<Name>> = Vec::with_capacity(names.items.len());
        for (depth, column) in names.items.iter().enumerate() {
            let before = self.groups.get(depth);
            let parts = names.parted.filter(|(parted, _)| *parted == column.column);
            match name(grid, row, column, parts, findings) {
                Some(name) => {
                    let group = parted(name, parts);
                    changed |= before.is_none_or(|before| {
                        before.len() != group.len() || before.iter().zip(&group).any(|(a, b)| !a.is(b))
                    });
                    groups.push(group);
                }
                None if changed || has_own_name(grid, names, row, depth) => groups.push(Vec::new()),
                None => groups.push(before.cloned().unwrap_or_default()),
            }
        }
        if let Some(code) = names.code.and_then(|column| code_of(row.text(column.column)))
            && let Some(last) = groups.iter_mut().rev().find_map(|group| group.last_mut())
        {
            last.code.get_or_insert(code);
        }
        self.groups = groups;
    }

    /// Whether there is an item to put entries under.
    pub(super) fn is_somewhere(&self) -> bool {
        self.domain.is_some() && self.way().next().is_some()
    }

    /// The domain's name.
    pub(super) fn domain(&self) -> Option<&str> {
        self.domain.as_ref().map(|domain| domain.name.as_str())
    }

    fn way(&self) -> impl Iterator<Item = &Name> {
        self.section.iter().chain(self.groups.iter().flatten())
    }

    /// The item of the place, which is made where it is not there yet.
    pub(super) fn item<'c>(&self, grid: &Grid, catalog: &'c mut Catalog) -> Option<&'c mut Item> {
        let provenance = |name: &Name| {
            Provenance::new(grid.sheet.clone(), name.cell.map(|cell| (ElementName::Name, cell)))
        };
        let domain = find_or_add(
            &mut catalog.domains,
            self.domain.as_ref()?,
            |domain| domain.name.as_str(),
            |name| Domain {
                id: name.id(),
                name: name.name.clone(),
                provenance: provenance(name),
                ..Domain::default()
            },
        )?;
        let mut children = &mut domain.items;
        let mut way = self.way().peekable();
        while let Some(name) = way.next() {
            let item = find_or_add(
                children,
                name,
                |item| item.name.as_str(),
                |name| Item {
                    id: name.id(),
                    name: name.name.clone(),
                    provenance: provenance(name),
                    ..Item::default()
                },
            )?;
            if way.peek().is_none() {
                return Some(item);
            }
            children = &mut item.items;
        }
        None
    }

    /// The entry put under the item of the place last.
    pub(super) fn last_entry<'c>(&self, catalog: &'c mut Catalog) -> Option<&'c mut Entry> {
        let domain = catalog.domains.last_mut().filter(|domain| self.domain() == Some(&domain.name))?;
        let mut children = &mut domain.items;
        let mut way = self.way().peekable();
        while let Some(name) = way.next() {
            let item = children.last_mut().filter(|item| is_called(&item.name, &name.name))?;
            if way.peek().is_none() {
                return item.entries.last_mut();
            }
            children = &mut item.items;
        }
        None
    }
}

/// Whether two names are one, blanks and width aside.
fn is_called(a: &str, b: &str) -> bool {
    a == b || text::fold(a) == text::fold(b)
}

/// The name in a row's column, on one line.
fn name(
    grid: &Grid,
    row: &Row<'_>,
    column: &Column,
    parts: Option<(u32, char)>,
    findings: &mut Vec<Finding>,
) -> Option<Name> {
    let shown = row.text(column.column);
    if shown.trim().is_empty() {
        return None;
    }
    let cell = at(row.row, column.column);
    let mut note = |code| {
        // A cell that reaches down is told once.
        if grid.is_own(cell) {
            let finding = Finding::new(code, Severity::Info).element(ElementName::Name);
            let shown = shown.trim().replace('\n', "↵");
            findings.push(finding.arg("name", shown).origin(Some(grid.origin(cell))));
        }
    };
    let carried = headers().carried(shown);
    if carried.is_some() {
        note("name-continued");
    }
    let (name, code) = name_and_code(carried.as_deref().unwrap_or(shown));
    if name.contains('\n') && parts.is_none_or(|(_, separator)| separator != '\n') {
        note("name-unbroken");
    }
    Some(Name { name, code, cell: Some(grid.source(cell)) })
}

/// The names that one cell holds, where the column holds several levels.
fn parted(name: Name, separator: Option<(u32, char)>) -> Vec<Name> {
    let Some((_, separator)) = separator else { return vec![one_line(name)] };
    let parts: Vec<&str> =
        name.name.split(separator).map(str::trim).filter(|part| !part.is_empty()).collect();
    let last = parts.len().saturating_sub(1);
    let code = |n: usize| name.code.clone().filter(|_| n == last);
    parts
        .iter()
        .enumerate()
        .map(|(n, part)| one_line(Name { name: (*part).to_owned(), code: code(n), cell: name.cell }))
        .collect()
}

/// A name whose cell was too narrow for it: its lines are one name.
fn one_line(mut name: Name) -> Name {
    if name.name.contains('\n') {
        name.name = name.name.split('\n').map(str::trim).collect();
    }
    name
}

/// Whether an item cell to the left of this depth is written in this very row: then an empty cell is an item without
/// a next level, not a repetition.
fn has_own_name(grid: &Grid, names: &Names<'_>, row: &Row<'_>, depth: usize) -> bool {
    names.items.iter().take(depth).any(|column| row.is_own(grid, column.column))
}

/// The last child where it has this name and code, else a new one: rows of one item stand together, and an item that
/// comes back later is a duplicate, which a rule reports.
fn find_or_add<'t, T: Node>(
    children: &'t mut Children<T>,
    name: &Name,
    name_of: impl Fn(&T) -> &str,
    make: impl FnOnce(&Name) -> T,
) -> Option<&'t mut T> {
    let is_last = children.iter().next_back().is_some_and(|last| {
        let code = last.id().duplicate_of().unwrap_or(last.id().as_str());
        is_called(name_of(last), &name.name) && name.code.as_deref().unwrap_or_default() == code
    });
    if !is_last {
        children.push(make(name));
    }
    children.last_mut()
}

/// A name and the nine-digit code that stands in the same cell: `最低生活保障(120002000)`. Full-width digits and
/// blanks between them are read too.
pub(in crate::read) fn name_and_code(cell: &str) -> (String, Option<String>) {
    let plain = |cell: &str| (cell.trim().to_owned(), None);
    parted_code(cell)
        .or_else(|| {
            let digits = cell.chars().filter(|c| c.is_numeric()).count();
            if digits < 9 { None } else { parted_code(&text::fold(cell)) }
        })
        .unwrap_or_else(|| plain(cell))
}

fn parted_code(cell: &str) -> Option<(String, Option<String>)> {
    let code = cell.split(|c: char| !c.is_ascii_digit()).find(|digits| is_code(digits))?;
    let (before, after) = cell.split_once(code)?;
    let before = before.trim().trim_end_matches(['(', '（', '[', '【', ':', '：', '-']).trim_end();
    let after = after.trim().trim_start_matches([')', '）', ']', '】', ':', '：', '-']).trim_start();
    Some((format!("{before}{after}"), Some(code.to_owned())))
}

/// The code in a column of its own.
fn code_of(cell: &str) -> Option<String> {
    let folded = text::fold(cell);
    is_code(&folded).then_some(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_stands_in_the_names_cell() {
        for cell in [
            "最低生活保障(120002000)",
            "最低生活保障\n120002000",
            "最低生活保障（120002000）",
            "120002000 最低生活保障",
            "最低生活保障（１２０００２０００）",
        ] {
            assert_eq!(name_and_code(cell), ("最低生活保障".into(), Some("120002000".into())), "{cell}");
        }
        assert_eq!(name_and_code("审核信息"), ("审核信息".into(), None));
    }
}
