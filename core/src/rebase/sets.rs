//! Worded elements that name several things, merged as sets: contents, citations, bodies.

use std::ops::Range;

use crate::diff::pieces::{Piece, pieces};
use crate::diff::readings::Readings;
use crate::model::Level;
use crate::model::body;
use crate::vocabulary::{ElementName, numbering_characters};

/// Whether theirs only changed bodies of other levels than this one, none of which ours names: a township's own
/// government stands whatever the guideline calls the county's department.
pub(super) fn is_of_other_levels(
    [base, theirs, ours]: [&str; 3],
    level: Option<Level>,
    readings: &Readings,
) -> bool {
    let Some(level) = level else { return false };
    let [base, theirs, ours] =
        [base, theirs, ours].map(|wording| pieces(ElementName::Body, wording, readings));
    let apart = |these: &[Piece], those: &[Piece]| -> Vec<Piece> {
        these.iter().filter(|one| !those.iter().any(|other| other.is(one))).cloned().collect()
    };
    let changed = [apart(&base, &theirs), apart(&theirs, &base)].concat();
    changed.iter().all(|piece| {
        let named = body::read(&piece.text);
        let is_other = named.iter().all(|body| body.level.is_some_and(|other| other != level));
        is_other && !ours.iter().any(|own| own.is(piece))
    })
}

/// Ours without what theirs dropped and with what theirs added, in ours' own form: its numbering, labels and separators. `None` where
/// that cannot be said: both changed the same piece, or each put something else in its place.
pub(super) fn merged(
    element: ElementName,
    [base, theirs, ours]: [&str; 3],
    readings: &Readings,
) -> Option<String> {
    let [base, theirs, mine] = [base, theirs, ours].map(|wording| pieces(element, wording, readings));
    let find = |list: &[Piece], piece: &Piece| list.iter().position(|other| other.is(piece));
    let mut parts: Vec<Part> = Vec::new();
    for (at, piece) in mine.iter().enumerate() {
        let Some(old) = find(&base, piece).and_then(|at| base.get(at)) else {
            parts.push(Part::Own(at));
            continue;
        };
        match find(&theirs, old)
            .or_else(|| find(&theirs, piece))
            .and_then(|at| theirs.get(at).map(|new| (at, new)))
        {
            None if piece.key == old.key => {}
            Some((_, new)) if new.key == old.key || new.key == piece.key => parts.push(Part::Own(at)),
            Some((there, _)) if piece.key == old.key => parts.push(Part::Theirs(there, Some(at))),
            _ => return None,
        }
    }
    let came: Vec<usize> = (0..theirs.len())
        .filter(|at| {
            theirs.get(*at).is_some_and(|new| find(&base, new).is_none() && find(&mine, new).is_none())
        })
        .collect();
    if element == ElementName::Body {
        let both_dropped = base.iter().any(|old| find(&theirs, old).is_none() && find(&mine, old).is_none());
        let own = mine.iter().any(|piece| find(&base, piece).is_none());
        if both_dropped && own && !came.is_empty() {
            return None;
        }
    }
    for new in came {
        // Right behind what it follows in theirs, as far as that is here.
        let before = theirs.get(..new).unwrap_or_default().iter().rev();
        let behind = before.filter_map(|before| {
            parts.iter().position(|part| match part {
                Part::Own(at) => mine.get(*at).is_some_and(|piece| piece.is(before)),
                Part::Theirs(at, _) => theirs.get(*at).is_some_and(|piece| piece.is(before)),
            })
        });
        let at = behind.into_iter().next().map_or(parts.len(), |at| at + 1);
        parts.insert(at, Part::Theirs(new, None));
    }
    if parts.is_empty() {
        return None;
    }
    Some(Form::of(element, ours, &mine).write(&parts, &mine, &theirs))
}

/// A piece of the merged wording: one of ours, or one of theirs and the one of ours whose place it takes.
enum Part {
    Own(usize),
    Theirs(usize, Option<usize>),
}

/// How a wording joins its pieces.
struct Form<'a> {
    /// What stands right before each piece: a number, a label.
    leads: Vec<&'a str>,
    /// What stands between each piece and the next one's lead.
    joints: Vec<&'a str>,
    tail: &'a str,
    joint: &'a str,
}

