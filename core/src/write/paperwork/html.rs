//! Applications or notices as one page to print.

use askama::Template;

use super::Form;
use super::words::{COLUMNS, Totals, cells, facts, totals};
use crate::error::{Error, Result};
use crate::messages::{Lang, word};
use crate::paperwork::Application;

#[derive(Template)]
#[template(path = "paperwork.html")]
struct Page<'a> {
    lang: Lang,
    title: &'a str,
    style: &'static str,
    /// The columns of the list with their shares of the width, in hundredths.
    head: Vec<(&'static str, f64)>,
    boxes: Vec<&'static str>,
    totals: Option<Totals>,
    sheets: Vec<Sheet>,
}

/// One catalog's part of a page.
struct Sheet {
    title: String,
    facts: Vec<(&'static str, String)>,
    rows: Vec<Vec<String>>,
}

/// Applications or notices as one HTML page to print.
pub(super) fn write(applications: &[Application], form: Form, lang: Lang) -> Result<String> {
    let sheets = applications.iter().map(|one| Sheet {
        title: one.applicant.clone().unwrap_or_else(|| one.revised.title.clone()),
        facts: facts(one, lang),
        rows: one.rows.iter().map(|row| cells(row, lang)).collect(),
    });
    let whole: f64 = COLUMNS.iter().map(|(_, width)| width).sum();
    let share = |width: f64| (width / whole * 1000.0).round() / 10.0;
    let page = Page {
        lang,
        title: form.title(lang),
        style: concat!(
            include_str!("../../../templates/report.css"),
            include_str!("../../../templates/paperwork.css")
        ),
        head: COLUMNS.iter().map(|(key, width)| (word(key, lang), share(*width))).collect(),
        boxes: form.boxes(lang),
        totals: (applications.len() > 1).then(|| totals(applications, lang)),
        sheets: sheets.collect(),
    };
    page.render().map_err(|error| Error::new("not-writable").arg("reason", error))
}
