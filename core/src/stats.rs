//! How much there is: bodies, domains and entries, by level of government.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::model::{Catalog, Level};

/// Bodies, domains and entries by level, from the top down. The figures that a city reports.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
#[serde(transparent)]
pub struct Stats {
    levels: BTreeMap<Level, LevelStats>,
}

/// The figures of one level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
pub struct LevelStats {
    /// Bodies with a catalog.
    pub bodies: usize,
    /// Domains in their catalogs.
    pub domains: usize,
    /// Entries: rows, what 公开目录 counts.
    pub entries: usize,
}

impl Stats {
    /// Counts one body's catalog.
    pub fn add(&mut self, level: Level, catalog: &Catalog) {
        let stats = self.levels.entry(level).or_default();
        stats.bodies += 1;
        stats.domains += catalog.domains.len();
        stats.entries += catalog.entry_count();
    }

    /// The figures, from the top level down.
    pub fn iter(&self) -> impl Iterator<Item = (Level, LevelStats)> + '_ {
        self.levels.iter().map(|(level, stats)| (*level, *stats))
    }

    /// The figures of one level.
    pub fn level(&self, level: Level) -> LevelStats {
        self.levels.get(&level).copied().unwrap_or_default()
    }
}

/// The figures of one catalog. The level is the issuer's; a catalog that does not say counts as county level's
/// only where no entry says otherwise, else as the highest level its entries bind.
pub fn stats(catalog: &Catalog) -> Stats {
    let mut stats = Stats::default();
    stats.add(level_of(catalog), catalog);
    stats
}

fn level_of(catalog: &Catalog) -> Level {
    let issuer = catalog.issuer.as_ref().and_then(|issuer| issuer.level);
    issuer.unwrap_or_else(|| {
        let mut highest = None;
        catalog.walk_items(|trail| {
            let entries = trail.items.last().into_iter().flat_map(|item| item.entries.iter());
            let levels = entries.filter_map(|entry| entry.levels.known()?.iter().min());
            highest = levels.chain(highest).min();
        });
        highest.unwrap_or(Level::County)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_by_level() {
        let catalog: Catalog = serde_json::from_str(
            r#"{"mulu":"1","kind":"local","issuer":{"name":"王店镇","level":"township"},"domains":[
                {"name":"就业","items":[{"name":"甲","entries":[{},{}]}]},{"name":"社会救助"}]}"#,
        )
        .unwrap();
        let json = serde_json::to_string(&stats(&catalog)).unwrap();
        assert_eq!(json, r#"{"township":{"bodies":1,"domains":2,"entries":2}}"#);
    }
}
