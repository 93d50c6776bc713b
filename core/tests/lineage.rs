//! Derivations: what was planted in a forest of catalogs is found, and the bundled city's catalogs tell which edition they were made from.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mulu::finding::Arg;
use mulu::jurisdiction::Jurisdiction;
use mulu::lineage::{BaseGuess, EdgeKind, GuessOptions, Source, guess_base, lineage};
use mulu::model::{BasedOn, Catalog, Issuer, Kind, Level};
use mulu::rebase::{RebaseOptions, rebase};
use mulu::tailor::blank;
use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

fn city() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data/fuyang")
}

fn document(file: &str) -> Value {
    serde_json::from_slice(&fs::read(city().join(file)).unwrap()).unwrap()
}

fn catalog(document: Value) -> Catalog {
    serde_json::from_value(document).unwrap()
}

/// A catalog as offices have it: nothing recorded, no codes.
fn bare(mut document: Value) -> Catalog {
    fn strip(node: &mut Value) {
        match node {
            Value::Object(fields) => {
                fields.remove("id");
                fields.remove("derived_from");
                fields.values_mut().for_each(strip);
            }
            Value::Array(nodes) => nodes.iter_mut().for_each(strip),
            _ => {}
        }
    }
    let fields = document.as_object_mut().unwrap();
    fields.remove("based_on");
    fields.remove("exclusions");
    strip(&mut document["domains"]);
    catalog(document)
}

/// The bodies' catalogs as JSON: read where they are workbooks.
fn locals() -> Vec<(String, Value)> {
    let jurisdiction = Jurisdiction::from_json(&fs::read(city().join("jurisdiction.json")).unwrap()).unwrap();
    let bodies = jurisdiction.bodies.into_iter().map(|body| {
        let bytes = fs::read(city().join(body.file.unwrap())).unwrap();
        let read = mulu::read::read(&bytes, &mulu::read::ReadOptions::default()).unwrap();
        (body.name, serde_json::to_value(&read.catalog).unwrap())
    });
    bodies.collect()
}

fn guess(local: &Catalog, editions: &[Catalog]) -> BaseGuess {
    let sources: Vec<Source<'_>> = editions.iter().map(|catalog| source(catalog, "版")).collect();
    guess_base(local, &sources, &GuessOptions::default()).unwrap()
}

fn source<'a>(catalog: &'a Catalog, name: &str) -> Source<'a> {
    Source { name: name.to_owned(), catalog }
}

fn editions() -> [Catalog; 2] {
    ["guideline.json", "guideline-2022.json"].map(|file| catalog(document(file)))
}

/// How often each edition is agreed with.
fn agreeing(guess: &BaseGuess) -> Vec<usize> {
    guess.candidates.iter().map(|candidate| candidate.agreeing).collect()
}

#[test]
fn every_catalog_of_the_city_tells_its_edition() {
    let (editions, locals) = (editions(), locals());
    assert_eq!(locals.len(), 175);
    for (name, local) in locals {
        let local = bare(local);
        let found = guess(&local, &editions);
        assert_eq!((found.base, found.findings.len()), (Some(0), 0), "{name}: {:?}", agreeing(&found));
        assert!(found.candidates[0].evidence.iter().all(|one| !one.place.is_empty()));
        let turned = guess(&local, &[editions[1].clone(), editions[0].clone()]);
        assert_eq!(turned.base, Some(1), "{name}: the order of the editions does not matter");
    }
}

#[test]
fn what_was_made_from_the_new_edition_or_carried_over_to_it_tells_that() {
    let editions = editions();
    for (name, local) in locals().into_iter().step_by(22) {
        let local = catalog(local);
        let carried = rebase(&editions[0], &editions[1], &local, &RebaseOptions::default()).unwrap().merged;
        let fresh = blank(&editions[1], local.issuer.clone().unwrap()).unwrap();
        for made in [carried, fresh] {
            let found = guess(&bare(serde_json::to_value(&made).unwrap()), &editions);
            assert_eq!(found.base, Some(1), "{name}: {:?}", agreeing(&found));
        }
    }
}

