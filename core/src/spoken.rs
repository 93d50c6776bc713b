//! Values of documents in words: an element's value as an office writes it, a key of a closed vocabulary.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::messages::{Lang, word};
use crate::model::{Audience, Channel, Channels, Element, Entry, Level, Levels, Method, Methods, Wording};
use crate::vocabulary::ElementName;

/// A value of a document, of an element or a plain one.
pub(crate) fn text(element: Option<ElementName>, value: &Value, lang: Lang) -> String {
    let said = match (element, value) {
        (_, Value::Null) => Some(word("review.unknown", lang).to_owned()),
        (Some(ElementName::Channels), _) => read(value).map(|value| channels(&value, lang)),
        (Some(ElementName::Audience), _) => read(value).map(|value| audience(&value, lang)),
        (Some(ElementName::Method), _) => {
            read(value).map(|methods: Vec<Method>| listed("review", methods.iter(), lang))
        }
        (Some(ElementName::Levels), _) => {
            read(value).map(|levels: Vec<Level>| listed("level", levels.iter(), lang))
        }
        _ => None,
    };
    said.unwrap_or_else(|| plain(value))
}

/// An entry's element; `None` where it is absent.
pub(crate) fn of_entry(element: ElementName, entry: &Entry, lang: Lang) -> Option<String> {
    let worded = |element: &Element<Wording>| said(element, lang, |wording| wording.as_str().to_owned());
    match element {
        ElementName::Content => worded(&entry.content),
        ElementName::Basis => worded(&entry.basis),
        ElementName::TimeLimit => worded(&entry.time_limit),
        ElementName::Body => worded(&entry.body),
        ElementName::Channels => said(&entry.channels, lang, |value| channels(value, lang)),
        ElementName::Audience => said(&entry.audience, lang, |value| audience(value, lang)),
        ElementName::Method => said(&entry.method, lang, |methods: &Methods| {
            let methods: Vec<Method> = methods.iter().collect();
            listed("review", methods.iter(), lang)
        }),
        ElementName::Levels => said(&entry.levels, lang, |levels: &Levels| {
            let levels: Vec<Level> = levels.iter().collect();
            listed("level", levels.iter(), lang)
        }),
        ElementName::Name | ElementName::Serial => None,
    }
}

fn said<T>(element: &Element<T>, lang: Lang, known: impl Fn(&T) -> String) -> Option<String> {
    match element {
        Element::Absent => None,
        Element::Unknown => Some(word("review.unknown", lang).to_owned()),
        Element::Known(value) => Some(known(value)),
    }
}

fn listed<'a, T: Serialize + 'a>(group: &str, values: impl Iterator<Item = &'a T>, lang: Lang) -> String {
    values.map(|value| named(group, value, lang)).collect::<Vec<_>>().join(comma(lang))
}

fn read<'a, T: Deserialize<'a>>(value: &'a Value) -> Option<T> {
    T::deserialize(value).ok()
}

/// A wording: a text, or a list of lines.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(lines) => lines.iter().map(plain).collect::<Vec<_>>().join("\n"),
        value => value.to_string(),
    }
}

/// Chosen channels with a full box, offered ones with an empty box.
fn channels(channels: &Channels, lang: Lang) -> String {
    let boxed = |mark: char, channel: &Channel| {
        let other = word("review.other-channel", lang);
        match channel {
            Channel::Other(name) if name.is_empty() => format!("{mark}{other}"),
            Channel::Other(name) => format!("{mark}{other}:{name}"),
            channel => format!("{mark}{}", channel.name()),
        }
    };
    let chosen = channels.chosen.iter().map(|channel| boxed('■', channel));
    chosen.chain(channels.offered.iter().map(|channel| boxed('□', channel))).collect::<Vec<_>>().join(" ")
}

fn audience(audience: &Audience, lang: Lang) -> String {
    let society = audience.society.then(|| word("review.society", lang).to_owned());
    let group = audience.group.as_ref().map(|name| {
        let group = word("review.group", lang);
        if name.is_empty() { group.to_owned() } else { format!("{group}:{name}") }
    });
    society.into_iter().chain(group).collect::<Vec<_>>().join("\n")
}

/// The word for a value of a closed vocabulary, under a group: `severity.error`.
pub(crate) fn named(group: &str, value: &impl Serialize, lang: Lang) -> String {
    word(&format!("{group}.{}", key(value)), lang).to_owned()
}

/// A value of a closed vocabulary as documents write it.
pub(crate) fn key(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(key)) => key,
        _ => String::new(),
    }
}

/// What stands between the members of a list.
pub(crate) fn comma(lang: Lang) -> &'static str {
    if lang == Lang::Zh { "、" } else { ", " }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn values_read_as_an_office_writes_them() {
        let cases = [
            (ElementName::Content, json!(["一、对象", "二、标准"]), "一、对象\n二、标准"),
            (ElementName::TimeLimit, json!(null), "（无法辨认）"),
            (
                ElementName::Channels,
                json!({"chosen": ["website", {"other": ""}], "offered": [{"other": "图书馆"}]}),
                "■政府网站 ■其他 □其他:图书馆",
            ),
            (ElementName::Audience, json!({"society": true, "group": "申请人"}), "全社会\n特定群体:申请人"),
            (ElementName::Method, json!(["active", "on-request"]), "主动公开、依申请公开"),
            (ElementName::Levels, json!(["county", "township"]), "县级、乡级"),
            (ElementName::Levels, json!("不是层级"), "不是层级"),
        ];
        for (element, value, expected) in cases {
            assert_eq!(text(Some(element), &value, Lang::Zh), expected);
        }
    }
}
