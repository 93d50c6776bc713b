//! 公开渠道和载体: where.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text;
use crate::vocabulary::{self, Mark, Marks, Meaning};

/// A channel: one of the national form's twelve, or another one by name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// 政府网站.
    Website,
    /// 政府公报.
    Gazette,
    /// 两微一端: microblog, WeChat and app.
    SocialMedia,
    /// 发布会/听证会.
    PressConference,
    /// 广播电视.
    Broadcast,
    /// 纸质媒体.
    PrintMedia,
    /// 公开查阅点.
    ReadingPoint,
    /// 政务服务中心.
    ServiceCenter,
    /// 便民服务站.
    ServiceStation,
    /// 入户/现场.
    OnSite,
    /// 社区/企事业单位/村公示栏(电子屏).
    NoticeBoard,
    /// 精准推送.
    TargetedPush,
    /// 其他: a channel of this name; an empty text where 其他 is chosen and nothing is named.
    Other(String),
    /// Words in the cell that name no known channel and were not put under 其他.
    Unlisted(String),
}

/// The channels of an entry.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Channels {
    /// The channels ticked, in the cell's order: in a guideline the mandatory ones, in a local catalog those
    /// chosen. Without any tick mark in the cell, all that it names.
    #[serde(default)]
    pub chosen: Vec<Channel>,
    /// The channels with an empty box: on offer, not chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub offered: Vec<Channel>,
}

impl Channels {
    /// Whether words are among them that name no known channel.
    fn has_unlisted(&self) -> bool {
        self.chosen.iter().chain(&self.offered).any(|channel| matches!(channel, Channel::Unlisted(_)))
    }
}

impl Channel {
    /// The twelve of the national form, in its order.
    pub const LISTED: [Self; 12] = [
        Self::Website,
        Self::Gazette,
        Self::SocialMedia,
        Self::PressConference,
        Self::Broadcast,
        Self::PrintMedia,
        Self::ReadingPoint,
        Self::ServiceCenter,
        Self::ServiceStation,
        Self::OnSite,
        Self::NoticeBoard,
        Self::TargetedPush,
    ];

    /// The channel's key in documents; `other` and `unlisted` for those that carry a name.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Website => "website",
            Self::Gazette => "gazette",
            Self::SocialMedia => "social-media",
            Self::PressConference => "press-conference",
            Self::Broadcast => "broadcast",
            Self::PrintMedia => "print-media",
            Self::ReadingPoint => "reading-point",
            Self::ServiceCenter => "service-center",
            Self::ServiceStation => "service-station",
            Self::OnSite => "on-site",
            Self::NoticeBoard => "notice-board",
            Self::TargetedPush => "targeted-push",
            Self::Other(_) => "other",
            Self::Unlisted(_) => "unlisted",
        }
    }

    /// The channel as an office writes it: the national form's name, or its own.
    pub fn name(&self) -> &str {
        match self {
            Self::Other(name) | Self::Unlisted(name) => name,
            listed => vocabulary::channels().name(listed.key()),
        }
    }

    fn from_key(key: &str) -> Option<Self> {
        Self::LISTED.into_iter().find(|channel| channel.key() == key)
    }
}

/// The channels that a cell names, whatever its separators and tick glyphs. `None` where it names none.
///
/// With any box or tick in the cell, boxes decide what is chosen; without, everything named is.
pub fn read(cell: &str) -> Option<Channels> {
    read_by(cell, vocabulary::marks())
}

/// The same by marks of the caller's, where a note gives them another meaning.
pub(crate) fn read_by(cell: &str, marks: &Marks) -> Option<Channels> {
    let cell = cell.trim();
    if cell.is_empty() {
        return None;
    }
    let channels = read_simplified(cell, marks);
    // Names in traditional characters are known by their simplified ones; words that are no name stay as they are.
    if let Cow::Owned(simplified) = vocabulary::traditional().simplify(cell)
        && channels.has_unlisted()
    {
        let read = read_simplified(&simplified, marks);
        if !read.has_unlisted() {
            return Some(read);
        }
    }
    Some(channels)
}

fn read_simplified(cell: &str, marks: &Marks) -> Channels {
    let mut channels = Channels::default();
    for (box_, name) in marks.cut(cell, |at| begins_with_channel(cell, at)) {
        for channel in named(name) {
            let list = if box_ == Some(false) { &mut channels.offered } else { &mut channels.chosen };
            if !list.contains(&channel) {
                list.push(channel);
            }
        }
    }
    channels
}

