//! Holds a reading against what a right one finds.

use std::collections::BTreeMap;

use mulu::model::{Channel, Channels, Element, Entry, Trail, Wording, is_code};
use mulu::read::Read;
use mulu::{Finding, Lang};

use super::Rendering;
use super::expect::{Expect, Expected};
use super::mess::Mess;

/// How a reading of a rendering went.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) expected: usize,
    pub(crate) found: usize,
    pub(crate) right: usize,
    pub(crate) wrong: usize,
    /// Elements that were expected and are unknown, with a finding that says so.
    pub(crate) doubted: usize,
    /// What is not right, in words, with the kind of the fault.
    pub(crate) faults: Vec<(String, String)>,
    /// The findings of the reading, with their cells.
    pub(crate) findings: Vec<String>,
}

/// An entry that was read.
struct Got<'a> {
    names: Vec<&'a str>,
    codes: Vec<Option<&'a str>>,
    entry: &'a Entry,
}

/// Compares a reading with a rendering's expectation.
pub(crate) fn check(rendering: &Rendering, mess: &Mess, read: &Read) -> Outcome {
    let mut got: Vec<Got<'_>> = Vec::new();
    read.catalog.walk_items(|trail| {
        if let Some(item) = trail.items.last() {
            got.extend(item.entries.iter().map(|entry| of_trail(trail, entry)));
        }
    });
    let mut outcome = Outcome {
        expected: rendering.expected.len(),
        findings: read.findings.iter().map(said).collect(),
        ..Outcome::default()
    };
    let pairs = pairs(&rendering.expected, &got);
    for (expected, got) in rendering.expected.iter().zip(&pairs) {
        match got {
            Some(got) => {
                outcome.found += 1;
                Compare { expected, got, mess, findings: &read.findings, outcome: &mut outcome }.all();
            }
            None => outcome.fault("entry", format!("not found: {}", expected.names.join(" › "))),
        }
    }
    if got.len() != rendering.expected.len() {
        outcome.fault("entries", format!("{} entries for {}", got.len(), rendering.expected.len()));
    }
    for code in &rendering.must_report {
        if read.findings.iter().all(|finding| finding.code != *code) {
            outcome.fault("finding", format!("not reported: {code}"));
        }
    }
    outcome
}

/// A finding in a line.
fn said(finding: &Finding) -> String {
    let origin = finding.origin.as_ref();
    let sheet = origin.and_then(|origin| origin.sheet.as_deref()).unwrap_or_default();
    let cell = origin.and_then(|origin| origin.cell.as_deref()).unwrap_or_default();
    format!("{sheet}!{cell} {}: {}", finding.code, finding.message(Lang::Zh).replace('\n', "⏎"))
}

fn of_trail<'a>(trail: &Trail<'a>, entry: &'a Entry) -> Got<'a> {
    let names = std::iter::once(trail.domain.name.as_str());
    let ids = std::iter::once(&trail.domain.id).chain(trail.items.iter().map(|item| &item.id));
    Got {
        names: names.chain(trail.items.iter().map(|item| item.name.as_str())).collect(),
        codes: ids
            .map(|id| id.duplicate_of().unwrap_or(id.as_str()))
            .map(|id| is_code(id).then_some(id))
            .collect(),
        entry,
    }
}

/// Which entry that was read is which that was expected: by place where there are as many, else as many as agree in
/// name and content, in order.
fn pairs<'a, 'b>(expected: &[Expected], got: &'b [Got<'a>]) -> Vec<Option<&'b Got<'a>>> {
    if got.len() == expected.len() {
        return got.iter().map(Some).collect();
    }
    let agree = |expected: &Expected, got: &Got<'_>| {
        let content = match &expected.content {
            Expect::Known(content) => bare(content) == bare(got.entry.content.text()),
            _ => true,
        };
        let name = expected.names.last().map(|name| bare(name)).unwrap_or_default();
        content && got.names.last().is_some_and(|last| bare(last).ends_with(&name))
    };
    // The longest run of agreeing pairs, from the end.
    let mut most = vec![vec![0; got.len() + 1]; expected.len() + 1];
    for e in (0..expected.len()).rev() {
        for g in (0..got.len()).rev() {
            let paired = if agree(&expected[e], &got[g]) { most[e + 1][g + 1] + 1 } else { 0 };
            most[e][g] = paired.max(most[e + 1][g]).max(most[e][g + 1]);
        }
    }
    let (mut pairs, mut g) = (Vec::new(), 0);
    for e in 0..expected.len() {
        while g < got.len() && most[e][g] == most[e][g + 1] {
            g += 1;
        }
        let is_pair = g < got.len() && most[e][g] > most[e + 1][g];
        pairs.push(is_pair.then(|| &got[g]));
        g += usize::from(is_pair);
    }
    pairs
}

