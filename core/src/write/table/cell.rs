//! The texts of cells.

use super::Column;
use crate::model::{Audience, Channel, Channels, Element, Entry, Id, Method, Wording, is_code};
use crate::vocabulary::{UNKNOWN, channels as channels_table};

/// The mark of a ticked cell.
pub(in crate::write) const TICK: &str = "√";

/// A name with its code in the same cell, as Anhui's form has it.
pub(in crate::write) fn named(name: &str, id: &Id) -> String {
    let code = id.duplicate_of().unwrap_or(id.as_str());
    if is_code(code) { format!("{name}({code})") } else { name.to_owned() }
}

/// The text of an entry's cell; names are not the entry's.
pub(super) fn text(entry: &Entry, column: &Column) -> String {
    let worded = |element: &Element<Wording>| shown(element, |wording| wording.as_str().to_owned());
    let tick = |ticked: bool| if ticked { TICK.to_owned() } else { String::new() };
    match column {
        Column::Serial => entry.serial.clone().unwrap_or_default(),
        Column::Content => worded(&entry.content),
        Column::Basis => worded(&entry.basis),
        Column::TimeLimit => worded(&entry.time_limit),
        Column::Body => worded(&entry.body),
        Column::Channels => shown(&entry.channels, channels),
        Column::Society => shown(&entry.audience, |audience| tick(audience.society)),
        Column::Group => shown(&entry.audience, group),
        Column::Active => shown(&entry.method, |methods| tick(methods.contains(Method::Active))),
        Column::OnRequest => shown(&entry.method, |methods| tick(methods.contains(Method::OnRequest))),
        Column::Level(level) => shown(&entry.levels, |levels| tick(levels.contains(*level))),
        Column::Extra(heading) => entry.extra.get(heading).cloned().unwrap_or_default(),
        Column::Domain | Column::Item(_) => String::new(),
    }
}

fn shown<T>(element: &Element<T>, known: impl Fn(&T) -> String) -> String {
    match element {
        Element::Absent => String::new(),
        Element::Unknown => UNKNOWN.to_owned(),
        Element::Known(value) => known(value),
    }
}

fn group(audience: &Audience) -> String {
    match audience.group.as_deref() {
        None => String::new(),
        Some(group) => format!("{TICK}{group}"),
    }
}

/// Chosen channels with a full box, offered ones with an empty box, one a line.
fn channels(channels: &Channels) -> String {
    let other = channels_table().other();
    let line = |mark: char, channel: &Channel| match channel {
        Channel::Other(name) if name.is_empty() => format!("{mark}{other}"),
        Channel::Other(name) => format!("{mark}{other}:{name}"),
        channel => format!("{mark}{}", channel.name()),
    };
    let chosen = channels.chosen.iter().map(|channel| line('■', channel));
    chosen.chain(channels.offered.iter().map(|channel| line('□', channel))).collect::<Vec<_>>().join("\n")
}
