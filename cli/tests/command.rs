//! The command as a user calls it: what it prints and how it exits.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

mod calling;

use std::path::Path;
use std::process::Command;

use calling::{CITY, complained, mulu, printed, scratch, text};

#[test]
fn stats_prints_the_four_figures() {
    let output = mulu(&["stats", CITY, "--format", "json"]);
    assert_eq!(
        printed(&output).trim(),
        r#"{"county":{"bodies":8,"domains":208,"entries":11752},"township":{"bodies":167,"domains":4342,"entries":31192}}"#
    );
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn review_writes_its_report_and_exits_as_asked() {
    let (html, xlsx) = (scratch("review", "r.html"), scratch("review", "r.xlsx"));
    let output = mulu(&["review", CITY, "--html", text(&html), "--xlsx", text(&xlsx)]);
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
    for figure in ["208", "11,752", "4,342", "31,192", "依据已失效"] {
        assert!(printed(&output).contains(figure), "{figure}");
    }
    assert!(std::fs::read_to_string(&html).unwrap().contains("11,752"));
    assert!(std::fs::metadata(&xlsx).unwrap().len() > 10_000);
    assert_eq!(mulu(&["review", CITY, "--fail-on", "error"]).status.code(), Some(1));
}

#[test]
fn validate_fails_on_errors_unless_told_otherwise() {
    let file = format!("{CITY}/catalogs/341221.xlsx");
    let output = mulu(&["validate", &file]);
    assert_eq!(output.status.code(), Some(1));
    assert!(printed(&output).contains("341221.xlsx〔"), "findings name their cell");
    assert_eq!(mulu(&["validate", &file, "--fail-on", "never"]).status.code(), Some(0));
    let english = mulu(&["validate", &file, "--lang", "en", "--format", "json"]);
    assert!(printed(&english).contains("\"message\":\"The basis"));
}

#[test]
fn convert_and_back_gives_the_same_catalog() {
    let from = format!("{CITY}/catalogs/341202.xlsx");
    let (json, xlsx, again) =
        (scratch("convert", "a.json"), scratch("convert", "b.xlsx"), scratch("convert", "c.json"));
    for (from, to) in [(from.as_str(), &json), (text(&json), &xlsx), (text(&xlsx), &again)] {
        assert_eq!(mulu(&["convert", from, text(to)]).status.code(), Some(0));
    }
    assert_eq!(std::fs::read(&json).unwrap(), std::fs::read(&again).unwrap());
}

#[test]
fn read_says_how_files_are_understood_before_anything_is_converted() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/corpus");
    let (page, document) =
        (format!("{corpus}/header-split-words.html"), format!("{corpus}/name-continued.docx"));
    let output = mulu(&["read", &page, &document]);
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
    for said in ["国家表式", "公开时限", "把握", "name-continued"] {
        assert!(printed(&output).contains(said), "{said}: {}", printed(&output));
    }
    let json =
        printed(&mulu(&["read", &page, "--format", "json", "--column", "A=extra", "--domain", "就业"]));
    let read: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(read["layout"][0]["columns"][0]["by"], "caller");
    assert_eq!(read["catalog"]["domains"][0]["name"], "就业");
    let wrong = mulu(&["read", &page, "--column", "A=time-limt"]);
    assert_eq!(wrong.status.code(), Some(2));
    assert!(complained(&wrong).contains("time-limit"), "{}", complained(&wrong));
    assert_eq!(mulu(&["read", &page, "--header", "4-3"]).status.code(), Some(2));
}

