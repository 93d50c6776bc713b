//! 公开主体: a class of bodies, or one body by its name.

use super::{Effect, Meaning, key};
use crate::model::Level;
use crate::model::body::{BodyClass, BodyName};
use crate::text;
use crate::vocabulary::places;

/// What other bodies mean. Those that both name are left out; what remains decides.
///
/// Bodies are localised where each that came is one by its name, at the level of a class that it stands for, and
/// only classes went: a county's 县级政府民政部门、乡镇政府 become its 县民政局, or a town's own government. The
/// reverse is weaker. A body that only got its place's name (县民政局 → 临泉县民政局) is localised too, and so are
/// classes of several levels cut to those of one's own: each body answers for its own level.
pub(super) fn meaning(base: &[BodyName], other: &[BodyName]) -> Meaning {
    let dropped = without(base, other);
    let added = without(other, base);
    let stand_for = |named: &[&BodyName], classes: &[&BodyName]| {
        !named.is_empty()
            && named.iter().all(|body| classes.iter().any(|class| stands_for(body, class)))
            && classes.iter().all(|class| {
                class.class == BodyClass::Generic || named.iter().any(|body| is_placed(body, class))
            })
    };
    let became_classes = |named: &[&BodyName], classes: &[&BodyName]| {
        stand_for(named, classes) && classes.iter().all(|class| class.class == BodyClass::Generic)
    };
    let effect = if added.is_empty() && dropped.is_empty() {
        Effect::Reworded
    } else if stand_for(&added, &dropped) || added.is_empty() && is_own_level(other, &dropped) {
        Effect::Localised
    } else if became_classes(&dropped, &added) {
        Effect::Weakened
    } else {
        Effect::Changed
    };
    let names = |bodies: &[&BodyName]| bodies.iter().map(|body| body.name.clone()).collect();
    Meaning::new(effect, names(&added), names(&dropped))
}

/// The names of the bodies.
pub(super) fn names(bodies: &[BodyName]) -> Vec<String> {
    bodies.iter().map(|body| body.name.clone()).collect()
}

fn without<'a>(bodies: &'a [BodyName], others: &[BodyName]) -> Vec<&'a BodyName> {
    let keys: Vec<String> = others.iter().map(|body| key(&body.name)).collect();
    bodies.iter().filter(|body| !keys.contains(&key(&body.name))).collect()
}

/// Whether only classes of other levels than those that are kept went.
fn is_own_level(kept: &[BodyName], dropped: &[&BodyName]) -> bool {
    dropped.iter().all(|class| {
        class.class == BodyClass::Generic
            && class.level.is_some()
            && kept.iter().all(|body| level(body).is_some() && level(body) != class.level)
    })
}

/// Whether a named body may be one of a class, or is the same one without its place. Levels that are not said do
/// not contradict.
fn stands_for(body: &BodyName, class: &BodyName) -> bool {
    let levels_agree = || level(body).zip(class.level).is_none_or(|(one, other)| one == other);
    body.class == BodyClass::Named && class.class == BodyClass::Generic && levels_agree()
        || is_placed(body, class)
}

/// The level that a body's words show, or the places before its name: 杨桥镇社会事务办 is a township's. A 市 may be
/// a city or a county.
fn level(body: &BodyName) -> Option<Level> {
    let may_be_lower = body.level.is_none_or(|level| level < Level::Township);
    if !may_be_lower || !body.name.contains(['镇', '乡', '街']) {
        return body.level;
    }
    let name = text::fold(&body.name);
    let (mut rest, mut level) = (name.as_str(), body.level);
    while let Some(length) = places().leading(rest) {
        let place = rest.get(..length).unwrap_or_default();
        if place.ends_with(['镇', '乡']) || place.ends_with("街道") {
            level = Some(Level::Township);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    level
}

/// Whether a name is another one with its place before it: 临泉县民政局 for 县民政局 or 民政局.
fn is_placed(body: &BodyName, bare: &BodyName) -> bool {
    let (placed, bare) = (text::fold(&body.name), text::fold(&bare.name));
    let before = placed.strip_suffix(bare.as_str()).filter(|before| !before.is_empty());
    before.is_some_and(|before| {
        bare.chars().count() > 2 && places().leading(&placed).is_some_and(|place| place >= before.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::body::read;

    #[test]
    fn bodies_as_published() {
        use Effect::{Changed, Localised, Reworded, Weakened};
        let both = "县级政府民政部门、乡镇政府（街道办事处）";
        for (base, other, effect) in [
            ("县级政府民政部门", "临泉县民政局", Localised),
            ("临泉县民政局", "县级政府民政部门", Weakened),
            ("应急管理部门", "临泉县应急管理局", Localised),
            ("镇人民政府", "杨桥镇人民政府", Localised),
            ("杨桥镇人民政府", "镇人民政府", Weakened),
            ("各乡镇（街道）", "杨桥镇人民政府", Localised),
            ("县直有关单位", "临泉县财政局、临泉县教育局", Localised),
            ("市县有关部门", "临泉县自然资源和规划局", Localised),
            (both, "临泉县民政局、杨桥镇人民政府", Localised),
            (both, "杨桥镇人民政府", Localised),
            (both, "临泉县民政局、乡镇政府（街道办事处）", Localised),
            ("临泉县民政局、乡镇政府（街道办事处）", both, Weakened),
            (both, "临泉县民政局、镇人民政府", Changed),
            ("县级政府民政部门、杨桥镇人民政府", "临泉县民政局、乡镇政府", Changed),
            (both, "乡镇政府（街道办事处）;县级政府民政部门", Reworded),
            ("县级民政部门和乡镇人民政府", "乡镇人民政府、县级民政部门", Reworded),
            ("县级政府民政部门", "杨桥镇人民政府", Changed),
            ("县级政府民政部门", "杨桥镇社会事务办", Changed),
            ("乡镇政府", "临泉县杨桥镇社会事务办", Localised),
            ("县级财政部门", "界首市财政局", Localised),
            ("市级生态环境部门", "临泉县生态环境局", Changed),
            ("临泉县民政局", "临泉县教育局", Changed),
            ("县民政局", "临泉县民政局", Localised),
            ("临泉县民政局", "县民政局", Changed),
            ("县级政府民政部门", "县级政府教育部门", Changed),
            ("县级政府民政部门", "县级政府民政部门、村民委员会", Changed),
            (both, "县级政府民政部门", Localised),
            (both, "乡镇政府（街道办事处）", Localised),
            ("县级财政部门、县级民政部门", "县级民政部门", Changed),
            ("县级民政部门、财政部门", "县级民政部门", Changed),
            ("临泉县民政局、乡镇政府", "乡镇政府", Changed),
            ("县教育局、各中小学校", "临泉县教育局、各中小学校", Localised),
            ("县教育局、各中小学校", "县教育局、谭棚中心学校", Localised),
            ("县级民政部门", "陈某某", Changed),
            ("县级公安机关", "临泉县公安局", Localised),
        ] {
            let meaning = meaning(&read(base), &read(other));
            assert_eq!(meaning.effect, effect, "{base} → {other}: {meaning:?}");
        }
    }

    #[test]
    fn which_bodies_came_and_went() {
        let meaning = meaning(&read("县级政府民政部门、乡镇政府"), &read("临泉县民政局、乡镇政府"));
        assert_eq!(
            (meaning.added.to_vec(), meaning.dropped.to_vec()),
            (vec!["临泉县民政局".into()], vec!["县级政府民政部门".into()])
        );
    }
}
