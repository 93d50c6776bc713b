//! Renders a catalog as offices publish it: any form in any file, with any mess, and says what a right reading
//! of it finds. It owes nothing to the library's own writers.

mod cells;
mod chance;
mod check;
mod columns;
mod crosswise;
mod csv;
mod docx;
mod expect;
mod header;
mod html;
mod lay;
mod markdown;
mod mess;
mod names;
mod ods;
mod sheet;
mod words;
mod xlsx;

use std::collections::BTreeSet;

use mulu::model::Catalog;

pub(crate) use check::{Outcome, check};
pub(crate) use expect::Expected;
pub(crate) use mess::{File, Flag, Mess, mess};
pub(crate) use sheet::Table;

/// A file made of a catalog.
#[derive(Debug)]
pub(crate) struct Rendering {
    pub(crate) bytes: Vec<u8>,
    pub(crate) name: String,
    /// The tables that the file shows, to be looked at.
    pub(crate) tables: Vec<Table>,
    /// The entries that a right reading finds, in order.
    pub(crate) expected: Vec<Expected>,
    /// The findings that it has.
    pub(crate) must_report: BTreeSet<&'static str>,
}

/// Renders a catalog with a mess.
pub(crate) fn render(catalog: &Catalog, mess: &Mess) -> Rendering {
    let laid = lay::lay(catalog, mess);
    let tables = &laid.tables;
    let bytes = match mess.file {
        File::Html => html::file(tables, mess),
        File::Csv(separator, encoding) => csv::file(tables, separator, encoding),
        File::Xlsx => xlsx::file(tables),
        File::Docx => docx::file(tables, mess),
        File::Ods => ods::file(tables),
        File::Markdown => markdown::file(tables),
    };
    Rendering {
        bytes,
        name: format!("目录.{}", mess.file.extension()),
        tables: laid.tables,
        expected: laid.expected,
        must_report: laid.must_report,
    }
}

impl Rendering {
    /// What was rendered and how the reading of it is not right.
    pub(crate) fn failure(&self, mess: &Mess, outcome: &Outcome) -> String {
        let faults: Vec<&str> = outcome.faults.iter().map(|(_, text)| text.as_str()).collect();
        let findings = outcome.findings.join("\n");
        format!("{:?}\n{}\n{findings}\n\n{}\n", mess.traits(), self.shown(), faults.join("\n"))
    }

    /// The tables as text, to be read by whoever looks into a failure.
    pub(crate) fn shown(&self) -> String {
        let mut shown = String::new();
        for table in &self.tables {
            shown.push_str(&format!("── {} ──\n{}\n", table.name, table.above.join("\n")));
            for (r, row) in table.rows.iter().enumerate() {
                let cell = |(c, cell): (usize, &Option<sheet::Cell>)| match cell {
                    Some(cell) => {
                        let picture = if cell.picture { "[picture]" } else { "" };
                        let across =
                            if cell.columns > 1 { format!("→{}", cell.columns) } else { String::new() };
                        format!("{}{picture}{across}", cell.text.replace('\n', "⏎"))
                    }
                    None => match table.covering(r, c) {
                        Some((above, _)) if above < r => "↑".to_owned(),
                        _ => "←".to_owned(),
                    },
                };
                let cells: Vec<String> = row.iter().enumerate().map(cell).collect();
                shown.push_str(&format!("{:>3} │ {}\n", r + 1, cells.join(" │ ")));
            }
            shown.push_str(&format!("{}\n", table.below.join("\n")));
        }
        shown
    }
}
