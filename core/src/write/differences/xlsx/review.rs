//! The sheet to review: a row for each finding.

use rust_xlsxwriter::{DataValidation, Format, Worksheet, XlsxError};

use super::Book;
use super::formats::Toned;
use crate::diff::{Span, SpanKind};
use crate::messages::{phrase, word};
use crate::write::differences::view::{Label, Node, Remark, Row};
use crate::write::row_height::{lines, row_height};
use crate::write::sheet::{A3, cut, filter, list};

/// The columns with their widths in characters; those of the two sides bear their names, and that of an entry's verdict is
/// only there where there are verdicts.
const COLUMNS: [(&str, f64); 12] = [
    (SERIAL, 6.0),
    ("node.domain", 14.0),
    ("node.item", 26.0),
    ("review.element", 11.0),
    (LEFT, 40.0),
    (RIGHT, 40.0),
    (VERDICT, 11.0),
    ("differences.label", 11.0),
    ("differences.why", 36.0),
    ("differences.how", 14.0),
    (OPINION, 11.0),
    ("differences.opinion-note", 26.0),
];
const SERIAL: &str = "review.serial";
const LEFT: &str = "review.before";
const RIGHT: &str = "review.after";
const VERDICT: &str = "differences.entry-verdict";
const OPINION: &str = "differences.opinion";
/// What an opinion can be.
const OPINIONS: [&str; 3] = ["differences.agree", "differences.disagree", "differences.mend"];
/// How many columns stay in view.
const FIXED: u16 = 3;
/// The longest text of a cell of rich text, in characters: longer ones are written plain.
const RICHEST: usize = 30_000;

/// What a row is about.
#[derive(Clone, Copy)]
struct Finding<'a> {
    domain: &'a str,
    /// The items on the way to it.
    items: &'a [&'a str],
    row: Option<&'a Row>,
    how: Option<&'a str>,
    remark: &'a Remark,
}

impl Book<'_> {
    pub(super) fn review(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        self.page(sheet, "differences.sheet-review", A3)?;
        let heading = |(key, _): (&'static str, f64)| match key {
            LEFT => self.view.left.name,
            RIGHT => self.view.right.name,
            key => word(key, self.lang),
        };
        let head: Vec<&str> = self.columns().map(heading).collect();
        let widths: Vec<f64> = self.columns().map(|(_, width)| width).collect();
        list(sheet, &head, &widths, FIXED, &self.styles)?;
        let mut n = 0;
        for domain in &self.view.domains {
            self.node(sheet, domain, &domain.name, &[], &mut n)?;
        }
        filter(sheet, usize::try_from(n).unwrap_or_default(), head.len())?;
        let choice = DataValidation::new().allow_list_strings(&OPINIONS.map(|key| word(key, self.lang)))?;
        if let Some((c, _)) = (0_u16..).zip(self.columns()).find(|(_, (key, _))| *key == OPINION) {
            sheet.add_data_validation(1, c, n.max(1), c, &choice)?;
        }
        Ok(())
    }

    fn columns(&self) -> impl Iterator<Item = (&'static str, f64)> {
        let has_verdicts = self.view.has_verdicts;
        COLUMNS.into_iter().filter(move |(key, _)| has_verdicts || *key != VERDICT)
    }

    fn node(
        &self,
        sheet: &mut Worksheet,
        node: &Node,
        domain: &str,
        items: &[&str],
        n: &mut u32,
    ) -> Result<(), XlsxError> {
        let own = node.remarks.iter().map(|remark| (None, &node.how, remark));
        let of_rows = node
            .rows
            .iter()
            .flat_map(|row| row.remarks.iter().map(move |remark| (Some(row), &row.how, remark)));
        for (row, how, remark) in own.chain(of_rows) {
            *n += 1;
            self.finding(sheet, *n, Finding { domain, items, row, how: how.as_deref(), remark })?;
        }
        for child in &node.nodes {
            self.node(sheet, child, domain, &[items, &[child.name.as_str()]].concat(), n)?;
        }
        Ok(())
    }

    fn finding(&self, sheet: &mut Worksheet, n: u32, finding: Finding<'_>) -> Result<(), XlsxError> {
        let remark = finding.remark;
        let toned = self.toned(remark.label.tone);
        let mut highest: f64 = 1.0;
        for (c, (key, width)) in (0_u16..).zip(self.columns()) {
            let (text, format) = self.cell(key, finding, toned);
            highest = highest.max(lines(&text, width));
            match key {
                SERIAL => {
                    sheet.write_number_with_format(n, c, n, format)?;
                }
                LEFT => self.rich(sheet, (n, c), text, (&remark.spans, SpanKind::Removed), toned)?,
                RIGHT => self.rich(sheet, (n, c), text, (&remark.spans, SpanKind::Added), toned)?,
                _ if text.is_empty() => {
                    sheet.write_blank(n, c, format)?;
                }
                _ => {
                    sheet.write_string_with_format(n, c, cut(text), format)?;
                }
            }
        }
        sheet.set_row_height(n, row_height(highest))?;
        Ok(())
    }

    /// The text of a column's cell, and how it looks.
    fn cell<'a>(&'a self, key: &str, finding: Finding<'_>, toned: &'a Toned) -> (String, &'a Format) {
        let Finding { domain, items, row, how, remark } = finding;
        let text = match key {
            "node.domain" => domain.to_owned(),
            "node.item" => {
                let number = row.map(|row| phrase("differences.row", self.lang, &[("number", &row.number)]));
                std::iter::once(items.join(" › ")).chain(number).collect::<Vec<_>>().join("\n")
            }
            "review.element" => remark.what.clone(),
            LEFT => remark.left.clone(),
            RIGHT => remark.right.clone(),
            VERDICT => {
                let verdict = row.and_then(|row| row.verdict);
                let shown = |verdict: Label| (verdict.word(self.lang), &self.toned(verdict.tone).label);
                return verdict.map_or((String::new(), &toned.text), shown);
            }
            "differences.label" => return (remark.label.word(self.lang), &toned.label),
            "differences.why" => remark.reason.clone(),
            "differences.how" => how.unwrap_or_default().to_owned(),
            _ => String::new(),
        };
        (text, &toned.text)
    }

    /// A side's text, with what the other does not have in colour.
    fn rich(
        &self,
        sheet: &mut Worksheet,
        (n, c): (u32, u16),
        text: String,
        (spans, own): (&[Span], SpanKind),
        toned: &Toned,
    ) -> Result<(), XlsxError> {
        let (mark, whole) = if own == SpanKind::Removed {
            (&self.marks.removed, &toned.removed)
        } else {
            (&self.marks.added, &toned.added)
        };
        let pieces: Vec<(&Format, &str)> = spans
            .iter()
            .filter(|span| span.kind == own || span.kind == SpanKind::Same)
            .map(|span| (if span.kind == own { mark } else { &self.marks.same }, span.text.as_str()))
            .collect();
        if pieces.len() > 1 && text.chars().nth(RICHEST).is_none() {
            sheet.write_rich_string_with_format(n, c, &pieces, &toned.text)?;
        } else if spans.iter().any(|span| span.kind == own) {
            sheet.write_string_with_format(n, c, cut(text), whole)?;
        } else {
            sheet.write_string_with_format(n, c, cut(text), &toned.text)?;
        }
        Ok(())
    }
}
