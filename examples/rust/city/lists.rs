//! The power-and-responsibility list and the public-service list of a body, and the truth about what its catalog has of them: noted
//! when an item is called otherwise, left out or added, from which guideline item it is and what each row of that discloses.

use std::collections::BTreeMap;

use mulu::Catalog;
use mulu::model::{Entry, Id, Item, Level};
use serde::{Deserialize, Serialize};

use super::super::Result;
use super::draft::{Draft, EntryDraft, ItemDraft};
use super::guideline::Guideline;
use super::office::Office;
use super::plan::{Plan, SEED};
use super::random::Random;

/// The document `source/lists.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListSource {
    /// What the document is about; for its readers.
    #[serde(rename = "about")]
    _about: String,
    /// Which bodies get lists, and in which files.
    pub(crate) bodies: Vec<BodyFiles>,
    /// What has to be disclosed of each type.
    needs: BTreeMap<String, String>,
    /// Rows that stand for all matters of their domain, by the domain's three digits.
    general: BTreeMap<String, BTreeMap<String, Vec<String>>>,
    items: Vec<SourceItem>,
    absent: Vec<AbsentItem>,
}

/// The files of a body's lists.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BodyFiles {
    pub(crate) code: String,
    /// What the files of the power list and of the service list end in.
    pub(crate) powers: String,
    pub(crate) services: String,
    /// Whether types stand in rows of their own between the items.
    #[serde(default)]
    pub(crate) sections: bool,
}

/// An item that the guideline has something of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceItem {
    list: String,
    #[serde(default, rename = "type")]
    kind: Option<String>,
    office: String,
    name: String,
    #[serde(default)]
    other: Vec<String>,
    #[serde(default)]
    subs: Vec<String>,
    nodes: Vec<String>,
    rows: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    levels: Option<Vec<Level>>,
}

/// An item that the guideline has nothing of.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AbsentItem {
    list: String,
    #[serde(default, rename = "type")]
    kind: Option<String>,
    office: String,
    name: String,
    basis: String,
    #[serde(default)]
    levels: Option<Vec<Level>>,
}

/// The lists of a body, its catalog with what it records of them, and the truth.
#[derive(Debug)]
pub(crate) struct BodyLists {
    pub(crate) powers: Vec<MadeItem>,
    pub(crate) services: Vec<MadeItem>,
    pub(crate) recorded: Catalog,
    pub(crate) truth: ListTruth,
}

/// An item as its list has it.
#[derive(Debug, Clone)]
pub(crate) struct MadeItem {
    pub(crate) code: Option<String>,
    pub(crate) name: String,
    pub(crate) kind: Option<String>,
    pub(crate) subs: Vec<String>,
    pub(crate) body: String,
    pub(crate) basis: String,
}

/// The truth about one body: items as `power:ID` and `service:ID`.
#[derive(Debug, Default, Serialize)]
pub(crate) struct ListTruth {
    /// The entries of each item.
    pub(crate) links: BTreeMap<String, Vec<String>>,
    /// Items without an entry.
    uncovered: Vec<String>,
    /// What is missing of items whose type demands more.
    incomplete: BTreeMap<String, Vec<&'static str>>,
    /// Entries that record an item which left the list.
    orphaned: Vec<String>,
}

/// The column in which catalogs record items.
pub(crate) const COLUMN: &str = "对应权责清单、公共服务清单事项";

