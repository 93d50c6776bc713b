//! Changes to single items: added, reordered, moved, renamed, repeated.

use mulu::model::{Audience, Channel, Element, Entry, Id, Item, Level, Method};
use mulu::vocabulary::ElementName;

use super::draft::{DomainDraft, Draft, EntryDraft, Fate, ItemDraft, Place, binds, entry_draft};
use super::guideline::with_offered;
use super::phrases::LocalDomain;
use super::random::Random;
use super::structure::Site;

/// A domain of the body's own.
pub(crate) fn local_domain(local: &LocalDomain, site: &Site<'_>) -> DomainDraft {
    let code = |first: usize| {
        if site.plan.coded { format!("{}{first:03}000", local.code) } else { String::new() }
    };
    let items = (1..).zip(&local.items).map(|(first, item)| {
        let rows = item.rows.iter().map(|row| local_entry(row, &local.basis, &local.office, site));
        ItemDraft {
            code: code(first),
            name: item.name.clone(),
            entries: rows.collect(),
            ..ItemDraft::default()
        }
    });
    DomainDraft { code: code(0), name: local.name.clone(), items: items.collect(), ..DomainDraft::default() }
}

/// Adds an item of the body's own to a domain, below its last first-level item or beside it.
pub(crate) fn add_local(draft: &mut Draft, site: &Site<'_>, random: &mut Random) {
    let at = random.below(draft.domains.len());
    let Some(item) = draft.domains.get(at).and_then(|domain| local_item(domain, site, random)) else {
        return;
    };
    let Some(domain) = draft.domains.get_mut(at) else { return };
    let nested = domain.items.iter_mut().rfind(|first| !first.items.is_empty());
    match nested {
        Some(first) if random.per_mille(750) => {
            let mut item = item;
            if !item.code.is_empty() {
                item.code = free_code(first.code.get(..6).unwrap_or_default(), "", &first.items);
            }
            first.kept = true;
            first.items.push(item);
        }
        _ => domain.items.push(item),
    }
}

/// An item that the body may add to a domain: one of its stock that is not there yet.
fn local_item(domain: &DomainDraft, site: &Site<'_>, random: &mut Random) -> Option<ItemDraft> {
    if domain.verbatim {
        return None;
    }
    let stock = random.pick(site.phrases.items.get(domain.digits())?)?;
    let all = || domain.items.iter().flat_map(|first| first.items.iter().chain([first]));
    if all().any(|item| item.name == stock.name) {
        return None;
    }
    // Some offices give their own items codes, some do not.
    let coded = site.plan.coded && random.per_mille(700);
    let code = if coded { free_code(domain.digits(), "000", &domain.items) } else { String::new() };
    let rows = stock.rows.iter().map(|row| local_entry(row, &stock.basis, &stock.office, site));
    Some(ItemDraft {
        code,
        name: stock.name.clone(),
        entries: rows.collect(),
        kept: true,
        ..ItemDraft::default()
    })
}

/// The first code from 901 to 999 that no item has.
fn free_code(start: &str, end: &str, among: &[ItemDraft]) -> String {
    let taken = |code: &String| among.iter().any(|item| item.code == *code);
    (901..1000).map(|n| format!("{start}{n}{end}")).find(|code| !taken(code)).unwrap_or_default()
}

fn local_entry(content: &str, basis: &[String], tail: &str, site: &Site<'_>) -> EntryDraft {
    let level = site.plan.office.level();
    let chosen = vec![Channel::Website, Channel::ReadingPoint, Channel::NoticeBoard];
    let entry = Entry {
        content: Element::worded(content),
        basis: Element::worded(&basis.join("\n")),
        time_limit: Element::worded("自该信息形成或者变更之日起20个工作日内公开"),
        body: Element::worded(&site.plan.office.named(tail)),
        channels: Element::Known(with_offered(chosen)),
        audience: Element::Known(Audience::society()),
        method: Element::Known([Method::Active].into_iter().collect()),
        levels: Element::Known([level].into_iter().collect()),
        ..Entry::default()
    };
    EntryDraft { entry, ..EntryDraft::default() }
}

/// Moves an item over at least two of its siblings, so that no other item can be the one that changed place.
pub(crate) fn reorder(draft: &mut Draft, random: &mut Random) {
    let Some(list) = sibling_list(draft, random) else { return };
    let (from, to) = (random.below(list.len()), random.below(list.len()));
    let (low, high) = (from.min(to), from.max(to));
    let passed = list.get(low..=high).unwrap_or_default();
    if passed.len() < 3 || passed.iter().any(|item| item.kept || item.origin.is_none()) {
        return;
    }
    let mut item = list.remove(from);
    item.fate = Fate::Reordered;
    list.insert(to, item);
    list.iter_mut().take(high + 1).skip(low).for_each(|item| item.kept = true);
}

/// The first-level items of a domain, or the second-level items of one of them.
fn sibling_list<'d>(draft: &'d mut Draft, random: &mut Random) -> Option<&'d mut Vec<ItemDraft>> {
    let at = random.below(draft.domains.len());
    let domain = draft.domains.get_mut(at).filter(|domain| !domain.verbatim)?;
    if random.per_mille(300) {
        return Some(&mut domain.items);
    }
    let first = random.below(domain.items.len());
    Some(&mut domain.items.get_mut(first)?.items)
}

/// A second-level item of the guideline to which nothing has happened, with siblings.
fn untouched(draft: &Draft, random: &mut Random) -> Option<Place> {
    let leaves: Vec<Place> =
        draft.leaves().into_iter().filter(|at| is_untouched(draft, *at) && at.second.is_some()).collect();
    random.pick(&leaves).copied()
}

