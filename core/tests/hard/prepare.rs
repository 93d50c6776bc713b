//! The base: the bundled guideline with what its own form lacks, and the bases of the adversarial city.

use std::fs;
use std::path::Path;

use mulu::Catalog;
use mulu::model::{Audience, Children, Domain, Element, Entry, Item};
use mulu::read::{ReadOptions, read};

use super::random::Random;
use super::words::{phrases, words};

/// The bundled guideline as published, with its codes.
pub(crate) fn guideline() -> Catalog {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data/fuyang/guideline.json");
    read(&fs::read(file).unwrap(), &ReadOptions::default()).unwrap().catalog
}

/// The guideline, of which some rows name a county's office and some leave the group open, so that every effect
/// can occur.
pub(crate) fn base() -> Catalog {
    let mut random = Random::new(4, "base");
    each_domain(&guideline(), |domain| {
        let office = office(domain.id.as_str());
        each_item(&domain.items, &mut |item| {
            item.entries =
                item.entries.take().map(|entry| some_altered(entry, &office, &mut random)).collect();
        })
    })
}

fn some_altered(mut entry: Entry, office: &str, random: &mut Random) -> Entry {
    if random.per_mille(40) && entry.body.text().starts_with("县级") && !entry.body.text().contains('、') {
        entry.body = Element::worded(&format!("县{office}"));
    }
    if random.per_mille(50) && entry.audience.known().is_some_and(|audience| audience.society) {
        entry.audience = Element::Known(Audience::group(""));
    }
    entry
}

/// The adversarial base: in every second domain the last items of every parent have the same few names, in every
/// second of the others all rows have one content. Where both are alike, nothing but the path tells who is who.
pub(crate) fn adversarial() -> Catalog {
    let words = words();
    let mut number = 0;
    each_domain(&base(), |domain| {
        number += 1;
        let (names_alike, content_alike) = (number % 2 == 0, number % 4 < 2);
        let alike = &words.alike[number % words.alike.len()];
        each_item(&domain.items, &mut |item| {
            let mut n = 0;
            item.items = item
                .items
                .take()
                .filter_map(|child| {
                    n += 1;
                    // As many as there are names.
                    let name = words.same_names.get(n - 1).filter(|_| names_alike);
                    (!names_alike || name.is_some())
                        .then(|| Item { name: name.cloned().unwrap_or(child.name.clone()), ..child })
                })
                .collect();
            if content_alike {
                let only = item.entries.take().take(1);
                item.entries = only.map(|entry| Entry { content: Element::worded(alike), ..entry }).collect();
            }
        })
    })
}

/// The tail of the office's name that answers for a domain.
pub(crate) fn office(domain: &str) -> String {
    let local =
        domain.get(..3).and_then(|digits| phrases().items.get(digits)).and_then(|items| items.first());
    local.map_or_else(|| "人民政府办公室".to_owned(), |item| item.office.clone())
}

fn each_domain(base: &Catalog, mut items: impl FnMut(&Domain) -> Children<Item>) -> Catalog {
    let domains = base.domains.iter().map(|domain| Domain { items: items(domain), ..domain.clone() });
    Catalog { domains: domains.collect(), ..base.clone() }
}

/// Changes every item, those below first.
fn each_item(items: &Children<Item>, change: &mut impl FnMut(&mut Item)) -> Children<Item> {
    let changed = items.iter().map(|item| {
        let mut item = Item { items: each_item(&item.items, change), ..item.clone() };
        change(&mut item);
        item
    });
    changed.collect()
}
