//! JSON Schemas of the documents, from the documented types.

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema};
use serde_json::Value;

use crate::cascade::Cascade;
use crate::conform::Conformance;
use crate::coverage::Coverage;
use crate::diff::{Diff, Patch};
use crate::draft::{Edit, Edited};
use crate::due::Due;
use crate::error::{Error, Result};
use crate::explain::{Explanation, Rulebook};
use crate::finding::Report;
use crate::fix::Fixes;
use crate::impact::Impact;
use crate::jurisdiction::Jurisdiction;
use crate::lineage::{BaseGuess, Lineage};
use crate::lists::{ItemList, ListsRead};
use crate::model::Catalog;
use crate::paperwork::Application;
use crate::read::Read;
use crate::rebase::{Rebase, Resolution};
use crate::review::Review;
use crate::validate::RuleSettings;
use crate::verbs::Written;
use crate::vocabulary::{HolidayYear, Instrument};

/// The documents that have a schema.
pub const SCHEMAS: [&str; 28] = [
    "catalog",
    "read",
    "written",
    "report",
    "diff",
    "patch",
    "conformance",
    "rebase",
    "resolution",
    "cascade",
    "lineage",
    "base-guess",
    "impact",
    "item-list",
    "lists-read",
    "coverage",
    "due",
    "fixes",
    "edit",
    "edited",
    "application",
    "review",
    "jurisdiction",
    "explanation",
    "rulebook",
    "instrument",
    "holiday-year",
    "rules",
];

/// The JSON Schema (draft 2020-12) of a document.
pub fn schema(name: &str) -> Result<Value> {
    let schema = match name {
        "catalog" => input::<Catalog>(),
        "jurisdiction" => input::<Jurisdiction>(),
        "instrument" => input::<Instrument>(),
        "holiday-year" => input::<HolidayYear>(),
        "rules" => input::<RuleSettings>(),
        "explanation" => output::<Explanation>(),
        "rulebook" => output::<Rulebook>(),
        "read" => output::<Read>(),
        "written" => output::<Written>(),
        "report" => output::<Report>(),
        "diff" => output::<Diff>(),
        "patch" => input::<Patch>(),
        "conformance" => output::<Conformance>(),
        "rebase" => input::<Rebase>(),
        "resolution" => input::<Resolution>(),
        "cascade" => output::<Cascade>(),
        "lineage" => output::<Lineage>(),
        "base-guess" => output::<BaseGuess>(),
        "impact" => output::<Impact>(),
        "item-list" => input::<ItemList>(),
        "lists-read" => output::<ListsRead>(),
        "coverage" => output::<Coverage>(),
        "due" => output::<Due>(),
        "fixes" => output::<Fixes>(),
        "edit" => input::<Edit>(),
        "edited" => output::<Edited>(),
        "application" => output::<Application>(),
        "review" => output::<Review>(),
        _ => return Err(Error::new("unknown-schema").arg("name", name).arg("known", SCHEMAS.join("、"))),
    };
    let mut schema = schema.to_value();
    if let Some(object) = schema.as_object_mut() {
        let id = Value::from(format!("urn:mulu:schema:{name}:{}", crate::model::VERSION));
        object.shift_insert(0, "$id".to_owned(), id);
    }
    Ok(schema)
}

/// Documents that are read and written.
fn input<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_deserialize().into_generator().into_root_schema_for::<T>()
}

/// Documents that are only written.
fn output<T: JsonSchema>() -> Schema {
    SchemaSettings::draft2020_12().for_serialize().into_generator().into_root_schema_for::<T>()
}
