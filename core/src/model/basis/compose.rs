//! Citations put together from the parts of a cell.

use std::ops::Range;

use super::cell::Cell;
use super::inside::{self, Inside};
use super::number::Number;
use super::scan::{Kind, Token};
use super::{Citation, find, title};
use crate::vocabulary::{LawClass, citation_words};

/// The citations that the parts of a cell make up.
pub(super) fn compose(cell: &Cell, tokens: &[Token]) -> Vec<Citation> {
    let mut composer = Composer {
        cell,
        label: None,
        draft: None,
        waiting: None,
        gap: Gap::None,
        quoting: false,
        citations: Vec::new(),
    };
    for (at, token) in tokens.iter().enumerate() {
        composer.take(
            token,
            tokens.get(at + 1..).unwrap_or_default(),
            at.checked_sub(1).and_then(|at| tokens.get(at)),
        );
    }
    composer.finish();
    composer.citations
}

/// What stands between the last part of a citation and the next part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gap {
    None,
    Line,
    Comma,
    Break,
}

pub(super) struct Composer<'c, 'a> {
    pub(super) cell: &'c Cell<'a>,
    /// The classes that the last label (【法律】) covers.
    pub(super) label: Option<&'static [LawClass]>,
    /// The citation being put together.
    pub(super) draft: Option<Draft>,
    /// What stands before a title and belongs to it.
    pub(super) waiting: Option<Waiting>,
    pub(super) gap: Gap,
    /// Whether the text of the cited article is being quoted.
    pub(super) quoting: bool,
    pub(super) citations: Vec<Citation>,
}

#[derive(Default)]
pub(super) struct Draft {
    pub(super) range: Range<usize>,
    pub(super) title: String,
    pub(super) marked: bool,
    /// Whether the next words belong to the title.
    pub(super) open: bool,
    pub(super) issuer: Option<String>,
    pub(super) number: Option<Number>,
    pub(super) articles: Vec<String>,
    pub(super) history: Option<String>,
    pub(super) nested: Vec<String>,
    pub(super) unbalanced: bool,
}

#[derive(Default)]
pub(super) struct Waiting {
    pub(super) start: usize,
    pub(super) issuer: Option<String>,
    /// The words of an outer title without marks: 民政部关于印发.
    pub(super) outer: Option<String>,
    pub(super) number: Option<Number>,
    pub(super) unbalanced: bool,
}

impl Composer<'_, '_> {
    fn take(&mut self, token: &Token, next: &[Token], last: Option<&Token>) {
        let range = token.range.clone();
        if self.quoting {
            let ends = matches!(
                last.map(|last| &last.kind),
                Some(Kind::Line | Kind::Bullet | Kind::Break(';' | '。'))
            );
            let label = matches!(&token.kind, Kind::Bracket { inner, .. } if self.labels(inner).is_some());
            let begins = label || (ends && matches!(token.kind, Kind::Title { .. }));
            if !begins {
                if !matches!(token.kind, Kind::Line | Kind::Break(_) | Kind::Bullet) {
                    self.extend(&range);
                }
                return;
            }
            self.quoting = false;
        }
        match &token.kind {
            Kind::Title { inner, sound } => self.title(range, inner.clone(), *sound),
            Kind::Bracket { inner, sound } => self.bracket(range, inner.clone(), *sound, next),
            Kind::Articles(articles) => {
                if self.draft.is_none() {
                    self.begin(Draft { range: range.clone(), ..Draft::default() });
                }
                self.attach(&range, |draft| draft.articles.extend(articles.iter().cloned()));
            }
            Kind::Number { number, damaged } => self.number(&range, number.as_ref(), *damaged, next),
            Kind::Words => self.words(&range, next),
            Kind::Break(',') => self.gap = self.gap.max(Gap::Comma),
            Kind::Break(_) => self.gap = Gap::Break,
            Kind::Line => self.gap = self.gap.max(Gap::Line),
            Kind::Bullet => {
                self.finish();
                self.gap = Gap::Break;
            }
            Kind::Stray => self.stray(&range),
        }
    }

    fn title(&mut self, mut range: Range<usize>, inner: Range<usize>, sound: bool) {
        let words = citation_words();
        let mut text = self.cell.line(inner.clone());
        // The opening mark is lost: words before the title may stand in it.
        if inner.start == range.start {
            let joined =
                if self.draft.is_some() && self.gap == Gap::None { words.connective(&text) } else { 0 };
            let skipped = joined + words.lead(text.get(joined..).unwrap_or_default());
            range.start = self.char_at(&range, text.get(..skipped).unwrap_or_default().chars().count());
            text.drain(..skipped);
        }
        let waiting = self.waiting.take();
        let mut draft = Draft { range, marked: true, unbalanced: !sound, ..Draft::default() };
        inside::strip(&mut text, &mut draft);
        draft.nested = title::inside(&text);
        if let Some(waiting) = waiting {
            draft.range.start = waiting.start;
            draft.issuer = waiting.issuer;
            draft.number = draft.number.or(waiting.number);
            draft.unbalanced |= waiting.unbalanced;
            if let Some(outer) = waiting.outer {
                draft.nested.insert(0, text.clone());
                text = format!("{outer}《{text}》");
                (draft.marked, draft.open) = (false, true);
            }
        }
        draft.title = text;
        self.begin(draft);
    }

