//! Writes the bundled city: a provincial guideline, the catalogs of 8 counties and 167 townships made from
//! it, and the truth about every slip that was planted in them.
//!
//! ```sh
//! cargo run --release -p mulu --example make_city [-- --out DIR]
//! ```
//!
//! The same sources give the same bytes: the only chance is a generator with a fixed seed.

mod city;

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use mulu::jurisdiction::{Jurisdiction, Member};
use mulu::model::Version;
use mulu::read::Format;
use mulu::write::{Layout, WriteOptions, write};

use city::body;
use city::carried;
use city::guideline::Guideline;
use city::list_files::{POWERS, SERVICES, Sheet, Shown};
use city::lists::{self, BodyFiles, BodyLists, ListSource};
use city::phrases::Phrases;
use city::plan;
use city::revised::Revised;
use city::revision::NextEdition;
use city::truth;

/// What the generator returns: sources that do not fit together are errors, never panics.
type Result<T> = std::result::Result<T, Box<dyn Error>>;

/// Where the city lies in the repository.
const CITY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/data/fuyang");

fn main() -> Result<()> {
    let mut out = PathBuf::from(CITY);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match (arg.as_str(), args.next()) {
            ("--out", Some(dir)) => out = PathBuf::from(dir),
            _ => return Err("usage: make_city [--out DIR]".into()),
        }
    }
    make(Path::new(CITY), &out)
}

/// Makes the city from `divisions.json` and `source/*.json` of one folder and writes it into another:
/// `guideline.json`, `guideline.xlsx`, `jurisdiction.json`, `catalogs/*.xlsx` and `truth.json`, the lists of some bodies (`lists/*`) with
/// `coverage-truth.json`, and of the next edition
/// `guideline-2022.json`, `guideline-2022.xlsx` and `revision-truth.json`.
pub(crate) fn make(source: &Path, out: &Path) -> Result<()> {
    let phrases: Phrases = city::document(&source.join("source/local.json"))?;
    let guideline = Guideline::read(&source.join("source"))?;
    let divisions: city::Divisions = city::document(&source.join("divisions.json"))?;

    fs::create_dir_all(out.join("catalogs"))?;
    let as_coded = WriteOptions { layout: Some(Layout::Coded) };
    // The canonical form on one line: half the size, and the file's SHA-256 is the edition's digest.
    fs::write(out.join("guideline.json"), guideline.catalog.to_json())?;
    fs::write(out.join("guideline.xlsx"), write(&guideline.catalog, Format::Xlsx, &as_coded)?)?;

    let next = NextEdition::of(&guideline.catalog, &source.join("source"))?;
    fs::write(out.join("guideline-2022.json"), next.catalog.to_json())?;
    fs::write(out.join("guideline-2022.xlsx"), write(&next.catalog, Format::Xlsx, &as_coded)?)?;

    let revised = Revised::of(&guideline.catalog, &next)?;

    let list_source: ListSource = city::document(&source.join("source/lists.json"))?;
    fs::create_dir_all(out.join("lists"))?;
    let jurisdiction = jurisdiction(divisions.divisions, &list_source);
    fs::write(out.join("jurisdiction.json"), serde_json::to_string_pretty(&jurisdiction)? + "\n")?;

    let (mut truths, mut carried_over, mut covered) = (Vec::new(), Vec::new(), Vec::new());
    for plan in plan::plans(&jurisdiction.bodies) {
        let files = list_source.bodies.iter().find(|body| body.code == plan.member.code);
        let (catalog, truth, carried, lists) =
            body::make(&plan, &guideline, &phrases, &next, files.map(|_| &list_source))?;
        let layout = if plan.coded { Layout::Coded } else { Layout::National };
        let bytes = write(&catalog, Format::Xlsx, &WriteOptions { layout: Some(layout) })?;
        fs::write(out.join(file(&plan.member.code)), bytes)?;
        if let (Some(lists), Some(files)) = (lists, files) {
            let name = format!("{}{}", plan.office.county.unwrap_or_default(), plan.member.name);
            write_lists(out, &name, &lists, files)?;
            let recorded = write(&lists.recorded, Format::Xlsx, &WriteOptions { layout: Some(layout) })?;
            fs::write(out.join(format!("lists/{}-catalog.xlsx", files.code)), recorded)?;
            covered.push((files.code.clone(), lists.truth));
        }
        truths.push((plan.member.code.clone(), truth));
        carried_over.push((plan.member.code.clone(), carried));
    }
    fs::write(out.join("truth.json"), truth::document(&truths)?)?;
    fs::write(out.join("coverage-truth.json"), lists::document(&covered)?)?;
    fs::write(out.join("revision-truth.json"), carried::document(&revised, &carried_over)?)?;
    Ok(())
}

/// Writes a body's two lists.
fn write_lists(out: &Path, name: &str, lists: &BodyLists, files: &BodyFiles) -> Result<()> {
    let columns = |columns: &[(&'static str, Shown)]| -> Vec<(&'static str, Shown)> {
        let is_kept = |(_, shown): &&(&str, Shown)| !files.sections || *shown != Shown::Type;
        columns.iter().filter(is_kept).copied().collect()
    };
    let powers = Sheet {
        title: format!("{name}权责清单（2020年本，重构）"),
        columns: columns(&POWERS),
        items: &lists.powers,
        sections: files.sections,
    };
    let services = Sheet {
        title: format!("{name}公共服务清单（2020年本，重构）"),
        columns: columns(&SERVICES),
        items: &lists.services,
        sections: false,
    };
    for (sheet, file) in [powers, services].iter().zip(list_files(files)) {
        let ending = file.rsplit('.').next().unwrap_or_default();
        fs::write(out.join(&file), sheet.file(ending)?)?;
    }
    Ok(())
}

/// The files of a body's lists, relative to the city's folder.
fn list_files(files: &BodyFiles) -> [String; 2] {
    let BodyFiles { code, powers, services, .. } = files;
    [format!("lists/{code}-powers.{powers}"), format!("lists/{code}-services.{services}")]
}

/// The city's bodies and the files of their catalogs and lists.
fn jurisdiction(mut bodies: Vec<Member>, lists: &ListSource) -> Jurisdiction {
    for body in &mut bodies {
        body.file = Some(file(&body.code));
        let files = lists.bodies.iter().find(|files| files.code == body.code);
        body.lists = files.map(|files| list_files(files).to_vec()).unwrap_or_default();
    }
    Jurisdiction {
        mulu: Version,
        name: "阜阳市".to_owned(),
        code: Some("341200".to_owned()),
        rules: None,
        guideline: Some("guideline.json".to_owned()),
        bodies,
    }
}

/// A body's file, relative to the city's folder.
fn file(code: &str) -> String {
    format!("catalogs/{code}.xlsx")
}
