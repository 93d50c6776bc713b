//! What local offices write (`source/local.json`): items and domains of their own, and their slips.

use std::collections::BTreeMap;

use serde::Deserialize;

/// The document `source/local.json`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Phrases {
    /// What the document is about; for its readers.
    #[serde(rename = "about")]
    _about: String,
    /// Items that counties and townships add, by the guideline domain's three digits.
    pub(crate) items: BTreeMap<String, Vec<LocalItem>>,
    /// Domains that stand in for one that does not apply.
    pub(crate) domains: Vec<LocalDomain>,
    /// Citations lapsed before the end of 2020, by the domain's three digits; those under "" fit every domain.
    pub(crate) lapsed: BTreeMap<String, Vec<String>>,
    /// Domain names mistyped, by the domain's three digits.
    pub(crate) typos: BTreeMap<String, String>,
    /// Endings of item names, and what offices make of them.
    pub(crate) renames: Vec<(String, String)>,
    /// Limits longer than 20 working days after formation or change.
    pub(crate) too_long: Vec<String>,
    /// Limits shorter than that.
    pub(crate) shorter: Vec<String>,
    /// Durations written as limits.
    pub(crate) durations: Vec<String>,
    /// Limits that say nothing.
    pub(crate) unreadable: Vec<String>,
    /// Channels that are in no list and not put under 其他.
    pub(crate) unknown_channels: Vec<String>,
    /// Why a domain does not apply; `{domain}` is its name.
    pub(crate) reasons: Vec<String>,
}

/// An item that an office adds to a domain of the guideline.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LocalItem {
    pub(crate) name: String,
    /// The tail of the county office's name.
    pub(crate) office: String,
    pub(crate) basis: Vec<String>,
    /// The content of each row.
    pub(crate) rows: Vec<String>,
}

/// A domain that an office adds.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LocalDomain {
    /// Three digits, behind those of the guideline.
    pub(crate) code: String,
    pub(crate) name: String,
    /// The tail of the county office's name.
    pub(crate) office: String,
    pub(crate) basis: Vec<String>,
    pub(crate) items: Vec<LocalDomainItem>,
}

/// An item of an added domain.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LocalDomainItem {
    pub(crate) name: String,
    /// The content of each row.
    pub(crate) rows: Vec<String>,
}
