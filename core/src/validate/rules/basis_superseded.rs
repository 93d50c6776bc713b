//! An earlier text of a law that is still in force.

use jiff::civil::Date;

use super::super::scope::EntryScope;
use super::super::{Asked, Check, Fix};
use crate::finding::{Arg, Finding};
use crate::model::basis::Citation;
use crate::vocabulary::{ElementName, Instrument, Revision, citation_words};

/// A citation names the year of an amendment (2012年修正) that a later one took the place of. The law itself is in force: one that
/// lapsed is `lapsed-basis`.
pub(super) const CHECK: Check = Check::Wording(ElementName::Basis, check, Some(fix));

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    let today = scope.catalog().today;
    scope
        .basis
        .iter()
        .filter_map(|cited| Some((&cited.citation, later(&cited.citation, &scope.meant(cited), today)?)))
        .map(|(citation, (law, cited, last))| {
            scope
                .finding(rule, ElementName::Basis)
                .arg("citation", citation.wording.as_str())
                .arg("law", law.title.as_str())
                .arg("cited", cited)
                .arg("year", last.year)
                .arg("effective", last.effective.to_string())
        })
        .collect()
}

/// The law, the year cited and the revision that took the place of the text of that year.
fn later<'a>(
    citation: &Citation,
    meant: &[&'a Instrument],
    today: Date,
) -> Option<(&'a Instrument, u32, Revision)> {
    let history = citation.history.as_deref().filter(|history| citation_words().amends(history))?;
    let year = history
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse::<u32>().ok())
        .max()?;
    let [law] = meant else { return None };
    let last = law.last_revised(today).filter(|_| law.in_force(today))?;
    (year < last.year).then_some((law, year, last))
}

/// The year of the text in force: whether the article cited is still the same one has to be looked at.
fn fix(scope: &EntryScope<'_>, finding: &Finding) -> Option<Fix> {
    let (Some(Arg::Text(citation)), Some(Arg::Number(cited)), Some(Arg::Number(year))) =
        (finding.args.get("citation"), finding.args.get("cited"), finding.args.get("year"))
    else {
        return None;
    };
    let cited = cited.to_string();
    if citation.matches(&cited).count() != 1 {
        return None;
    }
    Fix::piece(scope, ElementName::Basis, [citation, &citation.replace(&cited, &year.to_string())], false)
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings, fixes};

    #[test]
    fn the_year_of_the_last_amendment_in_force_counts() {
        for (basis, found) in [
            ("《中华人民共和国城乡规划法》(2015年修正)", true),
            ("《中华人民共和国城乡规划法》（2019年修正）", false),
            ("《中华人民共和国城乡规划法》", false),
            // Made in October 2020, in force only from June 2021.
            ("《中华人民共和国未成年人保护法》(2012年修正)", false),
            ("《中华人民共和国土地管理法》（1986年6月25日通过，2019年8月26日修正）", false),
            ("《中华人民共和国土地管理法》（2004年修正）第四十六条", true),
            ("《中华人民共和国国籍法》(1980年9月10日公布)", false),
            ("《某省某某条例》(2012年修正)", false),
        ] {
            let entry = entry(&[("basis", &format!("{basis:?}"))]);
            assert_eq!(!findings("basis-superseded", &entry).is_empty(), found, "{basis}");
        }
    }

    #[test]
    fn the_year_in_force_is_suggested() {
        let old = entry(&[("basis", r#""《中华人民共和国城乡规划法》(2015年修正)""#)]);
        let fixes = fixes("basis-superseded", &old);
        let [Some(fix)] = fixes.as_slice() else { panic!("{fixes:?}") };
        let new = "《中华人民共和国城乡规划法》(2019年修正)";
        assert_eq!((fix.value.as_str(), fix.certain), (Some(new), false));
    }
}
