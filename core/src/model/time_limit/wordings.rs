//! Wordings of published catalogs, and variations of them, with what they say.
//!
//! The right column is shorthand: `20 working-day after formed`, `[what it is about] …`, `lasts <words>`,
//! `saving` for the clause that leaves other limits to the law, `~` before words beside the limits.

use proptest::prelude::*;

use super::*;

fn show(limit: &TimeLimit) -> String {
    let unit = |count: &u32, unit: &Unit| format!("{count} {}", unit.key());
    let mut shown: Vec<String> = limit
        .parts
        .iter()
        .map(|part| {
            let limit = match &part.limit {
                Limit::Within { count, unit: of, after } => match after {
                    Event::FormedOrChanged => format!("{} after formed", unit(count, of)),
                    Event::Unstated => unit(count, of),
                    Event::Other(event) => format!("{} after <{event}>", unit(count, of)),
                },
                Limit::Prompt { how, after } => match after {
                    Event::FormedOrChanged => format!("{how:?} after formed"),
                    Event::Unstated => format!("{how:?}"),
                    Event::Other(event) => format!("{how:?} after <{event}>"),
                },
                Limit::Publicity { count, unit: of } => format!("public {}", unit(count, of)),
                Limit::Ahead { count, unit: of, before: Some(event) } => {
                    format!("{} before <{event}>", unit(count, of))
                }
                Limit::Ahead { count, unit: of, before: None } => format!("{} ahead", unit(count, of)),
                Limit::Before { event } => format!("before <{event}>"),
                Limit::Every { count, unit: of, times: 1 } => format!("every {}", unit(count, of)),
                Limit::Every { count, unit: of, times } => format!("{times}x every {}", unit(count, of)),
                Limit::By { period, month, day } => format!(
                    "by {period:?} {} {}",
                    month.map_or("-".into(), |m| m.to_string()),
                    shown_day(*day)
                ),
                Limit::ByDate { year, month, day } => {
                    format!("by {year} {} {}", month.map_or("-".into(), |m| m.to_string()), shown_day(*day))
                }
                Limit::With { event } => format!("with <{event}>"),
                Limit::Duration { wording } => format!("lasts <{wording}>"),
                Limit::SameAsAbove => "same".to_owned(),
            };
            part.of.as_ref().map_or(limit.clone(), |of| format!("[{of}] {limit}"))
        })
        .collect();
    if limit.saving_clause {
        shown.push("saving".to_owned());
    }
    shown.extend(limit.rest.iter().map(|rest| format!("~{rest}")));
    shown.join("; ")
}

fn shown_day(day: Option<Day>) -> String {
    day.map_or("-".to_owned(), |day| match day {
        Day::On(day) => day.to_string(),
        Day::Start => "start".to_owned(),
        Day::End => "end".to_owned(),
    })
}

fn all_say(cases: &[(&str, &str)]) {
    for (wording, expected) in cases {
        let shown = read(wording).map(|limit| show(&limit));
        assert_eq!(shown.as_deref(), Some(*expected), "{wording}");
    }
}

