//! Figures over thousands of renderings: what was found by form and file, and what fails with which mess.
//! `MULU_SHOW` is how many renderings that are not read right are shown whole.

use std::collections::BTreeMap;
use std::env;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

use crate::render::{self, Mess, Outcome};

/// The figures of one group of renderings.
#[derive(Default)]
pub(crate) struct Sum {
    pub(crate) renderings: usize,
    /// Read without any fault.
    pub(crate) whole: usize,
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

/// The figures of many renderings.
#[derive(Default)]
pub(crate) struct Figures {
    pub(crate) all: Sum,
    by_trait: BTreeMap<String, Sum>,
    /// By kind of fault: how many renderings have it, and one of them.
    faults: BTreeMap<String, (usize, String)>,
    not_read: BTreeMap<&'static str, usize>,
}

/// Renders and reads so many times; the same renderings each time.
pub(crate) fn figures(count: u32) -> Figures {
    let mut runner = TestRunner::deterministic();
    let cases = crate::cases();
    let mut figures = Figures::default();
    let mut to_show = number("MULU_SHOW", 0);
    for _ in 0..count {
        let (catalog, mess) = cases.new_tree(&mut runner).unwrap().current();
        let rendering = render::render(&catalog, &mess);
        let Some(outcome) = crate::outcome(&rendering, &mess) else {
            *figures.not_read.entry(mess.file.extension()).or_default() += 1;
            continue;
        };
        if !outcome.faults.is_empty() && to_show > 0 {
            to_show -= 1;
            println!("{}", rendering.failure(&mess, &outcome));
        }
        figures.add(&mess, &outcome);
    }
    figures
}

impl Figures {
    fn add(&mut self, mess: &Mess, outcome: &Outcome) {
        self.all.add(outcome);
        for own in mess.traits() {
            self.by_trait.entry(own).or_default().add(outcome);
        }
        let kinds: BTreeMap<&String, &String> =
            outcome.faults.iter().map(|(kind, text)| (kind, text)).collect();
        for (kind, text) in kinds {
            self.faults.entry(kind.clone()).or_insert_with(|| (0, text.clone())).0 += 1;
        }
    }

    /// The figures as a table.
    pub(crate) fn print(&self) {
        println!(
            "\n{:<26}{:>10}{:>8}{:>7}{:>9}{:>9}{:>10}{:>8}{:>9}",
            "", "renderings", "whole", "%", "entries", "found", "right", "wrong", "doubted"
        );
        line("all", &self.all);
        for (name, sum) in &self.by_trait {
            line(name, sum);
        }
        println!("\nRenderings with a fault of a kind, and one of them:");
        for (kind, (count, text)) in &self.faults {
            let text: String = text.replace('\n', "⏎").chars().take(160).collect();
            println!("{kind:<14}{count:>6}  {text}");
        }
        for (extension, count) in &self.not_read {
            println!("{extension}: {count} renderings, a format that this build does not read");
        }
    }
}

/// A number that the environment says.
pub(crate) fn number(name: &str, or: u32) -> u32 {
    env::var(name).ok().and_then(|number| number.parse().ok()).unwrap_or(or)
}

fn line(name: &str, sum: &Sum) {
    let percent = 100 * sum.whole / sum.renderings.max(1);
    println!(
        "{name:<26}{:>10}{:>8}{percent:>7}{:>9}{:>9}{:>10}{:>8}{:>9}",
        sum.renderings, sum.whole, sum.expected, sum.found, sum.right, sum.wrong, sum.doubted
    );
}
