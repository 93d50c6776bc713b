//! Bytes to text: what the bytes say goes before what a page says of itself, and what cannot be read is counted.

use std::borrow::Cow;

use crate::error::{Error, Result};
use crate::finding::{Finding, Origin, Severity};

/// An encoding that offices use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Gb18030,
    Big5,
}

/// The text of a file, and what was assumed or lost on the way to it.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    /// The text, without a byte-order mark.
    pub(super) text: Cow<'a, str>,
    /// What was assumed or lost.
    pub(super) findings: Vec<Finding>,
}

/// How many bytes are looked at to tell one encoding from another.
const LOOKED_AT: usize = 1 << 20;

/// What stands for a character that could not be decoded.
const LOST: char = char::REPLACEMENT_CHARACTER;

/// The text that bytes hold; `said` is the encoding that a page gives for itself. Bytes that are no text are an
/// error.
pub(super) fn text<'a>(bytes: &'a [u8], said: Option<&str>) -> Result<Decoded<'a>> {
    let (marked, body) = by_mark(bytes);
    let said = said.and_then(Encoding::of_label);
    let encoding = marked.or_else(|| detect(body)).ok_or_else(|| Error::new("unknown-format"))?;
    // Both are bytes without a mark of their own: where a page says which, it need not be told by statistics.
    let encoding = match (encoding, said) {
        (Encoding::Gb18030, Some(Encoding::Big5)) if shares(body).1.wrong == 0 => Encoding::Big5,
        (Encoding::Big5, Some(Encoding::Gb18030)) if shares(body).0.wrong == 0 => Encoding::Gb18030,
        _ => encoding,
    };
    let text = decode(body, encoding)?;
    let mut findings = Vec::new();
    let here = || Some(Origin { file: None, sheet: None, cell: None });
    if marked.is_none() && encoding != Encoding::Utf8 && said != Some(encoding) {
        let finding = Finding::new("encoding-assumed", Severity::Info).arg("encoding", encoding.name());
        findings.push(finding.origin(here()));
    }
    if let Some((before, _)) = text.split_once(LOST) {
        let finding = Finding::new("characters-lost", Severity::Warning)
            .arg("count", text.matches(LOST).count())
            .arg("line", before.matches('\n').count() + 1);
        findings.push(finding.origin(here()));
    }
    Ok(Decoded { text, findings })
}

/// The text that a file begins with, as far as it takes to see what it is; `None` where it is no text.
pub(super) fn beginning(bytes: &[u8], length: usize) -> Option<Cow<'_, str>> {
    let (marked, body) = by_mark(bytes);
    let encoding = marked.or_else(|| detect(body))?;
    decode(body.get(..length).unwrap_or(body), encoding).ok()
}

impl Encoding {
    /// The encoding of a name in a page. Names that cannot be right for a Chinese page tell nothing.
    fn of_label(label: &str) -> Option<Self> {
        match label.trim().to_ascii_lowercase().as_str() {
            "gb2312" | "gbk" | "gb18030" | "gb_2312-80" | "x-gbk" | "cp936" | "ms936" => Some(Self::Gb18030),
            "big5" | "big5-hkscs" | "x-x-big5" | "cp950" => Some(Self::Big5),
            _ => None,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Gb18030 => "GB18030",
            Self::Big5 => "Big5",
        }
    }
}

/// The encoding that a byte-order mark tells, and the bytes behind the mark.
fn by_mark(bytes: &[u8]) -> (Option<Encoding>, &[u8]) {
    match bytes {
        [0xef, 0xbb, 0xbf, body @ ..] => (Some(Encoding::Utf8), body),
        [0xff, 0xfe, body @ ..] => (Some(Encoding::Utf16Le), body),
        [0xfe, 0xff, body @ ..] => (Some(Encoding::Utf16Be), body),
        _ => (None, bytes),
    }
}

