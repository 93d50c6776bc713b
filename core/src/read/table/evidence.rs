//! What the cells of a column look like, whatever its heading says.

use rustc_hash::FxHashMap;

use super::at;
use super::header::{Column, Header};
use super::row::refers;
use crate::model::body::BodyClass;
use crate::model::{basis, body, channel, is_code, level, method, time_limit};
use crate::read::grid::Grid;
use crate::read::layout::{ColumnBy, Fits};
use crate::text;
use crate::vocabulary::{Role, headers, marks};

/// How many different cells of a column with a known heading are looked at.
const GLANCE: usize = 3;
/// How many of another one.
const LOOK: usize = 24;
/// A longer cell is content or a remark.
const LONGEST: usize = 600;
/// The share of cells that have to be like what a role holds, for its cells alone to tell it: 4 of 5.
const TELLING: (u32, u32) = (4, 5);

/// The roles that cells can tell by themselves, the most telling first.
const TELLABLE: [Role; 8] = [
    Role::Code,
    Role::TimeLimit,
    Role::Basis,
    Role::Channels,
    Role::Method,
    Role::Levels,
    Role::Body,
    Role::Serial,
];

/// What cells were found to be like, so that none is parsed twice.
#[derive(Debug, Default)]
pub(super) struct Evidence {
    like: FxHashMap<Role, FxHashMap<String, bool>>,
}

impl Evidence {
    /// How many of a column's cells are like what a role holds, of those looked at. `None` where cells cannot tell.
    pub(super) fn fits(&mut self, grid: &Grid, rows: &[u32], column: &Column) -> Option<Fits> {
        let role = column.role;
        if !TELLABLE.contains(&role) && !role.is_answer() {
            return None;
        }
        let most = if column.by == ColumnBy::Heading { GLANCE } else { LOOK };
        self.share(grid, rows, column.column, role, most)
    }

    fn share(&mut self, grid: &Grid, rows: &[u32], column: u32, role: Role, most: usize) -> Option<Fits> {
        let sample = sample(grid, rows, column, most);
        let fitting = sample.iter().filter(|text| self.is_like(role, text)).count();
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        (!sample.is_empty()).then(|| Fits { fitting: count(fitting), of: count(sample.len()) })
    }

    fn is_like(&mut self, role: Role, cell: &str) -> bool {
        let known = self.like.entry(role).or_default();
        if let Some(like) = known.get(cell) {
            return *like;
        }
        let like = is_like(role, cell);
        known.insert(cell.to_owned(), like);
        like
    }

    /// The role that a column's cells tell, of those given. `None` where none or more than one is told.
    pub(super) fn told(&mut self, grid: &Grid, rows: &[u32], column: u32, missing: &[Role]) -> Option<Role> {
        let shown = sample(grid, rows, column, LOOK);
        // Two of a kind may be chance, unless there are no more rows.
        if shown.len() < 2 && rows.len() > 3 {
            return None;
        }
        TELLABLE.into_iter().filter(|role| missing.contains(role)).find(|role| {
            let fits = self.share(grid, rows, column, *role, LOOK);
            fits.is_some_and(|fits| fits.fitting * TELLING.1 >= fits.of * TELLING.0)
        })
    }
}

/// Some different texts of a column; references to the row above say nothing of their own.
fn sample<'g>(grid: &'g Grid, rows: &[u32], column: u32, most: usize) -> Vec<&'g str> {
    let mut texts: Vec<&str> = Vec::new();
    for row in rows {
        let text = grid.column_text(at(*row, column)).trim();
        if !text.is_empty() && !refers(text) && !texts.contains(&text) {
            texts.push(text);
            if texts.len() == most {
                break;
            }
        }
    }
    texts
}

