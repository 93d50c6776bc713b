//! The words that catalogs are made of: `words.json`, and what the bundled city's offices write.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use serde::Deserialize;

use super::phrases::Phrases;

/// The document `words.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    #[serde(rename = "about")]
    _about: String,
    /// Free new names of domains that are in no table.
    pub(crate) domains: BTreeMap<String, Vec<String>>,
    /// What a domain is split into.
    pub(crate) domains_split: BTreeMap<String, (String, String)>,
    /// Two domains, and the name of the one that they become.
    pub(crate) domains_merged: Vec<(String, String, String)>,
    /// What a longer name ends with.
    pub(crate) longer: Vec<String>,
    /// What a shorter name leaves out at its end.
    pub(crate) shorter: Vec<String>,
    /// Words of names and what stands for them.
    pub(crate) names: Vec<(String, String)>,
    pub(crate) brackets: Vec<String>,
    /// What a name begins with.
    pub(crate) before: Vec<String>,
    /// Names that share no word with the guideline's.
    pub(crate) free: Vec<String>,
    /// Elements of contents.
    pub(crate) elements: Vec<String>,
    /// Words of contents and what stands for them.
    pub(crate) synonyms: Vec<(String, String)>,
    /// Contents that share next to nothing with the guideline's.
    pub(crate) rewritten: Vec<String>,
    /// What the names of two parts of a split item end with, and that of a third.
    pub(crate) split: Vec<(String, String)>,
    pub(crate) third: Vec<String>,
    /// What stands between the names of merged items.
    pub(crate) joined: Vec<String>,
    pub(crate) local_rules: Vec<String>,
    /// Limits that say the same.
    pub(crate) limits: Vec<String>,
    pub(crate) groups: Vec<String>,
    /// Channels that the national form does not list.
    pub(crate) media: Vec<String>,
    pub(crate) generic_bodies: Vec<String>,
    /// Contents that all rows of a domain have.
    pub(crate) alike: Vec<String>,
    /// Names that items under different parents share.
    pub(crate) same_names: Vec<String>,
    /// Four counties, then townships.
    pub(crate) places: Vec<String>,
}

/// The words.
pub(crate) fn words() -> &'static Words {
    static WORDS: LazyLock<Words> =
        LazyLock::new(|| serde_json::from_str(include_str!("words.json")).unwrap());
    &WORDS
}

/// What local offices of the bundled city write.
pub(crate) fn phrases() -> &'static Phrases {
    static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
        let local = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/data/fuyang/source/local.json");
        serde_json::from_slice(&fs::read(local).unwrap()).unwrap()
    });
    &PHRASES
}
