//! A cascade that is killed: every catalog is either the old one or the new one, and the next run ends as one that was not.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test may fail by panicking")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const CITY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/data/fuyang");

/// So many times a run is killed.
const KILLS: u32 = 100;

type Files = BTreeMap<String, Vec<u8>>;

fn files(folder: &Path) -> Files {
    let all = fs::read_dir(folder.join("catalogs")).unwrap().map(|file| file.unwrap().path());
    let kept = all.filter(|file| file.extension().is_some_and(|kind| kind == "xlsx"));
    kept.map(|file| (file.file_name().unwrap().to_string_lossy().into_owned(), fs::read(&file).unwrap()))
        .collect()
}

/// A copy of some townships, which are carried over in their own places.
fn copy(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("mulu-kill-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("catalogs")).unwrap();
    let text = fs::read(Path::new(CITY).join("jurisdiction.json")).unwrap();
    let mut jurisdiction: serde_json::Value = serde_json::from_slice(&text).unwrap();
    let list = jurisdiction.get_mut("bodies").unwrap().as_array_mut().unwrap();
    list.retain(|body| body.get("level").unwrap() == "township");
    list.truncate(24);
    for body in list.iter() {
        let file = body.get("file").unwrap().as_str().unwrap();
        fs::copy(Path::new(CITY).join(file), folder.join(file)).unwrap();
    }
    fs::write(folder.join("jurisdiction.json"), jurisdiction.to_string()).unwrap();
    fs::copy(Path::new(CITY).join("guideline.json"), folder.join("guideline.json")).unwrap();
    folder
}

fn command(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mulu"));
    command
        .args(["rebase", "--suggested", "--base"])
        .arg(Path::new(CITY).join("guideline.json"))
        .arg("--revised")
        .arg(Path::new(CITY).join("guideline-2022.json"))
        .arg(folder)
        .arg("-o")
        .arg(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

#[test]
fn a_killed_cascade_leaves_every_catalog_old_or_new() {
    let whole = copy("whole");
    let old = files(&whole);
    let began = Instant::now();
    assert!(command(&whole).status().unwrap().success());
    let took = began.elapsed();
    let new = files(&whole);
    assert!(old.keys().eq(new.keys()) && old.iter().all(|(name, bytes)| new.get(name) != Some(bytes)));

    let folder = copy("killed");
    let (mut partly, mut finished) = (0, 0);
    for n in 0..KILLS {
        for (name, bytes) in &old {
            fs::write(folder.join("catalogs").join(name), bytes).unwrap();
        }
        let mut child = command(&folder).spawn().unwrap();
        // Spread over a whole run, and a little beyond.
        std::thread::sleep(took * (n + 1) / KILLS + Duration::from_micros(u64::from(n * 37 % 1000)));
        let _ = child.kill();
        child.wait().unwrap();
        let found = files(&folder);
        let done = found.iter().filter(|(name, bytes)| new.get(*name) == Some(*bytes)).count();
        for (name, bytes) in &found {
            assert!(
                old.get(name) == Some(bytes) || new.get(name) == Some(bytes),
                "{name} is neither old nor new"
            );
        }
        assert_eq!(found.len(), old.len(), "nothing is lost");
        partly += usize::from(0 < done && done < old.len());
        finished += usize::from(done == old.len());
        if n % 10 == 0 {
            assert!(command(&folder).status().unwrap().success());
            assert_eq!(files(&folder), new, "the next run ends as one that was not killed");
        }
    }
    println!("{KILLS} kills: {partly} left a part done, {finished} came too late");
    assert!(partly > 0, "some kills hit the writing");
    for folder in [whole, folder] {
        let _ = fs::remove_dir_all(folder);
    }
}
