//! Documents as offices write them.

use super::*;
use crate::model::Cell;
use crate::read::grid::PICTURE;
use crate::read::package::tests::zip;

fn docx(body: &str) -> Vec<u8> {
    zip(&[("word/document.xml", &format!("<w:document><w:body>{body}<w:sectPr/></w:body></w:document>"))])
}

fn read(body: &str) -> Document {
    document(&docx(body), &Limits::default()).unwrap()
}

fn tc(properties: &str, text: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", p(text))
}

fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn tbl(rows: &[&[String]]) -> String {
    let row = |cells: &&[String]| format!("<w:tr>{}</w:tr>", cells.concat());
    let rows = rows.iter().map(row).collect::<Vec<_>>().concat();
    format!("<w:tbl><w:tblPr/><w:tblGrid/>{rows}</w:tbl>")
}

fn shown(grid: &Grid) -> Vec<String> {
    (0..grid.row_count())
        .map(|row| {
            let text = |column| grid.text(Cell { row, column });
            (0..grid.column_count()).map(text).collect::<Vec<_>>().join("|")
        })
        .collect()
}

/// What one cell with these paragraphs shows.
fn cell(paragraphs: &str) -> String {
    let document = read(&format!("<w:tbl><w:tr><w:tc>{paragraphs}</w:tc></w:tr></w:tbl>"));
    document.grids[0].text(Cell { row: 0, column: 0 }).to_owned()
}

fn codes(document: &Document) -> Vec<&str> {
    document.findings.iter().map(|finding| finding.code.as_ref()).collect()
}

