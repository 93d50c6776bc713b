//! Words by which legal bases are read.

use std::sync::LazyLock;

use serde::Deserialize;

use super::LawClass;

/// The words.
#[derive(Debug, Default, Deserialize)]
pub struct CitationWords {
    endings: Vec<String>,
    strong_endings: Vec<String>,
    nesting: Vec<String>,
    issuing: Vec<String>,
    leads: Vec<String>,
    tails: Vec<String>,
    connectives: Vec<String>,
    possessives: Vec<String>,
    dependents: Vec<String>,
    continuations: Vec<String>,
    classes: Vec<Labelled>,
    amended: Vec<String>,
    enacted: Vec<String>,
    qualifiers: Vec<String>,
    references: Vec<String>,
    nothing: Vec<String>,
    vague: Vec<String>,
    bullets: String,
    issuer_endings: Vec<String>,
    issuers: Vec<Issuer>,
}

#[derive(Debug, Deserialize)]
struct Labelled {
    labels: Vec<String>,
    classes: Vec<LawClass>,
}

#[derive(Debug, Deserialize)]
struct Issuer {
    name: String,
    aliases: Vec<String>,
}

/// The table of citation words.
pub fn citation_words() -> &'static CitationWords {
    static TABLE: LazyLock<CitationWords> =
        LazyLock::new(|| super::table(include_str!("../../data/citations.json")));
    &TABLE
}

/// All questions are asked of folded text.
impl CitationWords {
    /// Whether a text ends as the names of instruments do (条例, 通知 …).
    pub fn names_instrument(&self, text: &str) -> bool {
        self.endings.iter().any(|word| text.ends_with(word.as_str()))
    }

    /// Whether a text ends so that nothing but an instrument can be meant (条例, …法; not 规划, 标准).
    pub fn surely_names_instrument(&self, text: &str) -> bool {
        text.ends_with('法') || self.strong_endings.iter().any(|word| text.ends_with(word.as_str()))
    }

    /// Where the last unmistakable ending of an instrument's name ends in a text, in bytes.
    pub fn after_instrument(&self, text: &str) -> usize {
        let ends =
            self.strong_endings.iter().filter_map(|word| text.rfind(word.as_str()).map(|at| at + word.len()));
        ends.max().unwrap_or(0)
    }

    /// Whether a title inside a title may follow a text: 关于印发 〈…〉.
    pub fn nests(&self, text: &str) -> bool {
        self.nesting.iter().any(|word| text.ends_with(word.as_str()))
    }

    /// Whether a title says that it issues or passes on the instrument named in it, rather than amends or
    /// carries it out.
    pub fn issues(&self, before_nested: &str) -> bool {
        self.issuing.iter().any(|word| before_nested.ends_with(word.as_str()))
    }

    /// Whether a text leads to a citation and cites nothing itself (根据, 法律依据).
    pub fn leads(&self, text: &str) -> bool {
        let text = text.trim_end_matches(':');
        self.leads.iter().any(|word| text.ends_with(word.as_str()))
    }

    /// The length in bytes of a leading 根据, 依据: … before a citation without marks.
    pub fn lead(&self, text: &str) -> usize {
        let colon = |word: &String| text.get(word.len()..).is_some_and(|rest| rest.starts_with(':'));
        let lead = longest(&self.leads, text, |text, word| text.starts_with(word));
        lead.map_or(0, |word| match word {
            word if colon(word) => word.len() + 1,
            word if word == text => word.len(),
            // 执行标准 and the like are words of their own: only prepositions lead without a colon.
            word if word.ends_with(['据', '照']) && text.len() > word.len() => word.len(),
            _ => 0,
        })
    }

    /// Whether a text behind a citation cites nothing more (的规定, 等文件).
    pub fn trails(&self, text: &str) -> bool {
        // Whatever 等 sums up is no further citation; 等级 is another word.
        let sums_up = text.starts_with('等') && !text.starts_with("等级");
        sums_up || self.tails.iter().any(|word| word == text)
    }

    /// The length in bytes of a connective (和, 以及) at a text's start.
    pub fn connective(&self, text: &str) -> usize {
        longest(&self.connectives, text, |text, word| text.starts_with(word)).map_or(0, String::len)
    }

    /// The length in bytes of a connective at a text's end.
    pub fn ends_in_connective(&self, text: &str) -> usize {
        longest(&self.connectives, text, |text, word| text.ends_with(word)).map_or(0, String::len)
    }

    /// The length in bytes of 及其 and the like at a text's start, or of 及 before 实施条例 alone: what follows
    /// belongs to the instrument before.
    pub fn possessive(&self, text: &str) -> usize {
        let connective = self.connective(text);
        let rest = text.get(connective..).unwrap_or_default();
        if connective > 0 && self.dependents.iter().any(|word| word == rest) {
            return connective;
        }
        longest(&self.possessives, text, |text, word| text.starts_with(word)).map_or(0, String::len)
    }

    /// Whether a text goes on with the name of the instrument before it: 《…》实施办法, 《…》的通知.
    pub fn continues(&self, text: &str) -> bool {
        self.names_instrument(text) && self.begins_continuation(text)
    }

