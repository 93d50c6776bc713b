//! Questions about many catalogs: where they come from, and what rests on what.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use mulu::due::DueOptions;
use mulu::finding::Counts;
use mulu::impact::{BodyOf, ImpactGraph, ImpactOptions, ImpactQuery};
use mulu::lineage::{GuessOptions, Source, guess_base as guess};
use mulu::lists::{ListKind, ListedItem};
use mulu::model::Issuer;
use mulu::read::Read;
use mulu::{Lang, Result};

use crate::progress::Progress;
use crate::render;

/// Which catalog was made from which.
pub(crate) fn lineage(files: &[PathBuf], json: bool, lang: Lang) -> Result<bool> {
    let catalogs = catalogs(files, lang)?;
    let sources: Vec<Source<'_>> = catalogs.iter().map(source).collect();
    let mut found = mulu::lineage::lineage(&sources);
    found.findings.iter_mut().for_each(|finding| finding.speak(lang));
    if json {
        render::json(&found);
    } else {
        render::plain(&mulu::write::lineage_lines(&found, lang));
        render::findings(&found.findings, lang);
    }
    Ok(Counts::of(&found.findings).error == 0)
}

/// From which edition a catalog was probably made; `Ok(false)` where that does not show.
pub(crate) fn guess_base(catalog: &Path, editions: &[PathBuf], json: bool, lang: Lang) -> Result<bool> {
    let catalog = mulu::fs::read(catalog)?.catalog;
    let editions = catalogs(editions, lang)?;
    let sources: Vec<Source<'_>> = editions.iter().map(source).collect();
    let mut found = guess(&catalog, &sources, &GuessOptions::default())?;
    found.findings.iter_mut().for_each(|finding| finding.speak(lang));
    if json {
        render::json(&found);
    } else {
        render::plain(&mulu::write::guess_lines(&found, lang));
        render::findings(&found.findings, lang);
    }
    Ok(found.base.is_some())
}

/// Which entries rest on something.
pub(crate) fn impact(
    files: &[PathBuf],
    query: &ImpactQuery,
    mut options: ImpactOptions,
    [powers, services]: [Option<PathBuf>; 2],
    json: bool,
    lang: Lang,
) -> Result<bool> {
    let list = |file: Option<PathBuf>, kind| -> Result<Vec<ListedItem>> {
        file.map_or(Ok(Vec::new()), |file| mulu::fs::listed(&file, kind))
    };
    (options.powers, options.services) = (list(powers, ListKind::Power)?, list(services, ListKind::Service)?);
    let found = match files {
        [dir] if dir.join(mulu::fs::JURISDICTION).is_file() => {
            let bar = Progress::new(mulu::messages::word("cli.reading", lang));
            let city = mulu::fs::open(dir, &|done, all, name| bar.report(done, all, name))?;
            render::unreadable(&city, lang);
            ImpactGraph::of(mulu::impact::bodies_of(&city), &options).ask(query, &options)?
        }
        _ => {
            let catalogs = catalogs(files, lang)?;
            let bodies = catalogs.iter().map(|(name, read)| {
                let titled = || Issuer { name: name.clone(), ..Issuer::default() };
                BodyOf { body: read.catalog.issuer.clone().unwrap_or_else(titled), catalog: &read.catalog }
            });
            ImpactGraph::of(bodies.collect(), &options).ask(query, &options)?
        }
    };
    if json {
        render::json(&found);
    } else {
        render::plain(&mulu::write::impact_lines(&found, lang));
    }
    Ok(true)
}

/// When something is due; `Ok(false)` where a year has no holidays or the limit cannot be read.
pub(crate) fn due(
    limit: &str,
    date: Option<Date>,
    options: &DueOptions,
    json: bool,
    lang: Lang,
) -> Result<bool> {
    let found = mulu::due::due(limit, date, options)?;
    if json {
        render::json(&found);
    } else {
        render::plain(&mulu::due::due_lines(&found, lang));
        render::findings(&found.findings, lang);
    }
    Ok(found.findings.is_empty())
}

fn source((name, read): &(String, Read)) -> Source<'_> {
    Source { name: name.clone(), catalog: &read.catalog }
}

/// The catalogs of some files and folders, by the files' names.
fn catalogs(files: &[PathBuf], lang: Lang) -> Result<Vec<(String, Read)>> {
    let mut all = Vec::new();
    for file in files {
        all.extend(if file.is_dir() { mulu::fs::files(file)? } else { vec![file.clone()] });
    }
    let bar = (all.len() > 1).then(|| Progress::new(mulu::messages::word("cli.reading", lang)));
    let mut catalogs = Vec::new();
    for (n, file) in all.iter().enumerate() {
        match mulu::fs::read(file) {
            Ok(read) => catalogs.push((file.display().to_string(), read)),
            // In a folder there may be other things too.
            Err(error) if !files.contains(file) => render::error(&error, lang),
            Err(error) => return Err(error),
        }
        if let Some(bar) = &bar {
            bar.report(n + 1, all.len(), &file.display().to_string());
        }
    }
    Ok(catalogs)
}
