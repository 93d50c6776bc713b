//! A catalog as Markdown with pipe tables: the title, a heading and a table for each domain, then what does not apply
//! and what the catalog says of itself. Names stand on every row; tables in Markdown merge nothing.

use super::{WriteOptions, about, table};
use crate::model::Catalog;
use crate::vocabulary::headers;

/// The catalog as Markdown.
pub(super) fn catalog(catalog: &Catalog, options: WriteOptions) -> Vec<u8> {
    let mut text = String::new();
    paragraph(&mut text, "# ", &catalog.title);
    if let Some(line) = table::issuer_line(catalog) {
        paragraph(&mut text, "", &line);
    }
    for table in table::tables(catalog, table::layout(catalog, options)) {
        if let Some(line) = table.domain_line() {
            paragraph(&mut text, "## ", &table.title);
            paragraph(&mut text, "", &line);
        }
        rows(&mut text, table.columns.iter().map(|column| table.heading(column)), |text| {
            for written in &table.rows {
                row(text, table.columns.iter().map(|column| table.text(written, column)));
            }
        });
    }
    if !catalog.exclusions.is_empty() {
        paragraph(&mut text, "## ", headers().exclusion_sheet());
        rows(&mut text, about::exclusion_headings().map(str::to_owned), |text| {
            for exclusion in about::exclusions(catalog) {
                row(text, exclusion);
            }
        });
    }
    paragraph(&mut text, "## ", headers().about_sheet());
    rows(&mut text, headers().about_headings().map(str::to_owned), |text| {
        for (key, value) in about::about(catalog) {
            row(text, [key.to_owned(), value]);
        }
    });
    text.into_bytes()
}

/// A paragraph behind these marks, on one line; none where there is nothing to say.
fn paragraph(text: &mut String, marks: &str, words: &str) {
    if words.trim().is_empty() {
        return;
    }
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(marks);
    escape(text, words.trim());
    text.push('\n');
}

/// A table of these headings and rows.
fn rows(text: &mut String, headings: impl IntoIterator<Item = String>, rows: impl FnOnce(&mut String)) {
    if !text.is_empty() {
        text.push('\n');
    }
    let width = row(text, headings);
    text.push_str(&"| --- ".repeat(width));
    text.push_str("|\n");
    rows(text);
}

/// A row of a table; how many cells it has.
fn row(text: &mut String, cells: impl IntoIterator<Item = String>) -> usize {
    let mut width = 0;
    for cell in cells {
        text.push_str("| ");
        escape(text, &cell);
        text.push(' ');
        width += 1;
    }
    text.push_str("|\n");
    width
}

/// Writes words so that they are read as they stand: marks with a meaning in Markdown behind a backslash, the two of
/// HTML as references, line breaks as `<br>`.
fn escape(text: &mut String, words: &str) {
    let mut chars = words.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\n' => text.push_str("<br>"),
            '\r' => {
                chars.next_if_eq(&'\n');
                text.push_str("<br>");
            }
            '<' => text.push_str("&lt;"),
            '&' => text.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '~' | '[' | ']' | '>' | '#' | '|' | '!' | '$' => {
                text.push('\\');
                text.push(c);
            }
            _ => text.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::catalog;
    use super::super::{Format, Layout, WriteOptions, write};

    fn text(layout: Layout) -> String {
        let bytes = write(&catalog(), Format::Markdown, &WriteOptions { layout: Some(layout) }).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn a_heading_and_a_table_for_each_domain() {
        let text = text(Layout::National);
        let headings: Vec<&str> = text.lines().filter(|line| line.starts_with('#')).collect();
        assert_eq!(
            headings,
            [
                "# 临泉县&lt;基层\\>政务公开事项目录",
                "## 社会救助领域基层政务公开标准目录",
                "## 就业领域基层政务公开标准目录",
                "## 未涉及领域事项说明",
                "## 编制说明",
            ]
        );
        for expected in [
            "\n\n编制单位：临泉县 &amp; 人民政府\n\n",
            "\n\n公开领域：社会救助\n\n| 序号 | 一级事项 | 二级事项 | 公开内容(要素) |",
            "| 0501 | 最低生活保障 | 审核信息 | 名单\\|金额<br>&lt;公示\\> |",
            "| 2 | 最低生活保障 | 审核信息 | 结果 |",
            "\n\n| 序号 | 公开领域 | 理由 |\n| --- | --- | --- |\n| 1 | 统计 | 无此项\\*职权\\* |\n\n",
            "\n\n| 项目 | 内容 |\n| --- | --- |\n| 目录名称 | 临泉县&lt;基层\\>政务公开事项目录 |\n",
        ] {
            assert!(text.contains(expected), "{expected}\nin\n{text}");
        }
    }

    #[test]
    fn every_row_is_as_wide_as_its_header() {
        for layout in [Layout::National, Layout::Coded] {
            let text = text(layout);
            for block in text.split("\n\n").filter(|block| block.starts_with('|')) {
                let widths: Vec<usize> =
                    block.lines().map(|line| line.replace("\\|", "").matches('|').count()).collect();
                assert!(widths.windows(2).all(|pair| pair[0] == pair[1]), "{block}");
            }
        }
    }

    #[test]
    fn the_coded_form_is_one_table_below_the_title() {
        let text = text(Layout::Coded);
        assert_eq!(text.matches("| 序号 | 公开领域(编码) |").count(), 1);
        assert!(!text.contains("领域基层政务公开标准目录"));
    }
}