/// A text without blanks.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// One entry and its reading.
struct Compare<'a> {
    expected: &'a Expected,
    got: &'a Got<'a>,
    mess: &'a Mess,
    findings: &'a [Finding],
    outcome: &'a mut Outcome,
}

impl Compare<'_> {
    fn all(mut self) {
        let (expected, got) = (self.expected, self.got);
        let names: Vec<String> = got.names.iter().map(|name| bare(name)).collect();
        let wanted: Vec<String> = expected.names.iter().map(|name| bare(name)).collect();
        let whole = |names: &[String]| names.concat().replace(['/', '-', '—'], "");
        let same = names == wanted || expected.may_be_whole && whole(&names) == whole(&wanted);
        self.say("names", same, &format!("{wanted:?}, read {names:?}"));
        let codes: Vec<Option<&str>> = expected.codes.iter().map(Option::as_deref).collect();
        let same = got.codes == codes || expected.may_be_whole;
        self.say("codes", same, &format!("{codes:?}, read {:?}", got.codes));
        let entry = got.entry;
        let serial: Element<String> = entry.serial.clone().into();
        self.element("serial", &expected.serial, &serial, |a, b| a == b);
        let exact = !self.mess.adds_blanks();
        let same = move |a: &String, b: &Wording| {
            if exact { a.trim() == b.as_str().trim() } else { bare(a) == bare(b.as_str()) }
        };
        self.element("content", &expected.content, &entry.content, same);
        self.element("basis", &expected.basis, &entry.basis, same);
        self.element("time-limit", &expected.time_limit, &entry.time_limit, same);
        self.element("body", &expected.body, &entry.body, same);
        self.element("channels", &expected.channels, &entry.channels, |a, b| sorted(a) == sorted(b));
        self.element("audience", &expected.audience, &entry.audience, |a, b| a == b);
        self.element("method", &expected.method, &entry.method, |a, b| a == b);
        self.element("levels", &expected.levels, &entry.levels, |a, b| a == b);
        let pairs =
            |pairs: Vec<(String, String)>| -> BTreeMap<String, String> { pairs.into_iter().collect() };
        let wanted = pairs(expected.extra.iter().map(|(key, text)| (bare(key), text.clone())).collect());
        let extra = pairs(entry.extra.iter().map(|(key, text)| (bare(key), text.clone())).collect());
        self.say("extra", wanted == extra, &format!("{wanted:?}, read {extra:?}"));
    }

    fn say(&mut self, what: &str, is_right: bool, text: &str) {
        if is_right {
            self.outcome.right += 1;
        } else {
            self.outcome.wrong += 1;
            let text = format!("{}: {what}: {text}", self.expected.names.join(" › "));
            self.outcome.fault(what, text);
        }
    }

    fn element<A: std::fmt::Debug, B: std::fmt::Debug>(
        &mut self,
        what: &str,
        expected: &Expect<A>,
        got: &Element<B>,
        same: impl Fn(&A, &B) -> bool,
    ) {
        let is_right = match expected {
            Expect::Any => true,
            Expect::Known(value) => got.known().is_some_and(|got| same(value, got)),
            Expect::Absent | Expect::NotHeld => got.is_absent(),
            Expect::Unknown => got.is_unknown(),
            Expect::Blank => got.is_absent() || got.is_unknown(),
        };
        let is_said = || {
            self.findings.iter().any(|finding| finding.element.is_some_and(|element| element.key() == what))
        };
        if !is_right && got.is_unknown() && matches!(expected, Expect::Known(_)) && is_said() {
            self.outcome.doubted += 1;
            return;
        }
        self.say(what, is_right, &format!("{expected:?}, read {got:?}"));
    }
}

/// Channels without their order: boxes stand in the form's order, whatever the catalog's.
fn sorted(channels: &Channels) -> (Vec<Channel>, Vec<Channel>) {
    let sorted = |list: &[Channel]| {
        let mut list = list.to_vec();
        list.sort();
        list
    };
    (sorted(&channels.chosen), sorted(&channels.offered))
}

impl Outcome {
    pub(crate) fn fault(&mut self, kind: &str, text: String) {
        self.faults.push((kind.to_owned(), text));
    }
}
