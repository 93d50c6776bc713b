//! Why something is adjusted, as far as that is known.
//!
//! What catalogs are adjusted for (动态调整): a law is made, amended or lapses, duties change, the guideline has a new edition. Of
//! these the table of laws knows what lapsed and what limits a law sets; whoever asks knows the edition. Nothing else is made up.

use jiff::civil::Date;
use serde_json::Value;

use super::document::{ApplicationOptions, Cause};
use crate::diff::{Change, Op};
use crate::model::Entry;
use crate::model::basis::{self, Citation, lapsed};
use crate::model::time_limit::{self, Event, TimeLimit, Unit};
use crate::vocabulary::{ElementName, Instrument, LawLimit, laws};

/// Why a change is made; `entries` are those that it is about: of an edit as it is to be, of a removal as they were.
pub(super) fn of(change: &Change, entries: &[&Entry], options: &ApplicationOptions) -> Option<Cause> {
    let day = options.today.unwrap_or(Date::MAX);
    let by_law = match (change.op, change.element) {
        (Op::Edit, Some(ElementName::Basis)) => gone(change, day).map(lapse),
        (Op::Edit, Some(ElementName::TimeLimit)) => limit(change, entries, day),
        (Op::Remove, _) => without_ground(entries, day).map(lapse),
        _ => None,
    };
    by_law.or_else(|| {
        let because = options.because.as_ref()?;
        Some(Cause::Edition { title: because.title.clone(), edition: because.edition.clone() })
    })
}

/// An instrument that was cited before, is not cited any more, and has lapsed.
fn gone(change: &Change, day: Date) -> Option<&'static Instrument> {
    let found = |wording: Option<&Value>| {
        let cited = basis::read(&text(wording));
        cited.iter().filter_map(|citation| lapsed(citation, laws(), day)).collect::<Vec<_>>()
    };
    let left = found(change.after.as_deref());
    let before = found(change.before.as_deref());
    before.into_iter().find(|law| !left.iter().any(|other| std::ptr::eq(*other, *law)))
}

/// What was cancelled rested on nothing but instruments that lapsed and that nothing took the place of: the one that lapsed
/// last. Where there is a successor, the duty goes on under it.
fn without_ground(entries: &[&Entry], day: Date) -> Option<&'static Instrument> {
    let mut last: Option<&'static Instrument> = None;
    for entry in entries {
        let cited = basis::read(entry.basis.text());
        if cited.is_empty() {
            return None;
        }
        for citation in &cited {
            let law = lapsed(citation, laws(), day).filter(|law| law.successor.is_none())?;
            last = last.into_iter().chain([law]).max_by_key(|law| law.lapsed);
        }
    }
    last
}

/// The limit came to be the one that a cited law in force sets itself, from the event that it names.
fn limit(change: &Change, entries: &[&Entry], day: Date) -> Option<Cause> {
    let read = |side: Option<&Value>| time_limit::read(&text(side));
    let (before, after) = (read(change.before.as_deref()), read(change.after.as_deref())?);
    let cited: Vec<Citation> = entries.iter().flat_map(|entry| basis::read(entry.basis.text())).collect();
    cited
        .iter()
        .flat_map(|citation| basis::instruments(citation, laws()))
        .filter(|law| law.in_force(day))
        .flat_map(|law| law.limits.iter().map(move |limit| (law, limit)))
        .find(|(_, limit)| is_set(&after, limit) && !before.as_ref().is_some_and(|it| is_set(it, limit)))
        .map(|(law, limit)| Cause::Limit {
            law: named(&law.title, law.number.as_ref()),
            article: limit.article.clone(),
            days: limit.days,
            unit: limit.unit,
            after: limit.after.clone(),
        })
}

/// Whether a limit has the number, the unit and the event of a law's.
fn is_set(limit: &TimeLimit, by_law: &LawLimit) -> bool {
    let unit = Unit::from(by_law.unit);
    limit.within().any(|(count, of, event)| {
        (count, of) == (by_law.days, unit)
            && matches!(event, Event::Other(words) if words.contains(&by_law.after))
    })
}

fn lapse(law: &Instrument) -> Cause {
    Cause::Lapsed {
        law: named(&law.title, law.number.as_ref()),
        day: law.lapsed.unwrap_or(Date::MAX),
        successor: law.successor.as_ref().map(|next| named(&next.title, next.number.as_ref())),
        ground: law.source.clone(),
    }
}

fn named(title: &str, number: Option<&String>) -> String {
    match number {
        Some(number) => format!("《{title}》（{number}）"),
        None => format!("《{title}》"),
    }
}

