//! Slips in the elements of single entries: at most one to an element. What is planted is noted on the entry.

use mulu::model::{Audience, Channel, Channels, Element, Entry};
use mulu::vocabulary::{ElementName, Laws, laws};
use serde_json::Value;

use super::draft::{Draft, EntryDraft, Place};
use super::plan::{Lost, Offered, Serials};
use super::random::Random;
use super::structure::Site;

/// Elements that are ticked and can be lost as a whole, and the finding on each entry when they are.
const TICKED: [(&str, ElementName); 3] = [
    ("method-unknown", ElementName::Method),
    ("element-unknown", ElementName::Audience),
    ("element-unknown", ElementName::Levels),
];

/// How many of the channels on offer a body keeps that keeps a few.
const FEW: usize = 4;

/// Plants slips all over a catalog.
pub(crate) fn plant(draft: &mut Draft, site: &Site<'_>, random: &mut Random) {
    for domain in draft.domains.iter_mut().filter(|domain| !domain.verbatim) {
        let digits = domain.digits().to_owned();
        let lost = domain.lost || site.plan.lost == Lost::Whole;
        domain.lost = lost;
        for entry in domain.entries_mut() {
            trim_offered(&mut entry.entry, site.plan.offered);
            if site.plan.care.slips() {
                let mut row = Row { entry, site, digits: &digits, lost, random };
                row.slip();
            }
            if lost {
                lose_ticks(entry);
            }
        }
    }
}

/// Cuts the channels on offer down to what the body keeps.
fn trim_offered(entry: &mut Entry, offered: Offered) {
    if let Element::Known(channels) = &mut entry.channels {
        match offered {
            Offered::All => {}
            Offered::Few => channels.offered.truncate(FEW),
            Offered::Nothing => channels.offered.clear(),
        }
    }
}

/// Loses the ticks of an entry, and with them what its ticked elements deserved.
fn lose_ticks(entry: &mut EntryDraft) {
    entry.entry.audience = Element::Unknown;
    entry.entry.method = Element::Unknown;
    entry.entry.levels = Element::Unknown;
    entry.findings.retain(|(_, element)| TICKED.iter().all(|(_, ticked)| ticked != element));
    entry.findings.extend(TICKED);
}

/// An entry in which slips happen.
struct Row<'a, 'r> {
    entry: &'a mut EntryDraft,
    site: &'a Site<'a>,
    digits: &'a str,
    lost: bool,
    random: &'r mut Random,
}

impl Row<'_, '_> {
    /// Whether something happens that happens to so many of ten thousand rows of an ordinary office.
    fn happens(&mut self, in_ten_thousand: usize) -> bool {
        self.random.below(1_000_000) < in_ten_thousand * self.site.plan.care.percent()
    }

    fn slip(&mut self) {
        self.content();
        self.basis();
        self.time_limit();
        self.body();
        self.channels();
        if !self.lost {
            self.audience();
            self.method();
        }
    }

    /// Notes how an element stood in the guideline, before it is changed.
    fn edit(&mut self, element: ElementName) {
        if self.entry.origin.is_some() {
            self.entry.edits.push((element, value(&self.entry.entry, element)));
        }
    }

    fn find(&mut self, code: &'static str, element: ElementName) {
        self.entry.findings.push((code, element));
    }

    /// Leaves an element blank.
    fn blank(&mut self, element: ElementName) {
        self.edit(element);
        let entry = &mut self.entry.entry;
        match element {
            ElementName::Content => entry.content = Element::Absent,
            ElementName::Basis => entry.basis = Element::Absent,
            ElementName::TimeLimit => entry.time_limit = Element::Absent,
            ElementName::Body => entry.body = Element::Absent,
            ElementName::Channels => entry.channels = Element::Absent,
            ElementName::Audience => entry.audience = Element::Absent,
            ElementName::Method => entry.method = Element::Absent,
            ElementName::Name | ElementName::Levels | ElementName::Serial => return,
        }
        self.find("missing-element", element);
    }

