//! Values parted by commas, tabs and the like to a grid.
//!
//! The splitting is our own: rows keep the numbers that a spreadsheet gives them (blank lines are rows), a separator
//! may be a full-width comma, and a quote that is never closed must not swallow the rest of the file.

use std::borrow::Cow;

use super::encoding;
use super::grid::{Document, Grid};
use super::limits::{Budget, Limits};
use crate::error::Result;
use crate::finding::{Finding, Origin, Severity};
use crate::model::Cell;
use crate::vocabulary::headers;

/// The separators there are, the likelier first.
const SEPARATORS: [char; 5] = [',', '\t', ';', '|', '，'];

/// How many rows are looked at to find the separator.
const ROWS_LOOKED_AT: usize = 100;

/// How many quotes may stay open before quotes are taken for ordinary characters.
const OPEN_QUOTES: usize = 100;

/// The one table of a file.
pub(super) fn document(bytes: &[u8], limits: &Limits) -> Result<Document> {
    let decoded = encoding::text(bytes, None)?;
    let mut document = Document { findings: decoded.findings, ..Document::default() };
    let text = breaks(&decoded.text);
    let (separator, text) = match said_separator(&text) {
        Some((separator, rest)) => (separator, rest),
        None => (best_separator(&text).map_or(',', |best| best.0), &*text),
    };
    let mut budget = Budget::new(limits);
    let mut grid = Grid::new("");
    let mut splitter = Splitter::new(text, separator);
    let mut at = Cell { row: 0, column: 0 };
    while let Some(value) = splitter.next() {
        let shown = shown(&value.text);
        if !shown.trim().is_empty() {
            budget.spend("", 1, at.row, at.column)?;
            grid.set(at, shown.into_owned());
        }
        if value.open {
            let origin = Origin { file: None, sheet: None, cell: Some(at.name()) };
            let finding =
                Finding::new("quote-unclosed", Severity::Warning).arg("line", splitter.line_of(&value));
            document.findings.push(finding.origin(Some(origin)));
        }
        at = if value.last {
            Cell { row: at.row.saturating_add(1), column: 0 }
        } else {
            Cell { column: at.column.saturating_add(1), ..at }
        };
    }
    document.grids.push(grid);
    Ok(document)
}

/// The separator of a text that is a table, and whether it is tabs; `None` where no separator makes rows alike.
pub(super) fn separator(text: &str) -> Option<char> {
    let text = breaks(text);
    match said_separator(&text) {
        Some((separator, _)) => Some(separator),
        None => best_separator(&text).filter(|(_, alike)| *alike).map(|(separator, _)| separator),
    }
}

/// The text with one kind of line break.
fn breaks(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The separator that the first line says (`sep=;`, as Excel has it), and the text behind that line. Spreadsheets
/// do not show the line, so it is no row.
fn said_separator(text: &str) -> Option<(char, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let said = line.trim_matches('"').strip_prefix("sep=")?;
    let mut chars = said.chars();
    let separator = chars.next()?;
    (chars.as_str().is_empty() || separator == '\t').then_some((separator, rest))
}

/// The separator under which most headings are known, else the one that makes most rows equally wide, and whether
/// it makes most of them so.
fn best_separator(text: &str) -> Option<(char, bool)> {
    let measure = |separator: char| {
        let mut widths: Vec<usize> = Vec::new();
        let (mut width, mut filled, mut known, mut most_known) = (0, false, 0, 0);
        for value in Splitter::new(text, separator) {
            width += 1;
            filled |= !value.text.trim().is_empty();
            known += usize::from(headers().role(&value.text).is_some());
            if value.last {
                if filled {
                    widths.push(width);
                }
                most_known = most_known.max(known);
                (width, filled, known) = (0, false, 0);
                if widths.len() >= ROWS_LOOKED_AT {
                    break;
                }
            }
        }
        let rows = widths.len();
        let wide = widths.iter().filter(|width| **width > 1).count();
        widths.retain(|width| *width > 1);
        widths.sort_unstable();
        let alike = widths.chunk_by(|a, b| a == b).map(<[usize]>::len).max().unwrap_or(0);
        // One row that happens to hold a comma is no table.
        let is_table = rows > 0 && wide * 2 > rows && (rows > 1 || wide > 0);
        (if most_known > 1 { most_known } else { 0 }, alike, is_table || most_known > 2)
    };
    let measured = SEPARATORS.iter().map(|separator| (*separator, measure(*separator)));
    // Of equal ones the first is taken: `max_by_key` would take the last.
    let best = measured.rev().max_by_key(|(_, (known, alike, _))| (*known, *alike))?;
    let (separator, (_, alike, is_table)) = best;
    (alike > 0).then_some((separator, is_table))
}

/// What a spreadsheet shows for a value: `'` before a sign protects it from being run as a formula, and `="0505"`
/// keeps leading zeros.
fn shown(value: &str) -> Cow<'_, str> {
    let behind = value.trim_start_matches('\'');
    if behind.len() < value.len() && behind.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        return Cow::Borrowed(value.strip_prefix('\'').unwrap_or(value));
    }
    let quoted = value.trim().strip_prefix("=\"").and_then(|value| value.strip_suffix('"'));
    match quoted {
        Some(inner) if !inner.replace("\"\"", "").contains('"') => Cow::Owned(inner.replace("\"\"", "\"")),
        _ => Cow::Borrowed(value),
    }
}

