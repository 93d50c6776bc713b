//! Every code as a table for the documentation.

use super::{element, found_by, severity};
use crate::error::Result;
use crate::explain::rulebook;
use crate::messages::{Lang, phrase, word};

/// The table of all codes in both languages, as Markdown.
pub fn codes_markdown() -> Result<String> {
    let mut lines = vec![
        format!("# {} · {}", word("rulebook.codes", Lang::Zh), word("rulebook.codes", Lang::En)),
        String::new(),
        "<!-- Generated from the rules' pages and the messages: `make schemas`. Do not edit. -->".to_owned(),
    ];
    for lang in [Lang::Zh, Lang::En] {
        let book = rulebook(&[], lang)?;
        let args: [(&str, &dyn std::fmt::Display); 5] = [
            ("count", &book.pages.len()),
            ("error", &book.counts.error),
            ("warning", &book.counts.warning),
            ("info", &book.counts.info),
            ("version", &crate::VERSION),
        ];
        let head = ["code", "name", "severity", "element", "found-by", "grounds"];
        let head = head.map(|key| word(&format!("rulebook.{key}"), lang).to_owned());
        lines.extend([
            String::new(),
            format!("## {}", word("rulebook.title", lang)),
            String::new(),
            phrase("rulebook.about", lang, &args),
            String::new(),
            row(&head),
            format!("|{}", "---|".repeat(head.len())),
        ]);
        for page in &book.pages {
            let grounds =
                page.grounds.iter().map(|ground| format!("{}{}", ground.instrument, ground.article));
            lines.push(row(&[
                format!("`{}`", page.code),
                page.title.clone(),
                severity(page, lang),
                element(page, lang),
                found_by(page, lang),
                grounds.collect::<Vec<_>>().join("<br>"),
            ]));
        }
    }
    Ok(lines.join("\n") + "\n")
}

fn row(cells: &[String]) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| cell.replace('|', "\\|")).collect();
    format!("| {} |", cells.join(" | "))
}
