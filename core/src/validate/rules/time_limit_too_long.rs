//! A limit longer than the Regulation allows.

use super::super::scope::EntryScope;
use super::super::{Asked, Check, Fix};
use crate::finding::{Arg, Finding};
use crate::model::Wording;
use crate::vocabulary::{ElementName, LawLimit};

/// A limit from formation or change can end later than 20 working days after it, and no cited law that sets a
/// limit of its own allows it.
pub(super) const CHECK: Check = Check::Entry(check, Some(fix));

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    let Some(limit) = scope.time_limit.as_ref() else { return Vec::new() };
    let set_by_law = scope
        .basis
        .iter()
        .flat_map(|cited| scope.meant(cited))
        .filter(|instrument| instrument.in_force(scope.catalog().today))
        .flat_map(|instrument| &instrument.limits)
        .map(LawLimit::most_working_days)
        .max();
    let working_days = rule.number("working_days");
    let longest = set_by_law.map_or(working_days, |days| days.max(working_days));
    if !limit.may_exceed_working_days(longest) {
        return Vec::new();
    }
    let wording = scope.entry.time_limit.text();
    vec![scope.finding(rule, ElementName::TimeLimit).arg("wording", wording).arg("limit", longest)]
}

/// The longest limit that is allowed, where the wording says nothing else.
fn fix(scope: &EntryScope<'_>, finding: &Finding) -> Option<Fix> {
    let limit = scope.time_limit.as_ref().as_ref()?;
    let Some(Arg::Number(longest)) = finding.args.get("limit") else { return None };
    if limit.parts.len() != 1 || !limit.rest.is_empty() {
        return None;
    }
    let before = scope.entry.time_limit.known()?;
    let value = Wording::new(format!("自信息形成或者变更之日起{longest}个工作日内"))?;
    Fix::entry(scope, ElementName::TimeLimit, [before, &value], false)
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn twenty_working_days_are_the_most() {
        for (limit, too_long) in [
            ("自该信息形成或者变更之日起20个工作日内", false),
            ("自该信息形成或者变更之日起30个工作日内", true),
            ("信息形成后20日内", false),
            ("信息形成之日起60日内", true),
            ("公示不少于30日", false),
            ("及时公开", false),
        ] {
            let entry = entry(&[("time_limit", &format!("{limit:?}"))]);
            assert_eq!(!findings("time-limit-too-long", &entry).is_empty(), too_long, "{limit}");
        }
    }

    #[test]
    fn a_cited_law_that_sets_a_shorter_limit_excuses_nothing() {
        let entry =
            entry(&[("time_limit", "\"信息形成之日起60日内\""), ("basis", "\"《中华人民共和国预算法》\"")]);
        assert_eq!(findings("time-limit-too-long", &entry), ["time_limit"]);
    }
}
