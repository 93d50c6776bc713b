//! Phrases by which time limits are read.

use std::sync::LazyLock;

use serde::Deserialize;

/// The phrases, all folded. What each list is for is said where it is used: in `model::time_limit`.
#[derive(Debug, Default, Deserialize)]
pub struct TimePhrases {
    misspellings: Vec<(String, String)>,
    /// References to the row above.
    pub same_as_above: Words,
    /// Units of time behind a number, by unit.
    pub units: Keyed,
    /// Units of which a half has no exact length here.
    pub halves: Words,
    /// Measures that make a number no length of time (万元, 条 …).
    pub measures: Words,
    /// Measures behind 第 and a number (条, 批 …).
    pub ordinal_measures: Words,
    /// Characters behind which a Chinese numeral is part of a word (统一).
    pub not_numbers_after: Words,
    /// Words for at once, by promptness.
    pub promptness: Keyed,
    /// Words for as the matter progresses.
    pub progress: Progress,
    /// Words for how long or how steadily something is disclosed.
    pub durations: Words,
    /// What may follow such a word: before a noun it is part of that noun's name (长期规划).
    pub duration_after: Words,
    /// Endings of clauses that name a span of time without its length.
    pub duration_endings: Words,
    /// Longer words in which a duration word is none.
    pub not_durations: Words,
    /// Not less than.
    pub minimum: Words,
    /// Not more than.
    pub maximum: Words,
    /// Names of publicity periods, before the number.
    pub publicity_periods: Words,
    /// Verbs of publicity that have a length of time as object.
    pub publicity_verbs: Words,
    /// Names of publicity periods, behind the number.
    pub publicity_after: Words,
    /// Verbs of disclosing.
    pub publishing: Words,
    /// Words for at the same time as.
    pub together: Words,
    /// Endings that make words before a number an event.
    pub event_ends: Words,
    /// Verbs by which words before a number are an event even without such an ending.
    pub event_verbs: Words,
    /// Verbs with which such words begin.
    pub event_openings: Words,
    /// Verbs of information being formed or changed.
    pub formed_verbs: Words,
    /// What may stand between those verbs.
    pub formed_joins: Words,
    /// What is formed: information by its names.
    pub formed_nouns: Words,
    /// Words before the noun that single nothing out.
    pub formed_determiners: Words,
    /// Words in which 自 and 在 are not prepositions.
    pub not_prepositions: Words,
    /// Words without weight at the beginning of a clause.
    pub fillers_front: Words,
    /// Words without weight at the end of what stands before a limit.
    pub fillers_back: Words,
    /// Longer words that end or begin like a filler and are none.
    pub not_fillers: Words,
    /// Words without weight right behind a limit.
    pub fillers_after: Words,
    /// Clauses that name where a limit comes from.
    pub sources: Sources,
    /// Clauses without weight.
    pub whole_fillers: Words,
    /// Words behind a length of time that make it no limit (后, 左右).
    pub not_within: Words,
    /// Words before a length of time that make it an extension.
    pub extensions: Words,
    /// Signs and words between two lengths of which it is not said which counts.
    pub ranges: Words,
    /// Longer words in which 随 is not together with.
    pub not_together: Words,
    /// Longer words in which 前 is not before.
    pub not_before: Words,
    /// Longer words in which 时 is not when.
    pub not_when: Words,
    /// Words for ahead of time.
    pub ahead: Words,
    /// Periods in which a date lies or that recur, by period.
    pub periods: Keyed,
    /// Recurrence said in another way (按年, 逐月), by period.
    pub recurring: Keyed,
    /// Recurrence in set phrases (一月一次), by period.
    pub once_each: Keyed,
    /// Recurrence only where a verb of disclosing follows (年度公开), by period.
    pub recurring_bare: Keyed,
    /// What may stand between a period and `n次`.
    pub between_period_and_times: Words,
    /// Words behind a period that make it part of an event's name (每季度结束后).
    pub period_ends: Words,
    /// Start and end of a period.
    pub edges: Keyed,
    /// Longer words in which an edge word is none.
    pub not_edges: Words,
    /// Edges that name their period too, as `period edge`.
    pub lone_edges: Keyed,
    /// Thirds of a month, by their last day.
    pub thirds: Keyed,
    /// Halves of a year, by their last month.
    pub halves_of_year: Keyed,
    /// Months of a quarter, by number.
    pub months_of_quarter: Keyed,
    /// Days of a week, by number; Monday is 1.
    pub weekdays: Keyed,
    /// Signs between the two ends of a span.
    pub date_joins: Words,
    /// Endings of a date that is a deadline.
    pub deadline_ends: Words,
    /// Endings of a date that is a beginning.
    pub date_starts: Words,
    /// Words of time that have lost their number.
    pub unplaced: Words,
    /// Longer words in which such a word needs no number.
    pub not_unplaced: Words,
    /// The clause that leaves other limits to the law.
    pub saving: Saving,
}

