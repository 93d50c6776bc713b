//! Applications or notices as a workbook: the totals by body, then every adjustment.

use rust_xlsxwriter::XlsxError;

use super::Form;
use super::words::{COLUMNS, cells, totals};
use crate::error::{Error, Result};
use crate::messages::{Lang, word};
use crate::paperwork::Application;
use crate::write::sheet::{self, A4, Cell, Styles, filter, list, page, row};

/// The widths of the totals' columns that hold texts: the body, the two catalogs, the domains.
const WIDTHS: [f64; 4] = [20.0, 30.0, 30.0, 44.0];

pub(super) fn write(applications: &[Application], form: Form, lang: Lang) -> Result<Vec<u8>> {
    workbook(applications, form, lang).map_err(|error| Error::new("not-writable").arg("reason", error))
}

fn workbook(applications: &[Application], form: Form, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = sheet::workbook(form.title(lang))?;
    let styles = Styles::new();
    let header = format!("&C&\"黑体\"&16{}", form.title(lang));

    let sheet = workbook.add_worksheet();
    page(sheet, form.title(lang), A4, lang)?;
    sheet.set_header(&header);
    let totals = totals(applications, lang);
    list(sheet, &totals.head(), &WIDTHS, 1, &styles)?;
    let mut n = 0;
    for (texts, figures) in totals.rows {
        n += 1;
        let figures = figures.into_iter().map(|figure| Cell::Number(Some(figure)));
        row(sheet, n, texts.into_iter().map(Cell::Text).chain(figures), &WIDTHS, &styles, lang)?;
    }
    for name in form.boxes(lang) {
        n += 1;
        row(sheet, n, [Cell::Head(name.to_owned()), Cell::Text(String::new())], &WIDTHS, &styles, lang)?;
        sheet.set_row_height(n, 48)?;
    }

    let sheet = workbook.add_worksheet();
    page(sheet, word("paperwork.list", lang), A4, lang)?;
    sheet.set_header(&header);
    let mut head = vec![word("paperwork.applicant", lang)];
    head.extend(COLUMNS.iter().map(|(key, _)| word(key, lang)));
    let widths: Vec<f64> = std::iter::once(14.0).chain(COLUMNS.iter().map(|(_, width)| *width)).collect();
    list(sheet, &head, &widths, 2, &styles)?;
    let mut n = 0;
    for one in applications {
        for adjustment in &one.rows {
            n += 1;
            let body = one.applicant.clone().unwrap_or_default();
            let texts = std::iter::once(body).chain(cells(adjustment, lang));
            row(sheet, n, texts.map(Cell::Text), &widths, &styles, lang)?;
        }
    }
    filter(sheet, usize::try_from(n).unwrap_or_default(), head.len())?;
    workbook.save_to_buffer()
}
