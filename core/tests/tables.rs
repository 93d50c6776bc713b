//! Tables as offices make them, read cell by cell: what is no entry is none, what cannot be known is unknown.

#![cfg(feature = "xlsx")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use mulu::model::{Audience, Element, Entry, Kind, Level, Method};
use mulu::read::{Limits, Read, ReadOptions, read};
use rust_xlsxwriter::{Format, Workbook};

const HEAD: [&str; 11] = [
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
];

/// A sheet of this name with these rows; regions are merged across (row, first column, last column, text).
fn workbook(sheets: &[(&str, &[&[&str]])], across: &[(u32, u16, u16, &str)]) -> Read {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet().set_name(*name).unwrap();
        for (r, row) in (0..).zip(*rows) {
            for (c, text) in (0..).zip(*row) {
                sheet.write_string(r, c, *text).unwrap();
            }
        }
        for (row, first, last, text) in across {
            sheet.merge_range(*row, *first, *row, *last, text, &Format::new()).unwrap();
        }
    }
    read(&workbook.save_to_buffer().unwrap(), &ReadOptions::default()).unwrap()
}

fn entries(read: &Read) -> Vec<Entry> {
    let mut entries = Vec::new();
    read.catalog.walk_items(|trail| entries.extend(trail.items.last().unwrap().entries.iter().cloned()));
    entries
}

fn row<'a>(audience: &'a str, method: &'a str, levels: &'a str) -> [&'a str; 11] {
    ["1", "低保", "审核", "名单", "《预算法》", "及时公开", "民政局", "政府网站", audience, method, levels]
}

#[test]
fn a_note_or_a_heading_across_the_table_is_no_entry() {
    let rows: &[&[&str]] = &[&HEAD, &[], &row("全社会", "主动", "县级"), &[]];
    let read = workbook(
        &[("社会救助", rows)],
        &[(1, 0, 10, "一、综合业务"), (3, 0, 10, "注：本目录自发布之日起施行")],
    );
    assert_eq!(entries(&read).len(), 1);
    let codes: Vec<&str> = read.findings.iter().map(|finding| finding.code.as_ref()).collect();
    assert_eq!(codes, ["note-line", "row-without-content"]);
}

#[test]
fn boxes_decide_in_one_column_too() {
    let read =
        workbook(&[("社会救助", &[&HEAD, &row("■全社会 □特定群体", "■主动 □依申请", "■县级 □乡级")])], &[]);
    let entry = &entries(&read)[0];
    assert_eq!(entry.audience, Element::Known(Audience::society()));
    assert_eq!(entry.method.known().unwrap().iter().collect::<Vec<_>>(), [Method::Active]);
    assert_eq!(entry.levels.known().unwrap().iter().collect::<Vec<_>>(), [Level::County]);
}

#[test]
fn words_that_name_nothing_are_unknown_and_not_absent() {
    let read = workbook(&[("社会救助", &[&HEAD, &row("全社会", "√", "※")])], &[]);
    let entry = &entries(&read)[0];
    assert!(entry.method.is_unknown() && entry.levels.is_unknown());
}

#[test]
fn a_second_column_under_one_heading_is_kept_aside() {
    let head = ["序号", "一级事项", "公开内容", "公开内容", "公开依据", "备注", "备注"];
    let first = ["1", "低保", "名单", "", "《预算法》", "甲", "乙"];
    let second = ["2", "低保", "指南", "材料", "《预算法》", "", ""];
    let read = workbook(&[("社会救助", &[&head, &first, &second])], &[]);
    let entries = entries(&read);
    assert_eq!((entries[0].content.text(), entries[1].content.text()), ("名单", "指南"));
    assert_eq!(entries[0].extra.values().collect::<Vec<_>>(), ["甲", "乙"]);
    assert_eq!(entries[1].extra.values().collect::<Vec<_>>(), ["材料"]);
}

#[test]
fn sheets_tell_the_domain_where_the_title_does_not() {
    let rows: &[&[&str]] = &[&["某省基层政务公开标准指引目录"], &HEAD, &row("全社会", "主动", "县级")];
    let read = workbook(&[("社会救助", rows), ("就业", rows)], &[]);
    let domains: Vec<_> = read.catalog.domains.iter().map(|domain| domain.name.clone()).collect();
    assert_eq!(domains, ["社会救助", "就业"]);
    assert_eq!(read.catalog.kind, Kind::Guideline, "its title says so");
}

#[test]
fn an_exclusion_is_named_by_all_its_columns() {
    let rows: &[&[&str]] = &[&HEAD, &row("全社会", "主动", "县级")];
    let excluded: &[&[&str]] = &[&["公开领域", "一级事项", "理由"], &["社会救助", "临时救助", "由县级办理"]];
    let read = workbook(&[("社会救助", rows), ("未涉及领域事项说明", excluded)], &[]);
    let exclusion = &read.catalog.exclusions[0];
    assert_eq!((exclusion.id.as_str(), exclusion.name.as_str()), ("社会救助/临时救助", "临时救助"));
}

#[test]
fn regions_beyond_the_limits_are_refused() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    sheet.write_string(100, 100, "x").unwrap();
    sheet.merge_range(0, 0, 99, 99, "y", &Format::new()).unwrap();
    let options =
        ReadOptions { limits: Limits { cells: 1000, ..Limits::default() }, ..ReadOptions::default() };
    let error = read(&workbook.save_to_buffer().unwrap(), &options).unwrap_err();
    assert_eq!(error.code(), "too-many-cells");
}