/// Words for as the matter progresses: an opening, a few characters, the word, endings.
#[derive(Debug, Default, Deserialize)]
pub struct Progress {
    /// How it begins.
    pub openings: Words,
    /// What it must hold.
    pub words: Words,
    /// What may follow.
    pub endings: Words,
}

/// Clauses that name where a limit comes from, by how they begin and end.
#[derive(Debug, Default, Deserialize)]
pub struct Sources {
    /// How they begin.
    pub openings: Words,
    /// How they end.
    pub endings: Words,
}

/// The clause that leaves other limits to the law.
#[derive(Debug, Default, Deserialize)]
pub struct Saving {
    /// Words by which it is known.
    pub anchors: Words,
    /// Words with which it begins.
    pub starts: Words,
    /// Words with which it ends.
    pub ends: Words,
}

/// A list of words.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Words(Vec<String>);

/// Lists of words, each with a key.
#[derive(Debug, Default, Deserialize)]
#[serde(transparent)]
pub struct Keyed(Vec<KeyedWords>);

#[derive(Debug, Default, Deserialize)]
struct KeyedWords {
    key: String,
    words: Words,
}

/// The table of time-limit phrases.
pub fn time_phrases() -> &'static TimePhrases {
    static TABLE: LazyLock<TimePhrases> =
        LazyLock::new(|| super::table(include_str!("../../data/time_limits.json")));
    &TABLE
}

impl TimePhrases {
    /// The text with known slips of the pen and of text recognition mended, where only one reading exists.
    pub fn mend(&self, mut folded: String) -> String {
        for (wrong, right) in &self.misspellings {
            if folded.contains(wrong.as_str()) {
                folded = folded.replace(wrong.as_str(), right);
            }
        }
        folded
    }
}

impl Words {
    /// Whether a text is one of the words.
    pub fn is(&self, text: &str) -> bool {
        self.0.iter().any(|word| word == text)
    }

    /// Whether a text holds one of the words.
    pub fn within(&self, text: &str) -> bool {
        self.0.iter().any(|word| text.contains(word.as_str()))
    }

    /// What follows the longest word with which a text begins.
    pub fn leading<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.0.iter().filter_map(|word| text.strip_prefix(word.as_str())).min_by_key(|rest| rest.len())
    }

    /// What precedes the longest word with which a text ends.
    pub fn trailing<'t>(&self, text: &'t str) -> Option<&'t str> {
        self.0.iter().filter_map(|word| text.strip_suffix(word.as_str())).min_by_key(|rest| rest.len())
    }

    /// What follows all the words with which a text begins, one behind the other.
    pub fn skip<'t>(&self, mut text: &'t str) -> &'t str {
        while let Some(rest) = self.leading(text) {
            text = rest;
        }
        text
    }

    /// Whether one of the words stands over this byte of the text.
    pub fn cover(&self, text: &str, at: usize) -> bool {
        self.0.iter().any(|word| {
            text.match_indices(word.as_str()).any(|(start, _)| (start..start + word.len()).contains(&at))
        })
    }

    /// Whether a text holds one of the words outside the longer words given.
    pub fn within_but(&self, text: &str, longer: &Self) -> bool {
        self.0.iter().any(|word| text.match_indices(word.as_str()).any(|(at, _)| !longer.cover(text, at)))
    }

    /// Where the first of the words stands: its first and its last byte's successor.
    pub fn find(&self, text: &str) -> Option<(usize, usize)> {
        let found = self.0.iter().filter_map(|word| text.find(word.as_str()).map(|at| (at, at + word.len())));
        found.min_by_key(|(at, end)| (*at, usize::MAX - *end))
    }
}

impl Keyed {
    /// The key of the longest word with which a text begins, and what follows it.
    pub fn leading<'t>(&self, text: &'t str) -> Option<(&str, &'t str)> {
        let found = self.0.iter().filter_map(|list| Some((list.key.as_str(), list.words.leading(text)?)));
        found.min_by_key(|(_, rest)| rest.len())
    }
}