/// A value, and where it stands.
struct Value<'a> {
    text: Cow<'a, str>,
    /// The byte it begins at.
    start: usize,
    /// Whether it is the last of its row.
    last: bool,
    /// Whether it begins with a quote that is never closed.
    open: bool,
}

/// The values of a text, one after the other.
struct Splitter<'a> {
    text: &'a str,
    separator: char,
    /// The next byte, until the text has ended.
    at: Option<usize>,
    open_quotes: usize,
}

/// Where a quoted value ends.
enum Quoted<'a> {
    /// Its text, and the byte behind its last quote.
    Closed(Cow<'a, str>, usize),
    /// The next quote opens another value.
    Open,
    /// No quote closes it to the end of the text.
    OpenToTheEnd,
}

impl<'a> Splitter<'a> {
    fn new(text: &'a str, separator: char) -> Self {
        Self { text, separator, at: (!text.is_empty()).then_some(0), open_quotes: 0 }
    }

    fn from(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or_default()
    }

    /// The line that a value begins in, from 1.
    fn line_of(&self, value: &Value<'_>) -> usize {
        self.text.get(..value.start).unwrap_or_default().matches('\n').count() + 1
    }

    /// Whether a value ends here.
    fn ends(&self, rest: &str) -> bool {
        let rest = rest.trim_start_matches(' ');
        rest.is_empty() || rest.starts_with([self.separator, '\n'])
    }

    /// Reads a quoted value that begins behind its quote at `start`.
    fn quoted(&self, start: usize) -> Quoted<'a> {
        let body = self.from(start);
        let mut doubled = false;
        let mut from = 0;
        while let Some(at) = body.get(from..).and_then(|rest| rest.find('"')).map(|found| from + found) {
            let rest = body.get(at + 1..).unwrap_or_default();
            let before = body.get(..at).unwrap_or_default();
            if self.ends(rest) {
                let text = if doubled { Cow::Owned(before.replace("\"\"", "\"")) } else { before.into() };
                return Quoted::Closed(text, start + at + 1);
            }
            if rest.starts_with('"') {
                doubled = true;
                from = at + 2;
            } else if before.ends_with([self.separator, '\n']) {
                return Quoted::Open;
            } else {
                // A quote inside that was not doubled.
                from = at + 1;
            }
        }
        Quoted::OpenToTheEnd
    }
}

impl<'a> Iterator for Splitter<'a> {
    type Item = Value<'a>;

