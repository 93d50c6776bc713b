//! The labels of operations, effects and verdicts, and what each asks of the reader.

use std::collections::BTreeMap;

use super::view::{Label, Tone};
use crate::conform::Verdict;
use crate::diff::{Effect, Op};

/// The effects by their keys, in the order in which they are listed.
const EFFECTS: [&str; 7] =
    ["weakened", "changed", "unknown", "strengthened", "localised", "superseded", "reworded"];

/// The verdicts in the order in which they are listed.
pub(super) const VERDICTS: [Verdict; 9] = [
    Verdict::Conforms,
    Verdict::Localised,
    Verdict::Strengthened,
    Verdict::Excused,
    Verdict::Changed,
    Verdict::Unknown,
    Verdict::Misplaced,
    Verdict::Weakened,
    Verdict::Missing,
];

pub(super) fn of_op(op: Op) -> Label {
    let tone = match op {
        Op::Add => Tone::Good,
        Op::Remove => Tone::Bad,
        Op::Edit => Tone::Doubtful,
        Op::Move | Op::Rename | Op::Split | Op::Merge => Tone::Notable,
        Op::Reorder => Tone::Quiet,
    };
    Label { group: "op", key: op.key(), tone }
}

pub(super) fn of_effect(effect: Effect) -> Label {
    let key = effect.key();
    let tone = match key {
        "weakened" => Tone::Bad,
        "changed" | "unknown" => Tone::Doubtful,
        "strengthened" => Tone::Good,
        "localised" => Tone::Notable,
        _ => Tone::Quiet,
    };
    Label { group: "effect", key, tone }
}

/// Effects with how often they are met, in the order in which they are listed.
pub(super) fn of_effects(effects: &BTreeMap<Effect, usize>) -> Vec<(Label, usize)> {
    let mut labels: Vec<_> = effects
        .iter()
        .filter(|(_, count)| **count > 0)
        .map(|(effect, count)| (of_effect(*effect), *count))
        .collect();
    labels.sort_by_key(|(label, _)| EFFECTS.iter().position(|key| *key == label.key));
    labels
}

pub(super) fn of_verdict(verdict: Verdict) -> Label {
    let (key, tone) = match verdict {
        Verdict::Conforms => ("conforms", Tone::Quiet),
        Verdict::Localised => ("localised", Tone::Notable),
        Verdict::Strengthened => ("strengthened", Tone::Good),
        Verdict::Changed => ("changed", Tone::Doubtful),
        Verdict::Unknown => ("unknown", Tone::Doubtful),
        Verdict::Misplaced => ("misplaced", Tone::Doubtful),
        Verdict::Weakened => ("weakened", Tone::Bad),
        Verdict::Excused => ("excused", Tone::Notable),
        Verdict::Missing => ("missing", Tone::Bad),
    };
    Label { group: "verdict", key, tone }
}

/// The label of an entry that the guideline does not have.
pub(super) fn of_own(is_grounded: bool) -> Label {
    let (key, tone) = if is_grounded { ("grounded", Tone::Good) } else { ("ungrounded", Tone::Doubtful) };
    Label { group: "verdict", key, tone }
}