/// The letters of a lost symbol font that the reading of a cell took for ticks or boxes.
pub(crate) fn letters(cell: &str, marks: &Marks) -> Vec<char> {
    let is_letter = |(at, c): &(usize, char)| {
        matches!(marks.read(*c), Some(Mark::Weak(_))) && begins_with_channel(cell, at + c.len_utf8())
    };
    cell.char_indices().filter(is_letter).map(|(_, c)| c).collect()
}

/// Whether a known channel's name stands right behind a character that may be a mark.
fn begins_with_channel(cell: &str, at: usize) -> bool {
    let rest: String = cell.get(at..).unwrap_or_default().chars().take(32).collect();
    vocabulary::channels().begins(&text::fold(&rest))
}

/// The channels in words without boxes: known names wherever they stand, the rest cut at separators. A blank may
/// part two channels or break one: the reading that leaves fewer words over holds.
fn named(words: &str) -> Vec<Channel> {
    let whole = channels(&text::fold(words));
    if !whole.iter().any(|channel| matches!(channel, Channel::Unlisted(_))) {
        return whole;
    }
    let parted: Vec<String> =
        words.split(text::is_blank).filter(|part| !part.is_empty()).map(text::fold).collect();
    let parted = channels(&parted.join(" "));
    let left_over =
        |channels: &[Channel]| channels.iter().filter(|c| matches!(c, Channel::Unlisted(_))).count();
    if left_over(&parted) < left_over(&whole) { parted } else { whole }
}

fn channels(folded: &str) -> Vec<Channel> {
    let pieces = vocabulary::channels().split(folded);
    pieces
        .into_iter()
        .filter_map(|(meaning, words)| match meaning {
            Meaning::Listed(key) => Channel::from_key(key),
            Meaning::Other => Some(Channel::Other(words.to_owned())),
            Meaning::Unlisted => Some(Channel::Unlisted(words.to_owned())),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(cell: &str) -> Vec<Channel> {
        read(cell).map(|channels| channels.chosen).unwrap_or_default()
    }

    #[test]
    fn boxes_decide_what_is_chosen() {
        let channels = read("■政府网站□政府公报\n■公开查阅点 □其他____").unwrap();
        assert_eq!(channels.chosen, [Channel::Website, Channel::ReadingPoint]);
        assert_eq!(channels.offered, [Channel::Gazette, Channel::Other(String::new())]);
    }

    #[test]
    fn any_separator_or_none() {
        let expected = [Channel::Website, Channel::SocialMedia, Channel::NoticeBoard];
        for cell in [
            "政府网站、两微一端、社区/企事业单位/村公示栏(电子屏)",
            "政府网站 两微一端 社区/村公示栏（电子屏）",
            "政府网站;两微一端;社区/企事业单位/村公示栏(电子屏)",
            "■政府门户网站■两微一端■社区/企事业单位/ 村公示栏(电子屏)",
            "☑ 政府网站 ☑ 两微一端 ☐ 广播电视 ☑ 村公示栏",
        ] {
            assert_eq!(chosen(cell), expected, "{cell}");
        }
    }

    #[test]
    fn other_channels_by_name() {
        for cell in ["■其他_部门网站_", "■其他:部门网站", "■其他（部门网站）", "■其他 部门网站"]
        {
            assert_eq!(chosen(cell), [Channel::Other("部门网站".into())], "{cell}");
        }
        assert_eq!(chosen("■其他:政务新媒体"), [Channel::Other("政务新媒体".into())]);
        assert_eq!(chosen("■信用中国网站"), [Channel::Other("信用中国网站".into())]);
        assert_eq!(chosen("■其他"), [Channel::Other(String::new())]);
        assert_eq!(chosen("政府网站、大喇叭群"), [Channel::Website, Channel::Unlisted("大喇叭群".into())]);
    }

    #[test]
    fn glyphs_of_a_lost_font() {
        assert_eq!(chosen("þ政府网站 o政府公报 R两微一端"), [Channel::Website, Channel::SocialMedia]);
        assert_eq!(chosen("√政府网站 口政府公报"), [Channel::Website]);
    }
}
