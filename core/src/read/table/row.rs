//! One row of a table: what its cells show, references to the row above resolved.

use std::borrow::Cow;

use super::at;
use super::header::Header;
use crate::finding::{Finding, Severity};
use crate::read::grid::Grid;
use crate::text;
use crate::vocabulary::{ElementName, Role, headers, time_phrases};

/// Words that refer to the row above are shorter than this, in bytes.
const REFERENCE: usize = 24;

/// What the cells of a row show, by column.
#[derive(Debug)]
pub(super) struct Row<'g> {
    pub(super) row: u32,
    texts: Vec<Cow<'g, str>>,
}

/// The rows above, for those that refer to them.
#[derive(Debug, Default)]
pub(super) struct RowsAbove {
    /// The rows of this table that were read as entries, each with the rows that went on with it.
    rows: Vec<(u32, Vec<u32>)>,
    /// What the last row of the table before showed, by column: a table that goes on may refer to it.
    before: Vec<String>,
}

impl<'g> Row<'g> {
    /// The row, with 同上 replaced by what stands above; where nothing does, the words stay and are reported.
    pub(super) fn read(
        grid: &'g Grid,
        header: &Header,
        row: u32,
        above: &RowsAbove,
        findings: &mut Vec<Finding>,
    ) -> Self {
        let width = header.columns.last().map_or(0, |column| column.column as usize + 1);
        let mut texts: Vec<Cow<'g, str>> = vec![Cow::Borrowed(""); width];
        for column in &header.columns {
            let cell = at(row, column.column);
            let shown = grid.column_text(cell);
            let Some(place) = texts.get_mut(column.column as usize) else { continue };
            *place = Cow::Borrowed(shown);
            if !refers(shown) || matches!(column.role, Role::Serial | Role::Extra | Role::Code) {
                continue;
            }
            let meant = above.text(grid, column.column);
            let code = if meant.is_some() { "same-as-above" } else { "same-as-above-unresolved" };
            let severity = if meant.is_some() { Severity::Info } else { Severity::Warning };
            let finding = Finding::new(code, severity)
                .arg("wording", shown.trim())
                .arg("heading", column.heading.as_str())
                .origin(Some(grid.origin(cell)));
            findings.push(match (element(column.role), &meant) {
                (Some(element), Some(meant)) => finding.element(element).arg("meant", meant.trim()),
                (Some(element), None) => finding.element(element),
                (None, Some(meant)) => finding.arg("meant", meant.trim()),
                (None, None) => finding,
            });
            if let Some(meant) = meant {
                *place = Cow::Owned(meant);
            }
        }
        Self { row, texts }
    }

    /// What the row shows in a column.
    pub(super) fn text(&self, column: u32) -> &str {
        self.texts.get(column as usize).map_or("", |text| text)
    }

    /// Whether the row's cell in a column shows something and is its own: not one that a cell above reaches into.
    pub(super) fn is_own(&self, grid: &Grid, column: u32) -> bool {
        grid.is_own(at(self.row, column)) && !self.text(column).trim().is_empty()
    }
}

impl RowsAbove {
    /// An entry's row was read.
    pub(super) fn push(&mut self, row: u32) {
        self.rows.push((row, Vec::new()));
    }

    /// A row was read as the rest of the entry before it.
    pub(super) fn join(&mut self, row: u32) {
        if let Some((_, rest)) = self.rows.last_mut() {
            rest.push(row);
        }
    }

    /// The table ends: what its last row shows is what a table that goes on refers to.
    pub(super) fn end(&mut self, grid: &Grid) {
        let texts =
            (0..grid.column_count()).map(|column| self.text(grid, column).unwrap_or_default()).collect();
        *self = Self { rows: Vec::new(), before: texts };
    }

    /// What stands in a column above, through rows that refer further up.
    fn text(&self, grid: &Grid, column: u32) -> Option<String> {
        let shown = |row: u32| grid.column_text(at(row, column));
        let meant = match self.rows.iter().rev().find(|(row, _)| !refers(shown(*row))) {
            Some((row, rest)) => {
                let rest = rest.iter().filter(|row| grid.is_own(at(**row, column))).map(|row| shown(*row));
                let parts: Vec<&str> =
                    std::iter::once(shown(*row)).chain(rest).filter(|text| !text.trim().is_empty()).collect();
                parts.join("\n")
            }
            None => self.before.get(column as usize)?.clone(),
        };
        (!meant.trim().is_empty()).then_some(meant)
    }
}

/// Whether a cell only refers to the one above (同上).
pub(crate) fn refers(cell: &str) -> bool {
    // Plain quotation marks are too little to go by.
    !cell.is_empty()
        && cell.len() <= REFERENCE
        && !cell.contains('"')
        && time_phrases().same_as_above.is(text::fold(cell).trim_end_matches(['。', '.', ';', ',']))
}

/// The element that a column's role is about.
pub(super) fn element(role: Role) -> Option<ElementName> {
    Some(match role {
        Role::Serial => ElementName::Serial,
        Role::Domain
        | Role::Items
        | Role::Item1
        | Role::Item2
        | Role::Item3
        | Role::Item4
        | Role::Item5
        | Role::Item6 => ElementName::Name,
        Role::Content => ElementName::Content,
        Role::Basis => ElementName::Basis,
        Role::TimeLimit => ElementName::TimeLimit,
        Role::Body => ElementName::Body,
        Role::Channels => ElementName::Channels,
        Role::Audience | Role::Society | Role::Group => ElementName::Audience,
        Role::Method | Role::Active | Role::OnRequest => ElementName::Method,
        Role::Levels | Role::Level => ElementName::Levels,
        Role::Code | Role::Reason | Role::Extra => return None,
    })
}

/// Whether a row of one text alone is a number, a note, or something that heads the rows below.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Lone {
    /// A serial number without anything.
    Serial,
    /// A note below or between the rows.
    Note,
    /// A title: a domain's, a first-level item's.
    Title,
}

/// What a text is that stands alone in its row.
pub(crate) fn lone(line: &str) -> Lone {
    let folded = text::fold(line);
    let bare = folded.trim_matches(['(', ')', '.', '、']);
    if !bare.is_empty() && text::number(bare).is_some() {
        Lone::Serial
    } else if headers().is_note(line) || folded.chars().count() > 40 || folded.ends_with(['。', ';']) {
        Lone::Note
    } else {
        Lone::Title
    }
}
