//! The words of a cell as an office types them.

use mulu::model::{Audience, Channel, Channels, Level, Levels, Method, Methods};

use super::chance::{happens, pick, roll};
use super::mess::{Flag, Mess};

/// A wording or a name with the mess that its characters get.
pub(crate) fn typed(text: &str, mess: &Mess) -> String {
    let mut text = text.to_owned();
    if mess.has(Flag::Wide) && happens(mess.seed, &text, 2) {
        text = wide(&text);
    }
    if mess.has(Flag::BreaksInCells) && happens(mess.seed, &format!("break{text}"), 3) {
        let length = text.chars().count() as u64;
        text = put_in(&text, roll(mess.seed, &text) % length.max(1), "\n");
    }
    text
}

/// A limit: blanks around its number too.
pub(crate) fn limit(text: &str, mess: &Mess) -> String {
    let mut text = typed(text, mess);
    if mess.has(Flag::BlanksInLimits) {
        for (n, of) in [(1, 1), (2, 2), (3, 3)] {
            let key = format!("{n}{text}");
            if happens(mess.seed, &key, of) {
                let length = text.chars().count() as u64;
                text = put_in(&text, 1 + roll(mess.seed, &key) % length.max(2), " ");
            }
        }
    }
    text
}

fn put_in(text: &str, at: u64, what: &str) -> String {
    let length = text.chars().count() as u64;
    (0..).zip(text.chars()).fold(String::new(), |mut made, (n, c)| {
        if n == at && n > 0 && n < length {
            made.push_str(what);
        }
        made.push(c);
        made
    })
}

fn wide(text: &str) -> String {
    let forms = |c: char| match c {
        '0'..='9' | ':' | ';' | '(' | ')' => char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c),
        c => c,
    };
    text.chars().map(forms).collect()
}

/// The pieces of a channel cell, and what stands between them.
pub(crate) fn channels(channels: &Channels, mess: &Mess) -> (Vec<String>, &'static str) {
    let bare = mess.has(Flag::BareChannels);
    let (ticked, _, empty) = mess.marks;
    let named = |channel: &Channel| match channel {
        Channel::Other(name) if name.is_empty() => "其他".to_owned(),
        Channel::Other(name) => {
            let (before, behind) =
                *pick(mess.seed, name, &[&("其他:", ""), &("其他（", "）"), &("其他：", "")]);
            format!("{before}{name}{behind}")
        }
        listed => listed.name().to_owned(),
    };
    if bare {
        return (channels.chosen.iter().map(named).collect(), mess.separator);
    }
    let others = |channel: &&Channel| matches!(channel, Channel::Other(_));
    let mut marked: Vec<(&Channel, &str)> = channels
        .chosen
        .iter()
        .map(|channel| (channel, ticked))
        .chain(channels.offered.iter().map(|channel| (channel, empty)))
        .collect();
    // Boxes stand in the order of the national form, 其他 last.
    marked.sort_by_key(|(channel, _)| {
        let listed = Channel::LISTED.iter().position(|listed| listed == *channel);
        (others(channel), listed)
    });
    let between = pick(mess.seed, "boxes", &["", "\n", " ", "；"]);
    (marked.into_iter().map(|(channel, mark)| format!("{mark}{}", named(channel))).collect(), between)
}

/// What a reading of the channel cell has to give: bare names leave out what is only on offer.
pub(crate) fn channels_held(channels: &Channels, mess: &Mess) -> Option<Channels> {
    let mut held = channels.clone();
    if mess.has(Flag::BareChannels) {
        held.offered.clear();
    }
    (!held.chosen.is_empty() || !held.offered.is_empty()).then_some(held)
}

/// An audience in words.
pub(crate) fn audience(audience: &Audience) -> String {
    let society = audience.society.then(|| "全社会".to_owned());
    let group = audience
        .group
        .as_ref()
        .map(|group| if group.is_empty() { "特定群体".to_owned() } else { group.clone() });
    society.into_iter().chain(group).collect::<Vec<_>>().join("、")
}

/// Methods in words.
pub(crate) fn methods(methods: &Methods, mess: &Mess) -> String {
    let name = |method| match method {
        Method::Active => pick(mess.seed, "active", &["主动公开", "主动"]),
        Method::OnRequest => pick(mess.seed, "request", &["依申请公开", "依申请"]),
    };
    methods.iter().map(name).collect::<Vec<_>>().join("、")
}

/// Levels in words.
pub(crate) fn levels(levels: &Levels) -> String {
    let name = |level| match level {
        Level::National => "国家级",
        Level::Province => "省级",
        Level::City => "市级",
        Level::County => "县级",
        Level::Township => "乡级",
        Level::Village => "村级",
    };
    levels.iter().map(name).collect::<Vec<_>>().join("、")
}
