//! Results as text: tables, trees and lines for people, JSON for programs.

mod lines;
mod reading;

use std::path::Path;

use anstyle::{AnsiColor, Style};
use comfy_table::presets::UTF8_BORDERS_ONLY;
use comfy_table::{CellAlignment, ContentArrangement, Table};
use mulu::explain::Explanation;
use mulu::finding::{Counts, SwitchedOff};
use mulu::jurisdiction::City;
use mulu::messages::{phrase, word};
use mulu::review::Review;
use mulu::stats::Stats;
use mulu::{Catalog, Error, Finding, Lang, Report, Severity};
use serde::Serialize;

pub(crate) use lines::{lines, plain};
pub(crate) use reading::reading;

const BOLD: Style = Style::new().bold();
const DIM: Style = Style::new().dimmed();

/// One JSON document on a line.
pub(crate) fn json(value: &impl Serialize) {
    anstream::println!("{}", serde_json::to_string(value).unwrap_or_default());
}

/// One JSON document, indented.
pub(crate) fn json_pretty(value: &impl Serialize) {
    anstream::println!("{}", serde_json::to_string_pretty(value).unwrap_or_default());
}

/// An error with what to do about it.
pub(crate) fn error(error: &Error, lang: Lang) {
    let style = colour(Severity::Error);
    anstream::eprintln!("{style}{}{style:#}: {}", word("severity.error", lang), error.message(lang));
    anstream::eprintln!("  → {}", error.help(lang));
}

/// A catalog's findings.
pub(crate) fn report(report: &Report, file: &Path, lang: Lang) {
    anstream::println!("{BOLD}{}{BOLD:#}  {}", file.display(), report.title);
    findings(&report.findings, lang);
    switched_off(&report.switched_off, lang);
    anstream::println!("{}", counts(report.counts, lang));
}

/// What was found beside a result; nothing where there is nothing.
pub(crate) fn findings(findings: &[Finding], lang: Lang) {
    for finding in findings {
        self::finding(finding, lang);
    }
}

/// The rules that were switched off, with their reasons.
fn switched_off(rules: &[SwitchedOff], lang: Lang) {
    for SwitchedOff { code, reason, findings } in rules {
        let args: [(&str, &dyn std::fmt::Display); 3] =
            [("code", code), ("reason", reason), ("findings", findings)];
        anstream::println!("{DIM}{}{DIM:#}", phrase("cli.switched-off", lang, &args));
    }
}

fn finding(finding: &Finding, lang: Lang) {
    let style = colour(finding.severity);
    let severity = word(severity_key(finding.severity), lang);
    let origin = finding.origin.as_ref().map(mulu::finding::Origin::display).unwrap_or_default();
    let place = if finding.place.is_empty() { &finding.path } else { &finding.place };
    anstream::println!(
        "{style}{severity}{style:#} {DIM}{}{DIM:#}  {place}  {DIM}{origin}{DIM:#}",
        finding.code
    );
    anstream::println!("  {}", finding.message(lang));
    anstream::println!("  → {}", finding.help(lang));
}

fn counts(counts: Counts, lang: Lang) -> String {
    let args: [(&str, &dyn std::fmt::Display); 3] =
        [("error", &counts.error), ("warning", &counts.warning), ("info", &counts.info)];
    phrase("cli.counts", lang, &args)
}

/// The figures by level.
pub(crate) fn stats(stats: &Stats, lang: Lang) {
    let mut table = table(&["cli.level", "cli.bodies", "cli.domains", "cli.entries"], lang);
    for (level, figures) in stats.iter() {
        let level = word(&format!("level.{}", level.key()), lang).to_owned();
        table.add_row([level, grouped(figures.bodies), grouped(figures.domains), grouped(figures.entries)]);
    }
    anstream::println!("{}", aligned(table, 1));
}

/// The review of a city: its figures and what was found.
pub(crate) fn review(review: &Review, lang: Lang) {
    let guideline = review.guideline.as_ref().map_or("—", |guideline| guideline.title.as_str());
    let head: [(&str, &dyn std::fmt::Display); 3] =
        [("name", &review.name), ("today", &review.today), ("guideline", &guideline)];
    anstream::println!("{BOLD}{}{BOLD:#}", phrase("cli.review", lang, &head));
    stats(&review.stats, lang);
    let mut table = table(&["cli.finding", "cli.severity", "cli.code", "cli.count"], lang);
    for (code, count) in &review.codes {
        let title = mulu::messages::title(code, lang);
        let found =
            review.bodies.iter().flat_map(|body| &body.findings).find(|finding| finding.code == *code);
        let severity = found.map_or("", |finding| word(severity_key(finding.severity), lang));
        table.add_row([title.to_owned(), severity.to_owned(), code.clone(), grouped(*count)]);
    }
    anstream::println!("{}", aligned(table, 3));
    anstream::println!("{}", counts(review.counts, lang));
    for body in &review.bodies {
        for finding in body.findings.iter().filter(|finding| finding.code == "unreadable-catalog") {
            self::finding(finding, lang);
        }
    }
}

/// The files that were written beside what is printed.
pub(crate) fn written<'a>(files: impl Iterator<Item = &'a Path>, lang: Lang) {
    for file in files {
        anstream::println!("{} {}", word("cli.written", lang), file.display());
    }
}

/// That a catalog was not written, for conflicts are left.
pub(crate) fn unfinished(to: &Path, lang: Lang) {
    anstream::println!("{}", phrase("rebase.unfinished", lang, &[("file", &to.display())]));
}

/// The catalogs of a city that cannot be read, on standard error.
pub(crate) fn unreadable(city: &City, lang: Lang) {
    for body in &city.catalogs {
        if let Some(Err(error)) = &body.read {
            self::error(error, lang);
        }
    }
}

/// What a conversion gave.
pub(crate) fn converted(report: &Report, catalog: &Catalog, to: &Path, json: bool, lang: Lang) {
    if json {
        return self::json(report);
    }
    findings(&report.findings, lang);
    let (domains, entries, file) = (catalog.domains.len(), catalog.entry_count(), to.display());
    let args: [(&str, &dyn std::fmt::Display); 3] =
        [("file", &file), ("domains", &domains), ("entries", &entries)];
    anstream::println!("{}", phrase("cli.converted", lang, &args));
}

/// All finding codes with their names.
pub(crate) fn codes(pages: &[Explanation], lang: Lang) {
    let mut table = table(&["cli.code", "cli.severity", "cli.finding"], lang);
    for page in pages {
        let severity = page.severity.map_or("", |severity| word(severity_key(severity), lang));
        table.add_row([page.code.as_str(), severity, page.title.as_str()]);
    }
    anstream::println!("{table}");
}

fn table(headings: &[&str], lang: Lang) -> Table {
    let mut table = Table::new();
    table.load_style(UTF8_BORDERS_ONLY).set_content_arrangement(ContentArrangement::Disabled);
    table.set_header(headings.iter().map(|key| word(key, lang)));
    table
}

/// The table with its columns from this one on aligned to the right: they hold numbers.
fn aligned(mut table: Table, from: usize) -> Table {
    for column in table.column_iter_mut().skip(from) {
        column.set_cell_alignment(CellAlignment::Right);
    }
    table
}

/// A number with its thousands parted: `11,752`.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (n, digit) in digits.chars().enumerate() {
        if n > 0 && (digits.len() - n).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

fn colour(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Cyan,
    };
    Style::new().fg_color(Some(color.into())).bold()
}

fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "severity.error",
        Severity::Warning => "severity.warning",
        Severity::Info => "severity.info",
    }
}
