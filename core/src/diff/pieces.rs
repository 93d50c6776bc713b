//! The pieces of a worded element that names several things, where each stands in the wording, and which are one.

use std::ops::Range;

use super::effect::{content_elements, key, same_citation};
use super::readings::Readings;
use crate::model::basis::Citation;
use crate::vocabulary::ElementName;

/// A content, a body, or all that stands together of one cited instrument.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    /// As written.
    pub(crate) text: String,
    /// As it is compared.
    pub(crate) key: String,
    /// Where it stands in the wording, in bytes.
    pub(crate) range: Range<usize>,
    citation: Option<Citation>,
}

impl Piece {
    /// Whether two pieces name the same thing, be it in other words.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.key == other.key
            || self
                .citation
                .as_ref()
                .zip(other.citation.as_ref())
                .is_some_and(|(one, two)| same_citation(one, two))
    }
}

/// The pieces of a wording, in order. Of wordings that are not lists the whole is one piece.
pub(crate) fn pieces(element: ElementName, wording: &str, readings: &Readings) -> Vec<Piece> {
    match element {
        ElementName::Content => {
            located(wording, content_elements(wording).into_iter().map(|text| (text, None)))
        }
        ElementName::Body => {
            located(wording, readings.bodies(wording).iter().map(|body| (body.name.clone(), None)))
        }
        ElementName::Basis => {
            let citations = readings.citations(wording);
            let each = citations.iter().map(|one| (one.wording.clone(), Some(one.clone())));
            joined(wording, located(wording, each))
        }
        _ => located(wording, std::iter::once((wording.to_owned(), None))),
    }
}

/// Pieces with where they stand; one that does not stand there as it was read is left out, and the wording is none of a list.
fn located(wording: &str, pieces: impl Iterator<Item = (String, Option<Citation>)>) -> Vec<Piece> {
    let mut from = 0;
    let mut located = Vec::new();
    for (text, citation) in pieces {
        let Some(at) = wording.get(from..).and_then(|rest| rest.find(&text)).filter(|_| !text.is_empty())
        else {
            let whole = Piece {
                text: wording.to_owned(),
                key: key(wording),
                range: 0..wording.len(),
                citation: None,
            };
            return vec![whole];
        };
        let range = from + at..from + at + text.len();
        from = range.end;
        located.push(Piece { key: key(&text), text, range, citation });
    }
    located
}

/// Citations of one instrument that follow each other as one piece.
fn joined(wording: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    let mut joined: Vec<Piece> = Vec::with_capacity(pieces.len());
    for piece in pieces {
        match joined.last_mut().filter(|last| last.is(&piece)) {
            Some(last) => {
                last.range.end = piece.range.end;
                wording.get(last.range.clone()).unwrap_or_default().clone_into(&mut last.text);
                last.key = key(&last.text);
            }
            None => joined.push(piece),
        }
    }
    joined
}
