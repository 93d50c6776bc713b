//! A part of the guideline left out without saying why.

use super::super::scope::CatalogScope;
use super::super::{Asked, Check};
use crate::finding::Finding;

/// A part of the guideline is declared not to apply and no reason is given.
pub(super) const CHECK: Check = Check::Header(check);

fn check(scope: &CatalogScope<'_>, rule: &Asked) -> Vec<Finding> {
    scope
        .exclusions()
        .iter()
        .filter(|exclusion| exclusion.reason.as_ref().is_none_or(|reason| reason.trim().is_empty()))
        .map(|exclusion| {
            rule.finding().at(exclusion.id.as_str(), exclusion.name.as_str())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::test::catalog_findings;

    #[test]
    fn an_exclusion_says_why() {
        let catalog = r#"{"mulu":"1","kind":"local","exclusions":[
            {"id":"125000000","name":"税收管理"},{"id":"117000000","name":"城市综合执法","reason":"无执法权"}]}"#;
        assert_eq!(catalog_findings("exclusion-without-reason", catalog), ["125000000"]);
    }
}
