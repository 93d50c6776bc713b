//! The defects, one of a kind for each rule.

use std::collections::BTreeSet;

use mulu::model::{
    Audience, Catalog, Channel, Channels, Children, Domain, Element, Entry, Exclusion, Id, Item, Level,
    Method,
};
use serde_json::Value;

/// A catalog with defects, the guideline that it is held against, and the paths of what was planted.
pub(crate) type Planted = (Catalog, Option<Catalog>, BTreeSet<String>);

/// Plants defects in a clean catalog; the guideline is the whole one.
type Plant = Box<dyn Fn(&Catalog, &Catalog) -> Planted>;

/// A defect of a kind, and the least recall in percent that is asked for.
pub(crate) struct Defect {
    pub(crate) code: &'static str,
    pub(crate) plant: Plant,
    pub(crate) recall: usize,
}

pub(crate) fn each_entry(catalog: &mut Catalog, change: &mut dyn FnMut(&mut Entry)) {
    for item in catalog.domains.iter_mut().flat_map(|domain| domain.items.iter_mut()) {
        item.entries.iter_mut().for_each(&mut *change);
        items_of(item, change);
    }
}

fn items_of(item: &mut Item, change: &mut dyn FnMut(&mut Entry)) {
    for item in item.items.iter_mut() {
        item.entries.iter_mut().for_each(&mut *change);
        items_of(item, change);
    }
}

/// Keeps the entries with these ids.
pub(crate) fn keep(catalog: &mut Catalog, keeps: &dyn Fn(&str) -> bool) {
    fn of(item: &mut Item, keeps: &dyn Fn(&str) -> bool) {
        item.entries = item.entries.take().filter(|entry| keeps(entry.id.as_str())).collect();
        item.items.iter_mut().for_each(|item| of(item, keeps));
    }
    for domain in catalog.domains.iter_mut() {
        domain.items.iter_mut().for_each(|item| of(item, keeps));
    }
}

/// The node of a document with this id.
pub(crate) fn node<'a>(value: &'a mut Value, id: &Id) -> Option<&'a mut Value> {
    if value["id"] == id.as_str() {
        return Some(value);
    }
    match value {
        Value::Array(values) => values.iter_mut().find_map(|value| node(value, id)),
        Value::Object(fields) => fields.values_mut().find_map(|value| node(value, id)),
        _ => None,
    }
}

/// The entry with this id.
pub(crate) fn entry(catalog: &Catalog, id: &str) -> Option<Entry> {
    let mut found = None;
    catalog.walk_items(|trail| {
        let item = trail.items.last().unwrap();
        found = found.take().or_else(|| item.entries.get(id).cloned());
    });
    found
}

/// A defect of entries: every third one that can have it gets the next variant. `plant` says whether it could.
fn of_entries(
    code: &'static str,
    recall: usize,
    plant: impl Fn(&mut Entry, usize) -> bool + 'static,
) -> Defect {
    let plant = move |clean: &Catalog, _: &Catalog| {
        let mut catalog = clean.clone();
        let (mut n, mut planted) = (0, BTreeSet::new());
        each_entry(&mut catalog, &mut |entry| {
            n += 1;
            if n % 3 == 0 && plant(entry, n / 3) {
                planted.insert(entry.id.to_string());
            }
        });
        (catalog, None, planted)
    };
    Defect { code, plant: Box::new(plant), recall }
}

/// The same of a wording: one of these takes its place.
fn worded(
    code: &'static str,
    element: fn(&mut Entry) -> &mut Element<mulu::model::Wording>,
    variants: &'static [&'static str],
) -> Defect {
    of_entries(code, 100, move |entry, n| {
        *element(entry) = Element::worded(variants[n % variants.len()]);
        true
    })
}

fn of_catalog(code: &'static str, plant: impl Fn(&Catalog, &Catalog) -> Planted + 'static) -> Defect {
    Defect { code, plant: Box::new(plant), recall: 100 }
}

const BRACKETS: [char; 8] = ['《', '》', '(', ')', '（', '）', '〔', '〕'];

/// The text without its `n`-th bracket.
fn without_bracket(text: &str, n: usize) -> Option<String> {
    let places: Vec<usize> =
        text.char_indices().filter(|(_, c)| BRACKETS.contains(c)).map(|(at, _)| at).collect();
    let at = *places.get(n % places.len().max(1))?;
    Some(text.char_indices().filter(|(place, _)| *place != at).map(|(_, c)| c).collect())
}

/// The text with noise behind its `n`-th character.
fn with_noise(text: &str, n: usize) -> String {
    let noise = ['\u{200b}', '\u{feff}', '\u{7}', '\u{ad}'][n % 4];
    let at = n % text.chars().count();
    text.chars()
        .enumerate()
        .flat_map(|(place, c)| [Some(c), (place == at).then_some(noise)])
        .flatten()
        .collect()
}

