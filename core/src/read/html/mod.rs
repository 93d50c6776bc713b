//! Pages to grids: every table of a page, and the lines of text between them.

mod layout;
mod rows;
mod source;
mod text;
mod tree;

use ego_tree::{NodeId, NodeRef};
use rustc_hash::FxHashSet;

use self::rows::{WIDE, elements, holds_text, natural_width, row_groups, span};
use self::text::Text;
use self::tree::{Element, Node, Step, Walk};
use super::encoding;
use super::flow::Flow;
use super::grid::Document;
use super::limits::{Budget, Limits};
use super::lines::Lines;
use crate::error::{Error, Result};
use crate::finding::{Finding, Origin, Severity};
use crate::vocabulary::page_words;

/// How many bytes of a page are looked at to find the encoding it gives for itself.
const HEAD: usize = 4096;

/// The tables of a page. A page without one is an error.
pub(super) fn document(bytes: &[u8], limits: &Limits) -> Result<Document> {
    let said = said_encoding(bytes.get(..HEAD).unwrap_or(bytes));
    let decoded = encoding::text(bytes, said.as_deref())?;
    let (mut document, has_picture) = tables(&decoded.text, &mut Budget::new(limits), 0)?;
    document.findings.splice(..0, decoded.findings);
    if document.grids.is_empty() {
        return Err(Error::new(if has_picture { "table-is-picture" } else { "no-table-in-page" }));
    }
    Ok(document)
}

/// The tables in the source of a page or of a part of one, numbered from behind `before`; and whether it shows
/// pictures.
pub(super) fn tables(source: &str, budget: &mut Budget<'_>, before: usize) -> Result<(Document, bool)> {
    let source = source::words_in_brackets(source)?;
    let page = tree::parse(&source.text, budget.limits)?;
    let mut reader = Reader {
        budget,
        grids: layout::grids(page.root()),
        document: Document::default(),
        lines: Lines::default(),
        title: None,
        has_picture: false,
        number: before,
    };
    if source.is_cut_short {
        reader
            .document
            .findings
            .push(Finding::new("page-cut-short", Severity::Warning).origin(Some(place(None, None))));
    }
    reader.page(page.root())?;
    reader.document.below = reader.lines.take_below();
    Ok((reader.document, reader.has_picture))
}

fn place(sheet: Option<&str>, cell: Option<String>) -> Origin {
    Origin { file: None, sheet: sheet.map(str::to_owned), cell }
}

/// The encoding that a page gives for itself, in a `<meta>` or an XML declaration.
fn said_encoding(head: &[u8]) -> Option<String> {
    let head: String = head.iter().map(|byte| char::from(byte.to_ascii_lowercase())).collect();
    let behind = ["charset=", "encoding="].iter().find_map(|key| head.split_once(key))?.1;
    let label = behind.trim_start_matches(['"', '\'', ' ']);
    let end =
        label.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_')).unwrap_or(label.len());
    label.get(..end).map(str::to_owned)
}

/// What is gathered on the way through a page.
struct Reader<'a, 'b> {
    budget: &'a mut Budget<'b>,
    /// The tables that are grids.
    grids: FxHashSet<NodeId>,
    document: Document,
    lines: Lines,
    title: Option<String>,
    has_picture: bool,
    number: usize,
}

/// A line of a page that is not yet at its end.
#[derive(Default)]
struct Line {
    text: Text,
    /// How many links it holds, and whether it holds words outside of them.
    links: usize,
    has_words: bool,
}

