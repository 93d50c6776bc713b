//! The rows of a table to the tree.

use super::header::{Column, Header};
use super::{at, name_and_code};
use indexmap::IndexMap;

use crate::finding::{Finding, Origin, Severity};
use crate::model::{
    Audience, Catalog, Cell, Channels, Children, Domain, Element, Entry, Id, Item, Level, Levels, Method,
    Methods, Node, Provenance, Wording, channel, level, method,
};
use crate::read::Read;
use crate::read::grid::Grid;
use crate::text;
use crate::vocabulary::{ElementName, Role, UNKNOWN, headers, marks};

/// Reads the rows below a header up to `last` (not included) into the catalog. `title` names the domain where
/// no column does.
pub(super) fn read(grid: &Grid, header: &Header, last: u32, title: &str, read: &mut Read) {
    let rows: Vec<u32> = (header.last_row + 1..last).filter(|row| !grid.is_row_blank(*row)).collect();
    let lost = LostTicks::find(grid, header, &rows);
    lost.report(grid, header, read);
    let mut place = Place::new(grid, header, title);
    for row in rows {
        let entry = entry(grid, header, row, &lost);
        // A note or a heading across the table names no item.
        if entry.is_some() || grid.row_texts(row).nth(1).is_some() {
            place.go_to(row);
        }
        if entry.is_none() || place.names.is_empty() {
            let code = if entry.is_none() { "row-without-content" } else { "row-without-item" };
            let origin =
                Origin { file: None, sheet: Some(grid.sheet.to_string()), cell: Some(at(row, 0).name()) };
            let shown: Vec<String> =
                grid.row_texts(row).map(|(_, text)| text.trim().replace('\n', "")).collect();
            let finding = Finding::new(code, Severity::Info).arg("row", row + 1).arg("texts", shown);
            read.findings.push(finding.origin(Some(origin)));
            continue;
        }
        if let Some(entry) = entry {
            place.put(entry, &mut read.catalog);
        }
    }
}

/// Where the rows of this table end when another header follows at `next`: title rows above that header
/// belong to the next table.
pub(super) fn end_before(grid: &Grid, first: u32, next: u32) -> u32 {
    let mut end = next;
    while end > first {
        let mut texts = grid.row_texts(end - 1);
        let only_title = texts.next().is_some() && texts.next().is_none();
        if !only_title && !grid.is_row_blank(end - 1) {
            break;
        }
        end -= 1;
    }
    end
}

/// The way from the domain to the item that a row belongs to, kept from row to row: names are merged down,
/// repeated, or given once.
struct Place<'a> {
    grid: &'a Grid,
    domain: Option<&'a Column>,
    items: Vec<&'a Column>,
    title: &'a str,
    names: Vec<Name>,
}

#[derive(Debug, Clone, PartialEq)]
struct Name {
    name: String,
    code: Option<String>,
    cell: Option<Cell>,
}

impl<'a> Place<'a> {
    fn new(grid: &'a Grid, header: &'a Header, title: &'a str) -> Self {
        Self { grid, domain: header.of(Role::Domain).next(), items: header.items(), title, names: Vec::new() }
    }

    fn name(&self, row: u32, column: &Column) -> Option<Name> {
        let cell = at(row, column.column);
        let text = self.grid.column_text(cell);
        (!text.trim().is_empty()).then(|| {
            let (name, code) = name_and_code(text);
            Name { name, code, cell: Some(self.grid.anchor(cell)) }
        })
    }

    /// Takes the names of a row. An empty cell repeats the name above it as long as no name to its left changed.
    fn go_to(&mut self, row: u32) {
        let mut names = vec![match self.domain {
            Some(column) => match self.name(row, column).or_else(|| self.names.first().cloned()) {
                Some(domain) => domain,
                None => self.titled(),
            },
            None => self.titled(),
        }];
        let mut changed = self.names.first().is_none_or(|before| !before.same(names.first()));
        for (depth, column) in self.items.iter().enumerate() {
            let before = self.names.get(depth + 1);
            match self.name(row, column) {
                Some(name) => {
                    changed |= before.is_none_or(|before| !before.same(Some(&name)));
                    names.push(name);
                }
                None if changed || self.has_own_name(row, depth) => {}
                None => names.extend(before.cloned()),
            }
        }
        if names.len() > 1 {
            self.names = names;
        } else {
            self.names.clear();
        }
    }

