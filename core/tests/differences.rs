//! How well differences are found: precision and recall of every operation, against the truth, in cities of
//! rising hardness. `MULU_SHOW` is how many wrong ones of each operation are shown; `MULU_FLOORS=1` takes what was
//! measured for the floors in `hard/floors.json`.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may fail by panicking"
)]

mod hard;

use std::env;

use hard::floors;
use hard::found::compare;
use hard::score::{Scores, table};

#[test]
fn what_was_done_is_found_and_nothing_else() {
    let mut all = Vec::new();
    for city in hard::cities() {
        let mut scores = Scores::default();
        for body in &city.bodies {
            let found = compare(&city.base, &body.catalog, body.level);
            scores.add(&body.name, &body.truth, &found);
        }
        show(city.name, &scores);
        all.push((city.name.to_owned(), scores));
    }
    println!("{}", table(&all));
    floors::hold("hard", &all);
}

/// The bundled city: as its bodies keep their catalogs, and those with codes once more without them.
#[cfg(feature = "xlsx")]
#[test]
fn what_was_done_in_the_bundled_city_is_found() {
    let guideline = hard::guideline();
    let bodies = hard::bundled::city_of(&guideline);
    assert_eq!(bodies.len(), 175);
    let mut all = ["codes", "no codes", "codes removed"].map(|name| (name.to_owned(), Scores::default()));
    for body in &bodies {
        let mut add = |at: usize, body: &hard::bundled::Bundled| {
            let found = body.told(compare(&guideline, &body.catalog, body.level));
            let scores: &mut Scores = &mut all[at].1;
            scores.add(&body.name, &body.truth, &found);
        };
        if body.coded {
            add(0, body);
            add(2, &body.without_codes());
        } else {
            add(1, body);
        }
    }
    for (name, scores) in &all {
        show(name, scores);
    }
    println!("{}", table(&all));
    floors::hold("bundled", &all);
}

/// Writes the cities as files for `tests/bench/differences.py`, and measures how long it takes to compare them.
#[cfg(feature = "xlsx")]
#[test]
#[ignore = "a measurement: make bench-differences"]
fn the_cities_as_files() {
    use hard::bench::{Pairs, heading, measure, write};

    let folder = hard::bench::folder();
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    println!("{}", heading());
    let guideline = hard::guideline();
    let bodies = hard::bundled::city_of(&guideline);
    let bundled = |name: &str, about, coded: &[bool]| Pairs {
        name: name.to_owned(),
        about,
        ids: coded == [true],
        base: &guideline,
        others: bodies
            .iter()
            .filter(|body| coded.contains(&body.coded))
            .map(|body| (body.name.as_str(), body.level, &body.catalog, &body.truth))
            .collect(),
    };
    measure(&bundled("bundled", "the bundled city", &[true, false]));
    write(&bundled("codes", "the bundled city's catalogs with codes", &[true]));
    write(&bundled("no-codes", "the bundled city's catalogs without codes", &[false]));
    let hard = hard::cities();
    for city in hard.iter().filter(|city| city.name.starts_with(['b', 'c', 'd'])) {
        let bodies = city.bodies.iter();
        write(&Pairs {
            name: format!("hard-{}", &city.name[..1]),
            about: city.name,
            ids: false,
            base: &city.base,
            others: bodies.map(|body| (body.name.as_str(), body.level, &body.catalog, &body.truth)).collect(),
        });
    }
}

fn show(city: &str, scores: &Scores) {
    let count = env::var("MULU_SHOW").ok().and_then(|count| count.parse().ok()).unwrap_or(0);
    if count > 0 {
        println!("{city}\n{}", scores.sample(count));
    }
}
