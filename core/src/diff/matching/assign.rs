//! One assignment for all that is left: of all ways to pair two sets, the one with the highest sum.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rustc_hash::FxHashSet;

/// A possible pair and what it is worth.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Edge {
    pub(crate) left: usize,
    pub(crate) right: usize,
    pub(crate) worth: i64,
}

/// A score as a whole number: sums of these are the same on every machine.
#[expect(clippy::cast_possible_truncation, reason = "a score lies between 0 and 2")]
pub(crate) fn worth(score: f64) -> i64 {
    (score * 10_000.0).round() as i64
}

/// How many nodes may be looked at to find one its place. Only sets in which thousands are alike to a hair come near.
const MOST_STEPS: usize = 4_096;

/// The best partner of each on the left, where it has one: the pairs with the highest sum of worth, found by shortest
/// augmenting paths (Kuhn 1955; in this form Jonker and Volgenant 1987) over the possible pairs only. Staying alone is worth nothing.
/// Equal worths are settled by the order of the nodes.
pub(crate) fn assign(lefts: usize, rights: usize, edges: &[Edge]) -> Vec<Option<usize>> {
    let most = edges.iter().map(|edge| edge.worth).max().unwrap_or_default().max(0);
    let mut solver = Solver {
        most,
        rights,
        ways: vec![Vec::new(); lefts],
        left_price: vec![0; lefts],
        right_price: vec![0; rights + lefts],
        owner: vec![None; rights + lefts],
        distance: vec![i64::MAX; rights + lefts],
        before: vec![0; rights + lefts],
    };
    for edge in edges.iter().filter(|edge| edge.worth > 0 && edge.right < rights) {
        if let Some(ways) = solver.ways.get_mut(edge.left) {
            ways.push((edge.right, most - edge.worth));
        }
    }
    for left in 0..lefts {
        solver.place(left);
    }
    let mut partners = vec![None; lefts];
    for (right, owner) in solver.owner.iter().take(rights).enumerate() {
        if let Some(partner) = owner.and_then(|left| partners.get_mut(left)) {
            *partner = Some(right);
        }
    }
    partners
}

/// Costs are the highest worth less the own; each on the left has a place of its own (behind the rights) where it stays alone.
struct Solver {
    most: i64,
    rights: usize,
    ways: Vec<Vec<(usize, i64)>>,
    left_price: Vec<i64>,
    right_price: Vec<i64>,
    owner: Vec<Option<usize>>,
    distance: Vec<i64>,
    before: Vec<usize>,
}

impl Solver {
    /// Finds a place for one more on the left, moving others where that is worth more.
    fn place(&mut self, first: usize) -> Option<()> {
        if self.ways.get(first).is_none_or(Vec::is_empty) {
            return None;
        }
        let mut heap = BinaryHeap::new();
        let mut touched = Vec::new();
        let mut done = Vec::new();
        let mut settled = FxHashSet::default();
        let (mut left, mut so_far) = (first, 0);
        let end = loop {
            let alone = [(self.rights + left, self.most)];
            for (right, cost) in self.ways.get(left)?.iter().chain(&alone) {
                if settled.contains(right) {
                    continue;
                }
                let way = so_far + cost - self.left_price.get(left)? - self.right_price.get(*right)?;
                let distance = self.distance.get_mut(*right)?;
                if way < *distance {
                    if *distance == i64::MAX {
                        touched.push(*right);
                    }
                    *distance = way;
                    *self.before.get_mut(*right)? = left;
                    heap.push(Reverse((way, *right)));
                }
            }
            let nearest = loop {
                let Some(Reverse((way, right))) = heap.pop() else { break None };
                if self.distance.get(right) == Some(&way) && settled.insert(right) {
                    break Some((way, right));
                }
            };
            let Some((way, right)) = nearest.filter(|_| settled.len() <= MOST_STEPS) else { break None };
            match self.owner.get(right).copied().flatten() {
                None => break Some((way, right)),
                Some(owner) => {
                    done.push((right, owner, way));
                    (left, so_far) = (owner, way);
                }
            }
        };
        for right in touched {
            *self.distance.get_mut(right)? = i64::MAX;
        }
        let (length, mut right) = end?;
        *self.left_price.get_mut(first)? += length;
        for (right, owner, way) in done {
            *self.right_price.get_mut(right)? -= length - way;
            *self.left_price.get_mut(owner)? += length - way;
        }
        loop {
            let left = *self.before.get(right)?;
            let freed = self.take(left, right);
            if left == first {
                return Some(());
            }
            right = freed?;
        }
    }

    /// Gives a place to one on the left; the place that it had before.
    fn take(&mut self, left: usize, right: usize) -> Option<usize> {
        let mut had = self.ways.get(left)?.iter().map(|(right, _)| *right).chain([self.rights + left]);
        let had = had.find(|had| *had != right && self.owner.get(*had) == Some(&Some(left)));
        *self.owner.get_mut(right)? = Some(left);
        had
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges(table: &[(usize, usize, i64)]) -> Vec<Edge> {
        table.iter().map(|&(left, right, worth)| Edge { left, right, worth }).collect()
    }

    #[test]
    fn the_sum_counts_not_the_first_come() {
        let edges = edges(&[(0, 0, 90), (0, 1, 80), (1, 0, 85)]);
        assert_eq!(assign(2, 2, &edges), [Some(1), Some(0)]);
    }

    #[test]
    fn who_has_no_partner_stays_alone() {
        assert_eq!(assign(3, 1, &edges(&[(0, 0, 5), (1, 0, 9)])), [None, Some(0), None]);
        assert!(assign(0, 0, &[]).is_empty());
        assert_eq!(assign(1, 1, &edges(&[(0, 0, 0)])), [None]);
    }

    #[test]
    fn equal_worths_are_settled_by_order() {
        let all: Vec<_> = (0..3).flat_map(|left| (0..3).map(move |right| (left, right, 7))).collect();
        assert_eq!(assign(3, 3, &edges(&all)), [Some(0), Some(1), Some(2)]);
    }

    /// The highest sum by trying everything.
    fn best(left: usize, lefts: usize, taken: &mut Vec<usize>, edges: &[Edge]) -> i64 {
        if left == lefts {
            return 0;
        }
        let mut sum = best(left + 1, lefts, taken, edges);
        for edge in edges.iter().filter(|edge| edge.left == left) {
            if !taken.contains(&edge.right) {
                taken.push(edge.right);
                sum = sum.max(edge.worth + best(left + 1, lefts, taken, edges));
                taken.pop();
            }
        }
        sum
    }

    proptest::proptest! {
        #[test]
        fn no_other_assignment_is_worth_more(
            table in proptest::collection::btree_map((0_usize..6, 0_usize..6), 1_i64..50, 0..20)
        ) {
            let edges: Vec<_> =
                table.iter().map(|(&(left, right), &worth)| Edge { left, right, worth }).collect();
            let found = assign(6, 6, &edges);
            let pairs: Vec<_> =
                found.iter().enumerate().filter_map(|(left, right)| Some((left, (*right)?))).collect();
            let rights: std::collections::BTreeSet<_> = pairs.iter().map(|(_, right)| right).collect();
            proptest::prop_assert_eq!(rights.len(), pairs.len());
            let sum: i64 = pairs.iter().map(|pair| table[pair]).sum();
            proptest::prop_assert_eq!(sum, best(0, 6, &mut Vec::new(), &edges));
        }
    }
}