/// Whether a cell is like what a role holds.
fn is_like(role: Role, cell: &str) -> bool {
    if cell.len() > LONGEST && role != Role::Basis && role != Role::Channels {
        return false;
    }
    match role {
        Role::Serial => {
            let folded = text::fold(cell);
            folded.len() <= 8
                && folded.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '.' | '、' | '(' | ')'))
        }
        Role::Code => is_code(&text::fold(cell)),
        Role::TimeLimit => time_limit::read(cell).is_some(),
        Role::Basis => basis::read(cell)
            .iter()
            .any(|citation| citation.marked || citation.number.is_some() || citation.is_reference()),
        Role::Channels => channel::read(cell).is_some_and(|channels| {
            let all = || channels.chosen.iter().chain(&channels.offered);
            let unlisted = all().filter(|channel| matches!(channel, channel::Channel::Unlisted(_))).count();
            all().count() > 2 * unlisted
        }),
        Role::Body => {
            let bodies = body::read(cell);
            !bodies.is_empty()
                && bodies
                    .iter()
                    .all(|body| body.class != BodyClass::Unclear && body.name.chars().count() <= 30)
        }
        Role::Method => cell.chars().count() <= 16 && !method::read(cell).is_empty(),
        Role::Levels => !level::read(cell).is_empty(),
        _ if role.is_answer() => {
            let (ticked, words) = marks().cell(cell);
            ticked.is_some()
                || match role {
                    Role::Society | Role::Group => words.chars().count() <= 40,
                    _ => !method::read(words).is_empty() || !level::read(words).is_empty(),
                }
        }
        _ => false,
    }
}

/// Puts columns right that the heading alone tells badly: unknown and blank headings, a heading that comes twice, and
/// one whose cells are all something else. Gives the columns whose role changed.
pub(super) fn settle(evidence: &mut Evidence, grid: &Grid, rows: &[u32], header: &mut Header) -> Vec<u32> {
    let mut settled = Vec::new();
    give_way(header);
    for n in 0..header.columns.len() {
        let missing: Vec<Role> = TELLABLE.into_iter().filter(|role| is_missing(header, *role)).collect();
        let Some(column) = header.columns.get(n) else { continue };
        let doubted = match column.by {
            ColumnBy::Caller | ColumnBy::Content => false,
            ColumnBy::Unknown => !headers().is_extra(&column.heading),
            ColumnBy::Heading | ColumnBy::Near | ColumnBy::Word | ColumnBy::Position => {
                let fits = evidence.fits(grid, rows, column);
                let again = header.of(column.role).next().is_some_and(|first| first.column != column.column)
                    || header.of(column.role).nth(1).is_some();
                fits.is_some_and(|fits| fits.fitting == 0 && (fits.of > 1 || again))
                    && TELLABLE.contains(&column.role)
                    || again && matches!(column.role, Role::Content)
            }
        };
        if !doubted {
            continue;
        }
        let (at, own) = (column.column, column.role);
        let Some(role) = evidence.told(grid, rows, at, &missing) else { continue };
        if role != own
            && let Some(column) = header.columns.get_mut(n)
        {
            column.role = role;
            column.by = ColumnBy::Content;
            column.meant = None;
            settled.push(at);
        }
    }
    settled
}

/// A heading that is only nearly known gives way to one that is known: its column is kept under its own name.
fn give_way(header: &mut Header) {
    let known: Vec<Role> = header
        .columns
        .iter()
        .filter(|column| matches!(column.by, ColumnBy::Heading | ColumnBy::Caller))
        .map(|column| column.role)
        .collect();
    for column in &mut header.columns {
        let yields = match column.by {
            ColumnBy::Word => true,
            ColumnBy::Near => !matches!(column.role, Role::Items),
            _ => false,
        };
        if yields && known.contains(&column.role) {
            column.role = Role::Extra;
            column.by = ColumnBy::Unknown;
            column.meant = None;
        }
    }
}

fn is_missing(header: &Header, role: Role) -> bool {
    let has = |roles: &[Role]| roles.iter().any(|role| header.has(*role));
    match role {
        Role::Method => !has(&[Role::Method, Role::Active, Role::OnRequest]),
        Role::Levels => !has(&[Role::Levels, Role::Level]),
        role => !header.has(role),
    }
}
