//! The names of items over their rows, and elements that rows share: merged, repeated, or written once.

use std::ops::Range;

use super::cells::Cells;
use super::chance::happens;
use super::columns::Column;
use super::expect::Expect;
use super::lay::{Laid, Line, entry_of};
use super::mess::{AfterBreak, Flag, Mess, Names, Serial};
use super::sheet::Cell;

/// Writes what the rows of a page share, in the last table from its row `first_row` on.
pub(crate) fn share(
    page: &[Line],
    before: Option<&[Line]>,
    first_row: usize,
    cells: &Cells<'_>,
    laid: &mut Laid,
) {
    let mess = cells.mess;
    for (place, column) in cells.columns.iter().enumerate() {
        let is_name = match column {
            Column::Domain | Column::Item(_) | Column::Way => true,
            Column::Serial => mess.serial == Serial::PerItem,
            _ => false,
        };
        if is_name {
            names(page, before, place, *column, first_row, cells, laid);
        }
    }
    if mess.has(Flag::SameAsAbove) {
        same_as_above(page, first_row, cells, laid);
    }
    if mess.has(Flag::ElementsMerged) {
        merge_elements(page, first_row, cells, laid);
    }
}

/// The runs of lines under the same name, each with whether it goes on from the page before.
fn names(
    page: &[Line],
    before: Option<&[Line]>,
    place: usize,
    column: Column,
    first_row: usize,
    cells: &Cells<'_>,
    laid: &mut Laid,
) {
    let mess = cells.mess;
    let key_of = |line: &Line| match line {
        Line::Entry { source, .. } | Line::Spilled { source } => cells.key(*source, column),
        Line::Empty { .. } => None,
    };
    let mut keys: Vec<Option<String>> = page.iter().map(key_of).collect();
    for n in 0..keys.len() {
        if matches!(page[n], Line::Empty { .. }) && n > 0 {
            let next = page[n..].iter().find(|line| entry_of(line).is_some()).and_then(key_of);
            if next.is_some() && next == keys[n - 1] {
                keys[n] = next;
            }
        }
    }
    let last_before = before.and_then(|page| page.iter().rev().find_map(key_of));
    let mut n = 0;
    while n < keys.len() {
        let Some(key) = keys[n].clone() else {
            n += 1;
            continue;
        };
        let length = keys[n..].iter().take_while(|other| other.as_ref() == Some(&key)).count();
        let goes_on = n == 0 && last_before.as_ref() == Some(&key);
        run(page, n..n + length, goes_on, place, first_row, mess, laid);
        n += length;
    }
}

/// Writes the name of one run of lines as the mess wants it.
fn run(
    page: &[Line],
    lines: Range<usize>,
    goes_on: bool,
    place: usize,
    first_row: usize,
    mess: &Mess,
    laid: &mut Laid,
) {
    let table = laid.tables.last_mut().unwrap();
    let is_serial = place == 0 && mess.serial == Serial::PerItem;
    let (first, length) = (first_row + lines.start, lines.len());
    if mess.names == Names::Repeated && !is_serial {
        return;
    }
    let mark = match mess.after_break {
        _ if !goes_on => None,
        AfterBreak::Again => None,
        AfterBreak::Marked if is_serial => None,
        AfterBreak::Blank => Some(""),
        AfterBreak::Marked => Some("（续）"),
    };
    if let (Some(mark), Some(cell)) = (mark, &mut table.rows[first][place]) {
        if mark.is_empty() {
            cell.text.clear();
        } else {
            cell.text.push_str(mark);
            laid.must_report.insert("name-continued");
        }
    }
    for n in lines.clone().skip(1) {
        if let Some(cell) = &mut table.rows[first_row + n][place] {
            cell.text.clear();
        }
    }
    if mess.names == Names::Merged && length > 1 {
        table.span(first, place, length, 1);
    }
    if is_serial {
        // Which row of the item has its number is nobody's business.
        let entries = page.iter().filter(|line| entry_of(line).is_some()).count();
        let from = laid.expected.len() - entries;
        let before = page[..lines.start].iter().filter(|line| entry_of(line).is_some()).count();
        let within = page[lines].iter().filter(|line| entry_of(line).is_some()).count();
        let skip = usize::from(!goes_on);
        for expected in laid.expected[from + before..from + before + within].iter_mut().skip(skip) {
            expected.serial = Expect::Any;
        }
    }
}

/// Writes 同上 where a basis, a limit or a body is that of the row above.
fn same_as_above(page: &[Line], first_row: usize, cells: &Cells<'_>, laid: &mut Laid) {
    let table = laid.tables.last_mut().unwrap();
    for (place, column) in cells.columns.iter().enumerate() {
        if !matches!(column, Column::Basis | Column::TimeLimit | Column::Body) {
            continue;
        }
        let mut above: Option<usize> = None;
        for (n, line) in page.iter().enumerate() {
            let (Some(source), row) = (entry_of(line), first_row + n) else { continue };
            let text = |source| cells.cell(source, *column, None).text;
            let same = above.is_some_and(|above| text(above) == text(source)) && !text(source).is_empty();
            if same && happens(cells.mess.seed, &format!("same{place}{source}"), 2) {
                table.rows[row][place] = Some(Cell::new("同上"));
                laid.must_report.insert("same-as-above");
            }
            above = Some(source);
        }
    }
}

/// Merges equal elements of neighbouring rows of one item.
fn merge_elements(page: &[Line], first_row: usize, cells: &Cells<'_>, laid: &mut Laid) {
    let table = laid.tables.last_mut().unwrap();
    let deepest = Column::Item(usize::MAX);
    for (place, column) in cells.columns.iter().enumerate() {
        if !matches!(column, Column::Basis | Column::TimeLimit | Column::Body | Column::Channels) {
            continue;
        }
        let alike = |line: &Line| {
            let source = entry_of(line)?;
            let text = cells.cell(source, *column, None).text;
            (!text.is_empty()).then(|| (cells.key(source, deepest), text))
        };
        let mut n = 0;
        while n < page.len() {
            let this = alike(&page[n]);
            let length = page[n..].iter().take_while(|line| this.is_some() && alike(line) == this).count();
            if length > 1 {
                table.span(first_row + n, place, length, 1);
            }
            n += length.max(1);
        }
    }
}
