//! A catalog as one published page that needs nothing beside itself: the title, a table for each domain with the
//! national form's header, then what does not apply and what the catalog says of itself.
//!
//! A page shows no blanks at the ends of lines, so it does not hold them (see [`super::losses`]).

use askama::Template;

use super::table::{self, Column, Head, TICK, Table};
use super::{WriteOptions, about};
use crate::error::{Error, Result};
use crate::messages::{Lang, word};
use crate::model::Catalog;
use crate::vocabulary::{Role, headers};

/// The catalog as a page.
pub(super) fn catalog(catalog: &Catalog, options: WriteOptions) -> Result<Vec<u8>> {
    let not_writable = |error: askama::Error| Error::new("not-writable").arg("reason", error);
    Page::new(catalog, options).render().map(String::into_bytes).map_err(not_writable)
}

#[derive(Template)]
#[template(path = "catalog.html")]
struct Page<'a> {
    /// The title of the window; a page must have one.
    window: &'a str,
    title: Text,
    issuer: Option<Text>,
    domains: &'static str,
    sections: Vec<Section>,
    exclusions_title: &'static str,
    exclusion_headings: [&'static str; 3],
    exclusions: Vec<[Text; 3]>,
    about_title: &'static str,
    about: Vec<(&'static str, Text)>,
    tick: &'static str,
    ticked: &'static str,
    style: &'static str,
}

/// A table, and what stands over it where it is a domain's.
struct Section {
    /// What the table is of, in a word: the domain's name, or the catalog's title.
    label: String,
    caption: Option<(Text, Text)>,
    header: Vec<Head>,
    rows: Vec<Vec<Cell>>,
}

struct Cell {
    text: Text,
    class: &'static str,
    /// Whether a tick stands before the text.
    ticked: bool,
    /// How many rows a name heads; 0 where it is no name.
    heads: usize,
}

/// A text as its lines, which a page parts by `<br>`.
struct Text(Vec<String>);

impl Text {
    /// The text in such a way that a page shows all its blanks: of several in a row it would show one.
    fn new(text: &str) -> Self {
        let line = |line: &str| {
            let mut shown = String::with_capacity(line.len());
            for c in line.chars() {
                let is_second = shown.is_empty() || shown.ends_with([' ', '\u{a0}']);
                shown.push(if c == ' ' && is_second { '\u{a0}' } else { c });
            }
            shown
        };
        Self(text.replace("\r\n", "\n").split(['\n', '\r']).map(line).collect())
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(String::is_empty)
    }
}

impl<'a> Page<'a> {
    fn new(catalog: &'a Catalog, options: WriteOptions) -> Self {
        let tables = table::tables(catalog, table::layout(catalog, options));
        let about = about::about(catalog).into_iter().map(|(key, value)| (key, Text::new(&value)));
        Self {
            window: if catalog.title.trim().is_empty() { headers().about_sheet() } else { &catalog.title },
            title: Text::new(&catalog.title),
            issuer: table::issuer_line(catalog).map(|line| Text::new(&line)),
            domains: headers().name(Role::Domain),
            sections: tables.iter().map(section).collect(),
            exclusions_title: headers().exclusion_sheet(),
            exclusion_headings: about::exclusion_headings(),
            exclusions: about::exclusions(catalog).map(|row| row.map(|text| Text::new(&text))).collect(),
            about_title: headers().about_sheet(),
            about: about.collect(),
            tick: TICK,
            ticked: word("page.ticked", Lang::Zh),
            style: include_str!("../../templates/catalog.css"),
        }
    }
}

fn section(table: &Table<'_>) -> Section {
    let label = table.domain.map_or(&table.title, |domain| &domain.name).clone();
    let caption = table.domain_line().map(|line| (Text::new(&table.title), Text::new(&line)));
    Section { label, caption, header: table.header(), rows: rows(table) }
}

/// The rows of cells. A name stands in its first row and heads those below it.
fn rows(table: &Table<'_>) -> Vec<Vec<Cell>> {
    let mut columns: Vec<_> = table.columns.iter().map(|column| (column, table.runs(column))).collect();
    let mut rows = Vec::with_capacity(table.rows.len());
    for (n, row) in table.rows.iter().enumerate() {
        let mut cells = Vec::with_capacity(columns.len());
        for (column, runs) in &mut columns {
            if column.is_name() {
                if runs.front().is_some_and(|run| run.first == n) {
                    cells.extend(runs.pop_front().map(|run| name(&run.text, run.rows)));
                }
            } else {
                cells.push(cell(column, &table.text(row, column)));
            }
        }
        rows.push(cells);
    }
    rows
}

fn name(text: &str, rows: usize) -> Cell {
    Cell { text: Text::new(text), class: "", ticked: false, heads: if text.is_empty() { 0 } else { rows } }
}

fn cell(column: &Column, text: &str) -> Cell {
    let class = match column {
        Column::Content => "content",
        Column::Basis => "basis",
        column if column.is_worded() => "worded",
        _ => "",
    };
    let behind = if column.is_worded() { None } else { text.strip_prefix(TICK) };
    Cell { text: Text::new(behind.unwrap_or(text)), class, ticked: behind.is_some(), heads: 0 }
}

#[cfg(test)]
mod tests {
    use super::super::sample::catalog;
    use super::super::{Format, Layout, WriteOptions, write};
    use super::Text;

    fn page(layout: Layout) -> String {
        let bytes = write(&catalog(), Format::Html, &WriteOptions { layout: Some(layout) }).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    fn holds(page: &str, expected: &[&str]) {
        for expected in expected {
            assert!(page.contains(expected), "{expected}\nin\n{page}");
        }
    }

    #[test]
    fn the_page_needs_nothing_beside_itself() {
        let page = page(Layout::National);
        holds(
            &page,
            &["<!doctype html>\n<html lang=\"zh-CN\">", "<meta charset=\"utf-8\">", "default-src 'none'"],
        );
        for outside in ["http://", "https://", "src=\"", "@import", "url(", "<script"] {
            assert!(!page.contains(outside), "{outside}");
        }
    }

    #[test]
    fn a_table_for_each_domain_below_title_and_issuer() {
        let page = page(Layout::National);
        holds(
            &page,
            &[
                "<title>临泉县&#60;基层&#62;政务公开事项目录</title>",
                "<h1>临泉县&#60;基层&#62;政务公开事项目录</h1>\n<p class=\"issuer\">编制单位：临泉县 &#38; 人民政府</p>",
                "<a href=\"#domain-2\">就业</a>",
                "id=\"domain-2\" role=\"region\" tabindex=\"0\" aria-label=\"就业\"",
                "<caption><h2>社会救助领域基层政务公开标准目录</h2><p>公开领域：社会救助</p></caption>",
                "<caption><h2>未涉及领域事项说明</h2></caption>",
                "<th scope=\"row\">统计</th>\n  <td class=\"worded\">无此项*职权*</td>",
                "<caption><h2>编制说明</h2></caption>\n<tbody>\n<tr>\n  <th scope=\"row\">目录名称</th>",
            ],
        );
        assert_eq!(page.matches("<table").count(), 4);
        assert_eq!(page.matches("<h1").count(), 1);
    }

    #[test]
    fn two_header_rows_and_names_over_their_rows() {
        let page = page(Layout::National);
        holds(
            &page,
            &[
                "<th scope=\"col\" rowspan=\"2\">序号</th>",
                "<th scope=\"colgroup\" colspan=\"2\">公开事项</th>",
                "<th scope=\"colgroup\" colspan=\"2\">公开对象</th>",
                "<tr>\n  <th scope=\"col\">一级事项</th>\n  <th scope=\"col\">二级事项</th>\n  <th scope=\"col\">全社会</th>",
                "<th scope=\"row\" rowspan=\"2\">最低生活保障</th>\n  <th scope=\"row\" rowspan=\"2\">审核信息</th>",
                "<th scope=\"row\">政策文件</th>\n  <td></td>",
            ],
        );
    }

    #[test]
    fn cells_show_lines_ticks_and_marks_as_text() {
        holds(
            &page(Layout::National),
            &[
                "<td class=\"content\">名单|金额<br>&#60;公示&#62;</td>",
                "<td class=\"worded\">■政府网站<br>□其他:宣传车</td>",
                "<td><span role=\"img\" aria-label=\"是\">√</span></td>",
                "<td><span role=\"img\" aria-label=\"是\">√</span>申请人</td>",
                "<td>?</td>",
            ],
        );
        assert_eq!(Text::new(" a  b\n c").0, ["\u{a0}a \u{a0}b", "\u{a0}c"]);
    }

    #[test]
    fn the_coded_form_is_one_table_below_the_title() {
        let page = page(Layout::Coded);
        holds(
            &page,
            &[
                "<th scope=\"col\" rowspan=\"2\">公开领域(编码)</th>",
                "<th scope=\"row\" rowspan=\"2\">社会救助</th>",
            ],
        );
        assert_eq!((page.matches("<table").count(), page.matches("<nav").count()), (3, 0));
    }
}
