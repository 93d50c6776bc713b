//! Writing and then reading is the identity: for JSON byte for byte; in both layouts for workbooks, for pages and Markdown
//! but for blanks that they do not show, and for CSV and TSV as far as the table goes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use mulu::model::{
    Audience, BasedOn, Catalog, Channel, Channels, Children, Domain, Element, Entry, Exclusion, Id, Issuer,
    Item, Kind, Level, Method, TickedChannels, Wording,
};
use mulu::read::{Format, ReadOptions, read};
use mulu::write::{Layout, WriteOptions, losses, write};
use proptest::collection::{btree_set, vec};
use proptest::option;
use proptest::prelude::*;

/// A short name: Chinese words with the marks that published names have.
fn name() -> impl Strategy<Value = String> {
    (
        "[社会救助审核批公示信息政策文件]{1,6}",
        prop_oneof![Just(""), Just("(含村庄规划)"), Just("、变更"), Just("/注销"), Just("“三农”")],
    )
        .prop_map(|(words, mark)| format!("{words}{mark}"))
}

/// The wording of an element: one line or several, marks and all.
fn wording() -> impl Strategy<Value = Element<Wording>> {
    let line = "[《》自该信息形成变更之日起0-9个工作;；、()（）A-Z<>&\"' =+@|*_#`~,!\\[\\]\\\\-]{0,20}";
    let text = vec(line, 1..3).prop_map(|lines| lines.join("\n"));
    let text = text.prop_filter("a mark of repetition reads as what stands above", |text| {
        !text.trim_matches([' ', '\n', ';', '；', ',']).eq("\"")
    });
    prop_oneof![
        1 => Just(Element::Absent),
        1 => Just(Element::Unknown),
        8 => text.prop_map(|text| Element::worded(&text)),
    ]
}

fn element<T: Clone + std::fmt::Debug + 'static>(
    known: impl Strategy<Value = T> + 'static,
) -> impl Strategy<Value = Element<T>> {
    prop_oneof![1 => Just(Element::Absent), 1 => Just(Element::Unknown), 6 => known.prop_map(Element::Known)]
}

fn channels() -> impl Strategy<Value = Channels> {
    let other = prop_oneof![Just(String::new()), Just("公共资源交易平台".into()), Just("宣传车".into())];
    (btree_set(0..12_usize, 1..6), any::<u16>(), option::of(other)).prop_map(|(picked, ticks, other)| {
        let mut channels = Channels::default();
        for n in picked {
            let list = if ticks >> n & 1 == 1 { &mut channels.chosen } else { &mut channels.offered };
            list.push(Channel::LISTED[n].clone());
        }
        channels.chosen.extend(other.map(Channel::Other));
        channels
    })
}

fn audience() -> impl Strategy<Value = Audience> {
    let group =
        prop_oneof![Just(String::new()), Just("申请人".to_owned()), Just("项目单位、施工单位".to_owned())];
    (any::<bool>(), option::of(group))
        .prop_map(|(society, group)| Audience { society: society || group.is_none(), group })
}

fn entry() -> impl Strategy<Value = Entry> {
    let levels =
        btree_set(prop_oneof![Just(Level::County), Just(Level::Township), Just(Level::Village)], 1..3);
    let methods = btree_set(prop_oneof![Just(Method::Active), Just(Method::OnRequest)], 1..2);
    let ticked = (
        element(channels()),
        element(audience()),
        element(methods.prop_map(|methods| methods.into_iter().collect())),
        element(levels.prop_map(|levels| levels.into_iter().collect())),
    );
    let worded = ("[公开内容要素]{1,8}", wording(), wording(), wording());
    let rest = (option::of("[0-9]{1,4}"), option::of("[备注说明]{1,4}"));
    (ticked, worded, rest).prop_map(
        |((channels, audience, method, levels), (content, basis, time_limit, body), (serial, remark))| {
            Entry {
                serial,
                content: Element::worded(&content),
                basis,
                time_limit,
                body,
                channels,
                audience,
                method,
                levels,
                extra: remark.into_iter().map(|remark| ("备注".to_owned(), remark)).collect(),
                ..Entry::default()
            }
        },
    )
}

/// An item with rows of its own, items below it, or both; numbered so that siblings never share a name.
fn item(depth: u32) -> BoxedStrategy<Item> {
    let rows = || vec(entry(), 1..4).prop_map(|rows| rows.into_iter().collect::<Children<Entry>>());
    let leaf = (name(), rows()).prop_map(|(name, entries)| Item { name, entries, ..Item::default() });
    if depth == 0 {
        return leaf.boxed();
    }
    let branch =
        (name(), vec(item(depth - 1), 1..3), option::of(rows())).prop_map(|(name, items, entries)| Item {
            name,
            items: unlike(items).into_iter().collect(),
            entries: entries.unwrap_or_default(),
            ..Item::default()
        });
    prop_oneof![1 => leaf, 2 => branch].boxed()
}

fn unlike(mut items: Vec<Item>) -> Vec<Item> {
    items.iter_mut().enumerate().for_each(|(n, item)| item.name = format!("{}{}", item.name, n + 1));
    items
}

