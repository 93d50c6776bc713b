//! Words put together over line breaks inside them, and cut at numbers, blanks and connectives.

use std::ops::Range;

use super::cell::Cell;
use super::find;
use super::scan::{Kind, REACH, Token};
use crate::vocabulary::citation_words;

/// How many characters behind a name are looked at: more than the longest connective and 实施条例.
const AHEAD: usize = 20;

/// The tokens with words put together over line breaks inside them, and cut at numbers, blanks and
/// connectives between instruments.
pub(super) fn refine(cell: &Cell, tokens: Vec<Token>) -> Vec<Token> {
    let mut refined = Vec::new();
    for token in join(cell, tokens) {
        match token.kind {
            Kind::Words => cut(cell, token.range, &mut refined),
            _ => refined.push(token),
        }
    }
    refined
}

/// Words that a line break or the comma between joint issuers cuts in two are put together.
fn join(cell: &Cell, tokens: Vec<Token>) -> Vec<Token> {
    let words = citation_words();
    let mut joined: Vec<Token> = Vec::new();
    for token in tokens {
        if matches!(token.kind, Kind::Words)
            && let [.., Token { kind: Kind::Words, range: first }, Token { kind: between, .. }] =
                joined.as_slice()
        {
            let line = cell.line(first.clone());
            let goes_on = first.len() < REACH
                && match between {
                    Kind::Line => !is_finished(&line),
                    // 等有关法律、法规 is one phrase.
                    Kind::Break('、') if line.starts_with('等') => {
                        !is_finished(&line) || words.classes(&cell.line(token.range.clone())).is_some()
                    }
                    Kind::Break('、') => words.names_issuer(&line) && !words.names_instrument(&line),
                    _ => false,
                };
            if goes_on {
                joined.pop();
                if let Some(last) = joined.last_mut() {
                    last.range.end = token.range.end;
                }
                continue;
            }
        }
        joined.push(token);
    }
    joined
}

/// Whether a line of words can be a whole citation, or the end of one.
pub(super) fn is_finished(line: &str) -> bool {
    let words = citation_words();
    words.names_instrument(line)
        || (words.trails(line) && (!line.starts_with('等') || line == "等"))
        || words.refers(line)
        || words.is_nothing(line)
        || words.leads(line)
        || line.ends_with(['号', ':', '等', '令'])
}

fn cut(cell: &Cell, range: Range<usize>, tokens: &mut Vec<Token>) {
    let (text, places) = cell.window(range.clone());
    let place = |at: usize| places.get(at).copied().unwrap_or(range.end);
    let behind = |at: usize| at.checked_sub(1).and_then(|at| places.get(at)).map_or(range.start, |at| at + 1);
    let mut from = 0;
    for found in find::find_all(&text, false) {
        cut_words(cell, &text, &places, from..found.range.start, tokens);
        let kind = Kind::Number { number: found.number, damaged: found.damaged };
        tokens.push(Token { kind, range: place(found.range.start)..behind(found.range.end) });
        from = found.range.end;
    }
    cut_words(cell, &text, &places, from..text.len(), tokens);
}

/// Whether a text breaks off inside a name: 国务院关于…规划 and not yet 的意见.
fn is_inside_about(text: &str) -> bool {
    text.contains("关于") && !text.trim_end_matches(|c| c != '的').ends_with('的')
}

/// Words between numbers, cut where one instrument's name ends and another's begins.
fn cut_words(cell: &Cell, text: &[char], places: &[usize], range: Range<usize>, tokens: &mut Vec<Token>) {
    let words = citation_words();
    let slice = |range: Range<usize>| text.get(range).unwrap_or_default().iter().collect::<String>();
    let mut push = |kind: Kind, range: Range<usize>| {
        let last = range.end.checked_sub(1).and_then(|at| places.get(at));
        if let (Some(start), Some(last)) = (places.get(range.start), last)
            && range.start < range.end
        {
            tokens.push(Token { kind, range: *start..last + 1 });
        }
    };
    let (mut from, mut at) = (range.start, range.start);
    let named = words.names_instrument(&slice(range.end.saturating_sub(3).max(range.start)..range.end));
    while named && at < range.end {
        at += 1;
        let ended = at - from >= 3 && words.names_instrument(&slice(at - 3..at));
        if !ended || is_inside_about(&slice(from.max(at.saturating_sub(REACH))..at)) {
            continue;
        }
        let right = slice(at..range.end.min(at + AHEAD));
        let connective = right.get(..words.connective(&right)).unwrap_or_default();
        let length = connective.chars().count();
        let rest = right.get(connective.len()..).unwrap_or_default();
        if range.end < at + length + 3 {
            continue;
        }
        let blank = places.get(at).is_some_and(|place| cell.blank_before(*place));
        if words.possessive(&right) > 0 {
            push(Kind::Words, from..at);
            from = at;
        } else if length > 0 {
            push(Kind::Words, from..at);
            push(Kind::Break('和'), at..at + length);
            (from, at) = (at + length, at + length);
        } else if blank
            && words.surely_names_instrument(&slice(at - 3..at))
            && !words.begins_continuation(rest)
        {
            push(Kind::Words, from..at);
            push(Kind::Break(' '), at - 1..at);
            from = at;
        }
    }
    push(Kind::Words, from..range.end);
}