/// The lists of a body.
pub(crate) fn make(
    source: &ListSource,
    draft: &Draft,
    catalog: &Catalog,
    plan: &Plan<'_>,
    guideline: &Guideline,
) -> BodyLists {
    let mut random = Random::new(SEED, &format!("{} lists", plan.member.code));
    let rows = Rows::of(draft, catalog);
    let mut made = BodyLists {
        powers: Vec::new(),
        services: Vec::new(),
        recorded: catalog.clone(),
        truth: ListTruth::default(),
    };
    let level = plan.office.level();
    let applies = |levels: &Option<Vec<Level>>| {
        levels.as_ref().map_or(level == Level::County, |levels| levels.contains(&level))
    };
    let mut records: Vec<(String, String)> = Vec::new();
    for item in source.items.iter().filter(|item| applies(&item.levels)) {
        let found: Vec<String> = item.nodes.iter().flat_map(|node| rows.of_node(node)).collect();
        let named = item.other.get(random.below(item.other.len() * 2));
        let has_code = random.per_mille(750);
        let is_gone = random.per_mille(90) && !found.is_empty();
        let records_it = random.per_mille(300);
        let number = made.powers.len() + made.services.len() + records.len() + 1;
        let code = format!("{}{number:04}", plan.member.code.get(..6).unwrap_or_default());
        let name = named.unwrap_or(&item.name).clone();
        if is_gone {
            let cites = if has_code { code } else { name };
            let first = found.first().cloned().unwrap_or_default();
            made.truth.orphaned.push(first.clone());
            records.push((first, cites));
            continue;
        }
        let office = office(&plan.office, &item.office);
        let one = MadeItem {
            code: has_code.then_some(code),
            kind: item.kind.clone(),
            subs: item.subs.clone(),
            body: office,
            basis: basis(item, guideline),
            name,
        };
        let key = key(&item.list, &one);
        if found.is_empty() {
            made.truth.uncovered.push(key);
        } else {
            if records_it {
                let first = found.first().cloned().unwrap_or_default();
                records.push((first, one.code.clone().unwrap_or_else(|| one.name.clone())));
            }
            let missing = source.missing(item, &rows);
            if !missing.is_empty() {
                made.truth.incomplete.insert(key.clone(), missing);
            }
            made.truth.links.insert(key, found);
        }
        made.list(&item.list).push(one);
    }
    for item in source.absent.iter().filter(|item| applies(&item.levels)) {
        if !random.per_mille(600) {
            continue;
        }
        let one = MadeItem {
            code: None,
            name: item.name.clone(),
            kind: item.kind.clone(),
            subs: Vec::new(),
            body: office(&plan.office, &item.office),
            basis: item.basis.clone(),
        };
        made.truth.uncovered.push(key(&item.list, &one));
        made.list(&item.list).push(one);
    }
    record(&mut made.recorded, &records);
    made.truth.orphaned.sort_unstable();
    made.truth.uncovered.sort_unstable();
    made
}

impl BodyLists {
    fn list(&mut self, list: &str) -> &mut Vec<MadeItem> {
        if list == "power" { &mut self.powers } else { &mut self.services }
    }
}

/// An item's id as a reader gives it, with its list.
fn key(list: &str, item: &MadeItem) -> String {
    let id = item.code.as_deref().unwrap_or(&item.name);
    format!("{list}:{}", Id::path(None, id))
}

fn office(office: &Office<'_>, tail: &str) -> String {
    if office.level() == Level::County { office.named(tail) } else { office.named("") }
}

/// The rules that the guideline's rows cite, the Regulation itself aside: what has it disclosed has it done, too.
fn basis(item: &SourceItem, guideline: &Guideline) -> String {
    let mut lines: Vec<String> = Vec::new();
    for node in item.rows.keys() {
        let Some((_, found)) = guideline.item(&Id::new(node.as_str())) else { continue };
        for line in found.entries.iter().flat_map(|entry| entry.basis.text().lines()) {
            if !line.contains("政府信息公开条例")
                && !line.contains("国办发")
                && !lines.iter().any(|known| known == line)
            {
                lines.push(line.to_owned());
            }
        }
    }
    lines.join("\n")
}

/// Writes into the catalog which entries record which item.
fn record(catalog: &mut Catalog, records: &[(String, String)]) {
    fn visit(items: impl Iterator<Item = Item>, records: &[(String, String)]) -> Vec<Item> {
        items
            .map(|mut item| {
                item.items = visit(item.items.take(), records).into_iter().collect();
                item.entries = item
                    .entries
                    .take()
                    .map(|mut entry| {
                        let cites = records.iter().filter(|(id, _)| *id == entry.id.as_str());
                        let cites: Vec<&str> = cites.map(|(_, cites)| cites.as_str()).collect();
                        if !cites.is_empty() {
                            entry.extra.insert(COLUMN.to_owned(), cites.join("\n"));
                        }
                        entry
                    })
                    .collect();
                item
            })
            .collect()
    }
    let domains: Vec<_> = catalog.domains.take().collect();
    catalog.domains = domains
        .into_iter()
        .map(|mut domain| {
            domain.items = visit(domain.items.take(), records).into_iter().collect();
            domain
        })
        .collect();
}

impl ListSource {
    /// What the type demands and no row with a content discloses.
    fn missing(&self, item: &SourceItem, rows: &Rows) -> Vec<&'static str> {
        let kind = item.kind.as_deref().unwrap_or("service");
        let needs = self.needs.get(kind).map(String::as_str).unwrap_or_default();
        let digits = item.nodes.first().and_then(|node| node.get(..3)).unwrap_or_default();
        let general = self.general.get(digits);
        let mut there = rows.aspects(&item.rows);
        there.push_str(&general.map(|general| rows.aspects(general)).unwrap_or_default());
        let named = |letter: char| match letter {
            'g' => "guide",
            'p' => "process",
            _ => "result",
        };
        needs.chars().filter(|letter| !there.contains(*letter)).map(named).collect()
    }
}

