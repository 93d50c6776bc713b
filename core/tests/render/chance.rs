//! Chance that is the same for the same seed and the same words, so that a text looks alike wherever it stands.

/// A number that a seed and a text decide.
pub(crate) fn roll(seed: u64, text: &str) -> u64 {
    let mut hash = seed ^ 0xcbf2_9ce4_8422_2325;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash = (hash ^ hash >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ hash >> 29
}

/// Whether what happens once in `of` times happens.
pub(crate) fn happens(seed: u64, text: &str, of: u64) -> bool {
    roll(seed, text).is_multiple_of(of)
}

/// One of several.
pub(crate) fn pick<'a, T: ?Sized>(seed: u64, text: &str, list: &[&'a T]) -> &'a T {
    list[usize::try_from(roll(seed, text) % list.len() as u64).unwrap()]
}
