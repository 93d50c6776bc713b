//! The disclosure domains and the other names they go by.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::text;

/// What the names of places end with.
const PLACE_ENDINGS: [char; 7] = ['省', '市', '县', '区', '镇', '乡', '道'];

/// The domains.
#[derive(Debug, Default, Deserialize)]
pub struct Domains {
    domains: Vec<DomainName>,
}

/// One domain and its names.
#[derive(Debug, Default, Deserialize)]
pub struct DomainName {
    /// The standard name.
    pub name: String,
    /// Whether it is one of the 26 pilot domains of 2019.
    pub pilot: bool,
    /// Other names that stand for it.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// The table of domains.
pub fn domains() -> &'static Domains {
    static TABLE: LazyLock<Domains> = LazyLock::new(|| super::table(include_str!("../../data/domains.json")));
    &TABLE
}

impl Domains {
    /// The domain that a name or alias stands for.
    pub fn find(&self, name: &str) -> Option<&DomainName> {
        let name = text::fold(name);
        self.domains.iter().find(|domain| domain.name == name || domain.aliases.contains(&name))
    }

    /// The name by which a domain is compared, so that 城乡规划 and 国土空间规划 are one: the standard one where it is known, else its
    /// own, folded.
    pub fn standard(&self, name: &str) -> String {
        self.find(name).map_or_else(|| text::fold(name), |domain| domain.name.clone())
    }

    /// The longest known name or alias that a name ends with, where more stands before it.
    pub fn at_the_end<'a>(&'a self, name: &str) -> Option<&'a str> {
        let known = self.domains.iter().flat_map(|domain| domain.aliases.iter().chain([&domain.name]));
        known
            .filter(|known| {
                let before = name.strip_suffix(known.as_str()).unwrap_or_default();
                // Two characters end many names; behind a place they are the domain.
                !before.is_empty() && (known.chars().count() > 2 || before.ends_with(PLACE_ENDINGS))
            })
            .max_by_key(|known| known.len())
            .map(String::as_str)
            .filter(|_| self.find(name).is_none())
    }

    /// The known name nearest to one that is not known.
    pub fn nearest(&self, name: &str) -> Option<&str> {
        let name = text::fold(name);
        text::nearest(&name, self.domains.iter().map(|domain| domain.name.as_str()))
    }

    /// All domains, the 26 pilot ones first.
    pub fn iter(&self) -> impl Iterator<Item = &DomainName> {
        self.domains.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_stand_for_one_domain() {
        assert_eq!(domains().iter().filter(|domain| domain.pilot).count(), 26);
        assert_eq!(domains().find("就业创业").map(|domain| domain.name.as_str()), Some("就业"));
        assert_eq!(domains().find("乡村振兴").map(|domain| domain.name.as_str()), Some("扶贫"));
        let mut names: Vec<_> =
            domains().iter().flat_map(|domain| domain.aliases.iter().chain([&domain.name])).collect();
        names.sort();
        let count = names.len();
        names.dedup();
        assert_eq!(names.len(), count, "a name stands for one domain only");
    }
}