/// The entries of a finished catalog by what they were made from.
struct Rows(Vec<Row>);

struct Row {
    /// The guideline's ids of the items above, from the top down.
    items: Vec<Id>,
    /// The guideline's id of the row; of a row that was repeated that of the first.
    origin: Option<Id>,
    id: String,
    has_content: bool,
}

impl Rows {
    fn of(draft: &Draft, catalog: &Catalog) -> Self {
        let mut rows = Self(Vec::new());
        for (draft, domain) in draft.domains.iter().zip(catalog.domains.iter()) {
            rows.items(&[], &draft.items, domain.items.iter());
        }
        rows
    }

    fn items<'c>(&mut self, above: &[Id], drafts: &[ItemDraft], items: impl Iterator<Item = &'c Item>) {
        for (draft, item) in drafts.iter().zip(items) {
            // An item that was repeated is the one that it repeats.
            let repeated = || drafts.iter().find(|one| one.name == draft.name && one.origin.is_some());
            let origin = match &draft.origin {
                None if draft.finding == Some("duplicate-id") => {
                    repeated().and_then(|one| one.origin.clone())
                }
                origin => origin.clone(),
            };
            let mut path = above.to_vec();
            path.extend(origin);
            let mut last: Option<&EntryDraft> = None;
            for (entry_draft, entry) in draft.entries.iter().zip(item.entries.iter()) {
                let repeats = last.filter(|last| same_content(&last.entry, &entry_draft.entry));
                let origin =
                    entry_draft.origin.clone().or_else(|| repeats.and_then(|last| last.origin.clone()));
                let has_content = !entry_draft.entry.content.is_absent();
                self.0.push(Row { items: path.clone(), origin, id: entry.id.to_string(), has_content });
                if entry_draft.origin.is_some() {
                    last = Some(entry_draft);
                }
            }
            self.items(&path, &draft.items, item.items.iter());
        }
    }

    /// The entries of a guideline's item, or those made of one of its rows.
    fn of_node(&self, node: &str) -> Vec<String> {
        let is_row = node.contains('#');
        let is_of = |row: &&Row| {
            if is_row {
                row.origin.as_ref().is_some_and(|origin| origin.as_str() == node) && row.has_content
            } else {
                row.items.iter().any(|item| item.as_str() == node)
            }
        };
        self.0.iter().filter(is_of).map(|row| row.id.clone()).collect()
    }

    /// The letters of what the rows that are there disclose.
    fn aspects(&self, letters: &BTreeMap<String, Vec<String>>) -> String {
        let mut there = String::new();
        for (item, rows) in letters {
            for (n, letters) in (1..).zip(rows) {
                let id = format!("{item}#{n}");
                let is_there = |row: &Row| {
                    row.has_content && row.origin.as_ref().is_some_and(|origin| origin.as_str() == id)
                };
                if self.0.iter().any(is_there) {
                    there.push_str(letters);
                }
            }
        }
        there
    }
}

fn same_content(one: &Entry, other: &Entry) -> bool {
    one.content == other.content
}

/// What the document says of itself.
const ABOUT: &str = "Ground truth of the bundled city's power-and-responsibility lists and public-service lists against its catalogs, \
noted when each list was made, without calling coverage; see README.md. Items are named by list and id (code, else name). links: the entries of \
the body's own catalog that are disclosed of the item. uncovered: items without an entry. incomplete: what the item's type demands and no entry \
with a content discloses. orphaned: entries of lists/<code>-catalog.xlsx that record an item which left the list.";

/// The document `coverage-truth.json`.
pub(crate) fn document(bodies: &[(String, ListTruth)]) -> Result<String> {
    let each = bodies.iter().map(|(code, truth)| {
        let links = truth.links.iter().map(|(item, rows)| Ok(format!("{}: {}", serde_json::to_string(item)?, serde_json::to_string(rows)?)));
        let links = links.collect::<Result<Vec<_>>>()?.join(",\n");
        let (uncovered, incomplete, orphaned) = (
            serde_json::to_string(&truth.uncovered)?,
            serde_json::to_string(&truth.incomplete)?,
            serde_json::to_string(&truth.orphaned)?,
        );
        Ok(format!(
            "\"{code}\": {{\"links\": {{\n{links}\n}},\n\"uncovered\": {uncovered},\n\"incomplete\": {incomplete},\n\"orphaned\": {orphaned}}}"
        ))
    });
    let bodies = each.collect::<Result<Vec<_>>>()?.join(",\n");
    Ok(format!("{{\"about\": {},\n\"bodies\": {{\n{bodies}\n}}}}\n", serde_json::to_string(ABOUT)?))
}