    fn content(&mut self) {
        if self.happens(10) {
            self.blank(ElementName::Content);
        }
    }

    fn basis(&mut self) {
        if self.happens(40) {
            self.blank(ElementName::Basis);
        } else if self.happens(130) {
            self.cite_lapsed();
        }
    }

    /// Cites an instrument that has lapsed: an earlier text of one that is cited, or one of the domain's.
    fn cite_lapsed(&mut self) {
        let everywhere = self.site.phrases.lapsed.get("").map(Vec::as_slice).unwrap_or_default();
        let own = self.site.phrases.lapsed.get(self.digits).map_or(everywhere, Vec::as_slice);
        let text = self.entry.entry.basis.text().to_owned();
        let cites = |citation: &str| text.contains(title(citation));
        let stock = if cites(everywhere.first().map_or("", String::as_str)) { everywhere } else { own };
        let Some(lapsed) = self.random.pick(stock) else { return };
        self.edit(ElementName::Basis);
        let mut lines: Vec<&str> = text.lines().filter(|line| !line.contains(title(lapsed))).collect();
        lines.push(lapsed);
        self.entry.entry.basis = Element::worded(&lines.join("\n"));
        self.find("lapsed-basis", ElementName::Basis);
    }

    fn time_limit(&mut self) {
        let phrases = self.site.phrases;
        let runs_from_formation = {
            let limit = self.entry.entry.time_limit.text();
            let events = ["信息形成", "信息形成或者变更", "信息形成或变更", "制定或获取信息"];
            let plain = limit.strip_prefix("自").unwrap_or(limit);
            let plain = plain.strip_prefix("该").unwrap_or(plain);
            events
                .iter()
                .any(|event| plain.strip_prefix(event).is_some_and(|rest| rest.starts_with("之日起")))
        };
        let (code, stock) = if self.happens(50) {
            return self.blank(ElementName::TimeLimit);
        } else if runs_from_formation && self.happens(200) {
            (Some("time-limit-too-long"), &phrases.too_long)
        } else if self.entry.entry.time_limit.text().contains("20个工作日") && self.happens(200) {
            (None, &phrases.shorter)
        } else if self.happens(95) {
            (Some("duration-not-limit"), &phrases.durations)
        } else if self.happens(75) {
            (Some("time-limit-unreadable"), &phrases.unreadable)
        } else {
            return;
        };
        let own_law =
            code == Some("time-limit-too-long") && sets_a_limit(self.entry.entry.basis.text(), laws());
        let Some(limit) = self.random.pick(stock).filter(|_| !own_law) else { return };
        self.edit(ElementName::TimeLimit);
        self.entry.entry.time_limit = Element::worded(limit);
        if let Some(code) = code {
            self.find(code, ElementName::TimeLimit);
        }
    }

    fn body(&mut self) {
        if self.happens(40) {
            self.blank(ElementName::Body);
        } else if self.happens(600) {
            self.entry.leave_generic();
        }
    }

    fn channels(&mut self) {
        let code = if self.happens(40) {
            return self.blank(ElementName::Channels);
        } else if self.happens(150) {
            ""
        } else if self.happens(50) {
            "no-channel"
        } else if self.happens(90) {
            "unknown-channel"
        } else if self.happens(45) {
            "other-channel-unnamed"
        } else {
            return;
        };
        let Some(mut channels) = self.entry.entry.channels.known().cloned() else { return };
        let Channels { chosen, offered } = &mut channels;
        match code {
            "no-channel" => {
                chosen.append(offered);
                *offered = std::mem::take(chosen);
            }
            "unknown-channel" => {
                let Some(name) = self.random.pick(&self.site.phrases.unknown_channels) else { return };
                chosen.push(Channel::Unlisted(name.clone()));
            }
            "other-channel-unnamed" => chosen.push(Channel::Other(String::new())),
            _ if chosen.len() < 2 => return,
            _ => {
                let dropped = chosen.remove(self.random.below(chosen.len()));
                if self.site.plan.offered == Offered::All && !matches!(dropped, Channel::Other(_)) {
                    offered.push(dropped);
                }
            }
        }
        self.edit(ElementName::Channels);
        self.entry.entry.channels = Element::Known(channels);
        if !code.is_empty() {
            self.find(code, ElementName::Channels);
        }
    }

