//! Cities of rising hardness: catalogs made from the bundled guideline, with the truth about what became of each
//! of its nodes. Every change is one that a person who knows the field would recognise as what the truth calls
//! it; where nothing is left to know a node by, the truth is that one went and another came.

#[cfg(feature = "xlsx")]
pub(crate) mod bench;
#[cfg(feature = "xlsx")]
pub(crate) mod bundled;
mod content;
mod draft;
mod edits;
pub(crate) mod floors;
pub(crate) mod found;
mod make;
mod names;
#[path = "../../../examples/rust/city/phrases.rs"]
#[expect(dead_code, reason = "the example's generator uses all of it")]
mod phrases;
mod prepare;
#[path = "../../../examples/rust/city/random.rs"]
#[expect(dead_code, reason = "the example's generator uses all of it")]
mod random;
pub(crate) mod score;
mod structure;
pub(crate) mod truth;
mod words;

use mulu::Catalog;
use mulu::model::{Id, Level};

use draft::Node;
use make::{Maker, Rates};
use random::Random;
use truth::Truth;

pub(crate) use prepare::guideline;

/// A city: what its bodies' catalogs were made from, and the catalogs.
pub(crate) struct City {
    /// A letter and what is hard about it.
    pub(crate) name: &'static str,
    pub(crate) base: Catalog,
    pub(crate) bodies: Vec<Made>,
}

/// A body's catalog and the truth about it.
pub(crate) struct Made {
    pub(crate) name: String,
    pub(crate) level: Level,
    pub(crate) catalog: Catalog,
    pub(crate) truth: Truth,
}

/// Some of everything, as a county does to its catalog in a year or two.
const SOME: Rates = Rates {
    domain_renamed: 80,
    near: 40,
    far: 10,
    removed: 30,
    replaced: 6,
    added: 60,
    moved: 10,
    moved_far: 4,
    split: 10,
    merged: 10,
    reordered: 150,
    row_removed: 40,
    row_added: 15,
    edited: 120,
    content: 0,
    rewritten: 5,
    localised: 300,
    every_row: false,
    renumbered: 0,
    swapped: 0,
};

/// The cities, from the easiest on.
pub(crate) fn cities() -> Vec<City> {
    let base = prepare::base();
    let rewritten = Rates { near: 150, content: 150, rewritten: 15, ..SOME };
    let all_edited = Rates { domain_renamed: 600, every_row: true, localised: 900, content: 100, ..SOME };
    let renumbered = Rates { renumbered: 350, swapped: 60, ..SOME };
    // Names and contents are alike already: what is done leaves the paths and the orders to tell.
    let alike = Rates {
        near: 0,
        far: 0,
        moved: 0,
        moved_far: 0,
        replaced: 0,
        rewritten: 0,
        split: 0,
        merged: 0,
        ..SOME
    };
    vec![
        city("a codes", &base, &SOME, true),
        city("b no ids", &base, &SOME, false),
        city("c rewritten", &base, &rewritten, false),
        city("d all edited", &base, &all_edited, false),
        city("e wrong ids", &base, &renumbered, true),
        city("f alike", &prepare::adversarial(), &alike, false),
    ]
}

/// Four counties and sixteen townships.
fn city(name: &'static str, base: &Catalog, rates: &Rates, with_codes: bool) -> City {
    let bodies = words::words().places.iter().map(|place| {
        let level = if place.ends_with('县') { Level::County } else { Level::Township };
        let bound = base.for_level(level);
        let mut draft = draft::copy(&bound);
        let random = Random::new(54, &format!("{name} {place}"));
        let mut maker = Maker { rates, random, place, reordered: Vec::new() };
        maker.change(&mut draft);
        give_codes(&mut draft);
        let catalog = draft::catalog(&draft, &format!("{place}基层政务公开事项目录"), with_codes);
        let truth = Truth::of(&bound, &draft, &catalog, &maker.reordered);
        Made { name: place.clone(), level, catalog, truth }
    });
    City { name, base: base.clone(), bodies: bodies.collect() }
}

/// Codes for what was added, behind those of the guideline.
fn give_codes(draft: &mut [Node]) {
    let mut added = 126;
    for domain in draft {
        let code = domain.id.get_or_insert_with(|| {
            added += 1;
            Id::new(format!("{added}000000"))
        });
        let digits = code.as_str()[..3].to_owned();
        for (n, first) in domain.nodes.iter_mut().enumerate() {
            let code = first.id.get_or_insert_with(|| Id::new(format!("{digits}9{n:02}000")));
            let digits = code.as_str()[..6].to_owned();
            for (n, item) in first.nodes.iter_mut().enumerate() {
                item.id.get_or_insert_with(|| Id::new(format!("{digits}9{n:02}")));
            }
        }
    }
}
