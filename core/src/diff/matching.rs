//! Who is who: the nodes of two catalogs that are one, and how that was found.

use std::cmp::Ordering;

use rustc_hash::FxHashMap;
use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Catalog, Children, Domain, Entry, Id, Item, is_code};
use crate::text;
use crate::vocabulary::domains;

/// How two nodes were found to be one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase", tag = "by")]
pub enum How {
    /// The same id or code.
    Id,
    /// The other says what it was made from.
    Derivation,
    /// The same name under the same parent.
    Path,
    /// Content that is alike: 1 is the same words, punctuation aside.
    Similarity {
        /// Shared pairs of characters over all, from 0 to 1 (Dice).
        score: f64,
    },
    /// The only rows of their item left, one of which lost its content.
    Remainder,
}

/// A catalog with its items in one list, parents before children.
pub(super) struct Tree<'a> {
    pub(super) domains: Vec<&'a Domain>,
    pub(super) items: Vec<Place<'a>>,
}

/// An item and where it stands.
pub(super) struct Place<'a> {
    pub(super) item: &'a Item,
    pub(super) domain: usize,
    /// The item above it; `None` directly under the domain.
    pub(super) parent: Option<usize>,
}

/// The nodes of two trees that are one, by their positions in the trees' lists.
pub(super) struct Matches {
    /// For each domain of the base, the other's.
    pub(super) domains: Vec<Option<(usize, How)>>,
    /// For each item of the base, the other's.
    pub(super) items: Vec<Option<(usize, How)>>,
    /// For each item of the other, whether the base has it.
    pub(super) other_items: Vec<bool>,
    /// For each domain of the other, whether the base has it.
    pub(super) other_domains: Vec<bool>,
}

impl<'a> Tree<'a> {
    pub(super) fn new(catalog: &'a Catalog) -> Self {
        let mut tree = Self { domains: catalog.domains.iter().collect(), items: Vec::new() };
        for (n, domain) in catalog.domains.iter().enumerate() {
            tree.add(&domain.items, n, None);
        }
        tree
    }

    fn add(&mut self, items: &'a Children<Item>, domain: usize, parent: Option<usize>) {
        for item in items.iter() {
            let position = self.items.len();
            self.items.push(Place { item, domain, parent });
            self.add(&item.items, domain, Some(position));
        }
    }

    /// The place of an item in names.
    pub(super) fn place(&self, position: usize) -> String {
        let mut names = Vec::new();
        let mut at = Some(position);
        let mut domain = None;
        while let Some(place) = at.and_then(|at| self.items.get(at)) {
            names.push(place.item.name.as_str());
            domain = self.domains.get(place.domain);
            at = place.parent;
        }
        names.extend(domain.map(|domain| domain.name.as_str()));
        names.reverse();
        names.join(" › ")
    }

    /// The id of what an item stands under.
    pub(super) fn parent_id(&self, position: usize) -> Option<&Id> {
        let place = self.items.get(position)?;
        match place.parent {
            Some(parent) => self.items.get(parent).map(|place| &place.item.id),
            None => self.domains.get(place.domain).map(|domain| &domain.id),
        }
    }
}

/// Finds the nodes that are one: by id or code, by recorded derivation, then by name under the same parent.
pub(super) fn find(base: &Tree<'_>, other: &Tree<'_>) -> Matches {
    let mut matches = Matches {
        domains: vec![None; base.domains.len()],
        items: vec![None; base.items.len()],
        other_items: vec![false; other.items.len()],
        other_domains: vec![false; other.domains.len()],
    };
    match_domains(base, other, &mut matches);
    match_items_by_id(base, other, &mut matches);
    match_items_by_path(base, other, &mut matches);
    matches
}