impl Reader<'_, '_> {
    fn page(&mut self, root: NodeRef<'_, Node>) -> Result<()> {
        let mut line = Line::default();
        // How many elements are open: tables that are grids, links, items of lists, headings, chrome, and what is
        // content in spite of it.
        let (mut grids, mut links, mut items, mut headings, mut chrome, mut content) = (0, 0, 0, 0, 0, 0);
        let mut left_out: Option<NodeId> = None;
        let mut walk = Walk::new(root);
        while let Some(step) = walk.next() {
            match step {
                Step::Enter(node, element) => {
                    let name = element.name();
                    if name == "frameset" {
                        return Err(Error::new("page-of-frames"));
                    }
                    if name == "title" && self.title.is_none() {
                        self.title = Some(text::text(node, &self.grids).0);
                    }
                    self.has_picture |= is_picture(name) && links == 0 && chrome == 0 && !is_small(element);
                    let is_silent = name != "head" && text::is_silent(name) || is_field(name);
                    if element.is_hidden() || is_silent || is_picture(name) || name == "title" {
                        left_out = Some(node.id());
                        walk.pass_over(node);
                        continue;
                    }
                    match name {
                        "table" if self.grids.contains(&node.id()) => {
                            self.end(&mut line, items > 0);
                            self.grid(node)?;
                            grids += 1;
                        }
                        "a" => {
                            links += 1;
                            line.links += 1;
                        }
                        "li" => items += 1,
                        "article" | "main" => content += 1,
                        // A title over two lines is one title.
                        "br" if headings > 0 => line.text.text("\n"),
                        name if is_heading(name) => headings += 1,
                        _ => {}
                    }
                    chrome += usize::from(is_chrome(element, content > 0));
                    if name == "br" && headings == 0 || text::is_block(name) {
                        self.end(&mut line, items > 0);
                    }
                }
                Step::Text(words) if grids == 0 && chrome == 0 => {
                    line.has_words |= links == 0 && !words.trim().is_empty();
                    line.text.text(words);
                }
                Step::Text(_) => {}
                Step::Leave(node, _) if left_out == Some(node.id()) => left_out = None,
                Step::Leave(node, element) => {
                    if text::is_block(element.name()) {
                        self.end(&mut line, items > 0);
                    }
                    match element.name() {
                        "table" if self.grids.contains(&node.id()) => grids -= 1,
                        "a" => links -= 1,
                        "li" => items -= 1,
                        "article" | "main" => content -= 1,
                        name if is_heading(name) => headings -= 1,
                        _ => {}
                    }
                    chrome -= usize::from(is_chrome(element, content > 0));
                }
            }
        }
        self.end(&mut line, false);
        Ok(())
    }

    /// Ends a line. Lines that are nothing but links lead elsewhere.
    fn end(&mut self, line: &mut Line, is_item: bool) {
        let ended = std::mem::take(line);
        let leads_elsewhere = !ended.has_words && ended.links > usize::from(!is_item);
        if ended.text.is_empty() || leads_elsewhere {
            return;
        }
        let (text, words) = ended.text.finish();
        self.tags_were_text(words, None, None);
        self.lines.push(&text);
    }

    fn tags_were_text(&mut self, words: Vec<String>, sheet: Option<&str>, cell: Option<String>) {
        if !words.is_empty() {
            let finding = Finding::new("tag-was-text", Severity::Info).arg("text", words);
            self.document.findings.push(finding.origin(Some(place(sheet, cell))));
        }
    }

