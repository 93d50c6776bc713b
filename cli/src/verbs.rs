//! The verbs: files in, the library's call, files or print out. `Ok(false)` is what `--fail-on` asked for.

use std::path::{Path, PathBuf};

use mulu::conform::ConformOptions;
use mulu::coverage::CoverageOptions;
use mulu::diff::DiffOptions;
use mulu::due::DueOptions;
use mulu::finding::Counts;
use mulu::fix::{Accept, FixOptions};
use mulu::impact::{ImpactOptions, ImpactQuery};
use mulu::inspect::inspect_read;
use mulu::model::Issuer;
use mulu::paperwork::{ApplicationOptions, Because, application};
use mulu::read::{Format, LayoutOptions, ReadOptions};
use mulu::validate::ValidateOptions;
use mulu::write::WriteOptions;
use mulu::{Lang, Report, Result};

use crate::args::{FailOn, Files, Global, Output, Papers, Verb};
use crate::ask;
use crate::carry::Carry;
use crate::cover;
use crate::patches;
use crate::progress::Progress;
use crate::render;

/// Runs a verb.
pub(crate) fn run(verb: Verb, global: &Global) -> Result<bool> {
    let lang = Lang::from(global.lang);
    let json = global.format == Output::Json;
    match verb {
        Verb::Review { dir, rules, files } => {
            review(&dir, &checking(rules.as_deref(), global)?, &files, global)
        }
        Verb::Stats { path } => stats(&path, json, lang),
        Verb::Validate { files, guideline, rules } => {
            let options = checking(rules.as_deref(), global)?;
            let guideline = guideline.map(|file| mulu::fs::read(&file)).transpose()?.map(|read| read.catalog);
            each(&files, lang, |file| validate(file, guideline.as_ref(), &options, global))
        }
        Verb::Fix { catalog, to, accept, suggested, patch, rules, layout } => {
            let numbers = accept.map(|numbers| numbers.0).unwrap_or_default();
            let accept = if suggested { Accept::All } else { Accept::These(numbers) };
            let options = FixOptions { validate: checking(rules.as_deref(), global)?, accept };
            let layout = WriteOptions { layout: layout.map(Into::into) };
            patches::fix(&catalog, (to.as_deref(), patch.as_deref()), &options, layout, global)
        }
        Verb::Diff { base, other, level, pairing, files, patch, json_patch, papers, because } => {
            let options = DiffOptions {
                level: level.map(Into::into),
                pins: pairing.pins,
                forbid: pairing.forbid,
                patch: patch.is_some(),
                json_patch: json_patch.is_some(),
                ..DiffOptions::default()
            };
            let because = because.map(|title| Because { title, edition: None });
            let asked =
                ApplicationOptions { today: Some(today(global)), because, ..ApplicationOptions::default() };
            diff((&base, &other), &options, &files, ([patch, json_patch], &papers, &asked), global)
        }
        Verb::Apply { catalog, patch, to, only, except, layout } => {
            let layout = WriteOptions { layout: layout.map(Into::into) };
            patches::apply((&catalog, &patch, &to), only, except, layout, json, lang)
        }
        Verb::Invert { patch, to } => patches::invert(&patch, &to, lang),
        Verb::Compose { patches: files, to } => patches::compose(&files, &to, lang),
        Verb::Conform { guideline, catalog, level, pairing, files } => {
            let options = ConformOptions {
                level: level.map(Into::into),
                pins: pairing.pins,
                forbid: pairing.forbid,
                ..ConformOptions::default()
            };
            conform((&guideline, &catalog), &options, &files, global)
        }
        Verb::Rebase { base, revised, local, to, resolve, suggested, report, papers, level, layout } => {
            let carry = Carry {
                resolve: resolve.as_deref(),
                suggested,
                report: report.as_deref(),
                papers: &papers,
                level: level.map(Into::into),
                layout: layout.map(Into::into),
            };
            carry.run((&base, &revised), &local, &to, global)
        }
        Verb::Lineage { files } => ask::lineage(&files, json, lang),
        Verb::GuessBase { catalog, editions } => ask::guess_base(&catalog, &editions, json, lang),
        Verb::Impact { files, basis, power, service, powers, services, lapses } => {
            let query = ImpactQuery { basis, power, service };
            let options = ImpactOptions { lapses, today: Some(today(global)), ..ImpactOptions::default() };
            ask::impact(&files, &query, options, [powers, services], json, lang)
        }
        Verb::Coverage { catalog, powers, services, pairing, files } => {
            let options =
                CoverageOptions { pins: pairing.pins, forbid: pairing.forbid, ..CoverageOptions::default() };
            cover::coverage(&catalog, [&powers, &services], options, &files, global)
        }
        Verb::Due { limit, date, basis, holidays } => {
            let holidays = holidays.map_or(Ok(Vec::new()), |file| mulu::fs::holiday_years(&file))?;
            let options = DueOptions { today: Some(today(global)), basis, holidays, lang: Some(lang) };
            ask::due(&limit, date, &options, json, lang)
        }
        Verb::Read { files, table } => read(&files, table.options(), global),
        Verb::Convert { from, to, to_format, layout, table } => {
            let options = ReadOptions { layout: table.options(), ..ReadOptions::default() };
            let layout = WriteOptions { layout: layout.map(Into::into) };
            let format = to_format.map_or(Format::Json, Into::into);
            converted((&from, &to), format, &options, layout, global)
        }
        Verb::Explain { code: Some(code), .. } => explain(&code, json, lang),
        Verb::Explain { code: None, all: _, html, json: file } => {
            rulebook(html.as_deref(), file.as_deref(), json, lang)
        }
        Verb::Schema { name } => {
            render::json_pretty(&mulu::schema::schema(&name)?);
            Ok(true)
        }
        Verb::New { guideline, to, name, level, code } => {
            blank(&guideline, Issuer { code, name, level: Some(level.into()) }, &to, global)
        }
    }
}

