//! Applications in words: the facts, the totals, the cells of the list.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::diff::{NodeKind, Side};
use crate::messages::{Lang, phrase, word};
use crate::paperwork::{Adjustment, AdjustmentKind, Application, Cause};
use crate::vocabulary::ElementName;
use crate::write::value;
use crate::write::words::{key, named};

/// The columns of the list with their widths in characters.
pub(super) const COLUMNS: [(&str, f64); 9] = [
    ("review.serial", 6.0),
    ("paperwork.kind", 8.0),
    ("node.domain", 14.0),
    ("node.item", 28.0),
    ("review.element", 14.0),
    ("paperwork.before", 34.0),
    ("paperwork.after", 34.0),
    ("paperwork.cause", 30.0),
    ("paperwork.ground", 30.0),
];

/// What stands above an application on a page.
#[cfg(feature = "html")]
pub(super) fn facts(application: &Application, lang: Lang) -> Vec<(&'static str, String)> {
    let counts =
        application.counts.iter().map(|(kind, count)| format!("{} {count}", named("adjustment", kind, lang)));
    let comma = value::comma(lang);
    vec![
        (word("paperwork.catalog", lang), edition(&application.base, lang)),
        (word("paperwork.revised", lang), edition(&application.revised, lang)),
        (word("paperwork.counts", lang), counts.collect::<Vec<_>>().join(comma)),
        (word("paperwork.domains", lang), domains(&application.domains, lang)),
        (word("paperwork.without-cause", lang), application.without_cause.to_string()),
    ]
}

/// A catalog's title and edition.
fn edition(side: &Side, lang: Lang) -> String {
    match &side.edition {
        Some(edition) => phrase("paperwork.titled", lang, &[("title", &side.title), ("edition", edition)]),
        None => side.title.clone(),
    }
}

/// How many in which domain.
fn domains(domains: &IndexMap<String, usize>, lang: Lang) -> String {
    let each = domains.iter().map(|(domain, count)| format!("{domain} {count}"));
    each.collect::<Vec<_>>().join(value::comma(lang))
}

/// The totals of several applications, a row each; the last row is that of all, where there are several.
pub(super) struct Totals {
    texts: [&'static str; 4],
    figures: Vec<String>,
    /// The texts and the figures of each row.
    pub(super) rows: Vec<(Vec<String>, Vec<usize>)>,
}

impl Totals {
    /// The headings of the texts, then of the figures.
    pub(super) fn head(&self) -> Vec<&str> {
        self.texts.iter().copied().chain(self.figures.iter().map(String::as_str)).collect()
    }
}

/// The totals of applications.
pub(super) fn totals(applications: &[Application], lang: Lang) -> Totals {
    let figures = |counts: &BTreeMap<AdjustmentKind, usize>, without_cause| {
        let kinds = AdjustmentKind::ALL.iter().map(|kind| counts.get(kind).copied().unwrap_or_default());
        kinds.chain([without_cause]).collect::<Vec<_>>()
    };
    let mut rows = Vec::new();
    let (mut counts, mut all, mut without_cause) = (BTreeMap::new(), IndexMap::new(), 0);
    for one in applications {
        let mut texts = vec![one.applicant.clone().unwrap_or_default()];
        texts.extend([&one.base, &one.revised].map(|side| edition(side, lang)));
        texts.push(domains(&one.domains, lang));
        rows.push((texts, figures(&one.counts, one.without_cause)));
        one.counts.iter().for_each(|(kind, count)| *counts.entry(*kind).or_default() += count);
        one.domains.iter().for_each(|(domain, count)| *all.entry(domain.clone()).or_default() += count);
        without_cause += one.without_cause;
    }
    if rows.len() > 1 {
        let name = word("paperwork.all", lang).to_owned();
        let texts = vec![name, String::new(), String::new(), domains(&all, lang)];
        rows.push((texts, figures(&counts, without_cause)));
    }
    let without = word("paperwork.without-cause", lang).to_owned();
    Totals {
        texts: ["paperwork.applicant", "paperwork.catalog", "paperwork.revised", "paperwork.domains"]
            .map(|key| word(key, lang)),
        figures: AdjustmentKind::ALL
            .iter()
            .map(|kind| named("adjustment", kind, lang))
            .chain([without])
            .collect(),
        rows,
    }
}

/// The cells of an adjustment, as the columns stand.
pub(super) fn cells(row: &Adjustment, lang: Lang) -> Vec<String> {
    let known =
        row.element.as_deref().and_then(|key| ElementName::OF_ENTRY.into_iter().find(|one| one.key() == key));
    let element = row.element.as_deref().map(|key| match (known, key) {
        (None, "name") if row.node == NodeKind::Domain => word("paperwork.domain-name", lang).to_owned(),
        (Some(_), _) | (None, "name") => word(&format!("element.{key}"), lang).to_owned(),
        (None, "place" | "order") => word(&format!("paperwork.{key}"), lang).to_owned(),
        (None, column) => column.to_owned(),
    });
    let said = |side: &Option<serde_json::Value>| {
        side.as_ref().map(|side| value::text(known, side, lang)).unwrap_or_default()
    };
    let effect = row.effect.map(|effect| named("effect", &effect, lang));
    let (cause, ground) = match &row.cause {
        None => (String::new(), String::new()),
        Some(Cause::Lapsed { law, day, successor, ground }) => {
            let told = match successor {
                Some(next) => {
                    phrase("paperwork.superseded", lang, &[("law", law), ("day", day), ("next", next)])
                }
                None => phrase("paperwork.lapsed", lang, &[("law", law), ("day", day)]),
            };
            (told, ground.clone().unwrap_or_default())
        }
        Some(Cause::Limit { law, article, days, unit, after }) => {
            let limit = phrase(&format!("unit.{}", key(unit)), lang, &[("count", days)]);
            let ground = phrase("paperwork.article", lang, &[("law", law), ("article", article)]);
            let told =
                phrase("paperwork.limit", lang, &[("ground", &ground), ("after", after), ("limit", &limit)]);
            (told, ground)
        }
        Some(Cause::Edition { title, edition: Some(edition) }) => {
            (phrase("paperwork.edition", lang, &[("title", title), ("edition", edition)]), String::new())
        }
        Some(Cause::Edition { title, edition: None }) => {
            (phrase("paperwork.guideline", lang, &[("title", title)]), String::new())
        }
    };
    let element = [element, effect].into_iter().flatten().collect::<Vec<_>>().join("\n");
    let below = match row.place.strip_prefix(row.domain.as_str()) {
        Some(below) => below.strip_prefix(" › ").unwrap_or(below),
        // Of an addition to a renamed domain the place has the new name.
        None => row.place.split_once(" › ").map_or("", |(_, below)| below),
    };
    vec![
        row.n.to_string(),
        named("adjustment", &row.kind, lang),
        row.domain.clone(),
        below.to_owned(),
        element,
        said(&row.before),
        said(&row.after),
        cause,
        ground,
    ]
}