    /// Reads a table.
    fn grid(&mut self, table: NodeRef<'_, Node>) -> Result<()> {
        self.number += 1;
        let sheet = format!("表{}", self.number);
        let mut above = self.lines.take();
        if above.is_empty() && self.document.grids.is_empty() {
            above.extend(self.title.take().filter(|title| !title.is_empty()));
        }
        let mut hidden = 0_usize;
        let mut flow = Flow::new(&sheet);
        let groups = row_groups(table, &mut hidden);
        let natural = groups.iter().flatten().map(|row| natural_width(*row)).max().unwrap_or(1);
        let mut row_number = 0;
        for group in &groups {
            let height = u32::try_from(group.len()).unwrap_or(u32::MAX);
            for (row, n) in group.iter().zip(0_u32..) {
                self.budget.spend(&sheet, 0, row_number, 0)?;
                row_number += 1;
                flow.row();
                let mut column = 0_u32;
                for (cell, element) in
                    elements(*row).filter(|(_, element)| matches!(element.name(), "td" | "th"))
                {
                    if element.is_hidden() {
                        hidden += usize::from(holds_text(cell));
                        continue;
                    }
                    let width = match span(element, "colspan").max(1) {
                        wide if wide > WIDE => natural.saturating_sub(column).max(1),
                        width => width,
                    };
                    // A cell reaches no further than its group of rows.
                    let left = height - n;
                    let height = match span(element, "rowspan") {
                        0 => left,
                        height => height.min(left),
                    };
                    column = column.saturating_add(width);
                    let (text, words) = text::text(cell, &self.grids);
                    let reached = (width as usize).saturating_mul(height as usize - 1);
                    self.budget.spend(&sheet, reached, 0, 0)?;
                    let taken = flow.cell(text, width, height, self.budget)?;
                    self.tags_were_text(words, Some(&sheet), Some(taken.name()));
                }
            }
        }
        for (caption, _) in elements(table).filter(|(_, element)| element.name() == "caption") {
            let (text, words) = text::text(caption, &self.grids);
            self.tags_were_text(words, Some(&sheet), None);
            above.extend(text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
        }
        if hidden > 0 {
            let finding = Finding::new("hidden-left-out", Severity::Info).arg("count", hidden);
            self.document
                .findings
                .push(finding.arg("sheet", &*sheet).origin(Some(place(Some(&sheet), None))));
        }
        let mut grid = flow.finish();
        grid.above = above;
        self.document.grids.push(grid);
        Ok(())
    }
}

/// Fields of forms outside of tables: searching, logging in.
fn is_field(name: &str) -> bool {
    matches!(name, "input" | "select" | "textarea" | "button")
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

fn is_picture(name: &str) -> bool {
    matches!(name, "img" | "svg" | "object" | "embed")
}

/// Pictures that are too small to show a table.
fn is_small(element: &Element) -> bool {
    let is_small = |side: &str| {
        let Some(size) = element.attribute(side) else { return false };
        size.trim().trim_end_matches("px").parse::<f64>().is_ok_and(|pixels| pixels < 100.0)
    };
    is_small("width") || is_small("height")
}

/// Whether an element is a part of the site rather than of the page: ways through the site, and what stands at its
/// head and foot. Inside the content, head and foot are the content's.
fn is_chrome(element: &Element, in_content: bool) -> bool {
    match element.name() {
        "nav" | "aside" => true,
        "header" | "footer" => !in_content,
        "body" | "html" | "main" | "article" | "table" => false,
        _ => ["class", "id", "role"].iter().filter_map(|name| element.attribute(name)).any(|names| {
            names.split_whitespace().any(|name| page_words().is_chrome(&name.to_ascii_lowercase()))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Cell;

    fn page(source: &str) -> Document {
        document(source.as_bytes(), &Limits::default()).unwrap()
    }

    /// The rows of the first table of a page.
    fn first(source: &str) -> Vec<String> {
        page(source).grids[0].shown()
    }

    /// What a cell of this source shows.
    fn cell(source: &str) -> String {
        let page = page(&format!("<table><tr><td>甲</td><td>{source}</td></tr></table>"));
        page.grids[0].text(Cell { row: 0, column: 1 }).to_owned()
    }

    #[test]
    fn spans_and_missing_end_tags() {
        let source = "<table><tr><th rowspan=2>序号<th colspan=2>公开事项<tr><th>一级<th>二级\
                      <tr><td>1<td rowspan=0>甲<td>乙<tr><td>2<td>丙</table>";
        assert_eq!(first(source), ["序号¦公开事项¦公开事项", "序号¦一级¦二级", "1¦甲¦乙", "2¦甲¦丙"]);
        let source =
            "<table><tr><td colspan=1000>某县目录<tr><td>1<td>甲<td rowspan=99999>乙<tr><td>2<td>丙</table>";
        assert_eq!(first(source), ["某县目录¦某县目录¦某县目录", "1¦甲¦乙", "2¦丙¦乙"]);
        let source = "<table><tr><td>1<td rowspan=2>甲<tr><td colspan=2>乙<tr><td colspan=x>2<td rowspan=-1>丙</table>";
        assert_eq!(first(source)[2], "2¦丙");
    }

    #[test]
    fn the_foot_is_shown_last_and_the_caption_above() {
        let source = "<table><caption>某县目录</caption><tfoot><tr><td>尾<td>1</tfoot><tbody><tr><td>体<td>2</tbody>\
                      <thead><tr><td>头<td>3</thead></table>";
        assert_eq!(first(source), ["头¦3", "体¦2", "尾¦1"]);
        assert_eq!(page(source).grids[0].above, ["某县目录"]);
    }

    #[test]
    fn blanks_and_breaks_as_shown() {
        for (source, shown) in [
            ("  公开\n   内容  ", "公开内容"),
            ("公开<b>\n内容</b> &nbsp;X\nY", "公开内容  X Y"),
            ("甲<br>乙<br/><br>丙<br>", "甲\n乙\n\n丙"),
            ("<p>甲</p>\n<p>乙<br></p><div><ul><li>丙<li>丁</ul></div>", "甲\n乙\n丙\n丁"),
            ("<span>政</span><span>府</span>&lt;网站&gt;&amp;&#9632;", "政府<网站>&■"),
            ("<pre>甲  乙\n丙</pre>", "甲  乙\n丙"),
            (
                "甲<span style='DISPLAY: none'>乙</span><script>丙</script><!-- 丁 --><i hidden>戊</i>己",
                "甲己",
            ),
            ("GB/T\n32939", "GB/T 32939"),
            ("<o:p>甲</o:p><st1:x>乙</st1:x>", "甲乙"),
        ] {
            assert_eq!(cell(source), shown, "{source}");
        }
    }

    #[test]
    fn boxes_fields_and_pictures() {
        for (source, shown) in [
            (
                "<input type=checkbox checked>网站 <input type='CheckBox'>公报<input type=radio checked>",
                "☑网站 ☐公报☑",
            ),
            ("<img src=a.gif alt='√'>", "√"),
            ("<img src=a.gif><img width=1 height=9>", "\u{fffc}"),
            ("<img alt=图片>", "\u{fffc}"),
            ("<input value=主动><input type=hidden value=x>", "主动"),
            ("<select><option>甲<option selected>乙</select>", "乙"),
            ("<textarea>甲\n乙</textarea>", "甲\n乙"),
        ] {
            assert_eq!(cell(source), shown, "{source}");
        }
    }

    #[test]
    fn words_in_brackets_are_no_tags() {
        let read = page(
            "<table><tr><td>1</td><td>《关于<A市某某办法>的通知》<b>二</b>，<某某>、<XX规定></td></tr></table>",
        );
        assert_eq!(read.grids[0].shown(), ["1¦《关于<A市某某办法>的通知》二，<某某>、<XX规定>"]);
        let finding = &read.findings[0];
        assert_eq!(finding.code, "tag-was-text");
        assert_eq!(finding.origin.as_ref().unwrap().display(), "〔表1〕B1");
        let words = vec!["<A市某某办法>".to_owned(), "<XX规定>".to_owned()];
        assert_eq!(finding.args["text"], crate::finding::Arg::from(words));
    }

    #[test]
    fn tables_in_tables_are_read_once() {
        let layout = "<table><tr><td><h1>某县目录</h1></td></tr><tr><td><table><tr><td>1<td>甲</table></td></tr></table>";
        let read = page(layout);
        assert_eq!((read.grids.len(), read.grids[0].shown()), (1, vec!["1¦甲".to_owned()]));
        assert_eq!(read.grids[0].above, ["某县目录"]);
        let wide = "<table><tr><td>菜单<td><h1>题目</h1><table><tr><td>1<td>甲<tr><td>2<td>乙</table><tr><td>左<td>右</table>";
        let read = page(wide);
        assert_eq!(
            (read.grids.len(), &read.grids[0].above[..]),
            (1, &["菜单".to_owned(), "题目".to_owned()][..])
        );
        let boxed = "<table><tr><td>1<td>甲<table><tr><td>乙</table><tr><td>2<td>丙</table>";
        assert_eq!(first(boxed), ["1¦甲\n乙", "2¦丙"]);
        let inner = "<table><tr><td>1<td>甲<table><tr><td>公开内容<td>公开依据</table>乙<tr><td>2<td>丙<tr><td>3<td>丁</table>";
        let read = page(inner);
        assert_eq!(read.grids[0].shown(), ["1¦甲\n乙", "2¦丙", "3¦丁"]);
        assert_eq!(
            (&*read.grids[1].sheet, read.grids[1].shown()),
            ("表2", vec!["公开内容¦公开依据".to_owned()])
        );
        let boxes =
            "<table><tr><td>1<td><table><tr><td>■网站<td>□公报</table><tr><td>2<td>丙<tr><td>3<td>丁</table>";
        assert_eq!(first(boxes), ["1¦■网站\n□公报", "2¦丙", "3¦丁"]);
    }

    #[test]
    fn lines_stand_above_and_below_without_the_site() {
        let read = page(
            "<title>题目</title><div class='header'>某县政府网</div><nav>首页</nav><ul><li><a href=x>乡镇</a></ul>\
             <h1>某县社会<br>救助\n目录</h1><p>发布机构：<a href=x>民政局</a></p><table><tr><td>1<td>甲</table>\
             <p>注：■为必选项</p><table><tr><td>2<td>乙</table><p>监督电话</p><footer>版权</footer>",
        );
        assert_eq!(read.grids[0].above, ["某县社会救助目录", "发布机构：民政局"]);
        assert_eq!(read.grids[1].above, ["注：■为必选项"]);
        assert_eq!(read.below, ["监督电话"]);
        assert_eq!(page("<title>题目</title><table><tr><td>1<td>甲</table>").grids[0].above, ["题目"]);
    }

    #[test]
    fn hidden_rows_are_left_out_and_counted() {
        let read = page(
            "<table><tr><td>1<td>甲<tr style='display:none'><td>2<td>乙<tr hidden><td><tr><td>3<td>丙</table>",
        );
        assert_eq!(read.grids[0].shown(), ["1¦甲", "3¦丙"]);
        assert_eq!(read.findings[0].code, "hidden-left-out");
        assert_eq!(read.findings[0].args["count"], crate::finding::Arg::from(1_u32));
    }

    #[test]
    fn pages_cut_short_are_told() {
        let cut = |source: &str| page(source).findings.iter().any(|finding| finding.code == "page-cut-short");
        assert!(cut("<table><tr><td>1<td>甲"));
        assert!(cut("<table><tr><td>1<td>甲</table><p>注</p"));
        assert!(!cut("<html><body><table><tr><td>1<td>甲</table>注"));
    }

    #[test]
    fn pages_without_a_table_are_errors() {
        for (source, code) in [
            ("<p>甲</p>", "no-table-in-page"),
            ("<table><tr><td>甲</table>", "no-table-in-page"),
            ("<p><img src=a.jpg></p>", "table-is-picture"),
            ("<frameset><frame src=a></frameset>", "page-of-frames"),
        ] {
            assert_eq!(document(source.as_bytes(), &Limits::default()).unwrap_err().code(), code, "{source}");
        }
    }

    #[test]
    fn pages_that_nest_or_grow_without_end_are_refused() {
        let limits = Limits::default();
        let fonts = (0..500).fold(String::new(), |fonts, n| fonts + &format!("<font size={n}>"));
        for (source, code) in [
            ("<div>".repeat(1_000_000), "too-deep"),
            ("<table><tr><td>".repeat(300_000), "too-deep"),
            (format!("<p>{fonts}{}", "</p><p>x".repeat(100_000)), "page-too-tangled"),
            ("<a市".repeat(300_000), "no-table-in-page"),
        ] {
            assert_eq!(document(source.as_bytes(), &limits).unwrap_err().code(), code);
        }
    }

    #[test]
    fn a_page_tells_its_encoding() {
        assert_eq!(said_encoding(b"<META content='text/html; charset=GB2312'>").as_deref(), Some("gb2312"));
        assert_eq!(said_encoding(b"<meta charset=\"utf-8\">").as_deref(), Some("utf-8"));
    }
}
