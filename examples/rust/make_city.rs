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
/// `guideline.json`, `guideline.xlsx`, `jurisdiction.json`, `catalogs/*.xlsx` and `truth.json`, and of the next edition
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

    let jurisdiction = jurisdiction(divisions.divisions);
    fs::write(out.join("jurisdiction.json"), serde_json::to_string_pretty(&jurisdiction)? + "\n")?;

    let (mut truths, mut carried_over) = (Vec::new(), Vec::new());
    for plan in plan::plans(&jurisdiction.bodies) {
        let (catalog, truth, carried) = body::make(&plan, &guideline, &phrases, &next)?;
        let layout = if plan.coded { Layout::Coded } else { Layout::National };
        let bytes = write(&catalog, Format::Xlsx, &WriteOptions { layout: Some(layout) })?;
        fs::write(out.join(file(&plan.member.code)), bytes)?;
        truths.push((plan.member.code.clone(), truth));
        carried_over.push((plan.member.code.clone(), carried));
    }
    fs::write(out.join("truth.json"), truth::document(&truths)?)?;
    fs::write(out.join("revision-truth.json"), carried::document(&revised, &carried_over)?)?;
    Ok(())
}

/// The city's bodies and the files of their catalogs.
fn jurisdiction(mut bodies: Vec<Member>) -> Jurisdiction {
    for body in &mut bodies {
        body.file = Some(file(&body.code));
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
