//! A catalog as JSON for people and programs alike: indented, one line break at the end.

use crate::model::Catalog;

pub(super) fn catalog(catalog: &Catalog) -> Vec<u8> {
    let mut json = serde_json::to_vec_pretty(catalog).unwrap_or_default();
    json.push(b'\n');
    json
}
