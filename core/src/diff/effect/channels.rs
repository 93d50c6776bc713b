//! 公开渠道和载体: which of the marked ones are kept, and which of those on offer chosen.

use super::{Effect, Meaning, same_words};
use crate::model::{Channel, Channels};
use crate::vocabulary;

/// What other channels mean. `any_of` says that of those marked in the base one has to be chosen, not all.
///
/// Words that name no known channel may be another name for one that seems to be gone: where they came or went,
/// nothing is called lost.
pub(super) fn meaning(base: &Channels, other: &Channels, any_of: bool) -> Meaning {
    let added = without(&other.chosen, &base.chosen);
    let dropped = without(&base.chosen, &other.chosen);
    let kept = dropped.len() < base.chosen.len();
    let effect = if added.is_empty() && dropped.is_empty() {
        Effect::Reworded
    } else if has_unlisted(&added) || has_unlisted(&dropped) {
        Effect::Changed
    } else {
        let asked_to_name = base.offered.contains(&unnamed()) || dropped.contains(&&unnamed());
        let filled = |channel: &Channel| is_named_other(channel) && asked_to_name;
        let optional = |channel: &&Channel| holds(&base.offered, channel) || filled(channel);
        let additions = if added.iter().all(optional) { Effect::Localised } else { Effect::Strengthened };
        match others(&dropped, &added) {
            _ if any_of && kept && !dropped.is_empty() => Effect::Localised,
            None if dropped.is_empty() => additions,
            None => Effect::Weakened,
            // 其他 was named: the rest decides.
            Some(Effect::Localised) => additions,
            Some(effect) => effect,
        }
    };
    let names = |channels: &[&Channel]| channels.iter().map(|channel| name(channel)).collect();
    Meaning::new(effect, names(&added), names(&dropped))
}

/// Where all that was dropped are channels under 其他 and others came under it: what that means.
fn others(dropped: &[&Channel], added: &[&Channel]) -> Option<Effect> {
    let came = added.iter().filter(|channel| is_other(channel)).count();
    if dropped.is_empty() || came < dropped.len() || !dropped.iter().all(|channel| is_other(channel)) {
        return None;
    }
    let named = !dropped.iter().any(|channel| is_named_other(channel))
        && added.iter().filter(|channel| is_other(channel)).all(|channel| is_named_other(channel));
    Some(if named { Effect::Localised } else { Effect::Changed })
}

/// Whether neither a chosen channel nor one on offer is there.
pub(super) fn is_none(channels: &Channels) -> bool {
    channels.chosen.is_empty() && channels.offered.is_empty()
}

/// The names of the chosen ones.
pub(super) fn names(channels: &Channels) -> Vec<String> {
    channels.chosen.iter().map(name).collect()
}

fn name(channel: &Channel) -> String {
    let name = channel.name();
    if name.is_empty() { vocabulary::channels().other().to_owned() } else { name.to_owned() }
}

/// The channels that are not among others.
fn without<'a>(channels: &'a [Channel], others: &[Channel]) -> Vec<&'a Channel> {
    channels.iter().filter(|channel| !holds(others, channel)).collect()
}

/// Whether a channel is in a list; one with a name of its own by its words, under 其他 or not.
fn holds(channels: &[Channel], channel: &Channel) -> bool {
    let own = |channel: &Channel| matches!(channel, Channel::Other(_) | Channel::Unlisted(_));
    channels.contains(channel)
        || own(channel) && channels.iter().any(|other| own(other) && same_words(other.name(), channel.name()))
}

fn has_unlisted(channels: &[&Channel]) -> bool {
    channels.iter().any(|channel| matches!(channel, Channel::Unlisted(_)))
}

fn is_other(channel: &Channel) -> bool {
    matches!(channel, Channel::Other(_))
}

fn is_named_other(channel: &Channel) -> bool {
    matches!(channel, Channel::Other(name) if !name.is_empty())
}

