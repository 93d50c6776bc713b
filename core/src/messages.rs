//! The words: messages, help and names of things in Chinese and English, from `core/messages/*.json`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::finding::{Arg, Finding};

/// A language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Chinese, the first language of messages.
    #[default]
    Zh,
    /// English.
    En,
}

/// The texts of one language.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Texts {
    findings: BTreeMap<String, FindingTexts>,
    errors: BTreeMap<String, ErrorTexts>,
    words: BTreeMap<String, String>,
}

/// What is said of one finding code.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FindingTexts {
    /// Its name, a few words.
    pub title: String,
    /// What is wrong, with placeholders.
    pub message: String,
    /// What to do about it, with placeholders.
    pub help: String,
    /// Why it is looked at: the legal ground in plain words.
    pub ground: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct ErrorTexts {
    message: String,
    help: String,
}

fn texts(lang: Lang) -> &'static Texts {
    static ZH: LazyLock<Texts> =
        LazyLock::new(|| serde_json::from_str(include_str!("../messages/zh.json")).unwrap_or_default());
    static EN: LazyLock<Texts> =
        LazyLock::new(|| serde_json::from_str(include_str!("../messages/en.json")).unwrap_or_default());
    match lang {
        Lang::Zh => &ZH,
        Lang::En => &EN,
    }
}

/// What is said of a finding code.
pub fn finding(code: &str, lang: Lang) -> Option<&'static FindingTexts> {
    texts(lang).findings.get(code)
}

/// What a finding code is called; a code without words of its own, as a rule of one's own has, by itself.
pub fn title(code: &str, lang: Lang) -> &str {
    finding(code, lang).map_or(code, |texts| texts.title.as_str())
}

/// The codes of all findings, in order.
pub fn finding_codes() -> impl Iterator<Item = &'static str> {
    texts(Lang::Zh).findings.keys().map(String::as_str)
}

/// A word of the product (an element's name, a severity, a column of a report) by its key; the key itself
/// where there is none.
pub fn word(key: &str, lang: Lang) -> &str {
    texts(lang).words.get(key).map_or(key, String::as_str)
}

/// A word of the product with values in its placeholders.
pub fn phrase(key: &str, lang: Lang, args: &[(&str, &dyn std::fmt::Display)]) -> String {
    fill(word(key, lang), lang, |name| {
        args.iter().find(|(n, _)| *n == name).map(|(_, value)| value.to_string())
    })
}

/// A sentence of the product, its placeholders filled by what is asked for each; lists are parted by [`LIST`].
pub(crate) fn sentence(key: &str, lang: Lang, value: impl Fn(&str) -> Option<String>) -> String {
    fill(word(key, lang), lang, value)
}

/// What is wrong, in words.
pub(crate) fn message(finding: &Finding, lang: Lang) -> String {
    let known = texts(lang).findings.get(finding.code.as_ref()).map(|texts| texts.message.as_str());
    let template = known.or_else(|| own_words(finding, "message", lang));
    template.map_or_else(|| finding.code.to_string(), |template| fill_finding(template, finding, lang))
}

/// What to do about it, in words.
pub(crate) fn help(finding: &Finding, lang: Lang) -> String {
    let known = texts(lang).findings.get(finding.code.as_ref()).map(|texts| texts.help.as_str());
    let template = known.or_else(|| own_words(finding, "help", lang));
    template.map_or_else(String::new, |template| fill_finding(template, finding, lang))
}

/// The words that a finding of a rule of somebody's own carries itself; Chinese stands in for English.
fn own_words<'a>(finding: &'a Finding, what: &str, lang: Lang) -> Option<&'a str> {
    let text = |lang: &str| match finding.args.get(format!("{what}-{lang}").as_str()) {
        Some(Arg::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    if lang == Lang::En { text("en").or_else(|| text("zh")) } else { text("zh") }
}

/// The names of the placeholders in a template.
pub(crate) fn placeholders(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0))
}

