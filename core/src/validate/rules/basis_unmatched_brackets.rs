//! Brackets of a citation that do not match.

use super::super::scope::EntryScope;
use super::super::{Asked, Check, Fix};
use crate::finding::{Arg, Finding};
use crate::model::basis::{self, Citation};
use crate::text;
use crate::vocabulary::{ElementName, content_words};

/// Brackets or 《》 of a citation are mismatched, unclosed or lost.
pub(super) const CHECK: Check = Check::Wording(ElementName::Basis, check, Some(fix));

fn check(scope: &EntryScope<'_>, rule: &Asked) -> Vec<Finding> {
    let text = scope.entry.basis.text();
    // A citation is unbalanced too where its number cannot be read for certain.
    let unbalanced = scope
        .citations()
        .filter(|citation| citation.unbalanced)
        .map(|citation| whole(text, &citation.wording))
        .filter(|citation| !is_matched(citation));
    unbalanced.map(|citation| scope.finding(rule, ElementName::Basis).arg("citation", citation)).collect()
}

/// A citation with the brackets that close right behind it: where others are broken, they are not read as a part of it.
fn whole<'a>(text: &'a str, wording: &'a str) -> &'a str {
    let Some((start, _)) = text.match_indices(wording).next() else { return wording };
    let end = start + wording.len();
    let behind = text.get(end..).unwrap_or_default();
    let more = behind.len() - behind.trim_start_matches(|c| content_words().closes(c)).len();
    text.get(start..end + more).unwrap_or(wording)
}

/// Whether every mark has its counterpart, of whatever width.
fn is_matched(wording: &str) -> bool {
    let words = content_words();
    let mut open = Vec::new();
    for c in text::fold(wording).chars() {
        if let Some(close) = words.closing(c) {
            open.push(close);
        } else if words.closes(c) && open.pop() != Some(c) {
            return false;
        }
    }
    open.is_empty()
}

/// The bracket that is missing or of another kind, where only one place or one bracket makes the citation read as it does now, and
/// balanced.
fn fix(scope: &EntryScope<'_>, finding: &Finding) -> Option<Fix> {
    let Some(Arg::Text(wording)) = finding.args.get("citation") else { return None };
    let citation = scope.citations().find(|citation| wording.starts_with(&citation.wording))?;
    if !stands_alone(scope.entry.basis.text(), wording) {
        return None;
    }
    let mut mended = candidates(wording);
    mended.retain(|text| is_matched(text) && is_plain(text) && reads_as(text, citation));
    mended.sort();
    mended.dedup();
    // The bracket of a number opens behind the title and closes behind 号.
    let opens = |text: &str| ["》(", "》（"].iter().any(|place| text.contains(place));
    let closes = |text: &str| ["号)", "号）"].iter().any(|place| text.contains(place));
    for preferred in [&opens as &dyn Fn(&str) -> bool, &closes] {
        if mended.iter().any(|text| preferred(text)) {
            mended.retain(|text| preferred(text));
        }
    }
    let [mended] = mended.as_slice() else { return None };
    Fix::piece(scope, ElementName::Basis, [wording, mended], true)
}

/// Whether a citation begins and ends where one can: broken brackets may have cut it in two.
fn stands_alone(text: &str, wording: &str) -> bool {
    let Some((before, behind)) = text.split_once(wording) else { return false };
    let parts = |c: char| !c.is_alphanumeric() && !content_words().closes(c);
    let behind = behind.trim_start_matches(['、', ',', '，', ' ']);
    before.chars().last().is_none_or(parts)
        && behind.chars().next().is_none_or(|c| matches!(c, '\n' | ';' | '；' | '。' | '《' | '第'))
}

/// Whether no number or year in brackets stands inside 《》, where it can be read and does not belong, and no number behind the brackets
/// that should hold it.
fn is_plain(text: &str) -> bool {
    if text.rsplit_once([')', '）']).is_some_and(|(_, behind)| behind.contains('号')) {
        return false;
    }
    let title = text.split_once('》').map_or(text, |(title, _)| title);
    title.split_once(['(', '（']).is_none_or(|(_, inside)| !inside.contains(|c: char| c.is_ascii_digit()))
}

/// Whether a text is the same citation, and its brackets match.
fn reads_as(text: &str, citation: &Citation) -> bool {
    let read = basis::read(text);
    let [read] = read.as_slice() else { return false };
    !read.unbalanced
        && read.title == citation.title
        && read.number == citation.number
        && read.articles == citation.articles
        && read.marked == citation.marked
}

