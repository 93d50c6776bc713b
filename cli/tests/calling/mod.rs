//! Calling the command, as every test of it does.

#![allow(dead_code, reason = "each file of tests calls some of these")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The bundled city.
pub(crate) const CITY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/data/fuyang");

/// The command, on a day on which the city's catalogs were current.
pub(crate) fn mulu(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_mulu")).args(args).args(["--today", "2020-12-31"]).output().unwrap()
}

pub(crate) fn printed(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

pub(crate) fn complained(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A path in a folder that is the test's own.
pub(crate) fn scratch(test: &str, file: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).unwrap();
    folder.join(file)
}

pub(crate) fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}
