//! What a question is about: the instruments or the items of a list that its words mean.

use petgraph::graph::NodeIndex;

use super::document::ImpactQuery;
use super::graph::{ImpactGraph, Node};
use crate::conform::GroundKind;
use crate::diff::same_citation;
use crate::error::{Error, Result};
use crate::messages::LIST;
use crate::model::basis::{self, Citation, instruments};
use crate::text;
use crate::vocabulary::Instrument;

/// What a question is about.
pub(super) struct Asked {
    pub(super) targets: Vec<NodeIndex>,
    /// Cited without the number that is asked for: they may be it.
    pub(super) perhaps: Vec<NodeIndex>,
    /// Whether one thing is meant, in one version.
    pub(super) is_one: bool,
}

impl ImpactGraph<'_> {
    pub(super) fn asked(&self, query: &ImpactQuery) -> Result<Asked> {
        match (&query.basis, &query.power, &query.service) {
            (Some(basis), None, None) => self.instruments_named(basis),
            (None, Some(power), None) => self.items_named(GroundKind::Power, power),
            (None, None, Some(service)) => self.items_named(GroundKind::Service, service),
            (basis, power, service) => {
                let count = [basis, power, service].into_iter().flatten().count();
                Err(Error::new("not-one-question").arg("count", count))
            }
        }
    }

    /// The instruments that a citation means: those of the table, and those that are cited and not in it. A title may be asked for
    /// without its marks.
    fn instruments_named(&self, query: &str) -> Result<Asked> {
        let written = [query.to_owned(), format!("《{}》", query.trim())];
        let found = written.iter().map(|written| self.cited_as(&basis::read(written)));
        found
            .into_iter()
            .find(|asked| !(asked.targets.is_empty() && asked.perhaps.is_empty()))
            .ok_or_else(|| self.unknown_basis(query))
    }

    fn cited_as(&self, asked: &[Citation]) -> Asked {
        let known: Vec<&Instrument> =
            asked.iter().flat_map(|citation| instruments(citation, &self.laws)).collect();
        let (mut targets, mut perhaps, mut versions) = (Vec::new(), Vec::new(), 0);
        for at in &self.instruments {
            match self.graph.node_weight(*at) {
                Some(Node::Law(law)) if known.contains(&law) => {
                    versions += 1;
                    targets.push(*at);
                }
                Some(Node::Cited(citation)) => {
                    let mut same = asked.iter().filter(|one| same_citation(one, citation)).peekable();
                    if same.peek().is_none() {
                        continue;
                    }
                    if citation.number.is_some() || same.any(|one| one.number.is_none()) {
                        versions += usize::from(citation.number.is_some());
                        targets.push(*at);
                    } else {
                        perhaps.push(*at);
                    }
                }
                _ => {}
            }
        }
        let is_one = versions == 1 || versions == 0 && targets.len() <= 1;
        Asked { targets, perhaps, is_one }
    }

    fn unknown_basis(&self, query: &str) -> Error {
        let mut names: Vec<(String, NodeIndex)> = Vec::new();
        for at in &self.instruments {
            let all: Vec<String> = match self.graph.node_weight(*at) {
                Some(Node::Law(law)) => {
                    let each = law.aliases.iter().chain(&law.number).chain([&law.title]);
                    each.cloned().collect()
                }
                Some(Node::Cited(citation)) => {
                    citation.number.iter().map(ToString::to_string).chain([citation.title.clone()]).collect()
                }
                _ => Vec::new(),
            };
            names.extend(all.into_iter().map(|name| (name, *at)));
        }
        let bare = query.trim().trim_matches(['《', '》']);
        let near = text::nearest(bare, names.iter().map(|(name, _)| name.as_str()));
        let near = near.and_then(|near| names.iter().find(|(name, _)| name == near));
        let near = near.map_or_else(|| "—".to_owned(), |(_, at)| self.called(*at));
        Error::new("nothing-rests").arg("query", query).arg("near", near)
    }

    fn items_named(&self, kind: GroundKind, query: &str) -> Result<Asked> {
        let words = text::words(query);
        let (mut targets, mut known, mut names) = (Vec::new(), Vec::new(), Vec::new());
        for at in &self.items {
            let Some(Node::Listed(of, item)) = self.graph.node_weight(*at) else { continue };
            if *of != kind {
                continue;
            }
            names.extend([Some(item.name.as_str()), item.code.as_deref()].into_iter().flatten());
            let is_code = item.code.as_deref().is_some_and(|code| text::words(code) == words);
            if is_code || text::words(&item.name) == words {
                targets.push(*at);
                if !known.contains(&item) {
                    known.push(item);
                }
            }
        }
        if targets.is_empty() {
            let near = text::nearest(query.trim(), names).unwrap_or("—");
            return Err(Error::new("not-listed").arg("query", query).arg("near", near));
        }
        Ok(Asked { targets, perhaps: Vec::new(), is_one: known.len() == 1 })
    }

    /// What is asked about, as it is spoken of, each once.
    pub(super) fn candidates(&self, targets: &[NodeIndex]) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for name in targets.iter().map(|at| self.called(*at)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// A lapse is of one instrument.
    pub(super) fn ambiguous(&self, query: &str, targets: &[NodeIndex]) -> Error {
        let candidates = self.candidates(targets).join(LIST);
        Error::new("ambiguous-basis").arg("query", query).arg("candidates", candidates)
    }
}
