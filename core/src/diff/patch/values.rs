//! The values that steps read and write: elements, columns, header fields.

use indexmap::IndexMap;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::misfit::{Misfit, Why};
use crate::diff::change::value;
use crate::model::{Catalog, Element, Entry};
use crate::vocabulary::ElementName;

/// What stands in an entry's element, or its serial number.
pub(crate) fn of(element: ElementName, entry: &Entry) -> Option<Value> {
    match element {
        ElementName::Serial => entry.serial.as_deref().map(Value::from),
        _ => value(element, entry),
    }
}

/// Sets an entry's element, or its serial number. An error is a value that the element cannot have.
pub(crate) fn set(element: ElementName, entry: &mut Entry, value: Option<Value>) -> Result<(), String> {
    match element {
        ElementName::Content => put(&mut entry.content, value),
        ElementName::Basis => put(&mut entry.basis, value),
        ElementName::TimeLimit => put(&mut entry.time_limit, value),
        ElementName::Body => put(&mut entry.body, value),
        ElementName::Channels => put(&mut entry.channels, value),
        ElementName::Audience => put(&mut entry.audience, value),
        ElementName::Method => put(&mut entry.method, value),
        ElementName::Levels => put(&mut entry.levels, value),
        ElementName::Serial => {
            entry.serial = value.map(read).transpose()?;
            Ok(())
        }
        ElementName::Name => Err(ElementName::Name.key().to_owned()),
    }
}

fn put<T: DeserializeOwned>(element: &mut Element<T>, value: Option<Value>) -> Result<(), String> {
    *element = value.map_or(Ok(Element::Absent), read)?;
    Ok(())
}

fn read<T: DeserializeOwned>(value: Value) -> Result<T, String> {
    serde_json::from_value(value).map_err(|error| error.to_string())
}

/// Sets a column beside the elements, from one value to another. One that comes stands behind another; where that one is
/// not there and steps were left out, it stands last.
pub(super) fn set_column(
    columns: &mut IndexMap<String, String>,
    column: &str,
    behind: Option<&str>,
    (before, after): (Option<&str>, Option<&str>),
    lenient: bool,
) -> Result<(), Misfit> {
    let found = columns.get(column).map(String::as_str);
    if found != before {
        return Err(Misfit::new(Why::Differs, []).saying(&before, &found));
    }
    match (before, after) {
        (None, None) => {}
        (Some(_), Some(after)) => drop(columns.insert(column.to_owned(), after.to_owned())),
        (None, Some(after)) => {
            let at = match behind {
                None => 0,
                Some(behind) => match columns.get_index_of(behind) {
                    Some(at) => at + 1,
                    None if lenient => columns.len(),
                    None => {
                        return Err(Misfit::new(Why::SiblingMissing, []).saying(&behind, &Value::Null));
                    }
                },
            };
            columns.shift_insert(at, column.to_owned(), after.to_owned());
        }
        (Some(_), None) => {
            let at = columns.get_index_of(column).and_then(|at| at.checked_sub(1));
            let found = at.and_then(|at| columns.get_index(at)).map(|(column, _)| column.as_str());
            if found != behind && !lenient {
                return Err(Misfit::new(Why::Elsewhere, []).saying(&behind, &found));
            }
            columns.shift_remove(column);
        }
    }
    Ok(())
}

/// A header as it stands in the document: of a catalog without domains.
pub(crate) fn header(header: &Catalog) -> Map<String, Value> {
    match serde_json::to_value(header) {
        Ok(Value::Object(document)) => document,
        _ => Map::new(),
    }
}
