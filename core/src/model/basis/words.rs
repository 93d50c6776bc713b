//! Words outside marks and brackets: titles without marks, issuers, and what belongs to a title before or after.

use std::ops::Range;

use super::cell::Cell;
use super::compose::{Composer, Draft, Gap, Waiting, begins_title};
use super::find;
use super::inside::{add, is_history};
use super::scan::{Kind, Token};
use crate::vocabulary::citation_words;

impl Composer<'_, '_> {
    /// Takes words into the citation before them, the one after them, or one of their own.
    pub(super) fn words(&mut self, range: &Range<usize>, next: &[Token]) {
        let words = citation_words();
        let adjacent = self.draft.is_some() && self.gap == Gap::None;
        let mut text = self.cell.line(range.clone());
        if adjacent && text.starts_with([':', '"', '“']) {
            self.quoting = true;
            return self.extend(range);
        }
        if adjacent && (words.trails(&text) || self.goes_on(&text)) {
            return self.go_on(range, &text);
        }
        if self.draft.is_some()
            && text.starts_with(['的', '等', '号'])
            && (self.gap == Gap::Line || words.trails(&text))
        {
            return self.go_on(range, &text);
        }
        let possessive = words.possessive(&text);
        if adjacent && possessive > 0 && words.names_instrument(&text) {
            let base = self.draft.as_ref().map(|draft| draft.title.clone()).unwrap_or_default();
            let rest = text.get(possessive..).unwrap_or_default();
            let start = self.char_at(range, text.chars().count() - rest.chars().count());
            let title = format!("{base}{rest}");
            return self.begin(Draft { range: start..range.end, title, ..Draft::default() });
        }
        let mut skipped = if adjacent || self.gap > Gap::None { words.connective(&text) } else { 0 };
        if self.gap > Gap::None && skipped < text.len() && !adjacent {
            skipped = 0;
        }
        skipped += words.lead(text.get(skipped..).unwrap_or_default());
        let mut range = self.char_at(range, chars(&text, skipped))..range.end;
        text.drain(..skipped.min(text.len()));
        if begins_title(next, false) {
            let length = words.ends_in_connective(&text);
            let kept = text.len() - length;
            range.end = self.char_at(&range, chars(&text, kept));
            text.truncate(kept);
        }
        if let Some(label) = text.strip_suffix(':')
            && let Some(classes) = words.classes(label)
        {
            self.finish();
            self.label = Some(classes);
            return;
        }
        if (!text.chars().any(char::is_alphanumeric) && !words.refers(&text)) || words.is_nothing(&text) {
            return;
        }
        self.new_words(range, text, next);
    }

    /// Words that begin a citation: the words before a title, or a title without marks.
    fn new_words(&mut self, range: Range<usize>, text: String, next: &[Token]) {
        let words = citation_words();
        if begins_title(next, true) {
            let waiting = Waiting { start: range.start, ..Waiting::default() };
            if words.leads(&text) {
                return;
            }
            if words.nests(&text) {
                // 贯彻落实《…》 only leads to a citation; 关于贯彻落实《…》的通知 is one.
                let title =
                    words.issues(&text) || text.contains("关于") || goes_on_after_title(self.cell, next);
                self.finish();
                self.waiting = title.then_some(Waiting { outer: Some(text), ..waiting });
                return;
            }
            if words.names_issuer(&text) && !words.names_instrument(&text) {
                self.finish();
                self.waiting = Some(Waiting { issuer: Some(text), ..waiting });
                return;
            }
        }
        let mut draft = Draft { range, ..Draft::default() };
        let mut title = text;
        // 预算法2018年修正.
        if let Some(at) = title.find(|c: char| c.is_ascii_digit())
            && let Some(rest) = title.get(at..)
            && rest.get(..4).and_then(find::year).is_some()
            && words.amends(rest)
        {
            draft.history = Some(rest.to_owned());
            title.truncate(at);
        }
        if let Some(at) = title.rfind('等')
            && at > 0
            && title.get(at..).is_some_and(|rest| words.trails(rest))
        {
            title.truncate(at);
        }
        draft.title = title;
        self.begin(draft);
    }

    /// Whether words directly behind a citation belong to it.
    fn goes_on(&self, text: &str) -> bool {
        let words = citation_words();
        let Some(draft) = &self.draft else { return false };
        draft.open
            || is_history(text)
            || (words.continues(text) && draft.number.is_none() && draft.articles.is_empty())
            || (draft.title.is_empty() && draft.number.is_some() && words.names_instrument(text))
            || (!draft.articles.is_empty() && words.connective(text) == 0 && !words.names_instrument(text))
    }

    fn go_on(&mut self, range: &Range<usize>, text: &str) {
        let words = citation_words();
        let mut quoting = false;
        self.attach(range, |draft| {
            let ended = words.names_instrument(&draft.title);
            if draft.open && !text.starts_with('等') {
                draft.title.push_str(text);
                draft.open = false;
            } else if is_history(text) {
                add(&mut draft.history, text);
            } else if words.trails(text) {
                // 《…》的规定 cites nothing more.
            } else if draft.title.is_empty() {
                text.clone_into(&mut draft.title);
            } else if words.continues(text) && draft.marked && ended {
                // 《…条例》实施办法 is a title of its own, without marks.
                draft.nested.insert(0, draft.title.clone());
                draft.title = format!("《{}》{text}", draft.title);
                draft.marked = false;
            } else if words.continues(text) {
                draft.title.push_str(text);
            } else {
                quoting = true;
            }
        });
        self.quoting = quoting;
    }
}

/// Whether words behind the next title are part of a name: 实施《…》办法.
fn goes_on_after_title(cell: &Cell, next: &[Token]) -> bool {
    let behind = next.iter().skip_while(|token| !matches!(token.kind, Kind::Title { .. })).nth(1);
    behind.is_some_and(|token| {
        let line = cell.line(token.range.clone());
        matches!(token.kind, Kind::Words)
            && citation_words().continues(&line)
            && !citation_words().trails(&line)
    })
}

fn chars(text: &str, bytes: usize) -> usize {
    text.get(..bytes).unwrap_or(text).chars().count()
}
