//! Words before a limit: the event it runs from, and what it is about.

use super::Event;
use crate::vocabulary::time_phrases;

/// The words without blank weight: punctuation and filler words cut off at both ends.
pub(super) fn bare(words: &str) -> &str {
    let phrases = time_phrases();
    let mut words = trimmed(words);
    loop {
        let shorter = unless(phrases.fillers_front.leading(words), phrases.not_fillers.leading(words));
        let shorter = shorter.or_else(|| without_last_filler(words));
        match shorter {
            Some(shorter) => words = trimmed(shorter),
            None => return if phrases.whole_fillers.is(words) { "" } else { words },
        }
    }
}

/// The words without the filler at their end, if there is one.
pub(super) fn without_last_filler(words: &str) -> Option<&str> {
    let phrases = time_phrases();
    unless(phrases.fillers_back.trailing(words), phrases.not_fillers.trailing(words))
}

/// What is left without a filler, unless the filler is part of a longer word that is none.
fn unless<'w>(without_filler: Option<&'w str>, without_word: Option<&str>) -> Option<&'w str> {
    without_filler.filter(|left| without_word.is_none_or(|other| left.len() < other.len()))
}

/// Punctuation cut off at both ends; a bracket stays with its other half.
fn trimmed(words: &str) -> &str {
    let mut words = words.trim_matches(|c: char| !(c.is_alphanumeric() || "《》〈〉“”()".contains(c)));
    loop {
        let shorter = if words.starts_with('(') && (!words.contains(')') || words.ends_with(')'))
            || words.starts_with(')')
        {
            words.get(1..)
        } else if words.ends_with(')') && !words.contains('(') || words.ends_with('(') {
            words.get(..words.len() - 1)
        } else {
            None
        };
        let Some(shorter) = shorter else { return words };
        words = shorter.trim_matches(|c: char| !(c.is_alphanumeric() || "《》〈〉“”()".contains(c)));
    }
}

/// What a limit is about, and the event it runs from, as the words before it say. Before a number, a verb is
/// enough to make an event (`分配结果确定20个工作日内`); elsewhere it takes `后` or `之日起`.
pub(super) fn read(words: &str, counted: bool) -> (Option<String>, Event) {
    let phrases = time_phrases();
    let words = bare(words);
    let words = words.strip_prefix('从').unwrap_or(words);
    let (of, from, mut stem) = preposition(words).map_or(("", false, words), |(of, stem)| (of, true, stem));
    let mut marked = false;
    while let Some(shorter) = phrases.event_ends.trailing(stem) {
        (stem, marked) = (shorter, true);
    }
    let stem = bare(stem);
    if stem.is_empty() {
        return (about([of]), Event::Unstated);
    }
    if let Some(subject) = formation(stem) {
        return (about([of, subject]), Event::FormedOrChanged);
    }
    let verb = phrases.event_verbs.trailing(stem).or_else(|| phrases.event_openings.leading(stem));
    if marked || from || counted && verb.is_some() {
        return (about([of]), Event::Other(stem.to_owned()));
    }
    (about([of, stem]), Event::Unstated)
}

/// What words say a limit is about: pieces joined, `None` where nothing is left of them.
pub(super) fn about<'w>(pieces: impl IntoIterator<Item = &'w str>) -> Option<String> {
    let pieces: Vec<&str> = pieces.into_iter().map(bare).filter(|piece| !piece.is_empty()).collect();
    (!pieces.is_empty()).then(|| pieces.join(","))
}

/// The words cut at the preposition before an event: `自`, else `在` behind a subject.
fn preposition(words: &str) -> Option<(&str, &str)> {
    let phrases = time_phrases();
    ['自', '在'].into_iter().find_map(|preposition| {
        let stands = |&(at, _): &(usize, &str)| !phrases.not_prepositions.cover(words, at);
        let (at, _) = words.match_indices(preposition).find(stands)?;
        let (of, stem) = words.split_at_checked(at)?;
        Some((of, stem.strip_prefix(preposition)?))
    })
}

