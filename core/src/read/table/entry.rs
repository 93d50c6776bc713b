//! The cells of one row to an entry.

use indexmap::IndexMap;

use super::at;
use super::header::{Column, Header};
use super::row::{Row, element};
use super::ticks::{LostTicks, Notes, Ticks, is_picture, is_unknown};
use crate::finding::Severity;
use crate::model::{Channels, Element, Entry, Provenance, Wording, channel};
use crate::read::grid::{Grid, PICTURE};
use crate::text;
use crate::vocabulary::{ElementName, Mark, Marks, Role, headers, marks};

/// The entry of a row; `None` where no element of it says anything.
pub(super) fn read(
    grid: &Grid,
    header: &Header,
    row: &Row<'_>,
    lost: &LostTicks,
    channel_marks: &Marks,
    notes: &mut Notes,
) -> Option<Entry> {
    let mut entry = Entry::default();
    let mut cells = Vec::new();
    for column in &header.columns {
        let cell = at(row.row, column.column);
        let text = row.text(column.column);
        match column.role {
            Role::Serial => {
                let own = grid.anchor(cell).row == row.row;
                entry.serial = Some(text.trim().to_owned()).filter(|text| own && !text.is_empty());
            }
            Role::Content => worded(&mut entry.content, text, &mut entry.extra, column),
            Role::Basis => {
                worded(&mut entry.basis, text, &mut entry.extra, column);
                if !is_balanced(text) && grid.is_own(cell) {
                    notes.cell("brackets-unbalanced", Severity::Info, grid, cell, ElementName::Basis);
                }
            }
            Role::TimeLimit => worded(&mut entry.time_limit, text, &mut entry.extra, column),
            Role::Body => worded(&mut entry.body, text, &mut entry.extra, column),
            Role::Channels => {
                if entry.channels.is_absent() {
                    entry.channels = channels(text, channel_marks);
                    letters(text, channel_marks, cell, notes);
                } else {
                    aside(&mut entry.extra, &column.heading, text);
                }
            }
            Role::Extra => aside(&mut entry.extra, &column.heading, text),
            _ => {}
        }
        let Some(element) = element(column.role).filter(|element| *element != ElementName::Name) else {
            continue;
        };
        if is_picture(text)
            && matches!(
                column.role,
                Role::Content | Role::Basis | Role::TimeLimit | Role::Body | Role::Channels
            )
        {
            notes.cell("tick-picture", Severity::Warning, grid, cell, element);
        }
        if !cells.iter().any(|(name, _)| *name == element) {
            cells.push((element, grid.source(cell)));
        }
    }
    let says_something =
        [&entry.content, &entry.basis, &entry.time_limit, &entry.body].iter().any(|e| !e.is_absent())
            || !entry.channels.is_absent();
    if !says_something {
        return None;
    }
    let ticks = Ticks { grid, header, row };
    if lost.has(ElementName::Audience) {
        entry.audience = Element::Unknown;
    } else {
        entry.audience = ticks.audience(notes);
    }
    entry.method = if lost.has(ElementName::Method) { Element::Unknown } else { ticks.method(notes) };
    entry.levels = if lost.has(ElementName::Levels) { Element::Unknown } else { ticks.levels(notes) };
    cells.sort_by_key(|(name, _)| *name);
    entry.provenance = Provenance::new(grid.sheet.clone(), cells);
    Some(entry)
}

/// Takes a wording. A second column under the same heading does not replace what the first one said.
fn worded(element: &mut Element<Wording>, text: &str, extra: &mut IndexMap<String, String>, column: &Column) {
    if !element.is_absent() {
        if element.text() != text {
            aside(extra, &column.heading, text);
        }
    } else if is_unknown(text) || is_picture(text) {
        *element = Element::Unknown;
    } else if text.contains(PICTURE) {
        *element = Element::worded(&text.replace(PICTURE, ""));
    } else {
        *element = Element::worded(text);
    }
}

/// Keeps a text that is no element under its heading, numbered where the heading comes again.
pub(super) fn aside(extra: &mut IndexMap<String, String>, heading: &str, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    let mut key = heading.to_owned();
    let mut n = 2;
    while extra.contains_key(&key) || headers().role(&key).is_some() {
        key = format!("{heading}_{n}");
        n += 1;
    }
    extra.insert(key, text.to_owned());
}