impl<'a> Form<'a> {
    fn of(element: ElementName, wording: &'a str, pieces: &[Piece]) -> Self {
        let mut form = Self { leads: Vec::new(), joints: Vec::new(), tail: "", joint: "" };
        let mut from = 0;
        for piece in pieces {
            let gap = wording.get(from..piece.range.start).unwrap_or_default();
            let cut = if from == 0 { 0 } else { lead(gap) };
            let (joint, lead) = gap.split_at_checked(cut).unwrap_or((gap, ""));
            if from > 0 {
                form.joints.push(joint);
            }
            form.leads.push(lead);
            from = piece.range.end;
        }
        form.tail = wording.get(from..).unwrap_or_default();
        let usual = if element == ElementName::Body { "、" } else { "；" };
        let joints = form.joints.iter().filter(|joint| !joint.is_empty());
        form.joint = joints
            .max_by_key(|joint| form.joints.iter().filter(|other| other == joint).count())
            .copied()
            .unwrap_or(usual);
        form
    }

    fn write(&self, parts: &[Part], ours: &[Piece], theirs: &[Piece]) -> String {
        let mut text = String::new();
        let mut last: Option<usize> = None;
        for (n, part) in parts.iter().enumerate() {
            let (at, piece) = match part {
                Part::Own(at) => (Some(*at), ours.get(*at)),
                Part::Theirs(there, at) => (*at, theirs.get(*there)),
            };
            if n > 0 {
                let neighbours = last.zip(at).is_some_and(|(last, at)| last + 1 == at);
                let joint = at.filter(|_| neighbours).and_then(|at| self.joints.get(at.checked_sub(1)?));
                text.push_str(joint.copied().unwrap_or(self.joint));
            }
            let lead = at.or(Some(0)).and_then(|at| self.leads.get(at)).copied().unwrap_or_default();
            match numbered(lead, n + 1) {
                Some(lead) => text.push_str(&lead),
                None if at.is_some() => text.push_str(lead),
                None => {}
            }
            text.push_str(piece.map(|piece| piece.text.as_str()).unwrap_or_default());
            last = at;
        }
        text.push_str(self.tail);
        text
    }
}

/// Where the lead of the next piece begins: behind the last mark that only joins.
fn lead(gap: &str) -> usize {
    let joins = |c: char| {
        c.is_whitespace()
            || matches!(c, '；' | ';' | '，' | ',' | '、' | '。' | '|' | '和' | '及' | '与')
            || matches!(c, '）' | ')' | ']' | '】' | '》' | '”' | '」')
    };
    let after = gap.char_indices().take_while(|(_, c)| joins(*c)).last();
    after.map_or(0, |(at, c)| at + c.len_utf8())
}

/// A lead that is a number, with another number in its place.
fn numbered(lead: &str, number: usize) -> Option<String> {
    let number = u32::try_from(number).ok()?;
    let digits = run(lead, |c| c.is_ascii_digit());
    if let Some(range) = digits {
        return Some(with(lead, range, &number.to_string()));
    }
    for (name, is) in [
        ("decimalEnclosedCircle", (|c| matches!(c, '①'..='⑳')) as fn(char) -> bool),
        ("chineseCountingThousand", |c| "〇零一二三四五六七八九十百".contains(c)),
    ] {
        if let Some(range) = run(lead, is) {
            return numbering_characters().write(name, number).map(|written| with(lead, range, &written));
        }
    }
    None
}

/// The first run of characters of a kind.
fn run(text: &str, is: impl Fn(char) -> bool) -> Option<Range<usize>> {
    let start = text.find(&is)?;
    let rest = text.get(start..)?;
    let length = rest.find(|c| !is(c)).unwrap_or(rest.len());
    Some(start..start + length)
}

fn with(text: &str, range: Range<usize>, word: &str) -> String {
    let (before, after) = (text.get(..range.start), text.get(range.end..));
    format!("{}{word}{}", before.unwrap_or_default(), after.unwrap_or_default())
}
