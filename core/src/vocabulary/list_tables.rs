//! What the columns of a power-and-responsibility list (权责清单) or a public-service list (公共服务清单) are headed.

use std::sync::LazyLock;

use serde::Deserialize;

use super::headings::Headings;
use crate::text;

/// The headings of the two lists.
#[derive(Debug, Default, Deserialize)]
pub struct ListTables {
    #[serde(flatten)]
    headings: Headings<ListRole>,
    power: KindSigns,
    service: KindSigns,
    divisions: Vec<String>,
    section_ends: Vec<String>,
}

/// What tells which list a table is.
#[derive(Debug, Default, Deserialize)]
struct KindSigns {
    roles: Vec<ListRole>,
    words: Vec<String>,
}

/// What a column of a list holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ListRole {
    /// 序号.
    Serial,
    /// 项目编码.
    Code,
    /// 项目名称, 事项名称.
    Name,
    /// 子项.
    SubItem,
    /// 权力类型.
    Type,
    /// 实施依据, 设定依据.
    Basis,
    /// 责任事项.
    Duties,
    /// 追责情形.
    Accountability,
    /// 受理条件.
    Conditions,
    /// 承诺时限.
    TimeLimit,
    /// 材料清单.
    Materials,
    /// 实施主体.
    Body,
    /// A heading that is not known: its column is kept by its own name.
    #[default]
    Extra,
}

/// The table of headings of the two lists.
pub fn list_tables() -> &'static ListTables {
    static TABLE: LazyLock<ListTables> =
        LazyLock::new(|| super::table(include_str!("../../data/list_tables.json")));
    &TABLE
}

impl ListTables {
    /// What a column under this heading holds; `None` for an unknown heading.
    pub fn role(&self, heading: &str) -> Option<ListRole> {
        self.headings.role(heading)
    }

    /// What a heading that is not known to the letter is taken for, by one character or by a word in it.
    pub fn near(&self, heading: &str) -> Option<ListRole> {
        self.headings.near(heading).map(|near| near.role)
    }

    /// How much the columns of a table speak for a power list and for a service list.
    pub fn signs<'h>(&self, columns: impl Iterator<Item = (ListRole, &'h str)>) -> [usize; 2] {
        let mut signs = [0, 0];
        for (role, heading) in columns {
            let folded = text::fold(heading);
            for (sign, kind) in signs.iter_mut().zip([&self.power, &self.service]) {
                *sign += usize::from(kind.roles.contains(&role));
                *sign += usize::from(kind.words.iter().any(|word| folded.contains(word.as_str())));
            }
        }
        signs
    }

    /// Whether a name ends like a division's.
    pub fn ends_like_a_division(&self, name: &str) -> bool {
        self.divisions.iter().any(|end| name.len() > end.len() && name.ends_with(end.as_str()))
    }

    /// A line that heads the rows below it (`一、行政许可类事项（12项）`) without number, count and ending.
    pub fn section(&self, line: &str) -> String {
        let folded = text::fold(line);
        let mut name = folded.as_str();
        // Counts stand in brackets behind: (12项), (共12项).
        if let Some((before, count)) = name.strip_suffix(')').and_then(|inner| inner.rsplit_once('('))
            && count.chars().any(|c| c.is_ascii_digit())
        {
            name = before;
        }
        let numbered = name.trim_start_matches('(').trim_start_matches('第');
        if let Some((number, rest)) = numbered
            .split_once(['、', ')', '.', '类', '章'])
            .filter(|(number, _)| text::number(number).is_some())
        {
            let _ = number;
            name = rest;
        }
        let mut name = name.trim_matches([':', '、', '.']);
        while let Some(rest) = self.section_ends.iter().find_map(|end| name.strip_suffix(end.as_str())) {
            name = rest;
        }
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_both_lists() {
        for (heading, role) in [
            ("项 目\n名称", ListRole::Name),
            ("实施依据", ListRole::Basis),
            ("追责情形及依据", ListRole::Accountability),
            ("承诺办结时限（工作日）", ListRole::TimeLimit),
            ("子项", ListRole::SubItem),
        ] {
            assert_eq!(list_tables().role(heading), Some(role), "{heading}");
        }
        assert_eq!(list_tables().role("公开对象"), None);
        assert_eq!(list_tables().near("申请办理条件"), Some(ListRole::Conditions));
        assert_eq!(
            list_tables().near("对应公开目录编码"),
            None,
            "what cites the catalog is no code of the list"
        );
    }

    #[test]
    fn headings_tell_which_list_it_is() {
        let signs = |columns: &[(ListRole, &str)]| list_tables().signs(columns.iter().copied());
        assert_eq!(signs(&[(ListRole::Type, "权力类型"), (ListRole::Duties, "责任事项")]), [2, 0]);
        assert_eq!(signs(&[(ListRole::Name, "服务事项名称"), (ListRole::Materials, "材料清单")]), [0, 2]);
        assert_eq!(signs(&[(ListRole::Name, "事项名称"), (ListRole::Basis, "设定依据")]), [0, 0]);
    }

    #[test]
    fn lines_that_head_rows() {
        for (line, name) in [
            ("一、行政许可（12项）", "行政许可"),
            ("（二）行政处罚类事项", "行政处罚"),
            ("临泉县民政局", "临泉县民政局"),
            ("行政给付", "行政给付"),
        ] {
            assert_eq!(list_tables().section(line), name);
        }
    }
}
