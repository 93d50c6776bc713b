//! How high a row has to be. Offices' programs do not all fit rows to wrapped text when they open a workbook.

/// The height of a line, what a row has beside its lines, and the greatest height of a row, in points.
const LINE: f64 = 13.0;
const MARGIN: f64 = 4.0;
const HIGHEST: f64 = 409.0;

/// How many lines a text takes in a column of this width in characters, Chinese characters counted as two.
pub(super) fn lines(text: &str, width: f64) -> f64 {
    let wide = |c: char| if c.is_ascii() { 1.0 } else { 2.0 };
    let line = |line: &str| (line.chars().map(wide).sum::<f64>() / (width - 1.0)).ceil().max(1.0);
    text.lines().map(line).sum()
}

/// The height in points of a row of so many lines.
pub(super) fn row_height(lines: f64) -> f64 {
    (lines.max(1.0) * LINE + MARGIN).min(HIGHEST)
}
