//! Every code as a table for the documentation.

use super::{element, found_by, severity};
use crate::error::Result;
use crate::explain::rulebook;
use crate::messages::{Lang, phrase, word};

/// The table of all codes in both languages, as Markdown.
pub fn codes_markdown() -> Result<String> {
    let mut text = format!(
        "# {} · {}\n\n<!-- Generated from the rules' pages and the messages: `make schemas`. Do not edit. -->\n",
        word("rulebook.codes", Lang::Zh),
        word("rulebook.codes", Lang::En)
    );
    for lang in [Lang::Zh, Lang::En] {
        let book = rulebook(&[], lang)?;
        let args: [(&str, &dyn std::fmt::Display); 5] = [
            ("count", &book.pages.len()),
            ("error", &book.counts.error),
            ("warning", &book.counts.warning),
            ("info", &book.counts.info),
            ("version", &crate::VERSION),
        ];
        text.push_str(&format!("\n## {}\n\n", word("rulebook.title", lang)));
        text.push_str(&format!("{}\n\n", phrase("rulebook.about", lang, &args)));
        let head = ["code", "name", "severity", "element", "found-by", "grounds"];
        let head = head.map(|key| word(&format!("rulebook.{key}"), lang).to_owned());
        text.push_str(&format!("| {} |\n|{}\n", head.join(" | "), "---|".repeat(head.len())));
        for page in &book.pages {
            let grounds =
                page.grounds.iter().map(|ground| format!("{}{}", ground.instrument, ground.article));
            let cells = [
                format!("`{}`", page.code),
                page.title.clone(),
                severity(page, lang),
                element(page, lang),
                found_by(page, lang),
                grounds.collect::<Vec<_>>().join("<br>"),
            ];
            text.push_str(&format!("| {} |\n", cells.map(|cell| cell.replace('|', "\\|")).join(" | ")));
        }
    }
    Ok(text)
}
