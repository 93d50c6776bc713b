//! 公开依据: on which law.
//!
//! [`read`] cuts a cell into citations, whatever its separators, brackets and numbering; [`instruments`]
//! finds what a citation means in a table of laws, and [`lapsed`] whether that no longer applies.

mod articles;
mod cell;
mod compose;
mod find;
mod inside;
mod lookup;
mod number;
mod numeral;
mod refine;
mod scan;
mod title;
mod words;

use schemars::JsonSchema;
use serde::Serialize;

use crate::vocabulary::{LawClass, citation_words};

pub(crate) use lookup::all_lapsed;
pub use lookup::{instruments, lapsed};
pub use number::Number;

/// One citation in a cell of legal bases.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, JsonSchema)]
pub struct Citation {
    /// The piece of the cell that it was read from, exactly as published, without its numbering.
    pub wording: String,
    /// The title in plain characters, without the outer 《》; titles inside it keep their marks
    /// (`国务院办公厅关于印发〈…〉的通知`). Empty where only a number is cited.
    pub title: String,
    /// Whether the title stood in 《》. Abbreviations (信息公开规定, 相关政策文件), references (同上) and titles
    /// with marks only around a part of them do not.
    pub marked: bool,
    /// Its place in the hierarchy of law, as a label (【法律】) or the kind of its number shows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub class: Option<LawClass>,
    /// The issuer named before the title: 安徽省民政厅《…》.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The order, document or standard number. Of an order and the one that amended the text, the latter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<Number>,
    /// The articles cited, each in full in one spelling: `第二十条第一款第三项`, `第三条至第五条`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub articles: Vec<String>,
    /// When it was made and amended, in plain characters: `2018年修正`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub history: Option<String>,
    /// The titles inside the title, outermost first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub nested: Vec<String>,
    /// Whether brackets or 《》 are mismatched, unclosed or lost, or a number
    /// cannot be read for certain.
    pub unbalanced: bool,
}

impl Citation {
    /// Whether it only points to the citation of an entry above (同上).
    pub fn is_reference(&self) -> bool {
        !self.marked && citation_words().refers(&self.title)
    }
}

/// The citations in a cell of legal bases, in order; lines are parted by line breaks. Nothing that the cell
/// says is dropped: words that name no known kind of instrument are a citation without marks. 同上 is one
/// citation of that title ([`Citation::is_reference`]); 无 and dashes are none.
pub fn read(wording: &str) -> Vec<Citation> {
    let cell = cell::Cell::new(wording);
    let tokens = refine::refine(&cell, scan::scan(&cell));
    compose::compose(&cell, &tokens)
}

#[cfg(test)]
mod tests;
