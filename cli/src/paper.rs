//! The paperwork of changes: applications and notices, written to files.

use std::path::Path;

use mulu::paperwork::Application;
use mulu::write::Form;
use mulu::{Lang, Result};

use crate::args::Papers;

impl Papers {
    /// Whether any was asked for.
    pub(crate) fn is_asked(&self) -> bool {
        self.application.is_some() || self.notice.is_some()
    }

    /// The files that were asked for.
    pub(crate) fn files(&self) -> impl Iterator<Item = &Path> {
        [&self.application, &self.notice].into_iter().flatten().map(AsRef::as_ref)
    }

    /// Writes what was asked for, in the formats that the files' names say.
    pub(crate) fn write(&self, made: &[Application], lang: Lang) -> Result<()> {
        for (file, form) in [(&self.application, Form::Application), (&self.notice, Form::Notice)] {
            if let Some(file) = file {
                let written = mulu::write::paperwork(made, form, mulu::fs::format(file)?, lang)?;
                mulu::fs::write(file, &written)?;
            }
        }
        Ok(())
    }
}
