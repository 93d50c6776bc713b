//! Tables as offices lay them out, drawn with `|` between cells; `^` goes on with the cell above, `<` with the one to
//! the left.

use super::*;
use crate::model::Catalog;
use crate::read::grid::Document;

fn grid(sheet: &str, drawn: &str) -> Grid {
    let mut grid = Grid::new(sheet);
    let rows: Vec<Vec<&str>> =
        drawn.trim_matches('\n').lines().map(|line| line.split('|').map(str::trim).collect()).collect();
    let mut anchors: Vec<Vec<Cell>> = Vec::new();
    for (row, cells) in (0..).zip(&rows) {
        let mut line: Vec<Cell> = Vec::new();
        for (column, text) in (0_u32..).zip(cells) {
            let anchor = match *text {
                "^" => anchors[row as usize - 1][column as usize],
                "<" => line[column as usize - 1],
                _ => at(row, column),
            };
            let text = if anchor == at(row, column) { text.replace('↵', "\n") } else { String::new() };
            grid.set(at(row, column), text);
            line.push(anchor);
        }
        anchors.push(line);
    }
    for (row, line) in (0..).zip(&anchors) {
        for (column, anchor) in (0..).zip(line) {
            if *anchor != at(row, column) {
                grid.merge_into(at(row, column), *anchor);
            }
        }
    }
    grid
}

fn read_all(grids: Vec<Grid>) -> Read {
    let document = Document { grids, ..Document::default() };
    crate::read::document::catalog(document, &[], None).unwrap()
}

fn read_as(drawn: &str, columns: &[(&str, &str)]) -> Read {
    let columns = columns.iter().map(|(column, role)| ((*column).to_owned(), (*role).to_owned())).collect();
    let options = LayoutOptions { columns, ..LayoutOptions::default() };
    let document = Document { grids: vec![grid("社会救助", drawn)], ..Document::default() };
    crate::read::document::catalog(document, &[options], None).unwrap()
}

fn read(drawn: &str) -> Read {
    read_all(vec![grid("社会救助", drawn)])
}

/// Every entry on a line: the way to it, its content, its time limit.
fn shown(catalog: &Catalog) -> Vec<String> {
    let mut lines = Vec::new();
    catalog.walk_items(|trail| {
        let names: Vec<&str> = trail.items.iter().map(|item| item.name.as_str()).collect();
        for entry in trail.items.last().unwrap().entries.iter() {
            let (content, limit) = (entry.content.text(), entry.time_limit.text());
            lines.push(
                format!("{}/{}: {content} {limit}", trail.domain.name, names.join("/")).replace('\n', "↵"),
            );
        }
    });
    lines
}

fn codes(read: &Read) -> Vec<&str> {
    read.findings.iter().map(|finding| finding.code.as_ref()).collect()
}

#[test]
fn a_header_broken_over_rows_and_misspelt() {
    let read = read(
        "
        公开  | 公开   | 公开   | 公开   | 公幵
        事项  | 内容   | 依据   | 时限   | 主体
        低保  | 名单   | 《条例》 | 及时公开 | 县民政局
    ",
    );
    assert_eq!(shown(&read.catalog), ["社会救助/低保: 名单 及时公开"]);
    let read = self::read(
        "
        序号 | 公开事顶 | 公开内容 | 公开依椐 | 公开的时限要求
        1 | 低保 | 名单 | 《条例》 | 及时公开
    ",
    );
    assert_eq!(shown(&read.catalog), ["社会救助/低保: 名单 及时公开"]);
    assert_eq!(codes(&read), ["heading-near"; 3]);
}

#[test]
fn several_domains_in_one_table_and_repeated_headers() {
    let read = read(
        "
        （一）养老服务领域 | < | < | <
        序号 | 公开事项 | 公开内容 | 公开时限
        1 | 补贴 | 名单 | 及时公开
        序号 | 公开事项 | 公开内容 | 公开时限
        2 | | 标准 | 及时公开
        （二）就业领域 | < | < | <
        序号 | 公开事项 | 公开内容 | 公开时限
        1 | 招聘 | 岗位 | 实时公开
        三、救灾领域 | < | < | <
        1 | 物资 | 数量 | 及时公开
    ",
    );
    assert_eq!(
        shown(&read.catalog),
        [
            "养老服务/补贴: 名单 及时公开",
            "养老服务/补贴: 标准 及时公开",
            "就业/招聘: 岗位 实时公开",
            "救灾/物资: 数量 及时公开"
        ]
    );
    assert_eq!(codes(&read), ["header-repeated", "section-row"]);
    assert_eq!(read.layout.len(), 2);
}