#[test]
fn cells_are_merged_both_ways() {
    let (begins, goes_on) = (r#"<w:vMerge w:val="restart"/>"#, "<w:vMerge/>");
    let wide = r#"<w:gridSpan w:val="2"/>"#;
    let document = read(&tbl(&[
        &[tc(wide, "甲"), tc(begins, "乙")],
        &[tc("", "丙"), tc("", "丁"), tc(goes_on, "")],
        &[tc(begins, "戊"), tc("", "己"), tc(goes_on, "")],
        &[tc(&format!("{wide}{goes_on}"), ""), tc(goes_on, "")],
        &[tc("", "庚"), tc("", "辛"), tc(goes_on, "壬")],
        &[tc(r#"<w:hMerge w:val="restart"/>"#, "癸"), tc("<w:hMerge/>", ""), tc("", "子")],
    ]));
    assert_eq!(
        shown(&document.grids[0]),
        ["甲|甲|乙", "丙|丁|乙", "戊|己|乙", "戊|戊|乙", "庚|辛|乙", "癸|癸|子"]
    );
}

#[test]
fn a_region_without_a_beginning_begins_where_it_stands() {
    let goes_on = r#"<w:vMerge w:val="continue"/>"#;
    let document = read(&tbl(&[&[tc("", "甲"), tc(goes_on, "乙")], &[tc(goes_on, "丙"), tc(goes_on, "")]]));
    assert_eq!(shown(&document.grids[0]), ["甲|乙", "丙|乙"]);
}

#[test]
fn rows_may_begin_later() {
    let row = format!(
        r#"<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>{}</w:tr>"#,
        tc(r#"<w:vMerge w:val="continue"/>"#, "")
    );
    let table = tbl(&[&[tc("", "甲"), tc(r#"<w:vMerge w:val="restart"/>"#, "乙"), tc("", "丙")]]);
    let document = read(&table.replace("</w:tbl>", &format!("{row}</w:tbl>")));
    assert_eq!(shown(&document.grids[0]), ["甲|乙|丙", "|乙|"]);
}

#[test]
fn wrappers_do_not_hide_rows_cells_and_paragraphs() {
    let wrapped = |inside: &str| {
        format!("<w:sdt><w:sdtPr><w:t>不</w:t></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>")
    };
    let cell = format!("<w:tc>{}</w:tc>", wrapped(&p("甲")));
    let row = wrapped(&format!("<w:tr>{}</w:tr>", wrapped(&cell)));
    let document = read(&wrapped(&format!("{}<w:tbl>{row}</w:tbl>", p("题目"))));
    assert_eq!(shown(&document.grids[0]), ["甲"]);
    assert_eq!(document.grids[0].above, ["题目"]);
}

#[test]
fn tables_inside_cells_stand_alone() {
    let inner = tbl(&[&[tc("", "内")]]);
    let outer = format!("<w:tbl><w:tr><w:tc>{}{inner}{}</w:tc></w:tr></w:tbl>", p("前"), p("后"));
    let document = read(&format!("{}{outer}{}{}", p("题"), p("间"), tbl(&[&[tc("", "次")]])));
    let sheets: Vec<_> = document.grids.iter().map(|grid| (&*grid.sheet, shown(grid))).collect();
    assert_eq!(
        sheets,
        [("表1", vec!["前\n后".to_owned()]), ("表2", vec!["内".to_owned()]), ("表3", vec!["次".to_owned()])]
    );
    assert_eq!(document.grids[0].above, ["题"]);
    assert_eq!(document.grids[1].above, ["题", "前"]);
    assert_eq!(document.grids[2].above, ["间"]);
}

#[test]
fn a_table_that_only_holds_others_is_left_out() {
    let inner = tbl(&[&[tc("", "内")]]);
    let outer = format!("{}<w:tbl><w:tr>{}<w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>", p("题"), tc("", ""));
    let document = read(&outer);
    assert_eq!(document.grids.len(), 1);
    assert_eq!(shown(&document.grids[0]), ["内"]);
    assert_eq!(document.grids[0].above, ["题"]);
}

#[test]
fn lines_stand_above_and_below() {
    let many: String = (0..20).map(|n| p(&n.to_string())).collect();
    let document = read(&format!("{many}{}{}{}", p("  "), tbl(&[&[tc("", "甲")]]), p(" 注：乙 ")));
    assert_eq!(document.grids[0].above.len(), LINES);
    assert_eq!(document.grids[0].above.last().map(String::as_str), Some("19"));
    assert_eq!(document.below, ["注：乙"]);
}

#[test]
fn the_text_that_is_seen() {
    for (inside, text) in [
        (
            "<w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:cr/><w:tab/><w:noBreakHyphen/></w:r></w:p>",
            "甲\n乙\n\t-",
        ),
        (
            "<w:p/><w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p/><w:p><w:r><w:t>乙</w:t></w:r></w:p><w:p/>",
            "甲\n\n乙",
        ),
        (
            r#"<w:p><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:char="A8"/></w:r></w:p>"#,
            "\u{f0fe}\u{f0a8}",
        ),
        (
            r#"<w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>þ </w:t></w:r><w:r><w:t>R</w:t></w:r></w:p>"#,
            "\u{f0fe} R",
        ),
        (
            r#"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>见</w:t></w:r></w:p>"#,
            "见",
        ),
        (
            r"<w:p><w:r><w:fldChar/><w:instrText>PAGE</w:instrText><w:t>3</w:t></w:r><w:r><w:footnoteReference/></w:r></w:p>",
            "3",
        ),
        (
            r#"<w:p><w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:t>甲</w:t></w:r></w:p>"#,
            "☑甲",
        ),
        (
            r#"<w:p><w:r><w:fldChar><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar></w:r></w:p>"#,
            "☐",
        ),
        (
            "<w:p><mc:AlternateContent><mc:Choice><w:r><w:t>一</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>二</w:t></w:r></mc:Fallback></mc:AlternateContent></w:p>",
            "一",
        ),
        (
            "<w:p><w:hyperlink><w:r><w:t>链</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t>签</w:t></w:r></w:smartTag></w:p>",
            "链签",
        ),
        (
            "<w:p><w:r><w:t>外</w:t><w:drawing><wps:txbx><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></wps:txbx></w:drawing></w:r></w:p>",
            "外\n框",
        ),
        (
            r"<w:p><w:ruby><w:rt><w:r><w:t>mù</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>目</w:t></w:r></w:rubyBase></w:ruby></w:p>",
            "目",
        ),
    ] {
        assert_eq!(cell(inside), text, "{inside}");
    }
}

#[test]
fn a_picture_takes_the_place_of_text() {
    let drawing = "<w:p><w:r><w:drawing><pic:blipFill><a:blip/></pic:blipFill></w:drawing></w:r></w:p>";
    assert_eq!(cell(drawing), PICTURE.to_string());
    assert_eq!(cell("<w:p><w:r><w:pict><v:imagedata/></w:pict></w:r></w:p>"), PICTURE.to_string());
    assert_eq!(cell(&format!("{drawing}{}", p("甲"))).trim(), "甲");
    let error = |body: &str| document(&docx(body), &Limits::default()).unwrap_err().code();
    assert_eq!(error(drawing), "table-is-picture");
    assert_eq!(error(&p("甲")), "no-table-in-document");
}

#[test]
fn changes_are_shown_as_if_agreed() {
    let changed = "<w:p><w:ins><w:r><w:t>新</w:t></w:r></w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>去</w:t></w:r></w:moveFrom></w:p><w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p><w:p><w:r><w:t>末</w:t></w:r></w:p>";
    let gone = format!("<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>", tc("", "删"));
    let document = read(&format!("<w:tbl>{gone}<w:tr><w:tc>{changed}</w:tc></w:tr></w:tbl>"));
    assert_eq!(shown(&document.grids[0]), ["新\n末"]);
    assert_eq!(codes(&document), ["changes-tracked"]);
}

const NUMBERING: &str = r#"<w:numbering><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="（%1-%2）"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="hebrew1"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num></w:numbering>"#;
const STYLES: &str = r#"<w:styles><w:style w:styleId="a"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>"#;

#[test]
fn automatic_numbers_are_counted() {
    let numbered = |list: u32, level: u32, text: &str| {
        let runs = if text.is_empty() { String::new() } else { format!("<w:r><w:t>{text}</w:t></w:r>") };
        let list = format!(r#"<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr>"#);
        format!("<w:tr><w:tc><w:p><w:pPr>{list}</w:pPr>{runs}</w:p></w:tc></w:tr>")
    };
    let styled = r#"<w:tr><w:tc><w:p><w:pPr><w:pStyle w:val="b"/></w:pPr></w:p></w:tc></w:tr>"#;
    let rows = [
        numbered(1, 0, ""),
        numbered(1, 1, "甲"),
        numbered(1, 1, "乙"),
        numbered(1, 0, "丙"),
        styled.to_owned(),
        numbered(1, 1, ""),
        numbered(2, 0, ""),
        numbered(2, 0, ""),
        numbered(0, 0, "丁"),
        numbered(3, 0, "戊"),
        numbered(9, 0, ""),
    ];
    let body = format!("<w:document><w:body><w:tbl>{}</w:tbl></w:body></w:document>", rows.concat());
    let bytes =
        zip(&[("word/document.xml", &body), ("word/numbering.xml", NUMBERING), ("word/styles.xml", STYLES)]);
    let document = document(&bytes, &Limits::default()).unwrap();
    assert_eq!(
        shown(&document.grids[0]),
        ["1", "（1-一）甲", "（1-二）乙", "2 丙", "3", "（3-一）", "5", "6", "丁", "戊", ""]
    );
    assert_eq!(codes(&document), ["numbering-lost"; 2]);
    assert_eq!(document.findings[0].origin.as_ref().unwrap().display(), "〔表1〕A10");
}

#[test]
fn the_main_part_is_where_the_package_says() {
    let body = format!("<w:document><w:body>{}</w:body></w:document>", tbl(&[&[tc("", "甲")]]));
    let relations = r#"<Relationships><Relationship Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>"#;
    let bytes =
        zip(&[("_rels/.rels", relations), ("word/document2.xml", &body), ("word/vbaProject.bin", "x")]);
    let document = document(&bytes, &Limits::default()).unwrap();
    assert_eq!(shown(&document.grids[0]), ["甲"]);
    assert_eq!(codes(&document), ["macros-ignored"]);
}

#[test]
fn what_is_broken_or_too_deep_is_refused() {
    let error = |body: &str| {
        let bytes = zip(&[("word/document.xml", body)]);
        document(&bytes, &Limits::default()).unwrap_err().code()
    };
    assert_eq!(error("<w:document><w:body><w:tbl><w:tr>"), "broken-document");
    assert_eq!(error(&"<w:body>".repeat(600)), "too-deep");
    assert_eq!(document(&zip(&[]), &Limits::default()).unwrap_err().code(), "broken-document");
    let wide = tbl(&[&[tc(r#"<w:gridSpan w:val="4000000000"/>"#, "甲")]]);
    assert_eq!(document(&docx(&wide), &Limits::default()).unwrap_err().code(), "too-many-cells");
}

#[test]
fn what_is_cut_off_or_changed_is_no_panic() {
    let numbered = r#"<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p>"#;
    let goes_on = tc("<w:vMerge/>", "乙");
    let body = format!(
        "<w:document><w:body>{}<w:tbl><w:tr><w:tc>{numbered}</w:tc>{goes_on}</w:tr></w:tbl></w:body></w:document>",
        p("甲")
    );
    let parts = |body: &str, numbering: &str| {
        zip(&[("word/document.xml", body), ("word/numbering.xml", numbering), ("word/styles.xml", STYLES)])
    };
    let bytes = parts(&body, NUMBERING);
    assert!(document(&bytes, &Limits::default()).is_ok());
    for at in (0..bytes.len()).step_by(13) {
        let _ = document(&bytes[..at], &Limits::default());
        let mut changed = bytes.clone();
        changed[at] ^= 0x15;
        let _ = document(&changed, &Limits::default());
    }
    let change = |text: &str, at: usize| {
        let mut changed = text.as_bytes().to_vec();
        changed[at] ^= 0x04;
        String::from_utf8_lossy(&changed).into_owned()
    };
    for at in (0..body.len()).step_by(3) {
        let _ = document(&parts(&change(&body, at), NUMBERING), &Limits::default());
    }
    for at in (0..NUMBERING.len()).step_by(7) {
        let _ = document(&parts(&body, &change(NUMBERING, at)), &Limits::default());
    }
}
