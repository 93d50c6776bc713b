//! A question put to the graph: back from what is asked about to the entries that rest on it.

use std::collections::BTreeMap;

use jiff::civil::Date;
use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef as _;
use rustc_hash::FxHashMap;

use super::document::{Impact, ImpactBody, ImpactCounts, ImpactEntry, ImpactOptions, ImpactQuery, Rests};
use super::graph::{EntryNode, ImpactGraph, Node, Rest};
use super::query::Asked;
use crate::calendar::working_day_after;
use crate::error::Result;
use crate::finding::{Finding, Severity};
use crate::messages::LIST;
use crate::model::Version;
use crate::vocabulary::holidays;

/// 政府信息公开条例 第二十六条: within 20 working days from the day on which the information was made or changed.
const PUBLISHED_WITHIN: u32 = 20;

/// How an entry was reached: its best way.
struct Reached {
    how: Rests,
    /// The position of the citation that says so, or the words that name an item.
    rest: Rest,
    /// What the entry itself rests on.
    cited: NodeIndex,
    /// The position of the way from there.
    way: usize,
}

/// A way from an instrument to what is asked about.
struct Way {
    from: NodeIndex,
    through: Vec<String>,
    /// Whether the instrument may be another than the one asked about.
    perhaps: bool,
}