/// Whether an event is that information is formed, changed, made or obtained; then the words that single out
/// which information, or an empty text.
fn formation(stem: &str) -> Option<&str> {
    let phrases = time_phrases();
    // 信息形成或者变更, 信息形成(变更), 形成.
    let (subject, verbs) =
        peel(stem, |text| phrases.formed_verbs.trailing(text), |text| phrases.formed_joins.trailing(text));
    if verbs > 0 {
        let rest = phrases.formed_determiners.skip(subject);
        if rest.is_empty() || phrases.formed_nouns.is(rest) {
            return Some("");
        }
        if phrases.formed_nouns.trailing(subject).is_some() {
            return Some(subject);
        }
    }
    // 制定或获取信息, 获取该文件; what is made or obtained singles nothing out.
    let (object, verbs) = peel(
        phrases.formed_determiners.skip(stem),
        |text| phrases.formed_verbs.leading(text),
        |text| phrases.formed_joins.leading(text),
    );
    let informs = phrases.formed_nouns.trailing(object).is_some();
    (verbs > 1 || verbs == 1 && informs).then_some("")
}

/// A text without the verbs at one end and what joins them, and how many verbs there were.
fn peel<'t>(
    mut text: &'t str,
    verb: impl Fn(&'t str) -> Option<&'t str>,
    join: impl Fn(&'t str) -> Option<&'t str>,
) -> (&'t str, u32) {
    let (mut verbs, mut before_join) = (0, text);
    loop {
        if let Some(shorter) = verb(text) {
            (text, verbs, before_join) = (shorter, verbs + 1, shorter);
        } else if let Some(shorter) = join(text) {
            text = shorter;
        } else {
            // Joins with no verb beyond them belong to the subject.
            return (if verbs == 0 { text } else { before_join }, verbs);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formation_in_many_words() {
        for words in [
            "自该信息形成或者变更之日起",
            "信息形成或变更之日起",
            "信息形成(变更)",
            "信息形成后",
            "信息形成、变更后的",
            "形成或变更之日起",
            "制定或获取信息之日起",
            "制定或者获取备案政策之日起",
            "自制作或获取该信息之日起",
            "公开事项信息形成或变更之日起",
            "应当自该政府信息形成或者变更之日起",
            "自相关文件制定之日起",
            "信息生成之日起",
            "信息产生或变更后",
            "信息形成或者发生变更之日起",
            "获取信息之日",
            "自信息形成、变更或获取之日起",
            "公开时限:信息形成之日起",
            "从信息形成之日起",
        ] {
            assert_eq!(read(words, true), (None, Event::FormedOrChanged), "{words}");
        }
    }

    #[test]
    fn other_events_keep_their_words() {
        for (words, of, event) in [
            ("自收到申请之日起", None, "收到申请"),
            ("本级人民代表大会或其常务委员会批准后", None, "本级人民代表大会或其常务委员会批准"),
            ("行政处罚决定形成之日起", None, "行政处罚决定形成"),
            ("执法决定信息在决定作出之日起", Some("执法决定信息"), "决定作出"),
            (
                "其中行政许可、行政处罚事项应自作出行政决定之日起",
                Some("行政许可、行政处罚事项"),
                "作出行政决定",
            ),
            ("部门预算经本级财政部门批复后", None, "部门预算经本级财政部门批复"),
            ("项目所在地审批后", None, "项目所在地审批"),
            ("收到批准文件", None, "收到批准文件"),
            ("自行政处罚决定书作出之日起", None, "行政处罚决定书作出"),
            ("自然灾害发生后", None, "自然灾害发生"),
            ("经县人大批准后", None, "县人大批准"),
            ("分配结果确定", None, "分配结果确定"),
        ] {
            assert_eq!(read(words, true), (of.map(str::to_owned), Event::Other(event.to_owned())), "{words}");
        }
    }

    #[test]
    fn words_without_an_event_say_what_the_limit_is_about() {
        assert_eq!(read("行政处罚信息", true), (Some("行政处罚信息".to_owned()), Event::Unstated));
        assert_eq!(
            read("其他相关信息形成或变更之日起", true),
            (Some("其他相关信息".to_owned()), Event::FormedOrChanged)
        );
        assert_eq!(read("主动公开:原则上", true), (None, Event::Unstated));
    }
}
