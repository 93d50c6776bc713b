//! What a right reading of a rendering finds.

use std::collections::BTreeSet;

use mulu::model::{Audience, Catalog, Channels, Domain, Entry, Item, Levels, Methods};

use super::mess::{Form, Mess};
use super::words;

/// What has to be found for one element.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Expect<T> {
    Known(T),
    Absent,
    Unknown,
    /// Nothing stands there, and absent or unknown are both right.
    Blank,
    /// The form has no such column: the reading holds nothing.
    NotHeld,
    /// Anything is right.
    Any,
}

/// One entry that has to be found.
#[derive(Debug, Clone)]
pub(crate) struct Expected {
    /// The names from the domain down, as they stand in the file.
    pub(crate) names: Vec<String>,
    pub(crate) codes: Vec<Option<String>>,
    /// The levels stand in one column, and nothing shows that they are several.
    pub(crate) may_be_whole: bool,
    pub(crate) serial: Expect<String>,
    pub(crate) content: Expect<String>,
    pub(crate) basis: Expect<String>,
    pub(crate) time_limit: Expect<String>,
    pub(crate) body: Expect<String>,
    pub(crate) channels: Expect<Channels>,
    pub(crate) audience: Expect<Audience>,
    pub(crate) method: Expect<Methods>,
    pub(crate) levels: Expect<Levels>,
    /// Other columns: heading and text.
    pub(crate) extra: Vec<(String, String)>,
}

impl Expected {
    /// An entry of which the form holds nothing but names.
    pub(crate) fn named(source: &Source<'_>) -> Self {
        Self {
            names: source.names.clone(),
            codes: source.codes.clone(),
            may_be_whole: false,
            serial: Expect::NotHeld,
            content: Expect::NotHeld,
            basis: Expect::NotHeld,
            time_limit: Expect::NotHeld,
            body: Expect::NotHeld,
            channels: Expect::NotHeld,
            audience: Expect::NotHeld,
            method: Expect::NotHeld,
            levels: Expect::NotHeld,
            extra: Vec::new(),
        }
    }
}

/// An entry of the catalog with the names above it as the file writes them.
#[derive(Debug, Clone)]
pub(crate) struct Source<'a> {
    /// From the domain down.
    pub(crate) names: Vec<String>,
    pub(crate) codes: Vec<Option<String>>,
    /// Which domain.
    pub(crate) domain: usize,
    /// Which first-level item of its domain.
    pub(crate) first: usize,
    pub(crate) entry: &'a Entry,
}

/// The entries of a catalog in order.
pub(crate) fn sources<'a>(catalog: &'a Catalog, mess: &Mess) -> Vec<Source<'a>> {
    let mut sources = Vec::new();
    for (n, domain) in catalog.domains.iter().enumerate() {
        for (first, item) in domain.items.iter().enumerate() {
            let above = Above { domain, n, first, numbers: vec![n + 1, first + 1], names: Vec::new() };
            descend(item, &above, mess, &mut sources);
        }
    }
    if mess.form == Form::Village {
        flatten(&mut sources);
    }
    sources
}

/// Where an item stands.
struct Above<'a> {
    domain: &'a Domain,
    n: usize,
    first: usize,
    /// Which child of its parent each node is, from the domain down.
    numbers: Vec<usize>,
    names: Vec<String>,
}

fn descend<'a>(item: &'a Item, above: &Above<'a>, mess: &Mess, sources: &mut Vec<Source<'a>>) {
    let mut names = above.names.clone();
    names.push(words::typed(&item.name, mess));
    for entry in item.entries.iter() {
        let all: Vec<String> =
            std::iter::once(above.domain.name.clone()).chain(names.iter().cloned()).collect();
        let codes = (0..all.len())
            .map(|level| (mess.form == Form::Coded && level < 3).then(|| code(&above.numbers, level)))
            .collect();
        sources.push(Source { names: all, codes, domain: above.n, first: above.first, entry });
    }
    for (n, below) in item.items.iter().enumerate() {
        let mut numbers = above.numbers.clone();
        numbers.push(n + 1);
        descend(below, &Above { names: names.clone(), numbers, ..*above }, mess, sources);
    }
}

/// The nine digits of a domain, a first-level or a second-level item.
fn code(numbers: &[usize], level: usize) -> String {
    let number = |at: usize| if at <= level { numbers.get(at).copied().unwrap_or_default() } else { 0 };
    format!("1{:02}{:03}{:03}", number(0), number(1), number(2))
}

/// Leaves each item its last name only; where two of a domain share it, the name above stands before it.
fn flatten(sources: &mut [Source<'_>]) {
    let ways: Vec<(usize, Vec<String>)> =
        sources.iter().map(|source| (source.domain, source.names.clone())).collect();
    for source in sources {
        let last = source.names.last().cloned().unwrap_or_default();
        let sharing: BTreeSet<&Vec<String>> = ways
            .iter()
            .filter(|(domain, way)| *domain == source.domain && way.last() == Some(&last))
            .map(|(_, way)| way)
            .collect();
        let name = if sharing.len() > 1 { source.names[1..].concat() } else { last };
        source.names.truncate(1);
        source.names.push(name);
        source.codes = vec![None, None];
    }
}
