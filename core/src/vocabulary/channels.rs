//! Names of channels, with the aliases that offices write.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use serde::Deserialize;

/// The names of the channels, found by their first character.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Table")]
pub struct ChannelNames {
    table: Table,
    /// What names begin with a character, the longest first.
    names: FxHashMap<char, Vec<(String, Hit)>>,
}

#[derive(Debug, Default, Deserialize)]
struct Table {
    channels: Vec<Named>,
    other_words: Vec<String>,
    others: Vec<String>,
    qualifiers: Vec<String>,
    suffixes: Vec<String>,
    separators: String,
}

#[derive(Debug, Default, Deserialize)]
struct Named {
    key: String,
    name: String,
    aliases: Vec<String>,
}

/// What a piece of a channel cell means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning<'a> {
    /// One of the twelve of the national form, by its key.
    Listed(&'a str),
    /// Another channel, known or put under 其他.
    Other,
    /// Words that name no known channel.
    Unlisted,
}

/// The table of channel names.
pub fn channels() -> &'static ChannelNames {
    static TABLE: LazyLock<ChannelNames> =
        LazyLock::new(|| super::table(include_str!("../../data/channels.json")));
    &TABLE
}

impl ChannelNames {
    /// The national form's name of the channel with this key.
    pub fn name(&self, key: &str) -> &str {
        self.table
            .channels
            .iter()
            .find(|channel| channel.key == key)
            .map_or("", |channel| channel.name.as_str())
    }

    /// The national form's word for another channel (其他).
    pub fn other(&self) -> &str {
        self.table.other_words.first().map_or("", String::as_str)
    }

    /// Whether a text begins with a known channel or with 其他.
    pub fn begins(&self, folded: &str) -> bool {
        self.longest(folded).is_some()
    }

    /// The channels in folded words, each with its words: known names wherever they stand, the rest cut at
    /// separators. What follows 其他 is a channel by that name.
    pub fn split<'t>(&'t self, words: &'t str) -> Vec<(Meaning<'t>, &'t str)> {
        let mut pieces = Pieces { found: Vec::new(), after_other: None };
        let (mut start, mut at) = (0, 0);
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let before = words.get(start..at).unwrap_or_default();
            if let Some((hit, length)) = self.longest(rest) {
                let known = words.get(at..at + length).unwrap_or_default();
                at += length;
                let behind = words.get(at..).unwrap_or_default();
                if !self.table.qualifiers.iter().any(|word| before.ends_with(word.as_str())) {
                    pieces.words(before);
                }
                match hit {
                    Hit::OtherWord => at += pieces.other(behind),
                    Hit::Known => pieces.known(known),
                    Hit::Listed(key) => pieces.listed(key, known),
                }
                if *hit != Hit::OtherWord {
                    at += self.suffixes_at(behind);
                }
                start = at;
            } else {
                let next = rest.chars().next().unwrap_or_default();
                if self.table.separators.contains(next) {
                    pieces.words(before);
                    start = at + next.len_utf8();
                }
                at += next.len_utf8();
            }
        }
        pieces.words(words.get(start..).unwrap_or_default());
        pieces.end_other();
        pieces.found
    }

    /// How many bytes of words that say nothing more (公开, 等) stand here, none of them the beginning of a name.
    fn suffixes_at(&self, text: &str) -> usize {
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !self.begins(rest))
            && let Some(suffix) = self.table.suffixes.iter().find(|word| rest.starts_with(word.as_str()))
        {
            at += suffix.len();
        }
        at
    }

    fn longest(&self, text: &str) -> Option<(&Hit, usize)> {
        let names = self.names.get(&text.chars().next()?)?;
        let (name, hit) = names.iter().find(|(name, _)| text.starts_with(name.as_str()))?;
        Some((hit, name.len()))
    }
}

impl From<Table> for ChannelNames {
    fn from(table: Table) -> Self {
        let listed = table.channels.iter().flat_map(|channel| {
            let hit = Hit::Listed(channel.key.clone());
            std::iter::once(&channel.name)
                .chain(&channel.aliases)
                .map(move |name| (name.clone(), hit.clone()))
        });
        let known = table.others.iter().map(|name| (name.clone(), Hit::Known));
        let other = table.other_words.iter().map(|name| (name.clone(), Hit::OtherWord));
        let mut all: Vec<(String, Hit)> = listed.chain(known).chain(other).collect();
        all.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        let mut names: FxHashMap<char, Vec<(String, Hit)>> = FxHashMap::default();
        for (name, hit) in all {
            if let Some(first) = name.chars().next() {
                names.entry(first).or_default().push((name, hit));
            }
        }
        Self { table, names }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Hit {
    Listed(String),
    Known,
    OtherWord,
}

/// The pieces of a channel cell as they are found.
struct Pieces<'t> {
    found: Vec<(Meaning<'t>, &'t str)>,
    /// Behind 其他: whether a name came yet.
    after_other: Option<bool>,
}

impl<'t> Pieces<'t> {
    /// 其他 was met. Words tied to it by a mark (`其他:…`, `其他_…_`, `其他(…)`) are its name, whatever they mean
    /// elsewhere; returns how many bytes they take.
    fn other(&mut self, behind: &'t str) -> usize {
        self.end_other();
        self.after_other = Some(false);
        if !behind.starts_with([':', '_', '(']) {
            return 0;
        }
        let end = behind.find(['、', ',', ';', '|', '\n']).unwrap_or(behind.len());
        let name = behind.get(..end).unwrap_or_default().trim_matches([':', '_', '(', ')', ' ']);
        self.words(name);
        end
    }

    /// Words that are no known name.
    fn words(&mut self, words: &'t str) {
        let words = words.trim();
        if !words.chars().any(char::is_alphanumeric) {
            return;
        }
        if let Some(named) = &mut self.after_other {
            *named = true;
            self.found.push((Meaning::Other, words));
        } else {
            self.found.push((Meaning::Unlisted, words));
        }
    }

    fn known(&mut self, name: &'t str) {
        self.after_other = self.after_other.map(|_| true);
        self.found.push((Meaning::Other, name));
    }

    fn listed(&mut self, key: &'t str, name: &'t str) {
        self.end_other();
        self.found.push((Meaning::Listed(key), name));
    }

    /// 其他 ends; where nothing was named it stands for itself.
    fn end_other(&mut self) {
        if self.after_other.take() == Some(false) {
            self.found.push((Meaning::Other, ""));
        }
    }
}
