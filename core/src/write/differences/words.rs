//! Short texts about nodes: how two were found to be one, what a row is about, names in a sentence.

use crate::diff::{By, How};
use crate::messages::{LIST, Lang, phrase, word};
use crate::model::{Element, Entry};

/// The most characters of a row's title, of a text quoted in a sentence, and the most members of a list there.
const TITLE: usize = 40;
const QUOTED: usize = 40;
const LISTED: usize = 4;

/// How two nodes were found to be one. Where nothing is said the id did it: a code, or else the path of names.
pub(super) fn how(how: Option<How>, is_code: bool, lang: Lang) -> String {
    let How { by, score } = how.unwrap_or(How { by: By::Id, score: 1.0 });
    let key = match by {
        By::Pin => "how.pin",
        By::Id if is_code => "how.code",
        By::Id | By::Path => "how.path",
        By::Derivation => "how.derivation",
        By::Similarity => "how.similarity",
        By::Remainder => "how.remainder",
    };
    phrase(key, lang, &[("score", &percent(score))])
}

/// A share as a whole number of hundredths; less than one is said as such.
pub(super) fn percent(share: f64) -> String {
    let hundredths = (share * 100.0).round();
    if share > 0.0 && hundredths < 1.0 { "<1%".to_owned() } else { format!("{hundredths:.0}%") }
}

/// What a row is about: the beginning of its content, or of what else it has.
pub(super) fn title(entry: &Entry) -> String {
    let texts = [&entry.content, &entry.basis, &entry.body].map(Element::text);
    let text = texts.into_iter().find(|text| !text.trim().is_empty()).unwrap_or("—");
    shortened(text, TITLE)
}

/// That the other side calls a node differently.
pub(super) fn other_name(name: &str, lang: Lang) -> String {
    phrase("differences.other-name", lang, &[("name", &name)])
}

/// A text on one line, so short that it can stand in a sentence: its middle is left out.
pub(super) fn quoted(text: &str) -> String {
    shortened(text, QUOTED)
}

/// The first members of a list, and how many there are where that is not all of them.
pub(super) fn listed(members: &[String], quotes: bool, lang: Lang) -> String {
    let shown: Vec<String> = members
        .iter()
        .take(LISTED)
        .map(|member| if quotes { format!("“{}”", quoted(member)) } else { quoted(member) })
        .collect();
    let separator = match lang {
        Lang::Zh if quotes => "",
        Lang::Zh => "、",
        Lang::En => ", ",
    };
    // A member may hold the mark by which messages part lists.
    let shown = shown.join(separator).replace(LIST, "");
    if members.len() <= LISTED {
        return shown;
    }
    phrase("differences.and-more", lang, &[("shown", &shown), ("count", &members.len())])
}

/// A text on one line of at most so many characters, its middle left out.
fn shortened(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let length = line.chars().count();
    if length <= most {
        return line;
    }
    let end = most / 3;
    let head = line.chars().take(most - end - 1);
    head.chain(['…']).chain(line.chars().skip(length - end)).collect()
}

/// The word for a kind of node or an element.
pub(super) fn of_kind(kind: &str, key: &str, lang: Lang) -> String {
    word(&format!("{kind}.{key}"), lang).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_two_were_found_to_be_one() {
        let by = |by, score| Some(How { by, score });
        assert_eq!(how(None, true, Lang::Zh), "按编码");
        assert_eq!(how(None, false, Lang::Zh), "按名称路径");
        assert_eq!(how(by(By::Similarity, 0.874), true, Lang::Zh), "按内容相似 87%");
        assert_eq!(how(by(By::Pin, 1.0), true, Lang::En), "pinned by hand");
    }

    #[test]
    fn shares_are_never_nothing_where_there_is_something() {
        assert_eq!([0.0, 0.001, 0.125, 1.0].map(percent), ["0%", "<1%", "13%", "100%"]);
    }

    #[test]
    fn long_texts_lose_their_middle_and_long_lists_their_end() {
        assert_eq!(shortened("甲\n 乙", 10), "甲 乙");
        assert_eq!(shortened("一二三四五六七八九十", 7), "一二三四…九十");
        let members: Vec<String> = ["甲", "乙", "丙", "丁", "戊"].map(String::from).into();
        assert_eq!(listed(&members, false, Lang::Zh), "甲、乙、丙、丁等5项");
        assert_eq!(listed(&members[..2], true, Lang::Zh), "“甲”“乙”");
    }
}
