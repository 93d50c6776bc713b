//! How a file was understood: its tables and columns, what was repaired, what is unknown.

use std::path::Path;

use mulu::Lang;
use mulu::messages::{phrase, word};
use mulu::read::{ColumnLayout, Read, TableLayout};

use super::{BOLD, DIM, aligned, colour, grouped, severity_key, table};

/// A reading, for a person who is to check it.
pub(crate) fn reading(read: &Read, file: &Path, lang: Lang) {
    let catalog = &read.catalog;
    anstream::println!("{BOLD}{}{BOLD:#}  {}", file.display(), catalog.title);
    let (domains, entries) = (grouped(catalog.domains.len()), grouped(catalog.entry_count()));
    let issuer = catalog.issuer.as_ref().map_or("—", |issuer| issuer.name.as_str());
    anstream::println!(
        "{}",
        phrase(
            "cli.read-catalog",
            lang,
            &[("issuer", &issuer), ("domains", &domains), ("entries", &entries)]
        )
    );
    for layout in &read.layout {
        self::layout(layout, lang);
    }
    if !read.findings.is_empty() {
        anstream::println!("{BOLD}{}{BOLD:#}", word("cli.repairs", lang));
        for (first, count) in read.by_code().values() {
            let style = colour(first.severity);
            let severity = word(severity_key(first.severity), lang);
            let origin = first.origin.as_ref().map(mulu::finding::Origin::within_file).unwrap_or_default();
            let more = phrase("cli.times", lang, &[("count", &grouped(*count))]);
            anstream::println!(
                "{style}{severity}{style:#} {DIM}{}{DIM:#} {more}  {DIM}{origin}{DIM:#}",
                first.code
            );
            anstream::println!("  {}", first.message(lang));
        }
    }
    let unknown = read.unknown();
    if !unknown.is_empty() {
        let mut table = table(&["cli.element", "cli.count"], lang);
        for (element, count) in unknown {
            table.add_row([word(&format!("element.{}", element.key()), lang), &grouped(count)]);
        }
        anstream::println!("{BOLD}{}{BOLD:#}\n{}", word("cli.unknown", lang), aligned(table, 1));
    }
}

fn layout(layout: &TableLayout, lang: Lang) {
    let form = word(&format!("form.{}", layout.form.key()), lang).to_owned();
    let domains = layout.domains.join(if lang == Lang::Zh { "、" } else { ", " });
    let by = word(&format!("domain-by.{}", layout.domain_by.key()), lang).to_owned();
    let header = layout.header.map_or_else(|| "—".to_owned(), |rows| format!("{}–{}", rows.first, rows.last));
    let rows = format!("{}–{}", layout.rows.first, layout.rows.last);
    let sheet = if layout.sheet.is_empty() { "—" } else { &layout.sheet };
    anstream::println!(
        "{}",
        phrase(
            "cli.read-table",
            lang,
            &[
                ("sheet", &sheet),
                ("form", &form),
                ("header", &header),
                ("rows", &rows),
                ("entries", &layout.entries),
                ("domains", &domains),
                ("by", &by),
                ("confidence", &layout.confidence),
            ],
        )
    );
    let mut table = table(
        &["cli.column", "cli.heading", "cli.role", "cli.told-by", "cli.filled", "cli.fits", "cli.confidence"],
        lang,
    );
    for column in &layout.columns {
        table.add_row(self::column(column, lang));
    }
    anstream::println!("{}", aligned(table, 4));
}

fn column(column: &ColumnLayout, lang: Lang) -> [String; 7] {
    let levels: Vec<String> =
        column.levels.iter().map(|level| word(&format!("level.{}", level.key()), lang).to_owned()).collect();
    let role = if levels.is_empty() {
        word(&format!("role.{}", column.role.key()), lang).to_owned()
    } else {
        levels.join("、")
    };
    let mut by = word(&format!("column-by.{}", column.by.key()), lang).to_owned();
    if let Some(meant) = &column.meant {
        by = format!("{by}「{meant}」");
    }
    let fits = column.fits.map(|fits| format!("{}/{}", fits.fitting, fits.of)).unwrap_or_default();
    [
        column.column.clone(),
        column.heading.clone(),
        role,
        by,
        column.filled.to_string(),
        fits,
        format!("{}%", column.confidence),
    ]
}
