//! The text of a part of a page, as a browser shows it.

use ego_tree::{NodeId, NodeRef};
use rustc_hash::FxHashSet;

use super::source::{OPENING, put_back};
use super::tree::{Element, Node, Step, Walk};
use crate::read::grid::PICTURE;
use crate::vocabulary::{marks, page_words};

/// A text that is put together from the pieces of a page.
#[derive(Debug, Default)]
pub(super) struct Text {
    out: String,
    /// Blanks between the last word and the next.
    blank: Blank,
    /// Line breaks between the last word and the next.
    breaks: usize,
    /// How many elements are open that keep blanks.
    keeps: usize,
}

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
enum Blank {
    #[default]
    None,
    Plain,
    /// With a line break of the source in it: between Chinese characters it is nothing.
    Break,
}

impl Text {
    /// Adds a text.
    pub(super) fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' if self.keeps > 0 => self.line_break(),
                ' ' | '\t' if self.keeps > 0 => self.put(c),
                '\n' | '\r' => self.blank = Blank::Break,
                ' ' | '\t' | '\u{c}' if self.blank == Blank::None => self.blank = Blank::Plain,
                ' ' | '\t' | '\u{c}' => {}
                '\u{a0}' => self.put(' '),
                _ => self.put(c),
            }
        }
    }

    /// Breaks the line.
    fn line_break(&mut self) {
        self.breaks += 1;
        self.blank = Blank::None;
    }

    /// Begins or ends a block, which has lines of its own.
    fn block(&mut self) {
        self.breaks = self.breaks.max(1);
        self.blank = Blank::None;
    }

    fn put(&mut self, c: char) {
        if self.breaks > 0 {
            if !self.out.is_empty() {
                self.out.truncate(self.out.trim_end_matches(' ').len());
                self.out.extend(std::iter::repeat_n('\n', self.breaks));
            }
        } else if self.blank != Blank::None
            && let Some(last) = self.out.chars().next_back()
            && !(self.blank == Blank::Break && is_chinese(last) && is_chinese(c))
        {
            self.out.push(' ');
        }
        (self.breaks, self.blank) = (0, Blank::None);
        self.out.push(c);
    }

    /// Takes in a step into an element; `false` where what it holds is not shown.
    pub(super) fn enter(&mut self, element: &Element) -> bool {
        if element.is_hidden() {
            return false;
        }
        match element.name() {
            "br" => self.line_break(),
            "input" => self.text(&input(element)),
            "img" => self.text(&picture(element)),
            "pre" | "textarea" => {
                self.block();
                self.keeps += 1;
            }
            "option" | "select" => {}
            "object" | "embed" | "canvas" | "svg" | "video" => {
                self.put(PICTURE);
                return false;
            }
            name if is_silent(name) => return false,
            name if is_block(name) => self.block(),
            _ => {}
        }
        true
    }

    /// Takes in a step out of an element that was entered.
    pub(super) fn leave(&mut self, element: &Element) {
        match element.name() {
            "pre" | "textarea" => {
                self.block();
                self.keeps = self.keeps.saturating_sub(1);
            }
            name if is_block(name) => self.block(),
            _ => {}
        }
    }

    /// Whether nothing was added.
    pub(super) fn is_empty(&self) -> bool {
        self.out.trim().is_empty()
    }

    /// The text, and the words in it that were taken for tags.
    pub(super) fn finish(self) -> (String, Vec<String>) {
        put_back(self.out.trim_matches([' ', '\n', '\t']).to_owned())
    }
}

