//! The paperwork of changes: applications and notices, written to files.

use std::path::{Path, PathBuf};

use mulu::diff::Diff;
use mulu::paperwork::{Application, ApplicationOptions, Because, application};
use mulu::write::Form;
use mulu::{Catalog, Lang, Result};

/// What a comparison is written as for the office.
pub(crate) struct Paper {
    pub(crate) application: Option<PathBuf>,
    pub(crate) notice: Option<PathBuf>,
    pub(crate) because: Option<String>,
}

impl Paper {
    /// Writes what was asked for.
    pub(crate) fn write(&self, (base, other): (&Catalog, &Catalog), diff: &Diff, lang: Lang) -> Result<()> {
        if self.application.is_none() && self.notice.is_none() {
            return Ok(());
        }
        let because = self.because.clone().map(|title| Because { title, edition: None });
        let options = ApplicationOptions { because, ..ApplicationOptions::default() };
        let made = [application(base, other, diff, &options)];
        for (file, form) in [(&self.application, Form::Application), (&self.notice, Form::Notice)] {
            if let Some(file) = file {
                write(&made, form, file, lang)?;
            }
        }
        Ok(())
    }
}

/// Writes applications or notices in the format that the file's name asks for.
pub(crate) fn write(made: &[Application], form: Form, file: &Path, lang: Lang) -> Result<()> {
    mulu::fs::write(file, &mulu::write::paperwork(made, form, mulu::fs::format(file)?, lang)?)
}
