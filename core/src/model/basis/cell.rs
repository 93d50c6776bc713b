//! A cell's text made plain, character by character, with the way back to the wording.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::text;

/// The characters of a cell that count: width folded, blanks dropped, line breaks kept, quotation marks of
/// titles made one kind. Positions are positions among these characters.
pub(super) struct Cell<'a> {
    wording: &'a str,
    chars: Vec<char>,
    bytes: Vec<Range<usize>>,
}

impl<'a> Cell<'a> {
    pub(super) fn new(wording: &'a str) -> Self {
        let mut cell = Self { wording, chars: Vec::new(), bytes: Vec::new() };
        let mut doubled = false;
        for (at, c) in wording.char_indices() {
            if c != '\n' && text::is_blank(c) {
                continue;
            }
            let (c, end) = (plain(c), at + c.len_utf8());
            // Titles are also typed between << and >>.
            let twice = cell.chars.last() == Some(&c) && cell.bytes.last().is_some_and(|b| b.end == at);
            let mark = match c {
                '〈' if twice => Some('《'),
                '〉' if twice && doubled => Some('》'),
                _ => None,
            };
            if let Some(mark) = mark
                && let (Some(last), Some(bytes)) = (cell.chars.last_mut(), cell.bytes.last_mut())
            {
                *last = mark;
                bytes.end = end;
                doubled = true;
            } else {
                cell.chars.push(c);
                cell.bytes.push(at..end);
            }
        }
        cell
    }

    pub(super) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at a position; beyond the end, one that is in no text.
    pub(super) fn char(&self, at: usize) -> char {
        self.chars.get(at).copied().unwrap_or('\0')
    }

    /// The character before a position.
    pub(super) fn before(&self, at: usize) -> char {
        at.checked_sub(1).map_or('\0', |at| self.char(at))
    }

    /// Whether blanks stand before a position in the wording.
    pub(super) fn blank_before(&self, at: usize) -> bool {
        let end = at.checked_sub(1).and_then(|at| self.bytes.get(at)).map_or(0, |bytes| bytes.end);
        self.bytes.get(at).is_some_and(|bytes| bytes.start > end)
    }

    /// The characters of a range without line breaks, and where each stands.
    pub(super) fn window(&self, range: Range<usize>) -> (Vec<char>, Vec<usize>) {
        range.filter(|at| self.char(*at) != '\n').map(|at| (self.char(at), at)).unzip()
    }

    /// A range as one line of plain text.
    pub(super) fn line(&self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or_default().iter().filter(|c| **c != '\n').collect()
    }

    /// The wording of a range, exactly as published.
    pub(super) fn wording(&self, range: &Range<usize>) -> &'a str {
        let start = self.bytes.get(range.start).map_or(0, |bytes| bytes.start);
        let last = range.end.checked_sub(1).and_then(|at| self.bytes.get(at));
        self.wording.get(start..last.map_or(0, |bytes| bytes.end)).unwrap_or_default().trim()
    }
}

/// A character in its plain form, where that is one character; encircled numbers keep their circle.
fn plain(c: char) -> char {
    match c {
        '\u{2460}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' => c,
        '≪' | '«' => '《',
        '≫' | '»' => '》',
        '<' | '＜' | '﹤' | '‹' | '⟨' => '〈',
        '>' | '＞' | '﹥' | '›' | '⟩' => '〉',
        '∶' => ':',
        _ => {
            let mut forms = std::iter::once(c).nfkc();
            match (forms.next(), forms.next()) {
                (Some(form), None) => form,
                _ => c,
            }
        }
    }
}

/// An opening bracket.
pub(super) fn opens(c: char) -> bool {
    matches!(c, '(' | '〔' | '[' | '【' | '〖' | '{')
}

/// A closing bracket.
pub(super) fn closes(c: char) -> bool {
    matches!(c, ')' | '〕' | ']' | '】' | '〗' | '}')
}

/// Whether two brackets are a pair.
pub(super) fn pairs(open: char, close: char) -> bool {
    matches!(
        (open, close),
        ('(', ')')
            | ('〔', '〕')
            | ('[', ']')
            | ('【', '】')
            | ('〖', '〗')
            | ('{', '}')
            | ('《', '》')
            | ('〈', '〉')
    )
}

/// A dash, in any length.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '−' | '─' | '~')
}

/// A character of a Chinese word.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '〇' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3134f}')
}
