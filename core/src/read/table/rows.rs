//! The rows of a table to entries: which row is one, which goes on with the one above, which is none.

use super::above::known_domain;
use super::at;
use super::entry;
use super::header::{Column, Header};
use super::names::{Name, Names, Place};
use super::row::{Lone, Row, RowsAbove, lone};
use super::ticks::{LostTicks, Notes};
use crate::finding::{Finding, Severity};
use crate::model::{Catalog, Entry};
use crate::read::grid::Grid;
use crate::text;
use crate::vocabulary::{Marks, Role, headers};

/// The rows of a table under one header, with what reading them needs.
pub(super) struct Rows<'a> {
    pub(super) grid: &'a Grid,
    pub(super) header: &'a Header,
    pub(super) rows: &'a [u32],
    /// The marks of channel cells, as a note may define them.
    pub(super) channel_marks: &'a Marks,
}

/// What the reading of rows carries from one table to the next that goes on with it.
#[derive(Debug, Default)]
pub(super) struct Carried {
    pub(super) place: Place,
    pub(super) above: RowsAbove,
    /// The column that holds several levels of items, and what parts them.
    pub(super) parted: Option<(u32, char)>,
}

/// What was read of the rows.
pub(super) struct Done {
    pub(super) entries: usize,
    /// The domains that the entries were put under, in order.
    pub(super) domains: Vec<String>,
}

