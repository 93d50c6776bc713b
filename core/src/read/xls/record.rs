//! The records of an old workbook: a kind, a size and data.

use super::globals::Globals;
use crate::error::{Error, Result};

/// The error of a record that is cut off or says what cannot be.
pub(super) fn broken() -> Error {
    Error::new("broken-workbook")
}

/// One record: its kind, and its data.
pub(super) type Record<'a> = (u16, &'a [u8]);

/// The records from a place in the stream, up to the first that is cut off.
pub(super) fn records(stream: &[u8], from: usize) -> impl Iterator<Item = Result<Record<'_>>> {
    let mut rest = stream.get(from..).unwrap_or_default();
    std::iter::from_fn(move || {
        let (head, after) = rest.split_first_chunk::<4>()?;
        let [kind_low, kind_high, low, high] = *head;
        let size = usize::from(u16::from_le_bytes([low, high]));
        let Some((data, behind)) = after.split_at_checked(size) else {
            rest = &[];
            return Some(Err(broken()));
        };
        rest = behind;
        Some(Ok((u16::from_le_bytes([kind_low, kind_high]), data)))
    })
}

/// Reads numbers and texts from the front of some bytes.
pub(super) struct Bytes<'a>(pub(super) &'a [u8]);

impl<'a> Bytes<'a> {
    pub(super) fn take<const N: usize>(&mut self) -> Result<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk::<N>().ok_or_else(broken)?;
        self.0 = rest;
        Ok(*taken)
    }

    pub(super) fn u8(&mut self) -> Result<u8> {
        self.take::<1>().map(|[byte]| byte)
    }

    pub(super) fn u16(&mut self) -> Result<u16> {
        self.take().map(u16::from_le_bytes)
    }

    pub(super) fn u32(&mut self) -> Result<u32> {
        self.take().map(u32::from_le_bytes)
    }

    pub(super) fn some(&mut self, count: usize) -> &'a [u8] {
        let (some, rest) = self.0.split_at(count.min(self.0.len()));
        self.0 = rest;
        some
    }

    /// A text of so many characters, in the form of the workbook's version.
    pub(super) fn text(&mut self, length: usize, globals: &Globals) -> Result<String> {
        let Some(encoding) = globals.encoding else {
            let wide = self.u8()? & 1 != 0;
            return Ok(characters(self.some(if wide { length * 2 } else { length }), wide));
        };
        Ok(encoding.decode_without_bom_handling(self.some(length)).0.into_owned())
    }
}

/// Characters of one byte or of two.
pub(super) fn characters(bytes: &[u8], wide: bool) -> String {
    if wide {
        let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|two| u16::from_le_bytes(*two)).collect();
        String::from_utf16_lossy(&units)
    } else {
        bytes.iter().copied().map(char::from).collect()
    }
}

// Kinds of records, as [MS-XLS] 2.3 numbers them.
pub(super) const FORMULA: u16 = 0x0006;
pub(super) const END: u16 = 0x000a;
pub(super) const DATE_MODE: u16 = 0x0022;
pub(super) const FILE_PASS: u16 = 0x002f;
pub(super) const CONTINUE: u16 = 0x003c;
pub(super) const CODE_PAGE: u16 = 0x0042;
pub(super) const SHEET: u16 = 0x0085;
pub(super) const SMALL_NUMBERS: u16 = 0x00bd;
pub(super) const RICH_LABEL: u16 = 0x00d6;
pub(super) const STYLE: u16 = 0x00e0;
pub(super) const MERGED: u16 = 0x00e5;
pub(super) const PICTURES: u16 = 0x00eb;
pub(super) const STRINGS: u16 = 0x00fc;
pub(super) const SHARED_TEXT: u16 = 0x00fd;
pub(super) const NUMBER: u16 = 0x0203;
pub(super) const LABEL: u16 = 0x0204;
pub(super) const TRUTH: u16 = 0x0205;
pub(super) const FORMULA_TEXT: u16 = 0x0207;
pub(super) const SMALL_NUMBER: u16 = 0x027e;
pub(super) const FORMAT: u16 = 0x041e;
pub(super) const BOF: u16 = 0x0809;
