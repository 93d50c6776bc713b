//! What stands in brackets behind a title, or inside its marks and is no part of it.

use super::cell::{closes, opens};
use super::compose::Draft;
use super::number::Number;
use super::{articles, find};
use crate::vocabulary::{LawClass, citation_words};

/// What stands in brackets behind a title.
#[derive(Default)]
pub(super) struct Inside {
    pub(super) number: Option<Number>,
    pub(super) articles: Vec<String>,
    pub(super) history: Option<String>,
    pub(super) damaged: bool,
    /// Whether it tells that an order amended the text, so that its number is the one in force.
    pub(super) amends: bool,
}

impl Inside {
    pub(super) fn read(line: &str, sealed: bool) -> Self {
        let text: Vec<char> = line.chars().collect();
        let found = find::find_all(&text, sealed);
        let mut inside = Self { damaged: found.iter().any(|found| found.damaged), ..Self::default() };
        let words = citation_words();
        inside.amends = words.amends(line);
        if inside.amends || is_history(line) {
            inside.history = Some(line.to_owned());
        }
        let mut numbers: Vec<Number> = Vec::new();
        for number in found.iter().map(|found| &found.number) {
            match number {
                Some(number) if numbers.iter().any(|known| known.agrees(number)) => {}
                Some(number) => numbers.push(number.clone()),
                None => inside.damaged = true,
            }
        }
        let unread = found.iter().any(|found| found.number.is_none());
        if inside.history.is_some() || numbers.len() == 1 {
            // The last order is the one by which the text now stands.
            inside.number = numbers.pop().filter(|_| !unread);
        } else if numbers.len() > 1 {
            inside.damaged = true;
        }
        if inside.history.is_none() {
            let mut at = 0;
            while let Some(c) = text.get(at) {
                if let Some(number) = found.iter().find(|found| found.range.contains(&at)) {
                    at = number.range.end;
                } else if *c == '第'
                    && let Some((articles, end)) = articles::read(&text, at)
                {
                    inside.articles.extend(articles);
                    at = end;
                } else {
                    at += 1;
                }
            }
        }
        inside
    }

    /// Whether it says anything of the citation before it.
    pub(super) fn tells(&self) -> bool {
        self.number.is_some() || self.damaged || !self.articles.is_empty() || self.history.is_some()
    }

    pub(super) fn give(self, draft: &mut Draft) {
        if let Some(number) = self.number {
            let contradicts = draft.number.as_ref().is_some_and(|known| !known.agrees(&number));
            if contradicts && !self.amends {
                draft.number = None;
                draft.unbalanced = true;
            } else {
                draft.number = Some(number);
            }
        }
        draft.articles.extend(self.articles);
        if let Some(history) = self.history {
            add(&mut draft.history, &history);
        }
    }
}

/// Whether a text tells when an instrument was made or amended: 2018年修正, 2018年12月29日…通过, 2020年版, 2019.
pub(super) fn is_history(text: &str) -> bool {
    let words = citation_words();
    let dated = text.get(..4).is_some_and(|year| find::year(year).is_some());
    let dated =
        dated || text.trim_start_matches("根据").get(..4).is_some_and(|year| find::year(year).is_some());
    let date = find::year(text).is_some()
        || text.ends_with(['日', '版', '本'])
        || words.amends(text)
        || words.enacts(text);
    (dated && date) || (words.amends(text) && text.contains('年'))
}

/// Number, history and articles that stand inside the marks, behind the title proper.
pub(super) fn strip(title: &mut String, draft: &mut Draft) {
    while title.ends_with(closes)
        && let Some(at) = title.rfind(opens_outer(title))
        && let Some(inside) = title.get(at..)
    {
        let mut chars = inside.chars();
        chars.next();
        chars.next_back();
        let read = Inside::read(chars.as_str(), true);
        if read.number.is_none() && !read.damaged && !read.amends {
            break;
        }
        draft.unbalanced |= read.damaged;
        read.give(draft);
        title.truncate(at);
    }
    let text: Vec<char> = title.chars().collect();
    // 《GB/T 32939—2016 养老机构…》, 《…条例 国令第711号》.
    if let Some(found) = find::find_all(&text, true).into_iter().next()
        && (found.range.end == text.len() || matches!(found.number, Some(Number::Standard { .. })))
        && (found.range.end == text.len() || found.range.start == 0)
        && found.range.len() < text.len()
        && !found.damaged
    {
        draft.number = draft.number.take().or(found.number);
        *title =
            text.iter().enumerate().filter(|(at, _)| !found.range.contains(at)).map(|(_, c)| *c).collect();
    }
    let text: Vec<char> = title.chars().collect();
    let listed = text.iter().enumerate().filter(|(_, c)| **c == '第').find_map(|(at, _)| {
        articles::read(&text, at)
            .filter(|(_, end)| at > 0 && *end == text.len())
            .map(|(articles, _)| (at, articles))
    });
    if let Some((at, articles)) = listed {
        *title = text.iter().take(at).collect();
        draft.articles.extend(articles);
    }
}

/// The opening bracket to which the last one of a title belongs: document numbers have brackets of their own.
fn opens_outer(title: &str) -> impl Fn(char) -> bool {
    let round = title.ends_with(')') && title.contains('(');
    move |c| if round { c == '(' } else { opens(c) }
}

/// The class that the label before a citation and the kind of its number show together.
pub(super) fn class(label: Option<&[LawClass]>, draft: &Draft) -> Option<LawClass> {
    let numbered = draft.number.as_ref().map(Number::class);
    match label {
        None | Some([]) => numbered,
        Some([class]) => Some(*class),
        Some([LawClass::DepartmentRule, LawClass::LocalGovernmentRule]) => {
            // A local rule bears the name of its place.
            let local = draft.title.chars().take(8).collect::<String>();
            let place = ["省", "自治区", "市"].iter().any(|word| {
                local
                    .find(word)
                    .is_some_and(|at| at > 3 && !local.get(..at).unwrap_or_default().ends_with('城'))
            });
            let known = numbered.filter(|class| {
                *class == LawClass::LocalGovernmentRule || *class == LawClass::DepartmentRule
            });
            known.or(Some(if place { LawClass::LocalGovernmentRule } else { LawClass::DepartmentRule }))
        }
        Some(classes) => numbered.filter(|class| classes.contains(class)),
    }
}

pub(super) fn add(history: &mut Option<String>, text: &str) {
    match history {
        Some(history) => {
            history.push(';');
            history.push_str(text);
        }
        None => *history = Some(text.to_owned()),
    }
}