/// The encoding that bytes without a mark are in; `None` where they are no text.
fn detect(bytes: &[u8]) -> Option<Encoding> {
    let head = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let has_zero = head.contains(&0);
    if !has_zero && std::str::from_utf8(bytes).is_ok() {
        return Some(Encoding::Utf8);
    }
    for encoding in [Encoding::Utf16Le, Encoding::Utf16Be] {
        if looks_like_utf16(head, encoding) {
            return Some(encoding);
        }
    }
    if has_zero {
        return None;
    }
    // A few broken characters, or a file cut in the middle of one, do not make it another encoding.
    let (mut whole, mut broken) = (0, 0);
    for chunk in head.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| c.len_utf8() == 3).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    if whole >= broken * 2 {
        return Some(Encoding::Utf8);
    }
    let (gb, big5) = shares(head);
    if gb.is_text() && !(big5.wrong == 0 && big5.common() > gb.common() + 0.2) {
        Some(Encoding::Gb18030)
    } else {
        big5.is_text().then_some(Encoding::Big5)
    }
}

/// Whether bytes read as UTF-16 are what stands in Chinese tables: in any other encoding hardly a pair of bytes is.
fn looks_like_utf16(bytes: &[u8], encoding: Encoding) -> bool {
    let (mut expected, mut all) = (0_usize, 0_usize);
    for c in char::decode_utf16(units(bytes, encoding)) {
        all += 1;
        expected += usize::from(matches!(
            c,
            Ok(
                '\t'
                | '\n'
                | '\r'
                | ' '..='~'
                | '\u{2010}'..='\u{203b}'
                | '\u{25a0}'..='\u{2611}'
                | '\u{3000}'..='\u{301e}'
                | '一'..='\u{9fff}'
                | '！'..='～',
            )
        ));
    }
    all > 0 && bytes.len().is_multiple_of(2) && expected * 10 >= all * 9
}

fn units(bytes: &[u8], encoding: Encoding) -> impl Iterator<Item = u16> {
    bytes.chunks_exact(2).map(move |pair| {
        let pair = <[u8; 2]>::try_from(pair).unwrap_or_default();
        if encoding == Encoding::Utf16Be { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
    })
}

/// What two-byte characters are, read in one way.
#[derive(Debug, Default)]
struct Share {
    common: u32,
    rare: u32,
    wrong: u32,
}

impl Share {
    fn common(&self) -> f64 {
        f64::from(self.common) / f64::from((self.common + self.rare + self.wrong).max(1))
    }

    /// Whether so little is wrong that it is a text with faults rather than no text.
    fn is_text(&self) -> bool {
        self.wrong * 10 <= self.common + self.rare
    }
}

/// How common the characters are that bytes make in GB18030 and in Big5. Each puts its common characters into
/// rows of their own: read as the other, many fall among the rare ones.
fn shares(bytes: &[u8]) -> (Share, Share) {
    let bytes = bytes.get(..LOOKED_AT).unwrap_or(bytes);
    let gb = share(bytes, |lead, trail| match (lead, trail) {
        (0xa1..=0xa3 | 0xb0..=0xd7, 0xa1..=0xfe) => Some(true),
        (0x81..=0xfe, 0x30..=0x39 | 0x40..=0x7e | 0x80..=0xfe) => Some(false),
        _ => None,
    });
    let big5 = share(bytes, |lead, trail| match (lead, trail) {
        (0xa1..=0xc6, 0x40..=0x7e | 0xa1..=0xfe) => Some(true),
        (0x87..=0xfe, 0x40..=0x7e | 0xa1..=0xfe) => Some(false),
        _ => None,
    });
    (gb, big5)
}

fn share(bytes: &[u8], is_common: impl Fn(u8, u8) -> Option<bool>) -> Share {
    let mut share = Share::default();
    let mut bytes = bytes.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        if byte.is_ascii() {
            // Control characters do not stand in texts.
            share.wrong +=
                u32::from(byte.is_ascii_control() && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c));
            continue;
        }
        match bytes.peek().and_then(|trail| is_common(byte, *trail)) {
            Some(common) => {
                share.common += u32::from(common);
                share.rare += u32::from(!common);
                bytes.next();
            }
            None => share.wrong += 1,
        }
    }
    share
}

fn decode(bytes: &[u8], encoding: Encoding) -> Result<Cow<'_, str>> {
    match encoding {
        Encoding::Utf8 => Ok(String::from_utf8_lossy(bytes)),
        Encoding::Utf16Le | Encoding::Utf16Be => {
            let chars = char::decode_utf16(units(bytes, encoding)).map(|c| c.unwrap_or(LOST));
            let odd = (bytes.len() % 2 == 1).then_some(LOST);
            Ok(Cow::Owned(chars.chain(odd).collect()))
        }
        Encoding::Gb18030 | Encoding::Big5 => legacy(bytes, encoding),
    }
}