    /// Whether a text begins as words do that go on with the name before them.
    pub fn begins_continuation(&self, text: &str) -> bool {
        self.continuations.iter().any(|word| text.starts_with(word.as_str()))
    }

    /// The classes that a label such as 部门规章及规范性文件 covers.
    pub fn classes(&self, label: &str) -> Option<&[LawClass]> {
        let found = self.classes.iter().find(|known| known.labels.iter().any(|known| known == label))?;
        Some(&found.classes)
    }

    /// Whether a text tells of amendments.
    pub fn amends(&self, text: &str) -> bool {
        self.amended.iter().any(|word| text.contains(word.as_str()))
    }

    /// Whether a text tells of passing, publication or entry into force.
    pub fn enacts(&self, text: &str) -> bool {
        self.enacted.iter().any(|word| text.contains(word.as_str()))
    }

    /// Whether a text ends with a word of its history (公布, 修订).
    pub fn ends_in_history(&self, text: &str) -> bool {
        self.amended.iter().chain(&self.enacted).any(|word| text.ends_with(word.as_str()))
    }

    /// Whether a text in brackets belongs to the title before it (试行).
    pub fn qualifies(&self, text: &str) -> bool {
        self.qualifiers.iter().any(|word| word == text)
    }

    /// Whether a text points to the citation above (同上).
    pub fn refers(&self, text: &str) -> bool {
        self.references.iter().any(|word| word == text)
    }

    /// Whether a text says that there is none.
    pub fn is_nothing(&self, text: &str) -> bool {
        self.nothing.iter().any(|word| word == text)
    }

    /// Whether a text without punctuation is made of words that cite nothing by name: 相关法律法规, 上级政策文件.
    pub fn is_vague(&self, text: &str) -> bool {
        let mut rest = text;
        while let Some(word) = longest(&self.vague, rest, |rest, word| rest.starts_with(word)) {
            rest = rest.get(word.len()..).unwrap_or_default();
        }
        rest.is_empty() && !text.is_empty()
    }

    /// Whether a character is a bullet or an encircled number.
    pub fn is_bullet(&self, c: char) -> bool {
        matches!(c, '\u{2460}'..='\u{249b}' | '\u{24ea}'..='\u{24ff}' | '\u{2776}'..='\u{2793}' | '\u{3220}'..='\u{3229}')
            || self.bullets.contains(c)
    }

    /// Whether a text ends like the name of a body that issues instruments.
    pub fn names_issuer(&self, text: &str) -> bool {
        self.issuers
            .iter()
            .any(|issuer| issuer.name == text || issuer.aliases.iter().any(|alias| alias == text))
            || self.issuer_endings.iter().any(|word| text.ends_with(word.as_str()))
    }

    /// What follows a known issuer's full name, and 办公厅 where it has one, at the start of a document number.
    /// Where a code itself begins with a name (人社部发), that stays.
    pub fn after_issuer<'a>(&self, text: &'a str) -> Option<&'a str> {
        let rests = self.issuers.iter().filter_map(|issuer| text.strip_prefix(issuer.name.as_str()));
        let rest = rests.min_by_key(|rest| rest.len())?;
        let rest = rest.strip_prefix("办公厅").unwrap_or(rest);
        (rest.chars().count() > 1 && !rest.starts_with(['发', '办', '函', '规', '字'])).then_some(rest)
    }

    /// The known issuer that a text ends with: the length of its name there in bytes, and its standard name.
    pub fn issuer(&self, text: &str) -> Option<(usize, &str)> {
        let names = self.issuers.iter().flat_map(|issuer| {
            issuer.aliases.iter().chain([&issuer.name]).map(|alias| (alias.as_str(), issuer.name.as_str()))
        });
        names
            // 国 alone is the State Council only in 国令.
            .filter(|(alias, _)| if *alias == "国" { text == "国" } else { text.ends_with(alias) })
            .map(|(alias, name)| (alias.len(), name))
            .max_by_key(|(length, _)| *length)
    }
}

fn longest<'a>(words: &'a [String], text: &str, fits: fn(&str, &str) -> bool) -> Option<&'a String> {
    words.iter().filter(|word| fits(text, word)).max_by_key(|word| word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn issuers_by_their_short_names() {
        for (text, name) in [
            ("国", Some("国务院")),
            ("国务院", Some("国务院")),
            ("住建部", Some("住房和城乡建设部")),
            ("住房城乡建设部", Some("住房和城乡建设部")),
            ("条例国务院", Some("国务院")),
            ("中国", None),
        ] {
            assert_eq!(citation_words().issuer(text).map(|(_, name)| name), name, "{text}");
        }
    }

    #[test]
    fn a_preposition_leads_and_a_name_does_not() {
        for (text, length) in
            [("根据信息公开规定", 6), ("依据:信息公开规定", 7), ("执行标准", 0), ("公开依据:预算法", 13)]
        {
            assert_eq!(citation_words().lead(text), length, "{text}");
        }
    }
}