    fn audience(&mut self) {
        if self.happens(30) {
            self.blank(ElementName::Audience);
        } else if self.happens(60) {
            self.edit(ElementName::Audience);
            self.entry.entry.audience = Element::Known(Audience::group(""));
            self.find("audience-unnamed", ElementName::Audience);
        }
    }

    fn method(&mut self) {
        if self.happens(20) {
            self.blank(ElementName::Method);
        }
    }
}

/// The title that a citation names.
fn title(citation: &str) -> &str {
    let title = citation.split('》').next().unwrap_or(citation);
    title.trim_start_matches('《')
}

/// Whether a basis names an instrument that sets a disclosure limit of its own: then no limit is too long.
fn sets_a_limit(basis: &str, laws: &Laws) -> bool {
    let sets = laws.iter().filter(|law| !law.limits.is_empty());
    sets.flat_map(|law| law.aliases.iter().chain([&law.title]))
        .any(|name| basis.contains(name.trim_start_matches("中华人民共和国")))
}

/// The value of an element as it stands in a document; channels by what is chosen.
pub(crate) fn value(entry: &Entry, element: ElementName) -> Value {
    let json = match element {
        ElementName::Content => serde_json::to_value(&entry.content),
        ElementName::Basis => serde_json::to_value(&entry.basis),
        ElementName::TimeLimit => serde_json::to_value(&entry.time_limit),
        ElementName::Body => serde_json::to_value(&entry.body),
        ElementName::Channels => {
            serde_json::to_value(entry.channels.known().map(|channels| &channels.chosen))
        }
        ElementName::Audience => serde_json::to_value(&entry.audience),
        ElementName::Method => serde_json::to_value(&entry.method),
        ElementName::Levels => serde_json::to_value(&entry.levels),
        ElementName::Name | ElementName::Serial => Ok(Value::Null),
    };
    json.unwrap_or_default()
}

/// Repeats so many rows, each right behind the first, with all that is wrong with it.
pub(crate) fn repeat_rows(draft: &mut Draft, count: usize, random: &mut Random) {
    const REPEATED: (&str, ElementName) = ("duplicate-entry", ElementName::Content);
    let mut left = count;
    while left > 0 {
        let leaves: Vec<Place> = draft.leaves();
        let Some(at) = random.pick(&leaves).copied() else { return };
        if draft.domains.get(at.domain).is_none_or(|domain| domain.verbatim) {
            continue;
        }
        let Some(item) = draft.item_mut(at) else { continue };
        let row = random.below(item.entries.len());
        let Some(entry) = item.entries.get(row) else { continue };
        if entry.entry.content.is_absent() || entry.findings.contains(&REPEATED) {
            continue;
        }
        let mut copy = entry.clone();
        copy.origin = None;
        copy.edits.clear();
        copy.findings.push(REPEATED);
        item.entries.insert(row + 1, copy);
        left -= 1;
    }
}

/// Numbers the rows of each domain.
pub(crate) fn number_rows(draft: &mut Draft, serials: Serials) {
    for domain in &mut draft.domains {
        for (n, entry) in (1_usize..).zip(domain.entries_mut()) {
            match serials {
                Serials::Running => entry.entry.serial = Some(n.to_string()),
                Serials::Leftover => {}
                Serials::Absent => entry.entry.serial = None,
            }
        }
    }
}
