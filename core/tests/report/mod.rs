//! Figures over thousands of renderings: what was found by form and file, and what fails with which mess.

use std::collections::BTreeMap;
use std::env;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::render::{self, Outcome};

/// The figures of one group of renderings.
#[derive(Default)]
struct Sum {
    renderings: usize,
    /// Read without any fault.
    whole: usize,
    expected: usize,
    found: usize,
    right: usize,
    wrong: usize,
    doubted: usize,
}

impl Sum {
    fn add(&mut self, outcome: &Outcome) {
        self.renderings += 1;
        self.whole += usize::from(outcome.faults.is_empty());
        self.expected += outcome.expected;
        self.found += outcome.found;
        self.right += outcome.right;
        self.wrong += outcome.wrong;
        self.doubted += outcome.doubted;
    }
}

/// Renders, reads and prints; the same renderings each time.
pub(crate) fn print() {
    let count = env::var("MULU_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(3000);
    let mut runner = TestRunner::deterministic();
    let cases = crate::cases();
    let mut all = Sum::default();
    let mut by_trait: BTreeMap<String, Sum> = BTreeMap::new();
    let mut faults: BTreeMap<String, (usize, String)> = BTreeMap::new();
    let mut not_read: BTreeMap<&str, usize> = BTreeMap::new();
    for _ in 0..count {
        let (catalog, mess) = cases.new_tree(&mut runner).unwrap().current();
        let rendering = render::render(&catalog, &mess);
        let Some(outcome) = crate::outcome(&rendering, &mess) else {
            *not_read.entry(mess.file.extension()).or_default() += 1;
            continue;
        };
        all.add(&outcome);
        for own in mess.traits() {
            by_trait.entry(own).or_default().add(&outcome);
        }
        let kinds: BTreeMap<&String, &String> =
            outcome.faults.iter().map(|(kind, text)| (kind, text)).collect();
        for (kind, text) in kinds {
            faults.entry(kind.clone()).or_insert_with(|| (0, text.clone())).0 += 1;
        }
    }
    println!(
        "\n{:<26}{:>10}{:>8}{:>7}{:>9}{:>9}{:>10}{:>8}{:>9}",
        "", "renderings", "whole", "%", "entries", "found", "right", "wrong", "doubted"
    );
    line("all", &all);
    for (name, sum) in by_trait {
        line(&name, &sum);
    }
    println!("\nRenderings with a fault of a kind, and one of them:");
    for (kind, (count, text)) in faults {
        let text: String = text.replace('\n', "⏎").chars().take(160).collect();
        println!("{kind:<14}{count:>6}  {text}");
    }
    for (extension, count) in not_read {
        println!("{extension}: {count} renderings, a format that this build does not read");
    }
}

fn line(name: &str, sum: &Sum) {
    let percent = 100 * sum.whole / sum.renderings.max(1);
    println!(
        "{name:<26}{:>10}{:>8}{percent:>7}{:>9}{:>9}{:>10}{:>8}{:>9}",
        sum.renderings, sum.whole, sum.expected, sum.found, sum.right, sum.wrong, sum.doubted
    );
}
