//! How the name of a list's item and the name of a catalog's item are compared.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::text;

/// The words of names.
#[derive(Debug, Default, Deserialize)]
pub struct ItemNames {
    disclosed: Vec<Disclosed>,
    aspects: Vec<AspectWords>,
    particles: Vec<char>,
    acts_alike: Vec<Vec<String>>,
    fillers: Vec<String>,
    stages: Vec<String>,
    leads: Vec<String>,
    ends: Vec<String>,
    remarks: Vec<String>,
    catalog_headings: Vec<String>,
    own_law: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
struct Disclosed {
    word: String,
    aspects: Vec<String>,
    /// Only where the name says nothing else.
    #[serde(default)]
    whole: bool,
}

#[derive(Debug, Default, Deserialize)]
struct AspectWords {
    aspect: String,
    words: Vec<String>,
}

/// A text before a colon that is longer, in characters, names no matter.
const LONGEST_LEAD: usize = 40;

/// The table of the words of names.
pub fn item_names() -> &'static ItemNames {
    static TABLE: LazyLock<ItemNames> =
        LazyLock::new(|| super::table(include_str!("../../data/item_names.json")));
    &TABLE
}

impl ItemNames {
    /// What a name is about, without the words that say what of it is disclosed: 食品经营许可 of `食品经营许可服务指南`. Empty for a name
    /// that says nothing else (`办事指南`).
    pub fn matter<'n>(&self, folded: &'n str) -> &'n str {
        let mut matter = folded.trim_matches(is_mark);
        while let Some(rest) = self.longest_end(matter) {
            matter = rest.trim_end_matches(is_mark).trim_end_matches('的');
        }
        matter
    }

    fn longest_end<'n>(&self, name: &'n str) -> Option<&'n str> {
        let rests = self.disclosed.iter().filter_map(|one| {
            let rest = name.strip_suffix(one.word.as_str())?;
            (!one.whole || rest.is_empty()).then_some(rest)
        });
        rests.min_by_key(|rest| rest.len())
    }

    /// The matter that a content begins with, before a colon or before the words that say what of it is disclosed; `None` where it begins
    /// with something else.
    pub fn lead<'c>(&self, folded: &'c str) -> Option<&'c str> {
        let end = folded.find([':', ';', '。', '、', ',', '\n', '；', '，', '：']).unwrap_or(folded.len());
        let first = folded.get(..end)?;
        let colon = folded.get(end..).is_some_and(|rest| rest.starts_with([':', '：']));
        let behind = |text: &str| {
            let words = self.disclosed.iter().filter(|one| !one.whole);
            words.filter_map(|one| text.find(one.word.as_str())).min()
        };
        let at = behind(first);
        // A list of elements (名称、地址) names no matter; what stands before a colon may itself have marks in it.
        let before = match (at, colon) {
            (Some(at), _) => first.get(..at)?,
            (None, true) => first,
            (None, false) => {
                let whole = folded.find([':', '：']).and_then(|end| folded.get(..end))?;
                whole.get(..behind(whole)?)?
            }
        };
        let matter = self.matter(before).trim_end_matches('的');
        (!matter.is_empty() && matter.chars().count() <= LONGEST_LEAD).then_some(matter)
    }

    /// The name as it is compared to the letter: its words without particles and without what does not belong to it (`对…的处罚`).
    pub fn plain(&self, name: &str) -> String {
        let folded = self.without_remark(text::fold(name));
        let matter = self.matter(&folded);
        let matter = if matter.is_empty() { folded.as_str() } else { matter };
        let matter = self.leads.iter().find_map(|lead| matter.strip_prefix(lead.as_str())).unwrap_or(matter);
        let mut plain: String = text::words(matter).chars().filter(|c| !self.particles.contains(c)).collect();
        // 行为, 事项 stand before the act too: 对…行为的处罚.
        for end in &self.ends {
            if end.chars().count() > 1 {
                for act in self.acts_alike.iter().flatten() {
                    if let Some(rest) = plain.strip_suffix(&format!("{end}{act}")) {
                        plain = format!("{rest}{act}");
                        break;
                    }
                }
            }
        }
        while let Some(rest) = self.ends.iter().find_map(|end| plain.strip_suffix(end.as_str())) {
            if rest.chars().count() < 2 {
                break;
            }
            plain = rest.to_owned();
        }
        plain
    }

    /// A name without the remark in brackets behind it that says what it takes in (`(含变更、注销)`).
    fn without_remark(&self, folded: String) -> String {
        let remark = folded.strip_suffix(')').and_then(|inner| inner.rsplit_once('('));
        match remark {
            Some((name, remark)) if self.remarks.iter().any(|word| remark.starts_with(word.as_str())) => {
                name.to_owned()
            }
            _ => folded,
        }
    }

    /// A plain name without its acts and stages: what is permitted, not that it is. A name that says nothing else stays whole.
    pub fn core(&self, plain: &str) -> String {
        let core = self.stripped(plain);
        if core.chars().count() < 2 { plain.to_owned() } else { core }
    }

    /// The same, be it nothing.
    pub fn stripped(&self, plain: &str) -> String {
        let mut words: Vec<&String> =
            self.acts_alike.iter().flatten().chain(&self.stages).chain(&self.fillers).collect();
        words.sort_by_key(|word| std::cmp::Reverse(word.len()));
        words.into_iter().fold(plain.to_owned(), |core, word| core.replace(word.as_str(), ""))
    }

    /// The positions of the groups of acts that a plain name speaks of.
    pub fn deeds(&self, plain: &str) -> Vec<usize> {
        let is_in = |group: &[String]| group.iter().any(|act| plain.contains(act.as_str()));
        (0..).zip(&self.acts_alike).filter(|(_, group)| is_in(group)).map(|(at, _)| at).collect()
    }

    /// A folded name without the remark in brackets that it ends with, whatever that says (`护士执业注册(县级权限)`).
    pub fn without_brackets<'n>(&self, folded: &'n str) -> Option<&'n str> {
        let (name, _) = folded.strip_suffix(')')?.rsplit_once('(')?;
        (name.chars().count() > 1).then_some(name)
    }

    /// The stages that a plain name speaks of, in the order of the table.
    pub fn stages(&self, plain: &str) -> Vec<&str> {
        self.stages.iter().map(String::as_str).filter(|stage| plain.contains(stage)).collect()
    }

    /// The keys of what a text says is disclosed of a matter (`guide`, `process`, `result`), in the order of the table.
    pub fn aspects(&self, folded: &str) -> Vec<&str> {
        let by_word = |aspect: &AspectWords| {
            aspect.words.iter().any(|word| folded.contains(word.as_str()))
                || self
                    .disclosed
                    .iter()
                    .any(|one| one.aspects.contains(&aspect.aspect) && folded.ends_with(one.word.as_str()))
        };
        self.aspects.iter().filter(|aspect| by_word(aspect)).map(|aspect| aspect.aspect.as_str()).collect()
    }

    /// Whether a folded heading of a list's column cites the catalog.
    pub fn cites_catalog(&self, folded: &str) -> bool {
        self.catalog_headings.iter().any(|word| folded.contains(word.as_str()))
    }

    /// Whether a citation is of the law that every entry cites.
    pub fn is_own_law(&self, citation: &str) -> bool {
        self.own_law.iter().any(|law| citation.contains(law.as_str()))
    }
}

