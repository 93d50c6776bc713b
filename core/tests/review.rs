//! A review goes on whatever is wrong with one catalog.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use mulu::jurisdiction::{Jurisdiction, open};
use mulu::read::{Format, Limits};
use mulu::review::{Review, ReviewOptions, review};
use mulu::write::{WriteOptions, write};
use mulu::{Catalog, Lang};

const CITY: &str = r#"{"mulu":"1","name":"某市","guideline":"guideline.json","bodies":[
    {"code":"341221","name":"临泉县","level":"county","file":"a.json"},
    {"code":"341222","name":"太和县","level":"county","file":"b.xlsx"},
    {"code":"341225","name":"阜南县","level":"county","file":"a.json"},
    {"code":"341226","name":"颍上县","level":"county"},
    {"code":"341282","name":"界首市","level":"county","file":"missing.xlsx"},
    {"code":"341221100","name":"杨桥镇","level":"township","file":"c.xlsx"}]}"#;

const GUIDELINE: &str = r#"{"mulu":"1","kind":"guideline","title":"指引","domains":[
    {"id":"120000000","name":"社会救助","items":[{"id":"120002000","name":"最低生活保障","entries":[
        {"content":"办事指南","levels":["county","township"]},{"content":"审核信息","levels":["township"]}]}]},
    {"id":"125000000","name":"税收管理","items":[{"id":"125001000","name":"政策法规","entries":[
        {"content":"税收法律法规","levels":["county","township"]}]}]}]}"#;

const COUNTY: &str = r#"{"mulu":"1","kind":"local","title":"临泉县目录","issuer":{"code":"341221","name":"临泉县","level":"county"},
    "exclusions":[{"id":"125000000","name":"税收管理","reason":"由税务部门垂直管理"}],
    "domains":[{"id":"120000000","name":"社会救助","items":[{"id":"120002000","name":"最低生活保障","entries":[
        {"content":"办事指南","levels":["county","township"]}]}]}]}"#;

/// Settings of the rules: none of the three catalogs has a basis.
const RULES: &str = r#"{"mulu":"1","rules":{"missing-element":{"off":"试行期"}},"own":[
    {"code":"some-city-basis","severity":"error","element":"basis","condition":{"text":{"element":"basis","is":"absent"}},
     "message":{"zh":"本市要求写明依据。"}}]}"#;

/// The review of the city with this line in its `jurisdiction.json`.
fn reviewed_with(line: &str) -> Review {
    let town = COUNTY
        .replace("341221", "341221100")
        .replace("临泉县", "杨桥镇")
        .replace("\"county\"}", "\"township\"}");
    let town: Catalog = serde_json::from_str(&town).unwrap();
    let town = write(&town, Format::Xlsx, &WriteOptions::default()).unwrap();
    let fetch = |file: &str| match file {
        "guideline.json" => Ok(GUIDELINE.into()),
        "a.json" => Ok(COUNTY.into()),
        "rules.json" => Ok(RULES.into()),
        "b.xlsx" => Ok(b"PK\x03\x04 cut off".to_vec()),
        "c.xlsx" => Ok(town.clone()),
        // What a face reports for a file that is not there.
        _ => mulu::fs::bytes(std::path::Path::new("no/such/file")),
    };
    let city = CITY.replacen("\"bodies\"", &format!("{line}\"bodies\""), 1);
    let city = Jurisdiction::from_json(city.as_bytes()).unwrap();
    let city = open(city, &fetch, Limits::default(), &|_, _, _| ()).unwrap();
    let options =
        ReviewOptions { lang: Some(Lang::Zh), ..ReviewOptions::new(jiff::civil::date(2020, 12, 31)) };
    review(&city, &options, &|_, _, _| ()).unwrap()
}

fn reviewed() -> Review {
    reviewed_with("")
}

#[test]
fn one_bad_catalog_does_not_stop_the_others() {
    let review = reviewed();
    let codes =
        |n: usize| -> Vec<&str> { review.bodies[n].findings.iter().map(|f| f.code.as_ref()).collect() };
    assert!(!codes(0).contains(&"issuer-mismatch"));
    assert_eq!(codes(1), ["unreadable-catalog"]);
    assert!(codes(2).contains(&"issuer-mismatch"), "a copy of another county's file");
    assert_eq!(codes(3), ["no-catalog"]);
    assert_eq!(codes(4), ["unreadable-catalog"]);
    let message = review.bodies[1].findings[0].message.as_deref().unwrap();
    assert!(message.contains("太和县") && message.contains("损坏"), "{message}");
    let figures: Vec<_> =
        review.stats.iter().map(|(level, stats)| (level.key(), stats.bodies, stats.entries)).collect();
    assert_eq!(figures, [("county", 2, 2), ("township", 1, 1)]);
}

#[test]
fn what_is_excluded_with_a_reason_is_excused() {
    let review = reviewed();
    let county = review.bodies[0].differences.as_ref().unwrap();
    assert_eq!((county.counts.matched, county.counts.removed, county.excused), (1, 1, 1));
    let town = review.bodies[5].differences.as_ref().unwrap();
    assert_eq!(
        (town.counts.matched, town.counts.removed, town.excused),
        (1, 2, 1),
        "审核信息 was dropped without a word"
    );
}

#[test]
fn the_same_review_each_time() {
    assert_eq!(serde_json::to_string(&reviewed()).unwrap(), serde_json::to_string(&reviewed()).unwrap());
}

#[test]
fn a_jurisdiction_sets_its_rules() {
    let count = |review: &Review, code: &str| review.codes.get(code).copied().unwrap_or_default();
    let (plain, set) = (reviewed(), reviewed_with("\"rules\":\"rules.json\","));
    let missing = count(&plain, "missing-element");
    assert!(missing > 0 && plain.switched_off.is_empty());
    assert_eq!(count(&set, "missing-element"), 0);
    let [off] = set.switched_off.as_slice() else { panic!("{:?}", set.switched_off) };
    assert_eq!(
        (off.code.as_str(), off.reason.as_str(), off.findings),
        ("missing-element", "试行期", missing)
    );
    assert_eq!(count(&set, "some-city-basis"), 3);
    let outside = CITY.replacen("\"bodies\"", "\"rules\":\"../rules.json\",\"bodies\"", 1);
    assert_eq!(Jurisdiction::from_json(outside.as_bytes()).unwrap_err().code(), "path-outside");
}