    /// Whether an item cell to the left of this depth is written in this very row: then an empty cell is an
    /// item without a next level, not a repetition.
    fn has_own_name(&self, row: u32, depth: usize) -> bool {
        self.items.iter().take(depth).any(|column| {
            let cell = at(row, column.column);
            !self.grid.column_text(cell).trim().is_empty() && self.grid.anchor(cell) == cell
        })
    }

    fn titled(&self) -> Name {
        let (name, code) = name_and_code(self.title);
        Name { name, code, cell: None }
    }

    /// Puts an entry under its item, which is made where it is not there yet.
    fn put(&self, entry: Entry, catalog: &mut Catalog) {
        let Some((domain, items)) = self.names.split_first() else { return };
        let found = find_or_add(
            &mut catalog.domains,
            domain,
            |domain| domain.name.as_str(),
            |name| Domain {
                id: name.id(),
                name: name.name.clone(),
                provenance: self.provenance(name),
                ..Domain::default()
            },
        );
        let Some(domain) = found else { return };
        let mut children = &mut domain.items;
        let mut last = items.iter().peekable();
        while let Some(name) = last.next() {
            let found = find_or_add(
                children,
                name,
                |item| item.name.as_str(),
                |name| Item {
                    id: name.id(),
                    name: name.name.clone(),
                    provenance: self.provenance(name),
                    ..Item::default()
                },
            );
            let Some(item) = found else { return };
            if last.peek().is_none() {
                item.entries.push(entry);
                return;
            }
            children = &mut item.items;
        }
    }

    fn provenance(&self, name: &Name) -> Provenance {
        Provenance::new(self.grid.sheet.clone(), name.cell.map(|cell| (ElementName::Name, cell)))
    }
}

impl Name {
    fn id(&self) -> Id {
        self.code.as_deref().map(Id::new).unwrap_or_default()
    }

    fn same(&self, other: Option<&Self>) -> bool {
        other.is_some_and(|other| self.name == other.name && self.code == other.code)
    }
}

/// The last child where it has this name and code, else a new one: rows of one item stand together, and an
/// item that comes back later is a duplicate, which a rule reports.
fn find_or_add<'t, T: Node>(
    children: &'t mut Children<T>,
    name: &Name,
    name_of: impl Fn(&T) -> &str,
    make: impl FnOnce(&Name) -> T,
) -> Option<&'t mut T> {
    let is_last = children.iter().next_back().is_some_and(|last| {
        let code = last.id().duplicate_of().unwrap_or(last.id().as_str());
        name_of(last) == name.name && name.code.as_deref().unwrap_or_default() == code
    });
    if !is_last {
        children.push(make(name));
    }
    children.last_mut()
}

/// The entry of a row; `None` where no element of it says anything.
fn entry(grid: &Grid, header: &Header, row: u32, lost: &LostTicks) -> Option<Entry> {
    let mut entry = Entry::default();
    let mut cells = Vec::new();
    for column in &header.columns {
        let cell = at(row, column.column);
        let text = grid.column_text(cell);
        let element = match column.role {
            Role::Serial => {
                let own = grid.anchor(cell) == cell || grid.anchor(cell).row == row;
                entry.serial = Some(text.trim().to_owned()).filter(|text| own && !text.is_empty());
                ElementName::Serial
            }
            Role::Content => worded(&mut entry.content, text, &mut entry.extra, column, ElementName::Content),
            Role::Basis => worded(&mut entry.basis, text, &mut entry.extra, column, ElementName::Basis),
            Role::TimeLimit => {
                worded(&mut entry.time_limit, text, &mut entry.extra, column, ElementName::TimeLimit)
            }
            Role::Body => worded(&mut entry.body, text, &mut entry.extra, column, ElementName::Body),
            Role::Channels => {
                if entry.channels.is_absent() {
                    entry.channels = channels(text);
                } else {
                    aside(&mut entry.extra, &column.heading, text);
                }
                ElementName::Channels
            }
            Role::Extra => {
                aside(&mut entry.extra, &column.heading, text);
                continue;
            }
            Role::Audience | Role::Society | Role::Group => ElementName::Audience,
            Role::Method | Role::Active | Role::OnRequest => ElementName::Method,
            Role::Levels | Role::Level => ElementName::Levels,
            _ => continue,
        };
        if !cells.iter().any(|(name, _)| *name == element) {
            cells.push((element, grid.anchor(cell)));
        }
    }
    let row = Row { grid, header, row };
    entry.audience = if lost.audience { Element::Unknown } else { row.audience() };
    entry.method = if lost.method { Element::Unknown } else { row.method() };
    entry.levels = if lost.levels { Element::Unknown } else { row.levels() };
    let says_something =
        [&entry.content, &entry.basis, &entry.time_limit, &entry.body].iter().any(|e| !e.is_absent())
            || !entry.channels.is_absent();
    cells.sort_by_key(|(name, _)| *name);
    entry.provenance = Provenance::new(grid.sheet.clone(), cells);
    says_something.then_some(entry)
}

