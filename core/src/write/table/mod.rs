//! The tables of a catalog, in whatever format they are written: which columns they need, what their header says, and
//! the text of every cell. Formats only draw them.

mod cell;
mod column;
#[cfg(any(feature = "html", feature = "xlsx"))]
mod merged;

#[cfg(feature = "html")]
pub(super) use cell::TICK;
pub(super) use cell::named;
pub(super) use column::Column;
use column::columns;
#[cfg(any(feature = "html", feature = "xlsx"))]
pub(super) use merged::Head;

use super::{Layout, WriteOptions};
use crate::model::{Catalog, Children, Domain, Entry, Id, Item, is_code};
use crate::vocabulary::headers;

/// A table of one domain, or of all of them.
pub(super) struct Table<'a> {
    /// What stands over it: the domain's title, or the catalog's where the table holds all domains.
    pub(super) title: String,
    /// The domain it is of.
    pub(super) domain: Option<&'a Domain>,
    /// Its columns, from left to right.
    pub(super) columns: Vec<Column>,
    /// Its rows, from the top down.
    pub(super) rows: Vec<Row<'a>>,
    lost: Lost,
    layout: Layout,
}

/// A row: the way to its item, and its entry.
pub(super) struct Row<'a> {
    domain: &'a Domain,
    items: Vec<&'a Item>,
    entry: &'a Entry,
}

/// The layout asked for; else the coded form for a catalog with codes and the national form for others.
pub(super) fn layout(catalog: &Catalog, options: WriteOptions) -> Layout {
    options.layout.unwrap_or_else(|| {
        let coded = catalog.domains.iter().any(|domain| is_code(domain.id.as_str()));
        if coded { Layout::Coded } else { Layout::National }
    })
}

/// The tables of a catalog: in the national form one for each domain, in the coded form one for all. A catalog
/// without domains has one table without rows.
pub(super) fn tables(catalog: &Catalog, layout: Layout) -> Vec<Table<'_>> {
    if layout == Layout::Coded || catalog.domains.is_empty() {
        return vec![Table::new(catalog, None, layout, layout == Layout::Coded)];
    }
    catalog.domains.iter().map(|domain| Table::new(catalog, Some(domain), layout, false)).collect()
}

/// One table of all domains, whatever the layout: the domain is a column.
pub(super) fn one_table(catalog: &Catalog, layout: Layout) -> Table<'_> {
    Table::new(catalog, None, layout, true)
}

/// The line that says whose catalog it is.
pub(super) fn issuer_line(catalog: &Catalog) -> Option<String> {
    let (issuer_word, _) = headers().line_words();
    catalog.issuer.as_ref().map(|issuer| format!("{issuer_word}：{}", issuer.name))
}

impl<'a> Table<'a> {
    fn new(catalog: &'a Catalog, domain: Option<&'a Domain>, layout: Layout, names_domains: bool) -> Self {
        let mut rows = Vec::new();
        match domain {
            Some(domain) => collect(domain, &domain.items, &mut Vec::new(), &mut rows),
            None => catalog
                .domains
                .iter()
                .for_each(|domain| collect(domain, &domain.items, &mut Vec::new(), &mut rows)),
        }
        let title =
            domain.map_or_else(|| catalog.title.clone(), |domain| headers().domain_title(&domain.name));
        let (columns, lost) = (columns(&rows, names_domains), Lost::of(&rows));
        Self { title, domain, columns, rows, lost, layout }
    }

    /// The line that names the domain as it is called, whatever its table's title makes of it.
    pub(super) fn domain_line(&self) -> Option<String> {
        let (_, domain_word) = headers().line_words();
        self.domain.map(|domain| format!("{domain_word}：{}", named(&domain.name, &domain.id)))
    }

    /// The heading of a column.
    pub(super) fn heading(&self, column: &Column) -> String {
        column.heading(self.layout)
    }

    /// The text of a cell; names stand in every row of theirs.
    pub(super) fn text(&self, row: &Row<'_>, column: &Column) -> String {
        if self.lost.is_lost(column) {
            return String::new();
        }
        node(row, column).map_or_else(|| cell::text(row.entry, column), |(_, name)| name)
    }
}

/// The node that a name column shows in a row: its id, and its cell's text. The cell of a level that the item
/// does not have is empty and stands for the item above it.
fn node<'a>(row: &Row<'a>, column: &Column) -> Option<(&'a Id, String)> {
    match column {
        Column::Domain => Some((&row.domain.id, named(&row.domain.name, &row.domain.id))),
        Column::Item(depth) => match row.items.get(*depth) {
            Some(item) => Some((&item.id, named(&item.name, &item.id))),
            None => Some((&row.entry.id, String::new())),
        },
        _ => None,
    }
}

fn collect<'a>(
    domain: &'a Domain,
    items: &'a Children<Item>,
    above: &mut Vec<&'a Item>,
    rows: &mut Vec<Row<'a>>,
) {
    for item in items.iter() {
        above.push(item);
        rows.extend(item.entries.iter().map(|entry| Row { domain, items: above.clone(), entry }));
        collect(domain, &item.items, above, rows);
        above.pop();
    }
}

/// The ticked elements that are unknown in every row: their cells stay empty, as where the ticks were lost.
struct Lost {
    audience: bool,
    method: bool,
    levels: bool,
}

impl Lost {
    fn of(rows: &[Row<'_>]) -> Self {
        let all = |unknown: &dyn Fn(&Entry) -> bool| rows.iter().all(|row| unknown(row.entry));
        Self {
            audience: all(&|entry| entry.audience.is_unknown()),
            method: all(&|entry| entry.method.is_unknown()),
            levels: all(&|entry| entry.levels.is_unknown()),
        }
    }

    fn is_lost(&self, column: &Column) -> bool {
        match column {
            Column::Society | Column::Group => self.audience,
            Column::Active | Column::OnRequest => self.method,
            Column::Level(_) => self.levels,
            _ => false,
        }
    }
}
