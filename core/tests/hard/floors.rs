//! The floors under which precision and recall must not fall: `floors.json`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::score::{Score, Scores};

/// By group of cities, city and operation: recall and precision in per cent.
type Floors = BTreeMap<String, BTreeMap<String, BTreeMap<String, (f64, f64)>>>;

fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hard/floors.json")
}

/// Holds the figures of cities against the floors of their group; with `MULU_FLOORS=1` the floors are what was
/// measured.
pub(crate) fn hold(group: &str, cities: &[(String, Scores)]) {
    let mut floors: Floors = serde_json::from_slice(&fs::read(file()).unwrap()).unwrap();
    if std::env::var_os("MULU_FLOORS").is_some() {
        let measured = |(city, scores): &(String, Scores)| (city.clone(), measured(scores));
        floors.insert(group.to_owned(), cities.iter().map(measured).collect());
        fs::write(file(), document(&floors)).unwrap();
    }
    let mut below = Vec::new();
    for (city, scores) in cities {
        for (what, (recall, precision)) in &floors[group][city] {
            let score = scores.by_what.get(what).copied().unwrap_or_default();
            let figures = [("recall", score.recall(), *recall), ("precision", score.precision(), *precision)];
            for (name, figure, floor) in figures {
                if figure < floor {
                    below.push(format!("{city}: {name} of {what} is {figure:.2}, its floor {floor}"));
                }
            }
        }
    }
    assert!(below.is_empty(), "{}", below.join("\n"));
}

/// What was measured, cut to a tenth.
fn measured(scores: &Scores) -> BTreeMap<String, (f64, f64)> {
    let down = |figure: f64| (figure * 10.0).floor() / 10.0;
    // Of single effects a city has too few for a floor.
    let kept = scores.by_what.iter().filter(|(what, _)| !what.starts_with("edit ") || *what == "edit (all)");
    // Where nothing was found, nothing is known of how right it is.
    let precision = |score: &Score| if score.found == 0 { 0.0 } else { down(score.precision()) };
    kept.map(|(what, score)| (what.clone(), (down(score.recall()), precision(score)))).collect()
}

/// The floors, an operation a line.
fn document(floors: &Floors) -> String {
    let groups = floors.iter().map(|(group, cities)| {
        let cities = cities.iter().map(|(city, floors)| {
            let lines = floors
                .iter()
                .map(|(what, (recall, precision))| format!("    {what:?}: [{recall:?}, {precision:?}]"));
            format!("  {city:?}: {{\n{}\n  }}", lines.collect::<Vec<_>>().join(",\n"))
        });
        format!("{group:?}: {{\n{}\n}}", cities.collect::<Vec<_>>().join(",\n"))
    });
    format!("{{{}}}\n", groups.collect::<Vec<_>>().join(",\n"))
}
