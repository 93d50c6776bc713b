//! A cell cut into titles, brackets, articles, numbers, words and the marks between them.

use std::ops::Range;

use super::articles;
use super::cell::{Cell, closes, is_han, opens, pairs};
use super::number::Number;
use super::numeral::is_chinese_digit;
use super::title;
use crate::vocabulary::citation_words;

/// A part of a cell, with its positions.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

/// What a part of a cell is.
#[derive(Debug, Clone)]
pub(super) enum Kind {
    /// 《…》, nested titles inside; not sound where a mark is missing or of the wrong kind.
    Title { inner: Range<usize>, sound: bool },
    /// (…), with everything in it.
    Bracket { inner: Range<usize>, sound: bool },
    /// A list of articles.
    Articles(Vec<String>),
    /// A number outside brackets.
    Number { number: Option<Number>, damaged: bool },
    /// Words without marks.
    Words,
    /// A separator.
    Break(char),
    /// A line break: a separator, or the end of the paper.
    Line,
    /// A bullet or the numbering of a list.
    Bullet,
    /// A closing mark that closes nothing.
    Stray,
}

/// How far a closing bracket or mark is looked for, in characters: longer than the longest history.
pub(super) const REACH: usize = 500;

/// The tokens of a cell, in order. Separators inside titles and brackets separate nothing.
pub(super) fn scan(cell: &Cell) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut words, mut at) = (None, 0);
    while at < cell.len() {
        let Some((kind, range)) = token(cell, at, words, &tokens) else {
            words.get_or_insert(at);
            at = skip(cell, at, words.unwrap_or(at));
            continue;
        };
        if let Some(start) = words.take().filter(|start| *start < range.start) {
            tokens.push(Token { kind: Kind::Words, range: start..range.start });
        }
        at = range.end;
        tokens.push(Token { kind, range });
    }
    if let Some(start) = words {
        tokens.push(Token { kind: Kind::Words, range: start..cell.len() });
    }
    tokens
}

/// The token other than words that begins here, if one does.
fn token(cell: &Cell, at: usize, words: Option<usize>, tokens: &[Token]) -> Option<(Kind, Range<usize>)> {
    let c = cell.char(at);
    if let Some(end) = numbering(cell, at, words.is_some(), tokens.last()) {
        return Some((Kind::Bullet, at..end));
    }
    let one = |kind| Some((kind, at..at + 1));
    match c {
        '\n' => one(Kind::Line),
        '《' | '〈' => {
            let title = title::extent(cell, at);
            Some((Kind::Title { inner: at + 1..title.inner_end, sound: title.sound }, at..title.end))
        }
        '》' | '〉' => match words {
            Some(start) => Some((Kind::Title { inner: start..at, sound: false }, start..at + 1)),
            None => one(Kind::Stray),
        },
        c if opens(c) => bracket(cell, at, words.is_some()),
        c if closes(c) => one(Kind::Stray),
        '第' => {
            let (window, places) = cell.window(at..(at + REACH).min(cell.len()));
            let (articles, end) = articles::read(&window, 0)?;
            let end = end.checked_sub(1).and_then(|last| places.get(last)).map_or(at, |last| last + 1);
            Some((Kind::Articles(articles), at..end))
        }
        '/' if cell.before(at).is_ascii_alphanumeric() && cell.char(at + 1).is_ascii_alphanumeric() => None,
        '、' | ',' | ';' | '。' | '/' | '|' | '\\' => one(Kind::Break(c)),
        _ => None,
    }
}

/// Past a character of words: past a whole year in brackets, whose brackets may be damaged (国办发〔201680号).
fn skip(cell: &Cell, at: usize, words: usize) -> usize {
    if at > words && opens(cell.char(at)) { year(cell, at).unwrap_or(at + 1) } else { at + 1 }
}

/// Where the year in brackets of a document number ends, if one begins here behind its code.
fn year(cell: &Cell, at: usize) -> Option<usize> {
    if !is_han(before(cell, at)) {
        return None;
    }
    let digit = |at: &usize| cell.char(*at).is_ascii_digit() || cell.char(*at) == '\n';
    let mut end = at + 1 + (at + 1..cell.len()).take_while(digit).count();
    if end == at + 1 {
        return None;
    }
    let length = (at + 1..end).filter(|at| cell.char(*at) != '\n').count();
    let closed = closes(cell.char(end));
    end += usize::from(closed);
    // What follows tells a document number from a date in brackets.
    let next = (end..cell.len()).find(|at| cell.char(*at) != '\n').unwrap_or(end);
    let numbered = matches!(cell.char(next), '号' | '第') || (closed && cell.char(next).is_ascii_digit());
    (numbered && (3..=8).contains(&length)).then_some(end)
}

