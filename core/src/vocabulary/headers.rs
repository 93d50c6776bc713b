//! What the columns of a catalog table are headed.

use std::sync::LazyLock;

use indexmap::IndexMap;
use rustc_hash::FxHashMap;
use serde::Deserialize;

use crate::text;

/// The headings.
#[derive(Debug, Default, Deserialize)]
pub struct Headers {
    columns: Columns,
    title_words: Vec<String>,
    issuer_words: Vec<String>,
    domain_words: Vec<String>,
    no_title_words: Vec<String>,
    guideline_words: Vec<String>,
    exclusion_sheets: Vec<String>,
    about_sheets: Vec<String>,
    about_keys: IndexMap<String, Vec<String>>,
}

/// The columns, and their roles by each of their names.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Vec<Column>")]
struct Columns {
    all: Vec<Column>,
    roles: FxHashMap<String, Role>,
    longest: usize,
}

impl From<Vec<Column>> for Columns {
    fn from(all: Vec<Column>) -> Self {
        let named = all.iter().flat_map(|column| column.names.iter().map(|name| (name.clone(), column.role)));
        let roles: FxHashMap<String, Role> = named.collect();
        let longest = roles.keys().map(String::len).max().unwrap_or_default();
        Self { all, roles, longest }
    }
}

#[derive(Debug, Default, Deserialize)]
struct Column {
    role: Role,
    names: Vec<String>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 序号.
    Serial,
    /// 公开领域, with or without its code.
    Domain,
    /// 公开事项: the heading over the item levels.
    Items,
    /// 一级事项.
    Item1,
    /// 二级事项.
    Item2,
    /// 三级事项.
    Item3,
    /// 四级事项.
    Item4,
    /// 五级事项.
    Item5,
    /// 六级事项.
    Item6,
    /// 公开内容(要素).
    Content,
    /// 公开依据.
    Basis,
    /// 公开时限.
    TimeLimit,
    /// 公开主体.
    Body,
    /// 公开渠道和载体.
    Channels,
    /// 公开对象: the heading over its two columns, or one column of words.
    Audience,
    /// 全社会.
    Society,
    /// 特定群体.
    Group,
    /// 公开方式: the heading over its two columns, or one column of words.
    Method,
    /// 主动.
    Active,
    /// 依申请公开.
    OnRequest,
    /// 公开层级: the heading over the level columns, or one column of words.
    Levels,
    /// One level, named by the heading itself.
    Level,
    /// 理由: why a part of the guideline does not apply.
    Reason,
    /// A heading that is not known: its column is kept by its own name.
    #[default]
    Extra,
}

/// The table of headings.
pub fn headers() -> &'static Headers {
    static TABLE: LazyLock<Headers> = LazyLock::new(|| super::table(include_str!("../../data/headers.json")));
    &TABLE
}

impl Headers {
    /// What a column under this heading holds; `None` for an unknown heading.
    pub fn role(&self, heading: &str) -> Option<Role> {
        // Most cells are far too long to be a heading, even one broken up by blanks.
        if heading.len() > 4 * self.columns.longest {
            return None;
        }
        let folded = text::fold(heading);
        let bare = folded.trim_matches([':', '*', '、', '.']);
        let known = |heading: &str| self.columns.roles.get(heading).copied();
        // A remark in brackets behind a heading (`特定群体(请写明)`) does not change what it heads.
        known(bare).or_else(|| known(bare.strip_suffix(')')?.rsplit_once('(')?.0))
    }

    /// A domain's name in a sheet name or a title row: the words around it (领域基层政务公开标准目录 …) removed. A
    /// title without such words is the name as it stands.
    pub fn domain_name(&self, title: &str) -> String {
        let folded = text::fold(title);
        let name = self.bare_domain_name(&folded);
        if name == folded { title.trim().to_owned() } else { name }
    }

    fn bare_domain_name(&self, folded: &str) -> String {
        let mut name = folded.to_owned();
        if let Some((_, rest)) = name.split_once(')').filter(|(number, _)| {
            let number = number.trim_start_matches('(');
            text::number(number).is_some()
        }) {
            name = rest.to_owned();
        }
        if let Some((number, rest)) = name.split_once(['、', '.'])
            && text::number(number).is_some()
        {
            name = rest.to_owned();
        }
        while let Some(word) =
            self.title_words.iter().filter(|word| name.ends_with(word.as_str())).max_by_key(|word| word.len())
        {
            name.truncate(name.len() - word.len());
        }
        name
    }

