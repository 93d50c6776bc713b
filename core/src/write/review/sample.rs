//! A small review for the tests: a county, a town whose name tries to be markup, and a town without a catalog.

use std::collections::BTreeMap;

use jiff::civil::date;
use serde_json::json;

use crate::diff::{Change, DiffCounts, Effect, NodeKind, Op, Side};
use crate::finding::{Counts, Finding, Origin, Severity};
use crate::model::{Catalog, Id, Level, Version};
use crate::review::{BodyReview, Differences, Review};
use crate::stats::Stats;
use crate::vocabulary::ElementName;

/// What the second body is called.
pub(super) const HOSTILE: &str = "</script><script>alert(1)</script>";
/// What a cell of the first body holds: a workbook must not take it for a formula.
pub(super) const FORMULA: &str = "=1+1";

pub(super) fn review() -> Review {
    let lapsed = Finding::new("lapsed-basis", Severity::Error)
        .at("120002003#1", "社会救助 › 最低生活保障 › 审核信息")
        .element(ElementName::Basis)
        .arg("citation", FORMULA)
        .arg("lapsed", "2021-07-01")
        .arg("successor", "民发〔2021〕57号");
    let generic = Finding::new("generic-body", Severity::Warning)
        .at("120002004#1", "社会救助 › 最低生活保障 › 审批信息")
        .element(ElementName::Body)
        .arg("bodies", "民政部门");
    let missing = Finding::new("no-catalog", Severity::Error).arg("body", "空白镇").arg("file", "—");
    let origin = Origin {
        file: Some("catalogs/341221.xlsx".into()),
        sheet: Some("社会救助".into()),
        cell: Some("F12".into()),
    };
    let county = body("341221", "临泉县", Level::County, vec![lapsed.clone().origin(Some(origin)), generic]);
    let hostile = body("341221100", HOSTILE, Level::Township, vec![lapsed]);
    let empty = body("341221101", "空白镇", Level::Township, vec![missing]);
    let mut bodies = vec![county, hostile, empty];
    let tally = DiffCounts {
        matched: 9,
        added: 1,
        removed: 3,
        edited: 2,
        effects: BTreeMap::from([(Effect::Weakened, 1)]),
        ..DiffCounts::default()
    };
    if let [county, rest @ ..] = bodies.as_mut_slice() {
        (county.domains, county.entries) = (2, 1_234);
        county.differences = Some(Differences { counts: tally, excused: 1, changes: changes() });
        for body in rest {
            body.parent = Some("341221".into());
        }
    }
    let catalog: Catalog = serde_json::from_value(json!({
        "mulu": "1", "kind": "local",
        "domains": [{"name": "就业", "items": [{"name": "甲", "entries": [{}, {}]}]}, {"name": "社会救助"}],
    }))
    .unwrap();
    let mut stats = Stats::default();
    stats.add(Level::County, &catalog);
    stats.add(Level::Township, &catalog);
    Review {
        mulu: Version,
        switched_off: Vec::new(),
        name: "阜阳市".into(),
        today: date(2026, 11, 23),
        guideline: Some(Side {
            title: "安徽省基层政务公开事项指引目录".into(),
            edition: Some("2020".into()),
            entries: 1_500,
        }),
        stats,
        counts: Counts { error: 3, warning: 1, info: 0 },
        codes: [("generic-body", 1), ("lapsed-basis", 2), ("no-catalog", 1)]
            .map(|(code, count)| (code.to_owned(), count))
            .into(),
        bodies,
    }
}

fn body(code: &str, name: &str, level: Level, findings: Vec<Finding>) -> BodyReview {
    BodyReview {
        code: code.into(),
        name: name.into(),
        level,
        parent: None,
        file: Some(format!("catalogs/{code}.xlsx")),
        domains: 0,
        entries: 0,
        counts: Counts::of(&findings),
        findings,
        differences: None,
    }
}

fn changes() -> Vec<Change> {
    let change = |op, node, path: &str, place: &str| Change {
        place: place.into(),
        ..Change::new(op, node, &Id::new(path))
    };
    vec![
        Change {
            element: Some(ElementName::TimeLimit),
            effect: Some(Effect::Weakened),
            before: Some(json!("自信息形成之日起10个工作日内").into()),
            after: Some(json!("自信息形成之日起20个工作日内").into()),
            ..change(Op::Edit, NodeKind::Entry, "120002003#1", "社会救助 › 最低生活保障 › 审核信息")
        },
        Change { entries: Some(3), ..change(Op::Remove, NodeKind::Domain, "130000000", "养老服务") },
    ]
}
