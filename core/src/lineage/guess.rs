//! The edition that a catalog without a recorded base was most probably made from, with the evidence.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Source;
use crate::diff::DiffOptions;
use crate::diff::matching::{self, Matches};
use crate::diff::tree::Tree;
use crate::error::Result;
use crate::finding::{Finding, Severity};
use crate::messages::Lang;
use crate::model::{Catalog, Element, Entry, Id, Level, Version, Wording};
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
    /// In how many places the catalog agrees with this edition and not with every other: an element, a name, an entry that is there. Blank and
    /// unknown elements tell nothing.
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
    /// The element, or the name of a domain or item; absent where it is the entry itself, which another edition does not have.
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
    let found: Vec<Matches> =
        trees.iter().map(|edition| matching::find(edition, &tree, &compared)).collect::<Result<_>>()?;
    let mut candidates: Vec<BaseCandidate> = editions
        .iter()
        .zip(&found)
        .map(|(edition, found)| BaseCandidate {
            name: edition.name.clone(),
            title: edition.catalog.title.clone(),
            edition: edition.catalog.edition.clone(),
            matched: found.entries.iter().count(),
            agreeing: 0,
            evidence: Vec::new(),
        })
        .collect();
    let mut tally = Tally::of(candidates.len());
    let editions = || trees.iter().zip(&found);
    for (row, node) in tree.domains.iter().enumerate() {
        let said = editions().map(|(edition, found)| {
            Some(edition.domains.get(found.domains.back(row)?)?.domain.name.as_str())
        });
        let at = Place { path: &node.domain.id, place: &node.domain.name, element: ElementName::Name };
        weigh(
            &at,
            &node.domain.name,
            &said.collect::<Vec<_>>(),
            (&mut candidates, &mut tally),
            options.examples,
        );
    }
    for (row, node) in tree.items.iter().enumerate() {
        let said = editions()
            .map(|(edition, found)| Some(edition.items.get(found.items.back(row)?)?.item.name.as_str()));
        let at = Place { path: &node.item.id, place: &tree.place(row), element: ElementName::Name };
        weigh(
            &at,
            &node.item.name,
            &said.collect::<Vec<_>>(),
            (&mut candidates, &mut tally),
            options.examples,
        );
    }
    for (row, node) in tree.entries.iter().enumerate() {
        let theirs: Vec<Option<&Entry>> = editions()
            .map(|(edition, found)| Some(edition.entries.get(found.entries.back(row)?)?.entry))
            .collect();
        let place = tree.place(node.item);
        present(&node.entry.id, &place, &theirs, (&mut candidates, &mut tally), options.examples);
        for element in TELLING {
            let Some(own) = wording(node.entry, element).filter(|own| !own.is_empty()) else { continue };
            let said: Vec<Option<&str>> =
                theirs.iter().map(|entry| entry.and_then(|entry| wording(entry, element))).collect();
            let at = Place { path: &node.entry.id, place: &place, element };
            weigh(&at, own, &said, (&mut candidates, &mut tally), options.examples);
        }
    }
    let base = decided(&candidates, &tally, tree.entries.len());
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

/// Where something is said.
struct Place<'a> {
    path: &'a Id,
    place: &'a str,
    element: ElementName,
}

/// What an entry says of an element: nothing where that is absent, `None` where it is unknown.
fn wording(entry: &Entry, element: ElementName) -> Option<&str> {
    match entry.worded(element)? {
        Element::Unknown => None,
        known => Some(known.known().map(Wording::as_str).unwrap_or_default()),
    }
}

/// Counts a place for the editions that say what the catalog says, where another edition that has the place says otherwise.
fn weigh(
    at: &Place<'_>,
    own: &str,
    said: &[Option<&str>],
    (candidates, tally): (&mut [BaseCandidate], &mut Tally),
    examples: usize,
) {
    let own_words = text::words(own);
    let agrees = |said: &str| said == own || text::words(said) == own_words;
    let Some(other) = said.iter().flatten().find(|said| !agrees(said)) else { return };
    tally.add(&said.iter().map(|said| said.map(agrees)).collect::<Vec<_>>());
    for (candidate, said) in candidates.iter_mut().zip(said) {
        if said.is_some_and(agrees) {
            candidate.speaks(examples, || Evidence {
                path: at.path.to_string(),
                place: at.place.to_owned(),
                element: Some(at.element),
                says: own.to_owned(),
                otherwise: Some((*other).to_owned()),
            });
        }
    }
}

/// Counts an entry for the editions that have it, where another has none.
fn present(
    path: &Id,
    place: &str,
    theirs: &[Option<&Entry>],
    (candidates, tally): (&mut [BaseCandidate], &mut Tally),
    examples: usize,
) {
    if theirs.iter().all(Option::is_some) {
        return;
    }
    tally.add(&theirs.iter().map(|entry| Some(entry.is_some())).collect::<Vec<_>>());
    for (candidate, _) in candidates.iter_mut().zip(theirs).filter(|(_, entry)| entry.is_some()) {
        candidate.speaks(examples, || Evidence {
            path: path.to_string(),
            place: place.to_owned(),
            element: None,
            says: place.to_owned(),
            otherwise: None,
        });
    }
}

impl BaseCandidate {
    fn speaks(&mut self, examples: usize, evidence: impl FnOnce() -> Evidence) {
        self.agreeing += 1;
        if self.evidence.len() < examples {
            self.evidence.push(evidence());
        }
    }
}

/// In how many places each edition agrees with the catalog where another one does not: neighbouring editions share what both have, so only
/// where two differ do they tell from each other.
struct Tally(Vec<Vec<usize>>);

impl Tally {
    fn of(editions: usize) -> Self {
        Self(vec![vec![0; editions]; editions])
    }

    /// Counts a place by which editions agree; `None` for one that has no such place.
    fn add(&mut self, agreed: &[Option<bool>]) {
        for (row, own) in self.0.iter_mut().zip(agreed) {
            for (count, other) in row.iter_mut().zip(agreed) {
                *count += usize::from(*own == Some(true) && *other == Some(false));
            }
        }
    }

    /// In how many places the one agrees and the other does not.
    fn over(&self, one: usize, other: usize) -> usize {
        self.0.get(one).and_then(|row| row.get(other)).copied().unwrap_or_default()
    }
}

/// The edition that leads clearly: it has half of the catalog's entries, and against every other one, where the two differ, the catalog agrees
/// with it twice as often, and some more. A single edition has nothing to be told from, and has to have the entries.
fn decided(candidates: &[BaseCandidate], tally: &Tally, entries: usize) -> Option<usize> {
    let leads = |one: usize| {
        (0..candidates.len()).filter(|other| *other != one).all(|other| {
            let (own, theirs) = (tally.over(one, other), tally.over(other, one));
            own >= theirs * 2 && own >= theirs + LEAD
        })
    };
    let has_entries = |one: &BaseCandidate| one.matched > 0 && one.matched * 2 >= entries;
    candidates.iter().enumerate().find(|(at, one)| leads(*at) && has_entries(one)).map(|(at, _)| at)
}
