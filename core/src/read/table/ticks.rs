//! The ticked elements of a row: audience, method, levels. A tick that cannot be read is unknown, never guessed.

use std::collections::BTreeMap;

use super::at;
use super::header::{Column, Header};
use super::row::Row;
use crate::finding::{Finding, Severity};
use crate::model::{Audience, Cell, Element, Level, Levels, Method, Methods, level, method};
use crate::read::grid::{Grid, PICTURE};
use crate::text;
use crate::vocabulary::{ElementName, Mark, Role, UNKNOWN, headers, marks};

/// What one tick cell says.
enum Said<'t> {
    /// A tick, with the words beside it.
    Ticked(&'t str),
    /// No tick: blank, an empty box, a dash.
    Empty,
    /// Words without a tick.
    Words(&'t str),
    /// Something that cannot be read.
    Unknown,
}

/// What is worth knowing about the cells of a table, gathered while they are read.
#[derive(Debug, Default)]
pub(super) struct Notes {
    pub(super) findings: Vec<Finding>,
    /// Letters of a lost symbol font that were read as ticks, each with the first cell.
    pub(super) letters: BTreeMap<char, Cell>,
}

impl Notes {
    pub(super) fn cell(
        &mut self,
        code: &'static str,
        severity: Severity,
        grid: &Grid,
        cell: Cell,
        element: ElementName,
    ) {
        let shown = grid.text(cell).trim();
        let finding = Finding::new(code, severity).element(element).origin(Some(grid.origin(cell)));
        self.findings.push(if code == "tick-picture" { finding } else { finding.arg("text", shown) });
    }
}

/// The ticked elements of one row.
pub(super) struct Ticks<'a> {
    pub(super) grid: &'a Grid,
    pub(super) header: &'a Header,
    pub(super) row: &'a Row<'a>,
}