/// An error's message and help, in words.
pub(crate) fn error(code: &str, args: &[(&str, String)], lang: Lang) -> (String, String) {
    let value = |name: &str| args.iter().find(|(n, _)| *n == name).map(|(_, value)| value.clone());
    texts(lang).errors.get(code).map_or_else(
        || (code.to_owned(), String::new()),
        |texts| (fill(&texts.message, lang, value), fill(&texts.help, lang, value)),
    )
}

/// Parts the members of a list until the language's own mark takes its place (ASCII unit separator).
pub(crate) const LIST: &str = "\u{1f}";

fn fill_finding(template: &str, finding: &Finding, lang: Lang) -> String {
    fill(template, lang, |name| match name {
        "place" => Some(finding.place.clone()),
        // Said by an error, in both languages.
        "reason" => {
            let key = if lang == Lang::Zh { "reason-zh" } else { "reason-en" };
            match finding.args.get(key) {
                Some(Arg::Text(reason)) => Some(reason.clone()),
                _ => None,
            }
        }
        "element" => finding.element.map(|element| element.key().to_owned()),
        _ => finding.args.get(name).map(|arg| match arg {
            Arg::Number(number) => number.to_string(),
            Arg::Text(text) => text.clone(),
            Arg::List(list) => list.join(LIST),
        }),
    })
}

/// A template with its placeholders filled: `{name}` by the value, `{name|words}` by the word that the value
/// is a key of, under `words.` — `{element|element}` looks up `element.time_limit`. An unknown name stays.
fn fill(template: &str, lang: Lang, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((placeholder, behind)) = after.split_once('}') else {
            rest = after;
            filled.push('{');
            continue;
        };
        let (name, group) = placeholder.split_once('|').unwrap_or((placeholder, ""));
        match value(name) {
            Some(value) if group.is_empty() => filled.push_str(&value),
            Some(value) => {
                let words: Vec<String> = value
                    .split(LIST)
                    .map(|value| word(&format!("{group}.{value}"), lang).to_owned())
                    .collect();
                filled.push_str(&words.join(LIST));
            }
            None => {
                filled.push('{');
                filled.push_str(placeholder);
                filled.push('}');
            }
        }
        rest = behind;
    }
    filled.push_str(rest);
    match lang {
        Lang::Zh => filled.replace(LIST, "、"),
        Lang::En => filled.replace(LIST, ", "),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    fn placeholders(template: &str) -> BTreeSet<&str> {
        super::placeholders(template).collect()
    }

    #[test]
    fn both_languages_say_everything_with_the_same_placeholders() {
        for name in ["zh", "en"] {
            let path = format!("{}/messages/{name}.json", env!("CARGO_MANIFEST_DIR"));
            serde_json::from_str::<Texts>(&std::fs::read_to_string(&path).unwrap())
                .unwrap_or_else(|e| panic!("{path}: {e}"));
        }
        let (zh, en) = (texts(Lang::Zh), texts(Lang::En));
        assert!(zh.findings.keys().eq(en.findings.keys()));
        assert!(zh.errors.keys().eq(en.errors.keys()));
        assert!(zh.words.keys().eq(en.words.keys()));
        for (code, texts) in &zh.findings {
            let other = &en.findings[code];
            assert_eq!(placeholders(&texts.message), placeholders(&other.message), "{code}: message");
            assert_eq!(placeholders(&texts.help), placeholders(&other.help), "{code}: help");
            for text in
                [&texts.title, &texts.message, &texts.help, &texts.ground, &other.title, &other.ground]
            {
                assert!(!text.is_empty(), "{code}: nothing is left unsaid");
            }
        }
        for (code, texts) in &zh.errors {
            assert_eq!(placeholders(&texts.message), placeholders(&en.errors[code].message), "{code}");
            assert_eq!(placeholders(&texts.help), placeholders(&en.errors[code].help), "{code}");
        }
        for (key, text) in &zh.words {
            assert_eq!(placeholders(text), placeholders(&en.words[key]), "{key}");
        }
    }
}
