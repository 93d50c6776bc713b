//! Automatic numbers, which a document does not hold but counts: the serial numbers of many tables.

use rustc_hash::FxHashMap;

use crate::error::Result;
use crate::read::Limits;
use crate::read::xml::{Step, Xml, attribute, name, number};
use crate::vocabulary::numbering_characters;

/// Levels that a list has at the most.
const LEVELS: usize = 9;

/// The lists of a document, and how far each is counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    /// By list: the abstract list that it counts in, and its own levels by number.
    lists: FxHashMap<u32, List>,
    abstracts: FxHashMap<u32, FxHashMap<u32, Level>>,
    /// By style of paragraphs: the list and the level, and the style that it is based on.
    styles: FxHashMap<String, Style>,
    /// By abstract list: the number of each level, where it has begun.
    counts: FxHashMap<u32, [Option<u32>; LEVELS]>,
}

#[derive(Debug, Default)]
struct List {
    of: u32,
    levels: FxHashMap<u32, Level>,
    /// Levels that begin anew where the list first comes.
    starts: Vec<(u32, u32)>,
}

#[derive(Debug, Clone)]
struct Level {
    start: u32,
    format: String,
    text: String,
    /// Whether all numbers in it are plain ones.
    is_legal: bool,
    /// Whether nothing stands between the number and the text.
    is_close: bool,
}

#[derive(Debug, Default)]
struct Style {
    list: Option<u32>,
    level: Option<u32>,
    based_on: Option<String>,
}

impl Numbering {
    /// The lists from the parts that describe them. What cannot be read there is not known, and numbers that need it
    /// are lost.
    pub(super) fn read(numbering: &str, styles: &str, limits: &Limits) -> Self {
        let mut read = Self::default();
        let _cut_short = read.read_lists(&mut Xml::new(numbering, limits));
        let _cut_short = read.read_styles(&mut Xml::new(styles, limits));
        read
    }

    /// The number in front of the next paragraph, which may be empty. The error says whether a number stood there and is
    /// lost.
    pub(super) fn next(&mut self, list: Option<(u32, u32)>, style: Option<&str>) -> Result<String, bool> {
        let Some((list, level)) = list.or_else(|| self.of_style(style)) else { return Err(false) };
        // List 0 takes a paragraph out of its style's list.
        if list == 0 {
            return Err(false);
        }
        let of = self.lists.get(&list).ok_or(true)?.of;
        let here = self.level(list, level).ok_or(true)?;
        let starts = self.lists.get_mut(&list).map(|list| std::mem::take(&mut list.starts));
        let counts = self.counts.entry(of).or_default();
        for (level, start) in starts.unwrap_or_default() {
            if let Some(count) = counts.get_mut(level as usize) {
                *count = start.checked_sub(1);
            }
        }
        let (upper, deeper) = counts.split_at_mut_checked(level as usize + 1).ok_or(true)?;
        let count = upper.last_mut().ok_or(true)?;
        *count = Some(count.map_or(here.start, |count| count.saturating_add(1)));
        deeper.fill(None);
        self.shown(list, of, &here).ok_or(true)
    }

    fn of_style(&self, style: Option<&str>) -> Option<(u32, u32)> {
        let (mut list, mut level) = (None, None);
        let mut style = self.styles.get(style?);
        for _ in 0..LEVELS {
            let Some(here) = style else { break };
            list = list.or(here.list);
            level = level.or(here.level);
            style = here.based_on.as_deref().and_then(|name| self.styles.get(name));
        }
        Some((list?, level.unwrap_or(0)))
    }

    fn level(&self, list: u32, level: u32) -> Option<Level> {
        let list = self.lists.get(&list)?;
        let own = list.levels.get(&level);
        own.or_else(|| self.abstracts.get(&list.of)?.get(&level)).cloned()
    }

    /// The level's text with the numbers of all levels it names.
    fn shown(&self, list: u32, of: u32, here: &Level) -> Option<String> {
        if here.format == "none" {
            return Some(String::new());
        }
        if here.format == "bullet" {
            return Some(here.text.clone());
        }
        let counts = self.counts.get(&of)?;
        let mut shown = String::new();
        let mut chars = here.text.chars().peekable();
        while let Some(c) = chars.next() {
            let named = chars.peek().and_then(|c| c.to_digit(10)).filter(|_| c == '%');
            let Some(named) = named.and_then(|named| named.checked_sub(1)) else {
                shown.push(c);
                continue;
            };
            chars.next();
            let level = self.level(list, named)?;
            let count = counts.get(named as usize)?.unwrap_or(level.start);
            shown.push_str(&written(count, if here.is_legal { "decimal" } else { &level.format })?);
        }
        if !here.is_close && shown.ends_with(|c: char| c.is_ascii_alphanumeric()) {
            shown.push(' ');
        }
        Some(shown)
    }