impl<'a> Ticks<'a> {
    fn cells(&self, role: Role) -> impl Iterator<Item = (&'a Column, Cell, &'a str)> + use<'a> {
        let row = self.row;
        self.header.of(role).map(move |column| (column, at(row.row, column.column), row.text(column.column)))
    }

    fn said(&self, cell: Cell, text: &'a str, element: ElementName, notes: &mut Notes) -> Said<'a> {
        if is_unknown(text) {
            return Said::Unknown;
        }
        if is_picture(text) {
            notes.cell("tick-picture", Severity::Warning, self.grid, cell, element);
            return Said::Unknown;
        }
        // One tick across several columns does not say which is meant.
        let wide = self.grid.anchor(at(cell.row, cell.column + 1)) == cell;
        match marks().cell(text) {
            (Some(true), words) => {
                if wide && words.is_empty() {
                    notes.cell("tick-unreadable", Severity::Warning, self.grid, cell, element);
                    return Said::Unknown;
                }
                if let Some(letter) = text.trim().chars().next()
                    && matches!(marks().read(letter), Some(Mark::Weak(_)))
                {
                    notes.letters.entry(letter).or_insert(cell);
                }
                Said::Ticked(words)
            }
            (Some(false), _) => Said::Empty,
            (None, words) => Said::Words(words),
        }
    }

    fn unreadable(&self, cell: Cell, element: ElementName, notes: &mut Notes) {
        notes.cell("tick-unreadable", Severity::Warning, self.grid, cell, element);
    }

    pub(super) fn audience(&self, notes: &mut Notes) -> Element<Audience> {
        const ELEMENT: ElementName = ElementName::Audience;
        let mut audience = Audience::default();
        for (_, cell, text) in self.cells(Role::Society) {
            match self.said(cell, text, ELEMENT, notes) {
                Said::Unknown => return Element::Unknown,
                Said::Ticked(_) => audience.society = true,
                Said::Empty => {}
                Said::Words(words) => group(words, &mut audience),
            }
        }
        for (_, cell, text) in self.cells(Role::Group) {
            match self.said(cell, text, ELEMENT, notes) {
                Said::Unknown => return Element::Unknown,
                Said::Ticked("") => {
                    audience.group.get_or_insert_default();
                }
                Said::Ticked(words) => name_group(words, &mut audience),
                Said::Empty => {}
                Said::Words(words) => group(words, &mut audience),
            }
        }
        for (_, cell, text) in self.cells(Role::Audience) {
            match self.several(cell, text, ELEMENT, notes) {
                Some(pieces) => pieces.into_iter().for_each(|piece| group(piece, &mut audience)),
                None => return Element::Unknown,
            }
        }
        (audience != Audience::default()).then_some(audience).into()
    }

    pub(super) fn method(&self, notes: &mut Notes) -> Element<Methods> {
        const ELEMENT: ElementName = ElementName::Method;
        let mut methods = Vec::new();
        for (role, method) in [(Role::Active, Method::Active), (Role::OnRequest, Method::OnRequest)] {
            for (_, cell, text) in self.cells(role) {
                match self.said(cell, text, ELEMENT, notes) {
                    Said::Unknown => return Element::Unknown,
                    Said::Ticked(_) => methods.push(method),
                    Said::Empty => {}
                    Said::Words(words) => match method::read(words) {
                        named if named.is_empty() => {
                            self.unreadable(cell, ELEMENT, notes);
                            return Element::Unknown;
                        }
                        named => methods.extend(named.iter()),
                    },
                }
            }
        }
        for (_, cell, text) in self.cells(Role::Method) {
            let Some(pieces) = self.several(cell, text, ELEMENT, notes) else { return Element::Unknown };
            let named: Vec<Method> =
                pieces.iter().flat_map(|piece| method::read(piece).iter().collect::<Vec<_>>()).collect();
            if named.is_empty() && !text.trim().is_empty() {
                self.unreadable(cell, ELEMENT, notes);
                return Element::Unknown;
            }
            methods.extend(named);
        }
        (!methods.is_empty()).then(|| methods.into_iter().collect::<Methods>()).into()
    }

    pub(super) fn levels(&self, notes: &mut Notes) -> Element<Levels> {
        const ELEMENT: ElementName = ElementName::Levels;
        let mut levels: Vec<Level> = Vec::new();
        for (column, cell, text) in self.cells(Role::Level) {
            match self.said(cell, text, ELEMENT, notes) {
                Said::Unknown => return Element::Unknown,
                Said::Ticked(_) => levels.extend(column.levels.iter()),
                Said::Empty => {}
                Said::Words(words) => match level::read(words) {
                    named if named.is_empty() => {
                        self.unreadable(cell, ELEMENT, notes);
                        return Element::Unknown;
                    }
                    named => levels.extend(named.iter()),
                },
            }
        }
        for (_, cell, text) in self.cells(Role::Levels) {
            let Some(pieces) = self.several(cell, text, ELEMENT, notes) else { return Element::Unknown };
            let named: Vec<Level> =
                pieces.iter().flat_map(|piece| level::read(piece).iter().collect::<Vec<_>>()).collect();
            if named.is_empty() && !text.trim().is_empty() {
                self.unreadable(cell, ELEMENT, notes);
                return Element::Unknown;
            }
            levels.extend(named);
        }
        (!levels.is_empty()).then(|| levels.into_iter().collect::<Levels>()).into()
    }

    /// The words that a cell of several options means; `None` where it cannot be read.
    fn several(
        &self,
        cell: Cell,
        text: &'a str,
        element: ElementName,
        notes: &mut Notes,
    ) -> Option<Vec<&'a str>> {
        if is_unknown(text) {
            return None;
        }
        if is_picture(text) {
            notes.cell("tick-picture", Severity::Warning, self.grid, cell, element);
            return None;
        }
        let empty = marks().cell(text).0 == Some(false) && marks().pieces(text).len() < 2;
        Some(if empty { Vec::new() } else { ticked(text).collect() })
    }
}

