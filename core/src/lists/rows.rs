//! The rows of a list's table to items: which row is one, which is a sub-item, which goes on with the one above.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::document::{ItemList, ItemType, ListItem, ListKind};
use super::header::{Column, Header};
use super::sections::{Above, Section};
use crate::finding::{Finding, Severity};
use crate::model::{Cell, Id, Wording};
use crate::read::{Grid, Lone, lone, refers};
use crate::text;
use crate::vocabulary::{ListRole, list_words};

/// A list on its way, and the ids that its items have.
pub(super) struct Making {
    pub(super) list: ItemList,
    taken: FxHashSet<Id>,
}

impl Making {
    pub(super) fn of(kind: ListKind) -> Self {
        Self { list: ItemList { kind, ..ItemList::default() }, taken: FxHashSet::default() }
    }

    /// Adds an item; its id.
    fn push(&mut self, mut item: ListItem) -> Id {
        item.settle(&mut self.taken);
        let id = item.id.clone();
        self.list.items.push(item);
        id
    }
}

/// The rows of a table under one header.
pub(super) struct Rows<'a> {
    pub(super) grid: &'a Grid,
    pub(super) header: &'a Header,
    pub(super) told: &'a Above,
}

/// The item that rows below may belong to or go on with.
struct Open {
    id: Id,
    name: String,
    /// The cell that shows the name, however many rows it reaches down.
    anchor: Option<Cell>,
}

/// What rows between the items say of those below.
#[derive(Default)]
struct Sections {
    kind: Option<ItemType>,
    body: Option<String>,
}

