//! A comparison as a workbook to review: the counts, then a row for each finding with room for the reviewer's opinion.

mod formats;
mod review;

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::view::{Counts, Side, Tone, View};
use super::words::percent;
use crate::error::{Error, Result};
use crate::messages::{Lang, word};
use crate::write::sheet::{self, A4, Styles, page};
use formats::{Marks, Toned};

/// The widths of the columns of the counts in characters: names, figures.
const WIDTHS: [f64; 2] = [26.0, 12.0];

/// The workbook of a comparison. The same comparison gives the same bytes.
pub(super) fn workbook(view: &View) -> Result<Vec<u8>> {
    bytes(view).map_err(|error| Error::new("not-writable").arg("reason", error))
}

fn bytes(view: &View) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = sheet::workbook(&view.title)?;
    let book = Book {
        view,
        lang: view.lang,
        styles: Styles::new(),
        tones: Tone::ALL.map(Toned::new),
        marks: Marks::new(),
    };
    book.totals(workbook.add_worksheet())?;
    book.review(workbook.add_worksheet())?;
    workbook.save_to_buffer()
}

/// What both sheets share.
struct Book<'a> {
    view: &'a View,
    lang: Lang,
    styles: Styles,
    tones: [Toned; 5],
    marks: Marks,
}

impl Book<'_> {
    fn page(&self, sheet: &mut Worksheet, name: &str, paper: u8) -> Result<(), XlsxError> {
        page(sheet, word(name, self.lang), paper, self.lang)
    }

    fn toned(&self, tone: Tone) -> &Toned {
        let [first, ..] = &self.tones;
        self.tones.iter().find(|toned| toned.tone == tone).unwrap_or(first)
    }

    fn totals(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        self.page(sheet, "review.sheet-totals", A4)?;
        sheet.set_print_fit_to_pages(1, 1);
        let [name, figure] = WIDTHS;
        sheet.set_column_width(0, name)?;
        sheet.set_column_range_width(1, 20, figure)?;
        sheet.write_string_with_format(
            0,
            0,
            &self.view.title,
            &self.styles.title.clone().unset_text_wrap(),
        )?;
        sheet.set_row_height(0, 30)?;
        let side = |side: &Side| (side.name, side.line(self.lang));
        let level = self.view.level.iter().map(|level| (word("review.level", self.lang), level.clone()));
        let facts = [side(&self.view.left), side(&self.view.right)].into_iter().chain(level);
        let line = self.styles.line.clone().unset_text_wrap();
        let mut n = 0;
        for (name, text) in facts {
            n += 1;
            sheet.write_string_with_format(n, 0, name, &line)?;
            sheet.write_string_with_format(n, 1, text, &line)?;
        }
        for notice in &self.view.notices {
            n += 1;
            let warning = line.clone().set_font_color(formats::ink(Tone::Bad)).set_bold();
            sheet.write_string_with_format(n, 0, notice, &warning)?;
        }
        n += 2;
        for counts in self.view.counts.iter().filter(|counts| !counts.list.is_empty()) {
            n = self.counts(sheet, n, counts)? + 2;
        }
        if self.view.domains.len() > 1 {
            self.by_domain(sheet, n)?;
        }
        Ok(())
    }

    /// A table of counts from this row on; the row behind its last.
    fn counts(&self, sheet: &mut Worksheet, mut n: u32, counts: &Counts) -> Result<u32, XlsxError> {
        let head = &self.styles.head;
        sheet.write_string_with_format(n, 0, counts.title, head)?;
        sheet.write_string_with_format(n, 1, word("review.count", self.lang), head)?;
        if counts.of.is_some() {
            sheet.write_string_with_format(n, 2, word("differences.share", self.lang), head)?;
        }
        for (label, count) in &counts.list {
            n += 1;
            sheet.write_string_with_format(n, 0, label.word(self.lang), &self.toned(label.tone).label)?;
            sheet.write_number_with_format(n, 1, number(*count), &self.styles.number)?;
            if let Some(of) = counts.of.filter(|of| *of > 0) {
                let share = percent(f64::from(number(*count)) / f64::from(number(of)));
                sheet.write_string_with_format(n, 2, share, &self.styles.number)?;
            }
        }
        Ok(n + 1)
    }

    fn by_domain(&self, sheet: &mut Worksheet, n: u32) -> Result<(), XlsxError> {
        let columns = self.view.columns();
        let heads = ["node.domain", "node.entry"].map(|key| word(key, self.lang).to_owned());
        let heads = heads.into_iter().chain(columns.iter().map(|label| label.word(self.lang)));
        for (c, head) in (0_u16..).zip(heads) {
            sheet.write_string_with_format(n, c, head, &self.styles.head)?;
        }
        sheet.set_row_height(n, 30)?;
        for (n, domain) in (n + 1..).zip(&self.view.domains) {
            sheet.write_string_with_format(n, 0, &domain.name, &self.styles.text)?;
            let figures = std::iter::once(domain.entries()).chain(domain.figures(&columns));
            for (c, figure) in (1_u16..).zip(figures) {
                sheet.write_number_with_format(n, c, number(figure), &self.styles.number)?;
            }
        }
        Ok(())
    }
}

fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use calamine::{Data, Range, Reader, Xlsx};

    use super::super::sample::{FORMULA, HOSTILE, conformance, county, difference, guideline};
    use super::super::{conform_xlsx, diff_xlsx};
    use super::*;

    fn diff(lang: Lang) -> Vec<u8> {
        diff_xlsx(&guideline(), &county(), &difference(), lang).unwrap()
    }

    fn conform(lang: Lang) -> Vec<u8> {
        conform_xlsx(&guideline(), &county(), &conformance(), lang).unwrap()
    }

    fn sheets(bytes: Vec<u8>) -> Vec<(String, Range<Data>)> {
        Xlsx::new(Cursor::new(bytes)).unwrap().worksheets()
    }

    fn rows(sheet: &Range<Data>) -> Vec<String> {
        let row = |row: &[Data]| row.iter().map(ToString::to_string).collect::<Vec<_>>().join("|");
        sheet.rows().map(row).collect()
    }

    fn part(bytes: Vec<u8>, name: &str) -> String {
        let mut text = String::new();
        let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn a_row_for_each_finding() {
        let sheets = sheets(diff(Lang::Zh));
        assert_eq!(sheets.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["汇总", "审核表"]);
        let rows = rows(&sheets[1].1);
        assert_eq!(rows[0], "序号|领域|事项|要素|指引|本级目录|判定|理由|匹配方式|审核意见|说明");
        let expected = [
            "1|社会救助|最低生活保障 › 审核信息|事项|审核信息|审核审批信息|改名|由“审核信息”改名为“审核审批信息”|",
            "2|社会救助|最低生活保障 › 审核信息\n第1条|公开时限|自该信息形成或者变更之日起20个工作日内|\
             自该信息形成或者变更之日起30个工作日内|削弱|公开时限由“20个工作日”延长为“30个工作日”|",
            "3|社会救助|最低生活保障 › 审核信息\n第1条|公开主体|县级政府民政部门|临泉县民政局|本地化|公开主体已明确为“临泉县民政局”|",
        ];
        for (row, expected) in rows[1..].iter().zip(expected) {
            assert!(row.starts_with(expected), "{row}");
        }
        assert_eq!(rows.len(), 10, "{rows:?}");
        assert_eq!(sheets[1].1.get((5, 5)), Some(&Data::String(FORMULA.into())));
        assert!(rows.iter().any(|row| row.contains(HOSTILE)));
    }

    #[test]
    fn a_conformance_counts_verdicts_by_domain() {
        let sheets = sheets(conform(Lang::Zh));
        let totals = rows(&sheets[0].1);
        for line in ["临泉县落实指引情况", "一致|3|38%", "缺失|1|13%", "社会救助|8|3|0|1|1|1|1|1"]
        {
            assert!(totals.iter().any(|row| row.starts_with(line)), "{line}: {totals:#?}");
        }
        let review = rows(&sheets[1].1);
        let missing =
            "|社会救助|临时救助\n第1条|条目|临时救助对象名单||缺失|缺失|目录中没有此条，也没有不适用说明|";
        assert!(review.iter().any(|row| row.contains(missing)), "{review:#?}");
        let limit = "|削弱|公开时限由“20个工作日”延长为“30个工作日”|";
        assert!(review.iter().any(|row| row.contains(limit)));
        assert!(review.iter().any(|row| row.contains("|削弱|本地化|公开主体已明确为")), "{review:#?}");
    }

    #[test]
    fn what_differs_is_coloured_and_opinions_are_chosen_from_a_list() {
        let strings = part(diff(Lang::Zh), "xl/sharedStrings.xml");
        assert!(strings.contains("<strike/>") && strings.contains(">20</t>"), "{strings}");
        let sheet = part(diff(Lang::En), "xl/worksheets/sheet2.xml");
        for expected in [
            "agree,disagree,to be mended",
            "sqref=\"J2:J10\"",
            "<autoFilter ref=\"A1:K10\"",
            "fitToHeight=\"0\"",
            "orientation=\"landscape\"",
            "topLeftCell=\"D2\"",
        ] {
            assert!(sheet.contains(expected), "{expected}\n{sheet}");
        }
        let workbook = part(diff(Lang::En), "xl/workbook.xml");
        assert!(workbook.contains("_xlnm.Print_Titles"), "the heading stands on every page");
    }

    #[test]
    fn the_same_comparison_gives_the_same_bytes() {
        assert_eq!(diff(Lang::Zh), diff(Lang::Zh));
        assert_eq!(conform(Lang::En), conform(Lang::En));
    }
}