#[test]
fn the_twenty_working_days_of_the_regulation_in_every_spelling() {
    for wording in [
        "自该信息形成或者变更之日起20个工作日内",
        "信息形成或变更之日起20个工作日内公开",
        "信息形成(变更)20个工作日内",
        "自信息形\n\n成或者变\n\n更之日起\n\n20个工作\n\n日内予以\n\n公开",
        "信息形成或者变更之日起2 0 个工作日内予以公",
        "信 息 形 成 或 变 更 之 日 起 ２０ 个 工 作 日 内",
        "信息形成或变更之日起二十个工作日内",
        "信息形成或者变更之日起 20 工作日之内",
        "信息形成后,20个工作日内公开",
        "信息形成20个工作日内公示公告",
        "信息形成起20个工作日以内",
        "信息形成之日20个工作日内",
        "信息形成、变更之日起20个工作日内",
        "信息形成/变更20个工作日内",
        "信息形成或变更后的20个工作日",
        "信息形成或者变更之日起的20个工作日内",
        "信息形成之日起至20个工作日内",
        "自信息形成之日起,20个工作日内,予以公开",
        "自信息形成或变更之日起不超过20个工作日",
        "形成或变更20个工作日",
        "自制作或获取该信息之日起20个工作日内公开",
        "本机关制作或获取信息之日起20个工作日内",
        "自获得或者制作该政府信息之日起20个工作日内",
        "自制作之日起20个工作日内",
        "信息产生或变更之日起20个工作日",
        "有变动时20个工作日内更新",
        "公开事项信息形成或变更之日起20个工作日内公开",
        "应当自该政府信息形成或者变更之日起20个工作日内及时公开",
        "属于主动公开范围的政府信息,应当自该政府信息形成或者变更之日起20个工作日内及时公开",
        "公开时限:自信息形成或者变更之日起20个工作日内予以公开",
        "公开时限为信息形成后20个工作日(下同)",
        "1.信息形成或者变更之日起20个工作日内。",
        "制定或者获取扶持补贴政策之日起20个工作日内",
        "自信息形式或变更之日起20个工作曰内",
        "信息形成或者變更之日起20個工作日內",
        "信息形成或变更之日起20个工作",
    ] {
        all_say(&[(wording, "20 working-day after formed")]);
    }
}

#[test]
fn a_length_of_time_runs_from_its_event() {
    all_say(&[
        ("20个工作日", "20 working-day"),
        ("3个工作日内", "3 working-day"),
        ("原则上20个工作日内公开", "20 working-day"),
        ("最迟不超过20个工作日", "20 working-day"),
        ("30天", "30 day"),
        ("一周内公开", "1 week"),
        ("三个月内", "3 month"),
        ("24小时内", "24 hour"),
        ("制定或获取信息之日起10个工作日内", "10 working-day after formed"),
        ("制定或获取文件之日起10个工作日内", "10 working-day after formed"),
        ("信息形成后,7个工作日内公开", "7 working-day after formed"),
        ("信息形成之日起20日内", "20 day after formed"),
        ("信息形成后一个月内", "1 month after formed"),
        ("本级人民代表大会或其常务委员会批准后20日内", "20 day after <本级人民代表大会或其常务委员会批准>"),
        ("经本级人民代表大会批准后 20 日\n内向社会公开", "20 day after <本级人民代表大会批准>"),
        ("部门预算经本级财政部门批复后20日内公开", "20 day after <部门预算经本级财政部门批复>"),
        ("财政批复后20日", "20 day after <财政批复>"),
        ("行政处罚决定形成之日起20个工作日内", "20 working-day after <行政处罚决定形成>"),
        ("自行政处罚决定书作出之日起7个工作日内公开", "7 working-day after <行政处罚决定书作出>"),
        ("自作出行政决定之日起七个工作日内上网公开", "7 working-day after <作出行政决定>"),
        ("自收到申请之日起20个工作日内", "20 working-day after <收到申请>"),
        ("收到批准文件10个工作日内", "10 working-day after <收到批准文件>"),
        ("分配结果确定后20个工作日内", "20 working-day after <分配结果确定>"),
        ("拟征收土地现状调查结束后5个工作日", "5 working-day after <拟征收土地现状调查结束>"),
        ("政策出台后3日内", "3 day after <政策出台>"),
        ("自文件印发20个工作日内", "20 working-day after <文件印发>"),
        ("公示期满无异议后3个工作日内", "3 working-day after <公示期满无异议>"),
        ("每季度结束后10日内", "10 day after <每季度结束>"),
        ("年度终了后3个月内", "3 month after <年度终了>"),
        ("每学期开学后2周内", "2 week after <每学期开学>"),
        ("自然灾害发生后2小时内", "2 hour after <自然灾害发生>"),
        ("行政处罚信息7个工作日内公开", "[行政处罚信息] 7 working-day"),
    ]);
}

