//! The rulebook for people: one page with every code, lines on a terminal, and the table of the documentation.

#[cfg(feature = "html")]
mod html;
mod lines;
mod markdown;

#[cfg(feature = "html")]
pub use html::rulebook_html;
pub use lines::explanation_lines;
pub use markdown::codes_markdown;

use super::words::named;
use crate::explain::{Explanation, ShownExample};
use crate::messages::{Lang, phrase, word};
use crate::validate::Value;

/// The word for how bad the findings of a code are.
fn severity(page: &Explanation, lang: Lang) -> String {
    page.severity.map(|severity| named("severity", &severity, lang)).unwrap_or_default()
}

/// The element a code is about.
fn element(page: &Explanation, lang: Lang) -> String {
    page.element.map(|element| named("element", &element, lang)).unwrap_or_default()
}

/// When the findings of a code are made.
fn found_by(page: &Explanation, lang: Lang) -> String {
    let verbs = page.found_by.iter().map(|verb| word(&format!("found-by.{verb}"), lang).to_owned());
    verbs.collect::<Vec<_>>().join(super::value::comma(lang))
}

/// The value of a parameter.
fn value(value: &Value, lang: Lang) -> String {
    match value {
        Value::Number(number) => number.to_string(),
        Value::Texts(texts) => texts.join(super::value::comma(lang)),
    }
}

/// Whether what a rule finds can be mended, and how; nothing for what no rule finds.
fn fix(page: &Explanation, lang: Lang) -> String {
    let Some(fix) = &page.fix else {
        let by_hand = if page.examples.is_some() { word("rulebook.no-fix", lang) } else { "" };
        return by_hand.to_owned();
    };
    let key = if fix.certain { "rulebook.fix-certain" } else { "rulebook.fix-suggested" };
    phrase(key, lang, &[("before", &fix.before), ("value", &fix.value)])
}

/// What stands over an example.
fn example_title(key: &str, example: &ShownExample, lang: Lang) -> String {
    let title = word(key, lang).to_owned();
    match example.today {
        Some(day) if lang == Lang::Zh => {
            format!("{title}（{}）", phrase("rulebook.on", lang, &[("day", &day)]))
        }
        Some(day) => format!("{title} ({})", phrase("rulebook.on", lang, &[("day", &day)])),
        None => title,
    }
}
