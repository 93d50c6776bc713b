//! An entry that does not bind the catalog's own level.

use super::super::scope::EntryScope;
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::model::Level;
use crate::vocabulary::ElementName;

/// A body lists an entry whose levels do not include its own. A township may list what binds its villages.
pub(super) const CHECK: Check = Check::Entry(check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    let (Some(own), Some(levels)) = (scope.catalog().level(), scope.entry.levels.known())
    else {
        return Vec::new();
    };
    let own_villages = own == Level::Township && levels.contains(Level::Village);
    if !scope.catalog().is_local() || levels.is_empty() || levels.contains(own) || own_villages {
        return Vec::new();
    }
    let levels: Vec<String> = levels.iter().map(|level| level.key().to_owned()).collect();
    vec![scope.finding(rule, ElementName::Levels).arg("level", own.key()).arg("levels", levels)]
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn a_county_lists_what_binds_counties() {
        assert_eq!(findings("level-mismatch", &entry(&[("levels", r#"["township"]"#)])), ["levels"]);
        assert!(findings("level-mismatch", &entry(&[("levels", r#"["county","township"]"#)])).is_empty());
    }
}
