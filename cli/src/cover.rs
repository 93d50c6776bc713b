//! Catalogs against the two lists.

use std::path::{Path, PathBuf};

use mulu::coverage::{Coverage, CoverageOptions, coverage as hold};
use mulu::lists::{ItemList, ListKind, ListOptions};
use mulu::{Catalog, Lang, Report, Result, Severity};

use crate::args::{FailOn, Files, Global, Output};
use crate::render;
use crate::verbs::{write_files, written};

/// Holds a catalog, or each catalog of a folder whose body names lists, against its lists.
pub(crate) fn coverage(
    catalog: &Path,
    lists: [&[PathBuf]; 2],
    options: CoverageOptions,
    files: &Files,
    global: &Global,
) -> Result<bool> {
    let lang = Lang::from(global.lang);
    let options = CoverageOptions { lang: Some(lang), ..options };
    if catalog.is_dir() {
        let mut fine = true;
        for (member, catalog, lists) in mulu::fs::listed_bodies(catalog)? {
            fine &= one(&catalog, &lists, &options, &of_body(files, &member.code), global)?;
        }
        return Ok(fine);
    }
    let mut read = Vec::new();
    for (files, kind) in lists.into_iter().zip(ListKind::ALL) {
        for file in files {
            let asked = ListOptions { kind: Some(kind), lang: Some(lang), ..ListOptions::default() };
            let found = mulu::fs::lists(file, &asked)?;
            let told: Vec<_> =
                found.findings.into_iter().filter(|finding| finding.severity != Severity::Info).collect();
            if global.format == Output::Text && !told.is_empty() {
                render::report(&Report::new("", told), file, lang);
            }
            read.extend(found.lists);
        }
    }
    one(&mulu::fs::read(catalog)?.catalog, &read, &options, files, global)
}

/// The files of one body of several: its code stands behind the name (`out-341202.html`).
fn of_body(files: &Files, code: &str) -> Files {
    let named = |file: &PathBuf| {
        let [stem, ending] =
            [file.file_stem(), file.extension()].map(|part| part.unwrap_or_default().to_string_lossy());
        file.with_file_name(format!("{stem}-{code}.{ending}"))
    };
    Files { html: files.html.as_ref().map(named), xlsx: files.xlsx.as_ref().map(named) }
}

fn one(
    catalog: &Catalog,
    lists: &[ItemList],
    options: &CoverageOptions,
    files: &Files,
    global: &Global,
) -> Result<bool> {
    let lang = Lang::from(global.lang);
    let found: Coverage = hold(catalog, lists, options)?;
    write_files(
        files,
        || mulu::write::coverage_html(&found, lang),
        || mulu::write::coverage_xlsx(&found, lang),
    )?;
    if global.format == Output::Json {
        render::json(&found);
    } else {
        render::plain(&mulu::write::coverage_lines(&found, lang));
        render::written(written(files), lang);
    }
    Ok(match global.fail_on.unwrap_or(FailOn::Never) {
        FailOn::Error => !found.has_gaps(),
        FailOn::Warning => found.is_fine(),
        FailOn::Never => true,
    })
}
