//! A basis that does not apply yet.

use super::super::scope::{Cited, EntryScope};
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::vocabulary::ElementName;

/// Every text that a citation can mean takes effect only after the day.
pub(super) const CHECK: Check = Check::Wording(ElementName::Basis, check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    let today = scope.catalog().today;
    let to_come = |cited: &Cited| {
        let days: Option<Vec<_>> = scope.meant(cited).iter().map(|law| law.effective.filter(|day| *day > today)).collect();
        days?.into_iter().min()
    };
    scope
        .basis
        .iter()
        .filter_map(|cited| Some((&cited.citation, to_come(cited)?)))
        .map(|(citation, day)| {
            scope
                .finding(rule, ElementName::Basis)
                .arg("citation", citation.wording.as_str())
                .arg("effective", day.to_string())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn a_law_to_come_and_one_of_which_an_earlier_text_applies() {
        let later = entry(&[("basis", r#""《中华人民共和国家庭教育促进法》(主席令第98号)""#)]);
        assert_eq!(findings("basis-not-yet-effective", &later), ["basis"]);
        for basis in ["《地名管理条例》", "《政府信息公开条例》", "《某县某某办法》"] {
            let entry = entry(&[("basis", &format!("{basis:?}"))]);
            assert!(findings("basis-not-yet-effective", &entry).is_empty(), "{basis}");
        }
    }
}