/// 其他 without a name.
fn unnamed() -> Channel {
    Channel::Other(String::new())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::channel::read;

    fn check(any_of: bool, cases: &[(&str, &str, Effect)]) {
        for (base, other, effect) in cases {
            let read = |cell: &str| read(cell).unwrap_or_default();
            let meaning = meaning(&read(base), &read(other), any_of);
            assert_eq!(meaning.effect, *effect, "{base} → {other}: {meaning:?}");
        }
    }

    #[test]
    fn mandatory_ones_and_those_on_offer() {
        use Effect::{Changed, Localised, Reworded, Strengthened, Weakened};
        let form = "■政府网站 ■公开查阅点 □政府公报 □两微一端 □其他____";
        check(
            false,
            &[
                (form, "■公开查阅点 ■政府网站", Reworded),
                (form, "政府网站、公开查阅点", Reworded),
                (form, "■政府网站 ■公开查阅点 ■两微一端 □政府公报", Localised),
                (form, "■政府网站 ■公开查阅点 ■其他_部门网站_", Localised),
                (form, "■政府网站 ■公开查阅点 ■其他", Localised),
                (form, "■政府网站 ■公开查阅点 ■精准推送", Strengthened),
                (form, "■政府网站 ■公开查阅点 ■两微一端 ■精准推送", Strengthened),
                (form, "■政府网站", Weakened),
                (form, "■政府网站 ■两微一端 ■精准推送", Weakened),
                (form, "□政府网站 □公开查阅点", Weakened),
                ("■政府网站", "■政府门户网站", Reworded),
                ("■政府网站 ■政府公报", "■政府网站、临泉先锋网", Changed),
                ("■政府网站", "■政府网站 大喇叭群", Changed),
                ("政府网站、大喇叭群", "政府网站", Changed),
                ("政府网站、大喇叭群", "大喇叭群", Weakened),
                ("政府网站、大喇叭群", "政府网站 大喇叭群", Reworded),
            ],
        );
    }

    #[test]
    fn channels_under_other() {
        use Effect::{Changed, Localised, Reworded, Strengthened, Weakened};
        check(
            false,
            &[
                ("■政府网站 ■其他", "■政府网站 ■其他_部门网站_", Localised),
                ("■政府网站 ■其他", "■政府网站 ■其他_部门网站_ ■入户/现场", Strengthened),
                ("■政府网站 □入户/现场 ■其他", "■政府网站 ■其他_部门网站_ ■入户/现场", Localised),
                ("■政府网站 ■其他_部门网站_", "■政府网站 ■其他", Changed),
                ("■政府网站 ■其他_部门网站_", "■政府网站 ■其他:信用中国网站", Changed),
                ("■政府网站 ■其他_部门网站_", "■政府网站 ■其他：部门网站", Reworded),
                ("■政府网站 ■其他_部门网站_", "■政府网站", Weakened),
                ("■政府网站 ■其他_部门网站_", "■其他:信用中国网站", Weakened),
                ("■政府网站 ■其他", "■政府网站", Weakened),
                ("■政府网站 ■其他_部门网站_", "■政府网站 ■入户/现场", Weakened),
            ],
        );
    }

    #[test]
    fn at_least_one_of_those_marked() {
        use Effect::{Changed, Localised, Strengthened, Weakened};
        let form = "■政府网站 ■公开查阅点 ■政府公报 □精准推送";
        check(
            true,
            &[
                (form, "■政府网站", Localised),
                (form, "■政府网站 ■精准推送", Localised),
                (form, "■精准推送", Weakened),
                (form, "■入户/现场", Weakened),
                (form, "临泉先锋网", Changed),
                (form, "■政府网站 ■公开查阅点 ■政府公报 ■入户/现场", Strengthened),
            ],
        );
    }

    #[test]
    fn what_came_and_went_by_name() {
        let read = |cell: &str| read(cell).unwrap();
        let meaning = meaning(&read("■政府网站 ■报纸 ■其他"), &read("■政府网站 ■微博 ■其他:部门网站"), false);
        assert_eq!(meaning.effect, Effect::Weakened);
        assert_eq!(*meaning.added, ["两微一端", "部门网站"]);
        assert_eq!(*meaning.dropped, ["纸质媒体", "其他"]);
    }
}
