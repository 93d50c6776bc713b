//! Which domain a table is about, and what else the lines above it say.

use super::above::{Above, known_domain};
use super::names::Name;
use super::{Last, Segment};
use crate::model::Issuer;
use crate::read::grid::Grid;
use crate::read::layout::{DomainBy, LayoutOptions};
use crate::read::{Read, document};
use crate::vocabulary::{Role, headers};

/// The domain of a run of rows, and how it was told; `None` where it is the one before.
pub(super) fn of(
    grid: &Grid,
    segment: &Segment,
    options: &LayoutOptions,
    before: Option<&Last>,
    file: &str,
) -> (Option<Name>, DomainBy) {
    let named = |name: &str, by| (Some(Name::titled(name)), by);
    let has_column = segment.header.has(Role::Domain);
    let by_column = |by| if has_column { DomainBy::Column } else { by };
    if let Some(domain) = &options.domain {
        return named(domain, DomainBy::Caller);
    }
    let above = &segment.above;
    if let Some(domain) = above.domain.clone().or_else(|| above.titled()) {
        return named(&domain, by_column(DomainBy::Title));
    }
    if let Some(domain) = known_domain(&grid.sheet) {
        return named(&domain, by_column(DomainBy::Sheet));
    }
    if let Some(domain) = above.new_domain() {
        return named(&domain, by_column(DomainBy::Title));
    }
    if segment.goes_on && before.is_some_and(|last| last.carried.place.domain().is_some()) {
        return (None, by_column(DomainBy::Continued));
    }
    if !grid.sheet.is_empty() && !headers().is_plain_sheet(&grid.sheet) {
        return named(&headers().domain_name(&grid.sheet), by_column(DomainBy::Sheet));
    }
    if let Some(domain) = known_domain(file) {
        return named(&domain, by_column(DomainBy::File));
    }
    let stand_ins =
        [above.title().map_or("", String::as_str), &*grid.sheet, file, headers().unnamed_domain()];
    let stand_in = stand_ins.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
    let name = headers().domain_name(stand_in);
    named(if name.is_empty() { stand_in } else { &name }, by_column(DomainBy::Unnamed))
}

/// Takes the title and the issuer that the lines above a table say, where nothing said them before.
pub(super) fn take_above(above: &Above, read: &mut Read) {
    if let Some(name) = &above.issuer
        && read.catalog.issuer.is_none()
    {
        let level = document::level_of(name);
        read.catalog.issuer = Some(Issuer { code: None, name: name.clone(), level });
    }
    if let Some(title) = above.title()
        && read.catalog.title.is_empty()
    {
        read.catalog.title.clone_from(title);
    }
}