    fn read_lists(&mut self, xml: &mut Xml<'_>) -> Result<()> {
        let (mut of, mut list) = (None, None);
        loop {
            match xml.next()? {
                Step::Open(start) => match name(&start) {
                    "abstractNum" => {
                        (of, list) = (number(&start, "abstractNumId"), None);
                    }
                    "num" => {
                        (of, list) = (None, number(&start, "numId"));
                    }
                    "abstractNumId" => {
                        if let (Some(list), Some(of)) = (list, number(&start, "val")) {
                            self.lists.entry(list).or_default().of = of;
                        }
                    }
                    "lvlOverride" => {
                        if let (Some(list), Some(level)) = (list, number(&start, "ilvl")) {
                            self.read_override(xml, list, level)?;
                        }
                    }
                    "lvl" => {
                        if let (Some(of), Some(number)) = (of, number(&start, "ilvl")) {
                            let level = read_level(xml)?;
                            self.abstracts.entry(of).or_default().insert(number, level);
                        }
                    }
                    _ => {}
                },
                Step::End => return Ok(()),
                Step::Text(_) | Step::Close => {}
            }
        }
    }

    fn read_override(&mut self, xml: &mut Xml<'_>, list: u32, level: u32) -> Result<()> {
        loop {
            match xml.next()? {
                Step::Open(start) => match name(&start) {
                    "startOverride" => {
                        let list = self.lists.entry(list).or_default();
                        list.starts.push((level, number(&start, "val").unwrap_or(1)));
                        xml.skip()?;
                    }
                    "lvl" => {
                        let own = read_level(xml)?;
                        self.lists.entry(list).or_default().levels.insert(level, own);
                    }
                    _ => xml.skip()?,
                },
                Step::Close | Step::End => return Ok(()),
                Step::Text(_) => {}
            }
        }
    }

    fn read_styles(&mut self, xml: &mut Xml<'_>) -> Result<()> {
        let (mut id, mut style) = (String::new(), Style::default());
        loop {
            match xml.next()? {
                Step::Open(start) => match name(&start) {
                    "style" => {
                        let next = attribute(&start, "styleId").unwrap_or_default().into_owned();
                        let id = std::mem::replace(&mut id, next);
                        self.styles.insert(id, std::mem::take(&mut style));
                    }
                    "basedOn" => style.based_on = attribute(&start, "val").map(String::from),
                    "numId" => style.list = number(&start, "val"),
                    "ilvl" => style.level = number(&start, "val"),
                    _ => {}
                },
                Step::End => {
                    self.styles.insert(id, style);
                    return Ok(());
                }
                Step::Text(_) | Step::Close => {}
            }
        }
    }
}

/// The level opened last.
fn read_level(xml: &mut Xml<'_>) -> Result<Level> {
    let mut level = Level {
        start: 0,
        format: "decimal".to_owned(),
        text: String::new(),
        is_legal: false,
        is_close: false,
    };
    loop {
        match xml.next()? {
            Step::Open(start) => {
                let value = || attribute(&start, "val").unwrap_or_default().into_owned();
                match name(&start) {
                    "start" => level.start = number(&start, "val").unwrap_or(0),
                    "numFmt" => level.format = value(),
                    "lvlText" => level.text = value(),
                    "isLgl" => level.is_legal = true,
                    "suff" => level.is_close = value() == "nothing",
                    _ => {}
                }
                xml.skip()?;
            }
            Step::Close | Step::End => return Ok(level),
            Step::Text(_) => {}
        }
    }
}

/// A number in a format; `None` where the format is not known.
fn written(number: u32, format: &str) -> Option<String> {
    let letter = |first: u8| {
        let number = number.checked_sub(1)?;
        let letter = char::from(first + u8::try_from(number % 26).ok()?);
        Some(letter.to_string().repeat(number as usize / 26 + 1)).filter(|letters| letters.len() < 100)
    };
    match format {
        "decimal" | "decimalHalfWidth" => Some(number.to_string()),
        "decimalZero" => Some(format!("{number:02}")),
        "lowerLetter" => letter(b'a'),
        "upperLetter" => letter(b'A'),
        "lowerRoman" => roman(number).map(|roman| roman.to_ascii_lowercase()),
        "upperRoman" => roman(number),
        _ => numbering_characters().write(format, number),
    }
}

fn roman(mut number: u32) -> Option<String> {
    let signs = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut roman = (1..4000).contains(&number).then(String::new)?;
    for (value, sign) in signs {
        while number >= value {
            roman.push_str(sign);
            number -= value;
        }
    }
    Some(roman)
}
