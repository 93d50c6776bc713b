//! One edit for each effect of each element, as reviewers read them.

use mulu::diff::Effect;
use mulu::model::{Audience, Channel, Channels, Element, Entry, Method, Methods, Wording};
use mulu::vocabulary::ElementName;

use super::content;
use super::draft::Row;
use super::random::Random;
use super::words::{phrases, words};

/// Who makes the catalog.
pub(crate) struct Office {
    /// The name of its place.
    pub(crate) place: &'static str,
    /// The tail of the office's name that answers for the domain: `民政局`.
    pub(crate) tail: String,
}

impl Office {
    fn name(&self) -> String {
        let Self { place, tail } = self;
        if place.ends_with('县') { format!("{place}{tail}") } else { format!("{place}人民政府") }
    }
}

/// Names the office where the guideline names a class of bodies.
pub(crate) fn localise(row: &mut Row, office: &Office) {
    if !row.entry.body.text().starts_with("县级") && !row.entry.body.text().starts_with("乡") {
        return;
    }
    set(row, ElementName::Body, Effect::Localised, |entry| entry.body = Element::worded(&office.name()));
}

/// Edits one element, by chance; not one that was edited already. Whether it could.
pub(crate) fn edit(row: &mut Row, pool: &[String], random: &mut Random) -> bool {
    const CHOICES: [ElementName; 8] = [
        ElementName::Content,
        ElementName::Content,
        ElementName::Basis,
        ElementName::TimeLimit,
        ElementName::TimeLimit,
        ElementName::Body,
        ElementName::Channels,
        ElementName::Audience,
    ];
    match random.pick(&CHOICES).unwrap() {
        ElementName::Content => edit_content(row, random),
        ElementName::Basis => edit_basis(row, pool, random),
        ElementName::TimeLimit => edit_limit(row, random),
        ElementName::Body => edit_body(row, random),
        ElementName::Channels => edit_channels(row, random),
        _ if random.per_mille(500) => edit_method(row, random),
        _ => edit_audience(row, random),
    }
}

/// Edits the content so that it is known by what it was.
pub(crate) fn edit_content(row: &mut Row, random: &mut Random) -> bool {
    let text = row.entry.content.text().to_owned();
    let told = match random.below(5) {
        0 => Some((content::reword(&text, random), Effect::Reworded)),
        1 => content::add(&text, random).map(|told| (told, Effect::Strengthened)),
        2 => content::drop(&text, random).map(|told| (told, Effect::Weakened)),
        3 => content::replace(&text, random).map(|told| (told, Effect::Changed)),
        _ => content::synonym(&text, random),
    };
    let Some((told, effect)) = told else { return false };
    set(row, ElementName::Content, effect, |entry| entry.content = Element::worded(&told))
}

/// Writes the content in other punctuation or order.
pub(crate) fn reword_content(row: &mut Row, random: &mut Random) -> bool {
    let told = content::reword(row.entry.content.text(), random);
    set(row, ElementName::Content, Effect::Reworded, |entry| entry.content = Element::worded(&told))
}

/// Writes the content in words that share next to nothing with it.
pub(crate) fn rewrite_content(row: &mut Row, random: &mut Random) -> bool {
    let told = content::rewrite(random);
    set(row, ElementName::Content, Effect::Changed, |entry| entry.content = Element::worded(&told))
}

fn edit_limit(row: &mut Row, random: &mut Random) -> bool {
    let limit = row.entry.time_limit.text().to_owned();
    if !limit.contains("20个工作日") || limit.contains([',', ';', '。', '、']) {
        return false;
    }
    let twenty = |days: &str| limit.replace("20个", &format!("{days}个"));
    let (words, phrases) = (words(), phrases());
    let (told, effect) = match random.below(8) {
        0 => (twenty(random.pick(&["5", "7", "10", "15"]).unwrap()), Effect::Strengthened),
        1 => ("及时公开".to_owned(), Effect::Strengthened),
        2 => (twenty(random.pick(&["25", "30", "40", "60"]).unwrap()), Effect::Weakened),
        3 => (random.pick(&phrases.durations).unwrap().clone(), Effect::Weakened),
        4 => (random.pick(&phrases.unreadable).unwrap().clone(), Effect::Unknown),
        5 => (String::new(), Effect::Weakened),
        6 if words.limits.contains(&limit) => (random.pick(&words.limits).unwrap().clone(), Effect::Reworded),
        _ => (format!("{}。", twenty(" 20 ")), Effect::Reworded),
    };
    told != limit
        && set(row, ElementName::TimeLimit, effect, |entry| entry.time_limit = Element::worded(&told))
}