#[test]
fn publicity_has_a_minimum_length() {
    all_say(&[
        ("公示5-7天", "public 5 day"),
        ("公示期为7至15日", "public 7 day"),
        ("规划送审报批前,不少于30日", "[规划送审报批前] public 30 day"),
        ("征求意见期限不得少于30日", "public 30 day"),
        ("公示7个工作日", "public 7 working-day"),
        ("公示期为7天", "public 7 day"),
        ("公示期:7日", "public 7 day"),
        ("7天公示期", "public 7 day"),
        ("公示15日以上", "public 15 day"),
        ("公示时间不少于\n7 个工作日", "public 7 working-day"),
        ("批前≥30日", "[批前] public 30 day"),
        ("在规划报送审批前,依法公示,公示时间不得少于三十日", "[在规划报送审批前] public 30 day"),
        ("审核信息公示7个工作日", "[审核信息] public 7 working-day"),
        ("发放前公示7天", "[发放前] public 7 day"),
        ("张榜公示7日", "public 7 day"),
        ("征求公众意见的时间不得少于30日", "public 30 day"),
        ("招标文件发售期不得少于5日", "[招标文件] public 5 day"),
        ("不得少于10个工作日", "public 10 working-day"),
    ]);
}

#[test]
fn prompt_in_its_senses() {
    all_say(&[
        ("实时公开", "RealTime"),
        ("实 时\n公 开", "RealTime"),
        ("及时公开", "Prompt"),
        ("即时", "Prompt"),
        ("随时公布", "Prompt"),
        ("第一时间公开", "Prompt"),
        ("立即公开", "Prompt"),
        ("信息形成当日", "SameDay after formed"),
        ("按进展情况及时公开", "AsItProgresses"),
        ("根据工作进展情况及时更新", "AsItProgresses"),
        ("按照项目进展情况,及时公开", "AsItProgresses"),
        ("按工程进度公开", "AsItProgresses"),
        ("合同签订后及时公开", "Prompt after <合同签订>"),
        ("信息变更后及时更新", "Prompt after formed"),
        ("随批随公开", "Prompt after <批>"),
    ]);
}

#[test]
fn dates_lie_in_periods() {
    all_say(&[
        ("每年1月31日前", "by Year 1 31"),
        ("每年 1 月 31\n日 前 公 开", "by Year 1 31"),
        ("每年5月底之前", "by Year 5 end"),
        ("每年4月", "by Year 4 -"),
        ("6月底前", "by Year 6 end"),
        ("12月31日前", "by Year 12 31"),
        ("次年3月31日前", "by NextYear 3 31"),
        ("年底前", "by Year - end"),
        ("每年第一季度", "by Year 3 end"),
        ("每年上半年", "by Year 6 end"),
        ("每年底集中公布1次", "by Year - end"),
        ("每年6月30日、12月31日前", "by Year 6 30; by Year 12 31"),
        ("每年3、6、9、12月", "by Year 3 -; by Year 6 -; by Year 9 -; by Year 12 -"),
        ("每年7月底前;其中招生结果9月30日前", "by Year 7 end; [招生结果] by Year 9 30"),
        ("每季度的首个月20日", "by Quarter 1 20"),
        ("每季度首月 20 日前", "by Quarter 1 20"),
        ("每季度末公开", "by Quarter - end"),
        ("每月10日前", "by Month - 10"),
        ("每月10日、25日前公布", "by Month - 10; by Month - 25"),
        ("每月初", "by Month - start"),
        ("次月10日前", "by NextMonth - 10"),
        ("每周五前更新", "by Week - 5"),
        ("2025年12月31日前", "by 2025 12 31"),
        ("二〇二五年六月底前", "by 2025 6 end"),
    ]);
}

