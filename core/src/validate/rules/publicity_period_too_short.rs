//! A publicity period shorter than the law's.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::model::time_limit::{Limit, Part, Unit};
use crate::text;
use crate::vocabulary::{ElementName, PublicityPeriod, publicity_periods};

/// Something is on display (公示) for less time than the cited law asks for.
pub(super) const CHECK: Check = Check::Entry(check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    let Some(limit) = scope.time_limit.as_ref() else { return Vec::new() };
    let displays = |part: &&Part| matches!(part.limit, Limit::Publicity { .. });
    if !limit.parts.iter().any(|part| displays(&part)) {
        return Vec::new();
    }
    let names: String = scope.item_names().map(text::fold).collect();
    let words = format!("{names}\n{}", text::fold(scope.entry.content.text()));
    let mut findings = Vec::new();
    for cited in scope.basis.iter() {
        let (citation, meant) = (&cited.citation, scope.meant(cited));
        let title = meant.first().map_or(citation.title.as_str(), |law| law.title.as_str());
        for period in publicity_periods().of(title).filter(|it| it.is_about(&words) && !it.excepts(&names)) {
            let short = |part: &&Part| {
                let of = part.of.as_deref().unwrap_or_default();
                !period.excepts(of) && is_shorter(&part.limit, period)
            };
            if limit.parts.iter().filter(displays).any(|part| short(&part)) {
                findings.push(
                    scope
                        .finding(rule, ElementName::TimeLimit)
                        .arg("wording", scope.entry.time_limit.text())
                        .arg("law", title)
                        .arg("article", period.article.as_str())
                        .arg("days", period.days)
                        .arg("unit", Unit::from(period.unit).key()),
                );
            }
        }
    }
    findings
}

/// Whether something is on display for less time than a period, whatever days it falls on.
fn is_shorter(limit: &Limit, period: &PublicityPeriod) -> bool {
    let Limit::Publicity { count, unit } = limit else { return false };
    match (unit, Unit::from(period.unit)) {
        (one, other) if *one == other => *count < period.days,
        (Unit::WorkingDay, Unit::Day) => count + count.div_ceil(5) * 2 < period.days,
        (Unit::Day | Unit::Week, Unit::WorkingDay) => unit.most_working_days(*count) < period.days,
        (Unit::Week, Unit::Day) => count * 7 < period.days,
        (Unit::Hour, _) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    fn found(content: &str, basis: &str, limit: &str) -> bool {
        let entry = entry(&[
            ("content", &format!("{content:?}")),
            ("basis", &format!("{basis:?}")),
            ("time_limit", &format!("{limit:?}")),
        ]);
        !findings("publicity-period-too-short", &entry).is_empty()
    }

    #[test]
    fn what_the_cited_law_asks_for() {
        let bids = "《中华人民共和国招标投标法实施条例》(国务院令第613号)";
        let plans = "《中华人民共和国城乡规划法》(2019年修正)";
        let impact = "《环境影响评价公众参与办法》(生态环境部令第4号)";
        for (content, basis, limit, short) in [
            ("中标候选人公示", bids, "自收到评标报告之日起3日内公示,公示期不少于2日", true),
            ("中标候选人公示", bids, "自收到评标报告之日起3日内公示,公示期不得少于3日", false),
            ("中标结果", bids, "公示期不少于2日", false),
            ("村庄规划草案", plans, "规划报送审批前公示,公示时间不少于7个工作日", true),
            ("村庄规划草案", plans, "规划报送审批前公示,公示时间不少于30日", false),
            ("村庄规划草案", "《社会救助暂行办法》", "公示时间不少于7日", false),
            ("环境影响报告书受理情况公示", impact, "公示不少于5个工作日", true),
            ("环境影响报告书受理情况公示", impact, "公示不少于10日", true),
            ("环境影响报告书(表)受理情况公示", impact, "报告书公示期限为10个工作日,报告表公示期限为5个工作日", false),
            ("环境影响报告书(表)拟审查意见公示", impact, "公示不少于5个工作日", false),
        ] {
            assert_eq!(found(content, basis, limit), short, "{content} {limit}");
        }
    }
}
