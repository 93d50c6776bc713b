//! A conformance as what is to be shown of it.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::label;
use super::merged::{self, Sayings, Told};
use super::of_diff::of_edit;
use super::pairing::{Pairing, Positions};
use super::view::{Counts, Remark, Side, View};
use super::words::{listed, of_kind, quoted};
use crate::conform::{Conformance, Judgement, OwnEntry, Verdict};
use crate::diff::NodeKind;
use crate::diff::tree::Tree;
use crate::messages::{Lang, phrase, word};
use crate::model::Catalog;
use crate::vocabulary::ElementName;
use crate::write::value;
use crate::write::words::named;

/// What is to be shown of a catalog's conformance to this guideline.
pub(super) fn view(guideline: &Catalog, catalog: &Catalog, conformance: &Conformance, lang: Lang) -> View {
    let trees = (Tree::new(guideline, conformance.level), Tree::new(catalog, None));
    let positions = (Positions::of(&trees.0), Positions::of(&trees.1));
    let pairing = pairing(&trees, &positions, conformance);
    let sides = ["review.before", "review.after"].map(|key| word(key, lang));
    let mut sayings = Sayings::default();
    for judgement in &conformance.entries {
        if let Some(n) = positions.0.get(NodeKind::Entry, &judgement.path) {
            let mut told = of_judgement(judgement, content(&trees.0, n, lang), sides, lang);
            if judgement.verdict != Verdict::Misplaced && stands_elsewhere(n, &trees, &pairing) {
                let place = judgement.other_place.as_ref();
                told.note = place.map(|place| phrase("differences.stands-at", lang, &[("place", place)]));
            }
            sayings.base.insert((NodeKind::Entry, n), told);
        }
        for part in &judgement.parts {
            if let Some(m) = positions.1.get(NodeKind::Entry, part) {
                let note = phrase("differences.part-of", lang, &[("name", &quoted(&judgement.place))]);
                sayings.other.entry((NodeKind::Entry, m)).or_default().note = Some(note);
            }
        }
    }
    for own in &conformance.own {
        if let Some(m) = positions.1.get(NodeKind::Entry, &own.path) {
            let told = of_own(own, content(&trees.1, m, lang), lang);
            sayings.other.insert((NodeKind::Entry, m), told);
        }
    }
    let [left, right] = sides;
    let title = match &conformance.body {
        Some(body) => phrase("differences.conformance-of", lang, &[("body", body)]),
        None => word("differences.conformance", lang).to_owned(),
    };
    View {
        lang,
        has_verdicts: true,
        title,
        left: Side::of(left, &conformance.guideline),
        right: Side::of(right, &conformance.catalog),
        level: conformance.level.map(|level| named("level", &level, lang)),
        counts: counts(conformance, lang),
        notices: notices(conformance, lang),
        domains: merged::domains(&trees.0, &trees.1, &pairing, sayings, lang),
    }
}

fn counts(conformance: &Conformance, lang: Lang) -> Vec<Counts> {
    let counts = &conformance.counts;
    let verdicts = label::VERDICTS.into_iter().map(|verdict| {
        (label::of_verdict(verdict), counts.guideline.get(&verdict).copied().unwrap_or_default())
    });
    let own = [(true, counts.grounded), (false, counts.ungrounded)];
    let mut groups = vec![
        Counts {
            title: word("differences.by-verdict", lang),
            list: verdicts.filter(|(_, count)| *count > 0).collect(),
            of: Some(conformance.guideline.entries),
        },
        Counts {
            title: word("differences.own", lang),
            list: own
                .into_iter()
                .filter(|(_, count)| *count > 0)
                .map(|(is, n)| (label::of_own(is), n))
                .collect(),
            of: Some(conformance.catalog.entries),
        },
    ];
    let mut effects = BTreeMap::new();
    for effect in
        conformance.entries.iter().flat_map(|judgement| &judgement.edits).filter_map(|edit| edit.effect)
    {
        *effects.entry(effect).or_default() += 1;
    }
    groups.push(Counts {
        title: word("differences.by-effect", lang),
        list: label::of_effects(&effects),
        of: None,
    });
    groups
}

/// The domains that were copied word for word, and the exclusions that do not hold.
fn notices(conformance: &Conformance, lang: Lang) -> Vec<String> {
    let copies = conformance
        .copies
        .iter()
        .map(|copy| phrase("differences.copied", lang, &[("name", &copy.name), ("entries", &copy.entries)]));
    let exclusions = conformance.exclusions.iter().map(|exclusion| {
        let name = if exclusion.name.is_empty() { &exclusion.id } else { &exclusion.name };
        let why = word(&format!("void.{}", exclusion.why.key()), lang).to_owned();
        match exclusion.entries {
            Some(entries) => {
                let args: [(&str, &dyn std::fmt::Display); 3] =
                    [("name", name), ("why", &why), ("entries", &entries)];
                phrase("differences.void-present", lang, &args)
            }
            None => phrase("differences.void", lang, &[("name", name), ("why", &why)]),
        }
    });
    copies.chain(exclusions).collect()
}

/// Whether an entry stands under another item than its own item is, though its verdict is a graver one.
fn stands_elsewhere(entry: usize, trees: &(Tree<'_>, Tree<'_>), pairing: &Pairing) -> bool {
    let item = trees.0.entries.get(entry).and_then(|node| pairing.items.to(node.item));
    let there = pairing.entries.to(entry).and_then(|at| trees.1.entries.get(at)).map(|node| node.item);
    item.is_some() && there.is_some() && item != there
}

