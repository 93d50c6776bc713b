//! How alike two texts are: pairs of neighbouring characters, because Chinese has no blanks to cut words at.

use rustc_hash::FxHashMap;

use crate::text;

/// The pairs of neighbouring characters of a text, punctuation aside, sorted; of a name its characters too, because
/// names are short.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Grams(Vec<u64>);

impl Grams {
    /// The pairs of a text.
    pub(crate) fn of(text: &str) -> Self {
        let mut grams = Self::default();
        grams.add(text);
        grams.sorted()
    }

    /// The pairs and the characters of a name.
    pub(crate) fn of_name(name: &str) -> Self {
        let words = text::words(name);
        let mut grams = Self(words.chars().map(u64::from).collect());
        grams.pairs(&words);
        grams.sorted()
    }

    /// The pairs of several texts.
    pub(crate) fn of_all<'a>(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut grams = Self::default();
        texts.for_each(|text| grams.add(text));
        grams.sorted()
    }

    fn add(&mut self, text: &str) {
        self.pairs(&text::words(text));
    }

    fn pairs(&mut self, words: &str) {
        let second = words.chars().skip(1);
        self.0.extend(words.chars().zip(second).map(|(a, b)| (u64::from(a) << 32) | u64::from(b)));
    }

    fn sorted(mut self) -> Self {
        self.0.sort_unstable();
        self
    }

    /// These and others.
    pub(crate) fn with(&self, other: &Self) -> Self {
        Self([self.0.as_slice(), &other.0].concat()).sorted()
    }

    /// Whether there is nothing to compare.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    fn shared(&self, other: &Self) -> usize {
        let (mut left, mut right) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut shared = 0;
        while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
            match a.cmp(b) {
                std::cmp::Ordering::Less => _ = left.next(),
                std::cmp::Ordering::Greater => _ = right.next(),
                std::cmp::Ordering::Equal => {
                    shared += 1;
                    left.next();
                    right.next();
                }
            }
        }
        shared
    }

    /// Twice what both share over all (Dice 1945, Sørensen 1948); `None` where one has nothing to compare.
    pub(crate) fn alike(&self, other: &Self) -> Option<f64> {
        let all = self.len() + other.len();
        (!self.is_empty() && !other.is_empty()).then(|| ratio(2 * self.shared(other), all))
    }

    /// How much of this one the other holds.
    pub(crate) fn within(&self, whole: &Self) -> f64 {
        if self.is_empty() { 0.0 } else { ratio(self.shared(whole), self.len()) }
    }
}

#[expect(clippy::cast_precision_loss, reason = "texts have far fewer pairs than a float has digits")]
fn ratio(part: usize, whole: usize) -> f64 {
    part as f64 / whole as f64
}

/// The mean of the parts that are known, each with its weight; nothing where none is.
pub(crate) fn mean(parts: &[(Option<f64>, f64)]) -> f64 {
    let known = parts.iter().filter_map(|(part, weight)| Some((part.as_ref()? * weight, *weight)));
    let (sum, weight) = known.fold((0.0, 0.0), |(a, b), (part, weight)| (a + part, b + weight));
    if weight > 0.0 { rounded(sum / weight) } else { 0.0 }
}

/// To thousandths: more digits would say nothing, and are not the same in every document.
pub(crate) fn rounded(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}

/// More pairs than these are not all compared.
const ALL_PAIRS: usize = 40_000;
/// A pair of characters that more texts share says nothing about which of them is meant.
const MOST_SHARED: usize = 128;
/// How many candidates each text has where not all are compared.
const CANDIDATES: usize = 12;

/// Which of two lists of texts may be one: all pairs where they are few; of many, for each on the left those on the
/// right that share the most of its rarer pairs of characters.
pub(crate) fn candidates<L, R>(
    (lefts, of_left): (&[L], impl Fn(&L) -> Grams),
    (rights, of_right): (&[R], impl Fn(&R) -> Grams),
) -> Vec<(usize, usize)> {
    if lefts.len() * rights.len() <= ALL_PAIRS {
        return (0..lefts.len()).flat_map(|left| (0..rights.len()).map(move |right| (left, right))).collect();
    }
    let rights: Vec<Grams> = rights.iter().map(of_right).collect();
    let mut index: FxHashMap<u64, Vec<usize>> = FxHashMap::default();
    for (right, grams) in rights.iter().enumerate() {
        for gram in &grams.0 {
            let holders = index.entry(*gram).or_default();
            if holders.last() != Some(&right) && holders.len() <= MOST_SHARED {
                holders.push(right);
            }
        }
    }
    let mut pairs = Vec::new();
    let mut counts = vec![0_usize; rights.len()];
    for (left, grams) in lefts.iter().map(of_left).enumerate() {
        let mut met = Vec::new();
        for gram in &grams.0 {
            for right in index.get(gram).filter(|holders| holders.len() <= MOST_SHARED).into_iter().flatten()
            {
                if let Some(count) = counts.get_mut(*right) {
                    if *count == 0 {
                        met.push(*right);
                    }
                    *count += 1;
                }
            }
        }
        let count = |right: &usize| counts.get(*right).copied().unwrap_or_default();
        met.sort_unstable_by_key(|right| (std::cmp::Reverse(count(right)), *right));
        pairs.extend(met.iter().take(CANDIDATES).map(|right| (left, *right)));
        for right in met {
            if let Some(count) = counts.get_mut(right) {
                *count = 0;
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_is_of_words() {
        let alike = |a: &str, b: &str| Grams::of(a).alike(&Grams::of(b)).map(rounded);
        assert_eq!(alike("办事指南、审批结果", "办事指南；审批结果。"), Some(1.0));
        assert_eq!(alike("办事指南", "监督方式"), Some(0.0));
        assert_eq!(alike("", "监督方式"), None);
        assert!(Grams::of_name("审核信息").alike(&Grams::of_name("审核结果信息")) > Some(0.6));
        assert!((Grams::of("审批结果").within(&Grams::of("办事指南；审批结果")) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn of_many_texts_only_the_nearest_are_candidates() {
        let texts: Vec<Grams> = (0..300_u32)
            .map(|n| Grams::of(&format!("{}号线公示", char::from_u32(0x4e00 + n).unwrap())))
            .collect();
        let pairs = candidates((&texts, Grams::clone), (&texts, Grams::clone));
        assert!(pairs.len() <= 300 * CANDIDATES);
        assert!((0..300).all(|n| pairs.contains(&(n, n))));
        assert_eq!(candidates((&texts[..2], Grams::clone), (&texts[..2], Grams::clone)).len(), 4);
    }
}
