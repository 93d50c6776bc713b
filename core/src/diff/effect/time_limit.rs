//! 公开时限: a shorter limit is stricter, a duration (长期公开) is none.

use super::Effect;
use crate::model::time_limit::{Limit, Strictness, TimeLimit, compare};

/// What another limit means. A wording that is no limit, and two that do not limit the same, cannot be compared.
pub(super) fn effect(base: Option<&TimeLimit>, other: Option<&TimeLimit>) -> Effect {
    let (Some(base), Some(other)) = (base, other) else { return Effect::Unknown };
    match (base.is_only_duration(), other.is_only_duration()) {
        (false, true) if limits(base) => return Effect::Weakened,
        (true, false) if limits(other) => return Effect::Strengthened,
        _ => {}
    }
    match compare(base, other) {
        Strictness::Same => Effect::Reworded,
        Strictness::Stricter => Effect::Strengthened,
        Strictness::Looser => Effect::Weakened,
        Strictness::Unknown => Effect::Unknown,
    }
}

/// Whether every part is a limit of its own: against a duration it does not matter how many there are.
fn limits(limit: &TimeLimit) -> bool {
    !limit.parts.iter().any(|part| matches!(part.limit, Limit::Duration { .. } | Limit::SameAsAbove))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::time_limit::read;

    #[test]
    fn limits_as_published() {
        use Effect::{Reworded, Strengthened, Unknown, Weakened};
        let twenty = "自该信息形成或者变更之日起20个工作日内";
        let ten = "制定或获取信息之日起10个工作日，公示7个工作日";
        for (base, other, effect) in [
            (twenty, "信息形成（变更）二十个工作日内予以公开", Reworded),
            (twenty, "信息形成或变更之日起20个工作日内。法律、法规另有规定的，从其规定", Reworded),
            (twenty, "信息形成或变更之日起10个工作日内公开", Strengthened),
            (twenty, "及时公开", Strengthened),
            ("及时公开", twenty, Weakened),
            ("及时公开", "实时公开", Strengthened),
            (twenty, "信息形成或变更之日起30个工作日内", Weakened),
            (twenty, "长期公开", Weakened),
            ("长期公开", twenty, Strengthened),
            (twenty, "按规定", Unknown),
            (twenty, "同上", Unknown),
            (twenty, "批准后20日内", Unknown),
            ("长期公开", "永久公开", Unknown),
            (ten, "制定或获取信息之日起10个工作日，公示5个工作日", Weakened),
            (ten, "制定或获取信息之日起5个工作日，公示7个工作日", Strengthened),
            (ten, "制定或获取信息之日起5个工作日，公示5个工作日", Unknown),
            (ten, "长期公开", Weakened),
            ("动态调整", ten, Strengthened),
            ("同上", "长期公开", Unknown),
            ("规划送审报批前，不少于30日", "规划送审报批前，不少于20日", Weakened),
            ("每季度更新", "每月更新", Strengthened),
        ] {
            assert_eq!(super::effect(read(base).as_ref(), read(other).as_ref()), effect, "{base} → {other}");
        }
    }
}
