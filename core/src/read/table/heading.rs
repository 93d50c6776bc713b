//! What one heading of a table means.

use crate::model::level::{self, Levels};
use crate::read::layout::ColumnBy;
use crate::vocabulary::{Role, headers, traditional};

/// What a heading means.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub(super) role: Role,
    /// The levels that it names, for a column of ticks.
    pub(super) levels: Levels,
    pub(super) by: ColumnBy,
    /// The known heading or the word that an unknown one is taken for.
    pub(super) meant: Option<&'static str>,
}

/// A longer text is no heading, in bytes.
const LONGEST: usize = 160;

/// What a heading means that is known to the letter, blanks and width aside.
pub(super) fn known(text: &str) -> Option<Heading> {
    if text.len() > LONGEST {
        return None;
    }
    let text = &traditional().simplify(text);
    let heading = |role, levels| Heading { role, levels, by: ColumnBy::Heading, meant: None };
    if let Some(role) = headers().role(text) {
        return Some(heading(role, Levels::default()));
    }
    let levels = level::read(text);
    (!levels.is_empty()).then(|| heading(Role::Level, levels))
}

/// What a heading means, to the letter or nearly.
pub(super) fn read(text: &str) -> Option<Heading> {
    known(text).or_else(|| {
        if text.len() > LONGEST {
            return None;
        }
        let near = headers().near(&traditional().simplify(text))?;
        let by =
            if text.contains(near.meant) && !near.meant.is_empty() { ColumnBy::Word } else { ColumnBy::Near };
        Some(Heading { role: near.role, levels: Levels::default(), by, meant: Some(near.meant) })
    })
}
