//! What a length of time is by the words around it: a limit, a publicity period, time ahead, an interval.

use super::clause::before;
use super::event::{bare, without_last_filler};
use super::read::Unread;
use super::{Unit, calendar};
use crate::vocabulary::time_phrases;

/// A length of time in its place.
pub(super) struct Place<'w, 't> {
    /// What it is.
    pub(super) role: Role,
    /// The words before it that did not decide that.
    pub(super) words: &'w str,
    /// What follows it.
    pub(super) rest: &'t str,
}

/// What a length of time is.
pub(super) enum Role {
    /// The longest time from an event; whether words around it say that it is.
    Within { stated: bool },
    /// The shortest time on display.
    Publicity,
    /// The shortest time before an event.
    Ahead { before: Option<String> },
    /// An interval, and how often in it.
    Every { times: u32 },
}

/// Decides what a length of time is.
///
/// # Errors
///
/// A length that is no limit (`20日左右`, `5日后`), one of two of which it is not said which counts, an extension
/// (可延长20个工作日), or one whose words contradict each other.
pub(super) fn place<'w, 't>(words: &'w str, unit: Unit, behind: &'t str) -> Result<Place<'w, 't>, Unread> {
    let phrases = time_phrases();
    if let Some((times, rest)) = calendar::times(behind) {
        return Ok(Place { role: Role::Every { times }, words, rest });
    }
    let inside = ["以内", "之内", "内"].into_iter().find_map(|word| behind.strip_prefix(word));
    let above = behind.strip_prefix("以上");
    let earlier = ["之前", "以前", "前"].into_iter().find_map(|word| behind.strip_prefix(word));
    let period_behind = phrases.publicity_after.leading(above.unwrap_or(behind));
    let rest = inside.or(earlier).or(period_behind).or(above).unwrap_or(behind);
    let joined = phrases.ranges.is(words.trim_matches(['、', ',', '(', ')']));
    if phrases.not_within.leading(rest).is_some() || joined || words.ends_with('第') {
        return Err(Unread);
    }
    let hints = Hints::of(words, inside.is_some());
    let words = hints.words;
    if phrases.extensions.trailing(words).is_some() {
        return Err(Unread);
    }
    let minimum = hints.minimum || above.is_some();
    let publicity = hints.publicity.is_some() || period_behind.is_some();
    if hints.ahead || earlier.is_some() && !minimum && !publicity {
        let event = before(bare(words)).unwrap_or(bare(words));
        let event = event.strip_prefix(['在', '于', '自']).unwrap_or(event);
        let before = (!event.is_empty()).then(|| event.to_owned());
        return Ok(Place { role: Role::Ahead { before }, words: "", rest });
    }
    if minimum || publicity {
        // 公示期不超过7日 and 公示7日内 are no minimum.
        let unclear =
            hints.maximum || inside.is_some() && hints.publicity != Some(By::Period) || earlier.is_some();
        return if unclear { Err(Unread) } else { Ok(Place { role: Role::Publicity, words, rest }) };
    }
    if let Some(event) = before(bare(words)) {
        // 召开前3日 is ahead; 召开前3日内 and 召开前,3日 may be anything.
        let near = inside.is_none() && !words.ends_with([',', ':']);
        let role = Role::Ahead { before: Some(event.to_owned()) };
        return if near { Ok(Place { role, words: "", rest }) } else { Err(Unread) };
    }
    let stated = inside.is_some() || hints.maximum;
    // 公开20日 may be how long.
    if !stated && words.ends_with("公开") {
        return Err(Unread);
    }
    // So may 一年 without 内; its event says more.
    let stated = stated || !matches!(unit, Unit::Month | Unit::Quarter | Unit::Semester | Unit::Year);
    Ok(Place { role: Role::Within { stated }, words, rest })
}

/// What the words right before a length of time make of it.
struct Hints<'w> {
    /// The words before those.
    words: &'w str,
    minimum: bool,
    maximum: bool,
    ahead: bool,
    publicity: Option<By>,
}

/// By which word a length of time is one of publicity.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// The name of the period: 公示期.
    Period,
    /// A verb: 公示.
    Verb,
}

impl<'w> Hints<'w> {
    fn of(words: &'w str, inside: bool) -> Self {
        let phrases = time_phrases();
        let mut hints = Self { words, minimum: false, maximum: false, ahead: false, publicity: None };
        let mut crossed = false;
        loop {
            let words = hints.words;
            if let Some(shorter) = words.strip_suffix([',', ':']) {
                crossed |= words.ends_with(',') || inside;
                // What is before the comma is asked only for a verb of publicity that a minimum belongs to.
                if crossed && !hints.minimum {
                    return hints;
                }
                hints.words = shorter;
            } else if let Some(shorter) = phrases.minimum.trailing(words) {
                (hints.words, hints.minimum) = (shorter, true);
            } else if let Some(shorter) = phrases.maximum.trailing(words) {
                (hints.words, hints.maximum) = (shorter, true);
            } else if let Some(shorter) = phrases.ahead.trailing(words) {
                (hints.words, hints.ahead) = (shorter, true);
            } else if let Some(shorter) =
                phrases.publicity_periods.trailing(words).filter(|_| hints.publicity.is_none())
            {
                (hints.words, hints.publicity) = (shorter, Some(By::Period));
            } else if let Some(shorter) =
                phrases.publicity_verbs.trailing(words).filter(|_| hints.publicity.is_none())
            {
                (hints.words, hints.publicity) = (shorter, Some(By::Verb));
            } else if let Some(shorter) = without_last_filler(words).filter(|_| !crossed) {
                hints.words = shorter;
            } else {
                return hints;
            }
        }
    }
}