#[test]
fn folders_are_converted_and_one_bad_file_does_not_stop_the_others() {
    let (from, to) = (scratch("folder", "from"), scratch("folder", "to"));
    std::fs::create_dir_all(from.join("镇")).unwrap();
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/corpus");
    std::fs::copy(corpus.join("gb18030-semicolons.csv"), from.join("镇/甲.csv")).unwrap();
    std::fs::copy(corpus.join("names-merged-down.docx"), from.join("乙.docx")).unwrap();
    std::fs::write(from.join("空.xlsx"), b"").unwrap();
    std::fs::write(from.join("~$乙.docx"), b"open in Word").unwrap();
    for format in ["html", "xlsx"] {
        let output = mulu(&["convert", text(&from), text(&to), "--to-format", format]);
        assert_eq!(output.status.code(), Some(2), "the empty file is an error");
        assert!(complained(&output).contains("空.xlsx"), "{}", complained(&output));
    }
    assert!(to.join("镇/甲.html").is_file() && to.join("乙.xlsx").is_file() && !to.join("空.html").exists());
    let count = |file: &Path| {
        let json = printed(&mulu(&["read", text(file), "--format", "json"]));
        let read: serde_json::Value = serde_json::from_str(&json).unwrap();
        read["layout"].as_array().unwrap().iter().map(|table| table["entries"].as_u64().unwrap()).sum::<u64>()
    };
    let before = count(&from.join("乙.docx"));
    assert!(before > 0);
    assert_eq!((count(&to.join("乙.html")), count(&to.join("乙.xlsx"))), (before, before));
}

#[test]
fn conform_counts_verdicts_and_exits_as_asked() {
    let (guideline, catalog) = (format!("{CITY}/guideline.json"), format!("{CITY}/catalogs/341202104.xlsx"));
    let output = mulu(&["conform", &guideline, &catalog]);
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
    for said in ["乡级", "本地化", "已说明不适用", "自有的条目"] {
        assert!(printed(&output).contains(said), "{said}: {}", printed(&output));
    }
    let json = printed(&mulu(&["conform", &guideline, &catalog, "--format", "json", "--level", "county"]));
    let found: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&found["level"], found["entries"].as_array().unwrap().len()), (&"county".into(), 1_514));
    assert_eq!(mulu(&["conform", &guideline, &catalog, "--fail-on", "error"]).status.code(), Some(1));
    let same = ["conform", &guideline, &guideline, "--fail-on", "warning"];
    assert_eq!(mulu(&same).status.code(), Some(0), "a guideline conforms to itself");
}

#[test]
fn a_blank_catalog_lacks_nothing_but_the_bodies() {
    let (guideline, blank) = (format!("{CITY}/guideline.json"), scratch("new", "blank.xlsx"));
    let made = mulu(&["new", &guideline, text(&blank), "--name", "王店镇", "--level", "township"]);
    assert_eq!(made.status.code(), Some(0), "{}", complained(&made));
    let diff = mulu(&["diff", &guideline, text(&blank), "--level", "township", "--format", "json"]);
    let diff: serde_json::Value = serde_json::from_str(&printed(&diff)).unwrap();
    assert_eq!((&diff["counts"]["added"], &diff["counts"]["removed"]), (&0.into(), &0.into()));
    let changes = diff["changes"].as_array().unwrap();
    assert!(!changes.is_empty() && changes.iter().all(|change| change["element"] == "body"));
}

#[test]
fn comparisons_are_printed_and_written_as_pages_and_workbooks() {
    let (guideline, catalog) = (format!("{CITY}/guideline.json"), format!("{CITY}/catalogs/341221001.xlsx"));
    for (verb, shown) in [
        (vec!["diff", "--level", "township"], ["目录对照", "修改的影响", "条只有本地化"]),
        (vec!["conform"], ["城关街道落实指引情况", "指引各条的判定", "目录中没有此条，也没有不适用说明"]),
    ] {
        let (html, xlsx) = (scratch(verb[0], "r.html"), scratch(verb[0], "r.xlsx"));
        let files = [&guideline, &catalog, "--html", text(&html), "--xlsx", text(&xlsx)];
        let output = mulu(&[verb.as_slice(), &files].concat());
        assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
        let lines = printed(&output);
        for shown in shown.into_iter().chain(["[-", "{+", text(&html), text(&xlsx)]) {
            assert!(lines.contains(shown), "{shown}: {lines}");
        }
        assert!(!lines.contains('\u{1b}'), "no colours in a pipe");
        assert!(std::fs::read_to_string(&html).unwrap().contains("<del>"));
        assert!(std::fs::read(&xlsx).unwrap().starts_with(b"PK"));
    }
}