/// A catalog worked over by a body: it names itself, ticks one channel, and rewords every content.
#[test]
fn heavy_localising_does_not_hide_the_edition() {
    fn rework(node: &mut Value) {
        match node {
            Value::Object(fields) => {
                if fields.contains_key("levels") {
                    fields.insert("body".into(), "王店镇人民政府".into());
                    fields.insert("channels".into(), json!({"chosen": ["website"]}));
                    let content = fields.get("content").and_then(Value::as_str).unwrap_or_default();
                    fields.insert("content".into(), format!("本镇{content}等情况").into());
                }
                fields.values_mut().for_each(rework);
            }
            Value::Array(nodes) => nodes.iter_mut().for_each(rework),
            _ => {}
        }
    }
    let editions = editions();
    for (right, edition) in editions.iter().enumerate() {
        for level in [Level::County, Level::Township] {
            let issuer = Issuer { name: "王店".into(), level: Some(level), code: None };
            let mut document = serde_json::to_value(blank(edition, issuer).unwrap()).unwrap();
            rework(&mut document);
            let found = guess(&bare(document), &editions);
            assert_eq!(found.base, Some(right), "{level:?}: {:?}", agreeing(&found));
        }
    }
}

#[test]
fn neighbouring_editions_do_not_hide_each_other() {
    fn shorten(node: &mut Value, left: &mut usize) {
        for item in node.get_mut("items").and_then(Value::as_array_mut).into_iter().flatten() {
            for entry in item.get_mut("entries").and_then(Value::as_array_mut).into_iter().flatten() {
                if *left > 0 {
                    entry["time_limit"] = Value::from("自该信息形成之日起2个工作日内公开");
                    *left -= 1;
                }
            }
            shorten(item, left);
        }
    }

    let [old, new] = editions();
    let mut newest = serde_json::to_value(&new).unwrap();
    let mut left = 8;
    for domain in newest["domains"].as_array_mut().unwrap() {
        shorten(domain, &mut left);
    }
    newest["edition"] = Value::from("2024");
    let newest = catalog(newest);
    let three = [old, new, newest];
    for (at, edition) in three.iter().enumerate() {
        let mut local = serde_json::to_value(edition).unwrap();
        local["kind"] = Value::from("local");
        local["issuer"] = serde_json::json!({"name": "临泉县", "level": "county"});
        let found = guess(&catalog(local), &three);
        assert_eq!(found.base, Some(at), "{:?}", agreeing(&found));
    }
}

#[test]
fn thin_evidence_decides_nothing() {
    let [old, new] = editions();
    let local = bare(locals().swap_remove(9).1);
    let tie = guess(&local, &[old.clone(), old.clone()]);
    assert_eq!((tie.base, agreeing(&tie)), (None, vec![0, 0]));
    assert_eq!(tie.findings[0].code, "base-undecided");
    assert_eq!(guess(&local, &[]).base, None);
    assert_eq!(guess(&local, std::slice::from_ref(&old)).base, Some(0), "a single one that has the entries");
    let other: Catalog = serde_json::from_str(
        r#"{"mulu":"1","kind":"guideline","title":"村务公开","edition":"2019","domains":[{"name":"村务","items":[
            {"name":"水费","entries":[{"content":"各户水费","levels":["township"]}]}]}]}"#,
    )
    .unwrap();
    assert_eq!(guess(&local, std::slice::from_ref(&other)).base, None, "one that has nothing of it");
    assert_eq!(guess(&other, &[old, new]).base, None, "a catalog that is from neither");
}

/// A forest of catalogs, and what is to be found in it.
#[derive(Debug, Clone, Default)]
struct Forest {
    catalogs: Vec<Catalog>,
    /// From, to.
    edges: Vec<(usize, usize)>,
    findings: Vec<(&'static str, Vec<usize>)>,
    circles: Vec<Vec<usize>>,
}

impl Forest {
    fn add(&mut self, kind: Kind, edition: Option<&str>, based_on: Option<BasedOn>) -> usize {
        let at = self.catalogs.len();
        let stems: Vec<char> = "甲乙丙丁戊己庚辛壬癸".chars().collect();
        let title = format!("{}{}{}目录", stems[at / 100], stems[at / 10 % 10], stems[at % 10]);
        let edition = edition.map(str::to_owned);
        self.catalogs.push(Catalog { kind, title, edition, based_on, ..Catalog::default() });
        at
    }