/// The longest citation that is mended, in characters: every place is tried.
const LONGEST: usize = 200;

/// The kinds of brackets, each in all widths: those that open, and those that close.
const KINDS: [[&[char]; 2]; 6] = [
    [&['《'], &['》']],
    [&['〈'], &['〉']],
    [&['(', '（'], &[')', '）']],
    [&['〔', '﹝'], &['〕', '﹞']],
    [&['[', '［'], &[']', '］']],
    [&['【'], &['】']],
];

/// The texts in which one bracket is put in, or changed, where the brackets of one kind are one too few.
fn candidates(wording: &str) -> Vec<String> {
    let marks: Vec<char> = wording.chars().collect();
    let count = |kind: &[char]| marks.iter().filter(|mark| kind.contains(mark)).count();
    let mut lacks = Vec::new();
    for [open, close] in KINDS {
        match count(open).checked_sub(count(close)) {
            Some(0) => {}
            // Where a title begins cannot be told: an issuer may stand before it.
            None if close.contains(&'》') || close.contains(&'〉') => return Vec::new(),
            Some(1) => lacks.push((open, close)),
            None if count(close) == count(open) + 1 => lacks.push((close, open)),
            _ => return Vec::new(),
        }
    }
    if marks.len() > LONGEST {
        return Vec::new();
    }
    let with = |at: usize, taken: usize, mark: char| -> String {
        let (before, behind) = (marks.iter().take(at), marks.iter().skip(at + taken));
        before.chain([&mark]).chain(behind).collect()
    };
    // The mark in the width of its counterpart.
    let counterpart = |(has, lacks): (&[char], &[char])| {
        let width = has.iter().position(|mark| marks.contains(mark))?;
        lacks.get(width).copied()
    };
    match lacks.as_slice() {
        [one] => {
            let Some(mark) = counterpart(*one) else { return Vec::new() };
            (0..=marks.len()).map(|at| with(at, 0, mark)).collect()
        }
        // One opens and another closes: numbers are written in 〔〕; else the one that opens is right.
        [one, two] => {
            let is_number = |kind: &(&[char], &[char])| kind.0.contains(&'〔') || kind.0.contains(&'〕');
            let opens = |kind: &(&[char], &[char])| KINDS.iter().any(|[open, _]| *open == kind.0);
            let (right, wrong) =
                if is_number(one) || (!is_number(two) && opens(one)) { (one, two) } else { (two, one) };
            let Some(mark) = counterpart(*right) else { return Vec::new() };
            let places = marks.iter().enumerate().filter(|(_, mark)| wrong.0.contains(mark));
            places.map(|(at, _)| with(at, 1, mark)).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::test::{entry, findings, fixes};

    #[test]
    fn what_can_stand_in_one_place_only_is_mended() {
        let code = "basis-unmatched-brackets";
        for (basis, mended) in [
            (
                "《中华人民共和国政府信息公开条例(国务院令第711号)",
                Some("《中华人民共和国政府信息公开条例》(国务院令第711号)"),
            ),
            (
                "《中华人民共和国政府信息公开条例》(国务院令第711号",
                Some("《中华人民共和国政府信息公开条例》(国务院令第711号)"),
            ),
            (
                "《国务院办公厅关于推进社会公益事业建设领域政府信息公开的意见》(国办发〔2018]10号)",
                Some("《国务院办公厅关于推进社会公益事业建设领域政府信息公开的意见》(国办发〔2018〕10号)"),
            ),
        ] {
            let entry = entry(&[("basis", &format!("{basis:?}"))]);
            assert_eq!(findings(code, &entry), ["basis"], "{basis}");
            let fixes = fixes(code, &entry);
            let fix = fixes.first().and_then(Option::as_ref);
            assert_eq!(fix.and_then(|fix| fix.value.as_str()), mended, "{basis}");
            assert!(fix.is_none_or(|fix| fix.certain));
        }
        for found in ["《A细则》(国办发〔201680号)", "《A意见》(民发〔2018)23号〕", "《A条例》国令第711号)"] {
            assert_eq!(findings(code, &entry(&[("basis", &format!("{found:?}"))])), ["basis"], "{found}");
        }
        for sound in ["《社会救助暂行办法》（国务院令第649号）", "信息公开规定", "《关于印发〈办法〉的通知》", "《A条例》（国令第711号)",
            "《学校卫生工作条例》(国家教育委员会令第10号 卫生部令第1号)"]
        {
            assert!(findings(code, &entry(&[("basis", &format!("{sound:?}"))])).is_empty(), "{sound}");
        }
    }
}
