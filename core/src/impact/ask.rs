//! A question put to the graph: back from what is asked about to the entries that rest on it.

use jiff::civil::Date;
use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef as _;
use rustc_hash::FxHashMap;

use super::document::{
    Impact, ImpactAction, ImpactBody, ImpactCounts, ImpactEntry, ImpactOptions, ImpactQuery, Rests,
};
use super::graph::{EntryNode, ImpactGraph, Node, Rest};
use crate::calendar::working_day_after;
use crate::conform::GroundKind;
use crate::diff::same_citation;
use crate::error::{Error, Result};
use crate::finding::Finding;
use crate::messages::LIST;
use crate::model::Version;
use crate::model::basis::{self, Citation, instruments};
use crate::text;
use crate::vocabulary::{Instrument, Successor, holidays};

/// 政府信息公开条例 第二十六条: within 20 working days from the day on which the information was made or changed.
const PUBLISHED_WITHIN: u32 = 20;

/// An entry that was reached: how, in which words, and through what.
struct Reached {
    how: Rests,
    wording: String,
    through: Vec<String>,
    /// The instrument that the entry itself cites.
    cited: Option<NodeIndex>,
}

impl ImpactGraph<'_> {
    /// The entries that rest on what is asked about. An error is a question that names nothing, or two things.
    pub fn ask(&self, query: &ImpactQuery, options: &ImpactOptions) -> Result<Impact> {
        let targets = self.targets(query)?;
        let law = targets.iter().find_map(|at| self.law(*at));
        let lapses = options.lapses.or_else(|| law?.lapsed);
        let successor = law.and_then(|law| law.successor.clone());
        let mut findings: Vec<Finding> = Vec::new();
        let publish_by = lapses.and_then(|lapses| {
            working_day_after(lapses, PUBLISHED_WITHIN, holidays())
                .map_err(|finding| findings.push(*finding))
                .ok()
        });
        let reached = self.reached(&targets);
        let mut entries: Vec<(usize, NodeIndex, ImpactEntry)> = Vec::new();
        let mut counts = ImpactCounts::default();
        let mut bodies: Vec<usize> = vec![0; self.bodies.len()];
        let mut domains = std::collections::BTreeMap::new();
        for at in self.graph.node_indices() {
            let (Some(found), Some(Node::Entry(entry))) = (reached.get(&at), self.graph.node_weight(at))
            else {
                continue;
            };
            let lapsed = self.lapse(found, lapses, &targets);
            let action = lapsed.map(|day| self.action(entry, found, day, successor.as_ref()));
            counts.entries += 1;
            *counts.how.entry(found.how).or_default() += 1;
            if let Some(action) = action {
                *counts.actions.entry(action).or_default() += 1;
            }
            *domains.entry(entry.domain.clone()).or_default() += 1;
            if let Some(count) = bodies.get_mut(entry.body) {
                *count += 1;
            }
            let told = ImpactEntry {
                body: self.bodies.get(entry.body).map(|body| body.body.name.clone()).unwrap_or_default(),
                path: entry.path.clone(),
                place: entry.place.clone(),
                how: found.how,
                wording: found.wording.clone(),
                through: found.through.clone(),
                action,
                due: lapsed,
                overdue: lapsed.zip(options.today).is_some_and(|(due, today)| due <= today),
            };
            entries.push((entry.body, at, told));
        }
        let told = bodies.iter().enumerate().filter(|(_, count)| **count > 0).filter_map(|(at, count)| {
            let body = &self.bodies.get(at)?.body;
            Some(ImpactBody {
                code: body.code.clone(),
                name: body.name.clone(),
                level: body.level,
                entries: *count,
            })
        });
        let bodies: Vec<ImpactBody> = told.collect();
        counts.bodies = bodies.len();
        Ok(Impact {
            mulu: Version,
            query: query.clone(),
            targets: targets.iter().map(|at| self.called(*at)).collect(),
            lapses,
            successor,
            publish_by,
            counts,
            bodies,
            domains,
            entries: entries.into_iter().map(|(_, _, entry)| entry).collect(),
            findings,
        })
    }

    fn targets(&self, query: &ImpactQuery) -> Result<Vec<NodeIndex>> {
        match (&query.basis, &query.power, &query.service) {
            (Some(basis), None, None) => self.instruments_named(basis),
            (None, Some(power), None) => self.items_named(GroundKind::Power, power),
            (None, None, Some(service)) => self.items_named(GroundKind::Service, service),
            (basis, power, service) => {
                let count = [basis, power, service].into_iter().flatten().count();
                Err(Error::new("not-one")
                    .arg("count", count)
                    .arg("known", ["basis", "power", "service"].join(LIST)))
            }
        }
    }

    /// The instruments that a citation means: those of the table, and those that are cited and not in it.
    fn instruments_named(&self, query: &str) -> Result<Vec<NodeIndex>> {
        let marked = if query.contains(['《', '〔', '[']) || query.contains('第') {
            query.to_owned()
        } else {
            format!("《{query}》")
        };
        let asked: Vec<Citation> = basis::read(&marked);
        let known: Vec<&Instrument> =
            asked.iter().flat_map(|citation| instruments(citation, &self.laws)).collect();
        let found: Vec<NodeIndex> = self
            .instruments
            .iter()
            .copied()
            .filter(|at| match self.graph.node_weight(*at) {
                Some(Node::Law(law)) => known.contains(&law),
                Some(Node::Cited(citation)) => asked.iter().any(|one| same_citation(one, citation)),
                _ => false,
            })
            .collect();
        if found.is_empty() {
            let names: Vec<String> = self.instruments.iter().map(|at| self.called(*at)).collect();
            return Err(unknown(query, names.iter().map(String::as_str)));
        }
        Ok(found)
    }

    fn items_named(&self, kind: GroundKind, query: &str) -> Result<Vec<NodeIndex>> {
        let words = text::words(query);
        let is_asked = |at: &NodeIndex| match self.graph.node_weight(*at) {
            Some(Node::Listed(known, item)) => {
                *known == kind
                    && (text::words(&item.name) == words
                        || item.code.as_deref().is_some_and(|code| text::words(code) == words))
            }
            _ => false,
        };
        let found: Vec<NodeIndex> = self.items.iter().copied().filter(is_asked).collect();
        if found.is_empty() {
            let names: Vec<String> = self.items.iter().map(|at| self.called(*at)).collect();
            return Err(unknown(query, names.iter().map(String::as_str)));
        }
        Ok(found)
    }

    fn law(&self, at: NodeIndex) -> Option<&Instrument> {
        match self.graph.node_weight(at)? {
            Node::Law(law) => Some(law),
            _ => None,
        }
    }

    /// A node as it is spoken of.
    fn called(&self, at: NodeIndex) -> String {
        match self.graph.node_weight(at) {
            Some(Node::Law(law)) => match &law.number {
                Some(number) => format!("《{}》（{number}）", law.title),
                None => format!("《{}》", law.title),
            },
            Some(Node::Cited(citation)) => citation.wording.clone(),
            Some(Node::Listed(_, item)) => match &item.code {
                Some(code) => format!("{}（{code}）", item.name),
                None => item.name.clone(),
            },
            Some(Node::Entry(entry)) => entry.path.clone(),
            None => String::new(),
        }
    }

    /// All entries from which a way leads to a target, each by its best way: a citation of its own before one through what was
    /// superseded, a sure one before one without a number.
    fn reached(&self, targets: &[NodeIndex]) -> FxHashMap<NodeIndex, Reached> {
        let mut reached: FxHashMap<NodeIndex, Reached> = FxHashMap::default();
        // From each instrument the way to the target.
        let mut ways: Vec<(NodeIndex, Vec<String>)> = targets.iter().map(|at| (*at, Vec::new())).collect();
        let mut seen: Vec<NodeIndex> = targets.to_vec();
        let mut next = 0;
        while let Some((at, way)) = ways.get(next).cloned() {
            next += 1;
            for edge in self.graph.edges_directed(at, Direction::Incoming) {
                let from = edge.source();
                let (how, wording) = match edge.weight() {
                    Rest::Superseded => {
                        if !seen.contains(&from) {
                            seen.push(from);
                            let way = std::iter::once(self.called(from)).chain(way.clone()).collect();
                            ways.push((from, way));
                        }
                        continue;
                    }
                    Rest::Cites(words) | Rest::Names(words) => {
                        (if way.is_empty() { Rests::Direct } else { Rests::Superseded }, words)
                    }
                    Rest::Unnumbered(words) => (Rests::Unnumbered, words),
                };
                let is_better = reached.get(&from).is_none_or(|known| how < known.how);
                if is_better {
                    let found =
                        Reached { how, wording: wording.clone(), through: way.clone(), cited: Some(at) };
                    reached.insert(from, found);
                }
            }
        }
        reached
    }

    /// The day on which what the entry itself cites no longer applies.
    fn lapse(&self, found: &Reached, lapses: Option<Date>, targets: &[NodeIndex]) -> Option<Date> {
        if found.how == Rests::Unnumbered {
            return None;
        }
        let cited = found.cited?;
        if targets.contains(&cited) { lapses } else { self.law(cited)?.lapsed }
    }

    fn action(
        &self,
        entry: &EntryNode,
        found: &Reached,
        day: Date,
        successor: Option<&Successor>,
    ) -> ImpactAction {
        let own =
            found.cited.and_then(|at| self.law(at)).and_then(|law| law.successor.as_ref()).or(successor);
        let next: Vec<&Instrument> =
            own.map(|next| self.laws.find(Some(&next.title), next.number.as_deref())).unwrap_or_default();
        let is_cited = |law: &Instrument| {
            entry.citations.iter().any(|citation| {
                citation.wording != found.wording && instruments(citation, &self.laws).contains(&law)
            })
        };
        if next.iter().any(|law| is_cited(law)) {
            return ImpactAction::DropBasis;
        }
        if own.is_some() {
            return ImpactAction::ReplaceBasis;
        }
        let mut others = entry.citations.iter().filter(|citation| citation.wording != found.wording);
        let in_force = |citation: &&Citation| {
            let known = instruments(citation, &self.laws);
            !citation.is_reference() && (known.is_empty() || known.iter().any(|law| law.in_force(day)))
        };
        if others.any(|citation| in_force(&citation)) {
            ImpactAction::DropBasis
        } else {
            ImpactAction::RegroundOrCancel
        }
    }
}

fn unknown<'a>(query: &str, names: impl Iterator<Item = &'a str>) -> Error {
    let near = text::nearest(query, names).unwrap_or("—");
    Error::new("nothing-rests").arg("query", query).arg("near", near)
}
