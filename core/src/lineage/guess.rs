//! The edition that a catalog without a recorded base was most probably made from, with the evidence.

use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Source;
use crate::diff::DiffOptions;
use crate::diff::matching;
use crate::diff::tree::Tree;
use crate::error::Result;
use crate::finding::{Finding, Severity};
use crate::messages::Lang;
use crate::model::{Catalog, Entry, Level, Version};
use crate::rebase::level_of;
use crate::text;
use crate::vocabulary::ElementName;

/// The elements that are compared: bodies and channels are every office's own.
const TELLING: [ElementName; 3] = [ElementName::Content, ElementName::Basis, ElementName::TimeLimit];

/// The winner has to agree in so many places more than the next.
const LEAD: usize = 3;

/// How to guess.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GuessOptions {
    /// Looks only at what binds this level; by default that of the catalog's issuer.
    pub level: Option<Level>,
    /// How many examples of each edition's evidence are told.
    pub examples: usize,
    /// Says findings in this language.
    pub lang: Option<Lang>,
}

impl Default for GuessOptions {
    fn default() -> Self {
        Self { level: None, examples: 5, lang: None }
    }
}

/// Which edition a catalog was made from, as far as it shows.
#[derive(Debug, Clone, PartialEq, Serialize, JsonSchema)]
pub struct BaseGuess {
    /// The version of the document form.
    pub mulu: Version,
    /// The position of the edition among those given; absent where the evidence does not decide.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub base: Option<usize>,
    /// The editions, in the order given.
    pub candidates: Vec<BaseCandidate>,
    /// Why nothing was decided.
    pub findings: Vec<Finding>,
}

/// An edition, and what speaks for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct BaseCandidate {
    /// The name it was given under.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its edition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// How many of the catalog's entries it has.
    pub matched: usize,
    /// In how many places the catalog agrees with this edition and not with every other: an element, a name, an entry that is there.
    pub agreeing: usize,
    /// Some of these places.
    pub evidence: Vec<Evidence>,
}

/// A place in which a catalog agrees with one edition and not with another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Evidence {
    /// The id in the catalog.
    pub path: String,
    /// The place in names.
    pub place: String,
    /// The element; absent where another edition has no such entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub element: Option<ElementName>,
    /// What the catalog and this edition say.
    pub says: String,
    /// What another edition says; absent where it has no such entry.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otherwise: Option<String>,
}

/// Proposes the edition that a catalog was made from. Nothing is decided where the evidence is thin or divided.
pub fn guess_base(local: &Catalog, editions: &[Source<'_>], options: &GuessOptions) -> Result<BaseGuess> {
    let level = options.level.or_else(|| level_of(local));
    let tree = Tree::new(local, None);
    let compared = DiffOptions { level, ..DiffOptions::default() };
    let trees: Vec<Tree<'_>> = editions.iter().map(|edition| Tree::new(edition.catalog, level)).collect();
    let mut found: Vec<FxHashMap<usize, usize>> = Vec::new();
    for edition in &trees {
        let matches = matching::find(edition, &tree, &compared)?;
        found.push(matches.entries.iter().map(|(base, found)| (found.at, base)).collect());
    }
    let mut candidates: Vec<BaseCandidate> = editions
        .iter()
        .zip(&found)
        .map(|(edition, found)| BaseCandidate {
            name: edition.name.clone(),
            title: edition.catalog.title.clone(),
            edition: edition.catalog.edition.clone(),
            matched: found.len(),
            agreeing: 0,
            evidence: Vec::new(),
        })
        .collect();
    for (row, node) in tree.entries.iter().enumerate() {
        let theirs: Vec<Option<(&Entry, &str)>> = trees
            .iter()
            .zip(&found)
            .map(|(edition, found)| {
                let node = edition.entries.get(*found.get(&row)?)?;
                Some((node.entry, edition.items.get(node.item)?.item.name.as_str()))
            })
            .collect();
        let own_name = tree.items.get(node.item).map(|node| node.item.name.as_str()).unwrap_or_default();
        let mut compare = |element: Option<ElementName>, own: &str, says: &dyn Fn(&Entry, &str) -> String| {
            let own_words = text::words(own);
            let said: Vec<Option<String>> =
                theirs.iter().map(|one| one.map(|(entry, name)| says(entry, name))).collect();
            let agrees =
                |said: &Option<String>| said.as_ref().is_some_and(|said| text::words(said) == own_words);
            let Some(other) = said.iter().find(|said| !agrees(said)) else { return };
            for (candidate, said) in candidates.iter_mut().zip(&said) {
                if agrees(said) {
                    candidate.agreeing += 1;
                    if candidate.evidence.len() < options.examples {
                        candidate.evidence.push(Evidence {
                            path: node.entry.id.to_string(),
                            place: tree.place(node.item),
                            element,
                            says: own.to_owned(),
                            otherwise: other.clone(),
                        });
                    }
                }
            }
        };
        for element in TELLING {
            let of = |entry: &Entry| {
                entry.worded(element).map(|wording| wording.text().to_owned()).unwrap_or_default()
            };
            compare(Some(element), &of(node.entry), &|entry, _| of(entry));
        }
        compare(Some(ElementName::Name), own_name, &|_, name| name.to_owned());
    }
    let base = decided(&candidates);
    let mut findings = Vec::new();
    if base.is_none() {
        let names: Vec<String> =
            candidates.iter().map(|one| format!("{}（{}）", one.name, one.agreeing)).collect();
        findings.push(
            Finding::new("base-undecided", Severity::Warning)
                .arg("catalog", local.title.as_str())
                .arg("bases", names),
        );
    }
    Ok(BaseGuess { mulu: Version, base, candidates, findings })
}

/// The edition that leads clearly: twice as many places as the next, and some more.
fn decided(candidates: &[BaseCandidate]) -> Option<usize> {
    let (at, first) =
        candidates.iter().enumerate().max_by_key(|(at, one)| (one.agreeing, std::cmp::Reverse(*at)))?;
    let others = candidates.iter().enumerate().filter(|(other, _)| *other != at);
    let next = others.map(|(_, one)| one.agreeing).max();
    let is_clear = match next {
        Some(next) => first.agreeing >= next * 2 && first.agreeing >= next + LEAD,
        None => first.matched > 0,
    };
    is_clear.then_some(at)
}
