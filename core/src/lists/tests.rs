//! Lists as offices keep them, read.

use super::*;
use crate::model::Wording;

fn read_as(name: &str, text: &str) -> ListsRead {
    let options = ListOptions { name: Some(name.to_owned()), ..ListOptions::default() };
    read(text.as_bytes(), &options).unwrap()
}

/// The items, one a line: id, type, name.
fn shown(list: &ItemList) -> Vec<String> {
    let kind = |item: &ListItem| item.kind.as_ref().map_or("-", ItemType::key).to_owned();
    list.items.iter().map(|item| format!("{} [{}] {}", item.id, kind(item), item.name)).collect()
}

fn codes(read: &ListsRead) -> Vec<&str> {
    read.findings.iter().map(|finding| finding.code.as_ref()).collect()
}

#[test]
fn a_power_list_with_sections_notes_and_rows_that_go_on() {
    let read = read_as(
        "权责.csv",
        "临泉县民政局权责清单（2020年本）,,,,\n\
         序 号,项目编码,权力名称,实施依据,责任事项\n\
         一、行政给付（2项）,,,,\n\
         1,3412210001,临时救助给付,《社会救助暂行办法》,1.受理责任\n\
         ,,,《社会救助条例》,2.审查责任\n\
         2,,最低生活保障金给付,同上,同上\n\
         二、行政许可类事项,,,,\n\
         3,3412210003,公墓建设审批,《殡葬管理条例》,1.受理责任\n\
         注：本清单由编办动态调整,,,,\n",
    );
    let [list] = read.lists.as_slice() else { panic!("one list") };
    assert_eq!((list.kind, list.body.as_deref()), (ListKind::Power, Some("临泉县民政局")));
    assert_eq!(list.title, "临泉县民政局权责清单（2020年本）");
    let expected = [
        "3412210001 [benefit] 临时救助给付",
        "最低生活保障金给付 [benefit] 最低生活保障金给付",
        "3412210003 [permit] 公墓建设审批",
    ];
    assert_eq!(shown(list), expected);
    assert_eq!(list.items[0].basis, Wording::new("《社会救助暂行办法》\n《社会救助条例》"));
    let origin = list.items[2].origin.as_ref().unwrap();
    assert_eq!((origin.file.as_deref(), origin.cell.as_deref()), (Some("权责.csv"), Some("C8")));
    for code in ["list-section", "list-row-joined", "same-as-above", "note-line"] {
        assert!(codes(&read).contains(&code), "{code}: {:?}", codes(&read));
    }
}

#[cfg(feature = "html")]
#[test]
fn sub_items_under_a_merged_name() {
    let page = "<h1>颍州区市场监督管理局权责清单</h1><table>\
        <tr><th rowspan=2>序号<th rowspan=2>权力类型<th colspan=2>项目名称<th rowspan=2>实施依据<th colspan=2>责任清单\
        <tr><th>主项<th>子项<th>责任事项<th>追责情形\
        <tr><td rowspan=3>1<td rowspan=3>行政许可<td rowspan=3>食品经营许可<td>新办<td rowspan=3>《食品安全法》<td>受理<td>渎职\
        <tr><td>变更、延续<td>审查<td>渎职\
        <tr><td>注销<td>决定<td>渎职\
        <tr><td>2<td>行政处罚<td>对无证经营食品的处罚<td>无<td>《食品安全法》<td>立案<td>渎职</table>";
    let read = read_as("清单.html", page);
    let list = &read.lists[0];
    let expected = [
        "食品经营许可 [permit] 食品经营许可",
        "食品经营许可／新办 [permit] 新办",
        "食品经营许可／变更、延续 [permit] 变更、延续",
        "食品经营许可／注销 [permit] 注销",
        "对无证经营食品的处罚 [penalty] 对无证经营食品的处罚",
    ]
    .map(|line| line.replace('／', "/"));
    assert_eq!(shown(list), expected);
    assert_eq!(list.items[0].basis, Wording::new("《食品安全法》"), "it reaches down all sub-items");
    assert_eq!(list.items[0].duties, None, "each sub-item has its own");
    assert_eq!(list.items[2].duties, Wording::new("审查"));
    assert_eq!(list.items[2].parent, Some(list.items[0].id.clone()));
    assert_eq!(list.body.as_deref(), Some("颍州区市场监督管理局"));
}

#[test]
fn both_lists_and_several_tables_in_one_file() {
    let page = "# 某县民政局权力清单\n\n|事项名称|职权类型|设定依据|\n|-|-|-|\n|临时救助|行政给付|《社会救助暂行办法》|\n\n\
        # 某县民政局公共服务清单\n\n|序号|事项名称|受理条件|承诺时限|申请材料|网办地址|\n|-|-|-|-|-|-|\n|1|婚姻登记|双方到场|当日|身份证|有|\n";
    let read = read_as("清单.md", page);
    let kinds: Vec<ListKind> = read.lists.iter().map(|list| list.kind).collect();
    assert_eq!(kinds, ListKind::ALL);
    let service = &read.lists[1].items[0];
    assert_eq!(service.conditions, Wording::new("双方到场"));
    assert_eq!(service.time_limit, Wording::new("当日"));
    assert_eq!(service.extra["网办地址"], "有");
}

