//! A coverage as a workbook to work through: the figures, what somebody has to look at with room for who mends it, and the links.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::rows::{DOMAIN_FIGURES, Row, State, TYPE_FIGURES, Total, rows, totals};
use crate::coverage::Coverage;
use crate::error::{Error, Result};
use crate::messages::{Lang, phrase, word};
use crate::write::sheet::{self, A3, A4, Cell, Styles, filter, list, page, row};

const TOTALS_WIDTHS: [f64; 1] = [24.0];
const ROWS: [(&str, f64); 12] = [
    ("review.serial", 6.0),
    ("coverage.state", 12.0),
    ("coverage.list", 12.0),
    ("coverage.type", 10.0),
    ("coverage.code", 14.0),
    ("coverage.item", 34.0),
    ("coverage.entry", 40.0),
    ("coverage.path", 20.0),
    ("review.says", 50.0),
    ("review.cell", 26.0),
    ("review.owner", 14.0),
    ("review.progress", 18.0),
];
/// Links need nobody to mend them.
const LINK_COLUMNS: usize = 10;

/// Writes a coverage as a workbook (`.xlsx`). The same coverage gives the same bytes.
pub fn coverage_xlsx(coverage: &Coverage, lang: Lang) -> Result<Vec<u8>> {
    workbook(coverage, lang).map_err(|error| Error::new("not-writable").arg("reason", error))
}

fn workbook(coverage: &Coverage, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let title = phrase("coverage.title", lang, &[("title", &coverage.catalog.title)]);
    let mut workbook = sheet::workbook(&title)?;
    let book = Book { lang, styles: Styles::new() };
    let totals = totals(coverage, lang);
    book.totals(
        workbook.add_worksheet(),
        "coverage.by-type",
        ("coverage.type", &TYPE_FIGURES),
        &totals.types,
    )?;
    book.totals(
        workbook.add_worksheet(),
        "coverage.by-domain",
        ("node.domain", &DOMAIN_FIGURES),
        &totals.domains,
    )?;
    let (links, open): (Vec<Row>, Vec<Row>) =
        rows(coverage, lang).into_iter().partition(|row| row.state == State::Linked);
    book.rows(workbook.add_worksheet(), "coverage.sheet-open", &open, ROWS.len())?;
    book.rows(workbook.add_worksheet(), "coverage.sheet-links", &links, LINK_COLUMNS)?;
    workbook.save_to_buffer()
}

/// What all sheets share.
struct Book {
    lang: Lang,
    styles: Styles,
}

impl Book {
    fn page(&self, sheet: &mut Worksheet, name: &str, paper: u8) -> Result<(), XlsxError> {
        page(sheet, word(name, self.lang), paper, self.lang)
    }

    fn totals(
        &self,
        sheet: &mut Worksheet,
        name: &str,
        (first, figures): (&str, &[&str; 5]),
        totals: &[Total],
    ) -> Result<(), XlsxError> {
        self.page(sheet, name, A4)?;
        let head: Vec<&str> =
            std::iter::once(&first).chain(figures).map(|key| word(key, self.lang)).collect();
        list(sheet, &head, &TOTALS_WIDTHS, 1, &self.styles)?;
        for (n, total) in (1_u32..).zip(totals) {
            let cells = std::iter::once(Cell::from(total.name.as_str())).chain(total.figures.map(Cell::from));
            row(sheet, n, cells, &TOTALS_WIDTHS, &self.styles, self.lang)?;
        }
        filter(sheet, totals.len(), head.len())
    }

    fn rows(&self, sheet: &mut Worksheet, name: &str, rows: &[Row], columns: usize) -> Result<(), XlsxError> {
        self.page(sheet, name, A3)?;
        let head: Vec<&str> = ROWS.iter().take(columns).map(|(key, _)| word(key, self.lang)).collect();
        let widths: Vec<f64> = ROWS.iter().take(columns).map(|(_, width)| *width).collect();
        list(sheet, &head, &widths, 2, &self.styles)?;
        for (n, one) in (1_u32..).zip(rows) {
            let texts = [
                one.state.called(self.lang),
                &one.list,
                &one.kind,
                &one.id,
                &one.item,
                &one.place,
                &one.path,
                &one.says,
                &one.origin,
                "",
                "",
            ];
            let cells = std::iter::once(Cell::Number(usize::try_from(n).ok())).chain(texts.map(Cell::from));
            row(sheet, n, cells.take(columns), &widths, &self.styles, self.lang)?;
        }
        filter(sheet, rows.len(), head.len())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Range, Reader, Xlsx};

    use super::super::tests::sample;
    use super::*;

    #[test]
    fn a_row_for_each_and_the_same_bytes_each_time() {
        let bytes = coverage_xlsx(&sample(), Lang::Zh).unwrap();
        assert_eq!(bytes, coverage_xlsx(&sample(), Lang::Zh).unwrap());
        let sheets: Vec<(String, Range<Data>)> = Xlsx::new(Cursor::new(bytes)).unwrap().worksheets();
        let names: Vec<&str> = sheets.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["按类型", "按领域", "待处理", "对应关系"]);
        let row = |sheet: usize, n: usize| -> Vec<String> {
            sheets[sheet].1.rows().nth(n).unwrap().iter().map(ToString::to_string).collect()
        };
        assert_eq!(row(2, 1)[1..6], ["未覆盖", "权责清单", "行政许可", "3412210002", "渡口设置<审批>"]);
        assert_eq!(row(2, 0)[10..], ["整改责任人", "整改情况"]);
        assert_eq!(sheets[3].1.height(), 1 + sample().links.len());
    }
}
