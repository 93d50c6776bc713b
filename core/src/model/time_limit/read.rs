//! A wording read from left to right: what is a limit becomes a part, what stands before it says from when and
//! about what, and a number that has no place makes the whole wording unread.

use std::borrow::Cow;

use super::event::{self, about, bare};
use super::place::{Role, place};
use super::prepare::prepare;
use super::span::{is_chinese_digit, length, no_time, range};
use super::{Event, Limit, Part, Period, Promptness, TimeLimit, Unit, calendar, clause};
use crate::vocabulary::{TimePhrases, time_phrases, traditional};

/// A number or a word of time that could not be placed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Unread;

/// What a text begins with, if that is there, and what follows it.
pub(super) type Found<'t, T> = Result<Option<(T, &'t str)>, Unread>;

/// More characters beside the limits than this, and the words are no limit: a cell of another column.
const MOST_REST: usize = 60;

/// More bytes than this, and a wording is not worth reading as a limit.
const LONGEST: usize = 6000;

/// What the wording of a time limit says; `None` where it names no limit, or where a number or a word of time
/// in it could not be placed: a wording that is only partly understood does not pass for one that is.
pub fn read(wording: &str) -> Option<TimeLimit> {
    if wording.len() > LONGEST {
        return None;
    }
    read_simplified(wording).or_else(|| match traditional().simplify(wording) {
        Cow::Owned(simplified) => read_simplified(&simplified),
        Cow::Borrowed(_) => None,
    })
}

fn read_simplified(wording: &str) -> Option<TimeLimit> {
    let phrases = time_phrases();
    let (folded, saving_clause) = prepare(wording);
    let ditto = folded.trim_matches([';', ',', '.', '。', '、', '(', ')']);
    if phrases.same_as_above.is(ditto) {
        return Some(TimeLimit {
            parts: vec![Part::new(None, Limit::SameAsAbove)],
            saving_clause,
            rest: vec![],
        });
    }
    let mut scan = Scan { phrases, parts: Vec::new(), words: String::new(), trails: false, rest: Vec::new() };
    scan.all(&folded).ok()?;
    let beside: usize = scan.rest.iter().map(|words| words.chars().count()).sum();
    if scan.parts.is_empty() || beside > MOST_REST {
        return None;
    }
    Some(TimeLimit { parts: scan.parts, saving_clause, rest: scan.rest })
}

struct Scan<'p> {
    phrases: &'p TimePhrases,
    parts: Vec<Part>,
    /// The words since the last part.
    words: String,
    /// Whether those words follow a part in the same sentence.
    trails: bool,
    rest: Vec<String>,
}

