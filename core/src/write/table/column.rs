//! The columns of a table: which ones it needs, and what they are headed.

use super::Row;
use crate::messages::{Lang, word};
use crate::model::{Entry, Level};
use crate::vocabulary::{ElementName, Role, headers};
use crate::write::Layout;

/// One column of a table.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::write) enum Column {
    Serial,
    Domain,
    /// An item level, from 0.
    Item(usize),
    Content,
    Basis,
    TimeLimit,
    Body,
    Channels,
    Society,
    Group,
    Active,
    OnRequest,
    Level(Level),
    /// A column of the catalog's own, by its heading.
    Extra(String),
}

/// The columns that a table needs. An element that no entry has, or none has ticks of, gets no column: it is absent,
/// and an empty tick column would say that its ticks were lost.
pub(super) fn columns(rows: &[Row<'_>], names_domains: bool) -> Vec<Column> {
    let any = |test: &dyn Fn(&Entry) -> bool| rows.is_empty() || rows.iter().any(|row| test(row.entry));
    let mut columns = vec![Column::Serial];
    if names_domains {
        columns.push(Column::Domain);
    }
    let depth = rows.iter().map(|row| row.items.len()).max().unwrap_or(0).max(2);
    columns.extend((0..depth).map(Column::Item));
    columns.extend([Column::Content, Column::Basis, Column::TimeLimit, Column::Body, Column::Channels]);
    if any(&|entry| !entry.is_absent(ElementName::Audience)) {
        columns.extend([Column::Society, Column::Group]);
    }
    if any(&|entry| !entry.is_absent(ElementName::Method)) {
        columns.extend([Column::Active, Column::OnRequest]);
    }
    if any(&|entry| !entry.is_absent(ElementName::Levels)) {
        let used =
            |level: Level| any(&|entry| entry.levels.known().is_some_and(|levels| levels.contains(level)));
        let standard = |level| matches!(level, Level::County | Level::Township);
        columns.extend(
            Level::ALL.into_iter().filter(|level| standard(*level) || used(*level)).map(Column::Level),
        );
    }
    let mut extra: Vec<&String> = Vec::new();
    for heading in rows.iter().flat_map(|row| row.entry.extra.keys()) {
        if !extra.contains(&heading) {
            extra.push(heading);
        }
    }
    columns.extend(extra.into_iter().cloned().map(Column::Extra));
    columns
}

impl Column {
    /// The column's own heading. In the coded form it says that codes stand beside the names.
    pub(super) fn heading(&self, layout: Layout) -> String {
        let name = |role| headers().name(role).to_owned();
        let coded = |role| {
            if layout == Layout::Coded { format!("{}(编码)", headers().name(role)) } else { name(role) }
        };
        match self {
            Self::Serial => name(Role::Serial),
            Self::Domain => coded(Role::Domain),
            Self::Item(0) => coded(Role::Item1),
            Self::Item(1) => coded(Role::Item2),
            Self::Item(2) => coded(Role::Item3),
            Self::Item(3) => name(Role::Item4),
            Self::Item(4) => name(Role::Item5),
            Self::Item(_) => name(Role::Item6),
            Self::Content => name(Role::Content),
            Self::Basis => name(Role::Basis),
            Self::TimeLimit => name(Role::TimeLimit),
            Self::Body => name(Role::Body),
            Self::Channels => name(Role::Channels),
            Self::Society => name(Role::Society),
            Self::Group => name(Role::Group),
            Self::Active => name(Role::Active),
            Self::OnRequest => name(Role::OnRequest),
            Self::Level(level) => word(&format!("level.{}", level.key()), Lang::Zh).to_owned(),
            Self::Extra(heading) => heading.clone(),
        }
    }
}