#[test]
fn which_list_it_is_is_never_guessed() {
    let bare = "序号,事项名称\n1,临时救助\n2,婚姻登记\n";
    let options = ListOptions::default();
    assert_eq!(read(bare.as_bytes(), &options).unwrap_err().code(), "list-kind-unknown");
    let said = ListOptions { kind: Some(ListKind::Service), ..ListOptions::default() };
    assert_eq!(read(bare.as_bytes(), &said).unwrap().lists[0].kind, ListKind::Service);
    let power = "权力类型,权力名称\n行政给付,临时救助\n";
    let found = read(power.as_bytes(), &said).unwrap();
    assert_eq!((found.lists[0].kind, codes(&found)), (ListKind::Power, vec!["list-kind-other"]));
    assert_eq!(read("甲,乙\n丙,丁\n".as_bytes(), &options).unwrap_err().code(), "no-list");
}

#[test]
fn lists_in_json() {
    let plain = br#"[{"code": "0001", "name": "\u4e34\u65f6\u6551\u52a9"}]"#;
    let said = ListOptions { kind: Some(ListKind::Power), ..ListOptions::default() };
    let list = read(plain, &said).unwrap().lists.remove(0);
    assert_eq!((list.items[0].id.as_str(), list.items[0].name.as_str()), ("0001", "临时救助"));
    let document = serde_json::to_vec(&list).unwrap();
    let whole = serde_json::to_vec(&read(&document, &ListOptions::default()).unwrap()).unwrap();
    assert_eq!(read(&whole, &ListOptions::default()).unwrap().lists, std::slice::from_ref(&list));
    assert_eq!(read(&document, &ListOptions::default()).unwrap().lists, [list]);
    let wrong = br#"{"mulu":"1","kind":"power","items":[{"name":"x","typ":"permit"}]}"#;
    assert_eq!(read(wrong, &said).unwrap_err().code(), "unknown-field-near");
}

#[test]
fn types_stay_what_the_list_calls_them() {
    let read = read_as("a.csv", "权力名称,权力类型\n甲审批,行政许可\n乙规划,行政规划\n甲审批,其他权力\n");
    let json = serde_json::to_value(&read.lists[0].items).unwrap();
    assert_eq!(json[0]["type"], "permit");
    assert_eq!(json[1]["type"]["other"], "行政规划");
    assert_eq!(json[2]["id"], "甲审批~2", "two items of one name are two");
    assert!(codes(&read).contains(&"item-type-unknown"));
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_with_a_sheet_for_each_type() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    for (name, rows) in [
        ("说明", &[["一、编制依据", ""], ["二、编制过程", "略"]][..]),
        (
            "行政许可",
            &[["权力名称", "实施依据"], ["取水许可", "《水法》"], ["", "《取水许可和水资源费征收管理条例》"]],
        ),
        (
            "行政处罚",
            &[
                ["权力名称", "实施依据"],
                ["对擅自取水的处罚", "《水法》"],
                ["权力名称", "实施依据"],
                ["对破坏水文设施的处罚", "《水文条例》"],
            ],
        ),
        ("Sheet4", &[["对侵占河道的处罚", "《河道管理条例》"], ["对非法采砂的处罚", "《河道管理条例》"]]),
    ] {
        let sheet = workbook.add_worksheet().set_name(name).unwrap();
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(cells) {
                sheet.write_string(row, column, *text).unwrap();
            }
        }
    }
    let read = read(&workbook.save_to_buffer().unwrap(), &ListOptions::default()).unwrap();
    let [list] = read.lists.as_slice() else { panic!("one list") };
    let expected = [
        "取水许可 [permit] 取水许可",
        "对擅自取水的处罚 [penalty] 对擅自取水的处罚",
        "对破坏水文设施的处罚 [penalty] 对破坏水文设施的处罚",
        // A sheet without a header goes on with the table before it; what its type is, nothing says.
        "对侵占河道的处罚 [-] 对侵占河道的处罚",
        "对非法采砂的处罚 [-] 对非法采砂的处罚",
    ];
    assert_eq!(shown(list), expected);
    assert_eq!(list.items[0].basis.as_ref().map(|basis| basis.lines().count()), Some(2));
    assert!(codes(&read).contains(&"sheet-without-list"));
}

#[test]
fn headings_of_all_kinds_and_columns_of_ones_own() {
    let read = read_as(
        "a.csv",
        "序号,职权编 码,行政职权名称,职权类别,行使主体,设定依据（法律、法规）,对应责任事项,追责情形及依据,监督电话,备注\n\
         1,A-01,甲许可,行政许可,某县甲局,《甲法》,受理,渎职,12345,新增\n\
         2,A-02,乙奖励,行政奖励,某县乙局,《乙法》,评审,渎职,,\n",
    );
    let item = &read.lists[0].items[0];
    assert_eq!(
        (item.code.as_deref(), item.body.as_ref().map(Wording::as_str)),
        (Some("A-01"), Some("某县甲局"))
    );
    assert!(item.basis.is_some() && item.duties.is_some() && item.accountability.is_some());
    assert_eq!(item.extra.keys().map(String::as_str).collect::<Vec<_>>(), ["监督电话", "备注"]);
}

#[test]
fn rows_without_a_name_are_told_and_headers_may_come_again() {
    let read = read_as(
        "a.csv",
        "权力名称,权力类型,实施依据\n,行政许可,《甲法》\n甲许可,行政许可,《甲法》\n权力名称,权力类型,实施依据\n乙许可,行政许可,《乙法》\n",
    );
    assert_eq!(read.lists[0].items.len(), 2);
    assert!(codes(&read).contains(&"list-row-unnamed"), "{:?}", codes(&read));
    let read = read_as("a.csv", "序号,权力名称,实施依据\n1,甲许可,《甲法》\n2,,《乙法》\n");
    assert_eq!(read.lists[0].items[0].basis, Wording::new("《甲法》"), "a numbered row goes on with none");
    assert!(codes(&read).contains(&"list-row-unnamed"));
}
