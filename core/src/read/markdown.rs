//! Tables in Markdown to grids.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::encoding;
use super::flow::Flow;
use super::format::markdown_delimiter;
use super::grid::Document;
use super::limits::{Budget, Limits};
use super::lines::Lines;
use crate::error::{Error, Result};

/// The tables of a text, its tables in HTML among them.
pub(super) fn document(bytes: &[u8], limits: &Limits) -> Result<Document> {
    let decoded = encoding::text(bytes, None)?;
    let mut document = Document { findings: decoded.findings, ..Document::default() };
    let mut budget = Budget::new(limits);
    let mut lines = Lines::default();
    for (text, is_html) in pieces(&decoded.text) {
        if is_html {
            html(text, &mut document, &mut lines, &mut budget)?;
        } else {
            tables(text, &mut document, &mut lines, &mut budget)?;
        }
    }
    if document.grids.is_empty() {
        return Err(Error::new("no-table"));
    }
    document.below = lines.take_below();
    Ok(document)
}

/// A text cut into tables in HTML (`true`) and what stands between them.
fn pieces(text: &str) -> Vec<(&str, bool)> {
    if !cfg!(feature = "html") {
        return vec![(text, false)];
    }
    // Letters of ASCII alone: others may change their length.
    let small = text.to_ascii_lowercase();
    let mut pieces = Vec::new();
    let (mut from, mut open) = (0, 0_usize);
    for (at, _) in small.match_indices("table") {
        let before = small.get(..at).unwrap_or_default();
        if before.ends_with("</") && open > 0 {
            open -= 1;
            if open == 0 {
                let rest = small.get(at..).unwrap_or_default();
                let end = rest.find('>').map_or(text.len(), |found| at + found + 1);
                pieces.push((text.get(from..end).unwrap_or_default(), true));
                from = end;
            }
        } else if before.ends_with('<') {
            if open == 0 {
                pieces.push((text.get(from..at - 1).unwrap_or_default(), false));
                from = at - 1;
            }
            open += 1;
        }
    }
    pieces.push((text.get(from..).unwrap_or_default(), open > 0));
    pieces.retain(|(text, _)| !text.trim().is_empty());
    pieces
}

#[cfg(feature = "html")]
fn html(source: &str, document: &mut Document, lines: &mut Lines, budget: &mut Budget<'_>) -> Result<()> {
    let (mut found, _) = super::html::tables(source, budget, document.grids.len())?;
    if let Some(first) = found.grids.first_mut() {
        first.above.splice(..0, lines.take());
    }
    document.grids.append(&mut found.grids);
    document.findings.append(&mut found.findings);
    found.below.iter().for_each(|line| lines.push(line));
    Ok(())
}

#[cfg(not(feature = "html"))]
#[expect(clippy::unnecessary_wraps, reason = "a build with pages fails here")]
fn html(_: &str, _: &mut Document, _: &mut Lines, _: &mut Budget<'_>) -> Result<()> {
    Ok(())
}

/// The pipe tables of a text, and the lines around them.
fn tables(text: &str, document: &mut Document, lines: &mut Lines, budget: &mut Budget<'_>) -> Result<()> {
    let text = even_out(text);
    let mut table: Option<(Flow, Vec<String>)> = None;
    let mut shown = String::new();
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS) {
        match event {
            Event::Start(Tag::Table(_)) => {
                let flow = Flow::new(&format!("表{}", document.grids.len() + 1));
                table = Some((flow, lines.take()));
            }
            Event::End(TagEnd::Table) => {
                if let Some((flow, above)) = table.take() {
                    let mut grid = flow.finish();
                    grid.above = above;
                    document.grids.push(grid);
                }
            }
            Event::Start(Tag::TableHead | Tag::TableRow) => {
                if let Some((flow, _)) = &mut table {
                    flow.row();
                }
            }
            Event::Start(Tag::TableCell) => shown.clear(),
            Event::End(TagEnd::TableCell) => {
                if let Some((flow, _)) = &mut table {
                    flow.cell(shown.trim().to_owned(), 1, 1, budget)?;
                }
                shown.clear();
            }
            Event::Text(text) | Event::Code(text) => shown.push_str(&text),
            Event::InlineHtml(tag) | Event::Html(tag) => {
                let name = tag.trim_start_matches('<').trim_end_matches(['>', '/', ' ', '\n']);
                if name.eq_ignore_ascii_case("br") {
                    shown.push('\n');
                } else if name.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'x')) {
                    // `<XX>` stands for any name; no element is called so.
                    shown.push_str(&tag);
                }
            }
            Event::TaskListMarker(ticked) => shown.push(if ticked { '☑' } else { '☐' }),
            Event::SoftBreak | Event::HardBreak => shown.push('\n'),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock) => {
                lines.push(&shown);
                shown.clear();
            }
            _ => {}
        }
    }
    Ok(())
}

