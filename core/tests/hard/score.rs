//! Precision and recall: what was found of what was done, and whether what was found was done.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use mulu::diff::NodeKind;

use super::found::Found;
use super::truth::{Group, Truth};

/// The figures of one operation.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Score {
    /// How much was done.
    pub(crate) done: usize,
    /// How much of that was found.
    pub(crate) hit: usize,
    /// How much was found.
    pub(crate) found: usize,
    /// How much of that was done.
    pub(crate) right: usize,
}

impl Score {
    /// What was found of what was done, in per cent.
    pub(crate) fn recall(&self) -> f64 {
        percent(self.hit, self.done)
    }

    /// What was done of what was found, in per cent.
    pub(crate) fn precision(&self) -> f64 {
        percent(self.right, self.found)
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a city are small")]
fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 }
}

/// The figures of a city, by operation.
#[derive(Debug, Default)]
pub(crate) struct Scores {
    pub(crate) by_what: BTreeMap<String, Score>,
    /// A few of the differences between what was found and what was done, by operation.
    pub(crate) wrong: BTreeMap<String, Vec<String>>,
}

impl Scores {
    /// Adds one comparison.
    pub(crate) fn add(&mut self, name: &str, truth: &Truth, found: &Found) {
        for (kind, groups) in [
            (NodeKind::Domain, &truth.domains),
            (NodeKind::Item, &truth.items),
            (NodeKind::Entry, &truth.entries),
        ] {
            self.pairs(name, kind, groups, found);
        }
        let divided = truth.divided();
        let ignored = |what: &str, id: &String| {
            let told = ["rename", "move", "edit"].iter().any(|op| what.starts_with(op));
            told && divided.contains(id) || what.starts_with("move") && truth.taken_along.contains(id)
        };
        let all: BTreeSet<_> = truth.done.keys().chain(found.done.keys()).collect();
        for done in all {
            let (what, id) = done;
            if ignored(what, id) {
                continue;
            }
            let count = |all: &BTreeMap<_, usize>| all.get(done).copied().unwrap_or_default();
            let (planted, seen) = (count(&truth.done), count(&found.done));
            let both = planted.min(seen);
            let sum = what.starts_with("edit").then(|| "edit (all)".to_owned());
            for what in sum.into_iter().chain([what.clone()]) {
                let score = self.by_what.entry(what).or_default();
                score.done += planted;
                score.found += seen;
                score.hit += both;
                score.right += both;
            }
            if planted != seen {
                self.wrong(what, format!("{name} {id}: {planted} done, {seen} found"));
            }
        }
    }

    fn pairs(&mut self, name: &str, kind: NodeKind, groups: &[Group], found: &Found) {
        let what = format!("pairs {}", kind.key());
        let of_base: BTreeMap<&String, usize> = groups
            .iter()
            .enumerate()
            .flat_map(|(n, group)| group.base.iter().map(move |id| (id, n)))
            .collect();
        let mut hit = vec![false; groups.len()];
        let mut score = Score { done: groups.len(), ..Score::default() };
        let mut wrong = Vec::new();
        for (_, base, other) in found.pairs.iter().filter(|(of, _, _)| *of == kind) {
            score.found += 1;
            match of_base.get(base).filter(|n| groups[**n].other.contains(other)) {
                Some(n) => {
                    score.right += 1;
                    hit[*n] = true;
                }
                None => wrong.push(format!("{name} {base} = {other} found")),
            }
        }
        score.hit = hit.iter().filter(|hit| **hit).count();
        for (group, _) in groups.iter().zip(&hit).filter(|(_, hit)| !**hit) {
            wrong.push(format!("{name} {:?} = {:?} not found", group.base, group.other));
        }
        let all = self.by_what.entry(what.clone()).or_default();
        all.done += score.done;
        all.hit += score.hit;
        all.found += score.found;
        all.right += score.right;
        self.wrong.entry(what).or_default().extend(wrong);
    }

    fn wrong(&mut self, what: &str, wrong: String) {
        self.wrong.entry(what.to_owned()).or_default().push(wrong);
    }

    /// The first few of what is wrong with an operation.
    pub(crate) fn sample(&self, count: usize) -> String {
        let mut sample = String::new();
        for (what, wrong) in &self.wrong {
            for wrong in wrong.iter().take(count) {
                let _ = writeln!(sample, "{what}: {wrong}");
            }
        }
        sample
    }
}

/// Recall and precision by operation, the cities side by side.
pub(crate) fn table(cities: &[(String, Scores)]) -> String {
    let mut table = format!("{:<30}", "recall/precision %, (done)");
    let all: BTreeSet<&String> = cities.iter().flat_map(|(_, scores)| scores.by_what.keys()).collect();
    for (name, _) in cities {
        let _ = write!(table, "{name:>22}");
    }
    for what in all {
        let _ = write!(table, "\n{what:<30}");
        for (_, scores) in cities {
            let told = scores.by_what.get(what).map_or_else(String::new, |score| {
                format!("{:.1}/{:.1} ({})", score.recall(), score.precision(), score.done)
            });
            let _ = write!(table, "{told:>22}");
        }
    }
    table + "\n"
}
