//! How well differences are found: precision and recall of every operation, against the truth, in cities of
//! rising hardness. `MULU_SHOW` is how many wrong ones of each operation are shown.

#![allow(clippy::unwrap_used, reason = "a test may fail by panicking")]

mod hard;

use std::env;

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
        let show = env::var("MULU_SHOW").ok().and_then(|count| count.parse().ok()).unwrap_or(0);
        if show > 0 {
            println!("{}\n{}", city.name, scores.sample(show));
        }
        all.push((city.name.to_owned(), scores));
    }
    println!("{}", table(&all));
}
