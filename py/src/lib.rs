//! The Python face: arguments go to [`mulu::verbs`] as they come, errors come back as `mulu.MuluError`.

use mulu::{Error, Lang, verbs};
use pyo3::prelude::*;
use pythonize::pythonize;

pyo3::import_exception!(mulu._error, MuluError);

/// The native part of the package `mulu`.
#[pymodule(gil_used = false)]
mod _mulu {
    use super::{Error, PyErr, PyResult, Python, pyfunction, raise, verbs};

    #[pymodule_export]
    use super::HeldDraft;

    /// The version of the library.
    #[pyfunction]
    fn version() -> &'static str {
        mulu::VERSION
    }

    /// Calls a verb with its arguments as one JSON object in UTF-8; the result is JSON on one line.
    #[pyfunction]
    fn call(py: Python<'_>, verb: &str, args: &[u8]) -> PyResult<String> {
        py.detach(|| verbs::call(verb, args)).map_err(|error: Error| -> PyErr { raise(py, &error) })
    }
}

/// A draft in Rust, asked with JSON.
#[pyclass(module = "mulu._mulu")]
struct HeldDraft(std::sync::Mutex<verbs::HeldDraft>);

#[pymethods]
impl HeldDraft {
    /// Begins a draft with the arguments of `validate` as one JSON object in UTF-8.
    #[new]
    fn new(py: Python<'_>, args: &[u8]) -> PyResult<Self> {
        let draft = py.detach(|| verbs::HeldDraft::new(args)).map_err(|error| raise(py, &error))?;
        Ok(Self(draft.into()))
    }

    /// Asks it, with the arguments as one JSON object in UTF-8; the result is JSON on one line.
    fn call(&self, py: Python<'_>, verb: &str, args: &[u8]) -> PyResult<String> {
        // Nothing panics while it is held; if something did, the draft would still be whole.
        let ask = || self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).call(verb, args);
        py.detach(ask).map_err(|error| raise(py, &error))
    }
}

fn raise(py: Python<'_>, error: &Error) -> PyErr {
    match pythonize(py, &error.origin()) {
        Ok(origin) => {
            MuluError::new_err((error.message(Lang::Zh), error.code(), error.help(Lang::Zh), origin.unbind()))
        }
        Err(fault) => fault.into(),
    }
}