/// Takes a wording. A second column under the same heading does not replace what the first one said.
fn worded(
    element: &mut Element<Wording>,
    text: &str,
    extra: &mut IndexMap<String, String>,
    column: &Column,
    name: ElementName,
) -> ElementName {
    if !element.is_absent() {
        if element.text() != text {
            aside(extra, &column.heading, text);
        }
    } else if is_unknown(text) {
        *element = Element::Unknown;
    } else {
        *element = Element::worded(text);
    }
    name
}

/// Keeps a text that is no element under its heading, numbered where the heading comes again.
fn aside(extra: &mut IndexMap<String, String>, heading: &str, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    let mut key = heading.to_owned();
    let mut n = 2;
    while extra.contains_key(&key) || headers().role(&key).is_some() {
        key = format!("{heading}_{n}");
        n += 1;
    }
    extra.insert(key, text.to_owned());
}

fn channels(text: &str) -> Element<Channels> {
    if is_unknown(text) { Element::Unknown } else { channel::read(text).into() }
}

fn is_unknown(text: &str) -> bool {
    text::fold(text) == UNKNOWN
}

/// The ticked elements of one row.
struct Row<'a> {
    grid: &'a Grid,
    header: &'a Header,
    row: u32,
}

impl Row<'_> {
    fn cells(&self, role: Role) -> impl Iterator<Item = (&Column, &str)> {
        self.header.of(role).map(|column| (column, self.grid.column_text(at(self.row, column.column))))
    }

    fn audience(&self) -> Element<Audience> {
        let mut audience = Audience::default();
        for (_, text) in self.cells(Role::Society) {
            match marks().cell(text) {
                _ if is_unknown(text) => return Element::Unknown,
                (Some(ticked), _) => audience.society |= ticked,
                (None, words) => group(words, &mut audience),
            }
        }
        for (_, text) in self.cells(Role::Group) {
            match marks().cell(text) {
                _ if is_unknown(text) => return Element::Unknown,
                (Some(false), _) => {}
                (Some(true), words) => audience.group = Some(words.to_owned()),
                (None, words) => group(words, &mut audience),
            }
        }
        for (_, text) in self.cells(Role::Audience) {
            if is_unknown(text) {
                return Element::Unknown;
            }
            for piece in ticked(text) {
                group(piece, &mut audience);
            }
        }
        (audience != Audience::default()).then_some(audience).into()
    }

    fn method(&self) -> Element<Methods> {
        let mut methods = Vec::new();
        for (role, method) in [(Role::Active, Method::Active), (Role::OnRequest, Method::OnRequest)] {
            for (_, text) in self.cells(role) {
                match marks().cell(text) {
                    _ if is_unknown(text) => return Element::Unknown,
                    (Some(true), _) => methods.push(method),
                    (Some(false), _) => {}
                    (None, words) if method::read(words).is_empty() => return Element::Unknown,
                    (None, words) => methods.extend(method::read(words).iter()),
                }
            }
        }
        for (_, text) in self.cells(Role::Method) {
            if is_unknown(text) {
                return Element::Unknown;
            }
            let named: Vec<Method> =
                ticked(text).flat_map(|piece| method::read(piece).iter().collect::<Vec<_>>()).collect();
            if named.is_empty() && !text.trim().is_empty() {
                return Element::Unknown;
            }
            methods.extend(named);
        }
        (!methods.is_empty()).then(|| methods.into_iter().collect::<Methods>()).into()
    }

    fn levels(&self) -> Element<Levels> {
        let mut levels: Vec<Level> = Vec::new();
        for (column, text) in self.cells(Role::Level) {
            match marks().cell(text) {
                _ if is_unknown(text) => return Element::Unknown,
                (Some(true), _) => levels.extend(column.levels.iter()),
                (Some(false), _) => {}
                (None, words) if level::read(words).is_empty() => return Element::Unknown,
                (None, words) => levels.extend(level::read(words).iter()),
            }
        }
        for (_, text) in self.cells(Role::Levels) {
            if is_unknown(text) {
                return Element::Unknown;
            }
            let named: Vec<Level> =
                ticked(text).flat_map(|piece| level::read(piece).iter().collect::<Vec<_>>()).collect();
            if named.is_empty() && !text.trim().is_empty() {
                return Element::Unknown;
            }
            levels.extend(named);
        }
        (!levels.is_empty()).then(|| levels.into_iter().collect::<Levels>()).into()
    }
}

