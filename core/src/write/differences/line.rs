//! Lines of text with their colours, for whoever prints them.

use schemars::JsonSchema;
use serde::Serialize;

use super::view::Tone;

/// A line of a rendering as text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Line {
    /// How deep in the tree it stands, from 0; two blanks each.
    pub depth: usize,
    /// What stands before it: `+` came, `-` went, `~` was edited, `>` stands elsewhere, `=` has another name, `*` was split or
    /// merged, `!` is said of the whole; a blank
    /// where nothing of it is said.
    pub mark: char,
    /// What it asks of the reader; the mark and the label take its colour.
    pub tone: Tone,
    /// Its words.
    pub pieces: Vec<Piece>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Piece {
    /// How it looks.
    pub kind: PieceKind,
    /// Its words.
    pub text: String,
}

/// How a piece of a line looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PieceKind {
    /// Like the text around it.
    Plain,
    /// A heading.
    Strong,
    /// Something beside the point.
    Faint,
    /// A label, in the colour of the line.
    Label,
    /// Characters that went.
    Removed,
    /// Characters that came.
    Added,
}

impl Line {
    pub(super) fn new(depth: usize, mark: char, tone: Tone) -> Self {
        Self { depth, mark, tone, pieces: Vec::new() }
    }

    /// A line without a mark.
    pub(super) fn bare(depth: usize) -> Self {
        Self::new(depth, ' ', Tone::Quiet)
    }

    pub(super) fn with(mut self, kind: PieceKind, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.pieces.push(Piece { kind, text });
        }
        self
    }
}

/// Lines without colours; what went is in `[-…-]`, what came in `{+…+}`, as word diffs have it.
pub fn plain_text(lines: &[Line]) -> String {
    let mut text = String::new();
    for line in lines {
        let start = text.len();
        text.push_str(&"  ".repeat(line.depth));
        if line.mark != ' ' {
            text.push(line.mark);
            text.push(' ');
        }
        for piece in &line.pieces {
            match piece.kind {
                PieceKind::Removed => text.extend(["[-", &piece.text, "-]"]),
                PieceKind::Added => text.extend(["{+", &piece.text, "+}"]),
                _ => text.push_str(&piece.text),
            }
        }
        let end = text.trim_end_matches(' ').len().max(start);
        text.truncate(end);
        text.push('\n');
    }
    text
}
