//! Carrying over to the next edition: one catalog, or a jurisdiction's folder.

use std::collections::BTreeMap;
use std::path::Path;

use mulu::cascade::CascadeOptions;
use mulu::model::Level;
use mulu::paperwork::{Application, of_carried};
use mulu::rebase::{RebaseOptions, Resolution, rebase, resolutions_of};
use mulu::write::{Layout, WriteOptions};
use mulu::{Lang, Result};
use serde::Serialize;

use crate::args::{Global, Output, Papers};
use crate::progress::Progress;
use crate::render;
use crate::verbs::today;

/// How to carry over.
pub(crate) struct Carry<'a> {
    pub(crate) resolve: Option<&'a Path>,
    pub(crate) suggested: bool,
    pub(crate) report: Option<&'a Path>,
    pub(crate) papers: &'a Papers,
    pub(crate) level: Option<Level>,
    pub(crate) layout: Option<Layout>,
}

impl Carry<'_> {
    /// Carries a catalog or a folder over; `Ok(false)` while conflicts are left.
    pub(crate) fn run(
        &self,
        (base, revised): (&Path, &Path),
        local: &Path,
        to: &Path,
        global: &Global,
    ) -> Result<bool> {
        if local.is_dir() {
            self.folder((base, revised), local, to, global)
        } else {
            self.file((base, revised), local, to, global)
        }
    }

    fn file(
        &self,
        (base, revised): (&Path, &Path),
        local: &Path,
        to: &Path,
        global: &Global,
    ) -> Result<bool> {
        let lang = Lang::from(global.lang);
        let read = |file: &Path| mulu::fs::read(file).map(|read| read.catalog);
        let (revised, local) = (read(revised)?, read(local)?);
        let resolutions = resolutions_of(&self.resolutions()?, local.issuer.as_ref());
        let options =
            RebaseOptions { level: self.level, resolutions, lang: Some(lang), ..RebaseOptions::default() };
        let found = rebase(&read(base)?, &revised, &local, &options)?;
        let layout = self.layout.or_else(|| mulu::fs::layout_of(&found.merged));
        let finished = found.finished().ok();
        if let Some(catalog) = finished {
            let written = mulu::write::write(catalog, mulu::fs::format(to)?, &WriteOptions { layout })?;
            mulu::fs::write(to, &written)?;
            if self.papers.is_asked() {
                let made = of_carried(&local, catalog, &revised, Some(today(global)))?;
                self.papers.write(&[made], lang)?;
            }
        }
        self.told(&found, global, || mulu::write::rebase_lines(&found, lang))?;
        if global.format != Output::Json {
            render::findings(&found.findings, lang);
            if finished.is_some() {
                render::written([to].into_iter().chain(self.report).chain(self.papers.files()), lang);
            } else {
                render::unfinished(to, lang);
            }
        }
        Ok(finished.is_some())
    }

    fn folder(
        &self,
        (base, revised): (&Path, &Path),
        local: &Path,
        to: &Path,
        global: &Global,
    ) -> Result<bool> {
        let lang = Lang::from(global.lang);
        let bars =
            ["cli.reading", "cli.rebasing"].map(|word| Progress::new(mulu::messages::word(word, lang)));
        let [reading, carrying] = &bars;
        let options = CascadeOptions {
            resolutions: self.resolutions()?,
            applications: self.papers.is_asked(),
            today: Some(today(global)),
            lang: Some(lang),
        };
        let reports: [&mulu::jurisdiction::Progress<'_>; 2] =
            [&|done, all, name| reading.report(done, all, name), &|done, all, name| {
                carrying.report(done, all, name);
            }];
        let done = mulu::fs::cascade((local, base, revised), (to, self.layout), &options, reports)?;
        if self.papers.is_asked() {
            let made: Vec<Application> =
                done.bodies.iter().filter_map(|body| body.application.clone()).collect();
            self.papers.write(&made, lang)?;
        }
        self.told(&done, global, || mulu::write::cascade_lines(&done, lang))?;
        if global.format != Output::Json {
            render::findings(&done.findings, lang);
            render::written(self.report.into_iter().chain(self.papers.files()), lang);
        }
        Ok(done.is_finished())
    }

    fn told<T: Serialize>(
        &self,
        result: &T,
        global: &Global,
        lines: impl FnOnce() -> Vec<String>,
    ) -> Result<()> {
        if let Some(file) = self.report {
            mulu::fs::write(file, serde_json::to_string_pretty(result).unwrap_or_default().as_bytes())?;
        }
        if global.format == Output::Json {
            render::json(result);
        } else {
            render::plain(&lines());
        }
        Ok(())
    }

    /// The resolutions by body; those for all under an empty name.
    fn resolutions(&self) -> Result<BTreeMap<String, Vec<Resolution>>> {
        let mut resolutions = match self.resolve {
            Some(file) => mulu::rebase::resolutions(&mulu::fs::bytes(file)?)
                .map_err(|error| error.file(file.display().to_string()))?,
            None => BTreeMap::new(),
        };
        if self.suggested {
            resolutions.entry(String::new()).or_default().push(Resolution::default());
        }
        Ok(resolutions)
    }
}