fn is_untouched(draft: &Draft, at: Place) -> bool {
    draft.domains.get(at.domain).is_some_and(|domain| !domain.verbatim && domain.origin.is_some())
        && draft.item(at).is_some_and(|item| !item.kept && item.origin.is_some())
}

/// Moves an item under another first-level item of its domain.
pub(crate) fn move_away(draft: &mut Draft, random: &mut Random) {
    let Some(at) = untouched(draft, random) else { return };
    let Some(item) = draft.item(at).cloned() else { return };
    let Some(domain) = draft.domains.get_mut(at.domain) else { return };
    let fits = |first: &ItemDraft| {
        first.origin.is_some() && !first.items.is_empty() && ItemDraft::is_free(&item.name, &first.items)
    };
    let targets: Vec<usize> = (0..domain.items.len())
        .filter(|first| *first != at.first && domain.items.get(*first).is_some_and(fits))
        .collect();
    let Some(target) = random.pick(&targets) else { return };
    let (Some(second), Some(from)) = (at.second, domain.items.get_mut(at.first)) else { return };
    if from.items.len() < 2 {
        return;
    }
    let mut item = from.items.remove(second);
    item.fate = Fate::Moved;
    item.kept = true;
    if let Some(first) = domain.items.get_mut(*target) {
        first.items.push(item);
    }
}

/// Gives an item a name of the body's own.
pub(crate) fn rename(draft: &mut Draft, site: &Site<'_>, random: &mut Random) {
    let Some(at) = untouched(draft, random) else { return };
    // Now and then the first-level item above it.
    let at = if random.per_mille(200) { Place { second: None, ..at } } else { at };
    let Some(siblings) = draft.siblings_mut(at) else { return };
    let Some(item) = siblings.get(at.second.unwrap_or(at.first)).filter(|item| !item.kept) else { return };
    let renamed = site
        .phrases
        .renames
        .iter()
        .find_map(|(from, to)| Some(format!("{}{to}", item.name.strip_suffix(from.as_str())?)));
    let Some(name) = renamed.filter(|name| ItemDraft::is_free(name, siblings)) else { return };
    if let Some(item) = draft.item_mut(at) {
        item.name = name;
        item.fate = Fate::Renamed;
        item.kept = true;
    }
}

/// Lists with a township what binds the county alone: a row of an item it has, or a whole item.
pub(crate) fn add_county_rows(draft: &mut Draft, site: &Site<'_>, random: &mut Random) {
    let Some(at) = untouched(draft, random) else { return };
    let whole = random.per_mille(400);
    let at = if whole { Place { second: None, ..at } } else { at };
    let Some((domain, origin)) = draft.item(at).and_then(|item| site.guideline.item(item.origin.as_ref()?))
    else {
        return;
    };
    let Some(item) = draft.item_mut(at) else { return };
    let made = |entry: &Entry| {
        let mut made = entry_draft(entry, domain, site.plan, site.guideline);
        made.origin = None;
        made.findings.push(("level-mismatch", ElementName::Levels));
        made
    };
    let county_only = |entry: &&Entry| !binds(entry, Level::Township);
    if whole {
        let foreign = |item: &&Item| item.entries.iter().all(|entry| county_only(&entry));
        let stock: Vec<&Item> = origin.items.iter().filter(foreign).collect();
        let Some(foreign) = random.pick(&stock) else { return };
        if !ItemDraft::is_free(&foreign.name, &item.items) {
            return;
        }
        item.items.push(ItemDraft {
            code: super::draft::code(&foreign.id, site.plan),
            name: foreign.name.clone(),
            entries: foreign.entries.iter().take(2).map(made).collect(),
            kept: true,
            ..ItemDraft::default()
        });
    } else {
        let stock: Vec<&Entry> = origin.entries.iter().filter(county_only).collect();
        let Some(foreign) = random.pick(&stock) else { return };
        let position = |id: &Id| origin.entries.position(id.as_str());
        let before = |entry: &&EntryDraft| {
            entry.origin.as_ref().is_some_and(|id| position(id) < position(&foreign.id))
        };
        let at = item.entries.iter().filter(before).count();
        item.entries.insert(at, made(foreign));
    }
    item.kept = true;
}

/// Lets an item come back at the end of its list, behind at least one other.
pub(crate) fn repeat(draft: &mut Draft, random: &mut Random) {
    let Some(at) = untouched(draft, random) else { return };
    let Some(siblings) = draft.siblings_mut(at) else { return };
    let Some(second) = at.second.filter(|second| second + 1 < siblings.len()) else { return };
    for item in siblings.iter_mut().skip(second).take(2) {
        item.kept = true;
    }
    let Some(mut copy) = siblings.get(second).cloned() else { return };
    copy.disown();
    copy.finding = Some("duplicate-id");
    siblings.push(copy);
}

/// Gives an added item at the end of a domain the code of another.
pub(crate) fn reuse_code(draft: &mut Draft, site: &Site<'_>, random: &mut Random) {
    let Some(at) = untouched(draft, random).filter(|_| site.plan.coded) else { return };
    let Some(domain) = draft.domains.get_mut(at.domain) else { return };
    let Some(mut item) = local_item(domain, site, random) else { return };
    let Some(claimed) = domain.items.get_mut(at.first).and_then(|first| first.items.get_mut(at.second?))
    else {
        return;
    };
    claimed.kept = true;
    item.code.clone_from(&claimed.code);
    item.finding = Some("duplicate-id");
    if let Some(last) = domain.items.iter_mut().rfind(|first| !first.items.is_empty()) {
        last.items.push(item);
    }
}
