//! The JavaScript face: arguments go to [`mulu::verbs`] as they come, errors are thrown as JSON that
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
    verbs::call(verb, args.as_bytes()).map_err(|error| thrown(&error))
}

/// A draft in Rust, asked with JSON.
#[wasm_bindgen]
#[derive(Debug)]
pub struct HeldDraft(verbs::HeldDraft);

#[wasm_bindgen]
impl HeldDraft {
    /// Begins a draft with the arguments of `validate` as one JSON object.
    #[wasm_bindgen(constructor)]
    pub fn new(args: &str) -> Result<HeldDraft, JsValue> {
        verbs::HeldDraft::new(args.as_bytes()).map(Self).map_err(|error| thrown(&error))
    }

    /// Asks it, with the arguments as one JSON object; the result is JSON on one line.
    pub fn call(&mut self, verb: &str, args: &str) -> Result<String, JsValue> {
        self.0.call(verb, args.as_bytes()).map_err(|error| thrown(&error))
    }
}

fn thrown(error: &Error) -> JsValue {
    let error = serde_json::json!({
        "message": error.message(Lang::Zh),
        "code": error.code(),
        "help": error.help(Lang::Zh),
        "origin": error.origin(),
    });
    JsValue::from_str(&error.to_string())
}