impl Rows<'_> {
    /// Reads the rows into the catalog.
    pub(super) fn read(
        &self,
        carried: &mut Carried,
        catalog: &mut Catalog,
        findings: &mut Vec<Finding>,
    ) -> Done {
        let Self { grid, header, rows, channel_marks } = *self;
        let lost = LostTicks::find(grid, header, rows);
        lost.report(grid, header, findings);
        let names = Names::new(grid, header, rows, carried.parted);
        carried.parted = names.parted();
        findings.extend(names.report(grid, header));
        let mut notes = Notes::default();
        let mut done = Done { entries: 0, domains: Vec::new() };
        for &number in rows {
            if self.counts_columns(number) {
                notes.findings.push(self.about("row-without-content", number));
                continue;
            }
            let row = Row::read(grid, header, number, &carried.above, &mut notes.findings);
            if self.stands_alone(number, &names, &mut carried.place, &mut notes) {
                continue;
            }
            if let Some(before) = carried.place.last_entry(catalog)
                && let Some(columns) = self.goes_on(&row, &names, before)
            {
                for column in &columns {
                    entry::join(before, column, row.text(column.column).trim(), channel_marks);
                }
                carried.above.join(number);
                notes.findings.push(self.about("row-joined", number));
                continue;
            }
            let entry = entry::read(grid, header, &row, &lost, channel_marks, &mut notes);
            // A note or a heading across the table names no item.
            if entry.is_some() || grid.row_texts(number).nth(1).is_some() {
                carried.place.go_to(grid, &names, &row, &mut notes.findings);
            }
            let Some(entry) = entry else {
                notes.findings.push(self.about("row-without-content", number));
                continue;
            };
            if !carried.place.is_somewhere() {
                notes.findings.push(self.about("row-without-item", number));
                continue;
            }
            if let Some(item) = carried.place.item(grid, catalog) {
                item.entries.push(entry);
                done.entries += 1;
                carried.above.push(number);
            }
            if let Some(domain) = carried.place.domain()
                && done.domains.last().is_none_or(|last| last != domain)
            {
                done.domains.push(domain.to_owned());
            }
        }
        carried.above.end(grid);
        self.letters(&mut notes);
        findings.append(&mut notes.findings);
        done
    }

    /// Whether a row only counts the columns (1, 2, 3 …), as forms do below their header.
    fn counts_columns(&self, row: u32) -> bool {
        let mut count = 0;
        let counts = self.grid.own_texts(row).all(|(_, text)| {
            count += 1;
            text.trim().parse() == Ok(count)
        });
        counts && count > 3
    }

    /// A finding about a row as a whole, with what it shows.
    fn about(&self, code: &'static str, row: u32) -> Finding {
        let texts: Vec<String> =
            self.grid.row_texts(row).map(|(_, text)| text.trim().replace('\n', "")).collect();
        // A cell that reaches down from above stands in another row.
        let first = self.grid.own_texts(row).next().map_or(at(row, 0), |(cell, _)| cell);
        let source = self.grid.source(first);
        let head = at(row, 0);
        let cell = if code == "row-joined" || !self.grid.is_own(head) { first } else { head };
        Finding::new(code, Severity::Info)
            .arg("row", source.row + 1)
            .arg("texts", texts)
            .origin(Some(self.grid.origin(cell)))
    }

    /// Whether a row is one text across the table: a note, a title that begins a domain or a first-level item.
    fn stands_alone(&self, row: u32, names: &Names<'_>, place: &mut Place, notes: &mut Notes) -> bool {
        let mut texts = self.grid.row_texts(row);
        let Some((cell, shown)) = texts.next().filter(|_| texts.next().is_none()) else { return false };
        // A text in the column of an element is the rest of a cell; across the table, or in its first columns, it is a line.
        let wide = self.grid.anchor(at(row, cell.column + 1)) == self.grid.anchor(cell);
        let leading = names.first_item().map_or(1, |column| column.column);
        if !wide && cell.column > leading || self.grid.anchor(cell).row != row {
            return false;
        }
        let finding = |code| Finding::new(code, Severity::Info).origin(Some(self.grid.origin(cell)));
        match lone(shown) {
            Lone::Serial => false,
            Lone::Note => {
                notes.findings.push(finding("note-line").arg("text", shown.trim()));
                true
            }
            Lone::Title => {
                if let Some(domain) = known_domain(shown).filter(|_| wide || cell.column < leading) {
                    place.begin(Name { cell: Some(self.grid.source(cell)), ..Name::titled(&domain) });
                    notes.findings.push(finding("section-row").arg("name", domain).arg("node", "domain"));
                    true
                } else if wide && is_numbered(shown) && names.depth() < 2 && !self.header.has(Role::Item1) {
                    place.section(Name { cell: Some(self.grid.source(cell)), ..Name::titled(shown.trim()) });
                    notes.findings.push(finding("section-row").arg("name", shown.trim()).arg("node", "item"));
                    true
                } else {
                    false
                }
            }
        }
    }

    /// The columns of a row that go on with the row above, where the whole row does: it has no number and no name of its
    /// own, and no content or the rest of one.
    fn goes_on(&self, row: &Row<'_>, names: &Names<'_>, before: &Entry) -> Option<Vec<&Column>> {
        let grid = self.grid;
        if names.has_own(grid, row) {
            return None;
        }
        let own: Vec<&Column> =
            self.header.columns.iter().filter(|column| row.is_own(grid, column.column)).collect();
        let worded = |column: &&Column| {
            matches!(
                column.role,
                Role::Content
                    | Role::Basis
                    | Role::TimeLimit
                    | Role::Body
                    | Role::Channels
                    | Role::Group
                    | Role::Extra
            )
        };
        if own.is_empty() || !own.iter().all(worded) {
            return None;
        }
        if own.iter().any(|column| column.role == Role::Content) {
            return entry::is_unfinished(before.content.text()).then_some(own);
        }
        // Where the content reaches down, or the table has none, a row is the rest of one cell only; more cells are another row of the item.
        let reaches_down =
            self.header.of(Role::Content).any(|column| !row.text(column.column).trim().is_empty());
        let most = if reaches_down || !self.header.has(Role::Content) { 1 } else { 2 };
        let elements = own.iter().filter(|column| column.role != Role::Extra).count();
        (elements <= most).then_some(own)
    }

    /// One finding for all letters of a lost symbol font that were read as ticks.
    fn letters(&self, notes: &mut Notes) {
        let Some(first) = notes.letters.values().min() else { return };
        let letters: Vec<String> = notes.letters.keys().map(char::to_string).collect();
        let finding = Finding::new("tick-letters", Severity::Info)
            .arg("letters", letters)
            .origin(Some(self.grid.origin(*first)));
        notes.findings.push(finding);
    }
}

/// Whether a line is numbered as a heading is: `（一）…`, `一、…`, `1.…`.
fn is_numbered(line: &str) -> bool {
    let folded = text::fold(line);
    let folded = folded.trim_start_matches('(').trim_start_matches('第');
    let end = folded.find([')', '、', '.', '章', '部', '类']);
    end.and_then(|end| folded.get(..end)).is_some_and(|number| text::number(number).is_some())
        && !headers().is_note(line)
}
