//! Two small catalogs for the tests: of one of everything that a comparison can say, with names that try to be markup and
//! formulas.

use std::collections::BTreeMap;

use serde_json::json;

use crate::conform::{
    ConformCounts, Conformance, CopiedDomain, Ground, GroundKind, Judgement, OwnEntry, Verdict,
    VoidExclusion, VoidReason,
};
use crate::diff::{Change, Diff, DiffOptions, Side, diff};
use crate::model::{Catalog, Level, Version};
use crate::vocabulary::ElementName;

/// What an item of the county's own is called.
pub(super) const HOSTILE: &str = "</script><script>alert(1)</script>";
/// What an entry of its own holds: a workbook must not take it for a formula.
pub(super) const FORMULA: &str = "=1+1";

pub(super) fn guideline() -> Catalog {
    serde_json::from_value(json!({
        "mulu": "1", "kind": "guideline", "title": "安徽省基层政务公开事项指引目录", "edition": "2020", "domains": [
        {"id": "120000000", "name": "社会救助", "items": [
            {"id": "120002000", "name": "最低生活保障", "items": [
                {"id": "120002001", "name": "政策法规", "entries": [
                    {"content": "低保政策文件", "basis": "《社会救助暂行办法》", "time_limit": "及时公开", "body": "民政部门"},
                    {"content": "低保标准", "basis": "《社会救助暂行办法》", "time_limit": "及时公开", "body": "民政部门"}]},
                {"id": "120002003", "name": "审核信息", "entries": [
                    {"content": "初审意见、公示名单", "basis": "《社会救助暂行办法》",
                     "time_limit": "自该信息形成或者变更之日起20个工作日内", "body": "县级政府民政部门",
                     "channels": {"chosen": ["website", "print-media"]}}]}]},
            {"id": "120003000", "name": "特困人员救助供养", "items": [
                {"id": "120003001", "name": "办事指南", "entries": [{"content": "特困人员救助供养办事指南"}]},
                {"id": "120003002", "name": "审批信息", "entries": [{"content": "特困供养终止名单、供养标准"}]}]},
            {"id": "120004000", "name": "临时救助", "entries": [{"content": "临时救助对象名单"}]}]},
        {"id": "125000000", "name": "税收管理", "items": [
            {"id": "125001000", "name": "纳税服务", "entries": [{"content": "办税日历"}, {"content": "办税地点"}]}]}]
    }))
    .unwrap()
}

pub(super) fn county() -> Catalog {
    serde_json::from_value(json!({
        "mulu": "1", "kind": "local", "title": "临泉县<目录>", "edition": "2020",
        "issuer": {"code": "341221", "name": "临泉县", "level": "county"}, "domains": [
        {"id": "120000000", "name": "社会救助", "items": [
            {"id": "120002000", "name": "最低生活保障", "items": [
                {"id": "120002001", "name": "政策法规", "entries": [
                    {"content": "低保政策文件", "basis": "《社会救助暂行办法》", "time_limit": "及时公开", "body": "民政部门"},
                    {"content": "低保标准", "basis": "《社会救助暂行办法》", "time_limit": "及时公开", "body": "民政部门"}]},
                {"id": "120002003", "name": "审核审批信息", "entries": [
                    {"content": "初审意见、公示名单", "basis": "《社会救助暂行办法》",
                     "time_limit": "自该信息形成或者变更之日起30个工作日内", "body": "临泉县民政局",
                     "channels": {"chosen": ["website"]}},
                    {"content": FORMULA}]},
                {"id": "120003001", "name": "办事指南", "entries": [{"content": "特困人员救助供养办事指南"}]}]},
            {"id": "120003000", "name": "特困人员救助供养", "items": [
                {"id": "120003002", "name": "审批信息", "entries": [{"content": "特困供养终止名单、供养标准"}]}]},
            {"id": "120009000", "name": HOSTILE, "entries": [{"content": "<b>慈善</b>", "basis": "《安徽省慈善条例》"}]}]}]
    }))
    .unwrap()
}

pub(super) fn difference() -> Diff {
    diff(&guideline(), &county(), &DiffOptions::default()).unwrap()
}

pub(super) fn conformance() -> Conformance {
    let edits = |id: &str| -> Vec<Change> {
        let changes = difference().changes.into_iter();
        changes.filter(|change| change.path == id && change.element.is_some()).collect()
    };
    let place = "社会救助 › 最低生活保障 › 政策法规";
    let judged = |path: &str, place: &str, verdict, other: &str| Judgement {
        path: path.into(),
        place: place.into(),
        verdict,
        other: (!other.is_empty()).then(|| other.to_owned()),
        other_place: None,
        parts: Vec::new(),
        how: None,
        edits: edits(path),
        reason: None,
    };
    let moved =
        judged("120003001#1", "社会救助 › 特困人员救助供养 › 办事指南", Verdict::Misplaced, "120003001#1");
    let excused = judged("125001000#1", "税收管理 › 纳税服务", Verdict::Excused, "");
    let ground = Ground {
        kind: GroundKind::Rule,
        element: Some(ElementName::Basis),
        column: None,
        cites: "《安徽省慈善条例》".into(),
        item: None,
    };
    let side = |catalog: &Catalog| Side {
        title: catalog.title.clone(),
        edition: catalog.edition.clone(),
        entries: catalog.entry_count(),
    };
    Conformance {
        mulu: Version,
        guideline: side(&guideline()),
        catalog: side(&county()),
        body: Some("临泉县".into()),
        level: Some(Level::County),
        counts: ConformCounts {
            guideline: BTreeMap::from([
                (Verdict::Conforms, 3),
                (Verdict::Misplaced, 1),
                (Verdict::Weakened, 1),
                (Verdict::Excused, 2),
                (Verdict::Missing, 1),
            ]),
            counterparts: 5,
            grounded: 1,
            ungrounded: 1,
        },
        exclusions: vec![VoidExclusion {
            id: "旅游".into(),
            name: String::new(),
            reason: None,
            path: None,
            why: VoidReason::Unknown,
            entries: None,
        }],
        copies: vec![CopiedDomain {
            path: "120000000".into(),
            other: "120000000".into(),
            name: "社会救助".into(),
            entries: 2,
        }],
        entries: vec![
            judged("120002001#1", place, Verdict::Conforms, "120002001#1"),
            judged("120002001#2", place, Verdict::Conforms, "120002001#2"),
            judged("120002003#1", "社会救助 › 最低生活保障 › 审核信息", Verdict::Weakened, "120002003#1"),
            Judgement {
                other_place: Some("社会救助 › 最低生活保障 › 办事指南".into()), ..moved
            },
            judged("120003002#1", "社会救助 › 特困人员救助供养 › 审批信息", Verdict::Conforms, "120003002#1"),
            judged("120004000#1", "社会救助 › 临时救助", Verdict::Missing, ""),
            Judgement { reason: Some("由税务部门垂直管理".into()), ..excused.clone() },
            Judgement {
                path: "125001000#2".into(), reason: Some("由税务部门垂直管理".into()), ..excused
            },
        ],
        own: vec![
            OwnEntry {
                path: "120002003#2".into(),
                place: "社会救助 › 最低生活保障 › 审核审批信息".into(),
                grounds: Vec::new(),
            },
            OwnEntry {
                path: "120009000#1".into(),
                place: format!("社会救助 › {HOSTILE}"),
                grounds: vec![ground],
            },
        ],
    }
}