/// Converts a file, or the files of a folder into another.
fn converted(
    (from, to): (&Path, &Path),
    format: Format,
    options: &ReadOptions,
    layout: WriteOptions,
    global: &Global,
) -> Result<bool> {
    if !from.is_dir() {
        return convert(from, to, options, layout, global);
    }
    each(&mulu::fs::files(from)?, Lang::from(global.lang), |file| {
        let inside = file.strip_prefix(from).unwrap_or(file);
        convert(file, &to.join(inside).with_extension(format.extension()), options, layout, global)
    })
}

/// Writes a blank catalog for a body.
fn blank(guideline: &Path, issuer: Issuer, to: &Path, global: &Global) -> Result<bool> {
    let guideline = mulu::fs::read(guideline)?.catalog;
    let catalog = mulu::tailor::blank(&guideline, issuer)?;
    write(&catalog, to, WriteOptions::default())?;
    let report = Report::new(catalog.title.as_str(), Vec::new());
    render::converted(&report, &catalog, to, global.format == Output::Json, Lang::from(global.lang));
    Ok(true)
}

/// Does the same with each file, with a bar where they are many. One bad file does not stop the others; the last error
/// is what the command ends with.
fn each(files: &[PathBuf], lang: Lang, work: impl Fn(&Path) -> Result<bool>) -> Result<bool> {
    let bar = (files.len() > 1).then(|| Progress::new(mulu::messages::word("cli.reading", lang)));
    let mut fine = true;
    let mut unreadable = None;
    for (n, file) in files.iter().enumerate() {
        match work(file) {
            Ok(passed) => fine &= passed,
            Err(error) => {
                if let Some(earlier) = unreadable.replace(error) {
                    render::error(&earlier, lang);
                }
            }
        }
        if let Some(bar) = &bar {
            bar.report(n + 1, files.len(), &file.display().to_string());
        }
    }
    unreadable.map_or(Ok(fine), Err)
}

/// Judges a catalog; what it has of its own without a ground is a warning.
fn conform(
    (guideline, catalog): (&Path, &Path),
    options: &ConformOptions,
    files: &Files,
    global: &Global,
) -> Result<bool> {
    let lang = Lang::from(global.lang);
    let (guideline, catalog) = (mulu::fs::read(guideline)?.catalog, mulu::fs::read(catalog)?.catalog);
    let conformance = mulu::conform::conform(&guideline, &catalog, options)?;
    let html = || mulu::write::conform_html(&guideline, &catalog, &conformance, lang);
    write_files(files, html, || mulu::write::conform_xlsx(&guideline, &catalog, &conformance, lang))?;
    if global.format == Output::Json {
        render::json(&conformance);
    } else {
        render::lines(&mulu::write::conform_lines(&guideline, &catalog, &conformance, lang));
        render::written(written(files), lang);
    }
    Ok(match global.fail_on.unwrap_or(FailOn::Never) {
        FailOn::Error => !conformance.has_losses(),
        FailOn::Warning => conformance.is_fine(),
        FailOn::Never => true,
    })
}

