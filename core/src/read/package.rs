//! Packed files: what a zip holds, and its parts, unpacked no further than the limits.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::format::Format;
use super::limits::Limits;
use crate::error::{Error, Result};

/// No part of a packed file is too large below this size, however well it was packed.
const SMALL: u64 = 1 << 20;

/// A packed file, open.
#[derive(Debug)]
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    limits: &'a Limits,
    left: u64,
    broken: &'static str,
}

impl<'a> Package<'a> {
    /// Opens a packed file; `broken` is the error where that fails.
    pub(super) fn open(bytes: &'a [u8], limits: &'a Limits, broken: &'static str) -> Result<Self> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Error::new(broken))?;
        Ok(Self { archive, limits, left: limits.unpacked, broken })
    }

    /// The names of its parts.
    pub(super) fn names(&mut self) -> Vec<String> {
        let archive = &mut self.archive;
        (0..archive.len())
            .filter_map(|index| archive.by_index_raw(index).ok().map(|part| decoded(part.name_raw())))
            .collect()
    }

    /// A part as text; `None` where there is none. Capital letters in its name do not matter.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>> {
        let Some(bytes) = self.part(name)? else { return Ok(None) };
        let utf16 = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
            let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|two| unit(*two)).collect();
            String::from_utf16_lossy(&units)
        };
        Ok(Some(match bytes.as_slice() {
            [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
            [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
            [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
            _ => String::from_utf8(bytes)
                .unwrap_or_else(|bytes| String::from_utf8_lossy(bytes.as_bytes()).into_owned()),
        }))
    }

    fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>> {
        let is_it = |other: Option<&str>| other.is_some_and(|other| other.eq_ignore_ascii_case(name));
        let found = self
            .archive
            .index_for_name(name)
            .or_else(|| self.archive.file_names().position(|other| is_it(other.ok().as_deref())));
        let Some(index) = found else { return Ok(None) };
        let part = self.archive.by_index(index).map_err(|error| match error {
            zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
                Error::new("encrypted")
            }
            _ => Error::new(self.broken),
        })?;
        // What the file says of its sizes is not relied on.
        let most = part.compressed_size().saturating_mul(self.limits.ratio).max(SMALL).min(self.left);
        let mut bytes = Vec::new();
        let read = part.take(most.saturating_add(1)).read_to_end(&mut bytes);
        if bytes.len() as u64 > most {
            return Err(too_large(self.limits));
        }
        read.map_err(|_| Error::new(self.broken))?;
        self.left -= bytes.len() as u64;
        Ok(Some(bytes))
    }
}

/// The name of a part. Zips of Chinese Windows have names in GBK and do not say so, and some of those (`目录`) could be
/// UTF-8 of letters that no office has in its names.
fn decoded(name: &[u8]) -> String {
    let in_utf8 = std::str::from_utf8(name).ok();
    let is_chinese = |name: &str| name.chars().any(|c| c >= '\u{2e80}');
    let name = match in_utf8 {
        Some(name) if name.is_ascii() || is_chinese(name) => name.into(),
        _ => encoding_rs::GBK.decode_without_bom_handling(name).0,
    };
    name.replace('\\', "/")
}

fn too_large(limits: &Limits) -> Error {
    Error::new("unpacks-too-large").arg("limit", limits.unpacked >> 20).arg("ratio", limits.ratio)
}

/// Refuses a packed file whose parts would unpack to more than the limits, before anything is unpacked. The sizes
/// are those the file says; a part that turns out larger is an error when it is read.
pub(super) fn refuse_bombs(package: &mut Package<'_>) -> Result<()> {
    let (archive, limits) = (&mut package.archive, package.limits);
    let mut total = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| Error::new(package.broken))?;
        if part.encrypted() {
            return Err(Error::new("encrypted"));
        }
        let (size, packed) = (part.size(), part.compressed_size());
        if size > SMALL && size > packed.saturating_mul(limits.ratio) {
            return Err(too_large(limits));
        }
        total = total.saturating_add(size);
    }
    if total > limits.unpacked { Err(too_large(limits)) } else { Ok(()) }
}

/// The format of a zip, by the parts it has; an error says what else it is.
pub(super) fn zip_format(bytes: &[u8]) -> Result<Format> {
    let limits = Limits::default();
    let package = Package::open(bytes, &limits, "broken-zip");
    let mut package = package.map_err(|_| Error::new(broken(bytes)))?;
    let names = package.names();
    let has = |start: &str, end: &str| {
        names.iter().map(|name| name.to_ascii_lowercase()).any(|name| {
            let name = name.trim_start_matches('/');
            name.starts_with(start) && name.ends_with(end)
        })
    };
    if has("xl/workbook", ".xml") {
        return Ok(Format::Xlsx);
    }
    if has("xl/workbook", ".bin") {
        return Err(Error::new("binary-workbook"));
    }
    if has("word/document", ".xml") {
        return Ok(Format::Docx);
    }
    if has("ppt/", ".xml") {
        return Err(Error::new("slides-file"));
    }
    if has("mimetype", "") || has("content.xml", "") {
        return open_document(&mut package);
    }
    if has("encryptedpackage", "") || has("encrypted-package", "") || any_encrypted(&mut package) {
        return Err(Error::new("encrypted"));
    }
    let mut files: Vec<&str> = names.iter().map(String::as_str).filter(|name| is_table_file(name)).collect();
    files.sort_unstable();
    if files.is_empty() {
        return Err(Error::new("not-a-workbook"));
    }
    let shown = files.iter().take(5).copied().collect::<Vec<_>>().join("、");
    Err(Error::new("packed-files").arg("count", files.len()).arg("files", shown))
}

