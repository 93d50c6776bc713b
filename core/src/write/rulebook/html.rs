//! The whole rulebook as one HTML page in both languages, that needs nothing beside itself.

use askama::Template;

use super::{element, example_title, fix, found_by, severity, value};
use crate::error::{Error, Result};
use crate::explain::{Explanation, ShownExample, rulebook};
use crate::finding::{Counts, Severity};
use crate::messages::{Lang, phrase, word};
use crate::vocabulary::ElementName;
use crate::write::words::key;

/// Severities in the order in which a reader meets them.
const SEVERITIES: [Severity; 3] = [Severity::Error, Severity::Warning, Severity::Info];

/// The whole rulebook as one self-contained HTML page in both languages, shown first in the one given. A code has the address `#`
/// and its name.
pub fn rulebook_html(lang: Lang) -> Result<String> {
    let (zh, en) = (rulebook(&[], Lang::Zh)?, rulebook(&[], Lang::En)?);
    let pages: Vec<Entry> = zh.pages.iter().zip(&en.pages).map(|(zh, en)| Entry::new(zh, en)).collect();
    let page = Page {
        lang,
        title: word("rulebook.title", lang).to_owned(),
        style: concat!(
            include_str!("../../../templates/report.css"),
            include_str!("../../../templates/rulebook.css")
        ),
        script: include_str!("../../../templates/rulebook.js"),
        about: Both::of(|lang| about(zh.pages.len(), zh.counts, lang)),
        severities: SEVERITIES.iter().map(|severity| by_severity(*severity, &zh.pages, &en.pages)).collect(),
        elements: by_element(&zh.pages, &en.pages),
        pages,
    };
    page.render().map_err(|error| Error::new("not-writable").arg("reason", error))
}

#[derive(Template)]
#[template(path = "rulebook.html")]
struct Page {
    lang: Lang,
    title: String,
    style: &'static str,
    script: &'static str,
    about: Both,
    severities: Vec<Group>,
    elements: Vec<Group>,
    pages: Vec<Entry>,
}

/// A text in both languages.
struct Both {
    zh: String,
    en: String,
}

/// Codes that have something in common.
struct Group {
    key: String,
    name: Both,
    codes: Vec<(String, Both)>,
}

/// The page of a code.
struct Entry {
    code: String,
    severity: String,
    element: String,
    /// What a search looks in, in small letters.
    text: String,
    sides: [Side; 2],
}

/// The page of a code in one language.
struct Side {
    class: &'static str,
    title: String,
    severity: String,
    element: String,
    facts: Vec<(String, String)>,
    grounds: Vec<(String, String)>,
    grounds_title: &'static str,
    settings: Vec<[String; 3]>,
    settings_title: &'static str,
    examples: Vec<Example>,
}

/// A table under its title.
struct Example {
    class: &'static str,
    title: String,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
    /// What is said of it.
    says: String,
}

impl Page {
    #[expect(clippy::unused_self, reason = "templates call methods of what they show")]
    fn word(&self, name: &str) -> Both {
        Both::of(|lang| word(name, lang).to_owned())
    }

    /// The class of the body: the language shown first.
    fn shown(&self) -> &'static str {
        class(self.lang)
    }

    fn placeholder(&self) -> &'static str {
        word("rulebook.search", self.lang)
    }
}

impl Both {
    fn of(text: impl Fn(Lang) -> String) -> Self {
        Self { zh: text(Lang::Zh), en: text(Lang::En) }
    }
}

impl Entry {
    fn new(zh: &Explanation, en: &Explanation) -> Self {
        let sides = [Side::new(zh, Lang::Zh), Side::new(en, Lang::En)];
        let words = |side: &Side| {
            let facts = side.facts.iter().map(|(_, text)| text.as_str());
            let grounds = side.grounds.iter().flat_map(|(name, says)| [name.as_str(), says.as_str()]);
            let told = [side.title.as_str(), side.severity.as_str(), side.element.as_str()];
            told.into_iter().chain(facts).chain(grounds).collect::<Vec<_>>().join(" ")
        };
        let text = sides.iter().map(words).collect::<Vec<_>>().join(" ");
        Self {
            code: zh.code.clone(),
            severity: zh.severity.map(|severity| key(&severity)).unwrap_or_default(),
            element: zh.element.map(|element| element.key().to_owned()).unwrap_or_default(),
            text: format!("{} {text}", zh.code).to_lowercase(),
            sides,
        }
    }
}

