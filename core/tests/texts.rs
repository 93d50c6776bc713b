//! One table in every text format and encoding is one catalog.

#![cfg(all(feature = "html", feature = "markdown", feature = "encodings"))]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use mulu::model::{Entry, Id};
use mulu::read::{Read, ReadOptions, read};

const ROWS: [[&str; 11]; 4] = [
    [
        "序号",
        "一级事项",
        "二级事项",
        "公开内容",
        "公开依据",
        "公开时限",
        "公开主体",
        "公开渠道和载体",
        "公开对象",
        "公开方式",
        "公开层级",
    ],
    [
        "1",
        "最低生活保障",
        "审核信息",
        "名单",
        "《预算法》",
        "及时公开",
        "某县民政局",
        "■政府网站",
        "全社会",
        "主动",
        "县级",
    ],
    [
        "2",
        "最低生活保障",
        "审批信息",
        "名单",
        "《预算法》",
        "及时公开",
        "某县民政局",
        "■政府网站",
        "全社会",
        "主动",
        "县级",
    ],
    [
        "3",
        "临时救助",
        "办事指南",
        "条件",
        "《预算法》",
        "及时公开",
        "某县民政局",
        "■政府网站",
        "全社会",
        "主动",
        "县级",
    ],
];

fn rows(before: &str, between: &str, after: &str) -> String {
    ROWS.map(|row| format!("{before}{}{after}\n", row.join(between))).concat()
}

fn page() -> String {
    format!(
        "<html><body><h1>某县目录</h1><table>{}</table></body></html>",
        rows("<tr><td>", "</td><td>", "</td></tr>")
    )
}

fn markdown() -> String {
    let rows = rows("|", "|", "|");
    let (head, body) = rows.split_once('\n').unwrap();
    format!("# 某县目录\n\n{head}\n{}|\n{body}", "|--".repeat(11))
}

fn named(name: &str, bytes: &[u8]) -> Read {
    read(bytes, &ReadOptions { name: Some(name.to_owned()), ..ReadOptions::default() }).unwrap()
}

/// The entries, whatever the table's name made of their domain.
fn entries(read: &Read) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    read.catalog.walk_items(|trail| entries.extend(trail.items.last().unwrap().entries.iter().cloned()));
    for entry in &mut entries {
        let (_, behind_domain) = entry.id.as_str().split_once('/').unwrap();
        entry.id = Id::new(behind_domain);
    }
    entries
}

#[test]
fn one_table_in_every_format_and_encoding() {
    let expected = entries(&named("目录.csv", rows("", ",", "").as_bytes()));
    assert_eq!(expected.len(), 3);
    for (name, text) in [
        ("目录.tsv", rows("", "\t", "")),
        ("目录.txt", rows("", ";", "")),
        ("目录.csv", rows("\"", "\",\"", "\"")),
        ("目录.html", page()),
        ("目录.md", markdown()),
    ] {
        let utf16 = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let gb18030 = encoding_rs::GB18030.encode(&text).0.into_owned();
        for bytes in [text.clone().into_bytes(), gb18030, utf16] {
            assert_eq!(entries(&named(name, &bytes)), expected, "{name}");
        }
    }
}

#[test]
fn findings_know_the_file_and_what_it_is() {
    let read = named("目录.xls", &encoding_rs::GB18030.encode(&page()).0);
    let codes: Vec<&str> = read.findings.iter().map(|finding| finding.code.as_ref()).collect();
    for code in ["encoding-assumed", "extension-mismatch"] {
        let at = codes.iter().position(|found| *found == code).unwrap();
        assert_eq!(read.findings[at].origin.as_ref().unwrap().file.as_deref(), Some("目录.xls"));
    }
}
