//! What is due when, kind by kind.

use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::*;
use crate::Lang;
use crate::model::time_limit::Limit;

fn options() -> DueOptions {
    DueOptions::default()
}

fn worked_out(wording: &str, on: Date, options: &DueOptions) -> Due {
    due(wording, Some(on), options).unwrap()
}

/// The first part in shorthand: `by 2026-03-18`, `each …`, `none duration`.
fn shown(due: &Due) -> String {
    due.parts.iter().map(part_shown).collect::<Vec<_>>().join("; ")
}

fn part_shown(part: &DuePart) -> String {
    match &part.when {
        When::By(day) => format!("by {}", day.day),
        When::On(day) => format!("on {}", day.day),
        When::Before(day) => format!("before {}", day.day),
        When::NotBefore(day) => format!("not before {}", day.day),
        When::Shown { from, until } => format!("shown {from} {}", until.day),
        When::Each { days } => {
            format!("each {}", days.iter().map(|day| day.day.to_string()).collect::<Vec<_>>().join(" "))
        }
        When::None { why } => format!("none {}", why.key()),
    }
}

fn codes(due: &Due) -> Vec<&str> {
    due.parts.iter().flat_map(|part| &part.steps).map(|step| step.code.as_ref()).collect()
}

fn all_are(on: Date, cases: &[(&str, &str)]) {
    for (wording, expected) in cases {
        assert_eq!(shown(&worked_out(wording, on, &options())), *expected, "{wording} on {on}");
    }
}

#[test]
fn working_days_pass_over_the_holidays_and_count_the_make_up_days() {
    // 2026: the Spring Festival holiday is 15 to 23 February; the 14th and 28th are worked.
    let found = worked_out("自信息形成之日起20个工作日内", date(2026, 2, 9), &options());
    assert_eq!(shown(&found), "by 2026-03-13");
    assert_eq!(codes(&found), ["event-formed", "next-day", "holiday", "weekends", "make-up", "counted"]);
    let part = &found.parts[0];
    assert_eq!(part.counts_from, Some(date(2026, 2, 10)));
    let When::By(day) = part.when else { panic!("{part:?}") };
    assert_eq!((day.weekday, day.distance, day.left), (Weekday::Friday, Some(32), None));
    let holiday = part.steps[2].words(Lang::Zh);
    assert_eq!(
        holiday,
        "春节放假不计：2026年2月15日（星期日）至2026年2月23日（星期一），其间9日（国办发明电〔2025〕7号）"
    );
    assert_eq!(
        part.steps[4].words(Lang::Zh),
        "周末上班照计，2日：2026年2月14日、2月28日（国办发明电〔2025〕7号）"
    );
}

#[test]
fn lengths_in_calendar_days_end_on_a_working_day() {
    all_are(
        date(2026, 2, 9),
        &[
            // The fifth day is the 14th, a Saturday that is worked.
            ("信息形成之日起5日内", "by 2026-02-14"),
            // The seventh day is in the Spring Festival holiday.
            ("信息形成之日起7日内", "by 2026-02-24"),
            ("信息形成之日起2周内", "by 2026-02-24"),
            ("信息形成之日起30日内", "by 2026-03-11"),
            ("信息形成之日起1个月内", "by 2026-03-09"),
            ("信息形成之日起1年内", "not before 2027-02-09"),
        ],
    );
    all_are(
        date(2026, 1, 31),
        &[("信息形成之日起1个月内", "by 2026-02-28"), ("信息形成之日起2个月内", "by 2026-03-31")],
    );
    let found = worked_out("信息形成之日起1个月内", date(2026, 1, 31), &options());
    assert_eq!(codes(&found), ["event-formed", "next-day", "month-end"], "the 28th is worked");
    // 29 February has no counterpart in 2025; the 28th is a Friday.
    let found = worked_out("信息形成之日起1年内", date(2024, 2, 29), &options());
    assert_eq!((shown(&found).as_str(), codes(&found)[2]), ("by 2025-02-28", "month-end"));
    let found = worked_out("信息形成之日起7日内", date(2026, 2, 9), &options());
    assert_eq!(codes(&found).last(), Some(&"extended-holiday"));
}