    fn next(&mut self) -> Option<Value<'a>> {
        let start = self.at?;
        let rest = self.from(start);
        let indent = rest.len() - rest.trim_start_matches(' ').len();
        let mut open = false;
        let mut closed = None;
        if self.open_quotes < OPEN_QUOTES && self.from(start + indent).starts_with('"') {
            match self.quoted(start + indent + 1) {
                Quoted::Closed(text, end) => closed = Some((text, end)),
                Quoted::Open => {
                    open = true;
                    self.open_quotes += 1;
                }
                Quoted::OpenToTheEnd => {
                    open = true;
                    self.open_quotes = OPEN_QUOTES;
                }
            }
        }
        let (text, end) = closed.unwrap_or_else(|| {
            let text = rest.split([self.separator, '\n']).next().unwrap_or_default();
            (text.into(), start + text.len())
        });
        // Blanks may stand between the last quote and the separator.
        let behind = self.from(end).trim_start_matches(' ');
        let end = self.text.len() - behind.len();
        let next = behind.chars().next();
        let end = end + next.map_or(0, char::len_utf8);
        let last = next != Some(self.separator);
        // A line break at the end of the text begins no row.
        self.at = (!last || end < self.text.len()).then_some(end);
        Some(Value { text, start, last, open })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Grid, Vec<Finding>) {
        let mut document = document(text.as_bytes(), &Limits::default()).unwrap();
        (document.grids.remove(0), document.findings)
    }

    fn rows(text: &str) -> Vec<String> {
        let (grid, findings) = read(text);
        assert!(findings.is_empty(), "{findings:?}");
        grid.shown()
    }

    #[test]
    fn separators_are_found() {
        for separator in SEPARATORS {
            let text = "某县目录\n序号,公开事项,公开内容\n1,甲,乙、丙；丁\n2,戊,己\n"
                .replace(',', &separator.to_string());
            let expected = ["某县目录¦¦", "序号¦公开事项¦公开内容", "1¦甲¦乙、丙；丁", "2¦戊¦己"];
            assert_eq!(rows(&text), expected, "{separator}");
        }
        assert_eq!(rows("sep=;\n甲,乙;丙\n"), ["甲,乙¦丙"]);
        assert_eq!(separator("这是一段话，没有表格。\n还有一段\n再来一段\n"), None);
        assert_eq!(separator("1\t2\n3\t4\n"), Some('\t'));
    }

    #[test]
    fn quotes_line_breaks_and_blank_lines() {
        assert_eq!(rows("甲,\"乙\r\n丙\"\r\n\r\n,\"丁\"\"戊\"\"\"\r\n"), ["甲¦乙\n丙", "¦", "¦丁\"戊\""]);
        assert_eq!(rows("甲, \"乙,丙\" ,丁"), ["甲¦乙,丙¦丁"]);
        assert_eq!(rows("甲,\"他说\"好\"的\n就好\",丁"), ["甲¦他说\"好\"的\n就好¦丁"]);
        assert_eq!(rows("甲,5\"管,丁\n1,2,"), ["甲¦5\"管¦丁", "1¦2¦"]);
    }

    #[test]
    fn protected_values_are_shown_as_meant() {
        assert_eq!(rows("'=1+1,''-x,'甲',=\"0505\",\"=\"\"007\"\"\",'@b"), ["=1+1¦'-x¦'甲'¦0505¦007¦@b"]);
    }

    #[test]
    fn an_open_quote_does_not_swallow_the_rest() {
        let (grid, findings) = read("序号,内容,依据\n1,\"甲,乙\n2,\"丙\",丁\n3,戊,己\n");
        assert_eq!(grid.shown(), ["序号¦内容¦依据", "1¦\"甲¦乙", "2¦丙¦丁", "3¦戊¦己"]);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].args["line"], crate::finding::Arg::from(2_u32));
        let (grid, findings) = read("序号,内容,依据\n1,\"甲,乙\n2,丙,丁\n");
        assert_eq!(grid.shown(), ["序号¦内容¦依据", "1¦\"甲¦乙", "2¦丙¦丁"]);
        assert_eq!(findings[0].code, "quote-unclosed");
        assert_eq!(findings[0].origin.as_ref().unwrap().cell.as_deref(), Some("B2"));
    }

    #[test]
    fn many_open_quotes_take_no_longer_than_the_text() {
        let text = "\"\"a\n".repeat(50_000) + ",\"b\"";
        let (grid, findings) = read(&text);
        assert_eq!((grid.row_count(), findings.len()), (50_001, OPEN_QUOTES));
    }
}
