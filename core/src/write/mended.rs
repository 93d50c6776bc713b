//! What can be mended, in lines for a terminal.

use std::fmt::Display;

use super::value;
use super::words::{self, named};
use crate::fix::{Fixes, Mend};
use crate::messages::{self, Lang, phrase, word};

/// What is certain, what is suggested, and what only somebody who knows can mend.
pub fn fixes_lines(fixes: &Fixes, lang: Lang) -> Vec<String> {
    let args: [(&str, &dyn Display); 5] = [
        ("title", &fixes.title),
        ("certain", &fixes.certain.len()),
        ("suggested", &fixes.suggested.len()),
        ("before", &fixes.before.total()),
        ("after", &fixes.after.total()),
    ];
    let mut lines = vec![phrase("fix.summary", lang, &args)];
    for (heading, mends) in [("fix.certain", &fixes.certain), ("fix.suggested", &fixes.suggested)] {
        if !mends.is_empty() {
            lines.push(word(heading, lang).to_owned());
            lines.extend(mends.iter().flat_map(|mend| mend_lines(mend, lang)));
        }
    }
    if !fixes.left.is_empty() {
        lines.push(word("fix.left", lang).to_owned());
        lines.extend(fixes.left.iter().map(|(code, count)| {
            phrase(
                "fix.open",
                lang,
                &[("title", &messages::title(code, lang)), ("code", code), ("count", count)],
            )
        }));
    }
    lines
}

fn mend_lines(mend: &Mend, lang: Lang) -> [String; 2] {
    let element = words::element(mend.element, mend.column.as_deref(), lang);
    let said = |value| value::text(mend.element, value, lang).replace('\n', "；");
    let effect = mend.effect.map(|effect| named("effect", &effect, lang)).unwrap_or_default();
    let args: [(&str, &dyn Display); 7] = [
        ("n", &mend.n),
        ("place", &mend.place),
        ("path", &mend.path),
        ("element", &element),
        ("before", &said(&mend.before)),
        ("after", &said(&mend.after)),
        ("effect", &effect),
    ];
    let codes: Vec<&str> = mend.codes.iter().map(|code| messages::title(code, lang)).collect();
    let why = phrase("fix.why", lang, &[("codes", &codes.join(value::comma(lang)))]);
    [phrase("fix.mend", lang, &args).trim_end().to_owned(), why]
}
