//! What the truth of the city does not list, because the generator did not plant it as a fault of its own: it follows from what the guideline
//! says (a document cited without its number, a standard in force only from 2022) or from what else was planted (the website
//! dropped from the channels, a limit that is none on what is disclosed on request, a row written twice with its serial number). Told
//! here from the texts alone, without the rules and the parsers they use.

use std::collections::{BTreeMap, BTreeSet};

use mulu::model::{Catalog, Channel, Entry, Level, Method};

/// The code, path and element of each such finding.
pub(crate) fn findings(
    catalog: &Catalog,
    is_unreadable: &dyn Fn(&str) -> bool,
) -> Vec<(&'static str, String, &'static str)> {
    let mut findings = Vec::new();
    let mut serials: BTreeSet<(String, String)> = BTreeSet::new();
    let mut firsts: BTreeMap<String, String> = BTreeMap::new();
    catalog.walk_items(|trail| {
        let Some(item) = trail.items.last() else { return };
        let mut own = Vec::new();
        for entry in item.entries.iter() {
            let path = || entry.id.to_string();
            let basis = entry.basis.text();
            // GB 38600—2019 applies from 2022-01-01.
            if basis.contains("38600") {
                findings.push(("basis-not-yet-effective", path(), "basis"));
            }
            for _ in 0..without_number(basis) {
                findings.push(("basis-without-number", path(), "basis"));
            }
            if is_off_the_website(entry) {
                findings.push(("website-not-among-channels", path(), "channels"));
            }
            let limit = entry.time_limit.text();
            let on_request = entry.method.known().is_some_and(|it| it.iter().eq([Method::OnRequest]));
            if on_request && !limit.is_empty() && !limit.contains('日') && !is_unreadable(entry.id.as_str())
            {
                findings.push(("on-request-without-limit", path(), "time_limit"));
            }
            if let Some(serial) = &entry.serial {
                let domain = trail.domain.id.to_string();
                // Numbers may begin anew, and rows of one item share theirs.
                let first = firsts.entry(domain.clone()).or_insert_with(|| serial.clone());
                let key = (domain, serial.clone());
                let again = item.id.as_str().contains('~') && serials.contains(&key);
                if again && serial != first && !own.contains(&key) {
                    findings.push(("serial-not-unique", path(), "serial"));
                }
                own.push(key);
            }
        }
        serials.extend(own);
    });
    findings
}

/// How many notices, opinions and plans are cited without brackets behind their titles. Where the offices that issued one stand
/// before it (印发《…》), it is cited by them.
fn without_number(basis: &str) -> usize {
    let (mut depth, mut title, mut count) = (0_usize, String::new(), 0);
    let mut characters = basis.chars().peekable();
    let (mut before, mut issued) = (' ', false);
    while let Some(c) = characters.next() {
        match c {
            '《' => {
                issued = if depth == 0 { before == '发' } else { issued };
                depth += 1;
            }
            '》' => {
                depth = depth.saturating_sub(1);
                let is_document =
                    ["通知", "意见", "方案", "批复", "通告", "公告"].iter().any(|end| title.ends_with(end));
                let is_numbered = characters.peek().is_some_and(|next| ['(', '（'].contains(next));
                if depth == 0 {
                    count += usize::from(is_document && !is_numbered && !issued);
                    title.clear();
                }
            }
            _ if depth > 0 => title.push(c),
            _ => {}
        }
        before = c;
    }
    count
}

/// Whether what all are told actively is on no website.
fn is_off_the_website(entry: &Entry) -> bool {
    let chosen = entry.channels.known().map_or(&[][..], |channels| &channels.chosen);
    let elsewhere = |channel: &Channel| match channel {
        Channel::Website | Channel::Unlisted(_) => false,
        Channel::Other(name) => name == "办税服务厅",
        _ => true,
    };
    !chosen.is_empty()
        && chosen.iter().all(elsewhere)
        && entry.method.known().is_some_and(|method| method.contains(Method::Active))
        && entry.audience.known().is_some_and(|audience| audience.society)
        && !entry.levels.known().is_some_and(|levels| levels.iter().eq([Level::Village]))
}