/// Words in an audience cell: 全社会, or a group's name.
fn group(words: &str, audience: &mut Audience) {
    match headers().role(words) {
        Some(Role::Society) => audience.society = true,
        Some(Role::Group) => {
            audience.group.get_or_insert_default();
        }
        _ => name_group(words, audience),
    }
}

/// Adds a group by its name: 特定群体 before it and brackets around it are no part of that.
fn name_group(words: &str, audience: &mut Audience) {
    let mut name = words.trim();
    if let Some((before, behind)) = name.split_once([':', '：', '(', '（'])
        && headers().role(before) == Some(Role::Group)
    {
        name = behind.trim_end_matches([')', '）']);
    }
    if let Some(inside) = name.strip_prefix(['(', '（']).and_then(|name| name.strip_suffix([')', '）']))
        && !inside.contains(['(', '（'])
    {
        name = inside;
    }
    let name = name.trim().trim_matches(['_', '＿']);
    match audience.group.as_mut().filter(|group| !group.is_empty()) {
        Some(group) if !name.is_empty() => {
            group.push('、');
            group.push_str(name);
        }
        Some(_) => {}
        None => audience.group = Some(name.to_owned()),
    }
}

/// The words that a cell of several options means: those behind ticked boxes, or all where it has no box.
fn ticked(cell: &str) -> impl Iterator<Item = &str> {
    let pieces = marks().pieces(cell);
    let boxes = pieces.iter().any(|(ticked, _)| ticked.is_some());
    pieces
        .into_iter()
        .filter(move |(ticked, _)| *ticked == Some(true) || !boxes)
        .flat_map(|(_, words)| words.split(['、', ';', '；', '/', '\n', ',', '，']))
        .map(str::trim)
        .filter(|words| !words.is_empty())
}

/// Whether a cell says that its element is not known.
pub(super) fn is_unknown(cell: &str) -> bool {
    text::fold(cell) == UNKNOWN
}

/// Whether a cell shows a picture and no words.
pub(super) fn is_picture(cell: &str) -> bool {
    cell.contains(PICTURE) && cell.chars().all(|c| c == PICTURE || text::is_blank(c))
}

/// Which ticked elements lost all their ticks: the table has their columns and no row has anything in them.
pub(super) struct LostTicks {
    audience: bool,
    method: bool,
    levels: bool,
}

const AUDIENCE: [Role; 3] = [Role::Audience, Role::Society, Role::Group];
const METHOD: [Role; 3] = [Role::Method, Role::Active, Role::OnRequest];
const LEVELS: [Role; 2] = [Role::Levels, Role::Level];

impl LostTicks {
    pub(super) fn find(grid: &Grid, header: &Header, rows: &[u32]) -> Self {
        let lost = |roles: &[Role]| {
            roles.iter().any(|role| header.has(*role))
                && !rows.is_empty()
                && roles.iter().flat_map(|role| header.of(*role)).all(|column| {
                    rows.iter().all(|row| grid.column_text(at(*row, column.column)).trim().is_empty())
                })
        };
        Self { audience: lost(&AUDIENCE), method: lost(&METHOD), levels: lost(&LEVELS) }
    }

    /// Whether this element lost its ticks.
    pub(super) fn has(&self, element: ElementName) -> bool {
        match element {
            ElementName::Audience => self.audience,
            ElementName::Method => self.method,
            ElementName::Levels => self.levels,
            _ => false,
        }
    }

    pub(super) fn report(&self, grid: &Grid, header: &Header, findings: &mut Vec<Finding>) {
        for (lost, roles, element) in [
            (self.audience, &AUDIENCE[..], ElementName::Audience),
            (self.method, &METHOD[..], ElementName::Method),
            (self.levels, &LEVELS[..], ElementName::Levels),
        ] {
            let column = roles.iter().flat_map(|role| header.of(*role)).min_by_key(|column| column.column);
            if let (true, Some(column)) = (lost, column) {
                findings.push(
                    Finding::new("ticks-lost", Severity::Warning)
                        .element(element)
                        .arg("sheet", grid.label())
                        .origin(Some(grid.origin(column.cell))),
                );
            }
        }
    }
}
