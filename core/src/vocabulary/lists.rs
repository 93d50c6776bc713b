//! Words by which a catalog cites the power-and-responsibility list (权责清单) and the public-service list (公共服务清单).

use std::sync::LazyLock;

use serde::Deserialize;

/// The words.
#[derive(Debug, Default, Deserialize)]
pub struct ListWords {
    lists: Vec<ListNames>,
    leads: Vec<String>,
    numbers: Vec<String>,
    denials: Vec<String>,
    institutions: Vec<String>,
    basis_headings: Vec<String>,
    nothing: Vec<String>,
    affirmations: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
struct ListNames {
    kind: String,
    names: Vec<String>,
}

/// The table of the two lists.
pub fn list_words() -> &'static ListWords {
    static TABLE: LazyLock<ListWords> = LazyLock::new(|| super::table(include_str!("../../data/lists.json")));
    &TABLE
}

impl ListWords {
    /// The keys of the lists that a folded text names, each once, in the order in which it names them. A denial (未列入权责清单)
    /// and a text about such lists in general (权力清单制度) name none.
    pub fn named(&self, folded: &str) -> Vec<&str> {
        self.kinds(folded, |_, _| true)
    }

    /// The keys of the lists that a folded text refers to: it names them and leads over to them, or says
    /// which item. A name alone may be what is disclosed.
    pub fn referred(&self, folded: &str) -> Vec<&str> {
        self.kinds(folded, |before, after| {
            let number = after.trim_start_matches(|c: char| !c.is_alphanumeric());
            self.leads.iter().any(|word| before.contains(word.as_str()))
                || self.numbers.iter().any(|word| number.starts_with(word.as_str()))
                || after.starts_with(':')
                // Fewer digits are a year (权责清单(2020年本)).
                || number.bytes().take_while(u8::is_ascii_digit).count() > 4
        })
    }

    fn kinds(&self, folded: &str, fits: impl Fn(&str, &str) -> bool) -> Vec<&str> {
        let first = |list: &ListNames| {
            let names = list.names.iter().flat_map(|name| folded.match_indices(name.as_str()));
            let cited = names.filter(|(at, name)| {
                let before = folded.get(..*at).unwrap_or_default();
                let after = folded.get(at + name.len()..).unwrap_or_default();
                !self.institutions.iter().any(|word| after.starts_with(word.as_str()))
                    && !self.denials.iter().any(|word| before.ends_with(word.as_str()))
                    && fits(before, after)
            });
            cited.map(|(at, _)| at).min()
        };
        let mut found: Vec<(usize, &str)> =
            self.lists.iter().filter_map(|list| Some((first(list)?, list.kind.as_str()))).collect();
        found.sort_unstable();
        found.into_iter().map(|(_, kind)| kind).collect()
    }

    /// What stands before the first name of a list in a folded title.
    pub fn before_name<'t>(&self, folded: &'t str) -> Option<&'t str> {
        let names = self.lists.iter().flat_map(|list| &list.names);
        let first = names.filter_map(|name| folded.find(name.as_str())).min()?;
        folded.get(..first).filter(|before| !before.is_empty())
    }

    /// Whether a folded heading is of a column in which rules are cited.
    pub fn heads_basis(&self, folded: &str) -> bool {
        self.basis_headings.iter().any(|heading| folded.contains(heading.as_str()))
    }

    /// Whether the words of a cell say that there is one, and not which (已列入).
    pub fn is_affirmation(&self, words: &str) -> bool {
        self.affirmations.iter().any(|yes| yes == words)
    }

    /// Whether the words of a cell say that there is none: 无, 不涉及, 未列入权责清单.
    pub fn is_nothing(&self, words: &str) -> bool {
        let is_denied = |name: &String| {
            let before = words.split_once(name.as_str()).map(|(before, _)| before);
            before.is_some_and(|before| self.denials.iter().any(|denial| denial == before))
        };
        words.is_empty()
            || self.nothing.iter().any(|nothing| nothing == words)
            || self.lists.iter().flat_map(|list| &list.names).any(is_denied)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_named_denied_and_spoken_of() {
        for (text, kinds) in [
            ("对应权责清单项目编码", &["power"][..]),
            ("临泉县民政局权责清单(2020年本)", &["power"]),
            ("公共服务清单事项名称", &["service"]),
            ("权责清单/公共服务清单事项", &["power", "service"]),
            ("政务服务事项、行政权力", &["service", "power"]),
            ("未列入权责清单", &[]),
            ("关于推行地方各级政府工作部门权力清单制度的指导意见", &[]),
            ("备注", &[]),
        ] {
            assert_eq!(list_words().named(text), kinds, "{text}");
        }
    }

    #[test]
    fn cells_that_say_nothing() {
        for words in ["", "无", "不涉及", "未列入权责清单", "暂无权力编码"] {
            assert!(list_words().is_nothing(words), "{words}");
        }
        for words in ["无障碍设施建设审批", "340100001", "是"] {
            assert!(!list_words().is_nothing(words), "{words}");
        }
    }

    #[test]
    fn a_reference_is_more_than_a_name() {
        for (text, kinds) in [
            ("依据本局权责清单", &["power"][..]),
            ("权责清单编码", &["power"]),
            ("权责清单(3412210001)", &["power"]),
            ("对应公共服务事项:临时救助", &["service"]),
            ("部门权责清单", &[]),
            ("公共服务事项办事指南", &[]),
            ("未列入权责清单", &[]),
        ] {
            assert_eq!(list_words().referred(text), kinds, "{text}");
        }
    }
}
