//! A comparison as lines: the counts, then each domain as a tree in which what is the same is folded.

use super::line::{Line, PieceKind};
use super::outline::{Block, Part, blocks};
use super::view::{Counts, Label, Node, Remark, Row, Stands, Tone, View};
use super::words::percent;
use crate::diff::{Span, SpanKind};
use crate::messages::{Lang, phrase, word};
use crate::write::words::thousands;

/// How many characters around a change are shown, and how many of a change.
const AROUND: usize = 12;
const LONGEST: usize = 60;

/// The lines of a comparison.
pub(super) fn lines(view: &View) -> Vec<Line> {
    let mut lines = vec![
        Line::bare(0).with(PieceKind::Strong, &view.title),
        Line::bare(0).with(PieceKind::Plain, format!("{}  {}", view.left.name, view.left.line(view.lang))),
        Line::bare(0).with(PieceKind::Plain, format!("{}  {}", view.right.name, view.right.line(view.lang))),
    ];
    if let Some(level) = &view.level {
        let level = phrase("differences.for-level", view.lang, &[("level", level)]);
        lines.push(Line::bare(0).with(PieceKind::Faint, level));
    }
    if view.has_verdicts {
        counts(view, &mut lines);
    }
    for notice in &view.notices {
        lines.push(Line::new(0, '!', Tone::Bad).with(PieceKind::Label, notice));
    }
    lines.push(Line::bare(0));
    let mut same = 0;
    for domain in &view.domains {
        let before = lines.len();
        self::domain(domain, view, &mut lines);
        if lines.len() == before {
            same += domain.entries();
        } else if same > 0 {
            // Domains of which nothing is said are one fold before the next of which something is.
            lines.insert(before, folded(0, fold_key(Stands::Both, view), same, view.lang));
            same = 0;
        }
    }
    if same > 0 {
        lines.push(folded(0, fold_key(Stands::Both, view), same, view.lang));
    }
    if !view.has_verdicts {
        lines.push(Line::bare(0));
        counts(view, &mut lines);
    }
    lines
}

/// A table of counts, each with its share where it has a whole. Chinese characters are two columns wide.
fn counts(view: &View, lines: &mut Vec<Line>) {
    for Counts { title, list, of } in &view.counts {
        if list.is_empty() {
            continue;
        }
        lines.push(Line::bare(0).with(PieceKind::Strong, *title));
        let widest = list.iter().map(|(label, _)| width(&label.word(view.lang))).max().unwrap_or_default();
        let digits = list.iter().map(|(_, count)| thousands(*count).len()).max().unwrap_or_default();
        for (label, count) in list {
            let name = label.word(view.lang);
            let pad = " ".repeat(widest - width(&name));
            let figure = format!("  {pad}{:>digits$}", thousands(*count));
            #[expect(clippy::cast_precision_loss, reason = "a share is shown in whole hundredths")]
            let share = of.filter(|of| *of > 0).map(|of| percent(*count as f64 / of as f64));
            let share = share.map(|share| format!("  {share:>4}")).unwrap_or_default();
            let line = Line::new(1, ' ', label.tone).with(PieceKind::Label, name);
            lines.push(line.with(PieceKind::Plain, figure).with(PieceKind::Faint, share));
        }
    }
}

/// How many columns a text takes on a terminal.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

fn domain(domain: &Node, view: &View, lines: &mut Vec<Line>) {
    let steps = steps(domain, view);
    let is_told = !domain.remarks.is_empty() || domain.note.is_some() || domain.stands != Stands::Both;
    if !is_told && steps.iter().all(|step| matches!(step.what, What::Fold(Stands::Both, _))) {
        return;
    }
    node(domain, 0, view.lang, lines);
    for Step { depth, what } in &steps {
        match what {
            What::Item(item) => node(item, depth + 1, view.lang, lines),
            What::Rows(same) => rows(same, depth + 1, view.lang, lines),
            What::Routine(count, reasons) => lines.push(routine(depth + 1, *count, reasons, view.lang)),
            What::Fold(stands, count) => {
                lines.push(folded(depth + 1, fold_key(*stands, view), *count, view.lang))
            }
        }
    }
}