fn renamed(names: &'static [(&'static str, &'static str)]) -> impl Fn(&Catalog, &Catalog) -> Planted {
    move |clean, _| {
        let (mut catalog, mut planted) = (clean.clone(), BTreeSet::new());
        for domain in catalog.domains.iter_mut() {
            if let Some((_, name)) = names.iter().find(|(standard, _)| *standard == domain.name) {
                (*name).clone_into(&mut domain.name);
                planted.insert(domain.id.to_string());
            }
        }
        (catalog, None, planted)
    }
}

fn double(items: &mut Children<Item>, items_too: bool, n: &mut usize, planted: &mut BTreeSet<String>) {
    for item in items.iter_mut() {
        *n += 1;
        if n.is_multiple_of(3) && !items_too && !item.entries.is_empty() {
            let again = Entry { id: item.id.entry(90), ..item.entries.at(0).unwrap().clone() };
            planted.insert(again.id.to_string());
            item.entries.push(again);
        }
        double(&mut item.items, items_too, n, planted);
    }
    if items_too && items.len() > 1 {
        let again = Item { entries: Children::new(), items: Children::new(), ..items.at(0).unwrap().clone() };
        planted.insert(again.id.duplicate(2).to_string());
        items.push(again);
    }
}

/// A row written twice, or an item that comes back under its code.
fn doubled(clean: &Catalog, items_too: bool) -> Planted {
    let (mut catalog, mut planted) = (clean.clone(), BTreeSet::new());
    let mut n = 0;
    for domain in catalog.domains.iter_mut() {
        double(&mut domain.items, items_too, &mut n, &mut planted);
    }
    (catalog, None, planted)
}

/// The first entry of an item and its serial number.
fn first_number(item: &Item) -> Option<(Id, String)> {
    let own = item.entries.at(0).map(|entry| (entry.id.clone(), entry.serial.clone().unwrap()));
    own.or_else(|| item.items.iter().find_map(first_number))
}

/// The second of two neighbouring items bears the first one's serial number; the numbers of a domain go on.
fn renumbered(clean: &Catalog) -> Planted {
    let (mut catalog, mut planted) = (clean.clone(), BTreeSet::new());
    for domain in catalog.domains.iter_mut() {
        let mut n = 0;
        for item in domain.items.iter_mut() {
            let mut one = |entry: &mut Entry| {
                n += 1;
                entry.serial = Some(n.to_string());
            };
            item.entries.iter_mut().for_each(&mut one);
            items_of(item, &mut one);
        }
        let firsts: Vec<(Id, String)> = domain.items.iter().filter_map(first_number).collect();
        let [_, (_, serial), .., (id, _)] = firsts.as_slice() else { continue };
        if firsts.len() < 4 {
            continue;
        }
        let mut plant = |entry: &mut Entry| {
            if entry.id == *id {
                entry.serial = Some(serial.clone());
            }
        };
        for item in domain.items.iter_mut() {
            item.entries.iter_mut().for_each(&mut plant);
            items_of(item, &mut plant);
        }
        planted.insert(id.to_string());
    }
    (catalog, None, planted)
}

fn as_guideline(clean: &Catalog) -> Catalog {
    Catalog { kind: mulu::model::Kind::Guideline, issuer: None, ..clean.clone() }
}

/// The guideline's domains, of which every other one has its bodies named.
fn copied(guideline: &Catalog, clean: &Catalog) -> Planted {
    let mut catalog = Catalog { domains: guideline.domains.clone(), ..clean.clone() };
    let mut planted = BTreeSet::new();
    for (n, domain) in catalog.domains.iter_mut().enumerate() {
        if n % 2 == 0 {
            planted.insert(domain.id.to_string());
            continue;
        }
        for item in domain.items.iter_mut() {
            let mut name = |entry: &mut Entry| entry.body = Element::worded("临泉县政务公开办公室");
            item.entries.iter_mut().for_each(&mut name);
            items_of(item, &mut name);
        }
    }
    (catalog, Some(guideline.clone()), planted)
}

fn missing(clean: &Catalog) -> Planted {
    let (mut catalog, mut n, mut planted) = (clean.clone(), 0, BTreeSet::new());
    each_entry(&mut catalog, &mut |entry| {
        n += 1;
        if n % 10 == 0 {
            planted.insert(entry.id.to_string());
        }
    });
    keep(&mut catalog, &|id| !planted.contains(id));
    (catalog, Some(as_guideline(clean)), planted)
}

