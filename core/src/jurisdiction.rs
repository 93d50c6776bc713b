//! A city: its bodies, and the files of their catalogs.

use std::sync::atomic::{AtomicUsize, Ordering};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::model::{Catalog, Issuer, Level, Version};
use crate::parallel;
use crate::read::{self, Limits, Read, ReadOptions};
use crate::stats::Stats;
use crate::text;
use crate::validate::{RuleSettings, ValidateOptions};

/// The document `jurisdiction.json`: the bodies of a jurisdiction and where their catalogs are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Jurisdiction {
    /// The version of the document form.
    pub mulu: Version,
    /// The jurisdiction's name (`阜阳市`).
    pub name: String,
    /// Its division code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The guideline's file, relative to this document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guideline: Option<String>,
    /// The file that sets the rulebook, relative to this document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<String>,
    /// The bodies, in order.
    pub bodies: Vec<Member>,
}

/// A body of a jurisdiction and the file of its catalog.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// The division code.
    pub code: String,
    /// The name.
    pub name: String,
    /// The level of government.
    pub level: Level,
    /// The division code of the body above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The catalog's file, relative to this document; left out where there is none yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The files of its power-and-responsibility list and its public-service list, relative to this document.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lists: Vec<String>,
}

impl Jurisdiction {
    /// A jurisdiction from its JSON document. Its files have to lie inside its folder.
    pub fn from_json(bytes: &[u8]) -> Result<Self> {
        let jurisdiction: Self = read::json_document(bytes)?;
        let files = jurisdiction.bodies.iter().flat_map(|body| body.file.iter().chain(&body.lists));
        for file in files.chain(&jurisdiction.guideline).chain(&jurisdiction.rules) {
            let outside = file.starts_with(['/', '\\'])
                || file.contains(':')
                || file.split(['/', '\\']).any(|part| part == "..");
            if outside {
                return Err(Error::new("path-outside").arg("name", file));
            }
        }
        Ok(jurisdiction)
    }

    /// The body with this code or name.
    pub fn body(&self, code_or_name: &str) -> Result<&Member> {
        self.bodies.iter().find(|body| body.code == code_or_name || body.name == code_or_name).ok_or_else(
            || {
                let near = text::nearest(code_or_name, self.bodies.iter().map(|body| body.name.as_str()));
                Error::new("unknown-body").arg("body", code_or_name).arg("near", near.unwrap_or("—"))
            },
        )
    }
}

/// A jurisdiction with its catalogs read.
#[derive(Debug, Clone)]
pub struct City {
    /// The bodies and their files.
    pub jurisdiction: Jurisdiction,
    /// The guideline that the catalogs are held against.
    pub guideline: Option<Catalog>,
    /// How the jurisdiction sets the rulebook.
    pub rules: Option<RuleSettings>,
    /// What was read of each body's catalog, in the bodies' order. A catalog that cannot be read does not stop
    /// the others.
    pub catalogs: Vec<BodyCatalog>,
}

/// A body and what was read of its catalog.
#[derive(Debug, Clone)]
pub struct BodyCatalog {
    /// The body.
    pub member: Member,
    /// Its catalog, or why it could not be read; `None` for a body without a file.
    pub read: Option<Result<Read>>,
}

/// How far long work has come: bodies done, bodies in all, and the one just done.
pub type Progress<'a> = dyn Fn(usize, usize, &str) + Sync + 'a;

/// Reads all catalogs of a jurisdiction; `fetch` gives the bytes of a file named in it.
pub fn open(
    jurisdiction: Jurisdiction,
    fetch: &(dyn Fn(&str) -> Result<Vec<u8>> + Sync),
    limits: Limits,
    progress: &Progress<'_>,
) -> Result<City> {
    let read_file = |file: &str| {
        let options = ReadOptions { name: Some(file.to_owned()), limits, ..ReadOptions::default() };
        fetch(file).map_err(|error| error.file(file)).and_then(|bytes| read::read(&bytes, &options))
    };
    let guideline = match &jurisdiction.guideline {
        Some(file) => Some(read_file(file)?.catalog),
        None => None,
    };
    let settings = |file: &String| {
        fetch(file).and_then(|bytes| RuleSettings::from_json(&bytes)).map_err(|error| error.file(file))
    };
    let rules = jurisdiction.rules.as_ref().map(settings).transpose()?;
    let (done, all) = (AtomicUsize::new(0), jurisdiction.bodies.len());
    let catalogs = parallel::map(&jurisdiction.bodies, |member| {
        let read = member.file.as_deref().map(|file| {
            let mut read = read_file(file)?;
            // The list of bodies knows better than a line above a table what level a body is of.
            let issuer = read.catalog.issuer.get_or_insert_with(|| member.issuer());
            if issuer.code.as_deref().is_none_or(|code| same_code(code, &member.code)) {
                issuer.level = Some(member.level);
            }
            Ok(read)
        });
        progress(done.fetch_add(1, Ordering::Relaxed) + 1, all, &member.name);
        BodyCatalog { member: member.clone(), read }
    });
    Ok(City { jurisdiction, guideline, rules, catalogs })
}

/// Whether two division codes are one: a shorter form leaves out zeros at the end.
pub(crate) fn same_code(a: &str, b: &str) -> bool {
    a.trim_end_matches('0') == b.trim_end_matches('0')
}

impl City {
    /// The catalogs that could be read, each with its body.
    pub fn readable(&self) -> impl Iterator<Item = (&Member, &Read)> {
        self.catalogs.iter().filter_map(|body| Some((&body.member, body.read.as_ref()?.as_ref().ok()?)))
    }

    /// The options as they hold here: where nothing is set of the rules, as the jurisdiction sets them.
    pub(crate) fn settings(&self, options: &ValidateOptions) -> ValidateOptions {
        let mut options = options.clone();
        if let Some(rules) = &self.rules
            && options.rules.is_empty()
            && options.own_rules.is_empty()
        {
            options.set(rules);
        }
        options
    }

    /// The figures of the city.
    pub fn stats(&self) -> Stats {
        let mut stats = Stats::default();
        self.readable().for_each(|(member, read)| stats.add(member.level, &read.catalog));
        stats
    }
}

impl Member {
    /// The body as the issuer of its catalog.
    pub fn issuer(&self) -> Issuer {
        Issuer { code: Some(self.code.clone()), name: self.name.clone(), level: Some(self.level) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CITY: &str = r#"{"mulu":"1","name":"阜阳市","guideline":"guideline.json","bodies":[
        {"code":"341202","name":"颍州区","level":"county","file":"catalogs/341202.xlsx"}]}"#;

    #[test]
    fn a_body_is_found_by_code_or_name() {
        let city = Jurisdiction::from_json(CITY.as_bytes()).unwrap();
        assert_eq!(city.body("341202"), city.body("颍州区"));
        assert!(city.body("颖州区").unwrap_err().help(crate::Lang::Zh).contains("颍州区"));
    }

    #[test]
    fn files_stay_inside_the_folder() {
        for file in ["../x.xlsx", "/etc/passwd", "a/../../x", "C:\\x.xlsx"] {
            let json = CITY.replace("catalogs/341202.xlsx", &file.replace('\\', "\\\\"));
            assert_eq!(Jurisdiction::from_json(json.as_bytes()).unwrap_err().code(), "path-outside");
        }
    }
}