/// Shows how files are understood.
fn read(files: &[PathBuf], layout: Vec<LayoutOptions>, global: &Global) -> Result<bool> {
    let lang = Lang::from(global.lang);
    let mut all = Vec::new();
    for file in files {
        if file.is_dir() {
            all.extend(mulu::fs::files(file)?);
        } else {
            all.push(file.clone());
        }
    }
    let options = ReadOptions { layout, lang: Some(lang), ..ReadOptions::default() };
    each(&all, lang, |file| {
        let read = mulu::fs::read_with(file, &options)?;
        if global.format == Output::Json {
            render::json(&read);
        } else {
            render::reading(&read, file, lang);
        }
        let counts = Counts::of(&read.findings);
        Ok(!exceeds(counts.error, counts.warning, global.fail_on.unwrap_or(FailOn::Never)))
    })
}

fn convert(
    from: &Path,
    to: &Path,
    options: &ReadOptions,
    layout: WriteOptions,
    global: &Global,
) -> Result<bool> {
    let lang = Lang::from(global.lang);
    let read = mulu::fs::read_with(from, options)?;
    write(&read.catalog, to, layout)?;
    let lost = mulu::write::losses(&read.catalog, mulu::fs::format(to)?);
    let mut report = Report::new(read.catalog.title.as_str(), [read.findings, lost].concat());
    report.speak(lang);
    render::converted(&report, &read.catalog, to, global.format == Output::Json, lang);
    Ok(!fails(&report, global.fail_on.unwrap_or(FailOn::Never)))
}

fn review(dir: &Path, options: &ValidateOptions, files: &Files, global: &Global) -> Result<bool> {
    let lang = Lang::from(global.lang);
    let bar = Progress::new(mulu::messages::word("cli.reading", lang));
    let city = mulu::fs::open(dir, &|done, all, name| bar.report(done, all, name))?;
    let bar = Progress::new(mulu::messages::word("cli.reviewing", lang));
    let review = mulu::review::review(&city, options, &|done, all, name| bar.report(done, all, name))?;
    let html = || mulu::write::review_html(&review, lang);
    write_files(files, html, || mulu::write::review_xlsx(&review, lang))?;
    if global.format == Output::Json {
        render::json(&review);
    } else {
        render::review(&review, lang);
        render::written(written(files), lang);
    }
    Ok(!exceeds(review.counts.error, review.counts.warning, global.fail_on.unwrap_or(FailOn::Never)))
}

/// Compares two catalogs.
fn diff(
    (base, other): (&Path, &Path),
    options: &DiffOptions,
    files: &Files,
    ([patch, json_patch], papers, asked): ([Option<PathBuf>; 2], &Papers, &ApplicationOptions),
    global: &Global,
) -> Result<bool> {
    let lang = Lang::from(global.lang);
    let (base, other) = (mulu::fs::read(base)?.catalog, mulu::fs::read(other)?.catalog);
    let diff = mulu::diff::diff(&base, &other, options)?;
    let html = || mulu::write::diff_html(&base, &other, &diff, lang);
    write_files(files, html, || mulu::write::diff_xlsx(&base, &other, &diff, lang))?;
    patches::of_diff(&diff, patch.as_deref(), json_patch.as_deref())?;
    if papers.is_asked() {
        papers.write(&[application(&base, &other, &diff, asked)], lang)?;
    }
    if global.format == Output::Json {
        render::json(&diff);
    } else {
        render::lines(&mulu::write::diff_lines(&base, &other, &diff, lang));
        let patches = [&patch, &json_patch].into_iter().flatten().map(PathBuf::as_path);
        render::written(written(files).chain(patches).chain(papers.files()), lang);
    }
    Ok(match global.fail_on.unwrap_or(FailOn::Never) {
        FailOn::Error => !diff.has_losses(),
        FailOn::Warning => diff.changes.is_empty(),
        FailOn::Never => true,
    })
}

