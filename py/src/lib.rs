//! The Python face: arguments go to [`mulu::verbs::call`] as they come, errors come back as `mulu.MuluError`.

use mulu::{Error, Lang, verbs};
use pyo3::prelude::*;
use pythonize::pythonize;

pyo3::import_exception!(mulu._error, MuluError);

/// The native part of the package `mulu`.
#[pymodule(gil_used = false)]
mod _mulu {
    use super::{Error, PyErr, PyResult, Python, pyfunction, raise, verbs};

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

fn raise(py: Python<'_>, error: &Error) -> PyErr {
    match pythonize(py, &error.origin()) {
        Ok(origin) => {
            MuluError::new_err((error.message(Lang::Zh), error.code(), error.help(Lang::Zh), origin.unbind()))
        }
        Err(fault) => fault.into(),
    }
}
