//! Patches: files in, the library's call, files out.

use std::path::Path;

use mulu::diff::{ApplyOptions, Diff, Patch};
use mulu::fix::FixOptions;
use mulu::write::WriteOptions;
use mulu::{Lang, Report, Result};
use serde::Serialize;

use crate::args::{Global, Numbers, Output};
use crate::render;

/// Writes the patches that a comparison was asked for.
pub(crate) fn of_diff(diff: &Diff, patch: Option<&Path>, json_patch: Option<&Path>) -> Result<()> {
    if let (Some(file), Some(patch)) = (patch, &diff.patch) {
        write(patch, file)?;
    }
    if let (Some(file), Some(patch)) = (json_patch, &diff.json_patch) {
        write(patch, file)?;
    }
    Ok(())
}

/// Carries a patch out on a catalog.
pub(crate) fn apply(
    (catalog, patch, to): (&Path, &Path, &Path),
    only: Option<Numbers>,
    except: Option<Numbers>,
    layout: WriteOptions,
    json: bool,
    lang: Lang,
) -> Result<bool> {
    let options = ApplyOptions {
        only: only.map(|numbers| numbers.0),
        except: except.map(|numbers| numbers.0).unwrap_or_default(),
    };
    let catalog = mulu::fs::read(catalog)?.catalog;
    let changed = mulu::diff::apply(&catalog, &read(patch)?, &options)
        .map_err(|error| error.file(patch.display().to_string()))?;
    let format = mulu::fs::format(to)?;
    mulu::fs::write(to, &mulu::write::write(&changed, format, &layout)?)?;
    let mut report = Report::new(changed.title.as_str(), mulu::write::losses(&changed, format));
    report.speak(lang);
    render::converted(&report, &changed, to, json, lang);
    Ok(true)
}

/// Mends a catalog: what is certain, and the suggestions that are accepted; without a file to write to it is only shown.
pub(crate) fn fix(
    catalog: &Path,
    (to, patch): (Option<&Path>, Option<&Path>),
    options: &FixOptions,
    layout: WriteOptions,
    global: &Global,
) -> Result<bool> {
    let lang = Lang::from(global.lang);
    let catalog = mulu::fs::read(catalog)?.catalog;
    let fixes = mulu::fix::fix(&catalog, options)?;
    if let Some(file) = patch {
        write(&fixes.patch, file)?;
    }
    if let Some(to) = to {
        let mended = mulu::diff::apply(&catalog, &fixes.patch, &ApplyOptions::default())?;
        mulu::fs::write(to, &mulu::write::write(&mended, mulu::fs::format(to)?, &layout)?)?;
    }
    if global.format == Output::Json {
        render::json(&fixes);
    } else {
        render::plain(&mulu::write::fixes_lines(&fixes, lang));
        render::written(to.into_iter().chain(patch), lang);
    }
    Ok(true)
}

/// Writes the patch that undoes one.
pub(crate) fn invert(patch: &Path, to: &Path, lang: Lang) -> Result<bool> {
    written(&mulu::diff::invert(&read(patch)?), to, lang)
}

/// Writes one patch for several.
pub(crate) fn compose(patches: &[std::path::PathBuf], to: &Path, lang: Lang) -> Result<bool> {
    let patches = patches.iter().map(|patch| read(patch)).collect::<Result<Vec<_>>>()?;
    written(&mulu::diff::compose(&patches)?, to, lang)
}

fn read(file: &Path) -> Result<Patch> {
    Patch::from_json(&mulu::fs::bytes(file)?).map_err(|error| error.file(file.display().to_string()))
}

fn written(patch: &Patch, to: &Path, lang: Lang) -> Result<bool> {
    write(patch, to)?;
    let (file, operations) = (to.display(), patch.operations.len());
    let args: [(&str, &dyn std::fmt::Display); 2] = [("file", &file), ("operations", &operations)];
    anstream::println!("{}", mulu::messages::phrase("cli.patch-written", lang, &args));
    Ok(true)
}

fn write(patch: &impl Serialize, to: &Path) -> Result<()> {
    let json = serde_json::to_string_pretty(patch).unwrap_or_default() + "\n";
    mulu::fs::write(to, json.as_bytes())
}