/// Writes a result to the files that were asked for.
pub(crate) fn write_files(
    files: &Files,
    html: impl FnOnce() -> Result<String>,
    xlsx: impl FnOnce() -> Result<Vec<u8>>,
) -> Result<()> {
    if let Some(file) = &files.html {
        mulu::fs::write(file, html()?.as_bytes())?;
    }
    if let Some(file) = &files.xlsx {
        mulu::fs::write(file, &xlsx()?)?;
    }
    Ok(())
}

/// The files that a result was written to.
pub(crate) fn written(files: &Files) -> impl Iterator<Item = &Path> {
    [&files.html, &files.xlsx].into_iter().flatten().map(PathBuf::as_path)
}

fn stats(path: &Path, json: bool, lang: Lang) -> Result<bool> {
    let stats = if path.is_dir() {
        let bar = Progress::new(mulu::messages::word("cli.reading", lang));
        let city = mulu::fs::open(path, &|done, all, name| bar.report(done, all, name))?;
        render::unreadable(&city, lang);
        city.stats()
    } else {
        mulu::stats::stats(&mulu::fs::read(path)?.catalog)
    };
    if json {
        render::json(&stats);
    } else {
        render::stats(&stats, lang);
    }
    Ok(true)
}

/// How catalogs are checked: on which day, and with which settings of the rules.
fn checking(rules: Option<&Path>, global: &Global) -> Result<ValidateOptions> {
    let mut options =
        ValidateOptions { lang: Some(Lang::from(global.lang)), ..ValidateOptions::new(today(global)) };
    if let Some(file) = rules {
        options.set(&mulu::fs::rules(file)?);
    }
    Ok(options)
}

fn validate(
    file: &Path,
    guideline: Option<&mulu::Catalog>,
    options: &ValidateOptions,
    global: &Global,
) -> Result<bool> {
    let lang = Lang::from(global.lang);
    let report = inspect_read(&mulu::fs::read(file)?, guideline, options)?;
    if global.format == Output::Json {
        render::json(&report);
    } else {
        render::report(&report, file, lang);
    }
    Ok(!fails(&report, global.fail_on.unwrap_or(FailOn::Error)))
}

fn write(catalog: &mulu::Catalog, to: &Path, options: WriteOptions) -> Result<()> {
    mulu::fs::write(to, &mulu::write::write(catalog, mulu::fs::format(to)?, &options)?)
}

/// The day asked for, else the machine's: the one thing that only a face knows.
pub(crate) fn today(global: &Global) -> jiff::civil::Date {
    global.today.unwrap_or_else(|| jiff::ZonedDateTime::now().date())
}

fn explain(code: &str, json: bool, lang: Lang) -> Result<bool> {
    let page = mulu::explain::explain(code, lang)?;
    if json {
        render::json(&page);
    } else {
        render::plain(&mulu::write::explanation_lines(&page, lang));
    }
    Ok(true)
}

/// Writes the whole rulebook, or lists its codes.
fn rulebook(html: Option<&Path>, file: Option<&Path>, json: bool, lang: Lang) -> Result<bool> {
    let book = mulu::explain::rulebook(&[], lang)?;
    let printed = json || file == Some(Path::new("-"));
    if let Some(html) = html {
        mulu::fs::write(html, mulu::write::rulebook_html(lang)?.as_bytes())?;
        render::written(std::iter::once(html), lang);
    }
    if let Some(file) = file.filter(|_| !printed) {
        let text = serde_json::to_string_pretty(&book).unwrap_or_default() + "\n";
        mulu::fs::write(file, text.as_bytes())?;
        render::written(std::iter::once(file), lang);
    } else if printed {
        render::json(&book);
    } else if html.is_none() {
        render::codes(&book.pages, lang);
    }
    Ok(true)
}

fn fails(report: &Report, fail_on: FailOn) -> bool {
    exceeds(report.counts.error, report.counts.warning, fail_on)
}

fn exceeds(errors: usize, warnings: usize, fail_on: FailOn) -> bool {
    match fail_on {
        FailOn::Error => errors > 0,
        FailOn::Warning => errors + warnings > 0,
        FailOn::Never => false,
    }
}
