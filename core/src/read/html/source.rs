//! The source of a page, before it is parsed: words in angle brackets that a parser would take for tags.

use std::borrow::Cow;

use crate::error::{Error, Result};

/// Stands for a `<` that begins no tag. It is no character and stands in no text.
pub(super) const OPENING: char = '\u{fdd0}';

/// How many bytes the attributes of a tag have at the most, quoted ones apart. The parser compares each with all
/// others of its tag.
const LONGEST_TAG: usize = 4 << 10;

/// A source that is ready to be parsed.
#[derive(Debug)]
pub(super) struct Source<'a> {
    /// The source.
    pub(super) text: Cow<'a, str>,
    /// Whether it ends inside a table or a tag.
    pub(super) is_cut_short: bool,
}

/// The source with each `<` replaced by [`OPENING`] that opens words and no tag: `<A市某某办法>`, `<XX规定>`. Of a
/// tag, only what it is called would be left, in small letters.
pub(super) fn words_in_brackets(source: &str) -> Result<Source<'_>> {
    let (mut opened, mut closed) = (0_usize, 0_usize);
    let mut mended = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = source.get(at..).and_then(|rest| rest.find('<')) {
        let start = at + found;
        let rest = source.get(start + 1..).unwrap_or_default();
        at = start + 1;
        if let Some(comment) = rest.strip_prefix("!--") {
            at += 3 + comment.find("-->").unwrap_or(comment.len());
        } else if is_words(rest) {
            mended.push_str(source.get(copied..start).unwrap_or_default());
            mended.push(OPENING);
            copied = start + 1;
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (unquoted, length) = tag_length(rest);
            if unquoted > LONGEST_TAG {
                return Err(Error::new("page-too-tangled"));
            }
            at += length;
            let name = tag_name(rest);
            opened += usize::from(name.eq_ignore_ascii_case("table"));
            if name.eq_ignore_ascii_case("script") || name.eq_ignore_ascii_case("style") {
                at = closing(source, at, name);
            }
        } else if let Some(rest) = rest.strip_prefix('/') {
            closed += usize::from(tag_name(rest).eq_ignore_ascii_case("table"));
        }
    }
    let is_cut_short = opened > closed || ends_in_tag(source);
    if copied == 0 {
        return Ok(Source { text: Cow::Borrowed(source), is_cut_short });
    }
    mended.push_str(source.get(copied..).unwrap_or_default());
    Ok(Source { text: Cow::Owned(mended), is_cut_short })
}

/// A text with its brackets put back, and the words that stood in them.
pub(super) fn put_back(text: String) -> (String, Vec<String>) {
    if !text.contains(OPENING) {
        return (text, Vec::new());
    }
    let words = text.split(OPENING).skip(1).map(|behind| {
        let words = behind.split(['>', '\n']).next().unwrap_or_default();
        let words: String = words.chars().take(40).collect();
        format!("<{words}>")
    });
    let words = words.collect();
    (text.replace(OPENING, "<"), words)
}

/// Whether the page ends inside a tag.
fn ends_in_tag(source: &str) -> bool {
    let Some((_, last)) = source.rsplit_once('<') else { return false };
    !last.contains('>') && last.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!')
}

/// What a tag is called, or the beginning of a name that is longer than any.
fn tag_name(rest: &str) -> &str {
    let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>');
    let end = rest.char_indices().take(64).find(|(n, c)| ends(*c) || *n > 64);
    end.and_then(|(end, _)| rest.get(..end)).unwrap_or(rest)
}

/// Whether what follows a `<` are words: a name of letters that no element's has, or the `XX` that stands for any
/// name.
fn is_words(rest: &str) -> bool {
    let name = tag_name(rest.strip_prefix('/').unwrap_or(rest));
    if rest.starts_with('/') {
        // `</某某>` would be taken for a comment.
        return !name.is_ascii();
    }
    rest.starts_with(|c: char| c.is_ascii_alphabetic())
        && (!name.is_ascii() || name.bytes().all(|byte| byte.eq_ignore_ascii_case(&b'x')))
}

/// How many bytes of a tag stand outside of quotes, and how long it is up to its `>`.
fn tag_length(rest: &str) -> (usize, usize) {
    let (mut unquoted, mut quote, mut before) = (0, None, b' ');
    for (at, byte) in rest.bytes().enumerate() {
        match quote {
            Some(closing) if byte == closing => quote = None,
            Some(_) => {}
            None if byte == b'>' => return (unquoted, at),
            // Only behind `=` a quote quotes.
            None if matches!(byte, b'"' | b'\'') && before == b'=' => quote = Some(byte),
            None => unquoted += 1,
        }
        if !byte.is_ascii_whitespace() {
            before = byte;
        }
    }
    (unquoted, rest.len())
}

/// Where the tag stands that closes a script or style.
fn closing(source: &str, from: usize, name: &str) -> usize {
    let rest = source.get(from..).unwrap_or_default();
    let closes = |at: &usize| {
        let behind = rest.get(at + 2..at + 2 + name.len());
        behind.is_some_and(|behind| behind.eq_ignore_ascii_case(name))
    };
    let closing = rest.match_indices("</").map(|(at, _)| at).find(closes);
    from + closing.unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(source: &str) -> String {
        words_in_brackets(source).unwrap().text.replace(OPENING, "‹")
    }

    #[test]
    fn words_are_told_from_tags() {
        for (source, expected) in [
            ("《关于<A市某某办法>的通知》", "《关于‹A市某某办法>的通知》"),
            ("<b市民政局 规定>", "‹b市民政局 规定>"),
            ("<XX办法><xx>", "‹XX办法>‹xx>"),
            ("<td title='<某>'>甲</td><o:p></o:p>", "<td title='<某>'>甲</td><o:p></o:p>"),
            (
                "<!-- <A市> --><script>if(a<b市){}</script><A市>",
                "<!-- <A市> --><script>if(a<b市){}</script>‹A市>",
            ),
            ("<td公开内容</td>", "‹td公开内容</td>"),
        ] {
            assert_eq!(mended(source), expected);
        }
        assert_eq!(put_back(format!("甲{OPENING}A市>乙")), ("甲<A市>乙".into(), vec!["<A市>".into()]));
    }

    #[test]
    fn a_page_may_end_in_a_tag() {
        for (source, ends) in [("<p>甲</p", true), ("<td", true), ("<p>3 < 5", false), ("<p>甲", false)] {
            assert_eq!(ends_in_tag(source), ends, "{source}");
        }
    }

    #[test]
    fn a_tag_of_very_many_attributes_is_refused() {
        let source = format!("<div {}>", "a ".repeat(LONGEST_TAG));
        assert_eq!(words_in_brackets(&source).unwrap_err().code(), "page-too-tangled");
    }
}