prop_compose! {
    fn catalog()(
        domains in vec((name(), vec(item(2), 1..4)), 1..4),
        coded in any::<bool>(),
        guideline in any::<bool>(),
        excluded in option::of(option::of("[无此项职权]{2,6}")),
        ticked in option::of(prop_oneof![Just(TickedChannels::Mandatory), Just(TickedChannels::AnyOf)]),
    ) -> Catalog {
        let mut catalog = Catalog {
            kind: if guideline { Kind::Guideline } else { Kind::Local },
            title: "临泉县基层政务公开事项目录".into(),
            edition: Some("2020".into()),
            issuer: Some(Issuer { code: Some("341221".into()), name: "临泉县".into(), level: Some(Level::County) }),
            based_on: Some(BasedOn { id: "指引".into(), edition: Some("2020".into()), digest: None }),
            ticked_channels: ticked,
            ..Catalog::default()
        };
        for (n, (name, items)) in domains.into_iter().enumerate() {
            let items = unlike(items).into_iter().enumerate().map(|(m, mut item)| {
                if coded {
                    item.id = Id::new(format!("1{:02}{:03}000", n + 1, m + 1));
                }
                item
            });
            let id = if coded { Id::new(format!("1{:02}000000", n + 1)) } else { Id::default() };
            let name = format!("{name}{}", n + 1);
            catalog.domains.push(Domain { id, name, items: items.collect(), ..Domain::default() });
        }
        catalog.exclusions = excluded.into_iter().flat_map(|reason| [
            Exclusion { id: Id::new("125000000"), name: "税收管理".into(), reason: reason.clone() },
            Exclusion { id: Id::path(None, "统计"), name: "统计".into(), reason },
        ]).collect();
        catalog.number();
        catalog
    }
}

/// The catalog with its texts changed.
fn with_texts(mut catalog: Catalog, change: fn(&str) -> String) -> Catalog {
    fn items(children: &mut Children<Item>, change: fn(&str) -> String) {
        for item in children.iter_mut() {
            for entry in item.entries.iter_mut() {
                for element in [&mut entry.content, &mut entry.basis, &mut entry.time_limit, &mut entry.body]
                {
                    if let Element::Known(wording) = element {
                        *element = Element::worded(&change(wording.as_str()));
                    }
                }
            }
            items(&mut item.items, change);
        }
    }
    catalog.domains.iter_mut().for_each(|domain| items(&mut domain.items, change));
    catalog
}

/// A text as a page and Markdown show it: no blanks at its ends nor before a line break.
fn as_shown(text: &str) -> String {
    text.split('\n').map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned()
}

fn options(national: bool) -> WriteOptions {
    WriteOptions { layout: Some(if national { Layout::National } else { Layout::Coded }) }
}

fn pretty<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string_pretty(value).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn json_is_read_and_written_byte_for_byte(catalog in catalog()) {
        let json = catalog.to_json();
        let again = mulu::read::json(json.as_bytes()).unwrap();
        prop_assert_eq!(&again, &catalog);
        prop_assert_eq!(again.to_json(), json);
    }

    #[test]
    fn a_workbook_gives_back_the_catalog(catalog in catalog(), national in any::<bool>()) {
        prop_assert_eq!(losses(&catalog, Format::Xlsx), []);
        let options = options(national);
        let bytes = write(&catalog, Format::Xlsx, &options).unwrap();
        prop_assert_eq!(&bytes, &write(&catalog, Format::Xlsx, &options).unwrap(), "the same bytes each time");
        let again = read(&bytes, &ReadOptions::default()).unwrap();
        prop_assert_eq!(pretty(&again.catalog), pretty(&catalog));
    }

    #[test]
    fn a_page_gives_back_the_catalog(catalog in catalog(), national in any::<bool>()) {
        let catalog = with_texts(catalog, as_shown);
        prop_assert_eq!(losses(&catalog, Format::Html), []);
        let again = read(&write(&catalog, Format::Html, &options(national)).unwrap(), &ReadOptions::default()).unwrap();
        prop_assert_eq!(pretty(&again.catalog), pretty(&catalog));
    }

    #[test]
    fn markdown_gives_back_the_catalog(catalog in catalog(), national in any::<bool>()) {
        let catalog = with_texts(catalog, as_shown);
        prop_assert_eq!(losses(&catalog, Format::Markdown), []);
        let again =
            read(&write(&catalog, Format::Markdown, &options(national)).unwrap(), &ReadOptions::default()).unwrap();
        prop_assert_eq!(pretty(&again.catalog), pretty(&catalog));
    }

    #[test]
    fn csv_and_tsv_give_back_the_domains(catalog in catalog(), national in any::<bool>(), tabs in any::<bool>()) {
        let format = if tabs { Format::Tsv } else { Format::Csv };
        let again = read(&write(&catalog, format, &options(national)).unwrap(), &ReadOptions::default()).unwrap();
        prop_assert_eq!(pretty(&again.catalog.domains), pretty(&catalog.domains));
    }

    #[test]
    fn no_bytes_make_reading_panic(bytes in vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, &ReadOptions::default());
    }
}

#[test]
fn a_workbook_cut_anywhere_is_an_error_and_no_panic() {
    let catalog: Catalog = serde_json::from_str(
        r#"{"mulu":"1","kind":"local","domains":[{"name":"就业","items":[{"name":"甲","entries":[{"content":"乙"}]}]}]}"#,
    )
    .unwrap();
    let bytes = write(&catalog, Format::Xlsx, &WriteOptions::default()).unwrap();
    assert_eq!(read(&bytes, &ReadOptions::default()).unwrap().catalog.entry_count(), 1);
    for cut in (0..bytes.len()).step_by(97) {
        assert!(read(&bytes[..cut], &ReadOptions::default()).is_err(), "cut at {cut}");
    }
}
