//! Catalogs rendered as offices publish them, in every form and file and with every mess, and read again: the same
//! entries are found, or what could not be known is said.
//!
//! `MULU_CASES` is how many renderings are tried, `MULU_ONLY` and `MULU_WITHOUT` narrow a failure down:
//! lists of traits such as `form=National,file=html` to have, and flags such as `Spilled,Wide` to leave out. `MULU_FAULT`
//! is the one kind of fault to look for, such as `audience` or `refused`.
//! `MULU_DUMP` is a folder that a failing rendering is put into.
//! `MULU_REPORT=1 cargo test --test renderings -- --nocapture` prints figures over thousands of renderings.
#![cfg(all(feature = "xlsx", feature = "html", feature = "markdown", feature = "encodings"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string,
    reason = "a test may fail by panicking, and is read more than it is run"
)]

mod render;
mod report;
mod strategy;

use std::env;

use mulu::read::{ReadOptions, read};
use proptest::prelude::*;
use proptest::test_runner::{TestError, TestRunner};

use render::{Flag, Mess, Outcome, Rendering, check};

/// How a build says that it does not read a format.
const NOT_BUILT: &str = "built-without";

/// Reads a rendering; `None` where the build does not read its format.
fn outcome(rendering: &Rendering, mess: &Mess) -> Option<Outcome> {
    let mut outcome = reading(rendering, mess)?;
    if let Ok(wanted) = env::var("MULU_FAULT") {
        outcome.faults.retain(|(kind, _)| *kind == wanted);
    }
    Some(outcome)
}

fn reading(rendering: &Rendering, mess: &Mess) -> Option<Outcome> {
    let options = ReadOptions { name: Some(rendering.name.clone()), ..ReadOptions::default() };
    match read(&rendering.bytes, &options) {
        Ok(read) => Some(check(rendering, mess, &read)),
        Err(error) if error.code() == NOT_BUILT => None,
        Err(error) => {
            let mut outcome = Outcome { expected: rendering.expected.len(), ..Outcome::default() };
            outcome.fault("refused", format!("{}: {error}", error.code()));
            Some(outcome)
        }
    }
}

/// The mess as the environment narrows it down; `None` where it does not have what is asked for.
fn narrowed(mut mess: Mess) -> Option<Mess> {
    let list = |name| env::var(name).unwrap_or_default();
    let without = list("MULU_WITHOUT");
    mess.flags.retain(|flag: &Flag| !without.split(',').any(|name| name == format!("{flag:?}")));
    let mess = mess.settled();
    let traits = mess.traits();
    let has = |name: &str| name.is_empty() || traits.iter().any(|own| own == name);
    let lacks = |name: &str| !name.contains('=') || traits.iter().all(|own| own != name);
    (list("MULU_ONLY").split(',').all(has) && without.split(',').all(lacks)).then_some(mess)
}

/// A mess for each rendering, and the catalog that is rendered.
fn cases() -> impl Strategy<Value = (mulu::model::Catalog, Mess)> {
    (strategy::catalog(), render::mess().prop_filter_map("not asked for", narrowed))
}

/// Of what is rendered at random, so much has to be read without any fault, in parts of a hundred.
const WHOLE: usize = 99;

#[test]
fn most_of_what_offices_publish_is_read_without_a_fault() {
    let is_asked = env::var_os("MULU_REPORT").is_some();
    let figures = report::figures(report::number("MULU_CASES", if is_asked { 3000 } else { 256 }));
    if is_asked {
        figures.print();
    } else if env::var_os("MULU_ONLY").is_none() {
        let sum = &figures.all;
        assert!(sum.whole * 100 >= sum.renderings * WHOLE, "{} of {} are whole", sum.whole, sum.renderings);
    }
}

#[test]
#[ignore = "finds what the reader does not read right yet: cargo test --test renderings -- --ignored"]
fn what_offices_publish_is_read_or_said_not_to_be() {
    let config = ProptestConfig {
        cases: report::number("MULU_CASES", 256),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let result = TestRunner::new(config).run(&cases(), |(catalog, mess)| {
        let rendering = render::render(&catalog, &mess);
        let outcome = outcome(&rendering, &mess);
        prop_assert!(outcome.is_none_or(|outcome| outcome.faults.is_empty()));
        Ok(())
    });
    if let Err(TestError::Fail(_, (catalog, mess))) = result {
        let rendering = render::render(&catalog, &mess);
        if let Some(folder) = env::var_os("MULU_DUMP") {
            std::fs::write(std::path::Path::new(&folder).join(&rendering.name), &rendering.bytes).unwrap();
        }
        let outcome = outcome(&rendering, &mess).unwrap_or_default();
        panic!("{}", rendering.failure(&mess, &outcome));
    }
}
