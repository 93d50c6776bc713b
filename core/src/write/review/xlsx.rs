//! A review as a workbook to work through: totals, a row for each body, for each finding (with room for who mends
//! it and how far that is) and for each change.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::{DIFFERENCES, FINDINGS, Figures, SEVERITIES, SIZES, TOTALS};
use super::{code_rows, guideline, read_of, totals};
use crate::diff::Change;
use crate::error::{Error, Result};
use crate::finding::Finding;
use crate::messages::{self, Lang, phrase, word};
use crate::review::{BodyReview, Review};
use crate::write::sheet::{self, A3, A4, Cell, Styles, filter, list, page, row};
use crate::write::value;
use crate::write::words::named;

/// The widths of the sheets' columns in characters; the columns after these hold figures.
const TOTALS_WIDTHS: [f64; 6] = [14.0, 30.0, 24.0, 12.0, 12.0, 80.0];
const BODIES_WIDTHS: [f64; 5] = [22.0, 8.0, 16.0, 14.0, 28.0];
const FINDINGS_WIDTHS: [f64; 15] =
    [6.0, 18.0, 7.0, 9.0, 18.0, 18.0, 30.0, 11.0, 42.0, 42.0, 22.0, 12.0, 8.0, 14.0, 18.0];
const CHANGES_WIDTHS: [f64; 10] = [18.0, 7.0, 8.0, 8.0, 34.0, 12.0, 10.0, 56.0, 56.0, 8.0];

/// Writes a review as a workbook (`.xlsx`): 汇总, 单位, 问题 and 差异. The same review gives the same bytes.
pub fn review_xlsx(review: &Review, lang: Lang) -> Result<Vec<u8>> {
    workbook(review, lang).map_err(|error| Error::new("not-writable").arg("reason", error))
}

fn workbook(review: &Review, lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let title = phrase("review.title", lang, &[("name", &review.name)]);
    let mut workbook = sheet::workbook(&title)?;
    let book = Book { lang, styles: Styles::new() };
    book.totals(workbook.add_worksheet(), review, &title)?;
    book.bodies(workbook.add_worksheet(), review)?;
    book.findings(workbook.add_worksheet(), review)?;
    if review.guideline.is_some() {
        book.differences(workbook.add_worksheet(), review)?;
    }
    workbook.save_to_buffer()
}

/// What all sheets share.
struct Book {
    lang: Lang,
    styles: Styles,
}

impl Book {
    /// Names a sheet and sets it up for printing.
    fn page(&self, sheet: &mut Worksheet, name: &str, paper: u8) -> Result<(), XlsxError> {
        page(sheet, word(name, self.lang), paper, self.lang)
    }

    /// Writes the heading of a list.
    fn list(
        &self,
        sheet: &mut Worksheet,
        head: &[impl AsRef<str>],
        widths: &[f64],
        fixed: u16,
    ) -> Result<(), XlsxError> {
        let head: Vec<_> = head.iter().map(|key| word(key.as_ref(), self.lang)).collect();
        list(sheet, &head, widths, fixed, &self.styles)
    }

    fn head(&self, sheet: &mut Worksheet, n: u32, head: &[impl AsRef<str>]) -> Result<(), XlsxError> {
        let head = head.iter().map(|key| Cell::Head(word(key.as_ref(), self.lang).to_owned()));
        self.row(sheet, n, &TOTALS_WIDTHS, head)
    }

    fn row(
        &self,
        sheet: &mut Worksheet,
        n: u32,
        widths: &[f64],
        cells: impl IntoIterator<Item = Cell>,
    ) -> Result<(), XlsxError> {
        row(sheet, n, cells, widths, &self.styles, self.lang)
    }