fn channels(text: &str, marks: &Marks) -> Element<Channels> {
    if is_unknown(text) || is_picture(text) { Element::Unknown } else { channel::read_by(text, marks).into() }
}

/// Notes the letters of a lost symbol font that were read as ticks.
fn letters(text: &str, channel_marks: &Marks, cell: crate::model::Cell, notes: &mut Notes) {
    // Most cells have none of them: asked first, for it costs little.
    if text.chars().any(|c| matches!(marks().read(c), Some(Mark::Weak(_)))) {
        for letter in channel::letters(text, channel_marks) {
            notes.letters.entry(letter).or_insert(cell);
        }
    }
}

/// Puts what a row shows in a column to what the entry above has there: the rest of a cell that spilled over.
pub(super) fn join(entry: &mut Entry, column: &Column, text: &str, channel_marks: &Marks) {
    let add = |element: &mut Element<Wording>| {
        let before = element.text();
        let whole = if before.is_empty() { text.to_owned() } else { format!("{before}\n{text}") };
        *element = Element::worded(&whole);
    };
    match column.role {
        Role::Content => add(&mut entry.content),
        Role::Basis => add(&mut entry.basis),
        Role::TimeLimit => add(&mut entry.time_limit),
        Role::Body => add(&mut entry.body),
        Role::Channels => {
            let more = channel::read_by(text, channel_marks).unwrap_or_default();
            let mut all = entry.channels.known().cloned().unwrap_or_default();
            for (list, more) in [(&mut all.chosen, more.chosen), (&mut all.offered, more.offered)] {
                list.extend(more.into_iter().filter(|channel| !list.contains(channel)).collect::<Vec<_>>());
            }
            entry.channels = Element::Known(all);
        }
        Role::Group | Role::Audience => {
            if let Element::Known(audience) = &mut entry.audience {
                let group = audience.group.get_or_insert_default();
                group.push_str(text.trim());
            }
        }
        _ => match entry.extra.get_mut(&column.heading) {
            Some(before) => {
                before.push('\n');
                before.push_str(text);
            }
            None => aside(&mut entry.extra, &column.heading, text),
        },
    }
}

/// Whether every bracket of a cell has its like. Full-width and half-width ones are alike.
fn is_balanced(cell: &str) -> bool {
    let mut open: Vec<char> = Vec::new();
    for c in cell.chars() {
        let close = match c {
            '《' => '》',
            '〈' => '〉',
            '(' | '（' => ')',
            '〔' | '﹝' => '〕',
            '[' | '［' => ']',
            '【' => '】',
            '》' | '〉' | ')' | '）' | '〕' | '﹞' | ']' | '］' | '】' => {
                let c = match c {
                    '）' => ')',
                    '﹞' => '〕',
                    '］' => ']',
                    other => other,
                };
                if open.pop() != Some(c) {
                    return false;
                }
                continue;
            }
            _ => continue,
        };
        open.push(close);
    }
    open.is_empty()
}

/// Whether a wording stops in the middle: behind a mark that asks for more, or with a bracket left open.
pub(super) fn is_unfinished(wording: &str) -> bool {
    let folded = text::fold(wording);
    let open = |open: char, close: char| folded.matches(open).count() > folded.matches(close).count();
    folded.ends_with(['、', ',', '《', '(', ':', '和', '或']) || open('《', '》') || open('(', ')')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_have_their_like() {
        assert!(is_balanced("《关于印发〈办法〉的通知》（国办发〔2016〕80号）") && is_balanced("相关政策"));
        for cell in ["《条例》（国令第711号", "国办发〔2016]80号", "》《条例》", "《关于印发〈办法》的通知"]
        {
            assert!(!is_balanced(cell), "{cell}");
        }
    }

    #[test]
    fn a_wording_that_stops_in_the_middle() {
        assert!(is_unfinished("名单、") && is_unfinished("《关于") && is_unfinished("（一"));
        assert!(!is_unfinished("名单；标准。") && !is_unfinished(""));
    }
}