/// Rows that are disclosed only on request where the guideline has them disclosed actively.
fn weaker(clean: &Catalog) -> Planted {
    let (mut catalog, mut n, mut planted) = (clean.clone(), 0, BTreeSet::new());
    each_entry(&mut catalog, &mut |entry| {
        n += 1;
        if n % 10 == 0 && entry.method.known().is_some_and(|method| method.iter().eq([Method::Active])) {
            entry.method = Element::Known([Method::OnRequest].into_iter().collect());
            planted.insert(entry.id.to_string());
        }
    });
    (catalog, Some(as_guideline(clean)), planted)
}

fn excluded(clean: &Catalog, reason: Option<&str>) -> Planted {
    let exclusion = |domain: &Domain| Exclusion {
        id: domain.id.clone(),
        name: domain.name.clone(),
        reason: reason.map(str::to_owned),
    };
    let exclusions = clean.domains.iter().step_by(3).map(exclusion).collect::<Vec<_>>();
    let planted = exclusions.iter().map(|it| it.id.to_string()).collect();
    let catalog = Catalog { exclusions, ..clean.clone() };
    (catalog, Some(as_guideline(clean)), planted)
}

fn chosen(channels: &[Channel]) -> Element<Channels> {
    Element::Known(Channels { chosen: channels.to_vec(), offered: Vec::new() })
}

/// One defect for each rule.
pub(crate) fn all() -> Vec<Defect> {
    let mut all = of_wordings();
    all.extend(of_more_wordings());
    all.extend(of_ticks());
    all.extend(of_trees());
    all
}

fn of_wordings() -> Vec<Defect> {
    vec![
        worded(
            "basis-not-yet-effective",
            |it| &mut it.basis,
            &[
                "《中华人民共和国家庭教育促进法》(主席令第98号)",
                "《中华人民共和国学前教育法》",
                "《信访工作条例》",
                "《中华人民共和国民法典》第一千零九十八条",
            ],
        ),
        worded(
            "basis-superseded",
            |it| &mut it.basis,
            &[
                "《中华人民共和国城乡规划法》(2015年修正)",
                "《中华人民共和国土地管理法》（2004年修正）",
                "《中华人民共和国预算法》(2014年修订)",
                "《中华人民共和国义务教育法》（2006年6月29日修订）",
            ],
        ),
        of_entries("basis-unmatched-brackets", 90, |entry, n| {
            let Some(text) = without_bracket(entry.basis.text(), n) else { return false };
            entry.basis = Element::worded(&text);
            true
        }),
        worded(
            "basis-vague",
            |it| &mut it.basis,
            &["相关政策文件", "国家有关规定", "有关法律、法规", "上级文件要求"],
        ),
        worded(
            "basis-without-number",
            |it| &mut it.basis,
            &[
                "《民政部关于做好社会救助工作的通知》",
                "《国务院关于推进简政放权的意见》第三条",
                "《安徽省乡村振兴工作方案》",
            ],
        ),
        worded(
            "body-above-level",
            |it| &mut it.body,
            &["市级民政部门", "安徽省财政厅", "省级教育行政部门", "国务院水行政主管部门"],
        ),
        worded(
            "body-of-another-place",
            |it| &mut it.body,
            &["太和县民政局", "颍州区教育局", "阜阳市颍上县财政局", "临泉县民政局、阜南县民政局"],
        ),
        of_entries("conflicting-limits", 100, |entry, n| {
            let variants = [
                "批准后30日内",
                "本级人民代表大会批准后20个工作日内",
                "批准之日起1个月内公开",
                "批准后二十五日内",
            ];
            entry.basis = Element::worded("《中华人民共和国预算法》(2018年修正)");
            entry.time_limit = Element::worded(variants[n % variants.len()]);
            true
        }),
        of_entries("county-power-at-township", 100, |entry, _| {
            entry.body = Element::worded("杨桥镇人民政府");
            entry.levels.known().is_some_and(|levels| levels.iter().eq([Level::County]))
        }),
    ]
}