/// The text of a cell or caption without the tables in it that stand on their own, and the words in it that were
/// taken for tags.
pub(super) fn text(root: NodeRef<'_, Node>, apart: &FxHashSet<NodeId>) -> (String, Vec<String>) {
    let mut text = Text::default();
    let mut walk = Walk::new(root);
    let mut hidden: Option<NodeId> = None;
    while let Some(step) = walk.next() {
        match step {
            Step::Enter(node, _) if apart.contains(&node.id()) => walk.pass_over(node),
            Step::Enter(node, element) if element.name() == "select" => {
                text.text(&selected(node));
                walk.pass_over(node);
            }
            Step::Enter(node, element) => {
                // A cell that is itself hidden was left out before.
                if !text.enter(element) && node.id() != root.id() {
                    hidden = Some(node.id());
                    walk.pass_over(node);
                }
            }
            Step::Text(words) => text.text(words),
            Step::Leave(node, _) if hidden == Some(node.id()) => hidden = None,
            Step::Leave(_, element) => text.leave(element),
        }
    }
    text.finish()
}

/// Whether a blank that stands for a line break of the source between two such characters is none.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}' | '“' | '”' | '‘' | '’' | '…' | '—')
}

/// Elements that show nothing of what they hold.
pub(super) fn is_silent(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "template"
            | "noscript"
            | "head"
            | "iframe"
            | "datalist"
            | "audio"
            | "map"
            | "rp"
    )
}

/// Elements that have lines of their own.
pub(super) fn is_block(name: &str) -> bool {
    matches!(
        name,
        "address"
            | "article"
            | "aside"
            | "blockquote"
            | "body"
            | "caption"
            | "center"
            | "dd"
            | "details"
            | "dir"
            | "div"
            | "dl"
            | "dt"
            | "fieldset"
            | "figcaption"
            | "figure"
            | "footer"
            | "form"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "header"
            | "hr"
            | "legend"
            | "li"
            | "main"
            | "menu"
            | "nav"
            | "ol"
            | "p"
            | "section"
            | "summary"
            | "table"
            | "tbody"
            | "td"
            | "tfoot"
            | "th"
            | "thead"
            | "tr"
            | "ul"
    )
}

/// What a field of a form shows.
fn input(element: &Element) -> String {
    let value = || element.attribute("value").unwrap_or_default().to_owned();
    match element.attribute("type").unwrap_or_default().to_ascii_lowercase().as_str() {
        "checkbox" | "radio" => {
            if element.attribute("checked").is_some() {
                "☑".to_owned()
            } else {
                "☐".to_owned()
            }
        }
        "hidden" | "button" | "submit" | "reset" | "file" | "password" => String::new(),
        "image" => PICTURE.to_string(),
        _ => value(),
    }
}

/// What stands for a picture: its short words where they are a mark or may be one, else the sign for a picture. A
/// picture that only makes room is nothing.
fn picture(element: &Element) -> String {
    let makes_room = |side: &str| {
        element.attribute(side).is_some_and(|size| matches!(size.trim().trim_end_matches("px"), "0" | "1"))
    };
    if makes_room("width") || makes_room("height") {
        return String::new();
    }
    let words = element.attribute("alt").unwrap_or_default().trim();
    let is_mark = matches!(marks().cell(words), (Some(_), ""));
    let is_short = words.chars().count() <= 2 && !words.contains(OPENING) && !page_words().is_picture(words);
    if !words.is_empty() && (is_mark || is_short) { words.to_owned() } else { PICTURE.to_string() }
}

/// What a list to choose from shows: what was chosen, else the first.
fn selected(list: NodeRef<'_, Node>) -> String {
    let mut shown: Option<String> = None;
    let mut options: Vec<(bool, String)> = Vec::new();
    for step in Walk::new(list) {
        match step {
            Step::Enter(_, element) if element.name() == "option" => {
                options.push((element.attribute("selected").is_some(), String::new()));
            }
            Step::Text(words) => {
                if let Some((_, text)) = options.last_mut() {
                    text.push_str(words.trim());
                }
            }
            _ => {}
        }
    }
    for (chosen, text) in &options {
        if *chosen {
            let shown = shown.get_or_insert_default();
            if !shown.is_empty() {
                shown.push('、');
            }
            shown.push_str(text);
        }
    }
    shown.or_else(|| options.into_iter().next().map(|(_, text)| text)).unwrap_or_default()
}
