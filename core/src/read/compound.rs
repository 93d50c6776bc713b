//! Compound files, as Office kept everything until 2003: what they hold.

use std::io::{Cursor, Read};

use super::format::Format;
use super::limits::Limits;
use crate::error::{Error, Result};

/// A compound file, as Office kept everything until 2003.
pub(super) type Compound<'a> = cfb::CompoundFile<Cursor<&'a [u8]>>;

/// The format of a compound file, by the streams it has; an error says what else it is.
pub(super) fn ole_format(bytes: &[u8]) -> Result<Format> {
    let file = open(bytes)?;
    let has = |name: &str| file.exists(name);
    if has("/EncryptedPackage") {
        Err(Error::new("encrypted"))
    } else if has("/Workbook") || has("/Book") {
        Ok(Format::Xls)
    } else if has("/WordDocument") {
        Err(Error::new("old-word-file"))
    } else if has("/PowerPoint Document") {
        Err(Error::new("slides-file"))
    } else {
        Err(Error::new("old-or-encrypted-office"))
    }
}

/// Opens a compound file.
pub(super) fn open(bytes: &[u8]) -> Result<Compound<'_>> {
    cfb::CompoundFile::open(Cursor::new(bytes)).map_err(|_| Error::new("broken-workbook"))
}

/// The workbook of a compound file, and whether it has macros beside it.
pub(super) fn workbook(bytes: &[u8], limits: &Limits) -> Result<(Vec<u8>, bool)> {
    let mut file = open(bytes)?;
    let broken = |_| Error::new("broken-workbook");
    let name = if file.exists("/Workbook") { "/Workbook" } else { "/Book" };
    let mut stream = Vec::new();
    let most = limits.unpacked;
    file.open_stream(name).map_err(broken)?.take(most).read_to_end(&mut stream).map_err(broken)?;
    Ok((stream, file.exists("/_VBA_PROJECT_CUR")))
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    #[test]
    fn a_compound_file_is_known_by_its_streams() {
        let of = |stream: &str| {
            let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
            file.create_stream(stream).unwrap().write_all(b"x").unwrap();
            ole_format(&file.into_inner().into_inner()).map_err(|error| error.code())
        };
        assert_eq!(of("/Workbook"), Ok(Format::Xls));
        assert_eq!(of("/book"), Ok(Format::Xls));
        assert_eq!(of("/EncryptedPackage"), Err("encrypted"));
        assert_eq!(of("/WordDocument"), Err("old-word-file"));
        assert_eq!(of("/PowerPoint Document"), Err("slides-file"));
        assert_eq!(of("/Quill"), Err("old-or-encrypted-office"));
        let cut = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0";
        assert_eq!(ole_format(cut).map_err(|error| error.code()), Err("broken-workbook"));
    }
}
