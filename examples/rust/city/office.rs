//! How a body names itself and its offices.

use mulu::jurisdiction::Member;
use mulu::model::Level;

/// A body as it appears in its own catalog.
#[derive(Debug, Clone)]
pub(crate) struct Office<'a> {
    /// The body.
    pub(crate) member: &'a Member,
    /// The name of the county above a township.
    pub(crate) county: Option<&'a str>,
}

impl Office<'_> {
    /// The level of government.
    pub(crate) fn level(&self) -> Level {
        self.member.level
    }

    /// The catalog's title.
    pub(crate) fn title(&self) -> String {
        format!("{}{}基层政务公开事项目录", self.county.unwrap_or_default(), self.member.name)
    }

    /// The body that discloses: a county's office with this tail, or the township itself.
    pub(crate) fn named(&self, tail: &str) -> String {
        let name = &self.member.name;
        match self.level() {
            // Branch offices belong to the city's bureau, tax offices to the national administration.
            Level::County if tail.ends_with("分局") => format!("阜阳市{name}{tail}"),
            Level::County if tail == "税务局" => format!("国家税务总局{name}{tail}"),
            Level::County => format!("{name}{tail}"),
            _ if name.ends_with("街道") => format!("{name}办事处"),
            _ if name.ends_with("开发区") => format!("{name}管理委员会"),
            _ => format!("{name}人民政府"),
        }
    }
}
