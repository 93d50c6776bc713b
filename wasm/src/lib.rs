//! The JavaScript face: arguments go to [`mulu::verbs::call`] as they come, errors are thrown as JSON that
//! the package's TypeScript makes a `MuluError` of.

use mulu::{Error, Lang, verbs};
use wasm_bindgen::prelude::*;

/// The version of the library.
#[wasm_bindgen]
pub fn version() -> String {
    mulu::VERSION.to_owned()
}

/// Calls a verb with its arguments as one JSON object; the result is JSON on one line.
#[wasm_bindgen]
pub fn call(verb: &str, args: &str) -> Result<String, JsValue> {
    verbs::call(verb, args.as_bytes()).map_err(|error: Error| {
        let error = serde_json::json!({
            "message": error.message(Lang::Zh),
            "code": error.code(),
            "help": error.help(Lang::Zh),
            "origin": error.origin(),
        });
        JsValue::from_str(&error.to_string())
    })
}
