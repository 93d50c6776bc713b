//! What an old workbook says for all its sheets, in the records before theirs.

use encoding_rs::{Encoding, GBK};
use rustc_hash::FxHashMap;

use super::record::{
    BOF, Bytes, CODE_PAGE, CONTINUE, DATE_MODE, END, FILE_PASS, FORMAT, PICTURES, SHEET, STRINGS, STYLE,
    broken, characters, records,
};
use crate::error::{Error, Result};
use crate::read::number::NumberFormat;

/// What a workbook says for all its sheets.
#[derive(Default)]
pub(super) struct Globals {
    /// Of the texts; `None` where they are Unicode, since Excel 97.
    pub(super) encoding: Option<&'static Encoding>,
    pub(super) from_1904: bool,
    pub(super) has_pictures: bool,
    pub(super) sheets: Vec<Found>,
    pub(super) strings: Vec<String>,
    /// By a cell's style.
    formats: Vec<NumberFormat>,
}

/// A sheet, and where in the stream it begins.
pub(super) struct Found {
    pub(super) name: String,
    pub(super) from: usize,
    pub(super) is_visible_table: bool,
}

impl Globals {
    /// Reads the records before the first sheet's.
    pub(super) fn read(stream: &[u8]) -> Result<Self> {
        let mut globals = Self::default();
        let mut codes: FxHashMap<u16, String> = FxHashMap::default();
        let mut styles = Vec::new();
        let mut strings: Vec<&[u8]> = Vec::new();
        let (mut in_strings, mut began) = (false, false);
        for record in records(stream, 0) {
            let (kind, data) = record?;
            let mut data = Bytes(data);
            match kind {
                BOF if !began => {
                    began = true;
                    globals.encoding = (data.u16()? < 0x0600).then_some(GBK);
                }
                FILE_PASS => return Err(Error::new("encrypted")),
                CODE_PAGE if globals.encoding.is_some() => {
                    globals.encoding = Some(encoding(data.u16()?));
                }
                DATE_MODE => globals.from_1904 = data.u16()? == 1,
                FORMAT => {
                    let number = data.u16()?;
                    let length = match globals.encoding {
                        Some(_) => usize::from(data.u8()?),
                        None => usize::from(data.u16()?),
                    };
                    codes.insert(number, data.text(length, &globals)?);
                }
                STYLE => {
                    data.u16()?;
                    styles.push(data.u16()?);
                }
                SHEET => {
                    let from = data.u32()? as usize;
                    let [state, sort] = data.take()?;
                    let length = usize::from(data.u8()?);
                    let name = data.text(length, &globals)?.replace('\0', "");
                    let is_visible_table = state % 4 == 0 && sort == 0;
                    globals.sheets.push(Found { name, from, is_visible_table });
                }
                PICTURES => globals.has_pictures = true,
                STRINGS => strings.push(data.0),
                CONTINUE if in_strings => strings.push(data.0),
                END => break,
                _ => {}
            }
            in_strings = kind == STRINGS || in_strings && kind == CONTINUE;
        }
        if !began {
            return Err(broken());
        }
        globals.strings = Strings { parts: strings, at: 0 }.read()?;
        let code =
            |number: &u16| NumberFormat::of(Some(u32::from(*number)), codes.get(number).map(String::as_str));
        globals.formats = styles.iter().map(code).collect();
        Ok(globals)
    }

    /// The format of a cell's style.
    pub(super) fn format(&self, style: u16) -> &NumberFormat {
        self.formats.get(usize::from(style)).unwrap_or(&NumberFormat::General)
    }
}

/// The encoding of a code page; that of Chinese Windows where it is not known.
fn encoding(code_page: u16) -> &'static Encoding {
    let label = match code_page {
        950 => "big5".to_owned(),
        65001 => "utf-8".to_owned(),
        1250..=1258 => format!("windows-{code_page}"),
        _ => String::new(),
    };
    Encoding::for_label(label.as_bytes()).unwrap_or(GBK)
}

/// The workbook's texts, one behind the other, in a record and those that continue it.
struct Strings<'a> {
    parts: Vec<&'a [u8]>,
    at: usize,
}

impl<'a> Strings<'a> {
    fn read(mut self) -> Result<Vec<String>> {
        let mut strings = Vec::new();
        if self.parts.is_empty() {
            return Ok(strings);
        }
        self.some(4)?;
        let count = self.u32()?;
        for _ in 0..count {
            strings.push(self.string()?);
        }
        Ok(strings)
    }

    fn string(&mut self) -> Result<String> {
        let mut left = usize::from(self.u16()?);
        let flags = self.u8()?;
        let runs = if flags & 8 != 0 { usize::from(self.u16()?) } else { 0 };
        let phonetic = if flags & 4 != 0 { self.u32()? as usize } else { 0 };
        let mut wide = flags & 1 != 0;
        let mut text = String::new();
        while left > 0 {
            let width = if wide { 2 } else { 1 };
            let part = self.parts.get_mut(self.at).ok_or_else(broken)?;
            let fits = (part.len() / width).min(left);
            let (taken, rest) = part.split_at(fits * width);
            *part = rest;
            text.push_str(&characters(taken, wide));
            left -= fits;
            if left > 0 {
                // The characters go on in the next record, which says anew how wide they are.
                self.at += 1;
                wide = self.u8()? & 1 != 0;
            }
        }
        self.pass(runs.saturating_mul(4).saturating_add(phonetic))?;
        Ok(text)
    }

    /// The next bytes, which a record's end does not part.
    fn some(&mut self, count: usize) -> Result<&'a [u8]> {
        while self.parts.get(self.at).is_some_and(|part| part.is_empty()) {
            self.at += 1;
        }
        let part = self.parts.get_mut(self.at).ok_or_else(broken)?;
        let (some, rest) = part.split_at_checked(count).ok_or_else(broken)?;
        *part = rest;
        Ok(some)
    }

    fn pass(&mut self, mut count: usize) -> Result<()> {
        while count > 0 {
            let part = self.parts.get_mut(self.at).ok_or_else(broken)?;
            let (passed, rest) = part.split_at(count.min(part.len()));
            count -= passed.len();
            *part = rest;
            if count > 0 {
                self.at += 1;
            }
        }
        Ok(())
    }

    fn u8(&mut self) -> Result<u8> {
        Bytes(self.some(1)?).u8()
    }

    fn u16(&mut self) -> Result<u16> {
        Bytes(self.some(2)?).u16()
    }

    fn u32(&mut self) -> Result<u32> {
        Bytes(self.some(4)?).u32()
    }
}
