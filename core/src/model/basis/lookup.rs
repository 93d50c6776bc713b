//! The instruments that a citation can mean, and whether they have lapsed.

use jiff::civil::Date;

use super::{Citation, Number};
use crate::vocabulary::{Instrument, Laws, citation_words};

/// The instruments that a citation can mean.
///
/// Those with its title and, where both have one, its number: a number that no instrument of the title has
/// means an unknown instrument, so that there are none. An instrument without a number in the table (a law,
/// whose number changes with every amendment) fits any. Where a notice issues or passes on another
/// instrument (《…关于印发〈…〉的通知》) and is not in the table itself, the one that it issues. Without a
/// title, those with the number.
pub fn instruments<'a>(citation: &Citation, laws: &'a Laws) -> Vec<&'a Instrument> {
    let number = citation.number.as_ref();
    if citation.title.is_empty() {
        let Some(number) = number else { return Vec::new() };
        let has = |instrument: &&Instrument| {
            instrument.number.as_deref().and_then(Number::read).is_some_and(|own| own.agrees(number))
        };
        return laws.iter().filter(has).collect();
    }
    for title in titles(citation) {
        let titled = by_title(&title, laws);
        if !titled.is_empty() {
            return numbered(titled, number);
        }
    }
    Vec::new()
}

/// The instrument cited, where every instrument that the citation can mean has lapsed on that day: the one
/// that lapsed last. An instrument cited by its title only, of which some version is in force or still to
/// come, has not lapsed; nor has one that is not in the table, or whose number contradicts it.
pub fn lapsed<'a>(citation: &Citation, laws: &'a Laws, day: Date) -> Option<&'a Instrument> {
    all_lapsed(&instruments(citation, laws), day)
}

/// The one that lapsed last, where all of these have lapsed on that day.
pub(crate) fn all_lapsed<'a>(found: &[&'a Instrument], day: Date) -> Option<&'a Instrument> {
    let all = found.iter().all(|instrument| instrument.lapsed.is_some_and(|lapsed| lapsed <= day));
    found.iter().copied().filter(|_| all).max_by_key(|instrument| instrument.lapsed)
}

/// The titles to look a citation up by, the surest first.
fn titles(citation: &Citation) -> Vec<String> {
    let mut titles = vec![citation.title.clone()];
    if let Some(issuer) = &citation.issuer {
        titles.push(format!("{issuer}{}", citation.title));
    }
    let mut before = citation.title.as_str();
    if let Some(nested) = citation.nested.first()
        && let Some(at) = before.find(nested.as_str())
    {
        before = before.get(..at).unwrap_or_default().trim_end_matches(['《', '〈']);
        if citation_words().issues(before) {
            titles.push(nested.clone());
            titles.extend(citation.issuer.iter().map(|issuer| format!("{issuer}{nested}")));
        }
    }
    titles
}

/// Dashes are typed in all lengths (2011—2020年). A title and an alias that differ only in 中华人民共和国 may
/// both lead to an instrument: it is listed once.
fn by_title<'a>(title: &str, laws: &'a Laws) -> Vec<&'a Instrument> {
    let with = |dash: &str| title.replace(super::cell::is_dash, dash);
    for title in [title.to_owned(), with("—"), with("-")] {
        let mut found: Vec<&Instrument> = Vec::new();
        for instrument in laws.find(Some(&title), None) {
            if !found.iter().any(|known| std::ptr::eq(*known, instrument)) {
                found.push(instrument);
            }
        }
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// Those with the number; else those of which the number is not known.
fn numbered<'a>(titled: Vec<&'a Instrument>, number: Option<&Number>) -> Vec<&'a Instrument> {
    let Some(number) = number else { return titled };
    let own = |instrument: &Instrument| {
        instrument.number.as_deref().map(|written| (Number::read(written), written.to_owned()))
    };
    let same = |instrument: &&Instrument| {
        own(instrument).is_some_and(|(read, written)| {
            read.map_or(written == number.to_string(), |read| read.agrees(number))
        })
    };
    let agreeing: Vec<_> = titled.iter().copied().filter(same).collect();
    if agreeing.is_empty() {
        titled.into_iter().filter(|instrument| instrument.number.is_none()).collect()
    } else {
        agreeing
    }
}
