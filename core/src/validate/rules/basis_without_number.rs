//! A document cited without its number.

use super::super::scope::{Cited, EntryScope};
use super::super::{Asked, Check};
use crate::finding::Finding;
use crate::vocabulary::ElementName;

/// A notice, opinion or plan is cited by its title and without its number. Laws, regulations and rules are not meant: their
/// numbers change with every amendment.
pub(super) const CHECK: Check = Check::Wording(ElementName::Basis, check, None);

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    let endings = rule.texts("endings");
    scope
        .basis
        .iter()
        .filter(|Cited { citation, .. }| {
            citation.marked && citation.number.is_none() && !citation.unbalanced
        })
        .filter(|cited| endings.iter().any(|ending| cited.citation.title.ends_with(ending.as_str())))
        .map(|cited| {
            let number = match scope.meant(cited).as_slice() {
                [one] => one.number.as_deref(),
                _ => None,
            };
            scope
                .finding(rule, ElementName::Basis)
                .arg("citation", cited.citation.wording.as_str())
                .arg("number", number.unwrap_or("—"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings};

    #[test]
    fn documents_bear_a_number_and_laws_need_none() {
        for (basis, found) in [
            ("《民政部关于做好社会救助工作的通知》", true),
            ("《民政部关于做好社会救助工作的通知》（民发〔2012〕220号）", false),
            ("《中华人民共和国预算法》", false),
            ("《社会救助暂行办法》", false),
            ("社会救助政策的通知", false),
        ] {
            let entry = entry(&[("basis", &format!("{basis:?}"))]);
            assert_eq!(!findings("basis-without-number", &entry).is_empty(), found, "{basis}");
        }
    }
}