fn of_more_wordings() -> Vec<Defect> {
    vec![
        worded(
            "duration-not-limit",
            |it| &mut it.time_limit,
            &["长期公开", "常年公开", "永久公开", "任期内公开"],
        ),
        worded(
            "generic-body",
            |it| &mut it.body,
            &["县级政府民政部门", "应急管理部门", "县级人民政府", "乡镇人民政府(街道办事处)"],
        ),
        of_entries("index-number-malformed", 100, |entry, n| {
            let faults = [
                "11341722003251630P/2023-None",
                "003158495/202013-00001",
                "003158496/202012-00407",
                "003158495-00407",
            ];
            entry.extra.insert("索引号".to_owned(), faults[n % faults.len()].to_owned());
            true
        }),
        worded(
            "lapsed-basis",
            |it| &mut it.basis,
            &[
                "《中华人民共和国政府信息公开条例》（国务院令第492号）",
                "《政府采购信息公告管理办法》(财政部令第19号)",
                "《招标公告发布暂行办法》",
            ],
        ),
        worded("missing-element", |it| &mut it.basis, &[""]),
        of_entries("on-request-without-limit", 100, |entry, n| {
            entry.method = Element::Known([Method::OnRequest].into_iter().collect());
            entry.time_limit = Element::worded(["及时公开", "实时公开", "每年1月31日前公开"][n % 3]);
            true
        }),
        worded(
            "placeholder-left",
            |it| &mut it.body,
            &["××县民政局", "XX镇人民政府", "某某局", "____人民政府"],
        ),
        of_entries("publicity-period-too-short", 95, |entry, n| {
            let (content, basis, limit) = [
                (
                    "中标候选人名单",
                    "《中华人民共和国招标投标法实施条例》(国务院令第613号)",
                    "公示期不少于2日",
                ),
                (
                    "村庄规划草案文本",
                    "《中华人民共和国城乡规划法》(2019年修正)",
                    "规划报送审批前公示,公示时间不少于20日",
                ),
                (
                    "环境影响报告书受理情况公示",
                    "《环境影响评价公众参与办法》(生态环境部令第4号)",
                    "公示不少于5个工作日",
                ),
            ][n % 3];
            entry.content = Element::worded(content);
            entry.basis = Element::worded(basis);
            entry.time_limit = Element::worded(limit);
            true
        }),
        of_entries("text-noise", 100, |entry, n| {
            let text = with_noise(entry.content.text(), n);
            entry.content = Element::worded(&text);
            true
        }),
        worded(
            "time-limit-too-long",
            |it| &mut it.time_limit,
            &["信息形成或者变更之日起30个工作日内", "信息形成之日起60日内公开", "信息形成后2个月内"],
        ),
        worded("time-limit-unreadable", |it| &mut it.time_limit, &["按规定", "视情况", "依法依规"]),
    ]
}

fn of_ticks() -> Vec<Defect> {
    vec![
        of_entries("audience-unnamed", 100, |entry, _| {
            entry.audience = Element::Known(Audience::group(""));
            true
        }),
        of_entries("element-unknown", 100, |entry, n| {
            if n % 2 == 0 {
                entry.audience = Element::Unknown;
            } else {
                entry.channels = Element::Unknown;
            }
            true
        }),
        of_entries("level-mismatch", 100, |entry, _| {
            entry.levels = Element::Known([Level::Township].into_iter().collect());
            true
        }),
        of_entries("method-unknown", 100, |entry, _| {
            entry.method = Element::Unknown;
            true
        }),
        of_entries("no-channel", 100, |entry, _| {
            entry.channels = chosen(&[]);
            true
        }),
        of_entries("other-channel-unnamed", 100, |entry, _| {
            entry.channels = chosen(&[Channel::Website, Channel::Other(String::new())]);
            true
        }),
        of_entries("unknown-channel", 100, |entry, _| {
            entry.channels = chosen(&[Channel::Website, Channel::Unlisted("大喇叭群".to_owned())]);
            true
        }),
        of_entries("website-not-among-channels", 100, |entry, n| {
            entry.channels = chosen(&[Channel::LISTED[n % 11 + 1].clone()]);
            entry.method.known().is_some_and(|method| method.contains(Method::Active))
                && entry.audience.known().is_some_and(|audience| audience.society)
        }),
    ]
}

fn of_trees() -> Vec<Defect> {
    vec![
        of_catalog("copied-verbatim", |clean, guideline| copied(guideline, clean)),
        of_catalog(
            "domain-alias",
            renamed(&[("就业", "就业创业"), ("社会救助", "社会救助及福利"), ("扶贫", "乡村振兴")]),
        ),
        of_catalog("duplicate-entry", |clean, _| doubled(clean, false)),
        of_catalog("duplicate-id", |clean, _| {
            let (mut catalog, base, planted) = doubled(clean, true);
            catalog.number();
            (catalog, base, planted)
        }),
        of_catalog("exclusion-void", |clean, _| excluded(clean, Some("本县没有此项职责"))),
        of_catalog("exclusion-without-reason", |clean, _| excluded(clean, None)),
        of_catalog("missing-from-guideline", |clean, _| missing(clean)),
        of_catalog("serial-not-unique", |clean, _| renumbered(clean)),
        of_catalog("unknown-domain", renamed(&[("就业", "就业扶持帮办"), ("社会救助", "社会求助")])),
        of_catalog("weaker-than-guideline", |clean, _| weaker(clean)),
    ]
}
