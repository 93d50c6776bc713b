//! A catalog as values parted by commas or tabs, as Excel and WPS open them: UTF-8 with its mark, `\r\n` between rows,
//! one header row, and the names of domain and items on every row.
//!
//! One table is all that such a file holds: title, kind, edition, issuer, the guideline it was made from and what does
//! not apply are not in it (see [`super::losses`]). A value that a spreadsheet would run as a formula gets a `'` in
//! front, which reading takes off again.

use csv::{Terminator, WriterBuilder};

use super::{WriteOptions, table};
use crate::error::{Error, Result};
use crate::model::Catalog;

/// Tells Excel that the text is UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

/// The catalog with this separator between values.
pub(super) fn catalog(catalog: &Catalog, separator: u8, options: WriteOptions) -> Result<Vec<u8>> {
    let table = table::one_table(catalog, table::layout(catalog, options));
    let mut writer =
        WriterBuilder::new().delimiter(separator).terminator(Terminator::CRLF).from_writer(MARK.to_vec());
    let headings = table.columns.iter().map(|column| harmless(table.heading(column)));
    writer.write_record(headings).map_err(not_writable)?;
    for row in &table.rows {
        let texts = table.columns.iter().map(|column| harmless(table.text(row, column)));
        writer.write_record(texts).map_err(not_writable)?;
    }
    writer.into_inner().map_err(not_writable)
}

/// The text with a `'` in front where a spreadsheet would run it as a formula. A text that already stands behind such
/// marks gets one more, so that reading can take one off.
fn harmless(text: String) -> String {
    let is_formula = text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{text}") } else { text }
}

fn not_writable(error: impl std::fmt::Display) -> Error {
    Error::new("not-writable").arg("reason", error)
}

#[cfg(test)]
mod tests {
    use super::super::sample::catalog;
    use super::super::{Format, Layout, WriteOptions, write};
    use super::harmless;

    fn lines(format: Format, layout: Layout) -> Vec<String> {
        let bytes = write(&catalog(), format, &WriteOptions { layout: Some(layout) }).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let text = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
        text.strip_suffix("\r\n").unwrap().split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn one_header_row_and_names_on_every_row() {
        let lines = lines(Format::Csv, Layout::National);
        assert_eq!(
            lines[0],
            "序号,公开领域,一级事项,二级事项,公开内容(要素),公开依据,公开时限,公开主体,公开渠道和载体,\
             全社会,特定群体,主动,依申请公开,县级,乡级,备注"
        );
        assert_eq!(
            lines[1],
            "0501,社会救助,最低生活保障,审核信息,\"名单|金额\n<公示>\",\"《预算法》, 《条例》\",'-20个工作日,\
             临泉县民政局,\"■政府网站\n□其他:宣传车\",√,√申请人,√,,,√,"
        );
        assert!(lines[2].starts_with("2,社会救助,最低生活保障,审核信息,"), "{}", lines[2]);
        assert!(lines[3].starts_with(",就业,政策文件,,"), "an item of one level: {}", lines[3]);
        assert_eq!(lines.len(), 4);
    }

    #[test]
    fn tabs_and_codes() {
        let lines = lines(Format::Tsv, Layout::Coded);
        assert!(lines[0].starts_with("序号\t公开领域(编码)\t一级事项(编码)\t"));
        assert!(lines[1].contains("\t《预算法》, 《条例》\t"), "a comma parts nothing here");
    }

    #[test]
    fn formulas_are_harmless() {
        for (text, written) in [
            ("=1+1", "'=1+1"),
            ("+86", "'+86"),
            ("-", "'-"),
            ("@a", "'@a"),
            ("\tx", "'\tx"),
            ("\rx", "'\rx"),
            ("'=1", "''=1"),
            ("'x", "'x"),
            ("20-30", "20-30"),
            ("", ""),
        ] {
            assert_eq!(harmless(text.to_owned()), written, "{text:?}");
        }
    }
}
