//! Disclosure on request without a limit for the answer.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::model::Method;
use crate::model::time_limit::Limit;
use crate::vocabulary::ElementName;

/// What is disclosed only on request has a limit that says nothing by when a request is answered: prompt, a duration, a recurring date.
pub(super) const CHECK: Check = Check::Entry(check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    let only_on_request = scope.entry.method.known().is_some_and(|it| it.iter().eq([Method::OnRequest]));
    let Some(limit) = scope.time_limit.as_ref().as_ref().filter(|_| only_on_request) else { return Vec::new() };
    let answers = |limit: &Limit| {
        matches!(limit, Limit::Within { .. } | Limit::Ahead { .. } | Limit::SameAsAbove | Limit::ByDate { .. })
    };
    if limit.parts.iter().any(|part| answers(&part.limit)) {
        return Vec::new();
    }
    vec![scope.finding(rule, ElementName::TimeLimit).arg("wording", scope.entry.time_limit.text())]
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn a_request_is_answered_within_a_number_of_days() {
        for (method, limit, found) in [
            (r#"["on-request"]"#, "及时公开", true),
            (r#"["on-request"]"#, "长期公开", true),
            (r#"["on-request"]"#, "自收到申请之日起20个工作日内", false),
            (r#"["on-request"]"#, "20个工作日内", false),
            (r#"["on-request"]"#, "按规定", false),
            (r#"["active","on-request"]"#, "及时公开", false),
            ("null", "及时公开", false),
        ] {
            let entry = entry(&[("method", method), ("time_limit", &format!("{limit:?}"))]);
            assert_eq!(!findings("on-request-without-limit", &entry).is_empty(), found, "{method} {limit}");
        }
    }
}
