//! The order in which what derives follows what it derives from.

use petgraph::algo::tarjan_scc;
use petgraph::graph::{DiGraph, NodeIndex};

use super::document::{Edge, LineageNode};
use crate::finding::{Finding, Severity};

/// The derivations as a graph.
pub(super) fn of(nodes: usize, edges: &[Edge]) -> DiGraph<usize, ()> {
    let mut graph = DiGraph::with_capacity(nodes, edges.len());
    for at in 0..nodes {
        graph.add_node(at);
    }
    for edge in edges {
        graph.add_edge(NodeIndex::new(edge.from), NodeIndex::new(edge.to), ());
    }
    graph
}

/// The generations, and the circles.
pub(super) fn order(nodes: &[LineageNode], edges: &[Edge]) -> (Vec<Vec<usize>>, Vec<Finding>) {
    let graph = of(nodes.len(), edges);
    let (mut findings, mut on_circle) = (Vec::new(), vec![false; nodes.len()]);
    for circle in tarjan_scc(&graph) {
        let loops = circle.first().is_some_and(|one| graph.contains_edge(*one, *one));
        if circle.len() < 2 && !loops {
            continue;
        }
        let mut members: Vec<usize> = circle.iter().map(|index| index.index()).collect();
        members.sort_unstable();
        for at in &members {
            if let Some(place) = on_circle.get_mut(*at) {
                *place = true;
            }
        }
        let names = members.iter().filter_map(|at| nodes.get(*at)).map(|node| node.name.clone());
        let names: Vec<String> = names.collect();
        let first = names.first().cloned().unwrap_or_default();
        findings.push(Finding::new("lineage-cycle", Severity::Error).at("", first).arg("catalogs", names));
    }
    let stands = |at: usize| on_circle.get(at) == Some(&false);
    let mut waits: Vec<usize> = vec![0; nodes.len()];
    for edge in edges.iter().filter(|edge| stands(edge.from) && stands(edge.to)) {
        if let Some(count) = waits.get_mut(edge.to) {
            *count += 1;
        }
    }
    let mut generations = Vec::new();
    let mut next: Vec<usize> =
        (0..nodes.len()).filter(|at| stands(*at) && waits.get(*at) == Some(&0)).collect();
    while !next.is_empty() {
        let mut free = Vec::new();
        for at in &next {
            for edge in edges.iter().filter(|edge| edge.from == *at && stands(edge.to)) {
                if let Some(count) = waits.get_mut(edge.to) {
                    *count -= 1;
                    if *count == 0 {
                        free.push(edge.to);
                    }
                }
            }
        }
        free.sort_unstable();
        generations.push(std::mem::replace(&mut next, free));
    }
    (generations, findings)
}
