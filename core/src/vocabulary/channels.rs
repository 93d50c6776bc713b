//! Names of channels, with the aliases that offices write.

use std::sync::LazyLock;

use serde::Deserialize;

/// The names of the channels.
#[derive(Debug, Default, Deserialize)]
pub struct ChannelNames {
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
        self.channels.iter().find(|channel| channel.key == key).map_or("", |channel| channel.name.as_str())
    }

    /// The national form's word for another channel (其他).
    pub fn other(&self) -> &str {
        self.other_words.first().map_or("", String::as_str)
    }

    /// Whether a text begins with a known channel or with 其他.
    pub fn begins(&self, folded: &str) -> bool {
        self.longest(folded).is_some()
    }

    /// The channels in folded words (blanks made single), each with its words: known names wherever they
    /// stand, the rest cut at separators. What follows 其他 is a channel by that name.
    pub fn split<'t>(&'t self, words: &'t str) -> Vec<(Meaning<'t>, &'t str)> {
        let mut found = Vec::new();
        let (mut start, mut at) = (0, 0);
        let mut under_other: Option<bool> = None;
        while let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) {
            let step = rest.chars().next().map_or(1, char::len_utf8);
            if let Some((meaning, length)) = self.longest(rest) {
                let before = words.get(start..at).unwrap_or_default();
                if !self.qualifiers.iter().any(|word| before.ends_with(word.as_str())) {
                    flush(&mut found, before, &mut under_other);
                }
                if let Some(false) = under_other {
                    found.push((Meaning::Other, ""));
                }
                under_other = (meaning == Hit::OtherWord).then_some(false);
                match meaning {
                    Hit::OtherWord => {}
                    Hit::Listed(key) => {
                        found.push((Meaning::Listed(key), words.get(at..at + length).unwrap_or_default()))
                    }
                    Hit::Known => {
                        found.push((Meaning::Other, words.get(at..at + length).unwrap_or_default()))
                    }
                }
                at += length;
                while let Some(suffix) = (under_other.is_none())
                    .then(|| {
                        self.suffixes
                            .iter()
                            .find(|word| words.get(at..).is_some_and(|r| r.starts_with(word.as_str())))
                    })
                    .flatten()
                {
                    at += suffix.len();
                }
                start = at;
            } else if rest.chars().next().is_some_and(|c| self.separators.contains(c)) {
                flush(&mut found, words.get(start..at).unwrap_or_default(), &mut under_other);
                at += step;
                start = at;
            } else {
                at += step;
            }
        }
        flush(&mut found, words.get(start..).unwrap_or_default(), &mut under_other);
        if let Some(false) = under_other {
            found.push((Meaning::Other, ""));
        }
        found
    }

    fn longest(&self, text: &str) -> Option<(Hit<'_>, usize)> {
        let listed = self.channels.iter().flat_map(|channel| {
            std::iter::once(&channel.name)
                .chain(&channel.aliases)
                .map(move |name| (Hit::Listed(channel.key.as_str()), name))
        });
        let known = self.others.iter().map(|name| (Hit::Known, name));
        let other = self.other_words.iter().map(|name| (Hit::OtherWord, name));
        listed
            .chain(known)
            .chain(other)
            .filter(|(_, name)| text.starts_with(name.as_str()))
            .map(|(hit, name)| (hit, name.len()))
            .max_by_key(|(_, length)| *length)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hit<'a> {
    Listed(&'a str),
    Known,
    OtherWord,
}

/// Words that are no known name: a channel under 其他, or unlisted. `under_other` is `Some(false)` behind 其他
/// until a name came.
fn flush<'t>(found: &mut Vec<(Meaning<'t>, &'t str)>, words: &'t str, under_other: &mut Option<bool>) {
    let words = words.trim();
    if !words.chars().any(char::is_alphanumeric) {
        return;
    }
    if let Some(named) = under_other {
        *named = true;
        found.push((Meaning::Other, words));
    } else {
        found.push((Meaning::Unlisted, words));
    }
}