#[test]
fn what_recurs() {
    all_say(&[
        ("每20个工作日更新", "every 20 working-day"),
        ("每 2 0个工作日更新", "every 20 working-day"),
        ("半年至少更新1次", "every 6 month"),
        ("半年一次", "every 6 month"),
        ("每半年更新一次", "every 6 month"),
        ("每年", "every 1 year"),
        ("按年公开", "every 1 year"),
        ("每年集中公开1次", "every 1 year"),
        ("每年两次", "2x every 1 year"),
        ("一年一次", "every 1 year"),
        ("一月一次", "every 1 month"),
        ("按季度公布", "every 1 quarter"),
        ("每季度一次", "every 1 quarter"),
        ("季度公开", "every 1 quarter"),
        ("每学期公布一次", "every 1 semester"),
        ("每月公开", "every 1 month"),
        ("应每月公布一次", "every 1 month"),
        ("至少每季度公布一次", "every 1 quarter"),
        ("每两年", "every 2 year"),
        ("每周更新", "every 1 week"),
        ("每日更新", "every 1 day"),
    ]);
}

#[test]
fn before_and_together_with_events() {
    all_say(&[
        ("提前一周发通知邀请", "1 week ahead"),
        ("至少提前3天公告", "3 day ahead"),
        ("计划停水提前24小时公告", "24 hour before <计划停水>"),
        ("会议召开前3日", "3 day before <会议召开>"),
        ("在投标、拍卖、挂牌开始日20日前发布公告", "20 day before <投标、拍卖、挂牌开始日>"),
        ("审批前公示", "before <审批>"),
        ("招生工作开始前公布", "before <招生工作开始>"),
        ("会前", "before <会>"),
        ("随采购公告、采购文件公开", "with <采购公告、采购文件>"),
        ("随部门预算一并公开", "with <部门预算>"),
        ("与处罚决定同步公开", "with <处罚决定>"),
        ("政策解读与文件同步发布", "[政策解读] with <文件>"),
        ("征地工作启动时", "with <征地工作启动>"),
    ]);
}

#[test]
fn durations_and_references() {
    all_say(&[
        ("长期公开", "lasts <长期公开>"),
        ("长\n期", "lasts <长期>"),
        ("永久公开", "lasts <永久公开>"),
        ("常年公开", "lasts <常年公开>"),
        ("全年", "lasts <全年>"),
        ("动态调整", "lasts <动态调整>"),
        ("动态更新", "lasts <动态更新>"),
        ("任期内", "lasts <任期内>"),
        ("任职期间公开", "lasts <任职期间公开>"),
        ("持续公开", "lasts <持续公开>"),
        ("定期公开", "lasts <定期公开>"),
        ("不定期更新", "lasts <不定期更新>"),
        ("适时公开", "lasts <适时公开>"),
        ("长期有效", "lasts <长期有效>"),
        ("招生期间公开", "lasts <招生期间公开>"),
        ("文件有效期内", "lasts <文件有效期内>"),
        ("同上", "same"),
        ("同 上。", "same"),
        ("〃", "same"),
        ("″", "same"),
    ]);
}

