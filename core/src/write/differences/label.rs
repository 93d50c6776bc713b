//! The labels of operations, effects and verdicts, and what each asks of the reader.

use std::collections::BTreeMap;

use super::view::{Label, Tone};
use crate::conform::Verdict;
use crate::diff::{Effect, Op};

/// The effects in the order in which they are listed.
pub(super) const EFFECTS: [Effect; 7] = [
    Effect::Weakened,
    Effect::Changed,
    Effect::Unknown,
    Effect::Strengthened,
    Effect::Localised,
    Effect::Superseded,
    Effect::Reworded,
];

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
    let tone = match effect {
        Effect::Weakened => Tone::Bad,
        Effect::Changed | Effect::Unknown => Tone::Doubtful,
        Effect::Strengthened => Tone::Good,
        Effect::Localised => Tone::Notable,
        Effect::Superseded | Effect::Reworded => Tone::Quiet,
    };
    Label { group: "effect", key: effect.key(), tone }
}

/// Effects with how often they are met, in the order in which they are listed.
pub(super) fn of_effects(effects: &BTreeMap<Effect, usize>) -> Vec<(Label, usize)> {
    let counted = |effect: Effect| effects.get(&effect).map(|count| (of_effect(effect), *count));
    EFFECTS.into_iter().filter_map(counted).collect()
}

pub(super) fn of_verdict(verdict: Verdict) -> Label {
    let tone = match verdict {
        Verdict::Conforms => Tone::Quiet,
        Verdict::Strengthened => Tone::Good,
        Verdict::Localised | Verdict::Excused => Tone::Notable,
        Verdict::Changed | Verdict::Unknown | Verdict::Misplaced => Tone::Doubtful,
        Verdict::Weakened | Verdict::Missing => Tone::Bad,
    };
    Label { group: "verdict", key: verdict.key(), tone }
}

/// The label of an entry that the guideline does not have.
pub(super) fn of_own(is_grounded: bool) -> Label {
    let (key, tone) = if is_grounded { ("grounded", Tone::Good) } else { ("ungrounded", Tone::Doubtful) };
    Label { group: "verdict", key, tone }
}
