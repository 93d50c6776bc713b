//! 公开层级: each level that is bound is a duty.

use super::Effect;
use crate::model::Levels;

/// What other levels mean.
pub(super) fn effect(base: &Levels, other: &Levels) -> Effect {
    let added = other.iter().any(|level| !base.contains(level));
    let dropped = base.iter().any(|level| !other.contains(level));
    Effect::grown(added, dropped)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::level::read;

    #[test]
    fn levels_come_and_go() {
        for (base, other, effect) in [
            ("县级", "县级、乡级", Effect::Strengthened),
            ("县级、乡级", "乡级", Effect::Weakened),
            ("县级", "乡级", Effect::Changed),
            ("乡、村级", "县级、乡级", Effect::Changed),
        ] {
            assert_eq!(super::effect(&read(base), &read(other)), effect, "{base} → {other}");
        }
    }
}