/// The text with every table's rows equally wide: values that stand beyond the heading would be dropped, and a
/// line of dashes that is too short or too long would make it no table at all.
fn even_out(text: &str) -> Cow<'_, str> {
    if !text.lines().any(markdown_delimiter) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<&str> = text.lines().collect();
    let mut evened = String::with_capacity(text.len());
    for (n, line) in lines.iter().enumerate() {
        let is_heading = lines.get(n + 1).is_some_and(|next| markdown_delimiter(next)) && line.contains('|');
        let before = n.checked_sub(1).and_then(|n| lines.get(n)).filter(|before| before.contains('|'));
        let heading =
            if is_heading { Some(*line) } else { before.copied().filter(|_| markdown_delimiter(line)) };
        let Some(heading) = heading else {
            evened.push_str(line);
            evened.push('\n');
            continue;
        };
        let first = if is_heading { n + 2 } else { n + 1 };
        let rows = lines
            .get(first..)
            .unwrap_or_default()
            .iter()
            .take_while(|row| !row.trim().is_empty() && !markdown_delimiter(row));
        let width = rows.chain([&heading]).map(|row| width(row)).max().unwrap_or(1);
        if is_heading {
            let line = line.trim_end();
            let bare = line.strip_suffix('|').filter(|line| !line.ends_with('\\')).unwrap_or(line);
            evened.push_str(bare);
            evened.push_str(&"| ".repeat(width - self::width(line)));
            evened.push_str("|\n");
        } else {
            evened.push_str(&"|---".repeat(width));
            evened.push_str("|\n");
        }
    }
    Cow::Owned(evened)
}

/// How many cells a line of a table has.
fn width(line: &str) -> usize {
    let line = line.trim();
    let line = line.strip_prefix('|').unwrap_or(line);
    let (mut pipes, mut escaped, mut ends_in_pipe) = (0, false, false);
    for c in line.chars() {
        ends_in_pipe = c == '|' && !escaped;
        pipes += usize::from(ends_in_pipe);
        escaped = c == '\\' && !escaped;
    }
    (pipes + usize::from(!ends_in_pipe)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Document {
        document(text.as_bytes(), &Limits::default()).unwrap()
    }

    #[test]
    fn tables_and_the_lines_around_them() {
        let read = read(
            "# 某县目录\n\n编制单位：**民政局**\n说明\n\n| 序号 | 公开事项 |\n|---|:-:|\n| 1 | 甲<br>乙\\|丙 `x` |\n\n\
             注：\n\n序号|内容\n-|-\n2|《关于<某某><XX>的*通知*》&amp;\n\n完\n",
        );
        assert_eq!(read.grids[0].shown(), ["序号¦公开事项", "1¦甲\n乙|丙 x"]);
        assert_eq!(read.grids[0].above, ["某县目录", "编制单位：民政局", "说明"]);
        assert_eq!(read.grids[1].shown(), ["序号¦内容", "2¦《关于<某某><XX>的通知》&"]);
        assert_eq!((&*read.grids[1].sheet, &read.grids[1].above[..]), ("表2", &["注：".to_owned()][..]));
        assert_eq!(read.below, ["完"]);
    }

    #[test]
    fn uneven_tables_lose_nothing() {
        assert_eq!(read("|甲|乙|\n|--|\n|1|2|3|\n|4|\n").grids[0].shown(), ["甲¦乙¦", "1¦2¦3", "4¦¦"]);
        assert_eq!(read("甲|乙\n---|---|---\n1|2\n").grids[0].shown(), ["甲¦乙", "1¦2"]);
        assert_eq!(read("|<A市办法>|乙|\n|--|--|\n|x|y|\n").grids[0].shown()[0], "<A市办法>¦乙");
    }

    #[cfg(feature = "html")]
    #[test]
    fn tables_in_html_are_read_too() {
        let read =
            read("# 目录\n\n<table><tr><td>1</td>\n\n<td>甲</td></tr></table>\n\n尾\n\n|甲|乙|\n|-|-|\n");
        assert_eq!(read.grids[0].shown(), ["1¦甲"]);
        assert_eq!(read.grids[0].above, ["目录"]);
        assert_eq!((&*read.grids[1].sheet, &read.grids[1].above[..]), ("表2", &["尾".to_owned()][..]));
    }

    #[test]
    fn a_text_without_a_table_is_an_error() {
        assert_eq!(document("# 题目\n\n甲\n".as_bytes(), &Limits::default()).unwrap_err().code(), "no-table");
    }
}