#[test]
fn days_are_working_days_where_the_cited_law_says_so() {
    let with = |basis: &str, wording: &str, on| {
        worked_out(wording, on, &DueOptions { basis: Some(basis.to_owned()), ..options() })
    };
    let on = date(2026, 3, 2);
    let plain = with("《政府信息公开条例》", "决定作出之日起7日内公开", on);
    assert_eq!(shown(&plain), "by 2026-03-09");
    let penalty = with("《中华人民共和国行政处罚法》第八十五条", "决定作出之日起7日内公开", on);
    assert_eq!(shown(&penalty), "by 2026-03-11");
    assert_eq!(codes(&penalty)[2], "days-law");
    let longer = with("《中华人民共和国行政处罚法》", "决定作出之日起15日内公开", on);
    assert_eq!((shown(&longer).as_str(), codes(&longer)[2]), ("by 2026-03-17", "days-calendar"));
    let permit = with("行政许可法", "受理之日起20日内公开", on);
    assert_eq!(shown(&permit), "by 2026-03-30");
    let said = with("行政许可法", "受理之日起20个自然日内公开", on);
    assert_eq!((shown(&said).as_str(), codes(&said)[2]), ("by 2026-03-23", "days-said"));
}

#[test]
fn of_several_laws_none_is_chosen() {
    let basis = Some("《中华人民共和国行政处罚法》;《政府信息公开条例》".to_owned());
    let found = worked_out("决定作出之日起7日内公开", date(2026, 3, 2), &DueOptions { basis, ..options() });
    assert_eq!(shown(&found), "by 2026-03-09");
    let otherwise = found.parts[0].otherwise.as_ref().unwrap();
    assert_eq!((otherwise.day.day, otherwise.why.code.as_ref()), (date(2026, 3, 11), "days-law-perhaps"));
}

#[test]
fn several_parts_are_several_days() {
    let on = date(2026, 3, 2);
    all_are(
        on,
        &[
            (
                "执法决定信息在决定作出之日起7个工作日内公开,其他相关信息形成或变更之日起20个工作日内公开",
                "by 2026-03-11; by 2026-03-30",
            ),
            ("制定或获取信息之日起10个工作日,公示7个工作日", "by 2026-03-16; shown 2026-03-16 2026-03-25"),
            ("批前公示30日;批后20个工作日", "shown 2026-03-02 2026-04-01; by 2026-03-30"),
            ("长期公开,信息形成或变更20个工作日内更新", "none duration; by 2026-03-30"),
        ],
    );
}

#[test]
fn publicity_lasts_until_the_end_of_its_last_day() {
    // Put up on 12 February, seven days end on the 19th, in the holiday.
    all_are(date(2026, 2, 12), &[("公示期不少于7日", "shown 2026-02-12 2026-02-24")]);
    all_are(date(2026, 3, 2), &[("公示7个工作日", "shown 2026-03-02 2026-03-11")]);
}

#[test]
fn promptness_and_hours() {
    let on = date(2026, 3, 2);
    all_are(
        on,
        &[
            ("实时公开", "on 2026-03-02"),
            ("信息形成当日公开", "on 2026-03-02"),
            ("及时公开", "none no-number"),
            ("信息形成后24小时内公开", "by 2026-03-03"),
            ("信息形成后5小时内公开", "by 2026-03-02"),
        ],
    );
    let prompt = worked_out("及时公开", on, &options());
    let otherwise = prompt.parts[0].otherwise.as_ref().unwrap();
    assert_eq!((otherwise.day.day, otherwise.why.code.as_ref()), (date(2026, 3, 30), "regulation"));
    assert_eq!(worked_out("合同签订后及时公开", on, &options()).parts[0].otherwise, None);
    let hours = worked_out("信息形成后5小时内公开", on, &options());
    assert_eq!(hours.parts[0].counts_from, None);
    assert_eq!(hours.parts[0].otherwise.as_ref().unwrap().day.day, date(2026, 3, 3));
    assert_eq!(worked_out("信息形成后48小时内公开", on, &options()).parts[0].otherwise, None);
}

#[test]
fn before_and_together_with_an_event() {
    let on = date(2026, 3, 9);
    all_are(
        on,
        &[
            ("提前一周发通知邀请", "by 2026-03-02"),
            ("会议召开前3日", "by 2026-03-06"),
            ("会议召开前3个工作日", "by 2026-03-04"),
            ("计划停水提前24小时公告", "by 2026-03-08"),
            ("审批前公示", "before 2026-03-09"),
            ("随采购公告、采购文件公开", "on 2026-03-09"),
        ],
    );
    let found = worked_out("会议召开前3日", on, &options());
    assert_eq!(found.parts[0].otherwise.as_ref().unwrap().day.day, date(2026, 3, 5));
    // The 3rd is a Saturday of the National Day holiday of 2026.
    let found = worked_out("会议召开前5日", date(2026, 10, 8), &options());
    assert_eq!((shown(&found).as_str(), codes(&found).last()), ("by 2026-10-03", Some(&"named-holiday")));
}