impl Rows<'_> {
    /// Reads the rows into the list.
    pub(super) fn read(&self, rows: Range<u32>, making: &mut Making, findings: &mut Vec<Finding>) {
        let mut open: Option<Open> = None;
        let mut sections = Sections { kind: self.told.kind.clone(), body: self.told.section_body.clone() };
        let mut above: Vec<String> = Vec::new();
        for row in rows.filter(|row| !self.grid.is_row_blank(*row)) {
            if self.counts_columns(row) || self.stands_alone(row, &mut sections, findings) {
                continue;
            }
            let texts = self.texts(row, &above, findings);
            self.row(row, &texts, &mut open, &sections, making, findings);
            above = texts;
        }
    }

    fn row(
        &self,
        row: u32,
        texts: &[String],
        open: &mut Option<Open>,
        sections: &Sections,
        making: &mut Making,
        findings: &mut Vec<Finding>,
    ) {
        let text = |role| self.header.of(role).and_then(|column| texts.get(column.column as usize));
        let name = text(ListRole::Name).map(|name| name.trim().replace('\n', "")).unwrap_or_default();
        let sub = text(ListRole::SubItem).map(|name| name.trim().replace('\n', "")).unwrap_or_default();
        let has_sub = !list_words().is_nothing(&text::words(&sub));
        let anchor = self.anchor(row, ListRole::Name);
        // A number of its own says that it is an item, whatever became of its name.
        let is_numbered = self.is_own(row, ListRole::Serial) || self.is_own(row, ListRole::Code);
        let lost_its_name = name.is_empty() && !has_sub && is_numbered;
        let same = open.as_ref().is_some_and(|open| {
            name.is_empty() || anchor.is_some() && open.anchor == anchor || has_sub && open.name == name
        });
        if same
            && !lost_its_name
            && let Some(parent) = open.as_ref()
        {
            if has_sub && self.is_own(row, ListRole::SubItem) {
                let item = self.item(row, texts, sub, Some(parent.id.clone()), sections, findings);
                making.push(item);
            } else {
                self.join(row, texts, making, findings);
            }
            return;
        }
        if name.is_empty() {
            findings.push(self.about("list-row-unnamed", Severity::Warning, row));
            return;
        }
        let item = self.item(row, texts, name.clone(), None, sections, findings);
        // What stands beside a first sub-item is the item's where it reaches down with it, and the sub-item's own else.
        let mut parent = item.clone();
        if has_sub {
            let reaches = |role| self.reaches_down(row, role);
            let keep = |role: ListRole, value: &mut Option<Wording>| {
                if !reaches(role) {
                    *value = None;
                }
            };
            keep(ListRole::Basis, &mut parent.basis);
            keep(ListRole::Duties, &mut parent.duties);
            keep(ListRole::Accountability, &mut parent.accountability);
            keep(ListRole::Conditions, &mut parent.conditions);
            keep(ListRole::TimeLimit, &mut parent.time_limit);
            keep(ListRole::Materials, &mut parent.materials);
            if !reaches(ListRole::Code) {
                parent.code = None;
            }
        }
        let id = making.push(parent);
        if has_sub {
            let code = item.code.clone().filter(|code| !making.taken.contains(code.as_str()));
            let column = self.header.of(ListRole::SubItem).map_or(0, |column| column.column);
            let origin = Some(self.grid.origin(Cell { row, column }));
            making.push(ListItem { name: sub, parent: Some(id.clone()), code, origin, ..item });
        }
        *open = Some(Open { id, name, anchor });
    }

    /// An item with what its row shows.
    fn item(
        &self,
        row: u32,
        texts: &[String],
        name: String,
        parent: Option<Id>,
        sections: &Sections,
        findings: &mut Vec<Finding>,
    ) -> ListItem {
        let mut item = ListItem { name, parent, ..ListItem::default() };
        let mut kind = None;
        for column in &self.header.columns {
            let Some(text) = texts.get(column.column as usize).filter(|text| !text.trim().is_empty()) else {
                continue;
            };
            let value = || Wording::new(text.as_str());
            match column.role {
                ListRole::Name | ListRole::SubItem => {}
                ListRole::Serial => item.serial = Some(text.trim().to_owned()),
                ListRole::Code => item.code = Some(text::fold(text)),
                ListRole::Type => kind = Some(self.kind(row, column, text, findings)),
                ListRole::Extra => {
                    item.extra.insert(column.heading.clone(), text.clone());
                }
                role => {
                    if let Some(place) = place(&mut item, role) {
                        *place = value();
                    }
                }
            }
        }
        item.kind = kind.or_else(|| sections.kind.clone());
        item.body = item.body.or_else(|| sections.body.clone().and_then(Wording::new));
        let named = if item.parent.is_some() { ListRole::SubItem } else { ListRole::Name };
        let column = self.header.of(named).map_or(0, |column| column.column);
        item.origin = Some(self.grid.origin(Cell { row, column }));
        item
    }

    fn kind(&self, row: u32, column: &Column, text: &str, findings: &mut Vec<Finding>) -> ItemType {
        let kind = ItemType::read(text);
        if let ItemType::Other(words) = &kind {
            let cell = Cell { row, column: column.column };
            if self.grid.is_own(cell) {
                let finding = Finding::new("item-type-unknown", Severity::Info).arg("type", words.as_str());
                findings.push(finding.origin(Some(self.grid.origin(cell))));
            }
        }
        kind
    }

    /// Puts the texts of a row that goes on with the item above behind that item's.
    fn join(&self, row: u32, texts: &[String], making: &mut Making, findings: &mut Vec<Finding>) {
        let Some(item) = making.list.items.last_mut() else { return };
        let mut joined = false;
        for column in self.header.columns.iter().filter(|column| self.is_own_cell(row, column.column)) {
            let Some(text) = texts.get(column.column as usize).filter(|text| !text.trim().is_empty()) else {
                continue;
            };
            match column.role {
                ListRole::Serial | ListRole::Code | ListRole::Type | ListRole::Name | ListRole::SubItem => {}
                ListRole::Extra => {
                    let value = item.extra.entry(column.heading.clone()).or_default();
                    let joined_value = [value.as_str(), text].join("\n");
                    joined_value.trim().clone_into(value);
                    joined = true;
                }
                role => {
                    if let Some(place) = place(item, role) {
                        let before = place.as_ref().map(|wording| format!("{}\n", wording.as_str()));
                        *place = Wording::new(before.unwrap_or_default() + text);
                        joined = true;
                    }
                }
            }
        }
        if joined {
            findings.push(self.about("list-row-joined", Severity::Info, row));
        }
    }

    /// What the columns of a row show, 同上 replaced by what stands above.
    fn texts(&self, row: u32, above: &[String], findings: &mut Vec<Finding>) -> Vec<String> {
        let width = self.header.columns.last().map_or(0, |column| column.column + 1);
        let mut texts = vec![String::new(); width as usize];
        for column in &self.header.columns {
            let cell = Cell { row, column: column.column };
            let shown = self.grid.column_text(cell);
            let Some(place) = texts.get_mut(column.column as usize) else { continue };
            let meant = above.get(column.column as usize).filter(|text| !text.is_empty());
            *place = match meant {
                Some(meant) if refers(shown) => {
                    let finding = Finding::new("same-as-above", Severity::Info)
                        .arg("heading", column.heading.as_str())
                        .arg("wording", shown.trim())
                        .arg("meant", meant.trim());
                    findings.push(finding.origin(Some(self.grid.origin(cell))));
                    meant.clone()
                }
                _ => shown.to_owned(),
            };
        }
        texts
    }

    /// Whether a row is one text across the table or in its first columns: a section, a note.
    fn stands_alone(&self, row: u32, sections: &mut Sections, findings: &mut Vec<Finding>) -> bool {
        let mut texts = self.grid.row_texts(row);
        let Some((cell, shown)) = texts.next().filter(|_| texts.next().is_none()) else { return false };
        let wide = self.grid.anchor(Cell { row, column: cell.column + 1 }) == self.grid.anchor(cell);
        let first = self.header.columns.iter().map(|column| column.column).min().unwrap_or_default();
        if self.grid.anchor(cell).row != row || !wide && cell.column != first {
            return false;
        }
        let finding = |code| Finding::new(code, Severity::Info).origin(Some(self.grid.origin(cell)));
        match (Section::of(shown), lone(shown)) {
            (Some(section), _) => {
                findings.push(finding("list-section").arg("name", shown.trim()));
                match section {
                    Section::Type(kind) => sections.kind = Some(kind),
                    Section::Body(body) => sections.body = Some(body),
                }
                true
            }
            (None, Lone::Serial) => true,
            (None, _) if wide || lone(shown) == Lone::Note => {
                findings.push(finding("note-line").arg("text", shown.trim()));
                true
            }
            _ => false,
        }
    }

    /// Whether a row only counts the columns (1, 2, 3 …).
    fn counts_columns(&self, row: u32) -> bool {
        let mut own = self.grid.own_texts(row).map(|(_, text)| text.trim().parse::<usize>());
        let count = own.by_ref().enumerate().take_while(|(n, number)| *number == Ok(n + 1)).count();
        count > 2 && count == self.grid.own_texts(row).count()
    }

    fn anchor(&self, row: u32, role: ListRole) -> Option<Cell> {
        let column = self.header.of(role)?.column;
        let cell = Cell { row, column };
        (!self.grid.column_text(cell).trim().is_empty()).then(|| self.grid.anchor(cell))
    }

    fn is_own(&self, row: u32, role: ListRole) -> bool {
        self.header.of(role).is_some_and(|column| self.is_own_cell(row, column.column))
    }

    fn is_own_cell(&self, row: u32, column: u32) -> bool {
        let cell = Cell { row, column };
        self.grid.is_own(cell) && !self.grid.text(cell).trim().is_empty()
    }

    /// Whether what a cell of an item's first row says is said of all its rows: the next row has nothing else there.
    fn reaches_down(&self, row: u32, role: ListRole) -> bool {
        !(self.is_own(row + 1, role) && self.next_is_same(row))
    }

    /// Whether the next row shows the same name.
    fn next_is_same(&self, row: u32) -> bool {
        let name = |row| {
            self.header
                .of(ListRole::Name)
                .map(|column| self.grid.column_text(Cell { row, column: column.column }).trim().to_owned())
        };
        let next = name(row + 1).filter(|_| row + 1 < self.grid.row_count());
        next.is_some_and(|next| next.is_empty() || Some(next) == name(row))
    }

    /// A finding about a row as a whole, with what it shows.
    fn about(&self, code: &'static str, severity: Severity, row: u32) -> Finding {
        let texts: Vec<String> =
            self.grid.row_texts(row).map(|(_, text)| text.trim().replace('\n', "")).collect();
        let cell = self.grid.own_texts(row).next().map_or(Cell { row, column: 0 }, |(cell, _)| cell);
        Finding::new(code, severity)
            .arg("row", self.grid.source(cell).row + 1)
            .arg("texts", texts)
            .origin(Some(self.grid.origin(cell)))
    }
}

/// The worded field of an item that a column fills.
fn place(item: &mut ListItem, role: ListRole) -> Option<&mut Option<Wording>> {
    match role {
        ListRole::Basis => Some(&mut item.basis),
        ListRole::Duties => Some(&mut item.duties),
        ListRole::Accountability => Some(&mut item.accountability),
        ListRole::Conditions => Some(&mut item.conditions),
        ListRole::TimeLimit => Some(&mut item.time_limit),
        ListRole::Materials => Some(&mut item.materials),
        ListRole::Body => Some(&mut item.body),
        ListRole::Serial
        | ListRole::Code
        | ListRole::Name
        | ListRole::SubItem
        | ListRole::Type
        | ListRole::Extra => None,
    }
}