#[test]
fn a_table_goes_on_without_a_header() {
    let first = grid(
        "表1",
        "
        序号 | 一级事项 | 二级事项 | 公开内容 | 公开依据 | 公开时限
        1 | 低保 | 审核 | 名单 | 《条例》 | 及时公开
    ",
    );
    let second = grid(
        "表2",
        "
        2 | | | 公示 | 《条例》 | 20个工作日
        3 | | 审批 | 结果 | 《条例》 | 20个工作日
    ",
    );
    let mut first = first;
    first.above.push("社会救助领域基层政务公开标准目录".to_owned());
    let read = read_all(vec![first, second]);
    assert_eq!(
        shown(&read.catalog),
        [
            "社会救助/低保/审核: 名单 及时公开",
            "社会救助/低保/审核: 公示 20个工作日",
            "社会救助/低保/审批: 结果 20个工作日"
        ]
    );
    assert_eq!(codes(&read), ["header-continued"]);
}

#[test]
fn no_header_at_all() {
    let read = read(
        "
        1 | 低保 | 审核 | 名单 | 《社会救助暂行办法》 | 及时公开 | 县民政局
        2 | 低保 | 审批 | 结果 | 《社会救助暂行办法》 | 20个工作日 | 县民政局
    ",
    );
    assert_eq!(
        shown(&read.catalog),
        ["社会救助/低保/审核: 名单 及时公开", "社会救助/低保/审批: 结果 20个工作日"]
    );
    assert!(codes(&read).contains(&"header-missing"));
}

#[test]
fn spilled_rows_serials_and_references() {
    let read = read(
        "
        序号 | 公开事项 | 公开内容 | 公开依据 | 公开时限 | 公开渠道和载体
        1 | 低保 | 名单 | 《条例》 | 及时公开 | ■政府网站
         |  |  |  |  | ■政府公报
        2 |  |  |  |  |
        3 | 特困 | 名单 | 同上 | 同上 | 同 上
         |  | 标准 | 《办法》 | 同上 |
    ",
    );
    assert_eq!(
        shown(&read.catalog),
        ["社会救助/低保: 名单 及时公开", "社会救助/特困: 名单 及时公开", "社会救助/特困: 标准 及时公开"]
    );
    let mut seen = codes(&read);
    seen.sort_unstable();
    assert_eq!(
        seen,
        [
            "row-joined",
            "row-without-content",
            "same-as-above",
            "same-as-above",
            "same-as-above",
            "same-as-above"
        ]
    );
    let mut channels = Vec::new();
    read.catalog.walk_items(|trail| {
        for entry in trail.items.last().unwrap().entries.iter() {
            channels.push(entry.channels.known().map_or(0, |channels| channels.chosen.len()));
        }
    });
    assert_eq!(channels, [2, 2, 0], "a reference means the joined cell");
}

#[test]
fn merged_channels_over_rows_of_one_entry() {
    let read = read(
        "
        序号 | 公开事项 | 公开内容 | 公开依据 | 公开时限 | 公开渠道和载体
        1 | 低保 | 名单 | 《条例》 | 及时公开 | ■政府网站
        ^ | ^ | ^ | ^ | ^ | ■政府公报
        ^ | ^ | ^ | 《办法》 | 20个工作日 | ■政府公报
    ",
    );
    assert_eq!(shown(&read.catalog).len(), 2, "more than one cell of its own is another row");
    let joined = read.findings.iter().find(|finding| finding.code == "row-joined").unwrap();
    assert_eq!(joined.args["row"], crate::finding::Arg::Number(3));
    assert_eq!(joined.origin.as_ref().and_then(|origin| origin.cell.as_deref()), Some("F3"));
    let rows = read.layout[0].rows;
    assert_eq!((rows.first, rows.last), (2, 4));
}

