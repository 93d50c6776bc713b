//! Tick marks and empty boxes, in all the glyphs that offices use.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::text;

/// What stands for an unknown element in a cell, written and read.
pub const UNKNOWN: &str = "?";

/// The glyphs.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "Table")]
pub struct Marks {
    glyphs: FxHashMap<char, Mark>,
    ticked_words: Vec<String>,
    empty_words: Vec<String>,
    legend: LegendWords,
}

/// The glyphs as the table lists them.
#[derive(Debug, Default, Deserialize)]
struct Table {
    ticked: String,
    empty: String,
    weak_ticked: String,
    weak_empty: String,
    ticked_words: Vec<String>,
    empty_words: Vec<String>,
    legend: LegendWords,
}

impl From<Table> for Marks {
    fn from(table: Table) -> Self {
        let glyphs = [
            (&table.weak_ticked, Mark::Weak(true)),
            (&table.weak_empty, Mark::Weak(false)),
            (&table.ticked, Mark::Strong(true)),
            (&table.empty, Mark::Strong(false)),
        ];
        Self {
            glyphs: glyphs
                .into_iter()
                .flat_map(|(list, mark)| list.chars().map(move |c| (c, mark)))
                .collect(),
            ticked_words: table.ticked_words,
            empty_words: table.empty_words,
            legend: table.legend,
        }
    }
}

/// Words by which a note says what a mark means.
#[derive(Debug, Clone, Default, Deserialize)]
struct LegendWords {
    any_of: Vec<String>,
    mandatory: Vec<String>,
    optional: Vec<String>,
}

/// What a note says that a mark means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MarkMeaning {
    /// 必选: has to be used.
    Mandatory,
    /// 至少选一: at least one of those so marked has to be used.
    AnyOf,
    /// 可选: may be used.
    Optional,
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

/// How many characters behind a mark a note says what it means.
const LEGEND: usize = 16;

/// The table of marks.
pub fn marks() -> &'static Marks {
    static TABLE: LazyLock<Marks> = LazyLock::new(|| super::table(include_str!("../../data/marks.json")));
    &TABLE
}

impl Marks {
    /// What a character says as a mark.
    pub fn read(&self, c: char) -> Option<Mark> {
        self.glyphs.get(&c).copied()
    }

    /// The marks, of which some were given another meaning by a note.
    #[must_use]
    pub fn redefined(&self, ticked: &[char], empty: &[char]) -> Self {
        let mut marks = self.clone();
        for (chars, state) in [(ticked, true), (empty, false)] {
            marks.glyphs.extend(chars.iter().map(|c| (*c, Mark::Strong(state))));
        }
        marks
    }

    /// The marks that a note defines (`■必选项，□可选项`), each with its meaning, in order.
    pub fn legend(&self, note: &str) -> Vec<(char, MarkMeaning)> {
        let means = |words: &str| {
            let one_of = |list: &[String]| list.iter().any(|word| words.contains(word.as_str()));
            if one_of(&self.legend.any_of) {
                Some(MarkMeaning::AnyOf)
            } else if one_of(&self.legend.mandatory) {
                Some(MarkMeaning::Mandatory)
            } else if one_of(&self.legend.optional) {
                Some(MarkMeaning::Optional)
            } else {
                None
            }
        };
        let is_mark = |c: char| matches!(self.read(c), Some(Mark::Strong(_)));
        let mut found = Vec::new();
        let mut pieces = note.split_inclusive(is_mark);
        let mut mark = pieces.next().and_then(|piece| piece.chars().next_back()).filter(|c| is_mark(*c));
        for piece in pieces {
            let next = piece.chars().next_back().filter(|c| is_mark(*c));
            let said: String = piece.chars().take(LEGEND).collect();
            if let (Some(mark), Some(meaning)) = (mark, means(&said)) {
                found.push((mark, meaning));
            }
            mark = next;
        }
        found
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
        marks_behind(&mut pieces);
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

/// Gives the marks of a cell to the words before them, where each stands right behind its words (`县级√ 乡级`) and none
/// before any.
fn marks_behind(pieces: &mut [(Option<bool>, &str)]) {
    let behind = |words: &str| {
        words.ends_with(|c: char| !text::is_blank(c) && (c.is_alphanumeric() || c == ')' || c == '）'))
    };
    let Some(((_, first), rest)) = pieces.split_first() else { return };
    let Some((_, between)) = rest.split_last() else { return };
    let apart = |words: &str| {
        words.starts_with(|c: char| text::is_blank(c) || matches!(c, '、' | ',' | '，' | ';' | '；' | '/'))
    };
    let last = rest.last().map_or("", |(_, words)| *words);
    if !behind(first) || !between.iter().all(|(_, words)| apart(words) && behind(words)) {
        return;
    }
    if !last.trim().is_empty() && !apart(last) {
        return;
    }
    for n in 0..pieces.len() {
        let next = pieces.get(n + 1).map_or(Some(false), |(state, _)| *state);
        if let Some((state, _)) = pieces.get_mut(n) {
            *state = next;
        }
    }
    // Behind the last mark nothing stands that it could be about.
    if let Some((state, words)) = pieces.last_mut()
        && words.trim().is_empty()
    {
        *state = None;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_before_or_behind_their_words() {
        let pieces = |cell| {
            let pieces = marks().pieces(cell);
            pieces.into_iter().map(|(ticked, words)| (ticked, words.trim())).collect::<Vec<_>>()
        };
        assert_eq!(pieces("县级√ 乡级"), [(Some(true), "县级"), (Some(false), "乡级")]);
        assert_eq!(pieces("县级√、乡级√"), [(Some(true), "县级"), (Some(true), "、乡级")]);
        assert_eq!(pieces("√县级 √乡级"), [(Some(true), "县级"), (Some(true), "乡级")]);
        assert_eq!(pieces("政府网站■政府公报"), [(None, "政府网站"), (Some(true), "政府公报")]);
    }

    #[test]
    fn a_note_defines_marks() {
        use MarkMeaning::{AnyOf, Mandatory, Optional};
        let cases = [
            ("注：■为必选项，□为可选项", vec![('■', Mandatory), ('□', Optional)]),
            ("标注“★”的为必须公开渠道，“☆”的可选", vec![('★', Mandatory), ('☆', Optional)]),
            ("公开渠道和载体（■至少选择其一）", vec![('■', AnyOf)]),
            ("■政府网站 □政府公报", vec![]),
        ];
        for (note, expected) in cases {
            assert_eq!(marks().legend(note), expected, "{note}");
        }
        let swapped = marks().redefined(&['△'], &['▲']);
        assert_eq!(
            (swapped.read('△'), swapped.read('▲')),
            (Some(Mark::Strong(true)), Some(Mark::Strong(false)))
        );
    }

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
