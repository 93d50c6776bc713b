//! A catalog: the whole tree, and whose it is.

use rustc_hash::{FxHashMap, FxHashSet};
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize};
use sha2::{Digest, Sha256};

use super::{Children, Domain, Entry, Id, Item, Level, Node, Trail, Version};

/// A disclosure catalog (公开事项目录): a guideline, or the catalog of one body.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct Catalog {
    /// The version of the document form.
    pub mulu: Version,
    /// A guideline, or the catalog of one body.
    pub kind: Kind,
    /// The title as written.
    #[serde(default)]
    pub title: String,
    /// The edition (`2020`, `2022年修订版`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// Whose catalog this is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issuer: Option<Issuer>,
    /// The guideline it was made from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub based_on: Option<BasedOn>,
    /// What a ticked channel means, where a note says so; else that it was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticked_channels: Option<TickedChannels>,
    /// Parts of the guideline that do not apply to this body (未涉及领域事项说明).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exclusions: Vec<Exclusion>,
    /// The domains, in order.
    #[serde(default)]
    pub domains: Children<Domain>,
    /// The name of the file it was read from.
    #[serde(skip)]
    pub source: Source,
}

/// Whether a catalog is a guideline or one body's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A guideline (指引目录), which others tailor to themselves.
    Guideline,
    /// The catalog of one body.
    #[default]
    Local,
}

/// What a ticked channel means in a catalog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TickedChannels {
    /// 必选: it has to be used.
    Mandatory,
    /// 至少选择其一: at least one of those ticked has to be used.
    AnyOf,
}

impl TickedChannels {
    /// Its key in documents.
    pub fn key(self) -> &'static str {
        match self {
            Self::Mandatory => "mandatory",
            Self::AnyOf => "any-of",
        }
    }
}

/// A body that issues a catalog.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Issuer {
    /// The division code (行政区划代码): six digits for a county, nine or twelve for a township.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The division's or the body's name.
    pub name: String,
    /// The level of government.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
}

/// The guideline that a catalog was made from.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BasedOn {
    /// The guideline's title.
    pub id: String,
    /// Its edition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub edition: Option<String>,
    /// `sha256:` and the digest of its canonical JSON.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
}

impl BasedOn {
    /// A catalog as the base of others; its digest is given, for it is dear and as a rule known.
    pub fn of(catalog: &Catalog, digest: String) -> Self {
        Self { id: catalog.title.clone(), edition: catalog.edition.clone(), digest: Some(digest) }
    }
}

/// A part of the guideline that does not apply to a body.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Exclusion {
    /// The guideline's id of the domain or item.
    pub id: Id,
    /// Its name in the guideline.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Why it does not apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The name of the file a catalog was read from. Knowledge about a catalog, not a part of it.
#[derive(Debug, Clone, Default)]
pub struct Source(pub Option<String>);

impl PartialEq for Source {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Catalog {
    /// The canonical JSON, on one line: the same catalog gives the same bytes, everywhere.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// `sha256:` and the digest of the canonical JSON.
    pub fn digest(&self) -> String {
        let digest = Sha256::digest(self.to_json().as_bytes());
        digest.iter().fold(String::from("sha256:"), |text, byte| format!("{text}{byte:02x}"))
    }

    /// Whether all but the domains is as in another.
    pub(crate) fn has_header_of(&self, other: &Self) -> bool {
        let Self { mulu, kind, title, edition, issuer, based_on, ticked_channels, exclusions, .. } = self;
        (mulu, kind, title, edition) == (&other.mulu, &other.kind, &other.title, &other.edition)
            && (issuer, based_on) == (&other.issuer, &other.based_on)
            && (ticked_channels, exclusions) == (&other.ticked_channels, &other.exclusions)
    }

    /// Gives every node without an id its natural one, and makes ids unique in the whole catalog.
    pub fn number(&mut self) {
        let mut taken = Taken::default();
        let mut domains = Children::new();
        for mut domain in self.domains.take() {
            let path = Id::path(None, &domain.name);
            settle(&mut domain, path.clone(), &mut taken);
            domain.items = number_items(domain.items.take(), path.as_str(), &mut taken);
            domains.push(domain);
        }
        self.domains = domains;
    }

    /// The part of the catalog that binds a level: entries whose levels include it or are not said, and the
    /// domains and items that hold one. Ids stay as they are.
    #[must_use]
    pub fn for_level(&self, level: Level) -> Self {
        let domains = self.domains.iter().map(|domain| Domain {
            id: domain.id.clone(),
            name: domain.name.clone(),
            derived_from: domain.derived_from.clone(),
            items: items_for_level(&domain.items, level),
            provenance: domain.provenance.clone(),
        });
        Self {
            mulu: self.mulu,
            kind: self.kind,
            title: self.title.clone(),
            edition: self.edition.clone(),
            issuer: self.issuer.clone(),
            based_on: self.based_on.clone(),
            ticked_channels: self.ticked_channels,
            exclusions: self.exclusions.clone(),
            domains: domains.filter(|domain| !domain.items.is_empty()).collect(),
            source: self.source.clone(),
        }
    }

    /// Every item with the domain and the items above it, itself last, in document order.
    pub fn walk_items<'a>(&'a self, mut visit: impl FnMut(&Trail<'a>)) {
        self.domains.iter().for_each(|domain| domain.walk_items(&mut visit));
    }

    /// How many entries there are.
    pub fn entry_count(&self) -> usize {
        let mut count = 0;
        self.walk_items(|trail| count += trail.items.last().map_or(0, |item| item.entries.len()));
        count
    }
}

fn items_for_level(items: &Children<Item>, level: Level) -> Children<Item> {
    let binds = |entry: &&Entry| entry.binds(level);
    items
        .iter()
        .map(|item| Item {
            id: item.id.clone(),
            name: item.name.clone(),
            derived_from: item.derived_from.clone(),
            items: items_for_level(&item.items, level),
            entries: item.entries.iter().filter(binds).cloned().collect(),
            provenance: item.provenance.clone(),
        })
        .filter(|item| !item.items.is_empty() || !item.entries.is_empty())
        .collect()
}

fn number_items(items: impl Iterator<Item = Item>, parent: &str, taken: &mut Taken) -> Children<Item> {
    let mut numbered = Children::new();
    for mut item in items {
        let path = Id::path(Some(parent), &item.name);
        settle(&mut item, path.clone(), taken);
        item.items = number_items(item.items.take(), path.as_str(), taken);
        let mut entries = Children::new();
        for (n, mut entry) in item.entries.take().enumerate() {
            settle(&mut entry, item.id.entry(n + 1), taken);
            entries.push(entry);
        }
        item.entries = entries;
        numbered.push(item);
    }
    numbered
}

/// The ids that are taken, and how often each was claimed.
#[derive(Default)]
struct Taken {
    ids: FxHashSet<Id>,
    claims: FxHashMap<Id, usize>,
}

/// Keeps the id a node has, or gives it its natural one; a taken id gets the next free `~n`.
fn settle(node: &mut impl Node, natural: Id, taken: &mut Taken) {
    let stand_in = node.id().as_str().is_empty() || node.id().duplicate_of() == Some("");
    let wanted = if stand_in { natural } else { node.id().clone() };
    let mut id = wanted.clone();
    while !taken.ids.insert(id.clone()) {
        let n = taken.claims.entry(wanted.clone()).or_insert(1);
        *n += 1;
        id = wanted.duplicate(*n);
    }
    node.set_id(id);
}

impl Serialize for Catalog {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Catalog {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut catalog = Self::deserialize(deserializer)?;
        catalog.number();
        Ok(catalog)
    }
}
