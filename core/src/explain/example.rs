//! The examples of a rule as rows: only the columns that the two examples speak of.

use serde_json::Value;

use super::document::{ShownExample, ShownExamples, ShownFix};
use crate::finding::Finding;
use crate::messages::{Lang, word};
use crate::model::Catalog;
use crate::spoken;
use crate::validate::{Example, Page, Rulebook, ValidateOptions};
use crate::vocabulary::ElementName;

/// What stands between the names of a way.
const WAY: &str = " › ";

/// Both examples under the same headings.
pub(super) fn shown(page: &Page, lang: Lang) -> ShownExamples {
    let columns = columns(&[&page.examples.wrong, &page.examples.right]);
    let says = found(page).and_then(|(.., findings)| Some(findings.first()?.message(lang)));
    ShownExamples {
        wrong: ShownExample { says, ..rows(&page.examples.wrong, &columns, lang) },
        right: rows(&page.examples.right, &columns, lang),
    }
}

/// How the wrong example of a rule is mended; `None` where the rule has no fix.
pub(super) fn fix(page: &Page, lang: Lang) -> Option<ShownFix> {
    let (rulebook, catalog, findings) = found(page)?;
    let fix = rulebook.fixes(&catalog, &findings).into_iter().flatten().next()?;
    let told = |value: &Value| spoken::text(fix.element, value, lang);
    Some(ShownFix { certain: fix.certain, before: told(&fix.before), value: told(&fix.value) })
}

/// What a rule finds in its wrong example, with what it was found by and in.
fn found(page: &Page) -> Option<(Rulebook, Catalog, Vec<Finding>)> {
    let wrong = &page.examples.wrong;
    let catalog = wrong.catalog();
    let rulebook = Rulebook::new(&ValidateOptions::new(wrong.today())).ok()?;
    let mut findings = rulebook.findings(&catalog);
    findings.retain(|finding| finding.code == page.code);
    Some((rulebook, catalog, findings))
}

/// A column of an example.
#[derive(Debug, Clone, PartialEq)]
enum Column {
    /// A field of the catalog.
    Catalog(String),
    /// The domain's name.
    Domain,
    /// The way to the item.
    Item,
    /// An element of the row.
    Element(ElementName),
    /// Another field of the row.
    Field(String),
    /// A column of the body's own.
    Extra(String),
}

/// The columns that pieces speak of, in a catalog's order.
fn columns(examples: &[&Example]) -> Vec<Column> {
    let mut columns = Vec::new();
    let mut add = |column| {
        if !columns.contains(&column) {
            columns.push(column);
        }
    };
    for example in examples {
        example
            .catalog
            .keys()
            .filter(|key| *key != "domains")
            .for_each(|key| add(Column::Catalog(key.clone())));
    }
    let has = |of: fn(&Example) -> bool| examples.iter().any(|example| of(example));
    let domains = has(|example| example.catalog.contains_key("domains"));
    if domains || has(|example| !example.domain.is_empty()) {
        add(Column::Domain);
    }
    if domains || has(|example| !example.item.is_empty()) {
        add(Column::Item);
    }
    let rows: Vec<_> = examples.iter().flat_map(|example| &example.entries).collect();
    for element in ElementName::OF_ENTRY {
        let told = |key: &str| {
            rows.iter().any(|row| row.elements.contains_key(key) || row.without.contains(&element))
        };
        if told(element.key()) {
            add(Column::Element(element));
        }
    }
    for (key, value) in rows.iter().flat_map(|row| &row.elements) {
        match value {
            Value::Object(extra) if key == "extra" => {
                extra.keys().for_each(|name| add(Column::Extra(name.clone())));
            }
            _ if ElementName::OF_ENTRY.iter().any(|element| element.key() == key) => {}
            _ => add(Column::Field(key.clone())),
        }
    }
    columns
}

