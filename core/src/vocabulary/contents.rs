//! Words and marks by which the elements of a content (公开内容要素) are told apart.

use std::sync::LazyLock;

use serde::Deserialize;

/// The words and marks.
#[derive(Debug, Default, Deserialize)]
pub struct ContentWords {
    separators: String,
    joins: Vec<String>,
    not_joins: Vec<String>,
    leads: Vec<String>,
    endings: Vec<String>,
    not_endings: Vec<String>,
    restrictions: Vec<String>,
    pairs: Vec<String>,
}

/// The table of content words.
pub fn content_words() -> &'static ContentWords {
    static TABLE: LazyLock<ContentWords> =
        LazyLock::new(|| super::table(include_str!("../../data/contents.json")));
    &TABLE
}

impl ContentWords {
    /// Whether a character parts two elements.
    pub fn separates(&self, c: char) -> bool {
        self.separators.contains(c)
    }

    /// How many bytes of a text, from a position, join two elements (和, a comma, a blank) or may do so.
    pub fn join(&self, text: &str, at: usize) -> Option<usize> {
        let rest = text.get(at..)?;
        let join = self.joins.iter().find(|join| rest.starts_with(join.as_str()))?;
        let inside = |word: &&String| {
            word.match_indices(join.as_str()).any(|(before, _)| {
                at.checked_sub(before)
                    .and_then(|start| text.get(start..))
                    .is_some_and(|text| text.starts_with(word.as_str()))
            })
        };
        self.not_joins.iter().find(inside).is_none().then_some(join.len())
    }

    /// An element without the words around it that name none: 公开内容包括, 等信息.
    pub fn bare<'a>(&self, element: &'a str) -> &'a str {
        let mut bare = element;
        if let Some(rest) = self.leads.iter().find_map(|lead| bare.strip_prefix(lead.as_str())) {
            bare = rest.trim_start_matches([':', '：', ' ']);
        }
        if !self.not_endings.iter().any(|word| bare.ends_with(word.as_str()))
            && let Some(rest) = self.endings.iter().find_map(|ending| bare.strip_suffix(ending.as_str()))
        {
            bare = rest;
        }
        if bare.is_empty() { element } else { bare }
    }

    /// Whether words in brackets may take something away (不含…, 仅…, 除…外).
    pub fn restricts(&self, text: &str) -> bool {
        self.restrictions.iter().any(|word| text.contains(word.as_str()))
    }

    /// Whether a mark closes what another one opens.
    pub fn closes(&self, mark: char) -> bool {
        self.pairs.iter().any(|pair| pair.chars().nth(1) == Some(mark))
    }

    /// The mark that closes what a mark opens.
    pub fn closing(&self, open: char) -> Option<char> {
        self.pairs.iter().find_map(|pair| pair.strip_prefix(open)).and_then(|rest| rest.chars().next())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_join_and_words_that_only_hold_one() {
        let joins = |text: &str| -> Vec<usize> {
            text.char_indices().filter_map(|(at, _)| content_words().join(text, at).map(|_| at)).collect()
        };
        assert_eq!(joins("办事指南和结果"), [12]);
        assert_eq!(joins("申请条件以及材料"), [12, 15]);
        for text in ["公众参与情况", "及时公开", "涉及事项", "共和国"] {
            assert!(joins(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn words_around_an_element() {
        for (element, bare) in [
            ("审批结果等信息", "审批结果"),
            ("审批结果等", "审批结果"),
            ("男女平等", "男女平等"),
            ("主要包括：办事指南", "办事指南"),
            ("公开内容", "公开内容"),
        ] {
            assert_eq!(content_words().bare(element), bare, "{element}");
        }
    }
}
