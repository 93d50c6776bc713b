//! Words by which generic bodies and the levels of bodies are known.

use std::borrow::Cow;
use std::sync::LazyLock;

use serde::Deserialize;

/// The words.
#[derive(Debug, Default, Deserialize)]
pub struct Bodies {
    generic: Vec<String>,
    class_words: Vec<String>,
    classes: Vec<String>,
    class_openings: Vec<String>,
    not_class_openings: Vec<String>,
    joins: Vec<String>,
    class_endings: Vec<String>,
    duty_endings: Vec<String>,
    government_endings: Vec<String>,
    body_endings: Vec<String>,
    levels: Vec<LevelOf>,
}

#[derive(Debug, Default, Deserialize)]
struct LevelOf {
    level: String,
    words: Vec<String>,
    #[serde(default)]
    except: Vec<String>,
    #[serde(default)]
    endings: Vec<String>,
}

/// The table of body words.
pub fn bodies() -> &'static Bodies {
    static TABLE: LazyLock<Bodies> = LazyLock::new(|| super::table(include_str!("../../data/bodies.json")));
    &TABLE
}

impl Bodies {
    /// Whether a folded name is one of the generic bodies that guidelines name.
    pub fn is_generic(&self, folded: &str) -> bool {
        self.generic.iter().any(|name| name == folded)
    }

    /// A folded name without the words of level and class before it: `县级政府民政部门` becomes `民政部门`.
    pub fn without_class_words<'a>(&self, folded: &'a str) -> &'a str {
        let mut rest = folded;
        while let Some(word) = self
            .class_words
            .iter()
            .filter(|word| rest.starts_with(word.as_str()))
            .max_by_key(|word| word.len())
        {
            let shorter = rest.get(word.len()..).unwrap_or_default();
            if shorter.is_empty() {
                break;
            }
            rest = shorter;
        }
        rest
    }

    /// Whether what remains without class words is a class of bodies.
    pub fn is_class(&self, rest: &str) -> bool {
        self.classes.iter().any(|class| class == rest)
            || self.class_endings.iter().any(|end| rest.ends_with(end.as_str()))
    }

    /// What the bodies of a class are for, from its folded name, and whether they are governments: 民政 of 县级政府民政部门, nothing
    /// of 乡镇人民政府.
    pub fn duty(&self, folded: &str) -> (String, bool) {
        let bare = folded.split('(').next().unwrap_or(folded);
        let rest = self.without_class_words(bare);
        if self.classes.iter().any(|class| class == rest) {
            return (String::new(), self.is_government(bare));
        }
        let end =
            self.class_endings.iter().filter(|end| rest.ends_with(end.as_str())).max_by_key(|end| end.len());
        let rest = end.and_then(|end| rest.strip_suffix(end.as_str())).unwrap_or(rest);
        let qualified = |rest: &str| {
            self.duty_endings.iter().find_map(|end| rest.strip_suffix(end.as_str()).map(str::to_owned))
        };
        (qualified(rest).unwrap_or_else(|| rest.to_owned()).replace('和', ""), false)
    }

    /// Whether a folded name is that of a government or its office in a street.
    pub fn is_government(&self, folded: &str) -> bool {
        self.government_endings.iter().any(|end| folded.ends_with(end.as_str()))
    }

    /// Whether a folded name begins with words that say a class whatever follows: 各中小学校, 县级税务局.
    pub fn opens_class(&self, folded: &str) -> bool {
        let begins = |words: &[String]| words.iter().any(|word| folded.starts_with(word.as_str()));
        begins(&self.class_openings) && !begins(&self.not_class_openings)
    }

    /// The word between two bodies (和, 或者) that a text begins with.
    pub fn join(&self, text: &str) -> Option<&str> {
        self.joins.iter().find(|word| text.starts_with(word.as_str())).map(String::as_str)
    }

    /// Whether a folded name ends as the names of bodies do (局, 委员会, 人民政府 …).
    pub fn ends_like_a_body(&self, folded: &str) -> bool {
        self.body_endings.iter().any(|end| folded.ends_with(end.as_str()))
    }

    /// The key of the level that a folded name shows, the lowest named: a street office of a district is
    /// township level.
    pub fn level(&self, folded: &str) -> Option<&str> {
        let level = self.levels.iter().find(|level| {
            let mut text = Cow::Borrowed(folded);
            for word in &level.except {
                if text.contains(word.as_str()) {
                    text = Cow::Owned(text.replace(word.as_str(), ""));
                }
            }
            level.words.iter().any(|word| text.contains(word.as_str()))
                || level.endings.iter().any(|word| text.ends_with(word.as_str()))
        })?;
        Some(level.level.as_str())
    }
}
