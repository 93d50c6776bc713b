//! A way through the XML inside documents: elements by their local names, so that strict and transitional forms
//! are alike, and nested no deeper than the limit.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesStart, Event};

use super::limits::Limits;
use crate::error::{Error, Result};

/// One step on the way.
#[derive(Debug)]
pub(super) enum Step<'a> {
    /// An element begins; what follows up to its `Close` is inside it.
    Open(BytesStart<'a>),
    /// Text of the element that is open.
    Text(Cow<'a, str>),
    /// The element opened last ends.
    Close,
    /// The document ends.
    End,
}

/// A part's XML, read from its beginning.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
    limit: usize,
}

impl<'a> Xml<'a> {
    /// The way through this text.
    pub(super) fn new(text: &'a str, limits: &Limits) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, depth: 0, limit: limits.depth }
    }

    /// The next step.
    pub(super) fn next(&mut self) -> Result<Step<'a>> {
        loop {
            return Ok(match self.reader.read_event().map_err(|_| Error::new("broken-document"))? {
                Event::Start(start) => {
                    self.depth += 1;
                    if self.depth > self.limit {
                        return Err(Error::new("too-deep").arg("limit", self.limit));
                    }
                    Step::Open(start)
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Step::Close
                }
                Event::Text(text) => Step::Text(match text.into_inner() {
                    Cow::Borrowed(text) if text.contains('\r') => Cow::Owned(text.replace("\r\n", "\n")),
                    text => text,
                }),
                Event::CData(text) => Step::Text(text.into_inner()),
                Event::GeneralRef(name) => Step::Text(Cow::Owned(match name.resolve_char_ref() {
                    Ok(Some(c)) => c.to_string(),
                    _ => entity(&name.into_inner()),
                })),
                Event::Eof if self.depth > 0 => return Err(Error::new("broken-document")),
                Event::Eof => Step::End,
                _ => continue,
            });
        }
    }

    /// Goes past the end of the element opened last.
    pub(super) fn skip(&mut self) -> Result<()> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if matches!(self.next()?, Step::End) {
                break;
            }
        }
        Ok(())
    }

    /// The text of the element opened last, past whose end this goes.
    #[cfg(feature = "docx")]
    pub(super) fn text(&mut self) -> Result<String> {
        let outside = self.depth.saturating_sub(1);
        let mut text = String::new();
        while self.depth > outside {
            match self.next()? {
                Step::Text(more) => text.push_str(&more),
                Step::End => break,
                Step::Open(_) | Step::Close => {}
            }
        }
        Ok(text)
    }
}

/// What an entity stands for; one that XML does not know stays as it is.
fn entity(name: &str) -> String {
    resolve_xml_entity(name).map_or_else(|| format!("&{name};"), str::to_owned)
}

/// The local name of an element.
pub(super) fn name<'a>(start: &'a BytesStart<'_>) -> &'a str {
    start.local_name().into_inner()
}

/// The value of an attribute by its local name.
pub(super) fn attribute<'a>(start: &'a BytesStart<'_>, name: &str) -> Option<Cow<'a, str>> {
    start
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|attribute| attribute.key.local_name().into_inner() == name)
        .map(|attribute| match attribute.value {
            Cow::Borrowed(value) => unescape(value).unwrap_or(Cow::Borrowed(value)),
            value @ Cow::Owned(_) => value,
        })
}

/// The value of an attribute that is a number.
pub(super) fn number(start: &BytesStart<'_>, name: &str) -> Option<u32> {
    attribute(start, name)?.trim().parse().ok()
}

/// Whether a property that is on or off is on: it is where it is named without a value.
#[cfg(feature = "docx")]
pub(super) fn is_on(start: &BytesStart<'_>) -> bool {
    attribute(start, "val").is_none_or(|value| !matches!(&*value, "0" | "false" | "off" | "none"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_bounded_and_ends_are_missed() {
        let limits = Limits { depth: 3, ..Limits::default() };
        let walk = |text: &str| {
            let mut xml = Xml::new(text, &limits);
            loop {
                match xml.next() {
                    Ok(Step::End) => return None,
                    Ok(_) => {}
                    Err(error) => return Some(error.code()),
                }
            }
        };
        assert_eq!(walk("<a><b><c/></b></a>"), None);
        assert_eq!(walk("<a><b><c><d/></c></b></a>"), Some("too-deep"));
        assert_eq!(walk("<a><b>"), Some("broken-document"));
        assert_eq!(walk("<a></b></a>"), Some("broken-document"));
    }

    #[test]
    fn texts_have_their_entities() {
        let mut xml = Xml::new("<a>甲&amp;乙&#x2611;<b>丙</b><![CDATA[<丁>]]>&nbsp;</a>", &Limits::default());
        assert!(matches!(xml.next(), Ok(Step::Open(_))));
        assert_eq!(xml.text().unwrap(), "甲&乙☑丙<丁>&nbsp;");
    }
}
