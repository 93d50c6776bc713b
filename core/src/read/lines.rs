//! The lines of text around the tables of a page or a document.

/// How many lines before a table are kept: titles and notes stand near it.
const LINES: usize = 12;

/// How many characters of a line are kept.
const LENGTH: usize = 200;

/// The lines met since the table before.
#[derive(Debug, Default)]
pub(super) struct Lines(Vec<String>);

impl Lines {
    /// Takes in the lines of a text; blank ones are left out.
    pub(super) fn push(&mut self, text: &str) {
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            self.0.push(line.chars().take(LENGTH).collect());
        }
    }

    /// The last lines before a table.
    pub(super) fn take(&mut self) -> Vec<String> {
        let mut lines = std::mem::take(&mut self.0);
        lines.split_off(lines.len().saturating_sub(LINES))
    }

    /// The first lines behind the last table.
    #[cfg(any(feature = "html", feature = "markdown"))]
    pub(super) fn take_below(&mut self) -> Vec<String> {
        let mut lines = std::mem::take(&mut self.0);
        lines.truncate(LINES);
        lines
    }
}
