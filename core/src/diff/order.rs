//! Which of several siblings kept their order.

/// For each number, whether it belongs to the longest increasing run: those that do kept their order.
pub(crate) fn in_order(numbers: &[usize]) -> Vec<bool> {
    // Patience sorting: `tails[k]` ends the best run of length k + 1; each number remembers its predecessor.
    let mut tails: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (n, number) in numbers.iter().enumerate() {
        let length = tails.partition_point(|(tail, _)| tail < number);
        before.push(length.checked_sub(1).and_then(|k| tails.get(k)).map(|(_, at)| *at));
        if length == tails.len() {
            tails.push((*number, n));
        } else if let Some(tail) = tails.get_mut(length) {
            *tail = (*number, n);
        }
    }
    let mut kept = vec![false; numbers.len()];
    let mut at = tails.last().map(|(_, at)| *at);
    while let Some(n) = at {
        if let Some(place) = kept.get_mut(n) {
            *place = true;
        }
        at = before.get(n).copied().flatten();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_run_keeps_its_order() {
        assert_eq!(in_order(&[0, 1, 2]), [true; 3]);
        assert_eq!(in_order(&[3, 0, 1, 2]), [false, true, true, true]);
        assert_eq!(in_order(&[0, 2, 1, 3]).iter().filter(|kept| !**kept).count(), 1);
        assert!(in_order(&[]).is_empty());
    }
}