#[test]
fn several_limits_in_one_cell() {
    all_say(&[
        (
            "执法决定信息在决定作出之日起7个工作日内公开,其他相关信息形成或变更之日起20个工作日内公开",
            "[执法决定信息] 7 working-day after <决定作出>; [其他相关信息] 20 working-day after formed",
        ),
        ("制定或获取信息之日起10个工作日,公示7个工作日", "10 working-day after formed; public 7 working-day"),
        (
            "制定或获取信息之日起10个工作日内公示7个工作日",
            "10 working-day after formed; public 7 working-day",
        ),
        (
            "自收到申请之日起20个工作日内 自该信息形成或者变更之日起20个工作日内",
            "20 working-day after <收到申请>; 20 working-day after formed",
        ),
        (
            "信息形成之日起20个工作日内予以公开;其中行政许可、行政处罚事项应自作出行政决定之日起7个工作日内公示",
            "20 working-day after formed; [行政许可、行政处罚事项] 7 working-day after <作出行政决定>",
        ),
        (
            "7个工作日（行政许可、行政处罚），20个工作日（其他）",
            "[行政许可、行政处罚] 7 working-day; [其他] 20 working-day",
        ),
        ("县级20个工作日、乡级10个工作日", "[县级] 20 working-day; [乡级] 10 working-day"),
        ("及时公开,公告期限为5个工作日", "Prompt; public 5 working-day"),
        ("审批前公示,批后20个工作日", "before <审批>; 20 working-day after <批>"),
        ("批前公示30日;批后20个工作日", "[批前] public 30 day; 20 working-day after <批>"),
        (
            "评审完成后3个工作日内公开,公示不少于7个工作日",
            "3 working-day after <评审完成>; public 7 working-day",
        ),
        ("自收到评标报告之日起3日内公示,公示期不得少于3日", "3 day after <收到评标报告>; public 3 day"),
        ("公示期7个工作日,无异议后20个工作日内公开", "public 7 working-day; 20 working-day after <无异议>"),
        ("与政策文件同步发布,最迟不超过3个工作日", "with <政策文件>; 3 working-day"),
        ("长期公开,信息形成或变更20个工作日内更新", "lasts <长期公开>; 20 working-day after formed"),
        ("长期公开(动态调整)", "lasts <长期公开>; lasts <动态调整>"),
        ("长期公开（有变化及时更新）", "lasts <长期公开>; Prompt after formed"),
        ("①长期公开②20个工作日", "lasts <长期公开>; 20 working-day"),
        (
            "1.审核信息:制定或获取信息之日起10个工作日内;\n2.审批信息:20个工作日内",
            "[审核信息] 10 working-day after formed; [审批信息] 20 working-day",
        ),
        ("1、及时公开\n2、长期公开", "Prompt; lasts <长期公开>"),
        ("(一)20个工作日内;(二)长期公开", "20 working-day; lasts <长期公开>"),
        (
            "每季度的首个月20日 (集体财务往来较多的,财务收支情况应每月公布一次)",
            "by Quarter 1 20; [集体财务往来较多,财务收支情况] every 1 month",
        ),
        (
            "一般事项每季度公布一次,涉及村民利益的重大问题随时公布",
            "[一般事项] every 1 quarter; [涉及村民利益的重大问题] Prompt",
        ),
        (
            "企业欠税的,每季公告一次;个体工商户欠税的,每半年公告一次;走逃、失踪的随时公告",
            "[企业欠税] every 1 quarter; [个体工商户欠税] every 6 month; [走逃、失踪] Prompt",
        ),
        ("年初公布计划,年底公布结果", "by Year - start; by Year - end; ~计划; ~结果"),
        ("5小时内发布权威信息,24小时内举行新闻发布会", "5 hour; 24 hour; ~权威信息; ~举行新闻发布会"),
        ("村级长期公开;县、乡级20个工作日", "[村级] lasts <长期公开>; [县、乡级] 20 working-day"),
        ("20个工作日内/及时公开", "20 working-day; Prompt"),
        ("同上,20个工作日", "same; 20 working-day"),
    ]);
}

#[test]
fn the_saving_clause_is_no_part() {
    all_say(&[
        (
            "自该信息形成或者变更之日起20个工作日内予以公开。法律、法规对政府信息公开的期限另有规定的,从其规定",
            "20 working-day after formed; saving",
        ),
        (
            "信息形成或变更之日起20个工作日内（法律、法规、规章对公开期限另有规定的，依照其规定）",
            "20 working-day after formed; saving",
        ),
        (
            "信息形成或者变更之日起20个工作日内，法律法规另有规定的，从其规定。",
            "20 working-day after formed; saving",
        ),
        ("信息形成或者变更之日起20个工作日内公开；国家另有规定的除外", "20 working-day after formed; saving"),
        (
            "自信息形成或者变更之日起20个工作日内予以公开。法律、法规另有规定的，从其",
            "20 working-day after formed; saving",
        ),
        ("自信息形成或者变更之日起20个工作日内予以公开。法律法规另有", "20 working-day after formed; saving"),
        ("除法律法规另有规定外，信息形成或变更之日起20个工作日内", "20 working-day after formed; saving"),
    ]);
}