    fn reference(&self, at: usize, edition: bool, digest: bool) -> BasedOn {
        let of = BasedOn::of(&self.catalogs[at], self.catalogs[at].digest());
        BasedOn { edition: of.edition.filter(|_| edition), digest: of.digest.filter(|_| digest), ..of }
    }

    /// Plants one thing: `what` says which, `on` on which of the catalogs that are there.
    fn plant(&mut self, what: u8, on: prop::sample::Index) {
        // A title that several bear names none of them.
        let titled =
            |at: &usize| self.catalogs.iter().filter(|one| one.title == self.catalogs[*at].title).count();
        let bases: Vec<usize> = (0..self.catalogs.len()).filter(|at| what == 2 || titled(at) == 1).collect();
        let base = (!bases.is_empty()).then(|| *on.get(&bases));
        match (what, base) {
            (0, _) => drop(self.add(Kind::Guideline, Some("2020"), None)),
            (1, _) => {
                let at = self.add(Kind::Local, None, None);
                self.findings.push(("base-unrecorded", vec![at]));
            }
            (2..=4, Some(base)) => {
                let at = self.add(Kind::Local, None, Some(self.reference(base, what != 4, what == 2)));
                self.edges.push((base, at));
            }
            (5, Some(base)) => {
                let digest = Some("sha256:0000".to_owned());
                let of = BasedOn { digest, ..self.reference(base, true, false) };
                let at = self.add(Kind::Local, None, Some(of));
                self.edges.push((base, at));
                self.findings.push(("base-digest-mismatch", vec![at]));
            }
            (6, _) => {
                let of = BasedOn { id: "不在的目录".into(), ..BasedOn::default() };
                let at = self.add(Kind::Local, None, Some(of));
                self.findings.push(("base-unknown", vec![at]));
            }
            (7, _) => {
                // Two issuers, one title.
                let issuer = |name: &str| Some(Issuer { name: name.into(), ..Issuer::default() });
                let one = self.add(Kind::Guideline, Some("2020"), None);
                let other = self.add(Kind::Guideline, Some("2020"), None);
                self.catalogs[one].issuer = issuer("甲省");
                self.catalogs[other].issuer = issuer("乙省");
                let title = self.catalogs[one].title.clone();
                self.catalogs[other].title = title;
                let at = self.add(Kind::Local, None, Some(self.reference(one, true, false)));
                self.findings.push(("base-ambiguous", vec![at]));
            }
            (8, _) => {
                // Editions of one guideline, the latest first.
                let all = ["2022年修订版", "2022", "2020"]
                    .map(|edition| self.add(Kind::Guideline, Some(edition), None));
                for at in all {
                    let title = self.catalogs[all[0]].title.clone();
                    self.catalogs[at].title = title;
                }
                self.edges.extend([(all[1], all[0]), (all[2], all[1])]);
            }
            (9.., _) => {
                // A circle of one, two or three, and one that hangs from it.
                let circle: Vec<usize> =
                    (8..what).map(|_| self.add(Kind::Local, Some("2020"), None)).collect();
                for (n, at) in circle.iter().enumerate() {
                    let base = circle[(n + 1) % circle.len()];
                    self.catalogs[*at].based_on = Some(self.reference(base, true, false));
                    self.edges.push((base, *at));
                }
                let below = self.add(Kind::Local, None, Some(self.reference(circle[0], true, false)));
                self.edges.push((circle[0], below));
                self.findings.push(("lineage-cycle", circle.clone()));
                self.circles.push(circle);
            }
            _ => {}
        }
    }
}

fn forest() -> impl Strategy<Value = (Forest, Vec<usize>)> {
    let planted = vec((0_u8..12, any::<prop::sample::Index>()), 1..20).prop_map(|all| {
        let mut forest = Forest::default();
        for (what, on) in all {
            forest.plant(what, on);
        }
        forest
    });
    planted.prop_flat_map(|forest| {
        let order = Just((0..forest.catalogs.len()).collect::<Vec<_>>()).prop_shuffle();
        (Just(forest), order)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_planted_in_a_forest_is_found((forest, given) in forest()) {
        let names: Vec<String> = given.iter().map(usize::to_string).collect();
        let sources: Vec<Source<'_>> =
            given.iter().zip(&names).map(|(at, name)| source(&forest.catalogs[*at], name)).collect();
        let found = lineage(&sources);

        let mut edges: Vec<(usize, usize)> = found.edges.iter().map(|edge| (given[edge.from], given[edge.to])).collect();
        edges.sort_unstable();
        let mut planted = forest.edges.clone();
        planted.sort_unstable();
        prop_assert_eq!(&edges, &planted);

        let told = found.findings.iter().map(|finding| {
            let members: Vec<usize> = match finding.args.get("catalogs") {
                Some(Arg::List(names)) => names.iter().map(|name| name.parse().unwrap()).collect(),
                _ => vec![finding.place.parse().unwrap()],
            };
            (finding.code.to_string(), BTreeSet::from_iter(members))
        });
        let planted = forest.findings.iter();
        let planted: BTreeSet<_> =
            planted.map(|(code, at)| ((*code).to_owned(), at.iter().copied().collect::<BTreeSet<_>>())).collect();
        prop_assert_eq!(found.findings.len(), planted.len());
        prop_assert_eq!(told.collect::<BTreeSet<_>>(), planted);

        let on_circle = |at: &usize| forest.circles.iter().flatten().any(|one| one == at);
        let mut generation = vec![None; given.len()];
        for (n, one) in found.order.iter().enumerate() {
            for at in one {
                prop_assert!(generation[given[*at]].replace(n).is_none(), "each once");
            }
        }
        for at in 0..given.len() {
            // As early as can be: right after the latest of its bases.
            let bases = edges.iter().filter(|(from, to)| *to == at && !on_circle(from));
            let earliest = bases.map(|(from, _)| generation[*from].unwrap() + 1).max().unwrap_or(0);
            prop_assert_eq!(generation[at], (!on_circle(&at)).then_some(earliest));
        }
        prop_assert_eq!(lineage(&sources), found);
    }
}

#[test]
fn a_guideline_goes_before_catalogs_of_the_same_title() {
    let catalog = |kind, digest: Option<&str>| Catalog {
        kind,
        title: "公开目录".into(),
        edition: Some("2020".into()),
        based_on: digest.map(|digest| BasedOn {
            id: "公开目录".into(),
            edition: Some("2020".into()),
            digest: Some(digest.into()),
        }),
        ..Catalog::default()
    };
    let all = [
        catalog(Kind::Guideline, None),
        catalog(Kind::Local, Some("sha256:1")),
        catalog(Kind::Local, Some("sha256:2")),
    ];
    let found = lineage(
        &["省", "甲", "乙"].iter().zip(&all).map(|(name, one)| source(one, name)).collect::<Vec<_>>(),
    );
    assert_eq!(found.order, [vec![0], vec![1, 2]]);
    assert!(found.findings.iter().all(|finding| finding.code == "base-digest-mismatch"));
}

#[test]
fn what_is_inferred_never_closes_a_circle() {
    let edition = |edition: &str| Catalog {
        kind: Kind::Guideline,
        title: format!("指引（{edition}年版）"),
        edition: Some(edition.into()),
        ..Catalog::default()
    };
    let (mut old, new) = (edition("2020"), edition("2022"));
    old.based_on = Some(BasedOn::of(&new, new.digest()));
    let found = lineage(&[source(&old, "旧"), source(&new, "新")]);
    assert_eq!(found.edges.iter().map(|edge| (edge.from, edge.to)).collect::<Vec<_>>(), [(1, 0)]);
    assert_eq!(found.edges[0].kind, EdgeKind::Edition);
    let twins = [edition("2020"), edition("2020"), edition("2022")];
    let found = lineage(&twins.iter().map(|one| source(one, "版")).collect::<Vec<_>>());
    assert_eq!(found.edges, [], "of two with one number none is taken");
}
