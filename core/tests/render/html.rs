//! A page: tables between paragraphs, tidy or as an editor left them.

use std::fmt::Write;

use super::chance::{happens, pick};
use super::mess::{Flag, Mess};
use super::sheet::{Cell, Table};

/// The bytes of a page.
pub(crate) fn file(tables: &[Table], mess: &Mess) -> Vec<u8> {
    let mut page = String::from(
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>信息公开</title></head><body>\n",
    );
    if mess.has(Flag::PageAround) {
        page.push_str(concat!(
            "<div class=\"nav\"><a href=\"/\">首页</a> &gt; <a href=\"/xxgk\">信息公开</a></div>\n",
            "<table class=\"info\"><tr><td>索引号</td><td>11341221003158495/202012-00012</td>",
            "<td>发布机构</td><td>临泉县人民政府办公室</td></tr>",
            "<tr><td>发布日期</td><td>2020-12-18</td><td>有效性</td><td>有效</td></tr></table>\n",
        ));
    }
    let untidy = mess.has(Flag::UntidyMarkup);
    for (n, table) in tables.iter().enumerate() {
        for line in &table.above {
            let tag = pick(mess.seed, line, &["p", "h2", "div", "center"]);
            let _ = writeln!(page, "<{tag}>{}</{tag}>", escaped(line));
        }
        page.push_str(if untidy {
            "<TABLE border=1 cellspacing=0 width=\"100%\"><TBODY>\n"
        } else {
            "<table>\n"
        });
        for (r, row) in table.rows.iter().enumerate() {
            page.push_str(if untidy { "<TR style='height:20px'>" } else { "<tr>" });
            for (c, cell) in row.iter().enumerate() {
                if let Some(cell) = cell {
                    page.push_str(&element(cell, &format!("{n} {r} {c}"), mess));
                }
            }
            page.push_str(if untidy && happens(mess.seed, &format!("{n} {r}"), 2) {
                "\n"
            } else {
                "</tr>\n"
            });
        }
        page.push_str(if untidy { "</TBODY></TABLE>\n" } else { "</table>\n" });
        for line in &table.below {
            let _ = writeln!(page, "<p>{}</p>", escaped(line));
        }
    }
    if mess.has(Flag::PageAround) {
        page.push_str("<div>【打印本页】 【关闭窗口】</div>\n");
    }
    page.push_str("</body></html>\n");
    page.into_bytes()
}

/// A cell as an element.
fn element(cell: &Cell, at: &str, mess: &Mess) -> String {
    let untidy = mess.has(Flag::UntidyMarkup);
    let tag = if cell.heading && !happens(mess.seed, "td", 2) { "th" } else { "td" };
    let mut open = format!("<{tag}");
    if cell.rows > 1 {
        let _ = write!(open, " rowspan=\"{}\"", cell.rows);
    }
    if cell.columns > 1 {
        let _ = write!(open, " colspan={}", cell.columns);
    }
    if untidy {
        open.push_str(" align=\"center\" style=\"border: solid 1px #000; mso-border-alt: none\"");
    }
    let mut inside = escaped(&cell.text).replace('\n', if untidy { "<br />" } else { "<br>" });
    if cell.picture {
        inside.push_str("<img src=\"/images/gou.png\" width=12>");
    }
    if !untidy {
        return format!("{open}>{inside}</{tag}>");
    }
    if inside.is_empty() {
        inside.push_str(pick(mess.seed, at, &["", "&nbsp;", " ", "<p>&nbsp;</p>"]));
    } else {
        let (before, behind) = *pick(
            mess.seed,
            at,
            &[
                &("", ""),
                &("<p>", "</p>"),
                &("<span style=\"font-size:12px\">", "</span>"),
                &("<font face=宋体>", "</font>"),
                &("<p class=MsoNormal><span lang=EN-US>", "</span></p>"),
            ],
        );
        inside = format!("{before}{inside}{behind}");
    }
    let close =
        if happens(mess.seed, &format!("close {at}"), 3) { String::new() } else { format!("</{tag}>") };
    format!("{open}>{inside}{close}")
}

/// Text that is safe in a page.
pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