fn match_domains(base: &Tree<'_>, other: &Tree<'_>, matches: &mut Matches) {
    let ids: FxHashMap<&str, usize> =
        other.domains.iter().enumerate().map(|(n, d)| (d.id.as_str(), n)).collect();
    let derived: FxHashMap<&str, usize> = other
        .domains
        .iter()
        .enumerate()
        .filter_map(|(n, domain)| Some((domain.derived_from.as_ref()?.as_str(), n)))
        .collect();
    let mut names: FxHashMap<String, usize> = FxHashMap::default();
    for (n, domain) in other.domains.iter().enumerate() {
        names.entry(standard_name(&domain.name)).or_insert(n);
    }
    for pass in [How::Id, How::Derivation, How::Path] {
        for (n, domain) in base.domains.iter().enumerate() {
            if matches.domains.get(n).is_none_or(Option::is_some) {
                continue;
            }
            let found = match pass {
                How::Id => ids.get(domain.id.as_str()),
                How::Derivation => derived.get(domain.id.as_str()),
                _ => names.get(&standard_name(&domain.name)),
            };
            if let Some(&found) = found.filter(|found| matches.other_domains.get(**found) == Some(&false)) {
                set(&mut matches.domains, n, (found, pass));
                mark(&mut matches.other_domains, found);
            }
        }
    }
}

/// The standard name of a domain, so that 城乡规划 and 国土空间规划 are one.
fn standard_name(name: &str) -> String {
    domains().find(name).map_or_else(|| text::fold(name), |domain| domain.name.clone())
}

fn match_items_by_id(base: &Tree<'_>, other: &Tree<'_>, matches: &mut Matches) {
    let mut ids: FxHashMap<&str, (usize, How)> = FxHashMap::default();
    for (n, place) in other.items.iter().enumerate() {
        if is_code(place.item.id.as_str()) {
            ids.insert(place.item.id.as_str(), (n, How::Id));
        }
        if let Some(derived_from) = &place.item.derived_from {
            ids.entry(derived_from.as_str()).or_insert((n, How::Derivation));
        }
    }
    for (n, place) in base.items.iter().enumerate() {
        if let Some(&(found, how)) = ids.get(place.item.id.as_str())
            && matches.other_items.get(found) == Some(&false)
        {
            set(&mut matches.items, n, (found, how));
            mark(&mut matches.other_items, found);
        }
    }
}

fn match_items_by_path(base: &Tree<'_>, other: &Tree<'_>, matches: &mut Matches) {
    let mut children: FxHashMap<(usize, Option<usize>, String), usize> = FxHashMap::default();
    for (n, place) in other.items.iter().enumerate() {
        children.entry((place.domain, place.parent, text::fold(&place.item.name))).or_insert(n);
    }
    // Parents stand before their children in the list: a parent's match is settled first.
    for (n, place) in base.items.iter().enumerate() {
        if matches.items.get(n).is_none_or(Option::is_some) {
            continue;
        }
        let parent = match place.parent {
            Some(parent) => match matches.items.get(parent).copied().flatten() {
                Some((found, _)) => other.items.get(found).map(|above| (above.domain, Some(found))),
                None => None,
            },
            None => matches.domains.get(place.domain).copied().flatten().map(|(found, _)| (found, None)),
        };
        let Some((domain, parent)) = parent else { continue };
        if let Some(&found) = children.get(&(domain, parent, text::fold(&place.item.name)))
            && matches.other_items.get(found) == Some(&false)
        {
            set(&mut matches.items, n, (found, How::Path));
            mark(&mut matches.other_items, found);
        }
    }
}

/// Content alike enough for two rows of one item to be one.
const ALIKE: f64 = 0.4;