    fn totals(&self, sheet: &mut Worksheet, review: &Review, title: &str) -> Result<(), XlsxError> {
        self.page(sheet, "review.sheet-totals", A4)?;
        for (c, width) in (0_u16..).zip(TOTALS_WIDTHS) {
            sheet.set_column_width(c, width)?;
        }
        sheet.merge_range(0, 0, 0, 5, title, &self.styles.title)?;
        sheet.set_row_height(0, 30)?;
        let lines = [
            ("review.day", review.today.to_string()),
            ("review.guideline", guideline(review, self.lang)),
            ("review.read", read_of(review, self.lang)),
        ];
        for (n, (key, text)) in (1_u32..).zip(lines) {
            sheet.write_string_with_format(n, 0, word(key, self.lang), &self.styles.line)?;
            sheet.merge_range(n, 1, n, 5, &text, &self.styles.line)?;
        }
        let mut n = 5;
        self.head(sheet, n, &[&["review.level"], TOTALS.as_slice()].concat())?;
        for total in totals(review, self.lang) {
            n += 1;
            let figures = total.figures.map(Cell::from);
            self.row(sheet, n, &TOTALS_WIDTHS, std::iter::once(total.name.into()).chain(figures))?;
        }
        n += 2;
        self.head(sheet, n, &["review.severity", "review.count"])?;
        let counts = [review.counts.error, review.counts.warning, review.counts.info];
        for (severity, count) in SEVERITIES.into_iter().zip(counts) {
            n += 1;
            self.row(sheet, n, &TOTALS_WIDTHS, [Cell::Severity(severity), count.into()])?;
        }
        n += 2;
        let head = ["severity", "finding", "code", "count", "concerned", "ground"]
            .map(|key| format!("review.{key}"));
        self.head(sheet, n, &head)?;
        for row in code_rows(review, self.lang) {
            n += 1;
            let cells = [
                Cell::Severity(row.severity),
                row.title.into(),
                row.code.into(),
                row.count.into(),
                row.bodies.into(),
                row.ground.into(),
            ];
            self.row(sheet, n, &TOTALS_WIDTHS, cells)?;
        }
        Ok(())
    }

    fn bodies(&self, sheet: &mut Worksheet, review: &Review) -> Result<(), XlsxError> {
        self.page(sheet, "review.sheet-bodies", A4)?;
        let differences: &[_] = if review.guideline.is_some() { &DIFFERENCES } else { &[] };
        let head = ["review.body", "review.level", "review.parent", "review.body-code", "review.file"];
        let head: Vec<_> = head.iter().chain(&SIZES).chain(&FINDINGS).chain(differences).collect();
        self.list(sheet, &head, &BODIES_WIDTHS, 1)?;
        for (n, body) in (1_u32..).zip(&review.bodies) {
            let figures = Figures::of(body).all(review.guideline.is_some()).into_iter().map(Cell::Number);
            let texts = [
                body.name.as_str().into(),
                named("level", &body.level, self.lang).into(),
                parent(review, body).into(),
                body.code.as_str().into(),
                body.file.as_ref().into(),
            ];
            self.row(sheet, n, &BODIES_WIDTHS, texts.into_iter().chain(figures))?;
        }
        filter(sheet, review.bodies.len(), head.len())
    }

    fn findings(&self, sheet: &mut Worksheet, review: &Review) -> Result<(), XlsxError> {
        self.page(sheet, "review.sheet-findings", A3)?;
        let head = [
            "serial", "body", "level", "severity", "finding", "code", "place", "element", "says", "help",
            "file", "sheet", "cell", "owner", "progress",
        ]
        .map(|key| format!("review.{key}"));
        self.list(sheet, &head, &FINDINGS_WIDTHS, 2)?;
        let findings =
            review.bodies.iter().flat_map(|body| body.findings.iter().map(move |finding| (body, finding)));
        let mut rows = 0;
        for (n, (body, finding)) in (1_u32..).zip(findings) {
            let serial = Cell::Number(usize::try_from(n).ok());
            self.row(sheet, n, &FINDINGS_WIDTHS, std::iter::once(serial).chain(self.finding(body, finding)))?;
            rows += 1;
        }
        filter(sheet, rows, head.len())
    }

    fn finding(&self, body: &BodyReview, finding: &Finding) -> [Cell; 14] {
        let code = finding.code.as_ref();
        let title = messages::title(code, self.lang);
        let origin = finding.origin.as_ref();
        [
            body.name.as_str().into(),
            named("level", &body.level, self.lang).into(),
            Cell::Severity(finding.severity),
            title.into(),
            code.into(),
            finding.place.as_str().into(),
            finding.element.map(|element| named("element", &element, self.lang)).unwrap_or_default().into(),
            finding.message(self.lang).into(),
            finding.help(self.lang).into(),
            origin.and_then(|origin| origin.file.as_ref()).into(),
            origin.and_then(|origin| origin.sheet.as_ref()).into(),
            origin.and_then(|origin| origin.cell.as_ref()).into(),
            "".into(),
            "".into(),
        ]
    }

    fn differences(&self, sheet: &mut Worksheet, review: &Review) -> Result<(), XlsxError> {
        self.page(sheet, "review.sheet-differences", A3)?;
        let head =
            ["body", "level", "change", "node", "place", "element", "effect", "before", "after", "entries"]
                .map(|key| format!("review.{key}"));
        self.list(sheet, &head, &CHANGES_WIDTHS, 1)?;
        let mut n = 0;
        for body in &review.bodies {
            for change in body.differences.iter().flat_map(|differences| &differences.changes) {
                n += 1;
                self.row(sheet, n, &CHANGES_WIDTHS, self.change(body, change))?;
            }
        }
        filter(sheet, usize::try_from(n).unwrap_or_default(), head.len())
    }

