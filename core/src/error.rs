//! The one error: bytes that cannot be read at all, unknown options, a version that does not match.
//! Content that is merely bad is a [`crate::finding::Finding`].

use std::fmt;

use crate::finding::Origin;
use crate::messages::{self, Lang};

/// The result of a verb that can fail.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why something could not be done: a code with values, said in Chinese or English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error(Box<Inner>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Inner {
    code: &'static str,
    args: Vec<(&'static str, String)>,
    origin: Option<Origin>,
}

impl Error {
    /// An error with this code; [`Error::arg`] and [`Error::file`] say more.
    pub(crate) fn new(code: &'static str) -> Self {
        Self(Box::new(Inner { code, args: Vec::new(), origin: None }))
    }

    /// The error, speaking of this value.
    pub(crate) fn arg(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.0.args.push((name, format!("{value}")));
        self
    }

    /// The error, met in this file.
    #[must_use]
    pub fn file(mut self, name: impl Into<String>) -> Self {
        let origin = self.0.origin.get_or_insert(Origin { file: None, sheet: None, cell: None });
        origin.file.get_or_insert(name.into());
        self
    }

    /// The code, in kebab-case. Never renamed.
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// Where it was met.
    pub fn origin(&self) -> Option<&Origin> {
        self.0.origin.as_ref()
    }

    /// What is wrong, in words, with the file it was met in.
    pub fn message(&self, lang: Lang) -> String {
        let reason = self.reason(lang);
        match &self.0.origin {
            Some(origin) => format!("{}: {reason}", origin.display()),
            None => reason,
        }
    }

    /// What is wrong, in words, without the file.
    pub fn reason(&self, lang: Lang) -> String {
        messages::error(self.0.code, &self.0.args, lang).0
    }

    /// What to do about it, in words.
    pub fn help(&self, lang: Lang) -> String {
        messages::error(self.0.code, &self.0.args, lang).1
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message(Lang::Zh))
    }
}

impl std::error::Error for Error {}
