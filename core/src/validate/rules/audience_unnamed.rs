//! A group without a name.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::vocabulary::ElementName;

/// 特定群体 is ticked and nothing says which group.
pub(super) const CHECK: Check = Check::Entry(check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    match scope.entry.audience.known().and_then(|audience| audience.group.as_deref()) {
        Some(group) if group.trim().is_empty() => vec![scope.finding(rule, ElementName::Audience)],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn a_group_needs_a_name() {
        assert_eq!(findings("audience-unnamed", &entry(&[("audience", r#"{"group":""}"#)])), ["audience"]);
        assert!(findings("audience-unnamed", &entry(&[("audience", r#"{"group":"申请人"}"#)])).is_empty());
    }
}