/// A piece's rows under these headings: its entries, or its items where it has none.
fn rows(example: &Example, columns: &[Column], lang: Lang) -> ShownExample {
    let catalog = example.catalog();
    let document = serde_json::to_value(&catalog).unwrap_or_default();
    let head = columns.iter().map(|column| column.heading(lang)).collect();
    let mut rows = Vec::new();
    let cell = |column: &Column, place: &Place<'_>| column.text(&document, place, lang);
    for place in places(&catalog) {
        rows.push(columns.iter().map(|column| cell(column, &place)).collect());
    }
    let guideline = example.guideline.as_ref().map(|guideline| {
        let columns = self::columns(&[guideline]);
        Box::new(self::rows(guideline, &columns, lang))
    });
    ShownExample { today: example.today, head, rows, says: None, guideline }
}

/// Where a row stands, and the row.
struct Place<'a> {
    domain: &'a str,
    item: String,
    entry: Option<Value>,
}

fn places(catalog: &Catalog) -> Vec<Place<'_>> {
    let mut places = Vec::new();
    catalog.walk_items(|trail| {
        let item = trail.items.iter().map(|item| item.name.as_str()).collect::<Vec<_>>().join(WAY);
        let Some(last) = trail.items.last() else { return };
        if last.entries.iter().next().is_none() && last.items.iter().next().is_none() {
            places.push(Place { domain: &trail.domain.name, item: item.clone(), entry: None });
        }
        places.extend(last.entries.iter().map(|entry| Place {
            domain: &trail.domain.name,
            item: item.clone(),
            entry: serde_json::to_value(entry).ok(),
        }));
    });
    places
}

impl Column {
    fn heading(&self, lang: Lang) -> String {
        let known = |key: &str, or: &str| {
            let said = word(key, lang);
            if said == key { or.to_owned() } else { said.to_owned() }
        };
        match self {
            Self::Catalog(field) => known(&format!("field.{field}"), field),
            Self::Domain => word("node.domain", lang).to_owned(),
            Self::Item => word("node.item", lang).to_owned(),
            Self::Element(element) => known(&format!("element.{}", element.key()), element.key()),
            Self::Field(field) => known(&format!("element.{field}"), field),
            Self::Extra(name) => name.clone(),
        }
    }

    fn text(&self, catalog: &Value, place: &Place<'_>, lang: Lang) -> String {
        let told = |element, value: Option<&Value>| {
            value.map_or_else(
                || word("review.absent", lang).to_owned(),
                |value| spoken::text(element, value, lang),
            )
        };
        let entry = |key: &str| place.entry.as_ref().and_then(|entry| entry.get(key));
        match self {
            Self::Catalog(field) => {
                catalog.get(field).map_or_else(|| told(None, None), |value| plain(value, lang))
            }
            Self::Domain => place.domain.to_owned(),
            Self::Item => place.item.clone(),
            Self::Element(element) => told(Some(*element), entry(element.key())),
            Self::Field(field) => told(None, entry(field)),
            Self::Extra(name) => told(None, entry("extra").and_then(|extra| extra.get(name))),
        }
    }
}

/// A field of a catalog in words: what an object holds under its names, the members of a list on a line each.
fn plain(value: &Value, lang: Lang) -> String {
    let (colon, semicolon) = if lang == Lang::Zh { ("：", "；") } else { (": ", "; ") };
    match value {
        Value::Object(fields) => {
            let told = fields.iter().filter(|(key, _)| *key != "id").map(|(key, value)| {
                let key_of = format!("field.{key}");
                let name = word(&key_of, lang);
                let name = if name == key_of { key } else { name };
                format!("{name}{colon}{}", plain(value, lang))
            });
            told.collect::<Vec<_>>().join(semicolon)
        }
        Value::Array(members) => members.iter().map(|one| plain(one, lang)).collect::<Vec<_>>().join("\n"),
        value => spoken::text(None, value, lang),
    }
}
