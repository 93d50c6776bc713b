//! What the columns of a catalog table are headed.

use std::sync::LazyLock;

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::headings::{Headings, NearHeading};
use crate::text;

/// The headings.
#[derive(Debug, Default, Deserialize)]
pub struct Headers {
    #[serde(flatten)]
    headings: Headings<Role>,
    note_words: Vec<String>,
    carried_words: Vec<String>,
    plain_sheets: Vec<String>,
    unnamed_domain: String,
    title_words: Vec<String>,
    issuer_words: Vec<String>,
    domain_words: Vec<String>,
    no_title_words: Vec<String>,
    guideline_words: Vec<String>,
    exclusion_sheets: Vec<String>,
    about_sheets: Vec<String>,
    about_headings: [String; 2],
    about_keys: IndexMap<String, Vec<String>>,
}

/// What a column holds.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// 序号.
    Serial,
    /// 编码: the provincial code in a column of its own.
    Code,
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

impl Role {
    /// Whether its heading is also what is answered in a cell (公开对象: 全社会).
    pub fn is_answer(self) -> bool {
        matches!(self, Self::Society | Self::Group | Self::Active | Self::OnRequest | Self::Level)
    }

    /// The role's key in documents and options.
    pub fn key(self) -> String {
        serde_json::to_value(self).ok().and_then(|key| key.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// The role with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        serde_json::from_value(serde_json::Value::from(key)).ok()
    }
}

/// The table of headings.
pub fn headers() -> &'static Headers {
    static TABLE: LazyLock<Headers> = LazyLock::new(|| super::table(include_str!("../../data/headers.json")));
    &TABLE
}

impl Headers {
    /// What a column under this heading holds; `None` for an unknown heading.
    pub fn role(&self, heading: &str) -> Option<Role> {
        self.headings.role(heading)
    }

    /// What a heading that is not known to the letter is taken for: one character of a known heading is wrong,
    /// missing or too much, or a word in it tells. `None` where more than one role is as near.
    pub fn near(&self, heading: &str) -> Option<NearHeading<'_, Role>> {
        self.headings.near(heading)
    }

    /// Whether a word in a heading says that its column is none of a catalog's (电话, 备注).
    pub fn is_extra(&self, heading: &str) -> bool {
        self.headings.told(&text::fold(heading)).is_some_and(|told| told.role == Role::Extra)
    }

    /// How many item levels a heading names (`一级事项/二级事项` names two).
    pub fn item_levels(&self, heading: &str) -> usize {
        const LEVELS: [Role; 6] =
            [Role::Item1, Role::Item2, Role::Item3, Role::Item4, Role::Item5, Role::Item6];
        let folded = text::fold(heading);
        let is_named = |role: &Role| self.headings.names(*role).any(|name| folded.contains(name));
        LEVELS.into_iter().filter(is_named).count()
    }

    /// Whether a line is a note (注：…), not a part of a table.
    pub fn is_note(&self, line: &str) -> bool {
        let folded = text::fold(line);
        self.note_words.iter().any(|word| {
            folded.strip_prefix(word.as_str()).is_some_and(|rest| {
                !word.chars().all(char::is_alphanumeric)
                    || rest
                        .trim_start_matches(|c: char| c.is_ascii_digit())
                        .starts_with([':', '.', '、', ','])
            })
        })
    }

    /// A name without the mark that it is carried over from the page before (`最低生活保障(续)`); `None` where it bears
    /// no such mark.
    pub fn carried(&self, name: &str) -> Option<String> {
        let folded = text::fold(name);
        let marked = self.carried_words.iter().any(|word| folded.ends_with(word.as_str()));
        if !marked {
            return None;
        }
        // The mark is cut off the name as written, which may be wider than its folded form.
        let name = name.trim_end();
        let open = name.rfind(['(', '（', '[', '【', '〔', '［']).or_else(|| name.rfind('续'))?;
        name.get(..open).map(|name| name.trim_end().to_owned()).filter(|name| !name.is_empty())
    }

    /// Whether a sheet's name says nothing of what it holds: `Sheet1`, `表2`, `目录`.
    pub fn is_plain_sheet(&self, name: &str) -> bool {
        let folded = text::fold(name).to_lowercase();
        let bare =
            folded.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '(' | ')' | '-' | '_' | '.'));
        bare.is_empty() || self.plain_sheets.iter().any(|word| word == bare)
    }

    /// What stands in for a domain that nothing names.
    pub fn unnamed_domain(&self) -> &str {
        &self.unnamed_domain
    }

    /// Whether a line speaks of a catalog (目录, 标准): a title, not another line of a page.
    pub fn has_title_word(&self, line: &str) -> bool {
        let folded = text::fold(line);
        self.title_words.iter().any(|word| folded.contains(word.as_str()))
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

    /// What a writer calls the keys and the values of the table 编制说明, where that needs headings.
    pub fn about_headings(&self) -> [&str; 2] {
        self.about_headings.each_ref().map(String::as_str)
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

    /// The roles that have a heading, in the order of the table.
    pub fn roles(&self) -> impl Iterator<Item = Role> {
        self.headings.roles()
    }

    /// The name that a writer gives a column.
    pub fn name(&self, role: Role) -> &str {
        self.headings.names(role).next().unwrap_or_default()
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
    fn headings_that_are_nearly_known() {
        for (heading, role) in [
            ("公幵时限", Role::TimeLimit),
            ("公开依椐", Role::Basis),
            ("公开渠 道和栽体", Role::Channels),
            ("信息公开的时限要求", Role::TimeLimit),
            ("公开责任主体（单位）名称", Role::Body),
        ] {
            assert_eq!(headers().near(heading).map(|near| near.role), Some(role), "{heading}");
        }
        for heading in ["监督举报电话", "事项类型", "联系方式", "备注", "审核信息", "X级事项"]
        {
            assert_eq!(headers().near(heading), None, "{heading}");
        }
    }

    #[test]
    fn notes_carried_names_and_plain_sheets() {
        assert!(
            headers().is_note("注：■为必选项")
                && headers().is_note("※ 由各镇填写")
                && headers().is_note("备注1.各镇")
        );
        assert!(!headers().is_note("注销登记") && !headers().is_note("说明书"));
        assert_eq!(headers().carried("最低生活保障（续）").as_deref(), Some("最低生活保障"));
        assert_eq!(headers().carried("手续"), None);
        assert!(headers().is_plain_sheet("Sheet1") && headers().is_plain_sheet("表 2"));
        assert!(!headers().is_plain_sheet("社会救助"));
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
