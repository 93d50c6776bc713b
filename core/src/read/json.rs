//! Catalogs and other documents from JSON, with words for what does not fit.

use serde::de::{Deserialize, DeserializeOwned, Deserializer};

use crate::error::{Error, Result};
use crate::model::Catalog;
use crate::text;

/// A catalog from its JSON document.
pub fn json(bytes: &[u8]) -> Result<Catalog> {
    document(bytes)
}

/// A document from JSON. An unknown field is refused with the known one that was probably meant, and every
/// error says where in the document it is.
pub(crate) fn document<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if bytes.trim_ascii().is_empty() {
        return Err(Error::new("empty-file"));
    }
    if let Ok(document) = serde_json::from_slice(bytes) {
        return Ok(document);
    }
    // Slower, and it knows the way to the fault.
    let mut deserializer = serde_json::Deserializer::from_slice(bytes);
    match serde_path_to_error::deserialize::<_, T>(&mut deserializer) {
        Ok(_) => Err(match deserializer.end() {
            Err(fault) => Error::new("not-json").arg("line", fault.line()).arg("column", fault.column()),
            Ok(()) => Error::new("not-json").arg("line", 1).arg("column", 1),
        }),
        Err(fault) => Err(explain(&fault.path().to_string(), fault.inner())),
    }
}

/// A value that is there, be it `null`: for fields in which absent and `null` differ.
pub(crate) fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> std::result::Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

fn explain(path: &str, fault: &serde_json::Error) -> Error {
    let said = fault.to_string();
    let at =
        |code| Error::new(code).arg("path", path).arg("line", fault.line()).arg("column", fault.column());
    if fault.is_syntax() || fault.is_eof() {
        return Error::new("not-json").arg("line", fault.line()).arg("column", fault.column());
    }
    // serde quotes in backticks: the word met first, then the words known.
    let mut quoted = said.split('`').skip(1).step_by(2);
    let met = quoted.next().unwrap_or_default();
    if said.starts_with("unknown field") || said.starts_with("unknown variant") {
        let known: Vec<&str> = quoted.collect();
        let code = if said.starts_with("unknown field") { "unknown-field" } else { "unknown-value" };
        return match text::nearest(met, known.iter().copied()) {
            Some(near) if code == "unknown-field" => {
                at("unknown-field-near").arg("field", met).arg("near", near)
            }
            Some(near) => at("unknown-value-near").arg("value", met).arg("near", near),
            None => at(code).arg("field", met).arg("value", met).arg("known", known.join("、")),
        };
    }
    if said.starts_with("missing field") {
        return at("missing-field").arg("field", met);
    }
    if said.contains("document version") {
        return at("version-mismatch").arg("known", crate::model::VERSION);
    }
    let reason = said.split(" at line ").next().unwrap_or(&said).to_owned();
    at("wrong-value").arg("reason", reason)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Lang;

    const CATALOG: &str = r#"{"mulu":"1","kind":"local","title":"临泉县目录","domains":[{"id":"120000000","name":"社会救助","items":[{"id":"社会救助/临时救助","name":"临时救助","entries":[{"id":"社会救助/临时救助#1","serial":"01","content":["1.办事指南","2.审批结果"],"time_limit":"及时公开","channels":{"chosen":["website",{"other":"部门网站"}]},"audience":null,"method":["active"],"levels":["county","township"]}]}]}]}"#;

    #[test]
    fn canonical_json_is_read_and_written_byte_for_byte() {
        let catalog = json(CATALOG.as_bytes()).unwrap();
        assert_eq!(catalog.to_json(), CATALOG);
        assert!(
            catalog.domains.at(0).unwrap().items.at(0).unwrap().entries.at(0).unwrap().audience.is_unknown()
        );
    }

    #[test]
    fn an_empty_document_is_said_to_be_empty() {
        for empty in ["", "\u{feff}", " \r\n"] {
            assert_eq!(json(empty.as_bytes()).unwrap_err().code(), "empty-file");
        }
    }

    #[test]
    fn missing_ids_are_made_and_duplicates_kept_apart() {
        let bare =
            CATALOG.replace(r#""id":"社会救助/临时救助","#, "").replace(r#""id":"社会救助/临时救助#1","#, "");
        assert_eq!(json(bare.as_bytes()).unwrap().to_json(), CATALOG);
        let twice = r#"{"mulu":"1","kind":"local","domains":[{"name":"就业"},{"name":"就业"}]}"#;
        let ids: Vec<_> = json(twice.as_bytes()).unwrap().domains.iter().map(|d| d.id.to_string()).collect();
        assert_eq!(ids, ["就业", "就业~2"]);
    }

    #[test]
    fn faults_say_where_and_what_was_meant() {
        let fault = json(CATALOG.replace("\"title\"", "\"titel\"").as_bytes()).unwrap_err();
        assert_eq!(fault.code(), "unknown-field-near");
        assert!(
            fault.message(Lang::Zh).contains("titel") && fault.help(Lang::Zh).contains("title"),
            "{fault}"
        );
        let fault = json(CATALOG.replace("\"active\"", "\"activ\"").as_bytes()).unwrap_err();
        assert_eq!(fault.code(), "unknown-value-near");
        assert!(fault.message(Lang::Zh).contains("domains[0].items[0].entries[0].method"), "{fault}");
        assert_eq!(
            json(CATALOG.replace("\"1\"", "\"2\"").as_bytes()).unwrap_err().code(),
            "version-mismatch"
        );
        assert_eq!(
            json(CATALOG.replace("\"kind\":\"local\",", "").as_bytes()).unwrap_err().code(),
            "missing-field"
        );
        for cut in 1..CATALOG.len() {
            assert!(json(&CATALOG.as_bytes()[..cut]).is_err());
        }
    }
}
