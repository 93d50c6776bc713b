//! A sheet of a workbook on its way to a grid: what its cells show, and what there is to say of them.

use std::borrow::Cow;

use super::grid::{Document, Grid};
use super::limits::Budget;
#[cfg(any(feature = "xlsx", feature = "xls"))]
use super::number::NumberFormat;
use crate::error::Result;
use crate::finding::{Finding, Origin, Severity};
use crate::model::Cell;

/// A sheet that is being read.
#[derive(Debug)]
pub(super) struct Sheet {
    grid: Grid,
    findings: Vec<Finding>,
}

impl Sheet {
    /// A sheet of this name, empty.
    pub(super) fn new(name: &str) -> Self {
        Self { grid: Grid::new(name), findings: Vec::new() }
    }

    /// A cell with text; nothing where the text is empty.
    pub(super) fn text(&mut self, at: Cell, text: String, budget: &mut Budget<'_>) -> Result<()> {
        if text.is_empty() {
            return Ok(());
        }
        budget.spend(&self.grid.sheet, 1, at.row, at.column)?;
        let text = match unescaped(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(text) => text,
        };
        // Workbooks of Windows break lines with \r\n; the model knows one line break.
        let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
        self.grid.set(at, text);
        Ok(())
    }

    /// A cell with a number, as its format shows it.
    #[cfg(any(feature = "xlsx", feature = "xls"))]
    pub(super) fn number(
        &mut self,
        at: Cell,
        number: f64,
        format: &NumberFormat,
        from_1904: bool,
        budget: &mut Budget<'_>,
    ) -> Result<()> {
        let (text, is_date) = format.show(number, from_1904);
        if is_date {
            self.say("date-cell", Severity::Info, at, &text);
        }
        self.text(at, text, budget)
    }

    /// A cell that holds true or false.
    #[cfg(any(feature = "xlsx", feature = "xls"))]
    pub(super) fn truth(&mut self, at: Cell, value: bool, budget: &mut Budget<'_>) -> Result<()> {
        self.text(at, if value { "是" } else { "否" }.to_owned(), budget)
    }

    /// A cell whose formula failed.
    pub(super) fn error(&mut self, at: Cell, text: String, budget: &mut Budget<'_>) -> Result<()> {
        self.say("error-cell", Severity::Warning, at, &text);
        self.text(at, text, budget)
    }

    /// A merged region, both corners included. Each of its cells costs as much as a filled one.
    pub(super) fn merge(&mut self, first: Cell, last: Cell, budget: &mut Budget<'_>) -> Result<()> {
        budget.spend(&self.grid.sheet, self.grid.area(first, last), first.row, first.column)?;
        self.grid.merge(first, last);
        Ok(())
    }

    /// The grid; what there is to say goes to the document.
    pub(super) fn finish(self, document: &mut Document) -> Grid {
        document.findings.extend(self.findings);
        self.grid
    }

    fn say(&mut self, code: &'static str, severity: Severity, at: Cell, text: &str) {
        let origin = Origin { file: None, sheet: Some(self.grid.sheet.to_string()), cell: Some(at.name()) };
        self.findings.push(Finding::new(code, severity).arg("text", text).origin(Some(origin)));
    }
}

/// A text with its escapes read: workbooks write characters that XML does not have as `_x000D_`.
fn unescaped(text: &str) -> Cow<'_, str> {
    // Looking for one character is much faster, and few texts have it.
    if !text.contains('_') {
        return Cow::Borrowed(text);
    }
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        read.push_str(before);
        let escaped = after.split_at_checked(4).filter(|(_, behind)| behind.starts_with('_')).and_then(
            |(digits, behind)| {
                let c = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32)?;
                Some((c, behind.strip_prefix('_')?))
            },
        );
        if let Some((c, behind)) = escaped {
            read.push(c);
            rest = behind;
        } else {
            read.push_str("_x");
            rest = after;
        }
    }
    read.push_str(rest);
    Cow::Owned(read)
}

/// A sheet was not read.
pub(super) fn sheet_skipped(name: &str) -> Finding {
    let origin = Origin { file: None, sheet: Some(name.to_owned()), cell: None };
    Finding::new("sheet-skipped", Severity::Info).arg("sheet", name).origin(Some(origin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_read() {
        assert_eq!(unescaped("甲_x000D_\n乙"), "甲\r\n乙");
        assert_eq!(unescaped("_x_x005F_x000D_"), "_x_x000D_");
        assert_eq!(unescaped("a_xzzzz_b_x12"), "a_xzzzz_b_x12");
    }
}