fn content(tree: &Tree<'_>, at: usize, lang: Lang) -> String {
    let entry = tree.entries.get(at).map(|node| node.entry);
    entry.and_then(|entry| value::of_entry(ElementName::Content, entry, lang)).unwrap_or_default()
}

fn of_judgement(judgement: &Judgement, content: String, sides: [&'static str; 2], lang: Lang) -> Told {
    let label = label::of_verdict(judgement.verdict);
    let whole = |left: String, right: String, reason: String| Remark {
        label,
        what: of_kind("node", NodeKind::Entry.key(), lang),
        left,
        right,
        is_worded: false,
        spans: Vec::new(),
        reason,
    };
    let mut remarks = Vec::new();
    match judgement.verdict {
        Verdict::Missing => {
            remarks.push(whole(content, String::new(), word("reason.missing", lang).to_owned()));
        }
        Verdict::Excused => {
            let reason = judgement.reason.as_deref().map_or_else(String::new, quoted);
            let reason = phrase("reason.excused", lang, &[("reason", &reason)]);
            remarks.push(whole(content, String::new(), reason));
        }
        _ => {}
    }
    if let Some(place) = judgement.other_place.as_ref().filter(|_| judgement.verdict == Verdict::Misplaced) {
        let reason = phrase("reason.misplaced", lang, &[("place", place)]);
        let moved = whole(judgement.place.clone(), place.clone(), reason);
        remarks.push(Remark { what: word("differences.place", lang).to_owned(), ..moved });
    }
    remarks.extend(judgement.edits.iter().map(|change| of_edit(change, sides, lang)));
    let parts = judgement.parts.len();
    let note = (parts > 0).then(|| phrase("differences.split-into", lang, &[("count", &(parts + 1))]));
    Told { remarks, verdict: Some(label), how: judgement.how, note }
}

fn of_own(own: &OwnEntry, content: String, lang: Lang) -> Told {
    let label = label::of_own(!own.grounds.is_empty());
    let grounds: Vec<String> = own
        .grounds
        .iter()
        .map(|ground| {
            let kind = of_kind("ground", ground.kind.key(), lang);
            phrase("differences.ground", lang, &[("kind", &kind), ("cites", &quoted(&ground.cites))])
        })
        .collect();
    let reason = if grounds.is_empty() {
        word("reason.ungrounded", lang).to_owned()
    } else {
        phrase("reason.grounded", lang, &[("grounds", &listed(&grounds, false, lang))])
    };
    let what = of_kind("node", NodeKind::Entry.key(), lang);
    let (left, right) = (String::new(), content);
    let remark = Remark { label, what, left, right, is_worded: false, spans: Vec::new(), reason };
    Told { remarks: vec![remark], verdict: Some(label), ..Told::default() }
}

/// The nodes that are one. The judgements say it of entries; what these stand under is one where most of them agree.
fn pairing(
    trees: &(Tree<'_>, Tree<'_>),
    positions: &(Positions<'_>, Positions<'_>),
    conformance: &Conformance,
) -> Pairing {
    let (base, other) = trees;
    let mut pairing = Pairing::new(base, other);
    let mut items = Votes::default();
    let mut domains = Votes::default();
    for judgement in &conformance.entries {
        let Some(n) = positions.0.get(NodeKind::Entry, &judgement.path) else { continue };
        let there = judgement.other.as_deref().and_then(|id| positions.1.get(NodeKind::Entry, id));
        let Some(m) = there else { continue };
        pairing.entries.join(n, m);
        if judgement.verdict == Verdict::Misplaced {
            continue;
        }
        let (mut ours, mut theirs) =
            (base.entries.get(n).map(|node| node.item), other.entries.get(m).map(|node| node.item));
        while let (Some(one), Some(two)) = (ours, theirs) {
            items.add(one, two);
            let (Some(a), Some(b)) = (base.items.get(one), other.items.get(two)) else { break };
            if (a.parent, b.parent) == (None, None) {
                domains.add(a.domain, b.domain);
            }
            (ours, theirs) = (a.parent, b.parent);
        }
    }
    for (n, m) in domains.winners() {
        pairing.domains.join(n, m);
    }
    for (n, m) in items.winners() {
        pairing.items.join(n, m);
    }
    // What has no entries in common may still be known by its id.
    for (n, node) in base.domains.iter().enumerate() {
        if let Some(m) = positions.1.get(NodeKind::Domain, node.domain.id.as_str()) {
            pairing.domains.join(n, m);
        }
    }
    for (n, node) in base.items.iter().enumerate() {
        if let Some(m) = positions.1.get(NodeKind::Item, node.item.id.as_str()) {
            pairing.items.join(n, m);
        }
    }
    pairing
}

/// How many entries say of two nodes that they are one.
#[derive(Default)]
struct Votes(FxHashMap<(usize, usize), usize>);

impl Votes {
    fn add(&mut self, base: usize, other: usize) {
        *self.0.entry((base, other)).or_default() += 1;
    }

    /// The pairs, those with the most votes first.
    fn winners(self) -> Vec<(usize, usize)> {
        let mut pairs: Vec<_> = self.0.into_iter().collect();
        pairs.sort_unstable_by_key(|(pair, votes)| (std::cmp::Reverse(*votes), *pair));
        pairs.into_iter().map(|(pair, _)| pair).collect()
    }
}
