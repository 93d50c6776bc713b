//! Two nodes that claim one id.

use super::super::scope::NodeScope;
use super::super::{Asked, Check};
use crate::finding::Finding;

/// A node claims an id that an earlier one has: a code used twice, or a name that comes back under the same
/// parent.
pub(super) const CHECK: Check = Check::Node(check, None);

fn check(scope: &NodeScope<'_>, rule: &Asked) -> Vec<Finding> {
    let first = scope.id().duplicate_of();
    first.map(|first| scope.finding(rule, None).arg("id", first)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::test::catalog_findings;

    #[test]
    fn a_code_used_twice_and_a_name_that_comes_back() {
        let twice = r#"{"mulu":"1","kind":"local","domains":[{"name":"就业","items":[
            {"id":"109001000","name":"甲"},{"id":"109001000","name":"乙"},{"name":"丙"},{"name":"丁"},{"name":"丙"}]}]}"#;
        assert_eq!(catalog_findings("duplicate-id", twice), ["109001000~2", "就业/丙~2"]);
    }
}