#[test]
fn what_recurs_has_its_next_days() {
    let on = date(2026, 2, 9);
    all_are(
        on,
        &[
            ("每季度公布一次", "each 2026-03-31 2026-06-30 2026-09-30 2026-12-31"),
            ("半年至少更新1次", "each 2026-06-30 2026-12-31 2027-06-30 2027-12-31"),
            ("每月10日前", "each 2026-02-10 2026-03-10 2026-04-10 2026-05-10"),
            ("每月31日前", "each 2026-02-28 2026-03-31 2026-04-30 2026-05-31"),
            ("每年1月31日前", "each 2027-01-31 2028-01-31 2029-01-31 2030-01-31"),
            ("每季度的首个月20日", "each 2026-04-20 2026-07-20 2026-10-20 2027-01-20"),
            ("每周五前", "each 2026-02-13 2026-02-20 2026-02-27 2026-03-06"),
            ("次年3月底前", "by 2027-03-31"),
            ("次月15日前", "by 2026-03-15"),
            ("2026年6月30日前", "by 2026-06-30"),
            ("每年2月29日前", "each 2028-02-29 2032-02-29 2036-02-29 2040-02-29"),
            ("每20个工作日更新", "each 2026-03-13 2026-04-13 2026-05-13 2026-06-10"),
            ("每日更新", "each 2026-02-10 2026-02-11 2026-02-12 2026-02-13"),
            ("每学期公布一次", "none semester"),
            ("每年年初", "none about-the-start"),
        ],
    );
    // The 15th of March 2026 is a Sunday: a day that is named does not move.
    let found = worked_out("次月15日前", on, &options());
    assert_eq!(codes(&found), ["next-period", "named-weekend"]);
}

#[test]
fn what_has_no_day_says_why() {
    all_are(date(2026, 2, 9), &[("长期公开", "none duration"), ("同上", "none same-as-above")]);
    let undated = due("自信息形成之日起20个工作日内", None, &options()).unwrap();
    assert_eq!(
        (shown(&undated).as_str(), codes(&undated)),
        ("none event-not-dated", vec!["event-formed-undated"])
    );
    let named = due("2026年6月30日前", None, &options()).unwrap();
    assert_eq!(shown(&named), "by 2026-06-30");
    let recurring =
        due("每季度公布一次", None, &DueOptions { today: Some(date(2026, 2, 9)), ..options() }).unwrap();
    assert!(shown(&recurring).starts_with("each 2026-03-31"));
    let unreadable = worked_out("按规定公开", date(2026, 2, 9), &options());
    assert_eq!((unreadable.parts.len(), unreadable.findings[0].code.as_ref()), (0, "time-limit-unreadable"));
}

#[test]
fn a_year_without_a_notice_is_never_assumed() {
    let found = worked_out("20个工作日", date(2026, 12, 21), &options());
    // Eight working days are left in 2026; the other twelve may be any days.
    assert_eq!(shown(&found), "not before 2027-01-12");
    assert_eq!(found.findings[0].code, "calendar-year-missing");
    let own: crate::vocabulary::HolidayYear = serde_json::from_str(
        r#"{"year": 2027, "holidays": [{"name": "元旦", "from": "2027-01-01", "to": "2027-01-03"}]}"#,
    )
    .unwrap();
    let found =
        worked_out("20个工作日", date(2026, 12, 21), &DueOptions { holidays: vec![own], ..options() });
    assert_eq!((shown(&found).as_str(), found.findings.len()), ("by 2027-01-19", 0));
    let found = worked_out("5个工作日", date(2026, 12, 23), &options());
    assert_eq!((shown(&found).as_str(), codes(&found).last()), ("by 2026-12-30", Some(&"year-end")));
    let back = worked_out("会议召开前5个工作日", date(2004, 1, 5), &options());
    assert_eq!(
        (shown(&back).as_str(), back.findings[0].code.as_ref()),
        ("none year-missing", "calendar-year-missing")
    );
    assert!(back.findings[0].message(Lang::Zh).contains("2003"));
}

#[test]
fn today_tells_what_is_left() {
    let on = |today| {
        let options = DueOptions { today: Some(today), lang: Some(Lang::Zh), ..options() };
        let found = worked_out("自信息形成之日起20个工作日内", date(2026, 2, 9), &options);
        let When::By(day) = found.parts[0].when else { panic!("{found:?}") };
        (day.left.unwrap(), found.parts[0].text.clone().unwrap())
    };
    assert_eq!(
        on(date(2026, 3, 10)),
        (3, "最迟于2026年3月13日（星期五）公开，距起算事件32日；还有3日".to_owned())
    );
    assert_eq!(on(date(2026, 3, 13)).0, 0);
    assert!(on(date(2026, 3, 13)).1.ends_with("今天到期"));
    assert!(on(date(2026, 3, 20)).1.ends_with("已逾期7日"));
}

