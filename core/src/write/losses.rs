//! What a format cannot hold of a catalog: said before it is lost.

use super::table::named;
use crate::finding::{Finding, Severity};
use crate::model::{
    Audience, BasedOn, Catalog, Channels, Children, Domain, Element, Entry, Exclusion, Id, Issuer, Item,
    Kind, Levels, Methods, is_code,
};
use crate::read::Format;
use crate::text;

/// What is lost of a catalog in this format: a finding `not-held` for each kind of thing, with how many there are.
/// Written as JSON nothing is lost; what is read only is not written at all.
pub fn losses(catalog: &Catalog, format: Format) -> Vec<Finding> {
    let mut counts = match format {
        Format::Json | Format::Xls | Format::Ods | Format::Docx | Format::Text => Vec::new(),
        Format::Xlsx => tables(catalog, |_| false),
        Format::Html => tables(catalog, page_changes),
        Format::Markdown => tables(catalog, markdown_changes),
        Format::Csv | Format::Tsv => [tables(catalog, |_| false), around_the_table(catalog)].concat(),
    };
    counts.retain(|(_, count)| *count > 0);
    let finding = |(what, count)| {
        Finding::new("not-held", Severity::Info)
            .arg("format", format.key())
            .arg("what", what)
            .arg("count", count)
    };
    counts.into_iter().map(finding).collect()
}