impl Scan<'_> {
    fn all(&mut self, text: &str) -> Result<(), Unread> {
        let mut left = text;
        while let Some(c) = left.chars().next() {
            left = self.step(left, c)?;
        }
        self.close()
    }

    /// Reads what the text begins with; what follows it.
    fn step<'t>(&mut self, left: &'t str, c: char) -> Result<&'t str, Unread> {
        let phrases = self.phrases;
        let next = left.get(c.len_utf8()..).unwrap_or_default();
        if matches!(c, ';' | '。' | '!' | '?') {
            self.close()?;
            return Ok(next);
        }
        if let Some(rest) =
            no_time(left).or_else(|| calendar::in_event(left)).or_else(|| phrases.not_durations.leading(left))
        {
            self.take(left, rest);
            return Ok(rest);
        }
        if let Some(rest) = phrases.durations.leading(left).filter(|rest| self.lasts(rest)) {
            let after = self.behind(rest, false);
            let wording = left.strip_suffix(after).unwrap_or_default().to_owned();
            self.push_about(vec![Limit::Duration { wording }])?;
            return Ok(after);
        }
        if let Some((how, rest)) = self.promptness(left) {
            let (of, after) = self.event(false)?;
            self.push(of, Limit::Prompt { how, after });
            return Ok(self.behind(rest, false));
        }
        if self.in_a_word(c) {
            self.words.push(c);
            return Ok(next);
        }
        if let Some((limits, rest)) = calendar::read(left, self.listed())? {
            self.push_about(limits)?;
            return Ok(self.behind(rest, false));
        }
        if let Some((limits, rest)) = calendar::bare_recurrence(left).filter(|_| bare(&self.words).is_empty())
        {
            self.push_about(limits)?;
            return Ok(self.behind(rest, false));
        }
        if let Some((least, rest)) = range(left) {
            // A publicity period of 7 to 15 days lasts at least 7; which end of another range counts is not said.
            let publicity = matches!(place(&self.words, least.1, rest)?.role, Role::Publicity);
            return if publicity { self.place(least, rest) } else { Err(Unread) };
        }
        if let Some((length, rest)) = length(left)? {
            return self.place(length, rest);
        }
        self.words.push(c);
        Ok(next)
    }

    /// Whether a Chinese numeral goes on with the word before it: `统一`, `十一` behind an unread `二`.
    fn in_a_word(&self, c: char) -> bool {
        is_chinese_digit(c)
            && (self.phrases.not_numbers_after.trailing(&self.words).is_some()
                || self.words.ends_with(is_chinese_digit))
    }

    /// Whether a duration word with this behind it is one: `长期规划` is not.
    fn lasts(&self, rest: &str) -> bool {
        let phrases = self.phrases;
        !rest.starts_with(char::is_alphanumeric)
            || [&phrases.publishing, &phrases.fillers_after, &phrases.durations, &phrases.duration_after]
                .into_iter()
                .any(|words| words.leading(rest).is_some())
            || phrases.promptness.leading(rest).is_some()
            || !matches!(length(rest), Ok(None))
    }

    fn take(&mut self, left: &str, rest: &str) {
        self.words.push_str(left.strip_suffix(rest).unwrap_or_default());
    }

    fn promptness<'t>(&self, left: &'t str) -> Option<(Promptness, &'t str)> {
        if let Some(rest) = self.as_it_progresses(left) {
            return Some((Promptness::AsItProgresses, rest));
        }
        let (key, rest) = self.phrases.promptness.leading(left)?;
        let how = match key {
            "real-time" => Promptness::RealTime,
            // 当日起20个工作日 is an event.
            "same-day" if self.phrases.date_starts.leading(rest).is_none() => Promptness::SameDay,
            "prompt" => Promptness::Prompt,
            _ => return None,
        };
        Some((how, rest))
    }

    /// What follows `按…进展情况及时`.
    fn as_it_progresses<'t>(&self, left: &'t str) -> Option<&'t str> {
        let progress = &self.phrases.progress;
        let rest = progress.openings.leading(left)?;
        let (at, end) = progress.words.find(rest)?;
        let between = rest.get(..at)?;
        let near = between.chars().count() <= 10 && between.chars().all(char::is_alphabetic);
        near.then(|| progress.endings.skip(rest.get(end..).unwrap_or_default()))
    }

    /// The period of the date right before this place, if there is one.
    fn listed(&self) -> Option<(Period, Option<u32>)> {
        match self.parts.last() {
            Some(Part { limit: Limit::By { period, month, .. }, .. }) if bare(&self.words).is_empty() => {
                Some((*period, *month))
            }
            _ => None,
        }
    }

    /// The text without the filler words right behind a limit. Words of publicity that begin a publicity
    /// period, or an event, stay.
    fn behind<'t>(&self, mut left: &'t str, within: bool) -> &'t str {
        let phrases = self.phrases;
        loop {
            let prompt = within.then(|| phrases.promptness.leading(left)).flatten();
            if let Some((_, rest)) = prompt.filter(|(key, _)| *key == "prompt") {
                left = rest;
                continue;
            }
            let Some(rest) = phrases.fillers_after.leading(left) else { return left };
            let publicity = phrases.publicity_verbs.leading(left).is_some();
            let begins = phrases.publicity_periods.leading(left).is_some()
                || publicity
                    && (phrases.minimum.leading(rest).is_some() || !matches!(length(rest), Ok(None)))
                || phrases.event_ends.leading(rest).is_some();
            if begins {
                return left;
            }
            left = rest;
        }
    }

    /// Ends a sentence: what is left of it is clauses of their own.
    fn close(&mut self) -> Result<(), Unread> {
        let words = self.words_since()?;
        for piece in words.split([',', ':']) {
            if !self.clause(piece, true) && !bare(piece).is_empty() {
                self.rest.push(bare(piece).to_owned());
            }
        }
        self.trails = false;
        Ok(())
    }

    /// The words since the last part, in pieces. Pieces that are limits of their own become parts, and words
    /// that still belong to the last part (`5小时内发布权威信息,`) are put aside.
    fn context(&mut self) -> Result<Vec<String>, Unread> {
        let mut words = self.words_since()?;
        if std::mem::take(&mut self.trails)
            && words.starts_with(char::is_alphanumeric)
            && let Some((first, others)) = words.split_once(',')
            && self.phrases.event_ends.trailing(first).is_none()
            && !first.ends_with('前')
        {
            if !self.clause(first, false) && !bare(first).is_empty() {
                self.rest.push(bare(first).to_owned());
            }
            words = others.to_owned();
        }
        let mut kept = Vec::new();
        let mut pieces = words.split([',', ':']).peekable();
        while let Some(piece) = pieces.next() {
            let ended = pieces.peek().is_some();
            if bare(piece).is_empty() || ended && self.clause(piece, false) {
                continue;
            }
            kept.push(piece.to_owned());
        }
        Ok(kept)
    }

    /// Takes the words since the last part. A bracket right behind that part says what it is about:
    /// `7个工作日(行政许可),20个工作日(其他)`.
    fn words_since(&mut self) -> Result<String, Unread> {
        let words = std::mem::take(&mut self.words);
        self.placed(&words)?;
        // One limit or another: which one counts is not said.
        if self.trails && words.trim_start_matches([',', '(']).starts_with('或') {
            return Err(Unread);
        }
        let bracket = words.strip_prefix('(').filter(|_| self.trails).and_then(|inner| inner.split_once(')'));
        let Some((inner, rest)) = bracket else { return Ok(words) };
        match self.parts.last_mut() {
            _ if bare(inner).is_empty() => {}
            Some(part) if part.of.is_none() && !inner.contains("除外") && !inner.contains('《') => {
                part.of = about([inner]);
            }
            _ => self.rest.push(bare(inner).to_owned()),
        }
        Ok(rest.to_owned())
    }

    /// Makes a part of a clause that is a limit of its own; whether it is one.
    fn clause(&mut self, piece: &str, closes: bool) -> bool {
        let part = if self.phrases.same_as_above.is(bare(piece)) {
            Some(Part::new(None, Limit::SameAsAbove))
        } else {
            clause::read(piece, closes)
        };
        part.map(|part| self.push(part.of, part.limit)).is_some()
    }

    /// What a limit is about and the event it runs from, by the words since the last part.
    fn event(&mut self, counted: bool) -> Result<(Option<String>, Event), Unread> {
        let mut pieces = self.context()?;
        let (of, after) = event::read(&pieces.pop().unwrap_or_default(), counted);
        Ok((about(pieces.iter().map(String::as_str).chain(of.as_deref())), after))
    }

    /// A part for each limit, about what the words before it say.
    fn push_about(&mut self, limits: Vec<Limit>) -> Result<(), Unread> {
        let pieces = self.context()?;
        let of = about(pieces.iter().map(String::as_str));
        for limit in limits {
            self.push(of.clone(), limit);
        }
        Ok(())
    }

    /// Adds a part. A cell that repeats itself says it once; where the limit comes from (按照《条例》规定) is not
    /// what it is about.
    fn push(&mut self, of: Option<String>, limit: Limit) {
        let sources = &self.phrases.sources;
        let (source, of) = match of {
            Some(of)
                if sources.openings.leading(&of).is_some() && sources.endings.trailing(&of).is_some() =>
            {
                (Some(of), None)
            }
            of => (None, of),
        };
        self.rest.extend(source);
        let part = Part::new(of, limit);
        if !self.parts.contains(&part) {
            self.parts.push(part);
        }
        self.trails = true;
    }

    /// Fails where words hold a unit of time that has lost its number.
    fn placed(&self, words: &str) -> Result<(), Unread> {
        if self.phrases.unplaced.within_but(words, &self.phrases.not_unplaced) { Err(Unread) } else { Ok(()) }
    }

    /// A part for a length of time in its place; what follows it.
    fn place<'t>(&mut self, (count, unit): (u32, Unit), behind: &'t str) -> Result<&'t str, Unread> {
        let words = std::mem::take(&mut self.words);
        let placed = place(&words, unit, behind)?;
        let within = matches!(placed.role, Role::Within { .. });
        match placed.role {
            Role::Within { stated } => {
                placed.words.clone_into(&mut self.words);
                let (of, after) = self.event(true)?;
                if !stated && after == Event::Unstated {
                    return Err(Unread);
                }
                self.push(of, Limit::Within { count, unit, after });
            }
            Role::Ahead { before } => {
                self.placed(before.as_deref().unwrap_or_default())?;
                self.push(None, Limit::Ahead { count, unit, before });
            }
            Role::Publicity => {
                placed.words.clone_into(&mut self.words);
                self.push_about(vec![Limit::Publicity { count, unit }])?;
            }
            Role::Every { times } => {
                placed.words.clone_into(&mut self.words);
                self.push_about(vec![Limit::Every { count, unit, times }])?;
            }
        }
        Ok(self.behind(placed.rest, within))
    }
}
