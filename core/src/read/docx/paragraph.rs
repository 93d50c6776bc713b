//! Paragraphs of a document: the text that is seen.

use super::{Content, Lines};
use crate::error::Result;
use crate::read::xml::{Step, attribute, is_on, name, number};

/// A paragraph that is being read.
#[derive(Default)]
struct Paragraph {
    text: String,
    /// The list that it is numbered in, and the level in that list.
    list: Option<(u32, u32)>,
    style: Option<String>,
    /// Whether its end was deleted in a tracked change.
    end_deleted: bool,
    has_picture: bool,
    /// Lines of text boxes in it.
    boxes: Vec<String>,
}

/// What a run of characters is set in.
#[derive(Debug, Clone, Copy, Default)]
struct Setting {
    is_hidden: bool,
    is_symbol: bool,
}

impl Content<'_, '_> {
    /// The paragraph opened last, as a line; those of its text boxes behind it.
    pub(super) fn paragraph(&mut self, lines: &mut Lines) -> Result<()> {
        let mut paragraph = Paragraph::default();
        self.inline(&mut paragraph, Setting::default())?;
        lines.has_picture |= paragraph.has_picture;
        if paragraph.end_deleted && paragraph.text.is_empty() {
            return Ok(());
        }
        match self.numbering.next(paragraph.list, paragraph.style.as_deref()) {
            Ok(number) if paragraph.text.is_empty() => paragraph.text.push_str(number.trim_end()),
            Ok(number) => paragraph.text.insert_str(0, &number),
            Err(numbering_lost) => lines.number_lost |= numbering_lost,
        }
        self.remember(&paragraph.text);
        lines.lines.push(paragraph.text);
        lines.lines.append(&mut paragraph.boxes);
        Ok(())
    }

    /// The text inside the element opened last.
    fn inline(&mut self, paragraph: &mut Paragraph, setting: Setting) -> Result<()> {
        let mut setting = setting;
        loop {
            let start = match self.xml.next()? {
                Step::Open(start) => start,
                Step::Close | Step::End => return Ok(()),
                Step::Text(_) => continue,
            };
            match name(&start) {
                "pPr" => self.paragraph_properties(paragraph)?,
                "rPr" => setting = self.run_properties()?,
                "del" | "moveFrom" => self.changed(false)?,
                "ins" | "moveTo" => {
                    self.changed(true)?;
                    self.inline(paragraph, setting)?;
                }
                "txbxContent" => {
                    let mut lines = Lines::default();
                    self.blocks(&mut lines)?;
                    paragraph.boxes.append(&mut lines.take());
                }
                "checkBox" => self.check_box(paragraph)?,
                // Text that is not seen or stands elsewhere: codes of fields, what was deleted, readings above
                // characters, second forms, properties.
                "instrText" | "delText" | "delInstrText" | "rt" | "Fallback" | "sdtPr" | "sdtEndPr"
                | "footnoteReference" | "endnoteReference" | "annotationRef" | "fldData" | "textpath" => {
                    self.xml.skip()?;
                }
                "blip" | "imagedata" => {
                    paragraph.has_picture |= !setting.is_hidden;
                    self.has_pictures = true;
                    self.xml.skip()?;
                }
                _ if setting.is_hidden => self.xml.skip()?,
                "t" => {
                    let text = self.xml.text()?;
                    paragraph
                        .text
                        .extend(text.chars().map(|c| if setting.is_symbol { symbol(c) } else { c }));
                }
                "tab" | "ptab" => self.instead('\t', paragraph)?,
                "br" | "cr" => self.instead('\n', paragraph)?,
                "noBreakHyphen" => self.instead('-', paragraph)?,
                "sym" => {
                    let code = attribute(&start, "char").and_then(|code| u32::from_str_radix(&code, 16).ok());
                    paragraph.text.extend(code.and_then(char::from_u32).map(symbol));
                    self.xml.skip()?;
                }
                _ => self.inline(paragraph, setting)?,
            }
        }
    }

    fn instead(&mut self, c: char, paragraph: &mut Paragraph) -> Result<()> {
        paragraph.text.push(c);
        self.xml.skip()
    }

    fn paragraph_properties(&mut self, paragraph: &mut Paragraph) -> Result<()> {
        let (mut list, mut level) = (None, None);
        let mut depth = 1_usize;
        while depth > 0 {
            match self.xml.next()? {
                Step::Open(start) => match name(&start) {
                    "numId" => {
                        list = number(&start, "val");
                        depth += 1;
                    }
                    "ilvl" => {
                        level = number(&start, "val");
                        depth += 1;
                    }
                    "pStyle" => {
                        paragraph.style = attribute(&start, "val").map(String::from);
                        depth += 1;
                    }
                    "del" | "moveFrom" => {
                        paragraph.end_deleted = true;
                        self.changed(false)?;
                    }
                    "sectPr" | "pPrChange" | "rPrChange" | "numberingChange" => self.xml.skip()?,
                    _ => depth += 1,
                },
                Step::Close | Step::End => depth -= 1,
                Step::Text(_) => {}
            }
        }
        paragraph.list = list.map(|list| (list, level.unwrap_or(0)));
        Ok(())
    }

    fn run_properties(&mut self) -> Result<Setting> {
        let mut setting = Setting::default();
        loop {
            match self.xml.next()? {
                Step::Open(start) => {
                    match name(&start) {
                        "vanish" => setting.is_hidden = is_on(&start),
                        "rFonts" => {
                            let font = attribute(&start, "ascii").or_else(|| attribute(&start, "hAnsi"));
                            setting.is_symbol = font.is_some_and(|font| is_symbol_font(&font));
                        }
                        _ => {}
                    }
                    self.xml.skip()?;
                }
                Step::Close | Step::End => return Ok(setting),
                Step::Text(_) => {}
            }
        }
    }

    /// A check box of old forms; its state goes before the state it had at first.
    fn check_box(&mut self, paragraph: &mut Paragraph) -> Result<()> {
        let (mut checked, mut at_first) = (None, None);
        loop {
            match self.xml.next()? {
                Step::Open(start) => {
                    match name(&start) {
                        "checked" => checked = Some(is_on(&start)),
                        "default" => at_first = Some(is_on(&start)),
                        _ => {}
                    }
                    self.xml.skip()?;
                }
                Step::Close | Step::End => break,
                Step::Text(_) => {}
            }
        }
        paragraph.text.push(if checked.or(at_first).unwrap_or(false) { '☑' } else { '☐' });
        Ok(())
    }
}

/// Whether a font shows signs in the places of letters.
fn is_symbol_font(font: &str) -> bool {
    font.starts_with("Wingdings") || font == "Webdings"
}

/// A character of a symbol font, in the private place that Office gives it: it is no letter.
fn symbol(c: char) -> char {
    match u32::from(c) {
        code @ 0x21..=0xff => char::from_u32(0xf000 + code).unwrap_or(c),
        _ => c,
    }
}
