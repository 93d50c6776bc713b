//! Documents of Word and WPS to grids: every table is one, and the lines between tables stand above the next.

mod numbering;
mod paragraph;
mod table;

use std::collections::VecDeque;

use self::numbering::Numbering;
use super::grid::{Document, Grid};
use super::limits::{Budget, Limits};
use super::package::{Package, refuse_bombs};
use super::xml::{Step, Xml, attribute, name};
use crate::error::{Error, Result};
use crate::finding::{Finding, Origin, Severity};

/// How many lines above a table are kept: a title, who issued it and its notes are not longer.
const LINES: usize = 12;

/// The tables of a document, as grids.
pub(super) fn document(bytes: &[u8], limits: &Limits) -> Result<Document> {
    let mut package = Package::open(bytes, limits, "broken-document")?;
    refuse_bombs(&mut package)?;
    let main = main_part(&mut package, limits)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let content = package.text(&main)?.ok_or_else(|| Error::new("broken-document"))?;
    let mut part = |name: &str| package.text(&format!("{folder}/{name}"));
    let numbering = Numbering::read(
        part("numbering.xml")?.as_deref().unwrap_or_default(),
        part("styles.xml")?.as_deref().unwrap_or_default(),
        limits,
    );
    let mut reader = Content {
        xml: Xml::new(&content, limits),
        budget: Budget::new(limits),
        numbering,
        begun: 0,
        tables: Vec::new(),
        before: VecDeque::new(),
        changes: 0,
        has_pictures: false,
        findings: Vec::new(),
    };
    let mut lines = Lines::default();
    reader.body(&mut lines)?;
    let mut document = Document { findings: reader.findings, ..Document::default() };
    if reader.tables.is_empty() {
        let code = if reader.has_pictures { "table-is-picture" } else { "no-table-in-document" };
        return Err(Error::new(code));
    }
    // A table inside another ends before it.
    reader.tables.sort_unstable_by_key(|(number, _)| *number);
    document.grids.extend(reader.tables.into_iter().map(|(_, grid)| grid));
    document.below = lines.take_below();
    let whole = Origin { file: None, sheet: None, cell: None };
    if reader.changes > 0 {
        let finding = Finding::new("changes-tracked", Severity::Info).arg("count", reader.changes);
        document.findings.push(finding.origin(Some(whole)));
    }
    if package.names().iter().any(|name| name.ends_with("vbaProject.bin")) {
        document.has_macros();
    }
    Ok(document)
}

/// The name of the document's main part, which the package says; by custom `word/document.xml`.
fn main_part(package: &mut Package<'_>, limits: &Limits) -> Result<String> {
    let custom = || "word/document.xml".to_owned();
    let Some(relations) = package.text("_rels/.rels")? else { return Ok(custom()) };
    let mut xml = Xml::new(&relations, limits);
    while let Ok(step) = xml.next() {
        match step {
            Step::Open(start) if name(&start) == "Relationship" => {
                let kind = attribute(&start, "Type").unwrap_or_default();
                if let (true, Some(target)) = (kind.ends_with("/officeDocument"), attribute(&start, "Target"))
                {
                    return Ok(target.trim_start_matches('/').to_owned());
                }
            }
            Step::End => break,
            _ => {}
        }
    }
    Ok(custom())
}

/// A document on the way from its beginning to its end.
struct Content<'a, 'b> {
    xml: Xml<'a>,
    budget: Budget<'b>,
    numbering: Numbering,
    /// Tables begun.
    begun: usize,
    /// Tables ended, with their numbers.
    tables: Vec<(usize, Grid)>,
    /// The last lines read, wherever they stood, since the last table that is not inside another.
    before: VecDeque<String>,
    /// Changes that the document keeps track of.
    changes: usize,
    has_pictures: bool,
    findings: Vec<Finding>,
}

/// The lines of a cell, or those between tables.
#[derive(Debug, Default)]
struct Lines {
    lines: Vec<String>,
    has_picture: bool,
    /// Whether an automatic number could not be told.
    number_lost: bool,
    in_cell: bool,
}

impl Lines {
    /// The last lines that are not blank, as they stand between tables.
    fn take(&mut self) -> Vec<String> {
        let mut lines = self.all();
        lines.split_off(lines.len().saturating_sub(LINES))
    }

    /// The first lines that are not blank, as they stand below the last table: its notes.
    fn take_below(&mut self) -> Vec<String> {
        let mut lines = self.all();
        lines.truncate(LINES);
        lines
    }

    fn all(&mut self) -> Vec<String> {
        let lines = std::mem::take(&mut self.lines);
        let parts = lines.iter().flat_map(|line| line.split('\n')).map(str::trim);
        parts.filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }
}

impl Content<'_, '_> {
    /// The whole document.
    fn body(&mut self, lines: &mut Lines) -> Result<()> {
        loop {
            match self.xml.next()? {
                Step::Open(start) if name(&start) == "body" => self.blocks(lines)?,
                Step::End => return Ok(()),
                _ => {}
            }
        }
    }

    /// The paragraphs and tables inside the element opened last, also those in wrappers.
    fn blocks(&mut self, lines: &mut Lines) -> Result<()> {
        loop {
            match self.xml.next()? {
                Step::Open(start) => match name(&start) {
                    "p" => self.paragraph(lines)?,
                    "tbl" => self.table(lines)?,
                    "del" | "moveFrom" => self.changed(false)?,
                    "ins" | "moveTo" => {
                        self.changed(true)?;
                        self.blocks(lines)?;
                    }
                    // Properties, and the second form of what a first form has given.
                    "sectPr" | "sdtPr" | "sdtEndPr" | "customXmlPr" | "Fallback" => self.xml.skip()?,
                    _ => self.blocks(lines)?,
                },
                Step::Close | Step::End => return Ok(()),
                Step::Text(_) => {}
            }
        }
    }

    /// Keeps a line for a table inside the cell that it stands in or one of those behind it.
    fn remember(&mut self, text: &str) {
        for line in text.split('\n').map(str::trim).filter(|line| !line.is_empty()) {
            if self.before.len() == LINES {
                self.before.pop_front();
            }
            self.before.push_back(line.to_owned());
        }
    }

    /// Counts a change that is tracked; what it took out is left out.
    fn changed(&mut self, is_kept: bool) -> Result<()> {
        self.changes += 1;
        if is_kept { Ok(()) } else { self.xml.skip() }
    }
}

#[cfg(test)]
mod tests;
