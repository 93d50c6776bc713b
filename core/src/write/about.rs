//! 编制说明 and 未涉及领域事项说明 as rows of texts: whose catalog it is and what it was made from, and which parts of the
//! guideline do not apply.

use super::table::named;
use crate::messages::{Lang, word};
use crate::model::{Catalog, Exclusion, Id, Kind, is_code};
use crate::vocabulary::{Role, headers};

/// What a catalog says of itself: keys and values.
pub(super) fn about(catalog: &Catalog) -> Vec<(&'static str, String)> {
    let kind = headers().about_name(match catalog.kind {
        Kind::Guideline => "guideline",
        Kind::Local => "local",
    });
    let issuer = catalog.issuer.clone().unwrap_or_default();
    let based_on = catalog.based_on.clone().unwrap_or_default();
    let level = issuer.level.map(|level| word(&format!("level.{}", level.key()), Lang::Zh).to_owned());
    let ticked = catalog.ticked_channels.map(|ticked| headers().about_name(ticked.key()).to_owned());
    let rows = [
        ("title", Some(catalog.title.clone())),
        ("kind", Some(kind.to_owned())),
        ("edition", catalog.edition.clone()),
        ("issuer", Some(issuer.name)),
        ("code", issuer.code),
        ("level", level),
        ("based-on", Some(based_on.id)),
        ("based-on-edition", based_on.edition),
        ("based-on-digest", based_on.digest),
        ("ticked-channels", ticked),
    ];
    let said = |(key, value): (&str, Option<String>)| {
        Some((headers().about_name(key), value.filter(|value| !value.is_empty())?))
    };
    rows.into_iter().filter_map(said).collect()
}

/// The headings of the table of what does not apply.
pub(super) fn exclusion_headings() -> [&'static str; 3] {
    [Role::Serial, Role::Domain, Role::Reason].map(|role| headers().name(role))
}

/// What does not apply: number, part of the guideline, reason.
pub(super) fn exclusions(catalog: &Catalog) -> impl Iterator<Item = [String; 3]> {
    let reason = |exclusion: &Exclusion| exclusion.reason.clone().unwrap_or_default();
    let numbered = (1..).zip(&catalog.exclusions);
    numbered.map(move |(n, exclusion): (usize, _)| [n.to_string(), part(exclusion), reason(exclusion)])
}

/// How a part of the guideline is named: a domain or what has a code by its name, an item by the way to it.
fn part(exclusion: &Exclusion) -> String {
    let is_path = Id::path(None, &exclusion.name) != exclusion.id && !is_code(exclusion.id.as_str());
    if is_path { exclusion.id.to_string() } else { named(&exclusion.name, &exclusion.id) }
}
