//! The one module that touches a disk. Writes are atomic: a file is either the old one or the whole new one.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use crate::cascade::{self, Cascade, CascadeOptions};
use crate::error::{Error, Result};
use crate::jurisdiction::{self, City, Jurisdiction, Member, Progress};
use crate::lists::{self, ItemList, ListKind, ListOptions, ListedItem, ListsRead};
use crate::model::{Catalog, is_code};
use crate::parallel;
use crate::read::{self, Format, Limits, Read, ReadOptions};
use crate::validate::RuleSettings;
use crate::vocabulary::{HolidayTable, HolidayYear};
use crate::write::{self, Layout, WriteOptions};

/// The document that names a jurisdiction's bodies, in the folder of its catalogs.
pub const JURISDICTION: &str = "jurisdiction.json";

/// Reads a catalog from a file.
pub fn read(path: &Path) -> Result<Read> {
    read_with(path, &ReadOptions::default())
}

/// Reads a catalog from a file with options; its name is the file's.
pub fn read_with(path: &Path, options: &ReadOptions) -> Result<Read> {
    let options = ReadOptions { name: Some(name(path)), ..options.clone() };
    read::read(&bytes(path)?, &options)
}

/// The files of a folder and the folders below it that may hold catalogs, by their names and in their order. Hidden
/// files and those that office programs leave beside an open one (`~$…`) are none.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let unreadable = |error: std::io::Error| {
            Error::new("file-unreadable").arg("reason", error).file(folder.display().to_string())
        };
        for entry in fs::read_dir(&folder).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(unreadable)?);
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with(['.', '~']) {
                continue;
            }
            if kind.is_dir() {
                folders.push(path);
            } else if Format::of_name(&name).is_some() && name != JURISDICTION {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Opens a jurisdiction's folder: reads `jurisdiction.json`, the guideline and all catalogs.
pub fn open(folder: &Path, progress: &Progress<'_>) -> Result<City> {
    jurisdiction::open(
        jurisdiction_of(folder)?,
        &|file| bytes(&folder.join(file)),
        Limits::default(),
        progress,
    )
}

fn jurisdiction_of(folder: &Path) -> Result<Jurisdiction> {
    let document = folder.join(JURISDICTION);
    if !document.is_file() {
        return Err(Error::new("no-jurisdiction").arg("name", folder.display()));
    }
    Jurisdiction::from_json(&bytes(&document)?).map_err(|error| error.file(JURISDICTION))
}

/// Carries the catalogs of a jurisdiction's folder over to the guideline's next edition and writes each finished one into another folder, or in
/// its own place where that is the same, in a layout or in that of each catalog. Every file is either the old one or the whole new one, whenever this is interrupted; run again, it
/// goes on with what is left.
pub fn cascade(
    (folder, base, revised): (&Path, &Path, &Path),
    (out, layout): (&Path, Option<Layout>),
    options: &CascadeOptions,
    [reading, carrying]: [&Progress<'_>; 2],
) -> Result<Cascade> {
    let (base, revised) = (read(base)?.catalog, read(revised)?.catalog);
    let mut city = open(folder, reading)?;
    if out != folder {
        resume(&mut city, out, &revised.digest());
    }
    let keep = |member: &Member, catalog: &Catalog| {
        let Some(file) = &member.file else { return Ok(()) };
        let path = out.join(file);
        write(
            &path,
            &write::write(
                catalog,
                format(&path)?,
                &WriteOptions { layout: layout.or_else(|| layout_of(catalog)) },
            )?,
        )
    };
    let done = cascade::cascade(&city, &base, &revised, options, &keep, carrying)?;
    if done.is_finished() && out != folder {
        bytes(&folder.join(JURISDICTION)).and_then(|document| write(&out.join(JURISDICTION), &document))?;
    }
    Ok(done)
}

/// Puts what an earlier run finished in the other folder in the place of what it was made from.
fn resume(city: &mut City, out: &Path, digest: &str) {
    let finished = parallel::map(&city.catalogs, |body| {
        let path = out.join(body.member.file.as_ref()?);
        // A file that cannot be read is not finished, and is written anew.
        let done = path.is_file().then(|| read(&path))?.ok()?;
        let base = done.catalog.based_on.as_ref()?.digest.as_deref();
        (base == Some(digest)).then_some(done)
    });
    for (body, done) in city.catalogs.iter_mut().zip(finished) {
        if let Some(done) = done {
            body.read = Some(Ok(done));
        }
    }
}

/// The layout that shows what a catalog has: the coded one where its domains bear provincial codes.
pub fn layout_of(catalog: &Catalog) -> Option<Layout> {
    let has_codes = catalog.domains.iter().any(|domain| is_code(domain.id.as_str()));
    Some(if has_codes { Layout::Coded } else { Layout::National })
}

/// Reads the lists that a file holds; its name is the file's.
pub fn lists(path: &Path, options: &ListOptions) -> Result<ListsRead> {
    let options = ListOptions { name: Some(name(path)), ..options.clone() };
    lists::read(&bytes(path)?, &options)
}

/// The bodies of a jurisdiction's folder that name lists, each with its catalog and its lists.
pub fn listed_bodies(folder: &Path) -> Result<Vec<(Member, Catalog, Vec<ItemList>)>> {
    let bodies = jurisdiction_of(folder)?.bodies;
    let mut found = Vec::new();
    for member in bodies.into_iter().filter(|member| !member.lists.is_empty()) {
        let Some(file) = &member.file else { continue };
        let catalog = read(&folder.join(file))?.catalog;
        let mut read = Vec::new();
        for file in &member.lists {
            read.extend(lists(&folder.join(file), &ListOptions::default())?.lists);
        }
        found.push((member, catalog, read));
    }
    Ok(found)
}

/// Reads the items of a power-and-responsibility or public-service list by code and name.
pub fn listed(path: &Path, kind: ListKind) -> Result<Vec<ListedItem>> {
    let read = lists(path, &ListOptions { kind: Some(kind), ..ListOptions::default() })?;
    Ok(read.lists.iter().filter(|list| list.kind == kind).flat_map(ItemList::listed).collect())
}

/// A file's name, as messages have it.
fn name(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Reads years of a working-day table: a JSON document in the form of the built-in one, or a list of its years.
pub fn holiday_years(path: &Path) -> Result<Vec<HolidayYear>> {
    let bytes = bytes(path)?;
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
    let is_list = text.trim_ascii_start().starts_with(b"[");
    let years = if is_list {
        read::json_document(&bytes)
    } else {
        read::json_document(&bytes).map(|table: HolidayTable| table.years)
    };
    years.map_err(|error| error.file(path.display().to_string()))
}

/// Reads how the rulebook is set: a document `rules.json`.
pub fn rules(path: &Path) -> Result<RuleSettings> {
    RuleSettings::from_json(&bytes(path)?).map_err(|error| error.file(path.display().to_string()))
}

/// The bytes of a file.
pub fn bytes(path: &Path) -> Result<Vec<u8>> {
    let unreadable = |error: std::io::Error| match error.kind() {
        ErrorKind::NotFound => Error::new("file-not-found"),
        _ => Error::new("file-unreadable").arg("reason", error),
    };
    fs::read(path).map_err(|error| unreadable(error).file(path.display().to_string()))
}

/// Writes a file: first whole under another name beside it, then in its place.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let unwritable = |error: std::io::Error| {
        Error::new("file-unwritable").arg("reason", error).file(path.display().to_string())
    };
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.tmp", std::process::id()));
    let beside = Path::new(&beside);
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(unwritable)?;
    }
    let written = fs::File::create(beside)
        .and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(beside, path));
    if written.is_err() {
        // What failed is reported below; the leftover beside it only if it is there.
        let _ = fs::remove_file(beside);
    }
    written.map_err(unwritable)
}

/// The format that a file's name asks for.
pub fn format(path: &Path) -> Result<Format> {
    let name = path.display().to_string();
    Format::of_name(&name).ok_or_else(|| Error::new("unknown-extension").arg("name", name))
}