    /// The name behind 编制单位: and its like in a line above the table.
    pub fn issuer_line<'a>(&self, line: &'a str) -> Option<&'a str> {
        behind(line, &self.issuer_words)
    }

    /// The name behind 公开领域: in a line above the table.
    pub fn domain_line<'a>(&self, line: &'a str) -> Option<&'a str> {
        behind(line, &self.domain_words)
    }

    /// Whether a line above a table may be its title: not an attachment's number (附件2), and no key and value.
    pub fn is_title(&self, line: &str) -> bool {
        let folded = text::fold(line);
        !folded.contains(':') && !self.no_title_words.iter().any(|word| folded.starts_with(word.as_str()))
    }

    /// What a folded key of the sheet 编制说明 means (`title`, `issuer` …); empty for an unknown one.
    pub fn about_key(&self, folded: &str) -> &str {
        let known = self.about_keys.iter().find(|(_, words)| words.iter().any(|word| word == folded));
        known.map_or("", |(key, _)| key)
    }

    /// What a writer calls a key of the sheet 编制说明.
    pub fn about_name(&self, key: &str) -> &str {
        self.about_keys.get(key).and_then(|words| words.first()).map_or("", String::as_str)
    }

    /// Whether a title is a guideline's (指引目录).
    pub fn is_guideline_title(&self, title: &str) -> bool {
        self.guideline_words.iter().any(|word| title.contains(word.as_str()))
    }

    /// The name of the sheet that tells about the catalog.
    pub fn about_sheet(&self) -> &str {
        self.about_sheets.first().map_or("", String::as_str)
    }

    /// The words that introduce the issuer and the domain in a line above a table.
    pub fn line_words(&self) -> (&str, &str) {
        let first = |words: &'static [String]| words.first().map_or("", String::as_str);
        (first(&headers().issuer_words), first(&headers().domain_words))
    }

    /// The name of the sheet that lists what does not apply.
    pub fn exclusion_sheet(&self) -> &str {
        self.exclusion_sheets.first().map_or("", String::as_str)
    }

    /// The title that a writer gives a domain's table.
    pub fn domain_title(&self, domain: &str) -> String {
        format!("{domain}{}", self.title_words.first().map_or("", String::as_str))
    }

    /// Whether a sheet of this name lists the parts of the guideline that do not apply.
    pub fn is_exclusion_sheet(&self, name: &str) -> bool {
        let name = text::fold(name);
        self.exclusion_sheets.iter().any(|word| name.contains(word.as_str()))
    }

    /// Whether a sheet of this name tells about the catalog (编制说明).
    pub fn is_about_sheet(&self, name: &str) -> bool {
        let name = text::fold(name);
        self.about_sheets.contains(&name)
    }

    /// The name that a writer gives a column.
    pub fn name(&self, role: Role) -> &str {
        let column = self.columns.all.iter().find(|column| column.role == role);
        column.and_then(|column| column.names.first()).map_or("", String::as_str)
    }
}

/// What stands behind one of these words and a colon.
fn behind<'a>(line: &'a str, words: &[String]) -> Option<&'a str> {
    let line = line.trim();
    words.iter().find_map(|word| {
        let rest = line.strip_prefix(word.as_str())?.trim_start();
        rest.strip_prefix([':', '：']).map(str::trim).filter(|name| !name.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_however_broken() {
        for (heading, role) in [
            ("序 号", Role::Serial),
            ("公开\n时限", Role::TimeLimit),
            ("全\n社 会", Role::Society),
            ("依申\n请公 开", Role::OnRequest),
            ("公开内容（要素）", Role::Content),
            ("公开渠道和载体", Role::Channels),
            ("一级事项（编码）", Role::Item1),
        ] {
            assert_eq!(headers().role(heading), Some(role), "{heading}");
        }
        assert_eq!(headers().role("咨询电话"), None);
    }

    #[test]
    fn a_title_gives_the_domain() {
        for title in [
            "（五）社会救助领域基层政务公开标准目录",
            "社会救助领域基层政务公开事项目录",
            "社会救助",
            "五、社会救助领域",
        ] {
            assert_eq!(headers().domain_name(title), "社会救助", "{title}");
        }
    }
}
