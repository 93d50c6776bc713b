//! Tick marks and empty boxes, in all the glyphs that offices use.

use std::sync::LazyLock;

use serde::Deserialize;

/// What stands for an unknown element in a cell, written and read.
pub const UNKNOWN: &str = "?";

/// The glyphs.
#[derive(Debug, Default, Deserialize)]
pub struct Marks {
    ticked: String,
    empty: String,
    weak_ticked: String,
    weak_empty: String,
    ticked_words: Vec<String>,
    empty_words: Vec<String>,
}

/// What one character says as a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A mark wherever it stands: ticked or empty.
    Strong(bool),
    /// A letter of a symbol font that was lost (`þ`, `R`), or a character that looks like a box (`口`): a mark
    /// only where the words around it say so.
    Weak(bool),
}

/// The table of marks.
pub fn marks() -> &'static Marks {
    static TABLE: LazyLock<Marks> = LazyLock::new(|| super::table(include_str!("../../data/marks.json")));
    &TABLE
}

impl Marks {
    /// What a character says as a mark.
    pub fn read(&self, c: char) -> Option<Mark> {
        if self.ticked.contains(c) {
            Some(Mark::Strong(true))
        } else if self.empty.contains(c) {
            Some(Mark::Strong(false))
        } else if self.weak_ticked.contains(c) {
            Some(Mark::Weak(true))
        } else if self.weak_empty.contains(c) {
            Some(Mark::Weak(false))
        } else {
            None
        }
    }

    /// A cell cut at its boxes: whether each is ticked, and the words behind it; words before any box first.
    pub fn pieces<'a>(&self, cell: &'a str) -> Vec<(Option<bool>, &'a str)> {
        self.cut(cell, |_| false)
    }

    /// A cell cut at its boxes. A weak mark counts where the words behind it, from this byte on, say so.
    pub fn cut<'a>(&self, cell: &'a str, weak: impl Fn(usize) -> bool) -> Vec<(Option<bool>, &'a str)> {
        let mut pieces = Vec::new();
        let (mut start, mut state) = (0, None);
        for (at, c) in cell.char_indices() {
            let ticked = match self.read(c) {
                Some(Mark::Strong(ticked)) => ticked,
                Some(Mark::Weak(ticked)) if weak(at + c.len_utf8()) => ticked,
                _ => continue,
            };
            pieces.push((state, cell.get(start..at).unwrap_or_default()));
            state = Some(ticked);
            start = at + c.len_utf8();
        }
        pieces.push((state, cell.get(start..).unwrap_or_default()));
        pieces.retain(|(state, words)| state.is_some() || !words.trim().is_empty());
        pieces
    }

    /// What a tick column's cell says: whether it is ticked, and the words beside the tick. `None` for
    /// words without a tick.
    pub fn cell<'a>(&self, cell: &'a str) -> (Option<bool>, &'a str) {
        let trimmed = cell.trim();
        if self.ticked_words.iter().any(|word| word == trimmed) {
            return (Some(true), "");
        }
        if trimmed.is_empty() || self.empty_words.iter().any(|word| word == trimmed) {
            return (Some(false), "");
        }
        let mut chars = trimmed.chars();
        let Some(first) = chars.next() else { return (Some(false), "") };
        let rest = chars.as_str().trim();
        match self.read(first) {
            Some(Mark::Strong(ticked)) => (Some(ticked), rest),
            Some(Mark::Weak(ticked)) if rest.is_empty() => (Some(ticked), rest),
            _ => (None, trimmed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_tick_columns() {
        let cases = [
            ("√", (Some(true), "")),
            ("", (Some(false), "")),
            ("□", (Some(false), "")),
            ("þ", (Some(true), "")),
            ("√ 项目单位", (Some(true), "项目单位")),
            ("申请人", (None, "申请人")),
            ("—", (Some(false), "")),
        ];
        for (cell, expected) in cases {
            assert_eq!(marks().cell(cell), expected, "{cell}");
        }
    }
}