#[cfg(feature = "encodings")]
#[expect(clippy::unnecessary_wraps, reason = "a build without the feature fails here")]
fn legacy(bytes: &[u8], encoding: Encoding) -> Result<Cow<'_, str>> {
    let encoding = if encoding == Encoding::Big5 { encoding_rs::BIG5 } else { encoding_rs::GB18030 };
    Ok(encoding.decode_without_bom_handling(bytes).0)
}

#[cfg(not(feature = "encodings"))]
fn legacy(_: &[u8], encoding: Encoding) -> Result<Cow<'_, str>> {
    Err(Error::new("built-without").arg("format", encoding.name()))
}

#[cfg(all(test, feature = "encodings"))]
mod tests {
    use super::*;

    fn codes(decoded: &Decoded<'_>) -> Vec<String> {
        decoded.findings.iter().map(|finding| finding.code.to_string()).collect()
    }

    fn utf16(text: &str, be: bool) -> Vec<u8> {
        let bytes = |unit: u16| if be { unit.to_be_bytes() } else { unit.to_le_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    }

    const HEADER: &str = "序号,公开事项,公开内容\n1,社会救助,政策法规文件√■\n";

    #[test]
    fn every_encoding_with_and_without_a_mark() {
        let cases = [
            (HEADER.as_bytes().to_vec(), ""),
            ([b"\xef\xbb\xbf", HEADER.as_bytes()].concat(), ""),
            (utf16(HEADER, false), "UTF-16LE"),
            (utf16(HEADER, true), "UTF-16BE"),
            ([b"\xff\xfe".to_vec(), utf16(HEADER, false)].concat(), ""),
            ([b"\xfe\xff".to_vec(), utf16(HEADER, true)].concat(), ""),
            (encoding_rs::GB18030.encode(HEADER).0.into_owned(), "GB18030"),
        ];
        for (bytes, assumed) in cases {
            let decoded = text(&bytes, None).unwrap();
            assert_eq!(decoded.text, HEADER, "{assumed}");
            let expected = if assumed.is_empty() { vec![] } else { vec!["encoding-assumed"] };
            assert_eq!(codes(&decoded), expected);
        }
    }

    #[test]
    fn traditional_pages_are_big5_and_short_ones_are_told() {
        for words in ["公開事項,公開內容,公開依據", "序號", "政府資訊公開目錄", "一級事項,二級事項"]
        {
            let bytes = encoding_rs::BIG5.encode(words).0;
            assert_eq!(text(&bytes, None).unwrap().text, words);
        }
        for words in ["公开事项,公开内容", "序号", "政府信息公开目录", "镇", "公開時限與內容說明"]
        {
            let bytes = encoding_rs::GB18030.encode(words).0;
            assert_eq!(text(&bytes, None).unwrap().text, words);
        }
    }

    #[test]
    fn what_a_page_says_holds_where_it_can() {
        let bytes = encoding_rs::GB18030.encode(HEADER).0;
        let decoded = text(&bytes, Some("gb2312")).unwrap();
        assert_eq!((&*decoded.text, codes(&decoded).len()), (HEADER, 0));
        assert_eq!(text(&bytes, Some("utf-8")).unwrap().text, HEADER);
        assert_eq!(text(HEADER.as_bytes(), Some("gb2312")).unwrap().text, HEADER);
    }

    #[test]
    fn broken_characters_are_counted() {
        let mut bytes = HEADER.repeat(3).into_bytes();
        bytes.truncate(bytes.len() - 2);
        bytes.insert(40, 0xff);
        let decoded = text(&bytes, None).unwrap();
        let finding = &decoded.findings[0];
        assert_eq!(finding.code, "characters-lost");
        assert!(finding.args["count"] >= crate::finding::Arg::from(2_u32));
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for bytes in [&b"\x00\x01\x02\x03\x04\x05"[..], b"\x8b\x01\x02\xff\xff\x03\xff", b"\xff\xff\xff"] {
            assert_eq!(text(bytes, None).unwrap_err().code(), "unknown-format", "{bytes:?}");
        }
    }
}
