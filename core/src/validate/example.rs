//! The examples of the rules: small pieces that are put over a catalog of one faultless entry.

use std::sync::LazyLock;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::model::Catalog;
use crate::vocabulary::ElementName;

/// A small piece of a catalog: what is put over the stock catalog (`core/data/stock.json`), in the form of documents. An empty
/// one is the stock catalog itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Example {
    /// The day for which it is validated, where it is not that of the stock.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>")]
    pub today: Option<Date>,
    /// Fields of the catalog (`issuer`, `exclusions`, `domains` …), each in place of the stock's.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub catalog: Map<String, Value>,
    /// Fields of the one domain (`name`).
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub domain: Map<String, Value>,
    /// Fields of its one item (`name`).
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub item: Map<String, Value>,
    /// The item's entries, each put over the stock's; without any, the stock's own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Row>,
    /// The guideline that it is held against, in the same form; for rules that compare.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub guideline: Option<Box<Example>>,
}

/// An entry of an example.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Row {
    /// Elements of the stock's entry that it does not have.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<ElementName>,
    /// Its elements in the form of documents, each in place of the stock's.
    #[serde(flatten)]
    pub elements: Map<String, Value>,
}

#[derive(Deserialize)]
struct Stock {
    today: Date,
    catalog: Value,
}

fn stock() -> &'static Stock {
    static STOCK: LazyLock<Stock> = LazyLock::new(|| {
        serde_json::from_str(include_str!("../../data/stock.json"))
            .unwrap_or_else(|_| Stock { today: Date::ZERO, catalog: Value::Null })
    });
    &STOCK
}

impl Example {
    /// The day for which it is validated.
    pub fn today(&self) -> Date {
        self.today.unwrap_or_else(|| stock().today)
    }

    /// The whole catalog: the stock's with this piece put over it.
    pub fn catalog(&self) -> Catalog {
        serde_json::from_value(self.document()).unwrap_or_default()
    }

    /// The catalog's document.
    pub(super) fn document(&self) -> Value {
        let mut document = stock().catalog.clone();
        if let Some(domain) = document.pointer_mut("/domains/0") {
            put(domain, &self.domain);
        }
        if let Some(item) = document.pointer_mut("/domains/0/items/0") {
            put(item, &self.item);
        }
        if let Some(Value::Array(entries)) = document.pointer_mut("/domains/0/items/0/entries")
            && let (Some(entry), false) = (entries.first().cloned(), self.entries.is_empty())
        {
            *entries = self.entries.iter().map(|row| row.over(entry.clone())).collect();
        }
        put(&mut document, &self.catalog);
        document
    }
}

impl Row {
    fn over(&self, mut entry: Value) -> Value {
        if let Some(fields) = entry.as_object_mut() {
            for element in &self.without {
                fields.shift_remove(element.key());
            }
        }
        put(&mut entry, &self.elements);
        entry
    }
}

/// Puts fields into an object, each in place of one of its name.
fn put(object: &mut Value, fields: &Map<String, Value>) {
    if let Some(object) = object.as_object_mut() {
        object.extend(fields.iter().map(|(name, value)| (name.clone(), value.clone())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::validate::{ValidateOptions, validate};

    #[test]
    fn the_stock_catalog_is_without_any_fault() {
        let stock = Example::default();
        let catalog: Catalog = serde_json::from_value(stock.document()).unwrap();
        assert_eq!(catalog.entry_count(), 1);
        assert_eq!(validate(&catalog, &ValidateOptions::new(stock.today())).unwrap().findings, []);
    }

    #[test]
    fn a_piece_is_put_over_the_stock() {
        let example: Example = serde_json::from_str(
            r#"{"catalog":{"title":"甲"},"domain":{"name":"就业"},"entries":[{"without":["basis"],"body":"乙"},{}]}"#,
        )
        .unwrap();
        let catalog = example.catalog();
        assert_eq!((catalog.title.as_str(), catalog.entry_count()), ("甲", 2));
        let domain = catalog.domains.at(0).unwrap();
        assert_eq!(domain.name, "就业");
        let entry = domain.items.at(0).unwrap().entries.at(0).unwrap();
        assert!(entry.basis.is_absent());
        assert_eq!(entry.body.text(), "乙");
    }
}
