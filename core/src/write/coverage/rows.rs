//! A coverage as rows: each item or entry that somebody has to look at, and each link.

use crate::coverage::{Candidate, Coverage, ItemRef, LinkBy};
use crate::diff::Parts;
use crate::lists::ItemType;
use crate::messages::{self, Lang, phrase, word};
use crate::vocabulary::item_types;
use crate::write::value;
use crate::write::words::named;

/// What a row says of an item or entry, what is to be mended first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    Uncovered,
    Incomplete,
    Orphaned,
    Ambiguous,
    Linked,
}

impl State {
    /// All of them, in their order.
    pub(super) const ALL: [Self; 5] =
        [Self::Uncovered, Self::Incomplete, Self::Orphaned, Self::Ambiguous, Self::Linked];

    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Uncovered => "uncovered",
            Self::Incomplete => "incomplete",
            Self::Orphaned => "orphaned",
            Self::Ambiguous => "ambiguous",
            Self::Linked => "linked",
        }
    }

    pub(super) fn called(self, lang: Lang) -> &'static str {
        let key = match self {
            Self::Uncovered => "coverage.uncovered",
            Self::Incomplete => "coverage.incomplete",
            Self::Orphaned => "coverage.orphaned",
            Self::Ambiguous => "coverage.ambiguous",
            Self::Linked => "coverage.linked",
        };
        word(key, lang)
    }

    /// The code of its findings; none for links.
    fn code(self) -> Option<&'static str> {
        match self {
            Self::Uncovered => Some("item-uncovered"),
            Self::Incomplete => Some("item-incomplete"),
            Self::Orphaned => Some("entry-orphaned"),
            Self::Ambiguous => Some("item-ambiguous"),
            Self::Linked => None,
        }
    }

    /// Why it is looked at.
    pub(super) fn ground(self, lang: Lang) -> &'static str {
        self.code().and_then(|code| messages::finding(code, lang)).map_or("", |texts| texts.ground.as_str())
    }
}

/// A row.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) state: State,
    /// Which list, in words.
    pub(super) list: String,
    /// The item's type in words.
    pub(super) kind: String,
    pub(super) id: String,
    pub(super) item: String,
    /// The catalog's place and id.
    pub(super) place: String,
    pub(super) path: String,
    /// What is to be said beside that.
    pub(super) says: String,
    /// The cell that the item was read from.
    pub(super) origin: String,
}

/// The rows, by what they say, then in the order of the document.
pub(super) fn rows(coverage: &Coverage, lang: Lang) -> Vec<Row> {
    let mut rows = Vec::new();
    for one in &coverage.uncovered {
        let mut says = Vec::new();
        if one.sub_items > 0 {
            says.push(phrase("coverage.sub-items", lang, &[("count", &one.sub_items)]));
        }
        if !one.near.is_empty() {
            says.push(phrase("coverage.near", lang, &[("near", &candidates(&one.near, lang))]));
        }
        rows.push(Row { says: says.join("\n"), ..row(State::Uncovered, &one.item, lang) });
    }
    for one in &coverage.incomplete {
        let listed = |aspects: Vec<String>| aspects.join(value::comma(lang));
        let missing = one.missing.iter().map(|missing| {
            let aspect = named("aspect", &missing.aspect, lang);
            let ground = missing.article.as_deref().unwrap_or_default();
            phrase(
                "coverage.missing-by",
                lang,
                &[("aspect", &aspect), ("instrument", &missing.instrument), ("article", &ground)],
            )
        });
        let present = one.present.iter().map(|aspect| named("aspect", aspect, lang)).collect::<Vec<_>>();
        let mut says = vec![phrase("coverage.missing", lang, &[("missing", &listed(missing.collect()))])];
        if !present.is_empty() {
            says.push(phrase("coverage.present", lang, &[("present", &listed(present))]));
        }
        let place = coverage.links.iter().find(|link| link.item == one.item);
        rows.push(Row {
            says: says.join("\n"),
            place: place.map(|link| link.target.place.clone()).unwrap_or_default(),
            path: place.map(|link| link.target.path.to_string()).unwrap_or_default(),
            ..row(State::Incomplete, &one.item, lang)
        });
    }
    for one in &coverage.orphaned {
        let mut says =
            vec![phrase("coverage.records", lang, &[("column", &one.column), ("cites", &one.cites)])];
        if let Some(near) = &one.near {
            says.push(phrase("coverage.near", lang, &[("near", &format!("{}（{}）", near.name, near.id))]));
        }
        rows.push(Row {
            state: State::Orphaned,
            list: named("list", &one.kind, lang),
            kind: String::new(),
            id: String::new(),
            item: String::new(),
            place: one.place.clone(),
            path: one.path.to_string(),
            says: says.join("\n"),
            origin: String::new(),
        });
    }
    for one in &coverage.ambiguous {
        let why = named("coverage.why", &one.why, lang);
        let says = format!("{why}\n{}", candidates(&one.candidates, lang));
        rows.push(Row { says, ..row(State::Ambiguous, &one.item, lang) });
    }
    for link in &coverage.links {
        let how = named("link", &link.by, lang);
        let mut says = vec![match link.by {
            LinkBy::Pin | LinkBy::Reference | LinkBy::Code => how,
            LinkBy::Name | LinkBy::Similarity => scored(&how, link.score, link.parts, lang),
        }];
        if let Some(cites) = &link.cites {
            says.push(phrase("coverage.cites", lang, &[("cites", cites)]));
        }
        if !link.shared.is_empty() {
            let shared: Vec<String> = link.shared.iter().map(|title| format!("《{title}》")).collect();
            says.push(phrase("coverage.shared", lang, &[("shared", &shared.join(value::comma(lang)))]));
        }
        rows.push(Row {
            place: link.target.place.clone(),
            path: link.target.path.to_string(),
            says: says.join("\n"),
            ..row(State::Linked, &link.item, lang)
        });
    }
    rows
}