/// Words in an audience cell: 全社会, or a group's name.
fn group(words: &str, audience: &mut Audience) {
    match headers().role(words) {
        Some(Role::Society) => audience.society = true,
        Some(Role::Group) => audience.group = Some(String::new()),
        _ => match audience.group.as_mut().filter(|group| !group.is_empty()) {
            Some(group) => {
                group.push('、');
                group.push_str(words);
            }
            None => audience.group = Some(words.to_owned()),
        },
    }
}

/// The words that a cell of several options means: those behind ticked boxes, or all where it has no box.
fn ticked(cell: &str) -> impl Iterator<Item = &str> {
    let pieces = marks().pieces(cell);
    let boxes = pieces.iter().any(|(ticked, _)| ticked.is_some());
    pieces
        .into_iter()
        .filter(move |(ticked, _)| *ticked == Some(true) || !boxes)
        .flat_map(|(_, words)| words.split(['、', ';', '；', '/', '\n']))
        .map(str::trim)
        .filter(|words| !words.is_empty())
}

/// Which ticked elements lost all their ticks: the table has their columns and no row has anything in them.
struct LostTicks {
    audience: bool,
    method: bool,
    levels: bool,
}

const AUDIENCE: [Role; 3] = [Role::Audience, Role::Society, Role::Group];
const METHOD: [Role; 3] = [Role::Method, Role::Active, Role::OnRequest];
const LEVELS: [Role; 2] = [Role::Levels, Role::Level];

impl LostTicks {
    fn find(grid: &Grid, header: &Header, rows: &[u32]) -> Self {
        let lost = |roles: &[Role]| {
            roles.iter().any(|role| header.has(*role))
                && !rows.is_empty()
                && roles.iter().flat_map(|role| header.of(*role)).all(|column| {
                    rows.iter().all(|row| grid.column_text(at(*row, column.column)).trim().is_empty())
                })
        };
        Self { audience: lost(&AUDIENCE), method: lost(&METHOD), levels: lost(&LEVELS) }
    }

    fn report(&self, grid: &Grid, header: &Header, read: &mut Read) {
        for (lost, roles, element) in [
            (self.audience, &AUDIENCE[..], ElementName::Audience),
            (self.method, &METHOD[..], ElementName::Method),
            (self.levels, &LEVELS[..], ElementName::Levels),
        ] {
            let column = roles.iter().flat_map(|role| header.of(*role)).map(|column| column.column).min();
            if let (true, Some(column)) = (lost, column) {
                let origin = Origin {
                    file: None,
                    sheet: Some(grid.sheet.to_string()),
                    cell: Some(at(header.last_row, column).name()),
                };
                read.findings.push(
                    Finding::new("ticks-lost", Severity::Warning)
                        .element(element)
                        .arg("sheet", &*grid.sheet)
                        .origin(Some(origin)),
                );
            }
        }
    }
}