/// What is printed of a domain, in order.
struct Step<'a> {
    depth: usize,
    what: What<'a>,
}

enum What<'a> {
    Item(&'a Node),
    /// Neighbours of which the same is said.
    Rows(Vec<&'a Row>),
    /// Neighbours of which nothing need be said.
    Fold(Stands, usize),
    /// Neighbours that were only made local or worded otherwise, and how, each once.
    Routine(usize, Vec<&'a str>),
}

fn steps<'a>(domain: &'a Node, view: &View) -> Vec<Step<'a>> {
    let blocks = blocks(domain);
    let is_needed = needed(&blocks, view);
    let mut steps: Vec<Step<'a>> = Vec::new();
    for (Block { depth, part }, _) in blocks.into_iter().zip(is_needed).filter(|(_, needed)| *needed) {
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
                    for remark in &row.remarks {
                        if !reasons.contains(&remark.reason.as_str()) {
                            reasons.push(&remark.reason);
                        }
                    }
                }
            }
            (part, last) => {
                let (stands, count) = match part {
                    Part::Fold(fold) => (fold.stands, fold.entries.len()),
                    _ => (Stands::Both, 1),
                };
                match last {
                    Some(Step { what: What::Fold(before, sum), depth: at }) if *before == stands => {
                        (*sum, *at) = (*sum + count, depth.min(*at));
                    }
                    _ => steps.push(Step { depth, what: What::Fold(stands, count) }),
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

fn fold_key(stands: Stands, view: &View) -> &'static str {
    match stands {
        Stands::Both if view.has_verdicts => "differences.fine",
        Stands::Both => "differences.same",
        Stands::Left => "differences.only-left",
        Stands::Right => "differences.only-right",
    }
}

fn folded(depth: usize, key: &str, count: usize, lang: Lang) -> Line {
    Line::bare(depth).with(PieceKind::Faint, phrase(key, lang, &[("count", &thousands(count))]))
}

/// How many reasons of a fold are said.
const REASONS: usize = 3;

fn routine(depth: usize, count: usize, reasons: &[&str], lang: Lang) -> Line {
    let said: Vec<&str> = reasons.iter().take(REASONS).copied().collect();
    let more = if reasons.len() > REASONS { " …" } else { "" };
    let said = said.join(word("differences.then", lang)) + more;
    let text = phrase("differences.routine", lang, &[("count", &thousands(count)), ("reasons", &said)]);
    Line::new(depth, ' ', Tone::Notable).with(PieceKind::Faint, text)
}

/// A domain or item with what is said of it itself.
fn node(node: &Node, depth: usize, lang: Lang, lines: &mut Vec<Line>) {
    let [first, rest @ ..] = node.remarks.as_slice() else {
        let mark = if node.note.is_some() { '=' } else { ' ' };
        let line = Line::new(depth, mark, Tone::Quiet).with(PieceKind::Strong, &node.name);
        let note = node.note.iter().map(|note| format!("  {note}")).collect::<String>();
        lines.push(line.with(PieceKind::Faint, note));
        return;
    };
    let line = Line::new(depth, mark(first.label), first.label.tone).with(PieceKind::Strong, &node.name);
    lines
        .push(said(line.with(PieceKind::Plain, "  "), first, lang).with(PieceKind::Faint, beside(&node.how)));
    for remark in rest {
        lines.push(said(Line::new(depth + 1, mark(remark.label), remark.label.tone), remark, lang));
    }
}

/// Entries of which the same is said: the first by what it is about, the others by their numbers.
fn rows(rows: &[&Row], depth: usize, lang: Lang, lines: &mut Vec<Line>) {
    let (Some(first), Some(last)) = (rows.first(), rows.last()) else { return };
    let row = phrase("differences.row", lang, &[("number", &numbers(rows))]);
    let label = first.verdict.or_else(|| first.remarks.first().map(|remark| remark.label));
    let tone = label.map_or(Tone::Quiet, |label| label.tone);
    let sign = match first.stands {
        Stands::Left => '-',
        Stands::Right => '+',
        Stands::Both => label.map_or('~', mark),
    };
    let mut line = Line::new(depth, sign, tone).with(PieceKind::Plain, row);
    if std::ptr::eq(*first, *last) {
        line = line.with(PieceKind::Plain, format!(" {}", first.title));
    }
    // A verdict, and the one remark of a row that only one side has, stand on its own line.
    let (own, remarks): (Vec<_>, Vec<_>) = first
        .remarks
        .iter()
        .partition(|remark| Some(remark.label) == first.verdict || first.stands != Stands::Both);
    if let Some(verdict) = first.verdict {
        line = line.with(PieceKind::Plain, "  ").with(PieceKind::Label, verdict.word(lang));
    } else if let Some(remark) = own.first() {
        line = line.with(PieceKind::Plain, "  ").with(PieceKind::Label, remark.label.word(lang));
    }
    let reasons = own.iter().filter(|remark| first.verdict.is_some() || remark.label.group != "op");
    let reasons: String = reasons.map(|remark| format!("  {}", remark.reason)).collect();
    let note = first.note.iter().map(|note| format!("  {note}")).collect::<String>();
    let how = first.how.clone().filter(|_| !first.by_id);
    lines.push(line.with(PieceKind::Plain, reasons).with(PieceKind::Faint, note + &beside(&how)));
    for remark in remarks {
        let line =
            Line::new(depth + 1, ' ', remark.label.tone).with(PieceKind::Plain, format!("{} ", remark.what));
        lines.push(said(line, remark, lang));
    }
}

/// The numbers of rows: `3`, `1–5`.
fn numbers(rows: &[&Row]) -> String {
    match (rows.first(), rows.last()) {
        (Some(first), Some(last)) if first.number != last.number => {
            format!("{}–{}", first.number, last.number)
        }
        (Some(first), _) => first.number.to_string(),
        _ => String::new(),
    }
}

fn beside(how: &Option<String>) -> String {
    how.iter().map(|how| format!("  {how}")).collect()
}

/// What stands before a line: what was done to it.
fn mark(label: Label) -> char {
    match (label.group, label.key) {
        ("op", "add") => '+',
        ("op", "remove") => '-',
        ("op", "rename") => '=',
        ("op", "move" | "reorder") | ("verdict", "misplaced") => '>',
        ("op", "split" | "merge") => '*',
        _ => '~',
    }
}

/// A remark behind what the line begins with: its label, then where the texts differ, or why.
fn said(line: Line, remark: &Remark, lang: Lang) -> Line {
    let line = line.with(PieceKind::Label, bracketed(&remark.label.word(lang), lang));
    if !remark.is_worded || !remark.spans.iter().any(|span| span.kind == SpanKind::Same) {
        return line.with(PieceKind::Plain, format!(" {}", remark.reason));
    }
    spans(line.with(PieceKind::Plain, " "), &remark.spans)
}

fn bracketed(word: &str, lang: Lang) -> String {
    if lang == Lang::Zh { format!("〔{word}〕") } else { format!("[{word}]") }
}

/// Two texts laid over each other, with only so much of what stayed as shows where.
fn spans(mut line: Line, spans: &[Span]) -> Line {
    let last = spans.len().saturating_sub(1);
    for (n, span) in spans.iter().enumerate() {
        let text = span.text.split_whitespace().collect::<Vec<_>>().join(" ");
        line = match span.kind {
            SpanKind::Same => line.with(PieceKind::Plain, around(&text, n == 0, n == last)),
            SpanKind::Removed => line.with(PieceKind::Removed, shortened(&text)),
            SpanKind::Added => line.with(PieceKind::Added, shortened(&text)),
        };
    }
    line
}

/// What stayed, shortened to what is near a change.
fn around(text: &str, is_first: bool, is_last: bool) -> String {
    let length = text.chars().count();
    let (head, tail) = (if is_first { 0 } else { AROUND }, if is_last { 0 } else { AROUND });
    if length <= head + tail + 1 {
        return text.to_owned();
    }
    let head = text.chars().take(head);
    head.chain(['…']).chain(text.chars().skip(length - tail)).collect()
}

fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    text.chars().take(LONGEST).chain(['…']).collect()
}
