//! What binds one level only: a body that leaves out the bodies and levels of others leaves out nothing of its own.

use crate::model::body::{self, BodyClass, BodyName};
use crate::model::{Entry, Level};
use crate::text;

/// Whether the levels that an entry binds were cut down to some that include this one.
pub(super) fn are_cut_levels(base: &Entry, other: &Entry, level: Option<Level>) -> bool {
    let levels = base.levels.known().zip(other.levels.known());
    level.zip(levels).is_some_and(|(level, (base, other))| {
        other.contains(level) && other.iter().all(|level| base.contains(level))
    })
}

/// Whether bodies are those of the guideline without some of other levels: of 县级政府民政部门、乡镇政府 the latter in a town.
fn is_cut_body(base: &str, other: &str, level: Level) -> bool {
    let (base, other) = (body::read(base), body::read(other));
    let names =
        |bodies: &[BodyName]| -> Vec<String> { bodies.iter().map(|body| text::words(&body.name)).collect() };
    let (known, kept) = (names(&base), names(&other));
    let other_level = |body: &BodyName| body.level.is_some_and(|other| other != level);
    !kept.is_empty()
        && kept.iter().all(|name| known.contains(name))
        && base.iter().zip(&known).all(|(body, name)| kept.contains(name) || other_level(body))
}

/// Whether the body was copied from the guideline as the class that stands there, or what of it is this level's.
pub(super) fn is_copied_body(base: &Entry, other: &Entry, level: Option<Level>) -> bool {
    let same = text::words(base.body.text()) == text::words(other.body.text());
    let bodies = body::read(other.body.text());
    bodies.iter().any(|body| body.class == BodyClass::Generic)
        && (same || level.is_some_and(|level| is_cut_body(base.body.text(), other.body.text(), level)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Element, Levels};

    #[test]
    fn bodies_and_levels_of_others_left_out() {
        let entry = |body: &str, levels: &[Level]| Entry {
            body: Element::worded(body),
            levels: Element::Known(levels.iter().copied().collect::<Levels>()),
            ..Entry::default()
        };
        let base = entry(
            "县级政府民政部门、县级政府财政部门、乡镇政府(街道办事处)",
            &[Level::County, Level::Township],
        );
        for (body, levels, cut) in [
            ("乡镇政府（街道办事处）", &[Level::Township][..], (true, true)),
            ("县级政府民政部门、乡镇政府(街道办事处)", &[Level::County], (true, false)),
            ("县级政府民政部门", &[Level::Township, Level::Village], (false, false)),
            ("杨桥镇人民政府", &[], (false, false)),
            ("", &[Level::County, Level::Township], (false, true)),
        ] {
            let other = entry(body, levels);
            let town = Some(Level::Township);
            let is = (is_copied_body(&base, &other, town), are_cut_levels(&base, &other, town));
            assert_eq!(is, cut, "{body}");
            assert!(!are_cut_levels(&base, &other, None));
        }
        assert!(is_copied_body(&base, &base, None));
        assert!(!is_copied_body(&base, &entry("杨桥镇人民政府", &[]), Some(Level::Township)));
    }
}