#[test]
fn two_levels_in_one_column() {
    let read = read(
        "
        序号 | 公开事项（一级事项/二级事项） | 公开内容 | 公开依据 | 公开时限
        1 | 低保/审核 | 名单 | 《条例》 | 及时公开
        2 | 低保/审批 | 结果 | 《条例》 | 及时公开
    ",
    );
    assert_eq!(
        shown(&read.catalog),
        ["社会救助/低保/审核: 名单 及时公开", "社会救助/低保/审批: 结果 及时公开"]
    );
    let read = self::read(
        "
        序号 | 事项 | 公开内容 | 公开依据 | 公开时限
        1 | 迁出/迁入 | 名单 | 《条例》 | 及时公开
        2 | 死亡注销 | 结果 | 《条例》 | 及时公开
    ",
    );
    assert_eq!(shown(&read.catalog)[0], "社会救助/迁出/迁入: 名单 及时公开");
    assert_eq!(read.catalog.domains.at(0).unwrap().items.len(), 2, "a name may hold a stroke");
}

#[test]
fn six_levels_of_items() {
    let read = read(
        "
        一级 | 二级 | 三级 | 四级 | 五级 | 六级 | 公开内容 | 公开时限
        甲 | 乙 | 丙 | 丁 | 戊 | 己 | 内容1 | 及时公开
         |  |  |  |  | 庚 | 内容2 | 及时公开
         |  | 辛 |  |  |  | 内容3 | 及时公开
    ",
    );
    assert_eq!(
        shown(&read.catalog),
        [
            "社会救助/甲/乙/丙/丁/戊/己: 内容1 及时公开",
            "社会救助/甲/乙/丙/丁/戊/庚: 内容2 及时公开",
            "社会救助/甲/乙/辛: 内容3 及时公开"
        ]
    );
}

#[test]
fn a_heading_that_is_misread_is_told_by_its_cells() {
    let read = read(
        "
        公开事项 | 公开内容 | 公开依据 | 公开主体 | 公开主体
        低保 | 名单 | 《条例》 | 及时公开 | 县民政局
        特困 | 标准 | 《条例》 | 20个工作日内公开 | 青山镇人民政府
    ",
    );
    assert_eq!(shown(&read.catalog)[1], "社会救助/特困: 标准 20个工作日内公开");
    assert_eq!(codes(&read), ["heading-by-content"]);
}

#[test]
fn a_row_that_counts_the_columns_and_headings_of_ones_own() {
    let read = read(
        "
        类别 | 公开事项 | 要素 | 公布依据 | 公布时限 | 责任科室 | 公布载体 | 网址 | 电话
        1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9
        规划编制 | 批前公示 | 草案 | 《城乡规划法》 | 不少于30日 | 规划股 | 政府网站 | www | 12345
    ",
    );
    assert_eq!(shown(&read.catalog), ["社会救助/规划编制/批前公示: 草案 不少于30日"]);
    let mut entries = Vec::new();
    read.catalog.walk_items(|trail| entries.extend(trail.items.last().unwrap().entries.iter().cloned()));
    assert_eq!(entries[0].body.text(), "规划股");
    assert_eq!(entries[0].extra.keys().collect::<Vec<_>>(), ["网址", "电话"]);
}

#[test]
fn the_callers_word_goes_before_what_was_found() {
    let drawn = "
        公开事项 | 公开内容 | 说明 | 公开依据 | 公开时限
        低保 | 名单 | 标准 | 《条例》 | 及时公开
    ";
    assert_eq!(shown(&read(drawn).catalog), ["社会救助/低保: 名单 及时公开"]);
    let said = read_as(drawn, &[("C", "content")]);
    assert_eq!(shown(&said.catalog), ["社会救助/低保: 标准 及时公开"]);
    assert_eq!(said.layout[0].columns[2].by.key(), "caller");
    let mut extra = Vec::new();
    said.catalog.walk_items(|trail| {
        extra.extend(trail.items.last().unwrap().entries.iter().map(|e| e.extra.clone()));
    });
    assert_eq!(extra[0].values().collect::<Vec<_>>(), ["名单"], "nothing is lost");
}

#[test]
fn rows_that_a_grid_does_not_have_are_no_header() {
    let rows = crate::read::Rows { first: 1, last: u32::MAX };
    let options = LayoutOptions { header: Some(rows), ..LayoutOptions::default() };
    let grids = vec![grid("就业", "公开事项 | 公开内容\n岗位 | 单位")];
    let read = crate::read::document::catalog(Document { grids, ..Document::default() }, &[options], None);
    assert_eq!(read.unwrap().catalog.entry_count(), 0, "and nobody waits for four thousand million rows");
}