#[test]
fn misuse_and_unreadable_input_exit_with_2_and_say_what_to_do() {
    let (empty, pdf) = (scratch("bad", "empty.xlsx"), scratch("bad", "a.pdf"));
    std::fs::write(&empty, b"").unwrap();
    std::fs::write(&pdf, b"%PDF-1.7").unwrap();
    for (args, said) in [
        (vec!["validate", text(&empty)], "文件是空的"),
        (vec!["validate", text(&pdf)], "PDF"),
        (vec!["validate", "no-such-file.xlsx"], "文件不存在"),
        (vec!["review", "."], "jurisdiction.json"),
        (vec!["explain", "lapsed-bases"], "lapsed-basis"),
        (vec!["schema", "catalogue"], "catalog"),
        (vec!["convert", text(&pdf), "x.doc"], "PDF"),
        (vec!["rewiew", "."], "用法有误"),
    ] {
        let output = mulu(&args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(complained(&output).contains(said), "{args:?}: {}", complained(&output));
        assert!(printed(&output).is_empty(), "{args:?}");
    }
}

#[test]
fn explain_knows_every_code_and_schema_every_document() {
    assert!(printed(&mulu(&["explain"])).contains("time-limit-too-long"));
    let page = mulu(&["explain", "time-limit-too-long"]);
    assert!(printed(&page).contains("第二十六条"));
    for name in mulu::schema::SCHEMAS {
        let schema: serde_json::Value = serde_json::from_str(&printed(&mulu(&["schema", name]))).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
    }
}

#[test]
fn a_patch_leads_there_in_part_and_back() {
    let (from, to) = (format!("{CITY}/catalogs/341202.xlsx"), format!("{CITY}/catalogs/341221.xlsx"));
    let file = |name: &str| scratch("patch", name).to_str().unwrap().to_owned();
    let run = |args: &[&str]| {
        let output = mulu(args);
        assert_eq!(output.status.code(), Some(0), "{args:?}: {}", complained(&output));
        printed(&output)
    };
    let json = |name: &str| std::fs::read_to_string(file(name)).unwrap();
    run(&["convert", &from, &file("a.json")]);
    run(&["convert", &to, &file("b.json")]);
    run(&[
        "diff",
        &file("a.json"),
        &file("b.json"),
        "--patch",
        &file("p.json"),
        "--json-patch",
        &file("j.json"),
    ]);
    assert!(json("j.json").contains("\"path\": \"/"));
    run(&["apply", &file("a.json"), &file("p.json"), &file("there.json")]);
    assert_eq!(json("there.json"), json("b.json"));
    assert!(run(&["invert", &file("p.json"), &file("i.json")]).contains("i.json"));
    run(&["apply", &file("there.json"), &file("i.json"), &file("back.json")]);
    assert_eq!(json("back.json"), json("a.json"));
    run(&["compose", &file("p.json"), &file("i.json"), "-o", &file("none.json")]);
    assert!(json("none.json").contains("\"operations\": []"));
    run(&["apply", &file("a.json"), &file("p.json"), &file("part.xlsx"), "--except", "0,2-3"]);
    assert!(std::fs::metadata(file("part.xlsx")).unwrap().len() > 10_000);
    let refused = mulu(&["apply", &file("b.json"), &file("p.json"), &file("no.json")]);
    assert_eq!(refused.status.code(), Some(2), "{}", printed(&refused));
    assert!(complained(&refused).contains("operations[0]"), "{}", complained(&refused));
    assert!(!Path::new(&file("no.json")).exists());
}

#[test]
fn pairs_can_be_pinned_and_forbidden() {
    let guideline = format!("{CITY}/guideline.json");
    let forbid = ["diff", &guideline, &guideline, "--format", "json", "--forbid", "120002003=120002003"];
    let diff: serde_json::Value = serde_json::from_str(&printed(&mulu(&forbid))).unwrap();
    let ops: Vec<_> = diff["changes"].as_array().unwrap().iter().map(|change| &change["op"]).collect();
    assert_eq!(ops, ["remove", "add"]);
    let unknown = mulu(&["conform", &guideline, &guideline, "--pin", "120002003=999"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(complained(&unknown).contains("999"), "{}", complained(&unknown));
}

#[test]
fn due_says_the_day_and_how_it_was_counted() {
    let run = |args: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_mulu")).args(args).output().unwrap();
        (output.status.code(), printed(&output))
    };
    let limit = "自信息形成之日起20个工作日内";
    let (status, text) = run(&["due", limit, "2026-02-09", "--today", "2026-03-10"]);
    assert_eq!(status, Some(0));
    for said in ["2026年3月13日（星期五）", "还有3日", "春节", "国办发明电〔2025〕7号", "第二百零一条"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    let (status, text) = run(&["due", limit, "2026-12-21"]);
    assert_eq!(status, Some(1));
    assert!(text.contains("calendar-year-missing"), "{text}");

    let holidays = scratch("due", "2027.json");
    let year = r#"{"year": 2027, "holidays": [{"name": "元旦", "from": "2027-01-01", "to": "2027-01-03"}]}"#;
    for table in [format!("[{year}]"), format!(r#"{{"about": "own", "years": [{year}]}}"#)] {
        std::fs::write(&holidays, table).unwrap();
        let (status, text) =
            run(&["due", limit, "2026-12-21", "--holidays", self::text(&holidays), "--lang", "en"]);
        assert_eq!(status, Some(0), "{text}");
        assert!(text.contains("2027-01-19 (Tuesday)"), "{text}");
    }
    let seven = ["due", "决定作出之日起7日内公开", "2026-03-02", "--format", "json"];
    let day = |args: &[&str]| {
        let due: serde_json::Value = serde_json::from_str(&run(args).1).unwrap();
        due["parts"][0]["when"]["day"].as_str().unwrap().to_owned()
    };
    assert_eq!(day(&seven), "2026-03-09");
    assert_eq!(day(&[&seven[..], &["--basis", "《中华人民共和国行政处罚法》"]].concat()), "2026-03-11");
}

#[test]
fn explain_gives_the_whole_page_and_the_whole_rulebook() {
    let page = printed(&mulu(&["explain", "lapsed-basis"]));
    for said in ["依据已失效", "第十二条", "不对", "《中华人民共和国收养法》", "应为", "修正"]
    {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert!(printed(&mulu(&["explain", "same-as-above", "--lang", "en"])).contains("What stands there"));
    let (html, json) = (scratch("explain", "rulebook.html"), scratch("explain", "rulebook.json"));
    let output = mulu(&["explain", "--all", "--html", text(&html), "--json", text(&json)]);
    assert_eq!(output.status.code(), Some(0), "{}", complained(&output));
    let html = std::fs::read_to_string(&html).unwrap();
    let written: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&json).unwrap()).unwrap();
    let codes: Vec<&str> =
        written["pages"].as_array().unwrap().iter().map(|page| page["code"].as_str().unwrap()).collect();
    assert!(codes.iter().copied().eq(mulu::messages::finding_codes()));
    assert!(codes.iter().all(|code| html.contains(&format!("id=\"{code}\""))));
    for args in [&["explain", "--all", "--json"][..], &["explain", "--format", "json"]] {
        let printed: serde_json::Value = serde_json::from_str(&printed(&mulu(args))).unwrap();
        assert_eq!(printed, written, "{args:?}");
    }
    assert_eq!(mulu(&["explain", "lapsed-bases"]).status.code(), Some(2));
    assert_eq!(mulu(&["explain", "lapsed-basis", "--all"]).status.code(), Some(2));
}

#[test]
fn fix_shows_and_mends_and_its_patch_is_undone() {
    let file = format!("{CITY}/catalogs/341221.xlsx");
    let (to, patch) = (scratch("fix", "mended.xlsx"), scratch("fix", "patch.json"));
    let shown = mulu(&["fix", &file]);
    assert_eq!(shown.status.code(), Some(0), "{}", complained(&shown));
    assert!(printed(&shown).contains("建议（用 --accept"), "{}", printed(&shown));
    let done = mulu(&["fix", &file, text(&to), "--suggested", "--patch", text(&patch), "--format", "json"]);
    assert_eq!(done.status.code(), Some(0), "{}", complained(&done));
    let fixes: serde_json::Value = serde_json::from_str(&printed(&done)).unwrap();
    let total = |side: &str| fixes[side]["error"].as_u64().unwrap();
    assert!(total("after") < total("before"));
    assert!(to.exists() && patch.exists());
    let unknown = mulu(&["fix", &file, "--accept", "99999"]);
    assert_eq!(unknown.status.code(), Some(2));
}