impl Side {
    fn new(page: &Explanation, lang: Lang) -> Self {
        let fact = |name: &str, text: String| (word(name, lang).to_owned(), text);
        let facts = [
            fact("rulebook.says", page.message.clone()),
            fact("rulebook.help", page.help.clone()),
            fact("rulebook.why", page.ground.clone()),
            fact("rulebook.found-by", found_by(page, lang)),
            fact("rulebook.fix", fix(page, lang)),
        ];
        let grounds = page
            .grounds
            .iter()
            .map(|ground| (format!("{}{}", ground.instrument, ground.article), ground.says.clone()));
        let settings = page
            .parameters
            .iter()
            .map(|setting| [setting.name.clone(), value(&setting.default, lang), setting.about.clone()]);
        let mut examples = Vec::new();
        if let Some(shown) = &page.examples {
            example(("wrong", "rulebook.wrong"), &shown.wrong, lang, &mut examples);
            example(("right", "rulebook.right"), &shown.right, lang, &mut examples);
        }
        if let Some(observed) = &page.observed {
            examples.push(Example {
                class: "observed",
                title: String::new(),
                head: ["rulebook.seen", "rulebook.made"].map(|name| word(name, lang).to_owned()).to_vec(),
                rows: vec![vec![observed.seen.clone(), observed.made.clone()]],
                says: String::new(),
            });
        }
        Self {
            class: class(lang),
            title: page.title.clone(),
            severity: severity(page, lang),
            element: element(page, lang),
            facts: facts.into_iter().filter(|(_, text)| !text.is_empty()).collect(),
            grounds: grounds.collect(),
            grounds_title: word("rulebook.grounds", lang),
            settings: settings.collect(),
            settings_title: word("rulebook.parameters", lang),
            examples,
        }
    }
}

fn example(
    (class, title): (&'static str, &str),
    shown: &ShownExample,
    lang: Lang,
    examples: &mut Vec<Example>,
) {
    examples.push(Example {
        class,
        title: example_title(title, shown, lang),
        head: shown.head.clone(),
        rows: shown.rows.clone(),
        says: shown.says.clone().unwrap_or_default(),
    });
    if let Some(guideline) = &shown.guideline {
        example((class, "rulebook.guideline"), guideline, lang, examples);
    }
}

fn about(count: usize, counts: Counts, lang: Lang) -> String {
    let args: [(&str, &dyn std::fmt::Display); 5] = [
        ("count", &count),
        ("error", &counts.error),
        ("warning", &counts.warning),
        ("info", &counts.info),
        ("version", &crate::VERSION),
    ];
    phrase("rulebook.about", lang, &args)
}

fn by_severity(severity: Severity, zh: &[Explanation], en: &[Explanation]) -> Group {
    let name = key(&severity);
    Group {
        name: Both::of(|lang| word(&format!("severity.{name}"), lang).to_owned()),
        codes: codes(zh, en, |page| page.severity == Some(severity)),
        key: name,
    }
}

fn by_element(zh: &[Explanation], en: &[Explanation]) -> Vec<Group> {
    // In the order of a catalog's columns.
    let elements = [ElementName::Serial, ElementName::Name].into_iter().chain(ElementName::OF_ENTRY);
    let known = elements.map(|element| Group {
        key: element.key().to_owned(),
        name: Both::of(|lang| word(&format!("element.{}", element.key()), lang).to_owned()),
        codes: codes(zh, en, |page| page.element == Some(element)),
    });
    let other = Group {
        key: String::new(),
        name: Both::of(|lang| word("rulebook.no-element", lang).to_owned()),
        codes: codes(zh, en, |page| page.element.is_none()),
    };
    known.chain([other]).filter(|group| !group.codes.is_empty()).collect()
}

fn codes(
    zh: &[Explanation],
    en: &[Explanation],
    is_in: impl Fn(&Explanation) -> bool,
) -> Vec<(String, Both)> {
    let pairs = zh.iter().zip(en).filter(|(page, _)| is_in(page));
    pairs.map(|(zh, en)| (zh.code.clone(), Both { zh: zh.title.clone(), en: en.title.clone() })).collect()
}

fn class(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh",
        Lang::En => "en",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages;

    #[test]
    fn the_page_has_every_code_in_both_languages_and_loads_nothing() {
        let html = rulebook_html(Lang::Zh).unwrap();
        for code in messages::finding_codes() {
            assert!(html.contains(&format!("id=\"{code}\"")), "{code}");
            assert!(html.contains(&format!("href=\"#{code}\"")), "{code}");
        }
        for said in ["依据已失效", "Basis lapsed", "政府信息公开条例", "30个工作日内", "default-src 'none'"]
        {
            assert!(html.contains(said), "{said}");
        }
        assert!(!html.contains("http://") && !html.contains("https://"));
        assert!(html.contains("class=\"book zh\""));
        assert_ne!(html, rulebook_html(Lang::En).unwrap());
    }
}
