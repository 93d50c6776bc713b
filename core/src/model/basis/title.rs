//! How far a title in 《》 reaches, and what stands inside it.

use super::articles;
use super::cell::{Cell, opens};
use super::refine::is_finished;
use crate::vocabulary::citation_words;

/// Where a title ends.
pub(super) struct Extent {
    /// Where its text ends.
    pub(super) inner_end: usize,
    /// Where it ends with its closing mark.
    pub(super) end: usize,
    /// Whether every mark has its counterpart.
    pub(super) sound: bool,
}

/// How far a closing mark is looked for, in characters: longer than the longest title.
const REACH: usize = 300;

/// The extent of the title whose 《 or 〈 stands here. An unclosed title ends where its line ends, the next
/// title begins, or its number or article stands.
pub(super) fn extent(cell: &Cell, start: usize) -> Extent {
    let mut stack = vec![cell.char(start)];
    let mut sound = true;
    let mut at = start + 1;
    while at < (start + 2 * REACH).min(cell.len()) {
        let c = cell.char(at);
        match c {
            '《' if !nests(cell, start + 1, at) => break,
            '《' | '〈' => stack.push(c),
            '》' | '〉' => {
                let fits = stack.last().is_some_and(|open| (*open == '《') == (c == '》'));
                sound &= fits;
                // A closing mark of the wrong kind closes the inner title if another one follows.
                let closes_outer = !fits && c == '》' && !is_closed(cell, at + 1);
                let ignored = !fits && stack.len() == 1 && is_closed(cell, at + 1);
                if closes_outer {
                    stack.clear();
                } else if !ignored {
                    stack.pop();
                }
                if stack.is_empty() {
                    return Extent { inner_end: at, end: at + 1, sound };
                }
            }
            _ if ends_unclosed(cell, start + 1, at) && !is_closed(cell, at) => break,
            _ => {}
        }
        at += 1;
    }
    let mut end = at;
    while end > start + 1 && matches!(cell.before(end), '、' | ',' | ';' | '\n' | '和' | '及') {
        end -= 1;
    }
    Extent { inner_end: end, end, sound: false }
}

/// Whether a mark that opens here opens a title inside the title: 关于印发 《…》.
fn nests(cell: &Cell, start: usize, at: usize) -> bool {
    let before = cell.line(at.saturating_sub(8).max(start)..at);
    before.is_empty() || citation_words().nests(&before)
}

/// Whether a title that is open here is closed further on, before the next one begins.
fn is_closed(cell: &Cell, from: usize) -> bool {
    for at in from..(from + REACH).min(cell.len()) {
        match cell.char(at) {
            '》' => return true,
            '《' if !nests(cell, from, at) => return false,
            _ => {}
        }
    }
    false
}

/// Whether a title that lacks its closing mark would end here.
fn ends_unclosed(cell: &Cell, start: usize, at: usize) -> bool {
    match cell.char(at) {
        ';' | '。' => true,
        '\n' => {
            let next = cell.char(at + 1);
            is_finished(&cell.line(start..at))
                || matches!(next, '《' | '\n' | '\0')
                || citation_words().is_bullet(next)
                || next.is_ascii_digit()
        }
        '、' | ',' => {
            let line = cell.line(start..at);
            citation_words().names_instrument(&line) && !line.contains("关于")
        }
        '第' => {
            let (window, _) = cell.window(at..(at + 40).min(cell.len()));
            articles::read(&window, 0).is_some()
        }
        c if opens(c) => {
            let inside: String = (at + 1..(at + 40).min(cell.len()))
                .map(|at| cell.char(at))
                .take_while(|c| !matches!(c, '《' | '\n'))
                .collect();
            inside.contains(['令', '号']) || citation_words().amends(&inside)
        }
        _ => false,
    }
}

/// The titles inside a title, outermost first, each as one line.
pub(super) fn inside(title: &str) -> Vec<String> {
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut found: Vec<(usize, String)> = Vec::new();
    for (at, c) in title.char_indices() {
        match c {
            '《' | '〈' => open.push((at, at + c.len_utf8())),
            '》' | '〉' => {
                if let Some((mark, start)) = open.pop() {
                    found.push((mark, title.get(start..at).unwrap_or_default().to_owned()));
                }
            }
            _ => {}
        }
    }
    // An inner title that is not closed ends before 的通知 of the outer one.
    found.extend(open.into_iter().map(|(mark, start)| {
        let rest = title.get(start..).unwrap_or_default();
        let own = rest.rsplit_once('的').filter(|(_, outer)| citation_words().names_instrument(outer));
        (mark, own.map_or(rest, |(own, _)| own).to_owned())
    }));
    found.retain(|(_, nested)| !nested.is_empty());
    found.sort_by_key(|(mark, _)| *mark);
    found.into_iter().map(|(_, nested)| nested).collect()
}
