//! A conformance as text: how many entries got which verdict, and what a reviewer has to see first.

use mulu::Lang;
use mulu::conform::{Conformance, Verdict};
use mulu::messages::{phrase, word};

use super::{BOLD, DIM, aligned, grouped, table};

/// The verdicts in numbers, then the entries that fall short of the guideline, the copies, the void exclusions and what is the
/// catalog's own.
pub(crate) fn conformance(conformance: &Conformance, lang: Lang) {
    let (guideline, catalog) = (&conformance.guideline, &conformance.catalog);
    let level = conformance.level.map(mulu::model::Level::key).unwrap_or_default();
    let head: [(&str, &dyn std::fmt::Display); 3] =
        [("catalog", &catalog.title), ("guideline", &guideline.title), ("level", &level)];
    let key = if level.is_empty() { "cli.conformance" } else { "cli.conformance-level" };
    anstream::println!("{BOLD}{}{BOLD:#}", phrase(key, lang, &head));
    let mut table = table(&["cli.verdict", "cli.entries"], lang);
    for (verdict, count) in &conformance.counts.guideline {
        table.add_row([word(&format!("verdict.{}", verdict.key()), lang).to_owned(), grouped(*count)]);
    }
    anstream::println!("{}", aligned(table, 1));
    for verdict in Verdict::ALL.into_iter().rev().filter(|verdict| verdict.is_loss()) {
        let entries = conformance.entries.iter().filter(|entry| entry.verdict == verdict);
        for entry in entries {
            let (key, path) = (format!("verdict.{}", verdict.key()), &entry.path);
            anstream::println!("{}  {}  {DIM}{path}{DIM:#}", word(&key, lang), entry.place);
        }
    }
    for copy in &conformance.copies {
        let args: [(&str, &dyn std::fmt::Display); 2] = [("name", &copy.name), ("entries", &copy.entries)];
        anstream::println!("{}", phrase("cli.copied", lang, &args));
    }
    for exclusion in &conformance.exclusions {
        let name = if exclusion.name.is_empty() { &exclusion.id } else { &exclusion.name };
        let args: [(&str, &dyn std::fmt::Display); 2] = [("name", name), ("why", &exclusion.why.key())];
        anstream::println!("{}", phrase("cli.void-exclusion", lang, &args));
    }
    let counts = &conformance.counts;
    let own = conformance.own.len();
    let args: [(&str, &dyn std::fmt::Display); 3] =
        [("all", &own), ("grounded", &counts.grounded), ("ungrounded", &counts.ungrounded)];
    anstream::println!("{}", phrase("cli.own", lang, &args));
    for entry in conformance.own.iter().filter(|entry| entry.grounds.is_empty()) {
        anstream::println!("  {}  {DIM}{}{DIM:#}", entry.place, entry.path);
    }
    let args: [(&str, &dyn std::fmt::Display); 3] = [
        ("guideline", &guideline.entries),
        ("catalog", &catalog.entries),
        ("counterparts", &counts.counterparts),
    ];
    anstream::println!("{}", phrase("cli.conformance-counts", lang, &args));
}
