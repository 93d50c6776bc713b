//! 公开方式: what is disclosed actively nobody has to ask for.

use super::Effect;
use crate::model::{Method, Methods};

/// What another method means.
pub(super) fn effect(base: &Methods, other: &Methods) -> Effect {
    match (base.contains(Method::Active), other.contains(Method::Active)) {
        (false, true) => Effect::Strengthened,
        (true, false) => Effect::Weakened,
        _ => Effect::Changed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::method::read;

    #[test]
    fn active_is_stricter() {
        use Effect::{Changed, Strengthened, Weakened};
        for (base, other, effect) in [
            ("依申请公开", "主动公开", Strengthened),
            ("依申请公开", "主动公开、依申请公开", Strengthened),
            ("主动公开", "依申请公开", Weakened),
            ("主动公开、依申请公开", "依申请公开", Weakened),
            ("主动公开", "主动公开、依申请公开", Changed),
            ("主动公开、依申请公开", "主动公开", Changed),
        ] {
            assert_eq!(super::effect(&read(base), &read(other)), effect, "{base} → {other}");
        }
    }
}