/// The character before, over line breaks.
fn before(cell: &Cell, at: usize) -> char {
    (0..at).rev().map(|at| cell.char(at)).find(|c| *c != '\n').unwrap_or('\0')
}

/// The bracket that opens here; `None` where it belongs to the words around it.
fn bracket(cell: &Cell, at: usize, in_words: bool) -> Option<(Kind, Range<usize>)> {
    if in_words && year(cell, at).is_some() {
        return None;
    }
    let mut stack = vec![cell.char(at)];
    let (mut sound, mut first_break, mut position) = (true, None, at + 1);
    let limit = (at + REACH).min(cell.len());
    while position < limit {
        let c = cell.char(position);
        if opens(c) {
            if let Some(end) = year(cell, position) {
                position = end;
                continue;
            }
            stack.push(c);
        } else if closes(c) {
            sound &= stack.pop().is_some_and(|open| pairs(open, c));
            if stack.is_empty() {
                return Some((Kind::Bracket { inner: at + 1..position, sound }, at..position + 1));
            }
        } else if c == '《' {
            if !holds_title(&cell.line(at + 1..position)) {
                break;
            }
            position = title::extent(cell, position).end;
            continue;
        } else if matches!(c, '\n' | ';' | '。' | '、' | ',') {
            first_break.get_or_insert(position);
        }
        position += 1;
    }
    let end = first_break.unwrap_or(position);
    Some((Kind::Bracket { inner: at + 1..end, sound: false }, at..end))
}

/// Whether a title behind this text in brackets is still inside them: not where a number or a label came to its
/// end and the closing bracket is lost.
fn holds_title(inside: &str) -> bool {
    let words = citation_words();
    let said = inside.trim_end_matches(['、', ';', ',', '。']);
    let ended = said.ends_with(['号', '令'])
        || said.ends_with(|c: char| c.is_ascii_digit())
        || words.ends_in_history(said);
    !ended && words.classes(said).is_none() && (said.len() == inside.len() || said.ends_with('》'))
}

/// Where a bullet or the numbering of a list that begins here ends.
fn numbering(cell: &Cell, at: usize, in_words: bool, last: Option<&Token>) -> Option<usize> {
    let fresh = !in_words
        && last.is_none_or(|token| matches!(token.kind, Kind::Line | Kind::Break(_) | Kind::Bullet));
    let title = |at: usize| matches!(cell.char(at), '《' | '〈');
    let c = cell.char(at);
    if citation_words().is_bullet(c) {
        return (!in_words || title(at + 1)).then_some(at + 1);
    }
    if fresh && matches!(c, '-' | '—' | '–' | '.') {
        return Some(at + 1);
    }
    let run = |fits: fn(char) -> bool, from: usize| {
        (from..cell.len()).take_while(|at| fits(cell.char(*at))).count()
    };
    let mark = |at: usize| matches!(cell.char(at), '.' | '、' | ')' | ':' | '．');
    if c.is_ascii_digit() && !cell.before(at).is_ascii_digit() {
        let end = at + run(|c| c.is_ascii_digit(), at);
        let numbered = end - at <= 2 && mark(end) && !cell.char(end + 1).is_ascii_digit();
        if numbered && (!in_words || title(end + 1)) {
            return Some(end + 1);
        }
        return (!in_words && end - at <= 2 && title(end)).then_some(end);
    }
    if opens(c) && !in_words {
        let length = run(|c| c.is_ascii_digit() || is_chinese_digit(c), at + 1);
        let end = at + 1 + length;
        let numbered = (1..=3).contains(&length) && closes(cell.char(end));
        return (numbered && (fresh || title(end + 1)))
            .then(|| end + 1 + usize::from(matches!(cell.char(end + 1), '、' | '.')));
    }
    if !in_words && is_chinese_digit(c) {
        let end = at + run(is_chinese_digit, at);
        let numbered = end - at <= 3 && matches!(cell.char(end), '、' | '.');
        return (numbered && (fresh || title(end + 1))).then_some(end + 1);
    }
    None
}
