//! A city: its bodies, and the files of their catalogs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::model::{Issuer, Level, Version};
use crate::read;
use crate::text;

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
}

impl Jurisdiction {
    /// A jurisdiction from its JSON document. Its files have to lie inside its folder.
    pub fn from_json(bytes: &[u8]) -> Result<Self> {
        let jurisdiction: Self = read::document(bytes)?;
        let files = jurisdiction.bodies.iter().filter_map(|body| body.file.as_ref());
        for file in files.chain(&jurisdiction.guideline) {
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
