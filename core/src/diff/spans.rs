//! Where two texts differ: what stayed, what went, what came.

use std::ops::Range;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A piece of two texts laid over each other. What is `same` and `removed` together is the text before, what is
/// `same` and `added` the text after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Span {
    /// What became of it.
    pub kind: SpanKind,
    /// Its words.
    pub text: String,
}

/// What became of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum SpanKind {
    /// It stayed.
    Same,
    /// It went.
    Removed,
    /// It came.
    Added,
}

/// Longer stretches that differ, in tokens, are not looked into: one is removed and the other added.
const LONGEST: usize = 4_000;

/// A piece that stayed between two changes and is shorter than this, in tokens, is only there by chance.
const SHORTEST: usize = 2;

/// Lays two texts over each other, by characters; numbers and words in Latin letters are whole.
pub fn spans(before: &str, after: &str) -> Vec<Span> {
    let (left, right) = (tokens(before), tokens(after));
    let mut spans = Spans(Vec::new());
    for (from, to) in changed(&left, &right) {
        if from.len() == to.len() && left.get(from.clone()) == right.get(to.clone()) {
            spans.push(SpanKind::Same, &left, from);
        } else {
            spans.push(SpanKind::Removed, &left, from);
            spans.push(SpanKind::Added, &right, to);
        }
    }
    spans.0
}

/// The texts cut up: a Chinese character or a mark alone, digits and Latin letters together.
fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = if first.is_ascii_alphanumeric() {
            rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (token, after) = rest.split_at(end);
        tokens.push(token);
        rest = after;
    }
    tokens
}

/// The stretches of both texts in turn: those that are the same, those that are not. Neighbours of one kind are
/// one, and what stayed only by chance goes with the changes around it.
fn changed(left: &[&str], right: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    let shared = |a: &[&str], b: &[&str]| a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let start = shared(left, right);
    let (from, to) = (left.get(start..).unwrap_or_default(), right.get(start..).unwrap_or_default());
    let end = from.iter().rev().zip(to.iter().rev()).take_while(|(a, b)| a == b).count();
    let (from, to) = (from.len() - end, to.len() - end);
    let mut runs: Vec<(bool, Range<usize>, Range<usize>)> = vec![(true, 0..start, 0..start)];
    let (middle_left, middle_right) = (start..start + from, start..start + to);
    if from.max(to) > LONGEST {
        runs.push((false, middle_left, middle_right));
    } else {
        let a = left.get(middle_left).unwrap_or_default();
        let b = right.get(middle_right).unwrap_or_default();
        for op in capture_diff_slices(Algorithm::Myers, a, b) {
            let (old, new) = (op.old_range(), op.new_range());
            let at = |range: Range<usize>| range.start + start..range.end + start;
            runs.push((matches!(op, DiffOp::Equal { .. }), at(old), at(new)));
        }
    }
    runs.push((true, start + from..left.len(), start + to..right.len()));
    runs.retain(|(_, old, new)| !old.is_empty() || !new.is_empty());
    let last = runs.len().saturating_sub(1);
    let mut joined: Vec<(bool, Range<usize>, Range<usize>)> = Vec::new();
    for (n, (same, old, new)) in runs.into_iter().enumerate() {
        let by_chance = same && n > 0 && n < last && old.len() < SHORTEST;
        let same = same && !by_chance;
        match joined.last_mut() {
            Some((before, from, to)) if *before == same => (from.end, to.end) = (old.end, new.end),
            _ => joined.push((same, old, new)),
        }
    }
    joined.into_iter().map(|(_, old, new)| (old, new)).collect()
}

struct Spans(Vec<Span>);

impl Spans {
    fn push(&mut self, kind: SpanKind, tokens: &[&str], range: Range<usize>) {
        let text: String = tokens.get(range).unwrap_or_default().concat();
        if !text.is_empty() {
            self.0.push(Span { kind, text });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(before: &str, after: &str) -> String {
        let show = |span: &Span| match span.kind {
            SpanKind::Same => span.text.clone(),
            SpanKind::Removed => format!("[-{}-]", span.text),
            SpanKind::Added => format!("[+{}+]", span.text),
        };
        spans(before, after).iter().map(show).collect()
    }

    #[test]
    fn only_what_differs_is_marked() {
        for (before, after, expected) in [
            ("20个工作日内", "30个工作日内", "[-20-][+30+]个工作日内"),
            ("办事指南、审批结果", "办事指南、监督方式、审批结果", "办事指南、[+监督方式、+]审批结果"),
            ("县级政府民政部门", "临泉县民政局", "[-县级政府-][+临泉县+]民政[-部门-][+局+]"),
            ("同样", "同样", "同样"),
            ("", "新增", "[+新增+]"),
            ("审核信息", "", "[-审核信息-]"),
        ] {
            assert_eq!(shown(before, after), expected);
        }
    }

    #[test]
    fn a_character_shared_by_chance_is_no_island() {
        assert_eq!(shown("政策法规的文件", "救助的标准"), "[-政策法规的文件-][+救助的标准+]");
    }

    #[test]
    fn both_texts_can_be_read_from_the_spans() {
        let (before, after) = ("一、ab12；甲乙丙\n丁", "二、ab13；甲丙\n丁戊");
        let text = |without: SpanKind| -> String {
            spans(before, after)
                .into_iter()
                .filter(|span| span.kind != without)
                .map(|span| span.text)
                .collect()
        };
        assert_eq!((text(SpanKind::Added), text(SpanKind::Removed)), (before.into(), after.into()));
    }
}