/// The error for a zip whose directory is lost, by the names that stand before its parts.
fn broken(bytes: &[u8]) -> &'static str {
    let has = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    match bytes.first_chunk::<4>() {
        Some(b"PK\x03\x04") if has(b"word/") => "broken-document",
        Some(b"PK\x03\x04") if has(b"xl/") || has(b"opendocument.spreadsheet") => "broken-workbook",
        _ => "broken-zip",
    }
}

fn any_encrypted(package: &mut Package<'_>) -> bool {
    let archive = &mut package.archive;
    (0..archive.len()).any(|index| archive.by_index_raw(index).is_ok_and(|part| part.encrypted()))
}

/// Whether a file inside a zip may hold a catalog: its name ends in a format's, or in one that gets a word
/// of its own when it is read.
fn is_table_file(name: &str) -> bool {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    !name.starts_with("__MACOSX/")
        && (Format::of_name(name).is_some_and(|format| format != Format::Json)
            || matches!(extension.as_deref(), Some("doc" | "wps" | "pdf" | "xlsb" | "odt")))
}

/// The format of a file of OpenDocument.
fn open_document(package: &mut Package<'_>) -> Result<Format> {
    let manifest = package.text("META-INF/manifest.xml")?.unwrap_or_default();
    if manifest.contains("encryption-data") {
        return Err(Error::new("encrypted"));
    }
    let kind = package.text("mimetype")?.unwrap_or_default();
    let kind = if kind.is_empty() { manifest } else { kind };
    if kind.contains("opendocument.text") {
        Err(Error::new("odt-file"))
    } else if kind.contains("opendocument.presentation") {
        Err(Error::new("slides-file"))
    } else if kind.contains("opendocument.spreadsheet") {
        Ok(Format::Ods)
    } else {
        Err(Error::new("not-a-workbook"))
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::io::Write;

    use super::*;

    /// A zip of these parts.
    pub(in crate::read) fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, text) in parts {
            writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn a_zip_is_known_by_its_parts() {
        let of = |parts: &[(&str, &str)]| zip_format(&zip(parts)).map_err(|error| error.code());
        assert_eq!(of(&[("xl/workbook.xml", "")]), Ok(Format::Xlsx));
        assert_eq!(of(&[("word\\document2.xml", "")]), Ok(Format::Docx));
        assert_eq!(of(&[("xl/workbook.bin", "")]), Err("binary-workbook"));
        assert_eq!(of(&[("ppt/presentation.xml", "")]), Err("slides-file"));
        let ods = "application/vnd.oasis.opendocument.spreadsheet";
        assert_eq!(of(&[("mimetype", ods), ("content.xml", "")]), Ok(Format::Ods));
        let locked = ("META-INF/manifest.xml", "<manifest:encryption-data/>");
        assert_eq!(of(&[("mimetype", ods), locked]), Err("encrypted"));
        assert_eq!(of(&[("mimetype", "application/vnd.oasis.opendocument.text")]), Err("odt-file"));
        assert_eq!(of(&[("目录.xlsx", ""), ("说明.txt", "")]), Err("packed-files"));
        assert_eq!(of(&[("说明.txt", "")]), Err("not-a-workbook"));
        assert_eq!(decoded(b"\xc4\xbf\xc2\xbc\\1.xlsx"), "目录/1.xlsx");
        assert_eq!(zip_format(b"PK\x03\x04\x14").map_err(|error| error.code()), Err("broken-zip"));
    }

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let numbers: String = (0..3000).map(|n| n.to_string()).collect();
        let bytes = zip(&[("a", &(numbers + &"0".repeat(3 << 20)))]);
        let code = |limits: &Limits| {
            let mut package = Package::open(&bytes, limits, "broken-zip").unwrap();
            let read = package.text("a").map(|_| ()).map_err(|error| error.code());
            assert_eq!(refuse_bombs(&mut package).map_err(|error| error.code()), read);
            read
        };
        assert_eq!(code(&Limits::default()), Ok(()));
        assert_eq!(code(&Limits { ratio: 100, ..Limits::default() }), Err("unpacks-too-large"));
        assert_eq!(code(&Limits { unpacked: 2 << 20, ..Limits::default() }), Err("unpacks-too-large"));
    }

    #[test]
    fn a_part_is_no_larger_than_it_says() {
        let zeros = "0".repeat(3 << 20);
        let mut bytes = zip(&[("a", &zeros)]);
        let lie = 10_u32.to_le_bytes();
        let directory = bytes.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
        bytes[directory + 24..directory + 28].copy_from_slice(&lie);
        bytes[22..26].copy_from_slice(&lie);
        let limits = Limits::default();
        let mut package = Package::open(&bytes, &limits, "broken-zip").unwrap();
        assert_eq!(package.text("a").unwrap_err().code(), "broken-zip");
    }
}