impl ImpactGraph<'_> {
    /// The entries that rest on what is asked about. An error is a question that names nothing, or two things; a title that several
    /// versions have is answered for each of them, and a day of lapse for such a title is an error. What rests on what was laid
    /// down when the graph was made, from the options given then: here only days count.
    pub fn ask(&self, query: &ImpactQuery, options: &ImpactOptions) -> Result<Impact> {
        let asked = self.asked(query)?;
        let words = query.basis.as_deref();
        if let Some(basis) = words.filter(|_| !asked.is_one && options.lapses.is_some()) {
            return Err(self.ambiguous(basis, &asked.targets));
        }
        let mut told = Told::default();
        if !asked.is_one {
            let query = words.or(query.power.as_deref()).or(query.service.as_deref()).unwrap_or_default();
            let candidates = self.candidates(&asked.targets).join(LIST);
            let finding = Finding::new("impact-ambiguous", Severity::Info);
            told.findings.push(finding.arg("query", query).arg("candidates", candidates));
        }
        let law = asked.targets.iter().find_map(|at| self.law(*at).map(|law| (*at, law)));
        let law = law.filter(|_| asked.is_one);
        let lapses = options.lapses.or_else(|| law?.1.lapsed);
        let successor = law.zip(lapses).and_then(|((at, _), day)| self.successor(at, later(day, options)));
        let publish_by = lapses.and_then(|day| told.publish_by(day));
        let (ways, reached) = self.reached(&asked);
        let (mut entries, mut counts) = (Vec::new(), ImpactCounts::default());
        let (mut bodies, mut domains) = (vec![0; self.bodies.len()], BTreeMap::new());
        for at in self.graph.node_indices() {
            let (Some(found), Some(Node::Entry(entry))) = (reached.get(&at), self.graph.node_weight(at))
            else {
                continue;
            };
            let one = self.entry((at, entry), found, &ways, &asked, options, &mut told);
            counts.entries += 1;
            *counts.how.entry(one.how).or_default() += 1;
            if let Some(action) = one.action {
                *counts.actions.entry(action).or_default() += 1;
            }
            *domains.entry(entry.domain.clone()).or_default() += 1;
            if let Some(count) = bodies.get_mut(entry.body) {
                *count += 1;
            }
            entries.push(one);
        }
        let each = self.bodies.iter().zip(bodies).filter(|(_, entries)| *entries > 0);
        let bodies: Vec<_> = each
            .map(|(body, entries)| ImpactBody {
                code: body.body.code.clone(),
                name: body.body.name.clone(),
                level: body.body.level,
                entries,
            })
            .collect();
        counts.bodies = bodies.len();
        Ok(Impact {
            mulu: Version,
            query: query.clone(),
            targets: self.candidates(if asked.targets.is_empty() { &asked.perhaps } else { &asked.targets }),
            lapses,
            successor: successor.map(|(_, named)| named),
            publish_by,
            counts,
            bodies,
            domains,
            entries,
            findings: told.findings,
        })
    }

    /// All entries from which a way leads to what is asked about, each by its best: a citation of its own before one through what was
    /// superseded, a sure one before one without a number, the first of several.
    fn reached(&self, asked: &Asked) -> (Vec<Way>, FxHashMap<NodeIndex, Reached>) {
        let start = |perhaps: bool| move |from: &NodeIndex| Way { from: *from, through: Vec::new(), perhaps };
        let mut ways: Vec<Way> = asked.targets.iter().map(start(false)).collect();
        ways.extend(asked.perhaps.iter().map(start(true)));
        let mut reached: FxHashMap<NodeIndex, Reached> = FxHashMap::default();
        let mut next = 0;
        while let Some(Way { from: cited, through, perhaps }) = ways.get(next) {
            let (cited, perhaps, through) = (*cited, *perhaps, through.clone());
            for edge in self.graph.edges_directed(cited, Direction::Incoming) {
                let from = edge.source();
                let how = match edge.weight() {
                    Rest::Superseded => {
                        if !ways.iter().any(|way| way.from == from) {
                            let through = std::iter::once(self.called(from)).chain(through.clone()).collect();
                            ways.push(Way { from, through, perhaps });
                        }
                        continue;
                    }
                    Rest::Unnumbered(_) => Rests::Unnumbered,
                    Rest::Cites(_) | Rest::Names(_) if perhaps => Rests::Unnumbered,
                    Rest::Cites(_) | Rest::Names(_) if through.is_empty() => Rests::Direct,
                    Rest::Cites(_) | Rest::Names(_) => Rests::Superseded,
                };
                let rest = edge.weight();
                let is_better = reached.get(&from).is_none_or(|known| {
                    let is_earlier = known.way == next && position(rest) < position(&known.rest);
                    how < known.how || how == known.how && is_earlier
                });
                if is_better {
                    reached.insert(from, Reached { how, rest: rest.clone(), cited, way: next });
                }
            }
            next += 1;
        }
        (ways, reached)
    }

    fn entry(
        &self,
        (at, entry): (NodeIndex, &EntryNode),
        found: &Reached,
        ways: &[Way],
        asked: &Asked,
        options: &ImpactOptions,
        told: &mut Told,
    ) -> ImpactEntry {
        let is_asked = asked.targets.contains(&found.cited);
        let lapsed = || self.law(found.cited)?.lapsed;
        let lapses = if is_asked { options.lapses.or_else(lapsed) } else { lapsed() };
        // Without a number it is not known that it lapses.
        let due = lapses.filter(|_| found.how != Rests::Unnumbered);
        let gone = if is_asked && asked.is_one || self.law(found.cited).is_none() {
            asked.targets.as_slice()
        } else {
            std::slice::from_ref(&found.cited)
        };
        let action = due.map(|day| self.action((at, entry), found.cited, gone, later(day, options)));
        let (action, successor) = action.map_or((None, None), |(action, named)| (Some(action), named));
        let wording = match &found.rest {
            Rest::Cites(n) | Rest::Unnumbered(n) => {
                entry.citations.get(*n).map(|citation| citation.wording.clone()).unwrap_or_default()
            }
            Rest::Names(words) => words.clone(),
            Rest::Superseded => String::new(),
        };
        ImpactEntry {
            body: self.bodies.get(entry.body).map(|body| body.body.name.clone()).unwrap_or_default(),
            path: entry.path.clone(),
            place: entry.place.clone(),
            how: found.how,
            wording,
            through: ways.get(found.way).map(|way| way.through.clone()).unwrap_or_default(),
            action,
            successor,
            due,
            publish_by: due.and_then(|day| told.publish_by(day)),
            overdue: due.zip(options.today).is_some_and(|(due, today)| due <= today),
        }
    }
}

/// What was told beside the entries, each once.
#[derive(Default)]
struct Told {
    findings: Vec<Finding>,
    days: BTreeMap<Date, Option<Date>>,
}

impl Told {
    /// The day until which a catalog changed on a day has to be published.
    fn publish_by(&mut self, day: Date) -> Option<Date> {
        let findings = &mut self.findings;
        let by = || match working_day_after(day, PUBLISHED_WITHIN, holidays()) {
            Ok(by) => Some(by),
            Err(finding) => {
                if !findings.contains(&finding) {
                    findings.push(*finding);
                }
                None
            }
        };
        *self.days.entry(day).or_insert_with(by)
    }
}

/// What carries an entry has to do so on the day of the lapse, and still today.
fn later(day: Date, options: &ImpactOptions) -> Date {
    options.today.map_or(day, |today| today.max(day))
}

fn position(rest: &Rest) -> usize {
    match rest {
        Rest::Cites(n) | Rest::Unnumbered(n) => *n,
        Rest::Names(_) | Rest::Superseded => 0,
    }
}
