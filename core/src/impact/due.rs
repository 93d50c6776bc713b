//! What becomes due for an entry when what it rests on lapses.

use jiff::civil::Date;
use petgraph::Direction;
use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef as _;

use super::document::ImpactAction;
use super::graph::{EntryNode, ImpactGraph, Node, Rest};
use crate::text;
use crate::vocabulary::{Instrument, Successor, citation_words};

impl ImpactGraph<'_> {
    /// What is to be done with an entry that rests on what is gone by a day, and what it can cite instead. `gone` holds `cited`, on
    /// which it rests.
    pub(super) fn action(
        &self,
        (at, entry): (NodeIndex, &EntryNode),
        cited: NodeIndex,
        gone: &[NodeIndex],
        day: Date,
    ) -> (ImpactAction, Option<Successor>) {
        if let Some(Node::Listed(..)) = self.graph.node_weight(cited) {
            let mut names = self.graph.edges(at).filter(|edge| matches!(edge.weight(), Rest::Names(_)));
            let carried = names.any(|edge| !gone.contains(&edge.target()));
            let action = if carried { ImpactAction::DropBasis } else { ImpactAction::RegroundOrCancel };
            return (action, None);
        }
        let successor = self.successor(cited, day);
        if let Some((next, named)) = successor {
            let cites_it = |node| {
                let mut edges = self.graph.edges_connecting(at, node);
                edges.any(|edge| matches!(edge.weight(), Rest::Cites(_)))
            };
            return if next.is_some_and(cites_it) {
                (ImpactAction::DropBasis, None)
            } else {
                (ImpactAction::ReplaceBasis, Some(named))
            };
        }
        let carried = (0..entry.citations.len()).any(|n| self.carries((at, entry), n, gone, day));
        (if carried { ImpactAction::DropBasis } else { ImpactAction::RegroundOrCancel }, None)
    }

    /// Whether a citation of an entry is of something that applies on a day and is not gone. What is not known to have lapsed applies.
    fn carries(&self, (at, entry): (NodeIndex, &EntryNode), n: usize, gone: &[NodeIndex], day: Date) -> bool {
        let Some(citation) = entry.citations.get(n) else { return false };
        let is_vague = !citation.marked
            && citation.number.is_none()
            && citation_words().is_vague(&text::words(&citation.title));
        let mut carried = false;
        for edge in self.graph.edges(at) {
            let is_gone = gone.contains(&edge.target());
            match edge.weight() {
                Rest::Cites(of) if *of == n && is_gone => return false,
                Rest::Cites(of) | Rest::Unnumbered(of) if *of == n && !is_gone => {
                    carried |= self.law(edge.target()).is_none_or(|law| law.in_force(day));
                }
                _ => {}
            }
        }
        carried && !is_vague
    }

    /// What took the place of an instrument and has not itself lapsed by a day, with its node where it is in the table.
    pub(super) fn successor(&self, cited: NodeIndex, day: Date) -> Option<(Option<NodeIndex>, Successor)> {
        let mut seen = vec![cited];
        let mut at = cited;
        loop {
            let law = self.law(at)?;
            let Some(next) = self.next(at) else {
                // Only its name is known.
                return law.successor.clone().map(|named| (None, named));
            };
            if seen.contains(&next) {
                return None;
            }
            seen.push(next);
            let law = self.law(next)?;
            if law.lapsed.is_none_or(|lapsed| day < lapsed) {
                return Some((Some(next), named(law)));
            }
            at = next;
        }
    }

    /// Of several versions under one title, the last.
    fn next(&self, at: NodeIndex) -> Option<NodeIndex> {
        let edges = self.graph.edges_directed(at, Direction::Outgoing);
        let next = edges.filter(|edge| matches!(edge.weight(), Rest::Superseded)).map(|edge| edge.target());
        next.max_by_key(|next| self.law(*next).and_then(|law| law.effective))
    }
}

fn named(law: &Instrument) -> Successor {
    Successor { title: law.title.clone(), number: law.number.clone() }
}
