//! Patterns in which `*` stands for any text: `*民政局`, `临泉县*`.

use crate::text;

/// A pattern, cut at its stars and folded.
#[derive(Debug)]
pub(super) struct Like(Vec<String>);

impl Like {
    pub(super) fn new(pattern: &str) -> Self {
        Self(pattern.split('*').map(text::fold).collect())
    }

    /// Whether a folded text is like the pattern.
    pub(super) fn fits(&self, folded: &str) -> bool {
        let [first, middle @ .., last] = self.0.as_slice() else {
            return self.0.first().is_some_and(|whole| whole == folded);
        };
        let Some(mut rest) = folded.strip_prefix(first.as_str()) else { return false };
        for part in middle {
            let Some((_, behind)) = rest.split_once(part.as_str()) else { return false };
            rest = behind;
        }
        rest.ends_with(last.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_text() {
        for (pattern, text, fits) in [
            ("临泉县民政局", "临泉县民政局", true),
            ("临泉县民政局", "临泉县民政局等", false),
            ("*民政局", "临泉县民政局", true),
            ("*民政局", "民政局", true),
            ("*民政局", "民政局办公室", false),
            ("临泉县*局", "临泉县财政局", true),
            ("临泉县*局", "太和县财政局", false),
            ("*甲*乙*", "一甲二乙三", true),
            ("*甲*乙*", "一乙二甲三", false),
            ("甲*甲", "甲", false),
            ("*", "", true),
            ("（县）*", "(县)民政局", true),
        ] {
            assert_eq!(Like::new(pattern).fits(text), fits, "{pattern} {text}");
        }
    }
}
