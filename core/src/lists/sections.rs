//! What lines around and between the rows of a list say: its title, whose it is, the type of what follows.

use std::ops::Range;

use super::document::{ItemList, ItemType};
use crate::model::body::{self, BodyClass};
use crate::read::{Grid, Lone, lone};
use crate::text;
use crate::vocabulary::{headers, list_tables, list_words};

/// What is known of a table's items before any of its rows is read.
#[derive(Debug, Default)]
pub(super) struct Above {
    pub(super) titles: Vec<String>,
    /// Whose list it is.
    pub(super) body: Option<String>,
    /// The type, where the sheet is named after one.
    pub(super) kind: Option<ItemType>,
    /// The body whose items the sheet has, where it is named after one.
    pub(super) section_body: Option<String>,
}

impl Above {
    /// The lines before the grid, its rows above the header, and the sheet's name.
    pub(super) fn read(grid: &Grid, rows: Range<u32>) -> Self {
        let mut above = Self::default();
        if rows.start == 0 {
            grid.above.iter().for_each(|line| above.line(line));
        }
        for (_, shown) in rows.flat_map(|row| grid.row_texts(row)) {
            above.line(shown);
        }
        match Section::of(&grid.sheet) {
            Some(Section::Type(kind)) => above.kind = Some(kind),
            Some(Section::Body(body)) => above.section_body = Some(body),
            None => {}
        }
        above
    }

    fn line(&mut self, shown: &str) {
        for part in shown.split(['\u{3000}', '\n', '\t']).map(str::trim).filter(|part| !part.is_empty()) {
            if let Some(name) = headers().issuer_line(part) {
                self.body = Some(name.to_owned());
            } else if headers().is_title(part) && !headers().is_note(part) {
                self.titles.push(part.to_owned());
            }
        }
    }

    /// Gives the list its title and its body, where it has none yet.
    pub(super) fn give(&self, list: &mut ItemList) {
        let speaks = |title: &&String| !list_words().named(&text::fold(title)).is_empty();
        let title = self.titles.iter().find(speaks).or(self.titles.first());
        if list.title.is_empty() {
            list.title = title.cloned().unwrap_or_default();
        }
        if list.body.is_none() {
            list.body = self.body.clone().or_else(|| title.and_then(|title| whose(title)));
        }
    }
}

/// The body or division that a title begins with (`临泉县民政局权责清单（2020年本）`).
fn whose(title: &str) -> Option<String> {
    let folded = text::fold(title);
    let name = list_words().before_name(&folded)?.trim_end_matches(|c: char| !c.is_alphanumeric());
    let is_division = list_tables().ends_like_a_division(name);
    named_body(name).or_else(|| is_division.then(|| name.to_owned()))
}

fn named_body(name: &str) -> Option<String> {
    let bodies = body::read(name);
    match bodies.as_slice() {
        [only] if only.class == BodyClass::Named => Some(only.name.clone()),
        _ => None,
    }
}

/// What a line between the rows, or a sheet's name, says of the rows below it.
pub(super) enum Section {
    Type(ItemType),
    Body(String),
}

impl Section {
    /// What a line says; `None` where it names neither a type nor one body.
    pub(super) fn of(line: &str) -> Option<Self> {
        let name = list_tables().section(line);
        if let ItemType::Known(kind) = ItemType::read(&name) {
            return Some(Self::Type(ItemType::Known(kind)));
        }
        named_body(&name).map(Self::Body)
    }
}

/// Where the rows of a table end when another header follows at `next`: title rows above that header belong to the next table.
pub(super) fn end_before(grid: &Grid, next: u32) -> u32 {
    let mut end = next;
    while end > 0 {
        let mut texts = grid.row_texts(end - 1);
        let only = texts.next().filter(|_| texts.next().is_none());
        let is_title = only.is_some_and(|(_, shown)| lone(shown) == Lone::Title);
        if !is_title && !grid.is_row_blank(end - 1) {
            break;
        }
        end -= 1;
    }
    end
}