fn edit_body(row: &mut Row, random: &mut Random) -> bool {
    let body = row.entry.body.text().to_owned();
    let generic = random.pick(&words().generic_bodies).unwrap();
    // A county's own office, as some guidelines name it.
    let effect = if body.starts_with("县级") { Effect::Changed } else { Effect::Weakened };
    if !body.starts_with('县') || body.contains(generic.as_str()) {
        return false;
    }
    set(row, ElementName::Body, effect, |entry| entry.body = Element::worded(generic))
}

fn edit_channels(row: &mut Row, random: &mut Random) -> bool {
    let Some(base) = row.entry.channels.known().cloned() else { return false };
    let Channels { mut chosen, mut offered } = base;
    let effect = match random.below(4) {
        0 => {
            let medium = Channel::Other(random.pick(&words().media).unwrap().clone());
            if chosen.contains(&medium) {
                return false;
            }
            chosen.push(medium);
            Effect::Strengthened
        }
        1 if chosen.len() > 1 => {
            chosen.remove(random.below(chosen.len()));
            Effect::Weakened
        }
        2 if !offered.is_empty() => {
            chosen.push(offered.remove(random.below(offered.len())));
            Effect::Localised
        }
        3 => {
            return set(row, ElementName::Channels, Effect::Unknown, |entry| {
                entry.channels = Element::Unknown;
            });
        }
        _ => return false,
    };
    let channels = Channels { chosen, offered };
    set(row, ElementName::Channels, effect, |entry| entry.channels = Element::Known(channels))
}

fn edit_audience(row: &mut Row, random: &mut Random) -> bool {
    let Some(audience) = row.entry.audience.known().cloned() else { return false };
    let group = Audience::group(random.pick(&words().groups).unwrap());
    let (told, effect) = if audience.society {
        (group, Effect::Weakened)
    } else if audience.group.as_deref() == Some("") {
        (group, Effect::Localised)
    } else {
        (Audience::society(), Effect::Strengthened)
    };
    set(row, ElementName::Audience, effect, |entry| entry.audience = Element::Known(told))
}

fn edit_method(row: &mut Row, random: &mut Random) -> bool {
    let Some(methods) = row.entry.method.known() else { return false };
    if random.per_mille(200) {
        return set(row, ElementName::Method, Effect::Unknown, |entry| entry.method = Element::Unknown);
    }
    let (told, effect) = if methods.contains(Method::Active) {
        (Method::OnRequest, Effect::Weakened)
    } else {
        (Method::Active, Effect::Strengthened)
    };
    let told: Methods = [told].into_iter().collect();
    set(row, ElementName::Method, effect, |entry| entry.method = Element::Known(told))
}

/// `pool` are the citations of the domain.
fn edit_basis(row: &mut Row, pool: &[String], random: &mut Random) -> bool {
    let basis = row.entry.basis.text().to_owned();
    let mut lines: Vec<&str> = row.entry.basis.known().map(Wording::lines).into_iter().flatten().collect();
    let title = |line: &str| line.split('》').next().unwrap_or_default().to_owned();
    let others: Vec<&String> =
        pool.iter().filter(|line| !basis.contains(&title(line)) && !line.contains('省')).collect();
    let effect = match random.below(6) {
        0 => {
            let Some(other) = random.pick(&others) else { return false };
            lines.push(other);
            Effect::Strengthened
        }
        1 if lines.len() > 1 => {
            lines.remove(random.below(lines.len()));
            Effect::Weakened
        }
        2 => {
            let rule = random.pick(&words().local_rules).unwrap();
            if basis.contains("安徽省") {
                return false;
            }
            lines.push(rule);
            Effect::Localised
        }
        3 if basis.contains("国务院令第711号") => {
            let told = basis.replace("国务院令第711号", "国务院令第492号");
            return set(row, ElementName::Basis, Effect::Changed, |entry| {
                entry.basis = Element::worded(&told);
            });
        }
        4 if basis.contains('〔') => {
            let told = basis.replace('〔', "[").replace('〕', "]");
            return set(row, ElementName::Basis, Effect::Reworded, |entry| {
                entry.basis = Element::worded(&told);
            });
        }
        5 => {
            let Some(other) = random.pick(&others) else { return false };
            let at = random.below(lines.len());
            let Some(line) = lines.get_mut(at) else { return false };
            *line = other;
            Effect::Changed
        }
        _ => return false,
    };
    let told = lines.join("\n");
    set(row, ElementName::Basis, effect, |entry| entry.basis = Element::worded(&told))
}

/// Notes an edit and makes it, once an element.
fn set(row: &mut Row, element: ElementName, effect: Effect, make: impl FnOnce(&mut Entry)) -> bool {
    if row.origins.is_empty() || row.edits.iter().any(|(edited, _)| *edited == element) {
        return false;
    }
    make(&mut row.entry);
    row.edits.push((element, effect));
    true
}