fn is_mark(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '(' | ')' | '《' | '》')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_what_is_disclosed_of_it() {
        for (name, matter) in [
            ("食品经营许可服务指南", "食品经营许可"),
            ("办事指南", ""),
            ("审核审批信息", ""),
            ("出生登记过程和结果信息", "出生登记"),
            ("取水许可审批结果", "取水许可审批"),
            ("审批结果", ""),
            ("村庄规划", "村庄规划"),
        ] {
            assert_eq!(item_names().matter(name), matter, "{name}");
        }
    }

    #[test]
    fn a_content_begins_with_its_matter() {
        for (content, lead) in [
            ("食品经营许可服务指南:申请条件、申请材料", Some("食品经营许可")),
            ("校车使用许可办理条件、申请材料", Some("校车使用许可")),
            ("民办学校设立、变更、终止审批办事指南:依据", Some("民办学校设立、变更、终止审批")),
            ("对露天烧烤行为的处罚依据:条款", Some("对露天烧烤行为")),
            ("办理事项、办理条件、标准", None),
            ("名称、地址、电话", None),
        ] {
            assert_eq!(item_names().lead(content), lead, "{content}");
        }
    }

    #[test]
    fn plain_names() {
        let plain = |name: &str| item_names().plain(name);
        assert_eq!(plain("食品、药品的经营许可"), plain("食品及药品经营许可证"));
        assert_eq!(plain("对露天烧烤行为的处罚"), plain("露天烧烤处罚"));
        assert_ne!(plain("食品经营许可"), plain("食品生产许可"));
        assert_eq!(
            item_names().core(&plain("建设工程规划审批")),
            item_names().core(&plain("建设工程规划许可"))
        );
        assert_eq!(item_names().stages("食品经营许可变更注销"), ["变更", "注销"]);
    }

    #[test]
    fn what_is_disclosed_of_a_matter() {
        let aspects = |text: &str| item_names().aspects(text).join(" ");
        assert_eq!(aspects("食品经营许可办事指南:申请条件、申请材料"), "guide");
        assert_eq!(aspects("出生登记过程和结果信息"), "process result");
        assert_eq!(aspects("年度工作总结"), "");
    }
}
