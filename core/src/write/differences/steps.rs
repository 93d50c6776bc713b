//! What is printed of a domain's tree, in order: what is the same, or need not be looked at, is folded.

use super::outline::{Block, Part, blocks};
use super::view::{Node, Remark, Row, Stands, Tone, View};

/// What is printed of a domain, in order.
pub(super) struct Step<'a> {
    pub(super) depth: usize,
    pub(super) what: What<'a>,
}

/// What a step prints.
pub(super) enum What<'a> {
    Item(&'a Node),
    /// Neighbours of which the same is said.
    Rows(Vec<&'a Row>),
    /// Neighbours of which nothing need be said.
    Fold(usize),
    /// Neighbours that were only made local or worded otherwise, and how, each once.
    Routine(usize, Vec<&'a str>),
}

/// The steps of a domain.
pub(super) fn steps<'a>(domain: &'a Node, view: &View) -> Vec<Step<'a>> {
    let blocks = blocks(domain);
    let is_needed = needed(&blocks, view);
    let mut steps: Vec<Step<'a>> = Vec::new();
    // What stands under an item that is not printed stands in its place.
    let mut hidden: Option<usize> = None;
    for (Block { depth, part }, is_needed) in blocks.into_iter().zip(is_needed) {
        hidden = hidden.filter(|hidden| depth > *hidden);
        let depth = hidden.unwrap_or(depth);
        if !is_needed {
            hidden = Some(depth);
            continue;
        }
        match (part, steps.last_mut()) {
            (Part::Item(item), _) => steps.push(Step { depth, what: What::Item(item) }),
            (Part::Row(row), last) if is_shown(row, view) => match last {
                Some(Step { depth: at, what: What::Rows(rows) })
                    if *at == depth && rows.first().is_some_and(|first| says_the_same(first, row)) =>
                {
                    rows.push(row);
                }
                _ => steps.push(Step { depth, what: What::Rows(vec![row]) }),
            },
            (Part::Row(row), last) if !view.has_verdicts => {
                if !matches!(last, Some(Step { what: What::Routine(..), .. })) {
                    steps.push(Step { depth, what: What::Routine(0, Vec::new()) });
                }
                if let Some(Step { depth: at, what: What::Routine(count, reasons) }) = steps.last_mut() {
                    (*count, *at) = (*count + 1, depth.min(*at));
                    let told = row.remarks.iter().filter(|remark| remark.label.tone != Tone::Quiet);
                    for remark in told {
                        if !reasons.contains(&remark.reason.as_str()) {
                            reasons.push(&remark.reason);
                        }
                    }
                }
            }
            // What came or went with all that is in it was told above.
            (Part::Fold(fold), _) if fold.stands != Stands::Both => {}
            (part, last) => {
                let count = if let Part::Fold(fold) = part { fold.entries.len() } else { 1 };
                match last {
                    Some(Step { what: What::Fold(sum), depth: at }) => {
                        (*sum, *at) = (*sum + count, depth.min(*at));
                    }
                    _ => steps.push(Step { depth, what: What::Fold(count) }),
                }
            }
        }
    }
    steps
}

/// For each block whether it is printed: all but items of which nothing is said, nor of anything below them.
fn needed(blocks: &[Block<'_>], view: &View) -> Vec<bool> {
    // From the end: the depth of the nearest block behind of which something is said.
    let mut behind: Option<usize> = None;
    let mut needed: Vec<bool> = Vec::with_capacity(blocks.len());
    for Block { depth, part } in blocks.iter().rev() {
        let is_said = match part {
            Part::Row(row) => is_shown(row, view),
            Part::Fold(fold) => fold.stands != Stands::Both,
            Part::Item(item) => {
                !item.remarks.is_empty()
                    || item.note.is_some()
                    || behind.is_some_and(|behind| behind > *depth)
            }
        };
        if is_said {
            behind = Some(*depth);
        }
        needed.push(is_said || !matches!(part, Part::Item(_)));
    }
    needed.reverse();
    needed
}

/// Whether an entry is printed by itself: of a diff what is more than routine, of a conformance only what somebody has
/// to look at.
fn is_shown(row: &Row, view: &View) -> bool {
    if view.has_verdicts { row.needs_attention() } else { !row.is_routine() }
}

/// Whether the same is said of two rows, so that it need not be said twice.
fn says_the_same(one: &Row, other: &Row) -> bool {
    let same = |(a, b): (&Remark, &Remark)| {
        (a.label, &a.what, &a.left, &a.right) == (b.label, &b.what, &b.left, &b.right)
    };
    one.stands == Stands::Both
        && other.stands == Stands::Both
        && one.note == other.note
        && one.verdict == other.verdict
        && one.remarks.len() == other.remarks.len()
        && one.remarks.iter().zip(&other.remarks).all(same)
}