/// A kind of thing, by its key among the words, and how many there are.
type Count = (&'static str, usize);

/// What no table of rows and columns holds.
fn tables(catalog: &Catalog, is_changed: fn(&str) -> bool) -> Vec<Count> {
    let mut seen = Seen::default();
    let mut before: Option<String> = None;
    for domain in catalog.domains.iter() {
        let name = named(&domain.name, &domain.id);
        seen.joined += usize::from(before.as_ref() == Some(&name));
        before = Some(name);
        seen.derivations += usize::from(domain.derived_from.is_some());
        seen.blanks += usize::from(domain.name.trim() != domain.name);
        seen.without_rows += usize::from(!seen.items(&domain.items, is_changed));
    }
    vec![
        ("derivations", seen.derivations),
        ("ids", own_ids(catalog)),
        ("without-rows", seen.without_rows),
        ("joined", seen.joined),
        ("empty-elements", seen.empty_elements),
        ("blanks", seen.blanks),
        ("exclusion-ids", catalog.exclusions.iter().filter(|exclusion| !is_named_by(exclusion)).count()),
    ]
}

/// What is met on the way down.
#[derive(Default)]
struct Seen {
    /// Nodes that record what they were made from.
    derivations: usize,
    /// Domains and items without a row, which is what a table is made of.
    without_rows: usize,
    /// Nodes right behind one of the same name, which reads as one.
    joined: usize,
    /// Ticked elements that are known to be nothing.
    empty_elements: usize,
    /// Texts that lose blanks.
    blanks: usize,
}

impl Seen {
    /// Looks at items; whether there is a row among them.
    fn items(&mut self, items: &Children<Item>, is_changed: fn(&str) -> bool) -> bool {
        let mut any = false;
        let mut before: Option<String> = None;
        for item in items.iter() {
            let name = named(&item.name, &item.id);
            self.joined += usize::from(before.as_ref() == Some(&name));
            before = Some(name);
            self.derivations += usize::from(item.derived_from.is_some());
            self.blanks += usize::from(item.name.trim() != item.name);
            for entry in item.entries.iter() {
                self.entry(entry, is_changed);
            }
            let has_rows = self.items(&item.items, is_changed) || !item.entries.is_empty();
            self.without_rows += usize::from(!has_rows);
            any |= has_rows;
        }
        any
    }

    fn entry(&mut self, entry: &Entry, is_changed: fn(&str) -> bool) {
        self.derivations += usize::from(entry.derived_from.is_some());
        self.empty_elements += [
            entry.channels.known().is_some_and(|channels| *channels == Channels::default()),
            entry.audience.known().is_some_and(|audience| *audience == Audience::default()),
            entry.method.known().is_some_and(Methods::is_empty),
            entry.levels.known().is_some_and(Levels::is_empty),
        ]
        .into_iter()
        .filter(|is_nothing| *is_nothing)
        .count();
        let worded = [&entry.content, &entry.basis, &entry.time_limit, &entry.body];
        let texts = worded.into_iter().map(Element::text).chain(entry.extra.values().map(String::as_str));
        self.blanks += texts.filter(|text| is_changed(text)).count();
    }
}

/// Whether a page shows a text with other blanks: none at its ends nor before a line break, no tabs, one kind of line
/// break and of space.
fn page_changes(text: &str) -> bool {
    text.trim_matches([' ', '\n']) != text
        || text.lines().any(|line| line.ends_with(' '))
        || text.contains(['\t', '\r', '\u{c}', '\u{a0}'])
}

/// Whether a table in Markdown shows a text with other blanks: none at its ends.
fn markdown_changes(text: &str) -> bool {
    text.trim() != text || text.contains('\r')
}

/// How many ids would be others if nodes had only their codes and names.
fn own_ids(catalog: &Catalog) -> usize {
    let mut natural = catalog.clone();
    natural.domains = natural.domains.take().map(without_own_id).collect();
    natural.number();
    let (own, natural) = (ids(catalog), ids(&natural));
    own.iter().zip(&natural).filter(|(own, natural)| own != natural).count()
}

fn without_own_id(mut domain: Domain) -> Domain {
    domain.id = code_of(&domain.id);
    domain.items = items_without_own_ids(&mut domain.items);
    domain
}

fn items_without_own_ids(items: &mut Children<Item>) -> Children<Item> {
    let bare = |mut item: Item| {
        item.id = code_of(&item.id);
        item.items = items_without_own_ids(&mut item.items);
        item.entries = item.entries.take().map(|entry| Entry { id: Id::default(), ..entry }).collect();
        item
    };
    items.take().map(bare).collect()
}

/// The provincial code that an id is or repeats.
fn code_of(id: &Id) -> Id {
    let code = id.duplicate_of().unwrap_or(id.as_str());
    if is_code(code) { Id::new(code) } else { Id::default() }
}

/// The ids of all nodes, in order.
fn ids(catalog: &Catalog) -> Vec<Id> {
    let mut ids: Vec<Id> = catalog.domains.iter().map(|domain| domain.id.clone()).collect();
    catalog.walk_items(|trail| {
        let Some(item) = trail.items.last() else { return };
        ids.push(item.id.clone());
        ids.extend(item.entries.iter().map(|entry| entry.id.clone()));
    });
    ids
}

/// Whether the words in the table of what does not apply give back both id and name.
fn is_named_by(exclusion: &Exclusion) -> bool {
    let id = exclusion.id.as_str();
    if is_code(id) {
        return true;
    }
    match id.rsplit_once('/') {
        Some((_, last)) => last == exclusion.name && text::fold(id) == id,
        None => exclusion.id == Id::path(None, &exclusion.name) && !text::fold(&exclusion.name).contains('/'),
    }
}

/// What stands around the tables and has no place in a file that is one table.
fn around_the_table(catalog: &Catalog) -> Vec<Count> {
    let has = |has: bool| usize::from(has);
    let issuer = catalog.issuer.as_ref().is_some_and(|issuer| *issuer != Issuer::default());
    let based_on = catalog.based_on.as_ref().is_some_and(|based_on| *based_on != BasedOn::default());
    vec![
        ("title", has(!catalog.title.is_empty())),
        ("kind", has(catalog.kind == Kind::Guideline)),
        ("edition", has(catalog.edition.is_some())),
        ("issuer", has(issuer)),
        ("based-on", has(based_on)),
        ("ticked-channels", has(catalog.ticked_channels.is_some())),
        ("exclusions", catalog.exclusions.len()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Arg;
    use crate::messages::Lang;

    fn lost(catalog: &Catalog, format: Format) -> Vec<(String, i64)> {
        let of = |finding: &Finding| match (&finding.args["what"], &finding.args["count"]) {
            (Arg::Text(what), Arg::Number(count)) => (what.clone(), *count),
            other => panic!("{other:?}"),
        };
        losses(catalog, format).iter().map(of).collect()
    }

    fn held(json: &str, format: Format) -> Vec<(String, i64)> {
        lost(&serde_json::from_str(json).unwrap(), format)
    }

    #[test]
    fn a_table_alone_holds_nothing_around_it() {
        let catalog = super::super::sample::catalog();
        let around =
            ["title", "edition", "issuer", "based-on", "exclusions"].map(|what| (what.to_owned(), 1));
        assert_eq!(lost(&catalog, Format::Csv), around);
        assert_eq!(lost(&catalog, Format::Tsv), around);
        for format in [Format::Json, Format::Xlsx, Format::Html, Format::Markdown] {
            assert_eq!(lost(&catalog, format), [], "{format:?}");
        }
    }

    #[test]
    fn what_no_table_holds() {
        let json = r#"{"mulu":"1","kind":"local","title":"甲","domains":[
            {"id":"own","name":"就业","derived_from":"118000000","items":[
                {"name":"空","items":[{"name":"更空"}]},
                {"id":"118001000","name":"乙","entries":[
                    {"content":" 丙\n丁 ","method":[],"levels":[],"channels":{"chosen":[]},"audience":{}},
                    {"id":"x","content":"戊","derived_from":"118001000#1"}]},
                {"id":"118001000~2","name":"乙","entries":[{"content":"己"}]}]},
            {"name":"救灾"}],
            "exclusions":[{"id":"z","name":"税收管理"},{"id":"118000000"},{"id":"社会救助/审核信息","name":"审核信息"}]}"#;
        let expected = [
            ("derivations", 2),
            ("ids", 2),
            ("without-rows", 3),
            ("joined", 1),
            ("empty-elements", 4),
            ("exclusion-ids", 1),
        ];
        let expected: Vec<_> = expected.map(|(what, count)| (what.to_owned(), count)).into();
        assert_eq!(held(json, Format::Xlsx), expected);
        let mut in_pages = expected.clone();
        in_pages.insert(5, ("blanks".to_owned(), 1));
        assert_eq!(held(json, Format::Html), in_pages);
        assert_eq!(held(json, Format::Json), []);
    }

    #[test]
    fn losses_are_said_in_words() {
        let csv = losses(&super::super::sample::catalog(), Format::Csv);
        assert_eq!(csv[4].message(Lang::Zh), "CSV 文本存不下未涉及领域事项说明（1 处）。");
        for lang in [Lang::Zh, Lang::En] {
            for finding in &csv {
                assert!(!finding.message(lang).contains("lost."), "{}", finding.message(lang));
            }
        }
    }
}