/// The rows of two items that are one: those with the same words first, then the most alike. Numbers of rows
/// shift when one is dropped, so a number alone pairs only rows whose content cannot be compared.
pub(super) fn entries<'a>(base: &'a Item, other: &'a Item) -> Vec<(&'a Entry, &'a Entry, How)> {
    let left: Vec<Row<'_>> = base.entries.iter().map(Row::new).collect();
    let right: Vec<Row<'_>> = other.entries.iter().map(Row::new).collect();
    let mut pairs: Vec<Option<(usize, How)>> = vec![None; left.len()];
    let mut taken = vec![false; right.len()];
    let mut by_words: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (n, row) in right.iter().enumerate().rev() {
        by_words.entry(&row.words).or_default().push(n);
    }
    for (n, row) in left.iter().enumerate() {
        if row.words.is_empty() {
            continue;
        }
        if let Some(found) = by_words.get_mut(row.words.as_str()).and_then(Vec::pop) {
            let same_id = right.get(found).is_some_and(|other| other.entry.id == row.entry.id);
            let how = if same_id { How::Id } else { How::Similarity { score: 1.0 } };
            set(&mut pairs, n, (found, how));
            mark(&mut taken, found);
        }
    }
    let mut alike = Vec::new();
    for (n, row) in left.iter().enumerate().filter(|(n, _)| pairs.get(*n) == Some(&None)) {
        for (m, candidate) in right.iter().enumerate().filter(|(m, _)| taken.get(*m) == Some(&false)) {
            let blank = row.words.is_empty() || candidate.words.is_empty();
            let (score, how) = if blank {
                // Nothing to compare: the number decides, behind every pair of rows that are alike.
                (f64::from(u8::from(row.entry.id == candidate.entry.id)) * ALIKE, How::Id)
            } else {
                let score = dice(&row.pairs, &candidate.pairs);
                (score, How::Similarity { score })
            };
            if score >= ALIKE {
                alike.push((score, n, m, how));
            }
        }
    }
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    for (_, n, m, how) in alike {
        if pairs.get(n) == Some(&None) && taken.get(m) == Some(&false) {
            set(&mut pairs, n, (m, how));
            mark(&mut taken, m);
        }
    }
    pair_blank_rest(&left, &right, &mut pairs, &mut taken);
    let rows = left.iter().zip(pairs);
    rows.filter_map(|(row, pair)| {
        let (found, how) = pair?;
        Some((row.entry, right.get(found)?.entry, how))
    })
    .collect()
}

/// Where one row is left on each side and one of them lost its content, they are one: nothing else is there to
/// compare.
fn pair_blank_rest(
    left: &[Row<'_>],
    right: &[Row<'_>],
    pairs: &mut [Option<(usize, How)>],
    taken: &mut [bool],
) {
    let mut open = (0..left.len()).filter(|n| pairs.get(*n) == Some(&None));
    let mut free = (0..right.len()).filter(|m| taken.get(*m) == Some(&false));
    if let (Some(n), None, Some(m), None) = (open.next(), open.next(), free.next(), free.next())
        && (left.get(n).is_some_and(|row| row.words.is_empty())
            || right.get(m).is_some_and(|row| row.words.is_empty()))
    {
        drop((open, free));
        set(pairs, n, (m, How::Remainder));
        mark(taken, m);
    }
}

struct Row<'a> {
    entry: &'a Entry,
    words: String,
    /// The pairs of neighbouring characters, sorted.
    pairs: Vec<(char, char)>,
}

impl<'a> Row<'a> {
    fn new(entry: &'a Entry) -> Self {
        let words = text::words(entry.content.text());
        let mut pairs: Vec<(char, char)> = words.chars().zip(words.chars().skip(1)).collect();
        pairs.sort_unstable();
        Self { entry, words, pairs }
    }
}

/// Sørensen–Dice: twice the shared pairs over all pairs. The pairs are sorted once a row, because every row that
/// is left is compared with every other.
#[expect(clippy::cast_precision_loss, reason = "texts have far fewer pairs than a float has digits")]
fn dice(left: &[(char, char)], right: &[(char, char)]) -> f64 {
    let all = left.len() + right.len();
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    let mut shared = 0;
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        match a.cmp(b) {
            Ordering::Less => _ = left.next(),
            Ordering::Greater => _ = right.next(),
            Ordering::Equal => {
                shared += 2;
                left.next();
                right.next();
            }
        }
    }
    if all == 0 { 0.0 } else { f64::from(shared) / all as f64 }
}

fn set<T>(list: &mut [Option<T>], at: usize, value: T) {
    if let Some(place) = list.get_mut(at) {
        *place = Some(value);
    }
}

fn mark(list: &mut [bool], at: usize) {
    if let Some(place) = list.get_mut(at) {
        *place = true;
    }
}