    fn bracket(&mut self, range: Range<usize>, inner: Range<usize>, sound: bool, next: &[Token]) {
        if let Some(classes) = self.labels(&inner) {
            self.finish();
            self.label = Some(classes);
            return;
        }
        let words = citation_words();
        let line = self.cell.line(inner.clone());
        if !line.chars().any(char::is_alphanumeric) {
            return self.extend(&range);
        }
        let read = Inside::read(&line, sound);
        if self.draft.is_none() || (self.gap == Gap::Break && !read.tells()) {
            self.finish();
            if line.contains('《') {
                return self.bracketed(&inner, sound);
            }
            if read.number.is_some() && begins_title(next, true) {
                let waiting =
                    self.waiting.get_or_insert_with(|| Waiting { start: range.start, ..Waiting::default() });
                waiting.number = read.number;
                waiting.unbalanced |= read.damaged || !sound;
                return;
            }
            let title = if read.tells() { String::new() } else { line.clone() };
            self.begin(Draft { range: range.clone(), title, ..Draft::default() });
            if !read.tells() {
                return;
            }
        }
        self.attach(&range, |draft| {
            draft.unbalanced |= read.damaged || !sound;
            if words.qualifies(&line) || (!draft.marked && !read.tells()) {
                draft.title = format!("{}({line})", draft.title);
                draft.open = !words.qualifies(&line);
                return;
            }
            if let (Some(year), Some(Number::Order { year: known, .. })) =
                (find::year(&line), &mut draft.number)
                && known.is_none()
            {
                *known = Some(year);
                return;
            }
            read.give(draft);
        });
    }

    /// Citations that stand in brackets as a whole.
    fn bracketed(&mut self, inner: &Range<usize>, sound: bool) {
        let mut citations = super::read(self.cell.wording(inner));
        if let Some([class]) = self.label {
            for citation in &mut citations {
                citation.class = citation.class.or(Some(*class));
            }
        }
        if let Some(last) = citations.last_mut() {
            last.unbalanced |= !sound;
        }
        self.citations.append(&mut citations);
    }

    /// A closing mark that closes nothing: of a label whose opening one is lost (法律】), or of the citation.
    fn stray(&mut self, range: &Range<usize>) {
        let label = self.draft.as_ref().and_then(|draft| citation_words().classes(&draft.title));
        if label.is_some() && matches!(self.cell.char(range.start), '】' | ']') {
            (self.draft, self.label) = (None, label);
            return;
        }
        self.attach(range, |draft| draft.unbalanced = true);
    }

    fn number(&mut self, range: &Range<usize>, number: Option<&Number>, damaged: bool, next: &[Token]) {
        let amends = matches!(next, [Token { kind: Kind::Words, range }, ..]
            if citation_words().amends(&self.cell.line(range.clone())));
        let lacks =
            self.draft.as_ref().is_some_and(|draft| draft.number.is_none() && !draft.title.is_empty());
        let same = self
            .draft
            .as_ref()
            .and_then(|draft| draft.number.as_ref())
            .zip(number)
            .is_some_and(|(a, b)| a.agrees(b));
        let before_title = begins_title(next, false) && (!lacks || self.gap != Gap::None);
        if before_title || (self.draft.is_none() && begins_title(next, true)) {
            self.finish();
            let waiting =
                self.waiting.get_or_insert_with(|| Waiting { start: range.start, ..Waiting::default() });
            waiting.number = number.cloned();
            waiting.unbalanced |= damaged;
            return;
        }
        let belongs = self.gap != Gap::Break && self.draft.is_some() && (lacks || same || amends);
        if !belongs {
            self.begin(Draft { range: range.clone(), ..Draft::default() });
        }
        self.attach(range, |draft| {
            draft.number = number.cloned();
            draft.unbalanced |= damaged;
        });
    }

    pub(super) fn labels(&self, inner: &Range<usize>) -> Option<&'static [LawClass]> {
        citation_words().classes(self.cell.line(inner.clone()).trim_end_matches(':'))
    }

    /// Where the character so many characters into a range stands; line breaks do not count.
    pub(super) fn char_at(&self, range: &Range<usize>, count: usize) -> usize {
        range.clone().filter(|at| self.cell.char(*at) != '\n').nth(count).unwrap_or(range.end)
    }

    pub(super) fn extend(&mut self, range: &Range<usize>) {
        self.attach(range, |_| ());
    }

    pub(super) fn attach(&mut self, range: &Range<usize>, change: impl FnOnce(&mut Draft)) {
        if let Some(draft) = &mut self.draft {
            draft.range.end = draft.range.end.max(range.end);
            change(draft);
            self.gap = Gap::None;
        }
    }

    pub(super) fn begin(&mut self, draft: Draft) {
        self.finish();
        self.draft = Some(draft);
        self.gap = Gap::None;
    }

    pub(super) fn finish(&mut self) {
        let Some(draft) = self.draft.take() else { return };
        let class = inside::class(self.label, &draft);
        self.citations.push(Citation {
            wording: self.cell.wording(&draft.range).to_owned(),
            title: draft.title,
            marked: draft.marked,
            class,
            issuer: draft.issuer,
            number: draft.number,
            articles: draft.articles,
            history: draft.history,
            nested: draft.nested,
            unbalanced: draft.unbalanced,
        });
    }
}

/// Whether a title comes next; `over_lines` also on a later line.
pub(super) fn begins_title(next: &[Token], over_lines: bool) -> bool {
    let next = next.iter().find(|token| !over_lines || !matches!(token.kind, Kind::Line));
    matches!(next.map(|token| &token.kind), Some(Kind::Title { .. }))
}