    fn change(&self, body: &BodyReview, change: &Change) -> [Cell; 10] {
        let (before, after) = value::before_after(change, self.lang);
        [
            body.name.as_str().into(),
            named("level", &body.level, self.lang).into(),
            named("op", &change.op, self.lang).into(),
            named("node", &change.node, self.lang).into(),
            (*change.place).into(),
            change.element.map(|element| named("element", &element, self.lang)).unwrap_or_default().into(),
            change.effect.map(|effect| named("effect", &effect, self.lang)).unwrap_or_default().into(),
            before.into(),
            after.into(),
            change.entries.map_or(Cell::from(""), Cell::from),
        ]
    }
}

/// The name of the body above.
fn parent<'a>(review: &'a Review, body: &'a BodyReview) -> &'a str {
    let code = body.parent.as_deref().unwrap_or_default();
    review.bodies.iter().find(|above| above.code == code).map_or(code, |above| &above.name)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Range, Reader, Xlsx};

    use super::super::sample::{FORMULA, HOSTILE, review};
    use super::*;

    fn sheets(bytes: Vec<u8>) -> Vec<(String, Range<Data>)> {
        Xlsx::new(Cursor::new(bytes)).unwrap().worksheets()
    }

    fn row(sheet: &Range<Data>, n: usize) -> Vec<String> {
        sheet.rows().nth(n).unwrap().iter().map(ToString::to_string).collect()
    }

    #[test]
    fn the_sheets_of_a_review() {
        for (lang, expected) in [
            (Lang::Zh, ["汇总", "单位", "问题", "差异"]),
            (Lang::En, ["Totals", "Bodies", "Findings", "Differences"]),
        ] {
            let sheets = sheets(review_xlsx(&review(), lang).unwrap());
            assert!(sheets.iter().map(|(name, _)| name.as_str()).eq(expected));
            let texts = sheets.iter().flat_map(|(_, sheet)| sheet.used_cells().map(|(_, _, cell)| cell));
            assert!(texts.into_iter().all(|text| !text.to_string().starts_with("review.")));
        }
    }

    #[test]
    fn a_row_for_each_body_finding_and_change() {
        let sheets = sheets(review_xlsx(&review(), Lang::Zh).unwrap());
        let [_, (_, bodies), (_, findings), (_, changes)] = sheets.as_slice() else { panic!() };
        assert_eq!((bodies.height(), findings.height(), changes.height()), (4, 5, 3));
        assert_eq!(row(bodies, 1)[..10].join("|"), "临泉县|县级||341221|catalogs/341221.xlsx|2|1234|1|1|0");
        assert_eq!(row(bodies, 2)[..3], [HOSTILE, "乡级", "临泉县"]);
        assert_eq!(row(bodies, 3)[5..7], ["", ""], "nothing was counted where nothing was read");
        let expected =
            "1|临泉县|县级|错误|依据已失效|lapsed-basis|社会救助 › 最低生活保障 › 审核信息|公开依据";
        assert_eq!(row(findings, 1)[..8].join("|"), expected);
        assert_eq!(row(findings, 1)[10..], ["catalogs/341221.xlsx", "社会救助", "F12", "", ""]);
        assert_eq!(row(findings, 0)[13..], ["整改责任人", "整改情况"]);
        assert!(
            row(changes, 1)
                .join("|")
                .ends_with("公开时限|削弱|自信息形成之日起10个工作日内|自信息形成之日起20个工作日内|")
        );
        assert_eq!(row(changes, 2)[9], "3");
    }

    #[test]
    fn texts_are_never_formulas_and_never_too_long() {
        let mut review = review();
        let body = &mut review.bodies[0];
        body.name = FORMULA.into();
        body.findings[0].place = "长".repeat(40_000);
        let sheets = sheets(review_xlsx(&review, Lang::Zh).unwrap());
        assert_eq!(sheets[1].1.get((1, 0)), Some(&Data::String(FORMULA.into())));
        assert!(row(&sheets[2].1, 1)[6].ends_with('…'));
    }

    #[test]
    fn the_same_review_gives_the_same_bytes() {
        assert_eq!(review_xlsx(&review(), Lang::Zh), review_xlsx(&review(), Lang::Zh));
    }
}