fn row(state: State, item: &ItemRef, lang: Lang) -> Row {
    let kind = item.item_type.as_ref().map(|kind| kind.called(lang)).unwrap_or_default();
    Row {
        state,
        list: named("list", &item.kind, lang),
        kind,
        id: item.id.to_string(),
        item: item.name.clone(),
        place: String::new(),
        path: String::new(),
        says: String::new(),
        origin: item.origin.as_ref().map(crate::finding::Origin::display).unwrap_or_default(),
    }
}

fn candidates(candidates: &[Candidate], lang: Lang) -> String {
    let each = candidates.iter().map(|one| {
        let target = format!("{}（{}）", one.target.place, one.target.path);
        scored(&target, one.score, one.parts, lang)
    });
    each.collect::<Vec<_>>().join("\n")
}

/// How alike two names are and what that is made of, behind words.
fn scored(words: &str, score: f64, parts: Parts, lang: Lang) -> String {
    let percent = |score: f64| format!("{:.0}%", score * 100.0);
    let parts = [("coverage.by-name", parts.name), ("coverage.by-basis", parts.basis)];
    let parts =
        parts.into_iter().filter_map(|(key, part)| Some(format!("{} {}", word(key, lang), percent(part?))));
    let parts: Vec<String> = parts.collect();
    let (score, parts) = (percent(score), parts.join(value::comma(lang)));
    phrase("coverage.scored", lang, &[("words", &words), ("score", &score), ("parts", &parts)])
}

/// The figures by type and by domain.
pub(super) struct Totals {
    pub(super) types: Vec<Total>,
    pub(super) domains: Vec<Total>,
}

/// The figures of one type or domain.
pub(super) struct Total {
    pub(super) name: String,
    pub(super) figures: [usize; 5],
}

/// The words of the figures of a type, and of a domain.
pub(super) const TYPE_FIGURES: [&str; 5] =
    ["coverage.items", "coverage.covered", "coverage.uncovered", "coverage.ambiguous", "coverage.incomplete"];
pub(super) const DOMAIN_FIGURES: [&str; 5] = [
    "review.entries",
    "coverage.linked-entries",
    "coverage.linked-items",
    "coverage.incomplete",
    "coverage.orphaned",
];

pub(super) fn totals(coverage: &Coverage, lang: Lang) -> Totals {
    let of_table = item_types().keys().chain(["other", "none"]);
    let types = of_table.filter_map(|key| Some((key, coverage.counts.types.get(key)?)));
    let types = types.map(|(key, counts)| Total {
        name: if key == "other" {
            word("item-type.other", lang).to_owned()
        } else {
            ItemType::read_key(key)
                .map_or_else(|| word("item-type.none", lang).to_owned(), |kind| kind.called(lang))
        },
        figures: [counts.items, counts.covered, counts.uncovered, counts.ambiguous, counts.incomplete],
    });
    let domains = coverage.counts.domains.iter().map(|(name, counts)| Total {
        name: name.clone(),
        figures: [counts.entries, counts.linked, counts.items, counts.incomplete, counts.orphaned],
    });
    Totals { types: types.collect(), domains: domains.collect() }
}
