//! A limit longer than the cited law allows.

use super::super::scope::EntryScope;
use super::super::{Asked, Check, Fix};
use crate::finding::{Arg, Finding};
use crate::model::basis::Citation;
use crate::model::time_limit::{Event, Unit};
use crate::vocabulary::{ElementName, LawLimit};

/// A limit runs from the event that a cited law in force names, and leaves more time than that law. Where the very article is cited,
/// a limit that names no event is held against it too.
pub(super) const CHECK: Check = Check::Entry(check, Some(fix));

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    let Some(limit) = scope.time_limit.as_ref() else { return Vec::new() };
    let today = scope.catalog().today;
    let mut findings = Vec::new();
    for cited in scope.basis.iter() {
        for law in scope.meant(cited).into_iter().filter(|law| law.in_force(today)) {
            for by_law in &law.limits {
                let longer = |(count, unit, event): (u32, Unit, &Event)| {
                    is_of(event, by_law, &cited.citation) && is_longer((count, unit), by_law)
                };
                if limit.within().any(longer) {
                    findings.push(
                        scope
                            .finding(rule, ElementName::TimeLimit)
                            .arg("wording", scope.entry.time_limit.text())
                            .arg("law", law.title.as_str())
                            .arg("article", by_law.article.as_str())
                            .arg("after", by_law.after.as_str())
                            .arg("days", by_law.days)
                            .arg("unit", Unit::from(by_law.unit).key()),
                    );
                }
            }
        }
    }
    findings
}

/// Whether a limit is held against a law's: it runs from the same event, or from none where the article is cited.
fn is_of(event: &Event, by_law: &LawLimit, citation: &Citation) -> bool {
    match event {
        Event::Other(words) => words.contains(&by_law.after),
        Event::Unstated => citation.articles.iter().any(|article| article.starts_with(&by_law.article)),
        Event::FormedOrChanged => false,
    }
}

/// Whether a length of time is longer than a law's whatever days it falls on. Working days take the weekends with them.
fn is_longer((count, unit): (u32, Unit), by_law: &LawLimit) -> bool {
    let law = Unit::from(by_law.unit);
    match (unit, law) {
        (Unit::WorkingDay, Unit::Day) => count + count.saturating_sub(1) / 5 * 2 > by_law.days,
        (one, other) if one == other => count > by_law.days,
        (Unit::Day, _) => unit.most_working_days(count) > by_law.days,
        // Shortest months.
        (Unit::Week, _) => count * 7 > calendar_days(by_law),
        (Unit::Month, _) => count * 28 > calendar_days(by_law),
        _ => false,
    }
}

/// A law's limit in calendar days, where the longest holidays do not count.
fn calendar_days(by_law: &LawLimit) -> u32 {
    match Unit::from(by_law.unit) {
        Unit::WorkingDay => by_law.days + by_law.days.div_ceil(5) * 2,
        _ => by_law.days,
    }
}

/// The law's own number in the place of the longer one, where the wording has one limit.
fn fix(scope: &EntryScope<'_>, finding: &Finding) -> Option<Fix> {
    let limit = scope.time_limit.as_ref().as_ref()?;
    let (Some(Arg::Number(days)), Some(Arg::Text(unit))) = (finding.args.get("days"), finding.args.get("unit"))
    else {
        return None;
    };
    let [(count, own)] = limit.within().map(|(count, unit, _)| (count, unit)).collect::<Vec<_>>()[..] else {
        return None;
    };
    let count = count.to_string();
    if own.key() != unit || scope.entry.time_limit.text().matches(&count).count() != 1 {
        return None;
    }
    Fix::piece(scope, ElementName::TimeLimit, [&count, &days.to_string()], false)
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings, fixes};

    fn limited(basis: &str, limit: &str) -> String {
        entry(&[("basis", &format!("{basis:?}")), ("time_limit", &format!("{limit:?}"))])
    }

    #[test]
    fn the_laws_own_event_and_a_longer_time() {
        let budget = "《中华人民共和国预算法》(2018年修正)";
        let bids = "《中华人民共和国政府采购法实施条例》(国务院令第658号)";
        for (basis, limit, found) in [
            (budget, "本级人民代表大会批准后30日内", true),
            (budget, "本级人民代表大会批准后20个工作日内", true),
            (budget, "本级人民代表大会批准后1个月内", true),
            (budget, "本级人民代表大会批准后20日内", false),
            (budget, "本级人民代表大会批准后15个工作日内", false),
            (budget, "自该信息形成或者变更之日起20个工作日内", false),
            (budget, "30日内公开", false),
            ("《中华人民共和国预算法》第十四条", "30日内公开", true),
            (bids, "中标、成交供应商确定之日起5个工作日内", true),
            (bids, "中标、成交供应商确定之日起2个工作日内", false),
            (bids, "中标、成交供应商确定之日起5日内", true),
            (bids, "中标、成交供应商确定之日起2日内", false),
            ("《社会救助暂行办法》", "批准后30日内", false),
        ] {
            let found_it = !findings("conflicting-limits", &limited(basis, limit)).is_empty();
            assert_eq!(found_it, found, "{basis} {limit}");
        }
    }

    #[test]
    fn the_laws_number_is_suggested() {
        let fixes = fixes("conflicting-limits", &limited("《中华人民共和国预算法》", "批准后30日内公开"));
        let fix = fixes[0].as_ref().unwrap();
        assert_eq!((fix.value.as_str(), fix.certain), (Some("批准后20日内公开"), false));
    }
}