fn text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(lines)) => lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use serde_json::json;

    use super::*;
    use crate::diff::NodeKind;
    use crate::model::{Element, Id};
    use crate::paperwork::Because;
    use crate::vocabulary::LimitUnit;

    const ASSISTANCE: &str = "《最低生活保障审核审批办法(试行)》(民发〔2012〕220号)";
    const CONFIRMATION: &str = "《最低生活保障审核确认办法》(民发〔2021〕57号)";

    fn edit(element: ElementName, before: &str, after: &str) -> Change {
        Change {
            element: Some(element),
            before: Some(json!(before).into()),
            after: Some(json!(after).into()),
            ..Change::new(Op::Edit, NodeKind::Entry, &Id::new("120002003#1"))
        }
    }

    fn resting_on(basis: &str) -> Entry {
        Entry { basis: Element::worded(basis), ..Entry::default() }
    }

    fn on(day: Date) -> ApplicationOptions {
        ApplicationOptions { today: Some(day), ..ApplicationOptions::default() }
    }

    #[test]
    fn a_lapsed_instrument_is_a_cause_from_the_day_it_lapsed_and_once_it_is_no_longer_cited() {
        let change = edit(ElementName::Basis, ASSISTANCE, CONFIRMATION);
        assert_eq!(of(&change, &[], &on(date(2021, 6, 30))), None);
        let expected = Cause::Lapsed {
            law: "《最低生活保障审核审批办法(试行)》（民发〔2012〕220号）".to_owned(),
            day: date(2021, 7, 1),
            successor: Some("《最低生活保障审核确认办法》（民发〔2021〕57号）".to_owned()),
            ground: Some("《最低生活保障审核确认办法》(民发〔2021〕57号)附则".to_owned()),
        };
        assert_eq!(of(&change, &[], &on(date(2021, 7, 1))), Some(expected));
        let both = edit(ElementName::Basis, ASSISTANCE, &format!("{ASSISTANCE}\n{CONFIRMATION}"));
        assert_eq!(of(&both, &[], &ApplicationOptions::default()), None, "it is still cited");
        let back = edit(ElementName::Basis, CONFIRMATION, ASSISTANCE);
        assert_eq!(of(&back, &[], &ApplicationOptions::default()), None, "nothing lapsed went");
    }

    #[test]
    fn a_limit_is_the_laws_own_where_number_unit_event_and_citation_agree() {
        let budget = resting_on("《中华人民共和国预算法》");
        let long = "自该信息形成或者变更之日起20个工作日内";
        let cause = |before: &str, after: &str, entry: &Entry| {
            of(&edit(ElementName::TimeLimit, before, after), &[entry], &on(date(2022, 1, 1)))
        };
        let expected = Cause::Limit {
            law: "《中华人民共和国预算法》".to_owned(),
            article: "第十四条".to_owned(),
            days: 20,
            unit: LimitUnit::Day,
            after: "批准".to_owned(),
        };
        assert_eq!(cause(long, "批准后20日内", &budget), Some(expected));
        for (before, after, entry) in [
            (long, "批准后20个工作日内", &budget),
            (long, "批准后15日内", &budget),
            (long, "自该信息形成之日起20日内", &budget),
            ("经批准后20日内", "批准后20日内", &budget),
            (long, "批准后20日内", &resting_on("《中华人民共和国审计法》")),
        ] {
            assert_eq!(cause(before, after, entry), None, "{before} → {after}");
        }
        let change = edit(ElementName::TimeLimit, long, "批准后20日内");
        assert!(of(&change, &[&budget], &ApplicationOptions::default()).is_some(), "without a day too");
        assert_eq!(of(&change, &[&budget], &on(date(1994, 12, 31))), None, "before the law applied");
    }

    #[test]
    fn what_rested_only_on_lapsed_instruments_without_successor_lost_its_ground() {
        let ended = laws().iter().find(|law| law.lapsed.is_some() && law.successor.is_none()).unwrap();
        let (day, cited) = (ended.lapsed.unwrap(), named(&ended.title, ended.number.as_ref()));
        let gone = Change::new(Op::Remove, NodeKind::Item, &Id::new("120002003"));
        let cause = |bases: &[&str], day| {
            let entries: Vec<Entry> = bases.iter().map(|basis| resting_on(basis)).collect();
            of(&gone, &entries.iter().collect::<Vec<_>>(), &on(day))
        };
        assert!(matches!(cause(&[&cited], day), Some(Cause::Lapsed { successor: None, .. })), "{cited}");
        assert_eq!(cause(&[&cited], day.yesterday().unwrap()), None);
        assert_eq!(cause(&[&cited, "《中华人民共和国预算法》"], day), None, "another row has a ground");
        assert_eq!(cause(&[&cited, ""], day), None, "another row cites nothing");
        assert_eq!(cause(&[ASSISTANCE], date(2022, 1, 1)), None, "the duty goes on under the successor");
        assert_eq!(cause(&[], day), None);
    }

    #[test]
    fn the_edition_is_the_cause_of_what_has_no_other_and_nothing_is_made_up() {
        let because = Because { title: "示例省指引目录".to_owned(), edition: Some("2022".to_owned()) };
        let options = ApplicationOptions { because: Some(because), ..ApplicationOptions::default() };
        let is_edition = |change: &Change| matches!(of(change, &[], &options), Some(Cause::Edition { .. }));
        let name = Change::new(Op::Rename, NodeKind::Item, &Id::new("120002003"));
        assert!(is_edition(&name));
        assert_eq!(of(&name, &[], &ApplicationOptions::default()), None);
        assert!(!is_edition(&edit(ElementName::Basis, ASSISTANCE, CONFIRMATION)), "a law comes first");
    }
}