#[test]
fn words_beside_a_limit_are_kept() {
    all_say(&[
        ("自决定作出之日起7日内(涉密信息除外)", "7 day after <决定作出>; ~涉密信息除外"),
        ("按照条例规定20个工作日", "20 working-day; ~按照条例规定"),
        (
            "信息形成或变更之日起20个工作日内(《政府信息公开条例》第二十六条)",
            "20 working-day after formed; ~《政府信息公开条例》第二十六条",
        ),
        ("每年10月31日之前公布上一年度年报", "by Year 10 31; ~上一年度年报"),
        ("及时公开,接受群众监督", "Prompt; ~接受群众监督"),
        ("长期规划信息形成后20个工作日内", "[长期规划信息] 20 working-day after formed"),
        ("每年1月公布全年工作总结", "by Year 1 -; ~全年工作总结"),
    ]);
}

#[test]
fn words_that_name_no_limit_are_unread() {
    for wording in [
        "按规定公开",
        "依法公开",
        "按要求",
        "见附件",
        "√",
        "无",
        "/",
        "不公开",
        "公开",
        "主动公开",
        "依申请公开",
        "县民政局",
        "《社会救助暂行办法》(国务院令第649号)",
        "按区财政统一部署执行",
        "按照《预算法》规定时限公开",
        "规定时间内",
        "限时公开",
        "征收范围内",
        "同步公开",
        "法律、法规另有规定的,从其规定",
    ] {
        assert_eq!(read(wording), None, "{wording}");
    }
}

#[test]
fn a_number_or_unit_that_cannot_be_placed_makes_the_wording_unread() {
    for wording in [
        "及时公开,公告期限为5个…",
        "20个工",
        "20",
        "20天左右",
        "每年1月底前或信息变更后20个工作日内",
        "收到申请之日起20个工作日内,经批准可延长20个工作日",
        "信息形成之日起20个工作日内(特殊情况延长至30个工作日)",
        "每学期初",
        "2023年1月1日起长期公开",
        "8:30-17:30",
        "5日后公开",
        "自信息形成之日起个工作日内",
        "信息形成之日起7-15个工作日内",
        "5个工作日至10个工作日",
        "3日或5日内",
        "及时公开或20个工作日内",
        "信息形成或变更之日起20个工作日内公开1",
        "信息形成或变更之日起2O个工作日内",
        "信息形成或变更之日起20日内(工作日)",
        "半个月内",
        "3月内",
        "一年",
        "公开20日",
        "公示7个工作日内",
        "公示期不超过7日",
        "开工前10个工作日内",
        "每季度10日前",
        "每年1月31日后",
        "每年13月底前",
        "2025年度",
        "公开事项形成后第5个工作日前",
    ] {
        assert_eq!(read(wording), None, "{wording}");
    }
}

proptest! {
    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,40}") {
        let _ = read(&text);
    }

    /// Whatever phrases meet whatever numbers: each number is in what was read, or nothing was.
    #[test]
    fn no_number_is_dropped(pieces in prop::collection::vec((0..PIECES.len(), 2_u32..31), 1..7)) {
        let mut wording = String::new();
        let mut numbers = Vec::new();
        for (at, number) in pieces {
            let piece = PIECES[at];
            if piece.contains('#') {
                numbers.push(number);
            }
            wording.push_str(&piece.replace('#', &number.to_string()));
        }
        if let Some(limit) = read(&wording) {
            let shown = show(&limit);
            let digits: Vec<&str> = shown.split(|c: char| !c.is_ascii_digit()).collect();
            for number in numbers {
                prop_assert!(digits.contains(&number.to_string().as_str()), "{wording} → {shown}");
            }
        }
    }
}

/// Pieces of wordings; `#` stands for a number. No signs of a span, whose beginning is dropped.
const PIECES: [&str; 36] = [
    "信息形成或者变更之日起",
    "#个工作日",
    "#日",
    "#天",
    "#个月",
    "#年",
    "#小时",
    "#周",
    "内",
    "公开",
    "公示",
    "公示期",
    ",",
    ";",
    "不少于",
    "提前",
    "每",
    "每年",
    "每月",
    "每季度",
    "12月",
    "底",
    "前",
    "后",
    "及时",
    "长期公开",
    "批准",
    "自",
    "随",
    "时",
    "其他信息",
    "(",
    ")",
    "第",
    "\n",
    "另有规定的,从其规定",
];
