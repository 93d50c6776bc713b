//! A basis that no longer applies.

use super::super::scope::EntryScope;
use super::super::{Asked, Check, Fix};
use crate::finding::{Arg, Finding};
use crate::model::basis;
use crate::vocabulary::ElementName;

/// A cited instrument has lapsed: every text that the citation can mean was no longer in force on the day.
pub(super) const CHECK: Check = Check::Wording(ElementName::Basis, check, Some(fix));

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    let today = scope.catalog().today;
    scope
        .basis
        .iter()
        .filter_map(|cited| Some((&cited.citation, basis::all_lapsed(&scope.meant(cited), today)?)))
        .map(|(citation, instrument)| {
            let successor = instrument.successor.as_ref().map_or_else(
                || "—".to_owned(),
                |successor| match &successor.number {
                    Some(number) => format!("《{}》({number})", successor.title),
                    None => format!("《{}》", successor.title),
                },
            );
            scope
                .finding(rule, ElementName::Basis)
                .arg("citation", citation.wording.as_str())
                .arg("lapsed", instrument.lapsed.map(|day| day.to_string()).unwrap_or_default())
                .arg("successor", successor)
        })
        .collect()
}

/// What took the place of the text that lapsed: whether it says the same has to be looked at.
fn fix(scope: &EntryScope<'_>, finding: &Finding) -> Option<Fix> {
    let (Some(Arg::Text(citation)), Some(Arg::Text(successor))) =
        (finding.args.get("citation"), finding.args.get("successor"))
    else {
        return None;
    };
    if !successor.starts_with('《') {
        return None;
    }
    Fix::piece(scope, ElementName::Basis, [citation, successor], false)
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings, fixes};

    #[test]
    fn a_superseded_text_has_lapsed_and_a_title_alone_may_mean_the_new_one() {
        let old = entry(&[("basis", "\"《中华人民共和国政府信息公开条例》(国务院令第492号)\"")]);
        assert_eq!(findings("lapsed-basis", &old), ["basis"]);
        let title = entry(&[("basis", "\"《中华人民共和国政府信息公开条例》\"")]);
        assert!(findings("lapsed-basis", &title).is_empty());
    }

    #[test]
    fn the_successor_is_suggested() {
        let old = "《社会救助暂行办法》、《中华人民共和国政府信息公开条例》（国务院令第492号）";
        let fixes = fixes("lapsed-basis", &entry(&[("basis", &format!("{old:?}"))]));
        let [Some(fix)] = fixes.as_slice() else { panic!("{fixes:?}") };
        let new = "《社会救助暂行办法》、《中华人民共和国政府信息公开条例》(国务院令第711号)";
        assert_eq!((fix.value.as_str(), fix.certain), (Some(new), false));
    }
}
