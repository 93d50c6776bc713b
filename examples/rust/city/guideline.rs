//! The provincial guideline from its sources, one JSON file a domain: templates, `with` and defaults expanded,
//! codes and serial numbers given by position.

use std::collections::BTreeMap;
use std::path::Path;

use mulu::Catalog;
use mulu::model::{
    Audience, Channel, Channels, Domain, Element, Entry, Id, Issuer, Item, Kind, Level, Levels, Method,
};
use mulu::vocabulary::domains;
use serde::Deserialize;

use super::super::Result;

/// The guideline and what its sources know beside it.
#[derive(Debug)]
pub(crate) struct Guideline {
    /// The catalog.
    pub(crate) catalog: Catalog,
    /// Its digest.
    pub(crate) digest: String,
    /// The county office that each generic body stands for, by the domain's three digits.
    pub(crate) offices: BTreeMap<String, BTreeMap<String, String>>,
}

/// One source file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    code: String,
    name: String,
    offices: BTreeMap<String, String>,
    defaults: Fields,
    #[serde(default)]
    templates: BTreeMap<String, Vec<Fields>>,
    items: Vec<Node>,
}

/// An item: items below it, rows of its own, or a template's rows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Node {
    name: String,
    #[serde(default)]
    items: Vec<Node>,
    #[serde(default)]
    rows: Vec<Fields>,
    template: Option<String>,
    #[serde(default)]
    with: Fields,
}

/// The fields of a row; one that is absent comes from `with`, then from the defaults.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    content: Option<String>,
    basis: Option<Vec<String>>,
    time_limit: Option<String>,
    body: Option<Vec<String>>,
    channels: Option<Vec<Channel>>,
    audience: Option<Reach>,
    method: Option<Method>,
    levels: Option<Levels>,
}

/// To whom a row is disclosed.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Reach {
    Society,
    Group(String),
}

impl Guideline {
    /// The guideline from the sources in a folder, its domains in the order of the national list.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let mut sources: BTreeMap<String, Source> = BTreeMap::new();
        for file in std::fs::read_dir(folder)? {
            let path = file?.path();
            let is_domain = path
                .file_stem()
                .and_then(|name| name.to_str())
                .is_some_and(|name| name.len() == 3 && name.bytes().all(|byte| byte.is_ascii_digit()));
            if is_domain {
                let source: Source = super::document(&path)?;
                sources.insert(source.name.clone(), source);
            }
        }
        let mut catalog = Catalog {
            kind: Kind::Guideline,
            title: "安徽省基层政务公开事项指引目录".to_owned(),
            edition: Some("2020".to_owned()),
            issuer: Some(Issuer {
                code: Some("340000".to_owned()),
                name: "安徽省".to_owned(),
                level: Some(Level::Province),
            }),
            ..Catalog::default()
        };
        let mut offices = BTreeMap::new();
        for pilot in domains().iter().filter(|domain| domain.pilot) {
            let source =
                sources.remove(&pilot.name).ok_or_else(|| format!("no source for {}", pilot.name))?;
            catalog.domains.push(source.domain()?);
            offices.insert(source.code, source.offices);
        }
        if let Some(name) = sources.keys().next() {
            return Err(format!("{name} is not one of the 26 domains").into());
        }
        catalog.number();
        let digest = catalog.digest();
        Ok(Self { catalog, digest, offices })
    }
}

impl Guideline {
    /// The item with this code, and its domain.
    pub(crate) fn item(&self, id: &Id) -> Option<(&Domain, &Item)> {
        let start = |digits: usize, zeros: &str| Some(format!("{}{zeros}", id.as_str().get(..digits)?));
        let domain = self.catalog.domains.get(&start(3, "000000")?)?;
        let first = domain.items.get(&start(6, "000")?)?;
        let item = if first.id == *id { Some(first) } else { first.items.get(id.as_str()) };
        Some((domain, item?))
    }
}

impl Source {
    fn domain(&self) -> Result<Domain> {
        let mut serial = 0;
        let mut domain = Domain { id: code(&self.code, 0, 0), name: self.name.clone(), ..Domain::default() };
        for (first, node) in (1..).zip(&self.items) {
            let mut item = self.item(node, code(&self.code, first, 0), &mut serial)?;
            for (second, below) in (1..).zip(&node.items) {
                item.items.push(self.item(below, code(&self.code, first, second), &mut serial)?);
            }
            domain.items.push(item);
        }
        Ok(domain)
    }

    fn item(&self, node: &Node, id: Id, serial: &mut u32) -> Result<Item> {
        let template: &[Fields] = match &node.template {
            Some(name) => {
                self.templates.get(name).ok_or_else(|| format!("{}: no template {name}", self.code))?
            }
            None => &[],
        };
        let mut item = Item { id, name: node.name.clone(), ..Item::default() };
        for (n, row) in (1..).zip(node.rows.iter().chain(template)) {
            *serial += 1;
            let fields = Layers([row, &node.with, &self.defaults]);
            let entry = fields
                .entry(&node.name)
                .ok_or_else(|| format!("{}: row {n} of {} lacks a field", self.code, node.name))?;
            item.entries.push(Entry { id: item.id.entry(n), serial: Some(serial.to_string()), ..entry });
        }
        Ok(item)
    }
}

/// A row's own fields, those of its item, and the defaults.
struct Layers<'a>([&'a Fields; 3]);

impl Layers<'_> {
    fn get<T: Clone>(&self, field: impl Fn(&Fields) -> Option<&T>) -> Option<T> {
        self.0.iter().find_map(|fields| field(fields)).cloned()
    }

    fn entry(&self, item: &str) -> Option<Entry> {
        let content = self.get(|fields| fields.content.as_ref())?.replace("{name}", item);
        let chosen = self.get(|fields| fields.channels.as_ref())?;
        let audience = match self.get(|fields| fields.audience.as_ref())? {
            Reach::Society => Audience::society(),
            Reach::Group(name) => Audience::group(name),
        };
        Some(Entry {
            content: Element::worded(&content),
            basis: Element::worded(&self.get(|fields| fields.basis.as_ref())?.join("\n")),
            time_limit: Element::worded(&self.get(|fields| fields.time_limit.as_ref())?),
            body: Element::worded(&self.get(|fields| fields.body.as_ref())?.join("、")),
            channels: Element::Known(with_offered(chosen)),
            audience: Element::Known(audience),
            method: Element::Known([self.get(|fields| fields.method.as_ref())?].into_iter().collect()),
            levels: Element::Known(self.get(|fields| fields.levels.as_ref())?),
            ..Entry::default()
        })
    }
}

/// Chosen channels, and the rest of the national twelve on offer.
pub(crate) fn with_offered(chosen: Vec<Channel>) -> Channels {
    let offered = Channel::LISTED.into_iter().filter(|channel| !chosen.contains(channel)).collect();
    Channels { chosen, offered }
}

/// A code: domain, first and second level.
fn code(domain: &str, first: u32, second: u32) -> Id {
    Id::new(format!("{domain}{first:03}{second:03}"))
}