#[test]
fn every_step_and_reason_has_words_in_both_languages() {
    let wordings = [
        "自信息形成之日起20个工作日内",
        "信息形成之日起7日内",
        "信息形成之日起1个月内",
        "公示7个工作日,及时公开",
        "会议召开前3日",
        "每季度公布2次",
        "每20个工作日更新",
        "次月15日前",
        "2026年6月30日前",
        "信息形成后5小时内公开",
        "实时公开;同日公开;同上",
        "20个工作日(涉密信息除外)。法律、法规另有规定的,从其规定",
    ];
    for lang in [Lang::Zh, Lang::En] {
        for wording in wordings {
            for on in [Some(date(2026, 1, 31)), Some(date(2026, 12, 21)), None] {
                let found = due(wording, on, &DueOptions { lang: Some(lang), ..options() }).unwrap();
                let texts: Vec<&String> = found
                    .parts
                    .iter()
                    .flat_map(|part| {
                        part.steps.iter().map(|step| step.text.as_ref()).chain([part.text.as_ref()])
                    })
                    .chain(found.notes.iter().map(|step| step.text.as_ref()))
                    .map(Option::unwrap)
                    .collect();
                for text in texts {
                    assert!(!text.contains(['{', '}']) && !text.contains("due."), "{wording}: {text}");
                }
                assert!(due_lines(&found, lang).len() >= found.parts.len());
            }
        }
    }
}

/// Pieces of wordings; `#` stands for a number.
const PIECES: [&str; 24] = [
    "信息形成之日起",
    "批准后",
    "#个工作日内",
    "#日内",
    "#个月内",
    "#年内",
    "#小时内",
    "#周内",
    "公示#日",
    "公示不少于#个工作日",
    "提前#日",
    "会议召开前#个工作日",
    "每#日更新",
    "每年#月底前",
    "每月#日前",
    "每季度公布#次",
    "次年#月#日前",
    "2026年#月#日前",
    "及时公开",
    "当日公开",
    "长期公开",
    "审批前公示",
    ";",
    ",",
];

proptest! {
    /// Whatever is read comes to something in both languages, in days that fit each other.
    #[test]
    fn no_limit_is_too_odd(
        pieces in prop::collection::vec((0..PIECES.len(), 1_u32..100_000), 1..6),
        day in 0_i32..12_000,
        dated in any::<bool>(),
    ) {
        let wording: String =
            pieces.iter().map(|(at, number)| PIECES[*at].replace('#', &number.to_string())).collect();
        let on = date(2000, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap();
        let options = DueOptions { today: Some(on), lang: Some(Lang::En), ..options() };
        let found = due(&wording, dated.then_some(on), &options).unwrap();
        prop_assert_eq!(&found, &due(&wording, dated.then_some(on), &options).unwrap());
        for part in &found.parts {
            let text = part.text.clone().unwrap_or_default();
            let filled = !text.is_empty() && !text.contains('\u{7b}');
            prop_assert!(filled, "{}: {}", wording, text);
            match &part.when {
                When::By(day) | When::NotBefore(day) if matches!(part.limit.limit, Limit::Within { .. }) => {
                    prop_assert!(day.day >= on);
                    prop_assert_eq!(day.distance, Some((day.day - on).get_days()));
                }
                When::Shown { from, until } => prop_assert!(until.day > *from && *from >= on),
                When::Each { days } => {
                    prop_assert!(days.windows(2).all(|pair| pair[0].day < pair[1].day));
                    prop_assert!(days.iter().all(|day| day.day >= on));
                }
                _ => {}
            }
        }
    }

    /// A length in working days ends on a day that is worked, and as many were counted as were asked.
    #[test]
    fn as_many_working_days_lie_between_as_were_asked(day in 0_i32..8_200, count in 1_u32..60) {
        let on = date(2004, 1, 1).checked_add(jiff::Span::new().days(day)).unwrap();
        let found = worked_out(&format!("{count}个工作日"), on, &options());
        if let When::By(due) = found.parts[0].when {
            let between = on.series(jiff::Span::new().days(1)).skip(1).take_while(|day| *day <= due.day);
            let worked = between.filter(|day| holidays().day(*day).is_working() == Some(true)).count();
            prop_assert_eq!(worked, count as usize);
            prop_assert_eq!(holidays().day(due.day).is_working(), Some(true));
        }
    }
}
